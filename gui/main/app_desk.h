#pragma once

#include <memory>
#include <string>

#include "app/desk.h"
#include "gui/presenters/desk.h"

namespace kontor::gui {

/// What this machine keeps of books, and what a guess costs.
struct DeskPlace {
  app::MachineKeys keys{app::MachineKeys::own_folder()};
  desk::SecretCost cost = {};
};

/// Who comes to a book, as app::Desk has it.
class AppDesk : public Desk {
 public:
  AppDesk(app::OpenBook& book, std::shared_ptr<const DeskPlace> place, std::string address)
      : m_book(book),
        m_place(std::move(place)),
        m_address(std::move(address)),
        m_desk(m_book, m_place->keys, m_place->cost) {}

  bool asks() override { return m_desk.asks(); }
  PinsHere pins() override;
  Entry enter(const std::string& code, SecretKind kind, const std::string& secret) override;
  Entry approve(company::Permission right, const company::Scope& scope, const std::string& code,
                SecretKind kind, const std::string& secret) override;
  Result<SecretsHere> held(const std::string& code) override;
  SecretAnswer set_own(SecretKind kind, const std::string& wanted, SecretKind present_kind,
                       const std::optional<std::string>& present) override;
  Result<desk::SecretFault> set_of(const std::string& code, SecretKind kind,
                                   const std::string& wanted) override;
  Outcome clear_pin(const std::string& code) override { return m_desk.clear_pin(code); }
  Result<DeskMachines> machines() override;
  Outcome enrol(const std::string& name, const std::string& one_time_code) override {
    return m_desk.enrol(name, one_time_code);
  }
  Outcome revoke(const std::string& name) override { return m_desk.revoke(name); }
  Result<std::string> one_time_code() override { return m_desk.one_time_code(); }
  Result<std::vector<DeskToken>> tokens() override;
  Outcome add_token(const desk::TokenWish& wish, const std::filesystem::path& file) override;
  Outcome revoke_token(const std::string& name) override { return m_desk.revoke_token(name); }

 private:
  std::string own_code();
  std::vector<staff::Employee> people();

  app::OpenBook& m_book;
  std::shared_ptr<const DeskPlace> m_place;
  std::string m_address;
  app::Desk m_desk;
};

}  // namespace kontor::gui
