#include <unistd.h>
#include <wx/version.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "app/versions.h"
#include "gui/main/book_opener.h"
#include "gui/main/desktop_app.h"
#include "gui/main/options.h"
#include "gui/main/screenshots.h"
#include "gui/main/settings_file.h"
#include "gui/widgets/gtk_platform.h"

namespace kontor::gui {

namespace {

constexpr int exit_usage = 2;
constexpr int exit_failure = 3;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// What the options say, else the stored choice, else what the environment names.
Preferences wanted_preferences(const DesktopOptions& options, const Settings& settings) {
  Preferences wanted;
  for (const char* name : {"LANG", "LC_MESSAGES", "LC_ALL", "LANGUAGE"}) {
    const std::string language = environment(name);
    if (!language.empty()) wanted.language = std::string(i18n::language_for(language).code);
  }
  wanted = stored_preferences(settings, wanted);
  if (!options.language.empty())
    wanted.language = std::string(i18n::language_for(options.language).code);
  if (options.appearance) wanted.appearance = *options.appearance;
  return wanted;
}

std::vector<NamedVersion> named_versions() {
  const auto known = app::versions();
  return {{"Kontor", known.kontor},
          {"SQLite", known.sqlite},
          {"PostgreSQL", known.postgresql},
          {"wxWidgets", wxVERSION_NUM_DOT_STRING}};
}

int no_display(const std::string& language) {
  const Language words(i18n::Catalogue::load(language, i18n::locale_dir()));
  std::cerr << words.sentence(Failure(FailureCode::display_missing)) << '\n';
  return exit_failure;
}

int run(const DesktopOptions& options, char** argv) {
  const bool pictures = !options.screenshots.empty();
  SettingsFile settings(pictures ? std::filesystem::path() : SettingsFile::usual_path());
  Preferences preferences = wanted_preferences(options, settings);
  if (pictures && !options.appearance) preferences.appearance = Appearance::light;
  const std::string language = preferences.language;
  // Before GTK looks at it.
  if (options.scale > 1) setenv("GDK_SCALE", std::to_string(options.scale).c_str(), 1);
  if (environment("DISPLAY").empty() && environment("WAYLAND_DISPLAY").empty()) {
    return no_display(language);
  }
  prepare_process(language);
  const app::SystemClock clock;
  DeskPlace place;
  // Books that are made for pictures leave nothing with the person's own keys.
  const auto keys =
      std::filesystem::temp_directory_path() / ("kontor-pictures-keys-" + std::to_string(getpid()));
  if (pictures) place.keys = app::MachineKeys(keys);
  AppBookOpener opener(clock, place, options.person);
  auto* app = new DesktopApp(
      {opener, settings, i18n::locale_dir(), AppBookOpener::defaults(), named_versions()},
      preferences);
  wxApp::SetInstance(app);
  int own_words = 1;  // wx reads none of our options
  if (!wxEntryStart(own_words, argv)) return no_display(language);
  const std::string book = options.book.empty() ? environment("KONTOR_BOOK") : options.book;
  int status = exit_failure;
  if (app->CallOnInit()) {
    if (pictures) {
      std::vector<std::string> languages;
      for (const auto& known : i18n::languages()) {
        const std::string code(known.code);
        if (options.language.empty() || code == language) languages.push_back(code);
      }
      status = take_screenshots(
          *app, opener, settings, book, languages,
          {options.screenshots, options.width, options.height, !options.person.empty()});
    } else {
      WindowState state;
      state.open_at_start = book;
      app->open_window(std::move(state));
      status = app->OnRun();
    }
  }
  app->OnExit();
  wxEntryCleanup();
  std::error_code ignored;
  if (pictures) std::filesystem::remove_all(keys, ignored);
  return status;
}

}  // namespace

}  // namespace kontor::gui

int main(int argc, char** argv) {
  using namespace kontor;
  std::string wrong;
  const auto options = gui::parse_options(std::vector<std::string>(argv + 1, argv + argc), wrong);
  if (!options) {
    std::cerr << "kontor-desktop: " << wrong << "?\n" << gui::usage();
    return gui::exit_usage;
  }
  if (options->help) {
    std::cout << gui::usage();
    return 0;
  }
  return gui::run(*options, argv);
}
