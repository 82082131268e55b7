#include "tests/gui/people_screens.h"

#include <boost/test/unit_test.hpp>

namespace kontor::test {

namespace {

constexpr std::chrono::milliseconds people_layout_time{120};

}  // namespace

void team_screens(Window& w, const LookAtScreen& look, const std::string& file) {
  w.frame().go_to(gui::Area::team);
  BOOST_REQUIRE(w.settled());
  auto& page = *w.frame().team_page();
  page.list()->choose_row(0);
  page.ask_hours();
  BOOST_REQUIRE(page.hours_dialog());
  BOOST_REQUIRE(wait_until([&] { return !page.hours_dialog()->form().fields().empty(); }));
  pump(people_layout_time);
  look("hours", page.hours_dialog());
  page.hours_dialog()->form().type("hours", "long");
  page.hours_dialog()->form().save();
  pump(people_layout_time);
  look("hours that are none", page.hours_dialog());
  page.hours_dialog()->Close();
  BOOST_REQUIRE(wait_until([&] { return !page.hours_dialog(); }));
  page.ask_coaching();
  BOOST_REQUIRE(page.coaching_dialog());
  BOOST_REQUIRE(wait_until([&] { return !page.coaching_dialog()->form().fields().empty(); }));
  pump(people_layout_time);
  look("coaching", page.coaching_dialog());
  page.coaching_dialog()->form().type("next", "soon");
  page.coaching_dialog()->form().save();
  pump(people_layout_time);
  look("coaching that can't be", page.coaching_dialog());
  page.coaching_dialog()->Close();
  BOOST_REQUIRE(wait_until([&] { return !page.coaching_dialog(); }));
  page.look_at_list(gui::StaffFile::employees, file);
  BOOST_REQUIRE(wait_until([&] { return !page.list_dialog()->list().busy(); }));
  pump(people_layout_time);
  look("people from a file", page.list_dialog());
  page.list_dialog()->Close();
  BOOST_REQUIRE(wait_until([&] { return !page.list_dialog(); }));
}

void customer_screens(Window& w, const LookAtScreen& look) {
  auto& window = w.frame();
  const auto at = [&](const std::string& screen, wxTopLevelWindow* shown) {
    BOOST_REQUIRE_MESSAGE(shown, screen);
    pump(people_layout_time);
    look(screen, shown);
  };
  auto& book = *window.book();
  book.book().write([&](Unit& u) {
    const ChannelId channel = book.company().channels(u).front().id;
    std::int64_t id = 900'001;
    for (const char* name : {"Lena Weber", "Lenna Weber"}) {
      customers::CustomerRecord record;
      record.name = name;
      record.street = "Ring 7";
      record.city = "Wien";
      record.postal_code = "1010";
      const customers::BuyerFacts facts{"", "", std::to_string(id), name};
      book.customers().add(u, channel, {{facts, CustomerId(id)}}, BatchId(0));
      book.customers().put(u, channel, {{facts, CustomerId(id), record}}, BatchId(0));
      ++id;
    }
  });
  window.go(
      {gui::Area::customers, gui::CustomersPageState{{}, {}, gui::CustomersView::duplicates}});
  auto& page = *window.customers_area()->duplicates();
  page.find();
  BOOST_REQUIRE(wait_until([&] { return !page.acts().busy() && page.presenter().rows() == 1; }));
  at("duplicates found", &window);
  page.list()->choose_row(0);
  page.open_chosen();
  BOOST_REQUIRE(wait_until([&] { return page.card()->card().sides().rows() > 0; }));
  for (std::size_t tab = 0; tab < page.card()->tabs()->GetPageCount(); ++tab) {
    page.card()->tabs()->SetSelection(tab);
    at("a pair, tab " + std::to_string(tab), &window);
  }
  page.ask_merge_certain();
  at("merging what is certain", page.certain_dialog());
  page.certain_dialog()->Close();
  BOOST_REQUIRE(wait_until([&] { return !page.certain_dialog(); }));
  page.ask_merge();
  BOOST_REQUIRE(page.merge_dialog());
  BOOST_REQUIRE(wait_until([&] { return !page.merge_dialog()->form().fields().empty(); }));
  at("a merge", page.merge_dialog());
  page.merge_dialog()->form().save();
  BOOST_REQUIRE(wait_until([&] { return !page.merge_dialog(); }));
  BOOST_REQUIRE(wait_until([&] { return page.presenter().rows() == 0; }));
  at("a merge that may be undone", &window);
  window.customers_area()->tabs()->SetSelection(0);
  auto& people = *window.customers_page();
  people.show_customer(CustomerId(900'001));
  BOOST_REQUIRE(wait_until([&] { return people.card()->card().merged().rows() == 1; }));
  people.card()->tabs()->SetSelection(people.card()->tabs()->GetPageCount() - 1);
  at("a merged customer", &window);
  people.close_detail();
}

void desk_screens(Window& w, const LookAtScreen& look) {
  auto& window = w.frame();
  const auto at = [&](const std::string& screen) {
    pump(people_layout_time);
    look(screen, &window);
  };
  gui::Desk& own = window.book()->desk();
  const auto set = [&](gui::SecretKind kind, const char* secret) {
    const auto answer = own.set_own(kind, secret, kind, std::nullopt);
    BOOST_REQUIRE((!answer.refusal && answer.fault == desk::SecretFault::none));
  };
  set(gui::SecretKind::password, "three calm words");
  BOOST_REQUIRE(static_cast<bool>(own.enrol("Counter 1", {})));
  set(gui::SecretKind::pin, "738291");
  BOOST_REQUIRE(wait_until([&] { return window.can_lock(); }));
  for (const auto view : {gui::SetupView::machines, gui::SetupView::tokens}) {
    window.go({gui::Area::setup, gui::SetupPageState{view}});
    BOOST_REQUIRE(w.settled());
    at(view == gui::SetupView::machines ? "machines" : "tokens");
  }
  auto* tokens = window.setup_page()->tokens();
  tokens->ask_token();
  BOOST_REQUIRE(wait_until([&] { return !tokens->dialog()->form().reading(); }));
  pump(people_layout_time);
  look("new token", tokens->dialog());
  tokens->dialog()->Close();
  for (const char* command : {"desk.pin", "desk.password"}) {
    window.commands().run(command);
    pump(people_layout_time);
    for (auto* child : window.GetChildren()) {
      auto* dialog = wxDynamicCast(child, wxDialog);
      if (!dialog || !dialog->IsShown()) continue;
      look(command, dialog);
      dialog->Close();
    }
    pump(people_layout_time);
  }
  const company::Actor nobody{EmployeeId(1), "till", {}};
  window.ask_approval(
      *gui::refused_act(*company::refused(nobody, company::Permission::edit_staff), [](auto) {}));
  pump(people_layout_time);
  look("approval", window.approval());
  window.approval()->Close();
  pump(people_layout_time);
  window.lock();
  auto* entrance = window.sign_in()->entrance();
  BOOST_REQUIRE(wait_until([&] { return entrance->presenter().can_try(); }));
  at("locked");
  entrance->presenter().enter("OWNER", "999999");
  BOOST_REQUIRE(wait_until([&] { return !entrance->presenter().error().empty(); }));
  at("a wrong PIN");
  entrance->presenter().enter("OWNER", "738291");
  BOOST_REQUIRE(wait_until([&] { return !window.sign_in(); }));
}

}  // namespace kontor::test
