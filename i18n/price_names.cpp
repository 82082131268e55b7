#include "i18n/names.h"

namespace kontor::i18n {

std::string name(const Catalogue& catalogue, pricing::ListVerdict verdict) {
  using enum pricing::ListVerdict;
  switch (verdict) {
    case price_set:
      return catalogue.text_in("price", "price set in it");
    case formula:
      return catalogue.text_in("price", "price by its formula");
    case no_price:
      return catalogue.text_in("price", "has no price");
    case no_start:
      return catalogue.text_in("price", "nothing for its formula");
    case behind:
      return catalogue.text_in("price", "another list goes first");
    case not_yet:
      return catalogue.text_in("price", "begins later");
    case over:
      return catalogue.text_in("price", "has ended");
    case withdrawn:
      return catalogue.text_in("price", "withdrawn");
    case not_here:
      return catalogue.text_in("price", "for other channels");
    case not_theirs:
      return catalogue.text_in("price", "for other customers");
    case not_currency:
      return catalogue.text_in("price", "in another currency");
    case not_public:
      return catalogue.text_in("price", "not for the public");
  }
  return {};
}

std::string name(const Catalogue& catalogue, pricing::ChangeState state) {
  using enum pricing::ChangeState;
  switch (state) {
    case planned:
      return catalogue.text_in("price", "Planned");
    case applied:
      return catalogue.text_in("price", "Applied");
    case reverted:
      return catalogue.text_in("price", "Taken back");
    case dropped:
      return catalogue.text_in("price", "Given up");
  }
  return {};
}

std::string name(const Catalogue& catalogue, pricing::PriorPriceVerdict verdict) {
  using enum pricing::PriorPriceVerdict;
  switch (verdict) {
    case known:
      return catalogue.text_in("price", "Known");
    case not_reduced:
      return catalogue.text_in("price", "Not reduced");
    case too_short:
      return catalogue.text_in("price", "Unknown: on sale too short; announce no reduction");
    case not_offered:
      return catalogue.text_in("price", "Not on sale");
  }
  return {};
}

}  // namespace kontor::i18n
