#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

#include "gui/main/desktop_app.h"
#include "gui/main/screenshots.h"

namespace kontor::gui {

/// Lets the program run until something holds; false when it does not within the limit.
bool run_until(const std::function<bool()>& holds,
               std::chrono::steady_clock::duration limit = std::chrono::seconds(20));

/// Draws one language after the other: goes from screen to screen as a person does and waits until
/// nothing is read any more. Each part is false when a screen does not come or cannot be written.
class Photographer {
 public:
  Photographer(DesktopApp& app, const Pictures& pictures) : m_app(app), m_pictures(pictures) {}
  bool take(const std::string& screen);
  bool start_page();
  /// What opens over the pages.
  bool dialogs();
  bool book_screens(const std::string& address);
  /// Each area and tab as whoever the opener lets act sees them, closed ones too.
  bool pages_of_person(const std::string& address);
  bool empty_book(BookOpener& opener, const std::filesystem::path& file);

 private:
  TodayPage* today() const { return m_app.window()->today_page(); }
  StockPage* stock() const { return m_app.window()->stock_page(); }
  bool first_page();
  WindowState first_state() const;
  /// Until nothing is read any more and the totals stand below the list.
  bool wait();
  bool card();
  bool search();
  bool oversold();
  /// Transfers and counts as the book has them, with the sheets and forms over them; none is kept.
  bool transfers();
  bool counts();
  /// What outside warehouses say that they have; nothing is kept.
  bool statements();
  /// What is low, what is to be ordered, orders with suppliers; none is kept.
  bool supply();
  bool purchases();
  bool suppliers();
  /// What channels may sell.
  bool offers();
  /// A list of some products, a line each.
  std::string some_goods();
  /// A dialog as it stands, closed afterwards.
  bool take_dialog(wxDialog* dialog, const std::string& screen);
  /// The orders of all channels, and each tab of one that was refunded if there is one.
  bool orders();
  /// Filters with their chips.
  bool order_filters();
  /// All who buy, and each tab of one who bought more than once if there is one.
  bool customers();
  bool duplicates();
  bool team();
  /// What somebody worked on a day, and a list of people with a line that can't go in.
  bool team_dialogs();
  /// A figure of the first company's sales that has entries behind it.
  static std::pair<std::size_t, std::size_t> sales_figure(const TrialBalancePage& page);
  /// The tabs of the books, and what stands behind a figure.
  bool books();
  /// What came in, one import, and its files looked at once more.
  bool channels();
  /// What cleaning changes in products that somebody typed, and those that share a SKU.
  bool cleaning();
  /// A file that nothing reads, and the mapping that is proposed for it.
  bool mapping();
  /// A watched folder with what came out of it, and one that is out of reach.
  bool folder();
  /// The reports, the rows of one and its pages.
  bool reports();
  /// The first days: what is open, and a month beside the old system, with files made for it.
  bool setup();
  /// The last whole month's totals, as an old system might tell them.
  bool comparison(SetupPage& page, const std::function<bool()>& settled);
  static BusinessDate this_day();
  /// Who is at a book that asks: what the owner of a new one sets up, and the locked window.
  bool desk();
  /// What the keys of the channels' files mean, and what nobody knows yet.
  bool sources();

  DesktopApp& m_app;
  const Pictures& m_pictures;
};

}  // namespace kontor::gui
