// The files of tills, marketplaces, gateways and banks: the channels' own columns, and amounts that
// agree with each other to the cent, added up from the raw columns.

#include <set>
#include <sstream>

#include "tests/unit/demo/demo_sheets.h"

namespace {

using kontor::app::DemoFile;
using kontor::test::bytes_of;
using kontor::test::CsvRow;
using kontor::test::hundredths;
using kontor::test::rows_of;
using kontor::test::WrittenDemo;
using Sums = std::map<std::string, std::int64_t>;

/// A tab-separated file: a quote is a character like any other.
std::vector<CsvRow> tab_rows(const std::filesystem::path& path) {
  std::istringstream in(bytes_of(path));
  const auto cells_of = [](const std::string& line) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t')
        cells.emplace_back();
      else
        cells.back() += c;
    }
    return cells;
  };
  std::string line;
  std::getline(in, line);
  const auto names = cells_of(line);
  std::vector<CsvRow> rows;
  while (std::getline(in, line)) {
    const auto cells = cells_of(line);
    BOOST_REQUIRE_EQUAL(cells.size(), names.size());
    CsvRow& row = rows.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = cells[i];
  }
  return rows;
}

/// The bank's lines by the letters and digits of their reference.
Sums bank_lines(const WrittenDemo& written, const std::string& channel) {
  Sums lines;
  for (const CsvRow& row : rows_of(written.demo, "mapped", channel))
    lines[row.at("Reference")] += hundredths(row, "Amount");
  return lines;
}

std::string first_line_of(const std::filesystem::path& path) {
  const std::string bytes = bytes_of(path);
  return bytes.substr(0, bytes.find('\n'));
}

std::filesystem::path headers_file() {
  return kontor::test::data_dir()->parent_path() / "channel-headers.tsv";
}

/// "Name | Email" of the format whose name begins so, with the delimiter between.
std::string header_named(const std::string& begin, const std::string& delimiter) {
  std::istringstream in(bytes_of(headers_file()));
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with(begin)) continue;
    std::string header = line.substr(line.rfind('\t') + 1);
    for (std::size_t at = 0; (at = header.find(" | ", at)) != std::string::npos;)
      header.replace(at, 3, delimiter);
    return header;
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(demo_channels)

BOOST_AUTO_TEST_CASE(
    headers_are_the_channels_own,
    *boost::unit_test::precondition(kontor::test::RealData("../channel-headers.tsv"))) {
  const std::map<std::string, std::pair<std::string, std::string>> known{
      {"shopify-products", {"shopify.products.56col", ","}},
      {"shopify-inventory", {"shopify.inventory.tall.17col", ","}},
      {"shopify-orders", {"shopify.orders.79col", ","}},
      {"shopify-payments", {"shopify.payment_transactions.18", ","}},
      {"shopify-payouts", {"shopify.payouts.13col", ","}},
      {"square-items", {"square.items.35col", ","}},
      {"square-transactions", {"square.transactions.55col", ","}},
      {"amazon-all-orders", {"amazon.TrackingByOrderDateFlatFile", "\t"}},
      {"amazon-settlement", {"amazon.SettlementFlatFile\t", "\t"}},
      {"amazon-fba-inventory", {"amazon.FbaInventory (", "\t"}},
      {"amazon-fba-returns", {"amazon.FbaReturns", "\t"}},
      {"etsy-orders", {"etsy.SoldOrders.36col", ","}},
      {"etsy-items", {"etsy.SoldOrderItems", ","}}};
  const WrittenDemo written;
  std::set<std::string> profiles;
  for (const DemoFile& file : written.demo.files) {
    profiles.insert(file.profile);
    if (file.profile == "mapped") {
      BOOST_TEST(first_line_of(file.path) == "Date,Description,Amount,Balance,Reference");
      continue;
    }
    std::pair<std::string, std::string> name;
    if (file.profile == "shopify-customers")
      name = {file.channel.starts_with("TILL") ? "shopify.customers.20col (2022)"
                                               : "shopify.customers.20col (2024+)",
              ","};
    else
      name = known.at(file.profile);
    BOOST_TEST(first_line_of(file.path) == header_named(name.first, name.second), file.path);
  }
  BOOST_TEST(profiles.size() == known.size() + 2);
}

BOOST_AUTO_TEST_CASE(payouts_are_their_transactions_and_stand_in_the_bank_to_the_cent) {
  const WrittenDemo written;
  for (const auto& [channel, bank] :
       {std::pair("SHOPIFY-BERLIN", "BANK-BERLIN"), {"SHOPIFY-KYOTO", "BANK-KYOTO"}}) {
    Sums net;
    for (const CsvRow& row : rows_of(written.demo, "shopify-payments", channel)) {
      BOOST_TEST(hundredths(row, "Amount") - hundredths(row, "Fee") == hundredths(row, "Net"));
      net[row.at("Payout Date")] += hundredths(row, "Net");
    }
    const Sums lines = bank_lines(written, bank);
    std::size_t paid = 0;
    for (const CsvRow& row : rows_of(written.demo, "shopify-payouts", channel)) {
      if (row.at("Status") == "scheduled") continue;
      BOOST_TEST(net[row.at("Payout Date")] == hundredths(row, "Total"));
      BOOST_TEST(hundredths(row, "Total") > 0);
      if (row.at("Status") != "paid") continue;
      ++paid;
      BOOST_REQUIRE(lines.contains(row.at("Bank Reference")));
      BOOST_TEST(lines.at(row.at("Bank Reference")) == hundredths(row, "Total"));
    }
    BOOST_TEST(paid > 80U);
  }
}

BOOST_AUTO_TEST_CASE(squares_two_files_and_the_deposits_agree) {
  const WrittenDemo written;
  for (const auto& [channel, bank] :
       {std::pair("TILL-BERLIN", "BANK-BERLIN"), {"TILL-KYOTO", "BANK-KYOTO"}}) {
    Sums of_items, deposits;
    for (const CsvRow& row : rows_of(written.demo, "square-items", channel)) {
      BOOST_TEST(hundredths(row, "Gross Sales") + hundredths(row, "Discounts") ==
                 hundredths(row, "Net Sales"));
      of_items[row.at("Payment ID")] += hundredths(row, "Net Sales") + hundredths(row, "Tax");
    }
    const auto sales = rows_of(written.demo, "square-transactions", channel);
    BOOST_TEST(of_items.size() == sales.size());
    for (const CsvRow& row : sales) {
      const std::int64_t collected = hundredths(row, "Total Collected");
      BOOST_TEST(of_items[row.at("Payment ID")] + hundredths(row, "Tip") == collected);
      const std::int64_t card = hundredths(row, "Card");
      BOOST_TEST(card + hundredths(row, "Cash") + hundredths(row, "Square Gift Card") == collected);
      if (!row.at("Deposit ID").empty())
        deposits[row.at("Deposit ID")] += card + hundredths(row, "Fees");
    }
    const Sums lines = bank_lines(written, bank);
    std::size_t seen = 0;
    for (const auto& [id, total] : deposits) {
      if (!lines.contains(id)) continue;
      ++seen;
      BOOST_TEST(lines.at(id) == total);
    }
    BOOST_TEST(seen + 1 >= deposits.size());
  }
}

BOOST_AUTO_TEST_CASE(amazons_settlements_add_up_and_follow_each_other) {
  const WrittenDemo written;
  std::int64_t carried = 0, reserve = 0;
  std::size_t settlements = 0;
  for (const DemoFile& file : written.demo.files) {
    if (file.profile != "amazon-settlement") continue;
    ++settlements;
    const auto rows = tab_rows(file.path);
    std::int64_t sum = 0, payable = 0, kept = 0, freed = 0;
    for (const CsvRow& row : rows) {
      const std::int64_t other = hundredths(row, "other-amount");
      sum += hundredths(row, "price-amount") + hundredths(row, "item-related-fee-amount") + other;
      if (row.at("transaction-type") == "Payable to Amazon") payable += other;
      if (row.at("transaction-type") == "Current Reserve Amount") kept -= other;
      if (row.at("transaction-type") == "Previous Reserve Amount Balance") freed += other;
    }
    const std::int64_t total = hundredths(rows.front(), "total-amount");
    BOOST_TEST(sum == total, file.path);
    BOOST_TEST(payable == carried);
    BOOST_TEST(freed == reserve);
    carried = std::min<std::int64_t>(0, total);
    reserve = kept;
    if (settlements == 1) BOOST_TEST(total < 0);
  }
  BOOST_TEST(settlements == 53U);
}

BOOST_AUTO_TEST_CASE(etsys_two_files_agree) {
  const WrittenDemo written;
  Sums value;
  for (const CsvRow& row : rows_of(written.demo, "etsy-items", "ETSY"))
    value[row.at("Order ID")] += hundredths(row, "Item Total") - hundredths(row, "Discount Amount");
  const auto orders = rows_of(written.demo, "etsy-orders", "ETSY");
  BOOST_TEST(orders.size() == value.size());
  for (const CsvRow& row : orders) {
    BOOST_TEST(value[row.at("Order ID")] ==
               hundredths(row, "Order Value") - hundredths(row, "Discount Amount"));
    const std::int64_t total = hundredths(row, "Order Total");
    BOOST_TEST(value[row.at("Order ID")] + hundredths(row, "Shipping") +
                   hundredths(row, "Sales Tax") ==
               total);
    if (row.at("Status") != "Canceled")
      BOOST_TEST(hundredths(row, "Order Net") + hundredths(row, "Card Processing Fees") == total);
  }
}

BOOST_AUTO_TEST_CASE(who_sold_was_at_work) {
  const WrittenDemo written;
  std::map<std::pair<std::string, std::string>, std::set<std::pair<std::string, std::string>>> plan;
  std::set<std::string> people;
  for (const CsvRow& row : kontor::test::csv_rows(written.dir / "files/shifts.csv")) {
    plan[{row.at("Date"), row.at("Employee")}].emplace(row.at("From"), row.at("To"));
    people.insert(row.at("Employee"));
  }
  BOOST_TEST(people.size() == 20U);
  std::set<std::string> sold;
  for (const char* channel : {"TILL-BERLIN", "TILL-KYOTO"})
    for (const CsvRow& row : rows_of(written.demo, "square-items", channel)) {
      const std::string time = row.at("Time").substr(0, 5);
      bool there = false;
      for (const auto& [from, to] : plan[{row.at("Date"), row.at("Employee")}])
        there = there || (from <= time && time < to);
      BOOST_TEST(there, row.at("Date") + " " + time + " " + row.at("Employee"));
      sold.insert(row.at("Employee"));
    }
  BOOST_TEST(sold.size() == 15U);
}

BOOST_AUTO_TEST_CASE(lists_have_three_thousand_entries) {
  const WrittenDemo written;
  std::size_t entries = 0;
  for (const char* channel : {"SHOPIFY-BERLIN", "SHOPIFY-KYOTO", "TILL-BERLIN"})
    entries += rows_of(written.demo, "shopify-customers", channel).size();
  BOOST_TEST(entries == 3'000U);
  BOOST_TEST(written.demo.truth.customer_entries == 3'000);
  BOOST_TEST(written.demo.truth.employees == 20);
  BOOST_TEST(written.demo.truth.order_lines > 10'000);
  BOOST_TEST(written.demo.truth.open_payouts.size() >= 1U);
}

BOOST_AUTO_TEST_SUITE_END()
