#include "gui/presenters/entrance.h"

#include <algorithm>

#include "gui/presenters/secret_words.h"

namespace kontor::gui {

Entrance::Entrance(EntranceView& view, std::shared_ptr<OpenBook> door, Executor& executor,
                   Language language, Try attempt)
    : m_view(view),
      m_door(std::move(door)),
      m_language(std::move(language)),
      m_try(std::move(attempt)),
      m_looking(executor, Lane::read),
      m_trying(executor, Lane::write) {}

void Entrance::load() {
  m_looking.run([door = m_door](const Cancel&) { return door->desk().pins(); },
                [this](PinsHere pins) {
                  m_pins = pins;
                  if (!pins_good()) m_kind = SecretKind::password;
                  m_view.show_entrance();
                },
                [this](const Failure& failure) { fail(m_at, m_language.sentence(failure)); });
}

void Entrance::choose(SecretKind kind) {
  if (kind == m_kind || (kind == SecretKind::pin && !pins_good())) return;
  m_kind = kind;
  m_error.clear();
  m_forget = true;
  m_at = Field::secret;
  m_view.show_entrance();
}

void Entrance::enter(const std::string& code, const std::string& secret) {
  if (!can_try() || m_stage != Stage::who) return;
  m_error.clear();
  m_locked_ms = 0;
  if (code.empty() || secret.empty()) {
    fail(code.empty() ? Field::code : Field::secret,
         code.empty()                ? m_language.text("Type your employee code.")
         : m_kind == SecretKind::pin ? m_language.text("Type your PIN.")
                                     : m_language.text("Type your password."));
    return;
  }
  m_trying.run(
      [door = m_door, attempt = m_try, code, secret, kind = m_kind](const Cancel&) {
        return attempt(door->desk(), code, kind, secret);
      },
      [this](const Entry& entry) { take(entry); },
      [this](const Failure& failure) { fail(Field::secret, m_language.sentence(failure)); });
  m_view.show_entrance();
}

void Entrance::take(const Entry& entry) {
  using desk::SignInRefusal;
  if (entry.refusal == SignInRefusal::none && !entry.denied && entry.must_change) {
    m_inner = entry.book;
    m_stage = Stage::own_secret;
    m_at = Field::wanted;
    m_view.show_entrance();
    return;
  }
  if (entry.refusal == SignInRefusal::none && !entry.denied) {
    m_view.entered(entry.book);
    return;
  }
  m_forget = true;
  if (entry.denied) {
    fail(Field::code, m_language.sentence(*entry.denied));
    return;
  }
  if (entry.refusal == SignInRefusal::locked) {
    m_locked_ms = entry.wait_ms;
    m_locked_until = {m_door->clock().now().ms + entry.wait_ms};
  }
  if (entry.refusal == SignInRefusal::pins_off) m_pins = PinsHere::off;
  if (entry.refusal == SignInRefusal::not_enrolled) m_pins = PinsHere::not_enrolled;
  if (!pins_good()) m_kind = SecretKind::password;
  const bool told = entry.refusal == SignInRefusal::locked;  // error() counts down
  fail(Field::secret,
       told ? std::string() : entry_sentence(m_language, entry.refusal, entry.wait_ms));
}

void Entrance::change_secret(const std::string& wanted, const std::string& again) {
  if (m_trying.busy() || m_stage != Stage::own_secret) return;
  m_error.clear();
  if (wanted != again) {
    m_forget = true;
    fail(Field::wanted,
         m_kind == SecretKind::pin
             ? m_language.text("The two are not the same. Type the new PIN twice.")
             : m_language.text("The two are not the same. Type the new password twice."));
    return;
  }
  m_trying.run(
      [book = m_inner, wanted, kind = m_kind](const Cancel&) {
        // The one before was typed just now.
        return book->desk().set_own(kind, wanted, kind, std::nullopt);
      },
      [this, book = m_inner](const SecretAnswer& answer) { take_secret(answer, book); },
      [this](const Failure& failure) { fail(Field::wanted, m_language.sentence(failure)); });
  m_view.show_entrance();
}

void Entrance::take_secret(const SecretAnswer& answer, const std::shared_ptr<OpenBook>& book) {
  const Language& t = m_language;
  std::string wrong = fault_sentence(t, m_kind, answer.fault);
  if (answer.refusal) wrong = t.sentence(*answer.refusal);
  if (answer.present.refusal != desk::SignInRefusal::none)
    wrong = entry_sentence(t, answer.present.refusal, answer.present.wait_ms);
  if (!wrong.empty()) {
    m_forget = true;
    fail(Field::wanted, wrong);
    return;
  }
  m_inner.reset();
  m_view.entered(book);
}

void Entrance::give_up() {
  m_trying.cancel();
  m_inner.reset();
  m_stage = Stage::who;
  m_error.clear();
  m_forget = true;
  m_at = Field::secret;
  m_view.show_entrance();
}

void Entrance::tick() {
  if (m_locked_ms == 0) return;
  if (wait_ms() == 0) m_locked_ms = 0;
  m_view.show_entrance();
}

std::int64_t Entrance::wait_ms() const {
  // A clock that was set back since makes nobody wait longer than was told.
  const std::int64_t left = m_locked_until.ms - m_door->clock().now().ms;
  return m_locked_ms == 0 ? 0 : std::clamp<std::int64_t>(left, 0, m_locked_ms);
}

std::string Entrance::why_no_pins() const {
  if (pins_good()) return {};
  return entry_sentence(
      m_language,
      m_pins == PinsHere::off ? desk::SignInRefusal::pins_off : desk::SignInRefusal::not_enrolled,
      0);
}

std::string Entrance::error() const {
  if (const std::int64_t wait = wait_ms(); wait > 0)
    return entry_sentence(m_language, desk::SignInRefusal::locked, wait);
  return m_error;
}

void Entrance::fail(Field at, std::string sentence) {
  m_at = at;
  m_error = std::move(sentence);
  m_view.show_entrance();
}

}  // namespace kontor::gui
