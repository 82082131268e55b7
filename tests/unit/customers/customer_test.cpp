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

BOOST_AUTO_TEST_CASE(a_phone_keeps_its_digits_and_a_leading_plus) {
  const auto phone = [](std::string text) {
    return normalise({"", std::move(text), "", ""}).phone;
  };
  BOOST_TEST(phone("+40 (721) 555-012") == "+40721555012");
  BOOST_TEST(phone("0721.555.012") == "0721555012");
  BOOST_TEST(phone("'+1 555 0100") == "+15550100");
  BOOST_TEST(phone("0049+30 1") == "0049301");
  BOOST_TEST(phone("٠٥٠١٢٣٤") == "0501234");
  BOOST_TEST(phone("۰۵۰ ۱۲۳۹") == "0501239");
  BOOST_TEST(phone("＋８６ １３８００") == "+8613800");
  BOOST_TEST(phone("+") == "");
  BOOST_TEST(phone("-") == "");
  BOOST_TEST(phone("none") == "");
  BOOST_TEST(phone("é\xD9") == "");
}

BOOST_AUTO_TEST_CASE(ids_and_names_are_trimmed_only) {
  const auto facts = normalise({"", "", " Cust-7 ", "\tAna  Pop "});
  BOOST_TEST(facts.channel_customer == "Cust-7");
  BOOST_TEST(facts.name == "Ana  Pop");
}

BOOST_AUTO_TEST_CASE(a_name_alone_identifies_nobody) {
  BOOST_TEST(!normalise({"n/a", "-", " ", "Ana Pop"}).identifies());
  BOOST_TEST(normalise({"a@b.c", "", "", ""}).identifies());
  BOOST_TEST(normalise({"", "0721", "", ""}).identifies());
  BOOST_TEST(normalise({"", "", "7", ""}).identifies());
}

BOOST_AUTO_TEST_CASE(normal_facts_stay_as_they_are) {
  const BuyerFacts once = normalise({" A@B.C ", "+1 2", " x ", " y "});
  BOOST_TEST((normalise(once) == once));
}

BOOST_AUTO_TEST_SUITE_END()
