#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "domain/base/failure.h"
#include "persistence/check/check_unit.h"
#include "persistence/stores/order_rows.h"

namespace kontor::persistence {

namespace order_checks_detail {

/// What order_head shows of an order, in one text.
std::string head_text(const orders::Order& o) {
  return fmt::format("{} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {}", o.entity.value,
                     o.channel.value, o.location.value, o.employee.value, o.customer.value,
                     o.number, o.version, o.currency.code(), o.placed_at.ms, o.placed_date.days,
                     name_of(o.state), o.payment_state, o.fulfilment_state, o.total_minor,
                     o.outstanding_minor(), o.refunded_minor);
}

/// The same of the rows of order_head, by document.
std::map<DocumentId, std::pair<std::string, std::string>> heads(SqlUnit& u, DocumentId after,
                                                                DocumentId last) {
  std::map<DocumentId, std::pair<std::string, std::string>> texts;
  DocumentId document;
  std::int64_t entity = 0, channel = 0, location = 0, employee = 0, customer = 0, version = 0;
  std::int64_t placed_at = 0, placed_date = 0, total = 0, outstanding = 0, refunded = 0;
  std::string number, currency, state, payment, fulfilment;
  // Not `hidden = false`: SQLite would take an index of it and look at all orders for each page.
  Query q(u,
          "select document_id, entity_id, channel_id, location_id, employee_id, customer_id, "
          "number, version, currency, placed_at, placed_date, state, payment_state, "
          "fulfilment_state, total_minor, outstanding_minor, refunded_minor from order_head "
          "where document_id > :after and document_id <= :last and not hidden");
  q.bind("after", after).bind("last", last);
  q.into(document, entity, channel, location, employee, customer, number, version, currency,
         placed_at, placed_date, state, payment, fulfilment, total, outstanding, refunded);
  while (q.next()) {
    texts[document] = {
        number, fmt::format("{} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {}", entity, channel,
                            location, employee, customer, number, version, currency, placed_at,
                            placed_date, state, payment, fulfilment, total, outstanding, refunded)};
  }
  return texts;
}

/// The newest versions that are not undone, of the next documents that have any.
std::vector<orders::Order> newest_versions(SqlUnit& u, DocumentId after) {
  std::vector<orders::Order> orders;
  DocumentId document;
  std::int64_t version = 0;
  std::string content, hash;
  Query q(u,
          "select v.document_id, v.version, v.content, v.content_hash from order_version v "
          "join (select document_id, max(version) as version from order_version "
          "where undone = false and document_id > :after group by document_id "
          "order by document_id limit 1000) newest "
          "on newest.document_id = v.document_id and newest.version = v.version "
          "order by v.document_id");
  q.bind("after", after).into(document, version, content, hash);
  while (q.next()) {
    try {
      orders.push_back(order_of_version(content, document, version, hash));
    } catch (const Failure& failure) {
      if (failure.code() != FailureCode::database_damaged) throw;
      // An order without a number in its text: its head, then, shows no version.
      orders.emplace_back();
      orders.back().document = document;
    }
  }
  return orders;
}

void check_heads(SqlUnit& u, Findings& findings) {
  DocumentId after;
  while (!findings.full()) {
    const std::vector<orders::Order> orders = newest_versions(u, after);
    if (orders.empty()) break;
    auto shown = heads(u, after, orders.back().document);
    for (const orders::Order& o : orders) {
      const auto head = shown.find(o.document);
      if (head == shown.end() || head->second.second != head_text(o))
        findings.add(head == shown.end() ? o.number : head->second.first);
      if (head != shown.end()) shown.erase(head);
    }
    // Heads that no version stands behind.
    for (const auto& [document, head] : shown) findings.add(head.first);
    after = orders.back().document;
  }
  std::string number;
  Query q(u,
          "select h.number from order_head h where not h.hidden and h.document_id > :after "
          "order by h.document_id limit " +
              std::to_string(most_findings + 1));
  q.bind("after", after).into(number);
  while (q.next()) findings.add(number);
}

}  // namespace order_checks_detail

std::vector<Check> order_checks() { return {{"order_head", order_checks_detail::check_heads}}; }

}  // namespace kontor::persistence
