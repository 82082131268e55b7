#include "persistence/stores/order_reach.h"

namespace kontor::persistence {

namespace order_reach_detail {

struct Parts {
  std::vector<ChannelId> channels;
  std::vector<LocationId> places;
  std::vector<company::Scope> pairs;  ///< a place on a channel
};

Parts sorted(const std::vector<company::Scope>& all) {
  Parts parts;
  for (const auto& part : all) {
    if (part.channel && part.location)
      parts.pairs.push_back(part);
    else if (part.channel)
      parts.channels.push_back(part.channel);
    else
      parts.places.push_back(part.location);
  }
  return parts;
}

/// Read in some tens of milliseconds; where there are more, every hundredth customer at least is
/// one of them in a book of a million.
constexpr int few_orders = 10'000;

/// The orders of one part, as an index has them: orders without a place stand in no index of
/// places.
std::string orders_of(const std::string& columns, const company::Scope& part) {
  std::string text = "select " + columns + " from order_head h where h.hidden = false";
  if (part.channel) text += " and h.channel_id = " + std::to_string(part.channel.value);
  if (part.location)
    text += " and h.location_id <> 0 and h.location_id = " + std::to_string(part.location.value);
  return text;
}

}  // namespace order_reach_detail

std::string orders_at(Unit& unit, const std::vector<company::Scope>& all, const std::string& head) {
  if (all.empty()) return {};
  const auto parts = order_reach_detail::sorted(all);
  std::string text;
  const auto add = [&](const std::string& condition) {
    text += (text.empty() ? " and (" : " or ") + condition;
  };
  if (!parts.channels.empty()) add(in_ids(unit, head + "channel_id", "at_channels"));
  if (!parts.places.empty()) add(in_ids(unit, head + "location_id", "at_places"));
  for (std::size_t i = 0; i < parts.pairs.size(); ++i) {
    const std::string n = std::to_string(i);
    add("(" + head + "channel_id = :at_channel_" + n + " and " + head + "location_id = :at_place_" +
        n + ")");
  }
  return text + ")";
}

void bind_orders_at(Query& query, const std::vector<company::Scope>& all) {
  const auto parts = order_reach_detail::sorted(all);
  if (!parts.channels.empty()) query.bind_ids("at_channels", parts.channels);
  if (!parts.places.empty()) query.bind_ids("at_places", parts.places);
  for (std::size_t i = 0; i < parts.pairs.size(); ++i) {
    query.bind("at_channel_" + std::to_string(i), parts.pairs[i].channel);
    query.bind("at_place_" + std::to_string(i), parts.pairs[i].location);
  }
}

std::string customers_of_orders_at(const std::vector<company::Scope>& parts) {
  std::string all;
  for (const auto& part : parts)
    all +=
        (all.empty() ? "" : " union all ") + order_reach_detail::orders_of("h.customer_id", part);
  return all;
}

bool few_orders_at(Unit& unit, const std::vector<company::Scope>& parts) {
  using namespace order_reach_detail;
  std::int64_t all = 0;
  for (const auto& part : parts) {
    std::int64_t found = 0;
    Query q(unit,
            "select count(*) from (" + orders_of("1 as one", part) + " limit :limit) as found");
    q.bind("limit", few_orders + 1).into(found);
    while (q.next()) {
    }
    all += found;
    if (all > few_orders) return false;
  }
  return true;
}

}  // namespace kontor::persistence
