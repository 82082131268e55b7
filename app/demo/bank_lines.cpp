#include "app/demo/bank_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/demo/calendar.h"
#include "app/demo/sheet.h"

namespace kontor::app::demo {

namespace {

constexpr std::array<std::string_view, 5> bank_header{"Date", "Description", "Amount", "Balance",
                                                      "Reference"};

}  // namespace

BusinessDate bank_day(BusinessDate day) {
  constexpr int saturday = 5;
  while (weekday(day) >= saturday) day = day + 1;
  return day;
}

void BankAccount::add(BusinessDate date, std::string text, std::string reference,
                      std::int64_t amount) {
  const BusinessDate booked = bank_day(date);
  if (booked < m_today && amount != 0)
    m_lines.push_back({booked, std::move(text), std::move(reference), amount});
}

void BankAccount::shop_payouts(const ShopMoney& money) {
  for (const ShopPayout& payout : money.payouts)
    if (payout.status == PayoutStatus::paid)
      add(payout.date + 1, "SHOPIFY PAYMENTS", payout.bank_reference, payout.total());
}

void BankAccount::till_deposits(const TillBooks& books) {
  for (const TillDeposit& deposit : books.deposits)
    add(deposit.date + 1, "SQUARE", deposit.id, deposit.total);
}

void BankAccount::amazon_payouts(const std::vector<AmazonSettlement>& settlements,
                                 std::int64_t short_by) {
  for (std::size_t i = 0; i < settlements.size(); ++i) {
    const AmazonSettlement& s = settlements[i];
    const std::int64_t kept = i + 2 == settlements.size() ? short_by : 0;
    if (s.total > 0) add(s.deposit + 1, "AMAZON PAYMENTS EUROPE", "AMZ " + s.id, s.total - kept);
  }
}

void BankAccount::etsy_deposits(const std::vector<EtsyDeposit>& deposits) {
  for (const EtsyDeposit& deposit : deposits)
    add(deposit.date + 2, "ETSY PAYMENTS", "ETSY " + deposit.date.to_iso(), deposit.total);
}

void BankAccount::firm_transfers(const Shop& shop, const std::vector<ShopOrder>& orders) {
  for (const ShopOrder& order : orders)
    if (order.gateway == "manual" && order.paid_amount() > 0)
      add(shop.zone.local(*order.paid).date, order.buyer->name, "Rechnung " + order.number,
          order.paid_amount());
}

void BankAccount::rent(std::int64_t amount) {
  for (BusinessDate month = next_month(first_day(m_today)); month < m_today;
       month = next_month(month))
    add(month, "Miete / Rent", month.to_iso().substr(0, 7), -amount);
}

std::vector<BankLine> BankAccount::lines() const {
  std::vector<BankLine> lines = m_lines;
  std::stable_sort(lines.begin(), lines.end(),
                   [](const auto& a, const auto& b) { return a.date < b.date; });
  return lines;
}

std::string bank_csv(const Shop& shop, const std::vector<BankLine>& lines, int year) {
  constexpr std::int64_t opening = 2'500'000;
  Sheet sheet(bank_header);
  std::int64_t balance = opening;
  for (const BankLine& line : lines) {
    balance += line.amount;
    if (line.date.year() != year) continue;
    sheet.begin_row();
    sheet.set("Date", line.date.to_iso());
    sheet.set("Description", line.text);
    sheet.set("Amount", shop.amount(line.amount));
    sheet.set("Balance", shop.amount(balance));
    sheet.set("Reference", line.reference);
  }
  return sheet.text();
}

}  // namespace kontor::app::demo
