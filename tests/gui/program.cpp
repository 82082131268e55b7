#include <glib.h>
#include <wx/evtloop.h>
#include <wx/init.h>

#include <boost/test/unit_test.hpp>

#include "gui/widgets/gtk_platform.h"
#include "tests/gui/window.h"
#include "tests/support/paths.h"

namespace kontor::test {

namespace {

/// A broken promise to wx is a failed test.
void fail_on_assert(const wxString& file, int line, const wxString& function,
                    const wxString& condition, const wxString& message) {
  BOOST_ERROR("wx: " + file.utf8_string() + ":" + std::to_string(line) + " " +
              function.utf8_string() + ": " + condition.utf8_string() + " " +
              message.utf8_string());
}

/// So is one to GTK: a warning or worse of any library. Not G_DEBUG=fatal-warnings, so that the
/// other tests run too and the place is named.
void fail_on_warning(const gchar* domain, GLogLevelFlags level, const gchar* message, gpointer) {
  const std::string text = std::string(domain ? domain : "") + ": " + message;
  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    BOOST_ERROR(text);
}

/// The program around all tests: toolkit, event loop, no state between runs.
class ProgramFixture {
 public:
  ProgramFixture() {
    g_log_set_default_handler(fail_on_warning, nullptr);
    gui::prepare_process("en");
    auto& all = program();
    all.app = new gui::DesktopApp(
        {all.opener, all.settings, locale_dir(), gui::AppBookOpener::defaults()},
        gui::Preferences{});
    wxApp::SetInstance(all.app);
    int words = 1;
    char name[] = "gui_tests";
    char* argv[] = {name, nullptr};
    BOOST_REQUIRE_MESSAGE(wxEntryStart(words, argv), "no display");
    wxSetAssertHandler(fail_on_assert);
    BOOST_REQUIRE(all.app->CallOnInit());
    all.app->SetExitOnFrameDelete(false);
    m_loop = std::make_unique<wxGUIEventLoop>();
    m_active = std::make_unique<wxEventLoopActivator>(m_loop.get());
  }
  ~ProgramFixture() {
    m_active.reset();
    m_loop.reset();
    program().app->OnExit();
    wxEntryCleanup();
  }
  ProgramFixture(const ProgramFixture&) = delete;
  ProgramFixture& operator=(const ProgramFixture&) = delete;

 private:
  std::unique_ptr<wxGUIEventLoop> m_loop;
  std::unique_ptr<wxEventLoopActivator> m_active;
};

}  // namespace

Program& program() {
  static Program all;
  return all;
}

BOOST_TEST_GLOBAL_FIXTURE(ProgramFixture);

}  // namespace kontor::test
