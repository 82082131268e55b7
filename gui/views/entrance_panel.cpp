#include "gui/views/entrance_panel.h"

#include <wx/sizer.h>

#include "gui/presenters/recent_books.h"
#include "gui/presenters/secret_words.h"
#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/palette.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int entrance_width = 360;
constexpr int entrance_follow_ms = 250;
constexpr int lock_icon = 48;

}  // namespace

EntrancePanel::EntrancePanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> door,
                             Words words, Entrance::Try attempt)
    : wxPanel(parent),
      m_around(around),
      m_id(words.id),
      m_entrance(*this, std::move(door), around.executor, around.language, std::move(attempt)) {
  set_access(this, m_id, wx_text(words.title));
  const int width = dip(this, entrance_width);
  m_title = page_title(this, words.title, m_id + "-title");
  m_sentence = wrapped_text(this, words.sentence, m_id + "-sentence", width, Tone::dimmed);
  m_info = new InfoRow(this, m_id + "-info");
  m_who = make_who(words.go);
  m_own_pin = make_own_pin();
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(m_title, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::hair));
  column->Add(m_sentence, 0, wxEXPAND);
  column->AddSpacer(space(this, Space::group));
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  column->Add(m_who, 0, wxEXPAND);
  column->Add(m_own_pin, 0, wxEXPAND);
  column->SetMinSize(width, -1);
  SetSizer(column);
  m_clock.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { m_entrance.tick(); });
  show_entrance();
  m_entrance.load();
}

wxTextCtrl* EntrancePanel::add_field(wxPanel* place, const std::string& id,
                                     const std::string& label, bool hidden,
                                     wxStaticText** shown_label) {
  auto* words = body_text(place, label, m_id + "-" + id + "-label");
  if (shown_label) *shown_label = words;
  auto* field = new wxTextCtrl(place, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                               wxTE_PROCESS_ENTER | (hidden ? wxTE_PASSWORD : 0));
  field->SetMinSize(wxSize(-1, wxButton::GetDefaultSize(this).y));
  set_access(field, m_id + "-" + id, wx_text(label));
  auto* column = place->GetSizer();
  column->Add(words, 0, wxEXPAND | wxBOTTOM, space(this, Space::hair));
  column->Add(field, 0, wxEXPAND | wxBOTTOM, space(this, Space::field));
  return field;
}

wxButton* EntrancePanel::add_button(wxWindow* place, const std::string& id,
                                    const std::string& label, std::function<void()> act) {
  auto* button = new wxButton(place, wxID_ANY, wx_text(label));
  set_access(button, m_id + "-" + id, wx_text(label));
  button->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
  return button;
}

wxPanel* EntrancePanel::make_who(const std::string& go) {
  const Language& t = m_around.language;
  auto* place = new wxPanel(this);
  set_access(place, m_id + "-who", wx_text(t.text("Who are you?")));
  auto* column = new wxBoxSizer(wxVERTICAL);
  place->SetSizer(column);
  m_code = add_field(place, "code", t.text("Employee code"), false);
  m_secret = add_field(place, "secret", t.text("PIN"), true, &m_secret_label);
  m_go = add_button(place, "go", go, [this] { submit(); });
  column->Add(m_go, 0, wxEXPAND | wxBOTTOM, space(this, Space::field));
  m_why = wrapped_text(place, {}, m_id + "-why", dip(this, entrance_width), Tone::dimmed);
  column->Add(m_why, 0, wxEXPAND | wxBOTTOM, space(this, Space::field));
  m_links = new wxBoxSizer(wxHORIZONTAL);
  m_way = add_button(place, "way", t.text("By password instead"), [this] {
    const bool pin = m_entrance.kind() == SecretKind::pin;
    m_entrance.choose(pin ? SecretKind::password : SecretKind::pin);
  });
  m_links->Add(m_way, 0);
  column->Add(m_links, 0, wxEXPAND);
  m_code->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
    if (m_secret->IsEmpty())
      m_secret->SetFocus();
    else
      submit();
  });
  m_secret->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { submit(); });
  return place;
}

wxPanel* EntrancePanel::make_own_pin() {
  const Language& t = m_around.language;
  auto* place = new wxPanel(this);
  set_access(place, m_id + "-own-pin", wx_text(t.text("Your own PIN")));
  auto* column = new wxBoxSizer(wxVERTICAL);
  place->SetSizer(column);
  m_own_why = wrapped_text(place, {}, m_id + "-own-sentence", dip(this, entrance_width));
  column->Add(m_own_why, 0, wxEXPAND | wxBOTTOM, space(this, Space::field));
  m_wanted = add_field(place, "wanted", t.text("New PIN"), true, &m_wanted_label);
  m_again = add_field(place, "again", t.text("Once more"), true);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_change = add_button(place, "change", t.text("Take this PIN"), [this] { change(); });
  row->Add(m_change, 0, wxRIGHT, space(this, Space::inside));
  row->Add(add_button(place, "give-up", t.text("Cancel"), [this] { m_entrance.give_up(); }), 0);
  column->Add(row, 0, wxEXPAND);
  m_wanted->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { m_again->SetFocus(); });
  m_again->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { change(); });
  place->Hide();
  return place;
}

void EntrancePanel::submit() {
  const wxString code = wxString(m_code->GetValue()).Trim().Trim(false);
  m_entrance.enter(code.utf8_string(), m_secret->GetValue().utf8_string());
}

void EntrancePanel::change() {
  m_entrance.change_secret(m_wanted->GetValue().utf8_string(), m_again->GetValue().utf8_string());
}

void EntrancePanel::expect(const std::string& code) {
  m_code->ChangeValue(wx_text(code));
  m_secret->ChangeValue({});
  take_focus();
}

void EntrancePanel::take_focus() {
  if (m_entrance.stage() == Entrance::Stage::own_secret) {
    m_wanted->SetFocus();
  } else if (m_code->IsEmpty()) {
    m_code->SetFocus();
  } else {
    m_secret->SetFocus();
  }
}

void EntrancePanel::show_kind() {
  const Language& t = m_around.language;
  const bool pin = m_entrance.kind() == SecretKind::pin;
  const std::string label = pin ? t.text("PIN") : t.text("Password");
  set_label(m_secret_label, label);
  set_access(m_secret, m_id + "-secret", wx_text(label));
  const std::string way = pin ? t.text("By password instead") : t.text("By PIN instead");
  m_way->SetLabel(wx_text(way));
  set_access(m_way, m_id + "-way", wx_text(way));
  m_way->Show(m_entrance.pins_good());
  const std::string why = m_entrance.why_no_pins();
  wrap_text(m_why, why, dip(this, entrance_width));
  set_access(m_why, m_id + "-why", wx_text(why));
  m_why->Show(!why.empty());
}

void EntrancePanel::show_own_secret() {
  const Language& t = m_around.language;
  const bool pin = m_entrance.kind() == SecretKind::pin;
  const std::string why =
      (pin ? t.text("Somebody else set this PIN. Choose one that only you know.")
           : t.text("Somebody else set this password. Choose one that only you know.")) +
      " " + fault_sentence(t, m_entrance.kind(), desk::SecretFault::length);
  wrap_text(m_own_why, why, dip(this, entrance_width));
  set_access(m_own_why, m_id + "-own-sentence", wx_text(why));
  const std::string wanted = pin ? t.text("New PIN") : t.text("New password");
  set_label(m_wanted_label, wanted);
  set_access(m_wanted, m_id + "-wanted", wx_text(wanted));
  const std::string take = pin ? t.text("Take this PIN") : t.text("Take this password");
  m_change->SetLabel(wx_text(take));
  set_access(m_change, m_id + "-change", wx_text(take));
}

void EntrancePanel::show_error() {
  const std::string error = m_entrance.error();
  if (error == m_shown_error) return;
  m_shown_error = error;
  if (error.empty()) {
    m_info->clear();
  } else {
    m_info->say(m_entrance.wait_ms() > 0 ? Tone::warning : Tone::problem, error);
  }
}

void EntrancePanel::focus_where_wrong() {
  switch (m_entrance.at()) {
    case Entrance::Field::code:
      m_code->SetFocus();
      break;
    case Entrance::Field::secret:
      m_secret->SetFocus();
      break;
    case Entrance::Field::wanted:
      m_wanted->SetFocus();
      break;
    case Entrance::Field::again:
      m_again->SetFocus();
      break;
  }
}

void EntrancePanel::show_entrance() {
  if (!m_own_pin) return;
  const bool own = m_entrance.stage() == Entrance::Stage::own_secret;
  const bool other_stage = m_own_pin->IsShown() != own;
  m_who->Show(!own);
  m_own_pin->Show(own);
  if (m_entrance.take_forget()) {
    for (auto* field : {m_secret, m_wanted, m_again}) field->ChangeValue({});
  }
  show_kind();
  show_own_secret();
  show_error();
  const bool busy = m_entrance.busy();
  // The fields stay as they are: who types on loses nothing.
  m_go->Enable(m_entrance.can_try());
  m_change->Enable(!busy);
  const bool waits = m_entrance.wait_ms() > 0;
  if (waits != m_clock.IsRunning()) {
    if (waits)
      m_clock.Start(entrance_follow_ms);
    else
      m_clock.Stop();
  }
  Layout();
  if (on_layout) on_layout();
  if (other_stage || (m_was_busy && !busy)) focus_where_wrong();
  m_was_busy = busy;
}

void EntrancePanel::entered(std::shared_ptr<OpenBook> book) {
  for (auto* field : {m_secret, m_wanted, m_again}) field->ChangeValue({});
  if (on_entered) on_entered(std::move(book));
}

std::vector<KeyHelp> EntrancePanel::keys() const {
  const Language& t = m_around.language;
  return {{"Enter", t.text("Goes from the code to the PIN, and signs in.")}};
}

SignInPage::SignInPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> door)
    : wxPanel(parent) {
  const Language& t = around.language;
  set_access(this, "sign-in-page", wx_text(t.text("Sign in")));
  auto* icon = new wxStaticBitmap(
      this, wxID_ANY,
      symbolic_icon("system-lock-screen-symbolic", lock_icon, colour_of(Tone::dimmed), t.rtl()));
  set_access(icon, "sign-in-icon", {});
  const EntrancePanel::Words words{"sign-in", book_title(door->address()),
                                   t.text("This book asks who is at it."), t.text("Sign in")};
  m_entrance =
      new EntrancePanel(this, around, std::move(door), words,
                        [](Desk& desk, const std::string& code, SecretKind kind,
                           const std::string& secret) { return desk.enter(code, kind, secret); });
  m_other = new wxButton(m_entrance->way_button()->GetParent(), wxID_ANY,
                         wx_text(t.text("Other book...")));
  set_access(m_other, "sign-in-other", wx_text(t.text("Other book...")));
  m_other->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    // After this event: the page goes.
    CallAfter([this] {
      if (on_other_book) on_other_book();
    });
  });
  m_entrance->links()->AddStretchSpacer();
  m_entrance->links()->Add(m_other, 0);
  m_entrance->on_layout = [this] { Layout(); };
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->AddStretchSpacer(1);
  column->Add(icon, 0, wxALIGN_CENTRE_HORIZONTAL | wxBOTTOM, space(this, Space::group));
  column->Add(m_entrance, 0, wxALIGN_CENTRE_HORIZONTAL);
  column->AddStretchSpacer(2);
  SetSizer(column);
}

}  // namespace kontor::gui
