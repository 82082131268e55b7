// What to order for a shop of real data is what a program that shares no code with Kontor works out
// from the raw files (tests/support/replenish.py): every term of every product, on both engines.

#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <sstream>

#include "app/context.h"
#include "tests/scenario/real_shop.h"
#include "tests/support/book_fixture.h"

namespace kontor::test {

namespace {

struct ClosePipe {
  void operator()(FILE* pipe) const { pclose(pipe); }
};

/// What the script says, by the product's code.
std::map<std::string, std::string> by_script(const std::string& arguments) {
  const std::string command = "python3 '" + (source_dir() / "tests/support/replenish.py").string() +
                              "' '" + (*data_dir() / "bikestores").string() + "' " + arguments;
  const std::unique_ptr<FILE, ClosePipe> pipe(popen(command.c_str(), "r"));
  BOOST_REQUIRE(pipe != nullptr);
  std::string out;
  std::array<char, 4096> piece{};
  while (const std::size_t got = fread(piece.data(), 1, piece.size(), pipe.get()))
    out.append(piece.data(), got);
  std::map<std::string, std::string> lines;
  std::istringstream all(out);
  for (std::string line; std::getline(all, line);)
    lines[line.substr(0, line.find(' '))] = line.substr(line.find(' ') + 1);
  return lines;
}

std::string millionths_text(std::int64_t micro) {
  std::string digits = std::to_string(micro);
  if (digits.size() < 7) digits.insert(0, 7 - digits.size(), '0');
  return digits.insert(digits.size() - 6, ".");
}

/// The same line of a suggestion.
std::string line_of(const stock::ReplenishTerms& t) {
  std::string line = t.position().to_decimal() + " " + std::to_string(t.demand.days) + " " +
                     std::to_string(t.demand.days_out) + " " +
                     millionths_text(t.demand.mean_micro) + " " +
                     millionths_text(t.demand.deviation_micro);
  for (const Quantity q : {t.safety, t.reorder_point, t.order_up_to, t.needed, t.suggested})
    line += " " + q.to_decimal();
  return line;
}

/// One supplier for all products: 10 days, 2.5 of spread, a week between orders, packs of 4, at
/// least 3.
void sell_everything(app::OpenBook& book) {
  goods::SupplierDraft draft;
  draft.name = "Maker";
  draft.lead_days = 10;
  draft.spread_milli = 2'500;
  draft.review_days = 7;
  BOOST_REQUIRE(static_cast<bool>(book.suppliers().add(draft)));
  std::vector<goods::OfferWish> wishes;
  catalog::ProductFilter filter;
  filter.limit = 1'000;
  const auto products =
      book.book().read([&](Unit& unit) { return book.stores().products.list(unit, filter); });
  for (const auto& product : products.rows) {
    goods::OfferWish wish;
    wish.row = std::ssize(wishes) + 1;
    wish.supplier = "MAKER";
    wish.product = product.code;
    wish.pack = Quantity::of_units(4);
    wish.minimum = Quantity::of_units(3);
    wishes.push_back(wish);
  }
  const auto report = book.suppliers().put(wishes);
  BOOST_REQUIRE(static_cast<bool>(report));
  BOOST_TEST(report->refusals.empty());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_replenish)

BOOST_AUTO_TEST_CASE(bicycles, *boost::unit_test::precondition(RealData("bikestores"))) {
  on_each_engine([](const std::string& address) {
    const Shop shop(address);
    create_shop(shop, "US", "USD", "America/New_York");
    Arguments import = {"import", "mapped", "--as-of", "2015-12-31"};
    for (const char* file : {"brands", "categories", "customers", "order_items", "orders",
                             "products", "staffs", "stocks", "stores"})
      import.push_back(real_file("bikestores/" + std::string(file) + ".csv"));
    shop.json(import);
    FixedClock clock(*Instant::parse_iso("2018-04-01T15:00:00Z"));
    auto opened = app::OpenBook::open(address, clock);
    BOOST_REQUIRE(static_cast<bool>(opened));
    app::OpenBook& book = **opened;
    sell_everything(book);
    for (const char* window : {"90", "400"}) {
      goods::ReplenishWish wish;
      wish.location = "Santa Cruz Bikes";
      wish.all = true;
      wish.asked.window_days = std::stoll(window);
      const auto plan = book.replenishment().plan(wish);
      BOOST_REQUIRE(static_cast<bool>(plan));
      auto expected =
          by_script("1 2015-12-31 2018-03-31 " + std::string(window) + " 95 14 10 2.5 7 3 4");
      BOOST_TEST(expected.size() > 300U);
      std::size_t compared = 0, wanted = 0;
      for (const auto& s : plan->rows) {
        const auto line = expected.find(s.cell.code);
        if (line == expected.end()) continue;
        BOOST_TEST_CONTEXT(s.cell.code) { BOOST_TEST(line_of(s.terms) == line->second); }
        ++compared;
        expected.erase(line);
        wanted += s.terms.suggested.milli > 0 ? 1 : 0;
      }
      // What a store never had it has no level of: nothing is there and nothing is needed.
      BOOST_TEST(compared > 300U);
      for (const auto& [product, line] : expected)
        BOOST_TEST((line.starts_with("0 ") && line.ends_with(" 0 0")), product << ": " << line);
      BOOST_TEST(wanted > 40U);
    }
    clean(shop);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
