#include "gui/views/audit_page.h"

#include <algorithm>

#include "gui/presenters/today.h"
#include "i18n/audit_names.h"

namespace kontor::gui {

namespace {

template <class Value>
int place_among(const std::vector<Value>& all, const Value& value) {
  const auto found = std::find(all.begin(), all.end(), value);
  return found == all.end() ? 0 : static_cast<int>(found - all.begin());
}

}  // namespace

AuditCardPanel::AuditCardPanel(wxWindow* parent, Surroundings around,
                               std::shared_ptr<OpenBook> book)
    : DetailPanel(parent, around,
                  {"audit-act", around.language.text("Act"), around.language.text("Close act")}),
      m_card(*this, std::move(book), around.executor, around.language) {
  const Language& t = m_around.language;
  add_tab(m_card.changes(), "audit-changes", t.text("Before and after"),
          t.text("This act changed no field."));
  add_tab(m_card.facts(), "audit-facts", t.text("About"), t.text("This act changed no field."));
}

AuditPage::AuditPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                     BusyBar& busy, const AuditChoice& choice, std::int64_t row, bool dense)
    : ListPage(
          parent, around, busy,
          {"audit", around.language.text("Audit"), around.language.text("Reading the audit..."),
           around.language.text("Search by code or number"), true}),
      m_open(book),
      m_presenter(*this, std::move(book), around.executor, around.language, choice) {
  build(m_presenter, dense);
  start();
  if (row != 0) show_act(row);
}

void AuditPage::add_filters(const Language& t) {
  m_subject = add_labelled<wxChoice>(t.text("To what"), "audit-subject");
  m_subjects = {std::string()};
  std::vector<std::string> names{t.text("All")};
  for (const auto subject : i18n::audit_subjects()) {
    m_subjects.emplace_back(subject);
    names.push_back(i18n::audit_subject_name(*t.catalogue(), subject));
  }
  fill_choice(m_subject, names);
  m_subject->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    AuditChoice next = m_presenter.choice();
    next.subject = m_subjects.at(static_cast<std::size_t>(event.GetSelection()));
    m_presenter.choose(std::move(next));
  });
  m_postings = new wxCheckBox(this, wxID_ANY, wx_text(t.text("Postings, too")));
  set_access(m_postings, "audit-postings", wx_text(t.text("Postings, too")));
  add_filter(m_postings);
  m_postings->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
    AuditChoice next = m_presenter.choice();
    next.postings = event.IsChecked();
    m_presenter.choose(std::move(next));
  });
  filters_below();
  m_actor = add_labelled<wxChoice>(t.text("Employee"), "audit-actor");
  m_actor->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    AuditChoice next = m_presenter.choice();
    next.actor = m_actors.at(static_cast<std::size_t>(event.GetSelection()));
    m_presenter.choose(std::move(next));
  });
  m_machine = add_labelled<wxChoice>(t.text("Machine"), "audit-machine");
  m_machine->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    AuditChoice next = m_presenter.choice();
    next.machine = m_machines.at(static_cast<std::size_t>(event.GetSelection()));
    m_presenter.choose(std::move(next));
  });
  add_periods(t);
}

void AuditPage::add_periods(const Language& t) {
  m_period = add_labelled<wxChoice>(t.text("Period"), "audit-period");
  std::vector<std::string> periods;
  for (const auto name : period_names) periods.push_back(title_of(name, t));
  fill_choice(m_period, periods);
  m_period->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    AuditChoice next = m_presenter.choice();
    next.period = period_named(period_names.at(static_cast<std::size_t>(event.GetSelection())),
                               today(), next.period);
    const bool custom = next.period.name == PeriodName::custom;
    m_presenter.choose(std::move(next));
    show_days();
    if (custom) m_from->SetFocus();
  });
  const auto day = [&](const std::string& id, const std::string& name, wxStaticText*& label) {
    label = body_text(this, name, id + "-label");
    auto* field = new DayField(this, id, name, t, [this] { choose_days(); });
    add_day(label);
    add_day(field);
    return field;
  };
  m_from = day("audit-from", t.text("First day"), m_from_label);
  m_to = day("audit-to", t.text("Last day"), m_to_label);
  show_days();
}

BusinessDate AuditPage::today() const { return today_of(m_open->clock(), m_presenter.entities()); }

void AuditPage::choose_days() {
  if (!m_from->good() || !m_to->good()) return;
  AuditChoice next = m_presenter.choice();
  next.period = {PeriodName::custom, m_from->day(), m_to->day()};
  m_presenter.choose(std::move(next));
}

void AuditPage::show_days() {
  const Period& period = m_presenter.choice().period;
  const bool custom = period.name == PeriodName::custom;
  for (wxWindow* each : {static_cast<wxWindow*>(m_from_label), static_cast<wxWindow*>(m_from),
                         static_cast<wxWindow*>(m_to_label), static_cast<wxWindow*>(m_to)}) {
    each->Show(custom);
  }
  m_from->set_day(period.from);
  m_to->set_day(period.to);
  Layout();
}

void AuditPage::fill_filters() {
  const Language& t = m_around.language;
  const AuditChoice& choice = m_presenter.choice();
  m_actors = {EmployeeId()};
  std::vector<std::string> names{t.text("All")};
  for (const auto& person : m_presenter.people().actors) {
    m_actors.push_back(person.id);
    names.push_back(person.name.empty() ? person.code : person.name);
  }
  bool wider = fill_choice(m_actor, names);
  m_machines = {std::string()};
  names = {t.text("All")};
  for (const auto& machine : m_presenter.people().machines) {
    m_machines.push_back(machine);
    names.push_back(machine);
  }
  wider = fill_choice(m_machine, names) || wider;
  if (wider) Layout();
  m_actor->SetSelection(place_among(m_actors, choice.actor));
  m_machine->SetSelection(place_among(m_machines, choice.machine));
  m_subject->SetSelection(place_among(m_subjects, choice.subject));
  m_postings->SetValue(choice.postings);
  const auto period = std::find(period_names.begin(), period_names.end(), choice.period.name);
  m_period->SetSelection(static_cast<int>(period - period_names.begin()));
  show_days();
}

DetailPanel* AuditPage::make_detail(wxWindow* parent) {
  m_card = new AuditCardPanel(parent, m_around, m_open);
  return m_card;
}

void AuditPage::show_row(std::size_t row) {
  if (const auto* line = m_presenter.at(row)) show_act(line->seq);
}

std::optional<std::size_t> AuditPage::shown_row() { return m_presenter.row_of(detail().shown()); }

void AuditPage::show_act(std::int64_t seq) {
  card()->card().show(seq);
  open_detail();
}

void AuditPage::show_acts(const AuditChoice& choice, std::int64_t row) {
  m_presenter.choose(choice);
  show_searched();
  fill_filters();
  if (row != 0) {
    show_act(row);
  } else {
    close_detail();
  }
}

StatePanel::Content AuditPage::empty_content() {
  const Language& t = m_around.language;
  switch (m_presenter.state()) {
    case ListPresenter::State::empty:
      return {"document-edit-symbolic", t.text("Nothing was done yet"),
              t.text("Every change of the book stands here, with who made it and from where."),
              t.text("Import files..."), [this] {
                if (on_import) on_import();
              }};
    case ListPresenter::State::nothing_found:
      return {"edit-find-symbolic", t.text("Nothing found"),
              t.text("No act matches the search and the filters."), t.text("Clear filters"),
              [this] { clear_filters(); }};
    case ListPresenter::State::failed:
      return {"network-error-symbolic", t.text("The audit could not be read"), m_presenter.error(),
              t.text("Try again"), [this] { refresh(); }};
    default:
      return {"content-loading-symbolic", t.text("Reading the audit..."), {}, {}, {}};
  }
}

}  // namespace kontor::gui
