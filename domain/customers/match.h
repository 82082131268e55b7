#pragma once

#include <map>
#include <string>

#include "domain/customers/customer.h"

namespace kontor::customers {

/// Tells which of several new facts are of one person, as the store does for stored ones: the first
/// key that matches of channel id, e-mail, phone, where a phone gives way to stronger keys.
class NewProfiles {
 public:
  /// The profile of normalised facts that came earlier; none when they are of someone new.
  CustomerId find(const BuyerFacts& facts) const;
  /// Remembers the keys of a profile; those that another has stay its own.
  void add(const BuyerFacts& facts, CustomerId profile);
  /// What comes from now on is of another channel, whose ids of people are its own.
  void next_channel();

 private:
  struct Strong {
    bool email = false, id = false;
  };
  std::map<std::string, CustomerId> m_by_id, m_by_email, m_by_phone;
  std::map<CustomerId, Strong> m_strong;
};

/// Finds the profiles of normalised, identifying facts, fills them in, and gives those that must be
/// made, each with a new id; several facts may be of one.
std::vector<ProfileMatch> match_profiles(Unit& unit, CustomerStore& store, IdSource& ids,
                                         ChannelId channel,
                                         std::map<BuyerFacts, CustomerId>& profiles);

}  // namespace kontor::customers
