// A watched folder as the window watches it: what comes is taken in once, what was refused is left
// alone, and a folder that goes away comes back.

#include "app/folder_watch.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "tests/support/new_book.h"
#include "tests/support/shop_files.h"

namespace kontor::test {

namespace folder_watch_test {

using Told = std::vector<std::string>;

struct NoProgress : intake::Progress {
  void at(std::string_view, std::int64_t, std::int64_t) override {}
};

struct Listener : app::FolderListener {
  Told told;
  bool stop = false;

  static std::string first_name(const app::ImportJob& job) {
    return job.files.front().filename().string();
  }
  void taken_in(const app::ImportJob& job, const intake::ImportReport& report) override {
    told.push_back("taken " + first_name(job) + " as " + job.profile + " " +
                   std::to_string(report.counts.create));
  }
  void refused(const app::ImportJob& job, const Refusal& refusal) override {
    told.push_back("refused " + first_name(job) + " " + std::string(name_of(refusal.code)));
  }
  void out_of_reach(const Refusal&) override { told.push_back("away"); }
  void back_in_reach() override { told.push_back("back"); }
  std::unique_ptr<intake::Progress> progress() override { return std::make_unique<NoProgress>(); }
  bool stopping() override { return stop; }
};

struct WatchedShop {
  WatchedShop(app::OpenBook& book, const std::filesystem::path& folder)
      : watch(book, {}, folder, listener) {}
  /// Twice, so that what is there is complete.
  Told look() {
    listener.told.clear();
    for (int i = 0; i < 2; ++i) {
      if (watch.look()) watch.take_in();
    }
    return listener.told;
  }
  Listener listener;
  app::FolderWatch watch;
};

void on_both(const NewBookTest& test) {
  app::NewBook draft;
  draft.entity.name = draft.location_name = "Laden";
  draft.entity.country = "DE";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Berlin";
  on_new_sqlite_book(draft, test);
  on_new_postgresql_book(draft, test);
}

}  // namespace folder_watch_test

BOOST_AUTO_TEST_SUITE(folder_watch)

using namespace folder_watch_test;

BOOST_AUTO_TEST_CASE(each_content_is_taken_in_once_and_what_is_refused_waits_for_a_change) {
  on_both([](app::OpenBook& book, FixedClock&) {
    const TempDir dir;
    write_products(dir / "products.csv");
    std::ofstream(dir / "cat.csv") << "Meow,Purr\n1,2\n";
    WatchedShop shop(book, dir.path());
    BOOST_TEST(shop.look() == (Told{"refused cat.csv profile_unknown",
                                    "taken products.csv as shopify-products 3"}),
               boost::test_tools::per_element());
    BOOST_TEST(shop.look().empty());
    // The same content under another name is known; another watcher knows it too.
    std::filesystem::copy_file(dir / "products.csv", dir / "again.csv");
    BOOST_TEST(shop.look().empty());
    WatchedShop other(book, dir.path());
    BOOST_TEST(other.look() == Told{"refused cat.csv profile_unknown"},
               boost::test_tools::per_element());
    std::filesystem::remove(dir / "cat.csv");
    write_orders(dir / "cat.csv", first_week());
    BOOST_TEST(shop.look() == Told{"taken cat.csv as shopify-orders 10"},
               boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(a_folder_that_goes_away_is_told_once_and_taken_up_when_it_is_back) {
  on_both([](app::OpenBook& book, FixedClock&) {
    const TempDir dir;
    const auto folder = dir / "till";
    WatchedShop shop(book, folder);
    BOOST_TEST(shop.look() == Told{"away"}, boost::test_tools::per_element());
    BOOST_TEST(!shop.watch.reached());
    BOOST_TEST(shop.look().empty());
    std::filesystem::create_directory(folder);
    BOOST_TEST(shop.look() == Told{"back"}, boost::test_tools::per_element());
    write_products(folder / "products.csv");
    BOOST_TEST(shop.look() == Told{"taken products.csv as shopify-products 3"},
               boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(who_stops_leaves_the_rest_for_the_next_look) {
  on_both([](app::OpenBook& book, FixedClock&) {
    const TempDir dir;
    write_products(dir / "products.csv");
    WatchedShop shop(book, dir.path());
    shop.listener.stop = true;
    BOOST_TEST(shop.look().empty());
    shop.listener.stop = false;
    BOOST_TEST(shop.look() == Told{"taken products.csv as shopify-products 3"},
               boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
