#pragma once

#include <wx/simplebook.h>

#include <memory>
#include <string>
#include <vector>

#include "gui/views/batches_page.h"
#include "gui/views/import_panel.h"

namespace kontor::gui {

/// What came in through the channels, and files to take in.
class ChannelsPage : public AreaPage {
 public:
  ChannelsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
               bool dense);

  BatchesPage* batches() const { return m_batches; }
  ImportPanel* import_panel() const { return m_import; }
  /// Asks for files.
  void choose_files();
  void look_at(std::vector<std::string> files);
  bool importing() const;

  PageState state() override { return m_batches->state(); }
  void show(const PageState& wanted) override;
  void take_focus() override;
  void refresh() override { m_batches->refresh(); }
  void book_changed() override { m_batches->book_changed(); }
  bool can_open() const override { return !importing() && m_batches->can_open(); }
  void open_chosen() override { m_batches->open_chosen(); }
  bool copy() override { return importing() ? m_import->copy() : m_batches->copy(); }
  void set_dense(bool dense) override;
  void remember() override;

 private:
  void leave_import();
  void tell(Tone tone, const std::string& sentence, std::int64_t batch);

  Surroundings m_around;
  wxSimplebook* m_book = nullptr;
  BatchesPage* m_batches = nullptr;
  ImportPanel* m_import = nullptr;
};

}  // namespace kontor::gui
