#include "app/demo/customer_lists.h"

#include <map>

namespace kontor::app::demo {

namespace {

std::string in_capitals(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

/// "+49 555 010012" as it is dialled at home: "0555/010012".
std::string dialled_at_home(const std::string& phone) {
  constexpr std::size_t country = 4;  // "+49 "
  std::string text = "0" + phone.substr(country);
  text[text.find(' ')] = '/';
  return text;
}

Buyer email_in_capitals(Buyer b) {
  b.email = " " + in_capitals(b.email) + " ";
  b.given = b.given.substr(0, 1) + ".";
  if (static_cast<unsigned char>(b.given.front()) > 0x7f) b.given.clear();
  b.street = in_capitals(b.street);
  return b;
}

Buyer phone_alone(Buyer b) {
  b.phone = dialled_at_home(b.phone);
  b.email.clear();
  b.street.clear();
  return b;
}

/// The same person with an address that nobody knows.
Buyer other_email(Buyer b) {
  b.email = "privat." + b.email;
  b.phone.clear();
  return b;
}

}  // namespace

std::vector<ListedBuyer> list_buyers(const Shop& shop, const std::vector<Buyer>& buyers,
                                     const std::vector<ShopOrder>& orders) {
  constexpr std::int64_t id_step = 64;
  std::map<const Buyer*, std::size_t> place;
  std::vector<ListedBuyer> listed;
  for (const Buyer& b : buyers) {
    place[&b] = listed.size();
    const auto ordinal = static_cast<std::int64_t>(listed.size());
    listed.push_back({&b, std::to_string(shop.first_id * 2 + ordinal * id_step), 0, 0});
  }
  for (const ShopOrder& order : orders) {
    const auto found = place.find(order.buyer);
    if (found == place.end()) continue;
    ++listed[found->second].orders;
    listed[found->second].spent += order.total - order.refunded;
  }
  return listed;
}

CardList make_cards(const std::vector<Buyer>& web, std::vector<Buyer> newcomers, Random& random) {
  constexpr int same_email = 110;
  constexpr int same_phone = 60;
  constexpr int unknown_email = 30;
  CardList cards;
  for (const Buyer& b : web) {
    if (b.country != "DE") continue;
    const auto lot = random.between(1, 3);
    if (lot == 1 && cards.same_email < same_email) {
      cards.holders.push_back(email_in_capitals(b));
      ++cards.same_email;
    } else if (lot == 2 && cards.same_phone < same_phone && !b.phone.empty()) {
      cards.holders.push_back(phone_alone(b));
      ++cards.same_phone;
    } else if (lot == 3 && cards.other_email < unknown_email) {
      cards.holders.push_back(other_email(b));
      ++cards.other_email;
    }
  }
  for (Buyer& b : newcomers) cards.holders.push_back(std::move(b));
  return cards;
}

}  // namespace kontor::app::demo
