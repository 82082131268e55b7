// Every profile's reader under libFuzzer: bytes that claim to be a channel's file are read to their
// end, twice, and what comes out is settled as an order would be; so are what proposes a mapping
// and what reads an old system's totals. Nothing may crash, hang, or take memory without bound;
// what is wrong is a refusal.

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "channels/old_figures.h"
#include "channels/profile.h"
#include "channels/suggest.h"
#include "domain/base/check.h"
#include "domain/intake/people_source.h"
#include "domain/orders/order.h"

namespace kontor {

/// Readers that are no profile.
constexpr const char* suggest_name = "suggest";
constexpr const char* totals_name = "old-figures";

namespace {

/// The profile under test, named in KONTOR_FUZZ_PROFILE; "mapped:NAME" is a shipped mapping.
struct UnderTest {
  std::string name;
  const channels::Profile* profile = nullptr;
  channels::ProfileOptions options;
};

UnderTest under_test() {
  const char* given = std::getenv("KONTOR_FUZZ_PROFILE");
  const std::string name = given ? given : "shopify-orders";
  const std::size_t colon = name.find(':');
  UnderTest test;
  test.name = name;
  if (name == suggest_name || name == totals_name) return test;
  const auto found = channels::find_profile(name.substr(0, colon));
  if (!found) {
    std::cerr << "KONTOR_FUZZ_PROFILE names no profile: " << name << '\n';
    std::exit(2);
  }
  test.profile = *found;
  if (colon != std::string::npos) test.options.mapping = name.substr(colon + 1);
  test.options.entity_currency = Currency::of("USD");
  return test;
}

/// Reads all records; orders are settled, which is where their sums could overflow.
std::size_t read_all(intake::RecordSource& source) {
  std::size_t records = 0;
  while (const auto item = source.next()) {
    ++records;
    if (const auto* order = std::get_if<orders::IncomingOrder>(&item->what)) {
      if (!order->lines.empty()) static_cast<void>(orders::settle(*order));
      const std::string text = orders::facts_text(*order);
      KONTOR_ASSERT(orders::facts_text(orders::parse_facts(text)) == text);
    }
  }
  return records;
}

/// For readers of files alone: the bytes in a file of this process.
void read_as_file(const UnderTest& test, const std::string& bytes) {
  static const auto path =
      std::filesystem::temp_directory_path() / ("kontor-fuzz-" + std::to_string(::getpid()));
  std::ofstream(path, std::ios::binary) << bytes;
  if (test.name == suggest_name) {
    static_cast<void>(channels::suggest_mapping({path}));
  } else {
    static_cast<void>(channels::read_old_figures(path, Currency::of("USD")));
  }
  std::filesystem::remove(path);
}

void read(const UnderTest& test, std::string bytes) {
  if (test.profile == nullptr) return read_as_file(test, bytes);
  std::vector<channels::Input> inputs;
  inputs.push_back(channels::memory_input("file", std::move(bytes)));
  auto opened = test.profile->open(std::move(inputs), test.options);
  if (!opened) return;
  intake::PeopleSource people(*opened->source);
  const std::size_t first = read_all(people);
  people.rewind();
  KONTOR_ASSERT(read_all(people) == first);
}

}  // namespace

}  // namespace kontor

/// `--profiles` prints what there is to test, but the mapped one: its mappings are.
extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  for (int i = 1; i < *count; ++i) {
    if (std::string((*arguments)[i]) != "--profiles") continue;
    for (const auto* profile : kontor::channels::profiles())
      if (profile->name() != "mapped") std::cout << profile->name() << '\n';
    std::cout << kontor::suggest_name << '\n' << kontor::totals_name << '\n';
    std::exit(0);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const kontor::UnderTest test = kontor::under_test();
  kontor::read(test, std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
