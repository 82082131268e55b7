// A sale whose amounts stand in one file and whose lines in another (Etsy's orders and items,
// Square's transactions and items).

#include <algorithm>

#include "domain/orders/interpret.h"

namespace kontor::orders {

namespace {

bool has_kind(const std::vector<IncomingLine>& lines, LineKind kind) {
  return std::ranges::any_of(lines, [&](const IncomingLine& l) { return l.kind == kind; });
}

/// The goods of a file without lines, as one line: its amount is known, its products are not.
IncomingLine unitemised(const IncomingOrder& head) {
  const auto of_head = [&](LineKind kind) {
    std::int64_t sum = 0;
    for (const IncomingLine& l : head.lines)
      if (l.kind == kind && l.gross) sum += l.gross->minor;
    return sum;
  };
  std::int64_t gross = 0;
  if (head.subtotal) {
    gross = head.subtotal->minor + head.discount.minor;
  } else if (head.total) {
    gross = head.total->minor - head.tax.minor - head.shipping.minor - head.duties.minor +
            head.discount.minor;
    for (const LineKind kind : {LineKind::tip, LineKind::manual, LineKind::voucher, LineKind::fee})
      gross -= of_head(kind);
  }
  IncomingLine line;
  line.kind = LineKind::unitemised;
  line.name = head.number;
  line.quantity = Quantity::of_units(gross < 0 ? -1 : 1);
  line.gross = Money{gross, head.currency};
  if (head.fulfilled) line.fulfilled = line.quantity;
  line.row = head.row;
  return line;
}

/// Lines that only the head has: tips, service charges, gift cards sold.
void add_lines_of_head(IncomingOrder& order, const IncomingOrder& head) {
  for (const IncomingLine& line : head.lines)
    if (!has_kind(order.lines, line.kind)) order.lines.push_back(line);
}

template <class T>
void prefer(std::optional<T>& wanted, const std::optional<T>& other) {
  if (!wanted) wanted = other;
}
void prefer(std::string& wanted, const std::string& other) {
  if (wanted.empty()) wanted = other;
}

}  // namespace

IncomingOrder combine_base(const IncomingOrder* head, const IncomingOrder* lines) {
  if (!head) return *lines;
  IncomingOrder order = *head;
  if (!lines) {
    order.lines.insert(order.lines.begin(), unitemised(*head));
    return order;
  }
  order.lines = lines->lines;
  add_lines_of_head(order, *head);
  prefer(order.location, lines->location);
  prefer(order.employee, lines->employee);
  prefer(order.source, lines->source);
  prefer(order.discount_code, lines->discount_code);
  prefer(order.paid, lines->paid);
  prefer(order.fulfilled, lines->fulfilled);
  prefer(order.cancelled, lines->cancelled);
  if (!order.buyer.identifies()) order.buyer = lines->buyer;
  if (order.gateways.empty()) order.gateways = lines->gateways;
  if (order.named_taxes.empty()) order.named_taxes = lines->named_taxes;
  if (head->fulfilled)
    for (IncomingLine& line : order.lines) line.fulfilled = line.quantity;
  return order;
}

}  // namespace kontor::orders
