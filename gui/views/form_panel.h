#pragma once

#include <wx/button.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "gui/presenters/form_presenter.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/busy_bar.h"
#include "gui/widgets/info_row.h"

namespace kontor::gui {

/// A form: labels beside fields, a hint or what is wrong below each, saving and taking back. Enter
/// saves, Esc takes back what was typed.
class FormPanel : public wxScrolledWindow, public FormView {
 public:
  /// Where labels stand: beside their fields where there is room, above them where there is not.
  enum class Labels { beside, above };

  /// `id`: the controls' ids begin with it. `form` outlives the panel. `foot` holds and lays out
  /// the buttons; without one they stand below the fields.
  FormPanel(wxWindow* parent, Surroundings around, BusyBar& busy, FormPresenter& form,
            std::string id, const std::string& name, Labels labels, wxWindow* foot = nullptr);
  ~FormPanel() override { DestroyChildren(); }

  void show_form() override;
  /// The control of a field; null while the form has none of this id.
  wxWindow* control(const std::string& field) const;
  wxButton* save_button() const { return m_save; }
  wxButton* revert_button() const { return m_revert; }
  InfoRow* info() const { return m_info; }
  void focus_first();
  /// Pixels down to the end of what is shown now; 0 while the fields are on their way.
  int height_needed() const;
  /// What is shown has changed, and with it perhaps its height.
  std::function<void()> on_shown;

 private:
  struct Row {
    FormField::Kind kind = FormField::Kind::text;
    wxStaticText* label = nullptr;
    wxWindow* control = nullptr;
    wxStaticText* note = nullptr;  ///< hint, or what is wrong
  };
  wxButton* make_button(wxWindow* foot, const std::string& of, const std::string& label);
  bool same_fields() const;
  void build();
  void add_row(const FormField& field);
  wxWindow* make_control(const FormField& field);
  void fill(const FormField& field, Row& row);
  int note_width() const;
  void on_key(wxKeyEvent& event);

  Surroundings m_around;
  BusyBar& m_busy;
  FormPresenter& m_form;
  std::string m_id;
  Labels m_labels;
  wxStaticText* m_title = nullptr;
  wxPanel* m_place = nullptr;  ///< of the fields
  wxFlexGridSizer* m_grid = nullptr;
  InfoRow* m_info = nullptr;
  wxButton* m_save = nullptr;
  wxButton* m_revert = nullptr;
  std::vector<std::pair<std::string, Row>> m_rows;
  std::vector<FormField> m_built;
  bool m_filling = false;
};

}  // namespace kontor::gui
