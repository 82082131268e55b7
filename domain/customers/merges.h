#pragma once

#include <vector>

#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/customers/duplicates.h"
#include "domain/customers/merge_store.h"
#include "domain/stores.h"

namespace kontor::customers {

struct MergeWish {
  CustomerId golden;                ///< whose number the person keeps
  std::vector<CustomerId> aliases;  ///< who else they are
  TakenParts take;                  ///< chosen by hand; the rest is by survivors()
};

/// What a merge makes, or would make.
struct MergedPerson {
  std::vector<PersonProfile> profiles;  ///< the golden one first
  TakenParts taken;
  CustomerRecord record;
};

/// What came of pairs that were merged together.
struct MergedPairs {
  std::int64_t merged = 0, left = 0;
};

/// One person of several profiles, and back.
class Merges {
 public:
  Merges(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// What merge() would make, without writing. Refuses what merge() refuses.
  Result<MergedPerson> preview(const MergeWish& wish);
  /// Makes aliases of profiles: lists show the person once, with the orders of all; what is posted
  /// and imported keeps its profile. Needs Permission::edit_customers. Refuses permission_missing,
  /// customer_unknown, customer_same, customer_merged (an alias already), customer_not_merged
  /// (something is to be taken from somebody else).
  Result<MergedPerson> merge(const MergeWish& wish);
  /// Merges every open pair that is as certain as this, the most certain first, into whom the book
  /// knew first; each in a unit of its own, so that each can be ended by itself. Pairs are left
  /// where one has become an alias meanwhile, or where it would make one person of two whom
  /// somebody told apart. Needs Permission::edit_customers. Refuses permission_missing,
  /// certainty_invalid. Throws Failure (cancelled).
  Result<MergedPairs> merge_certain(std::int64_t above_ppm, const FindProgress& progress);
  /// Ends the merge of an alias: all is as it was before, with what came since where it belongs.
  /// Gives the person it was of. Needs Permission::edit_customers. Refuses permission_missing,
  /// customer_unknown, customer_not_merged.
  Result<CustomerId> unmerge(CustomerId alias);

 private:
  Result<MergedPerson> planned(Unit& unit, const MergeWish& wish);
  Result<MergedPerson> merged(Unit& unit, const MergeWish& wish);
  /// Two of these were told apart.
  bool told_apart(Unit& unit, const std::vector<CustomerId>& profiles);
  /// Pairs among profiles that are now one person, or are not any more.
  void decide_pairs(Unit& unit, const std::vector<CustomerId>& profiles);
  void tell(Unit& unit, const char* action, CustomerId person, const std::string& before,
            const std::string& after);

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::customers
