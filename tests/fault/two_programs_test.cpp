#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/support/kontor.h"
#include "tests/support/new_book.h"

namespace kontor::test {

namespace two_programs_test {

/// What a file dialog does to see what the files of a folder are.
void look_at_each_file(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    char first = 0;
    file.read(&first, 1);
  }
}

void add_place(app::OpenBook& book, const std::string& code) {
  company::LocationDraft draft;
  draft.code = draft.name = code;
  BOOST_REQUIRE(static_cast<bool>(book.setup().add_location(draft)));
}

}  // namespace two_programs_test

BOOST_AUTO_TEST_SUITE(two_programs)

using namespace two_programs_test;

// POSIX drops a process's locks on a file when the process closes any descriptor of it. The next
// program that ends would take the book's log away, and with it what is written from then on.
BOOST_AUTO_TEST_CASE(a_book_stays_whole_when_its_own_process_reads_its_files) {
  TempDir dir;
  app::NewBook draft;
  draft.entity.name = draft.location_name = "Laden";
  draft.entity.country = "DE";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Berlin";
  const std::string address = "sqlite://" + (dir / "new.kontor").string();
  on_new_book(address, draft, [&](app::OpenBook& book, FixedClock&) {
    const Shop outside(address);
    const auto places = [&] { return outside.json({"location", "list"}).size(); };
    add_place(book, "FIRST");
    const auto before = places();
    for (const char* code : {"SECOND", "THIRD", "FOURTH"}) {
      look_at_each_file(dir.path());
      BOOST_TEST(places() > 0U);  // another program opens the book and closes it
      add_place(book, code);
    }
    BOOST_TEST(places() == before + 3U);
    BOOST_TEST(std::filesystem::exists(dir / "new.kontor-wal"));
    BOOST_TEST(outside.json({"book", "check"}).dump() == "[]");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
