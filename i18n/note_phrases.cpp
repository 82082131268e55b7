#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

using intake::NoteCode;

constexpr auto kNotePhrases = std::to_array<Phrase<NoteCode>>({
    {NoteCode::channel_made, KONTOR_TEXT("The channel {channel} ({code}) was made for this file.")},
    {NoteCode::location_made,
     KONTOR_TEXT("The location {location} was made, because the file names it.")},
    {NoteCode::employee_made,
     KONTOR_TEXT("The employee {employee} was made, because the file names them; say who it is.")},
    {NoteCode::provisional_products,
     KONTOR_PLURAL("{n} unknown product was made provisionally; say which product it is.",
                   "{n} unknown products were made provisionally; say which products they are.")},
    {NoteCode::no_cost,
     KONTOR_PLURAL("{n} product has no cost; its stock is worth nothing until it has one.",
                   "{n} products have no cost; their stock is worth nothing until they have "
                   "one.")},
    {NoteCode::opening_count,
     KONTOR_PLURAL("{location}: {n} product was posted as the opening count.",
                   "{location}: {n} products were posted as the opening count.")},
    {NoteCode::draft_count,
     KONTOR_PLURAL("{location}: {n} counted product was kept as a draft; the stock is "
                   "unchanged.",
                   "{location}: {n} counted products were kept as a draft; the stock is "
                   "unchanged.")},
    {NoteCode::linked_orders,
     KONTOR_PLURAL("{n} order belongs to another channel and was only linked.",
                   "{n} orders belong to other channels and were only linked.")},
    {NoteCode::profile_recognised,
     KONTOR_TEXT("{file} was recognised as {profile} by its columns {columns}.")},
    {NoteCode::profile_recognised, KONTOR_TEXT("{file} was recognised as {profile}.")},
    {NoteCode::profile_recognised, KONTOR_TEXT("The file was recognised as {profile}.")},
    {NoteCode::stays, KONTOR_TEXT("{name} stays, because later facts stand on it.")},
    {NoteCode::stays, KONTOR_PLURAL("{n} order stays, because later facts stand on it.",
                                    "{n} orders stay, because later facts stand on them.")},
    {NoteCode::opening_not_itemised,
     KONTOR_TEXT("Account {account}: {amount} of the trial balance stand in no open item. List "
                 "the documents, or leave it as one amount.")},
    {NoteCode::same_person,
     KONTOR_PLURAL("{n} row is of a person who stands further up in the list: they were taken "
                   "together, and what the later row fills in counts ({rows}).",
                   "{n} rows are of people who stand further up in the list: they were taken "
                   "together, and what the later row fills in counts ({rows}).")},
    {NoteCode::opening_stock_differs,
     KONTOR_TEXT("The stock of the trial balance differs from the worth of the counts by "
                 "{amount}; this stays on the opening balances until counts or costs are "
                 "corrected.")},
    {NoteCode::dates_estimated, KONTOR_PLURAL("{n} date is not in the file and was estimated.",
                                              "{n} dates are not in the file and were estimated.")},
    {NoteCode::file_read_as,
     KONTOR_PLURAL("{file}: {n} line at the end, line {line}, was left out, because it reads like "
                   "a total.",
                   "{file}: {n} lines at the end, from line {line}, were left out, because they "
                   "read like totals.")},
    {NoteCode::file_read_as,
     KONTOR_TEXT("{file}: the column names stand in line {line}; what comes before was left out.")},
    {NoteCode::file_read_as,
     KONTOR_TEXT("{file} was read as {encoding} ({why}), its columns separated by {separator}.")},
    {NoteCode::dates_read_as, KONTOR_TEXT("{file}: dates in {columns} were read as {format}.")},
    {NoteCode::dates_read_as, KONTOR_TEXT("{file}: dates were read as {format}.")},
    {NoteCode::numbers_read_as,
     KONTOR_TEXT("{file}: numbers in {columns} were read as in {example}.")},
    {NoteCode::numbers_read_as, KONTOR_TEXT("{file}: numbers were read as in {example}.")},
    {NoteCode::numbers_read_as, KONTOR_TEXT("Numbers were read as in {example}.")},
});

}  // namespace

std::span<const Phrase<NoteCode>> note_phrases() { return kNotePhrases; }

}  // namespace kontor::i18n
