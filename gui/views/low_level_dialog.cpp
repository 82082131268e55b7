#include "gui/views/low_level_dialog.h"

namespace kontor::gui {

namespace {

constexpr int form_width = 440;
constexpr int form_height = 370;

}  // namespace

LowLevelDialog::LowLevelDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                               std::shared_ptr<OpenBook> book, std::vector<stock::PoolRow> products,
                               std::vector<company::Location> places, LocationId place)
    : FormDialog(parent, around,
                 {"low-level", around.language.text("Low-stock level"), form_width, form_height}),
      m_form(std::move(book), around.executor, around.language, std::move(products),
             std::move(places), place) {
  m_form.on_saved = [this] { end(true); };
  m_form.on_dropped = [this] { end(false); };
  build(busy, m_form);
  panel()->focus_first();
}

void LowLevelDialog::end(bool set) {
  if (leave() && on_close) on_close(set);
}

}  // namespace kontor::gui
