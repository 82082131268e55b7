#include <cstdlib>
#include <iostream>

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

/// --lang, else the stored choice, else what the environment names.
std::string wanted_language(const DesktopOptions& options, const Settings& settings) {
  for (const std::string& wanted :
       {options.language, settings.get("language"), environment("LANGUAGE"), environment("LC_ALL"),
        environment("LC_MESSAGES"), environment("LANG")}) {
    if (!wanted.empty()) return std::string(i18n::language_for(wanted).code);
  }
  return "en";
}

int no_display(const std::string& language) {
  const Language words(i18n::Catalogue::load(language, i18n::locale_dir()));
  std::cerr << words.sentence(Failure(FailureCode::display_missing)) << '\n';
  return exit_failure;
}

int run(const DesktopOptions& options, char** argv) {
  const bool pictures = !options.screenshots.empty();
  SettingsFile settings(pictures ? std::filesystem::path() : SettingsFile::usual_path());
  const std::string language = wanted_language(options, settings);
  if (environment("DISPLAY").empty() && environment("WAYLAND_DISPLAY").empty()) {
    return no_display(language);
  }
  prepare_process(language);
  const app::SystemClock clock;
  AppBookOpener opener(clock);
  auto* app =
      new DesktopApp({opener, settings, i18n::locale_dir(), AppBookOpener::defaults()}, language);
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
      status = take_screenshots(*app, opener, settings, book, languages, options.screenshots);
    } else {
      WindowState state;
      state.open_at_start = book;
      app->open_window(std::move(state));
      status = app->OnRun();
    }
  }
  app->OnExit();
  wxEntryCleanup();
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
