#include "gui/views/ledger_filters.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/palette.h"

namespace kontor::gui {

namespace {

constexpr int day_width = 112;
constexpr int widest_choice = 232;

/// The label first: wx ties it to the control that is made right after it.
std::pair<wxStaticText*, wxChoice*> ledger_choice(wxWindow* parent, const std::string& id,
                                                  const std::string& name,
                                                  const LedgerFilters::Add& add) {
  auto* label = body_text(parent, name, id + "-label");
  auto* choice = new wxChoice(parent, wxID_ANY);
  set_access(choice, id, wx_text(name));
  add(label, Space::group);
  add(choice, Space::inside);
  return {label, choice};
}

}  // namespace

bool fill_choice(wxChoice* choice, const std::vector<std::string>& items) {
  bool same = choice->GetCount() == items.size();
  for (unsigned i = 0; same && i < items.size(); ++i) {
    same = choice->GetString(i) == wx_text(items[i]);
  }
  if (same) return false;
  const int chosen = choice->GetSelection();
  choice->Clear();
  for (const auto& item : items) choice->Append(wx_text(item));
  choice->SetSelection(std::min(chosen, static_cast<int>(items.size()) - 1));
  // Longer names are cut off in the closed control, not in the list that opens.
  choice->SetMinSize(wxDefaultSize);
  choice->InvalidateBestSize();
  choice->SetMinSize(wxSize(std::min(choice->GetBestSize().x, dip(choice, widest_choice)), -1));
  return true;
}

DayField::DayField(wxWindow* parent, const std::string& id, const std::string& name,
                   const Language& t, std::function<void()> changed)
    : wxTextCtrl(parent, wxID_ANY, {}, wxDefaultPosition, wxSize(dip(parent, day_width), -1),
                 wxTE_PROCESS_ENTER),
      m_changed(std::move(changed)) {
  SetHint(wx_text(t.text("YYYY-MM-DD")));
  SetToolTip(wx_text(t.text("A day as 2026-10-31; empty: open at this end")));
  set_access(this, id, wx_text(name),
             wx_text(t.text("A day as 2026-10-31; empty: open at this end")));
  Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { typed(); });
  Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    typed();
  });
}

std::optional<BusinessDate> DayField::day() const {
  return BusinessDate::parse_iso(GetValue().Strip(wxString::both).utf8_string());
}

bool DayField::good() const { return GetValue().Strip(wxString::both).empty() || day(); }

void DayField::set_day(const std::optional<BusinessDate>& day) {
  if (HasFocus()) return;  // someone types
  m_told = day ? wx_text(day->to_iso()) : wxString();
  if (GetValue() != m_told) ChangeValue(m_told);
  SetForegroundColour(wxNullColour);
}

void DayField::typed() {
  SetForegroundColour(good() ? wxNullColour : colour_of(Tone::problem));
  if (GetValue() == m_told || !good()) return;
  m_told = GetValue();
  m_changed();
}

LedgerFilters::LedgerFilters(wxWindow* parent, const Language& t, const std::string& id,
                             const Add& add, const AddDay& add_day,
                             std::function<void(const LedgerPart&)> changed)
    : m_language(t), m_changed(std::move(changed)), m_parent(parent) {
  std::tie(m_entity_label, m_entity) =
      ledger_choice(parent, id + "-entity", t.text("Company"), add);
  m_side = ledger_choice(parent, id + "-side", t.text("Channel"), add).second;
  m_period = ledger_choice(parent, id + "-period", t.text("Period"), add).second;
  const auto day = [&](const std::string& day_id, const std::string& name) {
    auto* label = body_text(parent, name, day_id + "-label");
    auto* field = new DayField(parent, day_id, name, t, [this] { choose_days(); });
    add_day(label);
    add_day(field);
    return std::pair(label, field);
  };
  std::tie(m_from_label, m_from) = day(id + "-from", t.text("First day"));
  std::tie(m_to_label, m_to) = day(id + "-to", t.text("Last day"));
  m_entity->Hide();
  m_entity_label->Hide();
  show_days();
  std::vector<std::string> periods;
  for (const auto name : period_names) periods.push_back(title_of(name, t));
  fill_choice(m_period, periods);
  m_entity->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    LedgerPart part = m_chosen;
    part.entity = m_entities.at(static_cast<std::size_t>(event.GetSelection()));
    choose(part);
  });
  m_side->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    LedgerPart part = m_chosen;
    part.side = m_sides.at(static_cast<std::size_t>(event.GetSelection()));
    choose(part);
  });
  m_period->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    LedgerPart part = m_chosen;
    part.period = period_named(period_names.at(static_cast<std::size_t>(event.GetSelection())),
                               m_today, m_chosen.period);
    choose(part);
    if (part.period.name == PeriodName::custom) m_from->SetFocus();
  });
}

void LedgerFilters::choose(LedgerPart part) {
  m_chosen = std::move(part);
  show_days();
  m_changed(m_chosen);
}

void LedgerFilters::choose_days() {
  if (!m_from->good() || !m_to->good()) return;
  LedgerPart part = m_chosen;
  part.period = {PeriodName::custom, m_from->day(), m_to->day()};
  choose(part);
}

void LedgerFilters::show_days() {
  const bool custom = m_chosen.period.name == PeriodName::custom;
  m_from->set_day(m_chosen.period.from);
  m_to->set_day(m_chosen.period.to);
  if (m_from->IsShown() == custom && m_to->IsShown() == custom) return;
  for (wxWindow* one : std::initializer_list<wxWindow*>{m_from_label, m_from, m_to_label, m_to})
    one->Show(custom);
  m_parent->Layout();
}

void LedgerFilters::fill(const BooksFacts& facts, const LedgerPart& chosen, BusinessDate today) {
  const Language& t = m_language;
  m_chosen = chosen;
  m_today = today;
  m_entities = {EntityId()};
  std::vector<std::string> entities{t.text("All companies")};
  for (const auto& entity : facts.entities) {
    m_entities.push_back(entity.id);
    entities.push_back(entity.name);
  }
  m_sides = {Side{}, Side{false, {}}};
  std::vector<std::string> sides{side_name(m_sides[0], {}, t), side_name(m_sides[1], {}, t)};
  for (const auto& channel : facts.channels) {
    m_sides.push_back({false, channel.id});
    sides.push_back(channel.name);
  }
  bool other_widths = fill_choice(m_entity, entities);
  other_widths = fill_choice(m_side, sides) || other_widths;
  const auto place = [](const auto& all, const auto& one) {
    const auto found = std::find(all.begin(), all.end(), one);
    return found == all.end() ? 0 : static_cast<int>(found - all.begin());
  };
  m_entity->SetSelection(place(m_entities, chosen.entity));
  m_side->SetSelection(place(m_sides, chosen.side));
  m_period->SetSelection(place(period_names, chosen.period.name));
  // Who has one company is not asked which.
  const bool several = facts.entities.size() > 1;
  if (m_entity->IsShown() != several) {
    m_entity->Show(several);
    m_entity_label->Show(several);
    other_widths = true;
  }
  if (other_widths) m_parent->Layout();
  show_days();
}

}  // namespace kontor::gui
