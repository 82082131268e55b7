#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/demo/random.h"
#include "app/demo/shops.h"

namespace kontor::app::demo {

/// What was counted of a variant at a place.
struct Counted {
  Item item;
  std::string place;
  std::int64_t on_hand = 0, unavailable = 0;
  std::int64_t left = 0;  ///< after the two years
};

/// What the two years took from each place, and what they gave back.
class StockFlow {
 public:
  void send(const Variant* variant, const std::string& place, std::int64_t quantity) {
    m_gone[{variant, place}] += quantity;
  }
  void take_back(const Variant* variant, const std::string& place, std::int64_t quantity) {
    m_gone[{variant, place}] -= quantity;
  }
  /// Ordered and not yet sent.
  void promise(const Variant* variant, const std::string& place, std::int64_t quantity) {
    m_promised[{variant, place}] += quantity;
  }
  std::int64_t gone(const Variant* variant, const std::string& place) const {
    return of(m_gone, variant, place);
  }
  std::int64_t promised(const Variant* variant, const std::string& place) const {
    return of(m_promised, variant, place);
  }

 private:
  using Cells = std::map<std::pair<const Variant*, std::string>, std::int64_t>;
  static std::int64_t of(const Cells& cells, const Variant* variant, const std::string& place) {
    const auto found = cells.find({variant, place});
    return found == cells.end() ? 0 : found->second;
  }

  Cells m_gone, m_promised;
};

/// What must have lain in each place before, so that after the two years there is as much as usual:
/// the count with which the book begins. Of the light that was sold once too often two less than
/// nothing are left in the shop.
std::vector<Counted> count_stock(const Shop& shop, const StockFlow& flow, Random& random);

}  // namespace kontor::app::demo
