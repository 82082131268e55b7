#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/refusal.h"
#include "domain/intake/import.h"

namespace kontor::gui {

/// What happened to a watched folder or to files in it.
struct FolderEvent {
  enum class What { taken_in, refused, out_of_reach, back_in_reach };
  What what = What::taken_in;
  Instant at;
  std::string files;       ///< their names
  std::string kind;        ///< profile or mapping; empty where nothing recognised them
  std::int64_t batch = 0;  ///< of what was taken in
  intake::Counts counts;
  std::optional<Refusal> refusal;  ///< why nothing was taken in; of the first row that was refused
};

/// Looks into a folder and takes in what comes there, each content once, as
/// `kontor import auto --watch` does. Called on a worker, never twice at once; may throw Failure.
/// What happened before that has been told.
class FolderEye {
 public:
  virtual ~FolderEye() = default;
  /// True when files are ready to be taken in.
  virtual bool look(std::vector<FolderEvent>& told) = 0;
  virtual void take_in(std::vector<FolderEvent>& told, intake::Progress& progress) = 0;
};

}  // namespace kontor::gui
