#include "gui/presenters/listed_places.h"

namespace kontor::gui {

const company::Location* ListedPlaces::find(LocationId place) const {
  const auto found = all.find(place);
  return found == all.end() ? nullptr : &found->second;
}

std::string ListedPlaces::name(LocationId place) const {
  const auto* found = find(place);
  return found ? found->name : std::string();
}

std::string ListedPlaces::code(LocationId place) const {
  const auto* found = find(place);
  return found ? found->code : std::string();
}

bool ListedPlaces::chosen(LocationId place) const {
  return place && !(seen.size() == 1 && seen.front().id == place);
}

void ListedPlaces::add_chip(const Language& t, LocationId place,
                            std::vector<FilterChip>& chips) const {
  if (chosen(place)) chips.push_back({"place", t.text("Place: {name}", {{"name", name(place)}})});
}

}  // namespace kontor::gui
