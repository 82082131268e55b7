#include "gui/views/reports_page.h"

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace reports_page_detail {

constexpr int follow_ms = 200;

}  // namespace reports_page_detail

ReportsPage::ReportsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                         BusyBar& busy, const ReportsPageState& state, bool dense)
    : AreaPage(parent),
      m_around(around),
      m_busy(busy),
      m_presenter(*this, std::move(book), around.executor, around.language),
      m_clock(this) {
  const Language& t = m_around.language;
  set_access(this, "reports-page", wx_text(t.text("Reports")));
  m_book = new wxSimplebook(this);
  set_access(m_book, "reports-book", wx_text(t.text("Reports")));
  m_book->AddPage(make_list(m_book), {});
  m_panel = new ReportPanel(m_book, m_around, m_presenter);
  m_panel->on_back = [this] { go(ReportsView::list, {}, {}); };
  m_panel->list()->on_open = [this] { open_row(); };
  m_panel->on_pages = [this] { go(ReportsView::pages, m_presenter.id(), m_presenter.choice()); };
  m_book->AddPage(m_panel, {});
  m_pages = new ReportPagesPanel(m_book, m_around, m_presenter, "report-pages",
                                 t.text("Back to the rows"));
  m_pages->on_back = [this] { go(ReportsView::result, m_presenter.id(), m_presenter.choice()); };
  m_book->AddPage(m_pages, {});
  auto* whole = new wxBoxSizer(wxVERTICAL);
  whole->Add(m_book, 1, wxEXPAND);
  SetSizer(whole);
  set_dense(dense);
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { follow(); });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { on_key(event); });
  show_view(state);
}

wxWindow* ReportsPage::make_list(wxWindow* parent) {
  const Language& t = m_around.language;
  auto* page = new wxPanel(parent);
  set_access(page, "reports-all", wx_text(t.text("Reports")));
  m_list = new VirtualList(page, m_presenter.list(), {"reports-list", t.text("Reports")},
                           m_around.settings);
  m_list->on_open = [this] { open_chosen(); };
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(page_title(page, t.text("Reports"), "reports-title"), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::hair));
  column->Add(body_text(page,
                        t.text("Enter shows one on the screen; from there it goes into a file or "
                               "onto paper."),
                        "reports-hint", Tone::dimmed),
              0, wxEXPAND);
  column->AddSpacer(space(this, Space::group));
  column->Add(m_list, 1, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  page->SetSizer(margin);
  return page;
}

ReportsView ReportsPage::view() const { return static_cast<ReportsView>(m_book->GetSelection()); }

void ReportsPage::go(ReportsView view, const std::string& report, const ReportChoice& choice) {
  if (on_go) on_go({Area::reports, ReportsPageState{view, report, choice}});
}

PageState ReportsPage::state() {
  if (view() == ReportsView::list) return ReportsPageState{};
  return ReportsPageState{view(), m_presenter.id(), m_presenter.choice()};
}

void ReportsPage::show(const PageState& wanted) {
  if (const auto* state = std::get_if<ReportsPageState>(&wanted)) show_view(*state);
}

void ReportsPage::show_view(const ReportsPageState& wanted) {
  ReportsView view = wanted.view;
  if (view != ReportsView::list) m_presenter.open(wanted.report, wanted.choice);
  // A report that there is not: an older version may have had it.
  if (m_presenter.report() == nullptr) view = ReportsView::list;
  if (view == ReportsView::pages) m_presenter.make_pages();
  m_book->SetSelection(static_cast<std::size_t>(view));
  show_report();
}

void ReportsPage::take_focus() {
  switch (view()) {
    case ReportsView::list:
      m_list->SetFocus();
      if (!m_list->chosen_row()) m_list->choose_row(0);
      break;
    case ReportsView::result:
      m_panel->list()->SetFocus();
      break;
    case ReportsView::pages:
      m_pages->take_focus();
      break;
  }
}

bool ReportsPage::can_open() const {
  if (view() == ReportsView::result) return m_panel->list()->chosen_row().has_value();
  return view() == ReportsView::list && m_list->chosen_row().has_value();
}

void ReportsPage::open_row() {
  const auto row = m_panel->list()->chosen_row();
  const auto where = row ? m_presenter.leads_to(*row) : std::nullopt;
  if (where && on_go) on_go(*where);
}

void ReportsPage::open_chosen() {
  if (view() == ReportsView::result) {
    open_row();
    return;
  }
  const auto row = m_list->chosen_row();
  if (!can_open() || !row) return;
  go(ReportsView::result, m_presenter.id_at(*row), {});
}

bool ReportsPage::copy() {
  if (view() == ReportsView::list) return m_list->copy_chosen();
  return view() == ReportsView::result && m_panel->list()->copy_chosen();
}

void ReportsPage::on_key(wxKeyEvent& event) {
  if (event.GetKeyCode() != WXK_ESCAPE || view() == ReportsView::list) {
    event.Skip();
  } else if (view() == ReportsView::pages) {
    m_pages->on_back();
  } else {
    m_panel->on_back();
  }
}

void ReportsPage::show_report() {
  m_panel->show_report();
  m_pages->show_pages();
  if (m_presenter.busy()) {
    follow();
    if (!m_clock.IsRunning()) m_clock.Start(reports_page_detail::follow_ms);
  } else {
    m_clock.Stop();
    m_busy.end(this);
  }
}

void ReportsPage::follow() {
  m_busy.begin(this, m_presenter.activity(), [this] { m_presenter.stop(); });
}

void ReportsPage::file_written(const std::string& sentence, const std::string& path) {
  if (on_notice) on_notice({Tone::positive, sentence, {}, {}, path});
}

void ReportsPage::set_dense(bool dense) {
  m_list->set_dense(dense);
  m_panel->list()->set_dense(dense);
}

void ReportsPage::remember() {
  m_list->remember_widths();
  m_panel->list()->remember_widths();
}

std::vector<KeyHelp> ReportsPage::keys() const {
  const Language& t = m_around.language;
  return {{"Enter", t.text("On a row of a report: opens what the row is made of.")},
          {"Page Up / Page Down", t.text("In the preview: turns pages.")},
          {"Home / End", t.text("In the preview: the first and the last page.")},
          {"+ / -", t.text("In the preview: page width, whole page.")},
          {"Esc", t.text("Back from the pages to the rows, from there to all reports.")}};
}

}  // namespace kontor::gui
