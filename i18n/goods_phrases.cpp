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
    {RefusalCode::lot_not_kept,
     KONTOR_TEXT("{product} isn’t kept by lot: no lot {lot} can be named. “kontor stock lot keep” "
                 "says that it is.")},
    {RefusalCode::lot_unknown,
     KONTOR_TEXT("There is no lot {lot} of {product}. “kontor stock lots” shows those that there "
                 "are.")},
    {RefusalCode::lot_short,
     KONTOR_TEXT("{location} has {left} of lot {lot} of {product}, {wanted} are needed. Take less "
                 "of it, or another lot.")},
    {RefusalCode::lot_unnamed_short,
     KONTOR_TEXT("{location} has {left} of {product} of no named lot, {wanted} are needed. Name "
                 "the lot that they are of now.")},
    {RefusalCode::lots_left,
     KONTOR_TEXT("{left} of {product} are of named lots. Say with “kontor stock lot assign” that "
                 "they are of none first.")},
    {RefusalCode::lot_too_early,
     KONTOR_TEXT("Lots are named when goods move: leave lot {lot} of {product} out here.")},
    {RefusalCode::lot_expires,
     KONTOR_TEXT("The book says another day of lot {lot} of {product}: {known}, not {value}. Leave "
                 "the day out, or correct it with “kontor stock lot set”.")},
    {RefusalCode::lot_number_invalid,
     KONTOR_TEXT("“{value}” is no lot. Write its number, and behind “/” the last day on which it "
                 "is good: L12/2026-12-31.")},
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
     KONTOR_TEXT("{from} and {to} belong to two companies. Between them it is a sale: agree on its "
                 "price first, with “kontor entity transfer-price set”.")},
    {RefusalCode::transfer_price_missing,
     KONTOR_TEXT("{product} has no price of its own in the price list {list}, at which the "
                 "companies sell to each other. Set one.")},
    {RefusalCode::terms_same_entity,
     KONTOR_TEXT("{entity} can’t sell to itself. Name two companies.")},
    {RefusalCode::terms_invalid,
     KONTOR_TEXT("“{value}” is no percentage that can be put on the cost of goods. It is between 0 "
                 "and 1,000.")},
    {RefusalCode::consigned_stays,
     KONTOR_TEXT("{product} belongs to the supplier {supplier} until it is sold to a customer. It "
                 "can’t go to another company.")},
    {RefusalCode::consigned_supplier,
     KONTOR_TEXT("{product} is on consignment from the supplier {supplier}. Nobody else can "
                 "deliver it.")},
    {RefusalCode::consigned_charges,
     KONTOR_TEXT("{product} is on consignment and bears no freight or duty. Take in {number} "
                 "without them.")},
    {RefusalCode::consigned_goods_left,
     KONTOR_TEXT("There are goods of {product}, {left}. Only what there is none of changes its "
                 "owner.")},
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
