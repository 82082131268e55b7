#pragma once

#include <string>
#include <vector>

#include "domain/company/setup.h"
#include "domain/desk/seal.h"
#include "domain/insight/compare.h"
#include "domain/intake/opening_preview.h"
#include "gui/presenters/importer.h"
#include "i18n/catalogue.h"

namespace kontor::gui {

/// The two files of the first day: what is open, and the accountant's trial balance.
enum class OpeningFileKind { items, balances };

/// Which of the old system's figures to compare.
struct CompareWish {
  std::vector<std::string> files;  ///< paths
  company::Entity entity;          ///< whose figures
  std::string tolerance;           ///< amount by which figures may differ; empty: by nothing
};

/// The old system's figures beside ours.
struct CompareAnswer {
  insight::CompareReport report;
  std::vector<intake::RowRefusal> refusals;  ///< rows of the files that could not be read
};

/// What a shop's first days need beside imports, as `kontor setup` does it. Called on a worker;
/// everything may throw Failure.
class DayOne {
 public:
  virtual ~DayOne() = default;
  /// What changes company, places and channels.
  virtual company::Setup setup() = 0;
  /// Locks all days of a company up to one and seals the audit, as `kontor period lock` does; gives
  /// what is sealed by then.
  virtual Result<desk::SealedChain> close_days(const std::string& entity, BusinessDate to) = 0;
  /// The import of a file of the first day.
  virtual ProposedImport opening(OpeningFileKind kind, const std::string& file) = 0;
  /// What such files would post, account by account; the lists stand first. Writes nothing.
  virtual Result<intake::OpeningPreview> preview(const std::vector<ProposedImport>& files,
                                                 const ImportWish& wish) = 0;
  /// Writes an empty file to fill in, whole or not at all.
  virtual void write_template(OpeningFileKind kind, const std::string& path,
                              const i18n::Catalogue& texts) = 0;
  virtual Result<CompareAnswer> compare(const CompareWish& wish) = 0;
};

}  // namespace kontor::gui
