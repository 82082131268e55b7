#include "gui/views/things_page.h"

#include <algorithm>

#include "gui/views/ledger_filters.h"

namespace kontor::gui {

namespace {

constexpr int form_pane_width = 368;

}  // namespace

CompanyPage::CompanyPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                         BusyBar& busy)
    : AreaPage(parent),
      m_around(around),
      m_form(std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  set_access(this, "company-page", wx_text(t.text("Company")));
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_entity_label = body_text(this, t.text("Company"), "company-entity-label");
  row->Add(m_entity_label, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space(this, Space::inside));
  m_entity = new wxChoice(this, wxID_ANY);
  set_access(m_entity, "company-entity", wx_text(t.text("Company")));
  m_entity->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    m_form.choose(m_form.entities().at(static_cast<std::size_t>(event.GetSelection())).id);
    show_close();
  });
  row->Add(m_entity, 0, wxALIGN_CENTRE_VERTICAL);
  m_panel = new FormPanel(this, m_around, busy, m_form, "company", t.text("Company"),
                          FormPanel::Labels::beside);
  m_form.on_read = [this] { fill_entities(); };
  m_form.on_saved = [this] { show_close(); };
  m_sealed = body_text(this, {}, "company-sealed");
  m_paper = new wxButton(this, wxID_ANY, wx_text(t.text("Paper of the closed days")));
  set_access(m_paper, "company-close-paper", wx_text(t.text("Paper of the closed days")));
  m_paper->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    const ReportsPageState paper{ReportsView::result, "day-close", m_form.closed()};
    if (on_go) on_go({Area::reports, paper});
  });
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(row, 0, wxLEFT | wxRIGHT | wxTOP, space(this, Space::group));
  column->Add(m_sealed, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, space(this, Space::group));
  column->AddSpacer(space(this, Space::inside));
  column->Add(m_paper, 0, wxLEFT | wxRIGHT, space(this, Space::group));
  column->Add(m_panel, 1, wxEXPAND);
  SetSizer(column);
  fill_entities();
  show_close();
  m_form.load();
}

void CompanyPage::show_close() {
  std::string lines;
  for (const auto& line : m_form.sealed()) lines += (lines.empty() ? "" : "\n") + line;
  set_label(m_sealed, lines);
  m_sealed->Show(!lines.empty());
  m_paper->Show(!lines.empty() && m_form.may_see_paper());
  Layout();
}

void CompanyPage::fill_entities() {
  std::vector<std::string> names;
  int chosen = 0;
  for (const auto& entity : m_form.entities()) {
    if (entity.id == m_form.shown()) chosen = static_cast<int>(names.size());
    names.push_back(entity.name);
  }
  fill_choice(m_entity, names);
  if (!names.empty()) m_entity->SetSelection(chosen);
  m_entity_label->Show(names.size() > 1);
  m_entity->Show(names.size() > 1);
  Layout();
}

std::vector<KeyHelp> CompanyPage::keys() const {
  const Language& t = m_around.language;
  return {{"Enter", t.text("Saves what was typed.")},
          {"Esc", t.text("Takes back what was typed and not saved.")}};
}

ThingsList::ThingsList(wxWindow* parent, Surroundings around, BusyBar& busy, ThingNames names)
    : ListPage(parent, around, busy, {names.id, names.title, names.reading, {}, true}),
      m_things(std::move(names)) {}

void ThingsList::begin(ThingsPresenter& list, ThingForm& form, bool dense) {
  m_things_list = &list;
  m_form = &form;
  m_form->on_shown = [this](const std::string& code) { choose(code); };
  m_form->on_saved = [this] { refresh(); };
  m_things_list->on_read = [this] {
    m_form->take(m_things_list->facts());
    // The first thing is shown at once: there is nothing to be seen of an empty form.
    if (m_form->empty() && !m_things_list->code_at(0).empty())
      m_form->show_thing(m_things_list->code_at(0));
    CallAfter([this] { choose(m_form->code()); });
  };
  build(list, dense);
  start();
}

void ThingsList::add_filters(const Language&) {
  m_add = new wxButton(this, wxID_ANY, wx_text(m_things.add));
  set_access(m_add, m_things.id + "-new", wx_text(m_things.add));
  m_add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    m_form->begin_new();
    if (on_new) on_new();
  });
  add_filter(m_add);
}

wxButton* ThingsList::add_tool(const std::string& id, const std::string& label,
                               std::function<void(const std::string& code)> act) {
  auto* tool = new wxButton(this, wxID_ANY, wx_text(label));
  set_access(tool, m_things.id + "-" + id, wx_text(label));
  tool->Bind(wxEVT_BUTTON, [this, act = std::move(act)](wxCommandEvent&) {
    if (!m_form->code().empty()) act(m_form->code());
  });
  filters_below();  // beside a form there is no room for a third button
  add_filter(tool, Space::inside);
  return tool;
}

void ThingsList::choose(const std::string& code) {
  const auto row = m_things_list->row_of(code);
  if (row && list()->chosen_row() != row) list()->choose_row(*row);
}

void ThingsList::show_row(std::size_t row) {
  const Language& t = m_around.language;
  m_form->show_thing(m_things_list->code_at(row));
  if (m_form->left().empty()) {
    say(Tone::normal, {});
    return;
  }
  say(Tone::information,
      t.text("What was typed for {name} is not saved.", {{"name", m_form->left()}}),
      t.text("Bring it back"), [this] {
        m_form->bring_back();
        say(Tone::normal, {});
      });
}

StatePanel::Content ThingsList::empty_content() {
  const Language& t = m_around.language;
  if (m_things_list->state() == ListPresenter::State::failed) {
    return {"network-error-symbolic", t.text("The list could not be read"), m_things_list->error(),
            t.text("Try again"), [this] { refresh(); }};
  }
  return {m_things.icon, m_things.title, m_things.nothing, m_things.add, [this] {
            m_form->begin_new();
            if (on_new) on_new();
          }};
}

template <class Presenter, class Form>
ThingsPage<Presenter, Form>::ThingsPage(wxWindow* parent, Surroundings around,
                                        std::shared_ptr<OpenBook> book, BusyBar& busy,
                                        ThingNames names, bool dense)
    : AreaPage(parent),
      m_list(new ThingsList(this, around, busy, names)),
      m_presenter(*m_list, book, around.executor, around.language),
      m_form(book, around.executor, around.language) {
  set_access(this, names.id + "-both", wx_text(names.title));
  m_panel =
      new FormPanel(this, around, busy, m_form, names.id, names.title, FormPanel::Labels::above);
  m_panel->SetMinSize(wxSize(dip(this, form_pane_width), -1));
  m_list->on_notice = [this](Notice notice) {
    if (on_notice) on_notice(std::move(notice));
  };
  m_list->on_new = [this] { m_panel->focus_first(); };
  m_list->begin(m_presenter, m_form, dense);
  m_list->Show();
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(m_list, 1, wxEXPAND);
  row->Add(m_panel, 0, wxEXPAND);
  SetSizer(row);
}

template class ThingsPage<PlacesPresenter, PlaceForm>;
template class ThingsPage<EmployeesPresenter, EmployeeForm>;
template class ThingsPage<RolesPresenter, RoleForm>;
template class ThingsPage<SalesChannelsPresenter, SalesChannelForm>;

}  // namespace kontor::gui
