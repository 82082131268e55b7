#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kFailurePhrases = std::to_array<Phrase<FailureCode>>({
    {FailureCode::database_unreachable,
     KONTOR_TEXT("The database server does not answer ({detail}). Check the address, and that "
                 "the server runs.")},
    {FailureCode::database_unreachable,
     KONTOR_TEXT("The database server does not answer. Check the address, and that the server "
                 "runs.")},
    {FailureCode::database_login_refused,
     KONTOR_TEXT("The database refused the log-in ({detail}). Check user and password.")},
    {FailureCode::database_login_refused,
     KONTOR_TEXT("The database refused the log-in. Check user and password.")},
    {FailureCode::database_lost,
     KONTOR_TEXT("The connection to the database broke ({detail}). Nothing is half done; try "
                 "again.")},
    {FailureCode::database_lost,
     KONTOR_TEXT("The connection to the database broke. Nothing is half done; try again.")},
    {FailureCode::database_busy,
     KONTOR_TEXT("The database is busy with other work ({detail}). Try again in a moment.")},
    {FailureCode::database_busy,
     KONTOR_TEXT("The database is busy with other work. Try again in a moment.")},
    {FailureCode::database_error,
     KONTOR_TEXT("The database reported an error: {detail}. Nothing was changed. If it comes "
                 "again, pass this message on.")},
    {FailureCode::database_error,
     KONTOR_TEXT("The database reported an error. Nothing was changed. If it comes again, pass "
                 "this message on.")},
    {FailureCode::database_damaged,
     KONTOR_TEXT("The book is damaged ({detail}). Restore the last backup; “kontor book check” "
                 "says what is wrong.")},
    {FailureCode::database_damaged,
     KONTOR_TEXT("The book is damaged. Restore the last backup; “kontor book check” says what "
                 "is wrong.")},
    {FailureCode::database_rights_missing,
     KONTOR_TEXT("The database {database} lacks a right. Let its administrator run: {sql}")},
    {FailureCode::database_rights_missing,
     KONTOR_TEXT("The database user lacks a right ({detail}). Let the administrator grant it "
                 "with “kontor book grant”.")},
    {FailureCode::database_rights_missing,
     KONTOR_TEXT("The database user lacks a right. Let the administrator grant it with “kontor "
                 "book grant”.")},
    {FailureCode::database_unsuitable,
     KONTOR_TEXT("This database cannot hold a book: {detail}. Choose another, or let its "
                 "administrator change it.")},
    {FailureCode::database_unsuitable,
     KONTOR_TEXT("This database cannot hold a book. Choose another, or let its administrator "
                 "change it.")},
    {FailureCode::guard_refused,
     KONTOR_TEXT("The book refused a change that would have made it wrong ({detail}). Nothing "
                 "was changed; pass this message on.")},
    {FailureCode::guard_refused,
     KONTOR_TEXT("The book refused a change that would have made it wrong. Nothing was changed; "
                 "pass this message on.")},
    {FailureCode::disk_full,
     KONTOR_TEXT("The disk is full ({detail}). Nothing is half done; make room and try again.")},
    {FailureCode::disk_full,
     KONTOR_TEXT("The disk is full. Nothing is half done; make room and try again.")},
    {FailureCode::file_unreadable,
     KONTOR_TEXT("The file {file} cannot be read ({detail}). Check its permissions and its "
                 "disk.")},
    {FailureCode::file_unreadable,
     KONTOR_TEXT("The file {file} cannot be read. Check its permissions and its disk.")},
    {FailureCode::file_unreadable,
     KONTOR_TEXT("A file cannot be read ({detail}). Check its permissions and its disk.")},
    {FailureCode::file_unreadable,
     KONTOR_TEXT("A file cannot be read. Check its permissions and its disk.")},
    {FailureCode::file_unwritable,
     KONTOR_TEXT("The file {file} cannot be written ({detail}). Check the permissions of file "
                 "and folder.")},
    {FailureCode::file_unwritable,
     KONTOR_TEXT("The file {file} cannot be written. Check the permissions of file and folder.")},
    {FailureCode::file_unwritable,
     KONTOR_TEXT("A file cannot be written ({detail}). Check the permissions of file and "
                 "folder.")},
    {FailureCode::file_unwritable,
     KONTOR_TEXT("A file cannot be written. Check the permissions of file and folder.")},
    {FailureCode::cancelled,
     KONTOR_TEXT("Import {batch} was stopped. What it had done stays; resume it or undo it.")},
    {FailureCode::cancelled, KONTOR_TEXT("The work was stopped.")},
    {FailureCode::out_of_memory,
     KONTOR_TEXT("There is not enough memory. Close other programs and try again.")},
    {FailureCode::display_missing,
     KONTOR_TEXT("There is no display to open a window on. Start Kontor from a desktop, or use "
                 "the command “kontor”.")},
});

}  // namespace

std::span<const Phrase<FailureCode>> failure_phrases() { return kFailurePhrases; }

}  // namespace kontor::i18n
