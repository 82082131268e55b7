#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kStaffPhrases = std::to_array<Phrase<RefusalCode>>({
    {RefusalCode::coaching_note_unknown,
     KONTOR_TEXT("There is no coaching note {number}. “kontor employee coach notes” lists them.")},
    {RefusalCode::coaching_topic_missing,
     KONTOR_TEXT("Say what it is about: a topic, or a measure that the shop has a topic for.")},
    {RefusalCode::coaching_note_closed,
     KONTOR_TEXT("Coaching note {number} has ended: no day is set to look at it again.")},
    {RefusalCode::measure_unknown,
     KONTOR_TEXT(
         "There is no measure “{value}”. “kontor employee coach review --all” shows them.")},
    {RefusalCode::topic_unknown,
     KONTOR_TEXT("“{value}” is no topic of this measure. “kontor employee coach topics” lists "
                 "them.")},
    {RefusalCode::commission_rate_invalid,
     KONTOR_TEXT("“{value}” is no rate of commission. Give a percentage from 0 to 100 with at most "
                 "two decimals.")},
    {RefusalCode::commission_month_open,
     KONTOR_TEXT("{month} has not ended yet. Commission is stated for whole months.")},
    {RefusalCode::commission_issued,
     KONTOR_TEXT("Commission of {month} has been issued already, from which on this was to hold. "
                 "Give a later month.")},
    {RefusalCode::commission_month_issued,
     KONTOR_TEXT("{employee} has the statement of {month} already: {number}. What changed since "
                 "stands in the next one.")},
    {RefusalCode::commission_none,
     KONTOR_TEXT("{employee} has no commission in {month}: nothing was sold for which a rule "
                 "holds.")},
    {RefusalCode::commission_unknown, KONTOR_TEXT("There is no statement of commission {number}.")},
});

}  // namespace

std::span<const Phrase<RefusalCode>> staff_phrases() { return kStaffPhrases; }

}  // namespace kontor::i18n
