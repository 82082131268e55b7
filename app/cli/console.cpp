#include "app/cli/console.h"

#include <unistd.h>

namespace kontor::cli {

namespace {

/// Messages that cannot be told have nobody to tell it to.
void write_error(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, bytes.data(), bytes.size());
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

constexpr std::string_view clear_line = "\r\x1b[K";

}  // namespace

Console::Console(std::shared_ptr<const i18n::Catalogue> texts)
    : m_texts(std::move(texts)),
      m_out(STDOUT_FILENO, "standard output"),
      m_error_is_terminal(::isatty(STDERR_FILENO) == 1) {}

void Console::say(std::string_view line) {
  show_progress({});
  write_error(std::string(line) + "\n");
}

void Console::ask(std::string_view text) {
  show_progress({});
  write_error(text);
}

void Console::show_progress(std::string_view line) {
  if (!m_error_is_terminal || (line.empty() && !m_progress_shown)) return;
  write_error(std::string(clear_line) + std::string(line));
  m_progress_shown = !line.empty();
}

reports::Cell Console::decimal(std::string_view plain) const {
  return reports::DecimalText{for_people() ? m_texts->format().decimal(plain) : std::string(plain)};
}

reports::Cell Console::coded(std::string_view code, std::string name) const {
  if (for_people()) return name;
  return text_or_null(std::string(code));
}

reports::Cell text_or_null(const std::string& text) {
  if (text.empty()) return std::monostate{};
  return text;
}

Listing::Listing(Console& console, std::vector<reports::Column> columns, Shape shape) {
  reports::OutputOptions options;
  options.form = console.form();
  options.single_object = shape == Shape::object;
  options.yes = console.text("yes");
  options.no = console.text("no");
  m_writer = reports::make_row_writer(console.out(), options);
  m_writer->begin(std::move(columns));
}

}  // namespace kontor::cli
