#include "gui/presenters/compare_card.h"

namespace kontor::gui {

CompareCard::CompareCard(DetailView& view, const ComparePresenter& list,
                         std::shared_ptr<OpenBook> book, Executor& executor, Language language)
    : m_view(view),
      m_list(list),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_documents({text_column("number", m_language.text("Number"), 160),
                   date_column("placed", m_language.text("Placed"), 168),
                   text_column("channel", m_language.text("Channel"), 136),
                   text_column("state", m_language.text("State"), 128, true),
                   money_column("total", m_language.text("Total"), 136)}),
      m_reading(executor, Lane::read) {}

void CompareCard::show(const insight::ComparedRow& row) {
  if (!m_row || m_row->key != row.key) ++m_number;
  m_row = row;
  read();
}

void CompareCard::close() {
  m_row.reset();
  m_reading.cancel();
  m_view.show_detail();
}

void CompareCard::refresh() {
  if (open()) read();
}

CompareCard::Facts CompareCard::find(OpenBook& book, const insight::ComparedRow& row) {
  return book.book().read([&](Unit& unit) {
    Facts facts;
    orders::OrderListFilter filter;
    for (const auto& channel : book.company().channels(unit)) {
      if (channel.code != row.key.channel) continue;
      filter.channel = channel.id;
      facts.zone = channel.zone;
    }
    const auto entities = book.company().entities(unit);
    if (facts.zone.empty() && !entities.empty()) facts.zone = entities.front().zone;
    for (const std::string& number : row.documents) {
      Found& found = facts.documents.emplace_back(Found{number, {}});
      filter.number = number;
      for (const auto& order : book.order_list().page(unit, filter).rows)
        if (order.number == number) found.order = order;
    }
    return facts;
  });
}

void CompareCard::read() {
  m_reading.run([book = m_book, row = *m_row](const Cancel&) { return find(*book, row); },
                [this](const Facts& facts) { take(facts); },
                [this](const Failure& failure) {
                  m_error = m_language.sentence(failure);
                  m_view.show_detail();
                });
  m_view.show_detail();
}

void CompareCard::take(const Facts& facts) {
  const Language& t = m_language;
  m_error.clear();
  m_documents.clear();
  m_orders.clear();
  const auto& key = m_row->key;
  m_title = t.joined({m_list.period_text(key.period), m_list.channel_text(key.channel)});
  const auto amount = [&](std::int64_t value) { return m_list.amount_text(key, value); };
  m_subtitle = t.joined(
      {m_list.figure_text(key),
       m_row->old_value ? t.text("old system: {amount}", {{"amount", amount(*m_row->old_value)}})
                        : t.text("nothing from the old system"),
       t.text("Kontor: {amount}", {{"amount", amount(m_row->our_value)}})});
  const TimeZone zone = TimeZone::find(facts.zone).value_or(TimeZone::utc());
  for (const Found& found : facts.documents) {
    m_orders.push_back(found.order ? found.order->document : DocumentId());
    if (!found.order) {
      m_documents.add({{{found.number, Tone::normal, {}}, {}}, {}, {}, {}, {}});
      continue;
    }
    const auto& order = *found.order;
    const auto currency = Currency::parse(order.currency);
    const Money total{order.total_minor, currency.value_or(Currency())};
    m_documents.add(
        {{{order.number, Tone::normal, {}}, {}},
         {{t.time(order.placed_at, zone), Tone::normal, {}}, order.placed_at.to_iso()},
         {{m_list.channel_text(order.channel), Tone::normal, {}}, {}},
         {{t.capitalised(t.name(order.state)), Tone::normal, {}}, {}},
         {{t.money(total), Tone::normal, {}}, total.to_decimal() + " " + order.currency}});
  }
  m_view.show_detail();
}

std::string CompareCard::nothing() const {
  if (m_row && m_row->agrees) return m_language.text("The figures agree.");
  return m_language.text("No document of ours makes this figure.");
}

DocumentId CompareCard::order_at(std::size_t row) const {
  return row < m_orders.size() ? m_orders[row] : DocumentId();
}

}  // namespace kontor::gui
