#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kBookPhrases = std::to_array<Phrase<RefusalCode>>({
    {RefusalCode::book_exists,
     KONTOR_TEXT("There is a book at {book} already. Open it, or choose another place.")},
    {RefusalCode::book_missing,
     KONTOR_TEXT("There is no book at {book}. Check the address, or make one there.")},
    {RefusalCode::book_not_empty,
     KONTOR_TEXT("The database {book} holds other tables. Choose an empty one.")},
    {RefusalCode::book_not_kontor,
     KONTOR_TEXT("{book} is not a book of Kontor. Check the address.")},
    {RefusalCode::book_newer,
     KONTOR_TEXT("The book {book} was changed by a newer Kontor. Update Kontor to open it.")},
    {RefusalCode::book_older,
     KONTOR_TEXT("The book {book} is of an older Kontor. Make a backup, then run “kontor book "
                 "migrate”.")},
    {RefusalCode::address_invalid,
     KONTOR_TEXT("“{address}” is not the address of a book. Name a file, or "
                 "postgresql://HOST/DATABASE.")},
    {RefusalCode::address_has_password,
     KONTOR_TEXT("The address of a book may not hold a password. Leave it out; Kontor asks for "
                 "it, or reads it from ~/.pgpass.")},
    {RefusalCode::demo_dir_not_empty,
     KONTOR_TEXT("The folder {dir} is not empty. Name a new one.")},
});

}  // namespace

std::span<const Phrase<RefusalCode>> book_phrases() { return kBookPhrases; }

}  // namespace kontor::i18n
