#include "gui/main/app_folder_eye.h"

#include <utility>

namespace kontor::gui {

namespace {

/// One that is somebody else's.
class PassedOn : public intake::Progress {
 public:
  explicit PassedOn(intake::Progress& to) : m_to(to) {}
  void at(std::string_view stage, std::int64_t done, std::int64_t total) override {
    m_to.at(stage, done, total);
  }
  bool cancelled() override { return m_to.cancelled(); }

 private:
  intake::Progress& m_to;
};

}  // namespace

AppFolderEye::AppFolderEye(app::OpenBook& book, const std::string& folder)
    : m_book(book), m_watch(book, {}, folder, *this) {}

bool AppFolderEye::look(std::vector<FolderEvent>& told) {
  m_told = &told;
  return m_watch.look();
}

void AppFolderEye::take_in(std::vector<FolderEvent>& told, intake::Progress& progress) {
  m_told = &told;
  m_progress = &progress;
  m_watch.take_in();
}

void AppFolderEye::tell(FolderEvent event, const app::ImportJob& job) {
  event.at = m_book.clock().now();
  for (const auto& file : job.files)
    event.files += (event.files.empty() ? "" : ", ") + file.filename().string();
  m_told->push_back(std::move(event));
}

void AppFolderEye::taken_in(const app::ImportJob& job, const intake::ImportReport& report) {
  FolderEvent event;
  event.kind = job.mapping.empty() ? job.profile : job.mapping;
  event.batch = report.batch_number;
  event.counts = report.counts;
  if (!report.refusals.empty()) event.refusal = report.refusals.front().refusal;
  tell(std::move(event), job);
}

void AppFolderEye::refused(const app::ImportJob& job, const Refusal& refusal) {
  FolderEvent event;
  event.what = FolderEvent::What::refused;
  event.refusal = refusal;
  if (job.profile != "auto") event.kind = job.mapping.empty() ? job.profile : job.mapping;
  tell(std::move(event), job);
}

void AppFolderEye::out_of_reach(const Refusal& refusal) {
  FolderEvent event;
  event.what = FolderEvent::What::out_of_reach;
  event.refusal = refusal;
  tell(std::move(event), {});
}

void AppFolderEye::back_in_reach() {
  FolderEvent event;
  event.what = FolderEvent::What::back_in_reach;
  tell(std::move(event), {});
}

std::unique_ptr<intake::Progress> AppFolderEye::progress() {
  return std::make_unique<PassedOn>(*m_progress);
}

}  // namespace kontor::gui
