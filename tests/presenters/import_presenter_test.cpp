#include "gui/presenters/import_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/batch_acts.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/fake_importer.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace import_presenter_test {

using intake::Verdict;
using Step = gui::ImportPresenter::Step;

struct ImportScreen : gui::ImportView {
  explicit ImportScreen(TestBook& tb)
      : world(tb.book),
        book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)),
        presenter(*this, book, executor, english()) {
    book->importer_of_test = &importer;
  }
  void show_import() override { ++shown; }
  std::vector<std::string> column(std::size_t column) {
    std::vector<std::string> texts;
    for (std::size_t row = 0; row < presenter.rows().rows(); ++row)
      texts.push_back(presenter.rows().cell(row, column).text);
    return texts;
  }

  int shown = 0;
  ShopWorld world;
  FakeImporter importer;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  gui::ImportPresenter presenter;
};

using Texts = std::vector<std::string>;

}  // namespace import_presenter_test

BOOST_AUTO_TEST_SUITE(import_presenter)

using namespace import_presenter_test;

BOOST_AUTO_TEST_CASE(files_are_named_and_planned_before_anything_changes) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.presenter.look_at({"products", "orders"});
    BOOST_CHECK(s.presenter.step() == Step::planned);
    BOOST_TEST(s.importer.asked == (Texts{"plan products @", "plan orders @"}),
               boost::test_tools::per_element());
    BOOST_REQUIRE(s.presenter.kinds().rows() == 2U);
    BOOST_TEST(s.presenter.kinds().cell(0, 0).text == "Shopify products");
    BOOST_TEST(s.presenter.kinds().cell(0, 2).text.find("Name, SKU") != std::string::npos);
    BOOST_TEST(s.presenter.rows().rows() == 8U);
    BOOST_TEST(s.presenter.count_of(Verdict::create) == 4);
    BOOST_TEST(s.presenter.summary() == "New: 4  ·  Changed: 2  ·  Refused: 2");
    BOOST_TEST(s.presenter.can_import());
    BOOST_TEST(!s.presenter.can_undo());
  });
}

BOOST_AUTO_TEST_CASE(rows_of_one_verdict_are_shown_with_their_reason) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.presenter.look_at({"products"});
    s.presenter.show_only(Verdict::refuse);
    BOOST_TEST(s.column(3) == Texts{"A-4"}, boost::test_tools::per_element());
    BOOST_TEST(!s.presenter.rows().cell(0, 4).text.empty());
    s.presenter.show_only(Verdict::create);
    BOOST_TEST(s.column(3) == (Texts{"A-1", "A-2"}), boost::test_tools::per_element());
    s.presenter.show_only(std::nullopt);
    BOOST_TEST(s.presenter.rows().rows() == 4U);
  });
}

BOOST_AUTO_TEST_CASE(another_channel_is_planned_again) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.presenter.look_at({"orders"});
    BOOST_TEST(!s.presenter.channels().empty());
    s.presenter.choose({"WEB", "SHOP"});
    BOOST_TEST(s.importer.asked.back() == "plan orders WEB@SHOP");
    s.presenter.import();
    BOOST_TEST(s.importer.asked.back() == "run orders WEB");
  });
}

BOOST_AUTO_TEST_CASE(files_of_another_channel_go_in_when_somebody_lets_them) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    const company::Actor nobody{EmployeeId(1), "till", {}};
    s.importer.unknown = *company::refused(nobody, company::Permission::import_files);
    s.presenter.look_at({"orders"});
    BOOST_REQUIRE(s.presenter.refused_act().has_value());
    BOOST_TEST(!s.presenter.can_import());
    FakeImporter theirs;
    const auto lent = std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text);
    lent->importer_of_test = &theirs;
    s.presenter.refused_act()->again(lent);
    BOOST_TEST(!s.presenter.refused_act().has_value());
    BOOST_REQUIRE(s.presenter.can_import());
    s.presenter.import();
    BOOST_TEST(theirs.asked == (Texts{"plan orders @", "run orders "}),
               boost::test_tools::per_element());
    BOOST_TEST(s.importer.asked.empty());
    // It was lent for once: the next files are one's own affair again.
    s.presenter.look_at({"orders"});
    BOOST_TEST(s.presenter.refused_act().has_value());
  });
}

BOOST_AUTO_TEST_CASE(what_cleaning_changes_is_shown_beside_the_rows) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.importer.cleaned = {{"p.csv", 2, "product", "name", " Desk  lamp", "Desk lamp"},
                          {"p.csv", 3, "product", "sku", "L-1", "L-1-2"},
                          {"p.csv", 4, "product", "sku", "L-1", ""},
                          {"c.csv", 9, "customer", "postal_code", "10115\n", "10115"},
                          {"c.csv", 9, "pet", "tail", "a", "b"}};
    s.presenter.look_at({"products"});
    auto& table = s.presenter.cleaning();
    const auto shown = [&](std::size_t row) {
      Texts texts;
      for (std::size_t column = 0; column < table.columns().size(); ++column)
        texts.push_back(table.cell(row, column).text);
      return texts;
    };
    BOOST_REQUIRE(table.rows() == 5U);
    // Blanks that nobody would see are dots; other programs get the value itself.
    BOOST_TEST(shown(0) == (Texts{"Product", "Name", "·Desk··lamp", "Desk lamp", "2", "p.csv"}),
               boost::test_tools::per_element());
    BOOST_TEST(table.raw(0, 2) == " Desk  lamp");
    BOOST_TEST(shown(2) == (Texts{"Product", "SKU", "L-1", "–", "4", "p.csv"}),
               boost::test_tools::per_element());
    BOOST_TEST(table.raw(2, 3) == "");
    BOOST_TEST(shown(3) == (Texts{"Customer", "Postal code", "10115↵", "10115", "9", "c.csv"}),
               boost::test_tools::per_element());
    // A word that has no translation stays.
    BOOST_TEST(shown(4)[1] == "tail");
    BOOST_TEST(table.summary() ==
               "Customer, Postal code: 1  ·  pet, tail: 1  ·  Product, Name: 1  ·  "
               "Product, SKU: 2");
    BOOST_TEST(table.cut() == "");
    s.presenter.leave();
    BOOST_TEST(table.rows() == 0U);
    BOOST_TEST(table.summary() == "");
  });
}

BOOST_AUTO_TEST_CASE(of_many_cleaned_values_the_first_are_shown_and_all_counted) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    const auto many = gui::most_cleaned_shown + 5;
    for (std::size_t i = 0; i < many; ++i)
      s.importer.cleaned.push_back(
          {"p.csv", static_cast<std::int64_t>(i), "product", "name", " a", "a"});
    s.presenter.look_at({"products", "orders"});
    BOOST_TEST(s.presenter.cleaning().rows() == gui::most_cleaned_shown);
    BOOST_TEST(s.presenter.cleaning().changed() == 20'010);
    BOOST_TEST(s.presenter.cleaning().summary() == "Product, Name: 20,010");
    BOOST_TEST(s.presenter.cleaning().cut() ==
               "The first 10,000 of 20,010 changed values are shown.");
    // Another plan begins with none.
    s.importer.cleaned.clear();
    s.presenter.choose({"WEB", {}});
    BOOST_TEST(s.presenter.cleaning().changed() == 0);
  });
}

BOOST_AUTO_TEST_CASE(what_happens_to_shared_skus_is_chosen_where_there_are_products) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.presenter.look_at({"orders"});
    BOOST_TEST(!s.presenter.products());
    s.presenter.look_at({"products"});
    BOOST_TEST(s.presenter.products());
    gui::ImportWish wish;
    wish.duplicate_skus = intake::DuplicateSkus::suffix;
    s.presenter.choose(wish);
    BOOST_TEST(s.importer.asked.back() == "plan products @ suffix");
    s.presenter.import();
    BOOST_TEST(s.importer.asked.back() == "run products  suffix");
  });
}

BOOST_AUTO_TEST_CASE(what_was_taken_in_can_be_taken_back_the_last_first) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.presenter.look_at({"products", "orders"});
    s.presenter.import();
    BOOST_CHECK(s.presenter.step() == Step::done);
    BOOST_TEST(s.presenter.can_undo());
    BOOST_TEST(!s.presenter.can_import());
    // What was refused is what is left to look at.
    BOOST_TEST(s.presenter.rows().rows() == 2U);
    s.importer.asked.clear();
    s.presenter.undo();
    BOOST_TEST(s.importer.asked == (Texts{"undo 2", "undo 1", "plan products @", "plan orders @"}),
               boost::test_tools::per_element());
    BOOST_CHECK(s.presenter.step() == Step::planned);
  });
}

BOOST_AUTO_TEST_CASE(files_that_nothing_reads_are_said_where_they_were_given) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.importer.unknown =
        Refusal{RefusalCode::profile_unknown, {{"file", "cat.csv"}, {"columns", "Meow"}}};
    s.presenter.look_at({"cat.csv"});
    BOOST_CHECK(s.presenter.step() == Step::none);
    BOOST_TEST(s.presenter.error().find("cat.csv") != std::string::npos, s.presenter.error());
    BOOST_TEST(!s.presenter.can_import());
  });
}

BOOST_AUTO_TEST_CASE(what_a_file_leaves_open_is_asked_for) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.importer.unknown =
        Refusal{RefusalCode::file_dates_unclear,
                {{"file", "bank.csv"}, {"value", "01/02/2026"}, {"column", "Date"}}};
    s.presenter.look_at({"bank.csv"});
    BOOST_TEST(s.presenter.dates_unclear());
    BOOST_TEST(s.presenter.encodings().empty());
    gui::ImportWish wish;
    wish.dates = "dmy";
    s.presenter.choose(wish);
    BOOST_CHECK(s.presenter.step() == Step::planned);
    BOOST_TEST(s.presenter.error() == "");
    // The answer can be changed.
    BOOST_TEST(s.presenter.dates_unclear());
    s.importer.unknown = Refusal{RefusalCode::file_encoding_unclear,
                                 {{"file", "bank.csv"}, {"encodings", "Shift_JIS, GB18030"}}};
    s.presenter.look_at({"bank.csv"});
    BOOST_TEST(!s.presenter.encodings().empty());
    BOOST_TEST(!s.presenter.dates_unclear());
  });
}

BOOST_AUTO_TEST_CASE(a_server_lost_in_the_middle_keeps_what_came_before) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    s.presenter.look_at({"products", "orders"});
    s.importer.lost = Failure(FailureCode::database_lost);
    s.presenter.import();
    BOOST_CHECK(s.presenter.step() == Step::done);
    BOOST_TEST(!s.presenter.error().empty());
    BOOST_TEST(s.presenter.kinds().rows() == 1U);
    BOOST_TEST(s.presenter.can_undo());
  });
}

BOOST_AUTO_TEST_CASE(a_stopped_import_is_finished_and_a_done_one_taken_back) {
  on_sqlite([](TestBook& tb) {
    ImportScreen s(tb);
    int changed = 0;
    gui::BatchActs acts(s.book, s.executor, english(), [&] { ++changed; });
    acts.resume(4);
    BOOST_TEST(acts.result() == "Import 4 is finished.");
    acts.undo(4);
    BOOST_TEST(acts.result() == "Import 4 was taken back.");
    BOOST_TEST(!acts.went_wrong());
    s.importer.unknown = Refusal{RefusalCode::batch_unknown, {{"batch", "9"}}};
    acts.undo(9);
    BOOST_TEST(acts.went_wrong());
    BOOST_TEST(acts.result().find('9') != std::string::npos, acts.result());
    BOOST_TEST(changed == 6);
  });
}

BOOST_AUTO_TEST_CASE(an_unknown_product_is_bound_and_a_refusal_is_told) {
  on_sqlite([](TestBook& tb) {
    auto book = std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text);
    FakeImporter importer;
    book->importer_of_test = &importer;
    InlineExecutor executor;
    int changes = 0;
    gui::BatchActs acts(book, executor, english(), [&] { ++changes; });
    acts.bind("~UNKNOWN", "TB-1");
    BOOST_TEST(acts.result() == "~UNKNOWN is TB-1 now: 3 orders changed");
    BOOST_TEST(!acts.went_wrong());
    acts.bind("~UNKNOWN", "GONE");
    BOOST_TEST(acts.went_wrong());
    BOOST_TEST(acts.result().find("GONE") != std::string::npos);
    BOOST_TEST(importer.asked.back() == "bind ~UNKNOWN GONE");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
