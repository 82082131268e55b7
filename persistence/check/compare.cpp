#include <fmt/format.h>

#include "domain/customers/customer.h"
#include "persistence/check/check_unit.h"

namespace kontor::persistence {

namespace check_compare_detail {

/// The table and column that names an id of a kind.
std::pair<std::string, std::string> named_by(KeyKind kind) {
  switch (kind) {
    case KeyKind::entity:
      return {"entity", "code"};
    case KeyKind::location:
      return {"location", "code"};
    case KeyKind::channel:
      return {"channel", "code"};
    case KeyKind::employee:
      return {"employee", "code"};
    case KeyKind::product:
      return {"product", "code"};
    case KeyKind::account:
      return {"account", "code"};
    default:
      return {"document", "number"};
  }
}

/// One side: keys, then the values under e0, e1, ... (must be) or a0, a1, ... (is), the others 0.
std::string side(const Comparison& c, const std::string& select, bool must_be) {
  std::string columns;
  for (const KeyColumn& key : c.keys) columns += key.name + ", ";
  for (std::size_t i = 0; i < c.values.size(); ++i) {
    columns += fmt::format("{0} as e{2}, {1} as a{2}{3}", must_be ? c.values[i] : "0",
                           must_be ? "0" : c.values[i], i, i + 1 < c.values.size() ? ", " : "");
  }
  return "select " + columns + " from (" + select + ") " + (must_be ? "facts" : "cached");
}

std::string difference_sql(const Comparison& c) {
  std::string keys, sums, differs;
  for (const KeyColumn& key : c.keys) keys += (keys.empty() ? "" : ", ") + key.name;
  for (std::size_t i = 0; i < c.values.size(); ++i) {
    sums += fmt::format(", cast(sum(e{0}) as bigint), cast(sum(a{0}) as bigint)", i);
    differs += fmt::format("{0}sum(e{1}) <> sum(a{1})", i == 0 ? "" : " or ", i);
  }
  return "select " + keys + sums + " from (" + side(c, c.must_be, true) + " union all " +
         side(c, c.is, false) + ") both_sides group by " + keys + " having " + differs +
         " order by " + keys + " limit " + std::to_string(most_findings + 1);
}

}  // namespace check_compare_detail

void Findings::add(std::string what) {
  if (std::ssize(m_found) < most_findings) {
    m_found.push_back({m_check, std::move(what)});
  } else if (std::ssize(m_found) == most_findings) {
    m_found.push_back({m_check, "…"});
  }
}

std::vector<Finding> Findings::take() { return std::move(m_found); }

std::string label_of(SqlUnit& unit, KeyKind kind, std::int64_t id) {
  if (kind == KeyKind::date) return BusinessDate{static_cast<std::int32_t>(id)}.to_iso();
  if (kind == KeyKind::number) return std::to_string(id);
  if (id == 0) return "-";
  if (kind == KeyKind::customer) return customers::code_of(CustomerId(id));
  const auto [table, column] = check_compare_detail::named_by(kind);
  std::string name;
  std::string found = "?";
  Query q(unit, fmt::format("select {} from {} where id = :id", column, table));
  q.bind("id", id).into(name);
  while (q.next()) found = name;
  return found;
}

std::string entry_label(SqlUnit& unit, EntryId entry) {
  std::string kind, number;
  BusinessDate date;
  std::string found = "?";
  Query q(unit,
          "select e.kind, coalesce(d.number, '-'), e.accounting_date from entry e "
          "left join document d on d.id = e.document_id where e.id = :id");
  q.bind("id", entry).into(kind, number, date);
  while (q.next()) found = fmt::format("{} {} {}", number, kind, date.to_iso());
  return found;
}

std::string month_of(const Dialect& dialect, const std::string& date) {
  return fmt::format(
      fmt::runtime(dialect.postgresql() ? "cast(cast(date_trunc('month', date '1970-01-01' + "
                                          "cast({} as integer)) as date) - date '1970-01-01' as "
                                          "bigint)"
                                        : "cast(strftime('%s', {} * 86400, 'unixepoch', "
                                          "'start of month') as bigint) / 86400"),
      date);
}

void compare(SqlUnit& unit, const Comparison& c, Findings& findings) {
  struct Row {
    std::vector<std::int64_t> ids;
    std::vector<std::string> texts;
    std::vector<std::int64_t> sums;
  };
  Row row{std::vector<std::int64_t>(c.keys.size()), std::vector<std::string>(c.keys.size()),
          std::vector<std::int64_t>(2 * c.values.size())};
  Query q(unit, check_compare_detail::difference_sql(c));
  for (std::size_t i = 0; i < c.keys.size(); ++i) {
    if (c.keys[i].kind == KeyKind::text) {
      q.into(row.texts[i]);
    } else {
      q.into(row.ids[i]);
    }
  }
  for (std::int64_t& sum : row.sums) q.into(sum);
  std::vector<Row> rows;
  while (q.next()) rows.push_back(row);
  for (const Row& r : rows) {
    std::string what;
    for (std::size_t i = 0; i < c.keys.size(); ++i) {
      const bool text = c.keys[i].kind == KeyKind::text;
      what += (text ? r.texts[i] : label_of(unit, c.keys[i].kind, r.ids[i])) + ' ';
    }
    for (std::size_t i = 0; i < c.values.size(); ++i) {
      const std::int64_t must_be = r.sums[2 * i];
      const std::int64_t is = r.sums[2 * i + 1];
      if (must_be != is) what += fmt::format("{}={} != {} ", c.values[i], is, must_be);
    }
    what.pop_back();
    findings.add(std::move(what));
  }
}

}  // namespace kontor::persistence
