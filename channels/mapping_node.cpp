#include "channels/mapping_node.h"

#include <algorithm>

namespace kontor::channels {

namespace {

const nlohmann::json& json_null() {
  static const nlohmann::json null;
  return null;
}

}  // namespace

void MappingErrors::add(const std::string& path, std::string_view why, const std::string& value) {
  if (m_first) return;
  Refusal refusal{
      RefusalCode::mapping_invalid,
      {{"mapping", m_mapping}, {"path", path.empty() ? "$" : path}, {"why", std::string(why)}}};
  if (!value.empty()) refusal.args.emplace_back("value", value);
  m_first = std::move(refusal);
}

MappingNode::MappingNode(const nlohmann::json& json, std::string path, MappingErrors& errors)
    : m_json(json), m_path(std::move(path)), m_errors(errors) {
  if (!json.is_object() && !json.is_null()) m_errors.add(m_path, "wrong_type");
}

const nlohmann::json& MappingNode::get(const std::string& key) {
  m_asked.insert(key);
  return has(key) ? m_json.at(key) : json_null();
}

std::string MappingNode::path(const std::string& key) const {
  return m_path.empty() ? key : m_path + "." + key;
}

void MappingNode::fail(const std::string& key, std::string_view why, const std::string& value) {
  m_errors.add(path(key), why, value);
}

std::string MappingNode::text(const std::string& key) {
  const nlohmann::json& value = get(key);
  if (value.is_null()) return {};
  if (!value.is_string()) {
    fail(key, "wrong_type");
    return {};
  }
  return value.get<std::string>();
}

std::string MappingNode::needed_text(const std::string& key) {
  std::string value = text(key);
  if (value.empty()) fail(key, "missing");
  return value;
}

bool MappingNode::flag(const std::string& key, bool otherwise) {
  const nlohmann::json& value = get(key);
  if (value.is_null()) return otherwise;
  if (!value.is_boolean()) {
    fail(key, "wrong_type");
    return otherwise;
  }
  return value.get<bool>();
}

std::vector<std::string> MappingNode::texts(const std::string& key) {
  const nlohmann::json& value = get(key);
  std::vector<std::string> texts;
  if (value.is_null()) return texts;
  if (!value.is_array()) {
    fail(key, "wrong_type");
    return texts;
  }
  for (const nlohmann::json& one : value) {
    if (one.is_string() && !one.get_ref<const std::string&>().empty()) {
      texts.push_back(one.get<std::string>());
    } else {
      fail(key, "wrong_type");
    }
  }
  return texts;
}

MappingNode MappingNode::object(const std::string& key) { return {get(key), path(key), m_errors}; }

std::string MappingNode::word(const std::string& key, const std::vector<std::string>& words) {
  const std::string value = text(key);
  if (value.empty()) return words.front();
  if (std::find(words.begin(), words.end(), value) == words.end()) {
    fail(key, "unknown_value", value);
    return words.front();
  }
  return value;
}

std::vector<std::string> MappingNode::keys() const {
  std::vector<std::string> keys;
  if (!m_json.is_object()) return keys;
  for (const auto& item : m_json.items()) keys.push_back(item.key());
  return keys;
}

void MappingNode::finish() {
  for (const std::string& key : keys()) {
    if (!m_asked.contains(key)) fail(key, "unknown_key");
  }
}

}  // namespace kontor::channels
