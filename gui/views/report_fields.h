#pragma once

#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/sizer.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "gui/presenters/report_presenter.h"
#include "gui/views/ledger_filters.h"

namespace kontor::gui {

/// What a report asks for, a labelled field each; fields that the report does not take are not
/// there.
class ReportFields : public wxPanel {
 public:
  ReportFields(wxWindow* parent, const Language& language,
               std::function<void(const ReportChoice&)> changed);

  /// The fields of the presenter's report, with what the book offers and what is chosen.
  void fill(const ReportPresenter& presenter);
  wxChoice* period() const { return m_period; }
  DayField* from() const { return m_from; }
  DayField* to() const { return m_to; }
  wxChoice* entity() const { return m_entity; }
  wxChoice* side() const { return m_side; }
  wxChoice* location() const { return m_location; }
  wxChoice* import() const { return m_import; }
  bool any_shown() const;

 private:
  /// A field below its label; both come and go together.
  wxSizer* below_label(const std::string& id, const std::string& label,
                       const std::function<wxWindow*()>& make);
  wxChoice* add_choice(const std::string& id, const std::string& label,
                       const std::function<void(std::size_t)>& chosen);
  DayField* add_day(const std::string& id, const std::string& label);
  void show_field(wxWindow* field, bool shown);
  void fill_sides(const ReportPresenter& presenter);
  void choose_days();
  void tell() { m_changed(m_chosen); }

  Language m_language;
  std::function<void(const ReportChoice&)> m_changed;
  ReportChoice m_chosen;
  BusinessDate m_today;
  std::vector<EntityId> m_entities;
  std::vector<Side> m_sides;
  std::vector<LocationId> m_locations;
  std::vector<std::int64_t> m_imports;
  wxSizer* m_row = nullptr;
  std::map<wxWindow*, wxSizer*> m_parts;  ///< a field with its label
  wxChoice* m_period = nullptr;
  DayField* m_from = nullptr;
  DayField* m_to = nullptr;
  wxChoice* m_entity = nullptr;
  wxChoice* m_side = nullptr;
  wxChoice* m_location = nullptr;
  wxChoice* m_import = nullptr;
};

}  // namespace kontor::gui
