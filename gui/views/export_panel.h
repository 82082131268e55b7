#pragma once

#include <wx/button.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <memory>

#include "gui/presenters/export_presenter.h"
#include "gui/views/area_page.h"
#include "gui/views/ledger_filters.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/busy_bar.h"
#include "gui/widgets/info_row.h"

namespace kontor::gui {

/// The ledger taken out: form, part and period, the first lines and what the whole comes to, then
/// the file.
class ExportPanel : public AreaPage, public ExportView {
 public:
  ExportPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy);
  ~ExportPanel() override { DestroyChildren(); }  // they read m_presenter

  ExportPresenter& presenter() { return m_presenter; }
  LedgerFilters& filters() { return *m_filter; }
  wxChoice* format() const { return m_format; }
  wxTextCtrl* preview() const { return m_preview; }
  wxButton* write_button() const { return m_write; }
  InfoRow* info() const { return m_info; }

  void show_export() override;
  void file_written(const std::string& sentence, const std::string& path) override;
  PageState state() override { return {}; }
  void show(const PageState&) override {}
  void take_focus() override { m_format->SetFocus(); }
  void refresh() override { m_presenter.preview(); }
  void book_changed() override { refresh(); }
  void set_dense(bool) override {}
  void remember() override {}

 private:
  wxSizer* make_choices();
  wxSizer* make_summary();
  void choose_file();
  void ask_file();
  void follow();

  Surroundings m_around;
  std::shared_ptr<OpenBook> m_open;
  BusyBar& m_busy;
  ExportPresenter m_presenter;
  std::unique_ptr<LedgerFilters> m_filter;
  wxChoice* m_format = nullptr;
  InfoRow* m_info = nullptr;
  wxStaticText* m_summary = nullptr;
  wxTextCtrl* m_preview = nullptr;
  wxButton* m_write = nullptr;
  wxTimer m_clock;
};

}  // namespace kontor::gui
