#include "app/desk.h"

#include <algorithm>

#include "app/private_file.h"
#include "app/process.h"
#include "domain/base/failure.h"
#include "domain/base/fields.h"
#include "domain/desk/desk_refusal.h"
#include "domain/staff/people.h"
#include "domain/staff/places.h"

namespace kontor::app {

using company::Permission;

namespace {

/// The first of a machine's two lives in a book that was never asked for it.
const desk::Machine* good_machine(const std::vector<desk::Machine>& machines,
                                  const std::string& key) {
  const auto found = std::ranges::find_if(
      machines, [&](const desk::Machine& m) { return m.key == key && !m.revoked_at; });
  return found == machines.end() ? nullptr : &*found;
}

const desk::Machine* machine_named(const std::vector<desk::Machine>& machines,
                                   const std::string& name) {
  const auto found = std::ranges::find_if(
      machines, [&](const desk::Machine& m) { return m.name == name && !m.revoked_at; });
  return found == machines.end() ? nullptr : &*found;
}

constexpr std::string_view token_file_head = "kontor-token 1\n";

std::string token_secret(const std::string& text) {
  if (!text.starts_with(token_file_head)) return {};
  const std::string rest = text.substr(token_file_head.size());
  return rest.substr(0, rest.find('\n'));
}

}  // namespace

Desk::Desk(OpenBook& book, const MachineKeys& keys, desk::SecretCost cost)
    : m_book(book), m_keys(keys), m_cost(cost) {}

company::Actor Desk::actor() const { return m_book.actor(); }

bool Desk::asks() {
  return m_book.book().read([&](Unit& unit) { return m_store.any_secret(unit); });
}

std::optional<desk::MachineKey> Desk::key() {
  std::string name, digest;
  m_book.book().read([&](Unit& unit) {
    name = m_store.book_name(unit);
    digest = m_store.pepper_digest(unit);
  });
  if (name.empty()) return std::nullopt;
  const auto kept = m_keys.load(name);
  // The pepper of another time is as good as none.
  if (!kept || !*kept || desk::digest_of((*kept)->pepper) != digest) return std::nullopt;
  return **kept;
}

std::optional<Refusal> Desk::key_refusal() {
  const auto name = m_book.book().read([&](Unit& unit) { return m_store.book_name(unit); });
  if (name.empty()) return std::nullopt;
  const auto kept = m_keys.load(name);
  if (kept) return std::nullopt;
  return kept.refusal();
}

bool Desk::enrolled() {
  const auto own = key();
  if (!own || own->key.empty()) return false;
  return m_book.book().read(
      [&](Unit& unit) { return good_machine(m_store.machines(unit), own->key) != nullptr; });
}

bool Desk::pins_off() {
  return m_book.book().read([&](Unit& unit) { return m_store.pins_off(unit); });
}

std::string Desk::machine_name() {
  const auto own = key();
  if (!own || own->key.empty()) return host_name();
  return m_book.book().read([&](Unit& unit) {
    const auto machines = m_store.machines(unit);
    const auto* machine = good_machine(machines, own->key);
    return machine ? machine->name : host_name();
  });
}

/// Who has left is signed in no more, but for the book's owner.
bool Desk::present(Unit& unit, EmployeeId employee) {
  for (const auto& e : m_book.stores().employees.list(unit))
    if (e.id == employee)
      return e.owner || (!e.bound_to && !staff::has_left(e, local_today(m_book.clock())));
  return false;
}

desk::SignIn& Desk::sign_in() {
  std::call_once(m_sign_in_made, [&] {
    const auto administers = [this](Unit& unit, EmployeeId employee) {
      return m_book.actor_in(unit, employee).may(Permission::manage_book);
    };
    const auto works_here = [this](Unit& unit, EmployeeId employee) {
      return present(unit, employee);
    };
    m_sign_in = std::make_unique<desk::SignIn>(m_book.book(), m_store, m_book.stores().ledger,
                                               m_book.clock(), m_cost, administers, works_here);
  });
  return *m_sign_in;
}

desk::SignedIn Desk::by_pin(const std::string& code, const std::string& pin) {
  const auto own = key();
  if (!own || own->key.empty()) return {desk::SignInRefusal::not_enrolled, 0, {}, false};
  return sign_in().by_pin(*own, code, pin);
}

desk::SignedIn Desk::by_password(const std::string& code, const std::string& password) {
  const auto own = key();
  const bool named = own && !own->key.empty();
  return sign_in().by_password(named ? own->key : host_name(), code, password);
}

desk::SignedIn Desk::by(const std::string& code, const Secret& secret) {
  return secret.kind == Secret::Kind::pin ? by_pin(code, secret.text)
                                          : by_password(code, secret.text);
}

void Desk::act_as(EmployeeId employee) {
  m_book.set_machine(machine_name());
  m_book.act_as(employee);
}

std::unique_ptr<OpenBook> Desk::book_of(EmployeeId employee) {
  auto book = m_book.as(employee);
  book->set_machine(machine_name());
  return book;
}

Result<staff::Employee> Desk::employee_named(const std::string& wanted) {
  return staff::known_employee(
      m_book.book().read([&](Unit& unit) { return m_book.stores().employees.list(unit); }), wanted);
}

desk::Credentials Desk::credentials(const company::Actor& actor) {
  return {m_book.book(),
          m_store,
          m_book.stores().ledger,
          m_book.clock(),
          actor,
          m_cost,
          [this](Unit& unit, EmployeeId employee) { return m_book.actor_in(unit, employee); }};
}

Result<desk::SecretsHeld> Desk::secrets_of(const std::string& employee) {
  const auto found = employee_named(employee);
  if (!found) return found.refusal();
  if (found->id != actor().employee) {
    if (!staff::may_see(actor(), *found, locations()))
      return *company::refused(actor(), Permission::read_staff);
  }
  const auto kept =
      m_book.book().read([&](Unit& unit) { return m_store.credential(unit, found->id); });
  if (!kept) return desk::SecretsHeld{};
  return desk::SecretsHeld{!kept->pin_hash.empty(), kept->must_change,
                           !kept->password_hash.empty()};
}

Result<desk::Bearer> Desk::own() {
  const auto employee = actor().employee;
  const auto all =
      m_book.book().read([&](Unit& unit) { return m_book.stores().employees.list(unit); });
  for (const auto& e : all)
    if (e.id == employee) return desk::Bearer{e.id, e.code};
  return Refusal{RefusalCode::employee_unknown, {{"employee", ""}}};
}

std::vector<company::Location> Desk::locations() {
  return m_book.book().read([&](Unit& unit) { return m_book.stores().company.locations(unit); });
}

Result<desk::Bearer> Desk::bearer(const std::string& wanted) {
  const auto found = employee_named(wanted);
  if (!found) return found.refusal();
  return desk::Bearer{found->id, found->code, staff::places_of(*found, locations())};
}

Result<desk::SecretFault> Desk::put_pin(const Result<desk::Bearer>& who, const std::string& pin) {
  if (!who) return who.refusal();
  const auto machine = key();
  if (!machine || !enrolled()) return Refusal{RefusalCode::device_not_enrolled, {}};
  const auto as = actor();
  return credentials(as).set_pin(*who, pin, machine->pepper);
}

Result<desk::SecretFault> Desk::put_password(const Result<desk::Bearer>& who,
                                             const std::string& password) {
  if (!who) return who.refusal();
  const auto as = actor();
  return credentials(as).set_password(*who, password);
}

Result<desk::SecretFault> Desk::set_own_pin(const std::string& pin) { return put_pin(own(), pin); }

Result<desk::SecretFault> Desk::set_own_password(const std::string& password) {
  return put_password(own(), password);
}

Result<desk::SecretFault> Desk::set_pin(const std::string& employee, const std::string& pin) {
  return put_pin(bearer(employee), pin);
}

Result<desk::SecretFault> Desk::set_password(const std::string& employee,
                                             const std::string& password) {
  return put_password(bearer(employee), password);
}

Outcome Desk::clear_pin(const std::string& employee) {
  const auto who = bearer(employee);
  if (!who) return who.refusal();
  const auto as = actor();
  return credentials(as).clear_pin(*who);
}

Result<std::vector<desk::Machine>> Desk::machines() {
  if (const auto refusal = company::refused(actor(), Permission::manage_devices)) return *refusal;
  return m_book.book().read([&](Unit& unit) { return m_store.machines(unit); });
}

Outcome Desk::revoke(const std::string& name) {
  const auto all = machines();
  if (!all) return all.refusal();
  const auto* machine = machine_named(*all, name);
  if (!machine) return Refusal{RefusalCode::device_unknown, {{"device", name}}};
  const auto as = actor();
  return credentials(as).revoke(machine->key);
}

Result<std::string> Desk::one_time_code() {
  const auto own = key();
  if (const auto refusal = company::refused(actor(), Permission::manage_devices)) return *refusal;
  if (!own || !enrolled()) return Refusal{RefusalCode::device_not_enrolled, {}};
  const auto as = actor();
  return credentials(as).one_time_code(own->pepper);
}

Outcome Desk::enrol(const std::string& wanted, const std::string& code) {
  const std::string name = wanted.empty() ? host_name() : wanted;
  const auto as = actor();
  auto acts = credentials(as);
  desk::MachineKey made;
  if (!code.empty()) {
    const auto enrolled = acts.enrol(name, code);
    if (!enrolled) return enrolled.refusal();
    made = *enrolled;
  } else {
    const auto known = key();
    made.pepper = known ? known->pepper : desk::new_pepper();
    const auto enrolled = acts.enrol(name, made.pepper);
    if (!enrolled) return enrolled.refusal();
    made.key = *enrolled;
  }
  m_keys.save(m_book.book().read([&](Unit& unit) { return m_store.book_name(unit); }), made);
  return Done{};
}

Outcome Desk::export_key(const std::filesystem::path& file) {
  if (const auto refusal = company::refused(actor(), Permission::manage_devices)) return *refusal;
  const auto own = key();
  if (!own) return Refusal{RefusalCode::device_not_enrolled, {}};
  const auto name = m_book.book().read([&](Unit& unit) { return m_store.book_name(unit); });
  // The machine's own key stays here: who reads the file is another machine.
  if (write_key_file(file, {name, {{}, own->pepper}})) {
    audit("key.export", {});
    return Done{};
  }
  return Refusal{RefusalCode::file_exists, {{"file", file.string()}}};
}

Outcome Desk::import_key(const std::filesystem::path& file) {
  if (const auto refusal = company::refused(actor(), Permission::manage_devices)) return *refusal;
  const auto read = read_key_file(file);
  if (!read) return read.refusal();
  std::string name, digest;
  m_book.book().read([&](Unit& unit) {
    name = m_store.book_name(unit);
    digest = m_store.pepper_digest(unit);
  });
  if (read->book != name || desk::digest_of(read->key.pepper) != digest)
    return Refusal{RefusalCode::key_file_wrong, {{"file", file.string()}}};
  if (!key()) m_keys.save(name, {{}, read->key.pepper});
  audit("key.import", {});
  return Done{};
}

void Desk::audit(const std::string& action, std::string after, EmployeeId approver) {
  const auto as = actor();
  books::PostingSet set;
  set.audit.push_back({m_book.clock().now(),
                       as.employee,
                       machine_name(),
                       action,
                       approver ? "employee" : "device",
                       approver ? as.employee.value : 0,
                       {},
                       std::move(after),
                       {},
                       approver});
  m_book.book().write([&](Unit& unit) { m_book.stores().ledger.post(unit, set); });
}

Result<std::vector<desk::Token>> Desk::tokens() {
  if (const auto refusal = company::refused(actor(), Permission::manage_devices)) return *refusal;
  return m_book.book().read([&](Unit& unit) { return m_store.tokens(unit); });
}

Outcome Desk::add_token(const desk::TokenWish& wish, const std::filesystem::path& file) {
  const auto who = wish.employee.empty() ? own() : bearer(wish.employee);
  if (!who) return who.refusal();
  std::error_code ignored;
  const Refusal there{RefusalCode::file_exists, {{"file", file.string()}}};
  if (std::filesystem::exists(file, ignored)) return there;
  const auto as = actor();
  auto acts = credentials(as);
  const auto secret = acts.add_token(wish.name, *who, wish.commands);
  if (!secret) return secret.refusal();
  try {
    if (write_private(file, std::string(token_file_head) + *secret + "\n", Existing::keep))
      return Done{};
  } catch (const Failure&) {
    // A token that nobody holds is not left good.
    (void)acts.revoke_token(wish.name);
    throw;
  }
  (void)acts.revoke_token(wish.name);
  return there;
}

Outcome Desk::revoke_token(const std::string& name) {
  const auto as = actor();
  return credentials(as).revoke_token(name);
}

Result<desk::Token> Desk::token_in(const std::filesystem::path& file) {
  auto text = read_private(file);
  if (!text) return text.refusal();
  const std::string hash = desk::hash_of_token(token_secret(*text));
  desk::wipe(*text);
  const auto token = m_book.book().read([&](Unit& unit) {
    auto found = m_store.token(unit, hash);
    if (found && (found->revoked_at || !present(unit, found->employee))) found.reset();
    return found;
  });
  if (token) return *token;
  return Refusal{RefusalCode::token_not_good, {{"file", file.string()}}};
}

Result<desk::Approval> Desk::approve(Permission permission, const company::Scope& scope,
                                     const std::string& code, const Secret& secret) {
  const auto signed_in = by(code, secret);
  if (signed_in.refusal != desk::SignInRefusal::none) return desk::refusal_of(signed_in);
  const auto approver = m_book.actor_of(signed_in.employee);
  // A PIN that another one set is not theirs alone yet.
  if (signed_in.must_change || !approver.may(permission, scope))
    return Refusal{RefusalCode::approver_may_not, {{"employee", code}}};
  FieldWriter w;
  w.add("permission").add(company::name_of(permission));
  audit("approval.give", w.text(), signed_in.employee);
  return desk::Approval{signed_in.employee, permission, scope};
}

}  // namespace kontor::app
