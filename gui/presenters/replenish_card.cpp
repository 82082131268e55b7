#include "gui/presenters/replenish_card.h"

#include <algorithm>
#include <array>

#include "gui/presenters/replenish_words.h"
#include "i18n/replenish_terms.h"

namespace kontor::gui {

namespace {

constexpr int term_width = 216;
constexpr int term_value_width = 104;

/// What a result is: the terms above it lead to it.
bool is_result(std::string_view key) {
  constexpr std::array results = {
      std::string_view("position"),      std::string_view("mean"),
      std::string_view("deviation"),     std::string_view("safety_stock"),
      std::string_view("reorder_point"), std::string_view("order_up_to"),
      std::string_view("needed"),        std::string_view("suggested")};
  return std::ranges::find(results, key) != results.end();
}

struct DaysField {
  const char* id;
  std::optional<std::int64_t> stock::ReplenishRule::*rule;
  std::int64_t stock::ReplenishPolicy::*policy;
  goods::ReplenishRuleWish::Wanted goods::ReplenishRuleWish::*wish;
};

constexpr std::array days_fields = {
    DaysField{"window", &stock::ReplenishRule::window_days, &stock::ReplenishPolicy::window_days,
              &goods::ReplenishRuleWish::window_days},
    DaysField{"cover", &stock::ReplenishRule::cover_days, &stock::ReplenishPolicy::cover_days,
              &goods::ReplenishRuleWish::cover_days},
    DaysField{"review", &stock::ReplenishRule::review_days, &stock::ReplenishPolicy::review_days,
              &goods::ReplenishRuleWish::review_days},
    DaysField{"transfer-days", &stock::ReplenishRule::transfer_days,
              &stock::ReplenishPolicy::transfer_days, &goods::ReplenishRuleWish::transfer_days},
};

std::string days_label(const Language& t, std::string_view id) {
  if (id == "window") return t.text("Days of sales looked at");
  if (id == "cover") return t.text("Target cover in days");
  if (id == "review") return t.text("Days between orders");
  return t.text("Days between own places");
}

}  // namespace

ReplenishCard::ReplenishCard(DetailView& view, Language language)
    : m_view(view),
      m_language(std::move(language)),
      m_terms({text_column("term", m_language.text("Term"), term_width),
               figure_column("value", m_language.text("Value"), term_value_width),
               text_column("how", m_language.text("How it comes about"), 320, true)}) {}

void ReplenishCard::show(const goods::Suggestion& suggestion, const std::string& whom) {
  const Language& t = m_language;
  m_product = suggestion.cell.product;
  m_title = suggestion.cell.name;
  std::vector<std::string> parts{suggestion.cell.sku,
                                 i18n::replenish_reason(*t.catalogue(), suggestion.terms)};
  if (!whom.empty()) parts.insert(parts.begin() + 1, whom);
  if (suggestion.terms.demand.intermittent()) parts.push_back(t.text("sells now and then"));
  m_subtitle = t.joined(parts);
  m_terms.clear();
  for (const auto& term : i18n::replenish_terms(*t.catalogue(), suggestion.terms)) {
    const bool result = is_result(term.key);
    const bool last = std::string_view(term.key) == "suggested";
    const Tone tone = last ? Tone::positive : result ? Tone::information : Tone::normal;
    m_terms.add({{{t.capitalised(term.title), result ? tone : Tone::normal, {}}, {}},
                 {{t.catalogue()->format().decimal(term.value), tone, {}}, term.value},
                 {{term.how, Tone::dimmed, {}}, {}}});
  }
  m_view.show_detail();
}

void ReplenishCard::close() {
  m_product = ProductId();
  m_view.show_detail();
}

struct ReplenishSettingsForm::Facts {
  std::vector<stock::ReplenishRule> rules;
  std::optional<company::Location> place;
};

ReplenishSettingsForm::ReplenishSettingsForm(std::shared_ptr<OpenBook> book, Executor& executor,
                                             Language language, std::string place)
    : FormPresenter(std::move(book), executor, std::move(language)),
      m_place(std::move(place)),
      m_reading(executor, Lane::read) {}

void ReplenishSettingsForm::load() {
  m_reading.run(
      [book = m_book, code = m_place](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Facts facts{book->stores().replenish.rules(unit), std::nullopt};
          for (auto& place : book->company().locations(unit))
            if (place.code == code) facts.place = place;
          return facts;
        });
      },
      [this](const Facts& facts) { take(facts); },
      [this](const Failure& failure) {
        fail_whole(m_language.sentence(failure));
        show();
      });
}

void ReplenishSettingsForm::take(const Facts& facts) {
  const Language& t = m_language;
  const LocationId place = facts.place ? facts.place->id : LocationId();
  const auto own = std::ranges::find(facts.rules, place, &stock::ReplenishRule::location);
  const stock::ReplenishRule rule = own == facts.rules.end() ? stock::ReplenishRule() : *own;
  // What holds where the place says nothing: that of all places, which itself inherits the usual.
  std::vector<stock::ReplenishRule> general = facts.rules;
  if (!place) general.clear();
  const auto inherited = stock::policy_of({}, general, {});
  const auto hint = [&](const std::string& value) {
    return place ? t.text("Empty: as all places, {value}", {{"value", value}})
                 : t.text("Empty: as usual, {value}", {{"value", value}});
  };
  std::vector<FormField> fields;
  FormField service{"service", t.text("Service level in percent"), {}, FormField::Kind::text, 96};
  service.hint = hint(t.quantity(Quantity{inherited.service_milli}));
  if (rule.service_milli) service.stored = Quantity{*rule.service_milli}.to_decimal();
  fields.push_back(std::move(service));
  for (const DaysField& one : days_fields) {
    FormField field{one.id, days_label(t, one.id), {}, FormField::Kind::text, 96};
    field.hint = hint(t.count(inherited.*one.policy));
    if (const auto& days = rule.*one.rule) field.stored = std::to_string(*days);
    fields.push_back(std::move(field));
  }
  fill(facts.place ? facts.place->name : t.text("All places"), false, std::move(fields));
}

void ReplenishSettingsForm::check() {
  const Language& t = m_language;
  if (!value("service").empty() && !quantity_typed(value("service")))
    fail("service", t.text("{text} is no percentage: 95, or 97.5", {{"text", value("service")}}));
  for (const DaysField& one : days_fields)
    if (!value(one.id).empty() && !days_typed(value(one.id)))
      fail(one.id, t.text("{text} are no days: 14", {{"text", value(one.id)}}));
}

FormPresenter::Saver ReplenishSettingsForm::saver() const {
  using Wanted = goods::ReplenishRuleWish::Wanted;
  goods::ReplenishRuleWish wish;
  wish.location = m_place;
  const auto service = quantity_typed(value("service"));
  wish.service_milli = Wanted(service ? std::optional(service->milli) : std::nullopt);
  for (const DaysField& one : days_fields)
    wish.*one.wish = Wanted(value(one.id).empty() ? std::nullopt : days_typed(value(one.id)));
  return [wish](OpenBook& book) -> Outcome {
    const auto decided = book.replenish_work().decide(wish);
    if (!decided) return decided.refusal();
    return std::string();
  };
}

std::string ReplenishSettingsForm::field_of(const Refusal&) const { return {}; }

}  // namespace kontor::gui
