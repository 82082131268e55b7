#pragma once

#include <optional>
#include <string>

#include "domain/base/date.h"
#include "domain/desk/secret.h"

namespace kontor::desk {

/// How long a one-time code is good.
inline constexpr std::int64_t code_good_ms = 15LL * 60 * 1000;

/// 80 random bits as people type them: "7K2M-…", letters that look like digits left out.
std::string new_one_time_code();

/// What the book keeps of a code: when it ends, and the pepper encrypted under a key that only the
/// code gives (Argon2id, XSalsa20-Poly1305). Throws Failure out_of_memory.
std::string enrolment_of(const Pepper& pepper, const std::string& code, Instant now,
                         const SecretCost& cost);

/// The pepper, where the code is right and not too old. Blanks, hyphens and small letters do not
/// matter. Throws Failure out_of_memory.
std::optional<Pepper> pepper_in(const std::string& enrolment, const std::string& code, Instant now);

}  // namespace kontor::desk
