#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/textctrl.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/gui/window.h"
#include "tests/support/new_book.h"
#include "tests/support/shop_files.h"

namespace kontor::test {

namespace setup_window_test {

void push(wxButton* button) {
  BOOST_REQUIRE(button->IsEnabled());
  wxCommandEvent event(wxEVT_BUTTON);
  button->ProcessWindowEvent(event);
}

/// A book of each engine with orders of the first week, and the files of the first days.
void with_book(const std::function<void(const std::string& address, const TempDir& files)>& test) {
  app::NewBook draft;
  draft.entity.name = draft.location_name = "Laden";
  draft.entity.country = "DE";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Berlin";
  for (const auto& make : {on_new_sqlite_book, on_new_postgresql_book}) {
    TempDir files;
    std::ofstream(files / "open.csv") << "kind,number,partner,channel,amount\n"
                                         "receivable,INV-1,Muster GmbH,,119.00\n"
                                         "payable,ER-2,Lampen AG,,70.00\n";
    std::ofstream(files / "balance.csv") << "account,channel,own_account,name,type,debit,credit\n"
                                            "1000,,,,,800.00,\n"
                                            "1100,,,,,119.00,\n"
                                            "2000,,,,,,70.00\n"
                                            ",,0800,Capital,equity,,849.00\n";
    make(draft, [&](app::OpenBook& book, FixedClock&) { test(book.book().address().text, files); });
  }
}

/// The balance of an account over all time, as its list shows it.
std::string account_balance(Window& w, const std::string& code) {
  w.frame().go({gui::Area::books, gui::BooksPageState{gui::BooksView::accounts, {}, {}, {}}});
  auto& accounts = w.frame().books_page()->accounts()->presenter();
  w.frame().refresh();
  if (!wait_until([&] { return !accounts.busy(); })) return "busy";
  for (std::size_t row = 0; row < accounts.rows(); ++row)
    if (accounts.raw(row, 0) == code) return accounts.raw(row, 4) + " " + accounts.raw(row, 5);
  return {};
}

}  // namespace setup_window_test

BOOST_AUTO_TEST_SUITE(setup_window)

using namespace setup_window_test;

BOOST_AUTO_TEST_CASE(the_company_is_changed_where_it_stands) {
  with_book([](const std::string& address, const TempDir&) {
    Window w(address);
    BOOST_TEST(w.frame().commands().run("setup.company"));
    auto* page = w.frame().setup_page()->company();
    auto& form = page->form();
    BOOST_REQUIRE(wait_until([&] { return !form.reading() && !form.fields().empty(); }));
    auto* name = dynamic_cast<wxTextCtrl*>(page->panel()->control("name"));
    auto* currency = dynamic_cast<wxTextCtrl*>(page->panel()->control("currency"));
    BOOST_REQUIRE(name && currency);
    BOOST_TEST(name->GetValue() == "Laden");
    BOOST_TEST(currency->GetValue() == "EUR");
    BOOST_TEST(!currency->IsEditable());
    BOOST_TEST(!page->panel()->save_button()->IsEnabled());
    name->SetValue("Nordlicht");
    BOOST_TEST(page->panel()->revert_button()->IsEnabled());
    push(page->panel()->revert_button());
    BOOST_TEST(name->GetValue() == "Laden");
    name->SetValue("Nordlicht");
    push(page->panel()->save_button());
    BOOST_REQUIRE(wait_until([&] { return !form.busy(); }));
    BOOST_TEST(page->panel()->info()->IsShown());
    BOOST_TEST(form.error() == "");
    BOOST_TEST(!page->panel()->save_button()->IsEnabled());
  });
}

BOOST_AUTO_TEST_CASE(a_close_of_days_shows_its_seals_and_leads_to_its_paper) {
  with_book([](const std::string& address, const TempDir&) {
    Window w(address);
    BOOST_TEST(w.frame().commands().run("setup.company"));
    auto* page = w.frame().setup_page()->company();
    auto& form = page->form();
    BOOST_REQUIRE(wait_until([&] { return !form.reading() && !form.fields().empty(); }));
    BOOST_TEST(!page->sealed()->IsShown());
    BOOST_TEST(!page->paper_button()->IsShown());
    auto* locked = dynamic_cast<wxTextCtrl*>(page->panel()->control("locked"));
    BOOST_REQUIRE(locked);
    locked->SetValue("2026-01-31");
    push(page->panel()->save_button());
    BOOST_REQUIRE(wait_until([&] { return !form.busy() && page->sealed()->IsShown(); }));
    const std::string told = page->sealed()->GetLabel().utf8_string();
    const std::string mark = "Head of the audit chain: ";
    const std::size_t at = told.find(mark);
    BOOST_REQUIRE(at != std::string::npos);
    BOOST_TEST(told.substr(at + mark.size()).size() == 64U, told);
    push(page->paper_button());
    BOOST_REQUIRE(w.frame().reports_page());
    BOOST_TEST(wait_until([&] { return w.frame().reports_page()->IsShownOnScreen(); }));
    auto& report = w.frame().reports_page()->presenter();
    BOOST_TEST(report.id() == "day-close");
    BOOST_REQUIRE(wait_until([&] { return !report.busy() && !report.notes().empty(); }));
    BOOST_TEST(report.notes().back() == told.substr(at));
  });
}

BOOST_AUTO_TEST_CASE(places_and_channels_are_added_and_renamed) {
  with_book([](const std::string& address, const TempDir&) {
    Window w(address);
    w.frame().commands().run("setup.places");
    auto* page = w.frame().setup_page()->places();
    BOOST_REQUIRE(wait_until([&] { return page->presenter().rows() == 1; }));
    // The first one stands in the form at once.
    BOOST_REQUIRE(wait_until([&] { return page->form().code() == "MAIN"; }));
    push(page->things()->add_button());
    auto* name = dynamic_cast<wxTextCtrl*>(page->panel()->control("name"));
    BOOST_REQUIRE(name);
    BOOST_TEST(name->GetValue() == "");
    name->SetValue("Cellar");
    push(page->panel()->save_button());
    BOOST_REQUIRE(wait_until([&] { return page->presenter().rows() == 2; }));
    BOOST_TEST(page->form().code() == "CELLAR");
    BOOST_TEST(wait_until([&] {
      return page->things()->list()->chosen_row() == page->presenter().row_of("CELLAR");
    }));
    w.frame().commands().run("setup.channels");
    auto* channels = w.frame().setup_page()->sales_channels();
    BOOST_REQUIRE(wait_until([&] { return !channels->presenter().busy(); }));
    BOOST_TEST(channels->things()->state_panel()->IsShownOnScreen());
    push(channels->things()->add_button());
    channels->form().type("name", "Web shop");
    channels->form().type("sources", "CELLAR, MAIN");
    push(channels->panel()->save_button());
    BOOST_REQUIRE(wait_until([&] { return channels->presenter().rows() == 1; }));
    BOOST_TEST(channels->presenter().raw(0, 3) == "CELLAR, MAIN");
  });
}

BOOST_AUTO_TEST_CASE(an_employee_is_made_and_gets_a_role_of_the_shops_own) {
  with_book([](const std::string& address, const TempDir&) {
    Window w(address);
    w.frame().commands().run("setup.roles");
    auto* roles = w.frame().setup_page()->roles();
    BOOST_REQUIRE(wait_until([&] { return roles->presenter().rows() == 8; }));
    BOOST_REQUIRE(wait_until([&] { return roles->form().code() == "OWNER"; }));
    push(roles->things()->add_button());
    dynamic_cast<wxTextCtrl*>(roles->panel()->control("name"))->SetValue("Buyer");
    auto* cost = dynamic_cast<wxCheckBox*>(roles->panel()->control("read_cost"));
    BOOST_REQUIRE(cost);
    roles->form().type("read_cost", "yes");
    BOOST_TEST(cost->GetValue());
    push(roles->panel()->save_button());
    BOOST_REQUIRE(wait_until([&] { return roles->presenter().rows() == 9; }));

    w.frame().commands().run("setup.people");
    auto* people = w.frame().setup_page()->people();
    BOOST_REQUIRE(wait_until([&] { return people->presenter().rows() == 1; }));
    push(people->things()->add_button());
    dynamic_cast<wxTextCtrl*>(people->panel()->control("name"))->SetValue("Mia");
    dynamic_cast<wxTextCtrl*>(people->panel()->control("roles"))->SetValue("BUYER@MAIN");
    push(people->panel()->save_button());
    BOOST_REQUIRE(wait_until([&] { return people->presenter().rows() == 2; }));
    BOOST_TEST(people->form().error() == "");
    BOOST_TEST(people->presenter().raw(0, 2) == "BUYER@MAIN");
  });
}

BOOST_AUTO_TEST_CASE(balances_are_previewed_posted_and_taken_back) {
  with_book([](const std::string& address, const TempDir& files) {
    Window w(address);
    BOOST_TEST(w.frame().commands().run("setup.opening"));
    auto* page = w.frame().setup_page();
    auto* panel = page->opening();
    auto& opening = panel->presenter();
    const auto idle = [&] { return wait_until([&] { return !opening.busy(); }); };
    BOOST_REQUIRE(idle());
    BOOST_TEST(panel->IsShownOnScreen());
    BOOST_TEST(!panel->post_button()->IsEnabled());
    opening.choose_file(gui::OpeningFileKind::items, (files / "open.csv").string());
    opening.choose_file(gui::OpeningFileKind::balances, (files / "balance.csv").string());
    BOOST_TEST(opening.day_error() != "");
    panel->day()->SetValue("2026-02-28");
    wxCommandEvent enter(wxEVT_TEXT_ENTER);
    panel->day()->ProcessWindowEvent(enter);
    BOOST_REQUIRE(idle());
    BOOST_TEST(opening.error() == "");
    BOOST_TEST(opening.rest_is_zero());
    BOOST_TEST(panel->sums()->rows() == 4U);
    BOOST_TEST(panel->rows()->rows() == 3U);
    // Nothing of the preview is in the book.
    BOOST_TEST(account_balance(w, "1100") != "119.00 0");
    w.frame().commands().run("setup.opening");
    push(panel->post_button());
    BOOST_REQUIRE(idle());
    BOOST_TEST(opening.error() == "");
    BOOST_TEST(panel->undo_button()->IsShownOnScreen());
    BOOST_TEST(account_balance(w, "1000") == "800.00 0");
    BOOST_TEST(account_balance(w, "1100") == "119.00 0");
    BOOST_TEST(account_balance(w, "3900-0800") == "0 849.00");
    w.frame().commands().run("setup.opening");
    push(panel->undo_button());
    BOOST_REQUIRE(idle());
    BOOST_TEST(account_balance(w, "1000") != "800.00 0");
    w.frame().commands().run("setup.opening");
    BOOST_TEST(panel->post_button()->IsEnabled());
  });
}

BOOST_AUTO_TEST_CASE(empty_files_to_fill_in_are_those_of_the_command_line) {
  with_book([](const std::string& address, const TempDir& files) {
    Window w(address);
    w.frame().commands().run("setup.opening");
    auto& opening = w.frame().setup_page()->opening()->presenter();
    const auto written = files / "form.csv";
    opening.write_template(gui::OpeningFileKind::balances, written.string());
    BOOST_REQUIRE(wait_until([&] { return !opening.busy(); }));
    std::ifstream in(written);
    std::string line;
    std::getline(in, line);
    BOOST_TEST(line.find("account,channel,own_account,name,type,debit,credit") !=
               std::string::npos);
    BOOST_TEST(w.frame().notices().front() != nullptr);
  });
}

BOOST_AUTO_TEST_CASE(a_month_is_compared_and_a_difference_leads_to_its_orders) {
  with_book([](const std::string& address, const TempDir& files) {
    write_products(files / "products.csv");
    write_orders(files / "orders.csv", first_week());
    Window w(address);
    w.frame().look_at_files({(files / "products.csv").string(), (files / "orders.csv").string()});
    auto& import = w.frame().channels_page()->import_panel()->presenter();
    BOOST_REQUIRE(wait_until([&] { return !import.busy(); }));
    import.import();
    BOOST_REQUIRE(wait_until([&] { return !import.busy(); }));
    auto& orders = w.frame();
    orders.commands().run("area.orders");
    auto& list = w.frame().orders_page()->presenter();
    BOOST_REQUIRE(wait_until([&] { return !list.busy() && list.rows() > 0; }));
    const auto* order = list.at(0);
    BOOST_REQUIRE(order);
    std::ofstream(files / "totals.csv") << "date,orders\n"
                                        << order->placed_date.to_iso() << ",99\n";
    BOOST_TEST(w.frame().commands().run("setup.comparison"));
    auto* page = w.frame().setup_page()->comparison();
    const auto idle = [&] {
      return wait_until(
          [&] { return !page->presenter().busy() && !page->card()->card().loading(); });
    };
    BOOST_REQUIRE(idle());
    BOOST_TEST(page->state_panel()->IsShownOnScreen());
    page->look_at({(files / "totals.csv").string()});
    BOOST_REQUIRE(idle());
    BOOST_REQUIRE(page->presenter().rows() == 1U);
    BOOST_TEST(page->presenter().differing() == 1);
    page->list()->choose_row(0);
    page->open_chosen();
    BOOST_REQUIRE(idle());
    auto& card = page->card()->card();
    BOOST_REQUIRE(card.documents().rows() > 0U);
    const DocumentId first = card.order_at(0);
    BOOST_REQUIRE(bool(first));
    page->card()->on_order(first);
    BOOST_CHECK(w.frame().area() == gui::Area::orders);
    BOOST_TEST(
        wait_until([&] { return w.frame().orders_page()->card()->card().shown() == first.value; }));
    // Back leads to the comparison as it was left.
    w.frame().commands().run("window.back");
    BOOST_CHECK(w.frame().area() == gui::Area::setup);
    BOOST_TEST(page->presenter().rows() == 1U);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
