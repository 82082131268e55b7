#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kPricePhrases = std::to_array<Phrase<RefusalCode>>({
    {RefusalCode::price_list_unknown,
     KONTOR_TEXT("There is no price list “{list}”. “kontor price-list list” names them.")},
    {RefusalCode::price_list_exists, KONTOR_TEXT("There is a price list “{list}” already.")},
    {RefusalCode::formula_invalid,
     KONTOR_TEXT("“{value}” is no formula that can be used here. Write “base-10% round .99”, "
                 "“cost+40%” or “price*1.02 round 0.05”, for example.")},
    {RefusalCode::price_in_past,
     KONTOR_TEXT("{value} is over. Prices change from now on or later.")},
    {RefusalCode::price_change_unknown,
     KONTOR_TEXT("There is no price change {number}. “kontor price changes” names them.")},
    {RefusalCode::price_change_state,
     KONTOR_TEXT("Price change {number} can’t be used for this any more: it was applied, taken "
                 "back or given up.")},
    {RefusalCode::price_moved,
     KONTOR_PLURAL("{n} price has been set anew since, that of {product}. Nothing was changed: "
                   "work the change out again.",
                   "{n} prices have been set anew since, that of {product} among them. Nothing "
                   "was changed: work the change out again.")},
    {RefusalCode::difference_reason_missing,
     KONTOR_TEXT("Say why the prices of the channel differ.")},
    {RefusalCode::promotion_unknown,
     KONTOR_TEXT("There is no promotion “{promotion}”. “kontor promotion list” names them.")},
    {RefusalCode::promotion_exists, KONTOR_TEXT("There is a promotion “{promotion}” already.")},
    {RefusalCode::promotion_invalid, KONTOR_TEXT("The promotion can’t be so: look at “{value}”.")},
    {RefusalCode::promotion_ended, KONTOR_TEXT("The promotion “{promotion}” has ended.")},
    {RefusalCode::coupon_unknown, KONTOR_TEXT("There is no coupon “{coupon}”.")},
    {RefusalCode::coupon_exists, KONTOR_TEXT("There is a coupon “{coupon}” already.")},
    {RefusalCode::coupon_used_up,
     KONTOR_TEXT("The coupon “{coupon}” has been used as often as it may be.")},
    {RefusalCode::coupon_customer_limit,
     KONTOR_TEXT("This customer has used the coupon “{coupon}” as often as they may.")},
    {RefusalCode::coupon_not_now,
     KONTOR_TEXT("The coupon “{coupon}” does not hold on this channel or at this time.")},
    {RefusalCode::coupon_over_budget,
     KONTOR_TEXT("The budget of the promotion “{promotion}” does not reach for this.")},
});

}  // namespace

std::span<const Phrase<RefusalCode>> price_phrases() { return kPricePhrases; }

}  // namespace kontor::i18n
