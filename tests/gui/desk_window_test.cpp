// Who is at the book: the page that asks, locking, the next one, approval, secrets.

#include <wx/button.h>
#include <wx/textctrl.h>

#include <boost/test/unit_test.hpp>

#include "app/desk.h"
#include "gui/presenters/closed_area.h"
#include "gui/widgets/gtk_platform.h"
#include "tests/gui/window.h"
#include "tests/support/new_book.h"

namespace kontor::test {

namespace desk_window_test {

constexpr const char* owner_password = "three calm words";
constexpr const char* owner_pin = "738291";
constexpr const char* sofia_pin = "482913";
constexpr const char* mara_pin = "591827";

void need(const Outcome& outcome) { BOOST_REQUIRE(static_cast<bool>(outcome)); }
void need(const Result<desk::SecretFault>& set) {
  BOOST_REQUIRE(static_cast<bool>(set));
  BOOST_REQUIRE(*set == desk::SecretFault::none);
}

/// An employee with a role and a PIN of their own.
void add_person(app::OpenBook& book, const app::MachineKeys& keys, const std::string& code,
                const std::string& name, const std::string& role, const std::string& pin) {
  staff::EmployeeWish wish;
  wish.code = code;
  wish.name = name;
  wish.roles = {{{}, role}};
  const auto made = book.team().add(wish);
  BOOST_REQUIRE(static_cast<bool>(made));
  const auto theirs = book.as(made->id);
  need(app::Desk(*theirs, keys, Program::cost).set_own_pin(pin));
}

/// A book of each engine that asks who is at it: its owner, a trainer, and a seller.
void with_asking_book(
    const std::function<void(const std::string& address, app::OpenBook& book)>& test) {
  app::NewBook draft;
  draft.entity.name = draft.location_name = "Laden";
  draft.entity.country = "DE";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Berlin";
  for (const auto& make : {on_new_sqlite_book, on_new_postgresql_book}) {
    make(draft, [&](app::OpenBook& book, FixedClock&) {
      const app::MachineKeys keys(app::MachineKeys::own_folder());
      app::Desk desk(book, keys, Program::cost);
      need(desk.set_own_password(owner_password));
      need(desk.enrol("till"));
      need(desk.set_own_pin(owner_pin));
      add_person(book, keys, "SOFIA", "Sofia Berg", "TRAINER", sofia_pin);
      add_person(book, keys, "MARA", "Mara Wolf", "SELLER", mara_pin);
      test(book.book().address().text, book);
    });
  }
}

void enter(wxTextCtrl* field) {
  wxCommandEvent event(wxEVT_TEXT_ENTER, field->GetId());
  event.SetEventObject(field);
  field->ProcessWindowEvent(event);
}

void push(wxButton* button) {
  BOOST_REQUIRE(button);
  BOOST_REQUIRE(button->IsEnabled());
  wxCommandEvent event(wxEVT_BUTTON);
  button->ProcessWindowEvent(event);
}

/// Code, Enter, PIN, Enter.
void type_in(gui::EntrancePanel* entrance, const std::string& code, const std::string& secret) {
  BOOST_REQUIRE(entrance);
  BOOST_REQUIRE(wait_until([&] { return entrance->presenter().can_try(); }));
  entrance->code_field()->SetValue(code);
  enter(entrance->code_field());
  entrance->secret_field()->SetValue(secret);
  enter(entrance->secret_field());
}

void sign_in(Window& w, const std::string& code, const std::string& secret) {
  BOOST_REQUIRE(w.frame().sign_in());
  type_in(w.frame().sign_in()->entrance(), code, secret);
  BOOST_REQUIRE(wait_until([&] { return !w.frame().sign_in(); }));
  BOOST_REQUIRE(wait_until([&] { return w.frame().can_lock(); }));
}

/// All that a person could read in a window, hidden or not.
void collect(const wxWindow* window, std::string& words) {
  words += window->GetLabel().utf8_string() + "\n" + gui::access_name(window).utf8_string() + "\n";
  for (const auto* child : window->GetChildren()) collect(child, words);
}

std::string error_of(Window& w) { return w.frame().sign_in()->entrance()->presenter().error(); }

}  // namespace desk_window_test

BOOST_AUTO_TEST_SUITE(desk_window)

using namespace desk_window_test;

BOOST_AUTO_TEST_CASE(nothing_of_a_book_is_seen_before_somebody_has_signed_in) {
  with_asking_book([](const std::string& address, app::OpenBook&) {
    Window w(address);
    BOOST_REQUIRE(w.frame().sign_in());
    BOOST_TEST(w.frame().GetTitle() == "Kontor");
    for (const char* id : {"area.stock", "window.palette", "report.trial-balance", "setup.people",
                           "book.import", "window.back", "desk.lock", "desk.pin"})
      BOOST_TEST(!w.frame().commands().run(id), id);
    w.frame().go_to(gui::Area::stock);
    w.frame().look_at_files({"/nowhere/orders.csv"});
    BOOST_TEST(!w.frame().stock_page());
    BOOST_TEST(!w.frame().channels_page());
    std::string words;
    collect(&w.frame(), words);
    BOOST_TEST(words.find("Laden") == std::string::npos);
    BOOST_TEST(words.find("Sofia") == std::string::npos);
    auto* entrance = w.frame().sign_in()->entrance();
    type_in(entrance, "SOFIA", "111222");
    BOOST_REQUIRE(wait_until([&] { return !error_of(w).empty(); }));
    BOOST_TEST(entrance->secret_field()->IsEmpty());
    BOOST_TEST(entrance->code_field()->GetValue() == "SOFIA");
    BOOST_TEST(entrance->info()->IsShownOnScreen());
    sign_in(w, "SOFIA", sofia_pin);
    BOOST_TEST(w.frame().status_text().find("Sofia Berg") != std::string::npos);
    BOOST_TEST(w.frame().GetTitle().utf8_string().find("Laden") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(who_has_rights_at_two_places_sees_both_in_every_area_that_knows_places) {
  with_asking_book([](const std::string& address, app::OpenBook& book) {
    for (const char* code : {"NORD", "SUD", "WEST"})
      BOOST_REQUIRE(static_cast<bool>(book.setup().add_location(
          {code, std::string("Place ") + code, "LADEN", "store", {}, 0})));
    BOOST_REQUIRE(static_cast<bool>(book.roles().add({"LOCAL", "Local", "owner", {}, {}})));
    staff::EmployeeWish wish;
    wish.code = "LINA";
    wish.name = "Lina Kern";
    wish.entity = "LADEN";
    wish.shops = std::vector<std::string>{"NORD", "SUD"};
    wish.roles = std::vector{staff::RoleGift{{}, "LOCAL", {}, "NORD", {}},
                             staff::RoleGift{{}, "LOCAL", {}, "SUD", {}}};
    const auto made = book.team().add(wish);
    BOOST_REQUIRE(static_cast<bool>(made));
    const auto theirs = book.as(made->id);
    need(app::Desk(*theirs, app::MachineKeys(app::MachineKeys::own_folder()), Program::cost)
             .set_own_pin("604938"));
    Window w(address);
    sign_in(w, "LINA", "604938");
    for (const auto area : gui::all_areas) {
      w.frame().go_to(area);
      pump(std::chrono::milliseconds(200));
    }
    BOOST_TEST(w.frame().today_page());
    BOOST_TEST(w.frame().orders_page());
    BOOST_TEST(w.frame().customers_page());
    BOOST_TEST(!w.frame().books_page());
    BOOST_TEST(!w.frame().channels_page());
    BOOST_REQUIRE(w.frame().stock_page());
    BOOST_TEST(wait_until([&] { return w.presenter().places().size() == 2U; }));
    BOOST_REQUIRE(w.frame().team_page());
    BOOST_REQUIRE(wait_until([&] { return w.frame().team_page()->list()->rows() == 1U; }));
    BOOST_TEST(w.frame().team_page()->list()->shown_text(0, 1) == "Lina Kern");
    std::string words;
    collect(&w.frame(), words);
    BOOST_TEST(words.find("WEST") == std::string::npos);
    BOOST_TEST(words.find("Sofia") == std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(a_locked_window_gives_back_what_was_open_to_the_same_one_only) {
  with_asking_book([](const std::string& address, app::OpenBook&) {
    Window w(address);
    sign_in(w, "OWNER", owner_pin);
    w.frame().commands().run("setup.company");
    auto& form = w.frame().setup_page()->company()->form();
    BOOST_REQUIRE(wait_until([&] { return !form.reading() && !form.fields().empty(); }));
    form.type("name", "Not saved yet");
    gui::MainFrame* owners = &w.frame();
    BOOST_TEST(w.frame().commands().run("desk.lock"));
    BOOST_REQUIRE(w.frame().sign_in());
    BOOST_TEST(w.frame().GetTitle() == "Kontor");
    BOOST_TEST(!w.frame().setup_page()->IsShownOnScreen());
    BOOST_TEST(!w.frame().commands().run("window.palette"));
    BOOST_TEST(!w.frame().commands().run("book.close"));  // what is not saved would be lost
    // Who comes back finds the code there.
    BOOST_TEST(w.frame().sign_in()->entrance()->code_field()->GetValue() == "OWNER");
    sign_in(w, "OWNER", owner_pin);
    BOOST_TEST(w.frame().setup_page()->IsShownOnScreen());
    BOOST_TEST(form.field("name").value == "Not saved yet");
    // The next one gets a window of their own.
    BOOST_TEST(w.frame().commands().run("desk.switch"));
    BOOST_TEST(w.frame().sign_in()->entrance()->code_field()->IsEmpty());
    type_in(w.frame().sign_in()->entrance(), "MARA", mara_pin);
    BOOST_REQUIRE(wait_until([&] { return &w.frame() != owners && w.frame().can_lock(); }));
    BOOST_TEST(!owners->IsShown());
    BOOST_TEST(w.frame().status_text().find("Mara Wolf") != std::string::npos);
    BOOST_TEST(!w.frame().setup_page());
    BOOST_TEST(!w.frame().can_go_back());
    w.frame().commands().run("area.setup");
    std::string words;
    collect(&w.frame(), words);
    BOOST_TEST(words.find("Not saved yet") == std::string::npos);
    // And the one before finds what was left.
    w.frame().commands().run("desk.switch");
    type_in(w.frame().sign_in()->entrance(), "OWNER", owner_pin);
    BOOST_REQUIRE(wait_until([&] { return &w.frame() == owners; }));
    BOOST_TEST(owners->IsShown());
    BOOST_TEST(!owners->sign_in());
    BOOST_TEST(form.field("name").value == "Not saved yet");
  });
}

BOOST_AUTO_TEST_CASE(a_locked_book_is_out_of_reach_of_assistive_tools) {
  with_asking_book([](const std::string& address, app::OpenBook&) {
    Window w(address);
    sign_in(w, "OWNER", owner_pin);
    w.frame().commands().run("setup.people");
    auto* page = w.frame().setup_page()->people();
    BOOST_REQUIRE(wait_until([&] { return page->presenter().rows() == 3; }));
    const auto told = [](const wxTopLevelWindow* of) {
      // What hangs on a window that was never shown is in no tree of assistive tools.
      std::string words;
      for (const auto* child : of->GetChildren())
        if (!child->IsTopLevel()) collect(child, words);
      return words;
    };
    BOOST_TEST(told(&w.frame()).find("employees") != std::string::npos);
    for (int i = 0; i < 2; ++i) {
      w.frame().lock();
      const std::string words = told(&w.frame());
      BOOST_TEST(words.find("Laden") == std::string::npos, words);
      BOOST_TEST(words.find("employees") == std::string::npos, words);
      BOOST_TEST(words.find("Sofia") == std::string::npos, words);
      sign_in(w, "OWNER", owner_pin);
      BOOST_TEST(page->IsShownOnScreen());
      BOOST_TEST(page->presenter().rows() == 3);
    }
  });
}

BOOST_AUTO_TEST_CASE(quitting_asks_about_what_others_typed_and_did_not_save) {
  with_asking_book([](const std::string& address, app::OpenBook&) {
    Window w(address);
    sign_in(w, "OWNER", owner_pin);
    w.frame().commands().run("setup.company");
    auto& form = w.frame().setup_page()->company()->form();
    BOOST_REQUIRE(wait_until([&] { return !form.reading() && !form.fields().empty(); }));
    form.type("name", "Not saved yet");
    gui::MainFrame* owners = &w.frame();
    const std::string owner = owners->person();
    w.frame().commands().run("desk.switch");
    type_in(w.frame().sign_in()->entrance(), "MARA", mara_pin);
    BOOST_REQUIRE(wait_until([&] { return &w.frame() != owners && w.frame().can_lock(); }));
    std::vector<std::string> questions;
    program().app->ask_quit = [&](const std::string& question) {
      questions.push_back(question);
      return false;
    };
    BOOST_TEST(!w.frame().Close());
    BOOST_REQUIRE(questions.size() == 1U);
    BOOST_TEST(questions.front().find(owner) != std::string::npos, questions.front());
    BOOST_TEST(program().app->window() != nullptr);
    form.revert();
    program().app->ask_quit = nullptr;
  });
}

BOOST_AUTO_TEST_CASE(a_window_that_waited_unseen_speaks_the_language_of_now) {
  with_asking_book([](const std::string& address, app::OpenBook&) {
    Window w(address);
    sign_in(w, "OWNER", owner_pin);
    w.frame().commands().run("setup.machines");
    gui::MainFrame* owners = &w.frame();
    w.frame().commands().run("desk.switch");
    type_in(w.frame().sign_in()->entrance(), "MARA", mara_pin);
    BOOST_REQUIRE(wait_until([&] { return &w.frame() != owners && w.frame().can_lock(); }));
    w.frame().choose_language("ro");
    // By its words: a new window may stand where the old one stood in memory.
    BOOST_REQUIRE(wait_until([&] {
      return program().app->window() && w.frame().can_lock() &&
             w.frame().status_text().find("Book:") == std::string::npos;
    }));
    w.frame().commands().run("desk.switch");
    type_in(w.frame().sign_in()->entrance(), "OWNER", owner_pin);
    BOOST_REQUIRE(wait_until([&] {
      return program().app->window() && w.frame().can_lock() &&
             w.frame().status_text().find("Mara") == std::string::npos;
    }));
    BOOST_CHECK(w.frame().area() == gui::Area::setup);
    std::string words;
    collect(&w.frame(), words);
    BOOST_TEST(words.find("Machines") == std::string::npos, words);
    w.frame().choose_language("en");
    BOOST_REQUIRE(wait_until([&] { return program().app->window() && w.frame().can_lock(); }));
  });
}

BOOST_AUTO_TEST_CASE(rights_taken_while_the_book_was_locked_are_gone) {
  with_asking_book([](const std::string& address, app::OpenBook& book) {
    Window w(address);
    sign_in(w, "SOFIA", sofia_pin);
    gui::MainFrame* before = &w.frame();
    BOOST_TEST(!gui::closed(gui::Area::setup, w.frame().book()->actor()));
    w.frame().lock();
    BOOST_REQUIRE(static_cast<bool>(book.roles().take({"SOFIA", "TRAINER"})));
    type_in(w.frame().sign_in()->entrance(), "SOFIA", sofia_pin);
    BOOST_REQUIRE(wait_until([&] { return &w.frame() != before && !w.frame().sign_in(); }));
    BOOST_TEST(gui::closed(gui::Area::setup, w.frame().book()->actor()).has_value());
  });
}

BOOST_AUTO_TEST_CASE(an_act_above_ones_rights_is_approved_once_and_names_both) {
  with_asking_book([](const std::string& address, app::OpenBook& book) {
    Window w(address);
    sign_in(w, "SOFIA", sofia_pin);
    w.frame().commands().run("setup.people");
    auto* page = w.frame().setup_page()->people();
    BOOST_REQUIRE(page);
    BOOST_TEST(!w.frame().setup_page()->company());  // no such tab for a trainer
    auto& form = page->form();
    BOOST_REQUIRE(wait_until([&] { return page->presenter().rows() == 3; }));
    form.show_thing("MARA");
    form.type("name", "Mara Wolff");
    push(page->panel()->save_button());
    BOOST_REQUIRE(wait_until([&] { return !form.busy() && form.refused(); }));
    push(dynamic_cast<wxButton*>(
        wxWindow::FindWindowByName("employees-form-info-action", page->panel())));
    auto* dialog = w.frame().approval();
    BOOST_REQUIRE(dialog);
    // One who may not either.
    type_in(dialog->entrance(), "MARA", mara_pin);
    BOOST_REQUIRE(wait_until([&] { return !dialog->entrance()->presenter().error().empty(); }));
    type_in(dialog->entrance(), "OWNER", owner_pin);
    BOOST_REQUIRE(wait_until([&] { return !form.busy() && !form.saved().empty(); }));
    BOOST_TEST(wait_until([&] { return !w.frame().approval(); }));
    BOOST_TEST(form.error() == "");
    BOOST_TEST(w.frame().status_text().find("Sofia Berg") != std::string::npos);
    const auto people = book.book().read([&](Unit& u) { return book.stores().employees.list(u); });
    const auto code_of = [&](EmployeeId id) {
      for (const auto& e : people)
        if (e.id == id) return e.code;
      return std::string();
    };
    persistence::SqlAuditReader reader;
    const auto acts = book.book().read([&](Unit& u) { return reader.list(u, {}); }).rows;
    const auto renamed = std::ranges::find_if(
        acts, [](const auto& line) { return line.row.action == "employee.rename"; });
    BOOST_REQUIRE(renamed != acts.end());
    BOOST_TEST(code_of(renamed->row.actor) == "SOFIA");
    BOOST_TEST(code_of(renamed->row.approved_by) == "OWNER");
    // It was lent for once.
    form.type("name", "Mara W.");
    push(page->panel()->save_button());
    BOOST_TEST(wait_until([&] { return !form.busy() && form.refused(); }));
  });
}

BOOST_AUTO_TEST_CASE(a_pin_that_was_given_is_changed_at_its_first_use) {
  with_asking_book([](const std::string& address, app::OpenBook&) {
    Window w(address);
    sign_in(w, "OWNER", owner_pin);
    w.frame().commands().run("setup.people");
    auto* page = w.frame().setup_page()->people();
    BOOST_REQUIRE(wait_until([&] { return page->presenter().rows() == 3; }));
    page->form().show_thing("MARA");
    push(dynamic_cast<wxButton*>(wxWindow::FindWindowByName("employees-pin", page)));
    auto* dialog = w.frame().secret_dialog();
    BOOST_REQUIRE(dialog);
    BOOST_REQUIRE(wait_until([&] { return dialog->form().can_clear(); }));
    auto* wanted = dynamic_cast<wxTextCtrl*>(dialog->panel()->control("wanted"));
    auto* again = dynamic_cast<wxTextCtrl*>(dialog->panel()->control("again"));
    BOOST_REQUIRE(wanted && again);
    BOOST_TEST((wanted->GetWindowStyle() & wxTE_PASSWORD) != 0);
    wanted->SetValue("604938");
    again->SetValue("604938");
    push(dialog->panel()->save_button());
    BOOST_REQUIRE(wait_until([&] { return !w.frame().secret_dialog(); }));
    w.frame().commands().run("desk.switch");
    auto* entrance = w.frame().sign_in()->entrance();
    type_in(entrance, "MARA", "604938");
    BOOST_REQUIRE(wait_until([&] { return entrance->wanted_field()->IsShownOnScreen(); }));
    BOOST_TEST(!entrance->code_field()->IsShownOnScreen());
    entrance->wanted_field()->SetValue("715049");
    entrance->again_field()->SetValue("715049");
    enter(entrance->again_field());
    BOOST_TEST(wait_until([&] {
      return w.frame().can_lock() && w.frame().status_text().find("Mara Wolf") != std::string::npos;
    }));
  });
}

BOOST_AUTO_TEST_CASE(a_password_that_was_given_is_changed_at_its_first_use) {
  with_asking_book([](const std::string& address, app::OpenBook& book) {
    const app::MachineKeys keys(app::MachineKeys::own_folder());
    need(app::Desk(book, keys, Program::cost).set_password("MARA", "seven seas and a kite"));
    Window w(address);
    auto* entrance = w.frame().sign_in()->entrance();
    BOOST_REQUIRE(wait_until([&] { return entrance->presenter().can_try(); }));
    push(entrance->way_button());
    type_in(entrance, "MARA", "seven seas and a kite");
    BOOST_REQUIRE(wait_until([&] { return entrance->wanted_field()->IsShownOnScreen(); }));
    entrance->wanted_field()->SetValue("eight hills and a boat");
    entrance->again_field()->SetValue("eight hills and a boat");
    enter(entrance->again_field());
    BOOST_TEST(wait_until([&] {
      return w.frame().can_lock() && w.frame().status_text().find("Mara Wolf") != std::string::npos;
    }));
    BOOST_TEST(!app::Desk(book, keys, Program::cost)
                    .by_password("MARA", "eight hills and a boat")
                    .must_change);
  });
}

BOOST_AUTO_TEST_CASE(a_token_is_made_and_taken_back_in_the_window) {
  with_asking_book([](const std::string& address, app::OpenBook&) {
    TempDir dir;
    Window w(address);
    sign_in(w, "OWNER", owner_pin);
    w.frame().commands().run("setup.tokens");
    auto* page = w.frame().setup_page()->tokens();
    BOOST_REQUIRE(page);
    BOOST_REQUIRE(wait_until([&] { return !page->presenter().busy(); }));
    push(page->add_button());
    BOOST_REQUIRE(wait_until([&] { return page->dialog() && !page->dialog()->form().reading(); }));
    auto& form = page->dialog()->form();
    form.type("name", "nightly");
    form.type("commands", "stock lists");
    form.type("file", (dir / "token").string());
    push(page->dialog()->panel()->save_button());
    BOOST_REQUIRE(wait_until([&] { return !form.field("commands").error.empty(); }));
    form.type("commands", "stock list");
    push(page->dialog()->panel()->save_button());
    BOOST_REQUIRE(wait_until([&] { return !page->dialog() && page->presenter().rows() == 1; }));
    BOOST_TEST(std::filesystem::exists(dir / "token"));
    BOOST_TEST(page->presenter().said().find("nightly") != std::string::npos);
    page->presenter().revoke(0);
    BOOST_TEST(wait_until(
        [&] { return page->presenter().rows() == 1 && !page->presenter().may_revoke(0); }));
  });
}

BOOST_AUTO_TEST_CASE(an_open_book_becomes_one_that_asks) {
  app::NewBook draft;
  draft.entity.name = draft.location_name = "Laden";
  draft.entity.country = "DE";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Berlin";
  on_new_sqlite_book(draft, [](app::OpenBook& book, FixedClock&) {
    Window w(book.book().address().text);
    BOOST_TEST(!w.frame().commands().run("desk.lock"));
    w.frame().commands().run("desk.password");
    auto* dialog = w.frame().secret_dialog();
    BOOST_REQUIRE(dialog);
    BOOST_REQUIRE(wait_until([&] { return !dialog->form().fields().empty(); }));
    dialog->form().type("wanted", owner_password);
    dialog->form().type("again", owner_password);
    push(dialog->panel()->save_button());
    BOOST_REQUIRE(wait_until([&] { return !w.frame().secret_dialog(); }));
    BOOST_TEST(wait_until([&] { return w.frame().can_lock(); }));
    w.frame().commands().run("setup.machines");
    auto* machines = w.frame().setup_page()->machines();
    BOOST_REQUIRE(wait_until([&] { return machines->enrol_button()->IsEnabled(); }));
    push(machines->enrol_button());
    BOOST_TEST(wait_until([&] { return machines->presenter().rows() == 1; }));
    BOOST_TEST(machines->presenter().enrolled());
    BOOST_TEST(w.frame().commands().run("desk.lock"));
    type_in(w.frame().sign_in()->entrance(), "OWNER", "123456789");
    BOOST_REQUIRE(wait_until([&] { return !error_of(w).empty(); }));
    push(w.frame().sign_in()->entrance()->way_button());
    sign_in(w, "OWNER", owner_password);
    // Closed from the page that asks: back to the first page.
    w.frame().lock();
    push(w.frame().sign_in()->other_book());
    BOOST_TEST(wait_until(
        [&] { return !w.frame().sign_in() && w.frame().start_page()->IsShownOnScreen(); }));
    BOOST_TEST(!w.frame().book_is_open());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
