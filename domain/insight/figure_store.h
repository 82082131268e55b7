#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/books/summaries.h"
#include "domain/insight/stock_figures.h"
#include "domain/orders/order.h"
#include "domain/stock/stock.h"

namespace kontor::insight {

/// Which facts a list of figures covers, and which page of it.
struct FigureFilter {
  EntityId entity;      ///< none: all
  ChannelId channel;    ///< none: all
  LocationId location;  ///< none: all; sales by product know no location
  /// Business dates of the events, both included; none: open.
  std::optional<BusinessDate> from, to;
  std::string after;  ///< Page::next of the page before
  int limit = 500;
};

template <class Row>
struct Page {
  std::vector<Row> rows;
  std::string next;  ///< empty on the last page
};

/// Sales of a channel in a month, in one currency. The sums' cost is in the ledger's currency.
struct MonthSales {
  BusinessDate month;  ///< its first day
  Naming entity, channel;
  Currency currency, ledger_currency;
  books::SalesSums sums;
};

/// Sales of a product on a channel in one currency. Its sums have neither orders nor shipping.
struct ProductSales {
  ProductId product;
  std::string code, sku, name;
  Naming entity, channel;
  Currency currency, ledger_currency;
  books::SalesSums sums;
};

/// An order that is not wholly fulfilled and not cancelled.
struct OpenOrder {
  DocumentId document;
  std::string number;
  Naming entity, channel, location;  ///< location: empty where none is known
  Currency currency;
  Instant placed_at;
  BusinessDate placed_date;
  orders::OrderState state = orders::OrderState::open;
  std::string payment_state, fulfilment_state;  ///< in the words of the channel
  std::int64_t total_minor = 0, outstanding_minor = 0;
};

/// Figures for reports and screens, from the summaries: cost grows with what is shown, not with
/// the book.
class FigureStore {
 public:
  virtual ~FigureStore() = default;

  /// By month, entity, channel, currency. Whole months from the roll-up, the days of a month that
  /// the period cuts from the days. All of them: their number grows with the months, and the
  /// filter's page is not looked at.
  virtual std::vector<MonthSales> sales_by_month(Unit&, const FigureFilter&) = 0;
  /// By product code, entity, channel, currency. The limit counts products.
  virtual Page<ProductSales> sales_by_product(Unit&, const FigureFilter&) = 0;
  /// Oldest first; the filter's dates are those of placing.
  virtual Page<OpenOrder> open_orders(Unit&, const FigureFilter&) = 0;
  /// Quantity and value of products in each entity that has them, by product and entity.
  virtual std::vector<stock::Cost> costs(Unit&, const std::vector<ProductId>&) = 0;

  // By product code, the limit counts products. Channels are not looked at.

  /// `from` and `to` are needed.
  virtual Page<StockFlow> stock_flows(Unit&, const FigureFilter&) = 0;
  /// What lies where now.
  virtual Page<StockAge> stock_ages(Unit&, const FigureFilter&) = 0;
  /// Twelve months that end at `ends`.
  virtual Page<StockTurn> stock_turns(Unit&, const FigureFilter&,
                                      const std::array<BusinessDate, StockTurn::month_ends>&) = 0;
  /// By company, currency and net sales, the best first.
  virtual void each_ranked(Unit&, const FigureFilter&,
                           const std::function<void(const RankedSales&)>&) = 0;
  /// Orders of a period by the day of placing, by product code and place; `from` and `to` are
  /// needed.
  virtual void each_fill(Unit&, const FigureFilter&,
                         const std::function<void(const FillRow&)>&) = 0;
  /// Movements by day and instant; `from` and `to` are needed.
  virtual void each_movement(Unit&, const FigureFilter&,
                             const std::function<void(const MovementRow&)>&) = 0;
};

/// What each location has of an entity's value of a product: quantity × average, the cents by
/// largest remainder; where a location is below zero each is rounded and the largest quantity takes
/// the rest. The parts add up to `value_minor`; with no goods anywhere the first has it all.
std::vector<std::int64_t> location_values(std::int64_t value_minor,
                                          const std::vector<Quantity>& on_hand);

}  // namespace kontor::insight
