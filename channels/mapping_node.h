#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/base/refusal.h"

namespace kontor::channels {

/// Where the first mistake of a mapping is kept.
class MappingErrors {
 public:
  explicit MappingErrors(std::string mapping) : m_mapping(std::move(mapping)) {}

  /// `why` is one of: not_json, unknown_key, missing, wrong_type, unknown_value, unknown_file,
  /// unknown_look_up, look_up_cycle, bad_pattern, unused, wrong_count.
  void add(const std::string& path, std::string_view why, const std::string& value = {});
  const std::optional<Refusal>& first() const { return m_first; }

 private:
  std::string m_mapping;
  std::optional<Refusal> m_first;
};

/// An object of a mapping with its place: every key must be asked for, else it is a mistake.
class MappingNode {
 public:
  MappingNode(const nlohmann::json& json, std::string path, MappingErrors& errors);

  bool has(const std::string& key) const { return m_json.is_object() && m_json.contains(key); }
  /// The value of a key; null when absent. Counts as asked for.
  const nlohmann::json& get(const std::string& key);
  std::string path(const std::string& key) const;
  /// Blank when absent.
  std::string text(const std::string& key);
  std::string needed_text(const std::string& key);
  bool flag(const std::string& key, bool otherwise);
  std::vector<std::string> texts(const std::string& key);
  MappingNode object(const std::string& key);
  /// One of the given words; the first when absent.
  std::string word(const std::string& key, const std::vector<std::string>& words);
  std::vector<std::string> keys() const;
  /// Refuses keys that nobody asked for.
  void finish();
  void fail(const std::string& key, std::string_view why, const std::string& value = {});
  MappingErrors& errors() { return m_errors; }

 private:
  const nlohmann::json& m_json;
  std::string m_path;
  MappingErrors& m_errors;
  std::set<std::string> m_asked;
};

}  // namespace kontor::channels
