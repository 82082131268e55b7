#pragma once

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "app/demo/demo.h"
#include "domain/base/money.h"
#include "formats/bytes/source.h"
#include "formats/delimited/reader.h"
#include "tests/support/real_data.h"

namespace kontor::test {

using CsvRow = std::map<std::string, std::string>;

inline constexpr const char* demo_day = "2026-11-21";

inline app::DemoOptions demo_options(const TempDir& dir, const std::string& day = demo_day,
                                     std::uint64_t seed = 1) {
  return {dir.path(), *BusinessDate::parse_iso(day), seed};
}

/// The files of the usual day and seed, written once for all tests of a case.
struct WrittenDemo {
  TempDir dir;
  app::DemoFiles demo = app::write_demo_files(demo_options(dir));
};

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  BOOST_REQUIRE_MESSAGE(in.good(), path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<CsvRow> csv_rows(const std::filesystem::path& path) {
  formats::FileSource source(path);
  formats::DelimitedReader reader(source);
  formats::Row header;
  BOOST_REQUIRE(reader.next(header));
  const std::vector<std::string> names = header.cells;
  std::vector<CsvRow> rows;
  for (formats::Row row; reader.next(row);) {
    BOOST_REQUIRE_EQUAL(row.cells.size(), names.size());
    CsvRow& cells = rows.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) cells[names[i]] = row.cells[i];
  }
  BOOST_REQUIRE(reader.problem().kind == formats::FileProblem::none);
  return rows;
}

inline std::vector<CsvRow> rows_of(const app::DemoFiles& demo, const std::string& profile,
                                   const std::string& channel) {
  std::vector<CsvRow> all;
  for (const app::DemoFile& file : demo.files) {
    if (file.profile != profile || file.channel != channel) continue;
    const auto rows = csv_rows(file.path);
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

/// Hundredths, whatever sign of a currency and commas stand in it; yen may have no decimals.
inline std::int64_t hundredths(const CsvRow& row, const std::string& column) {
  std::string plain;
  for (const char c : row.at(column))
    if ((c >= '0' && c <= '9') || c == '.' || c == '-') plain += c;
  if (plain.empty()) return 0;
  const auto value = Decimal::parse(plain);
  BOOST_REQUIRE_MESSAGE(value && (value->scale == 2 || value->scale == 0), row.at(column));
  return value->scale == 2 ? value->mantissa : value->mantissa * 100;
}

inline std::int64_t whole_units(const CsvRow& row, const std::string& column) {
  const auto value = Decimal::parse(row.at(column));
  BOOST_REQUIRE(value.has_value() && value->scale == 0);
  return value->mantissa;
}

}  // namespace kontor::test
