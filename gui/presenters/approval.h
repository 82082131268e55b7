#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "domain/base/refusal.h"
#include "domain/company/company.h"
#include "domain/company/reach.h"

namespace kontor::gui {

class OpenBook;

/// Runs an act once more, in a book in which it may be done. On the GUI thread.
using RunAgain = std::function<void(std::shared_ptr<OpenBook>)>;

/// An act that was refused for a right that whoever is at the window has not. Somebody who has it
/// may lend it for this once.
struct RefusedAct {
  company::Permission right;
  Refusal refusal;
  RunAgain again;
  company::Scope scope = {};  ///< where the act takes place; who has the right there may lend it
};

/// Of a refusal for a missing right; nothing of any other.
inline std::optional<RefusedAct> refused_act(const Refusal& refusal, RunAgain again) {
  if (refusal.code != RefusalCode::permission_missing) return std::nullopt;
  for (const auto& [name, value] : refusal.args) {
    if (name != "permission") continue;
    if (const auto right = company::permission_named(value))
      return RefusedAct{*right, refusal, std::move(again), company::scope_in(refusal)};
  }
  return std::nullopt;
}

/// Lets an act run only as long as the object that has this as a member lives.
class Alive {
 public:
  RunAgain guard(RunAgain act) const {
    return [token = std::weak_ptr<int>(m_token),
            act = std::move(act)](std::shared_ptr<OpenBook> book) {
      // A copy: running it may take away what holds it.
      const auto own = act;
      if (token.lock()) own(std::move(book));
    };
  }

 private:
  std::shared_ptr<int> m_token = std::make_shared<int>(0);
};

}  // namespace kontor::gui
