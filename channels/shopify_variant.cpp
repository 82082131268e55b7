#include "channels/shopify_variant.h"

#include <fmt/format.h>

#include <algorithm>

namespace kontor::channels {

namespace {

bool is_single_variant(const ShopifyOptions& options) {
  return options[0].value == "Default Title" ||
         std::all_of(options.begin(), options.end(),
                     [](const ShopifyOption& option) { return option.value.empty(); });
}

}  // namespace

ShopifyOptionColumns::ShopifyOptionColumns(const Table& table) {
  for (std::size_t i = 0; i < shopify_option_count; ++i) {
    name[i] = table.column(fmt::format("Option{} Name", i + 1));
    value[i] = table.column(fmt::format("Option{} Value", i + 1));
  }
}

ShopifyOptions ShopifyOptionColumns::read(const Table& table) const {
  ShopifyOptions options;
  for (std::size_t i = 0; i < shopify_option_count; ++i) {
    options[i] = {std::string(table.cell(name[i]).text), std::string(table.cell(value[i]).text)};
  }
  return options;
}

std::string options_text(const ShopifyOptions& options) {
  std::string text;
  if (is_single_variant(options)) return text;
  for (const ShopifyOption& option : options) {
    if (option.value.empty()) continue;
    if (!text.empty()) text += "; ";
    text += option.name + "=" + option.value;
  }
  return text;
}

std::string variant_name(std::string_view title, const ShopifyOptions& options) {
  std::string name(title);
  if (is_single_variant(options)) return name;
  std::string_view separator = " - ";
  for (const ShopifyOption& option : options) {
    if (option.value.empty()) continue;
    name += separator;
    name += option.value;
    separator = " / ";
  }
  return name;
}

}  // namespace kontor::channels
