#include "gui/main/settings_file.h"

#include <cstdlib>
#include <fstream>

namespace kontor::gui {

namespace {

std::string escaped(const std::string& value) {
  std::string out;
  for (const char c : value) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

std::string unescaped(const std::string& stored) {
  std::string out;
  for (std::size_t i = 0; i < stored.size(); ++i) {
    if (stored[i] != '\\' || i + 1 == stored.size()) {
      out += stored[i];
    } else {
      out += stored[++i] == 'n' ? '\n' : stored[i];
    }
  }
  return out;
}

}  // namespace

SettingsFile::SettingsFile(std::filesystem::path path) : m_path(std::move(path)) {
  if (m_path.empty()) return;
  std::ifstream file(m_path);
  for (std::string line; std::getline(file, line);) {
    const auto equals = line.find('=');
    if (equals != std::string::npos)
      m_values[line.substr(0, equals)] = unescaped(line.substr(equals + 1));
  }
}

std::string SettingsFile::get(const std::string& key) const {
  const auto found = m_values.find(key);
  return found == m_values.end() ? std::string() : found->second;
}

void SettingsFile::set(const std::string& key, const std::string& value) {
  if (get(key) == value) return;
  m_values[key] = value;
  if (m_path.empty()) return;
  std::error_code ignored;
  std::filesystem::create_directories(m_path.parent_path(), ignored);
  // Beside the old file first: a full disk leaves the old one whole.
  const std::filesystem::path fresh = m_path.string() + ".new";
  {
    std::ofstream file(fresh, std::ios::trunc);
    for (const auto& [name, text] : m_values) file << name << '=' << escaped(text) << '\n';
    file.flush();
    if (!file) return;
  }
  std::filesystem::rename(fresh, m_path, ignored);
}

std::filesystem::path SettingsFile::usual_path() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config && *config) return std::filesystem::path(config) / "kontor" / "desktop.conf";
  const char* home = std::getenv("HOME");
  if (!home || !*home) return {};
  return std::filesystem::path(home) / ".config" / "kontor" / "desktop.conf";
}

}  // namespace kontor::gui
