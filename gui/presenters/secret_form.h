#pragma once

#include <memory>
#include <string>

#include "gui/presenters/desk.h"
#include "gui/presenters/form_presenter.h"

namespace kontor::gui {

/// Whose PIN or password it is.
struct SecretOwner {
  std::string code;  ///< empty: whoever is at the window
  std::string name;
  bool own() const { return code.empty(); }
};

/// A new PIN or password, typed twice; one's own after the one that one has.
class SecretForm : public FormPresenter {
 public:
  SecretForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
             SecretOwner owner, SecretKind kind);

  /// Reads what the employee has.
  void load();
  const SecretOwner& owner() const { return m_owner; }
  SecretKind kind() const { return m_kind; }
  /// Another's PIN can be taken away: they have one.
  bool can_clear() const { return !m_owner.own() && m_held.pin && is_pin() && !busy(); }
  void clear();

 private:
  bool is_pin() const { return m_kind == SecretKind::pin; }
  void fill_fields();
  void check() override;
  bool accepted() override;
  Saver saver() const override;
  std::string field_of(const Refusal&) const override { return {}; }
  void was_saved(const std::string& code) override;

  SecretOwner m_owner;
  SecretKind m_kind;
  SecretsHere m_held;
  bool m_cleared = false;
  /// What the worker was told at the last try.
  std::shared_ptr<SecretAnswer> m_answer = std::make_shared<SecretAnswer>();
  Slot m_reading;
};

}  // namespace kontor::gui
