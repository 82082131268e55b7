#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "domain/base/date.h"

namespace kontor::reports {

enum class ListFormat { csv, xlsx };

/// What the values of a column are: plain decimals, amounts with their currency behind them
/// ("12.50 EUR"), ISO 8601 dates.
enum class ListValue { text, number, money, date };

struct ListColumn {
  std::string title;
  ListValue value = ListValue::text;
};

struct ListHead {
  std::string title;           ///< of a sheet
  std::string currency_title;  ///< of the column of currencies, behind the others
  bool rtl = false;            ///< a sheet reads from right to left
  BusinessDate made_on = {};   ///< stands in a sheet as the day of its making
  std::vector<ListColumn> columns;
};

/// A list as it is shown, on its way into a file for people: titles, then rows. Amounts are
/// numbers, their currency stands in a column of its own. Texts are never formulas. The file is
/// there whole or not at all. Everything may throw Failure.
class ListFile {
 public:
  static std::shared_ptr<ListFile> create(const std::filesystem::path& file, ListFormat format,
                                          const ListHead& head);
  ListFile() = default;
  virtual ~ListFile() = default;
  ListFile(const ListFile&) = delete;
  ListFile& operator=(const ListFile&) = delete;

  /// As many values as columns.
  virtual void row(const std::vector<std::string>& values) = 0;
  virtual void finish() = 0;
};

}  // namespace kontor::reports
