#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/base/money.h"
#include "domain/base/result.h"
#include "domain/intake/records.h"
#include "formats/delimited/header.h"
#include "formats/numbers.h"

// What a mapping file says, checked and ready to run. docs/MAPPINGS.md describes the JSON.

namespace kontor::channels {

/// How a value is taken out of a row.
struct Expression {
  enum class From { nothing, column, constant, parts };

  From from = From::nothing;
  std::string text;                    ///< the column's name, or the constant
  std::size_t slot = 0;                ///< of the column, among those of its row or look-up
  std::optional<std::size_t> look_up;  ///< of the rules' look-ups; none: the row itself
  std::vector<Expression> parts;
  std::string separator;
  std::vector<std::string> blank;  ///< words that stand for no value
  std::string strip_suffix;
  std::optional<std::map<std::string, std::string>> values;
  std::optional<std::string> otherwise;          ///< for a value that `values` does not have
  std::string date;                              ///< pattern, empty: ISO 8601
  std::optional<formats::DecimalStyle> decimal;  ///< none: the mapping's, else a point alone

  explicit operator bool() const { return from != From::nothing; }
};

/// A file whose rows are found by a key.
struct LookUp {
  std::string name, file;
  std::vector<std::string> key;
  std::vector<Expression> by;        ///< as many as `key`; over the row or earlier look-ups
  std::vector<std::string> columns;  ///< kept of each row, by slot
  bool may_miss = false;
};

/// What all kinds of records have: a main file that streams, and look-ups for its rows.
struct RecordRules {
  std::string file;
  std::vector<std::string> columns;  ///< used of the main file, by slot
  std::vector<LookUp> look_ups;      ///< a look-up stands behind those that it uses
  Expression currency;
};

struct ProductRules : RecordRules {
  Expression sku, name, style, options, vendor, barcode, unit, price, compare_at, cost, status,
      code;
  std::vector<std::pair<std::string, Expression>> market_prices;  ///< market → its price
  bool tracked = true;
};

struct StockRules : RecordRules {
  Expression sku, name, style, options, code, location, counted, unavailable;
  bool counted_is_available = false;
};

struct LineRules {
  Expression sku, name, vendor, code, quantity, price, gross, tax, discount, discount_rate, cost;
};

/// Codes of lines that are no goods: exact, or a beginning when `prefix`.
struct CodePattern {
  std::string text;
  bool prefix = false;
  intake::LineKind kind = intake::LineKind::goods;
};

struct OrderRules : RecordRules {
  std::vector<Expression> key;
  bool scattered = false;  ///< rows of a document need not be adjacent
  Expression number, placed, paid, fulfilled, cancelled, state;
  Expression payment_state, fulfilment_state, source, location, employee;
  Expression email, phone, customer, buyer_name;
  Expression shipping, discount, tax, total, refunded, outstanding;
  LineRules line;
  std::vector<CodePattern> kinds;
  std::optional<intake::LineKind> free_kind, gone_kind;  ///< of zero-price lines, by their sign
  std::string return_prefix;  ///< documents whose key begins so are returns
  bool recognise_at_order = false, recognise_at_payment = false;
  intake::Prices prices = intake::Prices::net;
  intake::Settlement settlement = intake::Settlement::receivable;
  std::vector<std::string> gateways;
};

struct CustomerRules : RecordRules {
  Expression customer, email, phone, name, first_name, last_name, company;
  Expression street, street2, city, region, postal_code, country;
  Expression accepts_email, accepts_sms, tax_exempt, tags, note;
};

struct BankRules : RecordRules {
  Expression account, key, date, amount, debit, credit, text, reference;
};

/// A file of the set, known by columns that it has.
struct FileForm {
  std::string name;
  std::vector<std::string> columns;
};

struct Mapping {
  std::string name;
  std::string origin;  ///< by which it is loaded again: the name, or the path of its file
  std::string channel;
  std::optional<std::string> zone;
  std::optional<Currency> currency;
  bool sku_case_matters = true;
  /// How numbers are written; none: each column says it itself.
  std::optional<formats::DecimalStyle> decimal;
  std::vector<FileForm> files;
  std::vector<ProductRules> products;
  std::optional<StockRules> stock;
  std::optional<CustomerRules> customers;
  std::optional<OrderRules> orders;
  std::optional<BankRules> bank;

  /// The file that has all these columns; of several the one that names most.
  const FileForm* form_of(const formats::Header& header) const;
  /// The rules of the kinds that there are, in the order of delivery.
  std::vector<const RecordRules*> rules() const;
};

/// Reads a mapping. Refuses mapping_invalid (args mapping, path in the JSON, why, value).
Result<Mapping> parse_mapping(std::string_view name, std::string_view json_text);

/// A shipped mapping by its name, or the mapping file of a path. Refuses mapping_unknown,
/// mapping_invalid.
Result<Mapping> load_mapping(const std::string& name_or_path);

/// The shipped mapping with a file of these columns, and that file; of several the one that names
/// most of them.
std::optional<std::pair<Mapping, FileForm>> recognise_mapping(const formats::Header& header);

/// The shipped mapping that knows most of these files; of several the one that names most columns.
std::optional<Mapping> recognise_set(const std::vector<const formats::Header*>& headers);

}  // namespace kontor::channels
