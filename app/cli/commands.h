#pragma once

#include "app/cli/tree.h"

namespace kontor::cli {

// One function a word of the first level; each adds its commands to the tree.
void add_book(Tree& tree);
/// The words behind `book key`.
void add_book_key(Tree& tree, CLI::App& book);
void add_setup(Tree& tree);
/// The words behind `setup`.
void add_setup_opening(Tree& tree, CLI::App& setup);
void add_setup_compare(Tree& tree, CLI::App& setup);
void add_entity(Tree& tree);
void add_entity_trade(Tree& tree, CLI::App& entity);
void add_consign(Tree& tree);
void add_location(Tree& tree);
void add_channel(Tree& tree);
void add_rate(Tree& tree);
void add_account(Tree& tree);
void add_period(Tree& tree);
void add_import(Tree& tree);
void add_batch(Tree& tree);
void add_profiles(Tree& tree);
void add_product(Tree& tree);
void add_bundle(Tree& tree, CLI::App& product);
void add_price_list(Tree& tree);
void add_price(Tree& tree);
void add_promotion(Tree& tree);
void add_coupon(Tree& tree);
/// The words behind `price` that change prices, and those that compare them.
void add_price_changes(Tree& tree, CLI::App& price);
void add_price_parity(Tree& tree, CLI::App& price);
void add_stock(Tree& tree);
void add_transfer(Tree& tree);
void add_count(Tree& tree);
void add_supplier(Tree& tree);
void add_purchase(Tree& tree);
/// The words behind `purchase` for what suppliers bill and take back.
void add_purchase_bills(Tree& tree, CLI::App& group);
void add_replenish(Tree& tree);
void add_order(Tree& tree);
void add_customer(Tree& tree);
/// The words behind `customer` that find duplicates and merge them.
void add_customer_duplicates(Tree& tree, CLI::App& customer);
/// Those that say what customers are worth.
void add_customer_value(Tree& tree, CLI::App& customer);
void add_employee(Tree& tree);
void add_role(Tree& tree);
/// The words behind `employee hours`.
void add_stock_low(Tree& tree, CLI::App& stock);
void add_stock_zone(Tree& tree, CLI::App& stock);
void add_stock_replenishment(Tree& tree, CLI::App& stock);
void add_stock_lots(Tree& tree, CLI::App& stock);
void add_stock_offers(Tree& tree, CLI::App& stock);
void add_stock_alerts(Tree& tree, CLI::App& stock);
void add_stock_statements(Tree& tree, CLI::App& stock);
/// The words behind `stock` that set aside and correct.
void add_stock_acts(Tree& tree, CLI::App& stock);
void add_employee_hours(Tree& tree, CLI::App& employee);
void add_employee_role(Tree& tree, CLI::App& employee);
void add_employee_secrets(Tree& tree, CLI::App& employee);
void add_employee_credit(Tree& tree, CLI::App& employee);
void add_employee_performance(Tree& tree, CLI::App& employee);
void add_employee_errors(Tree& tree, CLI::App& employee);
void add_employee_target(Tree& tree, CLI::App& employee);
void add_employee_coach(Tree& tree, CLI::App& employee);
/// Below `employee coach`: notes, topics, the way in.
void add_employee_coaching(Tree& tree, CLI::App& coach);
void add_employee_commission(Tree& tree, CLI::App& employee);
void add_device(Tree& tree);
void add_token(Tree& tree);
void add_payout(Tree& tree);
void add_ledger(Tree& tree);
void add_report(Tree& tree);
void add_audit(Tree& tree);
void add_demo(Tree& tree);
void add_man(Tree& tree);
void add_completion(Tree& tree);

/// All of them, in the order of help and man page.
void add_commands(Tree& tree);

}  // namespace kontor::cli
