#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "formats/bytes/sink.h"
#include "formats/pages/row_spool.h"

typedef struct _cairo cairo_t;  // NOLINT: as cairo declares it

namespace kontor::formats {

struct PageColumn {
  std::string title;
  bool end = false;   ///< numbers stand at the end of their cell and are never cut
  bool wrap = false;  ///< long texts take several lines instead of an ellipsis
  bool bars = false;  ///< texts stand below what a scanner reads of them
};

/// A table's letterhead, heads and totals, every text ready to be shown.
struct PageTable {
  std::string language;  ///< as "zh-CN": decides about the forms of Chinese characters
  bool rtl = false;      ///< mirrored: the first column stands on the right
  std::string letterhead, title;
  std::vector<std::string> notes;  ///< lines under the title
  std::vector<PageColumn> columns;
  std::vector<TextRow> totals;
  std::string nothing;  ///< what stands for rows where there are none
  std::string foot;     ///< stands below every page, beside its number
  /// "Page 2 of 5".
  std::function<std::string(std::size_t page, std::size_t pages)> page_text;
  std::string bars = {};  ///< what a scanner reads of the whole, beside its title; empty: nothing
  BusinessDate made_on;   ///< stands in the file instead of the moment of writing
};

/// A table cut into A4 pages, upright where its columns have room, else on its side. Draws the same
/// on a PDF, on paper and in a preview; a unit of the context is a point. Rows stay in their spool:
/// memory grows by a number a page. What one thread made another may draw, one at a time. Throws
/// std::system_error.
class TablePages {
 public:
  /// Every row has as many texts as there are columns; the spool is finished.
  TablePages(PageTable table, RowSpool rows);
  ~TablePages();
  TablePages(const TablePages&) = delete;
  TablePages& operator=(const TablePages&) = delete;

  std::size_t count() const;
  /// Of a page, in points.
  double width() const;
  double height() const;
  void draw(cairo_t* context, std::size_t page) const;
  const PageTable& table() const;

 private:
  struct Layout;
  std::unique_ptr<Layout> m_layout;
};

/// Writes the pages as a PDF with its fonts in it. Equal tables give equal bytes. Throws what the
/// sink throws.
void write_pdf(ByteSink& sink, const TablePages& pages);

}  // namespace kontor::formats
