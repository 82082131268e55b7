// A month as a shop's own files tell it, imported as `kontor import` does: orders, payments,
// payouts and the bank in every order of arrival give the same books, open items and stock.

#include <algorithm>
#include <numeric>

#include "app/import_jobs.h"
#include "persistence/check/check.h"
#include "persistence/stores/query.h"
#include "tests/contract/import_support.h"
#include "tests/contract/month_files.h"

namespace kontor::test {
namespace month_of_files {

using Lines = std::vector<std::string>;

BusinessDate day_of(const std::string& iso) { return *BusinessDate::parse_iso(iso); }

std::string text_of(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

/// The shop's book, with the acts of its people.
class MonthShop {
 public:
  explicit MonthShop(app::OpenBook& book) : m_book(book) {}

  intake::ImportReport import(const std::filesystem::path& file, const std::string& as_of,
                              const std::string& mapping = {}) {
    app::ImportJob job;
    job.profile = mapping.empty() ? "auto" : "mapped";
    job.mapping = mapping;
    job.files = {file};
    job.request.as_of = Instant::parse_iso(as_of);
    NoProgress nobody;
    auto report = app::import_files(m_book, job, nobody);
    BOOST_REQUIRE(static_cast<bool>(report));
    for (const auto& r : report->refusals) BOOST_ERROR("refused: " << name_of(r.refusal.code));
    return *report;
  }

  /// "account channel balance" at the end of a day.
  Lines balances(const std::string& to) {
    return m_book.book().read([&](Unit& unit) {
      books::LedgerFilter filter;
      filter.to = day_of(to);
      Lines lines;
      for (const auto& r : m_book.stores().ledger.trial_balance(unit, filter))
        lines.push_back(r.account + " " + r.channel + " " +
                        Money{r.debit_minor - r.credit_minor, r.currency}.to_decimal());
      return lines;
    });
  }

  /// "account channel debit credit": what went over each account to the end of a day.
  Lines turnover(const std::string& to) {
    return m_book.book().read([&](Unit& unit) {
      persistence::Query q(
          unit,
          "select a.code, coalesce(c.code, ''), cast(sum(d.debit_minor) as bigint), "
          "cast(sum(d.credit_minor) as bigint) from account_day_all d "
          "join account a on a.id = d.account_id left join channel c on c.id = d.channel_id "
          "where d.date <= :day group by a.code, coalesce(c.code, '') "
          "having sum(d.debit_minor) <> 0 or sum(d.credit_minor) <> 0 order by 1, 2");
      const std::int64_t day = day_of(to).days;
      q.bind("day", day);
      std::string account, channel;
      std::int64_t debit = 0, credit = 0;
      q.into(account, channel, debit, credit);
      Lines lines;
      while (q.next())
        lines.push_back(account + " " + channel + " " + std::to_string(debit) + " " +
                        std::to_string(credit));
      return lines;
    });
  }

  Lines open_items() {
    return m_book.book().read([&](Unit& unit) {
      Lines lines;
      for (const auto& i : m_book.stores().ledger.open_items(unit, EntityId()))
        lines.push_back(i.account + " " + i.channel + " " + i.document_number + " " +
                        i.balance.to_decimal());
      std::ranges::sort(lines);
      return lines;
    });
  }

  /// "sku place on_hand committed" of each cell, "sku worth" of each product.
  Lines stock() {
    return m_book.book().read([&](Unit& unit) {
      const Stores stores = m_book.stores();
      Lines lines;
      std::map<ProductId, std::string> names;
      for (const auto& row : stores.stock.pool(unit, {}).rows) {
        names[row.product] = row.sku;
        for (const auto& l : row.levels)
          lines.push_back(row.sku + " " + l.on_hand.to_decimal() + " " + l.committed.to_decimal());
      }
      persistence::Query q(unit,
                           "select product_id, quantity_milli, value_minor from stock_cost "
                           "order by product_id");
      ProductId product;
      std::int64_t quantity = 0, value = 0;
      q.into(product, quantity, value);
      while (q.next())
        lines.push_back(names[product] + " " + std::to_string(quantity) + " worth " +
                        std::to_string(value));
      std::ranges::sort(lines);
      return lines;
    });
  }

  void undo(std::int64_t batch) {
    NoProgress nobody;
    const auto undone = app::undo_batch(m_book, batch, nobody);
    BOOST_REQUIRE(static_cast<bool>(undone));
    for (const auto& note : undone->stays) BOOST_ERROR("stays: " << find_arg(note.args, "name"));
  }

  void check() {
    NoProgress nobody;
    for (const auto& f : persistence::check_book(m_book.book(), nobody))
      BOOST_ERROR(f.check << ": " << f.what);
  }

 private:
  app::OpenBook& m_book;
};

struct MonthState {
  Lines month_end, end, items, stock, turnover;
};

MonthState state_of(MonthShop& shop) {
  return {shop.balances("2026-06-30"), shop.balances("2026-12-31"), shop.open_items(), shop.stock(),
          shop.turnover("2026-06-30")};
}

void must_be_equal(const MonthState& is, const MonthState& must) {
  BOOST_TEST(text_of(is.month_end) == text_of(must.month_end));
  BOOST_TEST(text_of(is.end) == text_of(must.end));
  BOOST_TEST(text_of(is.items) == text_of(must.items));
  BOOST_TEST(text_of(is.stock) == text_of(must.stock));
  BOOST_TEST(text_of(is.turnover) == text_of(must.turnover));
}

/// Takes one of the four kinds in. The orders of the middle of the month come before those of its
/// end, the first time.
void arrive(MonthShop& shop, const MonthFiles& files, int kind, bool mid_is_in) {
  if (kind == 0 && !mid_is_in) shop.import(files.orders_mid, "2026-06-15T18:00:00Z");
  if (kind == 0) shop.import(files.orders, "2026-06-30T20:00:00Z");
  if (kind == 1) shop.import(files.payments, "2026-07-02T06:00:00Z");
  if (kind == 2) shop.import(files.payouts, "2026-07-02T06:00:00Z");
  if (kind == 3) shop.import(files.bank, "2026-07-02T06:00:00Z", "bank-statement");
}

void open_shop(MonthShop& shop, const MonthFiles& files) {
  shop.import(files.products, "2026-06-01T00:00:00Z");
  shop.import(files.inventory, "2026-06-01T00:00:00Z");
}

/// One of the three exports of the same orders, taken in as it was written.
intake::ImportReport arrive_export(MonthShop& shop, const MonthFiles& files, int which) {
  if (which == 0) return shop.import(files.orders_mid, "2026-06-15T18:00:00Z");
  if (which == 1) return shop.import(files.orders, "2026-06-30T20:00:00Z");
  return shop.import(files.orders_later, "2026-07-10T20:00:00Z");
}

/// What the year's end shows: what a file doesn't date has the day of the export that told it
/// first.
std::string year_end(MonthShop& shop) {
  return text_of(shop.balances("2026-12-31")) + text_of(shop.turnover("2026-12-31")) +
         text_of(shop.open_items()) + text_of(shop.stock());
}

/// Takes three exports in, in this order, and gives the year's end. What is older than what is
/// known changes nothing, whatever it says.
std::string year_end_after(MonthShop& shop, const MonthFiles& files, const std::vector<int>& order,
                           bool payments_first) {
  open_shop(shop, files);
  if (payments_first) shop.import(files.payments, "2026-07-02T06:00:00Z");
  int newest = -1;
  for (const int which : order) {
    const auto report = arrive_export(shop, files, which);
    if (which < newest) BOOST_TEST(report.counts.unchanged == report.counts.total());
    newest = std::max(newest, which);
  }
  for (const int which : order) {
    const auto again = arrive_export(shop, files, which);
    BOOST_TEST(again.counts.unchanged == again.counts.total());
  }
  return year_end(shop);
}

/// The balances of the month's and the year's end, what is open, and the stock.
std::string what_stands(MonthShop& shop) {
  return text_of(shop.balances("2026-06-30")) + text_of(shop.balances("2026-12-31")) +
         text_of(shop.open_items()) + text_of(shop.stock());
}

/// What is left of the month without its payments, told by `rest` in this order: in a shop that had
/// them first and took them back, and in one that never had them.
void must_be_as_if_never_paid(const MonthFiles& files, const std::vector<int>& rest, bool mid_first,
                              bool payments_first, bool on_server) {
  std::string never;
  const auto tell = [&](MonthShop& shop, bool with_payments) {
    open_shop(shop, files);
    std::int64_t payments = 0;
    const auto pay = [&] {
      payments = shop.import(files.payments, "2026-07-02T06:00:00Z").batch_number;
    };
    if (with_payments && payments_first) pay();
    if (mid_first) shop.import(files.orders_mid, "2026-06-15T18:00:00Z");
    if (with_payments && !payments_first) pay();
    for (const int kind : rest) arrive(shop, files, kind, mid_first);
    return payments;
  };
  const auto without = [&](app::OpenBook& book, FixedClock&) {
    MonthShop shop(book);
    tell(shop, false);
    never = what_stands(shop);
  };
  const auto undone = [&](app::OpenBook& book, FixedClock&) {
    MonthShop shop(book);
    const std::int64_t payments = tell(shop, true);
    const std::string before = what_stands(shop);
    shop.undo(payments);
    BOOST_TEST(what_stands(shop) == never);
    shop.check();
    shop.import(files.payments, "2026-07-02T06:00:00Z");
    BOOST_TEST(what_stands(shop) == before);
    shop.check();
  };
  on_new_sqlite_book(plain_book(), without);
  on_new_sqlite_book(plain_book(), undone);
  if (on_server) on_new_postgresql_book(plain_book(), undone);
}

}  // namespace month_of_files

BOOST_AUTO_TEST_SUITE(month_of_files)

BOOST_AUTO_TEST_CASE(shopify_files_give_the_same_books_and_stock_in_every_order_of_arrival) {
  const TempDir dir;
  const MonthFiles files = write_month(dir.path());
  std::optional<MonthState> first;
  int turns = 0;
  for (const bool mid_first : {false, true}) {
    std::vector<int> order(4);
    std::iota(order.begin(), order.end(), 0);
    do {
      const auto run = [&](app::OpenBook& book, FixedClock&) {
        BOOST_TEST_CONTEXT("order " << order[0] << order[1] << order[2] << order[3]
                                    << (mid_first ? " after the middle of the month" : "")) {
          MonthShop shop(book);
          open_shop(shop, files);
          if (mid_first) shop.import(files.orders_mid, "2026-06-15T18:00:00Z");
          for (const int kind : order) arrive(shop, files, kind, mid_first);
          const MonthState now = state_of(shop);
          if (!first) first = now;
          must_be_equal(now, *first);
          if (turns % 6 == 0) shop.check();
        }
      };
      on_new_sqlite_book(plain_book(), run);
      on_new_postgresql_book(plain_book(), run);
      ++turns;
    } while (std::ranges::next_permutation(order).found);
  }
  BOOST_TEST(turns == 48);
  // Added up by hand from the files' amounts.
  const Lines month_end = {"1000-BANK  -163.19",
                           "1020  900.00",
                           "1200  398.82",
                           "1300  0.57",
                           "1400-PAYPAL-EXPRESS-CHECKOUT SHOPIFY 59.50",
                           "1400-SHOPIFY-PAYMENTS SHOPIFY 242.40",
                           "1600 SHOPIFY 25.00",
                           "1990-SHOPIFY  -163.63",
                           "1990-SHOPIFY SHOPIFY 163.63",
                           "2100 SHOPIFY -178.50",
                           "2200  -178.60",
                           "2300 SHOPIFY -14.80",
                           "2400  -3.00",
                           "3000  -790.97",
                           "4000 SHOPIFY -950.00",
                           "4010 SHOPIFY 10.00",
                           "4030 SHOPIFY 79.50",
                           "4100 SHOPIFY -4.90",
                           "5000 SHOPIFY 392.15",
                           "6000 SHOPIFY 57.02",
                           "6010 SHOPIFY 119.00"};
  BOOST_TEST(text_of(first->month_end) == text_of(month_end));
  // The rent, a payout under way, PayPal's order, a charge that no payout has yet, a deposit.
  BOOST_TEST(first->items.size() == 5U);
  for (const char* item : {"1010  2026-07-02 EUR 173.14", "2100 SHOPIFY #1009 -178.50",
                           "1400-PAYPAL-EXPRESS-CHECKOUT SHOPIFY #1008 59.50"})
    BOOST_TEST(std::ranges::count(first->items, item) == 1, item);
  const Lines stock = {"CHAIR 4 0", "CHAIR 4000 worth 13332", "LAMP 7 3", "LAMP 7000 worth 14000",
                       "RUG 5 0",   "RUG 5000 worth 12550"};
  BOOST_TEST(text_of(first->stock) == text_of(stock));
}

BOOST_AUTO_TEST_CASE(exports_of_the_same_orders_give_the_same_in_every_order_of_arrival) {
  const TempDir dir;
  const MonthFiles files = write_month(dir.path());
  for (const bool payments_first : {false, true}) {
    std::optional<std::string> first;
    std::vector<int> order = {0, 1, 2};
    do {
      const auto run = [&](app::OpenBook& book, FixedClock&) {
        BOOST_TEST_CONTEXT("order " << order[0] << order[1] << order[2]
                                    << (payments_first ? " after the payments" : "")) {
          MonthShop shop(book);
          const std::string now = year_end_after(shop, files, order, payments_first);
          if (!first) first = now;
          BOOST_TEST(now == *first);
          shop.check();
        }
      };
      on_new_sqlite_book(plain_book(), run);
      on_new_postgresql_book(plain_book(), run);
    } while (std::ranges::next_permutation(order).found);
  }
}

BOOST_AUTO_TEST_CASE(an_undo_of_payments_is_as_if_they_had_never_come) {
  const TempDir dir;
  const MonthFiles files = write_month(dir.path());
  must_be_as_if_never_paid(files, {0, 2, 3}, false, true, true);
  must_be_as_if_never_paid(files, {3, 2, 0}, false, true, false);
  must_be_as_if_never_paid(files, {2, 0, 3}, true, true, false);
  must_be_as_if_never_paid(files, {0, 2, 3}, true, false, true);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
