#pragma once

#include <string>
#include <vector>

namespace kontor::intake {

/// What files leave open for the mapping that is proposed for them: a person has to write one of
/// the choices at a place of the mapping.
struct MappingQuestion {
  enum class About { date_order, decimal_mark, tax };
  About about = About::date_order;
  std::string file, column;
  std::string path;  ///< in the mapping: "orders.placed.date"
  std::vector<std::string> choices;
};

}  // namespace kontor::intake
