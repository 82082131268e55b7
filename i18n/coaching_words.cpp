#include "i18n/coaching_words.h"

#include "i18n/finding_words.h"

namespace kontor::i18n {

std::string topic_name(const Catalogue& texts, const std::string& topic) {
  if (topic == "add_on_selling") return texts.text("Offering what goes with it");
  if (topic == "better_article") return texts.text("Showing the better article first");
  if (topic == "asking_for_the_name") return texts.text("Asking for the customer’s name");
  if (topic == "holding_the_price") return texts.text("Holding the price");
  return topic;
}

std::string measure_text(const Catalogue& texts, staff::Measure measure, Currency currency,
                         std::int64_t ratio) {
  staff::Finding finding;
  finding.standing.measure = static_cast<int>(measure);
  finding.currency = currency;
  return measure_text(texts, finding, ratio);
}

std::string change_text(const Catalogue& texts, staff::Measure measure, Currency currency,
                        std::int64_t change) {
  const auto text = measure_text(texts, measure, currency, change);
  return change > 0 ? "+" + text : text;
}

std::string_view effect_code(const staff::CoachingEffect& one) {
  const auto& e = one.effect;
  if (e.before != statistics::Verdict::compared) return "not_compared";
  if (e.after != statistics::Verdict::compared) return one.growing ? "not_yet" : "not_compared";
  if (!e.beyond_chance()) return "none";
  return one.worked() ? "better" : "worse";
}

std::string effect_name(const Catalogue& texts, const staff::CoachingEffect& one) {
  const auto code = effect_code(one);
  if (code == "better") return texts.text("better than colleagues who were not coached");
  if (code == "worse") return texts.text("worse than colleagues who were not coached");
  if (code == "none") return texts.text("no difference beyond chance");
  if (code == "not_yet") return texts.text("too early to tell");
  return texts.text("can’t be compared");
}

}  // namespace kontor::i18n
