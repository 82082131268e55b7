#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/company/company.h"
#include "gui/presenters/books_choice.h"
#include "gui/presenters/period.h"

namespace kontor::gui {

/// What a person asks of a report; each report takes its part of it.
struct ReportChoice {
  Period period;
  EntityId entity;  ///< none: all; so is location
  Side side;
  LocationId location;
  std::int64_t batch = 0;  ///< number of an import; 0: the last
  bool operator==(const ReportChoice&) const = default;
};

/// An import that a report may be of.
struct NamedImport {
  std::int64_t number = 0;
  std::string name;  ///< "7 · shopify-orders · orders.csv"
};

/// What the fields of a report offer.
struct ReportFacts {
  std::vector<company::Entity> entities;
  std::vector<company::Channel> channels;
  std::vector<company::Location> locations;
  std::vector<NamedImport> imports;  ///< the newest first
};

/// What the page of reports shows: all of them, the result of one, or its pages.
enum class ReportsView { list, result, pages };
struct ReportsPageState {
  ReportsView view = ReportsView::list;
  std::string report;  ///< its id; empty for the list
  ReportChoice choice;
  bool operator==(const ReportsPageState&) const = default;
};

}  // namespace kontor::gui
