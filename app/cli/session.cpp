#include "app/cli/session.h"

#include <algorithm>
#include <charconv>

#include "app/cli/sign_in.h"
#include "domain/base/zone.h"
#include "domain/staff/people.h"

namespace kontor::cli {

const std::string& Session::address() const {
  if (globals.book.empty()) {
    throw WrongUsage(text("No book is named. Give its address with --book, or in KONTOR_BOOK."));
  }
  return globals.book;
}

app::OpenBook& Session::book() {
  if (m_book) return *m_book;
  auto book = take(app::OpenBook::open(address(), m_clock));
  if (!m_employee.empty()) {
    const auto all =
        book->book().read([&](Unit& unit) { return book->stores().employees.list(unit); });
    book->act_as(take(staff::known_employee(all, m_employee)).id);
  } else {
    sign_in(*this, *book);
  }
  m_book = std::move(book);
  return *m_book;
}

app::Desk& Session::desk() {
  if (!m_desk) m_desk = std::make_unique<app::Desk>(book(), m_keys);
  return *m_desk;
}

std::optional<std::int64_t> Session::limit() const {
  if (globals.limit.empty()) return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(globals.limit.data(), globals.limit.data() + globals.limit.size(), value);
  return value;
}

bool RowLimit::admits() {
  if (full()) return false;
  if (m_left) --*m_left;
  return true;
}

namespace {

template <class Rows, class Id>
auto session_find(const Rows& rows, Id id) -> decltype(rows.data()) {
  const auto found = std::ranges::find_if(rows, [&](const auto& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

/// By code first: a code is unique, a name need not be.
template <class Rows>
auto session_find_named(const Rows& rows, const std::string& wanted) -> decltype(rows.data()) {
  for (const auto& row : rows) {
    if (row.code == wanted) return &row;
  }
  for (const auto& row : rows) {
    if (row.name == wanted) return &row;
  }
  return nullptr;
}

template <class Row>
std::string code_or_nothing(const Row* row) {
  return row == nullptr ? std::string() : row->code;
}

}  // namespace

CompanyNames::CompanyNames(Unit& unit, company::CompanyStore& store)
    : m_company(company::read_company(unit, store)) {}

const company::Entity* CompanyNames::entity(EntityId id) const {
  return session_find(m_company.entities, id);
}
const company::Location* CompanyNames::location(LocationId id) const {
  return session_find(m_company.locations, id);
}
const company::Channel* CompanyNames::channel(ChannelId id) const {
  return session_find(m_company.channels, id);
}
std::string CompanyNames::entity_code(EntityId id) const { return code_or_nothing(entity(id)); }
std::string CompanyNames::location_code(LocationId id) const {
  return code_or_nothing(location(id));
}
std::string CompanyNames::channel_code(ChannelId id) const { return code_or_nothing(channel(id)); }

const company::Entity& CompanyNames::entity_named(const std::string& wanted) const {
  const auto* found = session_find_named(m_company.entities, wanted);
  if (found == nullptr) throw Stop({RefusalCode::entity_unknown, {{"entity", wanted}}});
  return *found;
}

const company::Location& CompanyNames::location_named(const std::string& wanted) const {
  const auto* found = session_find_named(m_company.locations, wanted);
  if (found == nullptr) throw Stop({RefusalCode::location_unknown, {{"location", wanted}}});
  return *found;
}

const company::Channel& CompanyNames::channel_named(const std::string& wanted) const {
  const auto* found = session_find_named(m_company.channels, wanted);
  if (found == nullptr) throw Stop({RefusalCode::channel_unknown, {{"channel", wanted}}});
  return *found;
}

std::string CompanyNames::home_zone() const {
  return m_company.entities.empty() ? "UTC" : m_company.entities.front().zone;
}

CompanyNames company_names(Session& session) {
  auto& book = session.book();
  return book.book().read([&](Unit& unit) { return CompanyNames(unit, book.stores().company); });
}

bool sees_costs(Session& session) {
  return session.book().actor().may(company::Permission::read_cost);
}

BusinessDate parse_date(const std::string& option, const std::string& text) {
  const auto date = BusinessDate::parse_iso(text);
  if (!date) throw Stop({RefusalCode::value_not_date, {{"column", option}, {"value", text}}});
  return *date;
}

Instant parse_moment(const std::string& option, const std::string& text, const std::string& zone) {
  if (const auto instant = Instant::parse_iso(text)) return *instant;
  const BusinessDate date = parse_date(option, text);
  const auto found = TimeZone::find(zone);
  const Instant next_day = (found ? *found : TimeZone::utc()).instant({date + 1, 0});
  return {next_day.ms - 1};
}

}  // namespace kontor::cli
