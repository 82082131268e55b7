#pragma once

#include <exception>
#include <string>

#include "domain/base/message.h"

namespace kontor {

// Every outside failure. Args: what, and `detail` in the words of the outside program, never with
// bound values or secrets in it.
#define KONTOR_FAILURES(X)                                                                   \
  X(database_unreachable)                                                                    \
  X(database_login_refused) X(database_lost) X(database_busy) X(database_error)              \
      X(database_damaged) X(database_rights_missing) X(database_unsuitable) X(guard_refused) \
          X(disk_full) X(file_unreadable) X(file_unwritable) X(cancelled) X(out_of_memory)   \
              X(display_missing)

enum class FailureCode {
#define KONTOR_FAILURE_ENUM(name) name,
  KONTOR_FAILURES(KONTOR_FAILURE_ENUM)
#undef KONTOR_FAILURE_ENUM
};

std::string_view name_of(FailureCode code);
std::size_t failure_count();

/// The one family of outside failures: database, disk, network. Bugs are assertions, refusals
/// values.
class Failure : public std::exception {
 public:
  explicit Failure(FailureCode code, Args args = {});
  FailureCode code() const { return m_code; }
  const Args& args() const { return m_args; }
  /// For logs: code and arguments, no sentence.
  const char* what() const noexcept override { return m_what.c_str(); }

 private:
  FailureCode m_code;
  Args m_args;
  std::string m_what;
};

}  // namespace kontor
