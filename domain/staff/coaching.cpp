#include "domain/staff/coaching.h"

#include <algorithm>

#include "domain/base/fields.h"
#include "domain/post_audit.h"
#include "domain/staff/people.h"
#include "domain/staff/places.h"
#include "domain/stores.h"

namespace kontor::staff {

namespace coaching_detail {

using company::Permission;

/// The first topic of a measure.
std::string topic_of(const std::vector<CoachingTopic>& topics, Measure measure) {
  const auto found = std::ranges::find(topics, measure, &CoachingTopic::measure);
  return found == topics.end() ? std::string() : found->topic;
}

Refusal wrong_days(BusinessDate from, BusinessDate to) {
  return {RefusalCode::date_range_invalid, {{"from", from.to_iso()}, {"to", to.to_iso()}}};
}

std::string text_of(const std::optional<BusinessDate>& date) {
  return date ? date->to_iso() : std::string();
}

}  // namespace coaching_detail

void Coaching::audit(Unit& unit, std::string action, EmployeeId employee, std::string after) const {
  books::post_audit(unit, m_stores.ledger,
                    books::audit_row(m_actor, m_clock.now(), std::move(action), "employee",
                                     employee.value, {}, std::move(after)));
}

Result<CoachingNote> Coaching::planned(Unit& unit, const NoteWish& wish) const {
  using namespace coaching_detail;
  const auto employee = known_employee(m_stores.employees.list(unit), wish.employee);
  if (!employee) return employee.refusal();
  if (auto refusal = may_not_change(m_actor, *employee, m_stores.company.locations(unit),
                                    Permission::coach_staff))
    return *refusal;
  CoachingNote note;
  note.employee = employee->id;
  note.held_on = wish.held_on;
  note.topic = wish.topic;
  if (!wish.measure.empty()) {
    note.measure = measure_named(wish.measure);
    if (!note.measure) return Refusal{RefusalCode::measure_unknown, {{"value", wish.measure}}};
    if (note.topic.empty()) note.topic = topic_of(m_stores.coaching.topics(unit), *note.measure);
  }
  if (note.topic.empty()) return Refusal{RefusalCode::coaching_topic_missing, {}};
  if (wish.follow_up && *wish.follow_up < wish.held_on)
    return wrong_days(wish.held_on, *wish.follow_up);
  note.goal = wish.goal;
  note.words = wish.words;
  note.follow_up = wish.follow_up;
  note.made_at = m_clock.now();
  note.made_by = m_actor.employee;
  return note;
}

Result<CoachingNote> Coaching::note(const NoteWish& wish) {
  using namespace coaching_detail;
  return m_book.write([&](Unit& unit) -> Result<CoachingNote> {
    auto note = planned(unit, wish);
    if (!note) return note;
    note->number = m_stores.coaching.add(unit, *note);
    audit(unit, "employee.coach", note->employee,
          named_fields({{"number", std::to_string(note->number)},
                        {"date", note->held_on.to_iso()},
                        {"measure", note->measure ? std::string(name_of(*note->measure)) : ""},
                        {"topic", note->topic},
                        {"next", text_of(note->follow_up)}}));
    return note;
  });
}

Result<CoachingNote> Coaching::follow_up(const FollowUpWish& wish) {
  using namespace coaching_detail;
  return m_book.write([&](Unit& unit) -> Result<CoachingNote> {
    auto note = m_stores.coaching.note(unit, wish.number);
    const Refusal unknown{RefusalCode::coaching_note_unknown,
                          {{"number", std::to_string(wish.number)}}};
    if (!note) return unknown;
    for (const Employee& one : m_stores.employees.list(unit))
      if (one.id == note->employee)
        if (auto refusal = may_not_change(m_actor, one, m_stores.company.locations(unit),
                                          Permission::coach_staff))
          return *refusal;
    if (!note->due())
      return Refusal{RefusalCode::coaching_note_closed, {{"number", std::to_string(wish.number)}}};
    if (wish.held_on < note->held_on) return wrong_days(note->held_on, wish.held_on);
    if (wish.next && *wish.next < wish.held_on) return wrong_days(wish.held_on, *wish.next);
    const FollowUp done{wish.held_on, wish.words, wish.next, m_clock.now(), m_actor.employee};
    m_stores.coaching.add(unit, wish.number, done);
    note->followed.push_back(done);
    audit(unit, "employee.follow_up", note->employee,
          named_fields({{"number", std::to_string(wish.number)},
                        {"date", wish.held_on.to_iso()},
                        {"next", text_of(wish.next)}}));
    return *note;
  });
}

Result<CoachingTopic> Coaching::set_topic(const std::string& measure, const std::string& topic,
                                          bool remove) {
  using namespace coaching_detail;
  if (auto refusal = company::refused(m_actor, Permission::coach_staff)) return *refusal;
  const auto known = measure_named(measure);
  if (!known) return Refusal{RefusalCode::measure_unknown, {{"value", measure}}};
  if (topic.empty()) return Refusal{RefusalCode::coaching_topic_missing, {}};
  const CoachingTopic wanted{*known, topic};
  return m_book.write([&](Unit& unit) -> Result<CoachingTopic> {
    const auto topics = m_stores.coaching.topics(unit);
    const bool there = std::ranges::find(topics, wanted) != topics.end();
    if (remove && !there) return Refusal{RefusalCode::topic_unknown, {{"value", topic}}};
    if (!remove && there) return wanted;
    if (remove)
      m_stores.coaching.remove_topic(unit, wanted);
    else
      m_stores.coaching.add_topic(unit, wanted);
    const std::string text = named_fields({{"measure", measure}, {"topic", topic}});
    books::post_audit(
        unit, m_stores.ledger,
        books::audit_row(m_actor, m_clock.now(), "coaching.topic", "book", 0,
                         remove ? text : std::string(), remove ? std::string() : text));
    return wanted;
  });
}

std::vector<CoachingNote> Coaching::notes(Unit& unit, EmployeeId employee) const {
  const auto all = m_stores.employees.list(unit);
  const auto locations = m_stores.company.locations(unit);
  auto notes = m_stores.coaching.notes(unit, employee);
  std::erase_if(notes, [&](const CoachingNote& note) {
    if (note.employee == m_actor.employee) return false;
    const auto who = std::ranges::find(all, note.employee, &Employee::id);
    return who == all.end() ||
           may_not_change(m_actor, *who, locations, company::Permission::coach_staff).has_value();
  });
  return notes;
}

}  // namespace kontor::staff
