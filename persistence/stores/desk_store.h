#pragma once

#include "domain/desk/desk_store.h"

namespace kontor::persistence {

/// Secrets, machines and wrong tries. Holds nothing; all state is in the unit.
class SqlDeskStore : public desk::DeskStore {
 public:
  std::optional<desk::Credential> credential(Unit& unit, const std::string& code) override;
  std::optional<desk::Credential> credential(Unit& unit, EmployeeId employee) override;
  void put(Unit& unit, const desk::Credential& credential) override;
  desk::Tries tries(Unit& unit, desk::Guarded guarded, const std::string& key) override;
  void put_tries(Unit& unit, desk::Guarded guarded, const std::string& key,
                 const desk::Tries& tries) override;
  std::vector<desk::Machine> machines(Unit& unit) override;
  void add(Unit& unit, const desk::Machine& machine) override;
  void revoke(Unit& unit, const std::string& key, Instant at) override;
  bool pins_off(Unit& unit) override;
  void set_pins_off(Unit& unit, bool off) override;
  bool any_secret(Unit& unit) override;
  void clear_pins(Unit& unit) override;
  std::string book_name(Unit& unit) override;
  void set_book_name(Unit& unit, const std::string& name) override;
  std::string pepper_digest(Unit& unit) override;
  void set_pepper_digest(Unit& unit, const std::string& digest) override;
  std::string enrolment(Unit& unit) override;
  void set_enrolment(Unit& unit, const std::string& enrolment) override;
  bool end_enrolment(Unit& unit, const std::string& enrolment) override;
  std::vector<desk::Token> tokens(Unit& unit) override;
  std::optional<desk::Token> token(Unit& unit, const std::string& hash) override;
  void add(Unit& unit, const desk::Token& token, const std::string& hash) override;
  bool revoke_token(Unit& unit, const std::string& name, Instant at) override;
};

}  // namespace kontor::persistence
