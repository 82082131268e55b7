#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "channels/mapping.h"
#include "channels/table.h"

namespace kontor::channels {

/// A file of the set, and which of the mapping's files it is.
struct SetFile {
  std::unique_ptr<Table> table;
  std::string form;
};
using SetFiles = std::vector<SetFile>;

/// Decides how the columns of dates and numbers are written of which the mapping says nothing, each
/// over all of its values, and tells it in `notes`. Refuses file_dates_unclear where day and month
/// can't be told apart and nobody said which comes first; mapping_invalid where point and comma
/// can't, or where a column is written in two ways: the mapping has to say it.
std::optional<Refusal> decide_readings(Mapping& mapping, const SetFiles& files,
                                       std::vector<intake::Note>& notes);

}  // namespace kontor::channels
