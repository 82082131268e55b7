#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "gui/main/book_opener.h"
#include "gui/main/desktop_app.h"
#include "gui/main/settings_file.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

/// Lets the program run until something holds; false when it does not within the limit.
bool wait_until(const std::function<bool()>& holds,
                std::chrono::milliseconds limit = std::chrono::seconds(10));
void pump(std::chrono::milliseconds time);

/// The one program of this process, and what it was composed of.
struct Program {
  app::SystemClock clock;
  gui::SettingsFile settings;
  /// Guesses cost little here.
  static constexpr desk::SecretCost cost{1, 8192};
  gui::AppBookOpener opener{clock, {app::MachineKeys(app::MachineKeys::own_folder()), cost}};
  gui::DesktopApp* app = nullptr;
};
Program& program();

/// A real window on a real book, gone with the test. A book that asks who is at it shows that
/// first.
class Window {
 public:
  explicit Window(const std::string& address, const std::string& language = "en");
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  gui::MainFrame& frame() { return *program().app->window(); }
  gui::StockPage& stock() { return *frame().stock_page(); }
  gui::StockPresenter& presenter() { return stock().presenter(); }
  std::size_t column(const std::string& id);
  std::string cell(std::size_t row, const std::string& column_id);
  /// Until nothing is read any more.
  bool settled();
  /// A row whose text of a column is this.
  std::optional<std::size_t> row_with(const std::string& column_id, const std::string& text);
};

/// Where a control begins on the screen, from the left edge of its window in any language: wx
/// counts from the right in Arabic.
int left_edge(const wxWindow& window);

/// What is on the clipboard.
std::string clipboard_text();

}  // namespace kontor::test
