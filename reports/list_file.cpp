#include "reports/list_file.h"

#include <cerrno>
#include <optional>
#include <system_error>

#include "domain/base/failure.h"
#include "formats/delimited/writer.h"

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

}  // namespace

std::shared_ptr<ListFile> ListFile::create(const std::filesystem::path& file, ListFormat,
                                           const ListHead& head) {
  std::shared_ptr<ListFile> made;
  telling_failures([&] { made = std::make_shared<CsvList>(file, head); });
  return made;
}

bool can_write(ListFormat format) { return format == ListFormat::csv; }

}  // namespace kontor::reports
