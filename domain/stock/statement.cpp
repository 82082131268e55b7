#include "domain/stock/statement.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>

#include "domain/base/check.h"

namespace kontor::stock {

namespace {

constexpr std::array<std::string_view, 2> statement_state_names = {"open", "closed"};
constexpr std::array<std::string_view, 5> line_verdict_names = {"matched", "explained", "settled",
                                                                "left", "unexplained"};
constexpr std::array<std::string_view, 5> cause_kind_names = {"counted", "coming", "since",
                                                              "committed", "just_before"};

template <class Enum, std::size_t count>
std::optional<Enum> statement_word(const std::array<std::string_view, count>& names,
                                   std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string statement_number_text(std::int64_t number) { return "R" + std::to_string(number); }

std::optional<std::int64_t> statement_number_of(std::string_view text) {
  if (!text.empty() && (text.front() == 'R' || text.front() == 'r')) text.remove_prefix(1);
  const auto number = Decimal::parse(text);
  if (!number || number->scale != 0 || number->mantissa <= 0) return std::nullopt;
  return number->mantissa;
}

std::string_view name_of(StatementState state) {
  return statement_state_names.at(static_cast<std::size_t>(state));
}

std::optional<StatementState> statement_state_named(std::string_view name) {
  return statement_word<StatementState>(statement_state_names, name);
}

std::string_view name_of(LineVerdict verdict) {
  return line_verdict_names.at(static_cast<std::size_t>(verdict));
}

std::optional<LineVerdict> line_verdict_named(std::string_view name) {
  return statement_word<LineVerdict>(line_verdict_names, name);
}

std::string_view name_of(CauseKind kind) {
  return cause_kind_names.at(static_cast<std::size_t>(kind));
}

CauseKind cause_kind_named(std::string_view name) {
  const auto kind = statement_word<CauseKind>(cause_kind_names, name);
  KONTOR_ASSERT(kind.has_value());
  return *kind;
}

Explained explain(Quantity difference, std::vector<Cause> causes, Instant as_of) {
  Explained explained;
  if (difference.milli == 0) return explained;
  const auto take = [&](Cause cause, Quantity part) {
    cause.used = part;
    explained.quantity = explained.quantity + part;
    explained.causes.push_back(std::move(cause));
  };
  const auto counted = std::find_if(causes.begin(), causes.end(), [](const Cause& cause) {
    return cause.kind == CauseKind::counted;
  });
  if (counted != causes.end()) {
    take(*counted, difference);
    return explained;
  }
  const auto rank = [&](const Cause& cause) {
    return std::tuple(cause.kind, std::llabs(cause.at.ms - as_of.ms), cause.number);
  };
  std::sort(causes.begin(), causes.end(),
            [&](const Cause& a, const Cause& b) { return rank(a) < rank(b); });
  const auto same = std::find_if(causes.begin(), causes.end(),
                                 [&](const Cause& cause) { return cause.quantity == difference; });
  if (same != causes.end()) {
    take(*same, difference);
    return explained;
  }
  for (const Cause& cause : causes) {
    const std::int64_t left = difference.milli - explained.quantity.milli;
    if (left == 0) break;
    if ((cause.quantity.milli > 0) != (left > 0) || cause.quantity.milli == 0) continue;
    take(cause, Quantity{left > 0 ? std::min(left, cause.quantity.milli)
                                  : std::max(left, cause.quantity.milli)});
  }
  return explained;
}

}  // namespace kontor::stock
