#pragma once

#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/ids.h"

namespace kontor::customers {

/// What a file says of a buyer. A profile needs an e-mail, phone or the channel's customer id, else
/// the sale is anonymous (rules.md 3).
struct BuyerFacts {
  std::string email;
  std::string phone;
  std::string channel_customer;  ///< the channel's own id of the customer
  std::string name;
  bool identifies() const { return !email.empty() || !phone.empty() || !channel_customer.empty(); }
  auto operator<=>(const BuyerFacts&) const = default;
};

/// E-mail in lower case without blanks; phone as digits with a leading '+' where given.
BuyerFacts normalise(BuyerFacts facts);

struct ProfileMatch {
  BuyerFacts facts;
  CustomerId profile;
};

/// Profiles by e-mail, phone, or channel id. Personal data lives in erasable side rows that no
/// posted or hashed row contains (rules.md 7).
class CustomerStore {
 public:
  virtual ~CustomerStore() = default;
  /// Profiles of normalised facts: the first key that matches of channel id, e-mail, phone.
  virtual std::vector<ProfileMatch> find(Unit&, ChannelId, const std::vector<BuyerFacts>&) = 0;
  /// New profiles (normalised, identifying). Bulk path.
  virtual void add(Unit&, ChannelId, const std::vector<ProfileMatch>&, BatchId) = 0;
  /// Takes back the profiles that a batch made and nothing else uses.
  virtual void undo(Unit&, BatchId) = 0;
};

}  // namespace kontor::customers
