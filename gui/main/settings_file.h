#pragma once

#include <filesystem>
#include <map>

#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// Settings in a text file of lines `key=value`, written at each change. Without a path they live
/// as long as the program. A file that cannot be written is no reason to stop anyone's work.
class SettingsFile : public Settings {
 public:
  explicit SettingsFile(std::filesystem::path path = {});
  std::string get(const std::string& key) const override;
  void set(const std::string& key, const std::string& value) override;

  /// `$XDG_CONFIG_HOME/kontor/desktop.conf`, else below `~/.config`.
  static std::filesystem::path usual_path();

 private:
  std::filesystem::path m_path;
  std::map<std::string, std::string> m_values;
};

}  // namespace kontor::gui
