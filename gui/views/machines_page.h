#pragma once

#include <wx/button.h>

#include <memory>

#include "gui/presenters/machines_presenter.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// The machines that PINs are good on.
class MachinesPage : public ListPage {
 public:
  MachinesPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
               bool dense);
  ~MachinesPage() override { DestroyChildren(); }

  MachinesPresenter& presenter() { return m_presenter; }
  wxButton* enrol_button() const { return m_enrol; }
  wxButton* code_button() const { return m_code; }
  wxButton* revoke_button() const { return m_revoke; }

  PageState state() override { return {}; }
  void show(const PageState&) override {}

 private:
  void add_filters(const Language& t) override;
  void fill_filters() override;
  void show_row(std::size_t) override { fill_filters(); }
  StatePanel::Content empty_content() override;
  void show_act();
  void ask_code();
  void revoke();

  MachinesPresenter m_presenter;
  wxButton* m_enrol = nullptr;
  wxButton* m_code = nullptr;
  wxButton* m_revoke = nullptr;
};

}  // namespace kontor::gui
