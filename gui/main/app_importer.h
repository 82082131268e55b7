#pragma once

#include <filesystem>

#include "app/context.h"
#include "gui/presenters/importer.h"

namespace kontor::gui {

/// Takes in files as `kontor import auto` does.
class AppImporter : public Importer {
 public:
  explicit AppImporter(app::OpenBook& book) : m_book(book) {}

  /// Where the person's own mappings are kept.
  static std::filesystem::path mappings_folder();

  Result<std::vector<ProposedImport>> propose(const std::vector<std::string>& files,
                                              const ImportWish& wish) override;
  Result<intake::ImportReport> dry_run(const ProposedImport& files, const ImportWish& wish,
                                       intake::Progress& progress) override;
  Result<intake::ImportReport> run(const ProposedImport& files, const ImportWish& wish,
                                   intake::Progress& progress) override;
  Result<intake::ImportReport> resume(std::int64_t batch, intake::Progress& progress) override;
  Result<intake::UndoReport> undo(std::int64_t batch, intake::Progress& progress) override;
  Result<std::int64_t> bind_product(const std::string& provisional, const std::string& real,
                                    intake::Progress& progress) override;
  Result<std::int64_t> bind_employee(const std::string& provisional, const std::string& real,
                                     intake::Progress& progress) override;
  Outcome keep_employee(const std::string& provisional) override;
  Result<MappingDraft> suggest(const std::vector<std::string>& files,
                               const ImportWish& wish) override;
  std::optional<MappingMistake> mistake_in(const std::string& mapping) override;
  std::string keep_mapping(const std::string& name, const std::string& text) override;
  std::unique_ptr<FolderEye> watch(const std::string& folder) override;

 private:
  app::OpenBook& m_book;
};

}  // namespace kontor::gui
