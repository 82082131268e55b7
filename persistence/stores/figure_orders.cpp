#include "domain/base/check.h"
#include "domain/base/fields.h"
#include "persistence/stores/figure_store.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace figure_orders_detail {

using insight::FigureFilter;
using insight::OpenOrder;

/// The next orders of one state, along the index of states.
std::string heads_of_state(const FigureFilter& filter, const std::string& name) {
  std::string text =
      "select document_id, placed_at from (select document_id, placed_at from order_head "
      "where hidden = false and state = :" +
      name;
  if (filter.entity) text += " and entity_id = :entity";
  if (filter.channel) text += " and channel_id = :channel";
  if (filter.location) text += " and location_id = :location";
  if (filter.from) text += " and placed_date >= :from";
  if (filter.to) text += " and placed_date <= :to";
  if (!filter.after.empty()) {
    text += " and (placed_at, document_id) > (cast(:at as bigint), cast(:id as bigint))";
  }
  return text + " order by placed_at, document_id limit :limit) " + name + "_heads";
}

void bind_heads(Query& q, const FigureFilter& filter) {
  q.bind("open", name_of(orders::OrderState::open));
  q.bind("partly", name_of(orders::OrderState::partly_fulfilled));
  if (filter.entity) q.bind("entity", filter.entity);
  if (filter.channel) q.bind("channel", filter.channel);
  if (filter.location) q.bind("location", filter.location);
  if (filter.from) q.bind("from", *filter.from);
  if (filter.to) q.bind("to", *filter.to);
  if (!filter.after.empty()) {
    FieldReader after(filter.after);
    after.next_record();
    const std::int64_t at = after.number();
    q.bind("at", at).bind("id", after.number());
  }
  q.bind("limit", filter.limit);
}

std::string token_of(const OpenOrder& order) {
  FieldWriter writer;
  writer.add(order.placed_at.ms).add(order.document.value);
  writer.end_record();
  return writer.text();
}

}  // namespace figure_orders_detail

insight::Page<insight::OpenOrder> SqlFigureStore::open_orders(Unit& unit,
                                                              const insight::FigureFilter& filter) {
  using namespace figure_orders_detail;
  KONTOR_ASSERT(filter.limit > 0);
  Query q(unit,
          "select h.document_id, h.number, e.code, e.name, coalesce(c.code, ''), "
          "coalesce(c.name, ''), coalesce(l.code, ''), coalesce(l.name, ''), h.currency, "
          "h.placed_at, h.placed_date, h.state, h.payment_state, h.fulfilment_state, "
          "h.total_minor, h.outstanding_minor from (" +
              heads_of_state(filter, "open") + " union all " + heads_of_state(filter, "partly") +
              ") n join order_head h on h.document_id = n.document_id "
              "join entity e on e.id = h.entity_id left join channel c on c.id = h.channel_id "
              "left join location l on l.id = h.location_id "
              "order by n.placed_at, n.document_id limit :limit");
  bind_heads(q, filter);
  OpenOrder o;
  std::string state;
  q.into(o.document, o.number, o.entity.code, o.entity.name, o.channel.code, o.channel.name,
         o.location.code, o.location.name, o.currency, o.placed_at, o.placed_date, state,
         o.payment_state, o.fulfilment_state, o.total_minor, o.outstanding_minor);
  insight::Page<OpenOrder> page;
  while (q.next()) {
    o.state = orders::order_state_named(state);
    page.rows.push_back(o);
  }
  if (std::ssize(page.rows) == filter.limit) page.next = token_of(page.rows.back());
  return page;
}

}  // namespace kontor::persistence
