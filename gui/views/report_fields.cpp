#include "gui/views/report_fields.h"

#include <wx/wrapsizer.h>

#include <algorithm>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace report_fields_detail {

constexpr int choice_width = 176;
constexpr int import_width = 320;

template <class Item>
int place_of(const std::vector<Item>& all, const Item& one) {
  const auto found = std::find(all.begin(), all.end(), one);
  return found == all.end() ? 0 : static_cast<int>(found - all.begin());
}

/// Fills a choice with a word for none and all that are named.
template <class Id, class Named>
void fill_ids(wxChoice* choice, std::vector<Id>& ids, const std::string& all,
              const std::vector<Named>& named, const Id& chosen) {
  ids = {Id()};
  std::vector<std::string> items{all};
  for (const auto& one : named) {
    ids.push_back(one.id);
    items.push_back(one.name.empty() ? one.code : one.name);
  }
  fill_choice(choice, items);
  choice->SetSelection(place_of(ids, chosen));
}

}  // namespace report_fields_detail

ReportFields::ReportFields(wxWindow* parent, const Language& t,
                           std::function<void(const ReportChoice&)> changed)
    : wxPanel(parent), m_language(t), m_changed(std::move(changed)) {
  set_access(this, "report-fields", wx_text(t.text("What the report is of")));
  m_row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  m_period = add_choice("report-period", t.text("Period"), [this](std::size_t row) {
    m_chosen.period = period_named(period_names.at(row), m_today, m_chosen.period);
    tell();
    if (m_chosen.period.name == PeriodName::custom) m_from->SetFocus();
  });
  for (const auto name : period_names) m_period->Append(wx_text(title_of(name, t)));
  m_from = add_day("report-from", t.text("First day"));
  m_to = add_day("report-to", t.text("Last day"));
  for (auto* day : {m_from, m_to}) {
    // As high as the choices beside it.
    day->SetMinSize(wxSize(day->GetSize().x, m_period->GetBestSize().y));
  }
  m_entity = add_choice("report-entity", t.text("Company"), [this](std::size_t row) {
    m_chosen.entity = m_entities.at(row);
    tell();
  });
  m_side = add_choice("report-channel", t.text("Channel"), [this](std::size_t row) {
    m_chosen.side = m_sides.at(row);
    tell();
  });
  m_location = add_choice("report-location", t.text("Location"), [this](std::size_t row) {
    m_chosen.location = m_locations.at(row);
    tell();
  });
  m_import = add_choice("report-import", t.text("Import"), [this](std::size_t row) {
    m_chosen.batch = m_imports.at(row);
    tell();
  });
  const wxSize wide(dip(this, report_fields_detail::import_width), -1);
  m_import->SetMinSize(wide);
  m_import->SetMaxSize(wide);
  SetSizer(m_row);
}

wxSizer* ReportFields::below_label(const std::string& id, const std::string& label,
                                   const std::function<wxWindow*()>& make) {
  auto* part = new wxBoxSizer(wxVERTICAL);
  // The field right after its label: they are tied together.
  part->Add(body_text(this, label, id + "-label", Tone::dimmed), 0, wxBOTTOM,
            space(this, Space::hair));
  wxWindow* field = make();
  part->Add(field);
  part->AddSpacer(space(this, Space::inside));
  // The room behind a field goes with it.
  m_row->Add(part, 0, wxRIGHT, space(this, Space::group));
  m_parts[field] = part;
  return part;
}

wxChoice* ReportFields::add_choice(const std::string& id, const std::string& label,
                                   const std::function<void(std::size_t)>& chosen) {
  wxChoice* choice = nullptr;
  below_label(id, label, [&] {
    choice = new wxChoice(this, wxID_ANY);
    const wxSize wide(dip(this, report_fields_detail::choice_width), -1);
    choice->SetMinSize(wide);
    // Long names are cut off in the closed control, not in the list that opens.
    choice->SetMaxSize(wide);
    set_access(choice, id, wx_text(label));
    return choice;
  });
  choice->Bind(wxEVT_CHOICE, [chosen](wxCommandEvent& event) {
    chosen(static_cast<std::size_t>(event.GetSelection()));
  });
  return choice;
}

DayField* ReportFields::add_day(const std::string& id, const std::string& label) {
  DayField* day = nullptr;
  below_label(id, label, [&] {
    day = new DayField(this, id, label, m_language, [this] { choose_days(); });
    return day;
  });
  return day;
}

void ReportFields::choose_days() {
  if (!m_from->good() || !m_to->good()) return;
  m_chosen.period = {PeriodName::custom, m_from->day(), m_to->day()};
  tell();
}

void ReportFields::show_field(wxWindow* field, bool shown) {
  if (field->IsShown() != shown) m_row->Show(m_parts.at(field), shown, true);
}

bool ReportFields::any_shown() const {
  return std::any_of(m_parts.begin(), m_parts.end(),
                     [](const auto& part) { return part.first->IsShown(); });
}

void ReportFields::fill_sides(const ReportPresenter& presenter) {
  const Language& t = m_language;
  const bool common = presenter.takes(reports::Parameter::common);
  m_sides = {Side{}};
  std::vector<std::string> items{common ? side_name(Side{}, {}, t) : t.text("All channels")};
  if (common) {
    m_sides.push_back({false, {}});
    items.push_back(side_name({false, {}}, {}, t));
  }
  for (const auto& channel : presenter.facts().channels) {
    m_sides.push_back({false, channel.id});
    items.push_back(channel.name);
  }
  fill_choice(m_side, items);
  m_side->SetSelection(report_fields_detail::place_of(m_sides, m_chosen.side));
}

void ReportFields::fill(const ReportPresenter& presenter) {
  using reports::Parameter;
  using namespace report_fields_detail;
  const Language& t = m_language;
  const ReportFacts& facts = presenter.facts();
  m_chosen = presenter.choice();
  m_today = presenter.today();
  const auto* report = presenter.report();
  const std::string no_days = report ? report->without_days : "";
  m_period->SetString(
      place_of(std::vector(period_names.begin(), period_names.end()), PeriodName::all),
      wx_text(no_days.empty() ? title_of(PeriodName::all, t) : t.text(no_days)));
  m_period->SetSelection(
      static_cast<int>(std::find(period_names.begin(), period_names.end(), m_chosen.period.name) -
                       period_names.begin()));
  m_from->set_day(m_chosen.period.from);
  m_to->set_day(m_chosen.period.to);
  fill_ids(m_entity, m_entities, t.text("All companies"), facts.entities, m_chosen.entity);
  fill_ids(m_location, m_locations, t.text("All locations"), facts.locations, m_chosen.location);
  fill_sides(presenter);
  m_imports = {0};
  std::vector<std::string> imports{t.text("The last import")};
  for (const auto& one : facts.imports) {
    m_imports.push_back(one.number);
    imports.push_back(one.name);
  }
  fill_choice(m_import, imports);
  m_import->SetSelection(place_of(m_imports, m_chosen.batch));
  const bool days = presenter.takes(Parameter::from);
  const bool custom = days && m_chosen.period.name == PeriodName::custom;
  show_field(m_period, days);
  show_field(m_from, custom);
  show_field(m_to, custom);
  // Who has one company is not asked which.
  show_field(m_entity, presenter.takes(Parameter::entity) && facts.entities.size() > 1);
  show_field(m_side, presenter.takes(Parameter::channel));
  show_field(m_location, presenter.takes(Parameter::location));
  show_field(m_import, presenter.takes(Parameter::batch));
  Layout();
}

}  // namespace kontor::gui
