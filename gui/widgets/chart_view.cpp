#include "gui/widgets/chart_view.h"

#include <wx/dcclient.h>
#include <wx/graphics.h>
#include <wx/settings.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int least_width_of_chart = 240;
constexpr int least_height_of_chart = 140;
constexpr int points_per_inch = 72;
constexpr int pixels_per_inch = 96;

}  // namespace

ChartView::ChartView(wxWindow* parent, const Language& language, const std::string& id)
    : m_id(id), m_language(language.code()), m_rtl(language.rtl()) {
  Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
         wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE);
  // The chart turns itself round; a mirrored drawing would have mirrored letters.
  SetLayoutDirection(wxLayout_LeftToRight);
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  SetMinSize(wxSize(dip(this, least_width_of_chart), dip(this, least_height_of_chart)));
  set_access(this, m_id, {});
  set_chart_role(this);
  Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    m_chart.reset();
    event.Skip();
  });
  Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
    m_chart.reset();
    Refresh();
    event.Skip();
  });
  Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) { on_key(event); });
  Bind(wxEVT_MOTION, [this](wxMouseEvent& event) { on_pointer(event); });
  Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) {
    if (!HasFocus()) mark(std::nullopt);
  });
  Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    mark(std::nullopt);
    event.Skip();
  });
  Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
    lay_out();
    if (!m_marked && m_chart) mark(m_chart->step(std::nullopt, 1, 0));
    event.Skip();
  });
}

void ChartView::show_chart(formats::ChartData data) {
  m_data = std::move(data);
  m_marked.reset();
  m_chart.reset();
  set_access(this, m_id, wx_text(m_data.title), wx_text(description()));
  Refresh();
}

void ChartView::lay_out() {
  if (m_chart) return;
  formats::ChartLook look;
  look.language = m_language;
  look.rtl = m_rtl;
  look.dark = wxSystemSettings::GetAppearance().IsDark();
  look.text_size = GetFont().GetFractionalPointSize() * pixels_per_inch / points_per_inch;
  const wxSize size = GetClientSize();
  m_chart = std::make_unique<formats::Chart>(m_data, look, size.x, size.y);
}

void ChartView::paint() {
  wxPaintDC dc(this);
  dc.SetBackground(wxBrush(GetParent()->GetBackgroundColour()));
  dc.Clear();
  const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
  if (!context || GetClientSize().x <= 0 || GetClientSize().y <= 0) return;
  lay_out();
  m_chart->draw(static_cast<cairo_t*>(context->GetNativeContext()), m_marked);
}

void ChartView::on_key(wxKeyEvent& event) {
  lay_out();
  const int forward = m_rtl ? -1 : 1;
  switch (event.GetKeyCode()) {
    case WXK_RIGHT:
      return mark(m_chart->step(m_marked, forward, 0));
    case WXK_LEFT:
      return mark(m_chart->step(m_marked, -forward, 0));
    case WXK_DOWN:
      return mark(m_chart->step(m_marked, 0, 1));
    case WXK_UP:
      return mark(m_chart->step(m_marked, 0, -1));
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward
                                 : wxNavigationKeyEvent::IsForward);
      return;
    default:
      event.Skip();
  }
}

void ChartView::on_pointer(wxMouseEvent& event) {
  lay_out();
  mark(m_chart->hit(event.GetX(), event.GetY()));
  event.Skip();
}

void ChartView::mark(std::optional<formats::ChartPoint> point) {
  if (point == m_marked) return;
  m_marked = point;
  const wxString told = wx_text(marked_text());
  if (told.empty()) {
    UnsetToolTip();
  } else {
    SetToolTip(told);
  }
  // What stands out is the chart's name, so that the arrows are heard.
  set_access(this, m_id, told.empty() ? wx_text(m_data.title) : told, wx_text(description()));
  Refresh();
}

std::string ChartView::marked_text() const {
  return m_chart && m_marked ? m_chart->point_text(*m_marked) : std::string();
}

std::string ChartView::description() const {
  const auto table = formats::chart_table(m_data);
  std::string text;
  for (std::size_t series = 1; series < table.head.size(); ++series) {
    if (!text.empty()) text += '\n';
    text += table.head[series] + ":";
    for (const auto& row : table.rows) text += " " + row.front() + " " + row[series] + ";";
  }
  return text;
}

}  // namespace kontor::gui
