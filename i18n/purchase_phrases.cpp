#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kPurchasePhrases = std::to_array<Phrase<RefusalCode>>({
    {RefusalCode::supplier_unknown,
     KONTOR_TEXT("There is no supplier {supplier}. “kontor supplier list” shows them.")},
    {RefusalCode::supplier_exists,
     KONTOR_TEXT("There is a supplier {supplier} already. Choose another code.")},
    {RefusalCode::days_invalid,
     KONTOR_TEXT("Days are numbers from 0 to {count}. Write them so: 14, or 2.5 for a spread.")},
    {RefusalCode::cost_missing,
     KONTOR_TEXT("{supplier} has no price for {product}. Write it behind the quantity: "
                 "LAMP-7=3@2.50.")},
    {RefusalCode::charge_invalid,
     KONTOR_TEXT("Freight and duty are amounts in {currency}, not below zero. Write 12.50.")},
    {RefusalCode::more_than_ordered,
     KONTOR_TEXT("{number} has {left} of {product} still to come, not {wanted}. Take in what was "
                 "ordered, and order the rest.")},
    {RefusalCode::more_than_received,
     KONTOR_TEXT("{left} of {product} came with {number} and are still to go back, not {wanted}. "
                 "Send back what came, or correct the stock by an adjustment.")},
    {RefusalCode::more_than_billable,
     KONTOR_TEXT("{left} of {product} in {number} are without an invoice, not {wanted}. Take in "
                 "what came first, or leave out what was invoiced.")},
    {RefusalCode::bill_number_missing,
     KONTOR_TEXT("Say the number of the invoice, as it stands on it.")},
    {RefusalCode::bill_known,
     KONTOR_TEXT("The invoice {bill} of {supplier} is in the book already. Check its number.")},
    {RefusalCode::nothing_to_bill,
     KONTOR_TEXT("Nothing that came with {number} is without an invoice.")},
    {RefusalCode::policy_invalid,
     KONTOR_TEXT("A service level is from 50 to 99.999, a window from 1 to {count} days. Choose "
                 "others.")},
    {RefusalCode::alert_none,
     KONTOR_TEXT("{product} is neither low nor oversold at {location}: there is nothing to "
                 "clear.")},
    {RefusalCode::clearing_reason_missing,
     KONTOR_TEXT("Say why nothing is to be done: others will read it.")},
});

}  // namespace

std::span<const Phrase<RefusalCode>> purchase_phrases() { return kPurchasePhrases; }

}  // namespace kontor::i18n
