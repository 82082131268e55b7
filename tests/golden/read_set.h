#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/real_data.h"
#include "tests/unit/channels/reading.h"

namespace kontor::test {

/// The records of files of the data folder by a shipped mapping ("": found by their columns). Reads
/// them twice, as an import does.
inline Records read_set(const std::vector<std::string>& files, const std::string& mapping,
                        intake::SourceInfo& info) {
  std::vector<std::filesystem::path> paths;
  for (const std::string& file : files) paths.push_back(*data_dir() / file);
  const auto profile = channels::find_profile("mapped");
  BOOST_REQUIRE(bool(profile));
  channels::ProfileOptions options;
  options.mapping = mapping;
  auto opened = (*profile)->open(paths, options);
  BOOST_REQUIRE_EQUAL(opened ? "" : shown(opened.refusal()), "");
  info = opened->info;
  Records all = read_all(*opened->source);
  const auto& problem = opened->source->problem();
  BOOST_REQUIRE_EQUAL(problem ? shown(*problem) : "", "");
  opened->source->rewind();
  BOOST_TEST((read_all(*opened->source).kinds == all.kinds));
  return all;
}

}  // namespace kontor::test
