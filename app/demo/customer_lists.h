#pragma once

#include <string>
#include <vector>

#include "app/demo/orders.h"
#include "app/demo/people.h"
#include "app/demo/shopify_files.h"

namespace kontor::app::demo {

/// Who stands in a store's list, with what they bought there.
std::vector<ListedBuyer> list_buyers(const Shop& shop, const std::vector<Buyer>& buyers,
                                     const std::vector<ShopOrder>& orders);

/// Who has a card of the shop in Berlin.
struct CardList {
  std::vector<Buyer> holders;
  /// Of them those who stand in the web store's list too, written differently, and are known by the
  /// e-mail or the phone; and those whom no key joins.
  int same_email = 0, same_phone = 0, other_email = 0;
};

/// `newcomers` stand in no other list; the first buyers of the web store are in this one again.
CardList make_cards(const std::vector<Buyer>& web, std::vector<Buyer> newcomers, Random& random);

}  // namespace kontor::app::demo
