#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kontor::test {

/// A row of a CSV file by column name; columns that it does not name are empty.
using FileRow = std::map<std::string, std::string>;

/// June 2026 of a lamp shop on Shopify, as the channel exports it. The orders stand three times: as
/// they were on the 15th, as they are at the month's end, some of them edited and refunded, and as
/// they were on the 10th of July.
struct MonthFiles {
  std::filesystem::path products, inventory, orders_mid, orders, orders_later, payments, payouts,
      bank;
};

/// Writes the files with all columns of the channel's own exports.
MonthFiles write_month(const std::filesystem::path& dir);

}  // namespace kontor::test
