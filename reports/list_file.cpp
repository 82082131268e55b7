#include "reports/list_file.h"

#include <cerrno>
#include <optional>
#include <system_error>

#include "domain/base/failure.h"
#include "formats/delimited/writer.h"
#include "formats/xlsx/sheet.h"

namespace kontor::reports {

namespace {

Failure list_file_failure(const std::system_error& error) {
  const int code = error.code().value();
  const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
  return Failure(full ? FailureCode::disk_full : FailureCode::file_unwritable,
                 {{"detail", error.what()}});
}

template <class Act>
void telling_failures(Act act) {
  try {
    act();
  } catch (const std::system_error& error) {
    throw list_file_failure(error);
  }
}

/// "12.50 EUR" in its two parts.
struct Amount {
  std::string number, currency;
};

Amount amount_in(const std::string& value) {
  const auto blank = value.find(' ');
  if (blank == std::string::npos) return {value, {}};
  return {value.substr(0, blank), value.substr(blank + 1)};
}

bool has_money(const ListHead& head) {
  for (const ListColumn& column : head.columns) {
    if (column.value == ListValue::money) return true;
  }
  return false;
}

class CsvList final : public ListFile {
 public:
  CsvList(const std::filesystem::path& file, const ListHead& head)
      : m_head(head), m_money(has_money(head)), m_sink(file), m_writer(m_sink) {
    for (const ListColumn& column : m_head.columns) m_writer.text(column.title);
    if (m_money) m_writer.text(m_head.currency_title);
    m_writer.end_row();
  }

  void row(const std::vector<std::string>& values) override {
    telling_failures([&] {
      std::string currency;
      for (std::size_t i = 0; i < m_head.columns.size(); ++i) {
        switch (m_head.columns[i].value) {
          case ListValue::text:
            m_writer.text(values.at(i));
            break;
          case ListValue::money: {
            const Amount amount = amount_in(values.at(i));
            m_writer.number(amount.number);
            if (!amount.currency.empty()) currency = amount.currency;
            break;
          }
          case ListValue::number:
          case ListValue::date:
            m_writer.number(values.at(i));
            break;
        }
      }
      if (m_money) m_writer.text(currency);
      m_writer.end_row();
    });
  }

  void finish() override {
    telling_failures([&] { m_sink.commit(); });
  }

 private:
  ListHead m_head;
  bool m_money;
  formats::FileSink m_sink;
  formats::CsvWriter m_writer;
};

/// "-12.50" with its own decimals; what is no such number stays a text.
formats::SheetCell number_cell(const std::string& text, const std::string& currency = {}) {
  if (text.empty()) return std::monostate{};
  formats::SheetNumber number;
  number.currency = currency;
  bool point = false;
  constexpr std::size_t most_digits = 17;
  std::size_t digits = 0;
  const bool negative = text.front() == '-';
  for (std::size_t i = negative ? 1 : 0; i < text.size(); ++i) {
    if (text[i] == '.' && !point) {
      point = true;
    } else if (text[i] >= '0' && text[i] <= '9' && ++digits <= most_digits) {
      number.mantissa = number.mantissa * 10 + (text[i] - '0');
      if (point) ++number.scale;
    } else {
      return text;
    }
  }
  if (digits == 0) return text;
  if (negative) number.mantissa = -number.mantissa;
  return number;
}

class SheetList final : public ListFile {
 public:
  SheetList(const std::filesystem::path& file, const ListHead& head)
      : m_head(head), m_sink(file), m_sheet(m_sink, sheet_head(head)) {}

  void row(const std::vector<std::string>& values) override {
    telling_failures([&] {
      m_cells.clear();
      std::string currency;
      for (std::size_t i = 0; i < m_head.columns.size(); ++i) {
        m_cells.push_back(cell_of(m_head.columns[i].value, values.at(i), currency));
      }
      if (has_money(m_head)) m_cells.emplace_back(currency);
      m_sheet.row(m_cells);
    });
  }

  void finish() override {
    telling_failures([&] {
      m_sheet.finish();
      m_sink.commit();
    });
  }

 private:
  static formats::SheetHead sheet_head(const ListHead& head) {
    formats::SheetHead sheet;
    sheet.title = head.title;
    sheet.rtl = head.rtl;
    sheet.made_on = head.made_on;
    for (const ListColumn& column : head.columns) {
      const bool end = column.value == ListValue::number || column.value == ListValue::money;
      sheet.columns.push_back({column.title, end});
    }
    if (has_money(head)) sheet.columns.push_back({head.currency_title, false});
    return sheet;
  }
  static formats::SheetCell cell_of(ListValue type, const std::string& value,
                                    std::string& currency) {
    if (value.empty()) return std::monostate{};
    switch (type) {
      case ListValue::number:
        return number_cell(value);
      case ListValue::money: {
        const Amount amount = amount_in(value);
        if (!amount.currency.empty()) currency = amount.currency;
        return number_cell(amount.number);
      }
      case ListValue::date:
        // A moment stays a text: a sheet knows no zones.
        if (const auto date = BusinessDate::parse_iso(value)) return *date;
        return value;
      case ListValue::text:
        break;
    }
    return value;
  }

  ListHead m_head;
  formats::FileSink m_sink;
  formats::XlsxSheet m_sheet;
  std::vector<formats::SheetCell> m_cells;
};

}  // namespace

std::shared_ptr<ListFile> ListFile::create(const std::filesystem::path& file, ListFormat format,
                                           const ListHead& head) {
  std::shared_ptr<ListFile> made;
  telling_failures([&] {
    if (format == ListFormat::xlsx) {
      made = std::make_shared<SheetList>(file, head);
    } else {
      made = std::make_shared<CsvList>(file, head);
    }
  });
  return made;
}

}  // namespace kontor::reports
