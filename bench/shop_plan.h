#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/demo/random.h"
#include "domain/intake/records.h"

namespace kontor::bench {

/// How large a shop is. The same numbers give the same shop, whatever the machine.
struct ShopSize {
  std::int64_t orders = 100'000;
  int customers = 25'000, products = 10'000, places = 20, channels = 12, employees = 40;
  int years = 2;
  int settled_days = 30;  ///< the last days, whose online orders were settled and paid out
  BusinessDate last = BusinessDate::of(2026, 11, 21);
  std::uint64_t seed = 1;
  std::string mark;  ///< what the orders' numbers begin with, beside those of a book that is there
  int lines_each = 0;  ///< lines of each order; 0: baskets of one to four
  /// All of it in one line: what a book was made with.
  std::string text() const;
};

/// A sale as the shop's files would tell it, and who and what it names, by number.
struct PlannedSale {
  orders::IncomingOrder whole;
  std::optional<orders::IncomingOrder> refund, back;  ///< of goods that came back
  int channel = 0, place = 0;
  int employee = -1, customer = -1;  ///< -1: none
  std::vector<int> products;         ///< of the lines
  Instant sent;                      ///< of a sale that was sent
  bool settles = false;              ///< online, paid and sent
};

/// A shop with few products that sell much, Saturdays, Decembers and growth, baskets of one to four
/// lines, goods that come back, and orders of the last days that are not sent or paid. Place 0 is
/// the warehouse of the online channels, which have even numbers; the others are tills in stores.
class ShopPlan {
 public:
  explicit ShopPlan(const ShopSize& size);

  const ShopSize& size() const { return m_size; }
  /// The n-th sale by time, made from the seed and n alone.
  PlannedSale sale(std::int64_t n) const;
  /// The first sale of a day or later.
  std::int64_t first_sale_of(BusinessDate day) const;

  bool is_till(int channel) const { return m_size.places > 1 && channel % 2 == 1; }
  static std::string channel_code(int channel);
  static std::string place_name(int place);
  static std::string employee_name(int employee);
  static std::string sku(int product);
  static std::string email(int customer);
  static std::string customer_name(int customer);
  static std::int64_t price_minor(int product);
  intake::IncomingProduct product(int product) const;
  /// What was there at first: about what is going to be sold, of a few too little.
  std::vector<intake::IncomingStock> counts(int place) const;
  Instant opening() const;

 private:
  struct Moment {
    BusinessDate day;
    int second = 0;
  };
  Moment moment(std::int64_t n) const;
  int pick_product(app::demo::Random& chance, int place) const;
  int pick_place(app::demo::Random& chance, int channel) const;
  void add_lines(PlannedSale& sale, app::demo::Random& chance) const;
  void add_money(PlannedSale& sale, app::demo::Random& chance, const Moment& placed) const;
  void add_return(PlannedSale& sale, app::demo::Random& chance) const;

  ShopSize m_size;
  std::vector<std::int64_t> m_days;      ///< weights of the days, added up
  std::vector<std::int64_t> m_ranks;     ///< weights of the products by rank, added up
  std::vector<std::int64_t> m_channels;  ///< weights of the channels
};

}  // namespace kontor::bench
