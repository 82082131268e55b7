#include "gui/main/desktop_app.h"

#include <wx/translation.h>

#include <utility>

#include "gui/widgets/gtk_platform.h"

namespace kontor::gui {

DesktopApp::DesktopApp(Parts parts, Preferences preferences)
    : m_parts(std::move(parts)), m_preferences(std::move(preferences)) {
  use_language(m_preferences.language);
  m_executor = std::make_unique<ThreadExecutor>(
      [this](std::function<void()> f) { CallAfter(std::move(f)); });
}

DesktopApp::~DesktopApp() = default;

bool DesktopApp::OnInit() {
  SetAppName("kontor-desktop");
  SetAppDisplayName("Kontor");
  use(m_preferences);
  return true;
}

wxLayoutDirection DesktopApp::GetLayoutDirection() const {
  return m_language->rtl() ? wxLayout_RightToLeft : wxLayout_LeftToRight;
}

void DesktopApp::use_language(const std::string& code) {
  m_preferences.language = code;
  m_language = std::make_unique<Language>(
      i18n::Catalogue::load(code, m_parts.locale_dir, m_preferences.digits));
  // wx's own texts: its catalogue where Debian has one, else what ours says.
  auto* translations = new wxTranslations;
  wxTranslations::Set(translations);
  wxFileTranslationsLoader::AddCatalogLookupPathPrefix(
      wxString::FromUTF8(m_parts.locale_dir.string()));
  translations->SetLanguage(wxString::FromUTF8(code));
  translations->AddStdCatalog();
  translations->AddCatalog("kontor");
}

void DesktopApp::use(const Preferences& preferences) {
  m_preferences = preferences;
  use_language(preferences.language);
  prepare_toolkit(m_language->rtl());
  use_text_size(preferences.text_percent);
  use_appearance(preferences.appearance);
}

MainFrame* DesktopApp::open_window(WindowState state) {
  make_window(std::move(state));
  m_window->begin();
  return m_window;
}

void DesktopApp::make_window(WindowState state) {
  state.preferences = m_preferences;
  state.dense = m_preferences.dense;
  m_window =
      new MainFrame({*m_executor, m_parts.opener, m_parts.settings, *m_language, m_parts.versions},
                    m_parts.defaults, std::move(state));
  m_window->on_preferences = [this](const Preferences& wanted) {
    store(m_parts.settings, wanted);
    // The window takes other rows by itself.
    Preferences but_rows = m_preferences;
    but_rows.dense = wanted.dense;
    const bool rebuild = but_rows != wanted;
    m_preferences = wanted;
    // After the menu has closed: the window goes with it.
    if (rebuild) CallAfter([this] { rebuild_when_idle(); });
  };
  m_window->Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
    m_window->state();  // stores what is remembered between runs
    m_window = nullptr;
    event.Skip();
  });
  SetTopWindow(m_window);
  m_window->Show();
}

void DesktopApp::later(int ms, std::function<void()> act) {
  if (!m_later) {
    m_later = std::make_unique<wxTimer>();
    // What runs may ask for another turn.
    m_later->Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
      if (const auto now = std::exchange(m_next, {})) now();
    });
  }
  m_next = std::move(act);
  m_later->StartOnce(ms);
}

void DesktopApp::rebuild_when_idle() {
  constexpr int look_again_ms = 300;
  // While it is built again the newest preferences are taken as they come.
  if (!m_window || m_rebuilding) return;
  if (m_window->importing()) {
    later(look_again_ms, [this] { rebuild_when_idle(); });
    return;
  }
  m_rebuilding = true;
  m_exits = GetExitOnFrameDelete();
  SetExitOnFrameDelete(false);
  auto state = std::make_shared<WindowState>(m_window->state());
  m_window->let_go();
  rebuild(std::move(state));
}

void DesktopApp::rebuild(std::shared_ptr<WindowState> state) {
  // In many turns of the event loop, so that none takes long: GTK turns and styles again every
  // window that still stands, so the old one goes first, page by page.
  if (!m_window) {  // closed meanwhile
    m_rebuilding = false;
    SetExitOnFrameDelete(m_exits);
    if (m_exits) ExitMainLoop();
    return;
  }
  if (m_window->drop_page()) return later(1, [this, state] { rebuild(state); });
  close_window();
  later(1, [this, state] {
    use(m_preferences);
    later(1, [this, state] {
      make_window(std::move(*state));
      SetExitOnFrameDelete(m_exits);
      later(1, [this] {
        m_rebuilding = false;
        if (m_window) m_window->begin();
      });
    });
  });
}

void DesktopApp::close_window() {
  if (!m_window) return;
  m_window->Destroy();
  m_window = nullptr;
}

}  // namespace kontor::gui
