#pragma once

#include <map>
#include <set>

#include "domain/books/journal.h"
#include "domain/intake/target.h"

namespace kontor::intake {

/// A counted product with its verdict. A row of the file.
struct PlannedStock {
  const IncomingStock* in = nullptr;
  std::int64_t row = 0;
  Verdict verdict = Verdict::create;
  std::optional<Refusal> refusal;
  ProductId product;
  std::string location;  ///< as the file names it, or the request's
};

/// Rows of one location that become one count document: at most lines_per_count of them.
struct CountPart {
  std::string location;
  std::vector<PlannedStock*> rows;
};
inline constexpr std::size_t lines_per_count = 2000;

/// Keys of products that the same import will have made before its counts; for the dry run.
using ComingKeys = std::set<catalog::ProductKey>;

/// Finds the products of count rows. Unknown or ambiguous ones are refused: a count of nothing
/// known proves nothing. Reads only.
std::vector<PlannedStock> plan_stock(
    Unit& unit, const Stores& stores, const ComingKeys& coming,
    const std::vector<std::pair<std::int64_t, const IncomingStock*>>& in);

/// Whether a location, as the file names it, has no opening count yet.
bool needs_opening(Unit& unit, const Stores& stores, const Target& target,
                   const std::string& location);

/// SHA-256 over a part's counts, which tells the same file from another.
std::string hash_of(const CountPart& part, Instant as_of);

/// Whether the very same count is there already.
bool is_unchanged(Unit& unit, const Stores& stores, const Target& target, const CountPart& part,
                  Instant as_of);

/// Posts an opening count, or keeps the part as a draft that changes no stock. Gives the products
/// that were taken in without value, because they have no cost.
std::set<ProductId> take_in_count(books::Journal& journal, Target& target, const CountPart& part,
                                  bool opening, Instant as_of, int part_no,
                                  std::vector<Note>& notes);

}  // namespace kontor::intake
