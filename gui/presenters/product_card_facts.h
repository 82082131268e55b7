#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/product_card.h"

namespace kontor::gui {

/// So many days stand in the chart of what was on hand.
inline constexpr int product_card_days = 365;

/// What the card of a product reads.
struct ProductCard::Facts {
  std::optional<catalog::Product> product;
  std::vector<company::Location> places;
  std::vector<company::Entity> entities;
  std::vector<LocationId> costs_at;  ///< where this person may see what goods cost
  std::string stock_account;         ///< its code
  books::ProductValuePage entries;
  std::vector<stock::Level> levels;
  std::vector<stock::ProductZone> zones;
  std::vector<goods::BundlePartView> parts;  ///< of a bundle
  stock::MovementPage movements;
  std::vector<company::Channel> channels;
  std::vector<stock::ChannelUnits> units;
  stock::OnHandDays days;
  std::vector<stock::LotRow> lots;
  BusinessDate today;
};

}  // namespace kontor::gui
