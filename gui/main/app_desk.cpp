#include "gui/main/app_desk.h"

#include <algorithm>

#include "app/token_commands.h"
#include "gui/main/app_open_book.h"

namespace kontor::gui {

namespace {

app::Secret secret_of(SecretKind kind, const std::string& text) {
  return {kind == SecretKind::pin ? app::Secret::Kind::pin : app::Secret::Kind::password, text};
}

std::string name_of(const std::vector<staff::Employee>& people, EmployeeId id) {
  const auto found = std::ranges::find(people, id, &staff::Employee::id);
  if (found == people.end()) return {};
  return found->name.empty() ? found->code : found->name;
}

}  // namespace

PinsHere AppDesk::pins() {
  if (!m_desk.enrolled()) return PinsHere::not_enrolled;
  return m_desk.pins_off() ? PinsHere::off : PinsHere::good;
}

Entry AppDesk::enter(const std::string& code, SecretKind kind, const std::string& secret) {
  const auto signed_in = m_desk.by(code, secret_of(kind, secret));
  Entry entry{signed_in.refusal, signed_in.wait_ms};
  if (entry.refusal != desk::SignInRefusal::none) return entry;
  entry.must_change = signed_in.must_change;
  entry.book = std::make_shared<AppOpenBook>(m_desk.book_of(signed_in.employee), m_address,
                                             Seat::taken, m_place);
  return entry;
}

Entry AppDesk::approve(company::Permission right, const company::Scope& scope,
                       const std::string& code, SecretKind kind, const std::string& secret) {
  Entry entry;
  const auto approval = m_desk.approve(right, scope, code, secret_of(kind, secret));
  if (!approval) {
    entry.denied = approval.refusal();
    return entry;
  }
  entry.book =
      std::make_shared<AppOpenBook>(m_book.approved(*approval), m_address, Seat::taken, m_place);
  return entry;
}

std::vector<staff::Employee> AppDesk::people() {
  return m_book.book().read([&](Unit& unit) { return m_book.stores().employees.list(unit); });
}

std::string AppDesk::own_code() {
  const auto who = m_book.actor().employee;
  for (const auto& e : people())
    if (e.id == who) return e.code;
  return {};
}

Result<SecretsHere> AppDesk::held(const std::string& code) {
  const auto held = m_desk.secrets_of(code.empty() ? own_code() : code);
  if (!held) return held.refusal();
  return SecretsHere{held->pin, held->password};
}

SecretAnswer AppDesk::set_own(SecretKind kind, const std::string& wanted, SecretKind present_kind,
                              const std::optional<std::string>& present) {
  SecretAnswer answer;
  if (present) {
    const auto known = m_desk.by(own_code(), secret_of(present_kind, *present));
    answer.present = {known.refusal, known.wait_ms};
    if (known.refusal != desk::SignInRefusal::none) return answer;
  }
  const auto set =
      kind == SecretKind::pin ? m_desk.set_own_pin(wanted) : m_desk.set_own_password(wanted);
  if (set)
    answer.fault = *set;
  else
    answer.refusal = set.refusal();
  return answer;
}

Result<desk::SecretFault> AppDesk::set_of(const std::string& code, SecretKind kind,
                                          const std::string& wanted) {
  return kind == SecretKind::pin ? m_desk.set_pin(code, wanted) : m_desk.set_password(code, wanted);
}

Result<DeskMachines> AppDesk::machines() {
  const auto all = m_desk.machines();
  if (!all) return all.refusal();
  DeskMachines machines{{}, m_desk.machine_name(), m_desk.enrolled(), m_desk.pins_off()};
  const auto known = people();
  for (const auto& machine : *all)
    machines.all.push_back({machine.name, name_of(known, machine.enrolled_by), machine.enrolled_at,
                            machine.revoked_at});
  return machines;
}

Result<std::vector<DeskToken>> AppDesk::tokens() {
  const auto all = m_desk.tokens();
  if (!all) return all.refusal();
  const auto known = people();
  std::vector<DeskToken> tokens;
  for (const auto& token : *all) {
    std::string commands;
    for (const auto& command : token.commands) commands += (commands.empty() ? "" : ", ") + command;
    tokens.push_back({token.name, commands, name_of(known, token.employee), token.made_at,
                      name_of(known, token.made_by), token.revoked_at});
  }
  return tokens;
}

Outcome AppDesk::add_token(const desk::TokenWish& wish, const std::filesystem::path& file) {
  for (const auto& command : wish.commands)
    if (const auto refusal = app::not_by_token(command)) return *refusal;
  return m_desk.add_token(wish, file);
}

}  // namespace kontor::gui
