#include "gui/presenters/zone_form.h"

#include <algorithm>

namespace kontor::gui {

namespace {

/// A place that has the first of the products; where none has it: the first place.
LocationId place_with(const std::vector<stock::PoolRow>& products,
                      const std::vector<company::Location>& places) {
  const auto listed = [&](LocationId id) {
    return std::ranges::find(places, id, &company::Location::id) != places.end();
  };
  if (!products.empty())
    for (const auto& level : products.front().levels)
      if (level.on_hand.milli != 0 && listed(level.cell.location)) return level.cell.location;
  return places.empty() ? LocationId() : places.front().id;
}

}  // namespace

ZoneForm::ZoneForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                   std::vector<stock::PoolRow> products,
                   const std::vector<company::Location>& places, LocationId place)
    : FormPresenter(std::move(book), executor, std::move(language)),
      m_products(std::move(products)) {
  const Language& t = m_language;
  const LocationId first = place ? place : place_with(m_products, places);
  FormField where{"place", t.text("Place"), {}, FormField::Kind::choice, 280};
  for (const auto& one : places) {
    where.choices.emplace_back(one.code, one.name);
    if (one.id == first) where.stored = one.code;
  }
  FormField zone{"zone", t.text_in("stock", "Zone"), {}, FormField::Kind::text, 240};
  zone.hint = t.text(
      "Aisle, shelf or room, in your words. Counts and their sheets go from zone to zone. Empty: "
      "in no zone any more.");
  std::string title = m_products.size() == 1
                          ? m_products.front().name
                          : t.plural("{n} product", "{n} products", std::ssize(m_products));
  fill(std::move(title), true, {std::move(where), std::move(zone)});
}

FormPresenter::Saver ZoneForm::saver() const {
  std::vector<goods::ZoneWish> wishes;
  for (const auto& product : m_products)  // by its code: several may share a SKU
    wishes.push_back({0, {}, product.code, value("place"), value("zone")});
  return [wishes](OpenBook& book) -> Outcome {
    const auto report = book.zone_work().put(wishes);
    if (!report) return report.refusal();
    if (!report->refusals.empty()) return report->refusals.front().refusal;
    return std::string();
  };
}

std::string ZoneForm::field_of(const Refusal& refusal) const {
  return refusal.code == RefusalCode::location_unknown ? "place" : std::string();
}

}  // namespace kontor::gui
