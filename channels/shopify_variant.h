#pragma once

#include <array>
#include <string>
#include <string_view>

#include "channels/table.h"

namespace kontor::channels {

inline constexpr std::size_t shopify_option_count = 3;
inline constexpr std::string_view shopify_channel_name = "shopify";

/// What tells the variants of a product apart: "Color" is "Milky".
struct ShopifyOption {
  std::string name, value;
};
using ShopifyOptions = std::array<ShopifyOption, shopify_option_count>;

/// The columns Option1 Name, Option1 Value and so on; their case differs by year.
struct ShopifyOptionColumns {
  ShopifyOptionColumns() = default;
  explicit ShopifyOptionColumns(const Table& table);
  /// The options of the current row.
  ShopifyOptions read(const Table& table) const;

  std::array<Column, shopify_option_count> name, value;
};

/// "Color=Milky; Size=36": part of a variant's key. Empty for a product without variants, which
/// files write as the option Title with the value Default Title.
std::string options_text(const ShopifyOptions& options);

/// "Otti Boot - Milky / 36", as Shopify's orders name a variant; the title alone without options.
std::string variant_name(std::string_view title, const ShopifyOptions& options);

}  // namespace kontor::channels
