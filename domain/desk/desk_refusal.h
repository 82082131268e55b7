#pragma once

#include "domain/base/refusal.h"
#include "domain/desk/pin.h"
#include "domain/desk/sign_in.h"

namespace kontor::desk {

/// Why nobody was signed in, as a refusal with its sentence. Not of `none`.
Refusal refusal_of(const SignedIn& signed_in);

enum class SecretKind { pin, password };
/// What is wrong with a chosen secret. Not of `none`.
Refusal refusal_of(SecretFault fault, SecretKind kind);

}  // namespace kontor::desk
