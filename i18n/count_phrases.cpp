#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kCountPhrases = std::to_array<Phrase<RefusalCode>>({
    {RefusalCode::count_unknown,
     KONTOR_TEXT("There is no count {number}. “kontor count list” names them.")},
    {RefusalCode::count_closed,
     KONTOR_TEXT("Count {number} is posted or cancelled; nothing of it changes any more. What is "
                 "wrong is put right by another count.")},
    {RefusalCode::count_not_begun,
     KONTOR_TEXT("Nothing of count {number} has been counted yet. Enter what was found first.")},
    {RefusalCode::count_without_lines,
     KONTOR_TEXT("There is nothing to count at {location} with this choice. Choose other products "
                 "or another location.")},
    {RefusalCode::count_uncounted,
     KONTOR_PLURAL("{n} line of count {number} has not been counted. Count it, or say whether it "
                   "stays as it is or counts as nothing.",
                   "{n} lines of count {number} have not been counted. Count them, or say whether "
                   "they stay as they are or count as nothing.")},
    {RefusalCode::count_recount_open,
     KONTOR_PLURAL("{n} line of count {number} is to be counted again by somebody else, or to be "
                   "approved as it stands.",
                   "{n} lines of count {number} are to be counted again by somebody else, or to be "
                   "approved as they stand.")},
    {RefusalCode::count_line_unknown,
     KONTOR_TEXT("{product} is not in count {number}. Take it in as a new line, or count it in "
                 "another count.")},
    {RefusalCode::count_negative,
     KONTOR_TEXT("{value} of {product} cannot have been counted: the least there can be is 0.")},
    {RefusalCode::count_elsewhere,
     KONTOR_TEXT("{product} was counted at {location}; count {number} is of {place}. Enter it into "
                 "a count of {location}.")},
    {RefusalCode::count_same_person,
     KONTOR_TEXT("{product} is to be counted again by somebody else than who counted it before.")},
    {RefusalCode::count_in_future,
     KONTOR_TEXT("{product} cannot have been counted at {value}, which is still to come.")},
});

}  // namespace

std::span<const Phrase<RefusalCode>> count_phrases() { return kCountPhrases; }

}  // namespace kontor::i18n
