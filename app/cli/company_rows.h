#pragma once

#include <string>
#include <vector>

#include "app/cli/session.h"

namespace kontor::cli {

/// The lists of the company's tables, also for the one row that a command made or changed.
void show_entities(Session& session, const std::vector<company::Entity>& rows);
void show_locations(Session& session, const std::vector<company::Location>& rows);
void show_channels(Session& session, const std::vector<company::Channel>& rows);

/// A whole number of an option within bounds, or `otherwise` where it was not given.
int bounded(Session& session, const std::string& option, const std::string& text, int low, int high,
            int otherwise);

/// Codes parted by commas.
std::vector<std::string> parts_of(const std::string& text);

}  // namespace kontor::cli
