#pragma once

#include <vector>

#include "app/cli/session.h"

namespace kontor::cli {

/// The list of counts, also for the one that a command made or changed.
void show_count_rows(Session& session, const std::vector<stock::CountSheetRow>& rows);
/// A count's lines, with what is expected where that may be told.
Status count_show(Session& session, std::int64_t number);
void show_posted_count(Session& session, const goods::PostedCount& posted);
std::string refused_line(Session& session, const RefusedRow& refused);

}  // namespace kontor::cli
