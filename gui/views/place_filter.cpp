#include "gui/views/place_filter.h"

#include <algorithm>
#include <utility>

#include "gui/widgets/space.h"

namespace kontor::gui {

void PlaceFilter::hold(wxChoice* choice, const std::string& all,
                       std::function<void(LocationId)> choose) {
  m_choice = choice;
  m_all = all;
  m_choice->Bind(wxEVT_CHOICE, [this, choose = std::move(choose)](wxCommandEvent& event) {
    choose(m_listed.at(static_cast<std::size_t>(event.GetSelection())));
  });
}

bool PlaceFilter::fill(const std::vector<company::Location>& places, LocationId chosen) {
  std::vector<LocationId> ids{LocationId()};
  for (const auto& place : places) ids.push_back(place.id);
  const bool others = ids != m_listed;
  if (others) {
    m_listed = std::move(ids);
    m_choice->Clear();
    m_choice->Append(wx_text(m_all));
    for (const auto& place : places) m_choice->Append(wx_text(place.name));
    m_choice->InvalidateBestSize();
  }
  const auto at = std::ranges::find(m_listed, chosen);
  m_choice->SetSelection(at == m_listed.end() ? 0 : static_cast<int>(at - m_listed.begin()));
  return others;
}

}  // namespace kontor::gui
