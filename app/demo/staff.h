#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/demo/random.h"
#include "domain/base/date.h"

namespace kontor::app::demo {

/// Somebody who sells, invented.
struct Seller {
  std::string name;
  int add_on = 100;  ///< how much of what colleagues sell beside the first article, in percent
  int pace = 100;    ///< how many of a shift's customers come to this till, as a weight
};

/// Where a team works, and when.
struct Team {
  std::string place;
  std::vector<Seller> sellers;
  std::vector<int> closed_on;  ///< days of the week, 0 Monday
  int opens = 10, closes = 19;
  int early = 2, late = 2;  ///< how many work; one more on Saturdays
};
Team berlin_team();
Team kyoto_team();
/// Who writes the orders of firms; no shop, no Saturdays.
Team wholesale_team();

struct Shift {
  const Seller* seller = nullptr;
  BusinessDate day;
  int from = 0, to = 0;  ///< minutes of the day
};

/// Who works when over the two years: an early and a late shift, days off and weeks of leave.
class Roster {
 public:
  /// Keeps pointers into `team`.
  Roster(const Team& team, BusinessDate today, Random& random);

  const Team& team() const { return m_team; }
  /// By day and beginning.
  const std::vector<Shift>& shifts() const { return m_shifts; }
  /// One of those at work, each as often as their pace says. The team works then.
  const Seller& at_work(BusinessDate day, int minute, Random& random) const;

 private:
  void plan_day(BusinessDate day, Random& random);
  bool on_leave(std::size_t seller, BusinessDate day) const;

  const Team& m_team;
  std::vector<int> m_leave_offset;  ///< of each seller
  std::vector<Shift> m_shifts;
  std::map<BusinessDate, std::pair<std::size_t, std::size_t>> m_of_day;  ///< into m_shifts
};

/// The plan as a file of its own: kontor keeps no shifts yet.
std::string shifts_csv(const std::vector<const Roster*>& rosters);

}  // namespace kontor::app::demo
