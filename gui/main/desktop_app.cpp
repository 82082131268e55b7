#include "gui/main/desktop_app.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <wx/msgdlg.h>
#include <wx/translation.h>

#include <algorithm>
#include <ctime>
#include <utility>

#include "gui/presenters/closed_area.h"
#include "gui/widgets/gtk_platform.h"

namespace kontor::gui {

namespace {

constexpr int look_idle_ms = 1000;

/// Goes on while the machine sleeps: who comes back to it finds the book locked.
std::int64_t now_ms() {
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

/// Each thread's heap keeps what it once took: what is free of it goes back to the system, else the
/// window would hold as much as its greatest works together.
void give_memory_back() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace

DesktopApp::DesktopApp(Parts parts, Preferences preferences)
    : m_parts(std::move(parts)), m_preferences(std::move(preferences)), m_idle(now_ms) {
  use_language(m_preferences.language);
  m_executor = std::make_unique<ThreadExecutor>(
      [this](std::function<void()> f) { CallAfter(std::move(f)); }, give_memory_back);
}

DesktopApp::~DesktopApp() = default;

bool DesktopApp::OnInit() {
  SetAppName("kontor-desktop");
  SetAppDisplayName("Kontor");
  use(m_preferences);
  m_idle_clock = std::make_unique<wxTimer>();
  m_idle_clock->Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look_idle(); });
  m_idle_clock->Start(look_idle_ms);
  return true;
}

int DesktopApp::FilterEvent(wxEvent& event) {
  const wxEventType type = event.GetEventType();
  if (type == wxEVT_KEY_DOWN || type == wxEVT_CHAR_HOOK || type == wxEVT_MOTION ||
      type == wxEVT_LEFT_DOWN || type == wxEVT_RIGHT_DOWN || type == wxEVT_MOUSEWHEEL ||
      type == wxEVT_TEXT || type == wxEVT_BUTTON || type == wxEVT_MENU)
    m_idle.touched();
  return Event_Skip;
}

void DesktopApp::look_idle() {
  if (m_window && m_window->can_lock() && m_idle.due(m_preferences.lock_minutes)) m_window->lock();
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
    but_rows.lock_minutes = wanted.lock_minutes;
    const bool rebuild = but_rows != wanted;
    m_preferences = wanted;
    // After the menu has closed: the window goes with it.
    if (rebuild) CallAfter([this] { rebuild_when_idle(); });
  };
  m_window->on_person = [this](std::shared_ptr<OpenBook> book) {
    return change_person(std::move(book));
  };
  m_made_with[m_window] = m_preferences;
  m_window->Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
    if (event.CanVeto() && !may_quit()) {
      event.Veto();
      return;
    }
    m_window->state();  // stores what is remembered between runs
    m_window = nullptr;
    m_made_with.clear();
    for (auto* kept : std::exchange(m_kept, {})) kept->Destroy();
    event.Skip();
  });
  SetTopWindow(m_window);
  m_window->Show();
}

bool DesktopApp::may_quit() {
  std::vector<std::string> people;
  const auto look = [&](MainFrame* window) {
    if (window && window->unsaved()) people.push_back(window->person());
  };
  look(m_window);
  for (auto* kept : m_kept) look(kept);
  if (people.empty()) return true;
  const Language& t = *m_language;
  std::erase(people, std::string());
  const std::string question = people.empty()
                                   ? t.text("Something was typed and not saved. Quit all the same?")
                                   : t.text("Not saved yet: what {names} typed. Quit all the same?",
                                            {{"names", t.joined(people)}});
  if (ask_quit) return ask_quit(question);
  wxMessageDialog dialog(m_window, wx_text(question), "Kontor",
                         wxYES_NO | wxYES_DEFAULT | wxICON_WARNING);
  // The safe one first, for Enter.
  dialog.SetYesNoLabels(wx_text(t.text("Stay here")), wx_text(t.text("Quit without saving")));
  return dialog.ShowModal() == wxID_NO;
}

bool DesktopApp::out_of_date(MainFrame& kept) const {
  const auto made = m_made_with.find(&kept);
  if (made == m_made_with.end()) return false;
  Preferences but_rows = made->second;
  but_rows.dense = m_preferences.dense;
  but_rows.lock_minutes = m_preferences.lock_minutes;
  return but_rows != m_preferences && !kept.at_work();
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
  drop_window();
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

void DesktopApp::drop_window() {
  if (!m_window) return;
  m_made_with.erase(m_window);
  m_window->Destroy();
  m_window = nullptr;
}

void DesktopApp::close_window() {
  drop_window();
  m_made_with.clear();
  for (auto* kept : std::exchange(m_kept, {})) kept->Destroy();
}

MainFrame* DesktopApp::take_kept(const OpenBook& book) {
  const auto found = std::ranges::find_if(m_kept, [&](const MainFrame* kept) {
    return kept->book() && kept->book()->address() == book.address() &&
           same_person(kept->book()->actor(), const_cast<OpenBook&>(book).actor());
  });
  if (found == m_kept.end()) return nullptr;
  MainFrame* kept = *found;
  m_kept.erase(found);
  return kept;
}

bool DesktopApp::change_person(std::shared_ptr<OpenBook> book) {
  MainFrame* before = m_window;
  MainFrame* kept = take_kept(*book);
  const bool had_person = before->book() != nullptr;
  if (!kept && !had_person) return false;
  const wxRect place = before->GetRect();
  // A person's rights changed while the book was locked: what they had open goes with the old ones.
  const bool same_one = had_person && before->book()->actor().employee == book->actor().employee;
  if (kept && out_of_date(*kept)) {
    WindowState state = kept->state();
    state.book = std::move(book);
    state.place = place;
    state.locked = false;
    kept->let_go();
    m_made_with.erase(kept);
    kept->Destroy();
    make_window(std::move(state));
    m_window->begin();
  } else if (kept) {
    m_window = kept;
    SetTopWindow(kept);
    kept->come_back(place);
  } else {
    WindowState state;
    state.book = std::move(book);
    state.place = place;
    make_window(std::move(state));
    m_window->begin();
  }
  if (had_person && !same_one) {
    before->set_aside();
    m_kept.push_back(before);
  } else {
    m_made_with.erase(before);
    before->Destroy();
  }
  return true;
}

}  // namespace kontor::gui
