#include "gui/views/compare_page.h"

#include "gui/views/ask_files.h"
#include "gui/views/ledger_filters.h"

namespace kontor::gui {

namespace {

constexpr int tolerance_width = 96;

}  // namespace

CompareCardPanel::CompareCardPanel(wxWindow* parent, Surroundings around,
                                   const ComparePresenter& list, std::shared_ptr<OpenBook> book)
    : DetailPanel(
          parent, around,
          {"compared", around.language.text("Figure"), around.language.text("Close figure")}),
      m_card(*this, list, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.documents(), "compared-documents", t.text("Documents of this day"),
          t.text("Nothing is known yet."), [this](std::size_t row) {
            const DocumentId order = m_card.order_at(row);
            if (order && on_order) on_order(order);
          });
}

void CompareCardPanel::filled(std::size_t tab) { list(tab)->say_nothing(m_card.nothing()); }

ComparePage::ComparePage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                         BusyBar& busy, bool dense)
    : ListPage(parent, around, busy,
               {"comparison",
                around.language.text("Parallel month"),
                around.language.text("Comparing the figures..."),
                {},
                true}),
      m_open(book),
      m_presenter(*this, std::move(book), around.executor, around.language) {
  build(m_presenter, dense);
  start();
}

void ComparePage::add_filters(const Language& t) {
  m_choose = new wxButton(this, wxID_ANY, wx_text(t.text("Choose files...")));
  set_access(m_choose, "comparison-choose", wx_text(t.text("Choose files...")));
  // After this event: an assistive tool that caused it waits for its end.
  m_choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { ask_files(); }); });
  add_filter(m_choose);
  m_files = body_text(this, {}, "comparison-files", Tone::dimmed);
  add_filter(m_files, Space::inside);
  filters_below();
  m_entity_label = body_text(this, t.text("Company"), "comparison-entity-label");
  add_filter(m_entity_label);
  m_entity = new wxChoice(this, wxID_ANY);
  set_access(m_entity, "comparison-entity", wx_text(t.text("Company")));
  m_entity->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    const auto& all = m_presenter.entities();
    m_presenter.choose_entity(all.at(static_cast<std::size_t>(event.GetSelection())).id);
  });
  add_filter(m_entity, Space::inside);
  add_filter(body_text(this, t.text("Amounts may differ by"), "comparison-tolerance-label"));
  m_tolerance = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition,
                               wxSize(dip(this, tolerance_width), -1), wxTE_PROCESS_ENTER);
  m_tolerance->SetHint("0.00");
  set_access(m_tolerance, "comparison-tolerance", wx_text(t.text("Amounts may differ by")));
  m_tolerance->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { take_tolerance(); });
  m_tolerance->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    take_tolerance();
  });
  add_filter(m_tolerance, Space::inside);
  m_tolerance_problem = body_text(this, {}, "comparison-tolerance-problem", Tone::problem);
  add_filter(m_tolerance_problem, Space::inside);
  m_only = new wxCheckBox(this, wxID_ANY, wx_text(t.text("Only differences")));
  set_access(m_only, "comparison-only", wx_text(t.text("Only differences")));
  m_only->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
    m_presenter.show_only_differences(event.IsChecked());
  });
  add_filter(m_only);
  fill_filters();
}

void ComparePage::fill_filters() {
  const Language& t = m_around.language;
  set_label(m_files,
            m_presenter.files().empty() ? t.text("No file is chosen") : m_presenter.file_names());
  std::vector<std::string> names;
  int chosen = 0;
  for (const auto& entity : m_presenter.entities()) {
    if (entity.id == m_presenter.entity()) chosen = static_cast<int>(names.size());
    names.push_back(entity.name);
  }
  fill_choice(m_entity, names);
  if (!names.empty()) m_entity->SetSelection(chosen);
  m_entity_label->Show(names.size() > 1);
  m_entity->Show(names.size() > 1);
  set_label(m_tolerance_problem, m_presenter.tolerance_error());
  m_tolerance_problem->Show(!m_presenter.tolerance_error().empty());
  m_only->SetValue(m_presenter.only_differences());
  Layout();
}

void ComparePage::show_state() {
  const auto& unread = m_presenter.unread();
  std::string sentence;
  if (!unread.empty()) {
    sentence = m_around.language.plural("{n} row of the files could not be read: {reason}",
                                        "{n} rows of the files could not be read, the first: "
                                        "{reason}",
                                        std::ssize(unread), {{"reason", unread.front()}});
  }
  if (sentence != m_told) {
    m_told = sentence;
    say(Tone::warning, sentence);  // which shows the state
    return;
  }
  ListPage::show_state();
}

void ComparePage::take_tolerance() {
  m_presenter.choose_tolerance(m_tolerance->GetValue().Trim().Trim(false).utf8_string());
}

void ComparePage::ask_files() {
  const Language& t = m_around.language;
  auto files = gui::ask_files(this, t, t.text("The old system's totals"));
  if (!files.empty()) look_at(std::move(files));
}

void ComparePage::look_at(std::vector<std::string> files) {
  m_presenter.choose_files(std::move(files));
}

void ComparePage::take_focus() {
  if (m_presenter.rows() > 0) {
    ListPage::take_focus();
  } else {
    m_choose->SetFocus();
  }
}

DetailPanel* ComparePage::make_detail(wxWindow* parent) {
  m_card = new CompareCardPanel(parent, m_around, m_presenter, m_open);
  m_card->on_order = [this](DocumentId order) {
    if (on_go) on_go({Area::orders, OrdersPageState{{}, order}});
  };
  return m_card;
}

void ComparePage::show_row(std::size_t row) {
  if (const auto* compared = m_presenter.at(row)) {
    card()->card().show(*compared);
    open_detail();
  }
}

std::optional<std::size_t> ComparePage::shown_row() {
  const auto shown = card()->card().row();
  return shown ? m_presenter.row_of(shown->key) : std::nullopt;
}

StatePanel::Content ComparePage::empty_content() {
  const Language& t = m_around.language;
  const auto choose = [this] { ask_files(); };
  if (m_presenter.state() == ListPresenter::State::failed) {
    return {"network-error-symbolic", t.text("The figures could not be compared"),
            m_presenter.error(), t.text("Try again"), [this] { refresh(); }};
  }
  if (!m_presenter.refused().empty()) {
    return {"dialog-error-symbolic", t.text("The figures could not be compared"),
            m_presenter.refused(), t.text("Choose files..."), choose};
  }
  if (m_presenter.state() == ListPresenter::State::nothing_found && m_presenter.compared()) {
    return {"object-select-symbolic", t.text("All figures agree"), m_presenter.footer(),
            t.text("Clear filters"), [this] { clear_filters(); }};
  }
  return {"view-list-symbolic", t.text("Two systems, one month"),
          t.text("Choose a file with the old system's totals: date or month, channel, and a column "
                 "for each figure, such as net_sales, tax or orders. Each stands here beside "
                 "Kontor's."),
          t.text("Choose files..."), choose};
}

}  // namespace kontor::gui
