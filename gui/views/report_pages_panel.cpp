#include "gui/views/report_pages_panel.h"

#include <wx/sizer.h>

#include "gui/widgets/labels.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace report_pages_detail {

constexpr int turn_icon = 16;
enum ZoomRow : int { zoom_width, zoom_whole };

}  // namespace report_pages_detail

ReportPagesPanel::ReportPagesPanel(wxWindow* parent, Surroundings around, PagesSource& presenter,
                                   const std::string& id, const std::string& back)
    : wxPanel(parent), m_around(around), m_presenter(presenter), m_id(id) {
  const Language& t = m_around.language;
  set_access(this, m_id + "-page", wx_text(t.text("Print preview")));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(make_head(back), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_info = new InfoRow(this, m_id + "-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_view = new PagesView(this, m_id + "-view");
  m_view->on_change = [this] { show_where(); };
  column->Add(m_view, 1, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
  show_where();
}

wxSizer* ReportPagesPanel::make_head(const std::string& back) {
  using namespace report_pages_detail;
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_back = new wxButton(this, wxID_ANY, wx_text(back));
  m_back->SetBitmap(
      symbolic_icon("go-previous-symbolic", turn_icon, colour_of(Tone::normal), t.rtl()));
  set_access(m_back, m_id + "-back", wx_text(back));
  m_back->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (on_back) on_back();
  });
  row->Add(m_back, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::group));
  m_title = page_title(this, {}, m_id + "-title");
  row->Add(m_title, 1, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  m_previous = add_turn(row, m_id + "-previous", t.text("Page before"), "go-previous-symbolic", -1);
  row->AddSpacer(space(this, Space::inside));
  m_where = body_text(this, {}, m_id + "-where");
  row->Add(m_where, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  m_next = add_turn(row, m_id + "-next", t.text("Next page"), "go-next-symbolic", 1);
  row->AddSpacer(space(this, Space::group));
  m_zoom = new wxChoice(this, wxID_ANY);
  set_access(m_zoom, m_id + "-zoom", wx_text(t.text("Size of the page")));
  m_zoom->SetToolTip(wx_text(t.text("Size of the page")));
  m_zoom->Append(wx_text(t.text("Page width")));
  m_zoom->Append(wx_text(t.text("Whole page")));
  m_zoom->SetSelection(zoom_width);
  m_zoom->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_view->zoom(event.GetSelection() == zoom_whole ? PageZoom::whole : PageZoom::width);
  });
  row->Add(m_zoom, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  m_print = new wxButton(this, wxID_ANY, wx_text(t.text("Print...")));
  set_access(m_print, m_id + "-print", wx_text(t.text("Print...")));
  m_print->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { print(); });
  row->Add(m_print, 0, wxALIGN_CENTRE_VERTICAL);
  return row;
}

wxBitmapButton* ReportPagesPanel::add_turn(wxSizer* row, const std::string& id,
                                           const std::string& name, const std::string& icon,
                                           int pages) {
  const Language& t = m_around.language;
  auto* button = new wxBitmapButton(
      this, wxID_ANY,
      symbolic_icon(icon, report_pages_detail::turn_icon, colour_of(Tone::normal), t.rtl()));
  set_access(button, id, wx_text(name));
  button->SetToolTip(wx_text(name));
  button->Bind(wxEVT_BUTTON, [this, pages](wxCommandEvent&) {
    if (pages > 0 || m_view->page() > 0) {
      m_view->go_to(m_view->page() + static_cast<std::size_t>(pages));
    }
  });
  row->Add(button, 0, wxALIGN_CENTRE_VERTICAL);
  return button;
}

void ReportPagesPanel::show_where() {
  const Language& t = m_around.language;
  const auto& pages = m_view->pages();
  const auto count = static_cast<std::int64_t>(pages ? pages->count() : 0);
  const auto page = static_cast<std::int64_t>(m_view->page());
  const std::string where = count == 0
                                ? std::string()
                                : t.text("Page {page} of {pages}",
                                         {{"page", t.count(page + 1)}, {"pages", t.count(count)}});
  set_label(m_where, where);
  m_view->tell(where.empty() ? t.text("Print preview") : where, m_presenter.title());
  m_previous->Enable(page > 0);
  m_next->Enable(page + 1 < count);
  m_print->Enable(count > 0);
  m_zoom->SetSelection(m_view->zoom() == PageZoom::whole ? report_pages_detail::zoom_whole
                                                         : report_pages_detail::zoom_width);
  Layout();
}

void ReportPagesPanel::show_pages() {
  set_label(m_title, m_presenter.title());
  if (m_view->pages() != m_presenter.pages()) m_view->show(m_presenter.pages());
  const bool failed = !m_presenter.pages() && !m_presenter.error().empty();
  if (failed) {
    m_info->say(Tone::problem, m_presenter.error(), m_around.language.text("Try again"),
                [this] { m_presenter.make_pages(); });
  } else {
    m_info->clear();
  }
  show_where();
}

Printed ReportPagesPanel::print(const std::string& to_file) {
  const auto pages = m_view->pages();
  if (!pages) return Printed::cancelled;
  const PrintedPages printed{
      m_presenter.title(), pages->count(), pages->width(), pages->height(),
      [pages](cairo_t* context, std::size_t page) { pages->draw(context, page); }};
  const Printed end = print_pages(this, printed, to_file);
  if (end == Printed::failed) {
    m_info->say(Tone::problem,
                m_around.language.text("It could not be printed. A PDF file can be printed by "
                                       "other programs, too."));
  }
  return end;
}

void ReportPagesPanel::take_focus() { m_view->SetFocus(); }

}  // namespace kontor::gui
