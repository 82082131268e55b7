#include "gui/presenters/secret_form.h"

#include "gui/presenters/secret_words.h"

namespace kontor::gui {

namespace {

constexpr int pin_width = 136, password_width = 280;
constexpr const char* present_field = "present";
constexpr const char* wanted_field = "wanted";
constexpr const char* again_field = "again";

}  // namespace

SecretForm::SecretForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                       SecretOwner owner, SecretKind kind)
    : FormPresenter(std::move(book), executor, std::move(language)),
      m_owner(std::move(owner)),
      m_kind(kind),
      m_reading(executor, Lane::read) {
  fill_fields();
}

void SecretForm::load() {
  m_reading.run(
      [book = m_book, code = m_owner.code](const Cancel&) { return book->desk().held(code); },
      [this](const Result<SecretsHere>& held) {
        if (held) {
          m_held = *held;
          if (!changed()) fill_fields();
        } else {
          fail_whole(m_language.sentence(held.refusal()));
        }
        show();
      },
      [this](const Failure& failure) {
        fail_whole(m_language.sentence(failure));
        show();
      });
}

void SecretForm::fill_fields() {
  const Language& t = m_language;
  const int width = is_pin() ? pin_width : password_width;
  const auto secret = [&](const char* id, std::string label, std::string hint) {
    return FormField{id, std::move(label), std::move(hint), FormField::Kind::secret, width};
  };
  std::vector<FormField> all;
  const bool has = is_pin() ? m_held.pin : m_held.password;
  if (m_owner.own() && has)
    all.push_back(secret(present_field,
                         is_pin() ? t.text("PIN that you have") : t.text("Password that you have"),
                         {}));
  std::string rule = fault_sentence(t, m_kind, desk::SecretFault::length);
  if (is_pin() && !m_owner.own())
    rule += " " + t.text("It has to be changed when it is first used.");
  all.push_back(secret(wanted_field, is_pin() ? t.text("New PIN") : t.text("New password"), rule));
  all.push_back(secret(again_field, t.text("Once more"), {}));
  const Args named{{"name", m_owner.name}};
  fill(is_pin() ? t.text("PIN of {name}", named) : t.text("Password of {name}", named), false,
       std::move(all));
}

void SecretForm::check() {
  m_cleared = false;
  if (value(wanted_field) != value(again_field))
    fail(again_field, m_language.text("The two are not the same."));
}

FormPresenter::Saver SecretForm::saver() const {
  const bool asked = fields().front().id == present_field;
  std::optional<std::string> present;
  if (asked) present = value(present_field);
  return [owner = m_owner, kind = m_kind, present, wanted = value(wanted_field),
          answer = m_answer](OpenBook& book) -> Outcome {
    *answer = {};
    if (owner.own()) {
      *answer = book.desk().set_own(kind, wanted, kind, present);
    } else {
      const auto set = book.desk().set_of(owner.code, kind, wanted);
      if (!set) return set.refusal();
      answer->fault = *set;
    }
    if (answer->refusal) return *answer->refusal;
    return owner.code;
  };
}

bool SecretForm::accepted() {
  const Entry& present = m_answer->present;
  if (present.refusal != desk::SignInRefusal::none) {
    fail(present_field, present.refusal == desk::SignInRefusal::wrong
                            ? m_language.text("This is not the one that you have.")
                            : entry_sentence(m_language, present.refusal, present.wait_ms));
    return false;
  }
  if (m_answer->fault == desk::SecretFault::none) return true;
  fail(wanted_field, fault_sentence(m_language, m_kind, m_answer->fault));
  return false;
}

void SecretForm::was_saved(const std::string&) {
  // Nothing of what was typed stays.
  m_held.pin = is_pin() ? !m_cleared : m_held.pin;
  m_held.password = m_held.password || !is_pin();
  fill_fields();
}

void SecretForm::clear() {
  if (!can_clear()) return;
  m_cleared = true;
  *m_answer = {};
  run(
      [code = m_owner.code](OpenBook& book) -> Outcome {
        const auto cleared = book.desk().clear_pin(code);
        if (!cleared) return cleared.refusal();
        return code;
      },
      m_book);
}

}  // namespace kontor::gui
