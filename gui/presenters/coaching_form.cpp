#include "gui/presenters/coaching_form.h"

#include "domain/staff/places.h"
#include "domain/staff/trainer.h"
#include "gui/presenters/today.h"
#include "i18n/finding_words.h"

namespace kontor::gui {

namespace coaching_form_detail {

/// When it is looked at again, unless somebody says otherwise.
constexpr int usual_follow_up = 14;

/// What they are weak in beyond chance; empty: nothing.
std::string weak_in(OpenBook& book, Unit& unit, EmployeeId employee, BusinessDate today) {
  for (const auto& finding : staff::compared_team(unit, book.team(), book.stores(), book.actor(),
                                                  staff::review_period(today)))
    if (finding.standing.employee == employee && finding.stands_out() && !finding.good())
      return std::string(staff::name_of(finding.measure()));
  return {};
}

}  // namespace coaching_form_detail

CoachingForm::CoachingForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                           EmployeeId employee)
    : FormPresenter(std::move(book), executor, std::move(language)),
      m_employee(employee),
      m_reading(executor, Lane::read) {}

void CoachingForm::load() {
  m_reading.run(
      [book = m_book, id = m_employee](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Facts facts;
          facts.today = today_of(book->clock(), book->company().entities(unit));
          const auto places = book->company().locations(unit);
          for (const auto& one : book->employees().list(unit))
            if (one.id == id && staff::may_see(book->actor(), one, places)) facts.employee = one;
          if (facts.employee)
            facts.measure = coaching_form_detail::weak_in(*book, unit, id, facts.today);
          return facts;
        });
      },
      [this](const Facts& facts) { take(facts); },
      [this](const Failure& failure) {
        fail_whole(m_language.sentence(failure));
        show();
      });
}

void CoachingForm::take(const Facts& facts) {
  const Language& t = m_language;
  if (!facts.employee) return;
  m_code = facts.employee->code;
  FormField measure{"measure", t.text("What it is to change"), {}, FormField::Kind::choice, 240};
  measure.choices.emplace_back("", t.text("Nothing that is measured"));
  for (int number = 0; number < staff::measures; ++number) {
    const auto one = static_cast<staff::Measure>(number);
    measure.choices.emplace_back(std::string(staff::name_of(one)), i18n::name(*t.catalogue(), one));
  }
  measure.stored = facts.measure;
  FormField topic{"topic", t.text("Topic"), t.text("Empty: the first topic of the measure"),
                  FormField::Kind::text, 320};
  FormField goal{"goal", t.text("Goal"), {}, FormField::Kind::text, 320};
  FormField words{"words", t.text("What was said"), {}, FormField::Kind::text, 320};
  FormField day{"date", t.text("The day"), t.text("As 2026-10-31."), FormField::Kind::text, 120};
  day.stored = facts.today.to_iso();
  FormField next{"next", t.text("Look again on"), t.text("Empty: not again. As 2026-10-31."),
                 FormField::Kind::text, 120};
  next.stored = (facts.today + coaching_form_detail::usual_follow_up).to_iso();
  fill(facts.employee->name, true,
       {std::move(measure), std::move(topic), std::move(goal), std::move(words), std::move(day),
        std::move(next)});
}

void CoachingForm::check() {
  for (const char* key : {"date", "next"}) {
    const bool may_be_empty = std::string_view(key) == "next";
    if ((may_be_empty && value(key).empty()) || BusinessDate::parse_iso(value(key))) continue;
    fail(key, m_language.sentence(Refusal{RefusalCode::value_not_date,
                                          {{"column", field(key).label}, {"value", value(key)}}}));
  }
}

FormPresenter::Saver CoachingForm::saver() const {
  staff::NoteWish wish;
  wish.employee = m_code;
  wish.held_on = BusinessDate::parse_iso(value("date")).value_or(BusinessDate());
  wish.measure = value("measure");
  wish.topic = value("topic");
  wish.goal = value("goal");
  wish.words = value("words");
  wish.follow_up = BusinessDate::parse_iso(value("next"));
  return [wish](OpenBook& book) -> Outcome {
    const auto note = book.coaching_work().note(wish);
    if (!note) return note.refusal();
    return wish.employee;
  };
}

std::string CoachingForm::field_of(const Refusal& refusal) const {
  switch (refusal.code) {
    case RefusalCode::coaching_topic_missing:
      return "topic";
    case RefusalCode::date_range_invalid:
      return "next";
    default:
      return {};
  }
}

void CoachingForm::was_saved(const std::string&) {
  m_done = m_language.text("The coaching of {name} is noted.", {{"name", title()}});
}

}  // namespace kontor::gui
