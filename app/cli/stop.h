#pragma once

#include <exception>
#include <string>
#include <utility>

#include "domain/base/failure.h"
#include "domain/base/refusal.h"
#include "domain/base/result.h"

namespace kontor::cli {

/// What scripts may rely on (design.md 5).
enum class Status : int { done = 0, refused = 1, usage = 2, failed = 3, interrupted = 130 };

/// Refusals of what was given, whatever the book holds (a file wrong as a whole, an address that is
/// none), are wrong usage; others are business refusals.
Status status_of(RefusalCode code);
Status status_of(FailureCode code);

/// How a command ends before its end: only run() catches it.
class Stop : public std::exception {
 public:
  explicit Stop(Refusal refusal) : m_refusal(std::move(refusal)) {}
  const Refusal& refusal() const { return m_refusal; }
  const char* what() const noexcept override { return "stopped by a refusal"; }

 private:
  Refusal m_refusal;
};

/// Wrong usage, in the words of the person's language.
class WrongUsage : public std::exception {
 public:
  explicit WrongUsage(std::string sentence) : m_sentence(std::move(sentence)) {}
  const char* what() const noexcept override { return m_sentence.c_str(); }

 private:
  std::string m_sentence;
};

/// The value of a result; a refusal ends the command.
template <class T>
T take(Result<T> result) {
  if (!result) throw Stop(result.refusal());
  return std::move(*result);
}

}  // namespace kontor::cli
