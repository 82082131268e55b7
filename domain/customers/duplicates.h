#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/customers/duplicate_store.h"
#include "domain/stores.h"

namespace kontor::customers {

/// Pairs are kept from this certainty on unless somebody says otherwise.
inline constexpr std::int64_t usual_certainty_ppm = 900'000;
/// What may be asked for: more likely one than two, and never certain.
inline constexpr std::int64_t least_certainty_ppm = 500'000;
inline constexpr std::int64_t most_certainty_ppm = 999'999;

/// Told how far a search came, "read" while it learns and "check" while it compares; false stops
/// it.
using FindProgress =
    std::function<bool(std::string_view stage, std::int64_t done, std::int64_t total)>;

/// Profiles that may be of one person.
class Duplicates {
 public:
  Duplicates(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Compares all profiles that have something in common, and keeps the pairs that are of one
  /// person with a probability of at least `above_ppm`. First learns from the book's own pairs what
  /// agreements are worth. Memory is bounded; what somebody said to be apart stays so. Needs
  /// Permission::edit_customers. Refuses permission_missing, certainty_invalid. Throws
  /// Failure (cancelled).
  Result<DuplicateRun> find(std::int64_t above_ppm, const FindProgress& progress);

  /// Who may be the same person as this one now, the most probable first; merged and parted ones
  /// left out. Refuses customer_unknown.
  Result<std::vector<DuplicatePair>> of(Unit& unit, CustomerId customer,
                                        std::int64_t above_ppm) const;

  /// Says that two profiles are of two people: they are not found again. False: it was said before.
  /// Needs Permission::edit_customers. Refuses permission_missing, customer_unknown, customer_same.
  Result<bool> set_apart(CustomerId a, CustomerId b);

 private:
  MatchModel learn(const FindProgress& progress, std::int64_t profiles,
                   const std::unordered_set<Block>& too_large);
  void compare_all(const FindProgress& progress, const std::unordered_set<Block>& too_large,
                   DuplicateRun& run);

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

/// How many open pairs are as certain as this, looked at no further than most_pairs_counted.
std::int64_t count_open(Unit& unit, DuplicateStore& store, std::int64_t above_ppm);
inline constexpr std::int64_t most_pairs_counted = 100'000;

/// A pair of two profiles by a model.
DuplicatePair pair_of(const MatchModel& model, const MatchRow& a, const MatchRow& b,
                      const statistics::Agreement& agreement);

}  // namespace kontor::customers
