#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/company/company.h"
#include "gui/presenters/language.h"
#include "gui/presenters/list_presenter.h"

namespace kontor::gui {

/// The places of a list of what lies or happens at places: what all are called, which of them
/// somebody may see, and which one the list was narrowed to.
struct ListedPlaces {
  std::vector<company::Location> seen;          ///< in the book's order
  std::map<LocationId, company::Location> all;  ///< whoever may see them
  LocationId narrowed;                          ///< none: all that are seen

  const company::Location* find(LocationId place) const;
  std::string name(LocationId place) const;  ///< empty where it is not known
  std::string code(LocationId place) const;
  /// Whether a list that is narrowed to `place` was narrowed by choice: whoever sees one place
  /// only has none.
  bool chosen(LocationId place) const;
  /// Adds "Place: North" where that is a choice; its id is "place".
  void add_chip(const Language& language, LocationId place, std::vector<FilterChip>& chips) const;
};

/// Whether anything was chosen; `choice` has a member `place`.
template <class Choice>
bool is_filtered(Choice choice, const ListedPlaces& places) {
  if (!places.chosen(choice.place)) choice.place = {};
  return !(choice == Choice());
}

}  // namespace kontor::gui
