#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/catalogue.h"
#include "reports/output.h"

namespace kontor::cli {

/// Where a command's output and messages go, and in which language and form. Results go to standard
/// output, everything said to people to standard error.
class Console {
 public:
  explicit Console(std::shared_ptr<const i18n::Catalogue> texts);

  const i18n::Catalogue& texts() const { return *m_texts; }
  std::string text(std::string_view msgid) const { return m_texts->text(msgid); }
  std::string text(std::string_view msgid, const Args& named) const {
    return m_texts->text(msgid, named);
  }

  void set_form(reports::OutputForm form) { m_form = form; }
  bool for_people() const { return m_form == reports::OutputForm::table; }
  reports::OutputForm form() const { return m_form; }

  reports::ByteSink& out() { return m_out; }
  /// A message of its own line on standard error.
  void say(std::string_view line);
  /// The same without its end, for what is typed behind it.
  void ask(std::string_view text);
  /// Hands over what is buffered of the output.
  void flush() { m_out.flush(); }

  /// A line of progress that the next one overwrites; empty takes it away. Terminals only.
  void show_progress(std::string_view line);

  // Cells, written for people in tables and plainly for programs in CSV and JSON.
  reports::Cell decimal(std::string_view plain) const;
  reports::Cell money(Money amount) const { return decimal(amount.to_decimal()); }
  reports::Cell quantity(Quantity q) const { return decimal(q.to_decimal()); }
  reports::Cell coded(std::string_view code, std::string name) const;
  reports::Cell instant(Instant at) const { return reports::DateText{at.to_iso()}; }
  reports::Cell date(BusinessDate day) const { return reports::DateText{day.to_iso()}; }

 private:
  std::shared_ptr<const i18n::Catalogue> m_texts;
  reports::OutputForm m_form = reports::OutputForm::csv;
  reports::DescriptorSink m_out;
  bool m_error_is_terminal;
  bool m_progress_shown = false;
};

/// A null cell for an empty text, so that JSON has null and CSV nothing.
reports::Cell text_or_null(const std::string& text);

/// One list or one object on standard output.
class Listing {
 public:
  enum class Shape { rows, object };
  Listing(Console& console, std::vector<reports::Column> columns, Shape shape = Shape::rows);
  void row(const std::vector<reports::Cell>& cells) { m_writer->row(cells); }
  void end() { m_writer->end(); }

 private:
  std::unique_ptr<reports::RowWriter> m_writer;
};

}  // namespace kontor::cli
