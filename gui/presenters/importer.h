#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/base/result.h"
#include "domain/intake/import.h"
#include "domain/intake/mapping_question.h"
#include "domain/intake/undo.h"
#include "gui/presenters/folder_eye.h"

namespace kontor::gui {

/// Files of one kind, as they were recognised.
struct ProposedImport {
  std::string profile;             ///< as commands call it
  std::string mapping;             ///< of mapped files
  std::vector<std::string> files;  ///< paths
  std::vector<std::string> names;  ///< without folders
  std::vector<intake::Note> why;   ///< what recognised each file
  bool products = false;           ///< there are products in them
  /// What people call it.
  const std::string& kind() const { return mapping.empty() ? profile : mapping; }
};

/// What a person says beside the files.
struct ImportWish {
  std::string channel;        ///< code; empty: after the profile
  std::string location;       ///< code; for rows that name none; empty: the channel's first
  std::string encoding = {};  ///< name, where a file does not say it itself
  std::string mapping = {};   ///< path of the mapping that reads files which nothing else knows
  std::string dates = {};     ///< "dmy" or "mdy", where a file does not say it itself
  /// What happens to products that share a SKU; none: as the book is set.
  std::optional<intake::DuplicateSkus> duplicate_skus = {};
  /// Of a dry run: products that files before these would bring.
  std::set<catalog::ProductKey> coming = {};
  std::shared_ptr<intake::ComingFacts> coming_facts = {};  ///< the same of what else they bring
  std::string entity = {};            ///< code; of files of the first day; empty: the only one
  std::optional<Instant> as_of = {};  ///< of files of the first day; none: after the book's first
  intake::CleaningVisitor cleaned = {};  ///< of a dry run: is told what cleaning changes
};

/// A first mapping for files that nothing recognises.
struct MappingDraft {
  std::string text;  ///< JSON
  std::vector<intake::MappingQuestion> questions;
  bool without_currency = false;  ///< no column has it: the company's is taken
};

/// Why a text is no mapping, and in which line; 0 where it is not known.
struct MappingMistake {
  Refusal refusal;
  int line = 0;
};

/// Takes in files and takes imports back, as `kontor import` and `kontor batch` do. Called on a
/// worker; everything may throw Failure.
class Importer {
 public:
  virtual ~Importer() = default;
  /// The imports that the files ask for, in the order of intake. Refuses files that nothing reads.
  virtual Result<std::vector<ProposedImport>> propose(const std::vector<std::string>& files,
                                                      const ImportWish& wish) = 0;
  /// Reads to the end and says what would happen; writes nothing.
  virtual Result<intake::ImportReport> dry_run(const ProposedImport& files, const ImportWish& wish,
                                               intake::Progress& progress) = 0;
  virtual Result<intake::ImportReport> run(const ProposedImport& files, const ImportWish& wish,
                                           intake::Progress& progress) = 0;
  virtual Result<intake::ImportReport> resume(std::int64_t batch, intake::Progress& progress) = 0;
  virtual Result<intake::UndoReport> undo(std::int64_t batch, intake::Progress& progress) = 0;
  /// Says which product a provisional one is, each by SKU or code; gives how many orders changed.
  virtual Result<std::int64_t> bind_product(const std::string& provisional, const std::string& real,
                                            intake::Progress& progress) = 0;
  /// Says which employee a provisional one is, each by code; gives how many orders changed.
  virtual Result<std::int64_t> bind_employee(const std::string& provisional,
                                             const std::string& real,
                                             intake::Progress& progress) = 0;
  /// A provisional employee is one of their own; by code.
  virtual Outcome keep_employee(const std::string& provisional) = 0;
  /// Proposes a mapping by the files' columns and values. Refuses files in which there is nothing
  /// that it knows.
  virtual Result<MappingDraft> suggest(const std::vector<std::string>& files,
                                       const ImportWish& wish) = 0;
  /// The first mistake of a mapping.
  virtual std::optional<MappingMistake> mistake_in(const std::string& mapping) = 0;
  /// Keeps a mapping among the person's own, under a name that no other one has, so that imports
  /// by it can be finished later. Gives its path.
  virtual std::string keep_mapping(const std::string& name, const std::string& text) = 0;
  /// Begins to watch a folder; good as long as the book. Looks at nothing yet.
  virtual std::unique_ptr<FolderEye> watch(const std::string& folder) = 0;
};

}  // namespace kontor::gui
