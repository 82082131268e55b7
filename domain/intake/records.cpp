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

}  // namespace

std::string_view name_of(PartKind kind) {
  return part_kind_names.at(static_cast<std::size_t>(kind));
}

std::string_view name_of(SettledKind kind) {
  return settled_kind_names.at(static_cast<std::size_t>(kind));
}

}  // namespace kontor::intake
