#pragma once

#include "domain/goods/transfers.h"
#include "persistence/check/check.h"
#include "persistence/stores.h"
#include "tests/contract/ledger_world.h"
#include "tests/support/memory_records.h"

namespace kontor::test {

/// A company whose shop, warehouse and second shop send goods to each other. Products A, B and C
/// cost 1.00 apiece; C is sold by the kilo.
struct TransferWorld : LedgerWorld {
  explicit TransferWorld(TestBook& tb) : LedgerWorld(tb.book), stores(tb.clock), clock(tb.clock) {
    book.write([&](Unit& u) {
      persistence::SqlCompanyStore company;
      company.add(u, place(15, "ROAD", company::LocationKind::transit));
      company.add(u, place(16, "LOSS", company::LocationKind::loss));
      company.add(u, place(17, "GAIN", company::LocationKind::gain));
      company.add(u, place(18, "NORTH", company::LocationKind::store));
      auto far = place(19, "GINZA", company::LocationKind::store);
      far.entity = EntityId(2);
      company.add(u, far);
    });
    auto weighed = product(203, "C", "Coffee");
    weighed.unit = "kg";
    auto untracked = product(204, "GIFT", "Gift wrap");
    untracked.tracked = false;
    add_products({product(201, "A", "Apple"), product(202, "B", "Bell"), weighed, untracked});
  }

  void stock_up(std::int64_t product, LocationId at, std::int64_t units) {
    const std::int64_t n = ++last;
    books::Entry e =
        entry(500'000 + n, 400'000 + n, books::EntryKind::opening_count, {1'700'000'000'000});
    add_opening(e, product, at, units, 100);
    auto set =
        set_of({e}, {document(400'000 + n, "C" + std::to_string(n), books::DocumentKind::count)});
    owned[product] += units;
    set.costs.push_back({EntityId(1), ProductId(product), Quantity::of_units(owned[product]),
                         owned[product] * 100, 1'000'000});
    post(set);
  }

  goods::Transfers transfers() { return {book, stores.all(), clock, actor}; }
  static goods::LineWish line(const std::string& product, std::int64_t units) {
    return {1, product, Quantity::of_units(units)};
  }
  static goods::TransferWish wish(std::vector<goods::LineWish> lines,
                                  const std::string& from = "SHOP",
                                  const std::string& to = "NORTH") {
    return {from, to, std::move(lines), {}, {}};
  }
  /// The number of a transfer that must come about.
  std::string made(const goods::TransferWish& wish) {
    const auto result = transfers().create(wish);
    BOOST_REQUIRE(static_cast<bool>(result));
    BOOST_REQUIRE(result->refusals.empty());
    return result->document.number;
  }
  /// An act that must succeed; gives its document.
  static stock::StockDocument good(const Result<goods::TransferResult>& result) {
    if (!result) BOOST_FAIL("refused: " << name_of(result.refusal().code));
    if (!result->refusals.empty())
      BOOST_FAIL("row refused: " << name_of(result->refusals.front().refusal.code));
    return result->document;
  }
  /// The code of what refused an act, as a whole or its first row.
  static std::string refusal(const Result<goods::TransferResult>& result) {
    if (!result) return std::string(name_of(result.refusal().code));
    if (result->refusals.empty()) return "done";
    return std::string(name_of(result->refusals.front().refusal.code));
  }

  /// "on hand/committed/unavailable/incoming" of a cell.
  std::string at(std::int64_t product, LocationId place) {
    const auto levels = book.read([&](Unit& u) {
      return stock_store.levels(u, {{ProductId(product), place}});
    });
    if (levels.empty()) return "none";
    const auto& l = levels.front();
    return l.on_hand.to_decimal() + "/" + l.committed.to_decimal() + "/" +
           l.unavailable.to_decimal() + "/" + l.incoming.to_decimal();
  }
  /// Balance of an account, over all details, in cents.
  std::int64_t balance(std::string_view key) {
    std::int64_t sum = 0;
    book.read([&](Unit& u) {
      for (const auto& row : stores.all().ledger.trial_balance(u, {}))
        if (row.account.starts_with(books::chart_account(key).code))
          sum += row.debit_minor - row.credit_minor;
    });
    return sum;
  }
  void check() {
    NoProgress nobody;
    for (const auto& f : persistence::check_book(dynamic_cast<persistence::SqlBook&>(book), nobody))
      BOOST_ERROR(f.check << ": " << f.what);
  }

  persistence::SqlStores stores;
  const Clock& clock;
  company::Actor actor{EmployeeId(41), "till", company::all_permissions()};
  const LocationId north{18}, road{15};
  std::int64_t last = 0;
  std::map<std::int64_t, std::int64_t> owned;
};

}  // namespace kontor::test
