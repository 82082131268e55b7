#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "channels/column_role.h"
#include "channels/column_sample.h"
#include "domain/base/result.h"

namespace kontor::channels {

struct SampledColumn {
  std::string name;
  std::optional<RoleFit> role;
  ColumnSample sample;
};

/// A file's columns with what their first rows hold.
struct SampledFile {
  std::string file;  ///< name without folders
  std::string form;  ///< what a mapping calls it
  std::vector<SampledColumn> columns;
  bool whole = true;  ///< all rows were seen

  /// The column that fits a role best and that `fits`; none: no such column.
  template <class Fits>
  std::optional<std::size_t> find(ColumnRole role, Fits fits) const {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto& fit = columns[i].role;
      if (!fit || fit->role != role || !fits(columns[i].sample)) continue;
      if (!best || fit->fit > columns[*best].role->fit) best = i;
    }
    return best;
  }
  bool has(ColumnRole role) const {
    return find(role, [](const ColumnSample&) { return true; }).has_value();
  }
  bool has_numbers(ColumnRole role) const {
    return find(role, [](const ColumnSample& sample) { return sample.numbers().all; }).has_value();
  }
  bool has_dates(ColumnRole role) const {
    return find(role, [](const ColumnSample& s) { return !s.date_patterns().empty(); }).has_value();
  }
};

/// Reads the first rows. Refuses what Table::open refuses.
Result<SampledFile> sample_file(const std::filesystem::path& path, const Reading& reading = {});

}  // namespace kontor::channels
