#include "gui/commands/desktop_commands.h"

#include <map>

#include "i18n/language.h"
#include "reports/report.h"

namespace kontor::gui {

namespace {

constexpr const char* report_command = "report.";

bool always() { return true; }

void add_book_commands(std::vector<Command>& list, const Language& t, DesktopActions& a) {
  const auto open = [&a] { return a.book_is_open(); };
  const auto leave = [&a] { return a.may_leave_book(); };
  list.push_back({"book.open", t.text("&Open book..."), t.text("Opens another book."), "Ctrl+O",
                  true, leave, [&a] { a.choose_book(); }});
  list.push_back({"book.create", t.text("&New book..."), t.text("Makes a new, empty book."),
                  "Ctrl+N", true, leave, [&a] { a.new_book(); }});
  list.push_back({"book.import", t.text("&Import files..."),
                  t.text("Says what the files of a channel are, and takes them in."), "Ctrl+I",
                  true, open, [&a] { a.import_files(); }});
  list.push_back({"window.preferences", t.text("&Preferences..."),
                  t.text("Language, digits, rows, text and colours."), "Ctrl+,", true, always,
                  [&a] { a.show_preferences(); }});
  list.push_back({"book.close", t.text("&Close book"), t.text("Goes back to the first page."),
                  "Ctrl+W", true,
                  [&a] { return (a.book_is_open() || a.locked()) && a.may_leave_book(); },
                  [&a] { a.close_book(); }});
  list.push_back({"window.quit", t.text("&Quit"), t.text("Ends the program."), "Ctrl+Q", true,
                  always, [&a] { a.quit(); }});
}

/// Who is at the book.
void add_desk_commands(std::vector<Command>& list, const Language& t, DesktopActions& a) {
  const auto open = [&a] { return a.book_is_open(); };
  list.push_back({"desk.lock", t.text("&Lock"),
                  t.text("Hides the book until somebody has said who they are."), "Ctrl+L", true,
                  [&a] { return a.can_lock(); }, [&a] { a.lock(); }});
  list.push_back({"desk.switch", t.text("S&witch person"),
                  t.text("Locks, and lets the next one sign in."), "Ctrl+Shift+L", true,
                  [&a] { return a.can_lock() || a.locked(); }, [&a] { a.switch_person(); }});
  list.push_back({"desk.pin", t.text("Own P&IN..."), t.text("Sets or changes your PIN."), "", true,
                  open, [&a] { a.change_secret(SecretKind::pin); }});
  list.push_back({"desk.password", t.text("Own pass&word..."),
                  t.text("Sets or changes your password. The first one of a book makes it ask who "
                         "is at it."),
                  "", true, open, [&a] { a.change_secret(SecretKind::password); }});
}

void add_view_commands(std::vector<Command>& list, const Language& t, DesktopActions& a) {
  const auto open = [&a] { return a.book_is_open(); };
  list.push_back({"window.palette", t.text("Search or co&mmand..."),
                  t.text("Finds commands, products and orders in one field."), "Ctrl+K", true,
                  [&a] { return !a.locked(); }, [&a] { a.open_palette(); }});
  list.push_back({"list.copy", t.text("&Copy"),
                  t.text("Copies the chosen rows, as a spreadsheet takes them."), "Ctrl+C", true,
                  [&a] { return a.can_copy(); }, [&a] { a.copy(); }});
  list.push_back({"list.find", t.text("&Find"), t.text("Goes to the search field."), "Ctrl+F", true,
                  [&a] { return a.can_find(); }, [&a] { a.find(); }});
  list.push_back({"list.refresh", t.text("&Refresh"),
                  t.text("Reads the page again; it follows the book by itself too."), "F5", true,
                  open, [&a] { a.refresh(); }});
  list.push_back({"list.clear", t.text("Clear fi&lters"), t.text("Shows everything again."), "",
                  true, [&a] { return a.filtered(); }, [&a] { a.clear_filters(); }});
  list.push_back({"list.oversold", t.text("Only o&versold"),
                  t.text("Shows only products that were sold beyond their stock."), "", true,
                  [&a] { return a.stock_in_front(); }, [&a] { a.toggle_oversold_only(); },
                  [&a] { return a.oversold_only(); }});
  list.push_back({"list.low", t.text("Only l&ow"),
                  t.text("Shows only products that are at or below their level."), "", true,
                  [&a] { return a.stock_in_front(); }, [&a] { a.toggle_low_only(); },
                  [&a] { return a.low_only(); }});
  list.push_back({"list.open", t.text("Open &row"),
                  t.text("Shows all that is known of the chosen row."), "Enter", false,
                  [&a] { return a.row_selected(); }, [&a] { a.open_row(); }});
  list.push_back({"window.dense", t.text("&Dense rows"), t.text("Shows more rows at once."), "",
                  true, always, [&a] { a.toggle_dense(); }, [&a] { return a.dense(); }});
}

void add_area_commands(std::vector<Command>& list, const Language& t, DesktopActions& a) {
  const auto open = [&a] { return a.book_is_open(); };
  list.push_back({"window.back", t.text("&Back"), t.text("Goes back to what was shown before."),
                  "Alt+Left", true, [&a] { return a.can_go_back(); }, [&a] { a.go_back(); }});
  list.push_back({"window.forward", t.text("For&ward"),
                  t.text("Goes forward again, after going back."), "Alt+Right", true,
                  [&a] { return a.can_go_forward(); }, [&a] { a.go_forward(); }});
  list.push_back({"area.today", t.text("&Today"), t.text("Goes to what waits and how sales are."),
                  "Ctrl+1", true, open, [&a] { a.go_to(Area::today); }});
  list.push_back({"area.orders", t.text("&Orders"), t.text("Goes to the orders of all channels."),
                  "Ctrl+2", true, open, [&a] { a.go_to(Area::orders); }});
  list.push_back({"area.stock", t.text("&Stock"), t.text("Goes to the stock of all places."),
                  "Ctrl+3", true, open, [&a] { a.go_to(Area::stock); }});
  list.push_back({"area.transfers", t.text("Tra&nsfers"),
                  t.text("Goes to the goods between the shop's own places."), "Ctrl+4", true, open,
                  [&a] { a.go_to(Area::transfers); }});
  list.push_back({"transfers.new", t.text("Ne&w transfer..."),
                  t.text("Writes down what is to go from one place to another."), "", true, open,
                  [&a] { a.new_transfer(); }});
  list.push_back({"area.counts", t.text("Co&unts"),
                  t.text("Goes to the counts: what there is, found by counting."), "", true, open,
                  [&a] { a.open_counts(); }});
  list.push_back({"counts.new", t.text("New coun&t..."),
                  t.text("Begins a count of a place; selling goes on meanwhile."), "", true, open,
                  [&a] { a.new_count(); }});
  list.push_back({"area.purchases", t.text("&Purchases"),
                  t.text("Goes to the orders with suppliers."), "", true, open,
                  [&a] { a.open_purchases(); }});
  list.push_back({"purchases.new", t.text("New &order with a supplier..."),
                  t.text("Writes down what is to be ordered of a supplier."), "", true, open,
                  [&a] { a.new_purchase(); }});
  list.push_back({"area.suppliers", t.text("&Suppliers"),
                  t.text("Goes to those who sell goods to the shop, and their terms."), "", true,
                  open, [&a] { a.open_suppliers(); }});
  list.push_back({"area.customers", t.text("C&ustomers"),
                  t.text("Goes to the people and firms that buy."), "Ctrl+6", true, open,
                  [&a] { a.go_to(Area::customers); }});
  list.push_back({"area.team", t.text("&Team"), t.text("Goes to those who sell."), "Ctrl+7", true,
                  open, [&a] { a.go_to(Area::team); }});
  list.push_back({"team.employees-file", t.text("Employees from a file..."),
                  t.text("Takes in a list: code, name, entity, shops, hired, left, aliases."), "",
                  true, open, [&a] { a.ask_staff_file(StaffFile::employees); }});
  list.push_back({"team.hours-file", t.text("Worked hours from a file..."),
                  t.text("Takes in a list: employee, date, hours, location."), "", true, open,
                  [&a] { a.ask_staff_file(StaffFile::hours); }});
  list.push_back({"area.books", t.text("&Books"),
                  t.text("Goes to the ledger: trial balance, entries, accounts, export."), "Ctrl+8",
                  true, open, [&a] { a.go_to(Area::books); }});
  list.push_back({"area.channels", t.text("&Channels"),
                  t.text("Goes to what came in through the channels."), "Ctrl+9", true, open,
                  [&a] { a.go_to(Area::channels); }});
  list.push_back({"area.reports", t.text("All r&eports"),
                  t.text("Goes to the reports: on the screen, as a file, on paper."), "Ctrl+0",
                  true, open, [&a] { a.go_to(Area::reports); }});
}

/// What a shop does in its first days, each where it is done.
void add_setup_commands(std::vector<Command>& list, const Language& t, DesktopActions& a) {
  const auto open = [&a] { return a.book_is_open(); };
  const auto add = [&](const char* id, const std::string& label, const std::string& help,
                       SetupView view) {
    list.push_back({id, label, help, "", true, open, [&a, view] { a.open_setup(view); }});
  };
  list.push_back({"area.setup", t.text("Set-&up"),
                  t.text("Goes to the company, its places and channels, and the first days."), "",
                  true, open, [&a] { a.go_to(Area::setup); }});
  add("setup.company", t.text("The company"),
      t.text("Name, time zone, taxes, fiscal year, first day."), SetupView::company);
  add("setup.places", t.text("Places"), t.text("Shops and warehouses: add, rename, start of day."),
      SetupView::places);
  add("setup.channels", t.text("Sales channels"),
      t.text("Where orders come from: add, rename, when a sale counts."), SetupView::channels);
  add("setup.people", t.text("Employees"),
      t.text("Who works here, where, since when, and in which roles."), SetupView::people);
  add("setup.roles", t.text("Roles"), t.text("What each role may do; roles of your own."),
      SetupView::roles);
  add("setup.machines", t.text("PINs on this machine"),
      t.text("Which machines PINs are good on: make this one known, take one out."),
      SetupView::machines);
  add("setup.tokens", t.text("Tokens for programs"),
      t.text("What lets programs in without a password: make one, revoke one."), SetupView::tokens);
  add("setup.opening", t.text("Opening balances"),
      t.text("Takes in what is open on the first day, and the accountant's balances."),
      SetupView::opening);
  add("setup.comparison", t.text("Parallel month"),
      t.text("Compares the old system's figures with Kontor's, day by day."),
      SetupView::comparison);
}

/// Each report is a command of its own.
void add_report_commands(std::vector<Command>& list, const Language& t, DesktopActions& a) {
  for (const auto& report : reports::all_reports()) {
    const std::string id(report.id);
    list.push_back({report_command + id, t.text(report.title), t.text(report.about), "", true,
                    [&a, id] { return a.book_is_open() && a.may_report(id); },
                    [&a, id] { a.open_report(id); }});
  }
}

void add_help_commands(std::vector<Command>& list, const Language& t, DesktopActions& a) {
  for (const auto& language : i18n::languages()) {
    const std::string code(language.code);
    list.push_back({"language." + code, std::string(language.native),
                    t.text("Shows the program in this language."), "", true, always,
                    [&a, code] { a.choose_language(code); },
                    [code, own = std::string(t.code())] { return code == own; }});
  }
  list.push_back({"help.keys", t.text("&Keys"), t.text("Lists the keys of this page."), "F1", true,
                  always, [&a] { a.show_keys(); }});
  list.push_back({"help.about", t.text("&About Kontor"), t.text("Says what this program is."), "",
                  true, always, [&a] { a.show_about(); }});
}

/// Tabs of the stock have its icon.
bool of_the_stock(const std::string& command) {
  return command == "area.counts" || command == "counts.new" || command == "area.purchases" ||
         command == "purchases.new" || command == "area.suppliers";
}

}  // namespace

AreaLook look_of(Area area, const Language& t) {
  switch (area) {
    case Area::today:
      return {t.text("Today"), "x-office-calendar-symbolic"};
    case Area::orders:
      return {t.text("Orders"), "view-list-symbolic"};
    case Area::stock:
      return {t.text("Stock"), "package-x-generic-symbolic"};
    case Area::transfers:
      return {t.text("Transfers"), "mail-forward-symbolic"};
    case Area::customers:
      return {t.text("Customers"), "system-users-symbolic"};
    case Area::team:
      return {t.text("Team"), "avatar-default-symbolic"};
    case Area::books:
      return {t.text_in("area", "Books"), "accessories-calculator-symbolic"};
    case Area::channels:
      return {t.text("Channels"), "network-transmit-receive-symbolic"};
    case Area::reports:
      return {t.text("Reports"), "x-office-spreadsheet-symbolic"};
    case Area::setup:
      return {t.text("Set-up"), "preferences-system-symbolic"};
  }
  return {};
}

Commands desktop_commands(const Language& language, DesktopActions& actions) {
  std::vector<Command> list;
  add_book_commands(list, language, actions);
  add_desk_commands(list, language, actions);
  add_view_commands(list, language, actions);
  add_area_commands(list, language, actions);
  add_setup_commands(list, language, actions);
  add_report_commands(list, language, actions);
  add_help_commands(list, language, actions);
  return Commands(std::move(list));
}

std::vector<PaletteRow> palette_commands(const Commands& commands, const Language& t) {
  std::map<std::string, std::string> icons;
  for (const Area area : all_areas) icons[look_of(area, t).title] = look_of(area, t).icon;
  std::vector<PaletteRow> rows;
  for (const auto& command : commands.all()) {
    // What acts on the row with the focus has none while the palette is open.
    const bool of_focus = !command.everywhere || command.id == "list.copy";
    if (of_focus || command.id == "window.palette" || !command.can_run()) continue;
    PaletteRow row;
    row.title = plain_label(command.label);
    const auto icon = icons.find(row.title);
    row.icon = icon == icons.end() ? "system-run-symbolic" : icon->second;
    if (command.id.starts_with("setup.")) row.icon = look_of(Area::setup, t).icon;
    if (command.id == "transfers.new") row.icon = look_of(Area::transfers, t).icon;
    if (of_the_stock(command.id)) row.icon = look_of(Area::stock, t).icon;
    if (command.id.starts_with("team.")) row.icon = look_of(Area::team, t).icon;
    if (command.id.starts_with("desk.")) row.icon = "avatar-default-symbolic";
    if (command.id.starts_with(report_command) || command.id == "area.reports") {
      row.icon = look_of(Area::reports, t).icon;
    }
    row.subtitle = command.help;
    row.keys = command.shortcut;
    row.command = command.id;
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Menu> desktop_menus(const Language& t) {
  std::vector<Menu> menus = {
      {t.text("&Book"),
       {"book.open",
        "book.create",
        "",
        "book.import",
        "team.employees-file",
        "team.hours-file",
        "",
        "setup.company",
        "setup.places",
        "setup.channels",
        "setup.people",
        "setup.roles",
        "setup.opening",
        "setup.comparison",
        "",
        "desk.lock",
        "desk.switch",
        "desk.pin",
        "desk.password",
        "setup.machines",
        "setup.tokens",
        "",
        "book.close",
        "window.quit"}},
      {t.text("&Edit"), {"list.copy", "list.find", "window.palette", "", "window.preferences"}},
      {t.text("&View"),
       {"window.back",
        "window.forward",
        "",
        "area.today",
        "area.orders",
        "area.stock",
        "area.counts",
        "counts.new",
        "area.purchases",
        "purchases.new",
        "area.suppliers",
        "area.transfers",
        "transfers.new",
        "area.customers",
        "area.team",
        "area.books",
        "area.channels",
        "area.setup",
        "",
        "list.open",
        "list.refresh",
        "list.oversold",
        "list.low",
        "list.clear",
        "",
        "window.dense"}},
      {t.text("&Reports"), {"area.reports", ""}},
      {t.text("&Language"), {}},
      {t.text("&Help"), {"help.keys", "help.about"}},
  };
  for (const auto& report : reports::all_reports()) {
    menus[3].ids.push_back(report_command + std::string(report.id));
  }
  for (const auto& language : i18n::languages()) {
    menus[4].ids.push_back("language." + std::string(language.code));
  }
  return menus;
}

}  // namespace kontor::gui
