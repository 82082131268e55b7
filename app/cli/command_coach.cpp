#include <algorithm>

#include "app/cli/commands.h"
#include "app/cli/staff_rows.h"
#include "app/readers.h"
#include "domain/staff/trainer.h"
#include "i18n/coaching_words.h"
#include "i18n/finding_words.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;
using staff::Finding;

struct ReviewOptions {
  std::string from, to, location;
  bool all = false;
};

staff::ReviewPeriod period_of(Session& session, const ReviewOptions& o) {
  auto period = staff::review_period(app::local_today(session.clock()));
  if (!o.from.empty()) period.from = parse_date("--from", o.from);
  if (!o.to.empty()) period.to = parse_date("--to", o.to);
  if (period.to < period.from)
    throw Stop({RefusalCode::date_range_invalid,
                {{"from", period.from.to_iso()}, {"to", period.to.to_iso()}}});
  return period;
}

std::vector<reports::Column> review_columns(Session& session) {
  const auto decimal = ColumnType::decimal;
  const auto integer = ColumnType::integer;
  return {session.column("employee", KONTOR_TEXT("Employee")),
          session.column("name", KONTOR_TEXT("Name")),
          session.column("measure", KONTOR_TEXT("Measure")),
          session.column("result", KONTOR_TEXT("Result")),
          session.column("own", KONTOR_TEXT("Own"), decimal),
          session.column("colleagues", KONTOR_TEXT("Colleagues"), decimal),
          session.column("difference", KONTOR_TEXT("Difference"), decimal),
          session.column("expected", KONTOR_TEXT("To be expected"), decimal),
          session.column("low", KONTOR_TEXT("At least"), decimal),
          session.column("high", KONTOR_TEXT("At most"), decimal),
          session.column("days", KONTOR_TEXT("Days"), integer),
          session.column("peers", KONTOR_TEXT("Number of colleagues"), integer),
          session.column("words", KONTOR_TEXT("In words")),
          session.column("topics", KONTOR_TEXT("Topics"))};
}

/// What the shop trains somebody in who is weak in this.
std::string topics_for(Console& console, const std::vector<staff::CoachingTopic>& topics,
                       const Finding& finding) {
  std::string text;
  if (!finding.stands_out() || finding.good()) return text;
  for (const auto& one : topics)
    if (one.measure == finding.measure())
      text += (text.empty() ? "" : "; ") + i18n::topic_name(console.texts(), one.topic);
  return text;
}

std::vector<reports::Cell> review_cells(Console& console, const staff::Employee& who,
                                        const Finding& finding, const std::string& topics) {
  const auto& s = finding.standing;
  const auto ratio = [&](std::int64_t value) -> reports::Cell {
    return s.compared() ? console.decimal(plain_measure(finding.measure(), finding.currency, value))
                        : reports::Cell();
  };
  return {
      who.code,
      employee_label(who),
      console.coded(name_of(finding.measure()), i18n::name(console.texts(), finding.measure())),
      console.coded(i18n::standing_code(finding), i18n::standing_name(console.texts(), finding)),
      ratio(s.own),
      ratio(s.peers_level),
      ratio(s.difference),
      ratio(s.shrunk),
      ratio(s.low),
      ratio(s.high),
      std::int64_t{s.days},
      std::int64_t{s.peers},
      finding.stands_out() ? reports::Cell(i18n::finding_words(console.texts(), finding))
                           : reports::Cell(),
      text_or_null(topics)};
}

Status coach_review(Session& session, const ReviewOptions& o) {
  auto& book = session.book();
  const auto period = period_of(session, o);
  LocationId location;
  if (!o.location.empty()) location = company_names(session).location_named(o.location).id;
  const auto all = all_staff(session);
  app::Readers readers;
  const auto findings = book.book().read([&](Unit& unit) {
    return staff::compared_team(unit, readers.team(), book.stores(), book.actor(), period,
                                location);
  });
  const auto topics =
      book.book().read([&](Unit& unit) { return book.stores().coaching.topics(unit); });
  Listing list(session.console(), review_columns(session));
  RowLimit limit(session);
  for (const Finding& finding : findings) {
    if (!o.all && !finding.stands_out()) continue;
    const auto who = std::find_if(all.begin(), all.end(), [&](const staff::Employee& e) {
      return e.id == finding.standing.employee;
    });
    if (who == all.end()) continue;
    if (!limit.admits()) break;
    Console& console = session.console();
    list.row(review_cells(console, *who, finding, topics_for(console, topics, finding)));
  }
  list.end();
  return Status::done;
}

}  // namespace

void add_employee_coach(Tree& tree, CLI::App& employee) {
  Session& session = tree.session();
  CLI::App& group = *employee.add_subcommand("coach", session.text("Who needs help with what"));
  group.require_subcommand(1);

  const auto wanted = options<ReviewOptions>();
  Command review = tree.command(
      group, "review",
      KONTOR_TEXT("Compare employees with colleagues in the same shop and hours; shown is what is "
                  "beyond chance"));
  review.option("--from", wanted->from, "DATE",
                KONTOR_TEXT("First day; else of the three whole months before this one"));
  review.option("--to", wanted->to, "DATE", KONTOR_TEXT("Last day"));
  review.option("--location", wanted->location, "CODE", KONTOR_TEXT("Only this location"));
  review.flag("--all", wanted->all, KONTOR_TEXT("Also where there is no difference beyond chance"));
  review.open_to_all();
  review.does([&session, wanted] { return coach_review(session, *wanted); });
  add_employee_coaching(tree, group);
}

}  // namespace kontor::cli
