#pragma once

#include <set>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/ids.h"
#include "domain/customers/record.h"

namespace kontor::customers {

/// What a file says of a buyer. A profile needs an e-mail, phone or the channel's customer id, else
/// the sale is anonymous (rules.md 3).
struct BuyerFacts {
  std::string email;
  std::string phone;
  std::string channel_customer;  ///< the channel's own id of the customer
  std::string name;
  std::string country{};         ///< as given, for reading the phone; empty: not known
  std::string phone_as_given{};  ///< normalised facts: a phone that can't be read and is no key
  bool identifies() const { return !email.empty() || !phone.empty() || !channel_customer.empty(); }
  auto operator<=>(const BuyerFacts&) const = default;
};

/// Facts as keys: e-mail in lower case without blanks; phone in E.164, read in the buyer's country,
/// else in `default_country` (ISO code); the country itself goes. See cleaning.h.
BuyerFacts normalise(BuyerFacts facts, std::string_view default_country = {});

/// What a message may show of a buyer so that their row is found, and that is no personal data: the
/// channel's id, else "a…@example.com", else "…012".
std::string masked(const BuyerFacts& facts);

struct ProfileMatch {
  BuyerFacts facts;
  CustomerId profile;
};

/// What a customer list says of a profile.
struct ListedCustomer {
  BuyerFacts facts;  ///< normalised; keys that nobody has become the profile's
  CustomerId profile;
  CustomerRecord record;
  std::vector<BuyerFacts> also = {};  ///< further keys, likewise
};

/// Profiles by e-mail, phone, or channel id. Personal data lives in erasable side rows that no
/// posted or hashed row contains (rules.md 7).
class CustomerStore {
 public:
  virtual ~CustomerStore() = default;
  /// Profiles of normalised facts: the first key that matches of channel id, e-mail, phone. A phone
  /// may be that of a household or shop: it doesn't count where the profile has another e-mail, or
  /// another id on the channel.
  virtual std::vector<ProfileMatch> find(Unit&, ChannelId, const std::vector<BuyerFacts>&) = 0;
  /// New profiles (normalised, identifying). Bulk path.
  virtual void add(Unit&, ChannelId, const std::vector<ProfileMatch>&, BatchId) = 0;
  /// Writes what a list says of profiles that exist, as a further version. Bulk path.
  virtual void put(Unit&, ChannelId, const std::vector<ListedCustomer>&, BatchId) = 0;
  /// Takes back the versions and keys that a batch wrote for these profiles: what was known before
  /// counts again. Those that a batch made and nothing uses any more, `held` included, go.
  virtual void undo(Unit&, BatchId, const std::vector<CustomerId>& profiles,
                    const std::set<CustomerId>& held) = 0;

  /// Single profiles, whoever they were merged with, in no order; those that do not exist are left
  /// out.
  virtual std::vector<Customer> by_ids(Unit&, const std::vector<CustomerId>&) = 0;
  /// The persons of profiles, each once, with what was taken from their aliases and the orders of
  /// all; in no order.
  virtual std::vector<Customer> people(Unit&, const std::vector<CustomerId>&) = 0;
  /// By name, then id. Aliases are not listed; who is found by what an alias says is.
  virtual CustomerPage list(Unit&, const CustomerFilter&) = 0;
  /// Profiles of which one of these is a key: an e-mail, or a phone in E.164.
  virtual std::vector<CustomerId> with_key(Unit&, std::string_view key) = 0;

  /// What an undo of a batch may touch, by id behind `after`: profiles that it made, told of or
  /// gave keys, and those that undone batches left because something leaned on them.
  virtual std::vector<CustomerId> of_batch(Unit&, BatchId, CustomerId after, int limit) = 0;
  /// Profiles of the batch's versions of orders that were not taken back.
  virtual std::set<CustomerId> held(Unit&, BatchId) = 0;
};

}  // namespace kontor::customers
