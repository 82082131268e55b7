#include "tests/scenario/book_lines.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <tuple>

#include "app/context.h"

namespace kontor::test {

namespace {

std::unique_ptr<app::OpenBook> open_for_reading(const std::string& address) {
  static const app::SystemClock clock;
  auto book = app::OpenBook::open(address, clock);
  BOOST_REQUIRE(static_cast<bool>(book));
  return std::move(*book);
}

constexpr int per_page = 500;

/// Documents of all orders, page by page of the list.
void each_page_of_orders(app::OpenBook& book,
                         const std::function<void(const std::vector<DocumentId>&)>& fn) {
  orders::OrderFilter filter;
  filter.limit = per_page;
  do {
    const auto page =
        book.book().read([&](Unit& unit) { return book.stores().orders.list(unit, filter); });
    std::vector<DocumentId> documents;
    for (const auto& row : page.rows) documents.push_back(row.document);
    fn(documents);
    filter.after = page.next;
  } while (!filter.after.empty());
}

void each_order_of(app::OpenBook& book, const std::function<void(const orders::Order&)>& fn) {
  each_page_of_orders(book, [&](const std::vector<DocumentId>& documents) {
    const auto current =
        book.book().read([&](Unit& unit) { return book.stores().orders.current(unit, documents); });
    for (const auto& order : current) fn(order);
  });
}

std::map<EmployeeId, std::string> employee_names(app::OpenBook& book) {
  std::map<EmployeeId, std::string> names;
  const auto all = book.book().read([&](Unit& unit) { return book.stores().employees.list(unit); });
  for (const auto& employee : all) names[employee.id] = employee.name;
  return names;
}

bool is_goods(orders::LineKind kind) {
  return kind == orders::LineKind::goods || kind == orders::LineKind::free_issue ||
         kind == orders::LineKind::write_off;
}

std::string in_capitals(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return text;
}

/// Quantities bought and returned, in the order of time, for each customer and code; who has no
/// name is one customer.
class KeptGoods {
 public:
  void add(const orders::Order& order) {
    for (const auto& line : order.lines) {
      m_moves.push_back({order.placed_at, order.number, m_moves.size(), order.customer, line.sku,
                         line.quantity.milli});
    }
  }

  long long returns_without_sale() {
    std::ranges::sort(m_moves, {}, [](const Move& m) { return std::tie(m.at, m.number, m.place); });
    std::map<std::pair<CustomerId, std::string>, std::int64_t> kept;
    long long without = 0;
    for (const Move& m : m_moves) {
      std::int64_t& has = kept[{m.customer, m.sku}];
      if (m.number.starts_with('C') && has + m.milli < 0) {
        ++without;
      } else {
        has += m.milli;
      }
    }
    return without;
  }

 private:
  struct Move {
    Instant at;
    std::string number;
    std::size_t place = 0;
    CustomerId customer;
    std::string sku;
    std::int64_t milli = 0;
  };
  std::vector<Move> m_moves;
};

}  // namespace

void each_order(const std::string& address, const std::function<void(const orders::Order&)>& fn) {
  const auto book = open_for_reading(address);
  each_order_of(*book, fn);
}

std::map<std::string, long long> placed_by_employee(const std::string& address) {
  const auto book = open_for_reading(address);
  auto names = employee_names(*book);
  std::map<std::string, long long> sums;
  each_order_of(*book, [&](const orders::Order& order) {
    for (const auto& line : order.lines) sums[names[order.employee]] += line.net_minor();
  });
  return sums;
}

std::map<std::string, long long> net_sales_by_employee(const std::string& address) {
  const auto book = open_for_reading(address);
  auto names = employee_names(*book);
  std::map<std::string, long long> sums;
  each_page_of_orders(*book, [&](const std::vector<DocumentId>& documents) {
    const auto posted = book->book().read(
        [&](Unit& unit) { return book->stores().ledger.posted(unit, documents); });
    for (const auto& document : posted) {
      for (const auto& event : document.events) {
        for (const auto& sale : event.sales) sums[names[sale.employee]] += sale.net_minor();
      }
    }
  });
  return sums;
}

Traps traps_of(const std::string& address) {
  const auto book = open_for_reading(address);
  Traps traps;
  std::set<std::string> spellings, folded, goods;
  KeptGoods kept;
  each_order_of(*book, [&](const orders::Order& order) {
    std::set<std::tuple<std::string, std::string, std::int64_t, std::int64_t>> seen;
    const bool returned = order.number.starts_with('C');
    kept.add(order);
    for (const auto& line : order.lines) {
      ++traps.lines;
      if (line.price.micro == 0) {
        ++(line.quantity.milli < 0 ? traps.zero_price_taken : traps.zero_price_given);
      }
      if (!is_goods(line.kind)) {
        ++traps.non_goods;
        ++traps.non_goods_by_kind[std::string(name_of(line.kind))];
      }
      traps.on_returns += returned ? 1 : 0;
      traps.returns_minor += returned ? line.net_minor() : 0;
      traps.without_customer += order.customer ? 0 : 1;
      const auto key = std::tuple(line.sku, line.name, line.quantity.milli, line.price.micro);
      traps.repeated += seen.insert(key).second ? 0 : 1;
      spellings.insert(line.sku);
      folded.insert(in_capitals(line.sku));
      if (is_goods(line.kind)) goods.insert(in_capitals(line.sku));
    }
  });
  traps.returns_without_sale = kept.returns_without_sale();
  traps.spellings = spellings.size();
  traps.spellings_without_case = folded.size();
  traps.goods_without_case = goods.size();
  return traps;
}

}  // namespace kontor::test
