#include "domain/customers/customer.h"

#include <boost/test/unit_test.hpp>

using kontor::customers::BuyerFacts;
using kontor::customers::normalise;

BOOST_AUTO_TEST_SUITE(customers_facts)

BOOST_AUTO_TEST_CASE(an_email_is_lowered_and_loses_its_blanks) {
  const auto email = [](std::string text) {
    return normalise({std::move(text), "", "", ""}).email;
  };
  BOOST_TEST(email(" Ana.Pop@Example.COM\t") == "ana.pop@example.com");
  BOOST_TEST(email("ana pop@example.com") == "anapop@example.com");
  BOOST_TEST(email("") == "");
  BOOST_TEST(email("n/a") == "");
  BOOST_TEST(email("Ünal@example.com") == "Ünal@example.com");
}

BOOST_AUTO_TEST_CASE(a_phone_becomes_e164) {
  const auto phone = [](std::string text, std::string country = {}) {
    BuyerFacts facts{"", std::move(text), "", ""};
    facts.country = std::move(country);
    return normalise(facts, "RO").phone;
  };
  BOOST_TEST(phone("+40 (721) 555-012") == "+40721555012");
  BOOST_TEST(phone("0721.555.012") == "+40721555012");
  BOOST_TEST(phone("0040 721 555 012") == "+40721555012");
  BOOST_TEST(phone("'+40721555012") == "+40721555012");
  BOOST_TEST(phone("030 1234567", "Germany") == "+49301234567");
  BOOST_TEST(phone("(212) 555-0100", "us") == "+12125550100");
  BOOST_TEST(phone("٠٥٠١٢٣٤٥٦٧", "SA") == "+966501234567");
  BOOST_TEST(phone("＋８６ １３８ ００１３ ８０００") == "+8613800138000");
}

BOOST_AUTO_TEST_CASE(a_phone_that_cannot_be_read_stays_as_given_and_is_no_key) {
  for (const std::string text : {"call the office", "12", "+1 555 0100", "0000", "+"}) {
    const auto facts = normalise({"", text, "", ""});
    BOOST_TEST(facts.phone == "");
    BOOST_TEST(facts.phone_as_given == text);
    BOOST_TEST(!facts.identifies());
    BOOST_TEST((normalise(facts) == facts));
  }
  // A national number of no known country.
  BOOST_TEST(normalise({"", "0721 555 012", "", ""}).phone_as_given == "0721 555 012");
}

BOOST_AUTO_TEST_CASE(ids_and_names_lose_needless_blanks) {
  const auto facts = normalise({"", "", " Cust-7 ", "\tAna  Pop "});
  BOOST_TEST(facts.channel_customer == "Cust-7");
  BOOST_TEST(facts.name == "Ana Pop");
}

BOOST_AUTO_TEST_CASE(a_name_alone_identifies_nobody) {
  BOOST_TEST(!normalise({"n/a", "-", " ", "Ana Pop"}).identifies());
  BOOST_TEST(normalise({"a@b.c", "", "", ""}).identifies());
  BOOST_TEST(normalise({"", "+40721555012", "", ""}).identifies());
  BOOST_TEST(normalise({"", "", "7", ""}).identifies());
}

BOOST_AUTO_TEST_CASE(normal_facts_stay_as_they_are) {
  const BuyerFacts once = normalise({" A@B.C ", "+40 721 555 012", " x ", " y "});
  BOOST_TEST((normalise(once) == once));
}

BOOST_AUTO_TEST_CASE(messages_show_no_personal_data) {
  using kontor::customers::masked;
  BOOST_TEST(masked({"ana@x.example", "+40721555012", "7", "Ana"}) == "7");
  BOOST_TEST(masked({"ana@x.example", "+40721555012", "", "Ana"}) == "a\u2026@x.example");
  BOOST_TEST(masked({"ünal@x.example", "", "", ""}) == "\u2026@x.example");
  BOOST_TEST(masked({"", "+40721555012", "", "Ana"}) == "\u2026012");
  BOOST_TEST(masked({"", "", "", "Ana"}) == "\u2026");
}

BOOST_AUTO_TEST_SUITE_END()
