#include "bench/journey.h"

#include <gtk/gtk.h>

#include <filesystem>
#include <stdexcept>

#include "gui/widgets/gtk_platform.h"

namespace kontor::bench {

namespace {

using gui::Area;
using std::chrono::milliseconds;

constexpr milliseconds glance{60};     // between two acts that follow each other
constexpr milliseconds keystroke{70};  // between two letters
constexpr milliseconds page_turn{45};  // a held Page Down
constexpr std::size_t pages_turned = 12;
constexpr std::size_t block_of_rows = 100;  // a list of less is no list to scroll in

/// A page that is a list, with what the driver asks of it.
template <class Page>
class ListWalk {
 public:
  ListWalk(Driver& driver, std::string name, std::function<Page*()> page)
      : m_driver(driver), m_name(std::move(name)), m_page(std::move(page)) {}

  Page& page() const { return *m_page(); }
  auto& source() const { return page().presenter(); }

  /// Rows are read; the count may still be on its way.
  bool reading() const {
    if constexpr (requires { source().reading(); }) return source().reading();
    return source().busy();
  }
  /// The first rows are there and nothing more is read.
  bool ready() const {
    if (!m_page()) return false;
    const auto state = source().state();
    return !reading() && state != gui::ListPresenter::State::loading &&
           (source().rows() == 0 || source().here(0));
  }
  void first_page(const std::string& what, const std::function<void()>& act) const {
    m_driver.timed(m_name + ": " + what, act, [this] { return ready(); });
    m_driver.rest(glance);
  }
  void search(const std::string& text) const {
    auto* field = page().search_field();
    m_driver.doing(m_name + ": typing");
    for (std::size_t end = 1; end <= text.size(); ++end) {
      if (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) continue;
      field->SetValue(wxString::FromUTF8(text.substr(0, end)));
      m_driver.rest(keystroke);
    }
    m_driver.until([&] { return source().searched() == text; }, "search");
    m_driver.timed_from_now(m_name + ": search", [this] { return ready(); });
    m_driver.rest(glance);
  }
  void sort(const std::string& column) const {
    const auto& columns = source().columns();
    for (unsigned at = 0; at < page().list()->GetColumnCount(); ++at) {
      const auto* shown = page().list()->GetColumn(at);
      if (columns.at(shown->GetModelColumn()).id != column) continue;
      const auto before = source().order();
      // The list sorts after the header's own event.
      m_driver.timed(
          m_name + ": sort by " + column, [&] { gui::press_header(page().list(), at); },
          [&] { return source().order() != before && ready(); });
      m_driver.rest(glance);
      return;
    }
  }
  /// By pages as with a held key, to the end and back to the top.
  void scroll() const {
    for (std::size_t i = 0; i < pages_turned; ++i) {
      to("next page", [](GtkAdjustment* at) {
        return gtk_adjustment_get_value(at) + gtk_adjustment_get_page_size(at);
      });
      m_driver.rest(page_turn);
    }
    to("middle", [](GtkAdjustment* at) { return gtk_adjustment_get_upper(at) / 2; });
    m_driver.rest(glance);
    to("end", [](GtkAdjustment* at) {
      return gtk_adjustment_get_upper(at) - gtk_adjustment_get_page_size(at);
    });
    m_driver.rest(glance);
    to("top", [](GtkAdjustment*) { return 0.0; });
    m_driver.rest(glance);
  }
  /// The first page; where the book has enough of it, all the way down, and one opened.
  template <class Panel>
  void look(const std::function<void()>& act, const std::function<Panel*()>& panel) const {
    first_page("first page", act);
    if (source().rows() > block_of_rows) scroll();
    if (source().rows() > 6) detail(0, panel());
  }
  /// Opens a row and looks at each tab of what stands below.
  template <class Panel>
  void detail(std::size_t row, Panel* panel) const {
    // What is shown may be a search that finds little.
    if (source().rows() < row + 7) page().clear_filters();
    m_driver.until([&] { return ready() && source().rows() > row + 6; }, "rows");
    const auto shown = [panel] { return panel->card().shown() != 0 && !panel->card().loading(); };
    m_driver.timed(
        m_name + ": open detail",
        [&] {
          page().list()->choose_row(row);
          page().open_chosen();
        },
        shown);
    m_driver.rest(glance);
    for (std::size_t tab = 1; tab < panel->tabs()->GetPageCount(); ++tab) {
      m_driver.timed(
          m_name + ": tab of detail", [&] { panel->tabs()->SetSelection(tab); }, shown);
      m_driver.rest(glance);
    }
    panel->tabs()->SetSelection(0);
    // Along the rows with the arrow, as people compare.
    for (std::size_t next = row + 1; next < row + 6; ++next) {
      m_driver.timed(
          m_name + ": next detail",
          [&] {
            page().list()->choose_row(next);
            page().list()->on_choice();
          },
          shown);
      m_driver.rest(glance);
    }
    page().close_detail();
    m_driver.rest(glance);
  }

 private:
  template <class Where>
  void to(const std::string& what, Where where) const {
    auto* list = page().list();
    auto* at = gtk_scrollable_get_vadjustment(GTK_SCROLLABLE(list->GtkGetTreeView()));
    const auto rows_in_sight = [&] {
      const std::size_t top = list->top_row();
      const auto rows = static_cast<std::size_t>(std::max(list->GetCountPerPage(), 1));
      return std::pair(top, std::min(source().rows(), top + rows) - 1);
    };
    try {
      m_driver.timed(
          m_name + ": " + what, [&] { gtk_adjustment_set_value(at, where(at)); },
          [&] {
            if (source().rows() == 0) return true;
            const auto [top, last] = rows_in_sight();
            return source().here(top) && source().here(last) && !reading();
          });
    } catch (const std::runtime_error& error) {
      const auto [top, last] = rows_in_sight();
      throw std::runtime_error(std::string(error.what()) + ", rows " + std::to_string(top) +
                               " to " + std::to_string(last) + " of " +
                               std::to_string(source().rows()) +
                               (reading() ? ", reading" : ", not reading"));
    }
  }

  Driver& m_driver;
  std::string m_name;
  std::function<Page*()> m_page;
};

void today(Driver& driver) {
  const auto ready = [&] {
    auto* page = driver.window().today_page();
    return page && !page->presenter().busy() &&
           page->presenter().state() != gui::TodayPresenter::State::loading;
  };
  driver.timed(
      "today: figures", [&] { driver.window().go_to(Area::today); }, ready);
  driver.rest(glance);
  for (const auto span :
       {insight::SalesSpan::week, insight::SalesSpan::month, insight::SalesSpan::yesterday}) {
    driver.timed(
        "today: other days", [&] { driver.window().today_page()->presenter().choose(span); },
        ready);
    driver.rest(glance);
  }
}

void orders(Driver& driver, std::size_t round) {
  const ListWalk<gui::OrdersPage> list(driver, "orders",
                                       [&] { return driver.window().orders_page(); });
  list.first_page("first page", [&] { driver.window().go_to(Area::orders); });
  list.scroll();
  const auto channels = list.source().channels();
  for (std::size_t i = 0; i < 3 && !channels.empty(); ++i) {
    const ChannelId channel = channels[(3 * round + i) % channels.size()].id;
    list.first_page("of a channel", [&] { list.source().choose_channel(channel); });
  }
  list.first_page("open, of a channel",
                  [&] { list.source().choose_state(orders::OrderState::open); });
  list.first_page("all", [&] { list.page().clear_filters(); });
  list.first_page("last 7 days", [&] { list.source().choose_last_days(7); });
  list.first_page("all", [&] { list.page().clear_filters(); });
  list.sort("placed");
  list.sort("placed");
  list.search("WEB00-0123");
  list.search("WEB");
  list.first_page("all", [&] { list.page().clear_filters(); });
  list.detail(3 + round, list.page().card());
}

void stock(Driver& driver, const std::string& folder) {
  const ListWalk<gui::StockPage> list(driver, "stock",
                                      [&] { return driver.window().stock_page(); });
  list.first_page("first page", [&] { driver.window().go_to(Area::stock); });
  driver.doing("stock: export begins");
  const auto file = std::filesystem::path(folder) / "stock.csv";
  list.page().export_to(file.string(), reports::ListFormat::csv);
  list.scroll();
  for (const char* column : {"sku", "on-hand", "available", "product"}) {
    list.sort(column);
    list.sort(column);
  }
  for (const char* text : {"walnut bicycle", "SKU-0771", "台灯", "oak", "Lampă"}) {
    list.search(text);
  }
  list.first_page("all", [&] { list.page().clear_filters(); });
  for (std::size_t i = 0; i < 3 && i < list.source().places().size(); ++i) {
    const LocationId place = list.source().places()[i].id;
    list.first_page("of a place", [&] { list.source().choose_place(place); });
  }
  list.first_page("all", [&] { list.page().clear_filters(); });
  list.first_page("oversold", [&] { list.source().show_oversold_only(true); });
  list.first_page("all", [&] { list.page().clear_filters(); });
  list.detail(2, list.page().card());
  driver.doing("stock: waiting for the export");
  driver.until([&] { return !list.page().exporting().busy(); }, "export");
}

void customers(Driver& driver) {
  const ListWalk<gui::CustomersPage> list(driver, "customers",
                                          [&] { return driver.window().customers_page(); });
  list.first_page("first page", [&] { driver.window().go_to(Area::customers); });
  list.scroll();
  list.search("petra ito");
  list.search("buyer0456");
  list.first_page("all", [&] { list.page().clear_filters(); });
  list.detail(1, list.page().card());
}

void team(Driver& driver) {
  const ListWalk<gui::TeamPage> list(driver, "team", [&] { return driver.window().team_page(); });
  list.first_page("first page", [&] { driver.window().go_to(Area::team); });
  list.detail(0, list.page().card());
}

void books(Driver& driver) {
  const auto page = [&] { return driver.window().books_page(); };
  const ListWalk<gui::TrialBalancePage> trial(
      driver, "trial balance", [=] { return page() ? page()->trial_balance() : nullptr; });
  trial.first_page("first page", [&] { driver.window().go_to(Area::books); });
  page()->tabs()->SetSelection(0);
  const ListWalk<gui::EntriesPage> entries(driver, "entries", [=] { return page()->entries(); });
  entries.first_page("first page", [&] { page()->tabs()->SetSelection(1); });
  entries.scroll();
  entries.detail(2, entries.page().card());
  const ListWalk<gui::AccountsPage> accounts(driver, "accounts",
                                             [=] { return page()->accounts(); });
  accounts.first_page("first page", [&] { page()->tabs()->SetSelection(2); });
  page()->tabs()->SetSelection(0);
  driver.rest(glance);
  trial.first_page("entries of a figure", [&] { trial.page().open_figure(4, 2); });
  entries.first_page("entries of a figure", [] {});
  page()->tabs()->SetSelection(0);
  driver.rest(glance);
}

void channels(Driver& driver) {
  const auto page = [&] { return driver.window().channels_page(); };
  const ListWalk<gui::BatchesPage> batches(driver, "imports",
                                           [=] { return page() ? page()->batches() : nullptr; });
  batches.first_page("first page", [&] { driver.window().go_to(Area::channels); });
  batches.detail(0, batches.page().card());
  const ListWalk<gui::SourceMapPage> map(driver, "source map",
                                         [=] { return page()->source_map(); });
  map.first_page("first page", [&] { page()->tabs()->SetSelection(1); });
  map.scroll();
  page()->tabs()->SetSelection(0);
  driver.rest(glance);
}

/// What moves, is counted, is low and is to be ordered.
void goods(Driver& driver) {
  const ListWalk<gui::TransfersPage> transfers(driver, "transfers",
                                               [&] { return driver.window().transfers_page(); });
  transfers.look<gui::TransferCardPanel>([&] { driver.window().go_to(Area::transfers); },
                                         [&] { return transfers.page().card(); });
  const auto area = [&] { return driver.window().stock_area(); };
  const auto tab = [&](gui::StockView view) {
    return [=] { area()->tabs()->SetSelection(static_cast<std::size_t>(view)); };
  };
  driver.window().go_to(Area::stock);
  driver.rest(glance);
  const ListWalk<gui::AlertsPage> alerts(driver, "alerts", [=] { return area()->alerts(); });
  alerts.look<gui::AlertCardPanel>(tab(gui::StockView::alerts),
                                   [&] { return alerts.page().card(); });
  const ListWalk<gui::ReplenishPage> replenish(driver, "replenish",
                                               [=] { return area()->replenish(); });
  replenish.first_page("first page", tab(gui::StockView::replenish));
  const ListWalk<gui::CountsPage> counts(driver, "counts", [=] { return area()->counts(); });
  counts.look<gui::CountCardPanel>(tab(gui::StockView::counts),
                                   [&] { return counts.page().card(); });
  area()->tabs()->SetSelection(0);
  driver.rest(glance);
}

/// Who did what, and from where people come in.
void desk(Driver& driver) {
  const auto books = [&] { return driver.window().books_page(); };
  driver.window().go_to(Area::books);
  driver.rest(glance);
  const ListWalk<gui::AuditPage> audit(driver, "audit", [=] { return books()->audit(); });
  audit.look<gui::AuditCardPanel>([=] { books()->tabs()->SetSelection(4); },
                                  [&] { return audit.page().card(); });
  books()->tabs()->SetSelection(0);
  driver.rest(glance);
  const auto setup = [&](gui::SetupView view) {
    return [&driver, view] { driver.window().go({Area::setup, gui::SetupPageState{view}}); };
  };
  const ListWalk<gui::MachinesPage> machines(driver, "machines", [&] {
    auto* page = driver.window().setup_page();
    return page ? page->machines() : nullptr;
  });
  machines.first_page("first page", setup(gui::SetupView::machines));
  const ListWalk<gui::TokensPage> tokens(driver, "tokens",
                                         [&] { return driver.window().setup_page()->tokens(); });
  tokens.first_page("first page", setup(gui::SetupView::tokens));
}

void palette(Driver& driver) {
  for (const std::string text : {"saffron", "WEB00-0004", "petra"}) {
    driver.timed(
        "palette: opens", [&] { driver.window().commands().run("window.palette"); },
        [&] { return driver.window().palette() != nullptr; });
    for (std::size_t end = 1; end <= text.size(); ++end) {
      const bool last = end == text.size();
      const auto type = [&] {
        driver.window().palette()->field()->SetValue(wxString::FromUTF8(text.substr(0, end)));
      };
      driver.timed(std::string("palette: ") + (last ? "search" : "search, in between"), type,
                   [&] { return !driver.window().palette()->presenter().busy(); });
      driver.rest(keystroke);
    }
    driver.doing("palette: closes");
    driver.window().palette()->Close();
    driver.until([&] { return driver.window().palette() == nullptr; }, "closed");
    driver.rest(glance);
  }
}

void looks(Driver& driver) {
  for (int i = 0; i < 2; ++i) {
    driver.timed(
        "window: density", [&] { driver.window().commands().run("window.dense"); },
        [] { return true; });
    driver.rest(glance);
  }
  for (const std::string code : {"ar", "en"}) {
    driver.window().go_to(Area::orders);
    driver.rest(glance);
    driver.timed(
        "window: language", [&] { driver.window().choose_language(code); },
        [&] {
          auto* page = driver.window().orders_page();
          return driver.app().language().code() == code && page && !page->presenter().busy() &&
                 page->presenter().here(0);
        });
    driver.rest(glance);
  }
}

}  // namespace

void walk_through(Driver& driver, const std::string& folder, std::size_t round) {
  today(driver);
  orders(driver, round);
  stock(driver, folder);
  customers(driver);
  team(driver);
  books(driver);
  channels(driver);
  goods(driver);
  desk(driver);
  palette(driver);
  looks(driver);
}

}  // namespace kontor::bench
