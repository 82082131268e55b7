#include "app/context.h"

#include <chrono>

#include "app/process.h"
#include "domain/base/zone.h"
#include "i18n/machine.h"
#include "persistence/admin/create.h"

namespace kontor::app {

namespace {

/// The first employee is the owner, with all permissions.
void add_owner(persistence::SqlBook& book, const Clock& clock) {
  persistence::SqlStores stores(clock);
  book.ids().reserve(8);
  book.write([&](Unit& unit) {
    staff::Employee owner;
    owner.id = book.ids().make<EmployeeId>();
    owner.code = "OWNER";
    owner.name = "Owner";
    owner.owner = true;
    stores.all().employees.add(unit, owner);
  });
}

/// An entity's own location, so that a fresh book can take goods in at once.
constexpr const char* main_location_code = "MAIN";

}  // namespace

Instant SystemClock::now() const {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

OpenBook::OpenBook(std::shared_ptr<persistence::SqlBook> book, const Clock& clock)
    : OpenBook(std::move(book), clock, {{}, host_name(), company::all_permissions()}) {
  m_hands.actor.employee = m_book->read([&](Unit& unit) { return m_all.employees.owner(unit).id; });
}

OpenBook::OpenBook(std::shared_ptr<persistence::SqlBook> book, const Clock& clock,
                   company::Actor actor)
    : m_book(std::move(book)), m_clock(clock), m_stores(clock), m_all(m_stores.all()) {
  m_hands.actor = std::move(actor);
  m_hands.holder = own_holder();
  m_hands.at_work = [this](const intake::Batch& b) { return holder_at_work(b, m_clock.now()); };
}

company::Setup OpenBook::setup() { return {*m_book, m_all, m_clock, m_hands.actor}; }

staff::Roles OpenBook::roles() { return {*m_book, m_all, m_clock, m_hands.actor}; }

company::Actor OpenBook::actor_of(EmployeeId employee) {
  return m_book->read([&](Unit& unit) { return actor_in(unit, employee); });
}

company::Actor OpenBook::actor_in(Unit& unit, EmployeeId employee) {
  company::Actor actor;
  const auto roles = staff::all_roles(m_all.roles.own(unit));
  const auto given = m_all.roles.given(unit);
  for (const auto& e : m_all.employees.list(unit))
    if (e.id == employee) actor = staff::actor_of(e, roles, given, local_today(m_clock));
  actor.machine = m_hands.actor.machine;
  return actor;
}

stock::LowStock OpenBook::low_stock() {
  return {*m_book, m_all, m_all.low_stock, m_clock, m_hands.actor};
}

goods::Zones OpenBook::zones() { return {*m_book, m_all, m_clock, m_hands.actor}; }

goods::Transfers OpenBook::transfers() { return {*m_book, m_all, m_clock, m_hands.actor}; }

goods::StockActs OpenBook::stock_acts() { return {*m_book, m_all, m_clock, m_hands.actor}; }

pricing::Promotions OpenBook::promotions() { return {*m_book, m_all, m_clock, m_hands.actor}; }

pricing::Prices OpenBook::prices() { return {*m_book, m_all, m_clock, m_hands.actor}; }

stock::Offers OpenBook::offers() { return {*m_book, m_all, m_clock, m_hands.actor}; }

goods::StockCounts OpenBook::counts() { return {*m_book, m_all, m_clock, m_hands.actor}; }

goods::StockStatements OpenBook::statements() { return {*m_book, m_all, m_clock, m_hands.actor}; }

goods::Suppliers OpenBook::suppliers() { return {*m_book, m_all, m_clock, m_hands.actor}; }

goods::Bundles OpenBook::bundles() { return {*m_book, m_all, m_clock, m_hands.actor}; }

goods::LotActs OpenBook::lots() { return {*m_book, m_all, m_clock, m_hands.actor}; }

goods::Consignment OpenBook::consignment() { return {*m_book, m_all, m_clock, m_hands.actor}; }
goods::EntityTrade OpenBook::entity_trade() { return {*m_book, m_all, m_clock, m_hands.actor}; }
goods::Replenishment OpenBook::replenishment() { return {*m_book, m_all, m_clock, m_hands.actor}; }

stock::Alerts OpenBook::alerts() { return {*m_book, m_all, m_clock, m_hands.actor}; }

customers::Duplicates OpenBook::duplicates() { return {*m_book, m_all, m_clock, m_hands.actor}; }

customers::Merges OpenBook::merges() { return {*m_book, m_all, m_clock, m_hands.actor}; }

goods::Purchases OpenBook::purchases() { return {*m_book, m_all, m_clock, m_hands.actor}; }

std::unique_ptr<OpenBook> OpenBook::as(EmployeeId employee) {
  return std::unique_ptr<OpenBook>(new OpenBook(m_book, m_clock, actor_of(employee)));
}

std::unique_ptr<OpenBook> OpenBook::approved(const desk::Approval& approval) const {
  return std::unique_ptr<OpenBook>(
      new OpenBook(m_book, m_clock, desk::approved(m_hands.actor, approval)));
}

staff::Team OpenBook::team() { return {*m_book, m_all, m_clock, m_hands.actor}; }

staff::Coaching OpenBook::coaching() { return {*m_book, m_all, m_clock, m_hands.actor}; }

staff::Commissions OpenBook::commissions() { return {*m_book, m_all, m_clock, m_hands.actor}; }

staff::Targets OpenBook::targets() { return {*m_book, m_all, m_clock, m_hands.actor}; }

Result<std::unique_ptr<OpenBook>> OpenBook::open(const std::string& address, const Clock& clock) {
  const auto parsed = persistence::parse_address(address);
  if (!parsed) return parsed.refusal();
  auto book = persistence::open_book(*parsed);
  if (!book) return book.refusal();
  return std::make_unique<OpenBook>(std::move(*book), clock);
}

company::EntityDraft local_defaults() {
  const i18n::MachinePlace place = i18n::machine_place();
  company::EntityDraft d;
  d.country = place.country;
  d.currency = place.currency;
  d.zone = place.zone;
  d.name = "Kontor";
  return d;
}

BusinessDate local_today(const Clock& clock) {
  const auto zone = TimeZone::find(local_defaults().zone);
  return zone.value_or(TimeZone::utc()).local(clock.now()).date;
}

Result<std::unique_ptr<OpenBook>> create_book(const std::string& address, const NewBook& draft,
                                              const Clock& clock) {
  const auto parsed = persistence::parse_address(address);
  if (!parsed) return parsed.refusal();
  const auto created = persistence::create_book(*parsed, clock);
  if (!created) return created.refusal();
  const auto give_up = [&](const Refusal& refusal) -> Result<std::unique_ptr<OpenBook>> {
    if (!parsed->path.empty()) std::filesystem::remove(parsed->path);
    return refusal;
  };
  auto opened = persistence::open_book(*parsed);
  if (!opened) return give_up(opened.refusal());
  add_owner(**opened, clock);
  auto book = std::make_unique<OpenBook>(std::move(*opened), clock);
  company::EntityDraft entity = local_defaults();
  const auto take = [](std::string& into, const std::string& given) {
    if (!given.empty()) into = given;
  };
  take(entity.name, draft.entity.name);
  take(entity.code, draft.entity.code);
  take(entity.country, draft.entity.country);
  take(entity.currency, draft.entity.currency);
  take(entity.zone, draft.entity.zone);
  take(entity.tax_scheme, draft.entity.tax_scheme);
  entity.fiscal_year_month = draft.entity.fiscal_year_month;
  entity.start = draft.entity.start;
  auto setup = book->setup();
  const auto made = setup.add_entity(entity);
  if (!made) {
    book.reset();
    return give_up(made.refusal());
  }
  const std::string name = draft.location_name.empty() ? entity.name : draft.location_name;
  const auto place = setup.add_location({main_location_code, name, made->code, "store", {}, 0});
  if (!place) {
    book.reset();
    return give_up(place.refusal());
  }
  return book;
}

}  // namespace kontor::app
