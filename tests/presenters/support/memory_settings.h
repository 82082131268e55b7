#pragma once

#include <map>
#include <string>

#include "gui/presenters/open_book.h"

namespace kontor::test {

/// What a desktop remembers, gone with the test.
class MemorySettings : public gui::Settings {
 public:
  std::string get(const std::string& key) const override {
    const auto found = m_values.find(key);
    return found == m_values.end() ? std::string() : found->second;
  }
  void set(const std::string& key, const std::string& value) override { m_values[key] = value; }

 private:
  std::map<std::string, std::string> m_values;
};

}  // namespace kontor::test
