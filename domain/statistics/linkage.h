#pragma once

#include <cstdint>
#include <map>
#include <vector>

// Whether two records are of one person (Fellegi and Sunter 1969): what each field's agreement is
// worth, estimated from the records themselves by expectation and maximisation (Winkler 1988).
namespace kontor::statistics {

/// How far each field of a pair agrees: 0 where one of them says nothing, else 1 (differs) and up.
using Agreement = std::vector<std::uint8_t>;
/// How often each agreement was met.
using Agreements = std::map<Agreement, std::int64_t>;

/// How often pairs have each level of each field, [field][level]; level 0 is not counted.
using Chances = std::vector<std::vector<double>>;

struct LinkageModel {
  Chances of_one;     ///< pairs of one person
  Chances by_chance;  ///< pairs of two
  double share = 0;   ///< of the pairs looked at that are of one person
};

/// How often pairs drawn at random agree, which nearly all are of two people. Levels that were not
/// met count as half a pair.
Chances chances_of(const Agreements& random_pairs, const std::vector<std::uint8_t>& most);

/// The most likely model of pairs that were chosen for having something in common. `by_chance`:
/// chances_of() pairs drawn at random. Fields are taken to agree independently of each other.
LinkageModel fit_linkage(const Agreements& pairs, const Chances& by_chance);

/// What a field's agreement tells, in bits; 0 where it says nothing.
double weight(const LinkageModel& model, std::size_t field, std::uint8_t level);

/// The probability that a pair with this agreement is of one person.
double probability(const LinkageModel& model, const Agreement& agreement);

// The same in whole numbers, for who keeps and shows them.

/// Thousandths of a bit.
std::int64_t weight_milli(const LinkageModel& model, std::size_t field, std::uint8_t level);
/// Millionths.
std::int64_t probability_ppm(const LinkageModel& model, const Agreement& agreement);

/// Chances and share as parts of chance_parts, without level 0.
inline constexpr std::int64_t chance_parts = 1'000'000'000'000'000;
using ChanceParts = std::vector<std::vector<std::int64_t>>;
struct LinkageParts {
  ChanceParts of_one, by_chance;
  std::int64_t share = 0;
};
LinkageParts parts_of(const LinkageModel& model);
/// All parts are above 0.
LinkageModel model_of(const LinkageParts& parts);

}  // namespace kontor::statistics
