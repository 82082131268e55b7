// Indicators of stock on both engines, against sums over the movements themselves.

#include "domain/insight/stock_figures.h"

#include <map>
#include <random>

#include "persistence/stores/figure_store.h"
#include "tests/contract/ledger_world.h"

namespace kontor::test {

namespace stock_figures_test {

using insight::FigureFilter;
using insight::StockTurn;
using Key = std::pair<std::string, LocationId>;

constexpr int days = 420;
const BusinessDate first_day = BusinessDate::of(2025, 9, 20);

/// A shop, a warehouse and all that goods come from and go to.
struct StockWorld : LedgerWorld {
  explicit StockWorld(Book& b) : LedgerWorld(b) {
    book.write([&](Unit& u) {
      persistence::SqlCompanyStore company;
      company.add(u, place(15, "MAKERS", company::LocationKind::supplier));
      company.add(u, place(16, "ROAD", company::LocationKind::transit));
      company.add(u, place(17, "GONE", company::LocationKind::loss));
    });
    std::vector<catalog::Product> all;
    for (std::int64_t id = 51; id < 56; ++id)
      all.push_back(product(id, "P" + std::to_string(id), "Thing"));
    add_products(all);
  }

  void move(books::Entry& e, ProductId product, LocationId from, LocationId to, std::int64_t units,
            std::int64_t value) const {
    e.movements.push_back({0, product, from, to, stock::State::available, stock::State::available,
                           "", Quantity::of_units(units), value});
  }
  bool shelf(LocationId id) const { return id == shop || id == house; }

  const LocationId makers{15}, road{16}, gone{17};
};

/// 300 entries of every kind of movement; what is on the road has no value of its own.
std::vector<books::Entry> many_moves(const StockWorld& w, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<books::Entry> entries;
  for (std::int64_t i = 0; i < 300; ++i) {
    const int day = static_cast<int>(random() % days);
    books::Entry e = w.entry(1000 + i, 901 + i % 5, books::EntryKind::sale,
                             Instant{(first_day + day).days * 86'400'000LL});
    const ProductId product(51 + random() % 4);  // nothing ever happens to the fifth
    const LocationId here = random() % 2 == 0 ? w.shop : w.house;
    const auto units = static_cast<std::int64_t>(1 + random() % 9);
    const auto value = static_cast<std::int64_t>(random() % 4000);
    switch (random() % 6) {
      case 0:
        w.move(e, product, w.makers, here, units, value);
        break;
      case 1:
        w.move(e, product, here, w.road, units, 0);
        break;
      case 2:
        w.move(e, product, w.road, here, units, 0);
        break;
      case 3:
        w.move(e, product, w.begin, here, units, value);
        break;
      case 4:
        w.move(e, product, here, w.gone, units, value);
        break;
      default:
        w.add_sale(e, product.value, units, 700, 300);
    }
    entries.push_back(e);
  }
  return entries;
}

void post_all(StockWorld& w, const std::vector<books::Entry>& entries) {
  std::vector<books::Document> documents;
  for (std::int64_t i = 0; i < 5; ++i)
    documents.push_back(w.document(901 + i, "#" + std::to_string(i)));
  w.post(w.set_of(entries, documents));
}

std::string code_of(ProductId id) { return "P" + std::to_string(id.value); }

/// What a page of lists says, by product and place, over pages of two products.
template <class Row, class Read>
std::map<Key, Row> rows_of(StockWorld& w, Read read) {
  std::map<Key, Row> all;
  FigureFilter filter;
  filter.limit = 2;
  do {
    const auto page = w.book.read([&](Unit& u) { return read(u, filter); });
    for (const Row& row : page.rows)
      BOOST_TEST(all.try_emplace({row.product.code, row.location}, row).second);
    filter.after = page.next;
  } while (!filter.after.empty());
  return all;
}

std::map<Key, insight::StockFlow> flows_by_hand(const StockWorld& w,
                                                const std::vector<books::Entry>& entries,
                                                BusinessDate from, BusinessDate to) {
  std::map<Key, insight::StockFlow> all;
  std::map<Key, std::map<BusinessDate, Quantity>> changes;
  for (const auto& e : entries) {
    for (const auto& m : e.movements) {
      const auto side = [&](LocationId here, LocationId other, std::int64_t sign) {
        if (!w.shelf(here)) return;
        const Quantity change{sign * m.quantity.milli};
        changes[{code_of(m.product), here}][e.business_date].milli += change.milli;
        auto& row = all[{code_of(m.product), here}];
        if (e.business_date < from) row.opening = row.opening + change;
        if (e.business_date <= to) row.closing = row.closing + change;
        if (e.business_date < from || e.business_date > to) return;
        if (other == w.begin) row.opening = row.opening + change;
        if (other == w.makers || other == w.road) row.received = row.received + change;
        if (other == w.buyers) row.sold = row.sold - change;
      };
      side(m.to, m.from, 1);
      side(m.from, m.to, -1);
    }
  }
  for (auto& [key, row] : all) {
    const auto& by_day = changes[key];
    Quantity on_hand;
    for (BusinessDate day = by_day.begin()->first; day <= to; day = day + 1) {
      const auto change = by_day.find(day);
      if (change != by_day.end()) on_hand = on_hand + change->second;
      if (day < from) continue;
      ++row.days_listed;
      row.days_empty += on_hand.milli <= 0;
    }
  }
  return all;
}

void flows_agree(TestBook& tb) {
  StockWorld w(tb.book);
  const auto entries = many_moves(w, 7);
  post_all(w, entries);
  persistence::SqlFigureStore figures;
  const BusinessDate from = BusinessDate::of(2026, 2, 11), to = BusinessDate::of(2026, 5, 3);
  const auto rows = rows_of<insight::StockFlow>(w, [&](Unit& u, FigureFilter f) {
    f.from = from;
    f.to = to;
    return figures.stock_flows(u, f);
  });
  const auto wanted = flows_by_hand(w, entries, from, to);
  BOOST_REQUIRE(rows.size() == wanted.size());
  for (const auto& [key, want] : wanted) {
    const auto& row = rows.at(key);
    BOOST_TEST_CONTEXT(key.first << " at " << key.second.value) {
      BOOST_TEST(row.opening.milli == want.opening.milli);
      BOOST_TEST(row.received.milli == want.received.milli);
      BOOST_TEST(row.sold.milli == want.sold.milli);
      BOOST_TEST(row.closing.milli == want.closing.milli);
      BOOST_TEST(row.days_listed == want.days_listed);
      BOOST_TEST(row.days_empty == want.days_empty);
      const auto level = w.number(
          "select on_hand_milli - committed_milli - unavailable_milli from stock_level where "
          "product_id = " +
          key.first.substr(1) + " and location_id = " + std::to_string(key.second.value));
      BOOST_TEST(row.available.milli == level);
    }
  }
}

void empty_days_agree(TestBook& tb) {
  StockWorld w(tb.book);
  const BusinessDate day = BusinessDate::of(2026, 3, 30);
  const auto at = [&](int plus) { return Instant{(day + plus).days * 86'400'000LL}; };
  std::vector<books::Entry> entries = {w.entry(1, 901, books::EntryKind::purchase, at(0)),
                                       w.entry(2, 901, books::EntryKind::sale, at(4)),
                                       w.entry(3, 901, books::EntryKind::purchase, at(7))};
  w.move(entries[0], ProductId(51), w.makers, w.shop, 5, 500);
  w.move(entries[1], ProductId(51), w.shop, w.buyers, 5, 500);
  w.move(entries[2], ProductId(51), w.makers, w.shop, 2, 200);
  post_all(w, entries);
  persistence::SqlFigureStore figures;
  const auto flow = [&](int from, int to) {
    FigureFilter f;
    f.from = day + from;
    f.to = day + to;
    return w.book.read([&](Unit& u) { return figures.stock_flows(u, f).rows.front(); });
  };
  BOOST_TEST(flow(-10, 9).days_listed == 10);  // it came on the eleventh day
  BOOST_TEST(flow(-10, 9).days_empty == 3);
  BOOST_TEST(flow(2, 5).days_listed == 4);
  BOOST_TEST(flow(2, 5).days_empty == 2);
  BOOST_TEST(flow(5, 6).days_empty == 2);
  BOOST_TEST(flow(8, 20).days_empty == 0);
}

void ages_agree(TestBook& tb) {
  StockWorld w(tb.book);
  const auto entries = many_moves(w, 11);
  post_all(w, entries);
  persistence::SqlFigureStore figures;
  const auto rows = rows_of<insight::StockAge>(
      w, [&](Unit& u, const FigureFilter& f) { return figures.stock_ages(u, f); });
  std::map<Key, std::map<BusinessDate, std::int64_t>> came;
  std::map<Key, BusinessDate> sold;
  std::map<Key, std::int64_t> on_hand;
  for (const auto& e : entries) {
    for (const auto& m : e.movements) {
      if (w.shelf(m.to)) came[{code_of(m.product), m.to}][e.business_date] += m.quantity.milli;
      if (w.shelf(m.to)) on_hand[{code_of(m.product), m.to}] += m.quantity.milli;
      if (w.shelf(m.from)) on_hand[{code_of(m.product), m.from}] -= m.quantity.milli;
      if (!w.shelf(m.from) || m.to != w.buyers) continue;
      auto& last = sold[{code_of(m.product), m.from}];
      last = std::max(last, e.business_date);
    }
  }
  std::erase_if(on_hand, [](const auto& cell) { return cell.second <= 0; });
  BOOST_REQUIRE(!on_hand.empty());
  BOOST_REQUIRE(rows.size() == on_hand.size());
  for (const auto& [key, milli] : on_hand) {
    const auto& row = rows.at(key);
    BOOST_TEST(row.on_hand.milli == milli);
    BOOST_REQUIRE(row.came.size() == came[key].size());
    auto wanted = came[key].rbegin();
    for (const auto& [day, quantity] : row.came) {
      BOOST_TEST((day == wanted->first));
      BOOST_TEST(quantity.milli == wanted->second);
      ++wanted;
    }
    BOOST_TEST((row.last_sold.value_or(BusinessDate{}) == sold[key]));
  }
}

void turns_agree(TestBook& tb) {
  StockWorld w(tb.book);
  const auto entries = many_moves(w, 13);
  post_all(w, entries);
  persistence::SqlFigureStore figures;
  const auto ends = insight::month_ends_until(BusinessDate::of(2026, 10, 31));
  std::map<std::string, StockTurn> rows;
  FigureFilter filter;
  filter.limit = 2;
  do {
    const auto page = w.book.read([&](Unit& u) { return figures.stock_turns(u, filter, ends); });
    for (const StockTurn& row : page.rows) rows[row.product.code] = row;
    filter.after = page.next;
  } while (!filter.after.empty());
  std::map<std::string, StockTurn> wanted;
  for (const auto& e : entries) {
    for (const auto& m : e.movements) {
      auto& row = wanted[code_of(m.product)];
      const auto held = [&](LocationId id) { return w.shelf(id) || id == w.road ? 1 : 0; };
      for (std::size_t i = 0; i < ends.size(); ++i)
        if (e.business_date <= ends[i])
          row.value_minor[i] += (held(m.to) - held(m.from)) * m.value_minor;
    }
    for (const auto& fact : e.sales) {
      if (e.business_date <= ends.front() || e.business_date > ends.back()) continue;
      wanted[code_of(fact.product)].cost_minor += fact.cost_minor;
      wanted[code_of(fact.product)].net_minor += fact.gross_minor;
    }
  }
  BOOST_REQUIRE(rows.size() == wanted.size());
  for (const auto& [code, want] : wanted) {
    BOOST_TEST((rows.at(code).value_minor == want.value_minor), code);
    BOOST_TEST(rows.at(code).cost_minor == want.cost_minor);
    BOOST_TEST(rows.at(code).net_minor == want.net_minor);
    BOOST_TEST(!rows.at(code).other_currencies);
  }
}

void ranks_agree(TestBook& tb) {
  StockWorld w(tb.book);
  const auto entries = many_moves(w, 17);
  post_all(w, entries);
  FigureFilter filter;
  filter.from = BusinessDate::of(2025, 12, 5);
  filter.to = BusinessDate::of(2026, 8, 20);
  std::map<std::string, std::int64_t> net;
  std::int64_t total = 0;
  for (const auto& e : entries) {
    for (const auto& fact : e.sales) {
      if (e.business_date < *filter.from || e.business_date > *filter.to) continue;
      net[code_of(fact.product)] += fact.gross_minor;
      total += fact.gross_minor;
    }
  }
  persistence::SqlFigureStore figures;
  std::vector<insight::RankedSales> rows;
  w.book.read([&](Unit& u) {
    figures.each_ranked(u, filter, [&](const insight::RankedSales& row) { rows.push_back(row); });
    return 0;
  });
  BOOST_REQUIRE(rows.size() == net.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    BOOST_TEST(rows[i].net_minor == net.at(rows[i].product.code));
    BOOST_TEST(rows[i].total_minor == total);
    if (i > 0) BOOST_TEST(rows[i].net_minor <= rows[i - 1].net_minor);
  }
}

void movements_agree(TestBook& tb) {
  StockWorld w(tb.book);
  const auto entries = many_moves(w, 19);
  post_all(w, entries);
  FigureFilter filter;
  filter.from = BusinessDate::of(2026, 1, 5);
  filter.to = BusinessDate::of(2026, 2, 20);
  filter.location = w.house;
  std::size_t wanted = 0;
  for (const auto& e : entries)
    for (const auto& m : e.movements)
      wanted += e.business_date >= *filter.from && e.business_date <= *filter.to &&
                (m.from == w.house || m.to == w.house);
  BOOST_REQUIRE(wanted > 0);
  persistence::SqlFigureStore figures;
  std::size_t seen = 0;
  BusinessDate last;
  w.book.read([&](Unit& u) {
    figures.each_movement(u, filter, [&](const insight::MovementRow& row) {
      ++seen;
      BOOST_TEST((row.from == w.house || row.to == w.house));
      BOOST_TEST((row.date >= last));
      BOOST_TEST(row.document.starts_with("#"));
      last = row.date;
    });
    return 0;
  });
  BOOST_TEST(seen == wanted);
}

}  // namespace stock_figures_test

BOOST_AUTO_TEST_SUITE(stock_figures)

BOOST_AUTO_TEST_CASE(flows_of_a_period_are_the_sums_of_its_movements) {
  for_each_engine(stock_figures_test::flows_agree);
}
BOOST_AUTO_TEST_CASE(days_without_stock_are_counted_from_the_first_day_there) {
  for_each_engine(stock_figures_test::empty_days_agree);
}
BOOST_AUTO_TEST_CASE(arrivals_and_last_sales_are_those_of_the_movements) {
  for_each_engine(stock_figures_test::ages_agree);
}
BOOST_AUTO_TEST_CASE(the_stock_at_month_ends_is_the_sum_of_values) {
  for_each_engine(stock_figures_test::turns_agree);
}
BOOST_AUTO_TEST_CASE(products_are_ranked_by_what_they_earned) {
  for_each_engine(stock_figures_test::ranks_agree);
}
BOOST_AUTO_TEST_CASE(movements_of_a_place_come_by_day) {
  for_each_engine(stock_figures_test::movements_agree);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
