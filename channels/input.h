#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "domain/base/date.h"
#include "domain/base/result.h"
#include "formats/bytes/source.h"

namespace kontor::channels {

/// The text bytes of an input file, unpacked where it is compressed.
class InputStream : public formats::ByteSource {
 public:
  /// Bytes of the stored (packed) file that were used so far.
  virtual std::int64_t consumed() const = 0;
  /// At the end: a packed file that ends early or does not unpack to what it says.
  virtual bool damaged() const { return false; }
};

/// A file that can be read from its beginning as often as needed.
struct Input {
  std::string name;        ///< without folders
  std::int64_t bytes = 0;  ///< as stored
  Instant modified;
  std::function<std::unique_ptr<InputStream>()> open;
};

/// The file at `path`; one that begins as gzip is unpacked while reading, whatever its name.
/// Refuses file_not_found and file_unreadable. A medium that fails later throws std::system_error.
Result<Input> open_input(const std::filesystem::path& path);

/// Bytes in memory as a file, for tests and for texts that came by another way.
Input memory_input(std::string name, std::string bytes);

}  // namespace kontor::channels
