#include "gui/widgets/busy_bar.h"

#include <algorithm>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

constexpr int bar_after_ms = 150;
constexpr int words_after_ms = 1000;
constexpr int bar_step_ms = 50;

}  // namespace

BusyBar::BusyBar(wxWindow* parent, const std::string& id, const std::string& cancel_label)
    : wxPanel(parent), m_timer(this), m_id(id) {
  set_access(this, id, {});
  m_label = body_text(this, {}, id + "-label", Tone::dimmed);
  m_gauge = new wxGauge(this, wxID_ANY, 100, wxDefaultPosition, wxSize(dip(this, 160), -1),
                        wxGA_HORIZONTAL);
  make_thin(m_gauge);
  set_access(m_gauge, id + "-gauge", {});
  m_cancel = new wxButton(this, wxID_ANY, wx_text(cancel_label), wxDefaultPosition, wxDefaultSize,
                          wxBU_EXACTFIT | wxBORDER_NONE);
  set_access(m_cancel, id + "-cancel", wx_text(cancel_label));
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(m_label, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  row->Add(m_gauge, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::inside));
  row->Add(m_cancel, 0, wxALIGN_CENTRE_VERTICAL);
  SetSizer(row);
  m_gauge->Hide();
  m_label->Hide();
  m_cancel->Hide();
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { advance(); });
  m_cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (!m_works.empty() && m_works.back().stop) m_works.back().stop();
  });
}

void BusyBar::begin(const void* owner, const std::string& label, std::function<void()> cancel) {
  const auto mine = std::find_if(m_works.begin(), m_works.end(),
                                 [&](const Work& work) { return work.owner == owner; });
  if (mine != m_works.end()) {
    mine->stop = std::move(cancel);
    if (mine->what == label) return;
    mine->what = label;
  } else {
    if (m_works.empty()) m_elapsed_ms = 0;
    m_works.push_back({owner, label, std::move(cancel)});
  }
  show_newest();
  if (!m_timer.IsRunning()) m_timer.Start(bar_step_ms);
}

void BusyBar::at(const void* owner, int percent) {
  for (auto& work : m_works) {
    if (work.owner == owner) work.percent = percent;
  }
}

void BusyBar::show_newest() {
  const std::string& what = m_works.back().what;
  set_label(m_label, what);
  set_access(m_gauge, m_id + "-gauge", wx_text(what));
  if (m_label->IsShown()) GetParent()->Layout();
}

void BusyBar::end(const void* owner) {
  if (m_works.empty()) return;
  std::erase_if(m_works, [&](const Work& work) { return work.owner == owner; });
  if (m_works.empty()) {
    rest();
  } else {
    show_newest();
  }
}

void BusyBar::end_all() {
  m_works.clear();
  rest();
}

void BusyBar::rest() {
  m_timer.Stop();
  m_gauge->Hide();
  m_label->Hide();
  m_cancel->Hide();
  GetParent()->Layout();
}

void BusyBar::advance() {
  m_elapsed_ms += bar_step_ms;
  if (m_elapsed_ms < bar_after_ms) return;
  if (m_works.back().percent >= 0) {
    m_gauge->SetValue(m_works.back().percent);
  } else {
    m_gauge->Pulse();
  }
  const bool words = m_elapsed_ms >= words_after_ms;
  if (m_gauge->IsShown() && m_label->IsShown() == words) return;
  m_gauge->Show();
  m_label->Show(words);
  m_cancel->Show(words);
  GetParent()->Layout();
}

}  // namespace kontor::gui
