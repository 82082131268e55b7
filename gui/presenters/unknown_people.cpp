#include "gui/presenters/unknown_people.h"

#include <algorithm>

#include "domain/company/reach.h"
#include "domain/intake/bind_employee.h"
#include "domain/staff/places.h"

namespace kontor::gui {

namespace {

/// Unknown ones are seen by who may see the team wherever files name them.
std::vector<staff::Employee> seen_people(OpenBook& book, Unit& unit) {
  const auto actor = book.actor();
  auto all = book.employees().list(unit);
  if (actor.may(company::Permission::read_staff)) return all;
  std::vector<staff::Employee> unknown;
  for (const auto& one : all) {
    if (!one.provisional || one.bound_to) continue;
    const auto places = intake::named_at(unit, book.stores(), one);
    if (std::ranges::all_of(places, [&](const company::Scope& place) {
          return actor.may(company::Permission::read_staff, place);
        }))
      unknown.push_back(one);
  }
  std::erase_if(all, [](const staff::Employee& one) { return one.provisional; });
  all = staff::seen_by(actor, std::move(all), book.company().locations(unit));
  all.insert(all.end(), unknown.begin(), unknown.end());
  return all;
}

}  // namespace

UnknownPeople::UnknownPeople(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                             std::function<void()> changed)
    : m_book(std::move(book)),
      m_language(std::move(language)),
      m_changed(std::move(changed)),
      m_table({text_column("code", m_language.text("Code"), 200),
               text_column("name", m_language.text("Name in the files"), 280, true)}),
      m_reading(executor, Lane::read) {}

void UnknownPeople::load() {
  const auto actor = m_book->actor();
  if (!company::may_somewhere(actor, company::Permission::read_staff)) {
    m_error = m_language.sentence(*company::refused(actor, company::Permission::read_staff));
    m_changed();
    return;
  }
  m_reading.run(
      [book = m_book](const Cancel&) {
        return book->book().read([&](Unit& unit) { return seen_people(*book, unit); });
      },
      [this](const std::vector<staff::Employee>& all) { take(all); },
      [this](const Failure& failure) {
        m_error = m_language.sentence(failure);
        m_changed();
      });
}

void UnknownPeople::take(const std::vector<staff::Employee>& all) {
  m_error.clear();
  m_table.clear();
  m_unknown.clear();
  m_known.clear();
  for (const auto& one : all) {
    if (one.bound_to) continue;
    (one.provisional ? m_unknown : m_known).push_back(one);
    if (one.provisional) m_table.add({{{one.code}, {}}, {{one.name}, {}}});
  }
  m_changed();
}

std::string UnknownPeople::name(std::size_t row) const {
  return row < m_unknown.size() ? m_unknown[row].name : std::string();
}

std::string UnknownPeople::code(std::size_t row) const {
  return row < m_unknown.size() ? m_unknown[row].code : std::string();
}

std::vector<std::string> UnknownPeople::choice_codes() const {
  std::vector<std::string> all;
  for (const auto& one : m_known) all.push_back(one.code);
  return all;
}

std::vector<std::string> UnknownPeople::choices() const {
  std::vector<std::string> all;
  for (const auto& one : m_known) all.push_back(m_language.joined({one.code, one.name}));
  return all;
}

void UnknownPeople::bind(const std::string& unknown, const std::string& known, BatchActs& acts) {
  if (acts.busy() || unknown.empty() || known.empty()) return;
  m_acting = true;
  m_result.clear();
  acts.bind_employee(unknown, known);
}

void UnknownPeople::keep(std::size_t row, BatchActs& acts) {
  if (acts.busy() || row >= m_unknown.size()) return;
  m_acting = true;
  m_result.clear();
  acts.keep_employee(m_unknown[row].code);
}

void UnknownPeople::act_changed(const BatchActs& acts) {
  if (acts.busy() || !m_acting) return;
  m_acting = acts.refused().has_value();  // somebody may still let it be done
  m_result = acts.result();
  m_wrong = acts.went_wrong();
  load();
}

}  // namespace kontor::gui
