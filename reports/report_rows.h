#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reports/report.h"

namespace kontor::reports {

/// How the functions of a report refuse what they were asked for: only run_report catches it.
struct ReportRefused {
  Refusal refusal;
};

/// Makes what a report gives ready to be shown: leaves out the columns that this actor may not see,
/// works out percentages, adds up the totals by currency.
class ReportRows {
 public:
  /// `scope`: what the rows are of.
  ReportRows(const std::vector<Field>& fields, const company::Actor& actor, std::string total_word,
             const company::Scope& scope = {});

  /// `values`: one a field of the report.
  Values ready(const Values& values);
  /// One a currency in which there are rows, by code; none where no column is summed.
  std::vector<Values> totals() const;

 private:
  /// A sum of one column. Amounts of several currencies have none.
  struct Sum {
    std::optional<Value> value;
    bool mixed = false;
    void add(const Value& value);
  };
  void work_out_percentages(Values& values) const;
  Values visible(const Values& values) const;

  const std::vector<Field>& m_fields;
  std::string m_total_word;
  std::vector<bool> m_shown;
  std::optional<std::size_t> m_currency;  ///< the field that names the rows' currency
  std::map<std::string, std::vector<Sum>> m_sums;
};

/// part ÷ whole; none where there is no whole, or the two are of different currencies.
std::optional<Percent> percent_of(const Value& part, const Value& whole);

}  // namespace kontor::reports
