#include "domain/desk/token.h"

#include <algorithm>

#include "domain/base/digest.h"

namespace kontor::desk {

namespace {

/// Words parted by one blank each.
std::string in_words(std::string_view text) {
  std::string words;
  bool blank = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t') {
      blank = !words.empty();
      continue;
    }
    if (blank) words += ' ';
    blank = false;
    words += c;
  }
  return words;
}

}  // namespace

std::vector<std::string> commands_of(const std::string& text) {
  std::vector<std::string> commands;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    std::string words = in_words(std::string_view(text).substr(begin, end - begin));
    if (!words.empty()) commands.push_back(std::move(words));
    begin = end + 1;
  }
  return commands;
}

bool is_for(const Token& token, const std::string& command) {
  return std::find(token.commands.begin(), token.commands.end(), command) != token.commands.end();
}

// Nothing can be guessed at 256 random bits: one round is as good as many.
std::string hash_of_token(const std::string& secret) { return sha256_hex("token " + secret); }

}  // namespace kontor::desk
