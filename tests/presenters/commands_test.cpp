#include <boost/test/unit_test.hpp>
#include <set>

#include "gui/commands/desktop_commands.h"
#include "reports/report.h"
#include "tests/presenters/support/english.h"

namespace kontor::test {

namespace commands_test {

/// Counts what is asked of it, by name.
struct Actions : gui::DesktopActions {
  bool open = false;
  std::vector<std::string> done;
  bool book_is_open() const override { return open && !shut; }
  bool shut = false;
  bool locked() const override { return shut; }
  bool may_leave_book() const override { return true; }
  bool can_lock() const override { return open && !shut; }
  void lock() override { done.push_back("lock"); }
  void switch_person() override { done.push_back("switch"); }
  void change_secret(gui::SecretKind kind) override {
    done.push_back(kind == gui::SecretKind::pin ? "pin" : "password");
  }
  void choose_book() override { done.push_back("choose"); }
  void new_book() override { done.push_back("new"); }
  void close_book() override { done.push_back("close"); }
  void quit() override { done.push_back("quit"); }
  bool can_copy() const override { return open; }
  void copy() override { done.push_back("copy"); }
  void find() override { done.push_back("find"); }
  void refresh() override { done.push_back("refresh"); }
  void clear_filters() override { done.push_back("clear"); }
  bool filtered() const override { return false; }
  bool oversold_only() const override { return true; }
  void toggle_oversold_only() override { done.push_back("oversold"); }
  bool low_only() const override { return false; }
  void toggle_low_only() override { done.push_back("low"); }
  bool stock_in_front() const override { return open; }
  void open_row() override { done.push_back("row"); }
  bool row_selected() const override { return open; }
  bool can_find() const override { return open; }
  void go_to(gui::Area area) override {
    done.push_back("area " + std::to_string(static_cast<int>(area)));
  }
  bool can_go_back() const override { return open; }
  void go_back() override { done.push_back("back"); }
  bool can_go_forward() const override { return open; }
  void go_forward() override { done.push_back("forward"); }
  void new_transfer() override { done.push_back("new transfer"); }
  void open_counts() override { done.push_back("counts"); }
  void new_count() override { done.push_back("new count"); }
  bool may_report(const std::string& id) const override { return id != forbidden; }
  std::string forbidden;
  void ask_staff_file(gui::StaffFile kind) override {
    done.push_back(kind == gui::StaffFile::hours ? "hours file" : "employees file");
  }
  void open_purchases() override { done.push_back("purchases"); }
  void new_purchase() override { done.push_back("new purchase"); }
  void open_suppliers() override { done.push_back("suppliers"); }
  void import_files() override { done.push_back("import"); }
  void open_report(const std::string& id) override { done.push_back("report " + id); }
  void open_setup(gui::SetupView view) override {
    done.push_back("setup " + std::to_string(static_cast<int>(view)));
  }
  void choose_language(const std::string& code) override { done.push_back(code); }
  void open_palette() override { done.push_back("palette"); }
  void show_preferences() override { done.push_back("preferences"); }
  void show_keys() override { done.push_back("keys"); }
  void show_about() override { done.push_back("about"); }
  bool dense() const override { return false; }
  void toggle_dense() override { done.push_back("dense"); }
};

}  // namespace commands_test

BOOST_AUTO_TEST_SUITE(commands)

using namespace commands_test;

BOOST_AUTO_TEST_CASE(every_id_of_the_menus_exists_and_every_command_is_in_a_menu) {
  Actions actions;
  const auto commands = gui::desktop_commands(english(), actions);
  std::set<std::string> in_menus;
  for (const auto& menu : gui::desktop_menus(english())) {
    BOOST_TEST(!menu.title.empty());
    for (const auto& id : menu.ids) {
      if (id.empty()) continue;
      BOOST_TEST(commands.at(id).id == id);
      in_menus.insert(id);
    }
  }
  for (const auto& command : commands.all()) BOOST_TEST(in_menus.contains(command.id), command.id);
}

BOOST_AUTO_TEST_CASE(no_key_is_given_twice_and_every_command_explains_itself) {
  Actions actions;
  const auto commands = gui::desktop_commands(english(), actions);
  std::set<std::string> keys;
  for (const auto& command : commands.all()) {
    BOOST_TEST(!command.label.empty(), command.id);
    BOOST_TEST(!command.help.empty(), command.id);
    BOOST_TEST(command.id.find('.') != std::string::npos);
    if (!command.shortcut.empty()) BOOST_TEST(keys.insert(command.shortcut).second, command.id);
  }
}

BOOST_AUTO_TEST_CASE(a_command_that_cannot_run_does_not) {
  Actions actions;
  const auto commands = gui::desktop_commands(english(), actions);
  BOOST_TEST(!commands.run("list.find"));
  BOOST_TEST(actions.done.empty());
  actions.open = true;
  BOOST_TEST(commands.run("list.find"));
  BOOST_TEST(commands.run("language.ar"));
  BOOST_TEST(actions.done == (std::vector<std::string>{"find", "ar"}),
             boost::test_tools::per_element());
  BOOST_TEST(commands.at("language.en").is_on());
  BOOST_TEST(!commands.at("language.ar").is_on());
}

BOOST_AUTO_TEST_CASE(a_locked_book_has_no_commands_but_those_that_tell_nothing_of_it) {
  Actions actions;
  actions.open = actions.shut = true;
  const auto commands = gui::desktop_commands(english(), actions);
  const std::set<std::string> free{"book.open",   "book.create",  "book.close",
                                   "desk.switch", "help.keys",    "help.about",
                                   "window.quit", "window.dense", "window.preferences"};
  for (const auto& command : commands.all()) {
    // Those of rows and filters ask the page, which a locked window does not have.
    if (command.id.starts_with("language.") || command.id.starts_with("list.") ||
        command.id == "window.back" || command.id == "window.forward")
      continue;
    BOOST_TEST(command.can_run() == free.contains(command.id), command.id);
  }
  actions.shut = false;
  BOOST_TEST(commands.run("desk.lock"));
  BOOST_TEST(commands.run("desk.switch"));
  BOOST_TEST(commands.run("desk.pin"));
  BOOST_TEST(commands.at("desk.lock").shortcut == "Ctrl+L");
}

BOOST_AUTO_TEST_CASE(each_report_is_a_command_of_the_palette_too) {
  Actions actions;
  const auto commands = gui::desktop_commands(english(), actions);
  BOOST_TEST(!commands.run("report.trial-balance"));  // no book
  actions.open = true;
  BOOST_TEST(commands.run("report.trial-balance"));
  BOOST_TEST(actions.done.back() == "report trial-balance");
  BOOST_TEST(commands.at("area.reports").shortcut == "Ctrl+0");
  std::size_t offered = 0;
  for (const auto& row : gui::palette_commands(commands, english())) {
    if (row.command.starts_with("report.")) ++offered;
  }
  BOOST_TEST(offered == reports::all_reports().size());
  actions.forbidden = "trial-balance";
  BOOST_TEST(!commands.run("report.trial-balance"));
  BOOST_TEST(commands.run("report.abc"));
}

BOOST_AUTO_TEST_CASE(labels_lose_the_mark_of_their_access_key) {
  BOOST_TEST(gui::plain_label("&Open book...") == "Open book...");
  BOOST_TEST(gui::plain_label("Black && white") == "Black & white");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
