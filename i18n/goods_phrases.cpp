#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kGoodsPhrases = std::to_array<Phrase<RefusalCode>>({
    {RefusalCode::document_unknown,
     KONTOR_TEXT("There is no document {number}. Check its number in the list.")},
    {RefusalCode::document_state,
     KONTOR_TEXT("{number} is {state}: this can’t be done with it now.")},
    {RefusalCode::stock_short,
     KONTOR_TEXT("{location} has {left} of {product} available, {wanted} are needed. Take less, or "
                 "take it from elsewhere.")},
    {RefusalCode::lines_missing, KONTOR_TEXT("No product is named. Name at least one.")},
    {RefusalCode::line_unreadable,
     KONTOR_TEXT("“{value}” is no product with a quantity. Write LAMP-7=3.")},
    {RefusalCode::list_too_long,
     KONTOR_TEXT("The list has more than {count} lines. Divide it into several.")},
    {RefusalCode::quantity_not_whole,
     KONTOR_TEXT("{product} is counted in whole pieces: {value} can’t be.")},
    {RefusalCode::quantity_not_positive,
     KONTOR_TEXT("{value} is no quantity of {product}. Write one above zero.")},
    {RefusalCode::product_not_tracked,
     KONTOR_TEXT("No stock is kept of {product}: it can be neither moved nor counted.")},
    {RefusalCode::bundle_in_bundle,
     KONTOR_TEXT("{product} is part of a bundle, or would be part of itself: a bundle can’t be "
                 "made of bundles. Name the single products.")},
    {RefusalCode::product_has_goods,
     KONTOR_TEXT("There are goods of {product}, or some are promised or on the way. Bring them to "
                 "none before you make a bundle of it.")},
    {RefusalCode::not_in_document,
     KONTOR_TEXT("{product} is not in {number}. Write a transfer of its own for it.")},
    {RefusalCode::more_than_asked,
     KONTOR_TEXT("{number} has {left} of {product} left to send, not {wanted}.")},
    {RefusalCode::more_than_sent,
     KONTOR_TEXT("{number} has {left} of {product} on the way, not {wanted}. Take in what was "
                 "sent, and the rest by an adjustment.")},
    {RefusalCode::nothing_to_send, KONTOR_TEXT("Everything in {number} was sent already.")},
    {RefusalCode::nothing_on_the_way, KONTOR_TEXT("Nothing is on the way for {number} now.")},
    {RefusalCode::transfer_same_place,
     KONTOR_TEXT("{location} can’t send to itself. Name two locations.")},
    {RefusalCode::transfer_between_entities,
     KONTOR_TEXT("{from} and {to} belong to two companies. Between them it is a sale, which can’t "
                 "be made here yet: move goods within a company.")},
    {RefusalCode::transfer_received,
     KONTOR_TEXT("Goods of {number} were received already. Close it, and send them back by a "
                 "transfer of their own.")},
    {RefusalCode::reason_missing,
     KONTOR_TEXT("{left} of {number} never came. Say why with a reason, such as LOST.")},
    {RefusalCode::reason_unknown,
     KONTOR_TEXT("There is no reason {reason}. “kontor stock reason list” shows them.")},
    {RefusalCode::reason_exists,
     KONTOR_TEXT("There is a reason {code} already. Choose another code.")},
    {RefusalCode::reference_used,
     KONTOR_TEXT("The reference {reference} belongs to {number}, which is another one. Choose a "
                 "new reference.")},
    {RefusalCode::bucket_unknown,
     KONTOR_TEXT("Goods can’t be set aside as {bucket}. Say reserved, damaged, quality or "
                 "safety.")},
    {RefusalCode::bucket_short,
     KONTOR_TEXT("{location} has {left} of {product} set aside as {bucket}, not {wanted}.")},
});

}  // namespace

std::span<const Phrase<RefusalCode>> goods_phrases() { return kGoodsPhrases; }

}  // namespace kontor::i18n
