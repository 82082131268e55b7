#pragma once

#include <functional>
#include <vector>

#include "app/context.h"

namespace kontor::app {

/// One import of several, with what is to be said of it.
struct PlannedImport {
  ImportJob job;                    ///< its profile is never "auto"
  std::vector<intake::Note> notes;  ///< told before those of the import
  bool products = false;            ///< of files that were recognised: there are products in them
  /// Asked once the files are open; false: nothing is taken in, the report has no batch.
  std::function<bool(const intake::SourceInfo&)> wanted = {};
};

/// The imports that the files of a job ask for, each to be run by itself, in the order of intake;
/// one where the job names its profile. Refuses what channels::group_files refuses.
Result<std::vector<PlannedImport>> plan_imports(const ImportJob& job);

/// As import_files.
Result<intake::ImportReport> run_import(OpenBook& book, const PlannedImport& planned,
                                        intake::Progress& progress);

}  // namespace kontor::app
