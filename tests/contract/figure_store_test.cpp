// Figures of reports from the summaries, against sums over the facts themselves.

#include "domain/insight/figure_store.h"

#include <map>
#include <random>
#include <set>

#include "persistence/stores/figure_store.h"
#include "tests/contract/ledger_world.h"

namespace kontor::test {

namespace figure_store_test {

using insight::FigureFilter;
using MonthKey = std::tuple<BusinessDate, std::string, std::string, std::string>;
using ProductKey = std::tuple<std::string, std::string, std::string>;

constexpr std::int64_t products = 7;

/// Sales of 200 entries over 15 months, on both channels and places, some in yen.
std::vector<books::Entry> many_sales(const LedgerWorld& w, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<books::Entry> entries;
  const BusinessDate start = BusinessDate::of(2025, 10, 17);
  for (std::int64_t i = 0; i < 200; ++i) {
    const int day = static_cast<int>(random() % 450);
    books::Entry e = w.entry(1000 + i, 901 + i % 5, books::EntryKind::sale,
                             Instant{(start + day).days * 86'400'000LL});
    w.add_sale(e, 51 + random() % products, 1 + random() % 4, 500 + random() % 3000,
               100 + random() % 300);
    books::SaleFact& fact = e.sales.back();
    if (random() % 3 == 0) fact.channel = w.fair;
    if (random() % 4 == 0) fact.location = w.house;
    if (random() % 5 == 0) fact.currency = Currency::of("JPY");
    fact.discount_minor = static_cast<std::int64_t>(random() % 90);
    fact.returns_minor = static_cast<std::int64_t>(random() % 50);
    fact.tax_minor = static_cast<std::int64_t>(random() % 70);
    entries.push_back(e);
  }
  return entries;
}

void post(LedgerWorld& w, const std::vector<books::Entry>& entries) {
  std::vector<books::Document> documents;
  for (std::int64_t i = 0; i < 5; ++i) {
    documents.push_back(w.document(901 + i, "#" + std::to_string(i)));
  }
  w.post(w.set_of(entries, documents));
}

bool within(const FigureFilter& f, const books::Entry& e, const books::SaleFact& fact) {
  return (!f.from || e.business_date >= *f.from) && (!f.to || e.business_date <= *f.to) &&
         (!f.channel || fact.channel == f.channel) && (!f.entity || e.entity == f.entity);
}

std::string channel_code(const LedgerWorld& w, ChannelId id) {
  return id == w.web ? "WEB" : "FAIR";
}

books::SalesSums sums_of(const books::SaleFact& f) {
  books::SalesSums s;
  s.orders = f.orders;
  s.lines = f.lines;
  s.units_milli = f.units.milli;
  s.gross_minor = f.gross_minor;
  s.discount_minor = f.discount_minor;
  s.returns_minor = f.returns_minor;
  s.shipping_minor = f.shipping_minor;
  s.tax_minor = f.tax_minor;
  s.cost_minor = f.cost_minor;
  return s;
}

void check_months(LedgerWorld& w, insight::FigureStore& figures,
                  const std::vector<books::Entry>& entries, const FigureFilter& f) {
  std::map<MonthKey, books::SalesSums> expected;
  for (const books::Entry& e : entries) {
    for (const books::SaleFact& fact : e.sales) {
      if (!within(f, e, fact) || (f.location && fact.location != f.location)) continue;
      expected[{e.business_date.month_start(), "BERLIN", channel_code(w, fact.channel),
                std::string(fact.currency.code())}] += sums_of(fact);
    }
  }
  const auto rows = w.book.read([&](Unit& u) { return figures.sales_by_month(u, f); });
  BOOST_TEST(rows.size() == expected.size());
  auto next = expected.begin();
  for (const insight::MonthSales& row : rows) {
    BOOST_REQUIRE(next != expected.end());
    const MonthKey key{row.month, row.entity.code, row.channel.code,
                       std::string(row.currency.code())};
    BOOST_TEST((key == next->first));
    BOOST_TEST((row.sums == next->second));
    BOOST_TEST(row.ledger_currency.code() == "EUR");
    ++next;
  }
}

void check_products(LedgerWorld& w, insight::FigureStore& figures,
                    const std::vector<books::Entry>& entries, FigureFilter f) {
  std::map<ProductKey, books::SalesSums> expected;
  for (const books::Entry& e : entries) {
    for (const books::SaleFact& fact : e.sales) {
      if (!within(f, e, fact)) continue;
      books::SalesSums sums = sums_of(fact);
      sums.orders = 0;  // an order has many products
      expected[{"P" + std::to_string(fact.product.value), channel_code(w, fact.channel),
                std::string(fact.currency.code())}] += sums;
    }
  }
  auto next = expected.begin();
  f.limit = 3;
  do {
    const auto page = w.book.read([&](Unit& u) { return figures.sales_by_product(u, f); });
    for (const insight::ProductSales& row : page.rows) {
      BOOST_REQUIRE(next != expected.end());
      const ProductKey key{row.code, row.channel.code, std::string(row.currency.code())};
      BOOST_TEST((key == next->first));
      BOOST_TEST((row.sums == next->second));
      BOOST_TEST(row.name == "Thing " + row.code);
      ++next;
    }
    f.after = page.next;
  } while (!f.after.empty());
  BOOST_TEST((next == expected.end()));
}

std::vector<FigureFilter> many_filters(const LedgerWorld& w, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<FigureFilter> filters(1);
  const BusinessDate start = BusinessDate::of(2025, 9, 1);
  for (int i = 0; i < 40; ++i) {
    FigureFilter f;
    const int first = static_cast<int>(random() % 520), days = static_cast<int>(random() % 200);
    if (random() % 4 != 0) f.from = start + first;
    if (random() % 4 != 0) f.to = start + first + days;
    // Months as people ask for them, too.
    if (random() % 3 == 0 && f.from) f.from = f.from->month_start();
    if (random() % 3 == 0 && f.to) f.to = (f.to->month_start() + 31).month_start() + -1;
    if (random() % 3 == 0) f.channel = random() % 2 == 0 ? w.web : w.fair;
    if (random() % 5 == 0) f.entity = EntityId(1 + random() % 2);
    filters.push_back(f);
  }
  return filters;
}

void figures_agree(TestBook& tb) {
  LedgerWorld w(tb.book);
  std::vector<catalog::Product> all;
  for (std::int64_t i = 51; i < 51 + products; ++i) {
    const std::string code = "P" + std::to_string(i);
    all.push_back(LedgerWorld::product(i, code, "Thing " + code));
  }
  w.add_products(all);
  const auto entries = many_sales(w, 7);
  post(w, entries);
  persistence::SqlFigureStore figures;
  for (FigureFilter f : many_filters(w, 11)) {
    BOOST_TEST_CONTEXT((f.from ? f.from->to_iso() : "") << " " << (f.to ? f.to->to_iso() : "")) {
      check_products(w, figures, entries, f);
      check_months(w, figures, entries, f);
      f.location = w.house;
      check_months(w, figures, entries, f);
    }
  }
}

}  // namespace figure_store_test

BOOST_AUTO_TEST_SUITE(figure_store)

BOOST_AUTO_TEST_CASE(sales_of_any_period_are_the_sums_of_its_facts) {
  for_each_engine(figure_store_test::figures_agree);
}

BOOST_AUTO_TEST_CASE(what_was_taken_back_leaves_no_row) {
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    w.add_products({LedgerWorld::product(51, "P51", "Thing P51")});
    books::Entry sale = w.entry(1000, 901, books::EntryKind::sale, test_now());
    w.add_sale(sale, 51, 2, 1000, 300);
    figure_store_test::post(w, {sale});
    w.post(w.set_of({w.reversal(1001, sale)}, {}));
    persistence::SqlFigureStore figures;
    w.book.read([&](Unit& u) {
      BOOST_TEST(figures.sales_by_month(u, {}).empty());
      BOOST_TEST(figures.sales_by_product(u, {}).rows.empty());
      return 0;
    });
  });
}

BOOST_AUTO_TEST_CASE(costs_are_those_of_each_company) {
  for_each_engine([](TestBook& tb) {
    LedgerWorld w(tb.book);
    w.add_products({LedgerWorld::product(51, "P51", "A"), LedgerWorld::product(52, "P52", "B")});
    books::Entry e = w.entry(1000, 901, books::EntryKind::sale, test_now());
    w.add_sale(e, 51, 1, 1000, 300);
    books::PostingSet set = w.set_of({e}, {w.document(901, "#1")});
    set.costs = {{EntityId(1), ProductId(51), Quantity::of_units(4), 1200, 300'000'000},
                 {EntityId(2), ProductId(51), Quantity::of_units(1), 777, 0},
                 {EntityId(1), ProductId(52), Quantity::of_units(9), 4500, 0}};
    w.post(set);
    persistence::SqlFigureStore figures;
    const auto costs = w.book.read([&](Unit& u) {
      return figures.costs(u, {ProductId(51), ProductId(53)});
    });
    BOOST_REQUIRE(costs.size() == 2U);
    BOOST_TEST(costs[0].value_minor == 1200);
    BOOST_TEST((costs[0].quantity == Quantity::of_units(4)));
    BOOST_TEST(costs[1].value_minor == 777);
    BOOST_TEST((costs[1].entity == EntityId(2)));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
