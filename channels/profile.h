#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "channels/input.h"
#include "channels/reading.h"
#include "domain/base/message.h"
#include "domain/base/money.h"
#include "domain/base/result.h"
#include "domain/intake/records.h"

namespace kontor::formats {
class Header;
}

namespace kontor::channels {

/// What the caller knows that the files may not say.
struct ProfileOptions {
  /// Of the channel's entity: prices in files without a currency column.
  std::optional<Currency> entity_currency;
  /// `mapped` only: the name of a shipped mapping or the path of a mapping file.
  std::string mapping;
  Reading reading = {};
};

enum class Certainty { none, certain };

/// Whether a profile reads a file with these columns, and why.
struct Recognition {
  Certainty certainty = Certainty::none;
  /// "columns_found" or "columns_missing".
  std::string why;
  /// `columns`: their names, joined by ", ". `mapping` where one decided it.
  Args args;
  /// How many of how many needed columns are missing.
  std::size_t missing = 0, needed = 0;
};

/// The records of a file set, ready to be read.
struct OpenedSource {
  intake::SourceInfo info;
  std::unique_ptr<intake::RecordSource> source;
};

/// A kind of file that a channel writes, and how its rows become records. Stateless.
class Profile {
 public:
  virtual ~Profile() = default;
  /// As commands call it: "shopify-orders".
  virtual std::string_view name() const = 0;
  virtual Recognition recognise(const formats::Header& header) const = 0;
  /// Opens files as one set. Refuses files that are wrong as a whole (file_*, mapping_*), of
  /// another profile (file_other_profile with `other`), without needed columns.
  virtual Result<OpenedSource> open(std::vector<Input> inputs,
                                    const ProfileOptions& options) const = 0;
  Result<OpenedSource> open(const std::vector<std::filesystem::path>& files,
                            const ProfileOptions& options) const;
};

/// Every profile, in the order of commands and proposals.
const std::vector<const Profile*>& profiles();

/// Refuses profile_unknown.
Result<const Profile*> find_profile(std::string_view name);

/// The profile that reads a file, found by the file's columns.
struct Proposal {
  const Profile* profile = nullptr;
  Recognition recognition;
  /// `mapped` only: the shipped mapping.
  std::string mapping;
};

/// The one profile that reads the file. When none does: file_missing_columns for the profile that
/// has most of its columns, else profile_unknown (args file, columns). Refuses files that are wrong
/// as a whole.
Result<Proposal> recognise_file(const std::filesystem::path& path, const Reading& reading = {});

/// The profile that recognises these columns, if any.
std::optional<Proposal> recognise_header(const formats::Header& header);

}  // namespace kontor::channels
