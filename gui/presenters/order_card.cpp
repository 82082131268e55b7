#include "gui/presenters/order_card.h"

#include <algorithm>
#include <map>
#include <optional>

#include "gui/presenters/closed_area.h"

namespace kontor::gui {

namespace {

constexpr int card_money_width = 80;

std::vector<Column> line_columns(const Language& t) {
  return {text_column("sku", t.text("SKU"), 120),
          text_column("name", t.text("Product"), 160, true),
          text_column("kind", t.text("Kind"), 88),
          figure_column("quantity", t.text("Quantity"), 72),
          figure_column("fulfilled", t.text("Fulfilled"), 80),
          figure_column("price", t.text("Price"), card_money_width),
          figure_column("gross", t.text("Gross"), card_money_width),
          figure_column("discount", t.text("Discount"), card_money_width),
          figure_column("net", t.text("Net"), card_money_width),
          figure_column("tax", t.text("Tax"), card_money_width),
          text_column("helped", t.text("Helped"), 160)};
}

/// Names of those who helped, each with their share.
std::string helpers_text(const orders::Line& line, const std::map<EmployeeId, std::string>& names,
                         const Language& t) {
  constexpr std::int64_t ppm_of_permille = 1'000;
  std::vector<std::string> parts;
  for (const auto& helper : line.helped)
    if (const auto name = names.find(helper.employee); name != names.end())
      parts.push_back(
          t.text("{name} {share}", {{"name", t.isolated(name->second)},
                                    {"share", t.percent(helper.share_ppm / ppm_of_permille)}}));
  return t.joined(parts);
}

std::vector<Column> timeline_columns(const Language& t) {
  return {text_column("time", t.text("When"), 176),
          text_column("what", t.text("What happened"), 208),
          text_column("detail", t.text("Details"), 320, true)};
}

std::vector<Column> payment_columns(const Language& t) {
  return {text_column("way", t.text("Way of payment"), 240, true),
          text_column("what", t.text("What happened"), 160),
          text_column("time", t.text("When"), 176), figure_column("amount", t.text("Amount"), 136)};
}

std::vector<Column> entry_columns(const Language& t) {
  return {date_column("date", t.text("Date"), 104),
          text_column("kind", t.text("What happened"), 136),
          text_column("account", t.text("Account"), 184),
          text_column("name", t.text("Name"), 200, true),
          text_column("channel", t.text("Channel"), 136),
          figure_column("debit", t.text("Debit"), 96),
          figure_column("credit", t.text("Credit"), 96)};
}

}  // namespace

struct OrderCard::Facts {
  std::optional<orders::Order> order;
  std::string channel, place, zone;
  std::map<std::string, std::string> channels;  ///< names by code
  std::map<EmployeeId, std::string> staff;      ///< names of whom the actor may see here
  std::vector<books::LedgerLine> lines;
};

OrderCard::OrderCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language)
    : ReadDetail(view, std::move(book), executor, std::move(language)),
      m_lines(line_columns(m_language)),
      m_timeline(timeline_columns(m_language)),
      m_payments(payment_columns(m_language)),
      m_entries(entry_columns(m_language)) {}

void OrderCard::read() {
  read_by(
      [](OpenBook& book, Unit& unit, DocumentId document) {
        Facts facts;
        auto found = book.orders().current(unit, {document});
        if (found.empty()) return facts;
        const auto& order = found.front();
        if (!book.actor().may(company::Permission::read_orders,
                              {order.entity, order.location, order.channel}))
          return facts;
        facts.order = std::move(found.front());
        for (const auto& channel : book.company().channels(unit)) {
          if (channel.id == facts.order->channel) facts.channel = channel.name;
          facts.channels[channel.code] = channel.name;
        }
        const bool sees_staff =
            book.actor().may(company::Permission::read_staff,
                             {facts.order->entity, facts.order->location, facts.order->channel});
        for (const auto& employee : book.employees().list(unit))
          if (sees_staff || employee.id == book.actor().employee)
            facts.staff[employee.id] = employee.name.empty() ? employee.code : employee.name;
        for (const auto& place : book.company().locations(unit))
          if (place.id == facts.order->location) facts.place = place.name;
        for (const auto& entity : book.company().entities(unit))
          if (entity.id == facts.order->entity) facts.zone = entity.zone;
        books::LedgerFilter filter;
        filter.document = document;
        // Entries of a sale tell what its goods cost.
        if (!sees_entries(book.actor(), {facts.order->entity, {}, facts.order->channel}))
          return facts;
        book.ledger().each_line(
            unit, filter, [&](const books::LedgerLine& line) { facts.lines.push_back(line); });
        return facts;
      },
      [this](const Facts& facts) { take(facts); });
}

void OrderCard::take(const Facts& facts) {
  for (auto* table : {&m_lines, &m_timeline, &m_payments, &m_entries}) table->clear();
  m_error.clear();
  if (!facts.order) {
    return show_error(m_language.text("This order is no longer in the book."));
  }
  const orders::Order& order = *facts.order;
  m_title = order.number;
  std::vector<std::string> parts{facts.channel};
  if (!facts.place.empty()) parts.push_back(facts.place);
  parts.push_back(m_language.name(order.state));
  parts.push_back(m_language.money({order.total_minor, order.currency}));
  m_subtitle = m_language.joined(parts);
  const TimeZone zone = TimeZone::find(facts.zone).value_or(TimeZone::utc());
  fill_lines(order, facts.staff);
  fill_timeline(order, zone);
  fill_payments(order, zone);
  fill_entries(facts);
  m_view.show_detail();
}

RowTable::Value OrderCard::money(std::int64_t minor, Currency currency, Tone tone) const {
  const Money amount{minor, currency};
  if (minor == 0) return {{Language::nothing(), Tone::dimmed, {}}, amount.to_decimal()};
  return {{m_language.amount(amount), tone, {}}, amount.to_decimal()};
}

void OrderCard::fill_lines(const orders::Order& order,
                           const std::map<EmployeeId, std::string>& staff) {
  for (const auto& line : order.lines) {
    m_lines.add(
        {{{line.sku, Tone::normal, {}}, {}},
         {{line.name, Tone::normal, {}}, {}},
         {{m_language.name(line.kind), Tone::dimmed, {}}, {}},
         {{m_language.grid_quantity(line.quantity), Tone::normal, {}}, line.quantity.to_decimal()},
         {{m_language.grid_quantity(line.fulfilled),
           line.fulfilled.milli == 0 ? Tone::dimmed : Tone::normal,
           {}},
          line.fulfilled.to_decimal()},
         {{m_language.unit_price(line.price), Tone::normal, {}}, line.price.to_decimal()},
         money(line.gross_minor, order.currency),
         money(-line.discount_minor, order.currency),
         money(line.net_minor(), order.currency),
         money(line.tax_minor, order.currency),
         {{helpers_text(line, staff, m_language), Tone::normal, {}}, {}}});
  }
  add_charge(order, m_language.text("Shipping"), order.shipping_minor, order.shipping_tax_minor);
  add_charge(order, m_language.text("Duties"), order.duties_minor, 0);
}

void OrderCard::add_charge(const orders::Order& order, const std::string& name, std::int64_t net,
                           std::int64_t tax) {
  if (net == 0 && tax == 0) return;
  const RowTable::Value none{{Language::nothing(), Tone::dimmed, {}}, {}};
  m_lines.add({{{{}, Tone::normal, {}}, {}},
               {{name, Tone::normal, {}}, {}},
               {{{}, Tone::normal, {}}, {}},
               none,
               none,
               none,
               money(net, order.currency),
               money(0, order.currency),
               money(net, order.currency),
               money(tax, order.currency),
               {{{}, Tone::normal, {}}, {}}});
}

namespace {

/// What was paid before refunds: a till's file tells each tender and no sum.
std::int64_t paid(const orders::Order& order) {
  if (order.tenders.empty()) return order.paid_minor;
  std::int64_t sum = 0;
  for (const auto& [gateway, minor] : order.tenders) sum += minor;
  return sum;
}

}  // namespace

void OrderCard::fill_timeline(const orders::Order& order, const TimeZone& zone) {
  struct Event {
    Instant at;
    std::string what, detail;
    Tone tone = Tone::normal;
  };
  const Language& t = m_language;
  std::vector<Event> events;
  const auto sum = [&](std::int64_t minor) { return t.money({minor, order.currency}); };
  events.push_back({order.placed_at, t.text("Ordered"), sum(order.total_minor)});
  if (order.paid_at) events.push_back({*order.paid_at, t.text("Paid"), sum(paid(order))});
  for (const auto& sale : order.settlements)
    events.push_back({sale.at, t.text("Shipment settled"), sale.gateway});
  if (order.fulfilled_at) events.push_back({*order.fulfilled_at, t.text("Sent"), {}});
  for (const auto& refund : order.refunds)
    events.push_back(
        {refund.at, t.text("Money given back"), sum(refund.total_minor), Tone::warning});
  for (const auto& back : order.goods_back)
    events.push_back({back.at, t.text("Goods back"),
                      back.saleable ? back.place : t.text("not saleable"), Tone::warning});
  if (order.cancelled_at)
    events.push_back({*order.cancelled_at, t.text("Cancelled"), {}, Tone::problem});
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.at.ms < b.at.ms; });
  for (auto& event : events) {
    m_timeline.add({{{t.time(event.at, zone), Tone::normal, {}}, event.at.to_iso()},
                    {{std::move(event.what), event.tone, {}}, {}},
                    {{std::move(event.detail), Tone::normal, {}}, {}}});
  }
}

void OrderCard::fill_payments(const orders::Order& order, const TimeZone& zone) {
  const Language& t = m_language;
  const auto add = [&](const std::string& way, const std::string& what,
                       const std::optional<Instant>& at, std::int64_t minor, Tone tone) {
    m_payments.add(
        {{{way, Tone::normal, {}}, {}},
         {{what, tone, {}}, {}},
         {{at ? t.time(*at, zone) : std::string(), Tone::normal, {}}, at ? at->to_iso() : ""},
         {{t.money({minor, order.currency}), tone, {}},
          Money{minor, order.currency}.to_decimal()}});
  };
  if (!order.tenders.empty()) {
    for (const auto& [gateway, minor] : order.tenders)
      add(gateway, t.text("Payment"), order.paid_at, minor, Tone::normal);
  } else if (order.paid_minor != 0) {
    std::string ways;
    for (const auto& gateway : order.gateways) ways += (ways.empty() ? "" : " + ") + gateway;
    add(ways, t.text("Payment"), order.paid_at, order.paid_minor, Tone::normal);
  }
  std::int64_t dated = 0;
  for (const auto& refund : order.refunds) {
    dated += refund.total_minor;
    add(refund.gateway, t.text("Refund"), refund.at, -refund.total_minor, Tone::warning);
  }
  if (order.refunded_minor > dated)
    add({}, t.text("Refund"), std::nullopt, dated - order.refunded_minor, Tone::warning);
}

void OrderCard::fill_entries(const Facts& facts) {
  const auto channel_named = [&](const std::string& code) {
    const auto found = facts.channels.find(code);
    if (found != facts.channels.end()) return found->second;
    return code.empty() ? m_language.text("Common") : code;
  };
  std::int64_t entry = 0;
  for (const auto& line : facts.lines) {
    // The first line of an entry names it; the others stand below it.
    const bool first = line.entry_number != entry;
    entry = line.entry_number;
    const Money amount = line.entity_amount;
    const Money none{0, amount.currency};
    const bool debit = amount.minor >= 0;
    const Money credit{-amount.minor, amount.currency};
    const auto shown = [&](const Money& money, bool here) -> RowTable::Value {
      return {{here ? m_language.amount(money) : std::string(), Tone::normal, {}},
              here ? money.to_decimal() : none.to_decimal()};
    };
    const std::string kind = m_language.name(books::entry_kind_named(line.kind));
    m_entries.add(
        {{{first ? m_language.date(line.accounting_date) : std::string(),
           line.late ? Tone::warning : Tone::normal,
           {}},
          line.accounting_date.to_iso()},
         {{first ? kind : std::string(), Tone::normal, {}}, kind},
         {{line.account, Tone::normal, {}}, {}},
         {{m_language.account_name(line.account_key, line.account_detail_name), Tone::normal, {}},
          {}},
         {{channel_named(line.channel), Tone::dimmed, {}}, line.channel},
         shown(amount, debit),
         shown(credit, !debit)});
  }
}

}  // namespace kontor::gui
