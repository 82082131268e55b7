#include <boost/test/unit_test.hpp>

#include "gui/presenters/closed_area.h"
#include "gui/presenters/company_form.h"
#include "gui/presenters/orders_presenter.h"
#include "gui/presenters/palette.h"
#include "gui/presenters/stock_presenter.h"
#include "gui/presenters/token_form.h"
#include "gui/presenters/tokens_presenter.h"
#include "tests/presenters/support/english.h"
#include "tests/presenters/support/executors.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

namespace tokens_test {

struct Tokens : gui::FormView, gui::ListView {
  explicit Tokens(TestBook& tb)
      : world(tb.book), book(std::make_shared<ShopBook>(tb.book, tb.clock, tb.address.text)) {}
  void show_form() override {}
  void show_columns() override {}
  void show_rows(bool) override {}
  void show_more() override {}
  void show_state() override {}
  FakeDesk& desk() { return book->desk_of_test; }

  ShopWorld world;
  std::shared_ptr<ShopBook> book;
  InlineExecutor executor;
};

void with_tokens(const std::function<void(Tokens&)>& test) {
  on_sqlite([&](TestBook& tb) {
    Tokens s(tb);
    test(s);
  });
}

std::unique_ptr<gui::TokenForm> form_of(Tokens& s) {
  auto form = std::make_unique<gui::TokenForm>(s.book, s.executor, english());
  form->set_view(s);
  form->load();
  return form;
}

}  // namespace tokens_test

BOOST_AUTO_TEST_SUITE(tokens)

using namespace tokens_test;

BOOST_AUTO_TEST_CASE(tokens_are_listed_and_one_is_taken_back) {
  with_tokens([](Tokens& s) {
    s.desk().token_list = {{"nightly", "stock list, report run", "Sofia Berg", test_now(), "Otto"},
                           {"old", "stock list", "Otto", test_now(), "Otto", test_now()}};
    gui::TokensPresenter tokens(s, s.book, s.executor, english());
    tokens.load();
    BOOST_TEST(tokens.rows() == 2U);
    BOOST_TEST(tokens.cell(0, 1).text == "stock list, report run");
    BOOST_TEST(tokens.said() == "");
    BOOST_TEST(tokens.may_revoke(0));
    BOOST_TEST(!tokens.may_revoke(1));
    tokens.revoke(1);
    BOOST_TEST(s.desk().acts.empty());
    s.desk().refuses = Refusal{RefusalCode::permission_missing, {{"permission", "manage_devices"}}};
    tokens.revoke(0);
    BOOST_REQUIRE(tokens.refused());
    s.desk().refuses.reset();
    const auto again = tokens.refused()->again;
    again(s.book);
    BOOST_TEST(s.desk().acts.back() == "revoke token nightly");
    BOOST_TEST(tokens.said().find("nightly") != std::string::npos);
    BOOST_CHECK(tokens.said_tone() == gui::Tone::positive);
    BOOST_TEST(!tokens.may_revoke(0));
  });
}

BOOST_AUTO_TEST_CASE(a_token_is_made_for_commands_and_somebody) {
  with_tokens([](Tokens& s) {
    auto form = form_of(s);
    form->save();
    for (const char* field : {"name", "commands", "file"})
      BOOST_TEST(!form->field(field).error.empty(), field);
    form->type("name", "nightly");
    form->type("commands", "stock list, report run");
    form->type("file", "/tmp/nightly.token");
    s.desk().refuses = Refusal{RefusalCode::command_unknown, {{"command", "stock lists"}}};
    form->save();
    BOOST_TEST(!form->field("commands").error.empty());
    s.desk().refuses = Refusal{RefusalCode::file_exists, {{"file", "/tmp/nightly.token"}}};
    form->type("commands", "stock list,report run");
    form->save();
    BOOST_TEST(!form->field("file").error.empty());
    s.desk().refuses.reset();
    bool saved = false;
    form->on_saved = [&] { saved = true; };
    form->type("file", "/tmp/other.token");
    form->save();
    BOOST_TEST(saved);
    BOOST_TEST(s.desk().acts.back() == "token nightly  stock list, report run /tmp/other.token");
  });
}

BOOST_AUTO_TEST_CASE(who_closes_periods_reaches_the_lock_and_nothing_else_of_the_company) {
  with_tokens([](Tokens& s) {
    company::Actor accountant;
    accountant.employee = s.book->actor().employee;
    accountant.permissions = {company::Permission::close_periods, company::Permission::read_ledger};
    BOOST_TEST(!gui::closed(gui::Area::setup, accountant));
    BOOST_TEST(!gui::closed(gui::SetupView::company, accountant));
    BOOST_TEST(gui::closed(gui::SetupView::places, accountant).has_value());
    s.book->actor_of_test = accountant;
    gui::CompanyForm form(s.book, s.executor, english());
    form.set_view(s);
    form.load();
    for (const auto& field : form.fields())
      BOOST_TEST((field.kind == gui::FormField::Kind::fixed) == (field.id != "locked"), field.id);
    form.type("locked", "2026-01-31");
    BOOST_TEST(form.can_save());
  });
}

BOOST_AUTO_TEST_CASE(lists_open_to_who_may_see_one_place_and_show_that_one) {
  with_tokens([](Tokens& s) {
    using company::Permission;
    const auto places =
        s.book->book().read([&](Unit& u) { return s.book->company().locations(u); });
    const auto stored = std::ranges::find_if(places, [](const auto& place) {
      return company::holds_stock(place.kind) && place.kind != company::LocationKind::transit;
    });
    BOOST_REQUIRE(stored != places.end());
    company::Actor seller;
    seller.employee = s.book->actor().employee;
    seller.scoped = {
        {company::scope_of(*stored), {Permission::read_stock, Permission::read_orders}}};
    BOOST_TEST(!gui::closed(gui::Area::stock, seller));
    BOOST_TEST(!gui::closed(gui::Area::orders, seller));
    BOOST_TEST(!gui::closed(gui::Area::today, seller));
    for (const auto area : {gui::Area::customers, gui::Area::books, gui::Area::channels})
      BOOST_TEST(gui::closed(area, seller).has_value());
    s.book->actor_of_test = seller;
    gui::StockPresenter stock(s, s.book, s.executor, english());
    stock.load();
    BOOST_TEST((stock.choice().place == stored->id));
    BOOST_REQUIRE(stock.places().size() == 1U);
    BOOST_TEST((stock.places().front().id == stored->id));
    stock.choose_place({});
    BOOST_TEST((stock.choice().place == stored->id));
    gui::OrdersPresenter orders(s, s.book, s.executor, english());
    orders.load();
    BOOST_TEST(orders.channels().empty());
    BOOST_REQUIRE(!orders.chips().empty());
    BOOST_TEST(orders.chips().front().text.find(stored->name) != std::string::npos);
    BOOST_TEST(gui::palette_sources(s.book, english()).size() == 2U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
