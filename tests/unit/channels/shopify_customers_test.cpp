// Shopify's customer lists in both layouts, trap by trap.

#include <boost/test/unit_test.hpp>

#include "tests/unit/channels/reading.h"

namespace {

using kontor::intake::IncomingCustomer;
using kontor::test::only;
using kontor::test::read_text;
using kontor::test::Records;
using kontor::test::shown;

const std::string customers_2022 =
    "First Name,Last Name,Email,Accepts Email Marketing,Company,Address1,Address2,City,Province,"
    "Province Code,Country,Country Code,Zip,Phone,Accepts SMS Marketing,Total Spent,Total Orders,"
    "Tags,Note,Tax Exempt\n";
const std::string customers_2024 =
    "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,"
    "Default Address Address1,Default Address Address2,Default Address City,"
    "Default Address Province Code,Default Address Country Code,Default Address Zip,"
    "Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,"
    "Tags\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(shopify_customers_file)

BOOST_AUTO_TEST_CASE(customers_of_2022) {
  const Records all =
      read_text("shopify-customers",
                customers_2022 +
                    "Ana,Pop,ana@x.example,yes,Acme,Str. 1,Ap. 2,Cluj,Cluj,CJ,Romania,RO,"
                    "'400001,'+40264123456,no,1250.50,3,\"vip, shop\",\"two\nlines\",no\n");
  const IncomingCustomer& c = only(all.customers);
  BOOST_TEST(c.buyer.name == "Ana Pop");
  BOOST_TEST(c.buyer.email == "ana@x.example");
  BOOST_TEST(c.buyer.phone == "+40264123456");
  BOOST_TEST(c.buyer.channel_customer == "");
  BOOST_TEST(c.street == "Str. 1");
  BOOST_TEST(c.street2 == "Ap. 2");
  BOOST_TEST(c.region == "CJ");
  BOOST_TEST(c.country == "RO");
  BOOST_TEST(c.postal_code == "400001");
  BOOST_TEST((c.accepts_email == true));
  BOOST_TEST((c.accepts_sms == false));
  BOOST_TEST((c.tax_exempt == false));
  BOOST_TEST(c.tags == "vip, shop");
  BOOST_TEST(c.note == "two\nlines");
  BOOST_TEST(*c.total_orders == 3);
  BOOST_TEST(c.total_spent->mantissa == 125050);
}

BOOST_AUTO_TEST_CASE(customers_of_2024_have_an_id_and_two_phones) {
  const std::string begin = "'7001,Li,Na,";
  const std::string address = ",,,,,Beijing,BJ,CN,'100000,'+861012345678,";
  const Records all = read_text(
      "shopify-customers", customers_2024 + begin + "li@x.example" + address +
                               "'+8613900000000,,0.00,0,,,\n" + begin + "li@x.example" + address +
                               ",,0.00,0,,,\n" + ",,Ltd.," + address + ",,0.00,0,,,\n");
  BOOST_REQUIRE_EQUAL(all.customers.size(), 3U);
  BOOST_TEST(all.customers[0].buyer.channel_customer == "7001");
  BOOST_TEST(all.customers[0].buyer.phone == "+8613900000000");
  BOOST_TEST(all.customers[0].city == "Beijing");
  BOOST_TEST(all.customers[0].country == "CN");
  BOOST_TEST(!all.customers[0].accepts_email.has_value());
  // A household's phone is no one's own where an e-mail or id is known.
  BOOST_TEST(all.customers[1].buyer.phone == "");
  BOOST_TEST(all.customers[2].buyer.phone == "+861012345678");
}

BOOST_AUTO_TEST_CASE(newsletter_rows_have_only_an_e_mail) {
  const Records all = read_text("shopify-customers", customers_2022 +
                                                         ",,news@x.example,yes,,,,,,,,,,,,0.00,0,"
                                                         "newsletter,,no\n");
  const IncomingCustomer& c = only(all.customers);
  BOOST_TEST(c.buyer.email == "news@x.example");
  BOOST_TEST(c.buyer.name == "");
  BOOST_TEST((c.accepts_email == true));
}

BOOST_AUTO_TEST_CASE(wrong_customer_values_refuse_their_row_only) {
  const Records all = read_text("shopify-customers",
                                customers_2022 + ",,a@x.example,maybe,,,,,,,,,,,,0.00,0,,,no\n" +
                                    ",,b@x.example,no,,,,,,,,,,,,0.00,many,,,no\n" +
                                    ",,c@x.example,no,,,,,,,,,,,,0.00,0,,,no\n");
  BOOST_TEST(only(all.customers).buyer.email == "c@x.example");
  BOOST_REQUIRE_EQUAL(all.refused.size(), 2U);
  BOOST_TEST(shown(all.refused[0].refusal) ==
             "value_unknown row=2 column=Accepts Email Marketing value=maybe");
  BOOST_TEST(shown(all.refused[1].refusal) ==
             "value_not_number row=3 column=Total Orders value=many");
}

BOOST_AUTO_TEST_SUITE_END()
