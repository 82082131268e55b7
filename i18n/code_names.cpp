#include <algorithm>
#include <array>

#include "i18n/names.h"

namespace kontor::i18n {

namespace {

struct CodeName {
  std::string_view code;
  const char* text;
};

/// By the keys of books::standard_chart().
constexpr auto kAccountNames = std::to_array<CodeName>({
    {"bank", KONTOR_TEXT("Bank")},
    {"cash_in_transit", KONTOR_TEXT("Cash in transit")},
    {"bank_unmatched", KONTOR_TEXT("Bank lines not yet matched")},
    {"receivable", KONTOR_TEXT("Receivables")},
    {"stock", KONTOR_TEXT("Stock of goods")},
    {"input_tax", KONTOR_TEXT("Input tax")},
    {"clearing", KONTOR_TEXT("Clearing")},
    {"unallocated_tender", KONTOR_TEXT("Unallocated tender")},
    {"marketplace_tax", KONTOR_TEXT("Tax collected by marketplaces")},
    {"reserve", KONTOR_TEXT("Reserves held by channels")},
    {"channel_current", KONTOR_TEXT("Current account of the channel")},
    {"payable", KONTOR_TEXT("Payables")},
    {"deposit", KONTOR_TEXT("Customer deposits")},
    {"tax_payable", KONTOR_TEXT("Tax payable")},
    {"tax_unnamed", KONTOR_TEXT("Tax without a named rate")},
    {"gift_card", KONTOR_TEXT("Gift cards")},
    {"store_credit", KONTOR_TEXT("Store credit")},
    {"tips", KONTOR_TEXT("Tips payable")},
    {"points_deferred", KONTOR_TEXT("Deferred loyalty points")},
    {"opening_balance", KONTOR_TEXT("Opening balances")},
    {"sales", KONTOR_TEXT("Sales")},
    {"discounts", KONTOR_TEXT("Discounts given")},
    {"returns", KONTOR_TEXT("Returned sales")},
    {"refunds_not_itemised", KONTOR_TEXT("Refunds, not itemised")},
    {"carriage", KONTOR_TEXT("Carriage charged")},
    {"manual_amounts", KONTOR_TEXT("Manual amounts")},
    {"duties", KONTOR_TEXT("Duties charged")},
    {"reimbursements", KONTOR_TEXT("Reimbursements from marketplaces")},
    {"rounding", KONTOR_TEXT("Rounding differences")},
    {"cost_of_goods", KONTOR_TEXT("Cost of goods sold")},
    {"stock_write_off", KONTOR_TEXT("Stock written off")},
    {"count_difference", KONTOR_TEXT("Count differences")},
    {"transfer_difference", KONTOR_TEXT("Lost in transfers")},
    {"due_from", KONTOR_TEXT("Due from own companies")},
    {"due_to", KONTOR_TEXT("Due to own companies")},
    {"consignor", KONTOR_TEXT("Owed for goods on consignment")},
    {"entity_sales", KONTOR_TEXT("Sales to own companies")},
    {"entity_cost", KONTOR_TEXT("Cost of goods sold to own companies")},
    {"carrier_claim", KONTOR_TEXT("Claims on carriers")},
    {"goods_received", KONTOR_TEXT("Goods received, not invoiced")},
    {"landed_costs", KONTOR_TEXT("Freight and duty, not invoiced")},
    {"free_issues", KONTOR_TEXT("Goods given away")},
    {"samples", KONTOR_TEXT("Samples")},
    {"cost_variance", KONTOR_TEXT("Cost variance")},
    {"negative_stock_variance", KONTOR_TEXT("Negative stock cost variance")},
    {"channel_fees", KONTOR_TEXT("Channel fees")},
    {"chargebacks", KONTOR_TEXT("Chargebacks")},
    {"gateway_adjustments", KONTOR_TEXT("Adjustments by gateways")},
    {"currency_exchange", KONTOR_TEXT("Currency exchange differences")},
    {"own_asset", KONTOR_TEXT("Other assets")},
    {"own_liability", KONTOR_TEXT("Other liabilities")},
    {"own_equity", KONTOR_TEXT("Capital and reserves")},
    {"own_income", KONTOR_TEXT("Other income")},
    {"own_expense", KONTOR_TEXT("Other expenses")},
});

/// Ends of "The mapping … is wrong at …: ".
constexpr auto kMappingFaults = std::to_array<CodeName>({
    {"missing", KONTOR_TEXT("it is missing")},
    {"wrong_type", KONTOR_TEXT("it is of another type than is needed")},
    {"wrong_count", KONTOR_TEXT("the numbers of entries differ")},
    {"unknown_key", KONTOR_TEXT("there is no such key")},
    {"unknown_value", KONTOR_TEXT("it may not have this value")},
    {"unknown_file", KONTOR_TEXT("the mapping names no such file")},
    {"unknown_look_up", KONTOR_TEXT("the mapping has no such look-up")},
    {"look_up_cycle", KONTOR_TEXT("the look-ups lead in a circle")},
    {"bad_pattern", KONTOR_TEXT("the pattern cannot be read")},
    {"unused", KONTOR_TEXT("nothing uses it")},
    {"not_json", KONTOR_TEXT("the file is not valid JSON")},
});

/// The states that channels' files give to orders, in lower case.
constexpr auto kFileWords = std::to_array<CodeName>({
    {"paid", KONTOR_TEXT("Paid")},
    {"complete", KONTOR_TEXT("Paid")},
    {"pending", KONTOR_TEXT("Payment pending")},
    {"authorized", KONTOR_TEXT("Authorised")},
    {"partially_paid", KONTOR_TEXT("Partly paid")},
    {"refunded", KONTOR_TEXT("Refunded in full")},
    {"partially_refunded", KONTOR_TEXT("Partly refunded")},
    {"voided", KONTOR_TEXT("Voided")},
    {"expired", KONTOR_TEXT("Expired")},
    {"fulfilled", KONTOR_TEXT("Sent in full")},
    {"unfulfilled", KONTOR_TEXT("Not fulfilled")},
    {"partial", KONTOR_TEXT("Partly fulfilled")},
    {"restocked", KONTOR_TEXT("Restocked")},
    {"shipped", KONTOR_TEXT("Shipped")},
    {"cancelled", KONTOR_TEXT("Cancelled")},
});

/// The profiles of files and the mappings that Kontor brings.
constexpr auto kFileKinds = std::to_array<CodeName>({
    {"shopify-products", KONTOR_TEXT("Shopify products")},
    {"shopify-inventory", KONTOR_TEXT("Shopify inventory")},
    {"shopify-orders", KONTOR_TEXT("Shopify orders")},
    {"shopify-payments", KONTOR_TEXT("Shopify payments")},
    {"shopify-payouts", KONTOR_TEXT("Shopify payouts")},
    {"shopify-customers", KONTOR_TEXT("Shopify customers")},
    {"amazon-settlement", KONTOR_TEXT("Amazon settlement")},
    {"amazon-all-orders", KONTOR_TEXT("Amazon orders")},
    {"amazon-fba-inventory", KONTOR_TEXT("Amazon FBA inventory")},
    {"amazon-fba-returns", KONTOR_TEXT("Amazon FBA returns")},
    {"etsy-orders", KONTOR_TEXT("Etsy orders")},
    {"etsy-items", KONTOR_TEXT("Etsy sold items")},
    {"square-items", KONTOR_TEXT("Square items")},
    {"square-transactions", KONTOR_TEXT("Square transactions")},
    {"woocommerce-products", KONTOR_TEXT("WooCommerce products")},
    {"opening-items", KONTOR_TEXT("Open items at the start")},
    {"opening-balances", KONTOR_TEXT("Opening balances")},
    {"bank-statement", KONTOR_TEXT("Bank statement")},
});

/// The ready-made roles.
constexpr auto kRoles = std::to_array<CodeName>({
    {"OWNER", KONTOR_TEXT("Owner")},
    {"STORE-MANAGER", KONTOR_TEXT("Store manager")},
    {"STOCK-KEEPER", KONTOR_TEXT("Stock keeper")},
    {"SELLER", KONTOR_TEXT("Seller")},
    {"TRAINER", KONTOR_TEXT("Trainer")},
    {"ACCOUNTANT", KONTOR_TEXT("Accountant")},
    {"MARKETING", KONTOR_TEXT("Marketing")},
    {"ADMINISTRATOR", KONTOR_TEXT("Administrator")},
});

/// In "was read as UTF-8 (…)".
constexpr auto kEncodingReasons = std::to_array<CodeName>({
    {"stated", KONTOR_TEXT("as stated")},
    {"mark", KONTOR_TEXT("it begins with a byte order mark")},
    {"ascii", KONTOR_TEXT("it has plain characters only")},
    {"valid_utf8", KONTOR_TEXT("all of it is valid UTF-8")},
    {"zero_bytes", KONTOR_TEXT("every other byte is zero")},
    {"statistics", KONTOR_TEXT("it is not UTF-8, and its characters make words so")},
});

/// In "its columns separated by …".
constexpr auto kSeparators = std::to_array<CodeName>({
    {"comma", KONTOR_TEXT("commas")},
    {"tab", KONTOR_TEXT("tabs")},
    {"semicolon", KONTOR_TEXT("semicolons")},
    {"bar", KONTOR_TEXT("vertical bars")},
});

template <std::size_t N>
std::string named(const Catalogue& catalogue, const std::array<CodeName, N>& names,
                  std::string_view code) {
  const auto found = std::ranges::find(names, code, &CodeName::code);
  return found == names.end() ? std::string(code) : catalogue.text(found->text);
}

/// The name of the value of an enumeration whose code this is.
template <class Code>
std::string named_value(const Catalogue& catalogue, std::string_view code, Code last) {
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (name_of(static_cast<Code>(i)) == code) return name(catalogue, static_cast<Code>(i));
  return std::string(code);
}

}  // namespace

std::string account_name(const Catalogue& catalogue, std::string_view chart_key,
                         std::string_view detail_name) {
  std::string account = named(catalogue, kAccountNames, chart_key);
  if (detail_name.empty()) return account;
  return catalogue.text("{account} · {detail}",
                        {{"account", account}, {"detail", std::string(detail_name)}});
}

std::string verdict_name(const Catalogue& catalogue, std::string_view code) {
  return named_value(catalogue, code, intake::Verdict::refuse);
}

std::string batch_state_name(const Catalogue& catalogue, std::string_view code) {
  return named_value(catalogue, code, intake::BatchState::undone);
}

std::string permission_name(const Catalogue& catalogue, std::string_view code) {
  const auto permission = company::permission_named(code);
  return permission ? name(catalogue, *permission) : std::string(code);
}

std::string role_name(const Catalogue& catalogue, std::string_view code, const std::string& name) {
  return name.empty() ? named(catalogue, kRoles, code) : name;
}

std::string file_word(const Catalogue& catalogue, std::string_view word) {
  return named(catalogue, kFileWords, word);
}

std::string file_kind_name(const Catalogue& catalogue, std::string_view kind) {
  const auto found = std::ranges::find(kFileKinds, kind, &CodeName::code);
  if (found != kFileKinds.end()) return catalogue.text(found->text);
  // A mapping that someone wrote is known by its file: "north-wind.json".
  std::string words(kind);
  std::ranges::replace(words, '-', ' ');
  std::ranges::replace(words, '_', ' ');
  return catalogue.format().capitalised(words);
}

std::string mapping_fault_name(const Catalogue& catalogue, std::string_view code) {
  return named(catalogue, kMappingFaults, code);
}

std::string encoding_reason_name(const Catalogue& catalogue, std::string_view code) {
  return named(catalogue, kEncodingReasons, code);
}

std::string separator_name(const Catalogue& catalogue, std::string_view code) {
  return named(catalogue, kSeparators, code);
}

}  // namespace kontor::i18n
