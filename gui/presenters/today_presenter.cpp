#include "gui/presenters/today_presenter.h"

#include <algorithm>

#include "gui/presenters/today_part.h"

namespace kontor::gui {

namespace today_presenter_detail {

constexpr std::int64_t ms_per_hour = 3'600'000;
constexpr std::int64_t hours_shown_as_days = 48;
constexpr std::int64_t hours_per_day = 24;
constexpr int recent_days = 30;

Column with_icon(Column column) {
  column.icon = true;
  return column;
}

/// The entries of the ledger that a choice picks out.
template <class Choose>
Destination entries(const Choose& choose) {
  BooksPageState shown;
  shown.view = BooksView::entries;
  choose(shown.entries);
  return {Area::books, shown};
}

/// Who may not see what goods cost is not told that there is a margin either.
std::vector<Column> channel_columns(const Language& t, bool with_margin) {
  std::vector<Column> columns{text_column("channel", t.text("Channel"), 160, true),
                              figure_column("net", t.text("Net sales"), 120),
                              figure_column("last-year", t.text("Last year"), 120),
                              figure_column("change", t.text("Change"), 88),
                              figure_column("orders", t.text("Orders"), 80),
                              figure_column("average", t.text("Average order"), 104)};
  if (with_margin) columns.push_back(figure_column("margin", t.text("Margin"), 80));
  return columns;
}

template <class Named, class Id>
std::string name_of(const std::vector<Named>& all, Id id) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& n) { return n.id == id; });
  return found == all.end() ? std::string() : found->name;
}

}  // namespace today_presenter_detail

struct TodayPresenter::Facts {
  Instant now;
  BusinessDate today;
  PersonalNeeds needs;
  insight::TodaySales sales;
  std::set<ChannelId> without_cost;
  std::vector<company::Entity> entities;
  std::vector<company::Channel> channels;
  std::vector<company::Location> places;

  Currency currency_of(ChannelId channel) const {
    for (const auto& c : channels) {
      if (c.id != channel) continue;
      for (const auto& e : entities) {
        if (e.id == c.entity) return e.currency;
      }
    }
    return {};
  }
};

void LinkTable::clear_all() {
  clear();
  m_where.clear();
}

void LinkTable::add(std::vector<Value> row, std::optional<Destination> where) {
  RowTable::add(std::move(row));
  m_where.push_back(std::move(where));
}

std::optional<Destination> LinkTable::leads_to(std::size_t row) const {
  return row < m_where.size() ? m_where[row] : std::nullopt;
}

TodayPresenter::TodayPresenter(TodayView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                               Language language, TodayPageState choice)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_choice(choice),
      m_needs({today_presenter_detail::with_icon(
          text_column("need", m_language.text("Needs you"), 320, true))}),
      m_with_margin(company::may_somewhere(m_book->actor(), company::Permission::read_cost)),
      m_channels(today_presenter_detail::channel_columns(m_language, m_with_margin)),
      m_places({text_column("place", m_language.text("Place"), 160, true),
                figure_column("net", m_language.text("Net sales"), 120)}),
      m_reading(executor, Lane::read) {}

TodayPresenter::State TodayPresenter::state() const {
  if (m_loaded) return m_any ? State::ready : State::empty;
  return m_error.empty() ? State::loading : State::failed;
}

void TodayPresenter::load() {
  read();
  m_view.show_today();
}

void TodayPresenter::choose(insight::SalesSpan span) {
  if (span == m_choice.span) return;
  m_choice.span = span;
  load();
}

void TodayPresenter::read() {
  using namespace today_presenter_detail;
  m_reading.run(
      [book = m_book, span = m_choice.span](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Facts facts;
          facts.now = book->clock().now();
          facts.entities = book->company().entities(unit);
          facts.channels = book->company().channels(unit);
          facts.places = book->company().locations(unit);
          const auto zone =
              facts.entities.empty() ? std::nullopt : TimeZone::find(facts.entities.front().zone);
          facts.today = zone.value_or(TimeZone::utc()).business_date(facts.now, 0);
          const Instant since{facts.now.ms - recent_days * hours_per_day * ms_per_hour};
          facts.needs = needs_of_person(*book, unit, since, facts.today + -recent_days);
          auto own = sales_of_person(*book, unit, span, facts.today);
          facts.sales = std::move(own.sales);
          facts.without_cost = std::move(own.without_cost);
          return facts;
        });
      },
      [this](const Facts& facts) { take(facts); },
      [this](const Failure& failure) {
        m_error = m_language.sentence(failure);
        m_view.show_today();
      });
}

void TodayPresenter::take(const Facts& facts) {
  m_error.clear();
  m_loaded = true;
  m_title = m_language.text("Today, {date}", {{"date", m_language.long_date(facts.today)}});
  const auto& [days, last] = facts.sales.compared;
  m_compared =
      days.count() == 1
          ? m_language.text("{day}, compared with {last}", {{"day", m_language.date(days.from)},
                                                            {"last", m_language.date(last.from)}})
          : m_language.text("{from} to {to}, compared with {last_from} to {last_to}",
                            {{"from", m_language.date(days.from)},
                             {"to", m_language.date(days.to)},
                             {"last_from", m_language.date(last.from)},
                             {"last_to", m_language.date(last.to)}});
  fill_needs(facts.needs, facts.now, facts.today);
  fill_channels(facts);
  fill_places(facts);
  fill_charts(facts);
  m_any = m_needs.rows() > 0 || m_channels.rows() > 0 || !m_charts.empty();
  m_view.show_today();
}

std::string TodayPresenter::since(Instant oldest, Instant now) const {
  using namespace today_presenter_detail;
  const std::int64_t hours = std::max<std::int64_t>(0, (now.ms - oldest.ms) / ms_per_hour);
  if (hours < hours_shown_as_days)
    return m_language.plural("the oldest {n} hour ago", "the oldest {n} hours ago", hours);
  return m_language.plural("the oldest {n} day ago", "the oldest {n} days ago",
                           hours / hours_per_day);
}

void TodayPresenter::need(Tone tone, const std::string& icon, const std::string& sentence,
                          std::optional<Destination> where) {
  m_needs.add({{{sentence, tone, icon}, {}}}, std::move(where));
}

void TodayPresenter::fill_needs(const PersonalNeeds& needs, Instant now, BusinessDate today) {
  using namespace today_presenter_detail;
  const Language& t = m_language;
  m_needs.clear_all();
  const auto alerts = [&](stock::AlertKind kind, std::int64_t n, const std::string& sentence) {
    if (n == 0) return;
    const bool low = kind == stock::AlertKind::low;
    StockPageState shown;
    shown.view = StockView::alerts;
    shown.alerts.kind = kind;
    need(low ? Tone::warning : Tone::problem,
         low ? "dialog-warning-symbolic" : "dialog-error-symbolic", sentence,
         Destination{Area::stock, shown});
  };
  alerts(stock::AlertKind::oversold, needs.alerts.oversold,
         t.plural("{n} oversold alert", "{n} oversold alerts", needs.alerts.oversold));
  alerts(stock::AlertKind::low, needs.alerts.low,
         t.plural("{n} low-stock alert", "{n} low-stock alerts", needs.alerts.low));
  const auto orders = [&](const insight::Waiting& waiting, orders::OrderState state,
                          const std::string& sentence) {
    if (waiting.count == 0) return;
    OrdersPageState shown;
    shown.choice.state = state;
    shown.choice.oldest_first = true;
    need(Tone::warning, "dialog-warning-symbolic",
         t.joined({sentence, since(waiting.oldest.value_or(now), now)}),
         Destination{Area::orders, shown});
  };
  orders(needs.open_orders, orders::OrderState::open,
         t.plural("{n} order not fulfilled", "{n} orders not fulfilled", needs.open_orders.count));
  orders(needs.partly_fulfilled, orders::OrderState::partly_fulfilled,
         t.plural("{n} order partly fulfilled", "{n} orders partly fulfilled",
                  needs.partly_fulfilled.count));
  if (needs.stopped_imports > 0) {
    need(Tone::problem, "dialog-error-symbolic",
         t.plural("{n} import stopped half-way", "{n} imports stopped half-way",
                  needs.stopped_imports),
         Destination{Area::channels, ChannelsPageState{needs.stopped_batch}});
  }
  if (needs.refused_rows > 0) {
    need(Tone::warning, "dialog-warning-symbolic",
         t.plural("{n} row refused by imports of the last 30 days",
                  "{n} rows refused by imports of the last 30 days", needs.refused_rows),
         Destination{Area::channels, ChannelsPageState{needs.refused_batch}});
  }
  if (needs.payouts_in_transit > 0) {
    need(Tone::information, "dialog-information-symbolic",
         t.plural("{n} payout not yet met by the bank", "{n} payouts not yet met by the bank",
                  needs.payouts_in_transit),
         entries([](EntriesChoice& choice) { choice.in_transit = true; }));
  }
  if (needs.provisional_products > 0) {
    need(Tone::information, "dialog-information-symbolic",
         t.plural("{n} provisional product to bind", "{n} provisional products to bind",
                  needs.provisional_products),
         Destination{Area::channels, {}});
  }
  if (needs.late_entries > 0) {
    need(Tone::information, "dialog-information-symbolic",
         t.plural("{n} late item in the ledger of the last 30 days",
                  "{n} late items in the ledger of the last 30 days", needs.late_entries),
         entries([&](EntriesChoice& choice) {
           choice.late = true;
           choice.period = {PeriodName::custom, today + -recent_days, std::nullopt};
         }));
  }
}

RowTable::Value TodayPresenter::money(std::int64_t minor, Currency currency) const {
  const Money money{minor, currency};
  return {{m_language.money(money), Tone::normal, {}}, money.to_decimal()};
}

RowTable::Value TodayPresenter::change(std::int64_t before, std::int64_t now) const {
  const auto permille = insight::change_permille(before, now);
  if (!permille) return {{Language::nothing(), Tone::dimmed, {}}, {}};
  const Tone tone = *permille < 0 ? Tone::problem : *permille > 0 ? Tone::positive : Tone::normal;
  return {{m_language.change(*permille), tone, {}}, {}};
}

void TodayPresenter::add_sales(const std::string& name, Currency currency,
                               const books::SalesSums& now, const books::SalesSums& last_year,
                               bool cost_comparable, std::optional<Destination> where) {
  const std::int64_t net = insight::net_sales(now);
  const std::int64_t before = insight::net_sales(last_year);
  const auto average = insight::average_order(now);
  // Where costs are in another currency, or may not be seen, it stands empty.
  const auto margin = cost_comparable ? insight::margin_permille(now) : std::nullopt;
  const RowTable::Value none{{Language::nothing(), Tone::dimmed, {}}, {}};
  std::vector<RowTable::Value> row{
      {{name, Tone::normal, {}}, {}},
      money(net, currency),
      money(before, currency),
      change(before, net),
      {{m_language.count(now.orders), Tone::normal, {}}, std::to_string(now.orders)},
      average ? money(*average, currency) : none};
  if (m_with_margin)
    row.push_back(margin ? RowTable::Value{{m_language.percent(*margin), Tone::normal, {}}, {}}
                         : none);
  m_channels.add(std::move(row), std::move(where));
}

void TodayPresenter::fill_channels(const Facts& facts) {
  using namespace today_presenter_detail;
  m_channels.clear_all();
  const auto& all = facts.sales.channels;
  OrdersPageState in_days;
  in_days.choice.from = facts.sales.compared.days.from;
  in_days.choice.to = facts.sales.compared.days.to;
  for (auto group = all.begin(); group != all.end();) {
    const Currency currency = group->currency;
    const auto end =
        std::find_if(group, all.end(), [&](const auto& c) { return c.currency != currency; });
    books::SalesSums now, last_year;
    bool comparable = true;
    for (auto channel = group; channel != end; ++channel) {
      // Costs are in the entity's currency: beside sales in another one they say nothing.
      const bool own = facts.currency_of(channel->channel) == currency &&
                       !facts.without_cost.contains(channel->channel);
      OrdersPageState shown = in_days;
      shown.choice.channel = channel->channel;
      add_sales(name_of(facts.channels, channel->channel), currency, channel->now,
                channel->last_year, own, Destination{Area::orders, shown});
      now += channel->now;
      last_year += channel->last_year;
      comparable = comparable && own;
    }
    if (end - group > 1)
      add_sales(m_language.text("All channels"), currency, now, last_year, comparable,
                Destination{Area::orders, in_days});
    group = end;
  }
}

void TodayPresenter::fill_places(const Facts& facts) {
  using namespace today_presenter_detail;
  m_places.clear_all();
  for (const auto& place : facts.sales.places) {
    const std::string name = name_of(facts.places, place.location);
    m_places.add({{{name.empty() ? m_language.text("No place") : name, Tone::normal, {}}, {}},
                  money(place.net_minor, place.currency)},
                 std::nullopt);
  }
}

void TodayPresenter::fill_charts(const Facts& facts) {
  using namespace today_presenter_detail;
  m_charts.clear();
  for (const auto& line : facts.sales.lines) {
    if (m_charts.empty() || m_charts.back().currency != line.currency) {
      SalesChart chart;
      chart.currency = line.currency;
      for (BusinessDate day = facts.sales.chart.from; day <= facts.sales.chart.to; day = day + 1)
        chart.days.push_back(m_language.day_and_month(day));
      m_charts.push_back(std::move(chart));
    }
    // The place in the list of channels is the channel's colour everywhere.
    const auto found = std::find_if(facts.channels.begin(), facts.channels.end(),
                                    [&](const auto& c) { return c.id == line.channel; });
    m_charts.back().lines.push_back({name_of(facts.channels, line.channel),
                                     static_cast<std::size_t>(found - facts.channels.begin()),
                                     line.net_minor});
  }
}

}  // namespace kontor::gui
