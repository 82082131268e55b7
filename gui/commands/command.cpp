#include "gui/commands/command.h"

#include <algorithm>

#include "domain/base/check.h"

namespace kontor::gui {

Commands::Commands(std::vector<Command> commands) : m_commands(std::move(commands)) {
  for (const auto& command : m_commands) {
    KONTOR_ASSERT(std::count_if(m_commands.begin(), m_commands.end(),
                                [&](const auto& other) { return other.id == command.id; }) == 1);
  }
}

const Command& Commands::at(std::string_view id) const {
  const auto found = std::find_if(m_commands.begin(), m_commands.end(),
                                  [&](const auto& command) { return command.id == id; });
  KONTOR_ASSERT(found != m_commands.end());
  return *found;
}

bool Commands::run(std::string_view id) const {
  const Command& command = at(id);
  if (!command.can_run()) return false;
  command.run();
  return true;
}

std::string plain_label(std::string_view label) {
  std::string plain;
  for (std::size_t i = 0; i < label.size(); ++i) {
    if (label[i] == '&' && i + 1 < label.size() && label[i + 1] != '&') continue;
    plain += label[i];
    if (label[i] == '&') ++i;
  }
  return plain;
}

}  // namespace kontor::gui
