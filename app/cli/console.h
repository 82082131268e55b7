#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bytes/sink.h"
#include "formats/row_writer.h"
#include "i18n/catalogue.h"

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

  void set_form(formats::OutputForm form) { m_form = form; }
  bool for_people() const { return m_form == formats::OutputForm::table; }
  formats::OutputForm form() const { return m_form; }

  formats::ByteSink& out() { return m_out; }
  /// A message of its own line on standard error.
  void say(std::string_view line);
  /// Hands over what is buffered of the output.
  void flush() { m_out.flush(); }

  /// A line of progress that the next one overwrites; empty takes it away. Terminals only.
  void show_progress(std::string_view line);

  // Cells, written for people in tables and plainly for programs in CSV and JSON.
  formats::Cell decimal(std::string_view plain) const;
  formats::Cell money(Money amount) const { return decimal(amount.to_decimal()); }
  formats::Cell quantity(Quantity q) const { return decimal(q.to_decimal()); }
  formats::Cell coded(std::string_view code, std::string name) const;
  formats::Cell instant(Instant at) const { return formats::DateText{at.to_iso()}; }
  formats::Cell date(BusinessDate day) const { return formats::DateText{day.to_iso()}; }

 private:
  std::shared_ptr<const i18n::Catalogue> m_texts;
  formats::OutputForm m_form = formats::OutputForm::csv;
  formats::DescriptorSink m_out;
  bool m_error_is_terminal;
  bool m_progress_shown = false;
};

/// A null cell for an empty text, so that JSON has null and CSV nothing.
formats::Cell text_or_null(const std::string& text);

/// One list or one object on standard output.
class Listing {
 public:
  enum class Shape { rows, object };
  Listing(Console& console, std::vector<formats::Column> columns, Shape shape = Shape::rows);
  void row(const std::vector<formats::Cell>& cells) { m_writer->row(cells); }
  void end() { m_writer->end(); }

 private:
  std::unique_ptr<formats::RowWriter> m_writer;
};

}  // namespace kontor::cli
