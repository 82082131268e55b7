#include "domain/desk/audit_list.h"

#include <boost/test/unit_test.hpp>

#include "domain/books/audit_facts.h"
#include "domain/company/setup.h"

namespace kontor::desk {

namespace audit_list_test {

books::AuditRow row(const std::string& action, const std::string& subject,
                    const std::string& before, const std::string& after) {
  return {Instant{}, EmployeeId(1), "till", action, subject, 7, before, after, ""};
}

std::string line(const books::AuditRow& row, bool with_cost = true) {
  return change_line(fields_of(row, with_cost), [](const std::string& name) { return name; });
}

}  // namespace audit_list_test

BOOST_AUTO_TEST_SUITE(audit_list)

using namespace audit_list_test;

BOOST_AUTO_TEST_CASE(a_changed_product_tells_its_fields_as_people_read_them) {
  const auto changed =
      row("product.change", "product", "price\t30000000\tEUR\nname\tLamp\nbound_to\t4711\n",
          "price\t29500000\tEUR\nname\tLight\nmarket\tCA\tCAD\t1\t41000000\t0\t0\n");
  BOOST_TEST(line(changed) ==
             "price: 30.00 EUR > 29.50 EUR; name: Lamp > Light; market: CA 41.00 CAD");
}

BOOST_AUTO_TEST_CASE(what_goods_cost_is_left_out_without_the_right) {
  const auto changed =
      row("product.change", "product", "cost\t1500000\tEUR\n", "cost\t1750000\tEUR\nsku\tL-1\n");
  BOOST_TEST(line(changed) == "cost: 1.50 EUR > 1.75 EUR; sku: L-1");
  BOOST_TEST(line(changed, false) == "sku: L-1");
}

BOOST_AUTO_TEST_CASE(fields_that_only_stand_in_an_order_get_their_names) {
  company::Location before;
  before.code = "SHOP";
  before.name = "Old";
  before.zone = "Europe/Berlin";
  company::Location after = before;
  after.name = "New";
  BOOST_TEST(line(row("location.set", "location", company::audit_text(before),
                      company::audit_text(after))) == "name: Old > New");
  company::Channel channel;
  channel.code = "WEB";
  channel.sources = {LocationId(987654)};
  const auto added = line(row("channel.add", "channel", "", company::audit_text(channel)));
  BOOST_TEST(added.find("code: WEB") == 0U);
  BOOST_TEST(added.find("987654") == std::string::npos, "ids are nobody's business");
}

BOOST_AUTO_TEST_CASE(a_rate_is_told_as_a_decimal) {
  BOOST_TEST(line(row("rate.set", "rate", "2026-03-01 USD EUR 920000000",
                      "2026-03-01 USD EUR 1000000000")) ==
             "2026-03-01 USD EUR 0.92 > 2026-03-01 USD EUR 1");
}

BOOST_AUTO_TEST_CASE(the_hash_of_an_import_has_a_name_and_is_cut) {
  BOOST_TEST(line(row("import.start", "batch", "", std::string(64, 'a'))) ==
             "content: aaaaaaaaaaaa");
}

BOOST_AUTO_TEST_CASE(a_field_that_went_is_told_too) {
  BOOST_TEST(line(row("product.change", "product", "vendor\tNorth\n", "")) == "vendor: North > -");
}

BOOST_AUTO_TEST_CASE(posted_facts_tell_no_ids) {
  books::PostingSet set;
  books::Entry entry;
  entry.document = DocumentId(11);
  entry.batch = BatchId(12);
  set.entries = {entry};
  set.commitments = {{CommitmentId(1), DocumentId(11), 1, {}, Quantity::of_units(1), false},
                     {CommitmentId(2), DocumentId(11), 2, {}, Quantity::of_units(1), true}};
  set.ended_commitments = {{set.commitments[0], stock::CommitmentEnd::released}};
  const auto rows = books::audit_of_facts(set, row("", "", "", ""));
  BOOST_REQUIRE(rows.size() == 2U);
  BOOST_TEST(of_postings(rows[0]));
  BOOST_TEST(of_postings(rows[1]));
  BOOST_TEST(line(rows[0]).empty());
  BOOST_TEST(line(rows[1]) == "opened: 2; ended: 1");
  const auto facts = books::parse_commitment_facts(rows[1].after);
  BOOST_REQUIRE(facts.opened.size() == 2U);
  BOOST_TEST((facts.opened[1].commitment == set.commitments[1]));
  BOOST_TEST(facts.opened[1].batch.value == 12);
  BOOST_TEST((facts.ended.front().how == stock::CommitmentEnd::released));
}

BOOST_AUTO_TEST_CASE(a_damaged_text_is_shown_as_it_is) {
  const auto damaged = row("commitment.post", "batch", "", "open\tnothing\n");
  const auto fields = fields_of(damaged, true);
  BOOST_REQUIRE(fields.size() == 1U);
  BOOST_TEST(fields.front().after == "open\tnothing\n");
}

BOOST_AUTO_TEST_CASE(the_audit_is_read_by_right) {
  company::Actor actor;
  BOOST_REQUIRE(may_not_read_audit(actor).has_value());
  BOOST_TEST((may_not_read_audit(actor)->code == RefusalCode::permission_missing));
  actor.permissions = {company::Permission::read_audit};
  BOOST_TEST(!may_not_read_audit(actor).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::desk
