#pragma once

#include <string>
#include <string_view>

#include "domain/base/digest.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// What one person of a book likes on this desktop: columns, saved views, recent commands. What
/// they never set is as the desktop has it.
class PersonalSettings : public Settings {
 public:
  PersonalSettings(Settings& desktop, const std::string& book, const std::string& code)
      : m_desktop(desktop),
        m_prefix("person." + sha256_hex(book).substr(0, 12) + "." + code + ".") {}

  std::string get(const std::string& key) const override {
    const std::string own = m_desktop.get(m_prefix + key);
    return own.empty() ? m_desktop.get(key) : own.substr(mark.size());
  }
  void set(const std::string& key, const std::string& value) override {
    m_desktop.set(m_prefix + key, std::string(mark) + value);
  }

 private:
  /// Before each value: an empty one was set, too.
  static constexpr std::string_view mark = "=";

  Settings& m_desktop;
  std::string m_prefix;
};

}  // namespace kontor::gui
