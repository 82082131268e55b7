#pragma once

#include <string>

#include "gui/presenters/language.h"

namespace kontor::gui {

/// What is said of rows that a search did not find, but that are near to what was typed; of those
/// it found, where `near_to` is empty, nothing.
inline std::string near_notice(const Language& language, const std::string& near_to) {
  if (near_to.empty()) return {};
  return language.text("Nothing is called “{text}”. These are near it.", {{"text", near_to}});
}

}  // namespace kontor::gui
