#pragma once

#include <wx/dataview.h>
#include <wx/frame.h>
#include <wx/simplebook.h>
#include <wx/timer.h>

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "gui/commands/desktop_commands.h"
#include "gui/presenters/folder_presenter.h"
#include "gui/presenters/history.h"
#include "gui/presenters/personal_settings.h"
#include "gui/presenters/shell_presenter.h"
#include "gui/views/books_page.h"
#include "gui/views/channels_page.h"
#include "gui/views/customers_area.h"
#include "gui/views/desk_dialogs.h"
#include "gui/views/entrance_panel.h"
#include "gui/views/orders_page.h"
#include "gui/views/palette_dialog.h"
#include "gui/views/preferences_dialog.h"
#include "gui/views/reports_page.h"
#include "gui/views/setup_page.h"
#include "gui/views/start_page.h"
#include "gui/views/stock_area.h"
#include "gui/views/surroundings.h"
#include "gui/views/team_page.h"
#include "gui/views/today_page.h"
#include "gui/views/transfers_page.h"
#include "gui/widgets/busy_bar.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/notice_row.h"

namespace kontor::gui {

/// What the window shows, for building it again in another language.
struct WindowState {
  std::shared_ptr<OpenBook> book;
  Area area = Area::today;
  PageStates pages = {};
  bool dense = false;
  Preferences preferences = {};
  std::string preferences_at;  ///< the control of the open preferences that has the focus
  wxRect place = {};           ///< where the window stood; empty: as it is at first
  std::string open_at_start;   ///< an address to open at once; empty for none
  bool locked = false;         ///< the book waits for somebody to say who they are
  std::string expected;        ///< with `locked`: whose code stands in the field
};

/// The one main window: menu, areas on the leading side, the page, the status line.
class MainFrame : public wxFrame, public ShellView, public DesktopActions {
 public:
  /// Empty at first: begin() shows the book or the start page.
  MainFrame(Surroundings around, NewBook defaults, WindowState state);
  ~MainFrame() override;
  void begin();
  /// Before the window goes: nothing more is asked of its pages, which drop_page() takes away one
  /// after the other; false when none is left.
  void let_go();
  bool drop_page();

  void show_status() override;
  void book_changed() override;
  void show_notice() override;

  bool book_is_open() const override { return m_book && !m_sign_in; }
  bool locked() const override { return m_sign_in != nullptr; }
  bool may_leave_book() const override { return !locked() || !m_book || !at_work(); }
  bool can_lock() const override;
  void lock() override;
  void switch_person() override;
  void change_secret(SecretKind kind) override { ask_secret({}, kind); }
  void choose_book() override;
  void new_book() override;
  void close_book() override;
  void quit() override { Close(); }
  bool can_copy() const override;
  void copy() override;
  void find() override;
  void refresh() override;
  void clear_filters() override;
  bool filtered() const override;
  bool oversold_only() const override;
  void toggle_oversold_only() override;
  bool low_only() const override;
  void toggle_low_only() override;
  bool stock_in_front() const override;
  void open_row() override;
  bool row_selected() const override;
  bool can_find() const override;
  void go_to(Area area) override { go({area, {}}); }
  bool can_go_back() const override { return book_is_open() && m_history.can_go_back(); }
  void go_back() override;
  bool can_go_forward() const override { return book_is_open() && m_history.can_go_forward(); }
  void go_forward() override;
  /// Goes where a figure, a row or a command leads; the way back is kept.
  void go(const Destination& where);
  void import_files() override;
  void new_transfer() override;
  void open_counts() override;
  void new_count() override;
  void ask_staff_file(StaffFile kind) override;
  bool may_report(const std::string& id) const override;
  void open_purchases() override;
  void new_purchase() override;
  void open_suppliers() override;
  void open_report(const std::string& id) override;
  void open_setup(SetupView view) override;
  void choose_language(const std::string& code) override;
  void open_palette() override;
  void show_preferences() override { open_preferences({}); }
  void show_keys() override;
  void show_about() override;
  bool dense() const override { return m_state.dense; }
  void toggle_dense() override;

  /// None in a window that has had a book from its beginning.
  StartPage* start_page() const { return m_start; }
  TodayPage* today_page() const { return m_today; }
  /// The levels of stock, behind their tab; null while nobody has come to the area.
  StockPage* stock_page() const { return m_stock ? m_stock->levels() : nullptr; }
  StockArea* stock_area() const { return m_stock; }
  TransfersPage* transfers_page() const { return m_transfers; }
  OrdersPage* orders_page() const { return m_orders; }
  CustomersArea* customers_area() const { return m_customers; }
  CustomersPage* customers_page() const { return m_customers ? m_customers->people() : nullptr; }
  TeamPage* team_page() const { return m_team; }
  BooksPage* books_page() const { return m_books; }
  ChannelsPage* channels_page() const { return m_channels; }
  ReportsPage* reports_page() const { return m_reports; }
  SetupPage* setup_page() const { return m_setup; }
  Area area() const { return m_state.area; }
  /// Files are looked at or taken in just now.
  bool importing() const {
    return (m_channels && m_channels->taking_in()) || (m_setup && m_setup->taking_in()) ||
           (m_folder && m_folder->taking_in());
  }
  /// The watched folder of the open book.
  FolderPresenter* watched_folder() const { return m_folder.get(); }
  /// Shows what the files are and what they would do.
  void look_at_files(std::vector<std::string> files);
  const Commands& commands() const { return m_commands; }
  /// What stands beside an area in the navigation; empty: nothing.
  std::string badge(Area area) const;
  std::string status_text() const;
  InfoRow* notice() const { return m_notice; }
  /// What finished in the background.
  Notices& notices() { return m_notices; }
  NoticeRow* notice_row() const { return m_notice_row; }
  PaletteDialog* palette() const { return m_palette; }
  PreferencesDialog* preferences() const { return m_preferences; }
  /// Null while nobody has to say who they are.
  SignInPage* sign_in() const { return m_sign_in; }
  ApprovalDialog* approval() const { return m_approval; }
  /// Asks somebody else to let an act be done.
  void ask_approval(const RefusedAct& act);
  SecretDialog* secret_dialog() const { return m_secret; }
  wxButton* person_button() const { return m_person; }
  const std::shared_ptr<OpenBook>& book() const { return m_book; }
  /// Something was typed and not saved, or files are taken in: not to be lost.
  bool at_work() const;
  /// Something was typed and not saved.
  bool unsaved() const;
  /// Whose window it is; empty: the book asks nobody.
  std::string person() const { return m_shell ? m_shell->person() : std::string(); }
  /// Another one uses another window: nothing is read here until it comes back.
  void set_aside();
  void come_back(const wxRect& place);
  WindowState state();

  /// Other preferences were chosen: the composition root remembers them, and builds the window
  /// again where it must.
  std::function<void(const Preferences&)> on_preferences;
  /// Somebody has signed in. True: another window shows the book to them.
  std::function<bool(std::shared_ptr<OpenBook>)> on_person;
  /// Opens a file or a folder with the desktop's program for it; tells whether there is one.
  std::function<bool(const std::string& path)> launch;

 private:
  void lock_for(const std::string& code);
  void show_sign_in(std::shared_ptr<OpenBook> door, const std::string& code);
  void leave_sign_in();
  /// The pages of a locked book: out of sight and out of reach of assistive tools, and back.
  void put_away();
  void bring_back();
  void admit(const std::shared_ptr<OpenBook>& book);
  void take_settings();
  void ask_secret(const SecretOwner& owner, SecretKind kind);
  void show_person_menu();
  void make_menu();
  void append_command(wxMenu& menu, const std::string& id);
  wxWindow* make_navigation(wxWindow* parent);
  wxWindow* make_header(wxWindow* parent);
  wxWindow* make_status(wxWindow* parent);
  void open_preferences(const std::string& at);
  void prefer(const Preferences& preferences);
  void take(const PaletteRow& row);
  void show_notices();
  void launch_path(const std::string& path);
  StartPage& start();
  void show_start_page();
  void show_book(std::shared_ptr<OpenBook> book);
  void watch_folder();
  void start_clocks();
  void look_into_folder();
  void show_folder_work();
  void update_menu();
  void update_navigation();
  /// So many alerts wait: beside the area of the stock and on its tab.
  void show_alerts();
  void open_stock(StockView view);
  AreaPage* page_of(Area area);
  Destination here();
  void keep_focus();
  void bring_to_front(const Destination& where);
  void show_front();
  AreaPage* make_page(Area area);
  AreaPage* front() const { return book_is_open() ? m_front : nullptr; }

  Surroundings m_around;
  NewBook m_defaults;
  WindowState m_state;
  Commands m_commands;
  std::shared_ptr<OpenBook> m_book;
  std::unique_ptr<PersonalSettings> m_personal;  ///< of who has signed in
  std::unique_ptr<Surroundings> m_inside;        ///< what the pages of the book are given
  std::unique_ptr<ShellPresenter> m_shell;
  std::unique_ptr<FolderPresenter> m_folder;  ///< files come while the book is open
  std::unique_ptr<AlertBadge> m_alerts;
  std::map<std::string, int> m_menu_ids;
  wxPanel* m_root = nullptr;
  wxFrame* m_vault = nullptr;  ///< where m_root is while the book is locked; never shown
  Notices m_notices;
  InfoRow* m_notice = nullptr;
  NoticeRow* m_notice_row = nullptr;
  PaletteDialog* m_palette = nullptr;
  PreferencesDialog* m_preferences = nullptr;
  wxDataViewListCtrl* m_navigation = nullptr;
  wxWindow* m_line = nullptr;
  wxSimplebook* m_pages = nullptr;
  BusyBar* m_busy = nullptr;
  wxStaticText* m_status = nullptr;
  wxButton* m_person = nullptr;
  SignInPage* m_sign_in = nullptr;
  std::shared_ptr<OpenBook> m_door;  ///< whose sign-in page it is
  ApprovalDialog* m_approval = nullptr;
  SecretDialog* m_secret = nullptr;
  wxPanel* m_first = nullptr;  ///< around the first page
  StartPage* m_start = nullptr;
  TodayPage* m_today = nullptr;
  StockArea* m_stock = nullptr;
  TransfersPage* m_transfers = nullptr;
  OrdersPage* m_orders = nullptr;
  CustomersArea* m_customers = nullptr;
  TeamPage* m_team = nullptr;
  BooksPage* m_books = nullptr;
  ChannelsPage* m_channels = nullptr;
  ReportsPage* m_reports = nullptr;
  SetupPage* m_setup = nullptr;
  AreaPage* m_front = nullptr;
  std::map<Area, AreaPage*> m_made;  ///< pages of the areas that were shown
  std::set<Area> m_stale;            ///< areas behind the one in front that the book outran
  History m_history;
  wxTimer m_clock;
  std::unique_ptr<wxTimer> m_folder_clock;
};

}  // namespace kontor::gui
