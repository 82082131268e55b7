#pragma once

#include <string>

#include "app/cli/session.h"
#include "reports/report.h"

namespace kontor::cli {

/// Writes the paper of one document into a csv, xlsx or pdf file, in the language of the command.
Status write_paper(Session& session, const reports::Report& report,
                   const reports::ReportRequest& request, const std::string& file);

}  // namespace kontor::cli
