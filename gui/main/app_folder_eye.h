#pragma once

#include <string>
#include <vector>

#include "app/folder_watch.h"
#include "gui/presenters/folder_eye.h"

namespace kontor::gui {

/// A folder watched by the program's own logic.
class AppFolderEye : public FolderEye, private app::FolderListener {
 public:
  AppFolderEye(app::OpenBook& book, const std::string& folder);

  bool look(std::vector<FolderEvent>& told) override;
  void take_in(std::vector<FolderEvent>& told, intake::Progress& progress) override;

 private:
  void taken_in(const app::ImportJob& job, const intake::ImportReport& report) override;
  void refused(const app::ImportJob& job, const Refusal& refusal) override;
  void out_of_reach(const Refusal& refusal) override;
  void back_in_reach() override;
  std::unique_ptr<intake::Progress> progress() override;
  bool stopping() override { return m_progress && m_progress->cancelled(); }
  void tell(FolderEvent event, const app::ImportJob& job);

  app::OpenBook& m_book;
  app::FolderWatch m_watch;
  // While one of the calls above runs.
  std::vector<FolderEvent>* m_told = nullptr;
  intake::Progress* m_progress = nullptr;
};

}  // namespace kontor::gui
