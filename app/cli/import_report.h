#pragma once

#include "app/cli/session.h"

namespace kontor::cli {

/// Shows how an import went: one row of counts on the output, refused rows and notes as messages.
Status show_import(Session& session, const intake::ImportReport& report, bool dry_run);

/// A refused row: its file, its line and the sentence.
std::string refused_row(const Console& console, const intake::RowRefusal& refusal);

}  // namespace kontor::cli
