#include "app/machine_keys.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "app/private_file.h"
#include "domain/base/failure.h"
#include "domain/desk/hex.h"

namespace kontor::app {

namespace {

constexpr std::string_view key_file_head = "kontor-key 1";

std::string key_text(const KeyFile& file) {
  std::string text(key_file_head);
  text += "\nbook " + file.book;
  if (!file.key.key.empty()) text += "\nmachine " + file.key.key;
  return text + "\npepper " + desk::hex_of(file.key.pepper) + "\n";
}

std::optional<KeyFile> parse_key(const std::string& text) {
  std::istringstream lines(text);
  std::string line;
  if (!std::getline(lines, line) || line != key_file_head) return std::nullopt;
  KeyFile file;
  bool pepper = false;
  while (std::getline(lines, line)) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    const std::string name = line.substr(0, blank);
    const std::string value = line.substr(std::min(blank + 1, line.size()));
    if (name == "book") file.book = value;
    if (name == "machine") file.key.key = value;
    if (name != "pepper") continue;
    const auto bytes = desk::bytes_of_hex(value);
    pepper = bytes.size() == file.key.pepper.size();
    if (pepper) std::copy(bytes.begin(), bytes.end(), file.key.pepper.begin());
  }
  if (!pepper || file.book.empty()) return std::nullopt;
  return file;
}

}  // namespace

std::filesystem::path MachineKeys::own_folder() {
  const char* data = std::getenv("XDG_DATA_HOME");
  if (data && *data) return std::filesystem::path(data) / "kontor" / "keys";
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home && *home ? home : "/") / ".local/share/kontor/keys";
}

std::filesystem::path MachineKeys::file_of(const std::string& book) const {
  return m_folder / (book + ".key");
}

Result<std::optional<desk::MachineKey>> MachineKeys::load(const std::string& book) const {
  const auto file = read_key_file(file_of(book));
  if (file && file->book == book) return std::optional(file->key);
  if (file) return Refusal{RefusalCode::key_file_wrong, {{"file", file_of(book).string()}}};
  if (file.refusal().code == RefusalCode::file_not_found) return std::optional<desk::MachineKey>();
  return file.refusal();
}

void MachineKeys::save(const std::string& book, const desk::MachineKey& key) const {
  std::error_code error;
  std::filesystem::create_directories(m_folder, error);
  if (!error) {
    std::filesystem::permissions(m_folder, std::filesystem::perms::owner_all, error);
  }
  write_private(file_of(book), key_text({book, key}), Existing::replace);
}

void MachineKeys::forget(const std::string& book) const {
  std::error_code ignored;
  std::filesystem::remove(file_of(book), ignored);
}

Result<KeyFile> read_key_file(const std::filesystem::path& file) {
  auto text = read_private(file);
  if (!text) return text.refusal();
  auto key = parse_key(*text);
  desk::wipe(*text);
  if (!key) return Refusal{RefusalCode::key_file_wrong, {{"file", file.string()}}};
  return *key;
}

bool write_key_file(const std::filesystem::path& file, const KeyFile& key) {
  return write_private(file, key_text(key), Existing::keep);
}

}  // namespace kontor::app
