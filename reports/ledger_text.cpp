#include "reports/ledger_text.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace kontor::reports {

namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_code_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

std::string_view root_of(books::AccountType type) {
  using enum books::AccountType;
  switch (type) {
    case asset:
      return "Assets:";
    case liability:
      return "Liabilities:";
    case equity:
      return "Equity:";
    case income:
      return "Income:";
    case expense:
      return "Expenses:";
  }
  return {};
}

}  // namespace

void append_magnitude(std::string& out, Money amount) {
  // Unsigned, because the smallest number has no positive counterpart.
  const auto bits = static_cast<std::uint64_t>(amount.minor);
  const std::uint64_t magnitude = amount.minor < 0 ? 0 - bits : bits;
  char text[24];
  const auto end = std::to_chars(text, text + sizeof text, magnitude).ptr;
  const std::string_view digits(text, static_cast<std::size_t>(end - text));
  const auto decimals = static_cast<std::size_t>(amount.currency.decimals());
  if (decimals == 0) {
    out += digits;
    return;
  }
  const std::size_t whole = digits.size() > decimals ? digits.size() - decimals : 0;
  if (whole == 0) {
    out += '0';
  } else {
    out += digits.substr(0, whole);
  }
  out += '.';
  out.append(decimals - (digits.size() - whole), '0');
  out += digits.substr(whole);
}

void append_amount(std::string& out, Money amount) {
  if (amount.minor < 0) out += '-';
  append_magnitude(out, amount);
}

void append_escaped(std::string& out, std::string_view text, std::string_view also) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool end_blank = c == ' ' && (i == 0 || i + 1 == text.size());
    if (!end_blank && !is_control(c) && c != '%' && also.find(c) == std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex[byte / 16];
    out += hex[byte % 16];
  }
}

void append_name(std::string& out, std::string_view name) {
  for (const char c : name) out += is_control(c) ? ' ' : c;
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += is_control(c) ? ' ' : c;
    }
  }
  out += '"';
}

void append_account(std::string& out, books::AccountType type, std::string_view code) {
  out += root_of(type);
  for (const char c : code) out += is_code_character(c) ? c : '-';
}

}  // namespace kontor::reports
