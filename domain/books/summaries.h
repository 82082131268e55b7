#pragma once

#include <compare>
#include <map>
#include <set>

#include "domain/books/ledger_store.h"

namespace kontor::books {

/// sales_day and sales_month: sums of sales facts by the event's business date (rules.md 8).
struct SalesKey {
  EntityId entity;
  BusinessDate date;
  ChannelId channel;
  LocationId location;
  EmployeeId employee;
  Currency currency;
  auto operator<=>(const SalesKey&) const = default;
};
struct SalesSums {
  std::int64_t orders = 0, lines = 0, units_milli = 0, gross_minor = 0, discount_minor = 0,
               returns_minor = 0, shipping_minor = 0, tax_minor = 0, cost_minor = 0;
  SalesSums& operator+=(const SalesSums& o);
  bool operator==(const SalesSums&) const = default;
};

/// ticket_hour and ticket_day: what each employee has the credit of, by the event's business date
/// and whole hour of UTC (rules.md 7 and 8); a reader turns the hour into the shop's. Without tax
/// and carriage. ticket_day has no hour.
struct TicketKey {
  EntityId entity;
  BusinessDate date;
  std::int64_t hour = 0;  ///< since the epoch
  ChannelId channel;
  LocationId location;
  EmployeeId employee;
  Currency currency;
  auto operator<=>(const TicketKey&) const = default;
};
struct TicketSums {
  std::int64_t orders = 0;        ///< rung up
  std::int64_t credit_ppm = 0;    ///< share of orders that is theirs, in millionths
  std::int64_t add_on_ppm = 0;    ///< of these: of orders with more than one line of goods
  std::int64_t customer_ppm = 0;  ///< of these: of orders with a known customer
  std::int64_t units_milli = 0, gross_minor = 0, discount_minor = 0,
               manual_minor = 0,  ///< of the discount
      returns_minor = 0;
  TicketSums& operator+=(const TicketSums& o);
  bool operator==(const TicketSums&) const = default;
};

/// return_day: what came back, by the day of its sale and its own (rules.md 7, cohorts).
struct ReturnKey {
  EntityId entity;
  BusinessDate sold_on, date;
  ChannelId channel;
  LocationId location;
  EmployeeId employee;
  Currency currency;
  auto operator<=>(const ReturnKey&) const = default;
};

/// customer_day: what known customers bought, by the profile of the sale. Without tax and carriage;
/// lines stay 0.
struct CustomerKey {
  CustomerId customer;
  BusinessDate date;
  ChannelId channel;
  LocationId location;
  Currency currency;
  auto operator<=>(const CustomerKey&) const = default;
};

/// product_day and product_month: the facts that name a product. Orders and shipping stay 0.
struct ProductKey {
  ProductId product;
  BusinessDate date;
  ChannelId channel;
  Currency currency;
  auto operator<=>(const ProductKey&) const = default;
};

/// account_day and account_month: postings by accounting date.
struct AccountKey {
  EntityId entity;
  AccountId account;
  BusinessDate date;
  ChannelId channel;
  LocationId location;
  Currency currency;
  auto operator<=>(const AccountKey&) const = default;
};
struct AccountSums {
  std::int64_t debit_minor = 0, credit_minor = 0, entity_debit_minor = 0, entity_credit_minor = 0;
  AccountSums& operator+=(const AccountSums& o);
  bool operator==(const AccountSums&) const = default;
};

/// stock_day and stock_month: change of on hand by the event's business date.
struct StockKey {
  ProductId product;
  LocationId location;
  BusinessDate date;
  auto operator<=>(const StockKey&) const = default;
};

/// open_item: balance of a document on an itemised account, in the transaction's currency.
struct OpenItemKey {
  AccountId account;
  ChannelId channel;
  DocumentId item;
  Currency currency;
  auto operator<=>(const OpenItemKey&) const = default;
};

/// Change of one cell of stock_level.
struct LevelChange {
  Quantity on_hand, committed, unavailable, incoming = {};
  bool operator==(const LevelChange&) const = default;
};

/// stock_aside: what of a cell is in which bucket.
struct AsideKey {
  stock::Cell cell;
  stock::State state = stock::State::unavailable;
  auto operator<=>(const AsideKey&) const = default;
};

/// lot_level: what of a cell is of which lot.
struct LotKey {
  stock::Cell cell;
  LotId lot;
  auto operator<=>(const LotKey&) const = default;
};

/// What a posting set adds to the summaries, merged and sorted by key, without zero rows. A month
/// is keyed by its first day.
struct SummaryDeltas {
  std::map<SalesKey, SalesSums> sales_day, sales_month;
  std::map<TicketKey, TicketSums> ticket_hour, ticket_day;
  std::map<ReturnKey, std::int64_t> return_day;
  std::map<CustomerKey, SalesSums> customer_day;
  std::map<ProductKey, SalesSums> product_day, product_month;
  std::map<AccountKey, AccountSums> account_day, account_month;
  std::map<StockKey, Quantity> stock_day, stock_month;
  std::map<OpenItemKey, std::int64_t> open_items;
  std::map<stock::Cell, LevelChange> levels;
  std::map<AsideKey, Quantity> aside;
  std::map<LotKey, Quantity> lots;
};

/// What the deltas depend on besides the set.
struct SummaryContext {
  std::set<LocationId> stock_locations;   ///< locations whose goods are on hand
  std::set<AccountId> itemised_accounts;  ///< accounts whose balance is a list of open items
};

SummaryDeltas summarise(const PostingSet& set, const SummaryContext& context);

/// Change of a product's row of stock_total.
struct TotalChange {
  Quantity on_hand, committed, unavailable;
  std::int64_t oversold_cells = 0;
  bool operator==(const TotalChange&) const = default;
};

/// Adds one cell's change to its product's total: `before` are the cell's levels until now.
/// A cell counts as oversold while its available is below zero.
void add_to_total(TotalChange& total, const stock::Level& before, const LevelChange& change);

}  // namespace kontor::books
