#include "app/demo/file_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "app/demo/calendar.h"
#include "domain/base/failure.h"

namespace kontor::app::demo {

namespace {

void write_demo_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (!out) throw Failure(FailureCode::file_unwritable, {{"file", path.string()}});
}

/// A header alone is no file.
bool has_rows(const std::string& text) { return std::count(text.begin(), text.end(), '\n') > 1; }

}  // namespace

FileSet::FileSet(const DemoOptions& options) : m_options(options) {
  std::error_code error;
  std::filesystem::create_directories(options.dir / "files", error);
  if (error)
    throw Failure(FailureCode::file_unwritable,
                  {{"file", (options.dir / "files").string()}, {"detail", error.message()}});
}

void FileSet::beside(const std::string& name, const std::string& text) const {
  write_demo_file(m_options.dir / name, text);
}

void FileSet::add(const std::string& name, const std::string& profile, const std::string& channel,
                  Instant as_of, const std::string& text) {
  const auto path = m_options.dir / "files" / name;
  write_demo_file(path, text);
  m_files.push_back({path, profile, channel, as_of});
}

void FileSet::add_years(const Shop& shop, const std::string& name, const std::string& profile,
                        const std::string& channel, const std::function<std::string(int)>& text) {
  constexpr int export_day = 7;
  constexpr int export_hour = 9;
  const Instant end = shop.at(m_options.today, demo_ends_at_hour);
  for (int year = first_day(m_options.today).year(); year <= m_options.today.year(); ++year) {
    const std::string of_year = text(year);
    if (!has_rows(of_year)) continue;
    const Instant exported = shop.at(BusinessDate::of(year + 1, 1, export_day), export_hour);
    add(fmt::format(fmt::runtime(name), year), profile, channel, std::min(exported, end), of_year);
  }
}

}  // namespace kontor::app::demo
