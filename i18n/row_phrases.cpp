#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kRowPhrases = std::to_array<Phrase<RefusalCode>>({
    {RefusalCode::value_missing, KONTOR_TEXT("“{column}” is empty. Fill it in.")},
    {RefusalCode::value_not_number,
     KONTOR_TEXT("“{value}” in “{column}” is not a number. Correct it.")},
    {RefusalCode::value_not_date, KONTOR_TEXT("“{value}” in “{column}” is not a date that can be "
                                              "read, such as 2026-11-21. Correct it.")},
    {RefusalCode::value_too_precise,
     KONTOR_TEXT("“{value}” in “{column}” has more decimals than can be kept. Round it.")},
    {RefusalCode::value_too_large,
     KONTOR_TEXT("“{value}” in “{column}” is too large. Correct it.")},
    {RefusalCode::value_too_large,
     KONTOR_TEXT("The value in “{column}” is too large. Correct it.")},
    {RefusalCode::value_not_currency,
     KONTOR_TEXT("“{value}” in “{column}” is not a currency. Write a code such as EUR.")},
    {RefusalCode::value_unknown,
     KONTOR_TEXT("“{value}” in “{column}” is not one of the values it may have. Correct it.")},
    {RefusalCode::totals_disagree,
     KONTOR_TEXT("The lines of order {order} add up to {sum}, its total says {total}. Export it "
                 "again, or correct the order in the channel.")},
    {RefusalCode::parts_disagree,
     KONTOR_TEXT("The amounts of {name} add up to {sum}, its total says {total}. Export the file "
                 "again.")},
    {RefusalCode::customer_not_identified,
     KONTOR_TEXT("Nothing says who this is: no e-mail, no phone that can be read, no customer id. "
                 "Fill one in.")},
    {RefusalCode::trial_balance_unbalanced,
     KONTOR_TEXT("Debits add up to {debit}, credits to {credit}: they differ by {difference}. "
                 "Correct the trial balance.")},
    {RefusalCode::account_unknown,
     KONTOR_TEXT("There is no account “{account}”. Write one of the template, or leave it empty "
                 "and fill in own_account and type.")},
    {RefusalCode::opening_without_date,
     KONTOR_TEXT("Nothing says on which day this was open. Give it with --as-of, or set the first "
                 "day of the book with “kontor setup --start”.")},
    {RefusalCode::duplicate_sku,
     KONTOR_TEXT("The product {product} of the book has the SKU “{sku}”. Give this one a SKU of "
                 "its own, or choose another policy for shared SKUs.")},
    {RefusalCode::duplicate_sku,
     KONTOR_TEXT("Another product further up has the SKU “{sku}”. Give it a SKU of its own, or "
                 "choose another policy for shared SKUs.")},
    {RefusalCode::order_without_lines,
     KONTOR_TEXT("Order {order} has no lines. Export the order whole.")},
    {RefusalCode::currency_changed,
     KONTOR_TEXT("Order {order} was in {was} and is now in {now}. Cancel it in the channel and "
                 "place it anew.")},
    {RefusalCode::sign_changed,
     KONTOR_TEXT("The total of order {order} was {was} and is now {now}; its sign may not "
                 "change. Correct it in the channel.")},
    {RefusalCode::rate_missing,
     KONTOR_TEXT("Order {order} of {date} needs a rate from {from} to {to}. Enter the rate and "
                 "import the file again.")},
    {RefusalCode::rate_missing,
     KONTOR_TEXT("There is no rate from {from} to {to} on {date}. Enter the rate.")},
    {RefusalCode::verdict_changed,
     KONTOR_TEXT("The plan said “{was}”, now it is “{now}”: the book has changed meanwhile. "
                 "Import the file again.")},
    {RefusalCode::duplicate_in_file,
     KONTOR_TEXT("{name} is the person of row {first}, by what the book knows of both. Make one "
                 "row of them.")},
    {RefusalCode::people_contradict,
     KONTOR_TEXT("{name}: the number is that of the person of row {id_row}, the e-mail that of "
                 "row {email_row}. Correct the row; the others are taken in.")},
    {RefusalCode::duplicate_in_file,
     KONTOR_TEXT("{name} stands further up in the file already. Remove one of them.")},
    {RefusalCode::look_up_failed,
     KONTOR_TEXT("“{value}” of “{column}” is not in the file {file}. Export both files at the "
                 "same time.")},
    {RefusalCode::look_up_failed,
     KONTOR_TEXT("“{value}” of “{column}” is not found where the mapping looks it up. Export "
                 "all files at the same time.")},
    {RefusalCode::product_key_ambiguous,
     KONTOR_TEXT("Several products fit “{product}”. Give them different SKUs.")},
});

}  // namespace

std::span<const Phrase<RefusalCode>> row_phrases() { return kRowPhrases; }

}  // namespace kontor::i18n
