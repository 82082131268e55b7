#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/pricing/price_list.h"

namespace kontor::pricing {

/// planned: only worked out. applied: its prices hold from its instant on. reverted: another one
/// took it back. dropped: given up before.
enum class ChangeState { planned, applied, reverted, dropped };
std::string_view name_of(ChangeState state);
std::optional<ChangeState> change_state_named(std::string_view name);

/// A set of prices that change together, or not at all.
struct PriceChange {
  std::int64_t number = 0;  ///< as people call it: 1, 2, 3, ...
  ChangeState state = ChangeState::planned;
  std::string note;
  std::optional<Instant> effective;  ///< when its prices begin; none: when it is applied
  Instant made_at;
  EmployeeId made_by;
  std::optional<Instant> applied_at = {};
  EmployeeId applied_by = {}, approved_by = {};
  std::int64_t reverts = 0, reverted_by = 0;  ///< numbers
  std::int64_t lines = 0, below_floor = 0, large = 0;
};

/// One price of a change set.
struct ChangeLine {
  PriceListId list;
  ProductId product;
  Quantity from_quantity;
  /// The list's own price that it replaces: an apply later finds out whether it still holds.
  std::optional<std::int64_t> own_micro, own_compare_micro;
  std::optional<std::int64_t> old_micro;  ///< what the list's customers paid, wherever it came from
  std::optional<std::int64_t> new_micro;  ///< none: no price of its own any more
  std::optional<std::int64_t> new_compare_micro;
  std::optional<std::int64_t> cost_micro;
  std::optional<std::int64_t> competitor_micro;
  bool below_floor = false, large = false;
  bool operator==(const ChangeLine&) const = default;
};
/// As lists show it.
struct ShownChangeLine {
  ChangeLine line;
  std::string sku, name;
};

/// A product with all that bears on its prices.
struct PricedProduct {
  std::string sku, name, style, vendor, barcode, unit;  ///< sku: else the code
  std::optional<UnitPrice> average_cost;                ///< moving average of the entity asked for
  ProductPrices prices;
};
struct PricedFilter {
  std::string search = {};
  std::vector<ProductId> products = {};  ///< empty: all
  std::string style = {}, vendor = {};
  EntityId entity = {};            ///< whose moving average; none: no costs
  bool catalogue_history = false;  ///< all that the catalogue ever said, not only what it says
  std::string after = {};
  int limit = 100;
};
struct PricedPage {
  std::vector<PricedProduct> rows;  ///< by name
  std::string next;
};

/// A difference between channels that somebody wants.
struct ApprovedDifference {
  ProductId product;  ///< none: all products
  ChannelId channel;
  Instant since;
  std::optional<Instant> until;  ///< the first instant without it
  std::string reason;
  EmployeeId by;
};

/// Price lists, facts, change sets. Facts and what was approved are only ever added.
class PriceStore {
 public:
  virtual ~PriceStore() = default;

  virtual std::vector<PriceList> list_versions(Unit&) = 0;  ///< by list, then version
  virtual void add_version(Unit&, const PriceList&, EmployeeId by) = 0;

  /// Products that are on sale, with their facts, by name; provisional ones and gift cards are not.
  virtual PricedPage products(Unit&, const PricedFilter&) = 0;
  /// Adds facts. Nobody else applies prices until the unit ends: next_revision() sees to that.
  virtual void add_facts(Unit&, const std::vector<PriceFact>&) = 0;
  virtual std::int64_t next_revision(Unit&) = 0;
  /// All facts of these products, by product and as sort_facts() orders them.
  virtual std::vector<PriceFact> facts(Unit&, const std::vector<ProductId>&) = 0;

  virtual std::int64_t take_number(Unit&) = 0;
  virtual void add_change(Unit&, const PriceChange&, const std::vector<ChangeLine>&) = 0;
  /// Writes its state and who did what; locks it until the unit ends when read with `lock`.
  virtual void set_change(Unit&, const PriceChange&) = 0;
  virtual std::optional<PriceChange> change(Unit&, std::int64_t number, bool lock = false) = 0;
  virtual std::vector<PriceChange> changes(Unit&, std::int64_t before,
                                           int limit) = 0;  ///< newest first
  virtual std::vector<ChangeLine> lines(Unit&, std::int64_t number) = 0;
  /// Its lines behind the `after`-th, from 0.
  virtual std::vector<ShownChangeLine> shown_lines(Unit&, std::int64_t number, std::int64_t after,
                                                   int limit) = 0;

  virtual std::vector<ApprovedDifference> approved_differences(Unit&) = 0;
  virtual void add(Unit&, const ApprovedDifference&) = 0;
};

}  // namespace kontor::pricing
