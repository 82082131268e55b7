#include "domain/books/entry_parts.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "domain/base/merge_pages.h"

namespace kontor::books {

EntryFilter narrowed_to(EntryFilter filter, const company::Scope& part) {
  if (part.entity) filter.entity = part.entity;
  if (part.channel) {
    filter.all_channels = false;
    filter.channel = part.channel;
  }
  return filter;
}

EntryPage EntriesOfParts::list(Unit& unit, const EntryFilter& filter) {
  if (m_parts.empty()) return m_entries.list(unit, filter);
  if (m_parts.size() == 1) return m_entries.list(unit, narrowed_to(filter, m_parts.front()));
  std::vector<EntryPage> pages;
  for (const auto& part : m_parts) pages.push_back(m_entries.list(unit, narrowed_to(filter, part)));
  const bool by_number = !filter.number.empty();
  const auto before = [&](const EntryRow& a, const EntryRow& b) {
    if (by_number)
      return std::tie(a.number, a.document, a.id) < std::tie(b.number, b.document, b.id);
    return std::tie(b.accounting_date, b.id) < std::tie(a.accounting_date, a.id);
  };
  auto all =
      merged(std::move(pages), static_cast<std::size_t>(filter.limit), before,
             [](EntryRow& row, const EntryRow& more) { row.amount.minor += more.amount.minor; });
  EntryPage page;
  if (all.more) page.next = place_of(all.rows.back(), filter);
  page.rows = std::move(all.rows);
  return page;
}

std::string EntriesOfParts::place_behind(Unit& unit, const EntryFilter& filter, std::int64_t rows) {
  if (m_parts.size() > 1) return {};
  return m_entries.place_behind(
      unit, m_parts.empty() ? filter : narrowed_to(filter, m_parts.front()), rows);
}

EntryCount EntriesOfParts::count(Unit& unit, const EntryFilter& filter) {
  if (m_parts.empty()) return m_entries.count(unit, filter);
  if (m_parts.size() == 1) return m_entries.count(unit, narrowed_to(filter, m_parts.front()));
  EntryCount all;
  for (const auto& part : m_parts) {
    const auto one = m_entries.count(unit, narrowed_to(filter, part));
    all.entries += one.entries;
    all.more = all.more || one.more;
  }
  return all;
}

std::vector<AccountTurnover> EntriesOfParts::turnover(Unit& unit, const EntryFilter& filter) {
  if (m_parts.empty()) return m_entries.turnover(unit, filter);
  std::vector<AccountTurnover> all;
  for (const auto& part : m_parts) {
    for (const auto& one : m_entries.turnover(unit, narrowed_to(filter, part))) {
      const auto there = std::find_if(all.begin(), all.end(), [&](const AccountTurnover& known) {
        return known.currency == one.currency;
      });
      if (there == all.end()) {
        all.push_back(one);
      } else {
        there->debit_minor += one.debit_minor;
        there->credit_minor += one.credit_minor;
      }
    }
  }
  return all;
}

}  // namespace kontor::books
