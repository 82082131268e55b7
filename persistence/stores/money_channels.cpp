#include "persistence/stores/money_channels.h"

#include "persistence/stores/query.h"

namespace kontor::persistence {

std::vector<ChannelId> money_channels(Unit& unit) {
  std::vector<ChannelId> channels;
  ChannelId channel;
  Query q(unit,
          "select c.id from channel c where (exists (select 1 from document d where d.kind = "
          "'bank_line' and d.channel_id = c.id) or exists (select 1 from document d where d.kind = "
          "'settled' and d.channel_id = c.id) or exists (select 1 from document d where d.kind = "
          "'payout' and d.channel_id = c.id)) and not exists (select 1 from document d where "
          "d.kind = 'order' and d.channel_id = c.id) order by c.id");
  q.into(channel);
  while (q.next()) channels.push_back(channel);
  return channels;
}

}  // namespace kontor::persistence
