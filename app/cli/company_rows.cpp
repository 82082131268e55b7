#include "app/cli/company_rows.h"

#include <algorithm>
#include <charconv>

#include "i18n/names.h"

namespace kontor::cli {

using reports::ColumnType;

void show_entities(Session& session, const std::vector<company::Entity>& rows) {
  Console& console = session.console();
  Listing list(
      console,
      {session.column("code", KONTOR_TEXT("Code")), session.column("name", KONTOR_TEXT("Name")),
       session.column("country", KONTOR_TEXT("Country")),
       session.column("currency", KONTOR_TEXT("Currency")),
       session.column("time_zone", KONTOR_TEXT("Time zone")),
       session.column("fiscal_year_month", KONTOR_TEXT("Fiscal year begins in month"),
                      ColumnType::integer),
       session.column("tax_scheme", KONTOR_TEXT("Tax scheme")),
       session.column("start", KONTOR_TEXT("Start"), ColumnType::date),
       session.column("locked_to", KONTOR_TEXT("Locked to"), ColumnType::date),
       session.column("compare_staff", KONTOR_TEXT("Compares employees"))});
  const auto day = [&](const std::optional<BusinessDate>& date) {
    return date ? console.date(*date) : reports::Cell();
  };
  RowLimit limit(session);
  for (const auto& e : rows) {
    if (!limit.admits()) break;
    list.row({e.code, e.name, e.country, std::string(e.currency.code()), e.zone,
              std::int64_t{e.fiscal_year_month}, text_or_null(e.tax_scheme), day(e.start),
              day(e.locked_to),
              console.coded(e.compares ? "yes" : "no",
                            e.compares ? console.text("yes") : console.text("no"))});
  }
  list.end();
}

void show_locations(Session& session, const std::vector<company::Location>& rows) {
  const auto names = company_names(session);
  Console& console = session.console();
  Listing list(
      console,
      {session.column("code", KONTOR_TEXT("Code")), session.column("name", KONTOR_TEXT("Name")),
       session.column("entity", KONTOR_TEXT("Company")),
       session.column("kind", KONTOR_TEXT("Kind")),
       session.column("time_zone", KONTOR_TEXT("Time zone")),
       session.column("day_start_hour", KONTOR_TEXT("Day begins at hour"), ColumnType::integer)});
  RowLimit limit(session);
  for (const auto& l : rows) {
    if (!limit.admits()) break;
    list.row({l.code, l.name, names.entity_code(l.entity),
              console.coded(name_of(l.kind), i18n::name(console.texts(), l.kind)), l.zone,
              std::int64_t{l.day_start_hour}});
  }
  list.end();
}

void show_channels(Session& session, const std::vector<company::Channel>& rows) {
  const auto names = company_names(session);
  Console& console = session.console();
  Listing list(
      console,
      {session.column("code", KONTOR_TEXT("Code")), session.column("name", KONTOR_TEXT("Name")),
       session.column("entity", KONTOR_TEXT("Company")),
       session.column("profile", KONTOR_TEXT("Profile")),
       session.column("time_zone", KONTOR_TEXT("Time zone")),
       session.column("day_start_hour", KONTOR_TEXT("Day begins at hour"), ColumnType::integer),
       session.column("recognise", KONTOR_TEXT("A sale counts when")),
       session.column("sku_case_matters", KONTOR_TEXT("SKUs differ by case"), ColumnType::boolean),
       session.column("sources", KONTOR_TEXT("Served from"))});
  RowLimit limit(session);
  for (const auto& c : rows) {
    if (!limit.admits()) break;
    std::string sources;
    for (const LocationId id : c.sources) {
      sources += (sources.empty() ? "" : ",") + names.location_code(id);
    }
    list.row({c.code, c.name, names.entity_code(c.entity), text_or_null(c.profile), c.zone,
              std::int64_t{c.day_start_hour},
              console.coded(name_of(c.recognise), i18n::name(console.texts(), c.recognise)),
              c.sku_case_matters, text_or_null(sources)});
  }
  list.end();
}

int bounded(Session& session, const std::string& option, const std::string& text, int low, int high,
            int otherwise) {
  if (text.empty()) return otherwise;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < low || value > high) {
    throw WrongUsage(session.console().text(
        "{option} takes a number from {low} to {high}.",
        {{"option", option}, {"low", std::to_string(low)}, {"high", std::to_string(high)}}));
  }
  return value;
}

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace kontor::cli
