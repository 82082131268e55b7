#include "gui/presenters/orders_presenter.h"

#include <algorithm>

#include "gui/presenters/reach.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

namespace {

enum OrderColumn : std::size_t {
  order_number,
  order_channel,
  order_placed,
  order_state,
  order_payment,
  order_fulfilment,
  order_place,
  order_total,
  order_outstanding,
  order_refunded
};

constexpr int order_money_width = 96;
constexpr int order_number_width = 168;

/// What ages mean on the day of the clock, where the book's first company is.
void narrow_by_age(OpenBook& book, Unit& unit, const OrdersChoice& choice,
                   orders::OrderListFilter& filter) {
  if (choice.older_than_days <= 0 && choice.last_days <= 0) return;
  const auto entities = book.company().entities(unit);
  const auto zone = entities.empty() ? std::nullopt : TimeZone::find(entities.front().zone);
  const BusinessDate today = zone.value_or(TimeZone::utc()).business_date(book.clock().now(), 0);
  if (choice.older_than_days > 0) {
    const BusinessDate last{today.days - choice.older_than_days};
    if (!filter.to || last < *filter.to) filter.to = last;
  }
  if (choice.last_days > 0) {
    const BusinessDate first{today.days - choice.last_days + 1};
    if (!filter.from || *filter.from < first) filter.from = first;
  }
}

/// The list as the person at the window may see it.
orders::OrdersOfParts listed(OpenBook& book, Unit& unit, const orders::OrderListFilter& filter) {
  return {book.order_list(), order_parts(book, unit, filter)};
}

Tone tone_of(orders::OrderState state) {
  switch (state) {
    case orders::OrderState::open:
      return Tone::information;
    case orders::OrderState::partly_fulfilled:
      return Tone::warning;
    case orders::OrderState::fulfilled:
      return Tone::normal;
    case orders::OrderState::cancelled:
      return Tone::dimmed;
  }
  return Tone::normal;
}

}  // namespace

OrdersPresenter::OrdersPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                                 Language language, OrdersChoice choice)
    : PagedPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_choice(std::move(choice)) {
  const Language& t = m_language;
  m_columns = {
      text_column("number", t.text("Order"), 104),
      text_column("channel", t.text("Channel"), 128),
      date_column("placed", t.text("Placed"), 104, true),
      text_column("state", t.text("State"), 112),
      text_column("payment", t.text("Payment"), 112),
      text_column("fulfilment", t.text("Fulfilment"), 104),
      text_column("place", t.text("Place"), 96, true),
      money_column("total", t.text("Total"), order_money_width),
      money_column("outstanding", t.text("Outstanding"), order_money_width),
      money_column("refunded", t.text("Refunded"), order_money_width),
  };
  // A marketplace's number in whole: people read it out.
  m_columns.front().least = order_number_width;
}

orders::OrderListFilter OrdersPresenter::filter() const {
  orders::OrderListFilter filter;
  filter.channel = m_choice.channel;
  filter.state = m_choice.state;
  filter.number = m_choice.search;
  filter.from = m_choice.from;
  filter.to = m_choice.to;
  filter.customer = m_choice.customer;
  filter.oldest_first = m_choice.oldest_first;
  filter.limit = static_cast<int>(block_rows);
  return filter;
}

OrdersPresenter::List::Source OrdersPresenter::source() const {
  const auto read_page = [](OpenBook& book, Unit& unit, const orders::OrderListFilter& wanted) {
    auto page = listed(book, unit, wanted).page(unit, wanted);
    return List::Page{std::move(page.rows), std::move(page.next)};
  };
  return {[book = m_book, all = filter(), choice = m_choice, read_page] {
            return book->book().read([&](Unit& unit) {
              auto filter = by_number_or_buyer(*book, unit, all);
              narrow_by_age(*book, unit, choice, filter);
              List::Opening opening;
              opening.first = read_page(*book, unit, filter);
              opening.facts.buyer = filter.buyer;
              opening.facts.shown = only_part(order_parts(*book, unit, filter),
                                              {{}, filter.location, filter.channel});
              const auto actor = book->actor();
              const bool all_channels = actor.may(company::Permission::read_orders);
              for (auto& channel : book->company().channels(unit))
                if (all_channels ||
                    actor.may(company::Permission::read_orders, company::scope_of(channel)))
                  opening.facts.channels.push_back(std::move(channel));
              for (auto& place : book->company().locations(unit)) {
                if (place.id == opening.facts.shown.location) opening.facts.place = place.name;
                opening.facts.places[place.code] = std::move(place.name);
              }
              return opening;
            });
          },
          [book = m_book, all = filter(), choice = m_choice, read_page](const std::string& after) {
            return book->book().read([&](Unit& unit) {
              auto wanted = by_number_or_buyer(*book, unit, all);
              wanted.after = after;
              narrow_by_age(*book, unit, choice, wanted);
              return read_page(*book, unit, wanted);
            });
          },
          // Totals count the list too.
          [book = m_book, all = filter(), choice = m_choice] {
            return book->book().read([&](Unit& unit) {
              auto filter = by_number_or_buyer(*book, unit, all);
              narrow_by_age(*book, unit, choice, filter);
              List::Counted counted;
              counted.facts.totals = listed(*book, unit, filter).totals(unit, filter);
              counted.count = counted.facts.totals.orders;
              return counted;
            });
          },
          [book = m_book, all = filter(), choice = m_choice](const std::string& after,
                                                             std::size_t rows) {
            return book->book().read([&](Unit& unit) {
              auto wanted = by_number_or_buyer(*book, unit, all);
              wanted.after = after;
              narrow_by_age(*book, unit, choice, wanted);
              return listed(*book, unit, wanted)
                  .place_behind(unit, wanted, static_cast<std::int64_t>(rows));
            });
          }};
}

void OrdersPresenter::counted(OrdersFacts facts) { m_totals = std::move(facts.totals); }

void OrdersPresenter::opened(OrdersFacts facts) {
  m_channels = std::move(facts.channels);
  m_places = std::move(facts.places);
  m_shown = facts.shown;
  m_place = std::move(facts.place);
  m_buyer = std::move(facts.buyer);
}

void OrdersPresenter::choose(OrdersChoice next) {
  if (next == m_choice) return;
  m_choice = std::move(next);
  load();
}

void OrdersPresenter::search(const std::string& text) {
  OrdersChoice next = m_choice;
  next.search = text;
  choose(std::move(next));
}

void OrdersPresenter::choose_channel(ChannelId channel) {
  OrdersChoice next = m_choice;
  next.channel = channel;
  choose(std::move(next));
}

void OrdersPresenter::choose_state(std::optional<orders::OrderState> state) {
  OrdersChoice next = m_choice;
  next.state = state;
  choose(std::move(next));
}

void OrdersPresenter::choose_days(std::optional<BusinessDate> from,
                                  std::optional<BusinessDate> to) {
  OrdersChoice next = m_choice;
  next.from = from;
  next.to = to;
  next.last_days = next.older_than_days = 0;
  choose(std::move(next));
}

void OrdersPresenter::choose_last_days(int days) {
  OrdersChoice next = m_choice;
  next.from.reset();
  next.to.reset();
  next.older_than_days = 0;
  next.last_days = days;
  choose(std::move(next));
}

void OrdersPresenter::choose_age(int older_than_days) {
  OrdersChoice next = m_choice;
  next.from.reset();
  next.to.reset();
  next.last_days = 0;
  next.older_than_days = older_than_days;
  choose(std::move(next));
}

void OrdersPresenter::clear_filters() {
  if (!filtered()) return;
  OrdersChoice next;
  next.oldest_first = m_choice.oldest_first;
  choose(std::move(next));
}

bool OrdersPresenter::filtered() const { return !m_choice.search.empty() || !chips().empty(); }

std::string OrdersPresenter::days_in_words() const {
  const Language& t = m_language;
  if (!m_choice.to) return t.text("Placed from {date}", {{"date", t.date(*m_choice.from)}});
  if (!m_choice.from) return t.text("Placed until {date}", {{"date", t.date(*m_choice.to)}});
  if (m_choice.from == m_choice.to) {
    return t.text("Placed on {date}", {{"date", t.date(*m_choice.to)}});
  }
  return t.text("Placed from {from} to {to}",
                {{"from", t.date(*m_choice.from)}, {"to", t.date(*m_choice.to)}});
}

std::vector<FilterChip> OrdersPresenter::chips() const {
  const Language& t = m_language;
  std::vector<FilterChip> chips;
  if (m_choice.channel) {
    const auto found = std::find_if(m_channels.begin(), m_channels.end(), [&](const auto& channel) {
      return channel.id == m_choice.channel;
    });
    const std::string name = found == m_channels.end() ? std::string() : found->name;
    chips.push_back({"channel", t.text("Channel: {name}", {{"name", name}})});
  }
  // Whose right holds at one place or channel is told what the list leaves out.
  if (m_shown.location) chips.push_back({"shown", t.text("Place: {name}", {{"name", m_place}})});
  if (m_shown.channel && m_shown.channel != m_choice.channel) {
    const auto shown = std::ranges::find(m_channels, m_shown.channel, &company::Channel::id);
    const std::string name = shown == m_channels.end() ? std::string() : shown->name;
    chips.push_back({"shown", t.text("Channel: {name}", {{"name", name}})});
  }
  if (m_choice.state) {
    chips.push_back({"state", t.text("State: {name}", {{"name", state_name(*m_choice.state)}})});
  }
  if (m_choice.from || m_choice.to) chips.push_back({"days", days_in_words()});
  if (m_choice.last_days > 0) {
    const int days = m_choice.last_days;
    chips.push_back({"last", days == 1 ? t.text("Placed today")
                                       : t.plural("Placed in the last {n} day",
                                                  "Placed in the last {n} days", days)});
  }
  if (m_choice.older_than_days > 0) {
    chips.push_back(
        {"age", t.plural("Older than {n} day", "Older than {n} days", m_choice.older_than_days)});
  }
  if (m_choice.customer) chips.push_back({"customer", t.text("Of one customer")});
  return chips;
}

void OrdersPresenter::remove_chip(const std::string& id) {
  OrdersChoice next = m_choice;
  if (id == "channel") next.channel = ChannelId();
  if (id == "state") next.state.reset();
  if (id == "days") next.from.reset(), next.to.reset();
  if (id == "last") next.last_days = 0;
  if (id == "age") next.older_than_days = 0;
  if (id == "customer") next.customer = CustomerId();
  choose(std::move(next));
}

SortOrder OrdersPresenter::order() const { return {order_placed, !m_choice.oldest_first}; }

void OrdersPresenter::sort(SortOrder wanted) {
  if (wanted.column != order_placed) return;
  OrdersChoice next = m_choice;
  next.oldest_first = !wanted.descending;
  choose(std::move(next));
}

std::string OrdersPresenter::state_name(orders::OrderState state) const {
  return m_language.name(state);
}

std::string OrdersPresenter::notice() const {
  if (m_buyer.empty()) return {};
  return m_language.text(
      "No number begins with “{text}”. These orders are of customers with it in their name, e-mail "
      "or phone.",
      {{"text", m_buyer}});
}

std::string OrdersPresenter::footer() const {
  if (!m_totals) return {};
  if (m_totals->more) {
    return m_language.text("More than {n} orders: search or choose a channel to see totals",
                           {{"n", m_language.count(m_totals->orders)}});
  }
  std::vector<std::string> parts{m_language.plural("{n} order", "{n} orders", m_totals->orders)};
  for (const Money& sum : m_totals->sums) parts.push_back(m_language.money(sum));
  return m_language.joined(parts);
}

std::optional<std::size_t> OrdersPresenter::row_of(DocumentId document) const {
  return m_list.find([&](const orders::OrderRow& row) { return row.document == document; });
}

std::string OrdersPresenter::channel_name(const std::string& code) const {
  const auto found = std::find_if(m_channels.begin(), m_channels.end(),
                                  [&](const auto& channel) { return channel.code == code; });
  return found == m_channels.end() ? code : found->name;
}

std::string OrdersPresenter::place_name(const std::string& code) const {
  const auto found = m_places.find(code);
  return found == m_places.end() ? code : found->second;
}

Cell OrdersPresenter::cell(std::size_t index, std::size_t column) {
  const orders::OrderRow* row = at(index);
  if (!row) return {};
  const auto money = [&](std::int64_t minor, Tone tone) -> Cell {
    if (minor == 0) return {m_language.nothing(), Tone::dimmed, {}};
    return {m_language.money({minor, Currency::of(row->currency)}), tone, {}};
  };
  switch (column) {
    case order_number:
      return {row->number, Tone::normal, {}};
    case order_channel:
      return {channel_name(row->channel), Tone::normal, {}};
    case order_placed:
      return {m_language.date(row->placed_date), Tone::normal, {}};
    case order_state:
      return {state_name(row->state), tone_of(row->state), {}};
    case order_payment:
      return {m_language.file_word(row->payment_state), Tone::normal, {}};
    case order_fulfilment:
      return {m_language.file_word(row->fulfilment_state), Tone::normal, {}};
    case order_place:
      return {place_name(row->location), Tone::normal, {}};
    case order_total:
      return money(row->total_minor, Tone::normal);
    case order_outstanding:
      return money(row->outstanding_minor, Tone::warning);
    default:
      return money(row->refunded_minor, Tone::normal);
  }
}

std::string OrdersPresenter::raw(std::size_t index, std::size_t column) {
  const orders::OrderRow* row = at(index);
  if (!row) return {};
  const auto money = [&](std::int64_t minor) {
    return Money{minor, Currency::of(row->currency)}.to_decimal() + " " + row->currency;
  };
  switch (column) {
    case order_placed:
      return row->placed_date.to_iso();
    case order_total:
      return money(row->total_minor);
    case order_outstanding:
      return money(row->outstanding_minor);
    case order_refunded:
      return money(row->refunded_minor);
    default:
      return cell(index, column).text;
  }
}

}  // namespace kontor::gui
