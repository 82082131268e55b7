#include "persistence/stores/order_rows.h"

namespace kontor::persistence {

using orders::Order;

namespace {

constexpr std::size_t head_part = 2000;

const std::vector<ValueList::Column>& head_columns() {
  static const std::vector<ValueList::Column> columns{{"document_id", ValueType::integer},
                                                      {"entity_id", ValueType::integer},
                                                      {"channel_id", ValueType::integer},
                                                      {"location_id", ValueType::integer},
                                                      {"employee_id", ValueType::integer},
                                                      {"customer_id", ValueType::integer},
                                                      {"number", ValueType::text},
                                                      {"version", ValueType::integer},
                                                      {"currency", ValueType::text},
                                                      {"placed_at", ValueType::integer},
                                                      {"placed_date", ValueType::integer},
                                                      {"state", ValueType::text},
                                                      {"payment_state", ValueType::text},
                                                      {"fulfilment_state", ValueType::text},
                                                      {"total_minor", ValueType::integer},
                                                      {"outstanding_minor", ValueType::integer},
                                                      {"refunded_minor", ValueType::integer},
                                                      {"hidden", ValueType::boolean}};
  return columns;
}

template <class Sink>
void add_head(Sink& sink, const Order& o) {
  sink.add(o.document.value);
  sink.add(o.entity.value);
  sink.add(o.channel.value);
  sink.add(o.location.value);
  sink.add(o.employee.value);
  sink.add(o.customer.value);
  sink.add(std::string_view(o.number));
  sink.add(std::int64_t{o.version});
  sink.add(o.currency.code());
  sink.add(o.placed_at.ms);
  sink.add(std::int64_t{o.placed_date.days});
  sink.add(name_of(o.state));
  sink.add(std::string_view(o.payment_state));
  sink.add(std::string_view(o.fulfilment_state));
  sink.add(o.total_minor);
  sink.add(o.outstanding_minor());
  sink.add(o.refunded_minor);
  sink.add(false);
  sink.end_row();
}

void insert_order_lines(Unit& unit, const std::vector<Order>& orders) {
  BulkInsert rows(
      sql(unit), "order_line",
      {"document_id", "version", "line_no", "kind", "product_id", "sku", "name", "quantity_milli",
       "fulfilled_milli", "price_micro", "gross_minor", "discount_minor", "tax_minor"});
  for (const Order& o : orders) {
    for (const orders::Line& l : o.lines) {
      rows.add(o.document.value).add(std::int64_t{o.version}).add(std::int64_t{l.no});
      rows.add(name_of(l.kind)).add(l.product.value);
      rows.add(std::string_view(l.sku)).add(std::string_view(l.name));
      rows.add(l.quantity.milli).add(l.fulfilled.milli).add(l.price.micro);
      rows.add(l.gross_minor).add(l.discount_minor).add(l.tax_minor).end_row();
    }
  }
  rows.finish();
}

}  // namespace

void insert_order_versions(Unit& unit, const std::vector<Order>& orders, BatchId batch,
                           Instant recorded_at, Instant exported_at) {
  {
    BulkInsert rows(sql(unit), "order_version",
                    {"document_id", "version", "batch_id", "recorded_at", "exported_at",
                     "content_hash", "content", "undone"});
    for (const Order& o : orders) {
      rows.add(o.document.value).add(std::int64_t{o.version}).add(batch.value);
      rows.add(recorded_at.ms).add(exported_at.ms).add(std::string_view(o.content_hash));
      rows.add(std::string_view(canonical_content(o))).add(false).end_row();
    }
    rows.finish();
  }
  insert_order_lines(unit, orders);
}

void insert_order_heads(Unit& unit, const std::vector<Order>& orders) {
  if (orders.empty()) return;
  std::vector<std::string> columns;
  for (const auto& column : head_columns()) columns.push_back(column.name);
  BulkInsert rows(sql(unit), "order_head", columns);
  for (const Order& o : orders) add_head(rows, o);
  rows.finish();
}

void update_order_heads(Unit& unit, const std::vector<Order>& orders) {
  std::string assignments;
  for (const auto& column : head_columns()) {
    if (column.name == "document_id") continue;
    assignments += (assignments.empty() ? "" : ", ") + column.name + " = v." + column.name;
  }
  in_parts(orders, head_part, [&](const std::vector<Order>& part) {
    ValueList rows(unit, head_columns());
    for (const Order& o : part) add_head(rows, o);
    Query q(unit, "update order_head set " + assignments + " from " + rows.from("v") +
                      " where order_head.document_id = v.document_id");
    rows.bind(q);
    q.execute();
  });
}

Order order_of_version(const std::string& content, DocumentId document, std::int64_t version,
                       const std::string& content_hash) {
  Order order = orders::parse_order(content);
  order.document = document;
  order.version = static_cast<int>(version);
  order.content_hash = content_hash;
  return order;
}

void each_standing_order(Unit& unit, BatchId batch,
                         const std::function<void(const Order&)>& visit) {
  std::string content;
  Query q(unit, "select content from order_version where batch_id = :batch and not undone");
  q.bind("batch", batch).into(content);
  while (q.next()) visit(orders::parse_order(content));
}

}  // namespace kontor::persistence
