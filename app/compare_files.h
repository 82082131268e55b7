#pragma once

#include <string>
#include <vector>

#include "app/context.h"
#include "domain/insight/compare.h"

namespace kontor::app {

/// The old system's figures beside ours.
struct ComparedFiles {
  insight::CompareReport report;
  std::vector<intake::RowRefusal> refusals;  ///< rows of the files that could not be read
};

/// An amount by which figures may differ; empty text: none. Refuses value_not_number, which calls
/// it `name`.
Result<std::int64_t> tolerance_of(const std::string& text, Currency currency,
                                  const std::string& name);

/// Reads the old system's totals and compares them with the entity's figures. Refuses what
/// channels::read_old_figures and insight::compare_figures refuse.
Result<ComparedFiles> compare_files(OpenBook& book, const std::vector<std::string>& files,
                                    const company::Entity& entity, std::int64_t tolerance_minor);

}  // namespace kontor::app
