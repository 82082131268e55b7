#pragma once

#include <functional>
#include <unordered_map>

#include "app/context.h"
#include "bench/shop_plan.h"
#include "domain/books/journal.h"

namespace kontor::bench {

/// Writes a planned shop into a book: what it is by the use cases, products, counts and payouts by
/// the import, sales by the rules and stores that the import uses, thousands to a transaction and
/// without looking up who and what they name. A book that was begun goes on where it was.
class ShopBook {
 public:
  ShopBook(app::OpenBook& book, const ShopPlan& plan);

  /// Told what was done, and how many there are of it: "products", "counts", "customers",
  /// "orders", "payouts", "watched products".
  using Told = std::function<void(const char* what, std::int64_t done, std::int64_t total)>;
  /// Throws when the book was made with other numbers, or when anything is refused.
  void fill(const Told& told);
  std::int64_t lines() const { return m_lines; }  ///< order lines written by this run

  /// Sales of three lines beside those that bench/generate put into the book. Throws where it was
  /// made by something else.
  static ShopSize more_sales(app::OpenBook& book);
  /// Learns what a filled book has, for `post`.
  void learn();
  /// Posts one sale in a transaction of its own; may be called by several threads at once.
  void post(const PlannedSale& sale);

 private:
  std::string setting(const char* key);
  void put_setting(Unit& unit, const char* key, const std::string& value);
  void set_up();
  void take_in(const char* what, int channel, std::vector<intake::Item> items);
  void load();
  void add_customers(const Told& told);
  void find_customers();
  void begin_orders();
  void add_orders(const Told& told);
  void write_orders(Unit& unit, const std::vector<PlannedSale>& sales);
  void note_progress(Unit& unit, std::int64_t done);
  orders::Order order_of(const PlannedSale& sale, const books::Journal& journal);
  void settle(const Told& told);
  void watch_levels(const Told& told);
  std::vector<intake::Item> settlements(int channel);

  app::OpenBook& m_book;
  const ShopPlan& m_plan;
  Stores m_stores;
  company::Entity m_entity;
  std::vector<ChannelId> m_channels;
  std::vector<LocationId> m_places;
  std::vector<EmployeeId> m_employees;
  std::vector<ProductId> m_products;
  std::vector<CustomerId> m_customers;
  std::unordered_map<std::string, std::size_t> m_by_sku;
  intake::Batch m_batch;
  std::int64_t m_lines = 0;
};

}  // namespace kontor::bench
