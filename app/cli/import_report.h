#pragma once

#include "app/cli/session.h"

namespace kontor::cli {

/// Shows how an import went: one row of counts on the output, refused rows and notes as messages.
Status show_import(Session& session, const intake::ImportReport& report, bool dry_run);

/// Several imports, one row each on the output: profile, files and counts.
class ImportList {
 public:
  explicit ImportList(Session& session);
  void add(const intake::ImportReport& report, const std::string& profile, const std::string& files,
           bool dry_run);
  void end() { m_list.end(); }

 private:
  Listing m_list;
};

/// Refused rows and notes of an import, as messages.
void tell_details(Console& console, const intake::ImportReport& report);

/// A refused row: its file, its line and the sentence.
std::string refused_row(const Console& console, const intake::RowRefusal& refusal);

}  // namespace kontor::cli
