#pragma once

#include <vector>

#include "domain/base/refusal.h"

namespace kontor::test {

/// `args` and `more` behind them.
inline Args with(Args args, const Args& more) {
  args.insert(args.end(), more.begin(), more.end());
  return args;
}

/// The refusals of files as the code gives them, with the arguments that are always there.
inline std::vector<Refusal> file_refusals() {
  using enum RefusalCode;
  const Args file = {{"file", "orders.csv"}};
  const Args line = {{"file", "orders.csv"}, {"line", "7"}};
  return {
      {file_not_found, file},
      {file_not_found, {{"file", ""}}},
      {file_unreadable, file},
      {file_empty, file},
      {file_binary, with(file, {{"kind", "xlsx"}})},
      {file_binary, with(file, {{"kind", "data"}})},
      {file_html, file},
      {file_cut_off, file},
      {file_cut_off, line},
      {file_line_too_long, with(line, {{"limit", "16777216"}})},
      {file_cell_too_long, with(line, {{"limit", "1048576"}})},
      {file_too_many_columns, with(line, {{"limit", "4096"}})},
      {file_bad_quoting, with(line, {{"found", "x"}})},
      {file_mixed_encoding, with(line, {{"encoding", "UTF-8"}})},
      {file_mixed_encoding, line},
      {file_encoding_unclear, with(file, {{"encodings", "GB18030, Shift_JIS"}})},
      {file_encoding_unclear, file},
      {encoding_unknown, {{"encoding", "klingon"}, {"encodings", "UTF-8, GB18030"}}},
      {file_dates_unclear, with(file, {{"column", "Date"}, {"value", "01/02/2026"}})},
      {file_no_header, with(line, {{"found", "12.50"}})},
      {file_no_header, line},
      {file_duplicate_header, with(line, {{"column", "Name"}})},
      {file_other_profile,
       with(file, {{"profile", "shopify-orders"}, {"other", "shopify-products"}})},
      {file_missing_columns, with(file, {{"profile", "shopify-orders"}, {"columns", "Id, Name"}})},
      {file_missing_columns, with(line, {{"columns", "Id, Name"}})},
      {file_columns_per_row, with(line, {{"found", "11"}, {"expected", "12"}})},
      {settlement_total_disagrees, with(file, {{"settlement", "24288684721"},
                                               {"total", "1016.08"},
                                               {"sum", "1000.83"},
                                               {"currency", "CAD"}})},
      {settlement_value_wrong, with(line, {{"column", "other-amount"}, {"value", "one"}})},
      {settlement_value_wrong, with(line, {{"column", "total-amount"}})},
      {profile_unknown, {{"profile", "shopware"}}},
      {profile_unknown, with(file, {{"columns", "A, B"}})},
      {mapping_unknown, {{"mapping", "mine"}, {"shipped", "bikestores, uci-online-retail"}}},
      {mapping_file_missing, {{"mapping", "bikestores"}, {"file", "orders"}}},
      {mapping_invalid,
       {{"mapping", "mine.json"}, {"path", "orders.line.sku"}, {"why", "missing"}}},
      {mapping_invalid, with(file, {{"column", "Price"}, {"value", "1,234"}})},
      {mapping_invalid, with(file, {{"column", "Price"}, {"value", "1.50"}, {"other", "1,50"}})},
      {mapping_invalid,
       {{"mapping", "mine.json"}, {"path", "prices"}, {"why", "unknown_value"}, {"value", "nett"}}},
  };
}

/// The same of rows.
inline std::vector<Refusal> row_refusals() {
  using enum RefusalCode;
  const Args cell = {{"row", "12"}, {"column", "Total"}, {"value", "12,x"}};
  return {
      {value_missing, {{"row", "12"}, {"column", "Total"}}},
      {value_not_number, cell},
      {value_not_date, cell},
      {value_not_date, {{"column", "--from"}, {"value", "yesterday"}}},
      {look_up_failed,
       {{"row", "3"}, {"look_up", "stores"}, {"column", "store_id"}, {"value", "9"}}},
      {value_too_precise, cell},
      {value_too_large, cell},
      {value_too_large, {{"row", "12"}, {"column", "price"}}},
      {value_not_currency, cell},
      {value_unknown, cell},
      {value_unknown, {{"value", "shed"}, {"column", "kind"}}},
      {customer_not_identified, {{"row", "7"}}},
      {parts_disagree,
       {{"row", "3"},
        {"name", "2026-09-01 EUR"},
        {"total", "10.00"},
        {"sum", "9.99"},
        {"currency", "EUR"}}},
      {totals_disagree,
       {{"row", "3"},
        {"order", "#1001"},
        {"total", "10.00"},
        {"sum", "9.99"},
        {"currency", "EUR"}}},
      {trial_balance_unbalanced,
       {{"row", "2"},
        {"debit", "10.00"},
        {"credit", "9.00"},
        {"difference", "1.00"},
        {"currency", "EUR"}}},
      {account_unknown, {{"row", "4"}, {"account", "0420"}}},
      {opening_without_date, {}},
      {duplicate_sku, {{"row", "4"}, {"sku", "LAMP-1"}}},
      {duplicate_sku, {{"row", "4"}, {"sku", "LAMP-1"}, {"product", "P7"}}},
      {people_contradict, {{"row", "9"}, {"name", "C-2"}, {"id_row", "3"}, {"email_row", "4"}}},
      {order_without_lines, {{"row", "3"}, {"order", "#1001"}}},
      {currency_changed, {{"row", "3"}, {"order", "#1001"}, {"was", "EUR"}, {"now", "JPY"}}},
      {sign_changed, {{"row", "3"}, {"order", "#1001"}, {"was", "10.00"}, {"now", "-4.00"}}},
      {rate_missing,
       {{"row", "3"}, {"order", "#1001"}, {"from", "JPY"}, {"to", "EUR"}, {"date", "2026-11-02"}}},
      {verdict_changed, {{"row", "3"}, {"was", "create"}, {"now", "refuse"}}},
      {duplicate_in_file, {{"row", "3"}, {"name", "#1001"}}},
      {duplicate_in_file, {{"row", "9"}, {"name", "a***@x.example"}, {"first", "3"}}},
      {product_key_ambiguous, {{"row", "3"}, {"product", "TB-CS-52"}}},
      {product_unknown, {{"row", "3"}, {"product", "TB-CS-52"}}},
      {product_unknown, {{"product", "TB-CS-52"}}},
  };
}

/// The same of imports, of the company and of books.
inline std::vector<Refusal> other_refusals() {
  using enum RefusalCode;
  const Args book = {{"book", "shop.kontor"}};
  const Args file = {{"file", "orders.csv"}};
  return {
      {import_running, {{"channel", "WEB"}, {"batch", "4"}}},
      {import_running, {{"channel", ""}, {"batch", "4"}}},
      {batch_unknown, {{"batch", "4"}}},
      {batch_not_resumable, {{"batch", "4"}, {"state", "done"}}},
      {batch_not_undoable, {{"batch", "4"}, {"state", "undone"}}},
      {batch_file_changed, with(file, {{"batch", "4"}})},
      {batch_file_changed, {{"batch", "4"}, {"file", ""}}},
      {strict_refused, with(file, {{"count", "3"}})},
      {entity_unknown, {{"entity", "NORD"}}},
      {entity_unknown, {{"entity", ""}}},
      {entity_exists, {{"code", "NORD"}}},
      {location_unknown, {{"location", "BERLIN"}}},
      {location_exists, {{"code", "BERLIN"}}},
      {channel_unknown, {{"channel", "WEB"}}},
      {channel_exists, {{"code", "WEB"}}},
      {currency_unknown, {{"currency", "XXQ"}}},
      {country_unknown, {{"country", "QQ"}}},
      {zone_unknown, {{"zone", "Mars/Base"}}},
      {date_range_invalid, {{"from", "2026-10-31"}, {"to", "2026-10-01"}}},
      {order_unknown, {{"order", "#1001"}}},
      {order_of_several_channels, {{"order", "#1001"}}},
      {order_line_unknown, {{"order", "#1001"}, {"line", "4"}}},
      {shares_invalid, {{"order", "#1001"}}},
      {target_invalid, {{"value", "-5"}}},
      {payout_unknown, {{"payout", "PO-0815"}}},
      {customer_unknown, {{"customer", "C1042"}}},
      {certainty_invalid, {}},
      {customer_same, {{"customer", "C1042"}}},
      {customer_merged, {{"customer", "C1042"}, {"other", "C7"}}},
      {customer_not_merged, {{"customer", "C1042"}, {"other", "C7"}}},
      {customer_not_merged, {{"customer", "C1042"}}},
      {customer_field_unknown, {{"value", "mail=C7"}}},
      {rate_invalid, {{"from", "EUR"}, {"to", "JPY"}}},
      {rate_exists, {{"from", "EUR"}, {"to", "JPY"}, {"date", "2026-10-31"}}},
      {product_not_provisional, {{"product", "TB-CS-52"}}},
      {product_bind_to_itself, {{"product", "TB-CS-52"}}},
      {product_is_provisional, {{"product", "TB-CS-52"}}},
      {employee_unknown, {{"employee", "SOFIA"}}},
      {employee_exists, {{"code", "SOFIA"}}},
      {employee_not_provisional, {{"employee", "SOFIA"}}},
      {employee_is_provisional, {{"employee", "TILL-3"}}},
      {employee_bind_to_itself, {{"employee", "TILL-3"}}},
      {alias_taken, {{"name", "Sofia"}, {"employee", "SOFIA-2"}}},
      {role_unknown, {{"role", "BUYER"}}},
      {role_exists, {{"role", "BUYER"}}},
      {role_ready_made, {{"role", "seller"}}},
      {owner_stays, {{"employee", "OWNER"}}},
      {permission_unknown, {{"permission", "fly"}}},
      {own_rights, {}},
      {period_locked, {{"date", "2026-10-31"}}},
      {name_missing, {}},
      {code_invalid, {{"code", "a b"}}},
      {permission_missing, {{"permission", "import_files"}}},
      {book_exists, book},
      {book_missing, book},
      {book_not_empty, book},
      {book_not_kontor, book},
      {book_newer, book},
      {book_older, book},
      {address_invalid, {{"address", "mysql://x"}}},
      {address_has_password, {}},
      {demo_dir_not_empty, {{"dir", "kontor-demo"}}},
  };
}

/// The same of who is at a book.
inline std::vector<Refusal> desk_refusals() {
  using enum RefusalCode;
  const Args file = {{"file", "key"}};
  return {
      {sign_in_needed, {}},
      {sign_in_wrong, {}},
      {sign_in_locked, {{"count", "5"}}},
      {sign_in_locked_long, {{"count", "10"}}},
      {pins_off, {}},
      {device_not_enrolled, {}},
      {pin_length, {}},
      {pin_trivial, {}},
      {password_length, {}},
      {password_trivial, {}},
      {secret_unchanged, {}},
      {secret_above_rights, {{"employee", "SOFIA"}}},
      {first_secret, {}},
      {approver_may_not, {{"employee", "SOFIA"}}},
      {own_password_needed, {{"employee", "SOFIA"}}},
      {scope_needed, {{"permission", "read_stock"}, {"places", "NORD, SUD"}}},
      {device_exists, {{"device", "Till 1"}}},
      {device_unknown, {{"device", "Till 1"}}},
      {device_code_needed, {}},
      {device_code_wrong, {}},
      {file_exists, file},
      {file_not_private, file},
      {key_file_wrong, file},
      {token_exists, {{"token", "nightly"}}},
      {token_unknown, {{"token", "nightly"}}},
      {token_not_good, file},
      {token_not_for, {{"token", "nightly"}, {"command", "stock list"}}},
      {token_never_for, {{"command", "device enrol"}}},
      {command_unknown, {{"command", "stock fly"}}},
      {document_unknown, {{"number", "T-7"}}},
      {document_state, {{"number", "T-7"}, {"state", "in_transit"}}},
      {stock_short,
       {{"product", "LAMP-7"}, {"location", "NORTH"}, {"left", "2"}, {"wanted", "3.5"}}},
      {lines_missing, {}},
      {line_unreadable, {{"value", "LAMP-7 = many"}}},
      {list_too_long, {{"count", "100000"}}},
      {quantity_not_whole, {{"product", "LAMP-7"}, {"value", "1.125"}}},
      {quantity_not_positive, {{"product", "LAMP-7"}, {"value", "-1"}}},
      {product_not_tracked, {{"product", "LAMP-7"}}},
      {bundle_in_bundle, {{"product", "LAMP-7"}}},
      {product_has_goods, {{"product", "LAMP-7"}}},
      {not_in_document, {{"product", "LAMP-7"}, {"number", "T-7"}}},
      {more_than_asked, {{"product", "LAMP-7"}, {"number", "T-7"}, {"left", "2"}, {"wanted", "3"}}},
      {more_than_sent, {{"product", "LAMP-7"}, {"number", "T-7"}, {"left", "2"}, {"wanted", "3"}}},
      {nothing_to_send, {{"number", "T-7"}}},
      {nothing_on_the_way, {{"number", "T-7"}}},
      {transfer_same_place, {{"location", "NORTH"}}},
      {transfer_between_entities, {{"from", "NORTH"}, {"to", "PARIS"}}},
      {transfer_received, {{"number", "T-7"}}},
      {reason_missing, {{"number", "T-7"}, {"left", "2"}}},
      {reason_unknown, {{"reason", "MOTHS"}}},
      {reason_exists, {{"code", "MOTHS"}}},
      {reference_used, {{"reference", "order 4711"}, {"number", "T-7"}}},
      {bucket_unknown, {{"bucket", "cellar"}}},
      {bucket_short,
       {{"product", "LAMP-7"},
        {"location", "NORTH"},
        {"bucket", "quality"},
        {"left", "2"},
        {"wanted", "3"}}},
  };
}

/// The same of lots, goods for another company and goods of a supplier.
inline std::vector<Refusal> lot_refusals() {
  using enum RefusalCode;
  return {
      {transfer_price_missing, {{"product", "LAMP-7"}, {"list", "INTERN"}}},
      {terms_same_entity, {{"entity", "Kontor"}}},
      {terms_invalid, {{"value", "-3"}}},
      {consigned_stays, {{"product", "LAMP-7"}, {"supplier", "MILL"}}},
      {consigned_supplier, {{"product", "LAMP-7"}, {"supplier", "MILL"}}},
      {consigned_charges, {{"product", "LAMP-7"}, {"number", "P-3"}}},
      {consigned_goods_left, {{"product", "LAMP-7"}, {"left", "2"}}},
      {lot_not_kept, {{"product", "MILK"}, {"lot", "L12"}}},
      {lot_unknown, {{"product", "MILK"}, {"lot", "L12"}}},
      {lot_short,
       {{"product", "MILK"},
        {"lot", "L12"},
        {"location", "NORTH"},
        {"left", "2"},
        {"wanted", "3"}}},
      {lots_left, {{"product", "MILK"}, {"left", "2"}}},
      {lot_too_early, {{"product", "MILK"}, {"lot", "L12"}}},
      {lot_expires,
       {{"product", "MILK"}, {"lot", "L12"}, {"known", "2026-12-31"}, {"value", "2026-11-30"}}},
      {lot_number_invalid, {{"value", "/2026-12-31"}}},
      {lot_unnamed_short,
       {{"product", "MILK"}, {"location", "NORTH"}, {"left", "2"}, {"wanted", "3"}}},
  };
}

/// The same of suppliers and orders with them.
inline std::vector<Refusal> purchase_refusals() {
  using enum RefusalCode;
  return {
      {supplier_unknown, {{"supplier", "ACME"}}},
      {supplier_exists, {{"supplier", "ACME"}}},
      {days_invalid, {{"count", "3650"}}},
      {cost_missing, {{"row", "2"}, {"product", "LAMP-7"}, {"supplier", "ACME"}}},
      {charge_invalid, {{"currency", "EUR"}}},
      {more_than_ordered,
       {{"product", "LAMP-7"}, {"number", "P-7"}, {"left", "2"}, {"wanted", "3"}}},
      {more_than_received,
       {{"product", "LAMP-7"}, {"number", "P-7"}, {"left", "2"}, {"wanted", "3"}}},
      {more_than_billable,
       {{"product", "LAMP-7"}, {"number", "P-7"}, {"left", "2"}, {"wanted", "3"}}},
      {bill_number_missing, {}},
      {bill_known, {{"bill", "R-77"}, {"supplier", "ACME"}}},
      {nothing_to_bill, {{"number", "P-7"}}},
      {policy_invalid, {{"count", "3650"}}},
      {alert_none, {{"product", "LAMP-7"}, {"location", "NORTH"}}},
      {clearing_reason_missing, {}},
      {statement_unknown, {{"number", "R7"}}},
      {statement_closed, {{"number", "R7"}}},
      {statement_not_outside, {{"location", "NORTH"}}},
      {statement_in_future, {{"value", "2027-01-01T00:00:00Z"}}},
      {statement_without_lines, {{"location", "NORTH"}}},
      {statement_place_missing, {{"location", "NORTH"}, {"name", "Hall 2"}}},
      {statement_line_differs, {{"product", "LAMP-7"}, {"value", "3"}, {"before", "4"}}},
      {statement_line_unknown, {{"product", "LAMP-7"}, {"number", "R7"}}},
      {statement_line_settled, {{"product", "LAMP-7"}, {"number", "R7"}}},
      {statement_beyond, {{"product", "LAMP-7"}, {"value", "-4"}, {"rest", "-3"}}},
      {statement_nothing_open, {{"number", "R7"}}},
      {statement_note_missing, {{"number", "R7"}}},
      {statement_open_lines, {{"number", "R7"}, {"count", "2"}}},
  };
}

/// The same of coaching and commission.
inline std::vector<Refusal> staff_refusals() {
  using enum RefusalCode;
  return {
      {coaching_note_unknown, {{"number", "7"}}},
      {coaching_topic_missing, {}},
      {coaching_note_closed, {{"number", "7"}}},
      {measure_unknown, {{"value", "charm"}}},
      {topic_unknown, {{"value", "Charm"}}},
      {commission_rate_invalid, {{"value", "-5"}}},
      {commission_month_open, {{"month", "2026-10"}}},
      {commission_issued, {{"month", "2026-09"}}},
      {commission_month_issued, {{"employee", "SOFIA"}, {"month", "2026-09"}, {"number", "K7"}}},
      {commission_none, {{"employee", "SOFIA"}, {"month", "2026-09"}}},
      {commission_unknown, {{"number", "K7"}}},
  };
}

/// The same of prices, promotions and coupons.
inline std::vector<Refusal> price_refusals() {
  using enum RefusalCode;
  const Args promotion = {{"promotion", "SPRING"}};
  const Args coupon = {{"coupon", "HELLO-10"}};
  return {
      {price_list_unknown, {{"list", "CLUB"}}},
      {price_list_exists, {{"list", "CLUB"}}},
      {formula_invalid, {{"value", "half"}}},
      {price_in_past, {{"value", "2025-01-01T00:00:00Z"}}},
      {price_change_unknown, {{"number", "12"}}},
      {price_change_state, {{"number", "12"}, {"state", "applied"}}},
      {price_moved, {{"product", "LAMP-7"}, {"count", "3"}}},
      {difference_reason_missing, {}},
      {promotion_unknown, promotion},
      {promotion_exists, promotion},
      {promotion_invalid, {{"value", "percent"}}},
      {promotion_ended, promotion},
      {coupon_unknown, coupon},
      {coupon_exists, coupon},
      {coupon_used_up, coupon},
      {coupon_customer_limit, coupon},
      {coupon_not_now, coupon},
      {coupon_over_budget, promotion},
  };
}

/// The same of counts.
inline std::vector<Refusal> count_refusals() {
  using enum RefusalCode;
  const Args number = {{"number", "C12"}};
  const Args line = {{"product", "LAMP-7"}, {"number", "C12"}, {"value", "2.5"}};
  return {
      {count_unknown, number},
      {count_closed, number},
      {count_not_begun, number},
      {count_without_lines, {{"location", "MAIN"}}},
      {count_uncounted, {{"number", "C12"}, {"count", "3"}}},
      {count_recount_open, {{"number", "C12"}, {"count", "3"}}},
      {count_line_unknown, line},
      {count_negative, line},
      {count_elsewhere,
       {{"product", "LAMP-7"}, {"location", "NORTH"}, {"number", "C12"}, {"place", "MAIN"}}},
      {count_same_person, line},
      {count_in_future, {{"product", "LAMP-7"}, {"value", "2027-01-01T00:00:00Z"}}},
  };
}

}  // namespace kontor::test
