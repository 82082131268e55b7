#include "formats/xlsx/sheet.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include "formats/bytes/temporary_file.h"
#include "formats/display_width.h"

namespace kontor::formats {

namespace sheet_detail {

constexpr std::size_t longest_text = 32'767;                   // characters that a cell may hold
constexpr std::size_t longest_name = 31;                       // characters of a sheet's name
constexpr std::size_t longest_print_head = 250;                // characters above a printed page
constexpr std::int64_t exact_in_double = 999'999'999'999'999;  // what a spreadsheet keeps
constexpr int days_before_1970 = 25'569;                       // since the spreadsheets' day 0
constexpr std::int64_t seconds_per_day = 86'400;
constexpr std::size_t narrowest = 8, widest = 60;  // of a column, in characters
constexpr std::size_t date_width = 11;
constexpr std::uint8_t paper_a4 = 9;

/// At most so many characters of a text, as UTF-16 counts them.
std::string cut_text(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t units = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    units += bytes == 4 ? 2 : 1;
    if (units > most) break;
    at += bytes;
  }
  return text.substr(0, at);
}

std::string sheet_name(const std::string& title, int number) {
  std::string name = title;
  for (char& c : name) {
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = ' ';
  }
  const std::string tail = number == 1 ? "" : " " + std::to_string(number);
  return cut_text(name, longest_name - tail.size()) + tail;
}

/// Text of a printed page's head: '&' begins a code there.
std::string print_text(const std::string& text) {
  std::string escaped;
  for (const char c : text) escaped += c == '&' ? "&&" : std::string(1, c);
  return escaped;
}

std::string number_format(const SheetNumber& number) {
  const int decimals = number.percent ? number.scale - 2 : number.scale;
  std::string format = number.percent ? "0" : "#,##0";
  if (decimals > 0) format += "." + std::string(static_cast<std::size_t>(decimals), '0');
  if (number.percent) format += "%";
  return number.currency.empty() ? format : format + "\\ [$" + number.currency + "]";
}

std::string exact_text(const SheetNumber& number) {
  std::string digits = std::to_string(number.mantissa);
  const auto scale = static_cast<std::size_t>(number.scale);
  const std::size_t sign = digits.starts_with('-') ? 1 : 0;
  if (digits.size() - sign <= scale) digits.insert(sign, scale + 1 - (digits.size() - sign), '0');
  if (scale > 0) digits.insert(digits.size() - scale, ".");
  return digits;
}

/// Characters that a number takes as it is shown: digits, groups, sign, decimals, currency.
std::size_t shown_width(const SheetNumber& number) {
  const std::size_t digits = exact_text(number).size();
  return digits + digits / 3 + (number.currency.empty() ? 0 : number.currency.size() + 1);
}

[[noreturn]] void throw_sheet_error(const std::string& path) {
  throw std::system_error(errno == 0 ? EIO : errno, std::generic_category(), path);
}

/// How a cell looks.
struct Look {
  std::string numbers;  ///< number format; empty: as it is
  enum class Kind { plain, total, head, head_end, title } kind = Kind::plain;
  auto operator<=>(const Look&) const = default;
};

}  // namespace sheet_detail

struct XlsxSheet::Book {
  using Kind = sheet_detail::Look::Kind;

  Book(ByteSink& to, SheetHead h) : sink(to), head(std::move(h)) {
    folder = std::filesystem::path(file.path()).parent_path().string();
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    workbook = workbook_new_opt(file.path().c_str(), &options);
    if (workbook == nullptr) sheet_detail::throw_sheet_error(file.path());
    lxw_doc_properties properties = {};
    properties.title = head.title.data();
    properties.company = head.company.data();
    properties.created = std::int64_t{head.made_on.days} * sheet_detail::seconds_per_day;
    workbook_set_properties(workbook, &properties);
    next_sheet();
  }
  ~Book() {
    if (workbook != nullptr) lxw_workbook_free(workbook);
  }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  lxw_format* look(Kind kind, const std::string& numbers = {}) {
    lxw_format*& format = looks[{numbers, kind}];
    if (format != nullptr) return format;
    format = workbook_add_format(workbook);
    if (!numbers.empty()) format_set_num_format(format, numbers.c_str());
    if (kind != Kind::plain) format_set_bold(format);
    if (kind == Kind::total) format_set_top(format, LXW_BORDER_THIN);
    if (kind == Kind::head || kind == Kind::head_end) {
      format_set_bottom(format, LXW_BORDER_THIN);
      format_set_text_wrap(format);
    }
    if (kind == Kind::head_end) format_set_align(format, LXW_ALIGN_RIGHT);
    return format;
  }

  lxw_worksheet* add_sheet(const std::string& name) {
    sheet = workbook_add_worksheet(workbook, name.c_str());
    if (sheet == nullptr) sheet_detail::throw_sheet_error(file.path());
    if (head.rtl) worksheet_right_to_left(sheet);
    worksheet_set_paper(sheet, sheet_detail::paper_a4);
    return sheet;
  }

  void next_sheet() {
    if (sheets > 0) end_sheet();
    add_sheet(sheet_detail::sheet_name(head.title, ++sheets));
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    const std::string printed = "&L" + sheet_detail::print_text(head.company) + "&C" +
                                sheet_detail::print_text(head.title) + "&R&P / &N";
    worksheet_set_header(sheet,
                         sheet_detail::cut_text(printed, sheet_detail::longest_print_head).c_str());
    widths.assign(head.columns.size(), sheet_detail::narrowest);
    lxw_col_t column = 0;
    for (const SheetColumn& c : head.columns) {
      worksheet_write_string(sheet, 0, column, c.title.c_str(),
                             look(c.end ? Kind::head_end : Kind::head));
      // Heads wrap, and leave room for the button of the filter.
      widen(column++, display_width(c.title) / 2 + 4);
    }
    line = 1;
    last_row = 0;
  }

  /// Columns are as wide as what they hold, which is known behind the last row.
  void end_sheet() {
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet, column, column, static_cast<double>(widths[i] + 1), nullptr);
    }
    if (!widths.empty()) {
      worksheet_autofilter(sheet, 0, 0, last_row, static_cast<lxw_col_t>(widths.size() - 1));
    }
  }

  void widen(lxw_col_t column, std::size_t width) {
    widths[column] = std::clamp(width, widths[column], sheet_detail::widest);
  }

  void add_notes() {
    if (head.notes_title.empty()) return;
    // Two sheets of one name are refused, whatever their letters' case.
    add_sheet(sheet_detail::sheet_name(
        head.notes_title == head.title ? head.notes_title + " *" : head.notes_title, 1));
    lxw_row_t row = 0;
    const auto put = [&](const std::string& text, Kind kind) {
      const std::string cut = sheet_detail::cut_text(text, sheet_detail::longest_text);
      worksheet_write_string(sheet, row++, 0, cut.c_str(), look(kind));
    };
    put(head.company, Kind::plain);
    put(head.title, Kind::title);
    for (const std::string& note : head.notes) put(note, Kind::plain);
    worksheet_set_column(sheet, 0, 0, sheet_detail::widest, nullptr);
  }

  void write(lxw_col_t column, const SheetCell& cell, Kind kind) {
    struct Writer {
      Book& b;
      lxw_col_t column;
      Kind kind;
      void operator()(std::monostate) const {
        if (kind == Kind::total) worksheet_write_blank(b.sheet, b.line, column, b.look(kind));
      }
      void operator()(const std::string& text) const {
        const std::string cut = sheet_detail::cut_text(text, sheet_detail::longest_text);
        worksheet_write_string(b.sheet, b.line, column, cut.c_str(), b.look(kind));
        b.widen(column, display_width(cut));
      }
      void operator()(const SheetNumber& n) const {
        if (!exact_in_sheet(n)) {
          (*this)(sheet_detail::exact_text(n));
          return;
        }
        const double value = static_cast<double>(n.mantissa) / std::pow(10.0, n.scale);
        worksheet_write_number(b.sheet, b.line, column, value,
                               b.look(kind, sheet_detail::number_format(n)));
        b.widen(column, sheet_detail::shown_width(n));
      }
      void day(BusinessDate date, const char* format) const {
        worksheet_write_number(b.sheet, b.line, column, date.days + sheet_detail::days_before_1970,
                               b.look(kind, format));
        b.widen(column, sheet_detail::date_width);
      }
      void operator()(BusinessDate date) const { day(date, "yyyy-mm-dd"); }
      void operator()(const SheetMonth& month) const { day(month.first, "yyyy-mm"); }
    };
    std::visit(Writer{*this, column, kind}, cell);
  }

  ByteSink& sink;
  SheetHead head;
  TemporaryFile file;
  std::string folder;
  lxw_workbook* workbook = nullptr;
  lxw_worksheet* sheet = nullptr;
  std::map<sheet_detail::Look, lxw_format*> looks;
  std::vector<std::size_t> widths;
  int sheets = 0;
  lxw_row_t line = 0;
  lxw_row_t last_row = 0;  ///< before the totals
};

bool exact_in_sheet(const SheetNumber& number) {
  return std::abs(number.mantissa) <= sheet_detail::exact_in_double;
}

XlsxSheet::XlsxSheet(ByteSink& sink, SheetHead head)
    : m_book(std::make_unique<Book>(sink, std::move(head))) {}
XlsxSheet::~XlsxSheet() = default;

void XlsxSheet::row(const std::vector<SheetCell>& cells, bool total) {
  Book& b = *m_book;
  if (b.line >= b.head.rows_per_sheet) b.next_sheet();
  lxw_col_t column = 0;
  for (const SheetCell& cell : cells) {
    b.write(column++, cell, total ? Book::Kind::total : Book::Kind::plain);
  }
  if (!total) b.last_row = b.line;
  ++b.line;
}

void XlsxSheet::finish() {
  Book& b = *m_book;
  b.end_sheet();
  b.add_notes();
  errno = 0;
  // Closing frees the workbook, whatever it gives.
  const lxw_error error = workbook_close(std::exchange(b.workbook, nullptr));
  if (error != LXW_NO_ERROR) sheet_detail::throw_sheet_error(b.file.path());
  std::string part(std::size_t{64} * 1024, '\0');
  std::int64_t at = 0;
  while (const std::size_t found = b.file.read_at(at, part.data(), part.size())) {
    b.sink.write({part.data(), found});
    at += static_cast<std::int64_t>(found);
  }
}

}  // namespace kontor::formats
