#include "tests/gui/window.h"

#include <gtk/gtk.h>
#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/evtloop.h>
#include <wx/utils.h>

#include "gui/widgets/gtk_platform.h"
#include "tests/support/paths.h"

namespace kontor::test {

bool wait_until(const std::function<bool()>& holds, std::chrono::milliseconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
    wxEventLoopBase::GetActive()->YieldFor(wxEVT_CATEGORY_ALL);
    wxMilliSleep(3);
  }
  return true;
}

void pump(std::chrono::milliseconds time) {
  wait_until([] { return false; }, time);
}

Window::Window(const std::string& address, const std::string& language) {
  auto& app = *program().app;
  app.use_language(language);
  gui::prepare_toolkit(app.language().rtl());
  gui::WindowState state;
  state.area = gui::Area::stock;
  state.open_at_start = address;
  app.open_window(std::move(state));
  BOOST_REQUIRE_MESSAGE(
      wait_until([&] { return frame().stock_page() || frame().sign_in(); }),
      "the window does not open " + address + ": " + frame().start_page()->presenter().error());
  if (!frame().sign_in()) BOOST_REQUIRE(settled());
}

Window::~Window() {
  program().app->close_window();
  wait_until([] { return wxTopLevelWindows.GetCount() == 0; });
}

std::size_t Window::column(const std::string& id) {
  const auto& all = presenter().columns();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& c) { return c.id == id; });
  BOOST_REQUIRE_MESSAGE(found != all.end(), "column " + id);
  return static_cast<std::size_t>(found - all.begin());
}

std::string Window::cell(std::size_t row, const std::string& column_id) {
  return stock().list()->shown_text(row, column(column_id));
}

bool Window::settled() {
  return wait_until([&] { return !presenter().busy() && !stock().card()->card().loading(); });
}

std::optional<std::size_t> Window::row_with(const std::string& column_id, const std::string& text) {
  for (std::size_t row = 0; row < presenter().rows(); ++row) {
    if (cell(row, column_id) == text) return row;
  }
  return std::nullopt;
}

int left_edge(const wxWindow& window) {
  GtkWidget* widget = window.GetHandle();
  int x = 0, y = 0;
  gtk_widget_translate_coordinates(widget, gtk_widget_get_toplevel(widget), 0, 0, &x, &y);
  return x;
}

std::string clipboard_text() {
  wxTextDataObject data;
  if (!wxTheClipboard->Open()) return {};
  wxTheClipboard->GetData(data);
  wxTheClipboard->Close();
  return data.GetText().utf8_string();
}

}  // namespace kontor::test
