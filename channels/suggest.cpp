#include "channels/suggest.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "channels/row_source.h"
#include "channels/sampled_file.h"
#include "domain/base/fold.h"

namespace kontor::channels {

namespace {

using Json = nlohmann::ordered_json;
using Role = ColumnRole;

/// A column of one of the files.
struct Place {
  std::size_t file = 0, column = 0;
};

/// A file whose rows are found by a column that an earlier one shares with it.
struct Join {
  std::size_t file = 0;
  std::size_t key = 0;
  Place by;
};

bool anything(const ColumnSample& sample) { return sample.any(); }
bool is_number(const ColumnSample& sample) { return sample.numbers().all; }
bool is_date(const ColumnSample& sample) { return !sample.date_patterns().empty(); }

enum class Holds { nothing, orders, bank, stock, products, customers };

bool names_goods(const SampledFile& f) {
  return f.has(Role::sku) || f.has(Role::code) || f.has(Role::barcode);
}

/// What the rows of a file are, as far as its own columns say it. Orders may have their date in
/// another file.
Holds kind_of_rows(const SampledFile& f) {
  const bool goods = names_goods(f) || f.has(Role::product);
  const bool priced = f.has_numbers(Role::price) || f.has_numbers(Role::amount);
  if (f.has(Role::order) && f.has_numbers(Role::quantity) && priced && goods) return Holds::orders;
  const bool moved =
      f.has_numbers(Role::amount) || (f.has_numbers(Role::debit) && f.has_numbers(Role::credit));
  const bool told = f.has(Role::text) || f.has(Role::reference) || f.has(Role::balance);
  if (f.has_dates(Role::date) && moved && told) return Holds::bank;
  if (names_goods(f) && f.has(Role::product) && !f.has(Role::order)) return Holds::products;
  if (names_goods(f) && f.has_numbers(Role::stock)) return Holds::stock;
  if (f.has(Role::order)) return Holds::nothing;
  const bool reached = f.has(Role::email) || f.has(Role::phone);
  return reached && (f.has(Role::customer) || f.has(Role::customer_name) || f.has(Role::first_name))
             ? Holds::customers
             : Holds::nothing;
}

class Suggester {
 public:
  Suggester(std::vector<SampledFile> files, const Reading& reading)
      : m_files(std::move(files)), m_reading(reading) {}

  Result<Suggestion> run() {
    if (!choose_main()) return nothing_fits();
    join_files();
    choose_decimals();
    Json root;
    root["about"] = "Proposed for " + file_names();
    Json body = body_of_kind();
    if (m_kind == Holds::orders && !find(Role::date, is_date)) return nothing_fits();
    add_currency(root);
    if (m_style) root["decimal"] = style_json(*m_style);
    add_files(root, body);
    for (auto& [key, value] : body.items()) root[key] = value;
    m_suggestion.json = root.dump(2) + "\n";
    return std::move(m_suggestion);
  }

 private:
  const SampledFile& main() const { return m_files[m_main]; }
  const SampledColumn& at(Place p) const { return m_files[p.file].columns[p.column]; }

  Refusal nothing_fits() const {
    std::vector<std::string> names;
    for (const SampledColumn& column : m_files.front().columns) names.push_back(column.name);
    return {RefusalCode::profile_unknown,
            {{"file", m_files.front().file}, {"columns", joined(names)}}};
  }

  std::string file_names() const {
    std::vector<std::string> names;
    for (const SampledFile& file : m_files) names.push_back(file.file);
    return joined(names);
  }

  bool choose_main() {
    for (const Holds wanted :
         {Holds::orders, Holds::bank, Holds::products, Holds::stock, Holds::customers}) {
      for (std::size_t i = 0; i < m_files.size(); ++i) {
        if (kind_of_rows(m_files[i]) != wanted) continue;
        m_main = i;
        m_kind = wanted;
        return true;
      }
    }
    return false;
  }

  /// Files that share a column with the main file, or with one already joined, and have its values
  /// once each.
  void join_files() {
    std::set<std::size_t> left;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
      if (i != m_main) left.insert(i);
    }
    for (bool again = true; again;) {
      again = false;
      for (const std::size_t file : left) {
        const auto join = join_of(file);
        if (!join) continue;
        m_joins.push_back(*join);
        left.erase(file);
        again = true;
        break;
      }
    }
  }

  std::optional<Join> join_of(std::size_t file) const {
    std::vector<std::size_t> known{m_main};
    for (const Join& join : m_joins) known.push_back(join.file);
    for (const std::size_t from : known) {
      for (std::size_t c = 0; c < m_files[from].columns.size(); ++c) {
        const std::string name = fold(m_files[from].columns[c].name);
        for (std::size_t key = 0; key < m_files[file].columns.size(); ++key) {
          const SampledColumn& column = m_files[file].columns[key];
          if (fold(column.name) == name && column.sample.unique())
            return Join{file, key, {from, c}};
        }
      }
    }
    return std::nullopt;
  }

  /// The main file's column before those that are looked up.
  std::optional<Place> find(Role role, const std::function<bool(const ColumnSample&)>& fits) const {
    if (const auto column = main().find(role, fits)) return Place{m_main, *column};
    for (const Join& join : m_joins) {
      if (const auto column = m_files[join.file].find(role, fits)) return Place{join.file, *column};
    }
    return std::nullopt;
  }

  /// All of the mapping's numbers are written as its first fractions; a column that differs says so
  /// itself.
  void choose_decimals() {
    for (const SampledFile& file : m_files) {
      for (const SampledColumn& column : file.columns) {
        const auto numbers = column.sample.numbers();
        if (!column.role || !numbers.all || numbers.plain || numbers.ambiguous) continue;
        m_style = numbers.style;
        return;
      }
    }
  }

  static Json style_json(const formats::DecimalStyle& style) {
    Json json;
    json["mark"] = style.mark == formats::DecimalStyle::Mark::comma ? "comma" : "point";
    if (style.thousands) json["thousands"] = true;
    if (style.currency) json["currency_sign"] = true;
    return json;
  }

  bool is_style(const formats::DecimalStyle& style) const {
    const formats::DecimalStyle own = m_style.value_or(formats::DecimalStyle{});
    return style.mark == own.mark && style.thousands == own.thousands &&
           style.currency == own.currency;
  }

  Json column_json(Place place) const {
    Json json;
    json["column"] = at(place).name;
    if (place.file != m_main) json["look_up"] = m_files[place.file].form;
    return json;
  }
  /// A column alone is written as its name.
  static Json shortened(Json json) {
    return json.size() == 1 && json.contains("column") ? json["column"] : json;
  }

  Json text_json(Place place) const {
    Json json = column_json(place);
    if (at(place).sample.ends_in_point_zero()) json["strip_suffix"] = ".0";
    return shortened(std::move(json));
  }

  void ask(SuggestQuestion::About about, Place place, const std::string& path,
           std::vector<std::string> choices) {
    m_suggestion.questions.push_back(
        {about, m_files[place.file].file, at(place).name, path, std::move(choices)});
  }

  static std::string question(const std::vector<std::string>& choices) {
    std::string text;
    for (const std::string& choice : choices) text += (text.empty() ? "" : " or ") + choice;
    return text + "?";
  }

  Json date_json(Place place, const std::string& path) {
    Json json = column_json(place);
    const auto patterns = at(place).sample.date_patterns();
    const auto decision = at(place).sample.dates().decide(m_reading.dates);
    if (decision.open) {
      json["date"] = question(patterns);
      ask(SuggestQuestion::About::date_order, place, path + ".date", patterns);
    } else if (!decision.pattern.empty()) {
      json["date"] = decision.pattern;
    }
    return shortened(std::move(json));
  }

  Json number_json(Place place, const std::string& path) {
    Json json = column_json(place);
    const auto numbers = at(place).sample.numbers();
    if (numbers.ambiguous) {
      const std::vector<std::string> marks{"point", "comma"};
      json["decimal"] = {{"mark", question(marks)}, {"thousands", true}};
      ask(SuggestQuestion::About::decimal_mark, place, path + ".decimal.mark", marks);
    } else if (!numbers.plain && !is_style(numbers.style)) {
      json["decimal"] = style_json(numbers.style);
    }
    return shortened(std::move(json));
  }

  void put_text(Json& into, const std::string& key, Role role) {
    if (const auto place = find(role, anything)) into[key] = text_json(*place);
  }
  void put_number(Json& into, const std::string& key, Role role, const std::string& path) {
    if (const auto place = find(role, is_number)) into[key] = number_json(*place, path + key);
  }

  /// What people call the thing that a role's column only numbers: names in the file that it leads
  /// to, else the number itself.
  void put_named(Json& into, const std::string& key, Role role, Role name) {
    const auto place = find(role, anything);
    if (!place) return put_text(into, key, name);
    into[key] = text_json(*place);
    for (const Join& join : m_joins) {
      const SampledFile& file = m_files[join.file];
      if (fold(file.columns[join.key].name) != fold(at(*place).name)) continue;
      const auto first = file.find(Role::first_name, anything);
      const auto last = file.find(Role::last_name, anything);
      if (first && last) {
        into[key] = {{"join", {column_json({join.file, *first}), column_json({join.file, *last})}},
                     {"with", " "}};
      } else if (const auto named = file.find(name, anything)) {
        into[key] = column_json({join.file, *named});
      }
    }
  }

  Json body_of_kind() {
    Json body;
    if (m_kind == Holds::orders) body["orders"] = orders_json();
    if (m_kind == Holds::bank) body["bank"] = bank_json();
    if (m_kind == Holds::products) body["products"] = products_json();
    if (m_kind == Holds::customers) body["customers"] = customers_json();
    const bool counted = main().has_numbers(Role::stock);
    if (m_kind == Holds::stock || (m_kind == Holds::products && counted)) {
      body["stock"] = stock_json();
    }
    return body;
  }

  void put_goods(Json& into) {
    put_text(into, "sku", Role::sku);
    put_text(into, "code", Role::code);
    if (!into.contains("sku") && !into.contains("code")) put_text(into, "sku", Role::barcode);
  }

  Json orders_json() {
    Json orders;
    orders["file"] = main().form;
    orders["key"] = Json::array({text_json({m_main, *main().find(Role::order, anything)})});
    orders["rows"] = main().whole ? "adjacent" : "scattered";
    put_prices(orders);
    orders["settlement"] = "receivable";
    const auto shipped = find(Role::shipped, is_date);
    orders["recognise"] = shipped ? "fulfilled" : "order";
    if (const auto placed = find(Role::date, is_date)) {
      orders["placed"] = date_json(*placed, "orders.placed");
    }
    if (shipped) orders["fulfilled"] = date_json(*shipped, "orders.fulfilled");
    put_named(orders, "location", Role::shop, Role::shop);
    put_named(orders, "employee", Role::employee, Role::employee);
    Json buyer;
    put_text(buyer, "customer", Role::customer);
    put_text(buyer, "email", Role::email);
    put_text(buyer, "phone", Role::phone);
    put_text(buyer, "name", Role::customer_name);
    if (!buyer.empty()) orders["buyer"] = buyer;
    put_number(orders, "shipping", Role::shipping, "orders.");
    orders["line"] = line_json();
    return orders;
  }

  /// A file with a tax column does not say whether its prices contain it.
  void put_prices(Json& orders) {
    const auto tax = find(Role::tax, is_number);
    if (!tax) {
      orders["prices"] = "tax unknown";
      return;
    }
    const std::vector<std::string> choices{"net", "gross"};
    orders["prices"] = question(choices);
    ask(SuggestQuestion::About::tax, *tax, "orders.prices", choices);
  }

  Json line_json() {
    Json line;
    put_goods(line);
    put_text(line, "name", Role::product);
    if (!line.contains("name")) line["name"] = line.contains("code") ? line["code"] : line["sku"];
    put_number(line, "quantity", Role::quantity, "orders.line.");
    put_number(line, "price", Role::price, "orders.line.");
    put_number(line, "gross", Role::amount, "orders.line.");
    if (main().has_numbers(Role::tax)) put_number(line, "tax", Role::tax, "orders.line.");
    const auto discount = find(Role::discount, is_number);
    if (discount && line.contains("gross") && line.contains("price")) return line;
    const bool rate = discount && at(*discount).sample.shares();
    put_number(line, rate ? "discount_rate" : "discount", Role::discount, "orders.line.");
    return line;
  }

  Json bank_json() {
    Json bank;
    bank["file"] = main().form;
    bank["date"] = date_json(*find(Role::date, is_date), "bank.date");
    put_text(bank, "account", Role::account);
    if (find(Role::amount, is_number)) {
      put_number(bank, "amount", Role::amount, "bank.");
    } else {
      put_number(bank, "debit", Role::debit, "bank.");
      put_number(bank, "credit", Role::credit, "bank.");
    }
    put_text(bank, "text", Role::text);
    if (!bank.contains("text")) put_text(bank, "text", Role::product);  // "Description"
    put_text(bank, "reference", Role::reference);
    return bank;
  }

  Json products_json() {
    Json products;
    products["file"] = main().form;
    put_goods(products);
    put_text(products, "name", Role::product);
    put_text(products, "barcode", Role::barcode);
    put_number(products, "price", Role::price, "products.");
    put_number(products, "cost", Role::cost, "products.");
    return products;
  }

  Json stock_json() {
    Json stock;
    stock["file"] = main().form;
    put_goods(stock);
    put_named(stock, "location", Role::shop, Role::shop);
    put_number(stock, "counted", Role::stock, "stock.");
    return stock;
  }

  Json customers_json() {
    Json customers;
    customers["file"] = main().form;
    put_text(customers, "customer", Role::customer);
    put_text(customers, "email", Role::email);
    put_text(customers, "phone", Role::phone);
    put_text(customers, "name", Role::customer_name);
    put_text(customers, "first_name", Role::first_name);
    put_text(customers, "last_name", Role::last_name);
    return customers;
  }

  void add_currency(Json& root) {
    if (m_kind != Holds::orders && m_kind != Holds::bank) return;
    const auto place = find(Role::currency, anything);
    if (place) root["currency"] = column_json(*place);
    m_suggestion.without_currency = !place;
  }

  /// The joins that the mapping's values use, or that lead to one that is used.
  std::vector<Join> used_joins(const Json& body) const {
    const std::string text = body.dump();
    std::set<std::size_t> used;
    for (const Join& join : m_joins) {
      const std::string reference = R"("look_up":)" + Json(m_files[join.file].form).dump();
      if (text.find(reference) != std::string::npos) used.insert(join.file);
    }
    std::vector<Join> joins;
    for (auto join = m_joins.rbegin(); join != m_joins.rend(); ++join) {
      if (!used.contains(join->file)) continue;
      used.insert(join->by.file);
      joins.insert(joins.begin(), *join);
    }
    return joins;
  }

  void add_files(Json& root, const Json& body) const {
    for (const SampledFile& file : m_files) {
      Json columns = Json::array();
      for (const SampledColumn& column : file.columns) columns.push_back(column.name);
      root["files"][file.form] = columns;
    }
    for (const Join& join : used_joins(body)) {
      const SampledFile& file = m_files[join.file];
      Json& one = root["look_ups"][file.form];
      one["file"] = file.form;
      one["key"] = Json::array({file.columns[join.key].name});
      one["by"] = Json::array({text_json(join.by)});
      one["missing"] = "empty";
    }
  }

  std::vector<SampledFile> m_files;
  std::vector<Join> m_joins;
  std::size_t m_main = 0;
  Holds m_kind = Holds::nothing;
  std::optional<formats::DecimalStyle> m_style;
  Reading m_reading;
  Suggestion m_suggestion;
};

}  // namespace

Result<Suggestion> suggest_mapping(const std::vector<std::filesystem::path>& files,
                                   const Reading& reading) {
  std::vector<SampledFile> sampled;
  std::set<std::string> forms;
  for (const std::filesystem::path& file : files) {
    auto one = sample_file(file, reading);
    if (!one) return one.refusal();
    const std::string form = one->form;
    for (int i = 2; !forms.insert(one->form).second; ++i) one->form = form + std::to_string(i);
    sampled.push_back(std::move(*one));
  }
  if (sampled.empty()) return Refusal{RefusalCode::file_not_found, {{"file", ""}}};
  return Suggester(std::move(sampled), reading).run();
}

}  // namespace kontor::channels
