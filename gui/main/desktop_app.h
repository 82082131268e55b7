#pragma once

#include <wx/app.h>

#include <filesystem>
#include <memory>
#include <string>

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
  };

  DesktopApp(Parts parts, std::string language);
  ~DesktopApp() override;

  bool OnInit() override;
  wxLayoutDirection GetLayoutDirection() const override;

  /// Opens the window; only one is open at a time.
  MainFrame* open_window(WindowState state);
  MainFrame* window() const { return m_window; }
  void close_window();
  /// Speaks another language from now on; the next window shows it.
  void use_language(const std::string& code);
  /// The same window in another language, with what it shows.
  MainFrame* rebuild_window(const std::string& code);
  const Language& language() const { return *m_language; }

 private:
  Parts m_parts;
  std::string m_code;
  std::unique_ptr<Language> m_language;
  std::unique_ptr<ThreadExecutor> m_executor;
  MainFrame* m_window = nullptr;
};

}  // namespace kontor::gui
