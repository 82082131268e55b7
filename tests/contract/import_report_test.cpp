// What an import says of itself, and what it refuses as a whole.

#include "domain/base/failure.h"
#include "tests/contract/import_support.h"

namespace kontor::test::import_report {

namespace {

/// The count of a note, 0 where it is not told.
std::string counted(const intake::ImportReport& report, intake::NoteCode code) {
  for (const auto& note : report.notes)
    if (note.code == code) return std::string(find_arg(note.args, "count"));
  return "none";
}

intake::Item count(const std::string& sku, const std::string& place) {
  intake::IncomingStock s;
  s.sku = sku;
  s.location = place;
  s.counted = Quantity{5000};
  return {s, 2};
}

std::size_t channels(app::OpenBook& book) {
  return book.book().read([&](Unit& unit) { return book.stores().company.channels(unit).size(); });
}

void nothing_in_the_file(app::OpenBook& book, FixedClock&) {
  const auto report = import_items(book, {});
  BOOST_REQUIRE(!report);
  BOOST_TEST((report.refusal().code == RefusalCode::file_empty));
  BOOST_TEST(channels(book) == 0U);
  const auto batches =
      book.book().read([&](Unit& unit) { return book.stores().batches.list(unit, INT64_MAX, 10); });
  BOOST_TEST(batches.empty());
}

class StoppedAtOnce : public intake::Progress {
 public:
  void at(std::string_view, std::int64_t, std::int64_t) override {}
  bool cancelled() override { return true; }
};

void stopped_while_reading(app::OpenBook& book, FixedClock&) {
  StoppedAtOnce stop;
  BOOST_CHECK_EXCEPTION(import_items(book, {product("L-1", "30.00")}, stop), Failure,
                        [](const Failure& f) { return f.code() == FailureCode::cancelled; });
  BOOST_TEST(channels(book) == 0U);
}

void products_without_cost(app::OpenBook& book, FixedClock&) {
  take_in(book, {product("L-1", "30.00"), product("L-2", "20.00"), product("L-3", "10.00")});
  const auto report = take_in(book, {count("L-1", "Shop"), count("L-2", "Shop"),
                                     count("L-1", "Harbour"), count("L-2", "Harbour")});
  BOOST_TEST(counted(report, intake::NoteCode::no_cost) == "2");
}

void estimated_dates(app::OpenBook& book, FixedClock&) {
  intake::IncomingOrder o = sent_order("#1", "2026-03-02");
  BOOST_TEST(counted(take_in(book, {{o, 2}}), intake::NoteCode::dates_estimated) == "none");
  intake::IncomingOrder undated = sent_order("#2", "2026-03-02");
  undated.fulfilled.reset();
  BOOST_TEST(counted(take_in(book, {{undated, 3}}), intake::NoteCode::dates_estimated) == "1");
}

void rates(app::OpenBook& book, FixedClock&) {
  auto setup = book.setup();
  const auto day = BusinessDate::of(2026, 1, 1);
  BOOST_TEST(static_cast<bool>(setup.add_rate(day, "USD", "EUR", Decimal{92, 2})));
  const auto again = setup.add_rate(day, "USD", "EUR", Decimal{93, 2});
  BOOST_REQUIRE(!again);
  BOOST_TEST((again.refusal().code == RefusalCode::rate_exists));
  BOOST_TEST(static_cast<bool>(setup.add_rate(day + 1, "USD", "EUR", Decimal{93, 2})));
  BOOST_TEST(static_cast<bool>(setup.put_rate(day, "USD", "EUR", Decimal{94, 2})));
}

void on_both(const NewBookTest& test) {
  on_new_sqlite_book(plain_book(), test);
  on_new_postgresql_book(plain_book(), test);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(import_report_and_refusals)

BOOST_AUTO_TEST_CASE(a_file_without_rows_is_refused_and_leaves_nothing) {
  on_both(nothing_in_the_file);
}

BOOST_AUTO_TEST_CASE(stopped_while_it_reads_an_import_leaves_nothing) {
  on_both(stopped_while_reading);
}

BOOST_AUTO_TEST_CASE(products_without_cost_are_counted_once) { on_both(products_without_cost); }

BOOST_AUTO_TEST_CASE(estimated_dates_are_told) { on_both(estimated_dates); }

BOOST_AUTO_TEST_CASE(a_second_rate_of_a_day_is_refused) { on_both(rates); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::import_report
