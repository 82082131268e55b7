#include <fmt/format.h>

#include "domain/base/digest.h"
#include "persistence/admin/digest.h"

namespace kontor::persistence {

namespace {

/// A key column of a summary and the code that stands for it in figures.
struct KeyCode {
  const char* column;
  const char* table;  ///< whose code stands for the id; nullptr when the value itself is one
};

constexpr KeyCode kKeyCodes[] = {
    {"entity_id", "entity"},   {"location_id", "location"}, {"channel_id", "channel"},
    {"product_id", "product"}, {"account_id", "account"},   {"employee_id", "employee"},
    {"currency", nullptr},     {"date", nullptr},           {"item_id", "document"},
    {"hour", nullptr},         {"sold_on", nullptr},        {"customer_id", "customer"}};

const char* code_table(const std::string& column) {
  for (const KeyCode& key : kKeyCodes) {
    if (column == key.column) return key.table;
  }
  return nullptr;
}

/// A figure of a summary: the summary's rows with codes for ids, sums over what is not folded yet.
struct FigureQuery {
  std::string text;
  std::vector<CellKind> kinds;
};

/// A product's last cost is a memory of the costing, not a sum; undone imports leave it behind.
/// When a place is low is what people say, not a figure.
std::vector<std::string> figure_values(const Table& table) {
  std::vector<std::string> values = table.values();
  std::erase(values, "last_cost_micro");
  std::erase(values, "low_milli");
  return values;
}

/// Where the codes of a table stand. A customer's is what files know them by.
std::string rows_with_code(const std::string& table) {
  if (table != "customer") return table;
  return "(select customer_id as id, min(key) as code from customer_key group by customer_id)";
}

FigureQuery figure_query(const Table& table) {
  std::vector<std::string> columns;
  std::vector<std::string> groups;
  std::string joins;
  FigureQuery query;
  const auto add_code = [&](const std::string& expression, CellKind kind) {
    columns.push_back(expression);
    groups.push_back(expression);
    query.kinds.push_back(kind);
  };
  for (const std::string& key : table.key) {
    const char* code = code_table(key);
    if (code == nullptr) {
      add_code("t." + key, key == "currency" ? CellKind::text : CellKind::number);
      continue;
    }
    joins +=
        fmt::format(" left join {} c_{} on c_{}.id = t.{}", rows_with_code(code), code, code, key);
    if (std::string_view(code) == "document") {
      add_code("coalesce(c_document.kind, '')", CellKind::text);
      add_code("coalesce(c_document.external_key, '')", CellKind::text);
    } else {
      add_code(fmt::format("coalesce(c_{}.code, '')", code), CellKind::text);
    }
  }
  std::string having;
  for (const std::string& value : figure_values(table)) {
    columns.push_back(fmt::format("cast(sum(t.{}) as bigint)", value));
    query.kinds.push_back(CellKind::number);
    having += fmt::format("{}sum(t.{}) <> 0", having.empty() ? "" : " or ", value);
  }
  query.text = fmt::format("select {} from {}{} t{} group by {} having {} order by {}",
                           fmt::join(columns, ", "), table.name, table.has_delta ? "_all" : "",
                           joins, fmt::join(groups, ", "), having, fmt::join(groups, ", "));
  return query;
}

}  // namespace

std::string figures_digest(Unit& unit) {
  constexpr const char* figures[] = {"stock_level",   "stock_total", "stock_day",     "stock_month",
                                     "stock_cost",    "sales_day",   "sales_month",   "ticket_hour",
                                     "ticket_day",    "return_day",  "customer_day",  "product_day",
                                     "product_month", "account_day", "account_month", "open_item"};
  Sha256 hash;
  std::string line;
  for (const char* name : figures) {
    const Table table = book_table(name);
    const FigureQuery query = figure_query(table);
    hash.add(fmt::format("figure {}\n", name));
    for_each_row(sql(unit), query.text, query.kinds, [&](std::span<const Cell> row) {
      line.clear();
      append_canonical(line, row);
      hash.add(line);
    });
  }
  return hash.hex();
}

}  // namespace kontor::persistence
