#include "i18n/audit_names.h"

#include <algorithm>
#include <array>

#include "domain/company/setup.h"
#include "domain/stock/count_sheet.h"
#include "domain/stock/statement.h"
#include "domain/stock/stock_document.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::i18n {

namespace {

struct AuditWord {
  std::string_view code;
  const char* text;
};

constexpr auto kAuditActions = std::to_array<AuditWord>({
    {"book.set", KONTOR_TEXT("Setting changed")},
    {"entity.add", KONTOR_TEXT("Company added")},
    {"entity.set", KONTOR_TEXT("Company changed")},
    {"location.add", KONTOR_TEXT("Place added")},
    {"location.set", KONTOR_TEXT("Place changed")},
    {"channel.add", KONTOR_TEXT("Channel added")},
    {"channel.set", KONTOR_TEXT("Channel changed")},
    {"channel.source", KONTOR_TEXT("Source map changed")},
    {"rate.add", KONTOR_TEXT("Rate added")},
    {"rate.set", KONTOR_TEXT("Rate changed")},
    {"period.lock", KONTOR_TEXT("Days locked")},
    {"import.start", KONTOR_TEXT("Import begun")},
    {"import.resume", KONTOR_TEXT("Import resumed")},
    {"import.stop", KONTOR_TEXT("Import stopped")},
    {"import.done", KONTOR_TEXT("Import finished")},
    {"import.undo", KONTOR_TEXT("Import undone")},
    {"product.add", KONTOR_TEXT("Product added")},
    {"product.change", KONTOR_TEXT("Product changed")},
    {"product.bind", KONTOR_TEXT("Product identified")},
    {"price_list.add", KONTOR_TEXT("Price list added")},
    {"price_list.set", KONTOR_TEXT("Price list changed")},
    {"price.plan", KONTOR_TEXT("Prices planned")},
    {"price.apply", KONTOR_TEXT("Prices changed")},
    {"price.revert", KONTOR_TEXT("Price change taken back")},
    {"price.drop", KONTOR_TEXT("Price change given up")},
    {"price.difference", KONTOR_TEXT("Difference of prices approved")},
    {"price.limits", KONTOR_TEXT("Limits of prices set")},
    {"promotion.add", KONTOR_TEXT("Promotion added")},
    {"promotion.set", KONTOR_TEXT("Promotion changed")},
    {"promotion.end", KONTOR_TEXT("Promotion ended")},
    {"coupon.generate", KONTOR_TEXT("Coupons made")},
    {"coupon.redeem", KONTOR_TEXT("Coupon redeemed")},
    {"product.low", KONTOR_TEXT("Low-stock level set")},
    {"product.zone", KONTOR_TEXT("Zone of a product set")},
    {"stock.buffer", KONTOR_TEXT("Buffer of a channel set")},
    {"stock.publish", KONTOR_TEXT("Stock told to a channel")},
    {"customer.add", KONTOR_TEXT("Customer added")},
    {"customer.change", KONTOR_TEXT("Customer changed")},
    {"customer.duplicates", KONTOR_TEXT("Duplicates searched for")},
    {"customer.apart", KONTOR_TEXT("Two customers told apart")},
    {"customer.merge", KONTOR_TEXT("Customers merged")},
    {"customer.unmerge", KONTOR_TEXT("Merge of customers ended")},
    {"employee.add", KONTOR_TEXT("Employee added")},
    {"employee.set", KONTOR_TEXT("Employee changed")},
    {"employee.rename", KONTOR_TEXT("Employee renamed")},
    {"employee.alias", KONTOR_TEXT("Name in files noted")},
    {"employee.hours", KONTOR_TEXT("Hours worked noted")},
    {"employee.bind", KONTOR_TEXT("Employee identified")},
    {"employee.target", KONTOR_TEXT("Target set")},
    {"employee.coach", KONTOR_TEXT("Coaching noted")},
    {"employee.follow_up", KONTOR_TEXT("Coaching followed up")},
    {"coaching.topic", KONTOR_TEXT("Topic of coaching changed")},
    {"commission.rule", KONTOR_TEXT("Rule of commission set")},
    {"commission.class", KONTOR_TEXT("Class of goods for commission set")},
    {"commission.issue", KONTOR_TEXT("Commission stated")},
    {"order.credit", KONTOR_TEXT("Credit of an order given")},
    {"role.add", KONTOR_TEXT("Role added")},
    {"role.set", KONTOR_TEXT("Role changed")},
    {"role.give", KONTOR_TEXT("Role given")},
    {"role.take", KONTOR_TEXT("Role taken away")},
    {"sign_in.right", KONTOR_TEXT("Signed in")},
    {"sign_in.wrong", KONTOR_TEXT("Sign-in refused")},
    {"pin.set", KONTOR_TEXT("PIN set")},
    {"pin.clear", KONTOR_TEXT("PIN cleared")},
    {"password.set", KONTOR_TEXT("Password set")},
    {"device.enrol", KONTOR_TEXT("Machine enrolled")},
    {"device.revoke", KONTOR_TEXT("Machine revoked")},
    {"device.code", KONTOR_TEXT("One-time code made")},
    {"key.export", KONTOR_TEXT("Book's key exported")},
    {"key.import", KONTOR_TEXT("Book's key imported")},
    {"token.add", KONTOR_TEXT("Token made")},
    {"token.revoke", KONTOR_TEXT("Token revoked")},
    {"approval.give", KONTOR_TEXT("Act approved")},
    {"transfer.create", KONTOR_TEXT("Transfer written down")},
    {"transfer.change", KONTOR_TEXT("Transfer changed")},
    {"transfer.ready", KONTOR_TEXT("Transfer made ready")},
    {"transfer.reopen", KONTOR_TEXT("Transfer reopened")},
    {"transfer.ship", KONTOR_TEXT("Transfer sent")},
    {"transfer.receive", KONTOR_TEXT("Transfer received")},
    {"transfer.close", KONTOR_TEXT("Transfer closed")},
    {"transfer.cancel", KONTOR_TEXT("Transfer cancelled")},
    {"transfer.complete", KONTOR_TEXT("Goods handed over")},
    {"purchase.create", KONTOR_TEXT("Purchase written down")},
    {"purchase.change", KONTOR_TEXT("Purchase changed")},
    {"purchase.order", KONTOR_TEXT("Goods ordered")},
    {"purchase.receive", KONTOR_TEXT("Ordered goods received")},
    {"purchase.bill", KONTOR_TEXT("Supplier’s invoice noted")},
    {"purchase.return", KONTOR_TEXT("Goods sent back to the supplier")},
    {"purchase.close", KONTOR_TEXT("Purchase closed")},
    {"purchase.cancel", KONTOR_TEXT("Purchase cancelled")},
    {"replenish.policy", KONTOR_TEXT("Replenishment settings changed")},
    {"alert.clear", KONTOR_TEXT("Alert cleared")},
    {"supplier.add", KONTOR_TEXT("Supplier added")},
    {"supplier.set", KONTOR_TEXT("Supplier changed")},
    {"supplier.product", KONTOR_TEXT("Product of a supplier changed")},
    {"set_aside.hold", KONTOR_TEXT("Goods set aside")},
    {"set_aside.release", KONTOR_TEXT("Goods put back")},
    {"set_aside.lot", KONTOR_TEXT("Lot of goods named")},
    {"product.lots", KONTOR_TEXT("Keeping by lot changed")},
    {"product.lot", KONTOR_TEXT("Expiry of a lot changed")},
    {"adjustment.post", KONTOR_TEXT("Stock corrected")},
    {"reason.add", KONTOR_TEXT("Reason added")},
    {"count.create", KONTOR_TEXT("Stock count made")},
    {"count.enter", KONTOR_TEXT("Goods counted")},
    {"count.recount", KONTOR_TEXT("Recount asked for")},
    {"count.approve", KONTOR_TEXT("Stock count approved")},
    {"count.post", KONTOR_TEXT("Stock count posted")},
    {"count.cancel", KONTOR_TEXT("Stock count cancelled")},
    {"statement.read", KONTOR_TEXT("Warehouse statement read")},
    {"statement.settle", KONTOR_TEXT("Difference of a warehouse statement posted")},
    {"statement.leave", KONTOR_TEXT("Difference of a warehouse statement left open")},
    {"statement.close", KONTOR_TEXT("Warehouse statement closed")},
    {"entry.post", KONTOR_TEXT("Entry posted")},
    {"commitment.post", KONTOR_TEXT("Goods committed")},
});

constexpr auto kAuditSubjects = std::to_array<AuditWord>({
    {"book", KONTOR_TEXT("Book")},
    {"entity", KONTOR_TEXT("Company")},
    {"location", KONTOR_TEXT("Place")},
    {"channel", KONTOR_TEXT("Channel")},
    {"rate", KONTOR_TEXT("Exchange rate")},
    {"batch", KONTOR_TEXT("Import")},
    {"product", KONTOR_TEXT("Product")},
    {"customer", KONTOR_TEXT("Customer")},
    {"employee", KONTOR_TEXT("Employee")},
    {"role", KONTOR_TEXT("Role")},
    {"device", KONTOR_TEXT("Machine")},
    {"token", KONTOR_TEXT("Token")},
    {"price_list", KONTOR_TEXT("Price list")},
    {"price_change", KONTOR_TEXT("Price change")},
    {"promotion", KONTOR_TEXT("Promotion")},
    {"coupon", KONTOR_TEXT("Coupon")},
    {"reason", KONTOR_TEXT("Reason")},
    {"supplier", KONTOR_TEXT("Supplier")},
    {"statement", KONTOR_TEXT("Warehouse statement")},
});

/// Kinds of entries, which are what a posting was done to.
constexpr auto kAuditEntries = std::to_array<AuditWord>({
    {"payment", KONTOR_TEXT("Payment")},
    {"sale", KONTOR_TEXT("Sale")},
    {"refund", KONTOR_TEXT("Refund")},
    {"goods_back", KONTOR_TEXT("Goods back")},
    {"opening_count", KONTOR_TEXT("Opening count")},
    {"settlement", KONTOR_TEXT("Settlement")},
    {"opening", KONTOR_TEXT("Opening")},
    {"reversal", KONTOR_TEXT("Reversal")},
    {"transfer", KONTOR_TEXT("Transfer")},
    {"set_aside", KONTOR_TEXT("Set aside")},
    {"adjustment", KONTOR_TEXT("Adjustment")},
    {"count", KONTOR_TEXT("Stock count")},
    {"purchase", KONTOR_TEXT("Purchase")},
});

constexpr auto kAuditFields = std::to_array<AuditWord>({
    {"by_lot", KONTOR_TEXT("Kept by lot")},
    {"expires", KONTOR_TEXT("Good until")},
    {"code", KONTOR_TEXT("Code")},
    {"name", KONTOR_TEXT("Name")},
    {"country", KONTOR_TEXT("Country")},
    {"amount", KONTOR_TEXT("Amount")},
    {"month", KONTOR_TEXT("Month")},
    {"currency", KONTOR_TEXT("Currency")},
    {"zone", KONTOR_TEXT("Time zone")},
    {"fiscal_year_month", KONTOR_TEXT("First month of the fiscal year")},
    {"tax_scheme", KONTOR_TEXT("Tax scheme")},
    {"start", KONTOR_TEXT("First day")},
    {"comparison", KONTOR_TEXT("Comparison of employees")},
    {"kind", KONTOR_TEXT("Kind")},
    {"day_start_hour", KONTOR_TEXT("Hour at which the day begins")},
    {"recognise", KONTOR_TEXT("When a sale counts")},
    {"sku_case_matters", KONTOR_TEXT("Case of SKUs matters")},
    {"sku", KONTOR_TEXT("SKU")},
    {"style", KONTOR_TEXT("Style")},
    {"options", KONTOR_TEXT("Options")},
    {"vendor", KONTOR_TEXT("Vendor")},
    {"barcode", KONTOR_TEXT("Barcode")},
    {"unit", KONTOR_TEXT("Unit")},
    {"price", KONTOR_TEXT("Price")},
    {"compare_at", KONTOR_TEXT("Compare-at price")},
    {"cost", KONTOR_TEXT("Cost")},
    {"status", KONTOR_TEXT("State")},
    {"tracked", KONTOR_TEXT("Stock is tracked")},
    {"provisional", KONTOR_TEXT("Provisional")},
    {"gift_card", KONTOR_TEXT("Gift card")},
    {"low_at", KONTOR_TEXT("Low at")},
    {"state", KONTOR_TEXT("State")},
    {"lines", KONTOR_TEXT("Lines")},
    {"market", KONTOR_TEXT("Market")},
    {"content", KONTOR_TEXT("Content of the files")},
    {"permission", KONTOR_TEXT("Right")},
    {"entity", KONTOR_TEXT("Company")},
    {"location", KONTOR_TEXT("Place")},
    {"channel", KONTOR_TEXT("Channel")},
    {"shops", KONTOR_TEXT("Shops")},
    {"hired", KONTOR_TEXT("First day")},
    {"left", KONTOR_TEXT("Last day")},
    {"role", KONTOR_TEXT("Role")},
    {"rights", KONTOR_TEXT("Rights")},
    {"date", KONTOR_TEXT("Date")},
    {"hours", KONTOR_TEXT("Hours")},
    {"commands", KONTOR_TEXT("Commands")},
    {"state", KONTOR_TEXT("State")},
    {"account", KONTOR_TEXT("Account")},
    {"reason", KONTOR_TEXT("Reason")},
    {"available", KONTOR_TEXT("Available")},
    {"lead_days", KONTOR_TEXT("Lead time in days")},
    {"lead_spread", KONTOR_TEXT("Spread of the lead time")},
    {"group", KONTOR_TEXT("Customer group")},
    {"formula", KONTOR_TEXT("Formula")},
    {"from", KONTOR_TEXT("From")},
    {"until", KONTOR_TEXT("Until")},
    {"withdrawn", KONTOR_TEXT("Withdrawn")},
    {"number", KONTOR_TEXT("Number")},
    {"effective", KONTOR_TEXT("Effective")},
    {"note", KONTOR_TEXT("Note")},
    {"floor", KONTOR_TEXT("Margin floor, %")},
    {"large", KONTOR_TEXT("Large change, %")},
    {"promotion", KONTOR_TEXT("Promotion")},
    {"coupon", KONTOR_TEXT("Coupon")},
    {"count", KONTOR_TEXT("Count")},
    {"class", KONTOR_TEXT("Class")},
    {"reward", KONTOR_TEXT("Reward")},
    {"review_days", KONTOR_TEXT("Days between orders")},
    {"service", KONTOR_TEXT("Service level")},
    {"window", KONTOR_TEXT("Days of sales looked at")},
    {"cover", KONTOR_TEXT("Target cover in days")},
    {"transfer_days", KONTOR_TEXT("Days between own places")},
    {"their_sku", KONTOR_TEXT("Their SKU")},
    {"minimum", KONTOR_TEXT("Minimum order")},
    {"pack", KONTOR_TEXT("Pack")},
    {"preferred", KONTOR_TEXT("Asked first")},
    {"product", KONTOR_TEXT("Product")},
    {"adjustment", KONTOR_TEXT("Adjustment")},
    {"detail", KONTOR_TEXT("Detail")},
    {"opened", KONTOR_TEXT("Committed")},
    {"ended", KONTOR_TEXT("Ended")},
});

template <class Words>
std::string audit_word(const Catalogue& catalogue, const Words& words, std::string_view code) {
  const auto found = std::ranges::find(words, code, &AuditWord::code);
  return found == words.end() ? std::string(code) : catalogue.text(found->text);
}

}  // namespace

std::string audit_action_name(const Catalogue& catalogue, std::string_view action) {
  return audit_word(catalogue, kAuditActions, action);
}

std::string audit_subject_name(const Catalogue& catalogue, std::string_view subject) {
  const auto entry = std::ranges::find(kAuditEntries, subject, &AuditWord::code);
  if (entry != kAuditEntries.end()) return catalogue.text(entry->text);
  return audit_word(catalogue, kAuditSubjects, subject);
}

std::string audit_field_name(const Catalogue& catalogue, std::string_view field) {
  return audit_word(catalogue, kAuditFields, field);
}

std::string audit_value(const Catalogue& catalogue, std::string_view field,
                        std::string_view value) {
  using stock::CountState;
  if (field == "state") {
    for (const auto state : {CountState::draft, CountState::counting, CountState::recount,
                             CountState::approved, CountState::posted, CountState::cancelled})
      if (stock::name_of(state) == value) return name(catalogue, state);
    if (const auto state = stock::document_state_named(value)) return name(catalogue, *state);
    if (const auto state = stock::statement_state_named(value)) return name(catalogue, *state);
  }
  if (field == "kind")
    if (const auto kind = company::location_kind_named(value)) return name(catalogue, *kind);
  if (field == "recognise")
    if (const auto when = company::recognise_named(value)) return name(catalogue, *when);
  return std::string(value);
}

std::vector<std::string_view> audit_subjects() {
  std::vector<std::string_view> subjects;
  for (const AuditWord& word : kAuditSubjects) subjects.push_back(word.code);
  return subjects;
}

}  // namespace kontor::i18n
