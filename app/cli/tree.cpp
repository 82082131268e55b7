#include "app/cli/tree.h"

#include <algorithm>

#include "i18n/language.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

bool is_number(const std::string& text) {
  // Fits into an int, and is more than anybody asks for.
  constexpr std::size_t most_digits = 9;
  return !text.empty() && text.size() <= most_digits &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

CLI::Validator one_of(const std::vector<std::string>& words, const std::string& joined) {
  return CLI::Validator(
      [words, joined](std::string& given) {
        return std::ranges::find(words, given) == words.end() ? joined : std::string();
      },
      "");
}

CLI::Validator whole_number() {
  return CLI::Validator(
      [](std::string& given) { return is_number(given) ? std::string() : number_wanted; }, "");
}

bool has_option(const CLI::App& app, const std::string& name) {
  if (app.get_option_no_throw(name) != nullptr) return true;
  return std::ranges::any_of(app.get_subcommands({}),
                             [&](const CLI::App* sub) { return has_option(*sub, name); });
}

/// Else the option before would take the next one's name for its value.
CLI::Validator no_option(const CLI::App& app) {
  return CLI::Validator(
      [&app](std::string& given) {
        if (!given.starts_with("--")) return std::string();
        const CLI::App* root = &app;
        while (root->get_parent() != nullptr) root = root->get_parent();
        const bool known = has_option(*root, given.substr(0, given.find('=')));
        return known ? std::string(value_wanted) : std::string();
      },
      "");
}

/// A command that declares nothing is for those who manage the book.
void check_rights(Session& session, const CommandRights& rights) {
  auto needed = rights.needed;
  if (needed.empty() && !rights.open_to_all) needed = {Permission::manage_book};
  for (const Permission right : needed) {
    const auto& actor = session.book().actor();
    if (rights.somewhere && company::may_somewhere(actor, right)) continue;
    if (const auto refusal = company::refused(actor, right)) throw Stop(*refusal);
  }
}

}  // namespace

std::vector<std::string> words_of(const std::string& value_name) {
  std::vector<std::string> words;
  if (value_name.find('|') == std::string::npos) return words;
  std::size_t begin = 0;
  while (begin <= value_name.size()) {
    const std::size_t end = std::min(value_name.find('|', begin), value_name.size());
    words.push_back(value_name.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string words_of(const CLI::App& command) {
  std::string words = command.get_name();
  for (const CLI::App* app = command.get_parent(); app && app->get_parent();
       app = app->get_parent()) {
    words = app->get_name() + " " + words;
  }
  return words;
}

Command& Command::declared(CLI::Option* option, const std::string& value) {
  m_last = option;
  option->type_name(value);
  option->check(no_option(m_app));
  const auto words = words_of(value);
  if (!words.empty()) {
    std::string joined = words.front();
    for (std::size_t i = 1; i < words.size(); ++i) joined += ", " + words[i];
    option->check(one_of(words, joined));
  }
  if (value == "N") option->check(whole_number());
  return *this;
}

Command& Command::option(const std::string& flags, std::string& into, const std::string& value,
                         std::string_view help) {
  return declared(m_app.add_option(flags, into, m_session.text(help)), value);
}

Command& Command::option(const std::string& flags, std::vector<std::string>& into,
                         const std::string& value, std::string_view help) {
  auto* option = m_app.add_option(flags, into, m_session.text(help));
  option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  return declared(option, value);
}

Command& Command::flag(const std::string& flags, bool& into, std::string_view help) {
  m_last = m_app.add_flag(flags, into, m_session.text(help));
  return *this;
}

Command& Command::argument(const std::string& value, std::string& into, std::string_view help) {
  return declared(m_app.add_option(value, into, m_session.text(help))->required(), value);
}

Command& Command::argument(const std::string& value, std::vector<std::string>& into,
                           std::string_view help) {
  return declared(m_app.add_option(value, into, m_session.text(help))->required(), value);
}

Command& Command::optional() {
  m_last->required(false);
  return *this;
}

Command& Command::required() {
  m_last->required();
  return *this;
}

Command& Command::needs(std::initializer_list<company::Permission> rights) {
  m_rights.needed.insert(rights);
  return *this;
}

Command& Command::needs_somewhere(std::initializer_list<company::Permission> rights) {
  m_rights.somewhere = true;
  return needs(rights);
}

Command& Command::open_to_all() {
  m_rights.open_to_all = true;
  return *this;
}

Command& Command::people_only() {
  m_rights.people_only = true;
  return *this;
}

void Command::does(Action action) {
  const auto checked = [&app = m_app, &session = m_session, &rights = m_rights,
                        action = std::move(action)] {
    session.set_command({words_of(app), rights.people_only});
    check_rights(session, rights);
    return action();
  };
  // A word that does something itself may have further words, which then are meant.
  m_app.callback([&app = m_app, &chosen = m_chosen, checked] {
    if (app.get_subcommands().empty()) chosen = checked;
  });
}

const CommandRights* Tree::rights_of(const CLI::App& command) const {
  const auto found = m_rights.find(&command);
  return found == m_rights.end() ? nullptr : &found->second;
}

const CommandRights* Tree::rights_of(const std::string& words) const {
  const auto found = std::ranges::find_if(m_rights, [&](const auto& command) {
    return command.first != &m_app && words_of(*command.first) == words;
  });
  return found == m_rights.end() ? nullptr : &found->second;
}

Tree::Tree(Session& session) : m_session(session), m_app("", "kontor") {
  Console& console = session.console();
  m_app.description(console.text("The back office of a shop that sells through several channels."));
  m_app.fallthrough();
  m_app.set_help_flag("-h,--help", console.text("Say what there is"));
  m_app.require_subcommand(1);
  Command root(m_app, session, m_chosen, m_rights[&m_app]);
  Globals& g = session.globals;
  root.option("--book", g.book, "ADDRESS",
              KONTOR_TEXT("The book: a file, sqlite:///FILE or postgresql://HOST/DATABASE; else "
                          "KONTOR_BOOK"));
  m_app.get_option("--book")->envname("KONTOR_BOOK");
  root.option("--output", g.output, "table|csv|json",
              KONTOR_TEXT("Form of the output; else a table on a terminal and CSV elsewhere"));
  std::string spoken;
  for (const auto& language : i18n::languages()) {
    spoken += (spoken.empty() ? "" : "|") + std::string(language.code);
  }
  root.option("--lang", g.lang, spoken,
              KONTOR_TEXT("Language of messages; else that of the environment"));
  root.option("--limit", g.limit, "N", KONTOR_TEXT("Show at most so many rows"));
  root.option("--as", g.as, "EMPLOYEE",
              KONTOR_TEXT("Your employee code, in a book that asks who is at it; your password is "
                          "asked for, or read from the standard input"));
  root.option("--token", g.token, "FILE",
              KONTOR_TEXT("Instead of --as and a password: the file of a token, of mode 600"));
}

CLI::App& Tree::group(const std::string& name, std::string_view help) {
  CLI::App* app = m_app.add_subcommand(name, m_session.text(help));
  app->require_subcommand(1);
  return *app;
}

Command Tree::command(CLI::App& group, const std::string& name, std::string_view help) {
  CLI::App* app = group.add_subcommand(name, m_session.text(help));
  return {*app, m_session, m_chosen, m_rights[app]};
}

Command Tree::command(const std::string& name, std::string_view help) {
  return command(m_app, name, help);
}

void Tree::parse(const std::vector<std::string>& arguments) {
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  m_app.parse(reversed);
}

const CLI::App& Tree::named() const {
  const CLI::App* app = &m_app;
  for (auto deeper = app->get_subcommands(); !deeper.empty(); deeper = app->get_subcommands()) {
    app = deeper.front();
  }
  return *app;
}

}  // namespace kontor::cli
