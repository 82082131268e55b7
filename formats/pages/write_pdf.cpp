#include <cairo-pdf.h>

#include <cerrno>
#include <exception>
#include <system_error>

#include "formats/pages/table_pages.h"

namespace kontor::formats {

namespace write_pdf_detail {

/// Cairo knows no exceptions: what the sink throws waits here.
struct PdfTarget {
  ByteSink& sink;
  std::exception_ptr thrown;
};

cairo_status_t write_part(void* closure, const unsigned char* bytes, unsigned int length) {
  auto& target = *static_cast<PdfTarget*>(closure);
  if (target.thrown) return CAIRO_STATUS_WRITE_ERROR;
  try {
    target.sink.write({reinterpret_cast<const char*>(bytes), length});
    return CAIRO_STATUS_SUCCESS;
  } catch (...) {
    target.thrown = std::current_exception();
    return CAIRO_STATUS_WRITE_ERROR;
  }
}

struct PdfSurface {
  PdfSurface(PdfTarget& target, double width, double height)
      : surface(cairo_pdf_surface_create_for_stream(&write_part, &target, width, height)) {}
  ~PdfSurface() { cairo_surface_destroy(surface); }
  PdfSurface(const PdfSurface&) = delete;
  PdfSurface& operator=(const PdfSurface&) = delete;
  cairo_surface_t* surface;
};

}  // namespace write_pdf_detail

void write_pdf(ByteSink& sink, const TablePages& pages) {
  write_pdf_detail::PdfTarget target{sink, nullptr};
  cairo_status_t status = CAIRO_STATUS_SUCCESS;
  {
    const write_pdf_detail::PdfSurface pdf(target, pages.width(), pages.height());
    const std::string made = pages.table().made_on.to_iso() + "T00:00:00Z";
    cairo_pdf_surface_set_metadata(pdf.surface, CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
    cairo_pdf_surface_set_metadata(pdf.surface, CAIRO_PDF_METADATA_MOD_DATE, made.c_str());
    cairo_pdf_surface_set_metadata(pdf.surface, CAIRO_PDF_METADATA_TITLE,
                                   pages.table().title.c_str());
    cairo_t* context = cairo_create(pdf.surface);
    for (std::size_t page = 0; page < pages.count(); ++page) {
      pages.draw(context, page);
      cairo_show_page(context);
    }
    cairo_destroy(context);
    cairo_surface_finish(pdf.surface);
    status = cairo_surface_status(pdf.surface);
  }
  if (target.thrown) std::rethrow_exception(target.thrown);
  if (status != CAIRO_STATUS_SUCCESS) {
    throw std::system_error(EIO, std::generic_category(), cairo_status_to_string(status));
  }
}

}  // namespace kontor::formats
