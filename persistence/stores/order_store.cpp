#include "persistence/stores/order_store.h"

#include "persistence/stores/order_list.h"
#include "persistence/stores/order_rows.h"

namespace kontor::persistence {

using orders::Order;
using orders::OrderFilter;
using orders::OrderPage;
using orders::OrderRow;

namespace {

std::vector<DocumentId> documents_of(Query& q) {
  std::vector<DocumentId> found;
  DocumentId document;
  q.into(document);
  while (q.next()) found.push_back(document);
  return found;
}

}  // namespace

std::vector<Order> SqlOrderStore::current(Unit& unit, const std::vector<DocumentId>& documents) {
  std::vector<Order> found;
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    DocumentId document;
    std::int64_t version = 0;
    std::string content;
    std::string hash;
    Query q(unit,
            "select v.document_id, v.version, v.content, v.content_hash from order_head h "
            "join order_version v on v.document_id = h.document_id and v.version = h.version "
            "where not h.hidden and " +
                in_ids(unit, "h.document_id", "ids") + " order by v.document_id");
    q.bind_ids("ids", part).into(document, version, content, hash);
    while (q.next()) found.push_back(order_of_version(content, document, version, hash));
  });
  return found;
}

std::map<DocumentId, int> SqlOrderStore::last_versions(Unit& unit,
                                                       const std::vector<DocumentId>& documents) {
  std::map<DocumentId, int> last;
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    DocumentId id;
    std::int32_t version = 0;
    Query q(unit, "select document_id, max(version) from order_version where " +
                      in_ids(unit, "document_id", "ids") + " group by document_id");
    q.bind_ids("ids", part).into(id, version);
    while (q.next()) last[id] = version;
  });
  return last;
}

void SqlOrderStore::add_versions(Unit& unit, const std::vector<Order>& orders, BatchId batch,
                                 Instant exported_at) {
  if (orders.empty()) return;
  std::vector<DocumentId> documents;
  for (const Order& o : orders) documents.push_back(o.document);
  const auto last = last_versions(unit, documents);
  std::vector<Order> fresh;
  std::vector<Order> further;
  std::vector<Order> all = orders;
  for (Order& o : all) {
    const auto before = last.find(o.document);
    o.version = before == last.end() ? 1 : before->second + 1;
    (before == last.end() ? fresh : further).push_back(o);
  }
  insert_order_versions(unit, all, batch, m_clock.now(), exported_at);
  insert_order_heads(unit, fresh);
  update_order_heads(unit, further);
}

std::vector<DocumentId> SqlOrderStore::of_batch(Unit& unit, BatchId batch, DocumentId after,
                                                int limit) {
  Query q(unit,
          "select distinct document_id from order_version where batch_id = :batch "
          "and document_id > :after and not undone order by document_id limit :limit");
  q.bind("batch", batch).bind("after", after).bind("limit", limit);
  return documents_of(q);
}

std::vector<DocumentId> SqlOrderStore::with_product(Unit& unit, ProductId product, DocumentId after,
                                                    int limit) {
  Query q(unit,
          "select distinct l.document_id from order_line l "
          "join order_head h on h.document_id = l.document_id and h.version = l.version "
          "where l.product_id = :product and l.document_id > :after and not h.hidden "
          "order by l.document_id limit :limit");
  q.bind("product", product).bind("after", after).bind("limit", limit);
  return documents_of(q);
}

std::vector<DocumentId> SqlOrderStore::with_employee(Unit& unit, EmployeeId employee,
                                                     DocumentId after, int limit) {
  Query q(unit,
          "select document_id from order_head where employee_id <> 0 and employee_id = :employee "
          "and document_id > :after and not hidden order by document_id limit :limit");
  q.bind("employee", employee).bind("after", after).bind("limit", limit);
  return documents_of(q);
}

std::vector<company::Scope> SqlOrderStore::places_of_employee(Unit& unit, EmployeeId employee) {
  std::vector<company::Scope> places;
  company::Scope place;
  Query q(unit,
          "select distinct entity_id, location_id, channel_id from order_head "
          "where employee_id <> 0 and employee_id = :employee and not hidden order by 1, 2, 3");
  q.bind("employee", employee).into(place.entity, place.location, place.channel);
  while (q.next()) places.push_back(place);
  return places;
}

OrderPage SqlOrderStore::list(Unit& unit, const OrderFilter& filter) {
  return SqlOrderList().page(unit, {filter});
}

orders::OrderTotals SqlOrderStore::totals(Unit& unit, const OrderFilter& filter) {
  return SqlOrderList().totals(unit, {filter});
}

std::vector<OrderRow> SqlOrderStore::by_number(Unit& unit, std::string_view number) {
  return SqlOrderList().by_number(unit, number);
}

}  // namespace kontor::persistence
