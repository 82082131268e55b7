#pragma once

namespace kontor {

/// Ends the program with a message: a programming error, never bad input. Kept in release builds.
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line) noexcept;

}  // namespace kontor

/// States what the programmer knows to be true. Never used on input; see Refusal and Failure.
#define KONTOR_ASSERT(condition) \
  ((condition) ? static_cast<void>(0) : ::kontor::assertion_failed(#condition, __FILE__, __LINE__))
