#pragma once

#include <wx/choice.h>

#include <functional>
#include <string>
#include <vector>

#include "gui/presenters/listed_places.h"

namespace kontor::gui {

/// The choice of a place above a list.
class PlaceFilter {
 public:
  /// `all` is what the choice of none is called; `choose` is told what a person chose.
  void hold(wxChoice* choice, const std::string& all, std::function<void(LocationId)> choose);
  /// Shows these places and which of them is chosen. True where they became others: the choice may
  /// be wider now.
  bool fill(const std::vector<company::Location>& places, LocationId chosen);

 private:
  wxChoice* m_choice = nullptr;
  std::string m_all;
  std::vector<LocationId> m_listed;
};

}  // namespace kontor::gui
