#pragma once

#include "domain/staff/coaching.h"

namespace kontor::persistence {

/// Notes of coaching in the book, and the shop's topics.
class SqlCoachingStore : public staff::CoachingStore {
 public:
  std::vector<staff::CoachingTopic> topics(Unit& unit) override;
  void add_topic(Unit& unit, const staff::CoachingTopic& topic) override;
  void remove_topic(Unit& unit, const staff::CoachingTopic& topic) override;
  std::int64_t add(Unit& unit, const staff::CoachingNote& note) override;
  void add(Unit& unit, std::int64_t number, const staff::FollowUp& done) override;
  std::vector<staff::CoachingNote> notes(Unit& unit, EmployeeId employee) override;
  std::optional<staff::CoachingNote> note(Unit& unit, std::int64_t number) override;
};

}  // namespace kontor::persistence
