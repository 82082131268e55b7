#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"

namespace kontor::desk {

/// Lets a program act for an employee, with their rights of the day and for some commands only. The
/// book keeps a hash of its secret.
struct Token {
  std::string name;
  std::vector<std::string> commands;  ///< words as in "stock list"
  EmployeeId employee;                ///< for whom it acts
  Instant made_at;
  EmployeeId made_by;
  std::optional<Instant> revoked_at;
};

struct TokenWish {
  std::string name;
  std::vector<std::string> commands;
  std::string employee;  ///< code or name; empty: who makes it
};

/// "stock list, report run" in words; unknown ones are the caller's to refuse.
std::vector<std::string> commands_of(const std::string& text);
bool is_for(const Token& token, const std::string& command);

/// What the book keeps of a token's secret.
std::string hash_of_token(const std::string& secret);

}  // namespace kontor::desk
