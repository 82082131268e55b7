#include "gui/main/options.h"

#include <charconv>

namespace kontor::gui {

namespace {

/// A whole number above zero and not too large for a screen; 0 for anything else.
int screen_number(const std::string& text) {
  constexpr int most = 16'000;
  int number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end && number > 0 && number <= most ? number : 0;
}

/// "1920x1080".
bool read_size(const std::string& text, DesktopOptions& options) {
  const auto cross = text.find('x');
  if (cross == std::string::npos) return false;
  options.width = screen_number(text.substr(0, cross));
  options.height = screen_number(text.substr(cross + 1));
  return options.width > 0 && options.height > 0;
}

/// An option without a value; false when it is none of them.
bool read_switch(const std::string& name, DesktopOptions& options) {
  if (name == "--help" || name == "-h") {
    options.help = true;
  } else if (name == "--dark") {
    options.appearance = Appearance::dark;
  } else if (name == "--light") {
    options.appearance = Appearance::light;
  } else {
    return false;
  }
  return true;
}

/// False when the name or its value is not understood.
bool read_value(const std::string& name, const std::string& value, DesktopOptions& options) {
  constexpr int most_scale = 4;
  if (value.empty()) return false;
  if (name == "--size") return read_size(value, options);
  if (name == "--scale") {
    options.scale = screen_number(value);
    return options.scale > 0 && options.scale <= most_scale;
  }
  std::string* into = name == "--book"          ? &options.book
                      : name == "--lang"        ? &options.language
                      : name == "--screenshots" ? &options.screenshots
                      : name == "--as"          ? &options.person
                                                : nullptr;
  if (!into) return false;
  *into = value;
  return true;
}

bool takes_value(const std::string& name) {
  return name == "--book" || name == "--lang" || name == "--screenshots" || name == "--as" ||
         name == "--size" || name == "--scale";
}

}  // namespace

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
    if (!value && read_switch(name, options)) continue;
    if (!takes_value(name)) return std::nullopt;
    if (!value) {
      if (i + 1 == words.size()) return std::nullopt;
      value = words[++i];
    }
    if (!read_value(name, *value, options)) return std::nullopt;
  }
  wrong = "--as";
  if (!options.person.empty() && options.screenshots.empty()) return std::nullopt;
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
         "  --as CODE          with --screenshots: the pages of this employee, in a book that "
         "asks\n"
         "                     nobody\n"
         "  --dark, --light    the look of the theme\n"
         "  --size WxH         the size of the window on pictures: 1920x1080\n"
         "  --scale N          pixels per unit on pictures, 1 to 4\n"
         "  --help             this text\n";
}

}  // namespace kontor::gui
