#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/base/money.h"
#include "domain/pricing/formula.h"

namespace kontor::pricing {

using PriceListId = Id<struct PriceListTag>;

/// base: what a product costs where no list says otherwise. replacing: its prices stand instead of
/// that. sale: the same, and the price without it is shown as the reference.
enum class ListKind { base, replacing, sale };
std::string_view name_of(ListKind kind);
std::optional<ListKind> list_kind_named(std::string_view name);

/// A list of prices for some channels, customers or days. What a list is, is kept by versions, so
/// that the price of any instant can be told.
struct PriceList {
  PriceListId id;
  std::int64_t version = 1;
  Instant since;     ///< of this version
  std::string code;  ///< ASCII, unique in the book
  std::string name;
  ListKind kind = ListKind::replacing;
  Currency currency;
  bool tax_included = true;
  std::int64_t tax_ppm = 0;  ///< the rate that its prices include, or that comes on top
  bool personal = false;     ///< for businesses or by contract: not offered to the public
  std::string group;         ///< customer group; empty: everybody
  std::vector<ChannelId> channels = {};          ///< by id; empty: all
  std::optional<Instant> from = {}, until = {};  ///< until: the first instant without it
  std::int64_t rank = 0;                         ///< of lists equally narrow, the higher goes first
  std::optional<Formula> formula = {};  ///< for products without a price of their own in it
  bool withdrawn = false;
  bool operator==(const PriceList&) const = default;
};

/// The content of a version, as the book stores it; id, version, since and code are not part of it.
std::string content_of(const PriceList& list);
void read_content(std::string_view content, PriceList& list);

/// A price that somebody set. Facts are only added: of those with the same list, product and
/// quantity the one with the latest beginning that has come holds, of the same beginning the one
/// with the highest revision.
struct PriceFact {
  PriceListId list;
  ProductId product;
  Quantity from_quantity;  ///< for this many and more; 0: any
  Instant valid_from;
  std::int64_t revision = 0;
  std::optional<std::int64_t> price_micro = {};  ///< none: it has no price of its own here any more
  std::optional<std::int64_t> compare_at_micro = {};
  std::int64_t change = 0;  ///< number of the change set
  EmployeeId by = {};
  Instant recorded_at = {};
  bool operator==(const PriceFact&) const = default;
};

/// What the catalogue said of a product from an instant on.
struct CatalogueState {
  Instant since;
  std::optional<UnitPrice> price, compare_at, cost;
};

/// All that bears on the prices of a product.
struct ProductPrices {
  ProductId product;
  std::vector<CatalogueState> catalogue;  ///< by since; often only the present one
  std::vector<PriceFact> facts;           ///< by list, quantity, beginning, revision
};

struct PriceQuestion {
  ChannelId channel;
  Currency currency;
  Instant at;
  Quantity quantity = Quantity::of_units(1);
  std::vector<std::string> groups = {};  ///< those that the customer is in
  bool offered_to_all = false;           ///< only what is offered to the public
};

/// Why a list gave the price, or did not.
enum class ListVerdict {
  price_set,     ///< it has a price of its own for the product
  formula,       ///< its formula gave the price
  no_price,      ///< it has neither
  no_start,      ///< the formula has nothing to start from: no cost, no base price
  behind,        ///< another list goes first
  not_yet,       ///< it begins later
  over,          ///< it has ended
  withdrawn,     ///< it was taken back
  not_here,      ///< it is for other channels
  not_theirs,    ///< it is for other customers
  not_currency,  ///< its prices are in another currency
  not_public     ///< it is not offered to the public, which is what was asked for
};
std::string_view name_of(ListVerdict verdict);

struct ConsideredList {
  PriceListId list;
  std::string code;
  ListVerdict verdict = ListVerdict::no_price;
};

enum class PriceSource { none, fact, formula, catalogue };
std::string_view name_of(PriceSource source);

/// A price and how it came about.
struct PriceAnswer {
  std::optional<UnitPrice> price, compare_at;
  std::optional<UnitPrice> base;  ///< without any list but the base
  PriceSource source = PriceSource::none;
  PriceListId list;  ///< none: the catalogue
  std::string list_code;
  bool tax_included = true;
  std::int64_t tax_ppm = 0;
  std::optional<PriceFact> fact = {};
  std::vector<ConsideredList> considered = {};  ///< in order; only where asked for
};

/// Lists as they are at an instant: the last version of each that has begun, by code.
std::vector<PriceList> lists_at(const std::vector<PriceList>& versions, Instant at);

/// The one order of lists. `a` goes before `b`: for a customer group before for everybody; for
/// named channels before for all; with an end before without; higher rank; later beginning; code.
/// Base lists come behind all others.
bool goes_before(const PriceList& a, const PriceList& b);

/// The lists that answer a question, in their order.
class ListOrder {
 public:
  /// `lists` as of the question's instant; it must outlive this.
  ListOrder(const std::vector<PriceList>& lists, PriceQuestion question);

  /// The price of a product; `explain` fills in what was considered.
  PriceAnswer price_of(const ProductPrices& product, bool explain = false) const;
  const PriceQuestion& question() const { return m_question; }

 private:
  PriceQuestion m_question;
  std::vector<const PriceList*> m_lists;  ///< all but base lists
  std::vector<const PriceList*> m_bases;
  std::vector<ConsideredList> m_passed_over;
};

/// The fact of a list that holds for a product, quantity and instant; null: none. The largest
/// quantity that is reached goes first, if it has a price.
const PriceFact* fact_for(const ProductPrices& product, PriceListId list, Quantity quantity,
                          Instant at);
/// The fact for exactly this quantity that holds at an instant, also one that says "no price".
const PriceFact* exact_fact(const ProductPrices& product, PriceListId list, Quantity quantity,
                            Instant at);
/// What the catalogue says at an instant; null: it did not know the product.
const CatalogueState* catalogue_at(const ProductPrices& product, Instant at);

/// The order of a product's facts.
void sort_facts(std::vector<PriceFact>& facts);

/// A price with tax, for comparing lists of which some include it.
UnitPrice with_tax(UnitPrice price, bool included, std::int64_t tax_ppm);
UnitPrice without_tax(UnitPrice price, bool included, std::int64_t tax_ppm);

/// (price − cost) ÷ price, both without tax, in thousandths of a percent; nothing where the price
/// is not above 0 or the currencies differ.
std::optional<std::int64_t> margin_milli(UnitPrice net_price, UnitPrice cost);

}  // namespace kontor::pricing
