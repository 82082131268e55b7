// A dry run of all the demo's files in one go says of each what its import will do.

#include <boost/test/unit_test.hpp>

#include "app/context.h"
#include "app/demo/demo.h"
#include "app/import_jobs.h"
#include "tests/support/book_fixture.h"
#include "tests/support/memory_records.h"

namespace kontor::test {
namespace dry_run {

struct Told {
  std::string file;
  intake::Counts counts;
};

std::string text_of(const Told& told) {
  const intake::Counts& c = told.counts;
  return told.file + ": new " + std::to_string(c.create) + ", changed " + std::to_string(c.update) +
         ", unchanged " + std::to_string(c.unchanged) + ", refused " + std::to_string(c.refuse);
}

/// Each file as a user would take it in; a dry run knows what those before it bring.
std::vector<Told> take_in(app::OpenBook& book, const std::vector<app::DemoFile>& files, bool dry) {
  std::vector<Told> told;
  std::set<catalog::ProductKey> products;
  std::shared_ptr<intake::ComingFacts> facts;
  NoProgress nobody;
  for (const app::DemoFile& file : files) {
    app::ImportJob job;
    job.profile = "auto";
    job.files = {file.path};
    job.request.channel = file.channel;
    job.request.as_of = file.as_of;
    job.request.dry_run = dry;
    job.request.coming = products;
    job.request.coming_facts = facts;
    const auto planned = app::plan_imports(job);
    BOOST_REQUIRE(static_cast<bool>(planned));
    const auto report = app::run_import(book, planned->front(), nobody);
    BOOST_REQUIRE_MESSAGE(static_cast<bool>(report), file.path.string());
    products = report->coming;
    facts = report->coming_facts;
    told.push_back({file.path.filename().string(), report->counts});
  }
  return told;
}

void says_what_will_happen(const std::string& address, const std::vector<app::DemoFile>& files,
                           BusinessDate today) {
  const FixedClock clock(test_now());
  NoProgress nobody;
  const auto made = app::make_demo_book(address, {}, today, clock, nobody);
  BOOST_REQUIRE_MESSAGE(bool(made), (made ? std::string_view() : name_of(made.refusal().code)));
  auto book = app::OpenBook::open(address, clock);
  BOOST_REQUIRE(bool(book));
  const auto said = take_in(**book, files, true);
  const auto done = take_in(**book, files, false);
  std::int64_t changed = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    BOOST_TEST(text_of(said[i]) == text_of(done[i]));
    changed += done[i].counts.update;
  }
  BOOST_TEST(changed > 0);
}

}  // namespace dry_run

BOOST_AUTO_TEST_SUITE(dry_runs)

BOOST_AUTO_TEST_CASE(all_of_the_demos_files_in_one_go) {
  const TempDir dir;
  const BusinessDate today = *BusinessDate::parse_iso("2026-11-21");
  const auto demo = app::write_demo_files({dir / "demo", today, 1});
  dry_run::says_what_will_happen("sqlite://" + (dir / "shop.kontor").string(), demo.files, today);
  // The other engine plans by the same code: a year of it, with all kinds.
  std::vector<app::DemoFile> some;
  for (const app::DemoFile& file : demo.files)
    if (file.path.filename().string().find("2025-1") != std::string::npos ||
        file.path.filename().string().find("2026") == std::string::npos)
      some.push_back(file);
  const TestDatabase database;
  dry_run::says_what_will_happen(database.address(), some, today);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
