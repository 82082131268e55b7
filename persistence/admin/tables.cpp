#include "persistence/admin/tables.h"

#include <algorithm>

#include "domain/base/check.h"

namespace kontor::persistence {

namespace {

enum TableKind { kPlain, kDelta, kDeltaWithZeros, kNotInDigest };

struct TableText {
  const char* name;
  const char* key;
  TableKind kind;
  const char* columns;  ///< '#' after a number, '?' after a flag, nothing after a text
};

// In an order that foreign keys accept. A column or table that is missing here fails the contract
// test, because it would be missing from copies and digests too.
constexpr TableText kTables[] = {
    {"book_meta", "key", kPlain, "key value"},
    {"id_block", "name", kNotInDigest, "name next_id#"},
    {"entity", "id", kPlain,
     "id# code name country currency zone fiscal_year_month# tax_scheme start_date# "
     "compares?"},
    {"period", "entity_id", kPlain, "entity_id# locked_to#"},
    {"location", "id", kPlain, "id# code name entity_id# kind zone day_start_hour#"},
    {"channel", "id", kPlain,
     "id# code name entity_id# profile zone day_start_hour# recognise sku_case_matters?"},
    {"channel_source", "channel_id rank", kPlain, "channel_id# rank# location_id#"},
    {"source_rule", "channel_id source location", kPlain,
     "channel_id# source location target_id# linked_only?"},
    {"rate", "from_currency to_currency date", kPlain, "from_currency to_currency date# nano#"},
    {"employee", "id", kPlain,
     "id# code provisional? owner? entity_id# hired_on# left_on# bound_to#"},
    {"employee_person", "employee_id", kPlain, "employee_id# name"},
    {"desk_credential", "employee_id", kNotInDigest,
     "employee_id# pin_hash must_change? password_hash password_must_change?"},
    {"desk_machine", "key", kNotInDigest, "key name enrolled_at# enrolled_by# revoked_at#"},
    {"desk_tries", "guarded key", kNotInDigest, "guarded key failures# locked_until# seen#"},
    {"desk_state", "key", kNotInDigest, "key value"},
    {"desk_token", "secret", kNotInDigest,
     "secret name commands employee_id# made_at# made_by# revoked_at#"},
    {"employee_alias", "channel_id alias", kPlain, "channel_id# alias employee_id# batch_id#"},
    {"employee_place", "employee_id location_id", kPlain, "employee_id# location_id#"},
    {"employee_target", "employee_id month currency", kPlain,
     "employee_id# month# currency net_minor#"},
    {"coaching_topic", "measure topic", kPlain, "measure topic"},
    {"coaching_note", "number", kPlain,
     "number# employee_id# held_on# measure topic goal words follow_up# made_at# made_by#"},
    {"coaching_follow_up", "note_number follow_no", kPlain,
     "note_number# follow_no# held_on# words next_on# made_at# made_by#"},
    {"commission_rule", "role goods_class month", kPlain, "role goods_class month# rate_ppm#"},
    {"commission_statement", "number", kPlain,
     "number# employee_id# month# currency issued_at# issued_by#"},
    {"commission_line", "number line_no", kPlain,
     "number# line_no# of_month# goods_class rate_ppm# net_minor# commission_minor#"},
    {"worked_hours", "employee_id date location_id", kPlain,
     "employee_id# date# location_id# minutes#"},
    {"staff_role", "code", kPlain, "code name rights"},
    {"employee_role", "employee_id role entity_id location_id channel_id", kPlain,
     "employee_id# role entity_id# location_id# channel_id#"},
    {"customer", "id", kPlain, "id# batch_id#"},
    {"customer_person", "customer_id", kPlain, "customer_id# name email phone name_fold"},
    {"customer_key", "kind key channel_id", kPlain, "kind key channel_id# customer_id# batch_id#"},
    {"customer_detail", "customer_id", kPlain,
     "customer_id# version# first_name last_name company street street2 city region postal_code "
     "country accepts_email# accepts_sms# tax_exempt# tags note"},
    {"customer_version", "customer_id version", kPlain,
     "customer_id# version# batch_id# content undone?"},
    {"customer_match", "customer_id", kPlain, "customer_id# facts"},
    {"customer_block", "block customer_id", kPlain, "block# customer_id#"},
    {"customer_pair", "first_id second_id", kPlain,
     "first_id# second_id# agreement weight_milli# probability_ppm# found_at# state decided_by# "
     "decided_at#"},
    {"customer_match_run", "number", kPlain,
     "number# at# above_ppm# profiles# compared# left_out# found# expected_wrong_ppm# model"},
    {"customer_merge", "alias_id merge_no", kPlain,
     "alias_id# merge_no# golden_id# merged_at# merged_by# taken ended_at# ended_by#"},
    {"customer_alias", "alias_id", kPlain, "alias_id# person_id#"},
    {"product", "id", kPlain,
     "id# code sku name style options vendor barcode unit price_currency price_micro# "
     "compare_at_micro# cost_micro# cost_currency status tracked? provisional? gift_card? "
     "bound_to# hidden? version# batch_id# name_sort search_key bundle?"},
    {"transfer_terms", "seller_id buyer_id", kPlain,
     "seller_id# buyer_id# markup_milli# price_list"},
    {"commission_class", "product_id month", kPlain, "product_id# month# goods_class"},
    {"product_version", "product_id version", kPlain,
     "product_id# version# batch_id# recorded_at# content undone?"},
    {"product_key", "kind key channel_id product_id", kPlain,
     "kind key channel_id# product_id# batch_id#"},
    {"market_price", "product_id market currency", kPlain,
     "product_id# market currency price_micro# compare_at_micro# batch_id#"},
    {"product_part", "product_id part_id", kPlain,
     "product_id# part_id# quantity_milli# batch_id#"},
    {"channel_buffer", "channel_id product_id", kPlain, "channel_id# product_id# buffer_milli#"},
    {"published_offer", "channel_id product_id", kPlain,
     "channel_id# product_id# units published_at#"},
    {"stock_zone", "location_id product_id", kPlain, "location_id# product_id# zone"},
    {"low_level", "product_id location_id", kPlain, "product_id# location_id# level_milli#"},
    {"batch", "id", kPlain,
     "id# number# channel_id# profile mapping files content_hash options state started_at# "
     "ended_at# created_count# updated_count# unchanged_count# refused_count# position# "
     "holder heartbeat#"},
    {"batch_refusal", "batch_id row_no ordinal", kPlain,
     "batch_id# row_no# ordinal# file code args"},
    {"document", "id", kPlain,
     "id# kind entity_id# channel_id# external_key number batch_id# undone_by#"},
    {"order_head", "document_id", kPlain,
     "document_id# entity_id# channel_id# location_id# employee_id# customer_id# number "
     "version# currency placed_at# placed_date# state payment_state fulfilment_state "
     "total_minor# outstanding_minor# refunded_minor# hidden?"},
    {"order_version", "document_id version", kPlain,
     "document_id# version# batch_id# recorded_at# exported_at# content_hash content undone?"},
    {"order_line", "document_id version line_no", kPlain,
     "document_id# version# line_no# kind product_id# sku name quantity_milli# "
     "fulfilled_milli# price_micro# gross_minor# discount_minor# tax_minor#"},
    {"stock_document", "document_id", kPlain,
     "document_id# type entity_id# number state from_location# to_location# reference note reason "
     "bucket made_at# made_by# changed_at#"},
    {"stock_document_line", "document_id line_no", kPlain,
     "document_id# line_no# product_id# asked_milli# sent_milli# accepted_milli# rejected_milli# "
     "returned_milli# lost_milli# reason"},
    {"stock_document_act", "document_id act_no", kPlain,
     "document_id# act_no# act at# employee_id# reference reason act_key#"},
    {"document_series", "name", kPlain, "name next_number#"},
    {"supplier", "id", kPlain,
     "id# code name currency lead_days# lead_spread_milli# review_days# note"},
    {"supplier_product", "supplier_id product_id", kPlain,
     "supplier_id# product_id# their_sku cost_micro# lead_days# lead_spread_milli# minimum_milli# "
     "pack_milli# preferred?"},
    {"consigned_product", "entity_id product_id", kPlain,
     "entity_id# product_id# supplier_id# cost_micro#"},
    {"purchase", "document_id", kPlain, "document_id# supplier_id# currency expected_on#"},
    {"purchase_line", "document_id line_no", kPlain, "document_id# line_no# cost_micro#"},
    {"purchase_receipt", "document_id act_no line_no", kPlain,
     "document_id# act_no# line_no# accepted_milli# rejected_milli# goods_minor# value_minor# "
     "charges_minor#"},
    {"purchase_bill", "document_id act_no", kPlain,
     "document_id# act_no# supplier_id# number billed_on# goods_minor# charges_minor# "
     "cleared_charges_minor#"},
    {"purchase_bill_line", "document_id act_no line_no", kPlain,
     "document_id# act_no# line_no# quantity_milli# goods_minor# cleared_minor# "
     "cleared_value_minor# stock_minor# variance_minor#"},
    {"purchase_return", "document_id act_no line_no", kPlain,
     "document_id# act_no# line_no# quantity_milli# goods_minor# value_minor# cost_minor#"},
    {"replenish_rule", "location_id", kPlain,
     "location_id# service_milli# window_days# cover_days# review_days# transfer_days#"},
    {"alert_clearing", "product_id location_id kind cleared_at", kPlain,
     "product_id# location_id# kind cleared_at# cleared_by# reason available_milli#"},
    {"price_list", "id version", kPlain, "id# version# since_at# code content employee_id#"},
    {"price_fact", "product_id list_id quantity_milli valid_from revision", kPlain,
     "product_id# list_id# quantity_milli# valid_from# revision# price_micro# compare_at_micro# "
     "change_number# recorded_at# employee_id#"},
    {"price_change", "number", kPlain,
     "number# state note effective_at# made_at# made_by# applied_at# applied_by# approved_by# "
     "reverts# reverted_by# line_count# below_floor# large_count#"},
    {"price_change_line", "change_number line_no", kPlain,
     "change_number# line_no# list_id# product_id# quantity_milli# own_micro# own_compare_micro# "
     "old_micro# new_micro# new_compare_micro# cost_micro# competitor_micro# below_floor? large?"},
    {"price_difference", "product_id channel_id since_at", kPlain,
     "product_id# channel_id# since_at# until_at# reason employee_id#"},
    {"promotion", "id version", kPlain, "id# version# since_at# code state content employee_id#"},
    {"promotion_spent", "promotion_id", kPlain, "promotion_id# spent_minor# uses#"},
    {"coupon", "code", kPlain,
     "code promotion_id# use_limit# customer_limit# used# made_at# made_by#"},
    {"coupon_use", "coupon use_no", kPlain,
     "coupon use_no# channel_id# reference customer_id# amount_minor# used_at# employee_id#"},
    {"stock_reason", "code", kPlain, "code name account detail"},
    {"account", "id", kPlain, "id# key code type itemised? detail detail_name"},
    {"entry", "id", kPlain,
     "id# entity_id# kind document_id# corrects_id# event_at# business_date# "
     "accounting_date# late? date_estimated? recorded_at# batch_id# actor_id# "
     "idempotency_key posting_count# movement_count# sale_count# digest part#"},
    {"posting", "entry_id line_no", kPlain,
     "entry_id# line_no# account_id# channel_id# location_id# item_id# currency "
     "amount_minor# entity_minor# red?"},
    {"movement", "entry_id line_no", kPlain,
     "entry_id# line_no# document_line# product_id# from_location# to_location# from_state "
     "to_state owner quantity_milli# value_minor# event_at# business_date#"},
    {"lot_product", "product_id", kPlain, "product_id#"},
    {"lot", "id", kPlain, "id# product_id# number expires_on#"},
    {"movement_lot", "entry_id line_no part_no", kPlain,
     "entry_id# line_no# part_no# product_id# from_lot# to_lot# quantity_milli#"},
    {"lot_level", "product_id location_id lot_id", kPlain,
     "product_id# location_id# lot_id# quantity_milli#"},
    {"sale_fact", "entry_id line_no", kPlain,
     "entry_id# line_no# document_line# product_id# channel_id# location_id# employee_id# "
     "customer_id# currency orders# lines# units_milli# gross_minor# discount_minor# "
     "returns_minor# shipping_minor# tax_minor# cost_minor# credit? add_on? sold_on# "
     "manual_minor# credit_ppm#"},
    {"commitment", "id", kPlain,
     "id# document_id# line_no# product_id# location_id# quantity_milli# "
     "provisional_location? batch_id#"},
    {"commitment_end", "commitment_id", kPlain, "commitment_id# how batch_id#"},
    {"open_commitment", "document_id commitment_id", kPlain,
     "document_id# commitment_id# line_no# product_id# location_id# quantity_milli# "
     "provisional_location?"},
    {"backorder", "document_id line_no product_id", kPlain,
     "document_id# line_no# product_id# quantity_milli#"},
    {"oversold", "entry_id product_id location_id", kPlain,
     "entry_id# product_id# location_id# document_id# quantity_milli#"},
    {"stock_anchor", "product_id location_id document_id", kPlain,
     "product_id# location_id# document_id# at# other_side#"},
    {"stock_count", "document_id", kPlain,
     "document_id# location_id# channel_id# as_of# opening? content_hash batch_id# undone?"},
    {"stock_count_line", "document_id product_id", kPlain,
     "document_id# product_id# counted_milli# unavailable_milli#"},
    {"count_sheet", "document_id", kPlain,
     "document_id# number# entity_id# location_id# choice choice_text blind? state recount_milli# "
     "recount_minor# recount_percent# approve_minor# made_at# made_by# changed_at# approved_by# "
     "approved_minor# posted_at# posted_by#"},
    {"count_sheet_line", "document_id product_id", kPlain,
     "document_id# product_id# line_no# counted_milli# counted_at# counted_by# tallies# recount "
     "outcome expected_milli# value_minor#"},
    {"count_sheet_lot", "document_id product_id lot_id", kPlain,
     "document_id# product_id# lot_id# counted_milli# expected_milli#"},
    {"count_tally", "document_id product_id tally_no", kPlain,
     "document_id# product_id# tally_no# counted_milli# counted_at# recorded_at# counted_by# "
     "lot_id#"},
    {"stock_statement", "document_id", kPlain,
     "document_id# number# entity_id# location_id# as_of# file listed? state made_at# made_by# "
     "closed_at# closed_by#"},
    {"stock_statement_line", "document_id product_id", kPlain,
     "document_id# product_id# line_no# theirs_milli# in_file? verdict book_milli# "
     "explained_milli# rest_milli#"},
    {"stock_statement_settlement", "document_id settlement_no", kPlain,
     "document_id# settlement_no# product_id# posted? quantity_milli# reason note adjustment_id# "
     "at# employee_id#"},
    {"stock_statement_cause", "document_id product_id cause_no", kPlain,
     "document_id# product_id# cause_no# kind cause_id# at# quantity_milli# used_milli#"},
    {"money_version", "document_id version", kPlain,
     "document_id# version# batch_id# recorded_at# exported_at# content_hash content undone? "
     "payout_id# currency bank_minor#"},
    {"money_head", "document_id", kPlain,
     "document_id# kind entity_id# channel_id# gateway number version# date# currency "
     "amount_minor# bank_minor# settled_kind paid? payout_id# order_id# match_id# fee_minor# "
     "fee_tax_minor# marketplace_tax_minor# reserve_minor# reimbursement_minor# "
     "chargeback_minor# adjustment_minor# hidden?"},
    {"audit", "seq", kPlain,
     "seq# at# actor_id# machine action subject subject_id# before after digest approved_by#"},
    {"seal", "to_seq", kPlain, "to_seq# from_seq# row_count# previous hash sealed_at# form#"},
    {"stock_level", "product_id location_id", kPlain,
     "product_id# location_id# on_hand_milli# committed_milli# unavailable_milli# low_milli# "
     "incoming_milli#"},
    {"stock_aside", "product_id location_id state", kPlain,
     "product_id# location_id# state quantity_milli#"},
    {"stock_cost", "entity_id product_id", kPlain,
     "entity_id# product_id# quantity_milli# value_minor# last_cost_micro#"},
    {"sales_day", "entity_id date channel_id location_id employee_id currency", kDelta,
     "entity_id# date# channel_id# location_id# employee_id# currency orders# lines# "
     "units_milli# gross_minor# discount_minor# returns_minor# shipping_minor# tax_minor# "
     "cost_minor#"},
    {"sales_month", "entity_id date channel_id location_id employee_id currency", kDelta,
     "entity_id# date# channel_id# location_id# employee_id# currency orders# lines# "
     "units_milli# gross_minor# discount_minor# returns_minor# shipping_minor# tax_minor# "
     "cost_minor#"},
    {"ticket_hour", "entity_id date hour channel_id location_id employee_id currency", kDelta,
     "entity_id# date# hour# channel_id# location_id# employee_id# currency orders# credit_ppm# "
     "add_on_ppm# customer_ppm# units_milli# gross_minor# discount_minor# manual_minor# "
     "returns_minor#"},
    {"ticket_day", "entity_id date channel_id location_id employee_id currency", kDelta,
     "entity_id# date# channel_id# location_id# employee_id# currency orders# credit_ppm# "
     "add_on_ppm# customer_ppm# units_milli# gross_minor# discount_minor# manual_minor# "
     "returns_minor#"},
    {"return_day", "entity_id sold_on date channel_id location_id employee_id currency", kDelta,
     "entity_id# sold_on# date# channel_id# location_id# employee_id# currency returns_minor#"},
    {"customer_day", "customer_id date channel_id location_id currency", kDelta,
     "customer_id# date# channel_id# location_id# currency orders# units_milli# gross_minor# "
     "discount_minor# returns_minor# cost_minor#"},
    {"product_day", "product_id date channel_id currency", kDelta,
     "product_id# date# channel_id# currency lines# units_milli# gross_minor# "
     "discount_minor# returns_minor# tax_minor# cost_minor#"},
    {"product_month", "product_id date channel_id currency", kDelta,
     "product_id# date# channel_id# currency lines# units_milli# gross_minor# "
     "discount_minor# returns_minor# tax_minor# cost_minor#"},
    {"account_day", "entity_id account_id date channel_id location_id currency", kDelta,
     "entity_id# account_id# date# channel_id# location_id# currency debit_minor# "
     "credit_minor# entity_debit_minor# entity_credit_minor#"},
    {"account_month", "entity_id account_id date channel_id location_id currency", kDelta,
     "entity_id# account_id# date# channel_id# location_id# currency debit_minor# "
     "credit_minor# entity_debit_minor# entity_credit_minor#"},
    {"stock_day", "product_id location_id date", kDelta,
     "product_id# location_id# date# change_milli#"},
    {"stock_month", "product_id location_id date", kDelta,
     "product_id# location_id# date# change_milli#"},
    {"stock_total", "product_id", kDeltaWithZeros,
     "product_id# on_hand_milli# committed_milli# unavailable_milli# oversold_cells#"},
    {"open_item", "account_id channel_id item_id currency", kDelta,
     "account_id# channel_id# item_id# currency balance_minor#"},
};

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) found.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

Table table_of(const TableText& text) {
  Table table;
  table.name = text.name;
  table.key = words(text.key);
  table.has_delta = text.kind == kDelta || text.kind == kDeltaWithZeros;
  table.keeps_zeros = text.kind == kDeltaWithZeros;
  table.in_digest = text.kind != kNotInDigest;
  for (std::string& column : words(text.columns)) {
    CellKind kind = CellKind::text;
    if (column.back() == '#') kind = CellKind::number;
    if (column.back() == '?') kind = CellKind::flag;
    if (kind != CellKind::text) column.pop_back();
    table.columns.push_back({column, kind});
  }
  return table;
}

}  // namespace

std::vector<std::string> Table::column_names() const {
  std::vector<std::string> names;
  for (const TableColumn& column : columns) names.push_back(column.name);
  return names;
}

bool Table::is_key(const std::string& column) const {
  return std::find(key.begin(), key.end(), column) != key.end();
}

std::vector<std::string> Table::values() const {
  std::vector<std::string> names;
  for (const TableColumn& column : columns) {
    if (!is_key(column.name)) names.push_back(column.name);
  }
  return names;
}

std::vector<Table> book_tables() {
  std::vector<Table> tables;
  for (const TableText& text : kTables) tables.push_back(table_of(text));
  return tables;
}

Table book_table(std::string_view name) {
  const auto* found = std::find_if(std::begin(kTables), std::end(kTables),
                                   [&](const TableText& t) { return name == t.name; });
  KONTOR_ASSERT(found != std::end(kTables));
  return table_of(*found);
}

}  // namespace kontor::persistence
