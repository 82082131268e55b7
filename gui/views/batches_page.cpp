#include "gui/views/batches_page.h"

#include <wx/msgdlg.h>

#include "gui/views/say_refusal.h"

namespace kontor::gui {

namespace {

constexpr int acts_follow_ms = 120;

}  // namespace

BatchCardPanel::BatchCardPanel(wxWindow* parent, Surroundings around,
                               std::shared_ptr<OpenBook> book)
    : DetailPanel(parent, around,
                  {"batch", around.language.text("Import"), around.language.text("Close import")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.refused(), "batch-refused", t.text("Refused rows"), t.text("No row was refused."));
  add_tab(m_card.files(), "batch-files", t.text("Files"), t.text("Nothing is known yet."));
}

void BatchCardPanel::filled(std::size_t) {
  if (m_filled == m_card.shown()) return;
  m_filled = m_card.shown();
  // Where nothing was refused, the files are what there is to see.
  tabs()->SetSelection(m_card.refused().rows() > 0 ? 0 : 1);
}

BatchesPage::BatchesPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                         BusyBar& busy, bool dense)
    : ListPage(parent, around, busy,
               {"batches",
                around.language.text("Imports"),
                around.language.text("Reading the imports..."),
                {},
                true}),
      m_open(book),
      m_presenter(*this, book, around.executor, around.language),
      m_acts(std::move(book), around.executor, around.language, [this] { show_act(); }) {
  m_clock.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { follow(); });
  build(m_presenter, dense);
  start();
}

void BatchesPage::add_filters(const Language& t) {
  const auto button = [&](const std::string& id, const std::string& label) {
    auto* made = new wxButton(this, wxID_ANY, wx_text(label));
    set_access(made, id, wx_text(label));
    return made;
  };
  auto* import = button("batches-import", t.text("Import files..."));
  add_filter(import);
  stretch_filters();
  m_resume = button("batches-resume", t.text("Finish import"));
  add_filter(m_resume);
  m_undo = button("batches-undo", t.text("Undo import"));
  add_filter(m_undo, Space::inside);
  import->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (on_import) on_import();
});
m_resume->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
  if (const auto number = chosen()) m_acts.resume(*number);
});
// After this event: an assistive tool that caused it waits for its end.
m_undo->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { ask_undo(); }); });
}  // namespace kontor::gui

std::optional<std::int64_t> BatchesPage::chosen() {
  const auto row = list()->chosen_row();
  const auto* batch = row ? m_presenter.at(*row) : nullptr;
  return batch ? std::optional(batch->number) : std::nullopt;
}

void BatchesPage::ask_undo() {
  const auto number = chosen();
  if (!number) return;
  const Language& t = m_around.language;
  wxMessageDialog dialog(
      this,
      wx_text(t.text("Take import {number} back? Every figure becomes as it was before it; the "
                     "files can be taken in again.",
                     {{"number", std::to_string(*number)}})),
      "Kontor", wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
  dialog.SetYesNoLabels(wx_text(t.text("Undo import")), wx_text(t.text("Keep import")));
  if (dialog.ShowModal() == wxID_YES) m_acts.undo(*number);
}

void BatchesPage::show_act() {
  if (m_acts.busy()) {
    m_clock.Start(acts_follow_ms);
  } else {
    m_clock.Stop();
    const Tone tone = m_acts.went_wrong() ? Tone::problem : Tone::positive;
    const std::string label = approval_label(m_around, m_acts.refused());
    std::function<void()> ask;
    if (!label.empty())
      ask = [approve = m_around.approve, act = *m_acts.refused()] { approve(act); };
    say(tone, m_acts.result(), label, ask);
    if (on_notice) on_notice({tone, m_acts.result(), label, ask});
    refresh();
  }
  follow();
  fill_filters();
  if (on_act) on_act();
}

void BatchesPage::follow() {
  if (!m_acts.busy()) {
    m_busy.end(&m_acts);
    return;
  }
  m_busy.begin(&m_acts, m_acts.activity(), [this] { m_acts.stop(); });
  m_busy.at(&m_acts, m_acts.percent());
}

void BatchesPage::fill_filters() {
  if (!list()) return;
  const auto row = list()->chosen_row();
  m_undo->Enable(row && !m_acts.busy() && m_presenter.may_undo(*row));
  m_resume->Enable(row && !m_acts.busy() && m_presenter.may_resume(*row));
}

void BatchesPage::add_acts(std::vector<RowAct>& acts) {
  const Language& t = m_around.language;
  const auto row = list()->chosen_row();
  const bool free = row && !m_acts.busy();
  acts.push_back({t.text("Finish import"),
                  [this] {
                    if (const auto number = chosen()) m_acts.resume(*number);
                  },
                  free && m_presenter.may_resume(*row)});
  acts.push_back(
      {t.text("Undo import"), [this] { ask_undo(); }, free && m_presenter.may_undo(*row)});
}

DetailPanel* BatchesPage::make_detail(wxWindow* parent) {
  m_card = new BatchCardPanel(parent, m_around, m_open);
  return m_card;
}

void BatchesPage::show_row(std::size_t row) {
  if (const auto* batch = m_presenter.at(row)) show_batch(batch->number);
  fill_filters();
}

std::optional<std::size_t> BatchesPage::shown_row() { return m_presenter.row_of(detail().shown()); }

void BatchesPage::show_batch(std::int64_t number) {
  card()->card().show(number);
  open_detail();
}

PageState BatchesPage::state() { return ChannelsPageState{detail().shown()}; }

void BatchesPage::show(const PageState& wanted) {
  const auto* state = std::get_if<ChannelsPageState>(&wanted);
  if (!state) return;
  if (state->batch != 0) {
    show_batch(state->batch);
  } else {
    close_detail();
  }
}

StatePanel::Content BatchesPage::empty_content() {
  const Language& t = m_around.language;
  if (m_presenter.state() == ListPresenter::State::failed) {
    return {"network-error-symbolic", t.text("The imports could not be read"), m_presenter.error(),
            t.text("Try again"), [this] { refresh(); }};
  }
  return {"document-open-symbolic", t.text("Nothing was taken in yet"),
          t.text("Drop the files of a channel here, or choose them: Kontor says what they are and "
                 "what each row would do before anything changes."),
          t.text("Import files..."), [this] {
            if (on_import) on_import();
          }};
}

}  // namespace kontor::gui
