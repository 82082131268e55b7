#include "gui/views/staff_dialogs.h"

#include <wx/sizer.h>

#include "gui/views/say_refusal.h"
#include "gui/widgets/centre.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"
#include "gui/widgets/way_out.h"

namespace kontor::gui {

namespace {

constexpr int hours_form_width = 400;
constexpr int hours_form_height = 370;
constexpr int coaching_form_width = 440;
constexpr int coaching_form_height = 560;
constexpr int staff_list_width = 560;
constexpr int staff_list_problems = 6;

}  // namespace

HoursDialog::HoursDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                         std::shared_ptr<OpenBook> book, EmployeeId employee)
    : FormDialog(
          parent, around,
          {"hours", around.language.text("Worked hours"), hours_form_width, hours_form_height}),
      m_form(std::move(book), around.executor, around.language, employee) {
  m_form.on_saved = [this] { end(m_form.done()); };
  m_form.on_dropped = [this] { end({}); };
  build(busy, m_form);
  m_form.load();
  panel()->focus_first();
}

void HoursDialog::end(const std::string& done) {
  if (leave() && on_close) GetParent()->CallAfter([told = on_close, done] { told(done); });
}

CoachingDialog::CoachingDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                               std::shared_ptr<OpenBook> book, EmployeeId employee)
    : FormDialog(parent, around,
                 {"coaching", around.language.text("Coaching"), coaching_form_width,
                  coaching_form_height}),
      m_form(std::move(book), around.executor, around.language, employee) {
  m_form.on_saved = [this] { end(m_form.done()); };
  m_form.on_dropped = [this] { end({}); };
  build(busy, m_form);
  m_form.load();
  panel()->focus_first();
}

void CoachingDialog::end(const std::string& done) {
  if (leave() && on_close) GetParent()->CallAfter([told = on_close, done] { told(done); });
}

StaffListDialog::StaffListDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                                 std::shared_ptr<OpenBook> book, StaffFile kind,
                                 const std::string& file)
    : wxDialog(parent, wxID_ANY, {}),
      m_around(around),
      m_busy(busy),
      m_list(*this, std::move(book), around.executor, around.language, kind, file) {
  const Language& t = m_around.language;
  SetTitle(wx_text(m_list.title()));
  set_access(this, "staff-list-dialog", GetTitle());
  give_edge(this);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(section_title(this, m_list.title(), "staff-list-title"), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_info = new InfoRow(this, "staff-list-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_summary = body_text(this, t.text("Looking at the file..."), "staff-list-summary");
  column->Add(m_summary, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_problems = new VirtualList(this, m_list.problems(),
                               {"staff-list-problems", t.text("Lines that were left out"),
                                t.text("Every line of it can go in.")},
                               m_around.settings);
  m_problems->SetMinSize(
      wxSize(dip(this, staff_list_width), m_problems->height_of(staff_list_problems)));
  column->Add(m_problems, 1, wxEXPAND);
  column->AddSpacer(space(this, Space::group));
  column->Add(make_buttons(), 0, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizerAndFit(margin);
  centre_over_window(this);
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { end({}); });
  m_list.look();
}

wxSizer* StaffListDialog::make_buttons() {
  const Language& t = m_around.language;
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->AddStretchSpacer();
  auto* cancel = way_out(this, this, t.text("Cancel"), "staff-list-cancel");
  cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { end({}); }); });
  row->Add(cancel, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  m_take = new wxButton(this, wxID_ANY, wx_text(t.text("Take in")));
  set_access(m_take, "staff-list-take", wx_text(t.text("Take in")));
  // After this event: an assistive tool that caused it waits for its end.
  m_take->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { m_list.take_in(); }); });
  m_take->SetDefault();
  row->Add(m_take, 0, wxALIGN_CENTRE_VERTICAL);
  return row;
}

void StaffListDialog::show_list_file() {
  if (!m_take || m_ended) return;  // it is built just now
  m_problems->show_rows();
  if (m_list.said().empty()) {
    m_info->clear();
  } else if (m_list.refused()) {
    say_refusal(*m_info, m_around, m_list.said(), m_list.refused());
  } else {
    m_info->say(m_list.said_tone(), m_list.said());
  }
  if (const auto words = m_list.summary(); !words.empty()) set_label(m_summary, words);
  m_take->Enable(m_list.can_take_in());
  if (m_list.busy()) {
    m_busy.begin(this, m_around.language.text("Saving..."), [] {});
  } else {
    m_busy.end(this);
  }
  Layout();
}

void StaffListDialog::end(const std::string& done) {
  if (m_ended || m_list.taking_in()) return;
  m_ended = true;
  m_busy.end(this);
  Hide();
  if (on_close) GetParent()->CallAfter([told = on_close, done] { told(done); });
  Destroy();
}

}  // namespace kontor::gui
