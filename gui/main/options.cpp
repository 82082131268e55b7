#include "gui/main/options.h"

namespace kontor::gui {

std::optional<DesktopOptions> parse_options(const std::vector<std::string>& words,
                                            std::string& wrong) {
  DesktopOptions options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string name = words[i];
    std::optional<std::string> value;
    if (const auto equals = name.find('='); name.starts_with("--") && equals != std::string::npos) {
      value = name.substr(equals + 1);
      name.resize(equals);
    }
    wrong = words[i];
    if (name == "--help" || name == "-h") {
      if (value) return std::nullopt;
      options.help = true;
      continue;
    }
    std::string* into = name == "--book"          ? &options.book
                        : name == "--lang"        ? &options.language
                        : name == "--screenshots" ? &options.screenshots
                                                  : nullptr;
    if (!into) return std::nullopt;
    if (!value) {
      if (i + 1 == words.size()) return std::nullopt;
      value = words[++i];
    }
    if (value->empty()) return std::nullopt;
    *into = *value;
  }
  return options;
}

std::string usage() {
  return "Usage: kontor-desktop [--book ADDRESS] [--lang en|ar|zh_CN|ro] [--screenshots DIR]\n"
         "\n"
         "Opens Kontor's window.\n"
         "\n"
         "  --book ADDRESS     opens this book at once: sqlite:///path/shop.kontor, a path, or\n"
         "                     postgresql://server/database; else KONTOR_BOOK, else the first "
         "page\n"
         "  --lang L           the language of the window\n"
         "  --screenshots DIR  draws each screen to DIR/<screen>-<lang>.png and ends; without\n"
         "                     --lang in every language\n"
         "  --help             this text\n";
}

}  // namespace kontor::gui
