#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "domain/base/clock.h"
#include "domain/base/date.h"
#include "domain/base/result.h"
#include "domain/intake/import.h"

namespace kontor::app {

struct DemoOptions {
  std::filesystem::path dir;
  BusinessDate today;  ///< the demo's last day: trade ends at noon
  std::uint64_t seed = 1;
};

/// A file of the demo and how a user would import it.
struct DemoFile {
  std::filesystem::path path;
  std::string profile;  ///< that recognises it: "shopify-products", "square-items", "mapped", ...
  std::string channel;  ///< code of the channel
  Instant as_of;        ///< when it was exported, or its stock counted
};

/// What a book made from the files must say, as their writer knows it.
struct DemoTruth {
  std::int64_t orders = 0;       ///< of all channels, without what is linked only
  std::int64_t order_lines = 0;  ///< goods and gift cards of them
  std::int64_t linked = 0;       ///< orders that another channel's own file records
  std::int64_t customer_entries = 0, profiles = 0, employees = 0;
  std::int64_t payouts = 0;               ///< that were sent
  std::vector<std::string> open_payouts;  ///< numbers of those that no bank line shows
  std::vector<std::string> announced;     ///< numbers of those that are not sent yet
  /// On hand at the end by SKU and name of the place.
  std::map<std::pair<std::string, std::string>, std::int64_t> on_hand;
};

struct DemoFiles {
  std::vector<DemoFile> files;  ///< in the order in which they are to be imported
  DemoTruth truth;
};

/// How making the demo went.
struct DemoReport {
  bool already_there = false;  ///< the same demo is in the folder; nothing was done
  std::string address;         ///< of the book
  std::int64_t files = 0;
  intake::Counts counts;  ///< over all files
};

/// Writes the files of a small bicycle retailer's channels and banks into `options.dir`/files and
/// README.txt beside it: the same seed and day give the same bytes. Throws Failure when they cannot
/// be written.
DemoFiles write_demo_files(const DemoOptions& options);

/// Makes a book at `address` with the retailer's companies, places and channels, imports the files
/// as `import auto` does, and does the stock keeper's acts. Refuses what create_book and
/// import_files refuse.
Result<DemoReport> make_demo_book(const std::string& address, const std::vector<DemoFile>& files,
                                  BusinessDate today, const Clock& clock,
                                  intake::Progress& progress);

/// The whole demo in `options.dir`: files, README.txt and demo.kontor. The same demo again does
/// nothing; one that was broken off is made anew. Refuses demo_dir_not_empty when the folder holds
/// anything else.
Result<DemoReport> make_demo(const DemoOptions& options, const Clock& clock,
                             intake::Progress& progress);

}  // namespace kontor::app
