#include "gui/main/desktop_app.h"

#include <wx/translation.h>

#include "gui/widgets/gtk_platform.h"

namespace kontor::gui {

DesktopApp::DesktopApp(Parts parts, std::string language)
    : m_parts(std::move(parts)), m_code(std::move(language)) {
  use_language(m_code);
  m_executor = std::make_unique<ThreadExecutor>(
      [this](std::function<void()> f) { CallAfter(std::move(f)); });
}

DesktopApp::~DesktopApp() = default;

bool DesktopApp::OnInit() {
  SetAppName("kontor-desktop");
  SetAppDisplayName("Kontor");
  use_language(m_code);
  prepare_toolkit(m_language->rtl());
  return true;
}

wxLayoutDirection DesktopApp::GetLayoutDirection() const {
  return m_language->rtl() ? wxLayout_RightToLeft : wxLayout_LeftToRight;
}

void DesktopApp::use_language(const std::string& code) {
  m_code = code;
  m_language = std::make_unique<Language>(i18n::Catalogue::load(code, m_parts.locale_dir));
  // wx's own texts: its catalogue where Debian has one, else what ours says.
  auto* translations = new wxTranslations;
  wxTranslations::Set(translations);
  wxFileTranslationsLoader::AddCatalogLookupPathPrefix(
      wxString::FromUTF8(m_parts.locale_dir.string()));
  translations->SetLanguage(wxString::FromUTF8(code));
  translations->AddStdCatalog();
  translations->AddCatalog("kontor");
}

MainFrame* DesktopApp::open_window(WindowState state) {
  m_window = new MainFrame({*m_executor, m_parts.opener, m_parts.settings, *m_language},
                           m_parts.defaults, std::move(state));
  m_window->on_language = [this](const std::string& code) {
    m_parts.settings.set("language", code);
    // After the menu has closed: the window goes with it.
    CallAfter([this, code] { rebuild_window(code); });
  };
  m_window->Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
    m_window->state();  // stores what is remembered between runs
    m_window = nullptr;
    event.Skip();
  });
  SetTopWindow(m_window);
  m_window->Show();
  return m_window;
}

void DesktopApp::close_window() {
  if (!m_window) return;
  m_window->Destroy();
  m_window = nullptr;
}

MainFrame* DesktopApp::rebuild_window(const std::string& code) {
  const bool exits = GetExitOnFrameDelete();
  SetExitOnFrameDelete(false);
  WindowState state = m_window ? m_window->state() : WindowState{};
  close_window();
  use_language(code);
  prepare_toolkit(m_language->rtl());
  auto* window = open_window(std::move(state));
  SetExitOnFrameDelete(exits);
  return window;
}

}  // namespace kontor::gui
