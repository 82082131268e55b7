#pragma once

#include <string>

#include "gui/presenters/desk.h"
#include "gui/presenters/language.h"

namespace kontor::gui {

/// What is wrong with a secret that someone chose; empty for `none`.
std::string fault_sentence(const Language& t, SecretKind kind, desk::SecretFault fault);

/// Why nobody was let in. It does not tell a wrong code from a wrong secret. Empty for `none`.
std::string entry_sentence(const Language& t, desk::SignInRefusal refusal, std::int64_t wait_ms);

/// "0:45": minutes and seconds, rounded up; an hour and more with its hours.
std::string wait_text(const Language& t, std::int64_t wait_ms);

}  // namespace kontor::gui
