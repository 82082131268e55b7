#include "gui/views/folder_panel.h"

#include <wx/dirdlg.h>

#include "gui/widgets/gtk_platform.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

namespace {

enum FolderBook : std::size_t { folder_book_empty, folder_book_list };

}  // namespace

FolderPanel::FolderPanel(wxWindow* parent, Surroundings around, FolderPresenter& presenter)
    : wxPanel(parent), m_around(around), m_presenter(presenter) {
  const Language& t = m_around.language;
  set_access(this, "folder-page", wx_text(t.text("Watched folder")));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(make_head(t), 0, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_info = new InfoRow(this, "folder-info");
  column->Add(m_info, 0, wxEXPAND | wxBOTTOM, space(this, Space::inside));
  m_book = new wxSimplebook(this);
  set_access(m_book, "folder-book", wx_text(t.text("Watched folder")));
  m_empty = new StatePanel(m_book, "folder-state");
  m_book->AddPage(m_empty, {});
  m_list = new VirtualList(m_book, m_presenter.rows(),
                           {"folder-list", t.text("What came out of the folder"),
                            t.text("Nothing came yet. Each file that is put into the folder is "
                                   "taken in and listed here.")},
                           m_around.settings);
  m_list->on_open = [this] {
    const auto row = m_list->chosen_row();
    const std::int64_t batch = row ? m_presenter.batch_of(*row) : 0;
    if (batch != 0 && on_batch) on_batch(batch);
  };
  m_book->AddPage(m_list, {});
  column->Add(m_book, 1, wxEXPAND);
  column->AddSpacer(space(this, Space::inside));
  m_footer = body_text(this, {}, "folder-footer", Tone::dimmed);
  column->Add(m_footer, 0, wxEXPAND);
  auto* margin = new wxBoxSizer(wxVERTICAL);
  margin->Add(column, 1, wxEXPAND | wxALL, space(this, Space::group));
  SetSizer(margin);
}

wxSizer* FolderPanel::make_head(const Language& t) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  m_summary = body_text(this, {}, "folder-summary");
  row->Add(m_summary, 1, wxALIGN_CENTRE_VERTICAL);
  row->AddSpacer(space(this, Space::group));
  const auto button = [&](const std::string& id, const std::string& label) {
    auto* made = new wxButton(this, wxID_ANY, wx_text(label));
    set_access(made, id, wx_text(label));
    return made;
  };
  m_choose = button("folder-choose", t.text("Choose a folder..."));
  row->Add(m_choose, 0);
  row->AddSpacer(space(this, Space::inside));
  m_watch = button("folder-watch", t.text("Stop watching"));
  row->Add(m_watch, 0);
  // After this event: an assistive tool that caused it waits for its end.
  m_choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { ask_folder(); }); });
  m_watch->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (m_presenter.watching()) {
      m_presenter.stop();
    } else {
      m_presenter.watch(m_presenter.folder());
    }
  });
  return row;
}

void FolderPanel::ask_folder() {
  wxDirDialog dialog(this, wx_text(m_around.language.text("Folder into which files come")),
                     wx_text(m_presenter.folder()), wxDD_DEFAULT_STYLE | wxDD_DIR_MUST_EXIST);
  if (dialog.ShowModal() == wxID_OK) m_presenter.watch(dialog.GetPath().utf8_string());
}

void FolderPanel::show_folder() {
  const Language& t = m_around.language;
  const bool known = !m_presenter.folder().empty();
  if (m_presenter.said().empty()) {
    m_info->clear();
  } else {
    m_info->say(m_presenter.said_tone(), m_presenter.said());
  }
  set_label(m_summary, m_presenter.summary());
  m_summary->SetToolTip(wx_text(m_presenter.summary()));
  set_label(m_footer, m_presenter.footer());
  m_choose->Show(known);
  m_watch->Show(known);
  const std::string act = m_presenter.watching() ? t.text("Stop watching") : t.text("Watch again");
  m_watch->SetLabel(wx_text(act));
  set_access(m_watch, "folder-watch", wx_text(act));
  if (!known && m_empty->content().title.empty()) {
    m_empty->show({"folder-open-symbolic", t.text("No folder is watched"),
                   t.text("Choose the folder into which your channels or your till put their "
                          "files: each one that comes is recognised and taken in once, as long "
                          "as this window is open."),
                   t.text("Choose a folder..."), [this] { CallAfter([this] { ask_folder(); }); }});
  }
  m_book->SetSelection(known ? folder_book_list : folder_book_empty);
  m_list->show_rows();
  Layout();
}

void FolderPanel::take_focus() {
  if (m_presenter.folder().empty()) {
    m_empty->button()->SetFocus();
  } else {
    m_list->SetFocus();
  }
}

}  // namespace kontor::gui
