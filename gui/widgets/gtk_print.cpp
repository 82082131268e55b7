#include "gui/widgets/gtk_print.h"

#include <gtk/gtk.h>
#include <wx/window.h>

#include <algorithm>
#include <exception>

namespace kontor::gui {

namespace {

/// What a print job is drawn from; GTK's callbacks know C only.
struct PrintWork {
  const PrintedPages& pages;
  bool failed = false;
};

void draw_printed_page(GtkPrintOperation* operation, GtkPrintContext* context, int page,
                       gpointer data) {
  auto& work = *static_cast<PrintWork*>(data);
  try {
    cairo_t* paper = gtk_print_context_get_cairo_context(context);
    // The person may have chosen smaller paper than the pages were made for.
    const double fit = std::min({1.0, gtk_print_context_get_width(context) / work.pages.width,
                                 gtk_print_context_get_height(context) / work.pages.height});
    cairo_scale(paper, fit, fit);
    work.pages.draw(paper, static_cast<std::size_t>(page));
  } catch (const std::exception&) {
    // No exception may pass through GTK.
    work.failed = true;
    gtk_print_operation_cancel(operation);
  }
}

/// Paper of the pages' size, upright or on its side, without margins: the pages have their own.
GtkPageSetup* paper_of(const PrintedPages& pages) {
  const bool upright = pages.height >= pages.width;
  GtkPageSetup* setup = gtk_page_setup_new();
  GtkPaperSize* size = gtk_paper_size_new(GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size(setup, size);
  gtk_paper_size_free(size);
  gtk_page_setup_set_orientation(
      setup, upright ? GTK_PAGE_ORIENTATION_PORTRAIT : GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

}  // namespace

Printed print_pages(wxWindow* over, const PrintedPages& pages, const std::string& to_file) {
  PrintWork work{pages};
  GtkPrintOperation* operation = gtk_print_operation_new();
  GtkPageSetup* setup = paper_of(pages);
  gtk_print_operation_set_default_page_setup(operation, setup);
  gtk_print_operation_set_use_full_page(operation, TRUE);
  gtk_print_operation_set_unit(operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages(operation, static_cast<int>(pages.count));
  gtk_print_operation_set_job_name(operation, pages.name.c_str());
  gtk_print_operation_set_embed_page_setup(operation, TRUE);
  g_signal_connect(operation, "draw-page", G_CALLBACK(draw_printed_page), &work);
  GtkPrintOperationAction action = GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG;
  if (!to_file.empty()) {
    gtk_print_operation_set_export_filename(operation, to_file.c_str());
    action = GTK_PRINT_OPERATION_ACTION_EXPORT;
  }
  GtkWidget* top = over ? gtk_widget_get_toplevel(over->GetHandle()) : nullptr;
  const auto result = gtk_print_operation_run(
      operation, action, top && GTK_IS_WINDOW(top) ? GTK_WINDOW(top) : nullptr, nullptr);
  g_object_unref(setup);
  g_object_unref(operation);
  if (work.failed || result == GTK_PRINT_OPERATION_RESULT_ERROR) return Printed::failed;
  return result == GTK_PRINT_OPERATION_RESULT_CANCEL ? Printed::cancelled : Printed::handed_over;
}

}  // namespace kontor::gui
