#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gui/presenters/desk.h"

namespace kontor::test {

/// Who may come to a book, as the test says it.
class FakeDesk : public gui::Desk {
 public:
  struct Person {
    std::string pin, password;
    bool must_change = false;
    std::shared_ptr<gui::OpenBook> book = {};
    std::set<company::Permission> lends = {};  ///< what they may approve
  };

  std::map<std::string, Person> people;
  gui::PinsHere pins_here = gui::PinsHere::good;
  std::string own_code;
  std::int64_t wait_ms = 0;  ///< above 0: locked
  int tries = 0;
  gui::DeskMachines machine_list;
  std::vector<gui::DeskToken> token_list;
  std::optional<Refusal> refuses;  ///< every act on machines and secrets
  std::vector<std::string> acts;
  company::Scope asked_scope;  ///< of the approval that was asked for last
  /// Makes the book in which an approved act runs.
  std::function<std::shared_ptr<gui::OpenBook>(company::Permission)> lent;

  bool asks() override { return !people.empty(); }
  gui::PinsHere pins() override { return pins_here; }

  gui::Entry enter(const std::string& code, gui::SecretKind kind,
                   const std::string& secret) override {
    gui::Entry entry = judge(code, kind, secret);
    if (entry.refusal != desk::SignInRefusal::none) return entry;
    entry.must_change = kind == gui::SecretKind::pin && people[code].must_change;
    entry.book = people[code].book;
    return entry;
  }

  gui::Entry approve(company::Permission right, const company::Scope& scope,
                     const std::string& code, gui::SecretKind kind,
                     const std::string& secret) override {
    asked_scope = scope;
    gui::Entry entry = judge(code, kind, secret);
    if (entry.refusal != desk::SignInRefusal::none) return entry;
    if (!people[code].lends.contains(right)) {
      entry.denied = Refusal{RefusalCode::approver_may_not, {{"employee", code}}};
      return entry;
    }
    if (lent) entry.book = lent(right);
    return entry;
  }

  Result<gui::SecretsHere> held(const std::string& code) override {
    const Person& p = people[code.empty() ? own_code : code];
    return gui::SecretsHere{!p.pin.empty(), !p.password.empty()};
  }

  gui::SecretAnswer set_own(gui::SecretKind kind, const std::string& wanted,
                            gui::SecretKind present_kind,
                            const std::optional<std::string>& present) override {
    gui::SecretAnswer answer;
    if (present) answer.present = judge(own_code, present_kind, *present);
    if (answer.present.refusal != desk::SignInRefusal::none) return answer;
    answer.refusal = refuses;
    answer.fault = put(own_code, kind, wanted);
    people[own_code].must_change = false;
    return answer;
  }

  Result<desk::SecretFault> set_of(const std::string& code, gui::SecretKind kind,
                                   const std::string& wanted) override {
    if (refuses) return *refuses;
    const auto fault = put(code, kind, wanted);
    if (fault == desk::SecretFault::none) people[code].must_change = true;
    return fault;
  }

  Outcome clear_pin(const std::string& code) override {
    if (refuses) return *refuses;
    people[code].pin.clear();
    return Done{};
  }

  Result<gui::DeskMachines> machines() override { return machine_list; }
  Outcome enrol(const std::string& name, const std::string& one_time_code) override {
    acts.push_back("enrol " + name + " " + one_time_code);
    if (refuses) return *refuses;
    machine_list.enrolled = true;
    return Done{};
  }
  Outcome revoke(const std::string& name) override {
    acts.push_back("revoke " + name);
    if (refuses) return *refuses;
    return Done{};
  }
  Result<std::string> one_time_code() override { return std::string("ABCD-1234"); }
  Result<std::vector<gui::DeskToken>> tokens() override {
    if (refuses) return *refuses;
    return token_list;
  }
  Outcome add_token(const desk::TokenWish& wish, const std::filesystem::path& file) override {
    std::string commands;
    for (const auto& command : wish.commands) commands += (commands.empty() ? "" : ", ") + command;
    acts.push_back("token " + wish.name + " " + wish.employee + " " + commands + " " +
                   file.string());
    if (refuses) return *refuses;
    token_list.push_back({wish.name, commands, wish.employee, Instant{0}, {}});
    return Done{};
  }
  Outcome revoke_token(const std::string& name) override {
    acts.push_back("revoke token " + name);
    if (refuses) return *refuses;
    for (auto& token : token_list)
      if (token.name == name) token.revoked_at = Instant{1};
    return Done{};
  }

 private:
  gui::Entry judge(const std::string& code, gui::SecretKind kind, const std::string& secret) {
    ++tries;
    gui::Entry entry;
    if (wait_ms > 0) {
      entry.refusal = desk::SignInRefusal::locked;
      entry.wait_ms = wait_ms;
      return entry;
    }
    const auto found = people.find(code);
    const bool pin = kind == gui::SecretKind::pin;
    const bool right = found != people.end() && !secret.empty() &&
                       (pin ? found->second.pin : found->second.password) == secret;
    if (!right) entry.refusal = desk::SignInRefusal::wrong;
    return entry;
  }

  desk::SecretFault put(const std::string& code, gui::SecretKind kind, const std::string& wanted) {
    const bool pin = kind == gui::SecretKind::pin;
    std::string& secret = pin ? people[code].pin : people[code].password;
    if (secret == wanted) return desk::SecretFault::unchanged;
    const auto fault =
        pin ? desk::fault_of_pin(wanted, code) : desk::fault_of_password(wanted, code);
    if (fault == desk::SecretFault::none) secret = wanted;
    return fault;
  }
};

}  // namespace kontor::test
