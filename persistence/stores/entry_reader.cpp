#include "persistence/stores/entry_reader.h"

#include <algorithm>
#include <unordered_map>

#include "domain/base/fields.h"
#include "persistence/stores/ledger_names.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

using books::EntryFilter;
using books::EntryPage;
using books::EntryRow;

namespace entry_reader_detail {

/// Reads the columns of select_entries().
class EntryRowReader {
 public:
  void into(Query& q) {
    q.into(m_row.id, m_row.entity, m_kind, m_row.document, m_document_kind, m_row.number,
           m_row.channel, m_row.accounting_date, m_row.business_date, m_row.recorded_at, m_row.late,
           m_row.date_estimated, m_row.corrects, m_row.amount.currency);
  }
  EntryRow row() const {
    EntryRow row = m_row;
    row.kind = books::entry_kind_named(m_kind);
    row.document_kind = document_kind_named(m_document_kind);
    return row;
  }

 private:
  EntryRow m_row;
  std::string m_kind, m_document_kind;
};

std::string select_entries(const std::string& rest) {
  return "select e.id, e.entity_id, e.kind, e.document_id, coalesce(d.kind, 'order'), "
         "coalesce(d.number, ''), coalesce(c.code, ''), e.accounting_date, e.business_date, "
         "e.recorded_at, e.late, e.date_estimated, e.corrects_id, n.currency from entry e "
         "join entity n on n.id = e.entity_id left join document d on d.id = e.document_id "
         "left join channel c on c.id = d.channel_id where " +
         rest;
}

bool of_a_part(const EntryFilter& f) { return f.account || !f.all_channels; }

/// What is picked out of a part has no row on most of the part's days.
bool goes_by_day(const EntryFilter& f) { return of_a_part(f) && !f.late && !f.in_transit; }

/// The open items in transit are few, and each names the document whose entry opened it.
constexpr const char* in_transit =
    " and e.id in (select min(o.id) from (select i.account_id, i.channel_id, i.item_id, i.currency "
    "from open_item_all i join account a on a.id = i.account_id where a.key = 'cash_in_transit' "
    "group by i.account_id, i.channel_id, i.item_id, i.currency having sum(i.balance_minor) <> 0) "
    "t join entry o on o.document_id = t.item_id join posting p on p.entry_id = o.id and "
    "p.account_id = t.account_id and p.channel_id = t.channel_id and p.item_id = t.item_id and "
    "p.currency = t.currency group by t.account_id, t.channel_id, t.item_id, t.currency)";

/// What sets entries apart, whatever their accounts.
std::string special(const EntryFilter& f) {
  return std::string(f.late ? " and e.late = true" : "") + (f.in_transit ? in_transit : "");
}

/// Of an account or a side. A count, because a planner makes a scan of all postings out of
/// `exists`.
std::string touches(const EntryFilter& f) {
  std::string text = special(f);
  if (f.entity) text += " and e.entity_id = :entity";
  if (!of_a_part(f)) return text;
  text += " and (select count(*) from posting p where p.entry_id = e.id";
  if (f.account) text += " and p.account_id = :account";
  if (!f.all_channels) text += " and p.channel_id = :channel";
  return text + ") > 0";
}

void bind_part(Query& q, const EntryFilter& f) {
  if (f.entity) q.bind("entity", f.entity);
  if (f.account) q.bind("account", f.account);
  if (!f.all_channels) q.bind("channel", f.channel);
}

std::string period(const EntryFilter& f, const std::string& column) {
  std::string text;
  if (f.from) text += " and " + column + " >= :from_day";
  if (f.to) text += " and " + column + " <= :to_day";
  return text;
}

void bind_period(Query& q, const EntryFilter& f) {
  if (f.from) q.bind("from_day", *f.from);
  if (f.to) q.bind("to_day", *f.to);
}

/// The days on which a part of the ledger has turnover: few beside the entries, and found without
/// them.
std::string active_days(const EntryFilter& f) {
  std::string text = "select date from account_day_all where ";
  text += f.entity ? "entity_id = :entity" : "entity_id in (select id from entity)";
  if (f.account) text += " and account_id = :account";
  if (!f.all_channels) text += " and channel_id = :channel";
  return text + period(f, "date") +
         " group by date having sum(abs(entity_debit_minor)) + sum(abs(entity_credit_minor)) <> 0";
}

/// Fills a page until it is full; one row more says that another follows.
class PageOfEntries {
 public:
  explicit PageOfEntries(int limit) : m_limit(limit) {}
  int room() const { return m_limit + 1 - static_cast<int>(m_rows.size()); }
  bool full() const { return room() <= 0; }
  void take(Query& q) {
    EntryRowReader reader;
    reader.into(q);
    while (q.next()) m_rows.push_back(reader.row());
  }
  /// With what leads to the next page.
  EntryPage page(const EntryFilter& filter) {
    EntryPage page;
    if (full()) {
      m_rows.pop_back();
      page.next = books::place_of(m_rows.back(), filter);
    }
    page.rows = std::move(m_rows);
    return page;
  }

 private:
  int m_limit;
  std::vector<EntryRow> m_rows;
};

struct Place {
  BusinessDate day;
  EntryId entry;
};

std::optional<Place> place_of(const std::string& after) {
  if (after.empty()) return std::nullopt;
  FieldReader reader(after);
  reader.next_record();
  const auto day = static_cast<std::int32_t>(reader.number());
  return Place{{day}, EntryId(reader.number())};
}

std::string text_of(const Place& place) {
  FieldWriter text;
  text.add(std::int64_t{place.day.days}).add(place.entry.value).end_record();
  return text.text();
}

std::string behind_in_all(Unit& unit, const EntryFilter& f, std::int64_t rows) {
  const auto after = place_of(f.after);
  Query q(unit, "select e.accounting_date, e.id from entry e where 1 = 1" + touches(f) +
                    period(f, "e.accounting_date") +
                    (after ? " and (e.accounting_date, e.id) < (cast(:day as bigint), "
                             "cast(:entry as bigint))"
                           : "") +
                    " order by e.accounting_date desc, e.id desc limit 1 offset :passed");
  if (f.entity) q.bind("entity", f.entity);
  bind_period(q, f);
  if (after) q.bind("day", after->day).bind("entry", after->entry);
  Place place;
  q.bind("passed", rows - 1).into(place.day, place.entry);
  std::string text;
  while (q.next()) text = text_of(place);
  return text;
}

/// The entries of a part on a day that follow one there; newest first, all without one.
std::vector<EntryId> of_day(Unit& unit, const EntryFilter& f, const Place& behind) {
  Query q(unit, "select e.id from entry e where e.accounting_date = :day" + touches(f) +
                    (behind.entry ? " and e.id < :entry" : "") + " order by e.id desc");
  bind_part(q, f);
  q.bind("day", behind.day);
  if (behind.entry) q.bind("entry", behind.entry);
  EntryId entry;
  q.into(entry);
  std::vector<EntryId> entries;
  while (q.next()) entries.push_back(entry);
  return entries;
}

/// By what is known of each day only the first day and the last are looked at.
std::string behind_in_days(Unit& unit, const EntryFilter& f, std::int64_t rows) {
  const auto after = place_of(f.after);
  for (const auto& [day, entries] : f.days) {
    if (after && day > after->day) continue;
    const bool begins_here = after && day == after->day;
    if (!begins_here && rows > entries) {
      rows -= entries;
      continue;
    }
    const auto here = of_day(unit, f, {day, begins_here ? after->entry : EntryId()});
    const auto left = static_cast<std::int64_t>(here.size());
    if (rows <= left) return text_of({day, here[static_cast<std::size_t>(rows - 1)]});
    rows -= left;
  }
  return {};
}

EntryPage by_number(Unit& unit, const EntryFilter& f) {
  std::string rest =
      "d.number >= :low and d.number <= :high" + touches(f) + period(f, "e.accounting_date");
  if (!f.after.empty())
    rest +=
        " and (d.number, d.id, e.id) > (cast(:number as text), cast(:document as bigint), "
        "cast(:entry as bigint))";
  Query q(unit, select_entries(rest) + " order by d.number, d.id, e.id limit :limit");
  q.bind("low", f.number).bind("high", f.number + "\xF4\x8F\xBF\xBF").bind("limit", f.limit + 1);
  bind_part(q, f);
  bind_period(q, f);
  if (!f.after.empty()) {
    FieldReader after(f.after);
    after.next_record();
    q.bind("number", after.text());
    const std::int64_t document = after.number();
    q.bind("document", document).bind("entry", after.number());
  }
  PageOfEntries page(f.limit);
  page.take(q);
  return page.page(f);
}

EntryPage of_all(Unit& unit, const EntryFilter& f) {
  std::string rest = "1 = 1" + touches(f) + period(f, "e.accounting_date");
  const auto after = place_of(f.after);
  if (after)
    rest += " and (e.accounting_date, e.id) < (cast(:day as bigint), cast(:entry as bigint))";
  Query q(unit, select_entries(rest) + " order by e.accounting_date desc, e.id desc limit :limit");
  bind_part(q, f);
  bind_period(q, f);
  if (after) q.bind("day", after->day).bind("entry", after->entry);
  q.bind("limit", f.limit + 1);
  PageOfEntries page(f.limit);
  page.take(q);
  return page.page(f);
}

std::vector<BusinessDate> newest_days(Unit& unit, EntryFilter f, const std::optional<Place>& after,
                                      int limit) {
  if (after && (!f.to || after->day < *f.to)) f.to = after->day;
  Query q(unit, active_days(f) + " order by date desc limit :limit");
  bind_part(q, f);
  bind_period(q, f);
  q.bind("limit", limit);
  BusinessDate day;
  q.into(day);
  std::vector<BusinessDate> days;
  while (q.next()) days.push_back(day);
  return days;
}

/// Day by day, so that a page costs what its days hold and not what the book does. Each day has a
/// row at least, but for the one on which the page before ended.
EntryPage of_a_part_by_day(Unit& unit, const EntryFilter& f) {
  const auto after = place_of(f.after);
  PageOfEntries page(f.limit);
  for (const BusinessDate day : newest_days(unit, f, after, f.limit + 2)) {
    if (page.full()) break;
    const bool behind = after && after->day == day;
    Query q(unit, select_entries("e.accounting_date = :day" + touches(f) +
                                 (behind ? " and e.id < :entry" : "")) +
                      " order by e.id desc limit :limit");
    bind_part(q, f);
    q.bind("day", day).bind("limit", page.room());
    if (behind) q.bind("entry", after->entry);
    page.take(q);
  }
  return page.page(f);
}

constexpr std::size_t days_at_a_time = 32;
constexpr int most_days = 10'000;

std::string found_among(const EntryFilter& f, const std::string& day = {}) {
  return "select count(*), cast(coalesce(sum(case when 1 = 1" + touches(f) +
         " then 1 else 0 end), 0) as bigint)" + day + " from ";
}

/// What is looked at is bounded, not what is found: a rare account in a long book costs no more.
/// Whole days are counted, so that nothing need be sorted.
books::EntryCount count_by_day(Unit& unit, const EntryFilter& f) {
  books::EntryCount count;
  std::int64_t looked_at = 0;
  std::vector<std::int64_t> days;
  for (const BusinessDate day : newest_days(unit, f, std::nullopt, most_days))
    days.push_back(day.days);
  in_parts(days, days_at_a_time, [&](const std::vector<std::int64_t>& part) {
    if (looked_at > books::most_entries_counted) {
      count.more = true;
      return;
    }
    std::int64_t all = 0;
    books::EntriesOfDay of;
    Query q(unit, found_among(f, ", e.accounting_date") + "entry e where " +
                      in_ids(unit, "e.accounting_date", "days") +
                      " group by e.accounting_date order by e.accounting_date desc");
    bind_part(q, f);
    q.bind_ids("days", part).into(all, of.entries, of.day);
    while (q.next()) {
      looked_at += all;
      count.entries += of.entries;
      count.days.push_back(of);
    }
  });
  return count;
}

books::EntryCount count_whole(Unit& unit, const EntryFilter& f) {
  const bool by_number = !f.number.empty();
  const std::string from =
      by_number ? "document d join entry e on e.document_id = d.id" : "entry e";
  const std::string where = by_number ? "d.number >= :low and d.number <= :high" : "1 = 1";
  Query q(unit, found_among(f) + "(select e.id, e.entity_id, e.late from " + from + " where " +
                    where + special(f) + period(f, "e.accounting_date") +
                    (by_number ? "" : " order by e.accounting_date desc, e.id desc") +
                    " limit :limit) e");
  bind_part(q, f);
  bind_period(q, f);
  if (by_number) q.bind("low", f.number).bind("high", f.number + "\xF4\x8F\xBF\xBF");
  q.bind("limit", books::most_entries_counted + 1);
  std::int64_t looked_at = 0, found = 0;
  q.into(looked_at, found);
  while (q.next()) {
  }
  return {
      std::min(found, books::most_entries_counted), looked_at > books::most_entries_counted, {}};
}

/// Fills in the amounts: what the filter's part of each entry changes.
void add_amounts(Unit& unit, const EntryFilter& f, std::vector<EntryRow>& rows) {
  std::vector<EntryId> ids;
  std::unordered_map<std::int64_t, EntryRow*> by_id;
  for (EntryRow& row : rows) {
    ids.push_back(row.id);
    by_id[row.id.value] = &row;
  }
  if (ids.empty()) return;
  std::int64_t entry = 0, minor = 0;
  AccountId account;
  ChannelId channel;
  Query q(unit, "select entry_id, account_id, channel_id, entity_minor from posting where " +
                    in_ids(unit, "entry_id", "ids"));
  q.bind_ids("ids", ids).into(entry, account, channel, minor);
  while (q.next()) {
    if (f.account && account != f.account) continue;
    if (!f.all_channels && channel != f.channel) continue;
    // A side balances, as the whole does: without an account only its debits say how much it is.
    if (f.account || minor > 0) by_id[entry]->amount.minor += minor;
  }
}

}  // namespace entry_reader_detail

EntryPage SqlEntryReader::list(Unit& unit, const EntryFilter& filter) {
  using namespace entry_reader_detail;
  EntryPage page = !filter.number.empty() ? by_number(unit, filter)
                   : goes_by_day(filter)  ? of_a_part_by_day(unit, filter)
                                          : of_all(unit, filter);
  add_amounts(unit, filter, page.rows);
  return page;
}

std::string SqlEntryReader::place_behind(Unit& unit, const EntryFilter& f, std::int64_t rows) {
  using namespace entry_reader_detail;
  if (!f.number.empty()) return {};
  return of_a_part(f) ? behind_in_days(unit, f, rows) : behind_in_all(unit, f, rows);
}

books::EntryCount SqlEntryReader::count(Unit& unit, const EntryFilter& filter) {
  using namespace entry_reader_detail;
  const bool by_day = filter.number.empty() && goes_by_day(filter);
  return by_day ? count_by_day(unit, filter) : count_whole(unit, filter);
}

std::vector<EntryRow> SqlEntryReader::by_ids(Unit& unit, const std::vector<EntryId>& ids) {
  using namespace entry_reader_detail;
  std::vector<EntryRow> rows;
  in_parts(ids, list_part, [&](const std::vector<EntryId>& part) {
    std::vector<EntryRow> found;
    Query q(unit, select_entries(in_ids(unit, "e.id", "ids")));
    q.bind_ids("ids", part);
    EntryRowReader reader;
    reader.into(q);
    while (q.next()) found.push_back(reader.row());
    add_amounts(unit, {}, found);
    rows.insert(rows.end(), found.begin(), found.end());
  });
  return rows;
}

std::vector<EntryRow> SqlEntryReader::corrections(Unit& unit, EntryId entry) {
  using namespace entry_reader_detail;
  std::vector<EntryRow> rows;
  {
    // The index holds the entries that correct something: the condition names it.
    Query q(unit, select_entries("e.corrects_id = :entry and e.corrects_id <> 0 "
                                 "order by e.accounting_date, e.id"));
    q.bind("entry", entry);
    EntryRowReader reader;
    reader.into(q);
    while (q.next()) rows.push_back(reader.row());
  }
  add_amounts(unit, {}, rows);
  return rows;
}

std::vector<books::LedgerLine> SqlEntryReader::lines(Unit& unit, EntryId entry) {
  books::LedgerLine line;
  std::string type;
  Query q(unit,
          "select e.kind, coalesce(d.number, ''), e.accounting_date, e.business_date, e.late, "
          "e.date_estimated, a.code, a.key, a.detail_name, a.type, n.code, coalesce(c.code, ''), "
          "coalesce(l.code, ''), p.currency, p.amount_minor, n.currency, p.entity_minor "
          "from entry e join posting p on p.entry_id = e.id join account a on a.id = p.account_id "
          "join entity n on n.id = e.entity_id left join document d on d.id = e.document_id "
          "left join channel c on c.id = p.channel_id left join location l on l.id = p.location_id "
          "where e.id = :entry order by a.code, coalesce(c.code, ''), p.line_no");
  q.bind("entry", entry);
  q.into(line.kind, line.document_number, line.accounting_date, line.business_date, line.late,
         line.date_estimated, line.account, line.account_key, line.account_detail_name, type,
         line.entity, line.channel, line.location, line.amount.currency, line.amount.minor,
         line.entity_amount.currency, line.entity_amount.minor);
  std::vector<books::LedgerLine> lines;
  while (q.next()) {
    line.entry_number = 1;
    line.account_type = books::account_type_named(type);
    lines.push_back(line);
  }
  return lines;
}

std::vector<books::AccountTurnover> SqlEntryReader::turnover(Unit& unit,
                                                             const EntryFilter& filter) {
  using namespace entry_reader_detail;
  std::vector<books::AccountTurnover> rows;
  if (!filter.account) return rows;
  std::string where = "a.account_id = :account and ";
  where += filter.entity ? "a.entity_id = :entity" : "a.entity_id in (select id from entity)";
  if (!filter.all_channels) where += " and a.channel_id = :channel";
  Query q(unit,
          "select n.currency, cast(sum(a.entity_debit_minor) as bigint), "
          "cast(sum(a.entity_credit_minor) as bigint) from account_day_all a "
          "join entity n on n.id = a.entity_id where " +
              where + period(filter, "a.date") + " group by n.currency order by n.currency");
  bind_part(q, filter);
  bind_period(q, filter);
  books::AccountTurnover row;
  q.into(row.currency, row.debit_minor, row.credit_minor);
  while (q.next()) rows.push_back(row);
  return rows;
}

}  // namespace kontor::persistence
