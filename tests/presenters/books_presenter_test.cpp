#include <boost/test/unit_test.hpp>

#include "gui/presenters/accounts_presenter.h"
#include "gui/presenters/entries_presenter.h"
#include "gui/presenters/entry_card.h"
#include "gui/presenters/trial_balance_presenter.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace books_presenter_test {

struct QuietBooks : gui::ListView, gui::DetailView {
  int columns = 0, rows = 0;
  void show_columns() override { ++columns; }
  void show_rows(bool) override { ++rows; }
  void show_more() override {}
  void show_state() override {}
  void show_detail() override {}
};

const BusinessDate sold_on = BusinessDate::of(2026, 3, 10);

/// Sales of a company in euro on two channels and one of a company in yen.
struct BooksScreen {
  explicit BooksScreen(TestBook& tb, const std::string& code = "en")
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        trial(view, book, executor, language(code)),
        entries(view, book, executor, language(code)),
        accounts(view, book, executor, language(code)),
        card(view, book, executor, language(code)) {
    std::vector<books::Entry> all;
    std::vector<books::Document> documents;
    for (std::int64_t i = 0; i < 4; ++i) {
      books::Entry e = world.entry(1001 + i, 901 + i, books::EntryKind::sale,
                                   Instant{(sold_on + static_cast<int>(i)).days * 86'400'000LL});
      world.add_sale(e, 201, 1 + i, 1000, 400);
      if (i == 1) {
        for (auto& p : e.postings)
          if (p.channel == world.web) p.channel = world.fair;
      }
      if (i == 2) {
        e.entity = EntityId(2);
        for (auto& p : e.postings) p.amount.currency = Currency::of("JPY");
      }
      all.push_back(std::move(e));
      documents.push_back(world.document(901 + i, "#" + std::to_string(10 + i)));
    }
    world.post(world.set_of(all, documents));
  }

  std::vector<std::string> row(gui::Table& table, std::size_t index) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < table.columns().size(); ++i)
      cells.push_back(table.cell(index, i).text);
    return cells;
  }
  std::optional<std::size_t> row_of(gui::Table& table, const std::string& account,
                                    std::size_t from = 0) {
    for (std::size_t i = from; i < table.rows(); ++i)
      if (table.cell(i, 0).text == account) return i;
    return std::nullopt;
  }
  std::size_t column(gui::Table& table, const std::string& id) {
    const auto& all = table.columns();
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].id == id) return i;
    BOOST_FAIL("no column " + id);
    return 0;
  }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  QuietBooks view;
  gui::TrialBalancePresenter trial;
  gui::EntriesPresenter entries;
  gui::AccountsPresenter accounts;
  gui::EntryCard card;
};

using Cells = std::vector<std::string>;

}  // namespace books_presenter_test

BOOST_AUTO_TEST_SUITE(books_presenter)

using namespace books_presenter_test;

BOOST_AUTO_TEST_CASE(each_company_has_its_block_and_its_line_of_zero) {
  for_each_engine([](TestBook& tb) {
    BooksScreen s(tb);
    s.trial.load();
    BOOST_TEST(s.trial.columns().size() == 6U);  // code, name, two channels, common, all
    BOOST_TEST(s.row(s.trial, 0) == (Cells{"BERLIN", "Entity BERLIN  ·  EUR", "", "", "", ""}),
               boost::test_tools::per_element());
    const auto sales = s.row_of(s.trial, "4000");
    BOOST_REQUIRE(sales);
    BOOST_TEST(
        s.row(s.trial, *sales) == (Cells{"4000", "Sales", "−€20.00", "−€50.00", "–", "−€70.00"}),
        boost::test_tools::per_element());
    int zero_lines = 0;
    for (std::size_t i = 0; i < s.trial.rows(); ++i) {
      if (s.trial.cell(i, 1).text != "All channels + common − consolidated") continue;
      ++zero_lines;
      const auto zero = s.trial.cell(i, 5);
      BOOST_TEST(zero.text == (zero_lines == 1 ? "€0.00 ✓" : "¥0 ✓"));
      BOOST_CHECK(zero.tone == gui::Tone::positive);
    }
    BOOST_TEST(zero_lines == 2);
    BOOST_TEST(s.trial.footer().find("Everything adds up ✓") != std::string::npos);
    BOOST_TEST(s.book->reads() == 1);  // one moment of the book
  });
}

BOOST_AUTO_TEST_CASE(a_book_that_does_not_add_up_says_so) {
  gui::EntityTrial trial;
  trial.all = {{"4000", -7000}, {"1400", 7000}};
  trial.common = {{"1400", 2000}};
  trial.channels["WEB"] = {{"4000", -7000}, {"1400", 5000}};
  BOOST_TEST(gui::sides_less_all(trial) == 0);
  // Two differences that cancel each other out are two differences.
  trial.channels["WEB"] = {{"4000", -7001}, {"1400", 5001}};
  BOOST_TEST(gui::sides_less_all(trial) == 2);
  trial.common["9999"] = 5;
  BOOST_TEST(gui::sides_less_all(trial) == 7);
}

BOOST_AUTO_TEST_CASE(a_damaged_summary_breaks_the_line_of_zero) {
  on_sqlite([](TestBook& tb) {
    BooksScreen s(tb);
    // A side's row without its other half: what only a hand in the file can do.
    s.world.execute(
        "update account_month set channel_id = 999 where channel_id = 22 and account_id = " +
        std::to_string(LedgerWorld::account("sales").value));
    s.trial.load();
    BOOST_TEST(s.trial.footer().find("does not add up") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(one_side_is_shown_in_debit_and_credit) {
  on_sqlite([](TestBook& tb) {
    BooksScreen s(tb);
    gui::TrialChoice choice;
    choice.entity = EntityId(1);
    choice.side = {false, s.world.fair};
    s.trial.choose(choice);
    const auto sales = s.row_of(s.trial, "4000");
    BOOST_REQUIRE(sales);
    BOOST_TEST(s.row(s.trial, *sales) == (Cells{"4000", "Sales", "–", "20.00"}),
               boost::test_tools::per_element());
    BOOST_TEST(s.trial.columns()[3].title == "Credit (EUR)");
    choice.period = {gui::PeriodName::custom, sold_on + 5, {}};
    s.trial.choose(choice);
    BOOST_CHECK(s.trial.state() == gui::ListPresenter::State::nothing_found);
    s.trial.clear_filters();
    BOOST_CHECK(s.trial.state() == gui::ListPresenter::State::ready);
  });
}

BOOST_AUTO_TEST_CASE(a_figure_leads_to_the_entries_that_sum_to_it) {
  for_each_engine([](TestBook& tb) {
    BooksScreen s(tb);
    s.trial.load();
    const auto sales = *s.row_of(s.trial, "4000");
    BOOST_TEST(!s.trial.behind(0, 3));  // the company's own row
    for (std::size_t column = 2; column < s.trial.columns().size(); ++column) {
      const auto choice = s.trial.behind(sales, column);
      BOOST_REQUIRE(choice);
      BOOST_CHECK(choice->account == LedgerWorld::account("sales"));
      s.entries.choose(*choice);
      std::int64_t sum = 0;
      for (std::size_t row = 0; row < s.entries.rows(); ++row)
        sum += s.entries.at(row)->amount.minor;
      const std::string shown = s.trial.raw(sales, column);
      BOOST_TEST((Money{sum, Currency::of("EUR")}.to_decimal()) == shown);
    }
  });
}

BOOST_AUTO_TEST_CASE(entries_newest_first_with_their_documents) {
  on_sqlite([](TestBook& tb) {
    BooksScreen s(tb);
    s.entries.load();
    BOOST_REQUIRE(s.entries.rows() == 4U);
    BOOST_TEST(s.entries.cell(0, s.column(s.entries, "number")).text == "#13");
    BOOST_TEST(s.entries.cell(0, s.column(s.entries, "debit")).text == "€72.00");
    BOOST_TEST(s.entries.footer() == "4 entries");
    gui::EntriesChoice choice;
    choice.account = LedgerWorld::account("sales");
    choice.entity = EntityId(1);
    s.entries.choose(choice);
    BOOST_TEST(s.entries.rows() == 3U);
    BOOST_TEST(s.view.columns > 0);  // debit and credit came
    BOOST_TEST(s.entries.cell(0, s.column(s.entries, "credit")).text == "€40.00");
    BOOST_TEST(s.entries.footer() == "3 entries  ·  Debit €0.00 − credit €70.00 = −€70.00");
    s.entries.search("#11");
    BOOST_TEST(s.entries.rows() == 1U);
    BOOST_TEST(s.entries.footer() == "1 entry");
    s.entries.search("no such number");
    BOOST_CHECK(s.entries.state() == gui::ListPresenter::State::nothing_found);
    s.entries.clear_filters();
    BOOST_TEST(s.entries.rows() == 4U);
  });
}

BOOST_AUTO_TEST_CASE(an_entry_shows_its_postings_and_what_takes_it_back) {
  for_each_engine([](TestBook& tb) {
    BooksScreen s(tb);
    books::Entry sale = s.world.entry(2001, 950, books::EntryKind::sale, test_now());
    s.world.add_sale(sale, 201, 2, 1000, 400);
    sale.late = true;
    s.world.post(s.world.set_of({sale}, {s.world.document(950, "#50")}));
    s.world.post(s.world.set_of({s.world.reversal(2002, sale)}, {}));
    s.card.show(EntryId(2001));
    BOOST_TEST(s.card.title() == "Sale");
    BOOST_TEST(s.card.order().value == 950);
    BOOST_REQUIRE(s.card.postings().rows() == 6U);
    std::map<std::string, std::string> facts;
    std::optional<std::size_t> link;
    for (std::size_t i = 0; i < s.card.facts().rows(); ++i) {
      facts[s.card.facts().cell(i, 0).text] = s.card.facts().cell(i, 1).text;
      if (s.card.entry_at(i)) link = i;
    }
    BOOST_TEST(facts.contains("Late"));
    BOOST_TEST(facts.contains("Taken back by"));
    BOOST_TEST(facts["Document"] == "Order  ·  #50");
    BOOST_REQUIRE(link);
    s.card.show(s.card.entry_at(*link));
    BOOST_TEST(s.card.title() == english().name(books::EntryKind::reversal));
    s.card.show(EntryId(99));
    BOOST_TEST(!s.card.error().empty());
  });
}

BOOST_AUTO_TEST_CASE(accounts_have_balances_and_are_found_by_code_and_name) {
  on_sqlite([](TestBook& tb) {
    BooksScreen s(tb);
    s.accounts.load();
    const auto sales = s.row_of(s.accounts, "4000");
    BOOST_REQUIRE(sales);
    BOOST_TEST(s.row(s.accounts, *sales) ==
                   (Cells{"4000", "Sales", "Income", "Entity BERLIN", "–", "€70.00"}),
               boost::test_tools::per_element());
    BOOST_TEST(s.row(s.accounts, *sales + 1)[3] == "Entity TOKYO");
    const auto whole = s.accounts.rows();
    s.accounts.search("clear");
    BOOST_TEST(s.accounts.rows() > 0U);
    BOOST_TEST(s.accounts.rows() < whole);
    BOOST_TEST(s.accounts.behind(0)->account.value == LedgerWorld::account("clearing").value);
    s.accounts.search("4000");
    BOOST_TEST(s.accounts.footer() == "1 account");
  });
}

BOOST_AUTO_TEST_CASE(a_lost_server_leaves_the_trial_balance_as_it_was) {
  on_sqlite([](TestBook& tb) {
    BooksScreen s(tb);
    s.trial.load();
    const auto rows = s.trial.rows();
    s.book->fail_with(FailureCode::database_lost);
    s.trial.refresh(0);
    BOOST_TEST(!s.trial.error().empty());
    BOOST_TEST(s.trial.rows() == rows);
    s.book->fail_with(std::nullopt);
    s.trial.refresh(0);
    BOOST_TEST(s.trial.error().empty());
  });
}

BOOST_AUTO_TEST_CASE(named_periods_are_whole_months) {
  const auto days = [](gui::PeriodName name, BusinessDate today) {
    const auto period = gui::period_named(name, today);
    return period.from->to_iso() + " " + period.to->to_iso();
  };
  const BusinessDate march = BusinessDate::of(2024, 3, 31);
  const BusinessDate january = BusinessDate::of(2026, 1, 5);
  BOOST_TEST(days(gui::PeriodName::this_month, march) == "2024-03-01 2024-03-31");
  BOOST_TEST(days(gui::PeriodName::last_month, march) == "2024-02-01 2024-02-29");
  BOOST_TEST(days(gui::PeriodName::last_month, january) == "2025-12-01 2025-12-31");
  BOOST_TEST(days(gui::PeriodName::this_quarter, january) == "2026-01-01 2026-03-31");
  BOOST_TEST(days(gui::PeriodName::last_quarter, january) == "2025-10-01 2025-12-31");
  BOOST_TEST(days(gui::PeriodName::last_year, january) == "2025-01-01 2025-12-31");
  BOOST_TEST(gui::in_words(gui::period_named(gui::PeriodName::all, january), english()) ==
             "All time");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
