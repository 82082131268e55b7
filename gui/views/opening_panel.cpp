#include "gui/views/opening_panel.h"

#include <wx/filedlg.h>

#include <algorithm>

#include "gui/views/ledger_filters.h"
#include "gui/views/say_refusal.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int opening_follow_ms = 120;
constexpr int opening_path_width = 280;
constexpr int opening_day_width = 136;

}  // namespace

OpeningPanel::OpeningPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                           BusyBar& busy)
    : AreaPage(parent),
      m_around(around),
      m_busy(busy),
      m_presenter(*this, std::move(book), around.executor, around.language),
      m_clock(this) {
  const Language& t = m_around.language;
  set_access(this, "opening-page", wx_text(t.text("Opening balances")));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(make_files(t), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  column->Add(make_day(t), 0, wxEXPAND);
  m_info = new InfoRow(this, "opening-info");
  column->Add(m_info, 0, wxEXPAND | wxTOP, space(this, Space::inside));
  column->AddSpacer(space(this, Space::field));
  make_lists(column, t);
  column->AddSpacer(space(this, Space::field));
  column->Add(make_buttons(t), 0, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { follow(); });
  m_presenter.load();
  show_opening();
}

wxButton* OpeningPanel::button(const std::string& id, const std::string& label,
                               std::function<void()> act) {
  auto* made = new wxButton(this, wxID_ANY, wx_text(label));
  set_access(made, id, wx_text(label));
  made->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
  return made;
}

wxSizer* OpeningPanel::make_files(const Language& t) {
  auto* grid = new wxFlexGridSizer(5, space(this, Space::inside), space(this, Space::field));
  grid->AddGrowableCol(1);
  add_file(grid, OpeningFileKind::items, "opening-items", t.text("What is open"),
           t.text("Orders, gift cards, receivables, payables, settlements: one a row"));
  add_file(grid, OpeningFileKind::balances, "opening-balances", t.text("Trial balance"),
           t.text("The accountant's; posted less what was imported"));
  return grid;
}

void OpeningPanel::add_file(wxFlexGridSizer* grid, OpeningFileKind kind, const std::string& id,
                            const std::string& label, const std::string& hint) {
  const Language& t = m_around.language;
  FileRow& row = m_files[kind];
  grid->Add(body_text(this, label, id + "-label"), 0, wxALIGN_CENTRE_VERTICAL);
  row.path =
      new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
  row.path->SetMinSize(wxSize(dip(this, opening_path_width), wxButton::GetDefaultSize(this).y));
  row.path->SetHint(wx_text(hint));
  set_access(row.path, id, wx_text(label), wx_text(hint));
  grid->Add(row.path, 1, wxEXPAND);
  const auto take = [this, kind] {
    m_presenter.choose_file(kind, m_files.at(kind).path->GetValue().utf8_string());
  };
  row.path->Bind(wxEVT_TEXT_ENTER, [take](wxCommandEvent&) { take(); });
  // After this event: an assistive tool that caused it waits for its end.
  row.choose = button(id + "-choose", t.text("Choose file..."),
                      [this, kind] { CallAfter([this, kind] { ask_file(kind); }); });
  row.clear =
      button(id + "-clear", t.text("Remove"), [this, kind] { m_presenter.choose_file(kind, {}); });
  row.form = button(id + "-template", t.text("Empty file..."),
                    [this, kind] { CallAfter([this, kind] { ask_template(kind); }); });
  row.form->SetToolTip(wx_text(t.text("Writes a file with all columns, to fill in.")));
  for (auto* one : {row.choose, row.clear, row.form}) grid->Add(one, 0, wxEXPAND);
}

wxSizer* OpeningPanel::make_day(const Language& t) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_entity_label = body_text(this, t.text("Company"), "opening-entity-label");
  row->Add(m_entity_label, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space(this, Space::inside));
  m_entity = new wxChoice(this, wxID_ANY);
  set_access(m_entity, "opening-entity", wx_text(t.text("Company")));
  m_entity->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    const auto& all = m_presenter.entities();
    m_presenter.choose_entity(all.at(static_cast<std::size_t>(event.GetSelection())).id);
  });
  row->Add(m_entity, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space(this, Space::group));
  row->Add(body_text(this, t.text("Balances of"), "opening-day-label"), 0,
           wxALIGN_CENTRE_VERTICAL | wxRIGHT, space(this, Space::inside));
  m_day = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition,
                         wxSize(dip(this, opening_day_width), -1), wxTE_PROCESS_ENTER);
  set_access(m_day, "opening-day", wx_text(t.text("Balances of")),
             wx_text(t.text("Year, month, day: 2026-12-31")));
  m_day->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { take_day(); });
  m_day->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    take_day();
  });
  row->Add(m_day, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space(this, Space::inside));
  m_day_problem = body_text(this, {}, "opening-day-problem", Tone::problem);
  row->Add(m_day_problem, 0, wxALIGN_CENTRE_VERTICAL);
  m_day_note = body_text(this, {}, "opening-day-note", Tone::dimmed);
  row->Add(m_day_note, 1, wxALIGN_CENTRE_VERTICAL);
  return row;
}

void OpeningPanel::make_lists(wxSizer* column, const Language& t) {
  m_tabs = new wxNotebook(this, wxID_ANY);
  set_access(m_tabs, "opening-tabs", wx_text(t.text("What would happen")));
  const auto tab = [&](Table& table, const std::string& id, const std::string& title,
                       const std::string& nothing) {
    auto* list = new VirtualList(m_tabs, table, {id, title, nothing}, m_around.settings);
    m_tabs->AddPage(list, wx_text(title));
    return list;
  };
  m_sums = tab(m_presenter.sums(), "opening-sums", t.text("Balances"),
               t.text("Choose a file: what it would post stands here, account by account."));
  m_rows = tab(m_presenter.import().rows(), "opening-rows", t.text("Rows of the files"),
               t.text("Choose a file: what each of its rows would do stands here."));
  column->Add(m_tabs, 1, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_summary = body_text(this, {}, "opening-summary");
  column->Add(m_summary, 0, wxEXPAND);
  m_rest = body_text(this, {}, "opening-rest");
  column->Add(m_rest, 0, wxEXPAND);
  m_notes = body_text(this, {}, "opening-notes", Tone::dimmed);
  column->Add(m_notes, 0, wxEXPAND);
}

wxSizer* OpeningPanel::make_buttons(const Language& t) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->AddStretchSpacer();
  m_undo = button("opening-undo", t.text("Undo import"), [this] { m_presenter.undo(); });
  row->Add(m_undo, 0);
  row->AddSpacer(space(this, Space::inside));
  m_post = button("opening-post", t.text("Post the balances"), [this] { m_presenter.post(); });
  row->Add(m_post, 0);
  return row;
}

void OpeningPanel::ask_file(OpeningFileKind kind) {
  const Language& t = m_around.language;
  wxFileDialog dialog(this, wx_text(t.text("Choose file...")), {}, {},
                      wx_text(t.text("All files")) + "|*", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() == wxID_OK) m_presenter.choose_file(kind, dialog.GetPath().utf8_string());
}

void OpeningPanel::ask_template(OpeningFileKind kind) {
  const Language& t = m_around.language;
  const bool items = kind == OpeningFileKind::items;
  wxFileDialog dialog(this, wx_text(t.text("Empty file...")), {},
                      items ? "opening-items.csv" : "trial-balance.csv", "*.csv",
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() == wxID_OK)
    m_presenter.write_template(kind, dialog.GetPath().utf8_string());
}

void OpeningPanel::template_written(const std::string& sentence, const std::string& path) {
  if (on_notice) on_notice({Tone::positive, sentence, {}, {}, path});
}

void OpeningPanel::take_day() {
  m_presenter.choose_day(m_day->GetValue().Trim().Trim(false).utf8_string());
}

void OpeningPanel::take_focus() { m_files.at(OpeningFileKind::items).path->SetFocus(); }

void OpeningPanel::book_changed() {
  // What is looked at stays: posting plans again by itself.
  m_presenter.load();
}

bool OpeningPanel::copy() {
  return m_tabs->GetSelection() == 0 ? m_sums->copy_chosen() : m_rows->copy_chosen();
}

void OpeningPanel::set_dense(bool dense) {
  m_sums->set_dense(dense);
  m_rows->set_dense(dense);
}

void OpeningPanel::remember() {
  m_sums->remember_widths();
  m_rows->remember_widths();
}

std::vector<KeyHelp> OpeningPanel::keys() const {
  return {{"Enter", m_around.language.text("Takes what a field says and looks at the files.")}};
}

void OpeningPanel::fill_entities() {
  std::vector<std::string> names;
  int chosen = 0;
  for (const auto& entity : m_presenter.entities()) {
    if (m_presenter.entity() && entity.id == m_presenter.entity()->id)
      chosen = static_cast<int>(names.size());
    names.push_back(entity.name);
  }
  fill_choice(m_entity, names);
  if (!names.empty()) m_entity->SetSelection(chosen);
  m_entity_label->Show(names.size() > 1);
  m_entity->Show(names.size() > 1);
}

void OpeningPanel::say_state() {
  const Language& t = m_around.language;
  using Step = ImportPresenter::Step;
  auto& import = m_presenter.import();
  std::string refused;
  if (import.refused()) {
    for (std::size_t row = 0; row < import.kinds().rows(); ++row) {
      const Cell why = import.kinds().cell(row, 2);
      if (why.tone == Tone::problem) refused += (refused.empty() ? "" : " ") + why.text;
    }
  }
  if (const auto& act = import.refused_act()) {
    say_refusal(*m_info, m_around, t.sentence(act->refusal), act);
  } else if (!m_presenter.error().empty()) {
    m_info->say(Tone::problem, m_presenter.error());
  } else if (!refused.empty()) {
    m_info->say(Tone::problem, refused);
  } else if (m_presenter.busy()) {
    m_info->clear();
  } else if (import.step() == Step::done) {
    m_info->say(Tone::positive, t.text("The balances are posted."));
  } else if (import.count_of(intake::Verdict::refuse) > 0) {
    m_info->say(Tone::warning,
                t.text("Some rows are refused: the reason stands beside each. Correct the file and "
                       "choose it again."));
  } else if (import.step() == Step::planned && !import.can_import()) {
    m_info->say(Tone::information, t.text("All of it is in the book already."));
  } else {
    m_info->clear();
  }
}

void OpeningPanel::say_end() {
  using Step = ImportPresenter::Step;
  const Step now = m_presenter.import().step();
  const bool busy = m_presenter.import().busy();
  const bool ended = m_step == Step::importing && !busy;
  m_step = busy ? now : Step::none;
  if (!ended || !on_notice) return;
  const auto& batches = m_presenter.import().batches();
  const bool good = m_presenter.error().empty();
  Notice notice{good ? Tone::positive : Tone::problem,
                good ? m_around.language.text("The balances are posted.") : m_presenter.error(),
                {},
                {}};
  if (!batches.empty()) {
    notice.action = m_around.language.text("Show import");
    notice.act = [this, batch = batches.front()] {
      if (on_go) on_go({Area::channels, ChannelsPageState{batch}});
    };
  }
  on_notice(std::move(notice));
}

void OpeningPanel::fill_notes() {
  const Language& t = m_around.language;
  auto& import = m_presenter.import();
  set_label(m_summary, import.summary());
  m_summary->Show(!import.summary().empty());
  set_label(m_rest, m_presenter.rest());
  m_rest->Show(!m_presenter.rest().empty());
  std::string notes;
  for (const auto& note : m_presenter.notes()) notes += (notes.empty() ? "" : "\n") + note;
  set_label(m_notes, notes);
  m_notes->Show(!notes.empty());
  set_label(m_day_problem, m_presenter.day_error());
  m_day_problem->Show(!m_presenter.day_error().empty());
  const auto day = m_presenter.day_of_balances();
  const bool usual = m_presenter.day().empty() && day;
  set_label(m_day_note, usual ? t.text("Empty: the day before the book's first, {date}",
                                       {{"date", t.date(*day)}})
                              : std::string());
  m_day_note->Show(usual);
  m_day->SetHint(wx_text(day ? day->to_iso() : std::string("2026-12-31")));
}

void OpeningPanel::show_opening() {
  const bool busy = m_presenter.busy();
  if (busy && !m_clock.IsRunning()) m_clock.Start(opening_follow_ms);
  if (!busy) m_clock.Stop();
  follow();
  say_end();
  say_state();
  fill_entities();
  fill_notes();
  for (auto& [kind, row] : m_files) {
    const wxString path = wx_text(m_presenter.file(kind));
    if (row.path->GetValue() != path) row.path->ChangeValue(path);
    row.clear->Enable(!busy && !path.empty());
    for (wxWindow* control : std::initializer_list<wxWindow*>{row.path, row.choose, row.form})
      control->Enable(!m_presenter.import().busy());
  }
  const bool posted = m_presenter.import().step() == ImportPresenter::Step::done;
  m_post->Enable(m_presenter.can_post());
  m_post->Show(!posted);
  m_undo->Enable(m_presenter.can_undo());
  m_undo->Show(posted);
  m_sums->show_rows();
  m_rows->show_rows();
  Layout();
}

void OpeningPanel::follow() {
  if (!m_presenter.busy()) {
    m_busy.end(this);
    return;
  }
  m_busy.begin(this, m_presenter.activity(), [this] { m_presenter.stop(); });
  m_busy.at(this, m_presenter.percent());
}

}  // namespace kontor::gui
