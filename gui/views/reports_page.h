#pragma once

#include <wx/simplebook.h>
#include <wx/timer.h>

#include <memory>

#include "gui/views/area_page.h"
#include "gui/views/report_pages_panel.h"
#include "gui/views/report_panel.h"
#include "gui/widgets/busy_bar.h"

namespace kontor::gui {

/// All reports, and the one that is open: its rows, then its pages.
class ReportsPage : public AreaPage, public ReportView {
 public:
  ReportsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
              const ReportsPageState& state, bool dense);
  ~ReportsPage() override { DestroyChildren(); }  // they read m_presenter

  ReportPresenter& presenter() { return m_presenter; }
  ReportPanel* panel() const { return m_panel; }
  ReportPagesPanel* pages_panel() const { return m_pages; }
  VirtualList* list() const { return m_list; }
  ReportsView view() const;

  void show_report() override;
  void show_rows() override { m_panel->show_rows(); }
  void show_pages() override { m_pages->show_pages(); }
  void file_written(const std::string& sentence, const std::string& path) override;

  PageState state() override;
  void show(const PageState& wanted) override;
  void take_focus() override;
  void refresh() override { m_presenter.run(); }
  void book_changed() override { m_presenter.book_changed(); }
  bool can_open() const override;
  void open_chosen() override;
  /// Goes to what a row of the report is made of.
  void open_row();
  bool copy() override;
  void set_dense(bool dense) override;
  void remember() override;
  std::vector<KeyHelp> keys() const override;

 private:
  wxWindow* make_list(wxWindow* parent);
  void go(ReportsView view, const std::string& report, const ReportChoice& choice);
  void show_view(const ReportsPageState& state);
  void on_key(wxKeyEvent& event);
  void follow();

  Surroundings m_around;
  BusyBar& m_busy;
  ReportPresenter m_presenter;
  wxSimplebook* m_book = nullptr;
  VirtualList* m_list = nullptr;
  ReportPanel* m_panel = nullptr;
  ReportPagesPanel* m_pages = nullptr;
  wxTimer m_clock;
};

}  // namespace kontor::gui
