#include "channels/square_values.h"

#include <array>

#include "channels/slash_dates.h"
#include "formats/datetime.h"

namespace kontor::channels {

namespace {

std::optional<std::int32_t> square_second_of_day(std::string_view text) {
  constexpr std::array<std::string_view, 4> patterns{"H:mm:ss", "h:mm:ss a", "H:mm", "h:mm a"};
  for (const std::string_view pattern : patterns) {
    const auto read = formats::parse_datetime("2000-01-01 " + std::string(text),
                                              "yyyy-MM-dd " + std::string(pattern));
    if (read) return read->hour * 3600 + read->minute * 60 + read->second;
  }
  return std::nullopt;
}

}  // namespace

SquareColumns::SquareColumns(const Table& table)
    : date(table.column("Date")),
      time(table.column("Time")),
      zone(table.column("Time Zone")),
      transaction(table.column("Transaction ID")),
      payment(table.column("Payment ID")),
      event(table.column("Event Type")) {}

void SquareRow::read(const Table& table, const SquareColumns& columns, Values& values) {
  const Cell event = table.cell(columns.event);
  const std::string word = ascii_lower(event.text);
  refund = word == "refund";
  if (!refund && !word.empty() && word != "payment")
    values.refuse(RefusalCode::value_unknown, event);
  key = unguarded(values.needed(table.cell(columns.transaction)));
  if (refund) key += ":" + unguarded(values.needed(table.cell(columns.payment)));
}

intake::FileTime SquareRow::at(const Table& table, const SquareColumns& columns,
                               Values& values) const {
  intake::FileTime time = needed_slash_date(values, table, columns.date);
  const Cell clock = table.cell(columns.time);
  const auto second = square_second_of_day(clock.text);
  if (clock.text.empty()) values.refuse(RefusalCode::value_missing, clock);
  if (!second) values.refuse(RefusalCode::value_not_date, clock);
  const Cell words = table.cell(columns.zone);
  const std::string zone = values.needed(words);
  if (!values.ok()) return time;
  time.local.second_of_day = *second;
  time.offset_minutes = m_zones.offset(zone, time.local);
  if (!time.offset_minutes) values.refuse(RefusalCode::value_unknown, words);
  return time;
}

}  // namespace kontor::channels
