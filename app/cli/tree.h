#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/session.h"

namespace kontor::cli {

/// Does the work of a command once all of the command line is understood.
using Action = std::function<Status()>;

/// A command that does something. What it is declared with is all that help, man page and
/// completion know of it. Texts are marked English ones, translated here.
class Command {
 public:
  Command(CLI::App& app, Console& console, Action& chosen)
      : m_app(app), m_console(console), m_chosen(chosen) {}

  /// `value` names what the option takes: FILE and DIR are completed with files, words parted by
  /// '|' are the only ones allowed, N is a whole number.
  Command& option(const std::string& flags, std::string& into, const std::string& value,
                  std::string_view help);
  /// One that may be given several times.
  Command& option(const std::string& flags, std::vector<std::string>& into,
                  const std::string& value, std::string_view help);
  Command& flag(const std::string& flags, bool& into, std::string_view help);
  /// What stands without a name, in this order; needed.
  Command& argument(const std::string& value, std::string& into, std::string_view help);
  Command& argument(const std::string& value, std::vector<std::string>& into,
                    std::string_view help);
  /// The argument or option declared last need not resp. must be given.
  Command& optional();
  Command& required();
  void does(Action action);

 private:
  Command& declared(CLI::Option* option, const std::string& value);

  CLI::App& m_app;
  Console& m_console;
  Action& m_chosen;
  CLI::Option* m_last = nullptr;
};

/// The tree of all commands.
class Tree {
 public:
  explicit Tree(Session& session);
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  Session& session() { return m_session; }
  CLI::App& app() { return m_app; }
  /// A word that needs a further one: "stock".
  CLI::App& group(const std::string& name, std::string_view help);
  Command command(CLI::App& group, const std::string& name, std::string_view help);
  /// A command of one word.
  Command command(const std::string& name, std::string_view help);

  /// Reads the command line; throws CLI::ParseError.
  void parse(const std::vector<std::string>& arguments);
  /// The command that was named, as deep as it was understood.
  const CLI::App& named() const;
  const Action& chosen() const { return m_chosen; }

 private:
  Session& m_session;
  CLI::App m_app;
  Action m_chosen;
};

/// A number, any value or one of several words; what() of the error tells which.
inline constexpr const char* number_wanted = "a number is wanted";
inline constexpr const char* value_wanted = "a value is wanted";

/// Options as a command's own struct, kept as long as the command.
template <class Options>
std::shared_ptr<Options> options() {
  return std::make_shared<Options>();
}

/// What an option's value may be, when it is one of several words.
std::vector<std::string> words_of(const std::string& value_name);

}  // namespace kontor::cli
