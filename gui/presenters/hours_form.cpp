#include "gui/presenters/hours_form.h"

#include <algorithm>

#include "domain/staff/people.h"
#include "domain/staff/places.h"
#include "gui/presenters/today.h"

namespace kontor::gui {

HoursForm::HoursForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                     EmployeeId employee)
    : FormPresenter(std::move(book), executor, std::move(language)),
      m_employee(employee),
      m_reading(executor, Lane::read) {}

void HoursForm::load() {
  m_reading.run(
      [book = m_book, id = m_employee](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Facts facts;
          facts.today = today_of(book->clock(), book->company().entities(unit));
          const auto places = book->company().locations(unit);
          for (const auto& one : book->employees().list(unit))
            if (one.id == id && staff::may_see(book->actor(), one, places)) facts.employee = one;
          for (const auto& place : places)
            if (company::holds_stock(place.kind) && place.kind != company::LocationKind::transit)
              facts.places.push_back(place);
          return facts;
        });
      },
      [this](const Facts& facts) { take(facts); },
      [this](const Failure& failure) {
        fail_whole(m_language.sentence(failure));
        show();
      });
}

void HoursForm::take(const Facts& facts) {
  const Language& t = m_language;
  if (!facts.employee) return;
  m_code = facts.employee->code;
  FormField day{"date", t.text("The day"), t.text("As 2026-10-31."), FormField::Kind::text, 120};
  day.stored = facts.today.to_iso();
  FormField hours{"hours", t.text("Hours"), t.text("7.5 or 7:30; 0 takes them away"),
                  FormField::Kind::text, 96};
  FormField place{"place", t.text("Where they worked"), {}, FormField::Kind::choice, 240};
  place.choices.emplace_back("", t.text("Not said"));
  for (const auto& one : facts.places) {
    place.choices.emplace_back(one.code, one.name);
    // Whoever has one shop works there.
    if (facts.employee->shops == std::vector{one.id}) place.stored = one.code;
  }
  fill(facts.employee->name, true, {std::move(day), std::move(hours), std::move(place)});
}

void HoursForm::check() {
  if (!BusinessDate::parse_iso(value("date")))
    fail("date",
         m_language.sentence(Refusal{RefusalCode::value_not_date,
                                     {{"column", field("date").label}, {"value", value("date")}}}));
  if (!staff::minutes_of(value("hours")))
    fail("hours", m_language.sentence(
                      Refusal{RefusalCode::value_not_number,
                              {{"column", field("hours").label}, {"value", value("hours")}}}));
}

FormPresenter::Saver HoursForm::saver() const {
  staff::HoursRow row;
  row.employee = m_code;
  row.date = BusinessDate::parse_iso(value("date")).value_or(BusinessDate());
  row.location = value("place");
  row.minutes = staff::minutes_of(value("hours")).value_or(0);
  return [row](OpenBook& book) -> Outcome {
    const auto report = book.team_work().put_hours({row});
    if (!report) return report.refusal();
    if (!report->refusals.empty()) return report->refusals.front().refusal;
    return row.employee;
  };
}

std::string HoursForm::field_of(const Refusal& refusal) const {
  return refusal.code == RefusalCode::location_unknown ? "place" : std::string();
}

void HoursForm::was_saved(const std::string&) {
  m_done = m_language.text("The hours of {name} are entered.", {{"name", title()}});
}

}  // namespace kontor::gui
