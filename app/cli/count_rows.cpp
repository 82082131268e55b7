#include "app/cli/count_rows.h"

#include "app/cli/import_report.h"
#include "app/cli/staff_rows.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

reports::Cell moment_or_null(Console& console, const std::optional<Instant>& at) {
  return at ? console.instant(*at) : reports::Cell();
}

std::vector<reports::Column> count_line_columns(Session& session) {
  std::vector<reports::Column> columns{
      session.column("line", KONTOR_TEXT("Line"), ColumnType::integer),
      session.column("sku", KONTOR_TEXT("SKU")),
      session.column("name", KONTOR_TEXT("Name")),
      session.column("zone", KONTOR_TEXT("Zone")),
      session.column("counted", KONTOR_TEXT("Counted"), ColumnType::decimal),
      session.column("counted_at", KONTOR_TEXT("When"), ColumnType::date),
      session.column("counted_by", KONTOR_TEXT("By")),
      session.column("recount", KONTOR_TEXT("Recount")),
      session.column("outcome", KONTOR_TEXT("Outcome")),
      session.column("expected", KONTOR_TEXT("Expected"), ColumnType::decimal),
      session.column("variance", KONTOR_TEXT("Difference"), ColumnType::decimal),
      session.column("large", KONTOR_TEXT("Large")),
      session.column("lots", KONTOR_TEXT("Lots"))};
  if (!sees_costs(session)) return columns;
  columns.push_back(session.column("value", KONTOR_TEXT("Value"), ColumnType::decimal));
  columns.push_back(session.column("currency", KONTOR_TEXT("Currency")));
  return columns;
}

std::string recount_word(Console& console, stock::Recount recount) {
  if (recount == stock::Recount::none) return {};
  return recount == stock::Recount::asked ? console.text("asked for") : console.text("done");
}

std::string outcome_word(Console& console, stock::CountOutcome outcome) {
  switch (outcome) {
    case stock::CountOutcome::open:
      return console.text("not posted");
    case stock::CountOutcome::posted:
      return console.text("in the books");
    case stock::CountOutcome::left:
      return console.text("left as it was");
    case stock::CountOutcome::superseded:
      return console.text("counted again later");
  }
  return {};
}

/// As they are entered: "10#L12, 5".
std::string counted_lots(const stock::CountSheetLine& line) {
  std::string text;
  for (const auto& part : line.lots) {
    if (!text.empty()) text += ", ";
    text += part.counted.to_decimal();
    if (part.lot) text += "#" + part.lot->number;
  }
  return text;
}

std::vector<reports::Cell> line_cells(Session& session, const goods::CountView& view,
                                      const goods::CountViewLine& row,
                                      const std::vector<staff::Employee>& people) {
  Console& console = session.console();
  const auto quantity = [&](const std::optional<Quantity>& q) {
    return q ? console.quantity(*q) : reports::Cell();
  };
  const auto& l = row.line;
  std::vector<reports::Cell> cells{
      std::int64_t{l.no},
      l.sku,
      l.name,
      text_or_null(l.zone),
      quantity(l.counted),
      moment_or_null(console, l.counted_at),
      text_or_null(employee_code(people, l.counted_by)),
      l.recount == stock::Recount::none
          ? reports::Cell()
          : console.coded(stock::name_of(l.recount), recount_word(console, l.recount)),
      console.coded(stock::name_of(l.outcome), outcome_word(console, l.outcome)),
      quantity(row.expected),
      quantity(row.variance),
      row.large ? console.coded("large", console.text("large")) : reports::Cell(),
      text_or_null(counted_lots(l))};
  if (!sees_costs(session)) return cells;
  cells.push_back(row.value_minor ? console.money({*row.value_minor, view.currency})
                                  : reports::Cell());
  cells.push_back(std::string(view.currency.code()));
  return cells;
}

}  // namespace

void show_count_rows(Session& session, const std::vector<stock::CountSheetRow>& rows) {
  Console& console = session.console();
  const auto names = company_names(session);
  Listing list(
      console,
      {session.column("number", KONTOR_TEXT("Number")),
       session.column("location", KONTOR_TEXT("Location")),
       session.column("choice", KONTOR_TEXT("What is counted")),
       session.column("of", KONTOR_TEXT("Of")), session.column("blind", KONTOR_TEXT("Blind")),
       session.column("state", KONTOR_TEXT("State")),
       session.column("made_at", KONTOR_TEXT("Made"), ColumnType::date),
       session.column("posted_at", KONTOR_TEXT("Posted"), ColumnType::date),
       session.column("lines", KONTOR_TEXT("Lines"), ColumnType::integer),
       session.column("counted", KONTOR_TEXT("Counted"), ColumnType::integer),
       session.column("asked", KONTOR_TEXT("To be counted again"), ColumnType::integer)});
  for (const auto& row : rows) {
    const auto& s = row.sheet;
    list.row({stock::count_number_text(s.number), names.location_code(s.location),
              console.coded(stock::name_of(s.choice), i18n::name(console.texts(), s.choice)),
              text_or_null(s.choice_text),
              s.blind ? console.coded("blind", console.text("blind")) : reports::Cell(),
              console.coded(stock::name_of(s.state), i18n::name(console.texts(), s.state)),
              console.instant(s.made_at), moment_or_null(console, s.posted_at), row.lines,
              row.counted, row.asked});
  }
  list.end();
}

Status count_show(Session& session, std::int64_t number) {
  auto& book = session.book();
  const auto view = take(book.book().read([&](Unit& unit) {
    return goods::view_count(unit, book.stores(), number, session.clock().now());
  }));
  if (const auto refusal = company::refused(book.actor(), company::Permission::read_stock,
                                            company::scope_of(view.place)))
    throw Stop(*refusal);
  const auto people = staff_of(session);
  Listing list(session.console(), count_line_columns(session));
  RowLimit limit(session);
  for (const auto& row : view.lines) {
    if (!limit.admits()) break;
    list.row(line_cells(session, view, row, people));
  }
  list.end();
  return Status::done;
}

void show_posted_count(Session& session, const goods::PostedCount& posted) {
  Console& console = session.console();
  const auto names = company_names(session);
  const Currency currency = names.entity(posted.sheet.entity)->currency;
  const bool costs = sees_costs(session);
  std::vector<reports::Column> columns{
      session.column("number", KONTOR_TEXT("Number")),
      session.column("posted", KONTOR_TEXT("Lines posted"), ColumnType::integer),
      session.column("right", KONTOR_TEXT("Without a difference"), ColumnType::integer),
      session.column("left", KONTOR_TEXT("Left as they were"), ColumnType::integer),
      session.column("superseded", KONTOR_TEXT("Counted again later"), ColumnType::integer)};
  if (costs) {
    columns.push_back(session.column("gain", KONTOR_TEXT("More, at cost"), ColumnType::decimal));
    columns.push_back(session.column("loss", KONTOR_TEXT("Less, at cost"), ColumnType::decimal));
    columns.push_back(session.column("currency", KONTOR_TEXT("Currency")));
  }
  Listing list(console, std::move(columns), Listing::Shape::object);
  std::vector<reports::Cell> cells{stock::count_number_text(posted.sheet.number), posted.posted,
                                   posted.right, posted.left, posted.superseded};
  if (costs) {
    cells.push_back(console.money({posted.gain_minor, currency}));
    cells.push_back(console.money({posted.loss_minor, currency}));
    cells.push_back(std::string(currency.code()));
  }
  list.row(cells);
  list.end();
}

std::string refused_line(Session& session, const RefusedRow& refused) {
  return refused_row(session.console(), {refused.row, refused.file, refused.refusal});
}

}  // namespace kontor::cli
