// What Amazon's files make of a book: the four real settlements of one seller follow each other,
// the first two are carried over. And one sale that stands in three of Amazon's files.

#include <algorithm>
#include <numeric>

#include "channels/profile.h"
#include "tests/contract/money_shop.h"
#include "tests/support/real_data.h"
#include "tests/unit/channels/amazon_rows.h"

namespace kontor::test {
namespace {

using intake::Item;
using AmazonFile = std::vector<Item>;

AmazonFile all_items(const std::string& profile, std::vector<channels::Input> inputs) {
  const auto found = channels::find_profile(profile);
  BOOST_REQUIRE(static_cast<bool>(found));
  channels::ProfileOptions options;
  options.entity_currency = eur();
  auto opened = (*found)->open(std::move(inputs), options);
  BOOST_REQUIRE(static_cast<bool>(opened));
  AmazonFile items;
  while (auto item = opened->source->next()) items.push_back(std::move(*item));
  BOOST_REQUIRE(!opened->source->problem());
  return items;
}

std::vector<AmazonFile> real_settlements() {
  std::vector<AmazonFile> files;
  for (const char* name :
       {"50011020300.txt", "50018020314.txt", "50034020328.txt", "50041020342.txt"}) {
    auto input = channels::open_input(*data_dir() / "amazon" / "settlements" / name);
    BOOST_REQUIRE(static_cast<bool>(input));
    std::vector<channels::Input> inputs;
    inputs.push_back(std::move(*input));
    files.push_back(all_items("amazon-settlement", std::move(inputs)));
  }
  return files;
}

AmazonFile file_of(const std::string& profile, std::string text) {
  std::vector<channels::Input> inputs;
  inputs.push_back(channels::memory_input("amazon.txt", std::move(text)));
  return all_items(profile, std::move(inputs));
}

/// A shop in euro; a Canadian dollar is one, so that both columns of the ledger read alike.
class AmazonShop : public MoneyShop {
 public:
  explicit AmazonShop(TestBook& tb) : MoneyShop(tb) {
    company::Setup setup(book(), stores(), clock(), hands().actor);
    const auto rate = setup.put_rate(BusinessDate::of(2025, 1, 1), "CAD", "EUR", Decimal{1, 0});
    BOOST_REQUIRE(static_cast<bool>(rate));
  }

  /// Balances at the end of a day, without accounts that have none and the channel's current
  /// account, which stands against itself.
  std::vector<std::string> books(BusinessDate to) {
    auto lines = balances(to);
    std::erase_if(lines, [](const std::string& line) {
      return line.ends_with(" 0") || line.starts_with("1990");
    });
    return lines;
  }

  struct State {
    std::vector<std::string> books, items;
    bool operator==(const State&) const = default;
  };
  State state() { return {books(BusinessDate::of(2026, 12, 31)), open_items()}; }
};

void equal_lines(const std::vector<std::string>& is, const std::vector<std::string>& must) {
  BOOST_TEST(is == must, boost::test_tools::per_element());
}

// Summed from the files by hand: 8,194.23 of goods, 166.68 of shipping less 166.00, and so on.
const std::vector<std::string> books_of_four{"1010  313965",    "1300  20363",  "4000 WEB -819423",
                                             "4020 WEB 12000",  "4100 WEB -68", "4200 WEB -1525",
                                             "6000 WEB 474687", "6020 WEB 1"};

const CellsByName lamp_order{{"amazon-order-id", "702-1101758-6751437"},
                             {"purchase-date", "2025-08-13T05:05:21+00:00"},
                             {"last-updated-date", "2025-08-14T05:00:00+00:00"},
                             {"order-status", "Shipped"},
                             {"fulfillment-channel", "Amazon"},
                             {"sales-channel", "Amazon.ca"},
                             {"product-name", "Lamp"},
                             {"sku", "SALT \"15\""},
                             {"item-status", "Shipped"},
                             {"quantity", "2"},
                             {"currency", "CAD"},
                             {"item-price", "35.00"},
                             {"shipping-price", "6.99"},
                             {"ship-promotion-discount", "6.99"}};
const std::string lamp_order_columns =
    "amazon-order-id|purchase-date|last-updated-date|order-status|fulfillment-channel|"
    "sales-channel|product-name|sku|item-status|quantity|currency|item-price|item-tax|"
    "shipping-price|ship-promotion-discount";

/// One sale as Amazon's files tell it: the order, its settlement, and what came back.
std::vector<AmazonFile> one_sale() {
  const CellsByName back{{"return-date", "2025-08-30T11:12:13+00:00"},
                         {"order-id", "702-1101758-6751437"},
                         {"sku", "SALT \"15\""},
                         {"quantity", "1"},
                         {"detailed-disposition", "SELLABLE"},
                         {"reason", "UNWANTED_ITEM"},
                         {"license-plate-number", "LPN1"}};
  return {
      file_of("amazon-all-orders", settlement_text(lamp_order_columns, {lamp_order})),
      file_of(
          "amazon-settlement",
          settlement_text(
              columns_36,
              {head_row("29.38"), with(sale_row, {{"quantity-purchased", "2"}}),
               price_row(sale_row, "Principal", "35.00"), price_row(sale_row, "Shipping", "6.99"),
               fee_row(sale_row, "Commission", "-5.62"),
               with(sale_row, {{"promotion-type", "Shipping"}, {"promotion-amount", "-6.99"}})})),
      file_of("amazon-fba-returns",
              settlement_text("return-date|order-id|sku|fnsku|quantity|detailed-disposition|reason|"
                              "license-plate-number",
                              {back}))};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(amazon_books, *boost::unit_test::precondition(RealData("amazon")))

BOOST_AUTO_TEST_CASE(four_settlements_in_order_and_in_reverse) {
  for (const bool reverse : {false, true})
    for_each_engine([reverse](TestBook& tb) {
      BOOST_TEST_CONTEXT((reverse ? "in reverse" : "in order")) {
        AmazonShop shop(tb);
        auto files = real_settlements();
        if (reverse) std::ranges::reverse(files);
        for (const AmazonFile& file : files) shop.take_in(file);
        // Nothing is left on the gateway's account: every order is paid, and what two settlements
        // carried over has been paid by us. What is on its way to and from the bank is open.
        equal_lines(shop.books(BusinessDate::of(2026, 12, 31)), books_of_four);
        const auto items = shop.open_items();
        BOOST_TEST(items.size() == 5U);
        BOOST_TEST(std::ranges::all_of(
            items, [](const std::string& item) { return item.starts_with("1010 "); }));
        BOOST_TEST(std::ranges::count(items, "1010  24288684721 101608") == 1);
        BOOST_TEST(std::ranges::count(items, "1010  24391894961 253966") == 1);
        for (const AmazonFile& file : files) {
          intake::Counts counts;
          shop.take_in(file, &counts);
          BOOST_TEST(counts.unchanged == counts.total());
        }
        equal_lines(shop.books(BusinessDate::of(2026, 12, 31)), books_of_four);
        shop.check();
      }
    });
}

BOOST_AUTO_TEST_CASE(undo_of_each_settlement_is_as_before) {
  for_each_engine([](TestBook& tb) {
    AmazonShop shop(tb);
    std::vector<AmazonShop::State> before;
    std::vector<std::int64_t> batches;
    for (const AmazonFile& file : real_settlements()) {
      before.push_back(shop.state());
      batches.push_back(shop.take_in(file));
    }
    for (std::size_t i = batches.size(); i-- > 0;) {
      shop.undo(batches[i]);
      equal_lines(shop.state().books, before[i].books);
      equal_lines(shop.state().items, before[i].items);
    }
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(one_sale_in_three_files_is_one_sale_in_any_order) {
  std::vector<std::size_t> turn(3);
  std::iota(turn.begin(), turn.end(), std::size_t{0});
  do {
    for_each_engine([&turn](TestBook& tb) {
      BOOST_TEST_CONTEXT("turn " << turn[0] << turn[1] << turn[2]) {
        AmazonShop shop(tb);
        const auto files = one_sale();
        for (const std::size_t i : turn) shop.take_in(files[i]);
        equal_lines(shop.books(BusinessDate::of(2026, 12, 31)),
                    {"1010  2938", "4000 WEB -3500", "6000 WEB 562"});
        equal_lines(shop.open_items(), {"1010  77 2938"});
        shop.check();
      }
    });
  } while (std::ranges::next_permutation(turn).found);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
