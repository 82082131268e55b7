#include "domain/stock/count_sheet.h"

#include <algorithm>
#include <array>

#include "domain/base/check.h"

namespace kontor::stock {

namespace {

constexpr std::array<std::string_view, 6> count_state_names = {"draft",    "counting", "recount",
                                                               "approved", "posted",   "cancelled"};
constexpr std::array<std::string_view, 5> count_choice_names = {"all", "list", "vendor", "cycle",
                                                                "zone"};
constexpr std::array<std::string_view, 3> recount_names = {"none", "asked", "done"};
constexpr std::array<std::string_view, 4> outcome_names = {"open", "posted", "left", "superseded"};

struct CountStep {
  CountState from, to;
};
constexpr auto count_steps = [] {
  using enum CountState;
  return std::array{
      CountStep{draft, counting},    CountStep{draft, cancelled},  CountStep{counting, recount},
      CountStep{counting, approved}, CountStep{counting, posted},  CountStep{counting, cancelled},
      CountStep{recount, counting},  CountStep{recount, approved}, CountStep{recount, cancelled},
      CountStep{approved, counting}, CountStep{approved, recount}, CountStep{approved, posted},
      CountStep{approved, cancelled}};
}();

}  // namespace

std::string count_number_text(std::int64_t number) { return "C" + std::to_string(number); }

std::optional<std::int64_t> count_number_of(std::string_view text) {
  if (!text.empty() && (text.front() == 'C' || text.front() == 'c')) text.remove_prefix(1);
  const auto number = Decimal::parse(text);
  if (!number || number->scale != 0 || number->mantissa <= 0) return std::nullopt;
  return number->mantissa;
}

std::string_view name_of(CountState state) {
  return count_state_names.at(static_cast<std::size_t>(state));
}

CountState count_state_named(std::string_view name) {
  const auto found = std::find(count_state_names.begin(), count_state_names.end(), name);
  KONTOR_ASSERT(found != count_state_names.end());
  return static_cast<CountState>(found - count_state_names.begin());
}

bool may_become(CountState from, CountState to) {
  return std::any_of(count_steps.begin(), count_steps.end(),
                     [&](const CountStep& s) { return s.from == from && s.to == to; });
}

std::string_view name_of(CountChoice choice) {
  return count_choice_names.at(static_cast<std::size_t>(choice));
}

CountChoice count_choice_named(std::string_view name) {
  const auto found = std::find(count_choice_names.begin(), count_choice_names.end(), name);
  KONTOR_ASSERT(found != count_choice_names.end());
  return static_cast<CountChoice>(found - count_choice_names.begin());
}

std::string_view name_of(Recount recount) {
  return recount_names.at(static_cast<std::size_t>(recount));
}

std::string_view name_of(CountOutcome outcome) {
  return outcome_names.at(static_cast<std::size_t>(outcome));
}

CountLimits usual_limits(Currency currency) {
  constexpr std::int64_t recount_units = 10, recount_major = 100, approve_major = 250;
  CountLimits limits;
  limits.units = Quantity::of_units(recount_units);
  limits.value_minor = recount_major * currency.minor_per_major();
  limits.approve_minor = approve_major * currency.minor_per_major();
  return limits;
}

}  // namespace kontor::stock
