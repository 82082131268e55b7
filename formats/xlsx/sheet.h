#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "domain/base/date.h"
#include "formats/bytes/sink.h"

namespace kontor::formats {

struct SheetColumn {
  std::string title;
  bool end = false;  ///< numbers stand at the end of their cell
};

/// mantissa / 10^scale, shown with `scale` decimals; `percent`: the number is a fraction of 1.
struct SheetNumber {
  std::int64_t mantissa = 0;
  int scale = 0;
  bool percent = false;
  std::string currency{};  ///< code, stands behind the number; empty: none
};
/// A month, by its first day.
struct SheetMonth {
  BusinessDate first;
};

/// std::monostate is an empty cell.
using SheetCell = std::variant<std::monostate, std::string, SheetNumber, BusinessDate, SheetMonth>;

/// Whether a spreadsheet can hold the number with all its digits.
bool exact_in_sheet(const SheetNumber& number);

struct SheetHead {
  std::string title;  ///< name of the sheet and head of printed pages
  std::string company;
  bool rtl = false;
  BusinessDate made_on;  ///< stands in the file instead of the moment of writing
  std::vector<SheetColumn> columns;
  /// A further sheet of this name has the title and these lines; none: no such sheet.
  std::string notes_title;
  std::vector<std::string> notes;
  /// Rows of one sheet, its header among them; further rows go on in a further sheet.
  std::int64_t rows_per_sheet = 1'048'576;
};

/// Writes an Office Open XML workbook: a header that stays in sight, filters, numbers and dates as
/// such, totals in bold. Texts are never formulas. Memory does not grow with the rows. Equal calls
/// give equal bytes. Throws what the sink throws, std::system_error when the temporary file can't
/// be written.
class XlsxSheet {
 public:
  /// The sink outlives it; it is written at finish().
  XlsxSheet(ByteSink& sink, SheetHead head);
  ~XlsxSheet();
  XlsxSheet(const XlsxSheet&) = delete;
  XlsxSheet& operator=(const XlsxSheet&) = delete;

  /// A number that a spreadsheet would round goes out as a text with all its digits.
  void row(const std::vector<SheetCell>& cells, bool total = false);
  void finish();

 private:
  struct Book;
  std::unique_ptr<Book> m_book;
};

}  // namespace kontor::formats
