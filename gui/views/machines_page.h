#pragma once

#include <memory>

#include "gui/presenters/machines_presenter.h"
#include "gui/views/revoking_page.h"

namespace kontor::gui {

/// The machines that PINs are good on.
class MachinesPage : public RevokingPage {
 public:
  MachinesPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
               bool dense);
  ~MachinesPage() override { DestroyChildren(); }

  MachinesPresenter& presenter() { return m_presenter; }
  wxButton* enrol_button() const { return m_enrol; }
  wxButton* code_button() const { return m_code; }

 private:
  void add_filters(const Language& t) override;
  void fill_acts() override;
  StatePanel::Content empty_content() override;
  void show_act() override;
  void ask_code();

  MachinesPresenter m_presenter;
  wxButton* m_enrol = nullptr;
  wxButton* m_code = nullptr;
};

}  // namespace kontor::gui
