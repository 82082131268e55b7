#include "gui/views/main_frame.h"

namespace kontor::gui {

namespace {

/// A file is complete when two looks so far apart see the same of it.
constexpr int look_into_folder_ms = 2000;
constexpr int follow_ms = 500;

}  // namespace

void MainFrame::watch_folder() {
  m_folder = std::make_unique<FolderPresenter>(m_book, m_around.executor, m_around.settings,
                                               m_around.language);
  m_folder->events.changed = [this] {
    if (m_channels) m_channels->folder_changed();
    show_folder_work();
  };
  m_folder->events.news = [this](Tone tone, const std::string& sentence, std::int64_t batch) {
    Notice notice{tone, sentence, {}, {}};
    if (batch != 0) {
      notice.action = m_around.language.text("Show import");
      notice.act = [this, batch] { go({Area::channels, ChannelsPageState{batch}}); };
    }
    m_notices.say(std::move(notice));
  };
}

void MainFrame::start_clocks() {
  m_clock.Start(follow_ms);
  m_folder_clock = std::make_unique<wxTimer>();
  m_folder_clock->Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look_into_folder(); });
  m_folder_clock->Start(look_into_folder_ms);
}

void MainFrame::show_folder_work() {
  if (!m_folder->taking_in()) {
    m_busy->end(m_folder.get());
    return;
  }
  m_busy->begin(m_folder.get(), m_folder->activity(), [this] { m_folder->stop(); });
  m_busy->at(m_folder.get(), m_folder->percent());
}

/// Not while a person takes files in: theirs come first.
void MainFrame::look_into_folder() {
  if (!m_folder || (m_channels && m_channels->at_work())) return;
  m_folder->tick();
  show_folder_work();
}

}  // namespace kontor::gui
