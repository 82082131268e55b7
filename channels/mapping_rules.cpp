#include "channels/mapping_rules.h"

#include <algorithm>

#include "formats/datetime.h"

namespace kontor::channels {

namespace {

using nlohmann::json;

/// Gives the place of a name in a list, which grows when the name is new.
std::size_t slot_of(std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  const auto slot = static_cast<std::size_t>(found - names.begin());
  if (found == names.end()) names.push_back(name);
  return slot;
}

/// A proposed mapping asks with a question mark what its file leaves open.
bool is_question(const std::string& text) { return text.find('?') != std::string::npos; }

}  // namespace

formats::DecimalStyle parse_decimal_style(MappingNode node) {
  formats::DecimalStyle style;
  const bool comma = node.word("mark", {"point", "comma"}) == "comma";
  style.mark = comma ? formats::DecimalStyle::Mark::comma : formats::DecimalStyle::Mark::point;
  style.thousands = node.flag("thousands", false);
  style.currency = node.flag("currency_sign", false);
  node.finish();
  return style;
}

RulesParser::RulesParser(MappingNode& node, RecordRules& rules, MappingNode& look_ups,
                         const std::vector<FileForm>& files)
    : m_node(node), m_rules(rules), m_look_ups(look_ups), m_files(files) {
  m_rules.file = file_name(node, "file");
}

Expression RulesParser::needed_of(MappingNode& node, const std::string& key) {
  if (!node.has(key)) node.fail(key, "missing");
  return value_of(node, key);
}

std::vector<Expression> RulesParser::list_of(MappingNode& node, const std::string& key) {
  const json& list = node.get(key);
  std::vector<Expression> values;
  if (!list.is_array() || list.empty()) {
    node.fail(key, list.is_null() ? "missing" : "wrong_type");
    return values;
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    values.push_back(expression(list[i], node.path(key) + "[" + std::to_string(i) + "]"));
  }
  return values;
}

Expression RulesParser::currency(const json& value, const std::string& path) {
  if (!value.is_string()) return expression(value, path);
  Expression constant;
  constant.from = Expression::From::constant;
  constant.text = value.get<std::string>();
  if (!Currency::parse(constant.text)) {
    m_node.errors().add(path, "unknown_value", constant.text);
  }
  return constant;
}

std::string RulesParser::file_name(MappingNode& node, const std::string& key) {
  const std::string name = node.needed_text(key);
  const bool known = std::any_of(m_files.begin(), m_files.end(),
                                 [&](const FileForm& form) { return form.name == name; });
  if (!known) node.fail(key, "unknown_file", name);
  return name;
}

Expression RulesParser::expression(const json& value, const std::string& path) {
  Expression result;
  if (value.is_null()) return result;
  if (value.is_string()) {
    result.from = Expression::From::column;
    result.text = value.get<std::string>();
    result.slot = slot_of(m_rules.columns, result.text);
    return result;
  }
  MappingNode node(value, path, m_node.errors());
  if (node.has("const")) {
    result.from = Expression::From::constant;
    result.text = node.needed_text("const");
  } else if (node.has("join")) {
    result.from = Expression::From::parts;
    result.parts = list_of(node, "join");
    result.separator = node.text("with");
  } else {
    result.from = Expression::From::column;
    result.text = node.needed_text("column");
    place_column(node, result);
  }
  read_changes(node, result);
  node.finish();
  return result;
}

void RulesParser::place_column(MappingNode& node, Expression& result) {
  if (!node.has("look_up")) {
    result.slot = slot_of(m_rules.columns, result.text);
    return;
  }
  result.look_up = look_up(node, node.needed_text("look_up"));
  if (result.look_up) {
    result.slot = slot_of(m_rules.look_ups[*result.look_up].columns, result.text);
  }
}

void RulesParser::read_changes(MappingNode& node, Expression& result) {
  result.blank = node.texts("blank");
  result.strip_suffix = node.text("strip_suffix");
  result.date = node.text("date");
  const bool readable = formats::is_datetime_pattern(result.date) && !is_question(result.date);
  if (!result.date.empty() && !readable) node.fail("date", "bad_pattern", result.date);
  if (node.has("decimal")) result.decimal = parse_decimal_style(node.object("decimal"));
  if (node.has("else")) result.otherwise = node.text("else");
  if (!node.has("map")) return;
  MappingNode map = node.object("map");
  result.values.emplace();
  for (const std::string& key : map.keys()) result.values->emplace(key, map.text(key));
}

std::optional<std::size_t> RulesParser::look_up(MappingNode& at, const std::string& name) {
  for (std::size_t i = 0; i < m_rules.look_ups.size(); ++i) {
    if (m_rules.look_ups[i].name == name) return i;
  }
  if (!m_look_ups.has(name)) {
    at.fail("look_up", "unknown_look_up", name);
    return std::nullopt;
  }
  if (std::find(m_open.begin(), m_open.end(), name) != m_open.end()) {
    at.fail("look_up", "look_up_cycle", name);
    return std::nullopt;
  }
  read_look_up(name);
  return m_rules.look_ups.size() - 1;
}

void RulesParser::read_look_up(const std::string& name) {
  m_open.push_back(name);
  MappingNode node = m_look_ups.object(name);
  LookUp look_up;
  look_up.name = name;
  look_up.file = file_name(node, "file");
  look_up.key = node.texts("key");
  look_up.by = list_of(node, "by");
  look_up.may_miss = node.word("missing", {"refuse", "empty"}) == "empty";
  if (look_up.key.size() != look_up.by.size()) node.fail("by", "wrong_count");
  node.finish();
  m_open.pop_back();
  m_rules.look_ups.push_back(std::move(look_up));
}

}  // namespace kontor::channels
