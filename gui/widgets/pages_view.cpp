#include "gui/widgets/pages_view.h"

#include <wx/app.h>
#include <wx/dcclient.h>
#include <wx/graphics.h>
#include <wx/settings.h>

#include <algorithm>
#include <cmath>
#include <system_error>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int scroll_step = 24;
constexpr int points_per_inch = 72;
constexpr int pixels_per_inch = 96;
// Larger than on paper by more than this nothing becomes clearer.
constexpr double most_zoom = 2.0 * pixels_per_inch / points_per_inch;

}  // namespace

PagesView::PagesView(wxWindow* parent, const std::string& id)
    : wxScrolled<wxWindow>(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                           wxWANTS_CHARS | wxVSCROLL | wxHSCROLL | wxBORDER_NONE),
      m_id(id) {
  // wx would mirror the drawing, letters too: pages mirror themselves.
  SetLayoutDirection(wxLayout_LeftToRight);
  SetBackgroundColour(wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE));
  SetBackgroundStyle(wxBG_STYLE_SYSTEM);
  SetScrollRate(dip(this, scroll_step), dip(this, scroll_step));
  set_access(this, m_id, {});
  Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    lay_out();
  });
  const auto focus = [this](wxFocusEvent& event) {
    event.Skip();
    Refresh();
  };
  Bind(wxEVT_SET_FOCUS, focus);
  Bind(wxEVT_KILL_FOCUS, focus);
  Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
    event.Skip();
    SetFocus();
  });
  Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) { on_key(event); });
}

void PagesView::tell(const std::string& name, const std::string& description) {
  set_access(this, m_id, wx_text(name), wx_text(description));
}

void PagesView::show(std::shared_ptr<const formats::TablePages> pages) {
  m_pages = std::move(pages);
  m_page = 0;
  Scroll(0, 0);
  lay_out();
}

void PagesView::go_to(std::size_t page) {
  if (!m_pages || page >= m_pages->count() || page == m_page) return;
  m_page = page;
  Scroll(-1, 0);
  Refresh();
  if (on_change) on_change();
}

void PagesView::zoom(PageZoom zoom) {
  if (zoom == m_zoom) return;
  m_zoom = zoom;
  Scroll(0, 0);
  lay_out();
  if (on_change) on_change();
}

double PagesView::scale() const {
  if (!m_pages) return 1;
  const int margin = 2 * space(this, Space::group);
  // With room for the bar that appears when the page is longer than the window.
  const int bar = wxSystemSettings::GetMetric(wxSYS_VSCROLL_X, this);
  const wxSize room = GetSize();
  const double by_width = (room.x - margin - std::max(bar, 0)) / m_pages->width();
  const double by_height = (room.y - margin) / m_pages->height();
  const double wanted = m_zoom == PageZoom::width ? by_width : std::min(by_width, by_height);
  return std::clamp(wanted, 0.1, most_zoom * dip(this, pixels_per_inch) / pixels_per_inch);
}

void PagesView::lay_out() {
  if (m_pages) {
    const int margin = 2 * space(this, Space::group);
    const double pixels = scale();
    SetVirtualSize(static_cast<int>(std::lround(m_pages->width() * pixels)) + margin,
                   static_cast<int>(std::lround(m_pages->height() * pixels)) + margin);
  } else {
    SetVirtualSize(1, 1);
  }
  Refresh();
}

void PagesView::paint() {
  wxPaintDC dc(this);
  if (!m_pages) return;
  const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
  if (!context) return;
  const double pixels = scale();
  const double width = m_pages->width() * pixels;
  const double height = m_pages->height() * pixels;
  const wxPoint seen = CalcUnscrolledPosition(wxPoint(0, 0));
  const double margin = space(this, Space::group);
  const double left = std::max(margin, (GetClientSize().x - width) / 2) - seen.x;
  const double top = margin - seen.y;
  const bool focused = HasFocus();
  context->SetPen(wxPen(
      wxSystemSettings::GetColour(focused ? wxSYS_COLOUR_HIGHLIGHT : wxSYS_COLOUR_BTNSHADOW)));
  context->SetBrush(*wxWHITE_BRUSH);
  context->DrawRectangle(left - 0.5, top - 0.5, width + 1, height + 1);
  context->Translate(left, top);
  context->Scale(pixels, pixels);
  try {
    m_pages->draw(static_cast<cairo_t*>(context->GetNativeContext()), m_page);
  } catch (const std::system_error&) {
    // The temporary file of the rows is gone: the page stays empty from there on.
  }
}

void PagesView::turn(int pages) {
  if (!m_pages) return;
  const auto last = static_cast<std::ptrdiff_t>(m_pages->count()) - 1;
  const auto wanted = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(m_page) + pages, 0,
                                                 std::max<std::ptrdiff_t>(last, 0));
  go_to(static_cast<std::size_t>(wanted));
}

void PagesView::on_key(wxKeyEvent& event) {
  const auto scroll = [this](int across, int down) {
    const wxPoint at = GetViewStart();
    Scroll(std::max(at.x + across, 0), std::max(at.y + down, 0));
  };
  switch (event.GetKeyCode()) {
    case WXK_PAGEDOWN:
    case WXK_NUMPAD_PAGEDOWN:
      return turn(1);
    case WXK_PAGEUP:
    case WXK_NUMPAD_PAGEUP:
      return turn(-1);
    case WXK_HOME:
      return go_to(0);
    case WXK_END:
      return go_to(m_pages && m_pages->count() > 0 ? m_pages->count() - 1 : 0);
    case WXK_DOWN:
      return scroll(0, 1);
    case WXK_UP:
      return scroll(0, -1);
    case WXK_RIGHT:
      if (event.AltDown()) break;
      return scroll(1, 0);
    case WXK_LEFT:
      if (event.AltDown()) break;
      return scroll(-1, 0);
    case '+':
    case '=':
    case WXK_NUMPAD_ADD:
      return zoom(PageZoom::width);
    case '-':
    case WXK_NUMPAD_SUBTRACT:
      return zoom(PageZoom::whole);
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward
                                 : wxNavigationKeyEvent::IsForward);
      return;
    default:
      break;
  }
  event.Skip();
}

}  // namespace kontor::gui
