#include "gui/commands/desktop_commands.h"

#include "i18n/language.h"

namespace kontor::gui {

namespace {

bool always() { return true; }

void add_book_commands(std::vector<Command>& list, const Language& t, DesktopActions& a) {
  const auto open = [&a] { return a.book_is_open(); };
  list.push_back({"book.open", t.text("&Open book..."), t.text("Opens another book."), "Ctrl+O",
                  true, always, [&a] { a.choose_book(); }});
  list.push_back({"book.create", t.text("&New book..."), t.text("Makes a new, empty book."),
                  "Ctrl+N", true, always, [&a] { a.new_book(); }});
  list.push_back({"book.close", t.text("&Close book"), t.text("Goes back to the first page."),
                  "Ctrl+W", true, open, [&a] { a.close_book(); }});
  list.push_back({"window.quit", t.text("&Quit"), t.text("Ends the program."), "Ctrl+Q", true,
                  always, [&a] { a.quit(); }});
}

void add_view_commands(std::vector<Command>& list, const Language& t, DesktopActions& a) {
  const auto open = [&a] { return a.book_is_open(); };
  list.push_back({"list.copy", t.text("&Copy"),
                  t.text("Copies the chosen rows, as a spreadsheet takes them."), "Ctrl+C", true,
                  [&a] { return a.can_copy(); }, [&a] { a.copy(); }});
  list.push_back({"list.find", t.text("&Find"), t.text("Goes to the search field."), "Ctrl+F", true,
                  open, [&a] { a.find(); }});
  list.push_back({"list.refresh", t.text("&Refresh"),
                  t.text("Reads the page again; it follows the book by itself too."), "F5", true,
                  open, [&a] { a.refresh(); }});
  list.push_back({"list.clear", t.text("Clear fi&lters"),
                  t.text("Shows all products of all places again."), "", true,
                  [&a] { return a.filtered(); }, [&a] { a.clear_filters(); }});
  list.push_back({"list.oversold", t.text("Only o&versold"),
                  t.text("Shows only products that were sold beyond their stock."), "", true, open,
                  [&a] { a.toggle_oversold_only(); }, [&a] { return a.oversold_only(); }});
  list.push_back({"product.open", t.text("Open &product"),
                  t.text("Shows the levels and movements of the chosen product."), "Enter", false,
                  [&a] { return a.product_selected(); }, [&a] { a.open_product(); }});
  list.push_back({"area.stock", t.text("&Stock"), t.text("Goes to the stock of all places."),
                  "Ctrl+1", true, open, [&a] { a.go_to_stock(); }});
  list.push_back({"window.dense", t.text("&Dense rows"), t.text("Shows more rows at once."), "",
                  true, always, [&a] { a.toggle_dense(); }, [&a] { return a.dense(); }});
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

}  // namespace

Commands desktop_commands(const Language& language, DesktopActions& actions) {
  std::vector<Command> list;
  add_book_commands(list, language, actions);
  add_view_commands(list, language, actions);
  add_help_commands(list, language, actions);
  return Commands(std::move(list));
}

std::vector<Menu> desktop_menus(const Language& t) {
  std::vector<Menu> menus = {
      {t.text("&Book"), {"book.open", "book.create", "", "book.close", "window.quit"}},
      {t.text("&Edit"), {"list.copy", "list.find"}},
      {t.text("&View"),
       {"area.stock", "product.open", "", "list.refresh", "list.oversold", "list.clear", "",
        "window.dense"}},
      {t.text("&Language"), {}},
      {t.text("&Help"), {"help.keys", "help.about"}},
  };
  for (const auto& language : i18n::languages()) {
    menus[3].ids.push_back("language." + std::string(language.code));
  }
  return menus;
}

}  // namespace kontor::gui
