#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/ids.h"

namespace kontor::intake {

/// The longest a transfer takes, weekends included.
inline constexpr int bank_days = 7;

/// Something that a bank statement should show: a payout, or a payment of ours.
struct BankExpected {
  DocumentId document;
  BusinessDate date;
  std::string key;        ///< of the payout, as the gateway names it
  std::string reference;  ///< at the bank, where the file says it
  int days = bank_days;   ///< by how many a line may follow; below 0: it must be named
  std::optional<BusinessDate> after = {};  ///< lines of this day and before are not it
};
/// A line of a statement of the same currency and amount.
struct BankSeen {
  DocumentId document;
  BusinessDate date;
  std::string text;
};

/// Why a line stays unmatched.
enum class UnmatchedReason {
  no_payout,  ///< nothing of this amount is expected
  date,       ///< the amount is right, the date is not
  ambiguous   ///< several fit equally well
};
std::string_view name_of(UnmatchedReason reason);

struct BankMatches {
  std::map<DocumentId, DocumentId> paid_by;         ///< line → payout
  std::map<DocumentId, UnmatchedReason> unmatched;  ///< lines
};

/// An invoice of which bank lines may pay a part: named, of its sign, after its day.
struct PartlyPayable {
  DocumentId document;
  std::int64_t open_minor = 0;  ///< as a bank would show it when paid at once
  std::string number, partner;
  BusinessDate after;
};
/// A bank line that is nothing else.
struct PartSeen {
  DocumentId document;
  std::string key;  ///< unique at the bank
  BusinessDate date;
  std::int64_t minor = 0;
  std::string text;
};

/// Which line pays a part of which invoice: the only one whose number it names, else the only one
/// whose partner it names; by date as long as they do not come to more than is open. The same
/// whatever the order of the two lists.
std::map<DocumentId, DocumentId> match_parts(const std::vector<PartlyPayable>& invoices,
                                             std::vector<PartSeen> lines);

/// How far from the day of what is new or changed an import matches again. A chain of equal amounts
/// that change places moves by bank_days a step, and a reference is on a statement within two
/// months.
inline constexpr int rematch_days = 60;

/// Finds which line is which payout, among all of one currency and amount: first by reference, then
/// by date: the line follows the payout by no more than its days; nearest first; each once. What
/// fits several equally well stays unmatched. The same whatever the order of the two lists.
BankMatches match_bank(const std::vector<BankExpected>& expected,
                       const std::vector<BankSeen>& seen);

}  // namespace kontor::intake
