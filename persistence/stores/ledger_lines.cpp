#include <algorithm>
#include <map>
#include <tuple>

#include "domain/base/check.h"
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

/// Entries in an order that any copy of the book gives again: by what people see, and by id only
/// among entries that look the same. Lines of one entry stand together.
std::string lines_sql(const books::LedgerFilter& f) {
  std::string text =
      "select e.id, e.entity_id, e.kind, coalesce(d.number, ''), e.accounting_date, "
      "e.business_date, e.late, e.date_estimated, p.account_id, p.channel_id, p.location_id, "
      "p.currency, p.amount_minor, p.entity_minor from entry e "
      "join posting p on p.entry_id = e.id left join document d on d.id = e.document_id "
      "left join channel c on c.id = d.channel_id where 1 = 1";
  if (f.from) text += " and e.accounting_date >= :from_day";
  if (f.to) text += " and e.accounting_date <= :to_day";
  if (f.entity) text += " and e.entity_id = :entity";
  if (!f.all_channels) text += " and p.channel_id = :channel";
  if (f.document) text += " and e.document_id = :document";
  return text +
         " order by e.accounting_date, e.event_at, coalesce(d.number, ''), coalesce(c.code, ''), "
         "e.kind, e.recorded_at, e.id, p.line_no";
}

Binds binds_of(const books::LedgerFilter& f) {
  Binds binds;
  if (f.from) binds.emplace_back("from_day", std::int64_t{f.from->days});
  if (f.to) binds.emplace_back("to_day", std::int64_t{f.to->days});
  if (f.entity) binds.emplace_back("entity", f.entity);
  if (!f.all_channels) binds.emplace_back("channel", f.channel);
  if (f.document) binds.emplace_back("document", f.document);
  return binds;
}

/// Gathers the lines of one entry, numbers and sorts them, hands them on.
class EntryLines {
 public:
  explicit EntryLines(const std::function<void(const books::LedgerLine&)>& take) : m_take(take) {}

  void add(std::int64_t entry, books::LedgerLine line) {
    if (entry != m_entry) flush();
    m_entry = entry;
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
};

BusinessDate day(std::int64_t days) { return {static_cast<std::int32_t>(days)}; }

}  // namespace ledger_lines_detail

void SqlLedgerStore::each_line(Unit& unit, const books::LedgerFilter& filter,
                               const std::function<void(const books::LedgerLine&)>& take) {
  using namespace ledger_lines_detail;
  const Names names = names_of(unit, *this);
  EntryLines lines(take);
  each_row_streamed<std::int64_t, std::int64_t, std::string, std::string, std::int64_t,
                    std::int64_t, bool, bool, std::int64_t, std::int64_t, std::int64_t, std::string,
                    std::int64_t, std::int64_t>(
      sql(unit), lines_sql(filter), binds_of(filter),
      [&](std::int64_t entry, std::int64_t entity_id, const std::string& kind,
          const std::string& number, std::int64_t accounting, std::int64_t business, bool late,
          bool estimated, std::int64_t account_id, std::int64_t channel, std::int64_t location,
          const std::string& currency, std::int64_t amount, std::int64_t entity_amount) {
        const auto& [entity, entity_currency] = names.entities.at(entity_id);
        const books::Account& account = names.accounts.at(account_id);
        lines.add(entry,
                  {0, kind, number, day(accounting), day(business), late, estimated, account.code,
                   account.key, account.detail_name, account.type, entity,
                   Names::code(names.channels, channel), Names::code(names.locations, location),
                   Money{amount, Currency::of(currency)}, Money{entity_amount, entity_currency}});
      });
  lines.flush();
}

}  // namespace kontor::persistence
