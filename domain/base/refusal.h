#pragma once

#include <cstddef>
#include <string_view>

#include "domain/base/message.h"

namespace kontor {

// Every business refusal, with the names of its arguments. i18n has one sentence for each in four
// languages; tests/unit proves that none is missing. Append only; the code names are stored.
// clang-format off
#define KONTOR_REFUSALS(X) \
  /* files as a whole: args file, and line where known */ \
  X(file_not_found) X(file_unreadable) X(file_empty) X(file_binary) X(file_html) \
  X(file_cut_off) X(file_line_too_long) X(file_cell_too_long) X(file_too_many_columns) \
  X(file_bad_quoting) X(file_mixed_encoding) X(file_no_header) X(file_duplicate_header) \
  X(file_other_profile) X(file_missing_columns) X(file_columns_per_row) X(file_unordered) \
  X(profile_unknown) X(mapping_unknown) X(mapping_invalid) X(mapping_file_missing) \
  /* rows: args row, and what the sentence needs */ \
  X(value_missing) X(value_not_number) X(value_not_date) X(value_too_precise) \
  X(value_too_large) X(value_not_currency) X(value_unknown) X(totals_disagree) \
  X(order_without_lines) X(currency_changed) X(sign_changed) X(rate_missing) X(verdict_changed) \
  X(duplicate_in_file) X(look_up_failed) X(product_key_ambiguous) \
  /* batches */ \
  X(import_running) X(batch_unknown) X(batch_not_resumable) X(batch_not_undoable) \
  X(batch_file_changed) X(strict_refused) \
  /* company, catalog, stock, orders, books */ \
  X(entity_unknown) X(entity_exists) X(location_unknown) X(location_exists) X(channel_unknown) \
  X(channel_exists) X(channel_without_source) X(currency_unknown) X(country_unknown) \
  X(zone_unknown) X(rate_exists) X(rate_invalid) X(product_unknown) \
  X(product_not_provisional) X(product_bind_to_itself) X(product_is_provisional) X(order_unknown) \
  X(period_locked) X(name_missing) X(code_invalid) \
  X(date_range_invalid) X(permission_missing) \
  /* books */ \
  X(book_exists) X(book_missing) X(book_not_empty) X(book_not_kontor) X(book_newer) \
  X(book_older) X(address_invalid) X(address_has_password) X(demo_dir_not_empty) \
  /* files again */ \
  X(settlement_total_disagrees) X(settlement_value_wrong) X(payout_unknown) \
  /* people, money */ \
  X(parts_disagree) X(customer_not_identified) X(customer_unknown) \
  /* how files are read */ \
  X(file_encoding_unclear) X(file_dates_unclear) X(encoding_unknown) \
  /* day one */ \
  X(trial_balance_unbalanced) X(account_unknown) X(opening_without_date) X(duplicate_sku) \
  X(people_contradict) \
  /* staff */ \
  X(employee_unknown) X(employee_exists) X(employee_not_provisional) X(employee_is_provisional) \
  X(employee_bind_to_itself) X(alias_taken) X(role_unknown) X(role_exists) X(role_ready_made) \
  X(owner_stays) X(permission_unknown) X(own_rights) \
  /* who is at the book */ \
  X(sign_in_needed) X(sign_in_wrong) X(sign_in_locked) X(sign_in_locked_long) X(pins_off) \
  X(device_not_enrolled) X(pin_length) X(pin_trivial) X(password_length) X(password_trivial) \
  X(secret_unchanged) X(secret_above_rights) X(first_secret) X(approver_may_not) \
  X(device_exists) X(device_unknown) X(device_code_needed) X(device_code_wrong) X(file_exists) \
  X(file_not_private) X(key_file_wrong) X(token_exists) X(token_unknown) X(token_not_good) \
  X(token_not_for) X(token_never_for) X(command_unknown) X(scope_needed) X(own_password_needed) \
  /* goods that the shop moves itself: args number (of the document), product, left, wanted */ \
  X(document_unknown) X(document_state) X(stock_short) X(lines_missing) X(line_unreadable) \
  X(list_too_long) X(quantity_not_whole) X(quantity_not_positive) X(product_not_tracked) \
  X(not_in_document) X(more_than_asked) X(more_than_sent) X(nothing_to_send) \
  X(nothing_on_the_way) X(transfer_same_place) X(transfer_between_entities) \
  X(transfer_price_missing) X(terms_same_entity) X(terms_invalid) \
  X(consigned_stays) X(consigned_supplier) X(consigned_charges) X(consigned_goods_left) \
  X(transfer_received) X(reason_missing) X(reason_unknown) X(reason_exists) X(reference_used) \
  X(bucket_unknown) X(bucket_short) X(bundle_in_bundle) X(product_has_goods) \
  /* lots: args product, lot, location, left, wanted */ \
  X(lot_not_kept) X(lot_unknown) X(lot_short) X(lots_left) X(lot_too_early) X(lot_expires) \
  X(lot_number_invalid) X(lot_unnamed_short) \
  /* counts */ \
  X(count_unknown) X(count_closed) X(count_not_begun) X(count_without_lines) X(count_uncounted) \
  X(count_recount_open) X(count_line_unknown) \
  X(count_negative) X(count_elsewhere) X(count_same_person) X(count_in_future) \
  /* suppliers and orders with them */ \
  X(supplier_unknown) X(supplier_exists) X(days_invalid) X(cost_missing) X(charge_invalid) \
  X(more_than_ordered) X(policy_invalid) X(bill_number_missing) X(bill_known) \
  X(nothing_to_bill) X(more_than_billable) X(more_than_received) \
  /* alerts */ \
  X(alert_none) X(clearing_reason_missing) \
  /* what outside warehouses say that they have: args number, product, location */ \
  X(statement_unknown) X(statement_closed) X(statement_not_outside) X(statement_in_future) \
  X(statement_without_lines) X(statement_place_missing) X(statement_line_differs) \
  X(statement_line_unknown) X(statement_line_settled) X(statement_beyond) \
  X(statement_nothing_open) X(statement_note_missing) X(statement_open_lines) \
  /* customers who are one person */ \
  X(certainty_invalid) X(customer_same) X(customer_merged) X(customer_not_merged) \
  X(customer_field_unknown) \
  /* what customers are worth: args count, buyers, repeats */ \
  X(buyers_too_few) X(buying_unclear) X(horizon_invalid) \
  /* who sold what: args order, line; month */ \
  X(order_of_several_channels) X(order_line_unknown) X(shares_invalid) X(target_invalid) \
  /* coaching: args number, value */ \
  X(coaching_note_unknown) X(coaching_topic_missing) X(coaching_note_closed) X(measure_unknown) \
  X(topic_unknown) \
  /* commission: args value, employee, month, number */ \
  X(commission_rate_invalid) X(commission_month_open) X(commission_issued) \
  X(commission_month_issued) X(commission_none) X(commission_unknown) \
  /* prices: args list, product, number (of a change set), value, count */ \
  X(price_list_unknown) X(price_list_exists) X(formula_invalid) X(price_in_past) \
  X(price_change_unknown) X(price_change_state) X(price_moved) X(difference_reason_missing) \
  /* promotions and coupons: args promotion, coupon, value, limit */ \
  X(promotion_unknown) X(promotion_exists) X(promotion_invalid) X(promotion_ended) \
  X(coupon_unknown) X(coupon_exists) X(coupon_used_up) X(coupon_customer_limit) \
  X(coupon_not_now) X(coupon_over_budget)
// clang-format on

enum class RefusalCode {
#define KONTOR_REFUSAL_ENUM(name) name,
  KONTOR_REFUSALS(KONTOR_REFUSAL_ENUM)
#undef KONTOR_REFUSAL_ENUM
};

/// The stable code name, e.g. "order_unknown".
std::string_view name_of(RefusalCode code);

/// The code of a name; asserts that it exists (names come from our own stored rows).
RefusalCode refusal_named(std::string_view name);

/// How many refusals there are, for tests that visit all of them.
std::size_t refusal_count();

/// A business refusal: something that was asked for and may not be done. A value, not an error.
struct Refusal {
  RefusalCode code;
  Args args;
};

}  // namespace kontor
