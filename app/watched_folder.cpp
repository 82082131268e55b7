#include "app/watched_folder.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

namespace kontor::app {

namespace {

constexpr std::array<std::string_view, 4> unfinished_endings{".partial", ".part", ".crdownload",
                                                             ".tmp"};

}  // namespace

bool WatchedFolder::passed_over(const std::string& name) {
  if (name.starts_with('.') || name.starts_with("~$")) return true;
  return std::any_of(unfinished_endings.begin(), unfinished_endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

Result<std::vector<std::filesystem::path>> WatchedFolder::look() {
  std::error_code error;
  std::filesystem::directory_iterator entries(m_folder, error);
  if (error) return Refusal{RefusalCode::file_unreadable, {{"file", m_folder.string()}}};
  std::map<std::filesystem::path, State> now;
  std::vector<std::filesystem::path> ready;
  for (; entries != std::filesystem::directory_iterator(); entries.increment(error)) {
    const std::filesystem::path& path = entries->path();
    std::error_code gone;  // a file may go between two questions
    if (passed_over(path.filename().string()) || !entries->is_regular_file(gone)) continue;
    State state;
    state.bytes = entries->file_size(gone);
    if (gone) continue;
    state.modified = entries->last_write_time(gone).time_since_epoch().count();
    if (gone) continue;
    if (const auto before = m_files.find(path); before != m_files.end()) {
      state.complete =
          before->second.bytes == state.bytes && before->second.modified == state.modified;
      state.settled = state.complete && before->second.settled;
    }
    if (state.complete && !state.settled) ready.push_back(path);
    now.emplace(path, state);
  }
  if (error) return Refusal{RefusalCode::file_unreadable, {{"file", m_folder.string()}}};
  m_files = std::move(now);
  std::sort(ready.begin(), ready.end(), [&](const auto& a, const auto& b) {
    const std::int64_t first = m_files.at(a).modified;
    const std::int64_t second = m_files.at(b).modified;
    return first != second ? first < second : a < b;
  });
  return ready;
}

void WatchedFolder::settle(const std::filesystem::path& file) {
  if (const auto found = m_files.find(file); found != m_files.end()) found->second.settled = true;
}

std::vector<std::filesystem::path> WatchedFolder::complete() const {
  std::vector<std::filesystem::path> files;
  for (const auto& [path, state] : m_files) {
    if (state.complete) files.push_back(path);
  }
  return files;
}

}  // namespace kontor::app
