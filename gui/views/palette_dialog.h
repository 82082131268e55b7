#pragma once

#include <wx/dialog.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <memory>
#include <optional>

#include "gui/presenters/palette_presenter.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// One field and what it finds below it: commands, areas, things of the book. The focus stays in
/// the field; arrows choose, Enter goes there, Esc closes.
class PaletteDialog : public wxDialog, public PaletteView {
 public:
  PaletteDialog(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                PaletteSources sources, PalettePresenter::Commands commands);
  ~PaletteDialog() override { DestroyChildren(); }  // they read m_presenter

  void show_palette() override;

  PalettePresenter& presenter() { return m_presenter; }
  wxTextCtrl* field() const { return m_field; }
  VirtualList* list() const { return m_list; }
  /// Goes to the chosen row, or runs it.
  void take();
  void move(int by);

  /// The dialog is gone when it is called; none: nothing was chosen.
  std::function<void(const PaletteRow*)> on_done;

 private:
  void on_key(wxKeyEvent& event);
  void end(const PaletteRow* row);

  PalettePresenter m_presenter;
  wxTextCtrl* m_field = nullptr;
  VirtualList* m_list = nullptr;
  wxStaticText* m_sentence = nullptr;
  std::optional<PaletteRow> m_chosen;  ///< by arrows; stays chosen when more is found
  bool m_ended = false;
};

}  // namespace kontor::gui
