#include "domain/desk/pin.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "domain/base/fold.h"

namespace kontor::desk {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Each digit is the one before plus a step, round the clock: 123456, 890123, 987654, 135791.
bool in_steps(std::string_view pin) {
  const int step = (pin[1] - pin[0] + 10) % 10;
  for (std::size_t i = 2; i < pin.size(); ++i) {
    if ((pin[i] - pin[i - 1] + 10) % 10 != step) return false;
  }
  return true;
}

/// A short piece again and again: 121212, 123123, 12341234.
bool repeats(std::string_view pin) {
  constexpr std::size_t longest_piece = 4;
  for (std::size_t piece = 1; piece <= longest_piece && piece * 2 <= pin.size(); ++piece) {
    bool same = true;
    for (std::size_t i = piece; same && i < pin.size(); ++i) same = pin[i] == pin[i - piece];
    if (same) return true;
  }
  return false;
}

/// Each digit twice in a row (112233), or the second half mirrors the first (123321).
bool doubled_or_mirrored(std::string_view pin) {
  if (pin.size() % 2 != 0) return false;
  bool doubled = true;
  for (std::size_t i = 0; i < pin.size(); i += 2) doubled = doubled && pin[i] == pin[i + 1];
  return doubled || std::equal(pin.begin(), pin.end(), pin.rbegin());
}

/// Day, month and a year of this or the last century: birthdays are tried early.
bool looks_like_a_day(std::string_view pin) {
  if (pin.size() != 8) return false;
  const auto number = [&](std::size_t at, std::size_t size) {
    return std::stoi(std::string(pin.substr(at, size)));
  };
  const auto day = [](int d, int m, int y) {
    return d >= 1 && d <= 31 && m >= 1 && m <= 12 && y >= 1900 && y <= 2099;
  };
  return day(number(0, 2), number(2, 2), number(4, 4)) ||
         day(number(2, 2), number(0, 2), number(4, 4)) ||
         day(number(6, 2), number(4, 2), number(0, 4));
}

/// Lines and corners of the keypad, and what lists of leaked PINs begin with.
constexpr std::array<std::string_view, 16> favourites = {
    "147258", "258369", "147369", "159753", "753159", "159357", "951753", "147852",
    "741852", "852456", "789456", "456123", "131415", "102030", "112358", "314159"};

bool favourite(std::string_view pin) {
  return std::any_of(favourites.begin(), favourites.end(),
                     [&](std::string_view each) { return pin.starts_with(each); });
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
  return digits;
}

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace

SecretFault fault_of_pin(std::string_view pin, std::string_view code) {
  if (pin.size() < least_pin_digits || pin.size() > most_pin_digits ||
      !std::all_of(pin.begin(), pin.end(), is_digit)) {
    return SecretFault::length;
  }
  constexpr std::size_t least_different = 3;
  const bool few = std::set<char>(pin.begin(), pin.end()).size() < least_different;
  const std::string own = digits_of(code);
  const bool of_code =
      own.size() + 2 >= least_pin_digits && pin.find(own) != std::string_view::npos;
  if (few || in_steps(pin) || repeats(pin) || doubled_or_mirrored(pin) || looks_like_a_day(pin) ||
      favourite(pin) || of_code) {
    return SecretFault::trivial;
  }
  return SecretFault::none;
}

SecretFault fault_of_password(std::string_view password, std::string_view code) {
  if (characters(password) < least_password_characters || password.size() > most_password_bytes) {
    return SecretFault::length;
  }
  constexpr std::size_t least_different = 5;
  const bool few = std::set<char>(password.begin(), password.end()).size() < least_different;
  const std::string own = fold(code);
  const std::string folded = fold(password);
  // The code and little else.
  const bool of_code = own.size() > 3 && folded.find(own) != std::string::npos &&
                       folded.size() < own.size() + least_password_characters / 2;
  return few || of_code ? SecretFault::trivial : SecretFault::none;
}

}  // namespace kontor::desk
