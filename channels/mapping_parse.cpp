#include <algorithm>

#include "channels/mapping.h"
#include "channels/mapping_node.h"
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

/// Reads the rules of one kind of records.
class RulesParser {
 public:
  RulesParser(MappingNode& node, RecordRules& rules, MappingNode& look_ups,
              const std::vector<FileForm>& files)
      : m_node(node), m_rules(rules), m_look_ups(look_ups), m_files(files) {
    m_rules.file = file_name(node, "file");
  }

  Expression value(const std::string& key) { return value_of(m_node, key); }
  Expression needed(const std::string& key) {
    if (!m_node.has(key)) m_node.fail(key, "missing");
    return value(key);
  }
  Expression value_of(MappingNode& node, const std::string& key) {
    return expression(node.get(key), node.path(key));
  }
  Expression needed_of(MappingNode& node, const std::string& key) {
    if (!node.has(key)) node.fail(key, "missing");
    return value_of(node, key);
  }
  std::vector<Expression> list_of(MappingNode& node, const std::string& key) {
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
  /// Over the whole mapping: a code, or where a row has it.
  Expression currency(const json& value, const std::string& path) {
    if (!value.is_string()) return expression(value, path);
    Expression constant;
    constant.from = Expression::From::constant;
    constant.text = value.get<std::string>();
    if (!Currency::parse(constant.text)) {
      m_node.errors().add(path, "unknown_value", constant.text);
    }
    return constant;
  }

 private:
  std::string file_name(MappingNode& node, const std::string& key) {
    const std::string name = node.needed_text(key);
    const bool known = std::any_of(m_files.begin(), m_files.end(),
                                   [&](const FileForm& form) { return form.name == name; });
    if (!known) node.fail(key, "unknown_file", name);
    return name;
  }

  Expression expression(const json& value, const std::string& path) {
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

  void place_column(MappingNode& node, Expression& result) {
    if (!node.has("look_up")) {
      result.slot = slot_of(m_rules.columns, result.text);
      return;
    }
    result.look_up = look_up(node, node.needed_text("look_up"));
    if (result.look_up) {
      result.slot = slot_of(m_rules.look_ups[*result.look_up].columns, result.text);
    }
  }

  void read_changes(MappingNode& node, Expression& result) {
    result.strip_suffix = node.text("strip_suffix");
    result.date = node.text("date");
    if (!result.date.empty() && !formats::is_datetime_pattern(result.date)) {
      node.fail("date", "bad_pattern", result.date);
    }
    if (node.has("else")) result.otherwise = node.text("else");
    if (!node.has("map")) return;
    MappingNode map = node.object("map");
    result.values.emplace();
    for (const std::string& key : map.keys()) result.values->emplace(key, map.text(key));
  }

  /// The look-up's place among those of this kind; it is read with its first use.
  std::optional<std::size_t> look_up(MappingNode& at, const std::string& name) {
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
    return m_rules.look_ups.size() - 1;
  }

  MappingNode& m_node;
  RecordRules& m_rules;
  MappingNode& m_look_ups;
  const std::vector<FileForm>& m_files;
  std::vector<std::string> m_open;
};

ProductRules parse_products(MappingNode& node, MappingNode& root, MappingNode& look_ups,
                            const std::vector<FileForm>& files) {
  ProductRules rules;
  RulesParser read(node, rules, look_ups, files);
  rules.currency = read.currency(root.get("currency"), root.path("currency"));
  rules.sku = read.value("sku");
  rules.name = read.needed("name");
  rules.style = read.value("style");
  rules.options = read.value("options");
  rules.vendor = read.value("vendor");
  rules.barcode = read.value("barcode");
  rules.unit = read.value("unit");
  rules.price = read.value("price");
  rules.compare_at = read.value("compare_at");
  rules.cost = read.value("cost");
  rules.status = read.value("status");
  rules.code = read.value("code");
  rules.tracked = node.flag("tracked", true);
  if (!rules.sku && !rules.code) node.fail("sku", "missing");
  node.finish();
  return rules;
}

StockRules parse_stock(MappingNode& node, MappingNode& look_ups,
                       const std::vector<FileForm>& files) {
  StockRules rules;
  RulesParser read(node, rules, look_ups, files);
  rules.sku = read.value("sku");
  rules.name = read.value("name");
  rules.style = read.value("style");
  rules.options = read.value("options");
  rules.code = read.value("code");
  rules.location = read.needed("location");
  rules.counted = read.needed("counted");
  rules.unavailable = read.value("unavailable");
  rules.counted_is_available = node.word("counted_is", {"on_hand", "available"}) == "available";
  if (!rules.sku && !rules.code) node.fail("sku", "missing");
  node.finish();
  return rules;
}

std::optional<intake::LineKind> line_kind(MappingNode& node, const std::string& key,
                                          const std::string& name) {
  if (name.empty()) return std::nullopt;
  const auto kind = intake::line_kind_named(name);
  if (!kind) node.fail(key, "unknown_value", name);
  return kind;
}

void parse_kinds(MappingNode& node, OrderRules& rules) {
  MappingNode kinds = node.object("kinds");
  for (const std::string& name : kinds.keys()) {
    const auto kind = line_kind(kinds, name, name);
    for (const std::string& code : kinds.texts(name)) {
      CodePattern pattern{code, code.ends_with('*'), kind.value_or(intake::LineKind::goods)};
      if (pattern.prefix) pattern.text.pop_back();
      if (pattern.text.empty()) kinds.fail(name, "bad_pattern", code);
      rules.kinds.push_back(std::move(pattern));
    }
  }
  MappingNode zero = node.object("zero_price");
  rules.free_kind = line_kind(zero, "positive", zero.text("positive"));
  rules.gone_kind = line_kind(zero, "negative", zero.text("negative"));
  zero.finish();
}

void parse_line(MappingNode& node, RulesParser& read, LineRules& line) {
  if (!node.has("line")) node.fail("line", "missing");
  MappingNode at = node.object("line");
  line.sku = read.value_of(at, "sku");
  line.name = read.value_of(at, "name");
  line.vendor = read.value_of(at, "vendor");
  line.code = read.value_of(at, "code");
  line.quantity = read.needed_of(at, "quantity");
  line.price = read.needed_of(at, "price");
  line.discount = read.value_of(at, "discount");
  line.discount_rate = read.value_of(at, "discount_rate");
  if (!line.sku && !line.code && !line.name) at.fail("sku", "missing");
  at.finish();
}

void parse_buyer(MappingNode& node, RulesParser& read, OrderRules& rules) {
  MappingNode buyer = node.object("buyer");
  rules.email = read.value_of(buyer, "email");
  rules.phone = read.value_of(buyer, "phone");
  rules.customer = read.value_of(buyer, "customer");
  rules.buyer_name = read.value_of(buyer, "name");
  buyer.finish();
}

/// Prices, payment and the sale event: what no mapping may leave to a guess.
void parse_terms(MappingNode& node, OrderRules& rules) {
  const std::string prices = node.needed_text("prices");
  if (prices == "net") {
    rules.prices = intake::Prices::net;
  } else if (prices == "gross") {
    rules.prices = intake::Prices::gross;
  } else if (prices == "tax unknown") {
    rules.prices = intake::Prices::tax_unknown;
  } else {
    node.fail("prices", "unknown_value", prices);
  }
  const std::string settlement = node.word("settlement", {"receivable", "at_sale"});
  rules.settlement =
      settlement == "at_sale" ? intake::Settlement::at_sale : intake::Settlement::receivable;
  rules.gateways = node.texts("gateways");
  if (settlement == "at_sale" && rules.gateways.empty()) node.fail("gateways", "missing");
  rules.recognise_at_order = node.word("recognise", {"fulfilled", "order"}) == "order";
  const bool has_event = rules.recognise_at_order || rules.state || rules.fulfilled;
  if (!has_event) node.fail("state", "missing");
  if (!rules.state || !rules.state.values) return;
  for (const auto& [word, state] : *rules.state.values) {
    if (state != "open" && state != "fulfilled" && state != "cancelled") {
      node.fail("state", "unknown_value", state);
    }
  }
}

OrderRules parse_orders(MappingNode& node, MappingNode& root, MappingNode& look_ups,
                        const std::vector<FileForm>& files) {
  OrderRules rules;
  RulesParser read(node, rules, look_ups, files);
  rules.currency = read.currency(root.get("currency"), root.path("currency"));
  if (!rules.currency) root.fail("currency", "missing");
  rules.key = read.list_of(node, "key");
  rules.scattered = node.word("rows", {"adjacent", "scattered"}) == "scattered";
  rules.number = read.value("number");
  rules.placed = read.needed("placed");
  rules.paid = read.value("paid");
  rules.fulfilled = read.value("fulfilled");
  rules.cancelled = read.value("cancelled");
  rules.state = read.value("state");
  rules.payment_state = read.value("payment_state");
  rules.fulfilment_state = read.value("fulfilment_state");
  rules.source = read.value("source");
  rules.location = read.value("location");
  rules.employee = read.value("employee");
  rules.shipping = read.value("shipping");
  rules.discount = read.value("discount");
  rules.tax = read.value("tax");
  rules.total = read.value("total");
  rules.refunded = read.value("refunded");
  rules.outstanding = read.value("outstanding");
  rules.return_prefix = node.text("return_prefix");
  parse_buyer(node, read, rules);
  parse_line(node, read, rules.line);
  parse_kinds(node, rules);
  parse_terms(node, rules);
  node.finish();
  return rules;
}

std::vector<FileForm> parse_files(MappingNode& root) {
  std::vector<FileForm> forms;
  if (!root.has("files")) root.fail("files", "missing");
  MappingNode files = root.object("files");
  for (const std::string& name : files.keys()) {
    std::vector<std::string> columns = files.texts(name);
    if (columns.empty()) files.fail(name, "missing");
    forms.push_back({name, std::move(columns)});
  }
  return forms;
}

void parse_general(MappingNode& root, Mapping& mapping) {
  mapping.channel = root.text("channel");
  if (mapping.channel.empty()) mapping.channel = mapping.name;
  const std::string zone = root.text("zone");
  if (!zone.empty()) mapping.zone = zone;
  mapping.sku_case_matters = root.word("sku_case", {"sensitive", "insensitive"}) == "sensitive";
  const json& currency = root.get("currency");
  if (currency.is_string()) mapping.currency = Currency::parse(currency.get<std::string>());
  MappingNode decimal = root.object("decimal");
  const bool comma = decimal.word("mark", {"point", "comma"}) == "comma";
  mapping.decimal.mark =
      comma ? formats::DecimalStyle::Mark::comma : formats::DecimalStyle::Mark::point;
  mapping.decimal.thousands = decimal.flag("thousands", false);
  mapping.decimal.currency = decimal.flag("currency_sign", false);
  decimal.finish();
}

/// A look-up that no record uses is most likely a slip of the pen.
void check_look_ups_used(MappingNode& look_ups, const Mapping& mapping) {
  for (const std::string& name : look_ups.keys()) {
    bool used = false;
    for (const RecordRules* rules : mapping.rules()) {
      for (const LookUp& look_up : rules->look_ups) used = used || look_up.name == name;
    }
    if (!used) look_ups.fail(name, "unused");
  }
}

}  // namespace

Result<Mapping> parse_mapping(std::string_view name, std::string_view json_text) {
  Mapping mapping;
  mapping.name = name;
  MappingErrors errors(mapping.name);
  const json parsed = json::parse(json_text, nullptr, false);
  if (!parsed.is_object()) {
    errors.add("", parsed.is_discarded() ? "not_json" : "wrong_type");
    return *errors.first();
  }
  MappingNode root(parsed, "", errors);
  root.text("about");
  parse_general(root, mapping);
  mapping.files = parse_files(root);
  MappingNode look_ups = root.object("look_ups");
  if (root.has("products")) {
    MappingNode node = root.object("products");
    mapping.products = parse_products(node, root, look_ups, mapping.files);
  }
  if (root.has("stock")) {
    MappingNode node = root.object("stock");
    mapping.stock = parse_stock(node, look_ups, mapping.files);
  }
  if (root.has("orders")) {
    MappingNode node = root.object("orders");
    mapping.orders = parse_orders(node, root, look_ups, mapping.files);
  }
  if (mapping.rules().empty()) root.fail("orders", "missing");
  root.finish();
  check_look_ups_used(look_ups, mapping);
  if (errors.first()) return *errors.first();
  return mapping;
}

}  // namespace kontor::channels
