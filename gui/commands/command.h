#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kontor::gui {

/// An action that a person can take. Menus, keys and the key map read the same list.
struct Command {
  std::string id;        ///< area.verb, stable
  std::string label;     ///< translated; "&" marks the access key
  std::string help;      ///< one translated sentence
  std::string shortcut;  ///< "Ctrl+F"; empty for none
  /// False where a key belongs to a list or a field and must not be taken from all others.
  bool everywhere = true;
  std::function<bool()> can_run;
  std::function<void()> run;
  /// For actions that are on or off; empty for others.
  std::function<bool()> is_on = {};
};

/// The explicit list of all actions of a window.
class Commands {
 public:
  explicit Commands(std::vector<Command> commands);

  const std::vector<Command>& all() const { return m_commands; }
  /// Asserts that the id exists.
  const Command& at(std::string_view id) const;
  /// Runs it if it can run now; tells whether it did.
  bool run(std::string_view id) const;

 private:
  std::vector<Command> m_commands;
};

/// A key that a page or a list knows, and what it does.
struct KeyHelp {
  std::string keys;  ///< "Esc", "Home / End"
  std::string what;  ///< one translated sentence
};

/// A menu names commands by id; an empty id is a line between groups.
struct Menu {
  std::string title;  ///< translated, with its access key
  std::vector<std::string> ids;
};

/// The label without the mark of the access key.
std::string plain_label(std::string_view label);

}  // namespace kontor::gui
