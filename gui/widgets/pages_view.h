#pragma once

#include <wx/scrolwin.h>
#include <wx/window.h>

#include <functional>
#include <memory>
#include <string>

#include "formats/pages/table_pages.h"

namespace kontor::gui {

/// How large a page is shown.
enum class PageZoom { whole, width };

/// One of several pages, drawn as it is printed: on white paper, whatever the theme. Page Up and
/// Page Down turn pages, Home and End go to the first and the last, arrows scroll, + and - zoom.
class PagesView : public wxScrolled<wxWindow> {
 public:
  PagesView(wxWindow* parent, const std::string& id);

  /// Begins at the first page; null: none.
  void show(std::shared_ptr<const formats::TablePages> pages);
  const std::shared_ptr<const formats::TablePages>& pages() const { return m_pages; }
  std::size_t page() const { return m_page; }
  /// Goes to a page that there is.
  void go_to(std::size_t page);
  PageZoom zoom() const { return m_zoom; }
  void zoom(PageZoom zoom);
  /// What the page is called, for those who hear it.
  void tell(const std::string& name, const std::string& description);

  bool AcceptsFocus() const override { return true; }

  std::function<void()> on_change;  ///< another page or zoom

 private:
  void paint();
  void on_key(wxKeyEvent& event);
  void turn(int pages);
  void lay_out();
  /// Pixels to a point.
  double scale() const;

  std::string m_id;
  std::shared_ptr<const formats::TablePages> m_pages;
  std::size_t m_page = 0;
  PageZoom m_zoom = PageZoom::width;
};

}  // namespace kontor::gui
