#include <fmt/format.h>

#include "persistence/check/check_unit.h"
#include "persistence/stores/ledger_names.h"

namespace kontor::persistence {

namespace summary_checks_detail {

using Date = std::function<std::string(const Dialect&, const std::string&)>;

std::string joined(const std::vector<KeyColumn>& keys, const std::vector<std::string>& values) {
  std::string columns;
  for (const KeyColumn& key : keys) columns += key.name + ", ";
  for (const std::string& value : values) columns += value + ", ";
  columns.resize(columns.size() - 2);
  return columns;
}

/// A pair of checks, of the days and the months of a summary. `facts` is a select with {} where the
/// date stands, taken from `date`.
std::vector<Check> of_days_and_months(const std::string& stem, const std::vector<KeyColumn>& keys,
                                      const std::vector<std::string>& values,
                                      const std::string& facts, const std::string& date) {
  const auto check = [=](const std::string& table, const Date& of_date) {
    return Check{table, [=](SqlUnit& u, Findings& findings) {
                   const std::string day = of_date(u.dialect(), date) + " as date";
                   compare(u,
                           {keys, values, fmt::format(fmt::runtime(facts), day),
                            "select " + joined(keys, values) + " from " + table + "_all"},
                           findings);
                 }};
  };
  return {check(stem + "_day", [](const Dialect&, const std::string& d) { return d; }),
          check(stem + "_month", month_of)};
}

std::vector<Check> of_sales() {
  return of_days_and_months(
      "sales",
      {{"entity_id", KeyKind::entity},
       {"date", KeyKind::date},
       {"channel_id", KeyKind::channel},
       {"location_id", KeyKind::location},
       {"employee_id", KeyKind::employee},
       {"currency", KeyKind::text}},
      {"orders", "lines", "units_milli", "gross_minor", "discount_minor", "returns_minor",
       "shipping_minor", "tax_minor", "cost_minor"},
      "select e.entity_id, {}, s.channel_id, s.location_id, s.employee_id, s.currency, s.orders, "
      "s.lines, s.units_milli, s.gross_minor, s.discount_minor, s.returns_minor, "
      "s.shipping_minor, s.tax_minor, s.cost_minor from sale_fact s "
      "join entry e on e.id = s.entry_id where s.credit = false",
      "e.business_date");
}

/// What employees have the credit of; `hour`: by hour, too.
Check of_tickets(const std::string& table, bool hour) {
  std::vector<KeyColumn> keys{
      {"entity_id", KeyKind::entity},     {"date", KeyKind::date},
      {"channel_id", KeyKind::channel},   {"location_id", KeyKind::location},
      {"employee_id", KeyKind::employee}, {"currency", KeyKind::text}};
  if (hour) keys.insert(keys.begin() + 2, {"hour", KeyKind::number});
  const std::vector<std::string> values{"orders",         "credit_ppm",   "add_on_ppm",
                                        "customer_ppm",   "units_milli",  "gross_minor",
                                        "discount_minor", "manual_minor", "returns_minor"};
  const std::string share = "s.orders * 1000000 + s.credit_ppm";
  const std::string facts = fmt::format(
      "select e.entity_id, e.business_date as date, {0}s.channel_id, s.location_id, s.employee_id, "
      "s.currency, s.orders, {1} as credit_ppm, case when s.add_on then {1} else 0 end as "
      "add_on_ppm, case when s.customer_id <> 0 then {1} else 0 end as customer_ppm, "
      "s.units_milli, s.gross_minor, s.discount_minor, s.manual_minor, s.returns_minor "
      "from sale_fact s join entry e on e.id = s.entry_id",
      hour ? "e.event_at / 3600000 as hour, " : "", share);
  return {table, [=](SqlUnit& u, Findings& findings) {
            compare(
                u,
                {keys, values, facts, "select " + joined(keys, values) + " from " + table + "_all"},
                findings);
          }};
}

Check of_returns() {
  return {"return_day", [](SqlUnit& u, Findings& findings) {
            compare(u,
                    {{{"entity_id", KeyKind::entity},
                      {"sold_on", KeyKind::date},
                      {"date", KeyKind::date},
                      {"channel_id", KeyKind::channel},
                      {"location_id", KeyKind::location},
                      {"employee_id", KeyKind::employee},
                      {"currency", KeyKind::text}},
                     {"returns_minor"},
                     "select e.entity_id, s.sold_on, e.business_date as date, s.channel_id, "
                     "s.location_id, s.employee_id, s.currency, s.returns_minor from sale_fact s "
                     "join entry e on e.id = s.entry_id where s.sold_on <> 0",
                     "select entity_id, sold_on, date, channel_id, location_id, employee_id, "
                     "currency, returns_minor from return_day_all"},
                    findings);
          }};
}

std::vector<Check> of_products() {
  return of_days_and_months(
      "product",
      {{"product_id", KeyKind::product},
       {"date", KeyKind::date},
       {"channel_id", KeyKind::channel},
       {"currency", KeyKind::text}},
      {"lines", "units_milli", "gross_minor", "discount_minor", "returns_minor", "tax_minor",
       "cost_minor"},
      "select s.product_id, {}, s.channel_id, s.currency, s.lines, s.units_milli, s.gross_minor, "
      "s.discount_minor, s.returns_minor, s.tax_minor, s.cost_minor from sale_fact s "
      "join entry e on e.id = s.entry_id where s.product_id <> 0 and s.credit = false",
      "e.business_date");
}

std::vector<Check> of_accounts() {
  return of_days_and_months(
      "account",
      {{"entity_id", KeyKind::entity},
       {"account_id", KeyKind::account},
       {"date", KeyKind::date},
       {"channel_id", KeyKind::channel},
       {"location_id", KeyKind::location},
       {"currency", KeyKind::text}},
      {"debit_minor", "credit_minor", "entity_debit_minor", "entity_credit_minor"},
      "select e.entity_id, p.account_id, {}, p.channel_id, p.location_id, p.currency, "
      // A reversal takes its original off the side where that stood, as a posting in red does.
      "case when (p.amount_minor > 0) = ((e.kind <> 'reversal') <> p.red) then p.amount_minor else "
      "0 end "
      "as debit_minor, "
      "case when (p.amount_minor > 0) = ((e.kind <> 'reversal') <> p.red) then 0 else "
      "-p.amount_minor end "
      "as credit_minor, "
      "case when (p.entity_minor > 0) = ((e.kind <> 'reversal') <> p.red) then p.entity_minor else "
      "0 end "
      "as entity_debit_minor, "
      "case when (p.entity_minor > 0) = ((e.kind <> 'reversal') <> p.red) then 0 else "
      "-p.entity_minor end "
      "as entity_credit_minor "
      "from posting p join entry e on e.id = p.entry_id",
      "e.accounting_date");
}

std::vector<Check> of_stock() {
  const std::string side =
      "select m.product_id, m.{0}_location as location_id, {{0}}, {1}m.quantity_milli as "
      "change_milli from movement m join location on location.id = m.{0}_location where {2}";
  return of_days_and_months("stock",
                            {{"product_id", KeyKind::product},
                             {"location_id", KeyKind::location},
                             {"date", KeyKind::date}},
                            {"change_milli"},
                            fmt::format(fmt::runtime(side), "to", "", holds_stock_sql) +
                                " union all " +
                                fmt::format(fmt::runtime(side), "from", "-", holds_stock_sql),
                            "m.business_date");
}

/// What is in every cell by movements, open commitments, transfers and purchases; several rows a
/// cell.
std::string level_facts() {
  const std::string side =
      "select m.product_id, m.{0}_location as location_id, {1}m.quantity_milli as on_hand_milli, "
      "0 as committed_milli, case when m.{0}_state = 'available' then 0 else {1}m.quantity_milli "
      "end as unavailable_milli, 0 as incoming_milli from movement m join location on location.id "
      "= m.{0}_location "
      "where {2}";
  return fmt::format(fmt::runtime(side), "to", "", holds_stock_sql) + " union all " +
         fmt::format(fmt::runtime(side), "from", "-", holds_stock_sql) +
         " union all select c.product_id, c.location_id, 0, c.quantity_milli, 0, 0 "
         "from commitment c "
         "where not exists (select 1 from commitment_end x where x.commitment_id = c.id) "
         "union all select n.product_id, d.to_location, 0, 0, 0, n.sent_milli - n.accepted_milli - "
         "n.rejected_milli - n.returned_milli - n.lost_milli from stock_document_line n "
         "join stock_document d on d.document_id = n.document_id where d.type in ('transfer', "
         "'purchase') and n.sent_milli <> 0";
}

Check of_levels() {
  return {"stock_level", [](SqlUnit& u, Findings& findings) {
            compare(u,
                    {{{"product_id", KeyKind::product}, {"location_id", KeyKind::location}},
                     {"on_hand_milli", "committed_milli", "unavailable_milli", "incoming_milli"},
                     level_facts(),
                     "select product_id, location_id, on_hand_milli, committed_milli, "
                     "unavailable_milli, incoming_milli from stock_level"},
                    findings);
          }};
}

/// Products without their row of totals, which no list of stock by a figure would find.
void missing_totals(SqlUnit& u, Findings& findings) {
  std::string code;
  Query q(u,
          "select p.code from product p where not exists (select 1 from stock_total t where "
          "t.product_id = p.id) order by p.id limit " +
              std::to_string(most_findings + 1));
  q.into(code);
  while (q.next()) findings.add(code + " has no row");
}

Check of_totals() {
  return {"stock_total", [](SqlUnit& u, Findings& findings) {
            missing_totals(u, findings);
            const std::string cells =
                "select product_id, sum(on_hand_milli) as on_hand_milli, sum(committed_milli) as "
                "committed_milli, sum(unavailable_milli) as unavailable_milli from (" +
                level_facts() + ") parts group by product_id, location_id";
            compare(u,
                    {{{"product_id", KeyKind::product}},
                     {"on_hand_milli", "committed_milli", "unavailable_milli", "oversold_cells"},
                     "select product_id, on_hand_milli, committed_milli, unavailable_milli, "
                     "case when on_hand_milli - committed_milli - unavailable_milli < 0 then 1 "
                     "else 0 end as oversold_cells from (" +
                         cells + ") cells",
                     "select product_id, on_hand_milli, committed_milli, unavailable_milli, "
                     "oversold_cells from stock_total_all"},
                    findings);
          }};
}

Check of_open_items() {
  return {"open_item", [](SqlUnit& u, Findings& findings) {
            compare(u,
                    {{{"account_id", KeyKind::account},
                      {"channel_id", KeyKind::channel},
                      {"item_id", KeyKind::document},
                      {"currency", KeyKind::text}},
                     {"balance_minor"},
                     "select p.account_id, p.channel_id, p.item_id, p.currency, p.amount_minor as "
                     "balance_minor from posting p join account a on a.id = p.account_id "
                     "where a.itemised = true",
                     "select account_id, channel_id, item_id, currency, balance_minor "
                     "from open_item_all"},
                    findings);
          }};
}

Check of_customers() {
  return {"customer_day", [](SqlUnit& u, Findings& findings) {
            const std::vector<KeyColumn> keys{{"customer_id", KeyKind::customer},
                                              {"date", KeyKind::date},
                                              {"channel_id", KeyKind::channel},
                                              {"location_id", KeyKind::location},
                                              {"currency", KeyKind::text}};
            const std::vector<std::string> values{"orders",         "units_milli",   "gross_minor",
                                                  "discount_minor", "returns_minor", "cost_minor"};
            compare(u,
                    {keys, values,
                     "select s.customer_id, e.business_date as date, s.channel_id, s.location_id, "
                     "s.currency, s.orders, s.units_milli, s.gross_minor, s.discount_minor, "
                     "s.returns_minor, s.cost_minor from sale_fact s join entry e on "
                     "e.id = s.entry_id where s.customer_id <> 0 and s.credit = false",
                     "select " + joined(keys, values) + " from customer_day_all"},
                    findings);
          }};
}

}  // namespace summary_checks_detail

std::vector<Check> summary_checks() {
  using namespace summary_checks_detail;
  std::vector<Check> checks;
  for (const auto& pair : {of_sales(), of_products(), of_accounts(), of_stock()}) {
    checks.insert(checks.end(), pair.begin(), pair.end());
  }
  checks.push_back(of_tickets("ticket_hour", true));
  checks.push_back(of_tickets("ticket_day", false));
  checks.push_back(of_returns());
  checks.push_back(of_customers());
  checks.push_back(of_levels());
  checks.push_back(of_totals());
  checks.push_back(of_open_items());
  return checks;
}

}  // namespace kontor::persistence
