#include "app/demo/shopify_money.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/demo/calendar.h"
#include "app/demo/sheet.h"
#include "app/demo/shopify_more_headers.h"
#include "domain/base/money.h"

namespace kontor::app::demo {

namespace {

constexpr std::int64_t first_payout_id = 98'410'000'000;

std::int64_t card_fee(const Shop& shop, std::int64_t amount) {
  constexpr std::int64_t home_permyriad = 190;
  constexpr std::int64_t home_cents = 25;
  constexpr std::int64_t yen_permyriad = 340;
  constexpr std::int64_t whole = 10'000;
  if (shop.decimals == 0) return mul_div_half_up(amount, yen_permyriad, whole);
  return mul_div_half_up(amount, home_permyriad, whole) + home_cents;
}

class Gateway {
 public:
  Gateway(const Shop& shop, BusinessDate today) : m_shop(shop), m_today(today) {}

  ShopMoney settle(const std::vector<ShopOrder>& orders) {
    for (const ShopOrder& order : orders)
      if (order.gateway == "Shopify Payments" && order.paid) take(order);
    dispute_one(orders);
    auto& payments = m_money.payments;
    std::stable_sort(payments.begin(), payments.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    for (ShopPayment& payment : payments) carry(payment);
    keep_back();
    return std::move(m_money);
  }

 private:
  void take(const ShopOrder& order) {
    const std::int64_t paid = order.paid_amount();
    m_money.payments.push_back(
        {*order.paid, "charge", order.number, paid, card_fee(m_shop, paid), 0});
    if (order.refunded_at)
      m_money.payments.push_back(
          {*order.refunded_at, "refund", order.number, -order.refunded, 0, 0});
  }

  /// One buyer says at his bank that he never ordered.
  void dispute_one(const std::vector<ShopOrder>& orders) {
    constexpr int days_back = 150;
    constexpr int days_later = 30;
    constexpr std::int64_t dispute_fee = 1'500;
    for (const ShopOrder& order : orders) {
      const BusinessDate day = m_shop.zone.local(order.created).date;
      const bool fits = order.gateway == "Shopify Payments" && order.financial == "paid" &&
                        order.outstanding == 0 && day >= m_today + -days_back;
      if (!fits) continue;
      m_money.payments.push_back({{order.paid->ms + days_later * day_ms},
                                  "dispute",
                                  order.number,
                                  -order.total,
                                  dispute_fee,
                                  0});
      return;
    }
  }

  void carry(ShopPayment& payment) {
    constexpr int week = 7;
    const BusinessDate date = monday_of(m_shop.zone.local(payment.at).date) + week;
    auto& payouts = m_money.payouts;
    if (payouts.empty() || payouts.back().date != date) open(date);
    ShopPayout& payout = payouts.back();
    payment.payout = payouts.size() - 1;
    auto& sum = payment.type == "charge"   ? payout.charges
                : payment.type == "refund" ? payout.refunds
                                           : payout.adjustments;
    sum += payment.amount;
    payout.fees += payment.fee;
  }

  /// A week of refunds alone pays nothing: its transactions wait for the next payout.
  void keep_back() {
    ShopMoney kept;
    std::vector<std::size_t> moved;
    for (const ShopPayout& payout : m_money.payouts) {
      if (!kept.payouts.empty() && kept.payouts.back().total() <= 0) {
        const ShopPayout before = kept.payouts.back();
        kept.payouts.back() = payout;
        kept.payouts.back().charges += before.charges;
        kept.payouts.back().refunds += before.refunds;
        kept.payouts.back().adjustments += before.adjustments;
        kept.payouts.back().fees += before.fees;
      } else {
        kept.payouts.push_back(payout);
      }
      moved.push_back(kept.payouts.size() - 1);
    }
    for (ShopPayment& payment : m_money.payments) payment.payout = moved[payment.payout];
    m_money.payouts = std::move(kept.payouts);
  }

  void open(BusinessDate date) {
    constexpr int days_to_bank = 2;
    constexpr std::int64_t id_step = 137'551;
    ShopPayout payout;
    payout.date = date;
    payout.status = date + days_to_bank <= m_today ? PayoutStatus::paid
                    : date <= m_today              ? PayoutStatus::in_transit
                                                   : PayoutStatus::scheduled;
    const auto ordinal = static_cast<std::int64_t>(m_money.payouts.size());
    payout.id = std::to_string(first_payout_id + m_shop.first_id % 9'999 + ordinal * id_step);
    payout.bank_reference = fmt::format("SHOPIFY{}{:05}", m_shop.country, 10'211 + ordinal * 7);
    m_money.payouts.push_back(std::move(payout));
  }

  const Shop& m_shop;
  BusinessDate m_today;
  ShopMoney m_money;
};

std::string_view status_text(PayoutStatus status) {
  return status == PayoutStatus::paid         ? "paid"
         : status == PayoutStatus::in_transit ? "in_transit"
                                              : "scheduled";
}

}  // namespace

ShopMoney settle_payments(const Shop& shop, const std::vector<ShopOrder>& orders,
                          BusinessDate today) {
  return Gateway(shop, today).settle(orders);
}

std::string payments_csv(const Shop& shop, const ShopMoney& money, int year) {
  Sheet sheet(payments_header);
  for (auto p = money.payments.rbegin(); p != money.payments.rend(); ++p) {
    if (shop.zone.local(p->at).date.year() != year) continue;
    const ShopPayout& payout = money.payouts[p->payout];
    const bool open = payout.status == PayoutStatus::scheduled;
    sheet.begin_row();
    sheet.set("Transaction Date", shop.time_text(p->at));
    sheet.set("Type", p->type);
    sheet.set("Order", p->order);
    sheet.set("Card Brand", "master");
    sheet.set("Card Source", "online");
    sheet.set("Payout Status", open ? "pending" : status_text(payout.status));
    sheet.set("Payout Date", open ? "" : payout.date.to_iso());
    sheet.set("Payout ID", open ? "" : payout.id);
    sheet.set("Available On", payout.date.to_iso());
    sheet.set("Amount", shop.amount(p->amount));
    sheet.set("Fee", shop.amount(p->fee));
    sheet.set("Net", shop.amount(p->amount - p->fee));
    sheet.set("Payment Method Name", "card");
    sheet.set("Presentment Amount", shop.amount(p->amount < 0 ? -p->amount : p->amount));
    sheet.set("Presentment Currency", shop.currency);
    sheet.set("Currency", shop.currency);
  }
  return sheet.text();
}

std::string payouts_csv(const Shop& shop, const ShopMoney& money) {
  Sheet sheet(payouts_header);
  for (auto p = money.payouts.rbegin(); p != money.payouts.rend(); ++p) {
    sheet.begin_row();
    sheet.set("Payout Date", p->date.to_iso());
    sheet.set("Status", status_text(p->status));
    sheet.set("Charges", shop.amount(p->charges));
    sheet.set("Refunds", shop.amount(p->refunds));
    sheet.set("Adjustments", shop.amount(p->adjustments));
    sheet.set("Marketplace Sales Tax", shop.amount(0));
    sheet.set("Advances", shop.amount(0));
    sheet.set("Reserved Funds", shop.amount(0));
    sheet.set("Fees", shop.amount(-p->fees));
    sheet.set("Retried Amount", shop.amount(0));
    sheet.set("Total", shop.amount(p->total()));
    sheet.set("Currency", shop.currency);
    sheet.set("Bank Reference", p->bank_reference);
  }
  return sheet.text();
}

}  // namespace kontor::app::demo
