#include "app/cli/document_rows.h"

#include <algorithm>

#include "app/cli/staff_rows.h"
#include "app/line_files.h"
#include "i18n/mark.h"
#include "i18n/names.h"
#include "i18n/sentence.h"

namespace kontor::cli {

GivenLines lines_of(const std::vector<std::string>& arguments, const std::string& file,
                    goods::Prices prices) {
  GivenLines given;
  std::int64_t row = 0;
  for (const std::string& argument : arguments) {
    auto wish = goods::read_line(argument, ++row, prices);
    if (wish) {
      given.lines.push_back(std::move(*wish));
    } else {
      given.refusals.push_back({row, {}, wish.refusal()});
    }
  }
  if (file.empty()) return given;
  auto list = take(app::read_line_file(file, prices));
  given.lines.insert(given.lines.end(), list.lines.begin(), list.lines.end());
  given.refusals.insert(given.refusals.end(), list.refusals.begin(), list.refusals.end());
  return given;
}

Quantity quantity_of(const std::string& option, const std::string& text) {
  const auto decimal = Decimal::parse(text);
  const Args args{{"column", option}, {"value", text}};
  if (!decimal) throw Stop({RefusalCode::value_not_number, args});
  const auto quantity = Quantity::from_decimal(*decimal);
  if (!quantity) throw Stop({RefusalCode::value_too_precise, args});
  if (quantity->milli > goods::most_quantity_milli || quantity->milli < -goods::most_quantity_milli)
    throw Stop({RefusalCode::value_too_large, args});
  return *quantity;
}

std::optional<Decimal> amount_option(const std::string& option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto amount = Decimal::parse(text);
  if (!amount) throw Stop({RefusalCode::value_not_number, {{"column", option}, {"value", text}}});
  return amount;
}

goods::LotName lot_option(const std::string& option, const std::string& text) {
  auto name = goods::lot_name_of(text);
  if (!name) throw Stop({RefusalCode::lot_number_invalid, {{"column", option}, {"value", text}}});
  return std::move(*name);
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

stock::StockDocument document_named(Session& session, stock::DocumentType type,
                                    const std::string& number) {
  auto& book = session.book();
  const auto found = book.book().read(
      [&](Unit& unit) { return book.stores().stock_documents.find(unit, type, number); });
  if (!found) throw Stop({RefusalCode::document_unknown, {{"number", number}}});
  const auto names = company_names(session);
  for (const LocationId id : {found->from, found->to}) {
    const auto* place = names.location(id);
    if (place != nullptr &&
        book.actor().may(company::Permission::read_stock, company::scope_of(*place)))
      return *found;
  }
  throw Stop({RefusalCode::permission_missing,
              {{"permission", std::string(company::name_of(company::Permission::read_stock))}}});
}

Status show_acts(Session& session, const stock::StockDocument& d) {
  auto& book = session.book();
  Console& console = session.console();
  const auto acts =
      book.book().read([&](Unit& unit) { return book.stores().stock_documents.acts(unit, d.id); });
  const auto staff = staff_of(session);
  Listing list(console, {session.column("at", KONTOR_TEXT("When"), reports::ColumnType::date),
                         session.column("act", KONTOR_TEXT("Act")),
                         session.column("employee", KONTOR_TEXT("Employee")),
                         session.column("reason", KONTOR_TEXT("Reason")),
                         session.column("reference", KONTOR_TEXT("Reference"))});
  for (const auto& act : acts)
    list.row({console.instant(act.at), act.act, text_or_null(employee_code(staff, act.by)),
              text_or_null(act.reason), text_or_null(act.reference)});
  list.end();
  return Status::done;
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
