#include "gui/widgets/busy_bar.h"

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
    if (m_stop) m_stop();
  });
}

void BusyBar::begin(const std::string& label, std::function<void()> cancel) {
  m_stop = std::move(cancel);
  if (m_busy && label == m_what) return;
  m_what = label;
  set_label(m_label, label);
  set_access(m_gauge, m_id + "-gauge", wx_text(label));
  if (m_busy) return;
  m_busy = true;
  m_elapsed_ms = 0;
  m_timer.Start(bar_step_ms);
}

void BusyBar::end() {
  if (!m_busy) return;
  m_busy = false;
  m_timer.Stop();
  m_gauge->Hide();
  m_label->Hide();
  m_cancel->Hide();
  GetParent()->Layout();
}

void BusyBar::advance() {
  m_elapsed_ms += bar_step_ms;
  if (m_elapsed_ms < bar_after_ms) return;
  m_gauge->Pulse();
  const bool words = m_elapsed_ms >= words_after_ms;
  if (m_gauge->IsShown() && m_label->IsShown() == words) return;
  m_gauge->Show();
  m_label->Show(words);
  m_cancel->Show(words);
  GetParent()->Layout();
}

}  // namespace kontor::gui
