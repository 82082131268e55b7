#include "persistence/stores/series.h"

#include "persistence/stores/query.h"

namespace kontor::persistence {

std::int64_t next_of_series(Unit& unit, std::string_view series) {
  std::int64_t next = 0;
  Query q(unit,
          "insert into document_series (name, next_number) values (:name, 2) "
          "on conflict (name) do update set next_number = document_series.next_number + 1 "
          "returning next_number");
  q.bind("name", series).into(next);
  while (q.next()) {
  }
  return next - 1;
}

}  // namespace kontor::persistence
