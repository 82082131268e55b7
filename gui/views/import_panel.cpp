#include "gui/views/import_panel.h"

#include <wx/wrapsizer.h>

#include <algorithm>
#include <array>

#include "gui/views/ledger_filters.h"
#include "gui/views/say_refusal.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr std::size_t most_kinds_in_sight = 4;
constexpr int import_follow_ms = 120;
enum ImportTab : std::size_t { import_tab_rows, import_tab_cleaning };
constexpr int hidden_cleaning_width = 640;
constexpr int hidden_cleaning_height = 200;
constexpr std::array sku_policies = {intake::DuplicateSkus::keep, intake::DuplicateSkus::refuse,
                                     intake::DuplicateSkus::first, intake::DuplicateSkus::suffix};
constexpr std::array shown_verdicts = {intake::Verdict::create, intake::Verdict::update,
                                       intake::Verdict::unchanged, intake::Verdict::refuse};

void select_code(wxChoice* choice, const std::vector<std::string>& codes, const std::string& code) {
  const auto found = std::find(codes.begin(), codes.end(), code);
  choice->SetSelection(found == codes.end() ? 0 : static_cast<int>(found - codes.begin()));
}

}  // namespace

ImportPanel::ImportPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                         BusyBar& busy)
    : wxPanel(parent),
      m_around(around),
      m_busy(busy),
      m_presenter(*this, std::move(book), around.executor, around.language),
      m_clock(this) {
  const Language& t = m_around.language;
  set_access(this, "import-panel", wx_text(t.text("Import files")));
  auto* column = new wxBoxSizer(wxVERTICAL);
  m_title = page_title(this, t.text("Import files"), "import-title");
  column->Add(m_title, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::group));
  m_info = new InfoRow(this, "import-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_kinds = new VirtualList(this, m_presenter.kinds(),
                            {"import-kinds", t.text("What the files are")}, m_around.settings);
  column->Add(m_kinds, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::group));
  make_questions(column, t);
  make_choices(column, t);
  make_tabs(column, t);
  column->AddSpacer(space(this, Space::group));
  column->Add(make_buttons(t), 0, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
  bind_choices();
}

void ImportPanel::make_choices(wxSizer* column, const Language& t) {
  m_choices = new wxWrapSizer(wxHORIZONTAL, 0);
  wxSizer* both = nullptr;
  const auto labelled = [&](const std::string& label, const std::string& id) {
    both = new wxBoxSizer(wxHORIZONTAL);
    both->Add(body_text(this, label, id + "-label"), 0, wxALIGN_CENTRE_VERTICAL);
    both->AddSpacer(space(this, Space::inside));
    auto* choice = new wxChoice(this, wxID_ANY);
    set_access(choice, id, wx_text(label));
    both->Add(choice, 0, wxALIGN_CENTRE_VERTICAL);
    both->AddSpacer(space(this, Space::group));
    m_choices->Add(both, 0, wxBOTTOM, space(this, Space::hair));
    return choice;
  };
  m_channel = labelled(t.text("Channel"), "import-channel");
  m_place = labelled(t.text("Place of rows that name none"), "import-place");
  m_skus = labelled(t.text("Products that share a SKU"), "import-skus");
  m_skus_label = both;
  fill_choice(m_skus, {t.text("As the book is set"), t.text("All keep it"),
                       t.text("Only the first is taken in"), t.text("Only the first keeps it"),
                       t.text("The others get -2, -3...")});
  m_verdict = labelled(t.text("Show"), "import-verdict");
  column->Add(m_choices, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
}

void ImportPanel::make_questions(wxSizer* column, const Language& t) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  const auto question = [&](const std::string& label, const std::string& id, wxChoice*& choice) {
    auto* words = body_text(this, label, id + "-label");
    choice = new wxChoice(this, wxID_ANY);
    set_access(choice, id, wx_text(label));
    row->Add(words, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space(this, Space::inside));
    row->Add(choice, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space(this, Space::group));
    return words;
  };
  m_encoding_label = question(t.text("Encoding of the files"), "import-encoding", m_encoding);
  m_dates_label = question(t.text("Order of dates"), "import-dates", m_dates);
  for (const auto& label :
       {t.text("Not said"), t.text("Day first: 31/12/2026"), t.text("Month first: 12/31/2026")})
    m_dates->Append(wx_text(label));
  m_dates->InvalidateBestSize();
  column->Add(row, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
}

void ImportPanel::fill_questions() {
  const auto encodings = m_presenter.encodings();
  m_encoding->Clear();
  m_encoding->Append(wx_text(m_around.language.text("Not said")));
  for (const auto& name : encodings) m_encoding->Append(wx_text(name));
  const auto chosen = std::find(encodings.begin(), encodings.end(), m_presenter.wish().encoding);
  m_encoding->SetSelection(
      chosen == encodings.end() ? 0 : static_cast<int>(chosen - encodings.begin()) + 1);
  m_encoding->InvalidateBestSize();
  const std::string& dates = m_presenter.wish().dates;
  m_dates->SetSelection(dates == "dmy" ? 1 : dates == "mdy" ? 2 : 0);
  for (wxWindow* window : std::initializer_list<wxWindow*>{m_encoding_label, m_encoding})
    window->Show(!encodings.empty());
  for (wxWindow* window : std::initializer_list<wxWindow*>{m_dates_label, m_dates})
    window->Show(m_presenter.dates_unclear());
}

wxWindow* ImportPanel::make_rows(const Language& t) {
  m_rows =
      new VirtualList(m_tabs, m_presenter.rows(),
                      {"import-rows", t.text("Rows of the files"), t.text("No rows of this kind.")},
                      m_around.settings);
  return m_rows;
}

wxWindow* ImportPanel::make_cleaning(const Language& t) {
  auto* page = new wxPanel(m_tabs);
  set_access(page, "import-cleaning-page", wx_text(t.text("Cleaning")));
  m_cleaning = new VirtualList(
      page, m_presenter.cleaning(),
      {"import-cleaning", t.text("What cleaning changes"),
       t.text("Cleaning changes nothing: the values come in as the files have them.")},
      m_around.settings);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_cleaning, 1, wxEXPAND);
  m_cleaned = wrapped_text(page, {}, "import-cleaning-summary", dip(page, hidden_cleaning_width));
  column->Add(m_cleaned, 0, wxEXPAND | wxALL, space(this, Space::inside));
  page->SetSizer(column);
  page->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    if (m_cleaned) wrap_cleaned();
  });
  // A tab behind another is laid out only when it is shown, and GTK complains of a list that has
  // no height.
  page->SetSize(dip(this, hidden_cleaning_width), dip(this, hidden_cleaning_height));
  page->Layout();
  return page;
}

void ImportPanel::make_tabs(wxSizer* column, const Language& t) {
  m_tabs = new wxNotebook(this, wxID_ANY);
  set_access(m_tabs, "import-tabs", wx_text(t.text("What would happen")));
  m_tabs->AddPage(make_rows(t), wx_text(t.text("Rows of the files")));
  m_tabs->AddPage(make_cleaning(t), wx_text(t.text("Cleaning")));
  column->Add(m_tabs, 1, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_summary = body_text(this, {}, "import-summary");
  column->Add(m_summary, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::hair));
  m_notes = body_text(this, {}, "import-notes", Tone::dimmed);
  column->Add(m_notes, 0, wxEXPAND);
}

wxSizer* ImportPanel::make_buttons(const Language& t) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  const auto button = [&](const std::string& id, const std::string& label) {
    auto* made = new wxButton(this, wxID_ANY, wx_text(label));
    set_access(made, id, wx_text(label));
    return made;
  };
  m_back = button("import-back", t.text("Back to the list"));
  row->Add(m_back, 0);
  row->AddStretchSpacer();
  m_undo = button("import-undo", t.text("Undo import"));
  row->Add(m_undo, 0);
  row->AddSpacer(space(this, Space::inside));
  m_import = button("import-go", t.text("Import the files"));
  row->Add(m_import, 0);
  return row;
}

void ImportPanel::bind_choices() {
  const auto wish = [this](wxCommandEvent&) { choose_wish(); };
  for (auto* choice : {m_channel, m_encoding, m_dates}) choice->Bind(wxEVT_CHOICE, wish);
  m_place->Bind(wxEVT_CHOICE, wish);
  m_skus->Bind(wxEVT_CHOICE, wish);
  m_tabs->Bind(wxEVT_NOTEBOOK_PAGE_CHANGED, [this](wxBookCtrlEvent& event) {
    event.Skip();
    m_verdict->Enable(m_tabs->GetSelection() == import_tab_rows);
  });
  m_verdict->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    const int chosen = event.GetSelection();
    m_presenter.show_only(
        chosen <= 0 ? std::nullopt
                    : std::optional(shown_verdicts.at(static_cast<std::size_t>(chosen - 1))));
  });
  m_import->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_presenter.import(); });
  m_undo->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_presenter.undo(); });
  m_back->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (on_leave) on_leave();
  });
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { follow(); });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_ESCAPE && !m_presenter.busy() && on_leave) {
      on_leave();
    } else {
      event.Skip();
    }
  });
}

void ImportPanel::choose_wish() {
  const auto code = [](const wxChoice* choice, const std::vector<std::string>& codes) {
    const int chosen = choice->GetSelection();
    return chosen < 0 ? std::string() : codes.at(static_cast<std::size_t>(chosen));
  };
  ImportWish wish{code(m_channel, m_channels), code(m_place, m_places)};
  wish.mapping = m_presenter.wish().mapping;
  if (m_encoding->GetSelection() > 0)
    wish.encoding = m_encoding->GetStringSelection().utf8_string();
  if (m_dates->GetSelection() > 0) wish.dates = m_dates->GetSelection() == 1 ? "dmy" : "mdy";
  if (const int policy = m_skus->GetSelection(); policy > 0 && m_presenter.products())
    wish.duplicate_skus = sku_policies.at(static_cast<std::size_t>(policy - 1));
  m_presenter.choose(std::move(wish));
}

void ImportPanel::fill_choices() {
  const Language& t = m_around.language;
  const auto fill = [&](wxChoice* choice, std::vector<std::string>& codes, const auto& all,
                        const std::string& first) {
    std::vector<std::string> now{std::string()};
    for (const auto& one : all) now.push_back(one.code);
    if (now == codes) return;
    codes = std::move(now);
    std::vector<std::string> names{first};
    for (const auto& one : all) names.push_back(one.name);
    fill_choice(choice, names);
  };
  fill(m_channel, m_channels, m_presenter.channels(), t.text("As the files say"));
  fill(m_place, m_places, m_presenter.places(), t.text("First place of the channel"));
  select_code(m_channel, m_channels, m_presenter.wish().channel);
  select_code(m_place, m_places, m_presenter.wish().location);
  const auto& policy = m_presenter.wish().duplicate_skus;
  m_skus->SetSelection(policy ? static_cast<int>(*policy) + 1 : 0);
  m_choices->Show(m_skus_label, m_presenter.products());
}

void ImportPanel::fill_verdicts() {
  const Language& t = m_around.language;
  std::vector<std::string> names{t.text("All rows")};
  int chosen = 0;
  for (const auto verdict : shown_verdicts) {
    if (m_presenter.shown_verdict() == verdict) chosen = static_cast<int>(names.size());
    names.push_back(
        t.text("{verdict}: {count}",
               {{"verdict", t.name(verdict)}, {"count", t.count(m_presenter.count_of(verdict))}}));
  }
  fill_choice(m_verdict, names);
  m_verdict->SetSelection(chosen);
}

void ImportPanel::show_cleaning() {
  const Language& t = m_around.language;
  CleaningTable& cleaning = m_presenter.cleaning();
  m_cleaning->show_new_rows();
  std::string words = cleaning.summary();
  if (!cleaning.cut().empty()) words += "\n" + cleaning.cut();
  m_cleaned_words = words;
  m_cleaned->Show(!words.empty());
  wrap_cleaned();
  m_tabs->SetPageText(
      import_tab_cleaning,
      wx_text(cleaning.changed() == 0
                  ? t.text("Cleaning")
                  : t.text("{verdict}: {count}", {{"verdict", t.text("Cleaning")},
                                                  {"count", t.count(cleaning.changed())}})));
}

/// As many lines as the words need.
void ImportPanel::wrap_cleaned() {
  wxWindow* page = m_cleaned->GetParent();
  wrap_text(m_cleaned, m_cleaned_words, page->GetClientSize().x - 2 * space(this, Space::inside));
  set_access(m_cleaned, "import-cleaning-summary", wx_text(m_cleaned_words));
  page->Layout();
}

void ImportPanel::say_state() {
  const Language& t = m_around.language;
  using Step = ImportPresenter::Step;
  if (const auto& act = m_presenter.refused_act()) {
    say_refusal(*m_info, m_around, t.sentence(act->refusal), act);
  } else if (m_presenter.needs_mapping()) {
    const bool again = !m_presenter.wish().mapping.empty();
    m_info->say(Tone::problem,
                m_presenter.error().empty() ? t.text("Not all files can be taken in as they are: "
                                                     "the reason stands in their row.")
                                            : m_presenter.error(),
                again ? t.text("Edit the mapping...") : t.text("Propose a mapping..."), [this] {
                  if (on_mapping) on_mapping();
                });
  } else if (!m_presenter.error().empty()) {
    m_info->say(Tone::problem, m_presenter.error());
  } else if (m_presenter.refused()) {
    m_info->say(
        Tone::problem,
        t.text("Not all files can be taken in as they are: the reason stands in their row."));
  } else if (m_presenter.step() == Step::done) {
    m_info->say(Tone::positive, t.text("The files were taken in."));
  } else if (m_presenter.step() == Step::planned && !m_presenter.can_import()) {
    m_info->say(Tone::information, t.text("There is nothing new in these files."));
  } else {
    m_info->clear();
  }
}

void ImportPanel::tell_end() {
  const bool importing =
      m_presenter.busy() && m_presenter.step() == ImportPresenter::Step::importing;
  const bool ended = m_importing && !importing;
  m_importing = importing;
  if (!ended || !on_end || m_presenter.step() == ImportPresenter::Step::none) return;
  const auto& batches = m_presenter.batches();
  const std::int64_t batch = batches.empty() ? 0 : batches.front();
  if (m_presenter.error().empty()) {
    on_end(Tone::positive,
           m_around.language.joined(
               {m_around.language.text("The files were taken in."), m_presenter.summary()}),
           batch);
  } else {
    on_end(Tone::problem, m_presenter.error(), batch);
  }
}

void ImportPanel::show_import() {
  const bool busy = m_presenter.busy();
  tell_end();
  if (busy && !m_clock.IsRunning()) m_clock.Start(import_follow_ms);
  if (!busy) m_clock.Stop();
  follow();
  say_state();
  fill_choices();
  fill_questions();
  fill_verdicts();
  m_kinds->show_rows();
  const auto kinds = std::clamp<std::size_t>(m_kinds->rows(), 1, most_kinds_in_sight);
  m_kinds->SetMinSize(wxSize(-1, m_kinds->height_of(kinds)));
  m_rows->show_new_rows();
  show_cleaning();
  set_label(m_summary, m_presenter.summary());
  std::string notes;
  for (const auto& note : m_presenter.notes()) notes += (notes.empty() ? "" : "\n") + note;
  set_label(m_notes, notes);
  const bool planned = m_presenter.step() == ImportPresenter::Step::planned && !busy;
  m_channel->Enable(planned);
  m_place->Enable(planned);
  m_skus->Enable(planned);
  m_import->Enable(m_presenter.can_import());
  m_import->Show(m_presenter.step() != ImportPresenter::Step::done);
  m_undo->Show(m_presenter.can_undo() && !busy);
  m_back->Enable(!busy);
  Layout();
}

void ImportPanel::follow() {
  if (!m_presenter.busy()) {
    m_busy.end(this);
    return;
  }
  m_busy.begin(this, m_presenter.activity(), [this] { m_presenter.stop(); });
  m_busy.at(this, m_presenter.percent());
}

bool ImportPanel::copy() {
  if (m_kinds->HasFocus() || m_kinds->IsDescendant(FindFocus())) return m_kinds->copy_chosen();
  return m_tabs->GetSelection() == import_tab_cleaning ? m_cleaning->copy_chosen()
                                                       : m_rows->copy_chosen();
}

void ImportPanel::set_dense(bool dense) {
  m_rows->set_dense(dense);
  m_cleaning->set_dense(dense);
  m_kinds->set_dense(dense);
}

void ImportPanel::remember() {
  m_rows->remember_widths();
  m_cleaning->remember_widths();
  m_kinds->remember_widths();
}

}  // namespace kontor::gui
