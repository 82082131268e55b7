// Damage to payments, payouts and bank lines: `book check` names the row, and nothing else.

#include "persistence/admin/fold.h"
#include "tests/contract/damage.h"
#include "tests/contract/money_shop.h"

namespace kontor::test {
namespace money_check_test {

using intake::PartKind;
using Found = std::set<std::string>;

/// An order, its payment less a fee, the payout, the bank's word for it, and one more bank line.
void fill(MoneyShop& shop) {
  shop.take_in({order_item({"#1", "2026-06-02", 10000, 1900})});
  shop.take_in({settled_item(intake::SettledKind::charge, "t1", "#1", "po-00001", "2026-06-02",
                             {part(PartKind::goods, 11900), part(PartKind::fee, -400)})});
  shop.take_in({payout_item("po-00001", "2026-06-05", 11500)});
  shop.take_in({bank_item("b1", "2026-06-08", 11500, "STRIPE po-00001"),
                bank_item("b2", "2026-06-09", -700, "RENT")});
}

/// Damages a sound book and expects findings of exactly these checks, of which each `named` one
/// names this row.
void expect_money(const std::string& sql, const Found& checks, const std::string& named,
                  const std::string& what, const std::string& guards = "") {
  for_each_engine([&](TestBook& tb) {
    MoneyShop shop(tb);
    fill(shop);
    persistence::fold_deltas(tb.book);
    shop.check();
    if (!guards.empty()) drop_guards(tb, guards);
    damage(tb.book, sql);
    NoProgress progress;
    const auto found = persistence::check_book(tb.book, progress);
    for (const auto& f : found) BOOST_TEST_INFO(f.check + ": " + f.what);
    BOOST_TEST((names_of(found) == checks), sql);
    std::int64_t seen = 0;
    for (const auto& f : found) {
      if (f.check != named) continue;
      BOOST_TEST(f.what == what);
      ++seen;
    }
    BOOST_TEST(seen == 1, sql);
  });
}

}  // namespace money_check_test

BOOST_AUTO_TEST_SUITE(money_check)

using namespace money_check_test;

BOOST_AUTO_TEST_CASE(a_head_that_is_not_its_newest_version_is_named) {
  const auto expect_head = [](const std::string& sql, const std::string& number) {
    expect_money(sql, {"money_head"}, "money_head", number);
  };
  expect_head("update money_head set fee_minor = fee_minor + 1 where number = 't1'", "t1");
  expect_head("update money_head set gateway = 'X' where number = 'po-00001'", "po-00001");
  expect_head("update money_head set date = date + 1 where number = 't1'", "t1");
  expect_head("update money_head set hidden = true where number = 't1'", "t1");
  expect_head("delete from money_head where number = 't1'", "t1");
  expect_head(
      "update money_version set undone = true where document_id = "
      "(select document_id from money_head where number = 't1')",
      "t1");
}

BOOST_AUTO_TEST_CASE(an_open_item_is_a_document) {
  expect_money(
      "update posting set item_id = 999999999 where account_id in "
      "(select id from account where code = '1010')",
      {"open_item_document", "entry_digest"}, "open_item_document",
      "1010 postings=2 without a document", "posting");
}

BOOST_AUTO_TEST_CASE(what_a_bank_line_was_found_to_be_stands) {
  const auto expect_match = [](const std::string& sql, const Found& checks) {
    expect_money(sql, checks, "bank_match", "b1");
  };
  const std::string line = " where number = 'b1'";
  expect_match("update money_head set match_id = 999999999" + line, {"bank_match"});
  // Itself, another line, and the payment instead of its payout.
  expect_match("update money_head set match_id = document_id" + line, {"bank_match"});
  expect_match(
      "update money_head set match_id = (select document_id from money_head "
      "where number = 't1')" +
          line,
      {"bank_match"});
  // The payout is of another amount, or gone.
  expect_match("update money_head set bank_minor = bank_minor + 1 where number = 'po-00001'",
               {"bank_match", "money_head"});
  expect_match("delete from money_head where number = 'po-00001'", {"bank_match", "money_head"});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
