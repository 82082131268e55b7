#include "domain/statistics/likeness.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace kontor::statistics {

namespace {

double jaro(std::u32string_view a, std::u32string_view b) {
  if (a == b) return 1;
  if (a.empty() || b.empty()) return 0;
  const std::size_t longest = std::max(a.size(), b.size());
  const std::size_t window = longest / 2 > 0 ? longest / 2 - 1 : 0;
  std::vector<bool> taken(b.size());
  std::u32string of_a, of_b;  // what both have, in the order of each
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t last = std::min(b.size(), i + window + 1);
    for (std::size_t j = i > window ? i - window : 0; j < last; ++j) {
      if (taken[j] || b[j] != a[i]) continue;
      taken[j] = true;
      of_a += a[i];
      break;
    }
  }
  if (of_a.empty()) return 0;
  for (std::size_t j = 0; j < b.size(); ++j)
    if (taken[j]) of_b += b[j];
  std::size_t out_of_place = 0;
  for (std::size_t i = 0; i < of_a.size(); ++i) out_of_place += of_a[i] != of_b[i] ? 1 : 0;
  const auto common = static_cast<double>(of_a.size());
  const double moved = static_cast<double>(out_of_place) / 2;
  return (common / static_cast<double>(a.size()) + common / static_cast<double>(b.size()) +
          (common - moved) / common) /
         3;
}

}  // namespace

double jaro_winkler(std::u32string_view a, std::u32string_view b) {
  constexpr std::size_t beginning = 4;
  constexpr double each = 0.1;
  const double like = jaro(a, b);
  std::size_t same = 0;
  while (same < std::min({beginning, a.size(), b.size()}) && a[same] == b[same]) ++same;
  return like + static_cast<double>(same) * each * (1 - like);
}

std::int64_t likeness_ppm(std::u32string_view a, std::u32string_view b) {
  constexpr double million = 1e6;
  return std::llround(jaro_winkler(a, b) * million);
}

bool one_slip_apart(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t at = 0;
  while (at < a.size() && a[at] == b[at]) ++at;
  if (at == b.size()) return true;
  if (a.size() < b.size()) return a.substr(at) == b.substr(at + 1);
  if (a.substr(at + 1) == b.substr(at + 1)) return true;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

}  // namespace kontor::statistics
