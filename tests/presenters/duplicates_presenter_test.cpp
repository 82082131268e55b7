#include "gui/presenters/duplicates_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/customer_card.h"
#include "gui/presenters/pair_card.h"
#include "tests/contract/people_world.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace duplicates_presenter_test {

struct QuietPairs : gui::ListView, gui::DetailView, gui::FormView {
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
  void show_detail() override {}
  void show_form() override {}
};

/// Ana twice, and Radu, who is alone.
struct PairsScreen {
  explicit PairsScreen(TestBook& tb)
      : people(tb), book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)) {
    auto first = PeopleWorld::person("Ana Popescu", "Strada Lunga 12", "Cluj", "ana@x.example");
    first.accepts_email = true;
    people.add(1, first);
    auto second =
        PeopleWorld::person("Anna Popescu", "Strada Lunga 12", "Cluj", "", "+40721555012");
    second.accepts_email = false;
    people.add(2, second);
    people.add(3, PeopleWorld::person("Radu Ion", "", "", "", "+40721555077"));
    people.order(tb, 901, 1, 1000);
    people.order(tb, 902, 2, 2500);
  }
  /// What a card's row of this name says, its cells parted by bars.
  std::string side(const std::string& what) {
    for (std::size_t row = 0; row < card.sides().rows(); ++row)
      if (card.sides().cell(row, 0).text == what)
        return card.sides().raw(row, 1) + "|" + card.sides().raw(row, 2) + "|" +
               card.sides().raw(row, 3);
    return "none";
  }

  PeopleWorld people;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
  QuietPairs view;
  gui::DuplicatesPresenter presenter{view, book, executor, english()};
  gui::PairCard card{view, book, executor, english()};
  gui::DuplicateActs acts{book, executor, english(), [] {}};
  gui::CustomerCard customer{view, book, executor, english()};
};

}  // namespace duplicates_presenter_test

BOOST_AUTO_TEST_SUITE(duplicates_presenter)

using namespace duplicates_presenter_test;

BOOST_AUTO_TEST_CASE(pairs_are_searched_for_and_shown_with_their_reasons) {
  for_each_engine([](TestBook& tb) {
    PairsScreen s(tb);
    s.presenter.load();
    BOOST_TEST(s.presenter.rows() == 0U);
    BOOST_TEST(!s.presenter.searched_book());
    s.acts.find();
    BOOST_TEST(s.acts.result().starts_with("1 pair was found."));
    s.presenter.load();
    BOOST_REQUIRE(s.presenter.rows() == 1U);
    BOOST_TEST(s.presenter.searched_book());
    BOOST_TEST(s.presenter.cell(0, 1).text == "C1");
    BOOST_TEST(s.presenter.cell(0, 4).text == "Anna Popescu");
    BOOST_TEST(s.presenter.cell(0, 0).text.find("100") == std::string::npos);  // never certain
    BOOST_TEST(s.presenter.cell(0, 5).text.find("Last name") != std::string::npos);
    BOOST_TEST(s.presenter.cell(0, 5).text.find("Street") != std::string::npos);
    BOOST_TEST(customers::parse_certainty(s.presenter.raw(0, 0)).value_or(0) >= 900'000);
    BOOST_TEST(s.presenter.footer() == "1 pair of customers who may be one person");
  });
}

BOOST_AUTO_TEST_CASE(a_pair_stands_side_by_side_with_what_one_person_would_show) {
  for_each_engine([](TestBook& tb) {
    PairsScreen s(tb);
    s.acts.find();
    s.card.show({CustomerId(1), CustomerId(2)});
    BOOST_TEST(s.card.error() == "");
    BOOST_TEST(s.card.title() == "Ana Popescu  ·  Anna Popescu");
    BOOST_TEST(s.side("Customer") == "C1|C2|C1");
    BOOST_TEST(s.side("E-mail") == "ana@x.example||ana@x.example");
    BOOST_TEST(s.side("Phone") == "|+40721555012|+40721555012");
    BOOST_TEST(s.side("Orders") == "1|1|2");
    BOOST_TEST(s.side("Value of orders") == "€10.00|€25.00|€35.00");
    BOOST_TEST(s.side("Accepts e-mail advertising") == "yes|no|no");  // the stricter
    BOOST_TEST(s.side("Company") == "none");                          // nobody has one
    BOOST_REQUIRE(s.card.reasons().rows() > 3U);
    std::map<std::string, std::string> agreements;
    for (std::size_t row = 0; row < s.card.reasons().rows(); ++row)
      agreements[s.card.reasons().cell(row, 0).text] = s.card.reasons().cell(row, 3).text;
    BOOST_TEST(agreements["Last name"] == "the same");
    BOOST_TEST(agreements["First name"] == "alike");
    s.card.show({CustomerId(1), CustomerId(99)});
    BOOST_TEST(!s.card.error().empty());
  });
}

BOOST_AUTO_TEST_CASE(a_merge_takes_what_was_chosen_and_can_be_undone_on_the_card) {
  for_each_engine([](TestBook& tb) {
    PairsScreen s(tb);
    s.acts.find();
    const gui::PairKey pair{CustomerId(1), CustomerId(2)};
    gui::MergeForm form(s.book, s.executor, english(), pair);
    form.set_view(s.view);
    form.load();
    std::string fields;
    for (const auto& field : form.fields()) fields += field.id + " ";
    // Nothing is asked where only one has something, or both say the same.
    BOOST_TEST(fields == "keep take-name ");
    form.type("keep", "C2");
    form.type("take-name", "C2");
    form.save();
    BOOST_TEST(form.error() == "");
    BOOST_TEST(form.done() == "C1 is the same person as C2 from now on.");
    BOOST_TEST((form.alias() == CustomerId(1)));
    const auto person = s.people.shown(1);
    BOOST_REQUIRE(person);
    BOOST_TEST((person->id == CustomerId(2)));
    BOOST_TEST(person->record.name == "Anna Popescu");
    BOOST_TEST(person->record.email == "ana@x.example");
    s.presenter.load();
    BOOST_TEST(s.presenter.rows() == 0U);
    s.customer.show(CustomerId(2));
    BOOST_REQUIRE(s.customer.merged().rows() == 1U);
    BOOST_TEST(s.customer.merged().cell(0, 0).text == "C1");
    BOOST_TEST((s.customer.merged_at(0) == CustomerId(1)));
    s.acts.unmerge(s.customer.merged_at(0));
    BOOST_TEST(s.acts.result() == "C1 is a customer of their own again, beside C2.");
    s.presenter.load();
    BOOST_TEST(s.presenter.rows() == 1U);
    BOOST_TEST((s.people.shown(1)->id == CustomerId(1)));
  });
}

BOOST_AUTO_TEST_CASE(two_people_are_not_shown_again) {
  for_each_engine([](TestBook& tb) {
    PairsScreen s(tb);
    s.acts.find();
    s.acts.set_apart({{CustomerId(1), CustomerId(2)}});
    BOOST_TEST(s.acts.result() == "1 pair is of two people: it is not shown again.");
    s.acts.find();
    s.presenter.load();
    BOOST_TEST(s.presenter.rows() == 0U);
  });
}

BOOST_AUTO_TEST_CASE(what_is_certain_is_merged_together) {
  for_each_engine([](TestBook& tb) {
    PairsScreen s(tb);
    s.acts.find();
    gui::MergeCertainForm form(s.book, s.executor, english());
    form.set_view(s.view);
    form.type("above", "900000");
    BOOST_TEST(form.above_ppm() == 900'000);
    s.acts.merge_certain(form.above_ppm());
    BOOST_TEST(s.acts.result() == "1 pair was merged.");
    BOOST_TEST((s.people.shown(2)->id == CustomerId(1)));
  });
}

BOOST_AUTO_TEST_CASE(who_may_not_merge_is_told_so) {
  on_sqlite([](TestBook& tb) {
    PairsScreen s(tb);
    s.acts.find();
    s.book->actor_of_test.permissions = {company::Permission::read_customers};
    BOOST_TEST(!s.presenter.may_merge());
    s.acts.merge_certain(900'000);
    BOOST_TEST(s.acts.went_wrong());
    BOOST_TEST((s.people.shown(2)->id == CustomerId(2)));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
