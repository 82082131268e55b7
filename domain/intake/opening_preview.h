#pragma once

#include "domain/books/chart.h"
#include "domain/intake/import.h"

namespace kontor::intake {

/// A balance of the first day: an account on one side, and what files would add to it.
struct OpeningSum {
  books::Account account;
  ChannelId channel;              ///< none: common
  std::int64_t before_minor = 0;  ///< what the book has until that day
  std::int64_t posted_minor = 0;  ///< what the files would post
  std::int64_t after_minor() const { return before_minor + posted_minor; }
};

/// What files of the first day come to. Amounts are in the entity's currency.
struct OpeningPreview {
  company::Entity entity;
  BusinessDate day;
  /// By account and channel; without current accounts of channels, which follow from the others,
  /// and without those that are zero before and after.
  std::vector<OpeningSum> sums;
  std::vector<Note> notes;  ///< what the way in would tell of them
};

/// An opened file of the first day.
struct OpeningFile {
  const SourceInfo& info;
  RecordSource& source;
};

/// What the files would post, one after the other: takes them in as import_records does, in one
/// write transaction that is taken back whole. Rows that are refused are left out. Refuses what
/// import_records refuses of a file as a whole. Throws Failure.
Result<OpeningPreview> preview_openings(Book& book, const Stores& stores, const Clock& clock,
                                        const Hands& hands, const std::vector<OpeningFile>& files,
                                        const ImportRequest& request);

}  // namespace kontor::intake
