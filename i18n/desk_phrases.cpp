#include <array>

#include "i18n/mark.h"
#include "i18n/phrases.h"

namespace kontor::i18n {

namespace {

constexpr auto kDeskPhrases = std::to_array<Phrase<RefusalCode>>({
    {RefusalCode::sign_in_needed,
     KONTOR_TEXT("This book asks who is at it. Name yourself with --as and give your password, or "
                 "name the file of a token with --token.")},
    {RefusalCode::sign_in_wrong,
     KONTOR_TEXT("The employee code or the secret is wrong. Nobody was signed in.")},
    {RefusalCode::sign_in_locked, KONTOR_PLURAL("Too many wrong tries. Try again in {n} second.",
                                                "Too many wrong tries. Try again in {n} seconds.")},
    {RefusalCode::sign_in_locked_long,
     KONTOR_PLURAL("Too many wrong tries. Try again in {n} minute.",
                   "Too many wrong tries. Try again in {n} minutes.")},
    {RefusalCode::pins_off,
     KONTOR_TEXT("This book was restored from a copy, so PINs are off. They are on again when an "
                 "administrator has signed in by password.")},
    {RefusalCode::device_not_enrolled,
     KONTOR_TEXT("PINs are not good on this machine. Sign in by password, or let an administrator "
                 "enrol the machine.")},
    {RefusalCode::pin_length, KONTOR_TEXT("A PIN has 6 to 12 digits.")},
    {RefusalCode::pin_trivial,
     KONTOR_TEXT("This PIN is among the first that anyone would try. Choose another one.")},
    {RefusalCode::password_length,
     KONTOR_TEXT("A password has 12 to 1000 characters. Three or four words are good.")},
    {RefusalCode::password_trivial,
     KONTOR_TEXT("This password is easy to guess. Choose another one; three or four words are "
                 "good.")},
    {RefusalCode::secret_unchanged,
     KONTOR_TEXT("This is the one that is set already. Choose another one.")},
    {RefusalCode::secret_above_rights,
     KONTOR_TEXT("{employee} has rights that you do not have. Ask someone with all of them.")},
    {RefusalCode::first_secret,
     KONTOR_TEXT("The first secret of a book is the password of someone who may do everything, so "
                 "that nobody is locked out. Let the owner set a password first.")},
    {RefusalCode::approver_may_not,
     KONTOR_TEXT("{employee} may not do this either. Ask someone else.")},
    {RefusalCode::own_password_needed,
     KONTOR_TEXT("Somebody else set this password. Set one of your own first: “kontor --as "
                 "{employee} employee password”.")},
    {RefusalCode::scope_needed,
     KONTOR_TEXT("Your right “{permission}” holds at {places} only. Choose one of them.")},
    {RefusalCode::device_exists,
     KONTOR_TEXT("A machine named {device} is enrolled already. Choose another name.")},
    {RefusalCode::device_unknown, KONTOR_TEXT("No machine named {device} is enrolled.")},
    {RefusalCode::device_code_needed,
     KONTOR_TEXT("Other machines are enrolled for this book. Make a one-time code on one of them, "
                 "and enrol this one with it.")},
    {RefusalCode::device_code_wrong,
     KONTOR_TEXT("The one-time code is wrong, was used, or is older than 15 minutes. Make a new "
                 "one on an enrolled machine.")},
    {RefusalCode::file_exists, KONTOR_TEXT("There is a file {file} already. Choose another name.")},
    {RefusalCode::file_not_private,
     KONTOR_TEXT("{file} holds a secret, and others on this machine could read or change it. Make "
                 "it yours alone (chmod 600); if they may have read it, replace the secret.")},
    {RefusalCode::key_file_wrong, KONTOR_TEXT("{file} does not hold the key of this book.")},
    {RefusalCode::token_exists,
     KONTOR_TEXT("There is a token {token} already. Choose another name, or revoke it first.")},
    {RefusalCode::token_unknown, KONTOR_TEXT("There is no token {token}.")},
    {RefusalCode::token_not_good,
     KONTOR_TEXT("The token in {file} is unknown or was revoked. Ask who manages the machines for "
                 "a new one.")},
    {RefusalCode::token_not_for, KONTOR_TEXT("The token {token} is not for “{command}”.")},
    {RefusalCode::token_never_for,
     KONTOR_TEXT("No token can be for “{command}”: that takes a person with a password.")},
    {RefusalCode::command_unknown,
     KONTOR_TEXT("There is no command “{command}”. “kontor --help” lists them.")},
});

}  // namespace

std::span<const Phrase<RefusalCode>> desk_phrases() { return kDeskPhrases; }

}  // namespace kontor::i18n
