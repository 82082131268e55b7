#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/session.h"

namespace kontor::cli {

/// Does the work of a command once all of the command line is understood.
using Action = std::function<Status()>;

using company::Permission;

/// Rights that a command needs. A command declares either some or that it is open to all: a test
/// fails for one that declares nothing.
struct CommandRights {
  std::set<company::Permission> needed;
  bool somewhere = false;
  bool open_to_all = false;
  bool people_only = false;  ///< no token can be for it
};

/// A command that does something. What it is declared with is all that help, man page and
/// completion know of it. Texts are marked English ones, translated here.
class Command {
 public:
  Command(CLI::App& app, Session& session, Action& chosen, CommandRights& rights)
      : m_app(app), m_session(session), m_chosen(chosen), m_rights(rights) {}

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
  /// Who lacks one of these rights is refused before anything is done.
  Command& needs(std::initializer_list<company::Permission> rights);
  /// As needs, also for people for whom they hold at some places only: the command looks where.
  Command& needs_somewhere(std::initializer_list<company::Permission> rights);
  /// It tells nothing of the book but names and codes, or what it does asks for its rights itself.
  Command& open_to_all();
  /// It is about secrets: whoever holds a token could get more than the token gives.
  Command& people_only();
  void does(Action action);

 private:
  Command& declared(CLI::Option* option, const std::string& value);

  CLI::App& m_app;
  Session& m_session;
  Action& m_chosen;
  CommandRights& m_rights;
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
  /// What the command of these words declared; nothing where there is none: "stock list".
  const CommandRights* rights_of(const std::string& words) const;
  /// What a command declared; nothing for one that does nothing itself.
  const CommandRights* rights_of(const CLI::App& command) const;

 private:
  Session& m_session;
  CLI::App m_app;
  Action m_chosen;
  std::map<const CLI::App*, CommandRights> m_rights;
};

/// A command as people write it: "stock list".
std::string words_of(const CLI::App& command);

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
