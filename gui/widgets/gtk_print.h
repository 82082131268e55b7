#pragma once

#include <cstddef>
#include <functional>
#include <string>

class wxWindow;
typedef struct _cairo cairo_t;  // NOLINT: as cairo declares it

namespace kontor::gui {

/// Pages for a printer, all of one size.
struct PrintedPages {
  std::string name;  ///< of the job, as print queues list it
  std::size_t count = 0;
  double width = 0, height = 0;  ///< in points
  /// Draws a page; a unit of the context is a point.
  std::function<void(cairo_t* context, std::size_t page)> draw;
};
/// How printing ended. The printer's own word comes later and elsewhere.
enum class Printed { handed_over, cancelled, failed };
/// Asks the person for a printer in the desktop's own dialog and hands the pages over. With a path
/// they go into a PDF file there, without a question.
Printed print_pages(wxWindow* over, const PrintedPages& pages, const std::string& to_file = {});

}  // namespace kontor::gui
