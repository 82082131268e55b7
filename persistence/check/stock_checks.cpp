#include <fmt/format.h>

#include <array>

#include "persistence/check/check_unit.h"
#include "persistence/stores/ledger_names.h"
#include "persistence/stores/low_stock_store.h"

namespace kontor::persistence {

namespace stock_checks_detail {

/// Own goods per entity × product: what movements brought to and took from its places, in quantity
/// and value. A movement's value is what reached the stock account, variances left out.
void check_cost(SqlUnit& u, Findings& findings) {
  const std::string side =
      "select e.entity_id, m.product_id, {1}m.quantity_milli as quantity_milli, {1}m.value_minor "
      "as value_minor from movement m join entry e on e.id = m.entry_id "
      "join location on location.id = m.{0}_location where m.owner = '' and {2}";
  compare(u,
          {{{"entity_id", KeyKind::entity}, {"product_id", KeyKind::product}},
           {"quantity_milli", "value_minor"},
           fmt::format(fmt::runtime(side), "to", "", holds_stock_sql) + " union all " +
               fmt::format(fmt::runtime(side), "from", "-", holds_stock_sql),
           "select entity_id, product_id, quantity_milli, value_minor from stock_cost"},
          findings);
}

/// Σ postings on the stock account = Σ values of goods, per entity.
void check_account(SqlUnit& u, Findings& findings) {
  compare(u,
          {{{"entity_id", KeyKind::entity}},
           {"value_minor"},
           "select e.entity_id, p.entity_minor as value_minor from posting p "
           "join entry e on e.id = p.entry_id join account a on a.id = p.account_id "
           "where a.key = 'stock'",
           "select entity_id, value_minor from stock_cost"},
          findings);
}

/// Available below zero needs an outside fact that explains it.
void check_oversold(SqlUnit& u, Findings& findings) {
  std::int64_t product = 0, location = 0, available = 0;
  std::vector<std::array<std::int64_t, 3>> rows;
  Query q(u,
          "select l.product_id, l.location_id, l.on_hand_milli - l.committed_milli - "
          "l.unavailable_milli from stock_level l "
          "where l.on_hand_milli - l.committed_milli - l.unavailable_milli < 0 "
          "and not exists (select 1 from oversold o where o.product_id = l.product_id "
          "and o.location_id = l.location_id) order by l.product_id, l.location_id limit " +
              std::to_string(most_findings + 1));
  q.into(product, location, available);
  while (q.next()) rows.push_back({product, location, available});
  for (const auto& [p, l, milli] : rows) {
    findings.add(fmt::format("{} {} available={}", label_of(u, KeyKind::product, p),
                             label_of(u, KeyKind::location, l), Quantity{milli}.to_decimal()));
  }
}

void check_open_commitments(SqlUnit& u, Findings& findings) {
  compare(u,
          {{{"document_id", KeyKind::document},
            {"product_id", KeyKind::product},
            {"location_id", KeyKind::location}},
           {"commitments", "quantity_milli"},
           "select document_id, product_id, location_id, 1 as commitments, quantity_milli "
           "from commitment c where not exists (select 1 from commitment_end x "
           "where x.commitment_id = c.id)",
           "select document_id, product_id, location_id, 1 as commitments, quantity_milli "
           "from open_commitment"},
          findings);
}

/// An end without a commitment. That none ends twice is the primary key's promise.
void check_ends(SqlUnit& u, Findings& findings) {
  std::string how;
  std::int64_t count = 0;
  Query q(u,
          "select x.how, count(*) from commitment_end x where not exists (select 1 from "
          "commitment c where c.id = x.commitment_id) group by x.how order by x.how");
  q.into(how, count);
  while (q.next()) findings.add(fmt::format("{} ends={} without a commitment", how, count));
}

/// Every level carries what the most particular rule of low stock says of it.
void check_low(SqlUnit& u, Findings& findings) {
  compare(u,
          {{{"product_id", KeyKind::product}, {"location_id", KeyKind::location}},
           {"rules", "low_milli"},
           "select product_id, location_id, 1 as rules, low_milli from (select l.product_id, "
           "l.location_id, (" +
               low_level_of("l") +
               ") as low_milli from stock_level l) w "
               "where low_milli is not null",
           "select product_id, location_id, 1 as rules, low_milli from stock_level "
           "where low_milli is not null"},
          findings);
}

/// What is in which bucket, by the movements into and out of it.
void check_aside(SqlUnit& u, Findings& findings) {
  const std::string side =
      "select m.product_id, m.{0}_location as location_id, m.{0}_state as state, "
      "{1}m.quantity_milli as quantity_milli from movement m "
      "join location on location.id = m.{0}_location where m.{0}_state <> 'available' and {2}";
  compare(u,
          {{{"product_id", KeyKind::product},
            {"location_id", KeyKind::location},
            {"state", KeyKind::text}},
           {"quantity_milli"},
           fmt::format(fmt::runtime(side), "to", "", holds_stock_sql) + " union all " +
               fmt::format(fmt::runtime(side), "from", "-", holds_stock_sql),
           "select product_id, location_id, state, quantity_milli from stock_aside"},
          findings);
}

/// Every transfer: what is at the transit place for it is what its lines say is on the way.
void check_transfers(SqlUnit& u, Findings& findings) {
  const std::string side =
      "select e.document_id, m.product_id, {1}m.quantity_milli as on_the_way from movement m "
      "join entry e on e.id = m.entry_id join location on location.id = m.{0}_location "
      "where e.kind = 'transfer' and location.kind = 'transit'";
  compare(u,
          {{{"document_id", KeyKind::document}, {"product_id", KeyKind::product}},
           {"on_the_way"},
           fmt::format(fmt::runtime(side), "to", "") + " union all " +
               fmt::format(fmt::runtime(side), "from", "-"),
           "select n.document_id, n.product_id, n.sent_milli - n.accepted_milli - "
           "n.rejected_milli - n.returned_milli - n.lost_milli as on_the_way "
           "from stock_document_line n join stock_document d on d.document_id = n.document_id "
           "where d.type = 'transfer'"},
          findings);
}

/// Every purchase: what came from suppliers for it is what its lines and deliveries say.
void check_purchases(SqlUnit& u, Findings& findings) {
  const std::string lines =
      "select n.document_id, n.product_id, n.accepted_milli + n.rejected_milli as came_milli from "
      "stock_document_line n join stock_document d on d.document_id = n.document_id "
      "where d.type = 'purchase'";
  const std::string returned =
      " union all select r.document_id, n.product_id, -r.quantity_milli as came_milli from "
      "purchase_return r join stock_document_line n on n.document_id = r.document_id and n.line_no "
      "= r.line_no";
  const std::string side =
      "select e.document_id, m.product_id, {1}m.quantity_milli as came_milli from movement m "
      "join entry e on e.id = m.entry_id join location on location.id = m.{0}_location "
      "where e.kind = 'purchase' and location.kind = 'supplier'";
  const std::vector<KeyColumn> keys = {{"document_id", KeyKind::document},
                                       {"product_id", KeyKind::product}};
  compare(u,
          {keys,
           {"came_milli"},
           fmt::format(fmt::runtime(side), "from", "") + " union all " +
               fmt::format(fmt::runtime(side), "to", "-"),
           lines + returned},
          findings);
  compare(u,
          {keys,
           {"came_milli"},
           "select r.document_id, n.product_id, r.accepted_milli + r.rejected_milli as came_milli "
           "from purchase_receipt r join stock_document_line n on n.document_id = r.document_id "
           "and n.line_no = r.line_no",
           lines},
          findings);
}

/// What is owed for deliveries that were not invoiced yet: of each purchase what its deliveries
/// cost, less what went back and what invoices ended. What invoices billed is payable.
void check_deliveries(SqlUnit& u, Findings& findings) {
  compare(u,
          {{{"document_id", KeyKind::document}},
           {"goods_minor", "charges_minor", "billed_minor"},
           "select document_id, goods_minor, charges_minor, 0 as billed_minor from "
           "purchase_receipt union all select document_id, -goods_minor, 0, 0 from purchase_return "
           "union all select document_id, -cleared_minor, 0, 0 from purchase_bill_line union all "
           "select document_id, 0, -cleared_charges_minor, goods_minor + charges_minor from "
           "purchase_bill",
           "select e.document_id, case when a.key = 'goods_received' then -p.amount_minor else 0 "
           "end as goods_minor, case when a.key = 'landed_costs' then -p.amount_minor else 0 end "
           "as charges_minor, case when a.key = 'payable' then -p.amount_minor else 0 end as "
           "billed_minor from posting p join entry e on e.id = p.entry_id "
           "join account a on a.id = p.account_id where e.kind = 'purchase' and a.key in "
           "('goods_received', 'landed_costs', 'payable')"},
          findings);
}

/// Goods on consignment: what was sold, lost or found of each supplier is what is owed to it.
void check_consigned(SqlUnit& u, Findings& findings) {
  const std::string side =
      "select e.entity_id, m.owner, {1}m.value_minor as owed_minor from movement m join entry e on "
      "e.id = m.entry_id join location on location.id = m.{0}_location where m.owner <> '' and "
      "{2}";
  compare(u,
          {{{"entity_id", KeyKind::entity}, {"owner", KeyKind::text}},
           {"owed_minor"},
           fmt::format(fmt::runtime(side), "to", "", holds_stock_sql) + " union all " +
               fmt::format(fmt::runtime(side), "from", "-", holds_stock_sql),
           "select e.entity_id, a.detail as owner, p.entity_minor as owed_minor from posting p "
           "join entry e on e.id = p.entry_id join account a on a.id = p.account_id "
           "where a.key = 'consignor'"},
          findings);
}

/// Every transfer to another company: what it brought there left the sender's books, and what one
/// is owed the other owes.
void check_entity_sales(SqlUnit& u, Findings& findings) {
  const std::string lines =
      "select n.document_id, n.product_id, n.accepted_milli + n.rejected_milli as came_milli from "
      "stock_document_line n join stock_document d on d.document_id = n.document_id join location "
      "f on f.id = d.from_location join location t on t.id = d.to_location where d.type = "
      "'transfer' and f.entity_id <> t.entity_id";
  const std::string moved =
      "select e.document_id, m.product_id, m.quantity_milli as came_milli from movement m join "
      "entry e on e.id = m.entry_id join location on location.id = m.{0}_location "
      "where e.kind = 'transfer' and location.kind = '{1}'";
  const std::vector<KeyColumn> keys = {{"document_id", KeyKind::document},
                                       {"product_id", KeyKind::product}};
  compare(u, {keys, {"came_milli"}, fmt::format(fmt::runtime(moved), "from", "supplier"), lines},
          findings);
  compare(u, {keys, {"came_milli"}, fmt::format(fmt::runtime(moved), "to", "customer"), lines},
          findings);
  const std::string due =
      "select e.document_id, p.currency, {1}p.amount_minor as due_minor from posting p join entry "
      "e on e.id = p.entry_id join account a on a.id = p.account_id where a.key = '{0}' and e.kind "
      "= 'transfer'";
  compare(u,
          {{{"document_id", KeyKind::document}, {"currency", KeyKind::text}},
           {"due_minor"},
           fmt::format(fmt::runtime(due), "due_from", ""),
           fmt::format(fmt::runtime(due), "due_to", "-")},
          findings);
}

/// What is done leaves nothing behind: neither goods on the way nor commitments.
void check_done_transfers(SqlUnit& u, Findings& findings) {
  std::string number;
  Query q(u,
          "select d.number from stock_document d where d.state in ('closed', 'cancelled') and "
          "(exists (select 1 from stock_document_line n where n.document_id = d.document_id and "
          "n.sent_milli <> n.accepted_milli + n.rejected_milli + n.returned_milli + n.lost_milli) "
          "or exists (select 1 from open_commitment c where c.document_id = d.document_id)) "
          "and d.type in ('transfer', 'purchase') order by d.document_id limit " +
              std::to_string(most_findings + 1));
  q.into(number);
  while (q.next()) findings.add(number + " is done and not empty");
}

/// On hand at the instant of a cell's newest posted count, by event time, is what was counted
/// (rules.md 4).
void check_counted(SqlUnit& u, Findings& findings) {
  const std::string newest =
      "select l.product_id, s.location_id, 1 as counts, {} as on_hand_milli from count_sheet_line "
      "l join count_sheet s on s.document_id = l.document_id where l.outcome = 'posted' and not "
      "exists (select 1 from count_sheet_line n join count_sheet t on t.document_id = "
      "n.document_id where n.product_id = l.product_id and t.location_id = s.location_id and "
      "n.outcome = 'posted' and (n.counted_at, t.posted_at, t.number) > (l.counted_at, "
      "s.posted_at, s.number))";
  const std::string moved =
      "cast(coalesce((select sum(case when m.to_location = s.location_id then m.quantity_milli "
      "else 0 end - case when m.from_location = s.location_id then m.quantity_milli else 0 end) "
      "from movement m where m.product_id = l.product_id and m.event_at <= l.counted_at), 0) as "
      "bigint)";
  compare(u,
          {{{"product_id", KeyKind::product}, {"location_id", KeyKind::location}},
           {"counts", "on_hand_milli"},
           fmt::format(fmt::runtime(newest), moved),
           fmt::format(fmt::runtime(newest), "l.counted_milli")},
          findings);
}

/// How many of each lot are at a place, by the parts of movements.
void check_lots(SqlUnit& u, Findings& findings) {
  const std::string side =
      "select l.product_id, m.{0}_location as location_id, t.number as lot, "
      "{1}l.quantity_milli as quantity_milli from movement_lot l join movement m on m.entry_id = "
      "l.entry_id and m.line_no = l.line_no join lot t on t.id = l.{0}_lot "
      "join location on location.id = m.{0}_location where {2}";
  compare(u,
          {{{"product_id", KeyKind::product},
            {"location_id", KeyKind::location},
            {"lot", KeyKind::text}},
           {"quantity_milli"},
           fmt::format(fmt::runtime(side), "to", "", holds_stock_sql) + " union all " +
               fmt::format(fmt::runtime(side), "from", "-", holds_stock_sql),
           "select l.product_id, l.location_id, t.number as lot, l.quantity_milli from lot_level l "
           "join lot t on t.id = l.lot_id"},
          findings);
}

/// Lots and what is of no lot add up to on hand: no lot is below zero, and all of a cell's together
/// are not more than there is. No movement has more parts than goods.
void check_lot_sums(SqlUnit& u, Findings& findings) {
  std::int64_t product = 0, location = 0, lots = 0, on_hand = 0;
  std::vector<std::array<std::int64_t, 4>> rows;
  Query q(u,
          "select x.product_id, x.location_id, x.lots, coalesce(s.on_hand_milli, 0) from (select "
          "product_id, location_id, cast(sum(quantity_milli) as bigint) as lots, "
          "min(quantity_milli) as least from lot_level group by product_id, location_id) x left "
          "join stock_level s on s.product_id = x.product_id and s.location_id = x.location_id "
          "where x.least < 0 or x.lots > coalesce(s.on_hand_milli, 0) order by x.product_id, "
          "x.location_id limit " +
              std::to_string(most_findings + 1));
  q.into(product, location, lots, on_hand);
  while (q.next()) rows.push_back({product, location, lots, on_hand});
  for (const auto& [p, l, of_lots, there] : rows)
    findings.add(fmt::format("{} {} lots={} on_hand={}", label_of(u, KeyKind::product, p),
                             label_of(u, KeyKind::location, l), Quantity{of_lots}.to_decimal(),
                             Quantity{there}.to_decimal()));
  std::int64_t beyond = 0;
  Query parts(u,
              "select count(*) from (select l.entry_id, l.line_no from movement_lot l left join "
              "movement m on m.entry_id = l.entry_id and m.line_no = l.line_no group by "
              "l.entry_id, l.line_no, m.quantity_milli having m.quantity_milli is null or "
              "sum(l.quantity_milli) > m.quantity_milli) x");
  parts.into(beyond);
  while (parts.next()) {
  }
  if (beyond > 0) findings.add(fmt::format("movements={} with more of lots than moved", beyond));
}

/// What a statement says was posted for it is what its adjustments moved.
void check_statement_posted(SqlUnit& u, Findings& findings) {
  const std::string side =
      "select e.document_id, m.product_id, {1}m.quantity_milli as quantity_milli from movement m "
      "join entry e on e.id = m.entry_id join location on location.id = m.{0}_location "
      "where exists (select 1 from stock_statement_settlement t where t.adjustment_id = "
      "e.document_id) and {2}";
  compare(u,
          {{{"document_id", KeyKind::document}, {"product_id", KeyKind::product}},
           {"quantity_milli"},
           fmt::format(fmt::runtime(side), "to", "", holds_stock_sql) + " union all " +
               fmt::format(fmt::runtime(side), "from", "-", holds_stock_sql),
           "select adjustment_id as document_id, product_id, quantity_milli from "
           "stock_statement_settlement where posted = true"},
          findings);
}

/// Every line of a closed statement is accounted for to the last unit, or was left open by
/// somebody: theirs = book + explained + rest.
void check_statements(SqlUnit& u, Findings& findings) {
  std::int64_t number = 0;
  std::string sku;
  Query q(u,
          "select s.number, p.code from stock_statement s join stock_statement_line l on "
          "l.document_id = s.document_id join product p on p.id = l.product_id where s.state = "
          "'closed' and (l.verdict is null or l.verdict = 'unexplained' or l.theirs_milli <> "
          "l.book_milli + l.explained_milli + l.rest_milli or (l.rest_milli <> 0) <> (l.verdict = "
          "'left') or l.explained_milli <> coalesce((select sum(c.used_milli) from "
          "stock_statement_cause c where c.document_id = l.document_id and c.product_id = "
          "l.product_id), 0)) order by s.number, p.code limit " +
              std::to_string(most_findings + 1));
  q.into(number, sku);
  while (q.next()) findings.add(fmt::format("R{} {} is closed and not accounted for", number, sku));
}

}  // namespace stock_checks_detail

std::vector<Check> stock_checks() {
  using namespace stock_checks_detail;
  return {{"stock_cost", check_cost},
          {"stock_account", check_account},
          {"oversold", check_oversold},
          {"open_commitment", check_open_commitments},
          {"commitment_end", check_ends},
          {"low_stock", check_low},
          {"stock_aside", check_aside},
          {"transfer", check_transfers},
          {"transfer_done", check_done_transfers},
          {"purchase", check_purchases},
          {"delivery", check_deliveries},
          {"consigned", check_consigned},
          {"entity_sale", check_entity_sales},
          {"counted", check_counted},
          {"lot", check_lots},
          {"lot_sum", check_lot_sums},
          {"statement", check_statements},
          {"statement_posted", check_statement_posted}};
}

}  // namespace kontor::persistence
