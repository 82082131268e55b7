#include "app/cli/statement_rows.h"

#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

using goods::LineVerdict;
using reports::ColumnType;

goods::StatementView view_of(Session& session, std::int64_t number) {
  auto& book = session.book();
  return take(book.book().read(
      [&](Unit& unit) { return goods::view_statement(unit, book.stores(), number); }));
}

/// "T-3 (on its way there) 5; #1001 (in the book since) -1"
std::string causes_text(Console& console, const std::vector<stock::Cause>& causes) {
  std::string text;
  for (const auto& cause : causes) {
    if (!text.empty()) text += "; ";
    text += cause.number + " (" + i18n::name(console.texts(), cause.kind) + ") " +
            cause.used.to_decimal();
  }
  return text;
}

/// What was done about a line last.
const stock::StatementSettlement* last_of(const goods::StatementView& view, ProductId product) {
  const stock::StatementSettlement* last = nullptr;
  for (const auto& row : view.settlements)
    if (row.product == product) last = &row;
  return last;
}

}  // namespace

void show_statement_rows(Session& session, const std::vector<goods::Statement>& rows) {
  Console& console = session.console();
  const auto names = company_names(session);
  const auto number = [&](const char* key, const char* title) {
    return session.column(key, title, ColumnType::integer);
  };
  Listing list(
      console,
      {session.column("number", KONTOR_TEXT("Number")),
       session.column("location", KONTOR_TEXT("Location")),
       session.column("as_of", KONTOR_TEXT("As of"), ColumnType::date),
       session.column("file", KONTOR_TEXT("File")), session.column("state", KONTOR_TEXT("State")),
       number("lines", KONTOR_TEXT("Lines")), number("matched", KONTOR_TEXT("Matching")),
       number("explained", KONTOR_TEXT("Explained")), number("settled", KONTOR_TEXT("Posted")),
       number("left", KONTOR_TEXT("Left open")),
       number("unexplained", KONTOR_TEXT("Unexplained"))});
  for (const auto& s : rows) {
    const auto view = view_of(session, s.number);
    list.row({stock::statement_number_text(s.number), names.location_code(s.location),
              console.instant(s.as_of), s.file,
              console.coded(stock::name_of(s.state), i18n::name(console.texts(), s.state)),
              std::int64_t{std::ssize(view.lines)}, view.with(LineVerdict::matched),
              view.with(LineVerdict::explained), view.with(LineVerdict::settled),
              view.with(LineVerdict::left), view.with(LineVerdict::unexplained)});
  }
  list.end();
}

Status show_statement(Session& session, std::int64_t number,
                      const std::set<goods::LineVerdict>& only) {
  Console& console = session.console();
  const auto view = view_of(session, number);
  if (const auto no = company::refused(session.book().actor(), company::Permission::read_stock,
                                       company::scope_of(view.place)))
    throw Stop(*no);
  const auto decimal = [&](const char* key, const char* title) {
    return session.column(key, title, ColumnType::decimal);
  };
  Listing list(
      console,
      {session.column("line", KONTOR_TEXT("Line"), ColumnType::integer),
       session.column("sku", KONTOR_TEXT("SKU")), session.column("name", KONTOR_TEXT("Name")),
       decimal("theirs", KONTOR_TEXT("Theirs")), decimal("book", KONTOR_TEXT("In the book")),
       decimal("difference", KONTOR_TEXT("Difference")),
       decimal("explained", KONTOR_TEXT("Explained")), decimal("settled", KONTOR_TEXT("Posted")),
       decimal("open", KONTOR_TEXT("Still open")),
       session.column("verdict", KONTOR_TEXT("Verdict")),
       decimal("open_before", KONTOR_TEXT("Open before")),
       session.column("in_file", KONTOR_TEXT("In the file"), ColumnType::boolean),
       session.column("because", KONTOR_TEXT("Because of")),
       session.column("reason", KONTOR_TEXT("Reason")), session.column("note", KONTOR_TEXT("Note")),
       session.column("adjustment", KONTOR_TEXT("Adjustment"))});
  RowLimit limit(session);
  for (const auto& row : view.lines) {
    if (!only.empty() && !only.contains(row.verdict)) continue;
    if (!limit.admits()) break;
    const auto* done = last_of(view, row.line.product);
    const auto said = [&](std::string stock::StatementSettlement::*text) {
      return done == nullptr ? reports::Cell() : text_or_null(done->*text);
    };
    list.row({std::int64_t{row.line.no}, row.line.sku, row.line.name,
              console.quantity(row.line.theirs), console.quantity(row.book),
              console.quantity(row.difference), console.quantity(row.explained),
              console.quantity(row.settled), console.quantity(row.rest),
              console.coded(stock::name_of(row.verdict), i18n::name(console.texts(), row.verdict)),
              row.before ? console.quantity(*row.before) : reports::Cell(), row.line.in_file,
              text_or_null(causes_text(console, row.causes)),
              said(&stock::StatementSettlement::reason), said(&stock::StatementSettlement::note),
              said(&stock::StatementSettlement::adjustment_number)});
  }
  list.end();
  return Status::done;
}

}  // namespace kontor::cli
