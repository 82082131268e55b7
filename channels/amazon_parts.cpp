#include "channels/amazon_parts.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "channels/values.h"

namespace kontor::channels {

namespace {

using intake::PartKind;

using WordKind = std::pair<std::string_view, PartKind>;

constexpr std::array<WordKind, 6> price_words{{{"principal", PartKind::goods},
                                               {"shipping", PartKind::shipping},
                                               {"giftwrap", PartKind::wrapping},
                                               {"tax", PartKind::tax},
                                               {"shippingtax", PartKind::tax},
                                               {"giftwraptax", PartKind::tax}}};

/// Pieces of the words for what stands on the account beside orders; the first that fits decides.
constexpr std::array<WordKind, 17> account_words{{
    {"payable to amazon", PartKind::carried_over},
    {"successful charge", PartKind::our_payment},
    {"reserve amount", PartKind::reserve},
    {"reimburs", PartKind::reimbursement},
    {"warehouse_", PartKind::reimbursement},
    {"missing_from_inbound", PartKind::reimbursement},
    {"removal_order_", PartKind::reimbursement},
    {"multichannel_order_", PartKind::reimbursement},
    {"free_replacement_", PartKind::reimbursement},
    {"compensated_clawback", PartKind::reimbursement},
    {"cs_error_", PartKind::reimbursement},
    {"re_evaluation", PartKind::reimbursement},
    {"taxamount", PartKind::fee_tax},
    {"cost of advertising", PartKind::fee},
    {"fee", PartKind::fee},
    {"removalcomplete", PartKind::fee},
    {"disposalcomplete", PartKind::fee},
}};

bool word_holds(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

/// Tax that the marketplace keeps and pays itself.
bool is_withheld(std::string_view word) {
  return word_holds(word, "marketplacefacilitator") || word.starts_with("lowvaluegoods");
}

PartKind price_kind(std::string_view word) {
  if (is_withheld(word)) return PartKind::marketplace_tax;
  for (const auto& [known, kind] : price_words) {
    if (word == known) return kind;
  }
  return PartKind::other;
}

PartKind fee_kind(std::string_view word) {
  if (is_withheld(word)) return PartKind::marketplace_tax;
  return word == "taxamount" ? PartKind::fee_tax : PartKind::fee;
}

PartKind account_kind(std::string_view word) {
  for (const auto& [piece, kind] : account_words) {
    if (word_holds(word, piece)) return kind;
  }
  return PartKind::other;
}

}  // namespace

AmazonAmount amazon_amount_of(std::string_view amount_type) {
  const std::string type = ascii_lower(amount_type);
  if (type == "itemprice") return AmazonAmount::price;
  if (type == "itemwithheldtax") return AmazonAmount::withheld_tax;
  if (type == "promotion") return AmazonAmount::promotion;
  if (type == "directpayment") return AmazonAmount::direct_payment;
  if (word_holds(type, "reimburs")) return AmazonAmount::reimbursement;
  if (word_holds(type, "fee") || type == "cost of advertising") return AmazonAmount::fee;
  return AmazonAmount::other;
}

intake::PartKind amazon_part_kind(AmazonAmount amount, std::string_view word) {
  const std::string lower = ascii_lower(word);
  switch (amount) {
    case AmazonAmount::price:
      return price_kind(lower);
    case AmazonAmount::fee:
      return fee_kind(lower);
    case AmazonAmount::withheld_tax:
      return PartKind::marketplace_tax;
    case AmazonAmount::promotion:
      // A discount lowers the tax too, and that part is no discount.
      return word_holds(lower, "tax") ? PartKind::tax : PartKind::discount;
    case AmazonAmount::reimbursement:
      return PartKind::reimbursement;
    case AmazonAmount::direct_payment:
      return PartKind::other;
    case AmazonAmount::other:
      return account_kind(lower);
  }
  return PartKind::other;
}

intake::SettledKind amazon_settled_kind(std::string_view transaction_type) {
  const std::string type = ascii_lower(transaction_type);
  if (type == "order") return intake::SettledKind::charge;
  if (type == "refund") return intake::SettledKind::refund;
  const bool disputed = type.starts_with("chargeback") || type.starts_with("a-to-z");
  return disputed ? intake::SettledKind::chargeback : intake::SettledKind::adjustment;
}

}  // namespace kontor::channels
