#include "i18n/finding_words.h"

namespace kontor::i18n {

namespace finding_words_detail {

using staff::Measure;

/// What was compared: orders, or of discounts the sales that they were given on.
std::string basis_of(const Catalogue& texts, const staff::Finding& finding) {
  constexpr std::int64_t ppm_of_order = 1'000'000;
  const auto& s = finding.standing;
  if (finding.measure() == Measure::manual_rate)
    return texts.format().money({s.whole, finding.currency});
  return texts.format().integer((s.whole + ppm_of_order / 2) / ppm_of_order);
}

}  // namespace finding_words_detail

std::string name(const Catalogue& texts, staff::Measure measure) {
  switch (measure) {
    case staff::Measure::units_per_order:
      return texts.text("Items an order");
    case staff::Measure::order_value:
      return texts.text("Value of an order");
    case staff::Measure::add_on_rate:
      return texts.text("Orders with more than one item");
    case staff::Measure::customer_rate:
      return texts.text("Orders with a known customer");
    case staff::Measure::manual_rate:
      return texts.text("Discounts given by hand");
  }
  return {};
}

std::string measure_text(const Catalogue& texts, const staff::Finding& finding,
                         std::int64_t ratio) {
  constexpr std::int64_t hundredth = 10, ppm_of_permille = 1'000;
  switch (finding.measure()) {
    case staff::Measure::units_per_order:
      return texts.format().hundredths(mul_div_half_up(ratio, 1, hundredth));
    case staff::Measure::order_value:
      return texts.format().money({ratio, finding.currency});
    default:
      return texts.format().percent(mul_div_half_up(ratio, 1, ppm_of_permille));
  }
}

std::string_view standing_code(const staff::Finding& finding) {
  switch (finding.standing.verdict) {
    case statistics::Verdict::no_overlap:
      return "no_overlap";
    case statistics::Verdict::few_peers:
      return "few_peers";
    case statistics::Verdict::few_days:
      return "few_days";
    case statistics::Verdict::compared:
      break;
  }
  if (!finding.stands_out()) return "alike";
  return finding.standing.difference > 0 ? "above" : "below";
}

std::string standing_name(const Catalogue& texts, const staff::Finding& finding) {
  const auto code = standing_code(finding);
  if (code == "above") return texts.text("above colleagues");
  if (code == "below") return texts.text("below colleagues");
  if (code == "alike") return texts.text("no difference beyond chance");
  if (code == "few_peers") return texts.text("too few colleagues");
  if (code == "few_days") return texts.text("too few days");
  return texts.text("nobody in the same hours");
}

std::string finding_words(const Catalogue& texts, const staff::Finding& finding) {
  using namespace finding_words_detail;
  const auto& s = finding.standing;
  const Args named{{"own", measure_text(texts, finding, s.own)},
                   {"peers", measure_text(texts, finding, s.peers_level)},
                   {"basis", basis_of(texts, finding)},
                   {"days", texts.format().integer(s.days)}};
  switch (finding.measure()) {
    case Measure::units_per_order:
      return texts.text(
          "Sells {own} items an order, colleagues in the same shop and "
          "hours {peers}; orders: {basis}, days: {days}.",
          named);
    case Measure::order_value:
      return texts.text(
          "Orders are worth {own}, those of colleagues in the same shop "
          "and hours {peers}; orders: {basis}, days: {days}.",
          named);
    case Measure::add_on_rate:
      return texts.text(
          "{own} of the orders have more than one item, with colleagues in the same "
          "shop and hours {peers}; orders: {basis}, days: {days}.",
          named);
    case Measure::customer_rate:
      return texts.text(
          "{own} of the orders have a known customer, with colleagues in the same shop "
          "and hours {peers}; orders: {basis}, days: {days}.",
          named);
    case Measure::manual_rate:
      return texts.text(
          "Gives {own} of the price away by hand, colleagues in the same shop and hours "
          "{peers}; sales: {basis}, days: {days}.",
          named);
  }
  return {};
}

}  // namespace kontor::i18n
