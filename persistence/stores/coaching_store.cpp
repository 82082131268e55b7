#include "persistence/stores/coaching_store.h"

#include <map>

#include "persistence/stores/query.h"
#include "persistence/stores/series.h"

namespace kontor::persistence {

using staff::CoachingNote;
using staff::CoachingTopic;
using staff::FollowUp;

namespace coaching_store_detail {

/// The follow-ups of these notes, into them.
void add_followed(Unit& unit, std::vector<CoachingNote>& notes, const char* condition,
                  std::int64_t of) {
  std::map<std::int64_t, CoachingNote*> places;
  for (CoachingNote& note : notes) places[note.number] = &note;
  std::int64_t number = 0;
  FollowUp done;
  Query q(unit, std::string("select f.note_number, f.held_on, f.words, f.next_on, f.made_at, "
                            "f.made_by from coaching_follow_up f join coaching_note n on "
                            "n.number = f.note_number where ") +
                    condition + " order by f.note_number, f.follow_no");
  if (of != 0) q.bind("of", of);
  q.into(number, done.held_on, done.words, done.next, done.made_at, done.made_by);
  while (q.next())
    if (const auto note = places.find(number); note != places.end())
      note->second->followed.push_back(done);
}

/// `condition` names :of, unless that is 0.
std::vector<CoachingNote> notes_where(Unit& unit, const char* condition, std::int64_t of) {
  std::vector<CoachingNote> notes;
  CoachingNote note;
  std::string measure;
  Query q(unit,
          std::string("select n.number, n.employee_id, n.held_on, n.measure, n.topic, n.goal, "
                      "n.words, n.follow_up, n.made_at, n.made_by from coaching_note n "
                      "where ") +
              condition + " order by n.held_on desc, n.number desc");
  if (of != 0) q.bind("of", of);
  q.into(note.number, note.employee, note.held_on, measure, note.topic, note.goal, note.words,
         note.follow_up, note.made_at, note.made_by);
  while (q.next()) {
    note.measure = staff::measure_named(measure);
    notes.push_back(note);
  }
  add_followed(unit, notes, condition, of);
  return notes;
}

}  // namespace coaching_store_detail

std::vector<CoachingTopic> SqlCoachingStore::topics(Unit& unit) {
  std::vector<CoachingTopic> topics;
  std::string measure, topic;
  Query q(unit, "select measure, topic from coaching_topic order by measure, topic");
  q.into(measure, topic);
  while (q.next())
    if (const auto known = staff::measure_named(measure)) topics.push_back({*known, topic});
  return topics;
}

void SqlCoachingStore::add_topic(Unit& unit, const CoachingTopic& topic) {
  Query(unit, "insert into coaching_topic (measure, topic) values (:measure, :topic)")
      .bind("measure", staff::name_of(topic.measure))
      .bind("topic", topic.topic)
      .execute();
}

void SqlCoachingStore::remove_topic(Unit& unit, const CoachingTopic& topic) {
  Query(unit, "delete from coaching_topic where measure = :measure and topic = :topic")
      .bind("measure", staff::name_of(topic.measure))
      .bind("topic", topic.topic)
      .execute();
}

std::int64_t SqlCoachingStore::add(Unit& unit, const CoachingNote& note) {
  const std::int64_t number = next_of_series(unit, "coaching");
  Query q(unit,
          "insert into coaching_note (number, employee_id, held_on, measure, topic, goal, words, "
          "follow_up, made_at, made_by) values (:number, :employee, :held, :measure, :topic, "
          ":goal, :words, :next, :at, :by)");
  q.bind("number", number).bind("employee", note.employee).bind("held", note.held_on);
  q.bind("measure", note.measure ? staff::name_of(*note.measure) : std::string_view());
  q.bind("topic", note.topic).bind("goal", note.goal).bind("words", note.words);
  q.bind("next", note.follow_up).bind("at", note.made_at).bind("by", note.made_by);
  q.execute();
  return number;
}

void SqlCoachingStore::add(Unit& unit, std::int64_t number, const FollowUp& done) {
  Query q(unit,
          "insert into coaching_follow_up (note_number, follow_no, held_on, words, next_on, "
          "made_at, made_by) select :number, coalesce(max(f.follow_no), 0) + 1, "
          "cast(:held as bigint), :words, cast(:next as bigint), cast(:at as bigint), "
          "cast(:by as bigint) from coaching_follow_up f where f.note_number = :number");
  q.bind("number", number).bind("held", done.held_on).bind("words", done.words);
  q.bind("next", done.next).bind("at", done.made_at).bind("by", done.made_by);
  q.execute();
}

std::vector<CoachingNote> SqlCoachingStore::notes(Unit& unit, EmployeeId employee) {
  return coaching_store_detail::notes_where(unit, employee ? "n.employee_id = :of" : "n.number > 0",
                                            employee.value);
}

std::optional<CoachingNote> SqlCoachingStore::note(Unit& unit, std::int64_t number) {
  const auto notes = coaching_store_detail::notes_where(unit, "n.number = :of", number);
  return notes.empty() ? std::nullopt : std::optional(notes.front());
}

}  // namespace kontor::persistence
