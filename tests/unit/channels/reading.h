#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <variant>
#include <vector>

#include "channels/profile.h"

namespace kontor::test {

/// All records of a source, by kind.
struct Records {
  std::vector<intake::IncomingProduct> products;
  std::vector<intake::IncomingStock> stock;
  std::vector<intake::IncomingOrder> orders;
  std::vector<intake::IncomingCustomer> customers;
  std::vector<intake::IncomingSettled> settled;
  std::vector<intake::IncomingPayout> payouts;
  std::vector<intake::IncomingBankLine> bank_lines;
  std::vector<intake::RowRefusal> refused;
  std::vector<std::size_t> kinds;  ///< index of the variant, in the order of delivery
};

inline Records read_all(intake::RecordSource& source) {
  Records all;
  while (auto item = source.next()) {
    all.kinds.push_back(item->what.index());
    if (auto* p = std::get_if<intake::IncomingProduct>(&item->what)) all.products.push_back(*p);
    if (auto* s = std::get_if<intake::IncomingStock>(&item->what)) all.stock.push_back(*s);
    if (auto* o = std::get_if<intake::IncomingOrder>(&item->what)) all.orders.push_back(*o);
    if (auto* c = std::get_if<intake::IncomingCustomer>(&item->what)) all.customers.push_back(*c);
    if (auto* t = std::get_if<intake::IncomingSettled>(&item->what)) all.settled.push_back(*t);
    if (auto* p = std::get_if<intake::IncomingPayout>(&item->what)) all.payouts.push_back(*p);
    if (auto* b = std::get_if<intake::IncomingBankLine>(&item->what)) all.bank_lines.push_back(*b);
    if (auto* r = std::get_if<intake::RowRefusal>(&item->what)) all.refused.push_back(*r);
  }
  return all;
}

/// "code name=value name=value".
inline std::string shown(const Refusal& refusal) {
  std::string text(name_of(refusal.code));
  for (const auto& [name, value] : refusal.args) text += " " + name + "=" + value;
  return text;
}

/// The file-level refusal of a text as this profile sees it, opened or read; "" when none.
inline std::string file_problem(std::string_view profile, std::string text,
                                const std::string& name = "test.csv") {
  std::vector<channels::Input> inputs;
  inputs.push_back(channels::memory_input(name, std::move(text)));
  const auto found = channels::find_profile(profile);
  BOOST_REQUIRE(bool(found));
  auto opened = (*found)->open(std::move(inputs), {});
  if (!opened) return shown(opened.refusal());
  read_all(*opened->source);
  return opened->source->problem() ? shown(*opened->source->problem()) : "";
}

/// The records of one text; fails the test when the file is wrong as a whole.
inline Records read_text(std::string_view profile, std::string text,
                         const channels::ProfileOptions& options = {}) {
  std::vector<channels::Input> inputs;
  inputs.push_back(channels::memory_input("test.csv", std::move(text)));
  const auto found = channels::find_profile(profile);
  BOOST_REQUIRE(bool(found));
  auto opened = (*found)->open(std::move(inputs), options);
  BOOST_REQUIRE_EQUAL(opened ? "" : shown(opened.refusal()), "");
  Records all = read_all(*opened->source);
  const auto& problem = opened->source->problem();
  BOOST_REQUIRE_EQUAL(problem ? shown(*problem) : "", "");
  return all;
}

/// The order, product or count that the test expects to be the only record.
template <class Record>
const Record& only(const std::vector<Record>& records) {
  BOOST_REQUIRE_EQUAL(records.size(), 1U);
  return records.front();
}

}  // namespace kontor::test
