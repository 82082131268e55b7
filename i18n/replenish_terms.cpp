#include "i18n/replenish_terms.h"

#include <map>
#include <string_view>

#include "i18n/mark.h"

namespace kontor::i18n {

namespace replenish_terms_detail {

std::string millionths(std::int64_t micro) {
  const std::string digits = std::to_string(micro);
  std::string text = digits.size() > 6 ? digits : std::string(7 - digits.size(), '0') + digits;
  text.insert(text.size() - 6, ".");
  return text;
}

/// How a result comes about, in words.
std::string how_of(const Catalogue& texts, std::string_view key, const stock::ReplenishTerms& t) {
  static const std::map<std::string_view, const char*> formulas = {
      {"position",
       KONTOR_TEXT("on hand − committed − set aside + incoming − backorders + on drafts")},
      {"mean", KONTOR_TEXT("units sold ÷ days that count")},
      {"deviation", KONTOR_TEXT("sample deviation of the days that count")},
      {"safety_stock", KONTOR_TEXT("factor × √((lead time + days between orders) × deviation² + "
                                   "mean² × spread²), rounded up")},
      {"reorder_point",
       KONTOR_TEXT("mean × (lead time + days between orders) + safety stock, rounded up")},
      {"order_up_to", KONTOR_TEXT("reorder point + mean × target cover, rounded up")},
  };
  if (const auto found = formulas.find(key); found != formulas.end())
    return texts.text(found->second);
  if (key == "needed")
    return t.position() > t.reorder_point
               ? texts.text("nothing: the position is above the reorder point")
               : texts.text("order up to − position");
  if (key != "suggested" || t.needed.milli == 0) return {};
  if (t.raised_to_minimum() && t.raised_to_pack())
    return texts.text("needed, raised to the minimum and then up to whole packs");
  if (t.raised_to_minimum()) return texts.text("needed, raised to the minimum");
  if (t.raised_to_pack()) return texts.text("needed, rounded up to whole packs");
  return texts.text("what is needed");
}

}  // namespace replenish_terms_detail

std::vector<ReplenishTerm> replenish_terms(const Catalogue& texts, const stock::ReplenishTerms& t) {
  using namespace replenish_terms_detail;
  const auto named = [&](const char* key, std::string_view title, const std::string& value) {
    return ReplenishTerm{key, texts.text(title), value, how_of(texts, key, t)};
  };
  const auto plain = [](Quantity q) { return q.to_decimal(); };
  return {
      named("on_hand", KONTOR_TEXT("On hand"), plain(t.on_hand)),
      named("committed", KONTOR_TEXT("Committed"), plain(t.committed)),
      named("unavailable", KONTOR_TEXT("Set aside, safety stock apart"), plain(t.unavailable)),
      named("incoming", KONTOR_TEXT("Incoming"), plain(t.incoming)),
      named("backorders", KONTOR_TEXT("Backorders"), plain(t.backorders)),
      named("drafted", KONTOR_TEXT("On drafts"), plain(t.drafted)),
      named("position", KONTOR_TEXT("Position"), plain(t.position())),
      named("days", KONTOR_TEXT("Days that count"), std::to_string(t.demand.days)),
      named("days_out", KONTOR_TEXT("Days without stock, left out"),
            std::to_string(t.demand.days_out)),
      named("selling_days", KONTOR_TEXT("Days with sales"), std::to_string(t.demand.selling_days)),
      named("units", KONTOR_TEXT("Units sold"), plain(t.demand.units)),
      named("mean", KONTOR_TEXT("Mean of a day"), millionths(t.demand.mean_micro)),
      named("deviation", KONTOR_TEXT("Deviation of a day"), millionths(t.demand.deviation_micro)),
      named("lead_days", KONTOR_TEXT("Lead time in days"), std::to_string(t.lead.days)),
      named("lead_spread", KONTOR_TEXT("Spread of the lead time"),
            plain(Quantity{t.lead.spread_milli})),
      named("review_days", KONTOR_TEXT("Days between orders"), std::to_string(t.review_days)),
      named("factor", KONTOR_TEXT("Factor of the service level"), millionths(t.factor_micro)),
      named("safety_stock", KONTOR_TEXT("Safety stock"), plain(t.safety)),
      named("reorder_point", KONTOR_TEXT("Reorder point"), plain(t.reorder_point)),
      named("cover_days", KONTOR_TEXT("Target cover in days"), std::to_string(t.cover_days)),
      named("order_up_to", KONTOR_TEXT("Order up to"), plain(t.order_up_to)),
      named("needed", KONTOR_TEXT("Needed"), plain(t.needed)),
      named("minimum", KONTOR_TEXT("Minimum order"), plain(t.minimum)),
      named("pack", KONTOR_TEXT("Pack"), plain(t.pack)),
      named("step", KONTOR_TEXT("Smallest piece"), plain(t.step)),
      named("suggested", KONTOR_TEXT("Suggested"), plain(t.suggested))};
}

std::string replenish_reason(const Catalogue& texts, const stock::ReplenishTerms& t) {
  const auto units = [&](Quantity q) { return texts.format().quantity(q); };
  const Args args{{"position", units(t.position())},
                  {"point", units(t.reorder_point)},
                  {"level", units(t.order_up_to)},
                  {"minimum", units(t.minimum)},
                  {"pack", units(t.pack)}};
  if (t.needed.milli == 0)
    return texts.text("{position} are more than the reorder point {point}", args);
  if (t.raised_to_pack())
    return texts.text("{position} of {point}: up to {level}, in packs of {pack}", args);
  if (t.raised_to_minimum())
    return texts.text("{position} of {point}: up to {level}, at least {minimum}", args);
  return texts.text("{position} of {point}: up to {level}", args);
}

}  // namespace kontor::i18n
