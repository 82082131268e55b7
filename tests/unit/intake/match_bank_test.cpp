#include "domain/intake/match_bank.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

namespace kontor::test {
namespace {

using intake::BankExpected;
using intake::BankMatches;
using intake::BankSeen;
using intake::UnmatchedReason;

BankExpected payout(std::int64_t id, int day, const std::string& key = "k",
                    const std::string& reference = {}) {
  return {DocumentId(id), BusinessDate{day}, key, reference};
}

BankSeen bank_line(std::int64_t id, int day, const std::string& text = {}) {
  return {DocumentId(id), BusinessDate{day}, text};
}

/// The same in both orders of the lists.
BankMatches matched(std::vector<BankExpected> expected, std::vector<BankSeen> seen) {
  const BankMatches found = intake::match_bank(expected, seen);
  std::ranges::reverse(expected);
  std::ranges::reverse(seen);
  const BankMatches again = intake::match_bank(expected, seen);
  BOOST_TEST((found.paid_by == again.paid_by));
  BOOST_TEST((found.unmatched == again.unmatched));
  return found;
}

DocumentId paid_by(const BankMatches& m, std::int64_t line) {
  const auto found = m.paid_by.find(DocumentId(line));
  return found == m.paid_by.end() ? DocumentId() : found->second;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(match_bank_lines)

BOOST_AUTO_TEST_CASE(a_reference_is_certain_whatever_the_date) {
  const auto m = matched({payout(1, 100, "PO-12345"), payout(2, 101, "x", "REF 99/887")},
                         {bank_line(11, 130, "credit ref99887 shop"),
                          bank_line(12, 101, "TRANSFER po 123 45 THANKS")});
  BOOST_TEST((paid_by(m, 12) == DocumentId(1)));
  BOOST_TEST((paid_by(m, 11) == DocumentId(2)));
}

BOOST_AUTO_TEST_CASE(short_keys_are_no_reference) {
  const auto m = matched({payout(1, 100, "12")}, {bank_line(11, 120, "invoice 12")});
  BOOST_TEST(!paid_by(m, 11));
  BOOST_TEST((m.unmatched.at(DocumentId(11)) == UnmatchedReason::date));
}

BOOST_AUTO_TEST_CASE(without_a_reference_the_nearest_date_up_to_a_week_later) {
  const auto m = matched({payout(1, 100), payout(2, 110), payout(3, 120)},
                         {bank_line(11, 102), bank_line(12, 117), bank_line(13, 128)});
  BOOST_TEST((paid_by(m, 11) == DocumentId(1)));
  BOOST_TEST((paid_by(m, 12) == DocumentId(2)));
  BOOST_TEST(!paid_by(m, 13));
  BOOST_TEST((m.unmatched.at(DocumentId(13)) == UnmatchedReason::date));
}

BOOST_AUTO_TEST_CASE(money_never_arrives_before_it_is_sent) {
  BOOST_TEST(!paid_by(matched({payout(1, 100)}, {bank_line(11, 99)}), 11));
}

BOOST_AUTO_TEST_CASE(each_payout_is_paid_once) {
  const auto m = matched({payout(1, 100)}, {bank_line(11, 101), bank_line(12, 103)});
  BOOST_TEST((paid_by(m, 11) == DocumentId(1)));
  BOOST_TEST((m.unmatched.at(DocumentId(12)) == UnmatchedReason::no_payout));
}

BOOST_AUTO_TEST_CASE(what_fits_several_equally_well_stays_unmatched) {
  const auto m = matched({payout(1, 100, "a"), payout(2, 100, "b")}, {bank_line(11, 102)});
  BOOST_TEST(m.paid_by.empty());
  BOOST_TEST((m.unmatched.at(DocumentId(11)) == UnmatchedReason::ambiguous));
  const auto n = matched({payout(1, 100)}, {bank_line(11, 102), bank_line(12, 102)});
  BOOST_TEST(n.paid_by.empty());
}

BOOST_AUTO_TEST_CASE(a_reference_decides_what_dates_leave_open) {
  const auto m = matched({payout(1, 100, "po-00001"), payout(2, 100, "po-00002")},
                         {bank_line(11, 102, "po-00002"), bank_line(12, 102)});
  BOOST_TEST((paid_by(m, 11) == DocumentId(2)));
  BOOST_TEST((paid_by(m, 12) == DocumentId(1)));
}

BOOST_AUTO_TEST_CASE(nothing_expected_is_told_so) {
  BOOST_TEST(
      (matched({}, {bank_line(11, 1)}).unmatched.at(DocumentId(11)) == UnmatchedReason::no_payout));
}

BOOST_AUTO_TEST_CASE(parts_of_an_invoice_by_its_number_else_its_partner) {
  const std::vector<intake::PartlyPayable> invoices = {
      {DocumentId(1), 1000, "INV-001", "Muster GmbH", BusinessDate{10}},
      {DocumentId(2), 500, "INV-002", "Muster GmbH", BusinessDate{10}},
      {DocumentId(3), -700, "ER-5501", "Lampen AG", BusinessDate{10}}};
  const auto line = [](std::int64_t id, int day, std::int64_t minor, const std::string& text) {
    return intake::PartSeen{DocumentId(id), "b" + std::to_string(id), BusinessDate{day}, minor,
                            text};
  };
  std::vector<intake::PartSeen> lines = {
      line(11, 20, 600, "inv 001"),         line(12, 21, 500, "INV-001, too much"),
      line(13, 22, 400, "INV-001"),         line(14, 10, 100, "INV-002 of before"),
      line(15, 23, 100, "Muster GmbH"),  // either invoice
      line(16, 24, 200, "INV-002 INV-001"), line(17, 25, -300, "Lampen AG"),
      line(18, 26, 300, "ER-5501")};
  const auto parts = intake::match_parts(invoices, lines);
  const std::map<DocumentId, DocumentId> expected = {{DocumentId(11), DocumentId(1)},
                                                     {DocumentId(13), DocumentId(1)},
                                                     {DocumentId(17), DocumentId(3)}};
  BOOST_TEST((parts == expected));
  std::ranges::reverse(lines);
  BOOST_TEST((intake::match_parts(invoices, lines) == expected));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
