#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "gui/widgets/gtk_platform.h"
#include "persistence/stores/customer_store.h"
#include "tests/contract/order_support.h"
#include "tests/gui/window.h"

namespace kontor::test {

namespace books_window_test {

/// A shop that sold on two channels to one customer, through one seller.
struct BooksShop {
  explicit BooksShop(TestBook& tb) : world(tb.book), address(tb.address.text) {
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore employees;
      bool owner = false;
      for (const auto& each : employees.list(u)) owner = owner || each.owner;
      if (!owner) employees.add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
      employees.add(u, {EmployeeId(52), "S07", "Søren", false, false});
      employees.add(u, {EmployeeId(53), "P1", "Till 3", true, false});
      persistence::SqlCustomerStore customers;
      customers.add(u, ChannelId(21),
                    {{{"ana@x.example", "+4917112345678", "77", "Ana Müller"}, CustomerId(1)},
                     {{"li@x.example", "", "", "李娜"}, CustomerId(2)}},
                    BatchId(1));
    });
    for (std::int64_t i = 0; i < 3; ++i) {
      books::Entry e = world.entry(1001 + i, 901 + i, books::EntryKind::sale, test_now());
      world.add_sale(e, 201, 1 + i, 1000, 400);
      if (i == 1) {
        for (auto& p : e.postings)
          if (p.channel == world.web) p.channel = world.fair;
      }
      world.post(world.set_of({e}, {world.document(901 + i, "#" + std::to_string(10 + i))}));
    }
    OrderActs orders(tb);
    auto order = test_order(901);
    order.customer = CustomerId(1);
    orders.add({order}, 1);
  }

  ShopWorld world;
  std::string address;
};

void with_books(const std::function<void(const BookTest&)>& engine,
                const std::function<void(BooksShop&)>& test) {
  engine([&](TestBook& tb) {
    BooksShop shop(tb);
    test(shop);
  });
}

gui::BooksPage& open_books(Window& w) {
  w.frame().commands().run("area.books");
  auto* books = w.frame().books_page();
  BOOST_REQUIRE(books);
  BOOST_REQUIRE(wait_until([&] {
    return books->trial_balance()->presenter().rows() > 0 &&
           !books->trial_balance()->presenter().busy() && !books->entries()->presenter().busy();
  }));
  return *books;
}

std::size_t row_of_account(gui::TrialBalancePage& page, const std::string& code) {
  for (std::size_t row = 0; row < page.presenter().rows(); ++row)
    if (page.list()->shown_text(row, 0) == code) return row;
  BOOST_FAIL("no account " + code);
  return 0;
}

}  // namespace books_window_test

BOOST_AUTO_TEST_SUITE(books_window)

using namespace books_window_test;

BOOST_AUTO_TEST_CASE(a_figure_leads_to_its_entries_an_entry_to_its_order_and_back) {
  with_books(for_each_engine, [](BooksShop& shop) {
    Window w(shop.address);
    auto& books = open_books(w);
    auto& trial = *books.trial_balance();
    const auto sales = row_of_account(trial, "4000");
    BOOST_TEST(trial.footer()->GetLabelText().utf8_string().find("Everything adds up") !=
               std::string::npos);
    trial.list()->choose_row(sales);
    trial.open_figure(sales, 2);  // the first channel's figure
    BOOST_TEST(books.tabs()->GetSelection() == 1);
    auto& entries = *books.entries();
    BOOST_REQUIRE(
        wait_until([&] { return !entries.presenter().busy() && entries.presenter().rows() == 1; }));
    BOOST_TEST(entries.account()->GetStringSelection().utf8_string().find("4000") !=
               std::string::npos);
    BOOST_TEST(entries.filters().side()->GetStringSelection().utf8_string() == "Channel FAIR");
    entries.list()->choose_row(0);
    entries.open_chosen();
    BOOST_REQUIRE(wait_until([&] {
      return !entries.card()->card().loading() && entries.card()->card().postings().rows() == 6;
    }));
    entries.card()->tabs()->SetSelection(1);
    wxCommandEvent press(wxEVT_BUTTON);
    entries.card()->order_button()->ProcessWindowEvent(press);
    BOOST_CHECK(w.frame().area() == gui::Area::orders);
    w.frame().go_back();
    BOOST_CHECK(w.frame().area() == gui::Area::books);
    w.frame().go_back();
    BOOST_TEST(books.tabs()->GetSelection() == 0);
  });
}

BOOST_AUTO_TEST_CASE(the_books_stay_as_they_are_in_another_language) {
  with_books(on_sqlite, [](BooksShop& shop) {
    Window w(shop.address);
    auto& books = open_books(w);
    books.trial_balance()->open_figure(row_of_account(*books.trial_balance(), "4000"), 3);
    const auto before = books.state();
    auto state = w.frame().state();
    auto& app = *program().app;
    app.close_window();
    app.use_language("ar");
    gui::prepare_toolkit(true);
    app.open_window(std::move(state));
    BOOST_REQUIRE(w.frame().books_page());
    BOOST_CHECK(w.frame().books_page()->state() == before);
    auto& entries = *w.frame().books_page()->entries();
    BOOST_TEST(wait_until([&] { return entries.presenter().rows() == 2; }));
    BOOST_TEST(entries.presenter().footer().find("entries") == std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(the_audit_is_browsed_filtered_and_stays_in_another_language) {
  with_books(on_sqlite, [](BooksShop& shop) {
    Window w(shop.address);
    auto& books = open_books(w);
    BOOST_REQUIRE(books.tabs()->GetPageCount() == 5U);
    books.tabs()->SetSelection(4);
    auto& audit = *books.audit();
    const auto settled = [&] {
      return wait_until(
          [&] { return !audit.presenter().busy() && !audit.card()->card().loading(); });
    };
    BOOST_REQUIRE(settled());
    const std::size_t acts = audit.presenter().rows();
    audit.postings()->SetValue(true);
    wxCommandEvent ticked(wxEVT_CHECKBOX);
    ticked.SetInt(1);
    audit.postings()->ProcessWindowEvent(ticked);
    BOOST_REQUIRE(settled());
    BOOST_TEST(audit.presenter().rows() >= acts + 3);
    audit.list()->choose_row(0);
    audit.open_chosen();
    BOOST_REQUIRE(settled());
    BOOST_TEST(audit.card()->card().facts().rows() == 6U);
    BOOST_TEST(audit.footer()->GetLabelText().utf8_string().find("acts") != std::string::npos);
    const auto before = books.state();
    auto state = w.frame().state();
    auto& app = *program().app;
    app.close_window();
    app.use_language("ar");
    gui::prepare_toolkit(true);
    app.open_window(std::move(state));
    BOOST_REQUIRE(w.frame().books_page());
    auto& again = *w.frame().books_page();
    BOOST_CHECK(again.state() == before);
    auto& arabic = *again.audit();
    BOOST_REQUIRE(wait_until([&] { return arabic.presenter().rows() > 0; }));
    BOOST_TEST(arabic.postings()->GetValue());
    BOOST_TEST(arabic.list()->shown_text(0, 3).find("posted") == std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(an_export_is_looked_at_only_when_its_tab_is_shown) {
  with_books(on_sqlite, [](BooksShop& shop) {
    Window w(shop.address);
    auto& books = open_books(w);
    auto& panel = *books.ledger_export();
    BOOST_TEST(!panel.presenter().result());
    books.tabs()->SetSelection(3);
    BOOST_REQUIRE(wait_until([&] { return panel.presenter().result().has_value(); }));
    BOOST_TEST(panel.preview()->GetValue().Contains("4000"));
    panel.format()->SetSelection(1);
    wxCommandEvent chosen(wxEVT_CHOICE);
    chosen.SetInt(1);
    panel.format()->ProcessWindowEvent(chosen);
    BOOST_TEST(wait_until([&] {
      return !panel.presenter().looking() &&
             panel.presenter().first_lines().find("Assets:") != std::string::npos;
    }));
    const std::string path =
        (std::filesystem::temp_directory_path() / "kontor-window-export.ledger").string();
    panel.presenter().write(path);
    BOOST_REQUIRE(wait_until([&] { return !panel.presenter().outcome().empty(); }));
    // Told once, by the window, with the file to open.
    BOOST_TEST(!panel.info()->IsShown());
    const auto* notice = w.frame().notices().front();
    BOOST_REQUIRE(notice);
    BOOST_TEST(notice->file == path);
    BOOST_TEST(notice->sentence == panel.presenter().outcome());
    BOOST_TEST(std::filesystem::exists(path));
    std::filesystem::remove(path);
  });
}

BOOST_AUTO_TEST_CASE(customers_are_found_and_lead_to_their_orders) {
  with_books(for_each_engine, [](BooksShop& shop) {
    Window w(shop.address);
    w.frame().commands().run("area.customers");
    auto& page = *w.frame().customers_page();
    BOOST_REQUIRE(wait_until([&] { return page.presenter().rows() == 2; }));
    page.search_field()->SetValue("ana");
    BOOST_REQUIRE(wait_until([&] { return page.presenter().rows() == 1; }));
    page.list()->choose_row(0);
    page.open_chosen();
    BOOST_REQUIRE(wait_until([&] { return page.card()->card().orders().rows() == 1; }));
    page.card()->tabs()->SetSelection(1);
    page.card()->list(1)->choose_row(0);
    page.card()->list(1)->on_open();
    BOOST_CHECK(w.frame().area() == gui::Area::orders);
    w.frame().go_back();
    BOOST_CHECK(w.frame().area() == gui::Area::customers);
    BOOST_TEST(page.search_field()->GetValue().utf8_string() == "ana");
    BOOST_TEST(page.card()->card().shown() == 1);
  });
}

BOOST_AUTO_TEST_CASE(the_team_is_listed_with_who_is_provisional) {
  with_books(on_sqlite, [](BooksShop& shop) {
    Window w(shop.address);
    w.frame().commands().run("area.team");
    auto& page = *w.frame().team_page();
    BOOST_REQUIRE(wait_until([&] { return page.presenter().rows() >= 3; }));
    std::size_t provisional = page.presenter().rows();
    for (std::size_t row = 0; row < page.presenter().rows(); ++row)
      if (page.list()->shown_text(row, 2) == "Provisional") provisional = row;
    BOOST_REQUIRE(provisional < page.presenter().rows());
    page.list()->choose_row(provisional);
    page.open_chosen();
    BOOST_TEST(wait_until([&] { return page.card()->card().title() == "Till 3"; }));
    BOOST_TEST(page.card()->IsShownOnScreen());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
