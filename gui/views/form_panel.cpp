#include "gui/views/form_panel.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "gui/views/say_refusal.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int flag_box_width = 32;  // the box and what is around it
constexpr int note_beside_width = 260, note_below_width = 320;
constexpr int widest_form_choice = 320;
constexpr int form_scroll_step = 16;

}  // namespace

FormPanel::FormPanel(wxWindow* parent, Surroundings around, BusyBar& busy, FormPresenter& form,
                     std::string id, const std::string& name, Labels labels, wxWindow* foot)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL),
      m_around(around),
      m_busy(busy),
      m_form(form),
      m_id(std::move(id)),
      m_labels(labels) {
  const Language& t = m_around.language;
  set_access(this, m_id + "-form", wx_text(name));
  auto* column = new wxBoxSizer(wxVERTICAL);
  m_title = section_title(this, name, m_id + "-form-title");
  column->Add(m_title, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_info = new InfoRow(this, m_id + "-form-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_place = new wxPanel(this);
  set_access(m_place, m_id + "-form-fields", wx_text(name));
  column->Add(m_place, 0, wxEXPAND);
  m_save = make_button(foot ? foot : this, "-save", t.text("Save"));
  m_revert = make_button(foot ? foot : this, "-revert", t.text("Undo changes"));
  if (!foot) {
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(m_save, 0);
    buttons->AddSpacer(space(this, Space::inside));
    buttons->Add(m_revert, 0);
    column->AddSpacer(space(this, Space::field));
    column->Add(buttons, 0, wxEXPAND);
  }
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 0, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
  SetScrollRate(0, dip(this, form_scroll_step));
  m_save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_form.save(); });
  m_revert->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_form.revert(); });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { on_key(event); });
  m_form.set_view(*this);
  show_form();
}

wxButton* FormPanel::make_button(wxWindow* foot, const std::string& of, const std::string& label) {
  auto* made = new wxButton(foot, wxID_ANY, wx_text(label));
  set_access(made, m_id + of, wx_text(label));
  return made;
}

void FormPanel::on_key(wxKeyEvent& event) {
  const int key = event.GetKeyCode();
  const bool enter = key == WXK_RETURN || key == WXK_NUMPAD_ENTER;
  // Enter on a button or an open choice is theirs.
  const bool in_text = dynamic_cast<wxTextCtrl*>(FindFocus()) != nullptr;
  if (enter && in_text && m_form.can_save()) {
    m_form.save();
  } else if (key == WXK_ESCAPE && m_form.can_revert()) {
    // After this event: the field that has it may go.
    CallAfter([this] { m_form.revert(); });
  } else {
    event.Skip();
  }
}

bool FormPanel::same_fields() const {
  return std::ranges::equal(m_built, m_form.fields(), [](const FormField& a, const FormField& b) {
    return a.id == b.id && a.kind == b.kind && a.choices == b.choices && a.label == b.label;
  });
}

void FormPanel::build() {
  // Fields that come late take the keys that waited for them.
  auto* dialog = dynamic_cast<wxDialog*>(wxGetTopLevelParent(this));
  auto* focused = FindFocus();
  const bool waited =
      m_rows.empty() && dialog && (focused == m_place || wxGetTopLevelParent(focused) != dialog);
  m_rows.clear();
  m_place->DestroyChildren();
  const bool beside = m_labels == Labels::beside;
  m_grid = new wxFlexGridSizer(beside ? 3 : 1, space(this, beside ? Space::inside : Space::hair),
                               space(this, Space::field));
  m_grid->AddGrowableCol(beside ? 2 : 0);
  m_built = m_form.fields();
  for (const FormField& field : m_built) add_row(field);
  m_place->SetSizer(m_grid);
  if (waited) focus_first();
}

wxWindow* FormPanel::make_control(const FormField& field) {
  const std::string id = field.id;
  const auto type = [this, id](const std::string& value) {
    if (!m_filling) m_form.type(id, value);
  };
  const wxSize size(dip(this, field.width), -1);
  if (field.kind == FormField::Kind::choice) {
    auto* choice = new wxChoice(m_place, wxID_ANY);
    for (const auto& [code, name] : field.choices) choice->Append(wx_text(name));
    choice->Bind(wxEVT_CHOICE, [type, choices = field.choices](wxCommandEvent& event) {
      type(choices.at(static_cast<std::size_t>(event.GetSelection())).first);
    });
    choice->InvalidateBestSize();
    // As wide as its longest name, where that has room.
    const int named = std::min(choice->GetBestSize().x, dip(this, widest_form_choice));
    choice->SetMinSize(wxSize(std::max(size.x, named), -1));
    return choice;
  }
  if (field.kind == FormField::Kind::flag) {
    const int room = note_width() - dip(this, flag_box_width);
    auto* box = new wxCheckBox(m_place, wxID_ANY, broken_text(m_place, field.label, room));
    box->Bind(wxEVT_CHECKBOX,
              [type](wxCommandEvent& event) { type(event.IsChecked() ? "yes" : ""); });
    return box;
  }
  const bool secret = field.kind == FormField::Kind::secret;
  auto* text = new wxTextCtrl(m_place, wxID_ANY, {}, wxDefaultPosition, size,
                              field.kind == FormField::Kind::fixed ? wxTE_READONLY
                              : secret                             ? wxTE_PASSWORD
                                                                   : 0);
  if (secret) {
    // Blanks are part of it.
    text->Bind(wxEVT_TEXT,
               [type](wxCommandEvent& event) { type(event.GetString().utf8_string()); });
  } else if (field.kind == FormField::Kind::text) {
    text->Bind(wxEVT_TEXT, [type](wxCommandEvent& event) {
      type(wxString(event.GetString()).Trim().Trim(false).utf8_string());
    });
  } else {
    // It can be read and copied, and looks like what it is.
    text->SetForegroundColour(colour_of(Tone::dimmed));
  }
  return text;
}

void FormPanel::add_row(const FormField& field) {
  Row row;
  row.kind = field.kind;
  const std::string id = m_id + "-" + field.id;
  const bool flag = field.kind == FormField::Kind::flag;
  const bool beside = m_labels == Labels::beside;
  if (!flag && beside) row.label = body_text(m_place, field.label, id + "-label");
  if (!flag && !beside)
    row.label = wrapped_text(m_place, field.label, id + "-label", note_width(), Tone::normal);
  row.control = make_control(field);
  set_access(row.control, id, wx_text(field.label), wx_text(field.hint));
  row.note = wrapped_text(m_place, field.hint, id + "-note", note_width(), Tone::dimmed);
  if (row.label) {
    m_grid->Add(row.label, 0, wxALIGN_CENTRE_VERTICAL);
  } else if (beside) {
    m_grid->AddSpacer(0);  // a box says itself what it is
  }
  m_grid->Add(row.control, 0, wxALIGN_CENTRE_VERTICAL);
  if (beside) {
    m_grid->Add(row.note, 0, wxALIGN_CENTRE_VERTICAL);
  } else {
    m_grid->Add(row.note, 0, wxBOTTOM, space(this, Space::inside));
  }
  m_rows.emplace_back(field.id, row);
}

int FormPanel::note_width() const {
  return dip(this, m_labels == Labels::beside ? note_beside_width : note_below_width);
}

void FormPanel::fill(const FormField& field, Row& row) {
  if (auto* choice = dynamic_cast<wxChoice*>(row.control)) {
    const auto found =
        std::ranges::find(field.choices, field.value, [](const auto& one) { return one.first; });
    choice->SetSelection(found == field.choices.end()
                             ? wxNOT_FOUND
                             : static_cast<int>(found - field.choices.begin()));
  } else if (auto* box = dynamic_cast<wxCheckBox*>(row.control)) {
    box->SetValue(!field.value.empty());
  } else if (auto* text = dynamic_cast<wxTextCtrl*>(row.control)) {
    const wxString value = wx_text(field.value);
    wxString shown = text->GetValue();
    // What is typed keeps its blanks while it is typed.
    if (field.kind != FormField::Kind::secret) shown.Trim().Trim(false);
    if (shown != value) text->ChangeValue(value);
  }
  const bool wrong = !field.error.empty();
  const std::string words = wrong ? field.error : field.hint;
  row.note->SetForegroundColour(colour_of(wrong ? Tone::problem : Tone::dimmed));
  wrap_text(row.note, words, note_width());
  // A grid leaves out what is hidden, and the next row would move up into its place.
  row.note->Show(!words.empty() || m_labels == Labels::beside);
  set_access(row.note, m_id + "-" + field.id + "-note", wx_text(words));
}

void FormPanel::show_form() {
  if (!same_fields()) build();
  m_filling = true;
  const auto& fields = m_form.fields();
  std::string wrong;
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    fill(fields.at(i), m_rows[i].second);
    if (wrong.empty() && !fields[i].error.empty()) wrong = fields[i].id;
  }
  m_filling = false;
  if (!m_form.title().empty()) set_label(m_title, m_form.title());
  m_title->Show(!m_form.title().empty());
  if (!m_form.error().empty()) {
    say_refusal(*m_info, m_around, m_form.error(), m_form.refused());
  } else if (!m_form.saved().empty()) {
    m_info->say(Tone::positive, m_form.saved());
  } else {
    m_info->clear();
  }
  const bool any = !fields.empty() || m_save->GetParent() != this;
  m_save->Show(any);
  m_revert->Show(any);
  m_save->Enable(m_form.can_save());
  m_revert->Enable(m_form.can_revert());
  if (m_form.busy()) {
    m_busy.begin(this, m_around.language.text("Saving..."), [] {});
  } else {
    m_busy.end(this);
  }
  if (!wrong.empty() && IsDescendant(FindFocus())) control(wrong)->SetFocus();
  m_place->Layout();
  FitInside();
  Layout();
  if (on_shown) on_shown();
}

int FormPanel::height_needed() const { return m_rows.empty() ? 0 : GetSizer()->CalcMin().y; }

wxWindow* FormPanel::control(const std::string& field) const {
  for (const auto& [id, row] : m_rows)
    if (id == field) return row.control;
  return nullptr;
}

void FormPanel::focus_first() {
  for (const auto& [id, row] : m_rows) {
    if (row.kind == FormField::Kind::fixed) continue;
    row.control->SetFocus();
    return;
  }
}

}  // namespace kontor::gui
