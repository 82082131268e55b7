#pragma once

#include <vector>

#include "domain/books/entry_list.h"
#include "domain/company/company.h"

namespace kontor::books {

/// The list of entries as somebody sees it whose rights hold at some companies and channels: the
/// entries of all these parts in one order, each once, with what it changes in all of them. A part
/// is a company or a channel, and lies in no other. Where none is said, the list is the reader's.
class EntriesOfParts {
 public:
  EntriesOfParts(EntryReader& entries, std::vector<company::Scope> parts)
      : m_entries(entries), m_parts(std::move(parts)) {}

  EntryPage list(Unit&, const EntryFilter&);
  /// As EntryReader::place_behind.
  std::string place_behind(Unit&, const EntryFilter&, std::int64_t rows);
  /// What touches several parts counts in each.
  EntryCount count(Unit&, const EntryFilter&);
  std::vector<AccountTurnover> turnover(Unit&, const EntryFilter&);

 private:
  EntryReader& m_entries;
  std::vector<company::Scope> m_parts;
};

/// The filter of one part; what asks for one side already is not narrowed to another one.
EntryFilter narrowed_to(EntryFilter filter, const company::Scope& part);

}  // namespace kontor::books
