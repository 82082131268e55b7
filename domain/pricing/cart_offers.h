#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/pricing/cart.h"

namespace kontor::pricing {

/// Whether a promotion is for this order at all: channel, place, customer, time, code, currency.
bool concerns(const Promotion& promotion, const Cart& cart);

/// What a promotion, or the promotions of a stack, take off: in the order in which they apply.
struct Saving {
  struct Part {
    const Promotion* promotion = nullptr;
    std::int64_t minor = 0;
  };
  std::vector<Part> parts;
  std::int64_t minor = 0;
};

/// What promotions that take lines together save on each line, and which lines they need.
struct TogetherSaving {
  const Promotion* promotion = nullptr;
  std::vector<std::int64_t> minor;  ///< of each line
  std::vector<bool> touched;
};

/// A promotion alone, or those of one stack; by code of the first.
struct Option {
  std::string stack;
  std::vector<const Promotion*> members;
};

/// The options among promotions of one class, those alone first by code, stacks by their word.
std::vector<Option> options_among(const std::vector<const Promotion*>& promotions);

/// What a promotion takes off a line, of which `left` is still to be paid.
std::int64_t line_saving(const Promotion& promotion, const CartLine& line, std::int64_t left);

/// What a promotion that takes lines together saves on the free lines of a cart.
TogetherSaving together_saving(const Promotion& promotion, const Cart& cart,
                               const std::vector<std::int64_t>& gross,
                               const std::vector<bool>& is_free);

}  // namespace kontor::pricing
