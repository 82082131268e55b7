#include "gui/presenters/low_level_form.h"

#include <algorithm>

namespace kontor::gui {

LowLevelForm::LowLevelForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                           std::vector<stock::PoolRow> products,
                           std::vector<company::Location> places, LocationId place)
    : FormPresenter(std::move(book), executor, std::move(language)),
      m_products(std::move(products)),
      m_places(std::move(places)) {
  const Language& t = m_language;
  FormField where{"place", t.text("Place"), {}, FormField::Kind::choice, 280};
  where.choices.emplace_back("", t.text("All places"));
  for (const auto& one : m_places) {
    where.choices.emplace_back(one.code, one.name);
    if (one.id == place) where.stored = one.code;
  }
  where.hint = now_in_words();
  FormField level{"level", t.text("Low at"), {}, FormField::Kind::text, 136};
  level.hint = t.text(
      "Available at or below it is low. “never”: no warning. Empty: as the more "
      "general level says.");
  std::string title = m_products.size() == 1
                          ? m_products.front().name
                          : t.plural("{n} product", "{n} products", std::ssize(m_products));
  fill(std::move(title), true, {std::move(where), std::move(level)});
}

std::string LowLevelForm::now_in_words() const {
  if (m_products.size() != 1) return {};
  std::vector<std::string> parts;
  for (const auto& level : m_products.front().levels) {
    const auto place = std::ranges::find(m_places, level.cell.location, &company::Location::id);
    if (!level.low_at || place == m_places.end()) continue;
    parts.push_back(
        m_language.text("{place}: {level}",
                        {{"place", place->name}, {"level", m_language.quantity(*level.low_at)}}));
  }
  if (parts.empty()) return m_language.text("No level is set for it yet.");
  return m_language.text("Now: {levels}", {{"levels", m_language.joined(parts)}});
}

void LowLevelForm::check() {
  if (stock::low_wish_of(value("level"))) return;
  fail("level", m_language.text("{text} is no level: 5, 2.5, never, or nothing",
                                {{"text", value("level")}}));
}

FormPresenter::Saver LowLevelForm::saver() const {
  std::vector<stock::LowWish> wishes;
  auto wish = stock::low_wish_of(value("level")).value_or(stock::LowWish());
  wish.location = value("place");
  for (const auto& product : m_products) {
    wish.product = product.code;  // several may share a SKU
    wishes.push_back(wish);
  }
  return [wishes](OpenBook& book) -> Outcome {
    const auto report = book.low_stock_work().put(wishes);
    if (!report) return report.refusal();
    if (!report->refusals.empty()) return report->refusals.front().refusal;
    return std::string();
  };
}

std::string LowLevelForm::field_of(const Refusal& refusal) const {
  switch (refusal.code) {
    case RefusalCode::location_unknown:
      return "place";
    case RefusalCode::value_too_large:
      return "level";
    default:
      return {};
  }
}

}  // namespace kontor::gui
