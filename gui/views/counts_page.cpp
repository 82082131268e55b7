#include "gui/views/counts_page.h"

#include <wx/msgdlg.h>

#include "gui/presenters/reach.h"

namespace kontor::gui {

CountCardPanel::CountCardPanel(wxWindow* parent, Surroundings around,
                               std::shared_ptr<OpenBook> book)
    : DetailPanel(
          parent, around,
          {"count", around.language.text("Count"), around.language.text("Close the lines")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.lines(), "count-lines", t.text("Lines"), t.text("No line is known yet."));
}

CountsPage::CountsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                       BusyBar& busy, const CountsChoice& choice, std::int64_t count, bool dense)
    : ListPage(parent, around, busy,
               {"counts",
                around.language.text("Counts"),
                around.language.text("Reading the counts..."),
                {},
                true}),
      m_open(book),
      m_presenter(*this, book, around.executor, around.language, choice),
      m_acts(std::move(book), around.executor, around.language, [this] { show_act(); }) {
  build(m_presenter, dense);
  start();
  if (count != 0) show_count(count);
}

void CountsPage::add_filters(const Language& t) {
  const auto button = [&](const std::string& id, const std::string& label) {
    auto* made = new wxButton(this, wxID_ANY, wx_text(label));
    set_access(made, id, wx_text(label));
    return made;
  };
  m_place.hold(add_labelled<wxChoice>(t.text("Place"), "counts-place"), t.text("All places"),
               [this](LocationId place) { m_presenter.choose_place(place); });
  m_state = add_labelled<wxChoice>(t.text("State"), "counts-state");
  m_state->Append(wx_text(t.text("All states")));
  for (const auto state : count_states()) m_state->Append(wx_text(t.capitalised(t.name(state))));
  m_state->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    const int chosen = event.GetSelection();
    m_presenter.choose_state(
        chosen <= 0 ? std::nullopt
                    : std::optional(count_states()[static_cast<std::size_t>(chosen - 1)]));
  });
  stretch_filters();
  filters_below();
  stretch_filters();
  m_main = button("counts-next", t.text("Enter..."));
  add_filter(m_main);
  m_new = button("counts-new", t.text("New count..."));
  add_filter(m_new, Space::inside);
  // After this event: an assistive tool that caused it waits for its end.
  m_new->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { new_count(); }); });
  m_main->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    CallAfter([this] {
      const auto row = chosen();
      const auto act = row ? next_act(*row) : std::nullopt;
      if (act) act->run();
    });
  });
  fill_filters();
}

void CountsPage::fill_filters() {
  if (!m_new) return;
  const auto& choice = m_presenter.choice();
  if (m_place.fill(m_presenter.places(), choice.place)) Layout();
  m_state->SetSelection(choice.state ? static_cast<int>(*choice.state) + 1 : 0);
  if (!list()) return;
  const auto row = chosen();
  const auto act = row ? next_act(*row) : std::nullopt;
  m_main->Show(act.has_value());
  if (act) {
    m_main->SetLabel(wx_text(act->label));
    set_access(m_main, "counts-next", wx_text(act->label));
    m_main->Enable(act->can);
  }
  m_new->Enable(may_begin() && free());
  m_main->GetContainingSizer()->Layout();
}

bool CountsPage::may_begin() const {
  return company::may_somewhere(m_open->actor(), company::Permission::count_stock);
}

std::optional<stock::CountSheetRow> CountsPage::chosen() {
  const auto row = list()->chosen_row();
  const auto* count = row && m_presenter.here(*row) ? m_presenter.at(*row) : nullptr;
  return count ? std::optional(*count) : std::nullopt;
}

std::optional<RowAct> CountsPage::next_act(const stock::CountSheetRow& row) {
  const Language& t = m_around.language;
  const CountRights may = m_presenter.rights(row.sheet, m_open->actor());
  const std::int64_t number = row.sheet.number;
  const bool all = row.counted == row.lines && row.asked == 0;
  if (may.post && all) return RowAct{t.text("Post..."), [this] { ask_post(); }, free()};
  if (may.enter) return RowAct{t.text("Enter..."), [this, number] { enter_count(number); }, free()};
  return std::nullopt;
}

void CountsPage::add_acts(std::vector<RowAct>& acts) {
  const Language& t = m_around.language;
  const auto row = chosen();
  if (!row) return;
  const CountRights may = m_presenter.rights(row->sheet, m_open->actor());
  const std::int64_t number = row->sheet.number;
  const auto add = [&](bool allowed, const std::string& label, std::function<void()> run) {
    if (allowed) acts.push_back({label, std::move(run), free()});
  };
  add(may.enter, t.text("Enter..."), [this, number] { enter_count(number); });
  add(may.recount, t.text("Have large differences counted again"),
      [this, number] { m_acts.recount(number); });
  add(may.approve, t.text("Approve..."), [this] { ask_approve(); });
  add(may.post, t.text("Post..."), [this] { ask_post(); });
  add(may.cancel, t.text("Cancel count..."), [this] { ask_cancel(); });
  acts.push_back({t.text("Count sheet..."), [this, number] { show_sheet(number); }});
}

void CountsPage::new_count() {
  if (m_new_dialog || !may_begin()) return;
  m_new_dialog = new NewCountDialog(this, m_around, m_busy, m_open);
  m_new_dialog->on_close = [this](std::int64_t made, const std::string& done) {
    m_new_dialog = nullptr;
    if (made != 0) {
      m_acts.tell(done);
      show_count(made);
    }
    fill_filters();
  };
  m_new_dialog->Show();
}

void CountsPage::enter_count(std::int64_t number) {
  if (m_entry) return;
  m_entry = new CountEntryDialog(this, m_around, m_busy, m_open, number);
  m_entry->on_end = [this](const std::string& done) {
    m_entry = nullptr;
    if (done.empty()) {
      fill_filters();
    } else {
      m_acts.tell(done);
    }
    list()->SetFocus();
  };
  m_entry->Show();
}

void CountsPage::show_sheet(std::int64_t number) {
  if (m_paper) m_paper->Close();
  reports::ReportRequest request;
  request.count = number;
  if (const auto row = chosen()) request.entity = row->sheet.entity;  // whose letterhead it has
  m_paper = new PaperDialog(this, m_around, m_busy, m_open, reports::count_sheet_report(), request);
  m_paper->on_close = [this, closed = m_paper] {
    if (m_paper == closed) m_paper = nullptr;
  };
  m_paper->on_written = [this](const std::string& sentence, const std::string& path) {
    if (on_notice) on_notice({Tone::positive, sentence, {}, {}, path});
  };
  m_paper->Show();
}

std::optional<goods::Uncounted> CountsPage::ask_uncounted(const stock::CountSheetRow& row,
                                                          const std::string& go_on) {
  if (row.counted >= row.lines) return goods::Uncounted::refuse;
  const Language& t = m_around.language;
  wxMessageDialog dialog(
      this,
      wx_text(t.plural("{n} line was counted by nobody.", "{n} lines were counted by nobody.",
                       row.lines - row.counted)),
      "Kontor", wxYES_NO | wxCANCEL | wxCANCEL_DEFAULT | wxICON_QUESTION);
  dialog.SetYesNoCancelLabels(wx_text(t.text("Leave them as they are")),
                              wx_text(t.text("Count them as 0")), wx_text(go_on));
  const int answer = dialog.ShowModal();
  if (answer == wxID_YES) return goods::Uncounted::leave;
  return answer == wxID_NO ? std::optional(goods::Uncounted::zero) : std::nullopt;
}

void CountsPage::ask_post() {
  const auto row = chosen();
  if (!row) return;
  if (const auto uncounted = ask_uncounted(*row, m_around.language.text("Go on counting")))
    m_acts.post(row->sheet.number, *uncounted);
}

void CountsPage::ask_approve() {
  const auto row = chosen();
  if (!row) return;
  if (const auto uncounted = ask_uncounted(*row, m_around.language.text("Go on counting")))
    m_acts.approve(row->sheet.number, *uncounted);
}

void CountsPage::ask_cancel() {
  const auto row = chosen();
  if (!row) return;
  const Language& t = m_around.language;
  wxMessageDialog dialog(
      this,
      wx_text(t.text("Cancel {number}? What was counted stays known, but changes no stock.",
                     {{"number", stock::count_number_text(row->sheet.number)}})),
      "Kontor", wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
  dialog.SetYesNoLabels(wx_text(t.text("Cancel count")), wx_text(t.text("Keep count")));
  if (dialog.ShowModal() == wxID_YES) m_acts.cancel(row->sheet.number);
}

void CountsPage::show_act() {
  if (tell_act(m_acts)) refresh();
  fill_filters();
}

DetailPanel* CountsPage::make_detail(wxWindow* parent) {
  m_card = new CountCardPanel(parent, m_around, m_open);
  return m_card;
}

void CountsPage::show_row(std::size_t row) {
  if (const auto* count = m_presenter.at(row)) show_count(count->sheet.number);
  fill_filters();
}

std::optional<std::size_t> CountsPage::shown_row() { return m_presenter.row_of(detail().shown()); }

void CountsPage::show_count(std::int64_t number) {
  card()->card().show(number);
  open_detail();
}

void CountsPage::show_counts(const CountsChoice& choice, std::int64_t count) {
  m_presenter.choose(choice);
  if (count != 0) {
    show_count(count);
  } else {
    close_detail();
  }
}

std::vector<KeyHelp> CountsPage::keys() const {
  const Language& t = m_around.language;
  return {{"Enter", t.text("While counting: notes what was scanned; without a quantity one more.")},
          {"Ctrl+V", t.text("While counting: takes in a list, a product a line.")},
          {"Esc", t.text("While counting: back to the counts; all is kept.")}};
}

StatePanel::Content CountsPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return {"object-select-symbolic", t.text("No counts yet"),
              t.text("A count finds what there is at a place while selling goes on: choose what is "
                     "counted, scan it, and post the differences."),
              may_begin() ? t.text("New count...") : std::string(), [this] { new_count(); }};
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No count matches the filters."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The counts could not be read"), m_presenter.error(),
              t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Reading the counts..."), {}, {}, {}};
  }
}

}  // namespace kontor::gui
