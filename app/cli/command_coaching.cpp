// What the trainer agrees with whom, and whether it changed anything.

#include <algorithm>
#include <charconv>
#include <set>

#include "app/cli/commands.h"
#include "app/cli/staff_rows.h"
#include "app/readers.h"
#include "domain/staff/coaching_effects.h"
#include "domain/staff/people.h"
#include "domain/staff/places.h"
#include "i18n/coaching_words.h"
#include "i18n/finding_words.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;
using staff::CoachingNote;

struct CoachingOptions {
  std::string employee, measure, topic, goal, words, date, next, number;
  bool due = false, remove = false;
};

BusinessDate date_or_today(Session& session, const std::string& option, const std::string& text) {
  return text.empty() ? app::local_today(session.clock()) : parse_date(option, text);
}

std::optional<BusinessDate> date_or_none(const std::string& option, const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(parse_date(option, text));
}

std::vector<reports::Column> note_columns(Session& session) {
  const auto decimal = ColumnType::decimal;
  return {session.column("note", KONTOR_TEXT("Note"), ColumnType::integer),
          session.column("employee", KONTOR_TEXT("Employee")),
          session.column("date", KONTOR_TEXT("Date"), ColumnType::date),
          session.column("measure", KONTOR_TEXT("Measure")),
          session.column("topic", KONTOR_TEXT("Topic")),
          session.column("goal", KONTOR_TEXT("Goal")),
          session.column("words", KONTOR_TEXT("What was said")),
          session.column("follow_ups", KONTOR_TEXT("Looked at again"), ColumnType::integer),
          session.column("last_words", KONTOR_TEXT("What came of it")),
          session.column("due", KONTOR_TEXT("Look again on"), ColumnType::date),
          session.column("effect", KONTOR_TEXT("Effect")),
          session.column("change", KONTOR_TEXT("Change"), decimal),
          session.column("low", KONTOR_TEXT("At least"), decimal),
          session.column("high", KONTOR_TEXT("At most"), decimal)};
}

std::vector<reports::Cell> effect_cells(Console& console, const staff::CoachingEffect* one) {
  if (!one) return {{}, {}, {}, {}};
  const auto change = [&](std::int64_t value) -> reports::Cell {
    if (!one->effect.told()) return {};
    return console.decimal(plain_measure(one->measure, one->currency, value));
  };
  return {console.coded(i18n::effect_code(*one), i18n::effect_name(console.texts(), *one)),
          change(one->effect.change), change(one->effect.low), change(one->effect.high)};
}

void show_notes(Session& session, const std::vector<CoachingNote>& notes,
                const std::vector<staff::CoachingEffect>& effects) {
  Console& console = session.console();
  const auto all = all_staff(session);
  Listing list(console, note_columns(session));
  RowLimit limit(session);
  for (const CoachingNote& note : notes) {
    if (!limit.admits()) break;
    const auto effect = std::ranges::find(effects, note.number, &staff::CoachingEffect::number);
    const auto due = note.due();
    std::vector<reports::Cell> cells{
        note.number,
        employee_code(all, note.employee),
        console.date(note.held_on),
        note.measure
            ? console.coded(name_of(*note.measure), i18n::name(console.texts(), *note.measure))
            : reports::Cell(),
        console.coded(note.topic, i18n::topic_name(console.texts(), note.topic)),
        text_or_null(note.goal),
        text_or_null(note.words),
        static_cast<std::int64_t>(note.followed.size()),
        note.followed.empty() ? reports::Cell() : text_or_null(note.followed.back().words),
        due ? console.date(*due) : reports::Cell()};
    const auto more = effect_cells(console, effect == effects.end() ? nullptr : &*effect);
    cells.insert(cells.end(), more.begin(), more.end());
    list.row(cells);
  }
  list.end();
}

Status coach_note(Session& session, const CoachingOptions& o) {
  staff::NoteWish wish;
  wish.employee = o.employee;
  wish.held_on = date_or_today(session, "--date", o.date);
  wish.measure = o.measure;
  wish.topic = o.topic;
  wish.goal = o.goal;
  wish.words = o.words;
  wish.follow_up = date_or_none("--follow-up", o.next);
  show_notes(session, {take(session.book().coaching().note(wish))}, {});
  return Status::done;
}

Status coach_follow_up(Session& session, const CoachingOptions& o) {
  staff::FollowUpWish wish;
  const auto* end = o.number.data() + o.number.size();
  if (std::from_chars(o.number.data(), end, wish.number).ptr != end)
    throw Stop({RefusalCode::coaching_note_unknown, {{"number", o.number}}});
  wish.held_on = date_or_today(session, "--date", o.date);
  wish.words = o.words;
  wish.next = date_or_none("--next", o.next);
  show_notes(session, {take(session.book().coaching().follow_up(wish))}, {});
  return Status::done;
}

Status coach_notes(Session& session, const CoachingOptions& o) {
  auto& book = session.book();
  EmployeeId employee;
  if (!o.employee.empty())
    employee = take(staff::employee_named(all_staff(session), o.employee)).id;
  const auto today = app::local_today(session.clock());
  app::Readers readers;
  std::vector<staff::CoachingEffect> effects;
  auto notes = book.book().read([&](Unit& unit) {
    const auto stores = book.stores();
    auto seen = book.coaching().notes(unit, employee);
    // Whoever else was coached is nobody's measure, whether the actor may see it or not.
    const auto all = stores.coaching.notes(unit, {});
    std::set<EmployeeId> people;
    for (const auto& note : seen) people.insert(note.employee);
    for (const EmployeeId one : people)
      for (auto& effect : staff::coaching_effects(unit, readers.team(), stores, all, one, today))
        effects.push_back(effect);
    return seen;
  });
  if (o.due)
    std::erase_if(notes, [&](const auto& note) { return !note.due() || today < *note.due(); });
  show_notes(session, notes, effects);
  return Status::done;
}

void show_topics(Session& session, const std::vector<staff::CoachingTopic>& topics) {
  Console& console = session.console();
  Listing list(console, {session.column("measure", KONTOR_TEXT("Measure")),
                         session.column("topic", KONTOR_TEXT("Topic"))});
  for (const auto& one : topics)
    list.row({console.coded(name_of(one.measure), i18n::name(console.texts(), one.measure)),
              console.coded(one.topic, i18n::topic_name(console.texts(), one.topic))});
  list.end();
}

Status coach_topics(Session& session) {
  auto& book = session.book();
  show_topics(session,
              book.book().read([&](Unit& unit) { return book.stores().coaching.topics(unit); }));
  return Status::done;
}

Status coach_topic(Session& session, const CoachingOptions& o) {
  take(session.book().coaching().set_topic(o.measure, o.topic, o.remove));
  return coach_topics(session);
}

Status coach_onboarding(Session& session, const CoachingOptions& o) {
  auto& book = session.book();
  Console& console = session.console();
  const auto all = all_staff(session);
  const auto who = take(staff::employee_named(all, o.employee));
  if (who.id != book.actor().employee)
    if (const auto no = staff::may_not_change(book.actor(), who, company_names(session).locations(),
                                              Permission::coach_staff))
      throw Stop(*no);
  app::Readers readers;
  const auto today = app::local_today(session.clock());
  const auto curves = book.book().read([&](Unit& unit) {
    return staff::onboarding(unit, readers.team(), book.stores(), who, today);
  });
  const auto decimal = ColumnType::decimal;
  const auto integer = ColumnType::integer;
  Listing list(console,
               {session.column("employee", KONTOR_TEXT("Employee")),
                session.column("measure", KONTOR_TEXT("Measure")),
                session.column("from_day", KONTOR_TEXT("From day"), integer),
                session.column("to_day", KONTOR_TEXT("To day"), integer),
                session.column("own", KONTOR_TEXT("Own"), decimal),
                session.column("colleagues", KONTOR_TEXT("Colleagues"), decimal),
                session.column("low", KONTOR_TEXT("Difference at least"), decimal),
                session.column("high", KONTOR_TEXT("Difference at most"), decimal),
                session.column("days", KONTOR_TEXT("Days"), integer),
                session.column("reached", KONTOR_TEXT("At their level after days"), integer)});
  for (const auto& curve : curves)
    for (const auto& step : curve.steps) {
      const auto ratio = [&](std::int64_t value) -> reports::Cell {
        if (step.verdict != statistics::Verdict::compared) return {};
        return console.decimal(plain_measure(curve.measure, curve.currency, value));
      };
      list.row({who.code,
                console.coded(name_of(curve.measure), i18n::name(console.texts(), curve.measure)),
                std::int64_t{step.first_day}, std::int64_t{step.last_day}, ratio(step.own),
                ratio(step.peers_level), ratio(step.low), ratio(step.high), std::int64_t{step.days},
                curve.reached ? reports::Cell(std::int64_t{*curve.reached}) : reports::Cell()});
    }
  list.end();
  return Status::done;
}

void add_notes(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto noted = options<CoachingOptions>();
  Command note = tree.command(group, "note", KONTOR_TEXT("Note a talk with an employee"));
  note.argument("EMPLOYEE", noted->employee, KONTOR_TEXT("Code or name of the employee"));
  note.option("--measure", noted->measure, "MEASURE",
              KONTOR_TEXT("What it is to change: units_per_order, order_value, add_on_rate, "
                          "customer_rate, manual_rate"));
  note.option("--topic", noted->topic, "TOPIC",
              KONTOR_TEXT("What it was about; else the first topic of the measure"));
  note.option("--goal", noted->goal, "TEXT", KONTOR_TEXT("What was agreed"));
  note.option("--words", noted->words, "TEXT", KONTOR_TEXT("What was said"));
  note.option("--date", noted->date, "DATE", KONTOR_TEXT("When; else today"));
  note.option("--follow-up", noted->next, "DATE", KONTOR_TEXT("When to look at it again"));
  note.needs_somewhere({Permission::coach_staff});
  note.does([&session, noted] { return coach_note(session, *noted); });

  const auto followed = options<CoachingOptions>();
  Command follow = tree.command(group, "follow-up", KONTOR_TEXT("Note what came of a coaching"));
  follow.argument("NOTE", followed->number, KONTOR_TEXT("Number of the note"));
  follow.option("--words", followed->words, "TEXT", KONTOR_TEXT("What came of it"));
  follow.option("--date", followed->date, "DATE", KONTOR_TEXT("When; else today"));
  follow.option("--next", followed->next, "DATE",
                KONTOR_TEXT("When to look at it once more; else it has ended"));
  follow.needs_somewhere({Permission::coach_staff});
  follow.does([&session, followed] { return coach_follow_up(session, *followed); });

  const auto listed = options<CoachingOptions>();
  Command list = tree.command(
      group, "notes", KONTOR_TEXT("List notes of coaching, and what changed since; one’s own too"));
  list.option("--employee", listed->employee, "CODE", KONTOR_TEXT("Only theirs"));
  list.flag("--due", listed->due, KONTOR_TEXT("Only those to be looked at again by now"));
  list.open_to_all();
  list.does([&session, listed] { return coach_notes(session, *listed); });
}

}  // namespace

void add_employee_coaching(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  add_notes(tree, group);

  Command topics =
      tree.command(group, "topics",
                   KONTOR_TEXT("List what the shop trains somebody in who is weak in a measure"));
  topics.open_to_all();
  topics.does([&session] { return coach_topics(session); });

  const auto changed = options<CoachingOptions>();
  Command topic =
      tree.command(group, "topic", KONTOR_TEXT("Add a topic to a measure, or take it away"));
  topic.argument("MEASURE", changed->measure, KONTOR_TEXT("The measure’s name"));
  topic.argument("TOPIC", changed->topic, KONTOR_TEXT("The topic, in the shop’s own words"));
  topic.flag("--remove", changed->remove, KONTOR_TEXT("Take it away"));
  topic.needs({Permission::coach_staff});
  topic.does([&session, changed] { return coach_topic(session, *changed); });

  const auto begun = options<CoachingOptions>();
  Command onboarding = tree.command(
      group, "onboarding",
      KONTOR_TEXT("Show how somebody comes to the level of colleagues, from their first day on"));
  onboarding.argument("EMPLOYEE", begun->employee, KONTOR_TEXT("Code or name of the employee"));
  onboarding.open_to_all();
  onboarding.does([&session, begun] { return coach_onboarding(session, *begun); });
}

}  // namespace kontor::cli
