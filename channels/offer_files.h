#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "domain/stock/offer.h"

namespace kontor::channels {

/// The files in which channels take what they may sell.
enum class OfferForm {
  shopify_inventory,  ///< Shopify's inventory, "available only": a column for each location
  amazon_quantity,    ///< Amazon's price-and-quantity file for goods that the seller sends
  plain               ///< CSV with SKU, code, name, a column for each source, their sum
};

/// As commands call them: "shopify-inventory", "amazon-quantity", "plain".
std::string_view name_of(OfferForm form);
std::optional<OfferForm> offer_form_named(std::string_view name);
/// That of the channel whose files have this profile; none for others.
std::optional<OfferForm> offer_form_of(std::string_view profile);

/// Whether the file can name the product: Shopify knows it by its handle, Amazon by its SKU.
/// Goods that Amazon keeps itself are never named to it: it would take them for the seller's own.
bool can_name(OfferForm form, const stock::ChannelOffer& offer);

/// Writes the file; it is there whole after commit(), or not at all. Throws std::system_error.
std::unique_ptr<stock::OfferSink> make_offer_file(OfferForm form,
                                                  const std::filesystem::path& file);

}  // namespace kontor::channels
