#include "domain/intake/records.h"

#include <array>

namespace kontor::intake {

namespace {

constexpr std::array<std::string_view, 15> part_kind_names = {
    "goods",           "shipping", "wrapping",     "discount",    "tax",
    "marketplace_tax", "tip",      "duties",       "fee",         "fee_tax",
    "reimbursement",   "reserve",  "carried_over", "our_payment", "other"};
constexpr std::array<std::string_view, 4> settled_kind_names = {"charge", "refund", "chargeback",
                                                                "adjustment"};

constexpr std::array<std::string_view, 8> opening_kind_names = {
    "order",      "gift_card", "store_credit", "points",
    "receivable", "payable",   "settlement",   "balance"};

}  // namespace

std::string_view name_of(OpeningKind kind) {
  return opening_kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<OpeningKind> opening_kind_named(std::string_view name) {
  for (std::size_t i = 0; i < opening_kind_names.size(); ++i)
    if (opening_kind_names[i] == name) return static_cast<OpeningKind>(i);
  return std::nullopt;
}

std::string_view name_of(PartKind kind) {
  return part_kind_names.at(static_cast<std::size_t>(kind));
}

std::string_view name_of(SettledKind kind) {
  return settled_kind_names.at(static_cast<std::size_t>(kind));
}

}  // namespace kontor::intake
