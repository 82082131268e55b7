#pragma once

#include <string>

#include "app/demo/till_sales.h"

namespace kontor::app::demo {

/// The two files of a shop's Square account for one year.
std::string square_items_csv(const Shop& shop, const TillBooks& books, int year);
std::string square_transactions_csv(const Shop& shop, const TillBooks& books, int year);

}  // namespace kontor::app::demo
