#include "persistence/stores/ledger_whole.h"

#include <map>

#include "persistence/stores/ledger_names.h"
#include "persistence/stores/ledger_store.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace ledger_whole_detail {

using Entries = std::map<std::int64_t, books::Entry>;

/// Which entries, and how their parts are found: what stands behind the columns of a select.
struct Selection {
  std::string headers;
  Binds binds;
  std::function<std::string(const std::string& table, const std::string& alias)> parts;
};

/// The parts of entries that are not there are left out.
books::Entry* found(Entries& entries, std::int64_t id) {
  const auto at = entries.find(id);
  return at == entries.end() ? nullptr : &at->second;
}

BusinessDate date_of(std::int64_t days) { return {static_cast<std::int32_t>(days)}; }

void read_headers(SqlUnit& u, const Selection& selection, Entries& entries) {
  each_row<std::int64_t, std::int64_t, std::string, std::int64_t, std::int64_t, std::int64_t,
           std::int64_t, std::int64_t, bool, bool, std::int64_t, std::int64_t, std::int64_t,
           std::string, std::int64_t>(
      u,
      "select e.id, e.entity_id, e.kind, e.document_id, e.corrects_id, e.event_at, "
      "e.business_date, e.accounting_date, e.late, e.date_estimated, e.recorded_at, e.batch_id, "
      "e.actor_id, e.idempotency_key, e.part" +
          selection.headers,
      selection.binds,
      [&](std::int64_t id, std::int64_t entity, const std::string& kind, std::int64_t document,
          std::int64_t corrects, std::int64_t event_at, std::int64_t business_date,
          std::int64_t accounting_date, bool late, bool estimated, std::int64_t recorded_at,
          std::int64_t batch, std::int64_t actor, std::string key, std::int64_t part) {
        books::Entry& e = entries[id];
        e.id = EntryId(id);
        e.entity = EntityId(entity);
        e.kind = books::entry_kind_named(kind);
        e.document = DocumentId(document);
        e.corrects = EntryId(corrects);
        e.event_at = {event_at};
        e.business_date = date_of(business_date);
        e.accounting_date = date_of(accounting_date);
        e.late = late;
        e.date_estimated = estimated;
        e.recorded_at = {recorded_at};
        e.batch = BatchId(batch);
        e.actor = EmployeeId(actor);
        e.key = std::move(key);
        e.part = part;
      });
}

void read_postings(SqlUnit& u, const Selection& selection, Entries& entries) {
  each_row<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string,
           std::int64_t, std::int64_t, bool>(
      u,
      "select p.entry_id, p.account_id, p.channel_id, p.location_id, p.item_id, p.currency, "
      "p.amount_minor, p.entity_minor, p.red" +
          selection.parts("posting", "p") + " order by p.entry_id, p.line_no",
      selection.binds,
      [&](std::int64_t entry, std::int64_t account, std::int64_t channel, std::int64_t location,
          std::int64_t item, const std::string& currency, std::int64_t amount,
          std::int64_t entity_amount, bool red) {
        if (books::Entry* e = found(entries, entry))
          e->postings.push_back({AccountId(account), ChannelId(channel), LocationId(location),
                                 DocumentId(item), Money{amount, Currency::of(currency)},
                                 entity_amount, red});
      });
}

void read_movements(SqlUnit& u, const Selection& selection, Entries& entries) {
  each_row<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string,
           std::string, std::string, std::int64_t, std::int64_t>(
      u,
      "select m.entry_id, m.document_line, m.product_id, m.from_location, m.to_location, "
      "m.from_state, m.to_state, m.owner, m.quantity_milli, m.value_minor" +
          selection.parts("movement", "m") + " order by m.entry_id, m.line_no",
      selection.binds,
      [&](std::int64_t entry, std::int64_t line, std::int64_t product, std::int64_t from,
          std::int64_t to, const std::string& from_state, const std::string& to_state,
          std::string owner, std::int64_t quantity, std::int64_t value) {
        if (books::Entry* e = found(entries, entry))
          e->movements.push_back({static_cast<std::int32_t>(line), ProductId(product),
                                  LocationId(from), LocationId(to), stock_state_named(from_state),
                                  stock_state_named(to_state), std::move(owner), Quantity{quantity},
                                  value});
      });
}

/// Behind read_movements, whose order is that of their lines.
void read_lot_parts(SqlUnit& u, const Selection& selection, Entries& entries) {
  each_row<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
      u,
      "select l.entry_id, l.line_no, l.from_lot, l.to_lot, l.quantity_milli" +
          selection.parts("movement_lot", "l") + " order by l.entry_id, l.line_no, l.part_no",
      selection.binds,
      [&](std::int64_t entry, std::int64_t line, std::int64_t from, std::int64_t to,
          std::int64_t quantity) {
        books::Entry* e = found(entries, entry);
        // A line that damage took away has no lots; the entry's digest tells.
        if (e == nullptr || line < 1 || line > std::ssize(e->movements)) return;
        e->movements[static_cast<std::size_t>(line - 1)].lots.push_back(
            {LotId(from), LotId(to), Quantity{quantity}});
      });
}

void read_sales(SqlUnit& u, const Selection& selection, Entries& entries) {
  each_row<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
           std::int64_t, std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
           std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, bool, bool,
           std::int64_t, std::int64_t, std::int64_t>(
      u,
      "select s.entry_id, s.document_line, s.product_id, s.channel_id, s.location_id, "
      "s.employee_id, s.customer_id, s.currency, s.orders, s.lines, s.units_milli, "
      "s.gross_minor, s.discount_minor, s.returns_minor, s.shipping_minor, s.tax_minor, "
      "s.cost_minor, s.credit, s.add_on, s.sold_on, s.manual_minor, s.credit_ppm" +
          selection.parts("sale_fact", "s") + " order by s.entry_id, s.line_no",
      selection.binds,
      [&](std::int64_t entry, std::int64_t line, std::int64_t product, std::int64_t channel,
          std::int64_t location, std::int64_t employee, std::int64_t customer,
          const std::string& currency, std::int64_t orders, std::int64_t lines, std::int64_t units,
          std::int64_t gross, std::int64_t discount, std::int64_t returns, std::int64_t shipping,
          std::int64_t tax, std::int64_t cost, bool credit, bool add_on, std::int64_t sold_on,
          std::int64_t manual, std::int64_t credit_ppm) {
        if (books::Entry* e = found(entries, entry))
          e->sales.push_back({static_cast<std::int32_t>(line),
                              ProductId(product),
                              ChannelId(channel),
                              LocationId(location),
                              EmployeeId(employee),
                              CustomerId(customer),
                              Currency::of(currency),
                              orders,
                              lines,
                              Quantity{units},
                              gross,
                              discount,
                              returns,
                              shipping,
                              tax,
                              cost,
                              credit,
                              add_on,
                              date_of(sold_on),
                              manual,
                              credit_ppm});
      });
}

std::vector<books::Entry> read_whole(SqlUnit& u, const Selection& selection) {
  Entries entries;
  read_headers(u, selection, entries);
  read_postings(u, selection, entries);
  read_movements(u, selection, entries);
  read_lot_parts(u, selection, entries);
  read_sales(u, selection, entries);
  std::vector<books::Entry> all;
  all.reserve(entries.size());
  for (auto& [id, entry] : entries) all.push_back(std::move(entry));
  return all;
}

}  // namespace ledger_whole_detail

std::vector<books::Entry> whole_entries(SqlUnit& u, const std::string& condition,
                                        const Binds& binds) {
  const auto parts = [&](const std::string& table, const std::string& alias) {
    return " from entry e" + parts_of(u.dialect(), table, alias, "e.id") + " where " + condition;
  };
  return ledger_whole_detail::read_whole(u, {" from entry e where " + condition, binds, parts});
}

std::vector<books::Entry> whole_entries_between(SqlUnit& u, EntryId after, EntryId last) {
  const auto parts = [](const std::string& table, const std::string& alias) {
    return " from " + table + " " + alias + " where " + alias + ".entry_id > :after and " + alias +
           ".entry_id <= :last";
  };
  return ledger_whole_detail::read_whole(u, {" from entry e where e.id > :after and e.id <= :last",
                                             {{"after", after}, {"last", last}},
                                             parts});
}

std::vector<books::Entry> SqlLedgerStore::standing_entries(
    Unit& unit, const std::vector<DocumentId>& documents) {
  if (documents.empty()) return {};
  SqlUnit& u = sql(unit);
  return whole_entries(u,
                       in_ids(u, "e.document_id", "documents") +
                           " and e.kind <> 'reversal' and not exists (select 1 from entry r "
                           "where r.corrects_id = e.id and r.corrects_id <> 0 "
                           "and r.kind = 'reversal')",
                       {{"documents", u.dialect().id_list(values_of(documents))}});
}

}  // namespace kontor::persistence
