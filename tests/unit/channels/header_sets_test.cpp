// Every header set that channels are known to write, in any order of its columns, is recognised as
// the profile that it is; sets of other programs are not taken for one.

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <random>

#include "channels/profile.h"
#include "formats/delimited/header.h"
#include "tests/support/real_data.h"

namespace kontor::channels::header_sets_test {

namespace {

struct HeaderSet {
  std::string format;
  std::vector<std::string> columns;
};

/// What the beginning of a format's name says of its profile; the longest beginning counts.
struct Known {
  std::string_view beginning;
  std::string_view profile;
};
constexpr std::array<Known, 17> known_sets{{
    {"shopify.orders.", "shopify-orders"},
    {"shopify.customers.", "shopify-customers"},
    {"shopify.products.", "shopify-products"},
    {"shopify.inventory.", "shopify-inventory"},
    {"shopify.payment_transactions.", "shopify-payments"},
    {"shopify.payouts", "shopify-payouts"},
    {"woocommerce.products", "woocommerce-products"},
    {"amazon.SettlementFlatFile", "amazon-settlement"},
    {"amazon.SettlementFlatFileV2", "amazon-settlement"},
    {"amazon.FbaSalesAllByLastUpdateFlatFile", "amazon-all-orders"},
    {"amazon.TrackingByOrderDateFlatFile", "amazon-all-orders"},
    {"amazon.FbaInventory (", "amazon-fba-inventory"},
    {"amazon.FbaReturns", "amazon-fba-returns"},
    {"etsy.SoldOrders.", "etsy-orders"},
    {"etsy.SoldOrderItems", "etsy-items"},
    {"square.items.", "square-items"},
    {"square.transactions.", "square-transactions"},
}};

std::string expected_profile(const HeaderSet& set) {
  for (const Known& known : known_sets) {
    if (set.format.starts_with(known.beginning)) return std::string(known.profile);
  }
  return "none";
}

std::filesystem::path sets_file() {
  return *kontor::test::data_dir() / ".." / "channel-headers.tsv";
}

/// The file of header sets lies beside the data.
const kontor::test::RealData has_headers("../channel-headers.tsv");

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(by, at);
    parts.emplace_back(formats::trim_blanks(text.substr(at, end - at)));
    if (end == std::string::npos) return parts;
    at = end + by.size();
  }
}

/// Rows of format, delimiter, count, source and columns.
std::vector<HeaderSet> header_sets() {
  std::vector<HeaderSet> sets;
  std::ifstream file(sets_file());
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = split(line, "\t");
    if (cells.size() < 5) continue;
    sets.push_back({cells[0], split(cells[4], " | ")});
  }
  return sets;
}

std::string recognised(const std::vector<std::string>& columns) {
  formats::Row row;
  row.cells = columns;
  const auto proposal = recognise_header(formats::Header(row));
  if (!proposal) return "none";
  return proposal->mapping.empty() ? std::string(proposal->profile->name()) : proposal->mapping;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(channels_header_sets)

BOOST_AUTO_TEST_CASE(every_known_header_in_any_order,
                     *boost::unit_test::precondition(has_headers)) {
  const std::vector<HeaderSet> sets = header_sets();
  BOOST_TEST(sets.size() > 40U);
  std::size_t ours = 0;
  std::minstd_rand chance(20261122);
  for (const HeaderSet& set : sets) {
    const std::string expected = expected_profile(set);
    ours += expected == "none" ? 0 : 1;
    std::vector<std::string> columns = set.columns;
    for (int order = 0; order < 4; ++order) {
      BOOST_TEST_CONTEXT(set.format << ", order " << order) {
        BOOST_TEST(recognised(columns) == expected);
      }
      std::shuffle(columns.begin(), columns.end(), chance);
    }
  }
  BOOST_TEST(ours >= known_sets.size());
}

BOOST_AUTO_TEST_CASE(a_header_without_one_needed_column_is_not_taken,
                     *boost::unit_test::precondition(has_headers)) {
  for (const HeaderSet& set : header_sets()) {
    if (expected_profile(set) == "none") continue;
    std::vector<std::string> columns(set.columns.begin(), set.columns.begin() + 1);
    BOOST_TEST_CONTEXT(set.format) { BOOST_TEST(recognised(columns) == "none"); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::channels::header_sets_test
