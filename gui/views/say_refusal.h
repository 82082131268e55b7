#pragma once

#include <optional>
#include <string>

#include "gui/presenters/approval.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/info_row.h"

namespace kontor::gui {

/// Says a refusal where the mistake is; with a way to have the act approved where somebody else
/// may do it.
void say_refusal(InfoRow& info, const Surroundings& around, const std::string& sentence,
                 const std::optional<RefusedAct>& refused);

/// What the button of such a refusal says; empty where there is none.
std::string approval_label(const Surroundings& around, const std::optional<RefusedAct>& refused);

}  // namespace kontor::gui
