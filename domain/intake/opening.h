#pragma once

#include <set>

#include "domain/base/fields.h"
#include "domain/intake/money.h"

namespace kontor::intake {

/// The open item that a document of the first day opens: account, detail, channel, item and what it
/// is worth to us (a debt of ours is negative). No amount for what is no open item.
books::DraftPosting opened_item(const MoneyDocument& m);

/// All that a document of the first day amounts to: its item against the opening balance. `told`:
/// what the order's own files have posted of it until that day. The trial balance posts by what the
/// book holds (opening_balance.h).
std::vector<books::DraftPosting> effect_of_opening(const MoneyDocument& m, std::int64_t told);

/// What a bank statement will show for it.
std::int64_t bank_minor_of_opening(const MoneyDocument& m);

/// A bank line that pays a document of the first day, in place of a payout.
std::vector<books::DraftPosting> effect_of_payment(const MoneyDocument& line,
                                                   const MoneyDocument& opening);

/// What only openings have, behind the content of every money document.
void add_opening(FieldWriter& w, const MoneyDocument& m);
void read_opening(FieldReader& r, MoneyDocument& m);

/// SHA-256 over all facts of the record and the day on which it was open.
std::string content_hash(const IncomingOpening& in, BusinessDate as_of);

}  // namespace kontor::intake
