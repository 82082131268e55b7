#pragma once

#include <wx/choice.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/books_choice.h"
#include "gui/widgets/space.h"

namespace kontor::gui {

/// A day to type, as 2026-10-31; what is no day stays, in the colour of a problem.
class DayField : public wxTextCtrl {
 public:
  DayField(wxWindow* parent, const std::string& id, const std::string& name, const Language& t,
           std::function<void()> changed);

  std::optional<BusinessDate> day() const;
  void set_day(const std::optional<BusinessDate>& day);
  /// Nothing, or a day.
  bool good() const;

 private:
  void typed();
  std::function<void()> m_changed;
  wxString m_told;  ///< as `changed` was last told of it
};

/// The controls that choose it, the same on every page of the books.
class LedgerFilters {
 public:
  using Add = std::function<void(wxWindow*, Space before)>;
  using AddDay = std::function<void(wxWindow*)>;

  /// Makes the controls on `parent` and hands each to `add`, the first and last day of a period to
  /// `add_day`: they are there only while a period is typed. `changed`: a person chose otherwise.
  LedgerFilters(wxWindow* parent, const Language& t, const std::string& id, const Add& add,
                const AddDay& add_day, std::function<void(const LedgerPart&)> changed);

  /// The controls offer what the book has and show what is chosen.
  void fill(const BooksFacts& facts, const LedgerPart& chosen, BusinessDate today);
  wxChoice* side() const { return m_side; }
  wxChoice* period() const { return m_period; }
  DayField* from() const { return m_from; }
  DayField* to() const { return m_to; }
  const LedgerPart& chosen() const { return m_chosen; }

 private:
  void choose(LedgerPart part);
  void choose_days();
  void show_days();

  Language m_language;
  std::function<void(const LedgerPart&)> m_changed;
  LedgerPart m_chosen;
  BusinessDate m_today;
  std::vector<EntityId> m_entities;
  std::vector<Side> m_sides;
  wxWindow* m_parent;
  wxStaticText* m_entity_label;
  wxStaticText* m_from_label;
  wxStaticText* m_to_label;
  wxChoice* m_entity;
  wxChoice* m_side;
  wxChoice* m_period;
  DayField* m_from;
  DayField* m_to;
};

/// Fills a choice anew where its items are others. It is as wide as the longest of them, up to a
/// limit that leaves room for its neighbours. True when its width may be another one.
bool fill_choice(wxChoice* choice, const std::vector<std::string>& items);

}  // namespace kontor::gui
