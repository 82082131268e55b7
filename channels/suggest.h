#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "channels/reading.h"
#include "domain/base/result.h"
#include "domain/intake/mapping_question.h"

namespace kontor::channels {

/// Rows of a file's beginning that decide what its columns hold.
inline constexpr std::size_t suggestion_rows = 10'000;

using SuggestQuestion = intake::MappingQuestion;

/// A first mapping for files that no profile knows.
struct Suggestion {
  std::string json;  ///< the mapping, ready to be kept as a file
  std::vector<SuggestQuestion> questions;
  bool without_currency = false;  ///< no column has it: the company's is taken
};

/// Proposes a mapping by the columns' names and values: of products, counts, customers, orders or
/// bank lines. Of several files one holds the records, the others are looked up by columns that
/// they share with it. Without questions the mapping can be used as it is. Refuses what
/// Table::open refuses, and profile_unknown (args file, columns) where nothing can be proposed.
Result<Suggestion> suggest_mapping(const std::vector<std::filesystem::path>& files,
                                   const Reading& reading = {});

}  // namespace kontor::channels
