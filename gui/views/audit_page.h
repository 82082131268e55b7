#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>

#include <memory>

#include "gui/presenters/audit_presenter.h"
#include "gui/views/ledger_filters.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// One row of the audit below the list: its fields before and after, and what is known of it.
class AuditCardPanel : public DetailPanel {
 public:
  AuditCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~AuditCardPanel() override { DestroyChildren(); }  // they read m_card

  AuditCard& card() { return m_card; }

 private:
  Detail& detail() override { return m_card; }

  AuditCard m_card;
};

/// Who did what.
class AuditPage : public ListPage {
 public:
  AuditPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
            const AuditChoice& choice, std::int64_t row, bool dense);
  ~AuditPage() override { DestroyChildren(); }  // they read m_presenter

  AuditPresenter& presenter() { return m_presenter; }
  AuditCardPanel* card() {
    need_detail();
    return m_card;
  }
  wxChoice* subject() const { return m_subject; }
  wxChoice* actor() const { return m_actor; }
  wxChoice* period() const { return m_period; }
  wxCheckBox* postings() const { return m_postings; }
  PageState state() override { return {}; }
  void show(const PageState&) override {}
  void show_acts(const AuditChoice& choice, std::int64_t row);
  void show_act(std::int64_t seq);
  /// The row below the list; 0: no detail is open.
  std::int64_t shown() { return detail().shown(); }

 private:
  void add_filters(const Language& t) override;
  void add_periods(const Language& t);
  void fill_filters() override;
  DetailPanel* make_detail(wxWindow* parent) override;
  Detail& detail() override {
    return m_card ? static_cast<Detail&>(m_card->card()) : ListPage::detail();
  }
  void show_row(std::size_t row) override;
  std::optional<std::size_t> shown_row() override;
  StatePanel::Content empty_content() override;
  BusinessDate today() const;
  void choose_days();
  void show_days();

  std::shared_ptr<OpenBook> m_open;
  AuditPresenter m_presenter;
  wxChoice* m_subject = nullptr;
  wxChoice* m_actor = nullptr;
  wxChoice* m_machine = nullptr;
  wxChoice* m_period = nullptr;
  wxCheckBox* m_postings = nullptr;
  wxStaticText* m_from_label = nullptr;
  wxStaticText* m_to_label = nullptr;
  DayField* m_from = nullptr;
  DayField* m_to = nullptr;
  std::vector<EmployeeId> m_actors;     ///< as the filter shows them
  std::vector<std::string> m_machines;  ///< the same
  std::vector<std::string> m_subjects;
  AuditCardPanel* m_card = nullptr;
};

}  // namespace kontor::gui
