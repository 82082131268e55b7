#include "gui/views/say_refusal.h"

namespace kontor::gui {

std::string approval_label(const Surroundings& around, const std::optional<RefusedAct>& refused) {
  if (!refused || !around.approve) return {};
  return around.language.text("Have it approved...");
}

void say_refusal(InfoRow& info, const Surroundings& around, const std::string& sentence,
                 const std::optional<RefusedAct>& refused) {
  const std::string label = approval_label(around, refused);
  if (label.empty()) {
    info.say(Tone::problem, sentence);
  } else {
    info.say(Tone::problem, sentence, label,
             [approve = around.approve, act = *refused] { approve(act); });
  }
}

}  // namespace kontor::gui
