#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

class EntranceView {
 public:
  virtual ~EntranceView() = default;
  virtual void show_entrance() = 0;  ///< another way, another sentence, busy, locked
  /// Code and secret were right. The view may be gone when this returns.
  virtual void entered(std::shared_ptr<OpenBook> book) = 0;
};

/// Asks for a code and a PIN or a password: who is at the book, or who approves an act. A PIN or
/// password that another one set is changed before anything else is seen.
class Entrance {
 public:
  /// Where the focus belongs after something went wrong.
  enum class Field { code, secret, wanted, again };
  enum class Stage { who, own_secret };
  /// What code and secret are good for.
  using Try = std::function<Entry(Desk&, const std::string& code, SecretKind kind,
                                  const std::string& secret)>;

  Entrance(EntranceView& view, std::shared_ptr<OpenBook> door, Executor& executor,
           Language language, Try attempt);

  /// Looks whether PINs are good here.
  void load();
  /// PIN or password; a PIN only where PINs are good.
  void choose(SecretKind kind);
  void enter(const std::string& code, const std::string& secret);
  /// The own PIN or password, in the second stage.
  void change_secret(const std::string& wanted, const std::string& again);
  /// Back from the second stage: nobody came in.
  void give_up();
  /// Counts down.
  void tick();

  SecretKind kind() const { return m_kind; }
  Stage stage() const { return m_stage; }
  bool pins_good() const { return m_pins == PinsHere::good; }
  /// Why there are no PINs; empty where there are, and before it is known.
  std::string why_no_pins() const;
  bool busy() const { return m_trying.busy() || m_looking.busy(); }
  /// Milliseconds that nobody can try; 0: somebody can.
  std::int64_t wait_ms() const;
  bool can_try() const { return !m_trying.busy() && wait_ms() == 0; }
  /// What went wrong, in words; empty when nothing did.
  std::string error() const;
  Field at() const { return m_at; }
  /// True once after a try that was not right: the secrets typed so far go.
  bool take_forget() { return std::exchange(m_forget, false); }

 private:
  void take(const Entry& entry);
  void take_secret(const SecretAnswer& answer, const std::shared_ptr<OpenBook>& book);
  void fail(Field at, std::string sentence);

  EntranceView& m_view;
  std::shared_ptr<OpenBook> m_door;
  Language m_language;
  Try m_try;
  SecretKind m_kind = SecretKind::pin;
  Stage m_stage = Stage::who;
  PinsHere m_pins = PinsHere::good;
  Field m_at = Field::code;
  std::string m_error;
  bool m_forget = false;
  Instant m_locked_until;
  std::int64_t m_locked_ms = 0;       ///< as it was told; 0: not locked
  std::shared_ptr<OpenBook> m_inner;  ///< whose PIN has to be changed
  Slot m_looking, m_trying;
};

}  // namespace kontor::gui
