#pragma once

#include <cstdint>
#include <string_view>

// How alike two texts are that people typed: folded texts, by code points.
namespace kontor::statistics {

/// Jaro's likeness raised for a common beginning of up to four (Winkler 1990), 0 to 1. Two empty
/// texts are alike.
double jaro_winkler(std::u32string_view a, std::u32string_view b);
/// The same in millionths.
std::int64_t likeness_ppm(std::u32string_view a, std::u32string_view b);

/// Whether one character typed wrong, left out, too many, or changed with its neighbour is all
/// that keeps them apart, or nothing.
bool one_slip_apart(std::u32string_view a, std::u32string_view b);

}  // namespace kontor::statistics
