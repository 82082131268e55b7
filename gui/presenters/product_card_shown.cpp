// What the card of a product shows of what it read.

#include <algorithm>

#include "domain/goods/line_plan.h"
#include "gui/presenters/product_card_facts.h"

namespace kontor::gui {

std::string ProductCard::parts_text(const std::vector<goods::BundlePartView>& parts) const {
  std::string all;
  for (const auto& part : parts) {
    const std::string text =
        m_language.text("{quantity} × {product}",
                        {{"quantity", m_language.quantity(part.needed)},
                         {"product", m_language.isolated(goods::label_of(part.product))}});
    all = all.empty() ? text : m_language.text("{first}, {rest}", {{"first", all}, {"rest", text}});
  }
  return all;
}

void ProductCard::take_shares(const Facts& facts) {
  constexpr std::int64_t tenths_of_percent = 1000;
  m_shares.clear();
  m_sold.clear();
  std::int64_t all = 0;
  for (const auto& sold : facts.units) all += std::max<std::int64_t>(sold.units.milli, 0);
  for (const auto& sold : facts.units) {
    const auto found =
        std::find_if(facts.channels.begin(), facts.channels.end(),
                     [&](const auto& channel) { return channel.id == sold.channel; });
    const std::string name =
        found == facts.channels.end() ? m_language.text("Unknown") : found->name;
    m_sold.push_back({name, sold.units});
    // A channel that took back more than it sold has no share.
    const std::int64_t part = std::max<std::int64_t>(sold.units.milli, 0);
    const std::int64_t tenths = all > 0 ? (part * tenths_of_percent + all / 2) / all : 0;
    const Quantity share{tenths * 100};
    m_shares.add({{{name}, {}},
                  {{m_language.quantity(sold.units)}, sold.units.to_decimal()},
                  {{m_language.quantity(share)}, share.to_decimal()}});
  }
}

void ProductCard::take_parts(const Facts& facts) {
  m_parts.clear();
  m_parts_of.clear();
  for (const auto& part : facts.parts) {
    Quantity available;
    for (const auto& here : part.available) available = available + here;
    const std::int64_t makes =
        part.needed.milli > 0 ? std::max<std::int64_t>(available.milli, 0) / part.needed.milli : 0;
    m_parts_of.push_back(part.product.id);
    m_parts.add({{{goods::label_of(part.product)}, {}},
                 {{part.product.name}, {}},
                 {{m_language.quantity(part.needed)}, part.needed.to_decimal()},
                 {{m_language.grid_quantity(available),
                   available.milli < 0 ? Tone::problem : Tone::normal,
                   {}},
                  available.to_decimal()},
                 {{m_language.count(makes), makes == 0 ? Tone::warning : Tone::normal, {}},
                  std::to_string(makes)}});
  }
}

/// A movement that carries value changes the account of stock at the places that hold goods.
void ProductCard::add_entries(const Facts& facts) {
  const auto& t = m_language;
  m_next_entries = facts.entries.next;
  const std::string account = facts.stock_account + " " + t.account_name("stock", {});
  for (const auto& row : facts.entries.rows) {
    for (const bool came : {false, true}) {
      const LocationId at = came ? row.to : row.from;
      if (std::ranges::find(facts.costs_at, at) == facts.costs_at.end()) continue;
      const auto place = std::ranges::find(facts.places, at, &company::Location::id);
      const auto owner = std::ranges::find(facts.entities, place->entity, &company::Entity::id);
      const bool on_the_way = place->kind == company::LocationKind::transit;
      // What takes value away carries it below zero.
      const Money money{std::abs(row.value_minor), owner->currency};
      const bool on_debit = came == (row.value_minor > 0);
      const auto side = [&](bool here) -> RowTable::Value {
        const Money shown{here ? money.minor : 0, money.currency};
        return {{here ? t.money(money) : std::string()},
                shown.to_decimal() + " " + std::string(money.currency.code())};
      };
      m_entries_of.push_back(row.entry);
      m_entries.add({{{t.date(row.date)}, row.date.to_iso()},
                     {{t.name(row.kind)}, {}},
                     {{row.number}, {}},
                     {{account}, {}},
                     {{on_the_way ? t.text("On the way") : place->name, Tone::dimmed, {}}, {}},
                     side(on_debit),
                     side(!on_debit)});
    }
  }
}

void ProductCard::take_lots(const Facts& facts, const std::vector<company::Location>& places) {
  m_lots.clear();
  for (const auto& row : facts.lots) {
    const auto place = std::find_if(places.begin(), places.end(),
                                    [&](const auto& p) { return p.id == row.location; });
    std::optional<BusinessDate> expires;
    if (row.lot) expires = row.lot->expires;
    const Tone age = expires && *expires < facts.today ? Tone::problem : Tone::normal;
    const Tone short_of = row.quantity.milli < 0 ? Tone::problem : Tone::normal;
    m_lots.add({{{place == places.end() ? std::string() : place->name}, {}},
                {{row.lot ? row.lot->number : m_language.text("no lot")}, {}},
                {{expires ? m_language.date(*expires) : std::string(), age, {}},
                 expires ? expires->to_iso() : std::string()},
                {{m_language.quantity(row.quantity), short_of, {}}, row.quantity.to_decimal()}});
  }
}

void ProductCard::take_days(const Facts& facts) {
  m_days.clear();
  m_on_hand.clear();
  auto next = facts.days.changes.begin();
  Quantity level = facts.days.before;
  for (int day = product_card_days - 1; day >= 0; --day) {
    const BusinessDate date = facts.today + -day;
    for (; next != facts.days.changes.end() && next->first <= date; ++next) {
      level = level + next->second;
    }
    m_on_hand.push_back({m_language.date(date), level});
  }
  Quantity on_hand = facts.days.before;
  std::vector<std::vector<RowTable::Value>> rows;
  for (const auto& [date, change] : facts.days.changes) {
    on_hand = on_hand + change;
    const Tone tone = on_hand.milli < 0 ? Tone::problem : Tone::normal;
    rows.push_back({{{m_language.date(date)}, date.to_iso()},
                    {{m_language.signed_quantity(change)}, change.to_decimal()},
                    {{m_language.quantity(on_hand), tone, {}}, on_hand.to_decimal()}});
  }
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) m_days.add(std::move(*row));
}

}  // namespace kontor::gui
