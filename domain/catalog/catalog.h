#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"

namespace kontor::catalog {

enum class ProductStatus { active, draft, archived };

/// A price of its own in one market of a channel ("France", "Wholesale"). Both prices are in one
/// currency; a market may have prices in several.
struct MarketPrice {
  std::string market;
  std::optional<UnitPrice> price, compare_at;
  bool operator==(const MarketPrice&) const = default;
};

/// What one of a bundle takes of a product's stock.
struct BundlePart {
  ProductId product;
  Quantity quantity;  ///< above 0
  auto operator<=>(const BundlePart&) const = default;
};

/// One sellable thing with its own SKU, price and stock. Products that differ only by option share
/// a style.
struct Product {
  ProductId id;
  std::string sku;      ///< shown and typed; unique only as far as the shop keeps it so; or empty
  std::string code;     ///< unique in the book: the SKU, or style/options when it has none
  std::string name;     ///< with its options: "Otti Combat Boot - Milky / 36"
  std::string style;    ///< handle shared by the variants; empty for single products
  std::string options;  ///< "Color=Milky; Size=36", empty when none
  std::string vendor;
  std::string barcode;
  std::string unit = "pcs";
  std::optional<UnitPrice> price;
  std::optional<UnitPrice> compare_at;
  std::optional<UnitPrice> cost;  ///< catalogue cost
  ProductStatus status = ProductStatus::active;
  bool tracked = true;       ///< stock is kept; provisional products are not tracked
  bool provisional = false;  ///< made by an import for an unknown key, waiting to be identified
  bool gift_card = false;
  ProductId bound_to;  ///< a provisional product that was identified: the real one
  std::vector<MarketPrice> market_prices;  ///< by market, then currency
  /// What a bundle is made of, by product; it has no stock of its own and is not tracked.
  std::vector<BundlePart> parts;
  bool bundle() const { return !parts.empty(); }
};

/// How many whole bundles can be made of what is available of each part, never below none: the
/// least of ⌊available ÷ need⌋ (rules.md 5). `available` as `parts`.
std::int64_t bundles_of(const std::vector<BundlePart>& parts,
                        const std::vector<Quantity>& available);

/// How a product is recognised in a file. kind: "sku", "style" (style + options), "name"
/// (vendor + name), "code". channel 0: any channel.
struct ProductKey {
  std::string kind;
  std::string key;
  ChannelId channel;
  auto operator<=>(const ProductKey&) const = default;
};

/// The canonical text of a product's content: what a version stores and a hash compares.
std::string canonical_content(const Product& p);
/// What an act changed in a product, for its audit row: the fields that differ, as they were and as
/// they are. A product that is new is compared with a blank one.
struct ContentChange {
  std::string before, after;
};
ContentChange content_change(const Product& before, const Product& after);
/// The order of a product's market prices.
void sort_market_prices(std::vector<MarketPrice>& prices);
Currency currency_of(const MarketPrice& price);
/// Reads canonical_content back (undo restores an earlier version); the id is not part of it.
Product parse_content(std::string_view content);

/// Keys under which a catalogue product can be found by later files.
std::vector<ProductKey> keys_of(const Product& p);
std::string style_key(std::string_view style, std::string_view options);
std::string name_key(std::string_view vendor, std::string_view name);

struct KeyMatch {
  ProductKey key;
  ProductId product;
};

struct ProductPage {
  std::vector<Product> rows;
  std::string next;  ///< opaque; empty at the end
};

/// What a product list shows.
struct ProductFilter {
  std::string search;  ///< any script; folded by the store; empty for all
  bool provisional_only = false;
  std::string after;  ///< ProductPage::next of the page before
  int limit = 100;    ///< 1..1000
};

/// Products, their keys and versions. Hidden products (taken back by an undo) never appear.
class ProductStore {
 public:
  virtual ~ProductStore() = default;

  virtual std::vector<Product> by_ids(Unit&, const std::vector<ProductId>&) = 0;
  virtual std::vector<KeyMatch> find(Unit&, const std::vector<ProductKey>&) = 0;
  /// The products that bear these barcodes; keys of kind "barcode". Several may bear one.
  virtual std::vector<KeyMatch> with_barcodes(Unit&, const std::vector<std::string>&) = 0;
  /// By exact SKU or code, in that order.
  virtual std::vector<Product> by_sku_or_code(Unit&, std::string_view) = 0;
  virtual ProductPage list(Unit&, const ProductFilter&) = 0;  ///< by name, then id
  /// Whether a bundle is made of it.
  virtual bool is_part(Unit&, ProductId) = 0;

  /// Inserts new products with their keys and first versions. Bulk path.
  virtual void add(Unit&, const std::vector<Product>&, BatchId) = 0;
  /// Writes changed content as a further version.
  virtual void change(Unit&, const std::vector<Product>&, BatchId) = 0;
  virtual void add_keys(Unit&, const std::vector<KeyMatch>&, BatchId) = 0;
  /// The next products behind `after` that a batch made or changed and that were not taken back,
  /// by id.
  virtual std::vector<ProductId> of_batch(Unit&, BatchId, ProductId after, int limit) = 0;
  /// Takes back what a batch did to these products: versions, keys; hides those that nothing else
  /// uses. Gives the codes of those that stay because later facts stand on them.
  virtual std::vector<std::string> undo(Unit&, BatchId, const std::vector<ProductId>&) = 0;
};

}  // namespace kontor::catalog
