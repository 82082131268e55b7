#define BOOST_TEST_MODULE kontor
#include <boost/test/unit_test.hpp>
