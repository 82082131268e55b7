#include "domain/customers/customer.h"

#include "domain/customers/cleaning.h"

namespace kontor::customers {

BuyerFacts normalise(BuyerFacts facts, std::string_view default_country) {
  BuyerFacts normal;
  normal.email = clean_email(facts.email).value_or(std::string());
  normal.channel_customer = clean_text(facts.channel_customer);
  normal.name = clean_text(facts.name);
  const std::string given = clean_text(facts.phone.empty() ? facts.phone_as_given : facts.phone);
  const auto country = clean_country(facts.country).value_or(std::string(default_country));
  if (const auto phone = clean_phone(given, country))
    normal.phone = *phone;
  else
    normal.phone_as_given = given;
  return normal;
}

std::string masked(const BuyerFacts& facts) {
  constexpr std::string_view dots = "\u2026";
  constexpr std::size_t shown_digits = 3;
  if (!facts.channel_customer.empty()) return facts.channel_customer;
  const std::size_t at = facts.email.find('@');
  if (at != std::string::npos) {
    // Only a letter of ASCII is shown: a part of another would be no text.
    const bool ascii = at > 0 && static_cast<unsigned char>(facts.email.front()) < 0x80;
    return (ascii ? facts.email.substr(0, 1) : "") + std::string(dots) + facts.email.substr(at);
  }
  if (facts.phone.size() <= shown_digits) return std::string(dots);
  return std::string(dots) + facts.phone.substr(facts.phone.size() - shown_digits);
}

}  // namespace kontor::customers
