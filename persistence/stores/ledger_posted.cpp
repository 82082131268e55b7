#include <algorithm>
#include <map>
#include <tuple>

#include "domain/base/check.h"
#include "persistence/stores/ledger_names.h"
#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/ledger_store.h"

namespace kontor::persistence {

namespace ledger_posted_detail {

/// The entries of the documents, each under the kind that it counts for: a reversal under the kind
/// of the entry that it reverses.
std::string entries_sql(const Dialect& dialect) {
  const std::string of_documents =
      dialect.postgresql()
          ? "unnest(cast(:documents as bigint[])) as wanted(id) cross join lateral "
            "(select x.* from entry x where x.document_id = wanted.id offset 0) e"
          : "entry e where e.document_id in (" + dialect.ids("documents") + ")";
  return "select e.id as id, e.document_id as document_id, case when e.kind = 'reversal' then "
         "(select o.kind from entry o where o.id = e.corrects_id) else e.kind end as kind, "
         "e.part as part, e.event_at as event_at, e.date_estimated as date_estimated, "
         "case when e.kind = 'reversal' then 1 else 0 end as reversal from " +
         of_documents;
}

/// One end of a movement.
struct Place {
  LocationId location;
  stock::State state = stock::State::available;
  auto operator<=>(const Place&) const = default;
};

/// Goods between two places in either direction; `low` < `high`, quantities count towards `high`.
struct MoveKey {
  std::int32_t line = 0;
  ProductId product;
  Place low, high;
  std::string owner;
  auto operator<=>(const MoveKey&) const = default;
};
struct MoveSum {
  std::int64_t quantity_milli = 0;
  std::int64_t value_minor = 0;
};

/// What the entries of one event of a document add up to; sales by their dimensions
/// (SaleFact::dimensions).
struct Sums {
  DocumentId document;
  std::optional<EntryId> first_entry;
  std::int64_t entries = 0;
  std::vector<books::Posting> postings;
  std::map<MoveKey, MoveSum> moves;
  std::map<books::SaleFact, books::SaleFact> sales;
};
/// Document, kind of entry, part, instant, whether that is estimated.
using EventKey = std::tuple<DocumentId, std::string, std::int64_t, std::int64_t, bool>;
using SumsByEvent = std::map<EventKey, Sums>;

void add_entries(SqlUnit& u, const Binds& documents, SumsByEvent& sums) {
  each_row<std::int64_t, std::int64_t, std::string, std::int64_t, std::int64_t, bool, bool>(
      u, entries_sql(u.dialect()) + " order by 1", documents,
      [&](std::int64_t id, std::int64_t document, const std::string& kind, std::int64_t part,
          std::int64_t at, bool estimated, bool reversal) {
        Sums& s = sums[{DocumentId(document), kind, part, at, estimated}];
        ++s.entries;
        if (!reversal && !s.first_entry) s.first_entry = EntryId(id);
      });
}

void add_postings(SqlUnit& u, const Binds& documents, SumsByEvent& sums) {
  each_row<std::int64_t, std::string, std::int64_t, std::int64_t, bool, std::int64_t, std::int64_t,
           std::int64_t, std::int64_t, std::string, std::int64_t, std::int64_t>(
      u,
      "select d.document_id, d.kind, d.part, d.event_at, d.date_estimated, p.account_id, "
      "p.channel_id, p.location_id, p.item_id, "
      "p.currency, cast(sum(p.amount_minor) as bigint), cast(sum(p.entity_minor) as bigint) "
      "from (" +
          entries_sql(u.dialect()) + ") d" + parts_of(u.dialect(), "posting", "p", "d.id") +
          " group by d.document_id, d.kind, d.part, d.event_at, d.date_estimated, p.account_id, "
          "p.channel_id, p.location_id, "
          "p.item_id, "
          "p.currency",
      documents,
      [&](std::int64_t document, const std::string& kind, std::int64_t part, std::int64_t at,
          bool estimated, std::int64_t account, std::int64_t channel, std::int64_t location,
          std::int64_t item, const std::string& currency, std::int64_t amount,
          std::int64_t entity_amount) {
        sums[{DocumentId(document), kind, part, at, estimated}].postings.push_back(
            {AccountId(account), ChannelId(channel), LocationId(location), DocumentId(item),
             Money{amount, Currency::of(currency)}, entity_amount});
      });
}

void add_movements(SqlUnit& u, const Binds& documents, SumsByEvent& sums) {
  each_row<std::int64_t, std::string, std::int64_t, std::int64_t, bool, std::int64_t, std::int64_t,
           std::int64_t, std::int64_t, std::string, std::string, std::string, std::int64_t,
           std::int64_t>(
      u,
      "select d.document_id, d.kind, d.part, d.event_at, d.date_estimated, m.document_line, "
      "m.product_id, m.from_location, "
      "m.to_location, m.from_state, m.to_state, m.owner, "
      "cast(sum(m.quantity_milli) as bigint), cast(sum(m.value_minor) as bigint) from (" +
          entries_sql(u.dialect()) + ") d" + parts_of(u.dialect(), "movement", "m", "d.id") +
          " group by d.document_id, d.kind, d.part, d.event_at, d.date_estimated, m.document_line, "
          "m.product_id, "
          "m.from_location, "
          "m.to_location, m.from_state, m.to_state, m.owner",
      documents,
      [&](std::int64_t document, const std::string& kind, std::int64_t part, std::int64_t at,
          bool estimated, std::int64_t line, std::int64_t product, std::int64_t from,
          std::int64_t to, const std::string& from_state, const std::string& to_state,
          std::string owner, std::int64_t quantity, std::int64_t value) {
        Place a{LocationId(from), stock_state_named(from_state)};
        Place b{LocationId(to), stock_state_named(to_state)};
        const int sign = a < b ? 1 : -1;
        if (sign < 0) std::swap(a, b);
        MoveSum& sum = sums[{DocumentId(document), kind, part, at, estimated}].moves[{
            static_cast<std::int32_t>(line), ProductId(product), a, b, std::move(owner)}];
        sum.quantity_milli += sign * quantity;
        sum.value_minor += sign * value;
      });
}

void add_sales(SqlUnit& u, const Binds& documents, SumsByEvent& sums) {
  each_row<std::int64_t, std::string, std::int64_t, std::int64_t, bool, std::int64_t, std::int64_t,
           std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string, std::int64_t,
           std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
           std::int64_t, std::int64_t, bool, bool, std::int64_t, std::int64_t, std::int64_t>(
      u,
      "select d.document_id, d.kind, d.part, d.event_at, d.date_estimated, s.document_line, "
      "s.product_id, s.channel_id, "
      "s.location_id, "
      "s.employee_id, s.customer_id, s.currency, s.orders, s.lines, s.units_milli, "
      "s.gross_minor, s.discount_minor, s.returns_minor, s.shipping_minor, s.tax_minor, "
      "s.cost_minor, s.credit, s.add_on, s.sold_on, s.manual_minor, s.credit_ppm from (" +
          entries_sql(u.dialect()) + ") d" + parts_of(u.dialect(), "sale_fact", "s", "d.id"),
      documents,
      [&](std::int64_t document, const std::string& kind, std::int64_t part, std::int64_t at,
          bool estimated, std::int64_t line, std::int64_t product, std::int64_t channel,
          std::int64_t location, std::int64_t employee, std::int64_t customer,
          const std::string& currency, std::int64_t orders, std::int64_t lines, std::int64_t units,
          std::int64_t gross, std::int64_t discount, std::int64_t returns, std::int64_t shipping,
          std::int64_t tax, std::int64_t cost, bool credit, bool add_on, std::int64_t sold_on,
          std::int64_t manual, std::int64_t credit_ppm) {
        const books::SaleFact fact{static_cast<std::int32_t>(line),
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
                                   BusinessDate{static_cast<std::int32_t>(sold_on)},
                                   manual,
                                   credit_ppm};
        const books::SaleFact key = fact.dimensions();
        auto& sales = sums[{DocumentId(document), kind, part, at, estimated}].sales;
        sales.try_emplace(key, key).first->second.add(fact);
      });
}

/// The net of a pair of places as a movement: from where the goods left.
std::optional<stock::Movement> net_movement(const MoveKey& key, const MoveSum& sum) {
  if (sum.quantity_milli == 0) return std::nullopt;
  const bool forwards = sum.quantity_milli > 0;
  const Place& from = forwards ? key.low : key.high;
  const Place& to = forwards ? key.high : key.low;
  return stock::Movement{key.line,
                         key.product,
                         from.location,
                         to.location,
                         from.state,
                         to.state,
                         key.owner,
                         Quantity{forwards ? sum.quantity_milli : -sum.quantity_milli},
                         forwards ? sum.value_minor : -sum.value_minor};
}

books::PostedDocument::Event event_of(const EventKey& key, const Sums& sums) {
  books::PostedDocument::Event event;
  event.kind = books::entry_kind_named(std::get<1>(key));
  event.part = std::get<2>(key);
  event.first_entry = sums.first_entry.value_or(EntryId());
  event.entries = sums.entries;
  event.at = {std::get<3>(key)};
  event.date_estimated = std::get<4>(key);
  event.postings = sums.postings;
  books::merge_postings(event.postings);
  for (const auto& [pair, sum] : sums.moves) {
    if (const auto movement = net_movement(pair, sum)) event.movements.push_back(*movement);
  }
  for (const auto& [dimensions, fact] : sums.sales) {
    if (fact != dimensions) event.sales.push_back(fact);
  }
  return event;
}

/// What a day adds to its event.
void add(Sums& to, const Sums& day) {
  if (!to.first_entry || (day.first_entry && *day.first_entry < *to.first_entry))
    to.first_entry = day.first_entry;
  to.entries += day.entries;
  to.postings.insert(to.postings.end(), day.postings.begin(), day.postings.end());
  for (const auto& [key, sum] : day.moves) {
    to.moves[key].quantity_milli += sum.quantity_milli;
    to.moves[key].value_minor += sum.value_minor;
  }
  for (const auto& [key, fact] : day.sales) to.sales.try_emplace(key, key).first->second.add(fact);
}

/// The event of days that stand one behind the other, from the first to before the last.
books::PostedDocument::Event event_of(SumsByEvent::const_iterator first,
                                      SumsByEvent::const_iterator last) {
  Sums all;
  std::vector<books::PostedDocument::Event> days;
  const EventKey key = first->first;
  for (; first != last; ++first) {
    add(all, first->second);
    auto day = event_of(first->first, first->second);
    if (!day.postings.empty() || !day.movements.empty() || !day.sales.empty())
      days.push_back(std::move(day));
  }
  auto event = event_of(key, all);
  event.days = std::move(days);
  return event;
}

}  // namespace ledger_posted_detail

std::vector<books::PostedDocument> SqlLedgerStore::posted(
    Unit& unit, const std::vector<DocumentId>& documents) {
  using namespace ledger_posted_detail;
  std::vector<books::PostedDocument> posted;
  if (documents.empty()) return posted;
  SqlUnit& u = sql(unit);
  const Binds binds{{"documents", u.dialect().id_list(values_of(documents))}};
  SumsByEvent sums;
  add_entries(u, binds, sums);
  add_postings(u, binds, sums);
  add_movements(u, binds, sums);
  add_sales(u, binds, sums);
  const auto event_key = [](const EventKey& key) {
    return std::tuple(std::get<0>(key), std::get<1>(key), std::get<2>(key));
  };
  for (auto first = sums.cbegin(); first != sums.cend();) {
    const auto last = std::find_if(first, sums.cend(), [&](const auto& day) {
      return event_key(day.first) != event_key(first->first);
    });
    const DocumentId document = std::get<0>(first->first);
    if (posted.empty() || posted.back().document != document) posted.push_back({document, {}});
    posted.back().events.push_back(event_of(first, last));
    first = last;
  }
  return posted;
}

}  // namespace kontor::persistence
