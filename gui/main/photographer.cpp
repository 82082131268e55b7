#include "gui/main/photographer.h"

#include <wx/evtloop.h>
#include <wx/utils.h>

#include <array>
#include <fstream>
#include <iostream>

#include "gui/widgets/gtk_platform.h"

namespace kontor::gui {

namespace {

constexpr std::chrono::milliseconds settle_time{350};

}  // namespace

bool run_until(const std::function<bool()>& holds, std::chrono::steady_clock::duration limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
    wxEventLoopBase::GetActive()->YieldFor(wxEVT_CATEGORY_ALL);
    wxMilliSleep(5);
  }
  return true;
}

bool Photographer::take(const std::string& screen) {
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

bool Photographer::start_page() {
  m_app.open_window(first_state());
  return take("start");
}

bool Photographer::dialogs() {
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

bool Photographer::book_screens(const std::string& address) {
  m_app.window()->start_page()->presenter().open(address);
  const bool opened = run_until(
      [&] { return today() || !m_app.window()->start_page()->presenter().error().empty(); });
  if (!opened || !today()) {
    std::cerr << m_app.window()->start_page()->presenter().error() << '\n';
    return false;
  }
  if (!first_page()) return false;
  m_app.window()->go_to(Area::stock);
  return wait() && take("stock") && card() && search() && oversold() && transfers() && counts() &&
         supply() && statements() && orders() && order_filters() && customers() && team() &&
         books() && sources() && channels() && offers() && reports() && setup() && dialogs();
}

bool Photographer::empty_book(BookOpener& opener, const std::filesystem::path& file) {
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
  return wait() && take("stock-empty") && desk();
}

bool Photographer::desk() {
  auto* window = m_app.window();
  Desk& desk = window->book()->desk();
  const auto set = [&](SecretKind kind, const char* secret) {
    const auto answer = desk.set_own(kind, secret, kind, std::nullopt);
    return !answer.refusal && answer.fault == desk::SecretFault::none;
  };
  if (!set(SecretKind::password, "three calm words") || !desk.enrol("Counter 1", {}) ||
      !set(SecretKind::pin, "738291"))
    return false;
  window->go({Area::setup, SetupPageState{SetupView::machines}});
  auto& machines = window->setup_page()->machines()->presenter();
  if (!run_until([&] { return window->can_lock() && !machines.busy(); }) || !take("setup-machines"))
    return false;
  window->go({Area::setup, SetupPageState{SetupView::tokens}});
  auto& tokens = window->setup_page()->tokens()->presenter();
  if (!run_until([&] { return !tokens.busy(); }) || !take("setup-tokens")) return false;
  window->setup_page()->tokens()->ask_token();
  auto* dialog = window->setup_page()->tokens()->dialog();
  if (!run_until([&] { return !dialog->form().reading(); }) || !take("new-token")) return false;
  dialog->Close();
  window->commands().run("desk.pin");
  if (!take_dialog(window->secret_dialog(), "own-pin")) return false;
  const company::Actor nobody{{}, {}, {}};
  window->ask_approval(
      *refused_act(*company::refused(nobody, company::Permission::close_periods), [](auto) {}));
  if (!take_dialog(window->approval(), "approval")) return false;
  window->lock();
  return run_until([&] { return !window->sign_in()->entrance()->presenter().busy(); }) &&
         take("sign-in");
}

bool Photographer::first_page() {
  return run_until([&] { return !today()->presenter().busy(); }) && take("today");
}

WindowState Photographer::first_state() const {
  WindowState state;
  if (m_pictures.width > 0) state.place = wxRect(0, 0, m_pictures.width, m_pictures.height);
  return state;
}

bool Photographer::wait() {
  return run_until([&] {
    const auto& presenter = stock()->presenter();
    const bool ready = presenter.state() == StockPresenter::State::ready;
    return !presenter.busy() && !stock()->card()->card().loading() &&
           (!ready || !presenter.footer().empty());
  });
}

bool Photographer::card() {
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
  if (!wait() || !take("stock-days")) return false;
  stock()->card()->tabs()->SetSelection(4);
  return wait() && take("stock-entries");
}

bool Photographer::search() {
  stock()->close_detail();
  // A script that is not the window's own.
  const bool arabic = m_app.language().rtl();
  stock()->search_field()->SetValue(wxString::FromUTF8(arabic ? "自行车" : "دراجة"));
  run_until([&] { return stock()->presenter().filtered() && !stock()->presenter().busy(); });
  return wait() && take("stock-search");
}

bool Photographer::oversold() {
  stock()->clear_filters();
  if (!wait()) return false;
  stock()->show_oversold_only(true);
  if (!wait() || !take("stock-oversold")) return false;
  stock()->list()->choose_row(0);
  stock()->ask_low_level();
  const bool taken = stock()->low_level_dialog() && take("stock-low-level");
  if (auto* dialog = stock()->low_level_dialog()) dialog->Close();
  if (!taken) return false;
  stock()->ask_zone();
  const bool zone = stock()->zone_dialog() && take("stock-zone");
  if (auto* dialog = stock()->zone_dialog()) dialog->Close();
  return zone;
}

bool Photographer::orders() {
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
  const std::array tabs = {"orders-lines", "orders-timeline", "orders-payments", "orders-entries"};
  for (std::size_t tab = 0; tab < tabs.size(); ++tab) {
    page->card()->tabs()->SetSelection(tab);
    if (!settled() || !take(tabs[tab])) return false;
  }
  return true;
}

bool Photographer::order_filters() {
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

bool Photographer::customers() {
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
  return duplicates();
}

bool Photographer::duplicates() {
  auto* area = m_app.window()->customers_area();
  area->show(CustomersPageState{{}, {}, CustomersView::duplicates});
  auto* page = area->duplicates();
  if (!page) return false;
  const auto settled = [&] {
    return run_until([&] {
      return !page->acts().busy() && !page->presenter().busy() && !page->card()->card().loading();
    });
  };
  if (!settled()) return false;
  page->find();
  if (!settled() || !take("customers-duplicates")) return false;
  if (page->presenter().rows() == 0) return true;
  page->list()->choose_row(0);
  page->open_chosen();
  const std::array tabs = {"customers-pair", "customers-pair-reasons"};
  for (std::size_t tab = 0; tab < tabs.size(); ++tab) {
    page->card()->tabs()->SetSelection(tab);
    if (!settled() || !take(tabs[tab])) return false;
  }
  page->ask_merge();
  const bool asked = page->merge_dialog() &&
                     run_until([&] { return !page->merge_dialog()->form().fields().empty(); });
  return asked && take_dialog(page->merge_dialog(), "customers-merge");
}

bool Photographer::team() {
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
    if (!page->presenter().employee(row) || page->list()->shown_text(row, 5) == Language::nothing())
      continue;
    page->list()->choose_row(row);
    page->open_chosen();
    break;
  }
  if (!settled() || !take("team-days")) return false;
  const std::array tabs = {"team-compared", "team-coached", "team-commission"};
  for (std::size_t tab = 0; page->card() && tab < tabs.size(); ++tab) {
    page->card()->tabs()->SetSelection(tab + 1);
    if (!settled() || !take(tabs[tab])) return false;
  }
  return team_dialogs();
}

bool Photographer::team_dialogs() {
  auto* page = m_app.window()->team_page();
  page->list()->choose_row(0);
  page->ask_hours();
  const bool asked = page->hours_dialog() &&
                     run_until([&] { return !page->hours_dialog()->form().fields().empty(); });
  if (!asked || !take_dialog(page->hours_dialog(), "team-hours")) return false;
  page->ask_coaching();
  const bool talked = page->coaching_dialog() &&
                      run_until([&] { return !page->coaching_dialog()->form().fields().empty(); });
  if (!talked || !take_dialog(page->coaching_dialog(), "team-coaching")) return false;
  const auto file = m_pictures.folder / "people.csv";
  std::ofstream(file) << "code,name,hired\nMIA,Mia Sommer,2026-03-01\nNINA,Nina Winter,soon\n";
  page->look_at_list(StaffFile::employees, file.string());
  const bool read = run_until([&] { return !page->list_dialog()->list().busy(); });
  const bool good = read && take_dialog(page->list_dialog(), "team-list");
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  return good;
}

std::pair<std::size_t, std::size_t> Photographer::sales_figure(const TrialBalancePage& page) {
  const auto& list = *page.list();
  for (std::size_t row = 0; row < list.rows(); ++row) {
    if (list.shown_text(row, 0) != "4000") continue;
    for (std::size_t column = 2; column < list.GetColumnCount(); ++column) {
      if (list.shown_text(row, column) != Language::nothing()) return {row, column};
    }
  }
  return {};
}

bool Photographer::books() {
  m_app.window()->go_to(Area::books);
  auto* page = m_app.window()->books_page();
  const auto settled = [&] {
    return run_until([&] {
      return !page->trial_balance()->presenter().busy() && !page->entries()->presenter().busy() &&
             !page->accounts()->presenter().busy() && !page->entries()->card()->card().loading() &&
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
  if (!settled() || !take("books-export")) return false;
  page->tabs()->SetSelection(4);
  auto* audit = page->audit();
  const auto read = [&] {
    return run_until(
        [&] { return !audit->presenter().busy() && !audit->card()->card().loading(); });
  };
  if (!read()) return false;
  audit->list()->choose_row(0);
  audit->open_chosen();
  return read() && take("books-audit");
}

bool Photographer::reports() {
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
         shown(ReportsView::result, "day-close", "reports-day-close") &&
         shown(ReportsView::result, "stock-flow", "reports-stock-flow") &&
         shown(ReportsView::pages, "stock-value", "reports-pages");
}

BusinessDate Photographer::this_day() {
  const auto now = wxDateTime::Today();
  return BusinessDate::of(now.GetYear(), now.GetMonth() + 1, now.GetDay());
}

bool Photographer::sources() {
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

}  // namespace kontor::gui
