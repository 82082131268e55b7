#include "gui/views/channels_page.h"

#include <wx/filedlg.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

enum ChannelBook : std::size_t { book_batches, book_import };

}  // namespace

ChannelsPage::ChannelsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                           BusyBar& busy, bool dense)
    : AreaPage(parent), m_around(around) {
  const Language& t = m_around.language;
  set_access(this, "channels-page", wx_text(t.text("Channels")));
  m_book = new wxSimplebook(this);
  set_access(m_book, "channels-book", wx_text(t.text("Channels")));
  m_batches = new BatchesPage(m_book, m_around, book, busy, dense);
  m_batches->on_import = [this] { choose_files(); };
  m_import = new ImportPanel(m_book, m_around, std::move(book), busy);
  m_import->on_leave = [this] { leave_import(); };
  m_import->on_end = [this](Tone tone, const std::string& sentence, std::int64_t batch) {
    tell(tone, sentence, batch);
  };
  m_batches->on_notice = [this](Notice notice) {
    if (on_notice) on_notice(std::move(notice));
  };
  m_import->set_dense(dense);
  m_book->AddPage(m_batches, {});
  m_book->AddPage(m_import, {});
  auto* whole = new wxBoxSizer(wxVERTICAL);
  whole->Add(m_book, 1, wxEXPAND);
  SetSizer(whole);
}

void ChannelsPage::tell(Tone tone, const std::string& sentence, std::int64_t batch) {
  if (!on_notice) return;
  Notice notice{tone, sentence, {}, {}};
  if (batch != 0) {
    notice.action = m_around.language.text("Show import");
    notice.act = [this, batch] {
      if (on_go) on_go({Area::channels, ChannelsPageState{batch}});
    };
  }
  on_notice(std::move(notice));
}

void ChannelsPage::choose_files() {
  const Language& t = m_around.language;
  wxFileDialog dialog(this, wx_text(t.text("Import files")), {}, {},
                      wx_text(t.text("All files")) + "|*",
                      wxFD_OPEN | wxFD_FILE_MUST_EXIST | wxFD_MULTIPLE);
  if (dialog.ShowModal() != wxID_OK) return;
  wxArrayString paths;
  dialog.GetPaths(paths);
  std::vector<std::string> files;
  for (const auto& path : paths) files.push_back(path.utf8_string());
  look_at(std::move(files));
}

void ChannelsPage::look_at(std::vector<std::string> files) {
  if (m_import->presenter().busy()) return;
  m_book->SetSelection(book_import);
  m_import->presenter().look_at(std::move(files));
}

bool ChannelsPage::importing() const { return m_book->GetSelection() == book_import; }

void ChannelsPage::leave_import() {
  m_import->presenter().leave();
  m_book->SetSelection(book_batches);
  m_batches->refresh();
  m_batches->take_focus();
}

void ChannelsPage::show(const PageState& wanted) {
  if (!std::holds_alternative<ChannelsPageState>(wanted) || m_import->presenter().busy()) return;
  m_book->SetSelection(book_batches);
  m_batches->show(wanted);
}

void ChannelsPage::take_focus() {
  if (importing()) {
    m_import->rows()->SetFocus();
  } else {
    m_batches->take_focus();
  }
}

void ChannelsPage::set_dense(bool dense) {
  m_batches->set_dense(dense);
  m_import->set_dense(dense);
}

void ChannelsPage::remember() {
  m_batches->remember();
  m_import->remember();
}

}  // namespace kontor::gui
