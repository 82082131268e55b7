#include "channels/mapping_rules.h"

namespace kontor::channels {

namespace {

using nlohmann::json;

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
  MappingNode markets = node.object("market_prices");
  for (const std::string& market : markets.keys()) {
    rules.market_prices.emplace_back(market, read.value_of(markets, market));
  }
  if (!rules.sku && !rules.code && !rules.style) node.fail("sku", "missing");
  node.finish();
  return rules;
}

/// One kind of products, or a list of them from several files.
std::vector<ProductRules> parse_all_products(MappingNode& root, MappingNode& look_ups,
                                             const std::vector<FileForm>& files) {
  std::vector<ProductRules> all;
  const json& value = root.get("products");
  if (!value.is_array()) {
    MappingNode node = root.object("products");
    all.push_back(parse_products(node, root, look_ups, files));
    return all;
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    MappingNode node(value[i], root.path("products") + "[" + std::to_string(i) + "]",
                     root.errors());
    all.push_back(parse_products(node, root, look_ups, files));
  }
  return all;
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
  rules.location = read.value("location");
  rules.counted = read.needed("counted");
  rules.unavailable = read.value("unavailable");
  rules.counted_is_available = node.word("counted_is", {"on_hand", "available"}) == "available";
  if (!rules.sku && !rules.code && !rules.style) node.fail("sku", "missing");
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
  line.price = read.value_of(at, "price");
  line.gross = read.value_of(at, "gross");
  line.cost = read.value_of(at, "cost");
  if (!line.price && !line.gross) at.fail("price", "missing");
  line.tax = read.value_of(at, "tax");
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
  const std::string event = node.word("recognise", {"fulfilled", "order", "paid"});
  rules.recognise_at_order = event == "order";
  rules.recognise_at_payment = event == "paid";
  if (rules.recognise_at_payment) {
    // What was paid, and when, stands in the file.
    if (!rules.paid) node.fail("paid", "missing");
    if (rules.gateways.empty()) node.fail("gateways", "missing");
    rules.settlement = intake::Settlement::file;
  }
  const bool has_event =
      rules.recognise_at_order || rules.recognise_at_payment || rules.state || rules.fulfilled;
  if (!has_event) node.fail("state", "missing");
  if (!rules.state || !rules.state.values) return;
  for (const auto& [word, state] : *rules.state.values) {
    const bool known =
        state == "open" || state == "fulfilled" || state == "cancelled" || state == "refunded";
    if (!known) node.fail("state", "unknown_value", state);
  }
}

OrderRules parse_orders(MappingNode& node, MappingNode& root, MappingNode& look_ups,
                        const std::vector<FileForm>& files) {
  OrderRules rules;
  RulesParser read(node, rules, look_ups, files);
  rules.currency = read.currency(root.get("currency"), root.path("currency"));
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

CustomerRules parse_customers(MappingNode& node, MappingNode& look_ups,
                              const std::vector<FileForm>& files) {
  CustomerRules rules;
  RulesParser read(node, rules, look_ups, files);
  rules.customer = read.value("customer");
  rules.email = read.value("email");
  rules.phone = read.value("phone");
  rules.name = read.value("name");
  rules.first_name = read.value("first_name");
  rules.last_name = read.value("last_name");
  rules.company = read.value("company");
  rules.street = read.value("street");
  rules.street2 = read.value("street2");
  rules.city = read.value("city");
  rules.region = read.value("region");
  rules.postal_code = read.value("postal_code");
  rules.country = read.value("country");
  rules.accepts_email = read.value("accepts_email");
  rules.accepts_sms = read.value("accepts_sms");
  rules.tax_exempt = read.value("tax_exempt");
  rules.tags = read.value("tags");
  rules.note = read.value("note");
  if (!rules.customer && !rules.email && !rules.phone) node.fail("customer", "missing");
  node.finish();
  return rules;
}

BankRules parse_bank(MappingNode& node, MappingNode& root, MappingNode& look_ups,
                     const std::vector<FileForm>& files) {
  BankRules rules;
  RulesParser read(node, rules, look_ups, files);
  rules.currency = read.currency(root.get("currency"), root.path("currency"));
  rules.account = read.value("account");
  rules.key = read.value("key");
  rules.date = read.needed("date");
  rules.amount = read.value("amount");
  rules.debit = read.value("debit");
  rules.credit = read.value("credit");
  rules.text = read.value("text");
  rules.reference = read.value("reference");
  const bool two_columns = rules.debit && rules.credit;
  if (!rules.amount && !two_columns) node.fail("amount", "missing");
  if (rules.amount && (rules.debit || rules.credit)) node.fail("amount", "unused");
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
  if (root.has("decimal")) mapping.decimal = parse_decimal_style(root.object("decimal"));
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
  mapping.origin = name;
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
  if (root.has("products")) mapping.products = parse_all_products(root, look_ups, mapping.files);
  if (root.has("stock")) {
    MappingNode node = root.object("stock");
    mapping.stock = parse_stock(node, look_ups, mapping.files);
  }
  if (root.has("customers")) {
    MappingNode node = root.object("customers");
    mapping.customers = parse_customers(node, look_ups, mapping.files);
  }
  if (root.has("orders")) {
    MappingNode node = root.object("orders");
    mapping.orders = parse_orders(node, root, look_ups, mapping.files);
  }
  if (root.has("bank")) {
    MappingNode node = root.object("bank");
    mapping.bank = parse_bank(node, root, look_ups, mapping.files);
  }
  if (mapping.rules().empty()) root.fail("orders", "missing");
  root.finish();
  check_look_ups_used(look_ups, mapping);
  if (errors.first()) return *errors.first();
  return mapping;
}

}  // namespace kontor::channels
