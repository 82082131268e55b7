#include "app/cli/commands.h"
#include "app/cli/scoped.h"
#include "domain/orders/order_parts.h"
#include "i18n/mark.h"
#include "i18n/names.h"
#include "persistence/stores/order_list.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct OrderOptions {
  std::string channel, location, state, number, customer;
};

std::vector<reports::Column> order_columns(Session& session) {
  return {session.column("number", KONTOR_TEXT("Number")),
          session.column("channel", KONTOR_TEXT("Channel")),
          session.column("location", KONTOR_TEXT("Location")),
          session.column("placed_date", KONTOR_TEXT("Date"), ColumnType::date),
          session.column("placed_at", KONTOR_TEXT("Placed"), ColumnType::date),
          session.column("state", KONTOR_TEXT("State")),
          session.column("payment_state", KONTOR_TEXT("Payment")),
          session.column("fulfilment_state", KONTOR_TEXT("Fulfilment")),
          session.column("currency", KONTOR_TEXT("Currency")),
          session.column("total", KONTOR_TEXT("Total"), ColumnType::decimal),
          session.column("outstanding", KONTOR_TEXT("Outstanding"), ColumnType::decimal),
          session.column("refunded", KONTOR_TEXT("Refunded"), ColumnType::decimal),
          session.column("version", KONTOR_TEXT("Version"), ColumnType::integer)};
}

std::vector<reports::Cell> order_cells(Console& console, const orders::OrderRow& row) {
  const Currency currency = Currency::of(row.currency);
  return {row.number,
          row.channel,
          text_or_null(row.location),
          console.date(row.placed_date),
          console.instant(row.placed_at),
          console.coded(name_of(row.state), i18n::name(console.texts(), row.state)),
          text_or_null(row.payment_state),
          text_or_null(row.fulfilment_state),
          row.currency,
          console.money({row.total_minor, currency}),
          console.money({row.outstanding_minor, currency}),
          console.money({row.refunded_minor, currency}),
          std::int64_t{row.version}};
}

Status order_list(Session& session, const OrderOptions& o) {
  orders::OrderListFilter filter;
  const auto names = company_names(session);
  company::Scope asked;
  if (!o.channel.empty()) asked.channel = names.channel_named(o.channel).id;
  if (!o.location.empty()) asked.location = names.location_named(o.location).id;
  std::vector<Permission> rights = {Permission::read_orders};
  if (!o.customer.empty()) rights.push_back(Permission::read_customers);
  filter.channel = asked.channel;
  filter.location = asked.location;
  persistence::SqlOrderList orders;
  orders::OrdersOfParts permitted(
      orders, permitted_parts(session, rights, {.location = true, .channel = true}, asked));
  if (!o.state.empty()) filter.state = orders::order_state_named(o.state);
  filter.number = o.number;
  filter.buyer = o.customer;
  Listing list(session.console(), order_columns(session));
  RowLimit limit(session);
  each_page(
      session, filter,
      [&](Unit& unit, const orders::OrderListFilter& page) { return permitted.page(unit, page); },
      [&](const orders::OrderRow& row) {
        if (!limit.admits()) return false;
        list.row(order_cells(session.console(), row));
        return true;
      });
  list.end();
  return Status::done;
}

std::vector<reports::Column> line_columns(Session& session) {
  return {session.column("number", KONTOR_TEXT("Number")),
          session.column("channel", KONTOR_TEXT("Channel")),
          session.column("line", KONTOR_TEXT("Line"), ColumnType::integer),
          session.column("kind", KONTOR_TEXT("Kind")),
          session.column("sku", KONTOR_TEXT("SKU")),
          session.column("name", KONTOR_TEXT("Name")),
          session.column("quantity", KONTOR_TEXT("Quantity"), ColumnType::decimal),
          session.column("fulfilled", KONTOR_TEXT("Fulfilled"), ColumnType::decimal),
          session.column("currency", KONTOR_TEXT("Currency")),
          session.column("price", KONTOR_TEXT("Price"), ColumnType::decimal),
          session.column("gross", KONTOR_TEXT("Gross"), ColumnType::decimal),
          session.column("discount", KONTOR_TEXT("Discount"), ColumnType::decimal),
          session.column("net", KONTOR_TEXT("Net"), ColumnType::decimal),
          session.column("tax", KONTOR_TEXT("Tax"), ColumnType::decimal)};
}

/// What is charged beside the lines, as a line without a number.
std::vector<reports::Cell> charge_cells(Console& console, const orders::Order& order,
                                        const std::string& channel, const char* code,
                                        const std::string& name, std::int64_t net,
                                        std::int64_t tax) {
  const auto money = [&](std::int64_t minor) { return console.money({minor, order.currency}); };
  return {order.number,
          channel,
          {},
          console.coded(code, name),
          {},
          {},
          {},
          {},
          std::string(order.currency.code()),
          {},
          money(net),
          money(0),
          money(net),
          money(tax)};
}

void show_order_lines(Session& session, Listing& list, const orders::Order& order,
                      const std::string& channel) {
  Console& console = session.console();
  const auto money = [&](std::int64_t minor) { return console.money({minor, order.currency}); };
  for (const auto& line : order.lines) {
    list.row({order.number, channel, std::int64_t{line.no},
              console.coded(orders::name_of(line.kind), i18n::name(console.texts(), line.kind)),
              text_or_null(line.sku), text_or_null(line.name), console.quantity(line.quantity),
              console.quantity(line.fulfilled), std::string(order.currency.code()),
              console.decimal(line.price.to_decimal()), money(line.gross_minor),
              money(line.discount_minor), money(line.net_minor()), money(line.tax_minor)});
  }
  if (order.shipping_minor != 0 || order.shipping_tax_minor != 0) {
    list.row(charge_cells(console, order, channel, "shipping", session.text("Shipping"),
                          order.shipping_minor, order.shipping_tax_minor));
  }
  if (order.duties_minor != 0) {
    list.row(charge_cells(console, order, channel, "duties", session.text("Duties"),
                          order.duties_minor, 0));
  }
}

Status order_show(Session& session, const OrderOptions& o) {
  auto& book = session.book();
  const auto stores = book.stores();
  const auto [rows, found] = book.book().read([&](Unit& unit) {
    const auto named = stores.orders.by_number(unit, o.number);
    std::vector<DocumentId> documents;
    for (const auto& row : named) documents.push_back(row.document);
    return std::pair(named, stores.orders.current(unit, documents));
  });
  if (rows.empty()) throw Stop({RefusalCode::order_unknown, {{"order", o.number}}});
  const auto names = company_names(session);
  for (const auto& order : found)
    need_right(session, Permission::read_orders, {order.entity, order.location, order.channel});
  Listing list(session.console(), line_columns(session));
  for (const auto& order : found) {
    show_order_lines(session, list, order, names.channel_code(order.channel));
  }
  list.end();
  return Status::done;
}

}  // namespace

void add_order(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("order", KONTOR_TEXT("The orders of all channels"));

  const auto listed = options<OrderOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List the orders, newest first"));
  list.option("--channel", listed->channel, "CODE", KONTOR_TEXT("Only this channel"));
  list.option("--location", listed->location, "CODE", KONTOR_TEXT("Only this location"));
  list.option("--state", listed->state, "open|partly_fulfilled|fulfilled|cancelled",
              KONTOR_TEXT("Only orders in this state"));
  list.option("--number", listed->number, "TEXT",
              KONTOR_TEXT("Only orders whose number begins so"));
  list.option("--customer", listed->customer, "TEXT",
              KONTOR_TEXT("Only orders of customers with this in name, e-mail or phone"));
  list.needs_somewhere({Permission::read_orders});
  list.does([&session, listed] { return order_list(session, *listed); });

  const auto shown = options<OrderOptions>();
  Command show = tree.command(group, "show", KONTOR_TEXT("Show the lines of an order"));
  show.argument("NUMBER", shown->number, KONTOR_TEXT("The order's number"));
  show.needs_somewhere({Permission::read_orders});
  show.does([&session, shown] { return order_show(session, *shown); });
}

}  // namespace kontor::cli
