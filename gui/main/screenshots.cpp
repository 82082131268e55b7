#include "gui/main/screenshots.h"

#include <wx/evtloop.h>
#include <wx/utils.h>

#include <iostream>

#include "gui/main/photographer.h"
#include "gui/presenters/recent_books.h"
#include "gui/widgets/gtk_platform.h"

namespace kontor::gui {

int take_screenshots(DesktopApp& app, BookOpener& opener, Settings& settings,
                     const std::string& book, const std::vector<std::string>& languages,
                     const Pictures& pictures) {
  std::error_code failed;
  std::filesystem::create_directories(pictures.folder, failed);
  if (failed) {
    std::cerr << pictures.folder.string() << ": " << failed.message() << '\n';
    return 3;
  }
  wxGUIEventLoop loop;
  const wxEventLoopActivator active(&loop);
  app.SetExitOnFrameDelete(false);
  const auto own = std::filesystem::temp_directory_path() /
                   ("kontor-pictures-" + std::to_string(wxGetProcessId()));
  std::filesystem::create_directories(own, failed);
  bool good = true;
  for (const auto& code : languages) {
    app.use_language(code);
    prepare_toolkit(app.language().rtl());
    Photographer photographer(app, pictures);
    // The same first page in every language, whatever was opened for the pictures before.
    RecentBooks(settings).show_only(book);
    good = good && photographer.start_page();
    if (good && pictures.of_person) {
      good = photographer.pages_of_person(book);
    } else if (good && !book.empty()) {
      good = photographer.book_screens(book) &&
             photographer.empty_book(opener, own / code / "new.kontor");
    }
    app.close_window();
    run_until([] { return wxTopLevelWindows.GetCount() == 0; });
  }
  std::filesystem::remove_all(own, failed);
  return good ? 0 : 3;
}

}  // namespace kontor::gui
