#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/date.h"
#include "domain/base/result.h"
#include "domain/company/company.h"
#include "domain/staff/employee.h"
#include "domain/staff/measure.h"

namespace kontor {
struct Stores;
}

namespace kontor::staff {

/// What a shop trains somebody in who is weak in a measure. One of the ready-made topics is a code
/// ("add_on_selling"), others are as the shop wrote them.
struct CoachingTopic {
  Measure measure = Measure::units_per_order;
  std::string topic;
  bool operator==(const CoachingTopic&) const = default;
};

/// What came of a coaching, when it was looked at again.
struct FollowUp {
  BusinessDate held_on;
  std::string words;
  std::optional<BusinessDate> next;  ///< when to look once more; none: it has ended
  Instant made_at;
  EmployeeId made_by;
};

/// A talk with an employee: what about, what it is to bring, when to look again.
struct CoachingNote {
  std::int64_t number = 0;  ///< what people and commands call it
  EmployeeId employee;
  BusinessDate held_on;
  std::optional<Measure> measure;
  std::string topic;
  std::string goal, words;
  std::optional<BusinessDate> follow_up;
  Instant made_at;
  EmployeeId made_by;
  std::vector<FollowUp> followed = {};  ///< the first one first

  /// When it is to be looked at next; none: it has ended.
  std::optional<BusinessDate> due() const {
    return followed.empty() ? follow_up : followed.back().next;
  }
};

class CoachingStore {
 public:
  virtual ~CoachingStore() = default;
  virtual std::vector<CoachingTopic> topics(Unit&) = 0;  ///< by measure's name and topic
  virtual void add_topic(Unit&, const CoachingTopic&) = 0;
  virtual void remove_topic(Unit&, const CoachingTopic&) = 0;
  /// Gives the note's number; that of the note given does not matter.
  virtual std::int64_t add(Unit&, const CoachingNote&) = 0;
  virtual void add(Unit&, std::int64_t number, const FollowUp&) = 0;
  /// Of one employee, else of all; the newest first.
  virtual std::vector<CoachingNote> notes(Unit&, EmployeeId) = 0;
  virtual std::optional<CoachingNote> note(Unit&, std::int64_t number) = 0;
};

/// A note as people write it down.
struct NoteWish {
  std::string employee;  ///< code, or the name that only one has
  BusinessDate held_on;
  std::string measure;  ///< its name; empty: none
  std::string topic;    ///< empty: the first of the measure's
  std::string goal, words;
  std::optional<BusinessDate> follow_up;
};

struct FollowUpWish {
  std::int64_t number = 0;
  BusinessDate held_on;
  std::string words;
  std::optional<BusinessDate> next;
};

/// The use cases of coaching. Each is one unit with its audit row, which names note, topic and
/// dates, never what was said of somebody. Notes need Permission::coach_staff at each shop of the
/// employee, topics everywhere.
class Coaching {
 public:
  Coaching(Book& book, const Stores& stores, const Clock& clock, const company::Actor& actor)
      : m_book(book), m_stores(stores), m_clock(clock), m_actor(actor) {}

  /// Refuses employee_unknown, employee_is_provisional, measure_unknown, coaching_topic_missing,
  /// date_range_invalid (looked at before it was held), permission_missing.
  Result<CoachingNote> note(const NoteWish& wish);
  /// Refuses coaching_note_unknown, coaching_note_closed, date_range_invalid, permission_missing.
  Result<CoachingNote> follow_up(const FollowUpWish& wish);
  /// One topic more, or one less; what is so already stays. Refuses measure_unknown,
  /// coaching_topic_missing, topic_unknown, permission_missing.
  Result<CoachingTopic> set_topic(const std::string& measure, const std::string& topic,
                                  bool remove = false);
  /// Those of the notes that the actor may see: of whom they may coach, and their own; of one
  /// employee, else of all.
  std::vector<CoachingNote> notes(Unit& unit, EmployeeId employee = {}) const;

 private:
  Result<CoachingNote> planned(Unit& unit, const NoteWish& wish) const;
  void audit(Unit& unit, std::string action, EmployeeId employee, std::string after) const;

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const company::Actor& m_actor;
};

}  // namespace kontor::staff
