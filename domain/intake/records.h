#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/money.h"
#include "domain/base/refusal.h"
#include "domain/orders/incoming.h"

namespace kontor::intake {

// The records of orders belong to the orders; here they are among the others.
using orders::FileTime;
using orders::IncomingLine;
using orders::IncomingOrder;
using orders::line_kind_named;
using orders::LineKind;
using orders::name_of;
using orders::Prices;
using orders::Settlement;

/// A product of a catalogue file.
struct IncomingProduct {
  std::string sku, name, style, options, vendor, barcode, unit;
  std::optional<Decimal> price, compare_at, cost;  ///< the entity's currency unless named
  std::optional<Currency> currency;
  std::string status;  ///< "active", "draft", "archived"; empty: active
  bool tracked = true;
  bool gift_card = false;
  std::string code;  ///< the file's own product number where it has one ("20"); a further key
};

/// A count of one product at one location, in an inventory file.
struct IncomingStock {
  std::string sku, style, options, name, code;
  std::string location;  ///< as the file names it
  Quantity counted;
  bool counted_is_available = false;  ///< the file gives available only: on hand = it + committed
  Quantity unavailable;
};

/// A row that was refused, with its reason.
struct RowRefusal {
  std::int64_t row = 0;
  std::string file;  ///< name without folders
  Refusal refusal;
};

/// One record of a file, or why it was refused.
struct Item {
  std::variant<IncomingProduct, IncomingStock, IncomingOrder, RowRefusal> what;
  std::int64_t row = 0;  ///< physical line in the file where it begins
};

/// The records of a file or set of files, in order. Produced by channels; memory does not grow with
/// the file.
class RecordSource {
 public:
  virtual ~RecordSource() = default;
  /// The next record. Nothing at the end, or when the file turned out wrong as a whole.
  virtual std::optional<Item> next() = 0;
  /// Why the file is wrong as a whole, once next() gave nothing.
  virtual const std::optional<Refusal>& problem() const = 0;
  /// Starts again at the first record.
  virtual void rewind() = 0;
  /// Bytes read so far and in all, for progress.
  virtual std::pair<std::int64_t, std::int64_t> progress() const = 0;
};

/// What a file set says of itself, before its records.
struct SourceInfo {
  std::string profile;               ///< "shopify-orders", "mapped", ...
  std::string mapping;               ///< for mapped files
  std::vector<std::string> files;    ///< names without folders
  std::string content_hash;          ///< SHA-256 over the files
  std::string channel_name;          ///< proposal for a channel that must be made
  std::optional<std::string> zone;   ///< the file's zone where the mapping says it
  std::optional<Currency> currency;  ///< of files without a currency column
  bool sku_case_matters = true;
  bool recognise_at_order = false;  ///< a file without fulfilment data (rules.md 2)
  Instant newest_file;              ///< when the youngest file was last written
};

}  // namespace kontor::intake
