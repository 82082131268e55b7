#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/demo/demo.h"
#include "app/demo/shops.h"

namespace kontor::app::demo {

/// Writes the demo's files and notes how each is to be imported.
class FileSet {
 public:
  explicit FileSet(const DemoOptions& options);

  /// A file that nobody imports stands beside the others.
  void beside(const std::string& name, const std::string& text) const;
  void add(const std::string& name, const std::string& profile, const std::string& channel,
           Instant as_of, const std::string& text);
  /// A file for each year that has rows, `name` with {} for the year, exported a week into the next
  /// one or at the end of the demo.
  void add_years(const Shop& shop, const std::string& name, const std::string& profile,
                 const std::string& channel, const std::function<std::string(int)>& text);

  const std::vector<DemoFile>& files() const { return m_files; }

 private:
  const DemoOptions& m_options;
  std::vector<DemoFile> m_files;
};

}  // namespace kontor::app::demo
