#include "app/cli/help.h"

#include <algorithm>

#include "app/cli/page.h"
#include "reports/output.h"

namespace kontor::cli {

namespace {

struct HelpRow {
  std::string left;
  std::string right;
};

std::string help_left(const Page::Option& option) {
  if (option.name.rfind("--", 0) != 0) return option.name;
  std::string left = option.brief.empty() ? "" : option.brief + ", ";
  left += option.name;
  if (!option.value.empty()) left += " " + option.value;
  return left;
}

std::vector<HelpRow> help_rows(const std::vector<Page::Option>& options) {
  std::vector<HelpRow> rows;
  for (const auto& option : options) rows.push_back({help_left(option), option.help});
  return rows;
}

void add_section(std::string& text, const std::string& title, const std::vector<HelpRow>& rows) {
  if (rows.empty()) return;
  constexpr std::size_t widest_left = 34;
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, reports::display_width(row.left));
  width = std::min(width, widest_left);
  text += "\n" + title + "\n";
  for (const auto& row : rows) {
    const std::size_t taken = reports::display_width(row.left);
    text += "  " + row.left;
    text += taken > width ? "\n  " + std::string(width, ' ') : std::string(width - taken, ' ');
    text += "  " + row.right + "\n";
  }
}

/// The part before the first of the marks, as CLI11's messages begin with a name.
std::string before(const std::string& text, const std::string& mark) {
  return text.substr(0, text.find(mark));
}

std::string validation_sentence(const Console& console, const std::string& what) {
  const std::string name = before(what, ": ");
  const std::string wanted = what.size() > name.size() + 2 ? what.substr(name.size() + 2) : "";
  if (wanted == value_wanted) return console.text("{option} needs a value.", {{"option", name}});
  if (wanted == number_wanted) {
    return console.text("{option} takes a whole number.", {{"option", name}});
  }
  return console.text("{option} takes one of these: {words}.",
                      {{"option", name}, {"words", wanted}});
}

std::string mismatch_sentence(const Console& console, const std::string& what) {
  if (what.find(": At Most") != std::string::npos) {
    return console.text("{option} may be given only once.", {{"option", before(what, ": ")}});
  }
  const std::string flag = before(what, " was given");
  if (flag != what) return console.text("{option} takes no value.", {{"option", flag}});
  return console.text("{option} needs a value.", {{"option", before(what, ": ")}});
}

std::string what_is_wrong(const Console& console, Tree& tree, const CLI::ParseError& error) {
  const std::string what = error.what();
  const bool invalid = dynamic_cast<const CLI::ValidationError*>(&error) != nullptr;
  // What follows the value that is none may seem not to belong here.
  if (invalid && what.ends_with(value_wanted)) return validation_sentence(console, what);
  const bool missing = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
  const bool wants_command = !page_of(tree.named()).children.empty();
  const auto left = tree.app().remaining(true);
  if (!left.empty() && (!missing || wants_command)) {
    return console.text("“{word}” is not understood here.", {{"word", left.front()}});
  }
  if (missing) {
    if (wants_command) return console.text("A command is missing.");
    return console.text("{argument} is missing.", {{"argument", before(what, " is required")}});
  }
  if (invalid) return validation_sentence(console, what);
  return mismatch_sentence(console, what);
}

}  // namespace

std::string help_text(const Console& console, const CLI::App& app) {
  const Page page = page_of(app);
  std::string text = page.help + "\n\n";
  text += console.text("Usage: {command}", {{"command", page.path + " " + page.usage}}) + "\n";
  std::vector<HelpRow> children;
  for (const auto& child : page.children) children.push_back({child.name, child.help});
  add_section(text, console.text("Commands:"), children);
  add_section(text, console.text("Arguments:"), help_rows(page.arguments));
  add_section(text, console.text("Options:"), help_rows(page.options));
  if (app.get_parent() != nullptr) {
    const CLI::App* root = &app;
    while (root->get_parent() != nullptr) root = root->get_parent();
    auto everywhere = help_rows(page_of(*root).options);
    std::erase_if(everywhere, [](const HelpRow& r) { return r.left.rfind("-h", 0) == 0; });
    add_section(text, console.text("Options of every command:"), everywhere);
  }
  return text;
}

std::string usage_sentence(const Console& console, Tree& tree, const CLI::ParseError& error) {
  const std::string path = page_of(tree.named()).path;
  return what_is_wrong(console, tree, error) + " " +
         console.text("“{command} --help” says what there is.", {{"command", path}});
}

}  // namespace kontor::cli
