#include <algorithm>

#include "app/cli/help.h"
#include "app/cli/page.h"

namespace kontor::cli {

namespace {

/// Text for roff: backslashes and hyphens stay what they are, a line never begins with a command.
std::string roff(const std::string& text) {
  std::string result;
  if (!text.empty() && (text[0] == '.' || text[0] == '\'')) result += "\\&";
  for (const char c : text) {
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else {
      result += c;
    }
  }
  return result;
}

void add_option(std::string& page, const Page::Option& option) {
  page += ".TP\n";
  if (!option.brief.empty()) page += "\\fB" + roff(option.brief) + "\\fR, ";
  const bool named = option.name.rfind("--", 0) == 0;
  page += named ? "\\fB" + roff(option.name) + "\\fR" : "\\fI" + roff(option.name) + "\\fR";
  if (named && !option.value.empty()) page += " \\fI" + roff(option.value) + "\\fR";
  page += "\n" + roff(option.help) + "\n";
}

void add_command(std::string& text, const Page& page) {
  text += ".SS \"" + roff(page.path + " " + page.usage) + "\"\n" + roff(page.help) + "\n";
  for (const auto& argument : page.arguments) add_option(text, argument);
  for (const auto& option : page.options) {
    if (option.name != "--help") add_option(text, option);
  }
}

void add_status(const Console& console, std::string& text) {
  const std::pair<const char*, std::string> rows[] = {
      {"0", console.text("done")},
      {"1", console.text("refused by the rules of the shop, an import with refused rows, or a "
                         "check that found something")},
      {"2", console.text("wrong usage, or a file that is wrong as a whole")},
      {"3", console.text("an outside failure: database, disk, network")},
      {"130", console.text("interrupted")},
  };
  for (const auto& [status, meaning] : rows) {
    text += ".TP\n\\fB" + std::string(status) + "\\fR\n" + roff(meaning) + "\n";
  }
}

}  // namespace

std::string man_page(const Console& console, const CLI::App& root) {
  const auto pages = all_pages(root);
  const auto section = [&](const std::string& title) { return ".SH \"" + roff(title) + "\"\n"; };
  std::string text = ".\\\" -*- coding: UTF-8 -*-\n.TH KONTOR 1\n";
  text += section(console.text("NAME")) + "kontor \\- " + roff(pages.front().help) + "\n";
  text +=
      section(console.text("SYNOPSIS")) + "\\fBkontor\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...]\n";
  text += section(console.text("OPTIONS OF EVERY COMMAND"));
  for (const auto& option : pages.front().options) add_option(text, option);
  text += section(console.text("COMMANDS"));
  for (const auto& page : pages) {
    // A word with options of its own does something without a further word.
    if (page.children.empty() || (&page != &pages.front() && page.options.size() > 1))
      add_command(text, page);
  }
  text += section(console.text("EXIT STATUS"));
  add_status(console, text);
  text += section(console.text("ENVIRONMENT"));
  text += ".TP\n\\fBKONTOR_BOOK\\fR\n" +
          roff(console.text("The address of the book where --book is not given")) + "\n";
  text += ".TP\n\\fBLANGUAGE\\fR, \\fBLC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLANG\\fR\n" +
          roff(console.text("The language of messages where --lang is not given")) + "\n";
  return text;
}

}  // namespace kontor::cli
