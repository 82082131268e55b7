#include "gui/views/days_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"
#include "gui/widgets/way_out.h"

namespace kontor::gui {

namespace {

constexpr int date_width = 136;

}  // namespace

DaysDialog::DaysDialog(wxWindow* parent, const Language& language, Days days)
    : wxDialog(parent, wxID_ANY, wx_text(language.text("Between days"))),
      m_language(language),
      m_days(days) {
  const Language& t = m_language;
  set_access(this, "days-dialog", wx_text(t.text("Between days")));
  give_edge(this);
  auto* fields = new wxFlexGridSizer(2, space(this, Space::inside), space(this, Space::field));
  const auto field = [&](const std::string& label, const std::string& id,
                         const std::optional<BusinessDate>& day) {
    fields->Add(body_text(this, label, id + "-label"), 0, wxALIGN_CENTRE_VERTICAL);
    auto* made = new wxTextCtrl(this, wxID_ANY, wx_text(day ? day->to_iso() : std::string()),
                                wxDefaultPosition, wxSize(dip(this, date_width), -1));
    made->SetHint("2026-12-31");
    set_access(made, id, wx_text(label));
    fields->Add(made);
    return made;
  };
  m_from = field(t.text("First day"), "days-from", m_days.from);
  m_to = field(t.text("Last day"), "days-to", m_days.to);
  m_problem = body_text(this, {}, "days-problem", Tone::problem);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(body_text(this, t.text("Year, month, day: 2026-12-31. Empty: open on that side."),
                        "days-hint", Tone::dimmed),
              0, wxBOTTOM, space(this, Space::field));
  column->Add(fields);
  column->Add(m_problem, 0, wxEXPAND | wxTOP, space(this, Space::inside));
  auto* buttons = new wxBoxSizer(wxHORIZONTAL);
  auto* show = new wxButton(this, wxID_OK, wx_text(t.text("Show these days")));
  set_access(show, "days-show", wx_text(t.text("Show these days")));
  auto* cancel = way_out(this, this, t.text("Cancel"), "days-cancel");
  buttons->AddStretchSpacer();
  buttons->Add(cancel, 0, wxRIGHT, space(this, Space::inside));
  buttons->Add(show, 0);
  column->Add(buttons, 0, wxEXPAND | wxTOP, space(this, Space::group));
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizerAndFit(margin);
  show->SetDefault();
  m_from->SetFocus();
  cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndDialog(wxID_CANCEL); });
  show->Bind(wxEVT_BUTTON, [this](wxCommandEvent& event) {
    if (take()) event.Skip();
  });
}

bool DaysDialog::take() {
  const Language& t = m_language;
  Days next;
  const auto read = [&](wxTextCtrl* field, std::optional<BusinessDate>& day) {
    const std::string text = field->GetValue().Trim().Trim(false).utf8_string();
    if (text.empty()) return true;
    day = BusinessDate::parse_iso(text);
    if (day) return true;
    set_label(m_problem, t.text("{text} is no date: year, month, day", {{"text", text}}));
    field->SetFocus();
    return false;
  };
  if (!read(m_from, next.from) || !read(m_to, next.to)) {
    Fit();
    return false;
  }
  if (next.from && next.to && *next.to < *next.from) {
    set_label(m_problem, t.text("The last day lies before the first"));
    Fit();
    return false;
  }
  m_days = next;
  return true;
}

}  // namespace kontor::gui
