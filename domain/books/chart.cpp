#include "domain/books/chart.h"

#include <algorithm>
#include <array>

#include "domain/base/check.h"

namespace kontor::books {

namespace {

constexpr std::array<std::string_view, 5> account_type_names = {"asset", "liability", "equity",
                                                                "income", "expense"};

// By code. Codes never change: exports of past years name them.
constexpr auto chart = [] {
  using enum AccountType;
  return std::array{
      ChartAccount{"bank", "1000", asset, false},
      ChartAccount{"cash_in_transit", "1010", asset, true},
      ChartAccount{"bank_unmatched", "1020", asset, true},
      ChartAccount{"receivable", "1100", asset, true},
      ChartAccount{"carrier_claim", "1110", asset, true},
      ChartAccount{"due_from", "1120", asset, true},
      ChartAccount{"stock", "1200", asset, false},
      ChartAccount{"input_tax", "1300", asset, false},
      ChartAccount{"clearing", "1400", asset, true},
      ChartAccount{"unallocated_tender", "1450", asset, true},
      ChartAccount{"marketplace_tax", "1500", asset, false},
      ChartAccount{"reserve", "1600", asset, false},
      ChartAccount{"own_asset", "1900", asset, false},
      ChartAccount{"channel_current", "1990", asset, false},
      ChartAccount{"payable", "2000", liability, true},
      ChartAccount{"goods_received", "2010", liability, true},
      ChartAccount{"landed_costs", "2020", liability, true},
      ChartAccount{"consignor", "2030", liability, false},
      ChartAccount{"due_to", "2040", liability, true},
      ChartAccount{"deposit", "2100", liability, true},
      ChartAccount{"tax_payable", "2200", liability, false},
      ChartAccount{"tax_unnamed", "2210", liability, false},
      ChartAccount{"gift_card", "2300", liability, false},
      ChartAccount{"store_credit", "2310", liability, false},
      ChartAccount{"tips", "2400", liability, false},
      ChartAccount{"points_deferred", "2500", liability, false},
      ChartAccount{"own_liability", "2900", liability, false},
      ChartAccount{"opening_balance", "3000", equity, false},
      ChartAccount{"own_equity", "3900", equity, false},
      ChartAccount{"sales", "4000", income, false},
      ChartAccount{"discounts", "4010", income, false},
      ChartAccount{"returns", "4020", income, false},
      ChartAccount{"refunds_not_itemised", "4030", income, false},
      ChartAccount{"carriage", "4100", income, false},
      ChartAccount{"manual_amounts", "4110", income, false},
      ChartAccount{"duties", "4120", income, false},
      ChartAccount{"reimbursements", "4200", income, false},
      ChartAccount{"entity_sales", "4300", income, false},
      ChartAccount{"own_income", "4900", income, false},
      ChartAccount{"rounding", "4990", income, false},
      ChartAccount{"cost_of_goods", "5000", expense, false},
      ChartAccount{"entity_cost", "5010", expense, false},
      ChartAccount{"stock_write_off", "5100", expense, false},
      ChartAccount{"count_difference", "5110", expense, false},
      ChartAccount{"free_issues", "5120", expense, false},
      ChartAccount{"samples", "5130", expense, false},
      ChartAccount{"transfer_difference", "5140", expense, false},
      ChartAccount{"cost_variance", "5200", expense, false},
      ChartAccount{"negative_stock_variance", "5210", expense, false},
      ChartAccount{"channel_fees", "6000", expense, false},
      ChartAccount{"chargebacks", "6010", expense, false},
      ChartAccount{"gateway_adjustments", "6020", expense, false},
      ChartAccount{"own_expense", "6900", expense, false},
      ChartAccount{"currency_exchange", "7000", expense, false},
  };
}();

}  // namespace

std::string_view name_of(AccountType type) {
  return account_type_names.at(static_cast<std::size_t>(type));
}

AccountType account_type_named(std::string_view name) {
  const auto found = std::ranges::find(account_type_names, name);
  KONTOR_ASSERT(found != account_type_names.end());
  return static_cast<AccountType>(found - account_type_names.begin());
}

std::span<const ChartAccount> standard_chart() { return chart; }

const ChartAccount& chart_account(std::string_view key) {
  const auto found = std::ranges::find(chart, key, &ChartAccount::key);
  KONTOR_ASSERT(found != chart.end());
  return *found;
}

}  // namespace kontor::books
