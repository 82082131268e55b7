#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kCustomerPhrases = std::to_array<Phrase<RefusalCode>>({
    {RefusalCode::certainty_invalid,
     KONTOR_TEXT("A certainty is a number from 0.5, as likely as not, to 0.999999. Give such a "
                 "one.")},
    {RefusalCode::customer_same,
     KONTOR_TEXT("{customer} is one customer. Name another one beside it.")},
    {RefusalCode::customer_merged,
     KONTOR_TEXT("{customer} is merged with {other} already. Name {other} instead, or end that "
                 "merge: “kontor customer unmerge {customer}”.")},
    {RefusalCode::customer_not_merged,
     KONTOR_TEXT("{customer} is no part of {other}. Name one of those that are merged.")},
    {RefusalCode::customer_not_merged,
     KONTOR_TEXT("{customer} is merged with nobody. Name one that was merged.")},
    {RefusalCode::customer_field_unknown,
     KONTOR_TEXT("“{value}” cannot be taken. Say name, company, email, phone, address or note, "
                 "and of whom: email=C1042.")},
    {RefusalCode::buyers_too_few,
     KONTOR_TEXT("{count} customers bought in {currency}, {repeats} of them again: too few to tell "
                 "what customers will buy. {least} are needed, {least_repeats} of whom came "
                 "again.")},
    {RefusalCode::buying_unclear,
     KONTOR_TEXT("What {count} customers bought in {currency} follows no pattern from which more "
                 "could be told. Look at their past figures: “kontor customer rfm”.")},
    {RefusalCode::horizon_invalid,
     KONTOR_TEXT("“{value}” is no number of months from 1 to 60. Give such a one.")},
});

}  // namespace

std::span<const Phrase<RefusalCode>> customer_phrases() { return kCustomerPhrases; }

}  // namespace kontor::i18n
