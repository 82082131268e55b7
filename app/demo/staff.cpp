#include "app/demo/staff.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/demo/calendar.h"
#include "domain/base/check.h"

namespace kontor::app::demo {

namespace {

constexpr int minutes = 60;
constexpr int shift_lead = 15;  ///< before the shop opens, and after it closes
constexpr int noon_from = 13 * minutes + 30;
constexpr int noon_to = 14 * minutes + 30;  ///< the two shifts overlap

std::string clock_text(int minute) {
  return fmt::format("{:02}:{:02}", minute / minutes, minute % minutes);
}

}  // namespace

Team berlin_team() {
  // Mehmet hardly ever offers anything beside; Layla nearly always does.
  return {"Shop Berlin",
          {{"Anna Schäfer", 105, 100},
           {"Ștefan Ionescu", 95, 110},
           {"ليلى حداد", 170, 95},
           {"王伟", 100, 100},
           {"Mehmet Yılmaz", 35, 105},
           {"Käthe Brandt", 110, 80},
           {"Lukas Weiß", 90, 115},
           {"Ioana Popescu", 100, 100},
           {"Jonas Köhler", 80, 60}},
          {sunday}};
}

Team kyoto_team() {
  constexpr int wednesday = 2;
  return {"Shop Kyoto",
          {{"佐藤花子", 140, 100},
           {"田中健", 95, 105},
           {"Émile Girard", 60, 90},
           {"渡辺美咲", 110, 100},
           {"小林大輔", 100, 85},
           {"李静怡", 105, 100}},
          {wednesday},
          10,
          19,
          1,
          2};
}

Team wholesale_team() {
  constexpr int saturday = 5;
  return {"",
          {{"Sofie van Dijk", 100, 100},
           {"François Lefèvre", 100, 100},
           {"Katarzyna Nowak", 100, 90},
           {"خالد منصور", 100, 70},
           {"Mădălina Țurcanu", 100, 110}},
          {saturday, sunday},
          9,
          17,
          2,
          1};
}

Roster::Roster(const Team& team, BusinessDate today, Random& random) : m_team(team) {
  constexpr int leave_cycle = 121;
  for (std::size_t i = 0; i < team.sellers.size(); ++i)
    m_leave_offset.push_back(static_cast<int>(random.between(0, leave_cycle - 1)));
  for (BusinessDate day = first_day(today); day <= today; day = day + 1)
    if (std::ranges::count(team.closed_on, weekday(day)) == 0) plan_day(day, random);
}

/// Ten days in every four months.
bool Roster::on_leave(std::size_t seller, BusinessDate day) const {
  constexpr int leave_cycle = 121;
  constexpr int leave_days = 10;
  return (day.days + m_leave_offset[seller]) % leave_cycle < leave_days;
}

void Roster::plan_day(BusinessDate day, Random& random) {
  constexpr int saturday = 5;
  constexpr int seven_days = 7;
  const auto team_size = static_cast<int>(m_team.sellers.size());
  const int more = weekday(day) == saturday ? 1 : 0;
  const int early = m_team.early + more;
  const int late = m_team.late + more;
  std::vector<const Seller*> present, off;
  for (int i = 0; i < team_size; ++i) {
    const auto seller = static_cast<std::size_t>(i);
    // Two days of the week off, others each week.
    const int place = (day.days + 2 * i + day.days / seven_days) % seven_days;
    const bool free = place < 2 || on_leave(seller, day);
    (free ? off : present).push_back(&m_team.sellers[seller]);
  }
  // Whoever is asked comes in when too few are left.
  for (std::size_t i = 0; static_cast<int>(present.size()) < early + late && i < off.size(); ++i)
    present.push_back(off[i]);
  const std::size_t first = m_shifts.size();
  const auto start =
      static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(present.size()) - 1));
  const int on_duty = std::min(early + late, static_cast<int>(present.size()));
  for (int i = 0; i < on_duty; ++i) {
    const Seller* seller = present[(start + static_cast<std::size_t>(i)) % present.size()];
    if (i < early)
      m_shifts.push_back({seller, day, m_team.opens * minutes - shift_lead, noon_to});
    else
      m_shifts.push_back({seller, day, noon_from, m_team.closes * minutes + shift_lead});
  }
  m_of_day[day] = {first, m_shifts.size()};
}

const Seller& Roster::at_work(BusinessDate day, int minute, Random& random) const {
  const auto found = m_of_day.find(day);
  KONTOR_ASSERT(found != m_of_day.end());
  std::vector<const Seller*> there;
  std::vector<std::int64_t> paces;
  for (std::size_t i = found->second.first; i < found->second.second; ++i) {
    const Shift& shift = m_shifts[i];
    if (minute < shift.from || minute >= shift.to) continue;
    there.push_back(shift.seller);
    paces.push_back(shift.seller->pace);
  }
  KONTOR_ASSERT(!there.empty());
  return *there[random.weighted(paces)];
}

std::string shifts_csv(const std::vector<const Roster*>& rosters) {
  std::string text = "Date,Place,Employee,From,To\n";
  for (const Roster* roster : rosters) {
    const std::string& place = roster->team().place;
    for (const Shift& shift : roster->shifts())
      text += fmt::format("{},{},{},{},{}\n", shift.day.to_iso(), place.empty() ? "Office" : place,
                          shift.seller->name, clock_text(shift.from), clock_text(shift.to));
  }
  return text;
}

}  // namespace kontor::app::demo
