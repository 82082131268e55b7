#pragma once

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/paths.h"

namespace kontor::test {

/// Precondition of a test that reads real files, which are too large for the repository:
/// `BOOST_AUTO_TEST_CASE(name, *boost::unit_test::precondition(RealData("bikestores")))`.
/// A set is a folder of the data, or a file beside it ("../channel-headers.tsv"). Without it the
/// test is skipped and the reason printed; every other absence is a failure.
class RealData {
 public:
  explicit RealData(std::string set) : m_set(std::move(set)) {}

  boost::test_tools::assertion_result operator()(boost::unit_test::test_unit_id) const {
    const auto data = data_dir();
    if (data && std::filesystem::exists(*data / m_set)) return true;
    boost::test_tools::assertion_result absent(false);
    absent.message() << "no real data set '" << m_set << "': set KONTOR_DATA";
    return absent;
  }

 private:
  std::string m_set;
};

}  // namespace kontor::test
