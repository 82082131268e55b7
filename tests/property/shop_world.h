#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "domain/intake/records.h"

namespace kontor::test {

/// A small generator with a fixed algorithm (splitmix64), so that a seed gives the same shop on
/// every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : m_state(seed) {}
  std::uint64_t bits();
  /// 0 … n − 1.
  std::int64_t below(std::int64_t n) {
    return static_cast<std::int64_t>(bits() % static_cast<std::uint64_t>(n));
  }
  std::int64_t between(std::int64_t low, std::int64_t high) { return low + below(high - low + 1); }
  /// True in `percent` of a hundred throws.
  bool chance(std::int64_t percent) { return below(100) < percent; }

 private:
  std::uint64_t m_state;
};

/// The outside world: what the channels' files would say, changing as shops do. It knows nothing of
/// the book.
class ShopWorld {
 public:
  explicit ShopWorld(std::uint64_t seed);

  /// All products, some with another price or cost than last time.
  std::vector<intake::Item> catalogue();
  /// A count of some products at one place.
  std::vector<intake::Item> count();
  /// New and changed orders of one channel ("web" EUR, "usd" USD, "till" sold at once).
  std::vector<intake::Item> orders(const std::string& channel, std::int64_t how_many);
  /// The day that the world has come to; moves on with each file.
  BusinessDate today() const { return {m_day}; }
  Dice& dice() { return m_dice; }
  /// A product number that the catalogue has, and one that only orders have.
  std::string known_sku() { return sku(m_dice.below(products)); }
  std::string unknown_sku() { return "X-" + std::to_string(m_dice.below(unknown)); }

 private:
  static constexpr std::int64_t products = 25, unknown = 8;
  static std::string sku(std::int64_t i) { return "P-" + std::to_string(i); }
  intake::FileTime time();
  intake::IncomingLine line(Currency currency);
  intake::IncomingOrder placed(const std::string& channel);
  void move_on(intake::IncomingOrder& order);
  void fulfil(intake::IncomingOrder& order, bool all);
  static void add_up(intake::IncomingOrder& order);

  Dice m_dice;
  std::int32_t m_day;
  std::int64_t m_next_order = 1;
  std::map<std::string, std::vector<intake::IncomingOrder>> m_orders;
};

}  // namespace kontor::test
