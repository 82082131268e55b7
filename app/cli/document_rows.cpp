#include "app/cli/document_rows.h"

#include <algorithm>

#include "app/line_files.h"
#include "i18n/mark.h"
#include "i18n/names.h"
#include "i18n/sentence.h"

namespace kontor::cli {

GivenLines lines_of(const std::vector<std::string>& arguments, const std::string& file) {
  GivenLines given;
  std::int64_t row = 0;
  for (const std::string& argument : arguments) {
    auto wish = goods::read_line(argument, ++row);
    if (wish) {
      given.lines.push_back(std::move(*wish));
    } else {
      given.refusals.push_back({row, {}, wish.refusal()});
    }
  }
  if (file.empty()) return given;
  auto list = take(app::read_line_file(file));
  given.lines.insert(given.lines.end(), list.lines.begin(), list.lines.end());
  given.refusals.insert(given.refusals.end(), list.refusals.begin(), list.refusals.end());
  return given;
}

void tell_rows(Session& session, const std::vector<RefusedRow>& rows) {
  Console& console = session.console();
  auto sorted = rows;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const RefusedRow& a, const RefusedRow& b) { return a.row < b.row; });
  for (const RefusedRow& row : sorted)
    console.say(console.text("Line {line}: {sentence}",
                             {{"line", std::to_string(row.row)},
                              {"sentence", i18n::sentence(console.texts(), row.refusal)}}));
}

reports::Cell state_cell(Console& console, stock::DocumentState state) {
  return console.coded(stock::name_of(state), i18n::name(console.texts(), state));
}

Status show_result(Session& session, const goods::TransferResult& result) {
  if (!result.refusals.empty()) {
    tell_rows(session, result.refusals);
    // A draft may stand although the next step was refused.
    if (result.document.number.empty()) return Status::refused;
  }
  Console& console = session.console();
  const auto names = company_names(session);
  const auto& d = result.document;
  Listing list(
      console,
      {session.column("number", KONTOR_TEXT("Number")),
       session.column("state", KONTOR_TEXT("State")), session.column("from", KONTOR_TEXT("From")),
       session.column("to", KONTOR_TEXT("To")),
       session.column("lines", KONTOR_TEXT("Lines"), reports::ColumnType::integer),
       session.column("unchanged", KONTOR_TEXT("Unchanged"), reports::ColumnType::boolean)},
      Listing::Shape::object);
  list.row({d.number, state_cell(console, d.state), names.location_code(d.from),
            names.location_code(d.to), std::int64_t{std::ssize(d.lines)}, result.unchanged});
  list.end();
  return result.refusals.empty() ? Status::done : Status::refused;
}

}  // namespace kontor::cli
