#include "app/demo/till_sales.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/demo/baskets.h"
#include "app/demo/calendar.h"
#include "domain/base/money.h"

namespace kontor::app::demo {

namespace {

/// Letters and digits as Square's ids have them.
std::string square_id(Random& random, std::size_t length) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::string id;
  while (id.size() < length)
    id += letters[static_cast<std::size_t>(
        random.between(0, static_cast<std::int64_t>(letters.size()) - 1))];
  return id;
}

/// A guest whom the till knows.
struct Regular {
  std::string id, name;
};

class Till {
 public:
  Till(const Shop& shop, const Roster& roster, BusinessDate today, Random& random)
      : m_shop(shop),
        m_roster(roster),
        m_today(today),
        m_random(random),
        m_baskets(shop, today, [](const Style& style, const Variant& variant) {
          return !style.gift_card && !variant.sku.empty();
        }) {
    for (const Style& style : shop.styles)
      if (style.gift_card) m_gift_card = &style;
    make_regulars();
  }

  TillBooks run() {
    for (const BusinessDate day :
         trading_days(m_today, m_shop.till_sales, Season::bicycles, week(), m_random))
      sell(day, open_minute());
    last_morning();
    auto& sales = m_books.sales;
    const std::size_t sold = sales.size();
    for (std::size_t i = 0; i < sold; ++i)
      if (m_random.chance(3)) maybe_return(sales[i]);
    std::stable_sort(sales.begin(), sales.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    for (TillSale& sale : sales) deposit(sale);
    return std::move(m_books);
  }

 private:
  Week week() const {
    Week week{8, 9, 9, 10, 14, 24, 16};
    for (const int closed : m_roster.team().closed_on)
      week.at(static_cast<std::size_t>(closed)) = 0;
    return week;
  }

  void make_regulars() {
    for (int i = 0; i < m_shop.till_regulars; ++i)
      m_regulars.push_back(
          {square_id(m_random, 26),
           fmt::format("{} {}", m_shop.country == "JP" ? "会員" : "Karte", 1000 + i)});
  }

  int open_minute() {
    // The lunch hour and the end of the day have the most.
    static const std::vector<std::int64_t> hours{6, 9, 13, 11, 9, 10, 13, 17, 12};
    const auto hour = static_cast<int>(m_random.weighted(hours)) + m_roster.team().opens;
    return hour * 60 + static_cast<int>(m_random.between(0, 59));
  }

  TillSale& open_sale(BusinessDate day, int minute) {
    TillSale sale;
    sale.transaction = square_id(m_random, 25);
    sale.payment = square_id(m_random, 22);
    sale.at = {m_shop.at(day, minute / 60, minute % 60).ms + m_random.between(0, 59) * 1000};
    sale.seller = &m_roster.at_work(day, minute, m_random);
    if (!m_regulars.empty() && m_random.chance(22)) {
      const Regular& regular = m_random.one_of(m_regulars);
      sale.customer_id = regular.id;
      sale.customer_name = regular.name;
    }
    m_books.sales.push_back(std::move(sale));
    return m_books.sales.back();
  }

  void sell(BusinessDate day, int minute) {
    TillSale& sale = open_sale(day, minute);
    if (m_gift_card != nullptr && m_random.chance(2)) {
      sale.gift_card_sold = m_random.one_of(m_gift_card->variants).price;
    } else {
      for (const Item& item : m_baskets.pick(day, basket_size(*sale.seller), m_random))
        add(sale, item, quantity_of(*item.style));
      if (m_random.chance(6)) discount(sale);
      if (m_shop.country == "DE" && m_random.chance(4)) sale.tip = m_random.between(1, 5) * 100;
    }
    pay(sale);
  }

  /// One article, and what the seller adds to it.
  std::size_t basket_size(const Seller& seller) {
    std::size_t size = 1;
    constexpr int usual = 44;
    constexpr std::size_t most = 5;
    while (size < most && m_random.chance(usual * seller.add_on / 100)) ++size;
    return size;
  }

  std::int64_t quantity_of(const Style& style) {
    constexpr std::int64_t everyday = 15;
    return !style.bulky && style.popularity >= everyday && m_random.chance(22) ? 2 : 1;
  }

  /// The shelf's price contains the tax, the till's file shows both apart.
  std::int64_t without_tax(std::int64_t price) const {
    return mul_div_half_up(price, 1000, 1000 + m_shop.tax_permille);
  }

  void add(TillSale& sale, const Item& item, std::int64_t quantity) const {
    TillLine line{item, quantity, 0, 0, 0};
    const std::int64_t paid = item.variant->price * quantity;
    line.gross = without_tax(paid);
    line.tax = paid - line.gross;
    sale.lines.push_back(line);
  }

  void discount(TillSale& sale) {
    const std::int64_t percent = m_random.chance(30) ? 10 : 5;
    for (TillLine& line : sale.lines) {
      const std::int64_t shelf = line.gross + line.tax;
      const std::int64_t paid = mul_div_half_up(shelf, 100 - percent, 100);
      const std::int64_t net = without_tax(paid);
      line.discount = line.gross - net;
      line.tax = paid - net;
    }
  }

  void pay(TillSale& sale) {
    const std::int64_t sum = sale.collected();
    const auto lot = m_random.between(1, 100);
    constexpr std::int64_t card_value = 2'500;
    if (lot <= 30 && sale.tip == 0) {
      sale.cash = sum;
    } else if (lot <= 33 && sum > card_value) {
      sale.cash = sum / 2 / 100 * 100;
      sale.card = sum - sale.cash;
    } else if (lot == 34 && m_gift_card != nullptr && sale.gift_card_sold == 0) {
      sale.gift_card = std::min(card_value, sum);
      sale.card = sum - sale.gift_card;
    } else {
      sale.card = sum;
    }
    constexpr std::int64_t fee_permyriad = 169;
    constexpr std::int64_t whole = 10'000;
    sale.fee = mul_div_half_up(sale.card, fee_permyriad, whole);
  }

  /// On the last day on which the shop is open.
  void last_morning() {
    const BusinessDate day = closed(m_today) ? m_today + -1 : m_today;
    const auto oversold = std::ranges::find_if(m_shop.styles, [](const Style& style) {
      return style.variants.front().sku == oversold_sku;
    });
    const int ten = 10 * 60;
    sell(day, ten + 20);
    if (oversold != m_shop.styles.end()) {
      TillSale& sale = open_sale(day, ten + 45);
      add(sale, {&*oversold, &oversold->variants.front()}, 3);
      pay(sale);
    }
    sell(day, ten + 70);
  }

  bool closed(BusinessDate day) const {
    return std::ranges::count(m_roster.team().closed_on, weekday(day)) > 0;
  }

  /// The last article comes back within two weeks, to a till that is open.
  void maybe_return(const TillSale& sold) {
    if (sold.lines.empty() || sold.gift_card != 0 || (sold.card != 0 && sold.cash != 0)) return;
    const BusinessDate bought = m_shop.zone.local(sold.at).date;
    BusinessDate day = bought + static_cast<int>(m_random.between(1, 14));
    if (closed(day)) day = day + 1;
    if (day >= m_today) return;
    const int minute = open_minute();
    TillSale back;
    back.refund = true;
    back.transaction = sold.transaction;
    back.payment = square_id(m_random, 22);
    back.at = m_shop.at(day, minute / 60, minute % 60);
    back.seller = &m_roster.at_work(day, minute, m_random);
    back.customer_id = sold.customer_id;
    back.customer_name = sold.customer_name;
    const TillLine& line = sold.lines.back();
    back.lines.push_back({line.item, -line.quantity, -line.gross, -line.discount, -line.tax});
    (sold.cash != 0 ? back.cash : back.card) = back.collected();
    m_books.sales.push_back(std::move(back));
  }

  void deposit(TillSale& sale) {
    constexpr int week_and_two_days = 9;
    if (sale.card == 0) return;
    const BusinessDate date = monday_of(m_shop.zone.local(sale.at).date) + week_and_two_days;
    if (date > m_today) return;
    auto& deposits = m_books.deposits;
    if (deposits.empty() || deposits.back().date != date)
      deposits.push_back({"3" + square_id(m_random, 27), date, 0});
    deposits.back().total += sale.card - sale.fee;
    sale.deposit = deposits.size() - 1;
  }

  const Shop& m_shop;
  const Roster& m_roster;
  BusinessDate m_today;
  Random& m_random;
  Baskets m_baskets;
  const Style* m_gift_card = nullptr;
  std::vector<Regular> m_regulars;
  TillBooks m_books;
};

}  // namespace

std::int64_t TillSale::gross() const {
  std::int64_t sum = 0;
  for (const TillLine& line : lines) sum += line.gross;
  return sum;
}

std::int64_t TillSale::discount() const {
  std::int64_t sum = 0;
  for (const TillLine& line : lines) sum += line.discount;
  return sum;
}

std::int64_t TillSale::tax() const {
  std::int64_t sum = 0;
  for (const TillLine& line : lines) sum += line.tax;
  return sum;
}

TillBooks make_till_sales(const Shop& shop, const Roster& roster, BusinessDate today,
                          Random& random) {
  return Till(shop, roster, today, random).run();
}

}  // namespace kontor::app::demo
