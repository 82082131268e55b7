#pragma once

#include <wx/app.h>
#include <wx/timer.h>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/idle_watch.h"
#include "gui/presenters/thread_executor.h"
#include "gui/views/main_frame.h"

namespace kontor::gui {

/// The running window program: one window, its language, its workers.
class DesktopApp : public wxApp {
 public:
  struct Parts {
    BookOpener& opener;
    Settings& settings;
    std::filesystem::path locale_dir;
    NewBook defaults;
    std::vector<NamedVersion> versions = {};
  };

  DesktopApp(Parts parts, Preferences preferences);
  ~DesktopApp() override;

  bool OnInit() override;
  wxLayoutDirection GetLayoutDirection() const override;
  /// Hears every key and move.
  int FilterEvent(wxEvent& event) override;

  /// Opens the window; only one is open at a time.
  MainFrame* open_window(WindowState state);
  MainFrame* window() const { return m_window; }
  void close_window();
  /// Speaks another language from now on; the next window shows it.
  void use_language(const std::string& code);
  /// Texts from another folder from now on: for catalogues that are not installed.
  void use_catalogues(std::filesystem::path locale_dir) {
    m_parts.locale_dir = std::move(locale_dir);
  }
  /// Language, digits, size of text and colours from now on; the next window shows them.
  void use(const Preferences& preferences);
  const Preferences& preferences() const { return m_preferences; }
  const Language& language() const { return *m_language; }
  /// Asks whether to quit although something was typed and not saved: a dialog, unless a test says
  /// something else.
  std::function<bool(const std::string& question)> ask_quit;

 private:
  /// Whether the window may go, with those of other people that wait unseen.
  bool may_quit();
  /// A window that waited unseen while language or colours changed is built again, unless what was
  /// typed in it would be lost.
  bool out_of_date(MainFrame& kept) const;
  /// Builds the window again, with what it shows and as the preferences are now, as soon as nothing
  /// is taken in any more: what runs belongs to its page.
  void rebuild_when_idle();
  void rebuild(std::shared_ptr<WindowState> state);
  void drop_window();
  /// Somebody else, or somebody with other rights, is at the book: shows it to them. What the one
  /// before left open stays in their window, which waits unseen. False: the same window does it.
  bool change_person(std::shared_ptr<OpenBook> book);
  MainFrame* take_kept(const OpenBook& book);
  void look_idle();
  void make_window(WindowState state);
  /// Runs it after so many milliseconds, in a turn of its own; the newest wish wins.
  void later(int ms, std::function<void()> act);

  Parts m_parts;
  Preferences m_preferences;
  std::unique_ptr<Language> m_language;
  std::unique_ptr<ThreadExecutor> m_executor;
  MainFrame* m_window = nullptr;
  std::vector<MainFrame*> m_kept;  ///< of people who are not at the book now
  std::map<MainFrame*, Preferences> m_made_with;
  IdleWatch m_idle;
  std::unique_ptr<wxTimer> m_idle_clock;
  std::unique_ptr<wxTimer> m_later;
  std::function<void()> m_next;  ///< for its turn
  bool m_exits = true;
  bool m_rebuilding = false;  ///< the old window goes, page by page, or the new one comes
};

}  // namespace kontor::gui
