#include "gui/widgets/chart_view.h"

#include <wx/dcclient.h>
#include <wx/graphics.h>
#include <wx/settings.h>

#include <algorithm>
#include <memory>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int least_chart_height = 96;
constexpr int chart_text = 12;
// More figures in words than a person listens to.
constexpr std::size_t most_described = 40;

}  // namespace

ChartView::ChartView(wxWindow* parent, const std::string& id, const std::string& language)
    : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxBORDER_NONE),
      m_id(id),
      m_language(language) {
  std::replace(m_language.begin(), m_language.end(), '_', '-');
  // wx would mirror the drawing, letters too: the chart mirrors itself.
  SetLayoutDirection(wxLayout_LeftToRight);
  SetMinSize(wxSize(-1, dip(this, least_chart_height)));
  SetBackgroundStyle(wxBG_STYLE_SYSTEM);
  set_access(this, m_id, {});
  set_chart_role(this);
  Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    Refresh();
  });
  Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
    event.Skip();
    if (m_chart) mark(m_chart->hit(event.GetX() - margin(), event.GetY() - margin()));
  });
  Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent& event) {
    event.Skip();
    if (!HasFocus()) mark(std::nullopt);
  });
  Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    Refresh();
  });
  Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    mark(std::nullopt);
    Refresh();
  });
  Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) { on_key(event); });
}

void ChartView::show(formats::ChartData data) {
  m_data = std::move(data);
  m_chart.reset();
  m_marked.reset();
  describe();
  Refresh();
}

int ChartView::margin() const { return space(this, Space::hair); }

void ChartView::lay_out() {
  const wxSize size = GetClientSize();
  const bool dark = wxSystemSettings::GetAppearance().IsDark();
  if (m_chart && size == m_laid_out && dark == m_dark) return;
  m_laid_out = size;
  m_dark = dark;
  formats::ChartLook look;
  look.language = m_language;
  look.rtl = m_language.starts_with("ar");
  look.dark = dark;
  look.text_size = dip(this, chart_text);
  const int edge = 2 * margin();
  m_chart.emplace(m_data, look, static_cast<double>(std::max(size.x - edge, 1)),
                  static_cast<double>(std::max(size.y - edge, 1)));
}

void ChartView::paint() {
  wxPaintDC dc(this);
  if (GetClientSize().x < 1 || GetClientSize().y < 1) return;
  lay_out();
  const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
  if (!context) return;
  // The frame of the focus stands around it, not on its words.
  context->PushState();
  context->Translate(margin(), margin());
  m_chart->draw(static_cast<cairo_t*>(context->GetNativeContext()), m_marked);
  context->PopState();
  if (!HasFocus()) return;
  context->SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT)));
  context->SetBrush(*wxTRANSPARENT_BRUSH);
  const wxSize size = GetClientSize();
  context->DrawRectangle(0.5, 0.5, size.x - 1, size.y - 1);
}

void ChartView::mark(std::optional<formats::ChartPoint> point) {
  if (point == m_marked) return;
  m_marked = point;
  const std::string text = told();
  if (text.empty()) {
    UnsetToolTip();
    describe();
  } else {
    SetToolTip(wx_text(text));
    set_access(this, m_id, wx_text(text));
  }
  Refresh();
}

std::string ChartView::told() const {
  return m_marked && m_chart ? m_chart->point_text(*m_marked) : std::string();
}

void ChartView::step(int along, int across) {
  lay_out();
  if (const auto next = m_chart->step(m_marked, along, across)) mark(next);
}

void ChartView::on_key(wxKeyEvent& event) {
  const int forward = m_language.starts_with("ar") ? -1 : 1;
  switch (event.GetKeyCode()) {
    case WXK_RIGHT:
      return step(forward, 0);
    case WXK_LEFT:
      return step(-forward, 0);
    case WXK_DOWN:
      return step(0, 1);
    case WXK_UP:
      return step(0, -1);
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward
                                 : wxNavigationKeyEvent::IsForward);
      return;
    default:
      event.Skip();
  }
}

void ChartView::describe() {
  set_access(this, m_id, wx_text(m_data.title),
             wx_text(formats::chart_words(m_data, most_described)));
}

}  // namespace kontor::gui
