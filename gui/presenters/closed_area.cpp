#include "gui/presenters/closed_area.h"

#include <array>

namespace kontor::gui {

namespace {

using enum company::Permission;

constexpr std::array orders_rights{read_orders};
constexpr std::array stock_rights{read_stock};
constexpr std::array customers_rights{read_customers};
constexpr std::array team_rights{read_staff};
constexpr std::array books_rights{read_ledger, read_cost};
constexpr std::array channels_rights{import_files};
constexpr std::array setup_rights{edit_company};

}  // namespace

std::span<const company::Permission> rights_of(Area area) {
  switch (area) {
    case Area::today:
    case Area::orders:
      return orders_rights;
    case Area::stock:
      return stock_rights;
    case Area::customers:
      return customers_rights;
    case Area::team:
      return team_rights;
    case Area::books:
      return books_rights;
    case Area::channels:
      return channels_rights;
    case Area::reports:
      return {};  // each report asks for its own
    case Area::setup:
      return setup_rights;
  }
  return {};
}

std::optional<Refusal> closed(Area area, const company::Actor& actor) {
  for (const auto right : rights_of(area))
    if (auto refusal = company::refused(actor, right)) return refusal;
  return std::nullopt;
}

}  // namespace kontor::gui
