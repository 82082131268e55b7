#include "gui/main/screenshots.h"

#include <wx/datetime.h>
#include <wx/evtloop.h>
#include <wx/utils.h>

#include <array>
#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>

#include "gui/presenters/recent_books.h"
#include "gui/widgets/gtk_platform.h"

namespace kontor::gui {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds patience{20};
constexpr std::chrono::milliseconds settle_time{350};

constexpr const char* opening_items_for_pictures =
    "kind,number,partner,channel,gateway,due,currency,amount\n"
    "receivable,INV-0771,Muster GmbH,,,2025-01-14,,11900.00\n"
    "receivable,INV-0772,Rad & Tat KG,,,2025-01-20,,480.50\n"
    "payable,ER-5501,Lampen AG,,,2025-01-10,,7000.00\n"
    "gift_card,GC-1,,,,,,25.00\n"
    "gift_card,GC-2,,,,,,50.00\n"
    "store_credit,SC-9,Anna,,,,,19.90\n"
    "payable,ER-5502,Schlauch & Co,,,,,minus\n";

/// Lets the program run until something holds; false when it never does.
bool run_until(const std::function<bool()>& holds, Clock::duration limit = patience) {
  const auto end = Clock::now() + limit;
  while (!holds()) {
    if (Clock::now() > end) return false;
    wxEventLoopBase::GetActive()->YieldFor(wxEVT_CATEGORY_ALL);
    wxMilliSleep(5);
  }
  return true;
}

/// Draws one language after the other.
class Photographer {
 public:
  Photographer(DesktopApp& app, const Pictures& pictures) : m_app(app), m_pictures(pictures) {}

  bool take(const std::string& screen) {
    // GTK lays out and draws in several steps after the last change.
    run_until([] { return false; }, settle_time);
    const bool dark = m_app.preferences().appearance == Appearance::dark;
    const auto name =
        screen + "-" + std::string(m_app.language().code()) + (dark ? "-dark" : "") + ".png";
    const auto path = (m_pictures.folder / name).string();
    if (save_png(m_app.window(), path)) return true;
    std::cerr << path << ": cannot be written\n";
    return false;
  }

  bool start_page() {
    m_app.open_window(first_state());
    return take("start");
  }

  /// What opens over the pages.
  bool dialogs() {
    auto* window = m_app.window();
    window->go_to(Area::stock);
    if (!wait()) return false;
    const auto over = [&](const std::string& command, const std::string& screen) {
      window->commands().run(command);
      const bool taken = take(screen);
      for (auto* child : window->GetChildren()) {
        if (auto* dialog = wxDynamicCast(child, wxDialog)) dialog->Close();
      }
      run_until([] { return false; }, settle_time);
      return taken;
    };
    window->commands().run("window.palette");
    // A word that products, and a letter that commands begin with, too.
    window->palette()->field()->SetValue("bike");
    run_until([&] { return !window->palette()->presenter().busy(); });
    return over("window.palette", "palette") && over("window.preferences", "preferences") &&
           over("help.keys", "keys") && over("help.about", "about");
  }

  bool book_screens(const std::string& address) {
    m_app.window()->start_page()->presenter().open(address);
    const bool opened = run_until(
        [&] { return today() || !m_app.window()->start_page()->presenter().error().empty(); });
    if (!opened || !today()) {
      std::cerr << m_app.window()->start_page()->presenter().error() << '\n';
      return false;
    }
    if (!first_page()) return false;
    m_app.window()->go_to(Area::stock);
    return wait() && take("stock") && card() && search() && oversold() && orders() &&
           order_filters() && customers() && team() && books() && sources() && channels() &&
           reports() && setup() && dialogs();
  }

  bool empty_book(BookOpener& opener, const std::filesystem::path& file) {
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    auto made = opener.create({"sqlite://" + file.string(), "Kontor", "DE", "EUR", "UTC"});
    if (!made) return false;
    WindowState state = first_state();
    state.book = std::move(*made);
    m_app.close_window();
    m_app.open_window(std::move(state));
    if (!run_until([&] { return today() && !today()->presenter().busy(); }) || !take("today-empty"))
      return false;
    m_app.window()->go_to(Area::stock);
    return wait() && take("stock-empty");
  }

 private:
  TodayPage* today() const { return m_app.window()->today_page(); }
  StockPage* stock() const { return m_app.window()->stock_page(); }

  bool first_page() {
    return run_until([&] { return !today()->presenter().busy(); }) && take("today");
  }

  WindowState first_state() const {
    WindowState state;
    if (m_pictures.width > 0) state.place = wxRect(0, 0, m_pictures.width, m_pictures.height);
    return state;
  }

  /// Until nothing is read any more and the totals stand below the list.
  bool wait() {
    return run_until([&] {
      const auto& presenter = stock()->presenter();
      const bool ready = presenter.state() == StockPresenter::State::ready;
      return !presenter.busy() && !stock()->card()->card().loading() &&
             (!ready || !presenter.footer().empty());
    });
  }

  bool card() {
    // The product that lies in most places tells most; of those the one with most units.
    std::size_t best = 0;
    std::pair<std::size_t, Quantity> most;
    for (std::size_t row = 0; row < std::min(stock()->presenter().rows(), block_rows); ++row) {
      const auto* product = stock()->presenter().product(row);
      if (!product) continue;
      const std::pair here{product->levels.size(), product->on_hand};
      if (here <= most) continue;
      best = row;
      most = here;
    }
    stock()->list()->choose_row(best);
    stock()->open_chosen();
    if (!wait() || !take("stock-levels")) return false;
    stock()->card()->tabs()->SetSelection(1);
    if (!wait() || !take("stock-movements")) return false;
    stock()->card()->tabs()->SetSelection(2);
    if (!wait() || !take("stock-shares")) return false;
    stock()->card()->tabs()->SetSelection(3);
    return wait() && take("stock-days");
  }

  bool search() {
    stock()->close_detail();
    // A script that is not the window's own.
    const bool arabic = m_app.language().rtl();
    stock()->search_field()->SetValue(wxString::FromUTF8(arabic ? "自行车" : "دراجة"));
    run_until([&] { return stock()->presenter().filtered() && !stock()->presenter().busy(); });
    return wait() && take("stock-search");
  }

  bool oversold() {
    stock()->clear_filters();
    if (!wait()) return false;
    stock()->show_oversold_only(true);
    return wait() && take("stock-oversold");
  }

  /// The orders of all channels, and each tab of one that was refunded if there is one.
  bool orders() {
    m_app.window()->go_to(Area::orders);
    auto* page = m_app.window()->orders_page();
    const auto settled = [&] {
      return run_until([&] {
        return !page->presenter().busy() && !page->presenter().footer().empty() &&
               !page->card()->card().loading();
      });
    };
    if (!settled() || !take("orders")) return false;
    std::size_t best = 0;
    for (std::size_t row = 0; row < std::min(page->presenter().rows(), block_rows); ++row) {
      const auto* order = page->presenter().at(row);
      if (!order || order->refunded_minor == 0) continue;
      best = row;
      break;
    }
    page->list()->choose_row(best);
    page->open_chosen();
    const std::array tabs = {"orders-lines", "orders-timeline", "orders-payments",
                             "orders-entries"};
    for (std::size_t tab = 0; tab < tabs.size(); ++tab) {
      page->card()->tabs()->SetSelection(tab);
      if (!settled() || !take(tabs[tab])) return false;
    }
    return true;
  }

  /// Filters with their chips.
  bool order_filters() {
    auto* page = m_app.window()->orders_page();
    page->close_detail();
    OrdersChoice choice = page->presenter().choice();
    choice.state = orders::OrderState::open;
    choice.older_than_days = 3;
    const auto chosen = [&] {
      page->presenter().choose(choice);
      return run_until([&] { return !page->presenter().busy(); });
    };
    if (!chosen()) return false;
    // A channel that has such orders.
    if (const auto* first = page->presenter().at(0)) {
      for (const auto& channel : page->presenter().channels())
        if (channel.name == first->channel || channel.code == first->channel)
          choice.channel = channel.id;
    }
    return chosen() && take("orders-filters");
  }

  /// All who buy, and each tab of one who bought more than once if there is one.
  bool customers() {
    m_app.window()->go_to(Area::customers);
    auto* page = m_app.window()->customers_page();
    const auto settled = [&] {
      return run_until([&] {
        return !page->presenter().busy() && !page->presenter().footer().empty() &&
               !page->card()->card().loading();
      });
    };
    if (!settled() || !take("customers")) return false;
    std::size_t best = 0;
    for (std::size_t row = 0; row < std::min(page->presenter().rows(), block_rows); ++row) {
      const auto* customer = page->presenter().at(row);
      const auto* most = page->presenter().at(best);
      if (customer && most && customer->orders.orders > most->orders.orders) best = row;
    }
    page->list()->choose_row(best);
    page->open_chosen();
    const std::array tabs = {"customers-profile", "customers-orders", "customers-identities",
                             "customers-versions"};
    for (std::size_t tab = 0; tab < tabs.size(); ++tab) {
      page->card()->tabs()->SetSelection(tab);
      if (!settled() || !take(tabs[tab])) return false;
    }
    return true;
  }

  bool team() {
    m_app.window()->go_to(Area::team);
    auto* page = m_app.window()->team_page();
    const auto settled = [&] {
      return run_until([&] {
        return !page->presenter().busy() && !page->presenter().footer().empty() &&
               !page->card()->card().loading();
      });
    };
    if (!settled() || !take("team")) return false;
    for (std::size_t row = 0; row < page->presenter().rows(); ++row) {
      if (!page->presenter().employee(row) ||
          page->list()->shown_text(row, 4) == Language::nothing())
        continue;
      page->list()->choose_row(row);
      page->open_chosen();
      break;
    }
    return settled() && take("team-days");
  }

  /// A figure of the first company's sales that has entries behind it.
  static std::pair<std::size_t, std::size_t> sales_figure(const TrialBalancePage& page) {
    const auto& list = *page.list();
    for (std::size_t row = 0; row < list.rows(); ++row) {
      if (list.shown_text(row, 0) != "4000") continue;
      for (std::size_t column = 2; column < list.GetColumnCount(); ++column) {
        if (list.shown_text(row, column) != Language::nothing()) return {row, column};
      }
    }
    return {};
  }

  /// The tabs of the books, and what stands behind a figure.
  bool books() {
    m_app.window()->go_to(Area::books);
    auto* page = m_app.window()->books_page();
    const auto settled = [&] {
      return run_until([&] {
        return !page->trial_balance()->presenter().busy() && !page->entries()->presenter().busy() &&
               !page->accounts()->presenter().busy() &&
               !page->entries()->card()->card().loading() &&
               !page->ledger_export()->presenter().looking();
      });
    };
    if (!settled() || !take("books-trial-balance")) return false;
    const auto [row, column] = sales_figure(*page->trial_balance());
    page->trial_balance()->list()->choose_row(row);
    page->trial_balance()->open_figure(row, column);
    if (!settled()) return false;
    page->entries()->list()->choose_row(0);
    page->entries()->open_chosen();
    if (!settled() || !take("books-entries")) return false;
    page->entries()->card()->tabs()->SetSelection(1);
    if (!settled() || !take("books-entry-about")) return false;
    page->tabs()->SetSelection(2);
    if (!settled() || !take("books-accounts")) return false;
    page->tabs()->SetSelection(3);
    return settled() && take("books-export");
  }

  /// What came in, one import, and its files looked at once more.
  bool channels() {
    m_app.window()->go_to(Area::channels);
    auto* page = m_app.window()->channels_page();
    auto* batches = page->batches();
    const auto settled = [&] {
      return run_until([&] {
        return !batches->presenter().busy() && !batches->card()->card().loading() &&
               !page->import_panel()->presenter().busy();
      });
    };
    if (!settled() || !take("channels")) return false;
    std::size_t chosen = 0;
    for (std::size_t row = 0; row < std::min(batches->presenter().rows(), block_rows); ++row) {
      const auto* batch = batches->presenter().at(row);
      if (batch && batch->counts.refuse > 0) chosen = row;
    }
    batches->list()->choose_row(chosen);
    batches->open_chosen();
    if (!settled() || !take("channels-import")) return false;
    const auto* batch = batches->presenter().at(chosen);
    if (!batch || !std::filesystem::exists(batch->files.front())) return true;
    page->look_at(batch->files);
    if (!settled()) return false;
    for (const auto& channel : page->import_panel()->presenter().channels()) {
      if (channel.id == batch->channel)
        page->import_panel()->presenter().choose({channel.code, {}});
    }
    return settled() && take("import-plan") && cleaning() && mapping() && folder();
  }

  /// What cleaning changes in products that somebody typed, and those that share a SKU.
  bool cleaning() {
    const auto file = m_pictures.folder / "products_export.csv";
    std::ofstream(file)
        << "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
           "Variant Price,Variant Barcode,Status\n"
           "a,  Desk  lamp ,Nord,Title,Default Title,LAMP-1,shopify,49.00,4006381 333931,active\n"
           "b,Floor lamp , Nord,Title,Default Title,LAMP-1,shopify,89.00,x00-ab12,active\n";
    auto* page = m_app.window()->channels_page();
    auto* panel = page->import_panel();
    const auto ready = [&] { return run_until([&] { return !panel->presenter().busy(); }); };
    page->look_at({file.string()});
    bool good = ready();
    ImportWish wish = panel->presenter().wish();
    wish.duplicate_skus = intake::DuplicateSkus::suffix;
    for (const auto& channel : panel->presenter().channels()) {
      if (channel.code.find("WEB") != std::string::npos) wish.channel = channel.code;
    }
    panel->presenter().choose(wish);
    panel->tabs()->SetSelection(1);
    good = good && ready() && take("import-cleaning");
    panel->tabs()->SetSelection(0);
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return good;
  }

  /// A file that nothing reads, and the mapping that is proposed for it.
  bool mapping() {
    const auto file = m_pictures.folder / "Lieferant.csv";
    std::ofstream(file) << "Order No,Order Date,SKU,Description,Qty,Price,VAT\n"
                           "1,01/02/2026,LAMP-1,Desk lamp,1,49.00,7.82\n"
                           "2,03/04/2026,DESK-2,Writing desk,2,\"1,199.50\",191.52\n";
    auto* page = m_app.window()->channels_page();
    page->look_at({file.string()});
    const bool looked = run_until([&] { return !page->import_panel()->presenter().busy(); });
    bool good = looked && take("import-unread");
    page->import_panel()->on_mapping();
    good = good && run_until([&] { return !page->mapping_panel()->presenter().busy(); }) &&
           take("import-mapping");
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return good;
  }

  /// A watched folder with what came out of it, and one that is out of reach.
  bool folder() {
    const auto watched = m_pictures.folder / "exports";
    std::error_code ignored;
    std::filesystem::create_directories(watched, ignored);
    std::ofstream(watched / "cats.csv") << "Meow,Purr\n1,2\n";
    auto* page = m_app.window()->channels_page();
    m_app.window()->go({Area::channels, ChannelsPageState{}});
    page->tabs()->SetSelection(page->tabs()->GetPageCount() - 1);
    auto& presenter = *m_app.window()->watched_folder();
    presenter.watch(watched.string());
    bool good = run_until([&] { return presenter.rows().rows() == 1; });
    m_app.window()->notices().clear();
    good = good && take("channels-folder-watched");
    std::filesystem::remove_all(watched, ignored);
    good = good && run_until([&] { return !presenter.said().empty(); });
    m_app.window()->notices().clear();
    good = good && take("channels-folder-away");
    presenter.stop();
    return good;
  }

  /// The reports, the rows of one and its pages.
  bool reports() {
    m_app.window()->go({Area::reports, ReportsPageState{}});
    if (!take("reports-list")) return false;
    auto* page = m_app.window()->reports_page();
    const auto shown = [&](ReportsView view, const std::string& id, const char* screen) {
      ReportChoice choice;
      const Period days{PeriodName::custom, BusinessDate::of(2000, 1, 1), std::nullopt};
      if (id == "trial-balance") choice.period = days;
      m_app.window()->go({Area::reports, ReportsPageState{view, id, choice}});
      return run_until([&] { return !page->presenter().busy(); }) && take(screen);
    };
    return shown(ReportsView::result, "sales-by-month", "reports-result") &&
           shown(ReportsView::pages, "sales-by-month", "reports-preview") &&
           shown(ReportsView::result, "trial-balance", "reports-days") &&
           shown(ReportsView::pages, "stock-value", "reports-pages");
  }

  /// The first days: what is open, and a month beside the old system, with files made for it.
  bool setup() {
    m_app.window()->go({Area::setup, SetupPageState{}});
    auto* page = m_app.window()->setup_page();
    if (!run_until([&] { return !page->company()->form().reading(); }) || !take("setup-company"))
      return false;
    const std::array things = {"setup-places", "setup-channels"};
    for (std::size_t tab = 0; tab < things.size(); ++tab) {
      page->tabs()->SetSelection(tab + 1);
      const bool read = run_until([&] {
        return !page->places()->presenter().busy() && !page->sales_channels()->presenter().busy();
      });
      if (!read || !take(things[tab])) return false;
    }
    page->sales_channels()->form().begin_new();
    if (!take("setup-channel-new")) return false;
    page->show(SetupPageState{SetupView::opening});
    const auto settled = [&] {
      return run_until([&] {
        return !page->opening()->presenter().busy() && !page->comparison()->presenter().busy() &&
               !page->comparison()->card()->card().loading();
      });
    };
    if (!settled() || !take("setup-opening-empty")) return false;
    const auto items = m_pictures.folder / "open-items.csv";
    std::ofstream(items) << opening_items_for_pictures;
    auto& opening = page->opening()->presenter();
    opening.choose_day(opening.day_of_balances() ? "" : "2024-12-31");
    opening.choose_file(OpeningFileKind::items, items.string());
    if (!settled() || !take("setup-opening")) return false;
    page->opening()->tabs()->SetSelection(1);
    if (!take("setup-opening-rows")) return false;
    page->opening()->tabs()->SetSelection(0);
    opening.leave();
    page->show(SetupPageState{SetupView::comparison});
    if (!settled() || !take("setup-comparison-empty")) return false;
    return comparison(*page, settled) && take("setup-comparison");
  }

  /// The last whole month's totals, as an old system might tell them.
  bool comparison(SetupPage& page, const std::function<bool()>& settled) {
    const auto totals = m_pictures.folder / "old-totals.csv";
    const auto last = period_named(PeriodName::last_month, this_day());
    std::ofstream out(totals);
    out << "date,net_sales,orders\n";
    for (auto day = *last.from; day <= *last.to; day = day + 1)
      out << day.to_iso() << ",1000.00,12\n";
    out.close();
    page.comparison()->look_at({totals.string()});
    if (!settled()) return false;
    for (std::size_t row = 0; row < page.comparison()->presenter().rows(); ++row) {
      if (page.comparison()->presenter().at(row)->documents.empty()) continue;
      page.comparison()->list()->choose_row(row);
      page.comparison()->open_chosen();
      break;
    }
    const bool ready = settled();
    std::error_code failed;
    std::filesystem::remove(totals, failed);
    std::filesystem::remove(m_pictures.folder / "open-items.csv", failed);
    return ready;
  }

  static BusinessDate this_day() {
    const auto now = wxDateTime::Today();
    return BusinessDate::of(now.GetYear(), now.GetMonth() + 1, now.GetDay());
  }

  /// What the keys of the channels' files mean, and what nobody knows yet.
  bool sources() {
    m_app.window()->go_to(Area::channels);  // which makes the page
    auto* page = m_app.window()->channels_page();
    const std::array tabs = {"channels-map", "channels-products", "channels-people",
                             "channels-folder"};
    for (std::size_t tab = 0; tab < tabs.size(); ++tab) {
      page->tabs()->SetSelection(tab + 1);
      const bool read = run_until([&] {
        return !page->source_map()->presenter().busy() &&
               !page->unknown_products()->presenter().busy();
      });
      if (!read || !take(tabs[tab])) return false;
    }
    page->tabs()->SetSelection(0);
    return true;
  }

  DesktopApp& m_app;
  const Pictures& m_pictures;
};

}  // namespace

int take_screenshots(DesktopApp& app, BookOpener& opener, Settings& settings,
                     const std::string& book, const std::vector<std::string>& languages,
                     const Pictures& pictures) {
  std::error_code failed;
  std::filesystem::create_directories(pictures.folder, failed);
  if (failed) {
    std::cerr << pictures.folder.string() << ": " << failed.message() << '\n';
    return 3;
  }
  wxGUIEventLoop loop;
  const wxEventLoopActivator active(&loop);
  app.SetExitOnFrameDelete(false);
  const auto own = std::filesystem::temp_directory_path() /
                   ("kontor-pictures-" + std::to_string(wxGetProcessId()));
  std::filesystem::create_directories(own, failed);
  bool good = true;
  for (const auto& code : languages) {
    app.use_language(code);
    prepare_toolkit(app.language().rtl());
    Photographer photographer(app, pictures);
    // The same first page in every language, whatever was opened for the pictures before.
    RecentBooks(settings).show_only(book);
    good = good && photographer.start_page();
    if (good && !book.empty()) {
      good = photographer.book_screens(book) &&
             photographer.empty_book(opener, own / code / "new.kontor");
    }
    app.close_window();
    run_until([] { return wxTopLevelWindows.GetCount() == 0; });
  }
  std::filesystem::remove_all(own, failed);
  return good ? 0 : 3;
}

}  // namespace kontor::gui
