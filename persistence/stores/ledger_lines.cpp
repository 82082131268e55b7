#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "domain/base/check.h"
#include "persistence/engine/row_reader.h"
#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/ledger_store.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace ledger_lines_detail {

/// The small tables that every line names, so that the stream carries ids only.
struct Names {
  std::map<std::int64_t, books::Account> accounts;
  std::map<std::int64_t, std::string> locations, channels;
  std::map<std::int64_t, std::pair<std::string, Currency>> entities;

  /// The code of an id; empty for none.
  static std::string code(const std::map<std::int64_t, std::string>& codes, std::int64_t id) {
    const auto found = codes.find(id);
    return found == codes.end() ? std::string() : found->second;
  }
};

std::map<std::int64_t, std::string> codes_of(Unit& unit, const std::string& table) {
  std::map<std::int64_t, std::string> codes;
  std::int64_t id = 0;
  std::string code;
  Query q(unit, "select id, code from " + table);
  q.into(id, code);
  while (q.next()) codes[id] = code;
  return codes;
}

Names names_of(Unit& unit, SqlLedgerStore& store) {
  Names names;
  for (books::Account& a : store.accounts(unit)) {
    const std::int64_t id = a.id.value;
    names.accounts[id] = std::move(a);
  }
  names.locations = codes_of(unit, "location");
  names.channels = codes_of(unit, "channel");
  std::int64_t id = 0;
  std::string code;
  Currency currency;
  Query q(unit, "select id, code, currency from entity");
  q.into(id, code, currency);
  while (q.next()) names.entities[id] = {code, currency};
  return names;
}

/// What the filter says of entries, and of postings. Numbers only, so that they stand in the text.
std::string entries_where(const books::LedgerFilter& f) {
  std::string text = " where 1 = 1";
  if (f.from) text += fmt::format(" and e.accounting_date >= {}", f.from->days);
  if (f.to) text += fmt::format(" and e.accounting_date <= {}", f.to->days);
  if (f.entity) text += fmt::format(" and e.entity_id = {}", f.entity.value);
  if (f.document) text += fmt::format(" and e.document_id = {}", f.document.value);
  return text;
}

/// Entries in an order that any copy of the book gives again: by what people see, and by id only
/// among entries that look the same. Lines of one entry stand together. Entries are put in order
/// before their postings come, of which there are several times more. SQLite does not see that a
/// join in the order of its left side needs no sorting, so that the text leaves it out; PostgreSQL
/// sorts the lines of one entry at a time.
std::string lines_sql(const Dialect& dialect, const books::LedgerFilter& f) {
  const bool postgresql = dialect.postgresql();
  std::string where =
      f.all_channels ? std::string() : fmt::format(" where p.channel_id = {}", f.channel.value);
  const auto parts = in_books_of(f.parts, "e.entity_id", "p.channel_id");
  if (!parts.empty()) where += (where.empty() ? " where " : " and ") + parts;
  const std::string entries =
      "(select e.id, e.entity_id, e.kind, coalesce(d.number, '') as number, e.accounting_date, "
      "e.business_date, e.late, e.date_estimated, e.event_at, e.recorded_at, "
      "coalesce(c.code, '') as code from entry e left join document d on d.id = e.document_id "
      "left join channel c on c.id = d.channel_id" +
      entries_where(f) +
      " order by e.accounting_date, e.event_at, coalesce(d.number, ''), coalesce(c.code, ''), "
      "e.kind, e.recorded_at, e.id" +
      (postgresql ? "" : " limit -1") + ") e";
  return "select e.id, e.entity_id, e.kind, e.number, e.accounting_date, e.business_date, e.late, "
         "e.date_estimated, p.account_id, p.channel_id, p.location_id, p.currency, "
         "p.amount_minor, p.entity_minor from " +
         entries + parts_of(dialect, "posting", "p", "e.id") + where +
         (postgresql ? " order by e.accounting_date, e.event_at, e.number, e.code, e.kind, "
                       "e.recorded_at, e.id, p.line_no"
                     : "");
}

/// Gathers the lines of one entry, numbers and sorts them, hands them on.
class EntryLines {
 public:
  explicit EntryLines(const std::function<void(const books::LedgerLine&)>& take) : m_take(take) {}

  void add(std::int64_t entry, books::LedgerLine line) {
    if (entry != m_entry) flush();
    m_entry = entry;
    KONTOR_ASSERT(line.accounting_date >= m_date);
    m_date = line.accounting_date;
    m_lines.push_back(std::move(line));
  }

  void flush() {
    if (m_lines.empty()) return;
    ++m_number;
    std::ranges::stable_sort(m_lines, {}, [](const books::LedgerLine& l) {
      return std::tie(l.account, l.channel, l.location, l.amount);
    });
    for (books::LedgerLine& line : m_lines) {
      line.entry_number = m_number;
      m_take(line);
    }
    m_lines.clear();
  }

 private:
  const std::function<void(const books::LedgerLine&)>& m_take;
  std::vector<books::LedgerLine> m_lines;
  std::int64_t m_entry = 0;
  std::int64_t m_number = 0;
  BusinessDate m_date{std::numeric_limits<std::int32_t>::min()};
};

BusinessDate day(std::int64_t days) { return {static_cast<std::int32_t>(days)}; }

}  // namespace ledger_lines_detail

void SqlLedgerStore::each_line(Unit& unit, const books::LedgerFilter& filter,
                               const std::function<void(const books::LedgerLine&)>& take) {
  using namespace ledger_lines_detail;
  const Names names = names_of(unit, *this);
  EntryLines lines(take);
  constexpr CellKind n = CellKind::number, t = CellKind::text, yes_no = CellKind::flag;
  constexpr CellKind kinds[] = {n, n, t, t, n, n, yes_no, yes_no, n, n, n, t, n, n};
  SqlUnit& u = sql(unit);
  for_each_row(u, lines_sql(u.dialect(), filter), kinds, [&](std::span<const Cell> row) {
    const auto& [entity, entity_currency] = names.entities.at(row[1].number);
    const books::Account& account = names.accounts.at(row[8].number);
    const Money amount{row[12].number, Currency::of(row[11].text)};
    lines.add(row[0].number, {0, std::string(row[2].text), std::string(row[3].text),
                              day(row[4].number), day(row[5].number), row[6].number != 0,
                              row[7].number != 0, account.code, account.key, account.detail_name,
                              account.type, entity, Names::code(names.channels, row[9].number),
                              Names::code(names.locations, row[10].number), amount,
                              Money{row[13].number, entity_currency}});
  });
  lines.flush();
}

}  // namespace kontor::persistence
