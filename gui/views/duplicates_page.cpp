#include "gui/views/duplicates_page.h"

namespace kontor::gui {

namespace {

constexpr int merge_form_width = 440;
constexpr int merge_form_height = 480;
constexpr int certain_form_height = 160;
constexpr int duplicate_acts_follow_ms = 120;

/// The button of a form says what it does.
void name_save_button(FormPanel& panel, const std::string& id, const std::string& label) {
  panel.save_button()->SetLabel(wx_text(label));
  set_access(panel.save_button(), id, wx_text(label));
}

}  // namespace

PairCardPanel::PairCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book)
    : DetailPanel(
          parent, around,
          {"pair", around.language.text("Two customers"), around.language.text("Close the pair")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.sides(), "pair-sides", t.text("Side by side"), t.text("Nothing is known yet."));
  add_tab(m_card.reasons(), "pair-reasons", t.text("Reasons"), t.text("Nothing was compared."));
}

MergeDialog::MergeDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                         std::shared_ptr<OpenBook> book, const PairKey& pair)
    : FormDialog(
          parent, around,
          {"merge", around.language.text("Merge customers"), merge_form_width, merge_form_height}),
      m_form(std::move(book), around.executor, around.language, pair) {
  m_form.on_saved = [this] { end(m_form.done()); };
  m_form.on_dropped = [this] { end({}); };
  build(busy, m_form);
  name_save_button(*panel(), "merge-save", around.language.text("Merge"));
  m_form.load();
}

void MergeDialog::end(const std::string& done) {
  if (leave() && on_close)
    GetParent()->CallAfter([told = on_close, done, alias = m_form.alias()] { told(done, alias); });
}

DuplicatesPage::DuplicatesPage(wxWindow* parent, Surroundings around,
                               std::shared_ptr<OpenBook> book, BusyBar& busy, bool dense)
    : ListPage(parent, around, busy,
               {"duplicates",
                around.language.text("Duplicates"),
                around.language.text("Reading the duplicates..."),
                {},
                true}),
      m_open(book),
      m_presenter(*this, book, around.executor, around.language),
      m_acts(std::move(book), around.executor, around.language, [this] { show_act(); }) {
  m_clock.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { follow(); });
  build(m_presenter, dense);
  start();
}

wxButton* DuplicatesPage::add_act(const std::string& id, const std::string& label,
                                  std::function<void()> act, Space before) {
  auto* button = new wxButton(this, wxID_ANY, wx_text(label));
  set_access(button, id, wx_text(label));
  // After this event: an assistive tool that caused it waits for its end.
  button->Bind(wxEVT_BUTTON, [this, act = std::move(act)](wxCommandEvent&) { CallAfter(act); });
  add_filter(button, before);
  return button;
}

void DuplicatesPage::add_filters(const Language& t) {
  m_find = add_act(
      "duplicates-find", t.text("Compare all customers"), [this] { find(); }, Space::group);
  stretch_filters();
  filters_below();
  stretch_filters();
  m_certain = add_act(
      "duplicates-certain", t.text("Merge what is certain..."), [this] { ask_merge_certain(); },
      Space::group);
  m_apart = add_act(
      "duplicates-apart", t.text("Not the same"), [this] { set_apart(); }, Space::inside);
  m_merge = add_act(
      "duplicates-merge", t.text("Merge..."), [this] { ask_merge(); }, Space::inside);
  fill_filters();
}

void DuplicatesPage::fill_filters() {
  if (!m_merge || !list()) return;
  const bool may = m_presenter.may_merge() && free();
  const auto pairs = chosen();
  m_find->Enable(may);
  m_certain->Enable(may && m_presenter.rows() > 0);
  m_apart->Enable(may && !pairs.empty());
  m_merge->Enable(may && pairs.size() == 1);
}

std::vector<PairKey> DuplicatesPage::chosen() {
  std::vector<PairKey> pairs;
  for (const std::size_t row : list()->chosen_rows()) {
    const auto* pair = m_presenter.here(row) ? m_presenter.at(row) : nullptr;
    if (!pair) return {};
    pairs.push_back(pair->key());
  }
  return pairs;
}

void DuplicatesPage::add_acts(std::vector<RowAct>& acts) {
  const Language& t = m_around.language;
  const bool may = m_presenter.may_merge() && free();
  const auto pairs = chosen();
  acts.push_back({t.text("Merge..."), [this] { ask_merge(); }, may && pairs.size() == 1});
  acts.push_back({t.text("Not the same"), [this] { set_apart(); }, may && !pairs.empty()});
}

void DuplicatesPage::find() {
  if (free() && m_presenter.may_merge()) m_acts.find();
}

void DuplicatesPage::set_apart() {
  const auto pairs = chosen();
  if (!pairs.empty() && free()) m_acts.set_apart(pairs);
}

void DuplicatesPage::ask_merge() {
  const auto pairs = chosen();
  if (pairs.size() != 1 || !free()) return;
  m_merge_dialog = new MergeDialog(this, m_around, m_busy, m_open, pairs.front());
  m_merge_dialog->on_close = [this](const std::string& done, CustomerId alias) {
    m_merge_dialog = nullptr;
    merged(done, alias);
  };
  m_merge_dialog->Show();
  fill_filters();
}

void DuplicatesPage::merged(const std::string& done, CustomerId alias) {
  fill_filters();
  list()->SetFocus();
  if (done.empty()) return;
  close_detail();
  say(Tone::positive, done, m_around.language.text("Undo the merge"),
      [this, alias] { m_acts.unmerge(alias); });
  refresh();
}

void DuplicatesPage::ask_merge_certain() {
  if (!free() || !m_presenter.may_merge()) return;
  const Language& t = m_around.language;
  m_certain_dialog = new MergeCertainDialog(
      this, m_around, m_busy,
      {"merge-certain", t.text("Merge what is certain"), merge_form_width, certain_form_height},
      m_open);
  name_save_button(*m_certain_dialog->panel(), "merge-certain-save", t.text("Merge"));
  m_certain_dialog->on_close = [this](bool wanted) {
    const std::int64_t above = m_certain_dialog->form().above_ppm();
    m_certain_dialog = nullptr;
    fill_filters();
    if (wanted) m_acts.merge_certain(above);
  };
  m_certain_dialog->Show();
  fill_filters();
}

void DuplicatesPage::show_act() {
  if (m_acts.busy()) {
    m_clock.Start(duplicate_acts_follow_ms);
  } else {
    m_clock.Stop();
    if (tell_act(m_acts)) {
      close_detail();
      refresh();
    }
  }
  follow();
  fill_filters();
}

void DuplicatesPage::follow() {
  if (!m_acts.busy()) {
    m_busy.end(&m_acts);
    return;
  }
  m_busy.begin(&m_acts, m_acts.activity(), [this] { m_acts.stop(); });
  m_busy.at(&m_acts, m_acts.percent());
}

DetailPanel* DuplicatesPage::make_detail(wxWindow* parent) {
  m_card = new PairCardPanel(parent, m_around, m_open);
  return m_card;
}

void DuplicatesPage::show_row(std::size_t row) {
  if (const auto* pair = m_presenter.at(row)) {
    card()->card().show(pair->key());
    open_detail();
  }
  fill_filters();
}

std::optional<std::size_t> DuplicatesPage::shown_row() {
  return m_card && m_card->card().open() ? m_presenter.row_of(m_card->card().pair()) : std::nullopt;
}

StatePanel::Content DuplicatesPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The duplicates could not be read"),
              m_presenter.error(), t.text("Try again"), [this] { refresh(); }};
    case ListPresenter::State::empty:
    case ListPresenter::State::nothing_found:
      break;
    default:
      return {"content-loading-symbolic", t.text("Reading the duplicates..."), {}, {}, {}};
  }
  const bool may = m_presenter.may_merge();
  if (m_presenter.searched_book())
    return {"object-select-symbolic", t.text("No duplicates"),
            t.text("Nobody in the list of customers seems to be the same person as another one. "
                   "Compare them again after the next import."),
            may ? t.text("Compare all customers") : std::string(), [this] { find(); }};
  return {"system-users-symbolic", t.text("Nobody was compared yet"),
          t.text("Customers who may be one person appear here, with what speaks for it and what "
                 "against; you say whether they are."),
          may ? t.text("Compare all customers") : std::string(), [this] { find(); }};
}

}  // namespace kontor::gui
