#pragma once

#include <wx/choice.h>
#include <wx/notebook.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/timer.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/import_presenter.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/busy_bar.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// Files that are to be taken in: what each is and why, what every row would do, and the act.
class ImportPanel : public wxPanel, public ImportView {
 public:
  ImportPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy);
  ~ImportPanel() override { DestroyChildren(); }  // they read m_presenter

  void show_import() override;

  ImportPresenter& presenter() { return m_presenter; }
  VirtualList* rows() const { return m_rows; }
  VirtualList* kinds() const { return m_kinds; }
  VirtualList* cleaning() const { return m_cleaning; }
  wxNotebook* tabs() const { return m_tabs; }
  wxChoice* shared_skus() const { return m_skus; }
  wxButton* import_button() const { return m_import; }
  InfoRow* info() const { return m_info; }
  bool copy();
  void set_dense(bool dense);
  void remember();

  std::function<void()> on_leave;
  /// Nothing reads the files as they are: a mapping is wanted for them.
  std::function<void()> on_mapping;
  /// The files were taken in, or were not: how it ended, and the first import of it, 0 for none.
  std::function<void(Tone, const std::string& sentence, std::int64_t batch)> on_end;

 private:
  void make_choices(wxSizer* column, const Language& t);
  void make_tabs(wxSizer* column, const Language& t);
  wxWindow* make_rows(const Language& t);
  wxWindow* make_cleaning(const Language& t);
  void show_cleaning();
  void wrap_cleaned();
  wxSizer* make_buttons(const Language& t);
  void bind_choices();
  void fill_choices();
  void fill_verdicts();
  void make_questions(wxSizer* column, const Language& t);
  void fill_questions();
  void choose_wish();
  void say_state();
  void tell_end();
  void follow();

  Surroundings m_around;
  BusyBar& m_busy;
  ImportPresenter m_presenter;
  InfoRow* m_info = nullptr;
  wxStaticText* m_title = nullptr;
  VirtualList* m_kinds = nullptr;
  wxChoice* m_channel = nullptr;
  wxChoice* m_place = nullptr;
  wxChoice* m_verdict = nullptr;
  wxStaticText* m_encoding_label = nullptr;
  wxChoice* m_encoding = nullptr;
  wxStaticText* m_dates_label = nullptr;
  wxChoice* m_dates = nullptr;
  wxSizer* m_choices = nullptr;
  wxSizer* m_skus_label = nullptr;  ///< with its choice
  wxChoice* m_skus = nullptr;       ///< what happens to products that share a SKU
  wxNotebook* m_tabs = nullptr;
  wxStaticText* m_summary = nullptr;
  wxStaticText* m_notes = nullptr;
  VirtualList* m_rows = nullptr;
  VirtualList* m_cleaning = nullptr;
  wxStaticText* m_cleaned = nullptr;  ///< how many values of each field
  std::string m_cleaned_words;
  wxButton* m_import = nullptr;
  wxButton* m_undo = nullptr;
  wxButton* m_back = nullptr;
  std::vector<std::string> m_channels, m_places;  ///< codes as the choices show them
  bool m_importing = false;                       ///< at the last look
  wxTimer m_clock;
};

}  // namespace kontor::gui
