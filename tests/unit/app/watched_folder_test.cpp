// When a file in a watched folder is complete, and when it is given.

#include "app/watched_folder.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <fstream>

#include "tests/support/paths.h"

namespace {

using kontor::app::WatchedFolder;

std::string names(WatchedFolder& folder) {
  const auto ready = folder.look();
  BOOST_REQUIRE(bool(ready));
  std::string text;
  for (const auto& file : *ready) text += file.filename().string() + " ";
  return text;
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::app) << text;
}

void make_older(const std::filesystem::path& file, int hours) {
  std::filesystem::last_write_time(
      file, std::filesystem::last_write_time(file) - std::chrono::hours(hours));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(watched_folder)

BOOST_AUTO_TEST_CASE(a_file_is_given_when_it_stopped_growing) {
  const kontor::test::TempDir dir;
  WatchedFolder folder(dir.path());
  write(dir / "a.csv", "1");
  BOOST_TEST(names(folder) == "");
  write(dir / "a.csv", "2");
  BOOST_TEST(names(folder) == "");
  BOOST_TEST(names(folder) == "a.csv ");
  BOOST_TEST(names(folder) == "a.csv ");  // until somebody settles it
  folder.settle(dir / "a.csv");
  BOOST_TEST(names(folder) == "");
  write(dir / "a.csv", "3");
  BOOST_TEST(names(folder) == "");
  BOOST_TEST(names(folder) == "a.csv ");
}

BOOST_AUTO_TEST_CASE(files_in_the_making_are_passed_over) {
  const kontor::test::TempDir dir;
  for (const char* name :
       {".hidden.csv", "~$sheet.csv", "a.csv.partial", "b.part", "c.csv.crdownload", "d.tmp"}) {
    write(dir / name, "1");
  }
  std::filesystem::create_directory(dir / "folder.csv");
  WatchedFolder folder(dir.path());
  BOOST_TEST(names(folder) == "");
  BOOST_TEST(names(folder) == "");
}

BOOST_AUTO_TEST_CASE(older_files_come_first) {
  const kontor::test::TempDir dir;
  for (const char* name : {"a.csv", "b.csv", "c.csv"}) write(dir / name, "1");
  make_older(dir / "b.csv", 1);
  make_older(dir / "c.csv", 2);
  WatchedFolder folder(dir.path());
  BOOST_TEST(names(folder) == "");
  BOOST_TEST(names(folder) == "c.csv b.csv a.csv ");
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_refused) {
  const kontor::test::TempDir dir;
  WatchedFolder folder(dir / "nowhere");
  const auto ready = folder.look();
  BOOST_REQUIRE(!bool(ready));
  BOOST_TEST((ready.refusal().code == kontor::RefusalCode::file_unreadable));
}

BOOST_AUTO_TEST_SUITE_END()
