// What goods cost is nowhere in the window of somebody who may not see it: no figure of it, and no
// word for one, in no list, card, column that can be shown, footer, tip, search, export or report.

#include <wx/bookctrl.h>
#include <wx/choice.h>
#include <wx/notebook.h>
#include <wx/textctrl.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <set>

#include "app/desk.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/virtual_list.h"
#include "tests/gui/window.h"
#include "tests/presenters/support/english.h"
#include "tests/support/memory_records.h"
#include "tests/support/new_book.h"
#include "tests/support/paths.h"

namespace kontor::test {

namespace costs_window_test {

constexpr const char* the_pin = "738291";
constexpr std::chrono::milliseconds a_moment{60};

/// A lamp that costs 713.37 and is sold for 999.00: what it costs, what a hundred and ninety-nine
/// of them do, what one earns, and how much of its price.
const std::vector<std::string> figures = {"713.37", "71,337", "71337", "70,623",
                                          "70623",  "285.63", "28.6"};
/// Words of figures.
const std::vector<std::string> words = {"Cost", "cost", "Margin", "margin", "Profit", "profit"};

struct SomeRole {
  const char* role;
  bool sees;
};
constexpr SomeRole roles[] = {
    {"OWNER", true},   {"ACCOUNTANT", true}, {"STORE-MANAGER", false}, {"STOCK-KEEPER", false},
    {"SELLER", false}, {"TRAINER", false},   {"MARKETING", false},     {"ADMINISTRATOR", false}};

bool in_short_run(const SomeRole& one) {
  const std::string role = one.role;
  return role == "OWNER" || role == "STORE-MANAGER";
}

std::string code_of(const SomeRole& one) { return "P-" + std::string(one.role); }

void taken_in(app::OpenBook& book, const std::filesystem::path& file) {
  NoProgress nobody;
  app::ImportJob job;
  job.profile = "auto";
  job.files = {file};
  job.request.channel = "WEB";
  const auto report = app::import_files(book, job, nobody);
  BOOST_REQUIRE_MESSAGE(static_cast<bool>(report), file.string());
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file) << text;
}

const std::string product_head =
    "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
    "Variant Price,Cost per item,Status\n";

/// Who sells the lamps, and an order of which two have come.
void order_lamps(app::OpenBook& book) {
  const auto good = [](const auto& result) {
    BOOST_REQUIRE(static_cast<bool>(result));
    return *result;
  };
  goods::SupplierDraft mill;
  mill.name = "Mill";
  good(book.suppliers().add(mill));
  goods::OfferWish terms;
  terms.row = 1;
  terms.supplier = "MILL";
  terms.product = "LAMP-7";
  terms.cost = Decimal::parse("713.37");
  BOOST_REQUIRE(good(book.suppliers().put({terms})).refusals.empty());
  goods::PurchaseWish wish;
  wish.supplier = "MILL";
  wish.to = "LADEN";
  wish.lines = {{1, "LAMP-7", Quantity::of_units(5)}};
  const auto made = good(book.purchases().create(wish));
  BOOST_REQUIRE(made.refusals.empty());
  good(book.purchases().order(made.document.number));
  goods::DeliveryWish delivery;
  delivery.accepted = {{1, "LAMP-7", Quantity::of_units(2)}};
  BOOST_REQUIRE(good(book.purchases().receive(made.document.number, delivery)).refusals.empty());
}

/// Products with their cost, a count, a sale of yesterday, and a row whose cost can't be read.
void fill(app::OpenBook& book, const std::filesystem::path& dir) {
  write_text(dir / "products.csv",
             product_head +
                 "lamp,Lamp,Nord,Title,Default Title,LAMP-7,shopify,999.00,713.37,active\n"
                 "vase,Vase,Nord,Title,Default Title,VASE-1,shopify,20.00,713.37x,active\n");
  write_text(dir / "stock.csv",
             "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming,"
             "Unavailable,Committed,Available,On hand\n"
             "lamp,Lamp,Title,Default Title,LAMP-7,,,Laden,0,0,0,100,100\n");
  const std::string day = (app::local_today(program().clock) + -1).to_iso() + " 10:00:00 +0100";
  write_text(dir / "orders.csv",
             "Name,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Id,Currency,Subtotal,"
             "Shipping,Taxes,Total,Refunded Amount,Outstanding Balance,Cancelled at,Payment "
             "Method,Email,Location,Created at,Lineitem quantity,Lineitem name,Lineitem price,"
             "Lineitem sku,Lineitem fulfillment status\n#1001,paid," +
                 day + ",fulfilled," + day +
                 ",,EUR,999.00,0.00,0.00,999.00,0.00,0.00,,Shopify Payments,buyer@example.com,"
                 "Laden," +
                 day + ",1,Lamp,999.00,LAMP-7,fulfilled\n");
  for (const char* file : {"products.csv", "stock.csv", "orders.csv"}) taken_in(book, dir / file);
  order_lamps(book);
}

/// Everybody with a PIN of their own.
void let_in(app::OpenBook& book) {
  const app::MachineKeys keys(app::MachineKeys::own_folder());
  app::Desk desk(book, keys, Program::cost);
  BOOST_REQUIRE((*desk.set_own_password("three calm words") == desk::SecretFault::none));
  BOOST_REQUIRE(static_cast<bool>(desk.enrol("till")));
  for (const auto& one : roles) {
    staff::EmployeeWish wish;
    wish.code = code_of(one);
    wish.name = std::string("Person ") + one.role;
    wish.roles = std::vector{staff::RoleGift{{}, one.role}};
    const auto made = book.team().add(wish);
    BOOST_REQUIRE(static_cast<bool>(made));
    const auto theirs = book.as(made->id);
    BOOST_REQUIRE(
        (*app::Desk(*theirs, keys, Program::cost).set_own_pin(the_pin) == desk::SecretFault::none));
  }
}

/// All that a person could read in a window, and what of it tells a cost.
class Reading {
 public:
  explicit Reading(Window& window) : m_window(window) {
    const auto language = english();
    for (const auto right : company::all_permissions()) m_names.push_back(language.name(right));
    for (const auto& report : reports::all_reports())
      m_names.push_back(language.text(report.about));
    for (const auto area : gui::all_areas) m_titles[area] = gui::look_of(area, language).title;
  }

  int figures_seen() const { return m_figures; }
  int words_seen() const { return m_words; }
  const std::string& told() const { return m_told; }

  void everything(const std::filesystem::path& dir) {
    for (const auto area : gui::all_areas) {
      frame().go_to(area);
      settle();
      page(m_titles.at(area));
    }
    lists(dir);
    reports(dir);
    palette();
    files(dir);
  }

 private:
  gui::MainFrame& frame() { return m_window.frame(); }
  void settle() {
    // Pages that a role has none of are not asked.
    pump(a_moment);
    pump(a_moment);
  }

  /// The page in front with each of its tabs.
  void page(const std::string& screen) {
    look(screen, &frame());
    std::vector<wxBookCtrlBase*> books;
    each(&frame(), [&](wxWindow* window) {
      auto* book = dynamic_cast<wxBookCtrlBase*>(window);
      if (book && book->GetPageCount() > 1 && book->IsShownOnScreen() &&
          dynamic_cast<wxNotebook*>(window))
        books.push_back(book);
    });
    for (auto* book : books) {
      const int before = book->GetSelection();
      for (std::size_t i = 0; i < book->GetPageCount(); ++i) {
        book->SetSelection(i);
        settle();
        look(screen + ", tab " + std::to_string(i), &frame());
      }
      book->SetSelection(static_cast<std::size_t>(before));
    }
  }

  /// The card of the first row of each list that has one, and the list as a file.
  void lists(const std::filesystem::path& dir) {
    for (const auto area : gui::all_areas) {
      frame().go_to(area);
      settle();
      std::vector<gui::ListPage*> all;
      each(&frame(), [&](wxWindow* window) {
        if (auto* list = dynamic_cast<gui::ListPage*>(window))
          if (list->IsShownOnScreen()) all.push_back(list);
      });
      for (auto* list : all) {
        if (list->list()->rows() == 0) continue;
        list->list()->choose_row(0);
        list->open_chosen();
        settle();
        page(m_titles.at(area) + std::string(": a card"));
        list->close_detail();
        const auto file = dir / "list.csv";
        std::filesystem::remove(file);
        list->export_to(file.string(), reports::ListFormat::csv);
        if (!wait_until([&] { return !list->exporting().busy(); })) BOOST_ERROR("no file");
        if (std::filesystem::exists(file)) judge("a list as a file", file_text(file));
        settle();
      }
    }
  }

  void reports(const std::filesystem::path& dir) {
    for (const auto& report : reports::all_reports()) {
      if (!frame().commands().run("report." + std::string(report.id))) continue;
      auto* area = frame().reports_page();
      if (!area) continue;
      BOOST_TEST(wait_until([&] { return !area->presenter().busy(); }));
      settle();
      look("report " + std::string(report.id), &frame());
      const auto file = dir / "report.csv";
      std::filesystem::remove(file);
      area->presenter().write(file.string(), reports::ReportFormat::csv);
      BOOST_TEST(wait_until([&] { return !area->presenter().writing(); }));
      if (std::filesystem::exists(file)) judge("a report as a file", file_text(file));
      settle();
    }
  }

  void palette() {
    for (const char* typed : {"lamp", "713", "#1001", "cost"}) {
      frame().commands().run("window.palette");
      auto* dialog = frame().palette();
      BOOST_REQUIRE(dialog);
      dialog->field()->SetValue(typed);
      pump(a_moment);
      BOOST_TEST(wait_until([&] { return !dialog->presenter().busy(); }));
      // What was typed says nothing.
      dialog->field()->ChangeValue("");
      look(std::string("palette, ") + typed, dialog);
      dialog->Close();
      wait_until([&] { return !frame().palette(); });
    }
  }

  /// A file with a cost that can't be read, before it is taken in.
  void files(const std::filesystem::path& dir) {
    frame().look_at_files({(dir / "products.csv").string()});
    auto* channels = frame().channels_page();
    if (!channels) return;
    BOOST_TEST(wait_until([&] { return !channels->import_panel()->presenter().busy(); }));
    // Their own file is theirs: only what the program makes of a refused row is read.
    settle();
    each(channels->import_panel(), [&](wxWindow* window) {
      if (auto* list = dynamic_cast<gui::VirtualList*>(window))
        if (gui::access_name(list).utf8_string().find("refused") != std::string::npos)
          cells("refused rows", list);
    });
    frame().go_to(gui::Area::today);
  }

  static std::string file_text(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  template <class Visit>
  static void each(wxWindow* window, Visit visit) {
    visit(window);
    for (auto* child : window->GetChildren())
      if (!child->IsTopLevel()) each(child, visit);
  }

  void look(const std::string& screen, wxWindow* top) {
    each(top, [&](wxWindow* window) {
      judge(screen, window->GetLabel().utf8_string());
      judge(screen, window->GetToolTipText().utf8_string());
      judge(screen, gui::access_name(window).utf8_string());
      if (const auto* text = dynamic_cast<wxTextCtrl*>(window))
        judge(screen, text->GetValue().utf8_string());
      if (const auto* choice = dynamic_cast<wxChoice*>(window))
        for (unsigned i = 0; i < choice->GetCount(); ++i)
          judge(screen, choice->GetString(i).utf8_string());
      if (auto* list = dynamic_cast<gui::VirtualList*>(window)) cells(screen, list);
    });
  }

  /// Titles and cells, of columns that are not shown too.
  void cells(const std::string& screen, gui::VirtualList* list) {
    for (unsigned i = 0; i < list->GetColumnCount(); ++i) {
      const auto* column = list->GetColumn(i);
      judge(screen, column->GetTitle().utf8_string());
      for (std::size_t row = 0; row < list->rows(); ++row)
        judge(screen, list->shown_text(row, column->GetModelColumn()));
    }
  }

  void judge(const std::string& screen, std::string text) {
    if (!m_read.insert(screen + "\n" + text).second) return;
    // Rights, and what a role of one's own may do, are called by their names; what a report is says
    // nothing of what anything cost.
    for (const std::string& name : m_names) {
      for (auto at = text.find(name); at != std::string::npos; at = text.find(name))
        text.erase(at, name.size());
    }
    for (const auto& figure : figures)
      if (text.find(figure) != std::string::npos) tell(m_figures, screen, text);
    for (const auto& word : words)
      if (text.find(word) != std::string::npos) tell(m_words, screen, text);
  }

  void tell(int& count, const std::string& screen, const std::string& text) {
    ++count;
    m_told += screen + ": " + text.substr(0, 200) + "\n";
  }

  Window& m_window;
  std::vector<std::string> m_names;
  std::map<gui::Area, std::string> m_titles;
  std::set<std::string> m_read;
  std::string m_told;
  int m_figures = 0, m_words = 0;
};

void enter(wxTextCtrl* field) {
  wxCommandEvent event(wxEVT_TEXT_ENTER, field->GetId());
  event.SetEventObject(field);
  field->ProcessWindowEvent(event);
}

void sign_in(Window& w, const std::string& code) {
  BOOST_REQUIRE(w.frame().sign_in());
  auto* entrance = w.frame().sign_in()->entrance();
  BOOST_REQUIRE(wait_until([&] { return entrance->presenter().can_try(); }));
  entrance->code_field()->SetValue(code);
  enter(entrance->code_field());
  entrance->secret_field()->SetValue(the_pin);
  enter(entrance->secret_field());
  BOOST_REQUIRE(wait_until([&] { return !w.frame().sign_in(); }));
  BOOST_REQUIRE(wait_until([&] { return w.frame().can_lock(); }));
}

}  // namespace costs_window_test

BOOST_AUTO_TEST_SUITE(costs_window)

using namespace costs_window_test;

BOOST_AUTO_TEST_CASE(no_screen_tells_a_cost_to_who_may_not_see_costs) {
  app::NewBook draft;
  draft.entity.name = draft.location_name = "Laden";
  draft.entity.country = "DE";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Berlin";
  const TempDir dir;
  on_new_sqlite_book(draft, [&](app::OpenBook& book, FixedClock& clock) {
    clock.set(program().clock.now());
    fill(book, dir.path());
    let_in(book);
    for (const auto& one : roles) {
      // Each takes half a minute; all of them do in the long run.
      if (!long_run() && !in_short_run(one)) continue;
      Window w(book.book().address().text);
      sign_in(w, code_of(one));
      Reading reading(w);
      reading.everything(dir.path());
      if (one.sees) {
        // Else the test would prove nothing.
        BOOST_TEST(reading.figures_seen() >= 10, one.role << "\n" << reading.told());
        BOOST_TEST(reading.words_seen() >= 3, one.role << "\n" << reading.told());
      } else {
        BOOST_TEST(reading.figures_seen() + reading.words_seen() == 0, one.role << "\n"
                                                                                << reading.told());
      }
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
