#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/result.h"
#include "domain/intake/mapping_question.h"

namespace kontor::app {

/// A first mapping for files that no profile knows.
struct MappingDraft {
  std::string text;  ///< JSON
  std::vector<intake::MappingQuestion> questions;
  bool without_currency = false;  ///< no column has it: the company's is taken
};

/// Proposes a mapping by the files' columns and values. Refuses what channels::suggest_mapping and
/// channels::reading_named refuse.
Result<MappingDraft> draft_mapping(const std::vector<std::filesystem::path>& files,
                                   const std::string& encoding, const std::string& dates);

/// Why a text is no mapping, and in which line; 0 where that is not known.
struct MappingMistake {
  Refusal refusal;
  int line = 0;
};

/// The first mistake of a mapping; none: it can be used.
std::optional<MappingMistake> mistake_in_mapping(const std::string& text);

/// Keeps a mapping's text in a folder as `<name>.json`. Where that name has another text already, a
/// number is put behind it: imports are finished and read again by the mapping that they began
/// with. Throws Failure file_unwritable, disk_full.
std::filesystem::path keep_mapping(const std::filesystem::path& folder, const std::string& name,
                                   const std::string& text);

}  // namespace kontor::app
