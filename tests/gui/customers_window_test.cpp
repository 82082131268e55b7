// Customers who may be one person, in the window: found, merged, and parted again.

#include <wx/button.h>

#include <boost/test/unit_test.hpp>

#include "persistence/stores/customer_store.h"
#include "tests/contract/ledger_world.h"
#include "tests/gui/window.h"

namespace kontor::test {

namespace customers_window_test {

void add_person(Unit& u, std::int64_t id, const std::string& name, const std::string& email) {
  customers::CustomerRecord record;
  record.name = name;
  record.email = email;
  record.street = "Strada Lunga 12";
  record.city = "Cluj";
  record.postal_code = "400001";
  record.country = "RO";
  const customers::BuyerFacts facts{email, "", std::to_string(id), name};
  persistence::SqlCustomerStore store;
  store.add(u, ChannelId(21), {{facts, CustomerId(id)}}, BatchId(1));
  store.put(u, ChannelId(21), {{facts, CustomerId(id), record}}, BatchId(1));
}

/// Ana twice.
void add_pair(TestBook& tb) {
  tb.book.write([](Unit& u) {
    persistence::SqlEmployeeStore employees;
    bool owner = false;
    for (const auto& each : employees.list(u)) owner = owner || each.owner;
    if (!owner) employees.add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
    add_person(u, 1, "Ana Popescu", "ana@x.example");
    add_person(u, 2, "Anna Popescu", "");
  });
}

}  // namespace customers_window_test

BOOST_AUTO_TEST_SUITE(customers_window)

using namespace customers_window_test;

BOOST_AUTO_TEST_CASE(duplicates_are_merged_and_parted_again) {
  for_each_engine([](TestBook& tb) {
    LedgerWorld world(tb.book);
    add_pair(tb);
    Window w(tb.address.text);
    w.frame().go(
        {gui::Area::customers, gui::CustomersPageState{{}, {}, gui::CustomersView::duplicates}});
    auto* area = w.frame().customers_area();
    BOOST_REQUIRE(area);
    BOOST_CHECK(area->view() == gui::CustomersView::duplicates);
    auto& page = *area->duplicates();
    BOOST_REQUIRE(wait_until([&] { return !page.presenter().busy(); }));
    BOOST_TEST(page.state_panel()->IsShownOnScreen());
    page.find();
    BOOST_REQUIRE(wait_until([&] { return page.presenter().rows() == 1; }));
    page.list()->choose_row(0);
    page.open_chosen();
    BOOST_REQUIRE(wait_until([&] { return page.card()->card().sides().rows() > 0; }));
    BOOST_TEST(wait_until([&] { return page.card()->IsShownOnScreen(); }));
    page.ask_merge();
    BOOST_REQUIRE(page.merge_dialog());
    auto& form = page.merge_dialog()->form();
    BOOST_REQUIRE(wait_until([&] { return !form.fields().empty(); }));
    auto* save = page.merge_dialog()->panel()->save_button();
    BOOST_TEST(save->GetLabel().utf8_string() == "Merge");
    wxCommandEvent press(wxEVT_BUTTON);
    save->ProcessWindowEvent(press);
    BOOST_REQUIRE(wait_until([&] { return !page.merge_dialog(); }));
    BOOST_REQUIRE(wait_until([&] { return page.presenter().rows() == 0; }));
    // On the card of the person the merge can be undone.
    area->tabs()->SetSelection(0);
    auto& people = *area->people();
    BOOST_REQUIRE(wait_until([&] { return people.presenter().rows() == 1; }));
    people.show_customer(CustomerId(1));
    BOOST_REQUIRE(wait_until([&] { return people.card()->card().merged().rows() == 1; }));
    people.card()->tabs()->SetSelection(people.card()->tabs()->GetPageCount() - 1);
    BOOST_REQUIRE(wait_until([&] {
      return people.card()->unmerge_button() && people.card()->unmerge_button()->IsShown();
    }));
    people.card()->unmerge_button()->ProcessWindowEvent(press);
    BOOST_TEST(wait_until([&] { return people.presenter().rows() == 2; }));
    area->tabs()->SetSelection(1);
    BOOST_TEST(wait_until([&] { return page.presenter().rows() == 1; }));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
