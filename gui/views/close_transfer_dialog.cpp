#include "gui/views/close_transfer_dialog.h"

namespace kontor::gui {

namespace {

constexpr int close_form_width = 460;
constexpr int close_form_height = 360;

}  // namespace

CloseTransferDialog::CloseTransferDialog(wxWindow* parent, const Surroundings& around,
                                         BusyBar& busy, std::shared_ptr<OpenBook> book,
                                         const std::string& number)
    : FormDialog(parent, around,
                 {"transfer-closing", around.language.text("Close transfer"), close_form_width,
                  close_form_height}),
      m_form(std::move(book), around.executor, around.language, number) {
  m_form.on_saved = [this] { end(m_form.done()); };
  m_form.on_dropped = [this] { end({}); };
  build(busy, m_form);
  m_form.load();
  panel()->focus_first();
}

void CloseTransferDialog::end(const std::string& done) {
  if (leave() && on_close) GetParent()->CallAfter([told = on_close, done] { told(done); });
}

}  // namespace kontor::gui
