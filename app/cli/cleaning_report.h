#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/session.h"
#include "domain/intake/cleaning_source.h"

namespace kontor::cli {

/// What cleaning changes in the files of an import: sums and samples for the screen, every change
/// for a file.
class CleaningReport {
 public:
  /// `file`: where every change is written as CSV; empty: nowhere.
  CleaningReport(Session& session, const std::string& file);
  ~CleaningReport();
  CleaningReport(const CleaningReport&) = delete;
  CleaningReport& operator=(const CleaningReport&) = delete;

  intake::CleaningVisitor visitor();
  /// One row a field that changes: how many values, and samples of before and after.
  void show() const;
  /// Hands over what is buffered for the file.
  void finish();

 private:
  struct Field {
    std::int64_t changed = 0;
    std::vector<intake::CleanedField> samples;
  };
  struct Output;

  void add(const intake::CleanedField& change);

  Session& m_session;
  std::map<std::pair<std::string, std::string>, Field> m_fields;  ///< by record and field
  std::unique_ptr<Output> m_output;
};

}  // namespace kontor::cli
