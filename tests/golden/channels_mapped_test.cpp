// The shipped mappings on the sets they are for, against the truths in the data folder's README.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "tests/golden/read_set.h"

namespace {

using kontor::intake::IncomingLine;
using kontor::intake::IncomingOrder;
using kontor::intake::LineKind;
using kontor::test::read_set;
using kontor::test::RealData;
using kontor::test::Records;

std::vector<std::string> bikestores_files() {
  std::vector<std::string> files;
  for (const std::string table : {"stocks", "orders", "order_items", "brands", "categories",
                                  "customers", "products", "staffs", "stores"}) {
    files.push_back("bikestores/" + table + ".csv");
  }
  return files;
}

std::int64_t gross_minor(const IncomingOrder& order, const IncomingLine& line) {
  const auto price = kontor::UnitPrice::from_decimal(line.unit_price, order.currency);
  return kontor::line_amount(*price, line.quantity).minor;
}

std::int64_t net_minor(const IncomingOrder& order, const IncomingLine& line) {
  constexpr std::int64_t whole = 1'000'000;
  const std::int64_t rest = whole - line.discount_ppm.value_or(0);
  return kontor::mul_div_half_up(gross_minor(order, line), rest, whole);
}

const Records& online_retail() {
  static kontor::intake::SourceInfo info;
  static const Records all =
      read_set({"uci-online-retail/OnlineRetail_to_2011-06.csv.gz"}, "uci-online-retail", info);
  return all;
}

template <class Fn>
std::size_t count_lines(const Records& all, Fn&& wanted) {
  std::size_t count = 0;
  for (const IncomingOrder& order : all.orders) {
    for (const IncomingLine& line : order.lines) count += wanted(order, line) ? 1U : 0U;
  }
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(channels_mapped)

BOOST_AUTO_TEST_CASE(bikestores, *boost::unit_test::precondition(RealData("bikestores"))) {
  kontor::intake::SourceInfo info;
  const Records all = read_set(bikestores_files(), "bikestores", info);
  BOOST_TEST(info.mapping == "bikestores");
  BOOST_TEST(info.zone.value_or("") == "America/New_York");
  BOOST_TEST((info.currency && info.currency->code() == "USD"));
  BOOST_TEST(!info.recognise_at_order);
  BOOST_TEST(all.refused.size() == 0U);
  BOOST_TEST(all.products.size() == 321U);
  BOOST_TEST(all.stock.size() == 939U);
  BOOST_TEST(all.orders.size() == 1615U);
  BOOST_TEST(std::is_sorted(all.kinds.begin(), all.kinds.end()));  // products, stock, orders
  kontor::Quantity on_hand;
  for (const auto& stock : all.stock) on_hand = on_hand + stock.counted;
  BOOST_TEST(on_hand.to_decimal() == "13511");

  std::size_t lines = 0;
  std::int64_t net = 0;
  std::map<std::string, std::int64_t> by_location, by_employee, by_state;
  for (const IncomingOrder& order : all.orders) {
    for (const IncomingLine& line : order.lines) {
      ++lines;
      const std::int64_t amount = net_minor(order, line);
      net += amount;
      by_location[order.location] += amount;
      by_employee[order.employee] += amount;
      by_state[order.fulfilment_state] += amount;
      const bool dispatched = order.fulfilled.has_value();
      BOOST_TEST((line.fulfilled == (dispatched ? line.quantity : kontor::Quantity{})));
    }
    BOOST_TEST(order.cancelled.has_value() == (order.fulfilment_state == "rejected"));
    BOOST_TEST(order.fulfilled.has_value() == (order.fulfilment_state == "completed"));
    BOOST_TEST(order.buyer.identifies());
  }
  BOOST_TEST(lines == 4722U);
  BOOST_TEST(net == 768'910'971);
  BOOST_TEST(by_location["Santa Cruz Bikes"] == 160'582'156);
  BOOST_TEST(by_location["Baldwin Bikes"] == 521'574'664);
  BOOST_TEST(by_location["Rowlett Bikes"] == 86'754'151);
  BOOST_TEST(by_employee["Mireya Copeland"] == 75'253'501);
  BOOST_TEST(by_employee["Layla Terrell"] == 40'362'360);
  BOOST_TEST(by_state["completed"] == 666'260'914);
  BOOST_TEST(by_state["processing"] == 42'918'202);
  BOOST_TEST(by_state["pending"] == 38'873'926);
  BOOST_TEST(by_state["rejected"] == 20'857'929);
}

BOOST_AUTO_TEST_CASE(bikestores_first_records,
                     *boost::unit_test::precondition(RealData("bikestores"))) {
  kontor::intake::SourceInfo info;
  const Records all = read_set(bikestores_files(), "", info);  // recognised by the columns
  BOOST_TEST(info.mapping == "bikestores");
  BOOST_TEST(all.products.front().name == "Trek 820 - 2016");
  BOOST_TEST(all.products.front().vendor == "Trek");
  BOOST_TEST(all.products.front().code == "1");
  BOOST_TEST(all.stock.front().location == "Santa Cruz Bikes");
  const IncomingOrder& order = all.orders.front();
  BOOST_TEST(order.key == "1");
  BOOST_TEST(order.lines.size() == 5U);
  BOOST_TEST(order.employee == "Mireya Copeland");
  BOOST_TEST(order.buyer.channel_customer == "259");
  BOOST_TEST(order.placed.local.date.to_iso() == "2016-01-01");
  BOOST_TEST(order.fulfilled->local.date.to_iso() == "2016-01-03");
  BOOST_TEST(order.lines[0].code == "20");
  BOOST_TEST(order.lines[0].vendor == "Electra");
  BOOST_TEST(*order.lines[1].discount_ppm == 70'000);
}

BOOST_AUTO_TEST_CASE(bikestores_without_a_needed_file,
                     *boost::unit_test::precondition(RealData("bikestores"))) {
  const auto profile = kontor::channels::find_profile("mapped");
  const auto refusal_without = [&](const std::string& absent) {
    std::vector<std::filesystem::path> paths;
    for (const std::string& file : bikestores_files()) {
      if (file != "bikestores/" + absent + ".csv")
        paths.push_back(*kontor::test::data_dir() / file);
    }
    const auto opened = (*profile)->open(paths, {std::nullopt, "bikestores"});
    return opened ? std::string() : kontor::test::shown(opened.refusal());
  };
  BOOST_TEST(refusal_without("staffs") == "mapping_file_missing mapping=bikestores file=staffs");
  BOOST_TEST(refusal_without("order_items") ==
             "mapping_file_missing mapping=bikestores file=order_items");
  BOOST_TEST(refusal_without("categories") == "");
}

BOOST_AUTO_TEST_CASE(online_retail_documents,
                     *boost::unit_test::precondition(RealData("uci-online-retail"))) {
  const Records& all = online_retail();
  BOOST_TEST(all.refused.size() == 0U);
  BOOST_TEST(all.orders.size() == 12'795U);
  BOOST_TEST(count_lines(all, [](auto&, auto&) { return true; }) == 245'903U);
  std::int64_t total = 0;
  std::int64_t returns = 0;
  std::int64_t non_goods = 0;
  std::set<std::string> keys;
  for (const IncomingOrder& order : all.orders) {
    keys.insert(order.key);
    for (const IncomingLine& line : order.lines) {
      const std::int64_t amount = gross_minor(order, line);
      total += amount;
      if (order.key.starts_with('C')) returns += amount;
      const bool goods = line.kind == LineKind::goods || line.kind == LineKind::free_issue ||
                         line.kind == LineKind::write_off;
      if (!goods) non_goods += amount;
      BOOST_TEST((line.fulfilled == line.quantity));
    }
  }
  BOOST_TEST(keys.size() == 12'795U);
  BOOST_TEST(total == 439'795'076);
  BOOST_TEST(returns == -42'851'573);
  BOOST_TEST(non_goods == -6'400'910);
}

BOOST_AUTO_TEST_CASE(online_retail_traps,
                     *boost::unit_test::precondition(RealData("uci-online-retail"))) {
  const Records& all = online_retail();
  const auto kind_count = [&](LineKind kind) {
    return count_lines(all, [&](auto&, const IncomingLine& line) { return line.kind == kind; });
  };
  const auto zero_count = [&](bool negative) {
    return count_lines(all, [&](auto&, const IncomingLine& line) {
      return line.unit_price.mantissa == 0 && (line.quantity.milli < 0) == negative;
    });
  };
  BOOST_TEST(zero_count(true) == 758U);
  BOOST_TEST(zero_count(false) == 720U);
  const std::size_t non_goods = kind_count(LineKind::carriage) + kind_count(LineKind::fee) +
                                kind_count(LineKind::discount) + kind_count(LineKind::manual) +
                                kind_count(LineKind::sample) + kind_count(LineKind::voucher);
  BOOST_TEST(non_goods == 1'492U);
  BOOST_TEST(kind_count(LineKind::carriage) == 569U + 440U + 65U);
  BOOST_TEST(kind_count(LineKind::fee) == 38U);
  BOOST_TEST(kind_count(LineKind::discount) == 35U);
  BOOST_TEST(kind_count(LineKind::manual) == 272U);
  BOOST_TEST(kind_count(LineKind::sample) == 50U);
  BOOST_TEST(kind_count(LineKind::voucher) == 23U);
  // Five zero-price lines have a code of carriage or voucher and keep that kind.
  BOOST_TEST(kind_count(LineKind::write_off) + kind_count(LineKind::free_issue) == 1'478U - 5U);
  BOOST_TEST(count_lines(all, [](const IncomingOrder& order, auto&) {
               return order.key.starts_with('C');
             }) == 4'494U);
  BOOST_TEST(count_lines(all, [](const IncomingOrder& order, auto&) {
               return !order.buyer.identifies();
             }) == 69'014U);
}

BOOST_AUTO_TEST_CASE(online_retail_keeps_repeated_lines,
                     *boost::unit_test::precondition(RealData("uci-online-retail"))) {
  const Records& all = online_retail();
  std::size_t repeated = 0;
  for (const IncomingOrder& order : all.orders) {
    std::set<std::tuple<std::string, std::string, std::int64_t, std::int64_t, int>> seen;
    for (const IncomingLine& line : order.lines) {
      const bool is_new = seen.insert({line.sku, line.name, line.quantity.milli,
                                       line.unit_price.mantissa, line.unit_price.scale})
                              .second;
      repeated += is_new ? 0U : 1U;
    }
  }
  BOOST_TEST(repeated == 2'012U);
}

BOOST_AUTO_TEST_CASE(online_retail_joins_a_document_whose_rows_are_apart,
                     *boost::unit_test::precondition(RealData("uci-online-retail"))) {
  const Records& all = online_retail();
  const auto found = std::find_if(all.orders.begin(), all.orders.end(),
                                  [](const IncomingOrder& order) { return order.key == "542806"; });
  BOOST_REQUIRE(found != all.orders.end());
  const auto gap = std::adjacent_find(
      found->lines.begin(), found->lines.end(),
      [](const IncomingLine& a, const IncomingLine& b) { return b.row != a.row + 1; });
  BOOST_TEST((gap != found->lines.end()));
  BOOST_TEST(std::is_sorted(found->lines.begin(), found->lines.end(),
                            [](const auto& a, const auto& b) { return a.row < b.row; }));
}

BOOST_AUTO_TEST_SUITE_END()
