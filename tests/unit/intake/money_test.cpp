#include "domain/intake/money.h"

#include <boost/test/unit_test.hpp>
#include <map>

namespace kontor::test {
namespace {

using books::DocumentKind;
using intake::MoneyDocument;
using intake::MoneySums;
using intake::MoneyUse;
using intake::PartKind;
using intake::SettledKind;

MoneyDocument of_kind(DocumentKind kind) {
  MoneyDocument m;
  m.document = DocumentId(1);
  m.kind = kind;
  m.entity = EntityId(2);
  m.channel = ChannelId(3);
  m.gateway = "AMAZON";
  m.currency = Currency::of("EUR");
  m.carry = DocumentId(9);
  return m;
}

/// "account item" → amount; the sum must be zero.
std::map<std::string, std::int64_t> effect(const MoneyDocument& m, const MoneySums& told = {},
                                           DocumentId paid_by = {}) {
  std::map<std::string, std::int64_t> sums;
  std::int64_t all = 0;
  for (const auto& p : effect_of(m, told, paid_by)) {
    sums[p.account + " " + std::to_string(p.item.value)] += p.amount.minor;
    all += p.amount.minor;
  }
  BOOST_TEST(all == 0);
  std::erase_if(sums, [](const auto& s) { return s.second == 0; });
  return sums;
}

using Sums = std::map<std::string, std::int64_t>;

MoneyUse use(PartKind kind, SettledKind of, std::int64_t minor) {
  intake::SettledPart p;
  p.kind = kind;
  p.amount = {minor, Currency::of("EUR")};
  return use_of(p, of);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(money_effects)

BOOST_AUTO_TEST_CASE(a_charge_moves_the_buyers_money_to_the_payout_and_pays_fees) {
  MoneyDocument m = of_kind(DocumentKind::settled);
  m.order = DocumentId(4);
  m.order_channel = ChannelId(3);
  m.payout = DocumentId(5);
  m.sums[at(MoneyUse::order)] = 10000;
  m.sums[at(MoneyUse::fee)] = -320;
  m.sums[at(MoneyUse::fee_tax)] = -61;
  m.sums[at(MoneyUse::marketplace_tax)] = -700;
  const Sums expected = {{"clearing 4", -10000},
                         {"clearing 5", 8919},
                         {"channel_fees 0", 320},
                         {"input_tax 0", 61},
                         {"marketplace_tax 0", 700}};
  BOOST_TEST((effect(m) == expected));
  m.payout = DocumentId();
  BOOST_TEST(effect(m).at("clearing 1") == 8919, "without a payout it waits on its own document");
}

BOOST_AUTO_TEST_CASE(what_a_payout_cannot_send_is_carried_to_the_next) {
  MoneyDocument first = of_kind(DocumentKind::payout);
  first.amount_minor = -5000;
  const Sums carried = {{"clearing 1", 5000}, {"clearing 9", -5000}};
  BOOST_TEST((effect(first) == carried));
  MoneyDocument next = of_kind(DocumentKind::settled);
  next.payout = DocumentId(6);
  next.sums[at(MoneyUse::carried_over)] = -5000;
  const Sums taken_up = {{"clearing 6", -5000}, {"clearing 9", 5000}};
  BOOST_TEST((effect(next) == taken_up));
}

BOOST_AUTO_TEST_CASE(a_payout_is_in_transit_until_the_bank_has_it) {
  MoneyDocument m = of_kind(DocumentKind::payout);
  m.amount_minor = 8000;
  const Sums sent = {{"cash_in_transit 1", 8000}, {"clearing 1", -8000}};
  BOOST_TEST((effect(m) == sent));
  m.paid = false;
  BOOST_TEST(effect(m).empty());
  MoneyDocument line = of_kind(DocumentKind::bank_line);
  line.amount_minor = 8000;
  const Sums arrived = {{"bank 0", 8000}, {"cash_in_transit 7", -8000}};
  BOOST_TEST((effect(line, {}, DocumentId(7)) == arrived));
  const Sums unmatched = {{"bank 0", 8000}, {"bank_unmatched 1", -8000}};
  BOOST_TEST((effect(line) == unmatched));
}

BOOST_AUTO_TEST_CASE(our_payment_leaves_the_bank) {
  MoneyDocument m = of_kind(DocumentKind::settled);
  m.payout = DocumentId(5);
  m.sums[at(MoneyUse::our_payment)] = 3000;
  const Sums expected = {{"cash_in_transit 1", -3000}, {"clearing 5", 3000}};
  BOOST_TEST((effect(m) == expected));
  BOOST_TEST(m.bank_minor() == -3000);
}

BOOST_AUTO_TEST_CASE(a_payout_posts_what_no_transaction_tells) {
  MoneyDocument m = of_kind(DocumentKind::payout);
  m.sums[at(MoneyUse::fee)] = -1000;
  m.sums[at(MoneyUse::adjustment)] = -200;
  MoneySums told{};
  told[at(MoneyUse::fee)] = -600;
  told[at(MoneyUse::chargeback)] = -200;
  const Sums rest = {{"channel_fees 0", 400}, {"clearing 1", -400}};
  BOOST_TEST((effect(m, told) == rest));
  told[at(MoneyUse::fee)] = -1200;
  BOOST_TEST(effect(m, told).empty(), "what transactions told is never taken back");
  // The file's fees hold the tax that the transactions tell apart.
  told[at(MoneyUse::fee)] = -840;
  told[at(MoneyUse::fee_tax)] = -160;
  BOOST_TEST(effect(m, told).empty());
}

BOOST_AUTO_TEST_CASE(parts_are_used_by_kind_and_sign) {
  using enum SettledKind;
  BOOST_TEST((use(PartKind::goods, charge, 1) == MoneyUse::order));
  BOOST_TEST((use(PartKind::goods, chargeback, -1) == MoneyUse::chargeback));
  BOOST_TEST((use(PartKind::other, adjustment, -1) == MoneyUse::adjustment));
  BOOST_TEST((use(PartKind::fee, chargeback, -1) == MoneyUse::fee));
  BOOST_TEST((use(PartKind::marketplace_tax, charge, 1) == MoneyUse::order));
  BOOST_TEST((use(PartKind::marketplace_tax, charge, -1) == MoneyUse::marketplace_tax));
  BOOST_TEST((use(PartKind::marketplace_tax, refund, -1) == MoneyUse::order));
  BOOST_TEST((use(PartKind::marketplace_tax, refund, 1) == MoneyUse::marketplace_tax));
}

BOOST_AUTO_TEST_CASE(a_version_is_read_back_as_it_was_written) {
  MoneyDocument m = of_kind(DocumentKind::payout);
  m.key = "AMAZON:1\t2";
  m.number = "1\n2";
  m.at = Instant{1'790'000'000'123};
  m.date = BusinessDate::of(2026, 6, 2);
  m.settled = SettledKind::chargeback;
  m.amount_minor = -7;
  for (std::size_t i = 0; i < m.sums.size(); ++i) m.sums[i] = static_cast<std::int64_t>(i) - 5;
  m.paid = false;
  m.order = DocumentId(11);
  m.order_channel = ChannelId(12);
  m.payout = DocumentId(13);
  m.reference = "REF 1";
  const std::string text = canonical_content(m);
  const MoneyDocument again = intake::parse_money(text);
  BOOST_TEST(canonical_content(again) == text);
  BOOST_TEST((again.kind == m.kind && again.sums == m.sums && again.carry == m.carry));
  BOOST_TEST((again.date == m.date && again.at == m.at && again.paid == m.paid));
  BOOST_TEST((again.settled == m.settled && again.payout == m.payout && again.order == m.order));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
