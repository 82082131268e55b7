#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kCompanyPhrases = std::to_array<Phrase<RefusalCode>>({
    {RefusalCode::entity_unknown, KONTOR_TEXT("There is no company {entity}. Check its code.")},
    {RefusalCode::entity_unknown,
     KONTOR_TEXT("It is not clear which company is meant. Name its code.")},
    {RefusalCode::entity_exists,
     KONTOR_TEXT("There is a company {code} already. Choose another code.")},
    {RefusalCode::location_unknown,
     KONTOR_TEXT("There is no location {location}. Check its code, or make it.")},
    {RefusalCode::location_exists,
     KONTOR_TEXT("There is a location {code} already. Choose another code.")},
    {RefusalCode::channel_unknown,
     KONTOR_TEXT("There is no channel {channel}. Check its code, or make it.")},
    {RefusalCode::channel_exists,
     KONTOR_TEXT("There is a channel {code} already. Choose another code.")},
    {RefusalCode::channel_without_source,
     KONTOR_TEXT("The channel {channel} has no location to sell from. Name its locations with "
                 "“kontor channel set {channel} --sources”.")},
    {RefusalCode::currency_unknown,
     KONTOR_TEXT("“{currency}” is not a currency. Write a code of three letters, such as EUR.")},
    {RefusalCode::country_unknown,
     KONTOR_TEXT("“{country}” is not a country. Write a code of two letters, such as DE.")},
    {RefusalCode::zone_unknown,
     KONTOR_TEXT("“{zone}” is not a time zone. Write a name such as Europe/Berlin.")},
    {RefusalCode::rate_exists,
     KONTOR_TEXT("There is a rate from {from} to {to} on {date} already. Correct it with “kontor "
                 "rate set”, or choose another day.")},
    {RefusalCode::rate_invalid,
     KONTOR_TEXT("The rate from {from} to {to} cannot be used. Give a number above zero with at "
                 "most nine decimals, and two different currencies.")},
    {RefusalCode::rate_invalid,
     KONTOR_TEXT("The rate cannot be used. Give a number above zero with at most nine decimals.")},
    {RefusalCode::product_unknown,
     KONTOR_TEXT("There is no product “{product}”. Check its SKU, or import the products first.")},
    {RefusalCode::product_not_provisional,
     KONTOR_TEXT("“{product}” is not a provisional product, so it needs no identification. "
                 "Choose one that an import made.")},
    {RefusalCode::product_bind_to_itself,
     KONTOR_TEXT("“{product}” cannot be identified as itself. Choose the real product.")},
    {RefusalCode::product_is_provisional,
     KONTOR_TEXT("“{product}” is provisional itself. Choose a product of the catalogue.")},
    {RefusalCode::employee_unknown,
     KONTOR_TEXT("There is no employee {employee}. Check the code, or write the whole name.")},
    {RefusalCode::employee_exists,
     KONTOR_TEXT("There is an employee {code} already. Choose another code.")},
    {RefusalCode::employee_not_provisional,
     KONTOR_TEXT("{employee} is an employee already, so there is nothing to identify. Choose one "
                 "whom an import made.")},
    {RefusalCode::employee_is_provisional,
     KONTOR_TEXT("{employee} was named by a file and is not identified yet. Bind them to an "
                 "employee, or say that they are one.")},
    {RefusalCode::employee_bind_to_itself,
     KONTOR_TEXT("{employee} cannot be bound to itself. Choose the real employee.")},
    {RefusalCode::alias_taken,
     KONTOR_TEXT("“{name}” means {employee} on this channel already. Bind that one, if it is the "
                 "same person.")},
    {RefusalCode::role_unknown,
     KONTOR_TEXT("There is no role {role}. “kontor role list” shows all of them.")},
    {RefusalCode::role_exists, KONTOR_TEXT("There is a role {role} already. Choose another code.")},
    {RefusalCode::role_ready_made,
     KONTOR_TEXT("The role {role} is part of Kontor and stays as it is. Make one of your own from "
                 "it.")},
    {RefusalCode::owner_stays,
     KONTOR_TEXT("{employee} is the owner of the book and keeps all rights.")},
    {RefusalCode::permission_unknown,
     KONTOR_TEXT("There is no right “{permission}”. “kontor role rights” shows all of them.")},
    {RefusalCode::own_rights,
     KONTOR_TEXT("You cannot change your own rights. Ask the owner of the book.")},
    {RefusalCode::order_unknown, KONTOR_TEXT("There is no order {order}. Check its number.")},
    {RefusalCode::order_of_several_channels,
     KONTOR_TEXT("Several channels have an order {order}. Name the channel, too.")},
    {RefusalCode::order_line_unknown,
     KONTOR_TEXT("Order {order} has no line {line} of goods. Look at its lines.")},
    {RefusalCode::shares_invalid,
     KONTOR_TEXT("The shares of who helped with {order} do not fit. Give whole percentages above 0 "
                 "that add up to at most 100, each person once.")},
    {RefusalCode::target_invalid,
     KONTOR_TEXT("“{value}” is no target. Give an amount of net sales above 0, or 0 to take the "
                 "target away.")},
    {RefusalCode::payout_unknown,
     KONTOR_TEXT("There is no payout {payout}. “kontor payout list” shows all of them.")},
    {RefusalCode::customer_unknown,
     KONTOR_TEXT("There is no customer {customer}. Check the code, e-mail or phone.")},
    {RefusalCode::period_locked,
     KONTOR_TEXT("The books are closed up to {date}. Choose a later date.")},
    {RefusalCode::name_missing, KONTOR_TEXT("The name is missing. Give one.")},
    {RefusalCode::code_invalid,
     KONTOR_TEXT("“{code}” cannot be a code. Use capital letters, digits and hyphens, 24 at "
                 "most.")},
    {RefusalCode::date_range_invalid,
     KONTOR_TEXT("The first day, {from}, is after the last, {to}. Exchange them.")},
    {RefusalCode::date_range_invalid,
     KONTOR_TEXT("The first day is after the last. Exchange them.")},
    {RefusalCode::permission_missing,
     KONTOR_TEXT("You need the right “{permission}” for this. Ask the owner of the book.")},
});

}  // namespace

std::span<const Phrase<RefusalCode>> company_phrases() { return kCompanyPhrases; }

}  // namespace kontor::i18n
