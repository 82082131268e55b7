// Every header set that channels write, each with the traps that its files have: a file of ours
// (files/) and what the program makes of it (traps/), through `kontor import auto`, on both
// engines. docs/PROFILES.md lists which file is for which header set.

#include <fstream>
#include <map>
#include <set>
#include <utility>

#include "channels/profile.h"
#include "formats/delimited/header.h"
#include "tests/support/kontor.h"
#include "tests/support/real_data.h"

namespace kontor::test::header_traps {

using nlohmann::json;

namespace {

std::filesystem::path scenario_folder() { return source_dir() / "tests/scenario"; }

std::string trap_file(const std::string& name) {
  return (scenario_folder() / "files" / name).string();
}

/// What is expected of each file, by the name of its description.
std::map<std::string, json> traps() {
  std::map<std::string, json> all;
  for (const auto& entry : std::filesystem::directory_iterator(scenario_folder() / "traps"))
    all[entry.path().stem().string()] = json::parse(read_file(entry.path()));
  BOOST_REQUIRE(!all.empty());
  return all;
}

std::vector<std::string> split_text(const std::string& text, const std::string& by) {
  std::vector<std::string> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(by, at);
    parts.push_back(text.substr(at, end - at));
    if (end == std::string::npos) return parts;
    at = end + by.size();
  }
}

std::string cell_text(const json& cell) {
  if (cell.is_null()) return {};
  return cell.is_string() ? cell.get<std::string>() : cell.dump();
}

/// The columns of a command's rows, as "a | b | c".
std::vector<std::string> shown_rows(const Shop& shop, const json& wanted) {
  // A command, its verb, and what it is of, which may have blanks.
  Arguments command = split_text(wanted["command"].get<std::string>(), " ");
  for (; command.size() > 3; command.pop_back())
    command[command.size() - 2] += " " + command.back();
  const std::vector<std::string> columns = split_text(wanted["columns"].get<std::string>(), " | ");
  std::vector<std::string> rows;
  for (const json& row : shop.json(command)) {
    std::string text = cell_text(row.at(columns.front()));
    for (std::size_t i = 1; i < columns.size(); ++i) text += " | " + cell_text(row.at(columns[i]));
    rows.push_back(text);
  }
  return rows;
}

void check_trap(const Shop& shop, const json& trap) {
  const json& book = trap["book"];
  const auto of_book = [&](std::size_t i) { return book[i].get<std::string>(); };
  shop.expect(0, {"book", "create", "--entity", "Shop", "--country", of_book(0), "--currency",
                  of_book(1), "--time-zone", of_book(2)});
  for (const json& first : trap.value("first", json::array()))
    shop.run({"import", first[0].get<std::string>(), trap_file(first[1].get<std::string>())});
  const std::string before = shop.figures();
  Arguments import{"import", "auto", trap_file(trap["file"].get<std::string>())};
  for (const json& option : trap.value("options", json::array()))
    import.push_back(option.get<std::string>());
  import.insert(import.end(), {"--output", "json"});
  const ProgramRun run = shop.expect(trap["status"].get<int>(), import);
  const json report = json::parse(run.out);
  BOOST_TEST(report["create"].dump() + " new, " + report["update"].dump() + " changed, " +
                 report["unchanged"].dump() + " unchanged, " + report["refuse"].dump() +
                 " refused" ==
             trap["counts"].get<std::string>());
  BOOST_TEST(run.err.find(" was recognised as " + trap["profile"].get<std::string>() + " ") !=
             std::string::npos);
  for (const json& said : trap.value("said", json::array()))
    BOOST_TEST(run.err.find(said.get<std::string>()) != std::string::npos, said << run.err);
  for (const json& wanted : trap["shown"]) BOOST_TEST_CONTEXT(wanted["command"]) {
      BOOST_TEST(shown_rows(shop, wanted) == wanted["rows"].get<std::vector<std::string>>(),
                 boost::test_tools::per_element());
    }
  BOOST_TEST(shop.json({"book", "check"}).dump() == "[]");
  // Taken back, nothing is left of it.
  shop.expect(0, {"batch", "undo", report["batch"].dump()});
  BOOST_TEST(shop.figures() == before);
}

std::filesystem::path header_sets_file() { return *data_dir() / ".." / "channel-headers.tsv"; }

boost::test_tools::assertion_result has_header_sets(boost::unit_test::test_unit_id) {
  if (data_dir() && std::filesystem::exists(header_sets_file())) return true;
  boost::test_tools::assertion_result absent(false);
  absent.message() << "no channel-headers.tsv: set KONTOR_DATA";
  return absent;
}

/// The first line of a file as its columns; ours have no line breaks there.
std::set<std::string> columns_of_file(const std::string& name) {
  const auto found = channels::recognise_file(trap_file(name));
  BOOST_REQUIRE_MESSAGE(bool(found), name);
  std::string line = read_file(trap_file(name));
  line = line.substr(0, line.find_first_of("\r\n"));
  if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
  const bool tabs = line.find('\t') != std::string::npos;
  std::set<std::string> columns;
  std::string cell;
  bool quoted = false;
  for (const char c : line + (tabs ? '\t' : ',')) {
    if (c == '"' && !tabs) {
      quoted = !quoted;
    } else if (!quoted && c == (tabs ? '\t' : ',')) {
      columns.insert(std::exchange(cell, {}));
    } else {
      cell += c;
    }
  }
  return columns;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_header_traps)

BOOST_AUTO_TEST_CASE(each_file_with_its_traps_is_imported_as_the_dictionary_says) {
  for (const auto& [name, trap] : traps()) {
    BOOST_TEST_CONTEXT(name) {
      on_each_engine([&](const std::string& address) { check_trap(Shop(address), trap); });
    }
  }
}

BOOST_AUTO_TEST_CASE(each_header_set_of_a_profile_has_such_a_file,
                     *boost::unit_test::precondition(has_header_sets)) {
  std::map<std::string, std::string> files;
  for (const auto& [name, trap] : traps())
    files[trap["format"].get<std::string>()] = trap["file"].get<std::string>();
  std::ifstream sets(header_sets_file());
  std::string line;
  std::getline(sets, line);
  std::size_t ours = 0;
  while (std::getline(sets, line)) {
    const std::vector<std::string> cells = split_text(line, "\t");
    if (cells.size() < 5) continue;
    formats::Row header;
    for (const std::string& column : split_text(cells[4], " | "))
      header.cells.emplace_back(formats::trim_blanks(column));
    const auto proposal = channels::recognise_header(formats::Header(header));
    if (!proposal) continue;
    ++ours;
    BOOST_TEST_CONTEXT(cells[0]) {
      BOOST_REQUIRE(files.contains(cells[0]));
      const std::set<std::string> columns = columns_of_file(files[cells[0]]);
      for (const std::string& column : header.cells) BOOST_TEST(columns.contains(column), column);
    }
  }
  BOOST_TEST(ours == files.size());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test::header_traps
