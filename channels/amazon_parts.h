#pragma once

#include <string_view>

#include "domain/intake/records.h"

namespace kontor::channels {

/// What a column of the flat settlement files, or an amount type of Flat File V2, is about.
enum class AmazonAmount {
  price,
  fee,
  withheld_tax,
  promotion,
  reimbursement,
  direct_payment,
  other  ///< told apart by its word only
};

/// `amount-type` of Flat File V2.
AmazonAmount amazon_amount_of(std::string_view amount_type);

/// What an amount is for, by the file's word for it ("Principal", "Commission"). Words that nobody
/// knows are fees where the column is for fees, else `other`.
intake::PartKind amazon_part_kind(AmazonAmount amount, std::string_view word);

/// The kind of a transaction by `transaction-type`.
intake::SettledKind amazon_settled_kind(std::string_view transaction_type);

}  // namespace kontor::channels
