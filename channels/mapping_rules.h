#pragma once

#include <optional>
#include <string>
#include <vector>

#include "channels/mapping.h"
#include "channels/mapping_node.h"

namespace kontor::channels {

/// Reads `{"mark": …, "thousands": …, "currency_sign": …}`.
formats::DecimalStyle parse_decimal_style(MappingNode node);

/// Reads the rules of one kind of records: its file, its values, and the look-ups that they use.
class RulesParser {
 public:
  RulesParser(MappingNode& node, RecordRules& rules, MappingNode& look_ups,
              const std::vector<FileForm>& files);

  Expression value(const std::string& key) { return value_of(m_node, key); }
  Expression needed(const std::string& key) { return needed_of(m_node, key); }
  Expression value_of(MappingNode& node, const std::string& key) {
    return expression(node.get(key), node.path(key));
  }
  Expression needed_of(MappingNode& node, const std::string& key);
  std::vector<Expression> list_of(MappingNode& node, const std::string& key);
  /// Over the whole mapping: a code, or where a row has it.
  Expression currency(const nlohmann::json& value, const std::string& path);

 private:
  std::string file_name(MappingNode& node, const std::string& key);
  Expression expression(const nlohmann::json& value, const std::string& path);
  void place_column(MappingNode& node, Expression& result);
  static void read_changes(MappingNode& node, Expression& result);
  /// The look-up's place among those of this kind; it is read with its first use.
  std::optional<std::size_t> look_up(MappingNode& at, const std::string& name);
  void read_look_up(const std::string& name);

  MappingNode& m_node;
  RecordRules& m_rules;
  MappingNode& m_look_ups;
  const std::vector<FileForm>& m_files;
  std::vector<std::string> m_open;
};

}  // namespace kontor::channels
