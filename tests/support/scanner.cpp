#include "tests/support/scanner.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <sstream>
#include <vector>

#include "tests/support/paths.h"

namespace kontor::test {

namespace scanner_detail {

std::string said(const std::string& command) {
  struct Close {
    void operator()(FILE* pipe) const { ::pclose(pipe); }
  };
  const std::unique_ptr<FILE, Close> pipe(::popen(command.c_str(), "r"));
  std::string text;
  std::array<char, 4096> part{};
  while (const std::size_t got = std::fread(part.data(), 1, part.size(), pipe.get()))
    text.append(part.data(), got);
  return text;
}

}  // namespace scanner_detail

std::set<std::string> barcodes_on(const std::filesystem::path& pdf) {
  using scanner_detail::said;
  const TempDir dir;
  said("pdftoppm -r 300 -gray -png '" + pdf.string() + "' '" + (dir / "page").string() + "' 2>&1");
  std::set<std::string> codes;
  std::vector<std::filesystem::path> pages;
  for (const auto& page : std::filesystem::directory_iterator(dir.path()))
    pages.push_back(page.path());
  for (const auto& page : pages) {
    std::istringstream lines(said("zbarimg -q --raw '" + page.string() + "' 2>/dev/null"));
    for (std::string line; std::getline(lines, line);) codes.insert(line);
  }
  return codes;
}

std::string words_on(const std::filesystem::path& pdf) {
  return scanner_detail::said("pdftotext -layout '" + pdf.string() + "' -");
}

}  // namespace kontor::test
