#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "domain/base/clock.h"
#include "domain/base/date.h"
#include "domain/base/result.h"
#include "domain/intake/import.h"

namespace kontor::app {

struct DemoOptions {
  std::filesystem::path dir;
  BusinessDate today;  ///< the demo's last day: orders end at noon, stock was counted at six
  std::uint64_t seed = 1;
};

/// A file of the demo and how a user would import it.
struct DemoFile {
  std::filesystem::path path;
  std::string profile;  ///< "shopify-products", "shopify-inventory", "shopify-orders"
  std::string channel;  ///< code of the store's channel
  Instant as_of;        ///< when it was exported, or its stock counted
};

/// How making the demo went.
struct DemoReport {
  bool already_there = false;  ///< the same demo is in the folder; nothing was done
  std::string address;         ///< of the book
  std::int64_t files = 0;
  intake::Counts counts;  ///< over all files
};

/// Writes the Shopify files of a small bicycle retailer into `options.dir`/files and README.txt
/// beside it: the same seed and day give the same bytes. The files in the order in which they are
/// to be imported. Throws Failure when they cannot be written.
std::vector<DemoFile> write_demo_files(const DemoOptions& options);

/// Makes a book at `address` with the retailer's companies, places and channels, and imports the
/// files, all by the use cases of a user. Refuses what create_book and import_files refuse.
Result<DemoReport> make_demo_book(const std::string& address, const std::vector<DemoFile>& files,
                                  BusinessDate today, const Clock& clock,
                                  intake::Progress& progress);

/// The whole demo in `options.dir`: files, README.txt and demo.kontor. The same demo again does
/// nothing; one that was broken off is made anew. Refuses demo_dir_not_empty when the folder holds
/// anything else.
Result<DemoReport> make_demo(const DemoOptions& options, const Clock& clock,
                             intake::Progress& progress);

}  // namespace kontor::app
