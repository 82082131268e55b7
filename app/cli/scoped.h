#pragma once

#include <string>

#include "app/cli/session.h"

namespace kontor::cli {

/// The place that a list is to show: the one that was named, else all; for people whose right holds
/// at one place only that one. Ends the command with permission_missing where the right does not
/// hold.
LocationId permitted_place(Session& session, company::Permission needed, const std::string& named);

/// The same of channels.
ChannelId permitted_channel(Session& session, company::Permission needed, const std::string& named);

}  // namespace kontor::cli
