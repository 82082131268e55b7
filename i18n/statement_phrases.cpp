#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kStatementPhrases = std::to_array<Phrase<RefusalCode>>({
    {RefusalCode::statement_unknown,
     KONTOR_TEXT("There is no statement {number}. “kontor stock statement list” names them.")},
    {RefusalCode::statement_closed,
     KONTOR_TEXT("Statement {number} is closed; nothing of it changes any more. What is still open "
                 "stands in the next statement of the place.")},
    {RefusalCode::statement_not_outside,
     KONTOR_TEXT("{location} is not an outside warehouse. Count your own places, or say that it "
                 "is one: “kontor location set {location} --kind third_party”.")},
    {RefusalCode::statement_in_future,
     KONTOR_TEXT("A statement cannot tell of {value}, which is still to come. Say of which moment "
                 "it tells.")},
    {RefusalCode::statement_without_lines,
     KONTOR_TEXT("The file names nothing at {location}, and the book has nothing there.")},
    {RefusalCode::statement_place_missing,
     KONTOR_TEXT("The file names several places, but not {location}: “{name}”, for example. Say "
                 "what it calls {location}.")},
    {RefusalCode::statement_line_differs,
     KONTOR_TEXT("The statement has {before} of {product} already, the file says {value}. Nothing "
                 "is overwritten: read the file as of another moment.")},
    {RefusalCode::statement_line_unknown, KONTOR_TEXT("{product} is not in statement {number}.")},
    {RefusalCode::statement_line_settled,
     KONTOR_TEXT("Nothing of {product} is open in statement {number}.")},
    {RefusalCode::statement_beyond,
     KONTOR_TEXT("{value} of {product} cannot be settled: what is open of it is {rest}.")},
    {RefusalCode::statement_nothing_open,
     KONTOR_TEXT("Nothing is open in statement {number}. It can be closed.")},
    {RefusalCode::statement_note_missing,
     KONTOR_TEXT("Say in a note why the lines of statement {number} stay open.")},
    {RefusalCode::statement_open_lines,
     KONTOR_PLURAL("{n} line of statement {number} is neither accounted for nor left open. Give a "
                   "reason for it, or leave it open with a note.",
                   "{n} lines of statement {number} are neither accounted for nor left open. Give "
                   "a reason for them, or leave them open with a note.")},
});

}  // namespace

std::span<const Phrase<RefusalCode>> statement_phrases() { return kStatementPhrases; }

}  // namespace kontor::i18n
