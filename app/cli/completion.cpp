#include "app/cli/help.h"
#include "app/cli/page.h"

namespace kontor::cli {

namespace {

struct CompletionWords {
  std::string path;   ///< "stock list", without the program
  std::string words;  ///< children and options
  std::vector<Page::Option> options;
  std::vector<Page::Child> children;
};

std::vector<CompletionWords> completion_words(const CLI::App& root) {
  const auto pages = all_pages(root);
  std::vector<CompletionWords> all;
  for (const auto& page : pages) {
    CompletionWords here;
    here.path = page.path == "kontor" ? "" : page.path.substr(std::string("kontor ").size());
    here.children = page.children;
    here.options = page.options;
    if (&page != &pages.front()) {
      for (const auto& option : pages.front().options) {
        if (option.name != "--help") here.options.push_back(option);
      }
    }
    for (const auto& child : page.children) here.words += child.name + " ";
    for (const auto& option : here.options) here.words += option.name + " ";
    if (!here.words.empty()) here.words.pop_back();
    all.push_back(std::move(here));
  }
  return all;
}

std::string blanks(std::string choices) {
  for (char& c : choices) {
    if (c == '|') c = ' ';
  }
  return choices;
}

/// Both shells have the same shape: which words follow which path, and which values which option.
std::string bash_like(const CLI::App& root) {
  std::string paths;
  std::string values;
  for (const auto& at : completion_words(root)) {
    paths += "    '" + at.path + "') words='" + at.words + "' ;;\n";
    for (const auto& option : at.options) {
      const auto words = words_of(option.value);
      if (words.empty()) continue;
      const std::string line =
          "    " + option.name + ") words='" + blanks(option.value) + "'; return ;;\n";
      if (values.find(line) == std::string::npos) values += line;
    }
  }
  return "_kontor_words() {\n"
         "  case $2 in\n" +
         values +
         "  esac\n"
         "  case $1 in\n" +
         paths +
         "    *) words='' ;;\n"
         "  esac\n"
         "}\n";
}

std::string bash_script(const CLI::App& root) {
  return "# bash completion of kontor; made by `kontor completion bash`\n" + bash_like(root) +
         "_kontor() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local at='' word words i\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    word=${COMP_WORDS[i]}\n"
         "    _kontor_words \"$at\" ''\n"
         "    case \" $words \" in *\" $word \"*)\n"
         "      case $word in -*) ;; *) at=${at:+$at }$word ;; esac ;;\n"
         "    esac\n"
         "  done\n"
         "  _kontor_words \"$at\" \"$before\"\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "}\n"
         "complete -o default -F _kontor kontor\n";
}

std::string zsh_script(const CLI::App& root) {
  return "#compdef kontor\n# zsh completion of kontor; made by `kontor completion zsh`\n" +
         bash_like(root) +
         "_kontor() {\n"
         "  local at='' word words_here i\n"
         "  local -a line\n"
         "  line=(\"${words[@]}\")\n"
         "  local place=$CURRENT\n"
         "  () {\n"
         "    local words\n"
         "    for ((i = 2; i < place; i++)); do\n"
         "      word=${line[i]}\n"
         "      _kontor_words \"$at\" ''\n"
         "      case \" $words \" in *\" $word \"*)\n"
         "        case $word in -*) ;; *) at=${at:+$at }$word ;; esac ;;\n"
         "      esac\n"
         "    done\n"
         "    _kontor_words \"$at\" \"${line[place-1]}\"\n"
         "    words_here=$words\n"
         "  }\n"
         "  compadd -- ${=words_here}\n"
         "  _files\n"
         "}\n"
         "compdef _kontor kontor\n";
}

std::string fish_quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

/// The path is given as the condition that the words so far are exactly those.
std::string fish_script(const CLI::App& root) {
  std::string script =
      "# fish completion of kontor; made by `kontor completion fish`\n"
      "function __kontor_at\n"
      "  set -l so_far (string match -v -- '-*' (commandline -opc))[2..-1]\n"
      "  set -l wanted (string split ' ' -- $argv[1])\n"
      "  test -z \"$argv[1]\"; and set wanted\n"
      "  set -l many (count $wanted)\n"
      "  test (count $so_far) -ge $many; or return 1\n"
      "  test $many -eq 0; and begin; test (count $so_far) -eq 0; return; end\n"
      "  test \"$so_far[1..$many]\" = \"$wanted\"\n"
      "end\n";
  for (const auto& at : completion_words(root)) {
    const std::string line =
        "complete -c kontor -n " + fish_quoted("__kontor_at " + fish_quoted(at.path));
    for (const auto& child : at.children) {
      script += line + " -f -a " + child.name + " -d " + fish_quoted(child.help) + "\n";
    }
    for (const auto& option : at.options) {
      script += line + " -l " + option.name.substr(2) + " -d " + fish_quoted(option.help);
      if (!option.value.empty()) script += " -r";
      if (!words_of(option.value).empty()) script += " -f -a " + fish_quoted(blanks(option.value));
      script += "\n";
    }
  }
  return script;
}

}  // namespace

std::string completion_script(const CLI::App& root, const std::string& shell) {
  if (shell == "bash") return bash_script(root);
  if (shell == "zsh") return zsh_script(root);
  return fish_script(root);
}

}  // namespace kontor::cli
