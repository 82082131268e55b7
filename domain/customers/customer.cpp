#include "domain/customers/customer.h"

#include <optional>
#include <string_view>

namespace kontor::customers {

namespace {

bool is_blank_byte(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && is_blank_byte(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank_byte(text.back())) text.remove_suffix(1);
  return std::string(text);
}

std::string normal_email(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (is_blank_byte(c)) continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  // "n/a" or "-" would make one person of many.
  return result.find('@') == std::string::npos ? std::string() : result;
}

/// The digit or '+' that begins at `at`, in ASCII, Arabic, Persian or full-width form; `at` moves
/// behind it.
std::optional<char> phone_sign(std::string_view text, std::size_t& at) {
  const auto digit = [&](std::string_view lead, unsigned char zero) -> std::optional<char> {
    if (!text.substr(at).starts_with(lead) || text.size() <= at + lead.size()) return {};
    const int value = static_cast<unsigned char>(text[at + lead.size()]) - zero;
    if (value < 0 || value > 9) return {};
    at += lead.size() + 1;
    return static_cast<char>('0' + value);
  };
  if (const auto d = digit("", '0')) return d;
  if (const auto d = digit("\xD9", 0xA0)) return d;      // U+0660
  if (const auto d = digit("\xDB", 0xB0)) return d;      // U+06F0
  if (const auto d = digit("\xEF\xBC", 0x90)) return d;  // U+FF10
  for (const std::string_view plus : {"+", "\xEF\xBC\x8B"}) {
    if (!text.substr(at).starts_with(plus)) continue;
    at += plus.size();
    return '+';
  }
  ++at;
  return {};
}

std::string normal_phone(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto sign = phone_sign(text, at);
    if (sign && (*sign != '+' || result.empty())) result += *sign;
  }
  return result == "+" ? std::string() : result;
}

}  // namespace

BuyerFacts normalise(BuyerFacts facts) {
  return {normal_email(facts.email), normal_phone(facts.phone), trimmed(facts.channel_customer),
          trimmed(facts.name)};
}

}  // namespace kontor::customers
