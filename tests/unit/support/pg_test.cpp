#include "tests/support/pg.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(support_pg)

BOOST_AUTO_TEST_CASE(address_replaces_only_the_database) {
  using kontor::test::postgres_address;
  BOOST_TEST(postgres_address("postgresql:///postgres?host=/s&user=postgres", "one") ==
             "postgresql:///one?host=/s&user=postgres");
  BOOST_TEST(postgres_address("postgresql://host:5433/postgres", "one") ==
             "postgresql://host:5433/one");
  BOOST_TEST(postgres_address("postgresql://host", "one") == "postgresql://host/one");
  BOOST_CHECK_THROW(postgres_address("host=/s", "one"), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
