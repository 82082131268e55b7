#pragma once

#include <memory>
#include <string>
#include <vector>

#include "domain/stock/offer.h"

namespace kontor::gui {

/// The files in which channels take what they may sell.
class OfferFiles {
 public:
  virtual ~OfferFiles() = default;
  /// By name: "shopify-inventory", "amazon-quantity", "plain".
  virtual std::vector<std::string> forms() const = 0;
  /// That of the channel whose own files have this profile; empty: none.
  virtual std::string form_of(const std::string& profile) const = 0;
  /// Whether such a file can name the product.
  virtual bool names(const std::string& form, const stock::ChannelOffer& offer) const = 0;
  /// Writes one; it is there whole after commit(), or not at all. Throws std::system_error.
  virtual std::unique_ptr<stock::OfferSink> file(const std::string& form,
                                                 const std::string& path) const = 0;
};

}  // namespace kontor::gui
