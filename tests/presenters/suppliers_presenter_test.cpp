// The page of suppliers: its list, its card, its forms, its file, its rights.

#include "gui/presenters/suppliers_presenter.h"

#include <boost/test/unit_test.hpp>

#include "gui/presenters/supplier_forms.h"
#include "tests/presenters/support/supply.h"

namespace kontor::test {

namespace suppliers_presenter_test {

struct Makers : Supply {
  using Supply::Supply;

  gui::SuppliersPresenter& list(const std::string& search = {}) {
    made = std::make_unique<gui::SuppliersPresenter>(*this, book, executor, english(), search);
    made->load();
    return *made;
  }
  const stock::Supplier& supplier(const std::string& code) {
    for (std::size_t row = 0; row < list().rows(); ++row)
      if (made->at(row)->code == code) return *made->at(row);
    throw std::logic_error(code);
  }
  std::unique_ptr<gui::SupplierForm> form(const std::optional<stock::Supplier>& of = {}) {
    auto asked = std::make_unique<gui::SupplierForm>(book, executor, english(), of);
    asked->on_saved = [this] { ++saved; };
    return asked;
  }
  std::unique_ptr<gui::SupplierTermsForm> terms(const stock::Supplier& of,
                                                const std::optional<stock::OfferLine>& line = {}) {
    auto asked = std::make_unique<gui::SupplierTermsForm>(book, executor, english(), of, line);
    asked->on_saved = [this] { ++saved; };
    return asked;
  }
  /// Its card, read anew.
  gui::SupplierCard& card(const std::string& code) {
    shown = std::make_unique<gui::SupplierCard>(*this, book, executor, english());
    shown->show(supplier(code).id);
    return *shown;
  }

  std::unique_ptr<gui::SuppliersPresenter> made;
  std::unique_ptr<gui::SupplierCard> shown;
  int saved = 0;
};

void with_makers(const std::function<void(Makers&)>& test) {
  on_sqlite([&](TestBook& tb) {
    Makers makers(tb);
    test(makers);
    makers.world.check();
  });
}

}  // namespace suppliers_presenter_test

BOOST_AUTO_TEST_SUITE(suppliers_presenter)

using namespace suppliers_presenter_test;

BOOST_AUTO_TEST_CASE(suppliers_are_listed_searched_and_told_with_what_they_sell) {
  with_makers([](Makers& m) {
    auto& list = m.list();
    BOOST_REQUIRE(list.rows() == 2U);
    BOOST_TEST(m.row(list, 0) == "FAR|Far|USD|0|0|0|");
    BOOST_TEST(m.row(list, 1) == "MILL|Mill|EUR|10|2.5|7|");
    BOOST_TEST(list.footer() == "2 suppliers");
    BOOST_TEST(list.may_change());
    list.search("mïl");
    BOOST_REQUIRE(list.rows() == 1U);
    BOOST_TEST(list.at(0)->name == "Mill");
    list.search("nobody");
    BOOST_TEST((list.state() == gui::ListPresenter::State::nothing_found));

    auto& card = m.card("MILL");
    BOOST_TEST(card.title() == "Mill");
    BOOST_REQUIRE(card.offers().rows() == 2U);
    BOOST_TEST(m.row(card.offers(), 0) == "A|Apple||10|2.5|0|0|Asked first|2.50");
    BOOST_TEST(!card.more());
  });
}

BOOST_AUTO_TEST_CASE(a_supplier_is_added_and_changed_by_its_form) {
  with_makers([](Makers& m) {
    auto fresh = m.form();
    fresh->type("name", "Northern Mill");
    fresh->type("lead", "soon");
    fresh->save();
    BOOST_TEST(fresh->field("lead").error == "soon are no days: 14");
    fresh->type("lead", "14");
    fresh->type("currency", "XYZW");
    fresh->save();
    BOOST_TEST(!fresh->field("currency").error.empty());
    fresh->type("currency", "USD");
    fresh->type("spread", "1.5");
    fresh->save();
    BOOST_TEST(m.saved == 1);
    const auto made = m.supplier("NORTHERN-MILL");
    BOOST_TEST(made.lead.days == 14);
    BOOST_TEST(made.lead.spread_milli == 1'500);
    auto again = m.form(made);
    BOOST_TEST((again->field("currency").kind == gui::FormField::Kind::fixed));
    BOOST_TEST(!again->can_save());
    again->type("review", "7");
    again->type("note", "by telephone");
    again->save();
    BOOST_TEST(m.saved == 2);
    BOOST_TEST(m.row(m.list("north"), 0) ==
               "NORTHERN-MILL|Northern Mill|USD|14|1.5|7|by telephone");
    auto same = m.form();
    same->type("name", "Mill");
    same->save();
    BOOST_TEST(!same->field("code").error.empty());
  });
}

BOOST_AUTO_TEST_CASE(terms_are_set_changed_and_taken_away) {
  with_makers([](Makers& m) {
    const auto far = m.supplier("FAR");
    auto fresh = m.terms(far);
    fresh->save();
    BOOST_TEST(!fresh->field("product").error.empty());
    fresh->type("product", "NOPE");
    fresh->type("price", "much");
    fresh->save();
    BOOST_TEST(fresh->field("price").error == "much is no amount: 12.50");
    fresh->type("price", "1.75");
    fresh->save();
    BOOST_TEST(!fresh->field("product").error.empty());
    fresh->type("product", "A");
    fresh->type("pack", "6");
    fresh->type("their-sku", "AP-1");
    fresh->save();
    BOOST_REQUIRE(m.saved == 1);
    auto& card = m.card("FAR");
    // MILL sold it first, and stays the one that is asked.
    BOOST_TEST(m.row(card.offers(), 0) == "A|Apple|AP-1|0|0|0|6||1.75");

    auto change = m.terms(far, *card.offer(0));
    BOOST_TEST(change->field("price").value == "1.75");
    change->type("pack", "");
    change->type("lead", "3");
    change->type("preferred", "yes");
    change->save();
    BOOST_REQUIRE(m.saved == 2);
    BOOST_TEST(m.row(m.card("FAR").offers(), 0) == "A|Apple|AP-1|3|0|0|0|Asked first|1.75");
    BOOST_TEST(m.row(m.card("MILL").offers(), 0) == "A|Apple||10|2.5|0|0||2.50");

    auto end = m.terms(far, *m.card("FAR").offer(0));
    end->type("lead", "");
    end->save();
    BOOST_TEST(!end->field("lead").error.empty());
    end->type("lead", "3");
    end->type("removed", "yes");
    end->save();
    BOOST_REQUIRE(m.saved == 3);
    BOOST_TEST(m.card("FAR").offers().rows() == 0U);
  });
}

BOOST_AUTO_TEST_CASE(a_file_is_looked_at_before_it_is_taken_in) {
  with_makers([](Makers& m) {
    auto good = m.world.terms("FAR", "A");
    good.cost = Decimal::parse("3.10");
    auto bad = m.world.terms("NOBODY", "A");
    bad.row = 2;
    m.book->wishes_of_test = {good, bad};
    int changes = 0;
    gui::SupplierFile file(m.book, m.executor, english(), [&] { ++changes; });
    file.look_at("/nowhere.csv");
    BOOST_TEST((file.tone() == gui::Tone::problem));
    BOOST_TEST(!file.can_take_in());
    file.look_at("/terms.csv");
    BOOST_TEST(file.said() ==
               "What the file would bring: 1 new  ·  0 changed  ·  0 unchanged  ·  1 refused");
    BOOST_REQUIRE(file.problems().rows() == 1U);
    BOOST_TEST(file.problems().raw(0, 0) == "2");
    BOOST_TEST(m.card("FAR").offers().rows() == 0U);
    file.take_in();
    BOOST_TEST(file.taken_in());
    BOOST_TEST(!file.can_take_in());
    BOOST_TEST(file.said().find("The file is in:") == 0U);
    BOOST_TEST(m.card("FAR").offers().rows() == 1U);
    BOOST_TEST(changes > 0);
  });
}

BOOST_AUTO_TEST_CASE(who_sees_no_costs_sees_no_prices_and_changes_nothing) {
  with_makers([](Makers& m) {
    const auto mill = m.supplier("MILL");
    const auto line = *m.card("MILL").offer(0);
    m.book->actor_of_test.permissions = {company::Permission::read_stock,
                                         company::Permission::order_goods};
    auto& card = m.card("MILL");
    BOOST_TEST(m.row(card.offers(), 0) == "A|Apple||10|2.5|0|0|Asked first");
    // A price may be typed by who may not see it; what is left empty stays.
    auto terms = m.terms(mill, line);
    BOOST_TEST(terms->field("price").value.empty());
    terms->type("minimum", "4");
    terms->save();
    BOOST_TEST(m.saved == 1);
    BOOST_TEST(m.world.number("select cost_micro from supplier_product where product_id = 201 and "
                              "supplier_id = " +
                              std::to_string(mill.id.value)) == 2'500'000);

    m.limit_to(m.world.shop, {company::Permission::read_stock, company::Permission::order_goods,
                              company::Permission::read_cost});
    BOOST_TEST(!m.list().may_change());
    BOOST_TEST(m.list().rows() == 2U);
    // Terms are the book's: costs of one place show none of them.
    BOOST_TEST(m.row(m.card("MILL").offers(), 0) == "A|Apple||10|2.5|4|0|Asked first");
    auto form = m.form(mill);
    form->type("lead", "1");
    form->save();
    BOOST_TEST(form->refused().has_value());
    m.book->actor_of_test.scoped.clear();
    BOOST_TEST(m.list().rows() == 0U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
