#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace kontor::cli {

/// What the command tree says of one of its words: the source of help, man page and completion.
struct Page {
  struct Option {
    std::string name;   ///< "--location"; arguments: "FILE..."
    std::string brief;  ///< "-h", or empty
    std::string value;  ///< "CODE"; empty for flags
    std::string help;
    bool needed = false;
  };
  struct Child {
    std::string name;
    std::string help;
  };
  std::string path;  ///< "kontor stock list"
  std::string help;
  std::string usage;  ///< behind the path
  std::vector<Option> arguments;
  std::vector<Option> options;  ///< its own
  std::vector<Child> children;
};

Page page_of(const CLI::App& app);

/// The pages of the app and all below it, parents first.
std::vector<Page> all_pages(const CLI::App& app);

}  // namespace kontor::cli
