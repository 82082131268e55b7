#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "domain/base/ids.h"
#include "domain/customers/record.h"
#include "domain/statistics/linkage.h"

// Whether two profiles are of one person: what of them is compared, how far it agrees, and which
// profiles are compared at all, since nobody compares each with each.
namespace kontor::customers {

/// What tells people apart. Append only: what is stored has this order.
enum class MatchField : std::uint8_t {
  first,
  last,
  company,
  house,  ///< number of the house in the street
  street,
  street2,
  city,
  postal_code,
  region,
  country,
  email,
  phone,
  born,
  identifier  ///< a number that one person or firm has, such as that of a tax office
};
inline constexpr std::size_t match_fields = 14;
/// "postal_code".
std::string_view name_of(MatchField field);

/// Folded texts of a profile; what it does not have is empty and says nothing.
struct MatchFacts {
  std::array<std::string, match_fields> texts;

  std::string& operator[](MatchField field) { return texts[static_cast<std::size_t>(field)]; }
  const std::string& operator[](MatchField field) const {
    return texts[static_cast<std::size_t>(field)];
  }
  bool operator==(const MatchFacts&) const = default;
};

MatchFacts match_facts(const CustomerRecord& record);
/// As it is stored, so that nothing is folded twice.
std::string match_text(const MatchFacts& facts);
MatchFacts parse_match_facts(std::string_view text);

/// Something that few people have in common, hashed; not negative.
using Block = std::int64_t;
/// What a profile is looked for by, sorted: two that share no block are not compared.
std::vector<Block> blocks_of(const MatchFacts& facts);
/// Blocks of more profiles are left out: what so many have in common tells nothing.
inline constexpr std::size_t most_in_block = 200;

/// How far two profiles agree in each field: 0 where one says nothing, 1 where they differ. Where
/// first or last names differ and nothing agrees that only one person has, what a household, firm
/// or neighbourhood shares counts for nothing.
statistics::Agreement agreement_of(const MatchFacts& a, const MatchFacts& b);
/// The highest level of each field: equal.
const std::vector<std::uint8_t>& equal_levels();
/// As it is stored: a digit a field.
std::string agreement_text(const statistics::Agreement& agreement);
statistics::Agreement parse_agreement(std::string_view text);

/// A profile with what it is compared by.
struct MatchRow {
  CustomerId customer;
  MatchFacts facts;
  std::vector<Block> blocks;
};

/// Compares the profiles of a block, each pair in one only of the blocks that both are in, which
/// chance decides, so that some blocks are a sample of all pairs; rows of one customer are not
/// compared. `too_large`: blocks that are left out.
using ComparedPair = std::function<void(const MatchRow&, const MatchRow&, statistics::Agreement)>;
void each_pair(Block block, const std::vector<MatchRow>& rows,
               const std::unordered_set<Block>& too_large, const ComparedPair& compared);

/// What agreements are worth.
struct MatchModel {
  statistics::LinkageModel linkage;
  bool fitted = false;  ///< to the book; else what is usual
};
/// What is usual, for books with too few profiles to tell.
MatchModel usual_model();
/// Fewer profiles, or fewer pairs to compare, tell nothing.
inline constexpr std::int64_t fewest_profiles = 500;
inline constexpr std::int64_t fewest_pairs = 200;

/// How often profiles drawn at random agree; deterministic.
statistics::Agreements random_agreements(const std::vector<MatchRow>& rows);
/// The most likely model of a book's pairs, or the usual one where there are too few.
MatchModel fit_model(const statistics::Agreements& pairs, const std::vector<MatchRow>& sample);

std::string model_text(const MatchModel& model);
MatchModel parse_model(std::string_view text);

/// In millionths; 0 where nothing but names and towns agrees, which many people share.
std::int64_t probability_ppm(const MatchModel& model, const statistics::Agreement& agreement);
/// Millionths as a plain decimal, "0.95", and back; nothing where it is none from 0 to 1.
std::string certainty_text(std::int64_t ppm);
std::optional<std::int64_t> parse_certainty(std::string_view text);
/// What all fields tell together, in thousandths of a bit.
std::int64_t weight_milli(const MatchModel& model, const statistics::Agreement& agreement);

/// What one field tells: shown as the reason.
struct MatchReason {
  MatchField field;
  std::uint8_t level = 0;         ///< 1 where they differ
  bool equal = false;             ///< the highest level
  std::int64_t weight_milli = 0;  ///< in thousandths of a bit; below 0 speaks against it
};
/// What says something, the strongest first.
std::vector<MatchReason> reasons_of(const MatchModel& model,
                                    const statistics::Agreement& agreement);

}  // namespace kontor::customers
