#include "domain/customers/cleaning.h"

#include <boost/test/unit_test.hpp>

#include "domain/customers/match.h"

namespace {

using kontor::CustomerId;
using kontor::customers::BuyerFacts;
using kontor::customers::clean_country;
using kontor::customers::clean_email;
using kontor::customers::clean_phone;
using kontor::customers::clean_text;
using kontor::customers::CustomerRecord;
using kontor::customers::NewProfiles;

std::string country_of(std::string_view text) { return clean_country(text).value_or("-"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(customers_cleaning)

BOOST_AUTO_TEST_CASE(texts_lose_blanks_but_keep_their_lines) {
  BOOST_TEST(clean_text("  Ana \t Maria  ") == "Ana Maria");
  BOOST_TEST(clean_text("\n one \r\n  two \n\n") == "one\ntwo");
  BOOST_TEST(clean_text(" \n ") == "");
}

BOOST_AUTO_TEST_CASE(countries_by_code_and_by_name_in_seven_languages) {
  for (const auto* text : {"DE", "de", "Germany", " GERMANY ", "Deutschland", "Allemagne",
                           "Alemania", "Germania", "德国", "ألمانيا"})
    BOOST_TEST(country_of(text) == "DE", text);
  for (const auto* text : {"US", "USA", "United States", "U.S.A.", "Statele Unite ale Americii",
                           "Estados Unidos", "美国"})
    BOOST_TEST(country_of(text) == "US", text);
  BOOST_TEST(country_of("România") == "RO");
  BOOST_TEST(country_of("Romania") == "RO");
  BOOST_TEST(country_of("UK") == "GB");
  BOOST_TEST(country_of("Côte d’Ivoire") == "CI");
}

BOOST_AUTO_TEST_CASE(what_is_no_country) {
  for (const auto* text : {"", " ", "Atlantis", "XX", "Q", "\xFF\xFE"})
    BOOST_TEST(country_of(text) == "-", text);
}

BOOST_AUTO_TEST_CASE(e_mails) {
  BOOST_TEST(clean_email(" A.B@X.Example\n").value() == "a.b@x.example");
  BOOST_TEST(!clean_email("n/a").has_value());
}

BOOST_AUTO_TEST_CASE(phones_of_hostile_text) {
  for (const std::string& text : {std::string("\xFF"), std::string("0721") + '\0' + "555",
                                  std::string(5000, '7'), std::string("';drop table customer;--")})
    BOOST_TEST(!clean_phone(text, "RO").has_value());
  BOOST_TEST(!clean_phone("0721555012", "not a country").has_value());
}

BOOST_AUTO_TEST_CASE(a_record_is_read_back_whole) {
  CustomerRecord record;
  record.name = "Ana\tPop";
  record.note = "two\nlines \\ and more";
  record.country = "RO";
  record.accepts_email = false;
  record.tax_exempt = true;
  const std::string content = kontor::customers::canonical_content(record);
  BOOST_TEST((kontor::customers::parse_customer(content) == record));
  BOOST_TEST((kontor::customers::parse_customer("") == CustomerRecord{}));
}

BOOST_AUTO_TEST_CASE(codes_of_customers) {
  using kontor::customers::customer_of_code;
  BOOST_TEST(kontor::customers::code_of(CustomerId(1042)) == "C1042");
  BOOST_TEST(customer_of_code("C1042").value == 1042);
  BOOST_TEST(customer_of_code("c7").value == 7);
  for (const auto* text : {"", "C", "C-1", "C0", "C1x", "1042", "C99999999999999999999"})
    BOOST_TEST(!customer_of_code(text), text);
}

BOOST_AUTO_TEST_CASE(a_shared_phone_makes_no_one_of_two_people) {
  NewProfiles fresh;
  fresh.add({"a@x.example", "+401", "", ""}, CustomerId(1));
  BOOST_TEST(fresh.find({"", "+401", "", ""}).value == 1);
  BOOST_TEST(!fresh.find({"b@x.example", "+401", "", ""}));
  BOOST_TEST(fresh.find({"", "+401", "id-1", ""}).value == 1);
  fresh.add({"", "+401", "id-1", ""}, CustomerId(1));
  BOOST_TEST(!fresh.find({"", "+401", "id-2", ""}));
  BOOST_TEST(fresh.find({"a@x.example", "+402", "id-2", ""}).value == 1);
}

BOOST_AUTO_TEST_SUITE_END()
