#pragma once

#include <string>
#include <vector>

#include "domain/books/entry_list.h"
#include "domain/company/company.h"
#include "gui/presenters/period.h"

namespace kontor::gui {

/// The part of the ledger that is looked at: all, a channel's side, or common.
struct Side {
  bool all = true;
  ChannelId channel;  ///< with all false: this one, or common when none
  bool operator==(const Side&) const = default;
};

/// Which part of the ledger a page of the books is about: company, side, period.
struct LedgerPart {
  EntityId entity;
  Side side;
  Period period;
  bool operator==(const LedgerPart&) const = default;
};

/// What a person chose on the trial balance.
struct TrialChoice {
  EntityId entity;  ///< none: each for itself
  Side side;
  Period period;
  bool operator==(const TrialChoice&) const = default;
};

/// What a person chose on the list of entries.
struct EntriesChoice {
  std::string search;  ///< beginning of the document's number
  EntityId entity;
  Side side;
  AccountId account;
  Period period;
  bool late = false;        ///< only late items
  bool in_transit = false;  ///< only payouts that no bank line has met yet
  bool operator==(const EntriesChoice&) const = default;
};

/// What a person chose on the list of the audit.
struct AuditChoice {
  std::string search;   ///< code or number of what was acted on
  std::string subject;  ///< kind of it; empty: all
  EmployeeId actor;
  std::string machine;
  Period period;
  bool postings = false;  ///< also the rows of posted entries
  bool operator==(const AuditChoice&) const = default;
};

/// What the filters of the books offer.
struct BooksFacts {
  std::vector<company::Entity> entities;
  std::vector<company::Channel> channels;
  std::vector<books::Account> accounts;
};

/// The name of a side: "All", "Common" or the channel's.
inline std::string side_name(const Side& side, const std::vector<company::Channel>& channels,
                             const Language& t) {
  if (side.all) return t.text("All channels and common");
  for (const auto& channel : channels)
    if (channel.id == side.channel) return channel.name;
  return t.text("Common");
}

}  // namespace kontor::gui
