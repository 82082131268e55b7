#include "gui/presenters/people_form.h"

#include <algorithm>

#include "domain/staff/people.h"

namespace kontor::gui {

namespace {

constexpr const char* right_on = "yes";

template <class Rows, class Id>
std::string code_of_id(const Rows& rows, Id id) {
  for (const auto& row : rows)
    if (row.id == id) return row.code;
  return {};
}

template <class Rows>
bool has_code(const Rows& rows, const std::string& code) {
  return std::ranges::any_of(rows, [&](const auto& row) { return row.code == code; });
}

std::vector<std::string> comma_parts(const std::string& text) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : text + ",") {
    if (c != ',' && c != ' ' && c != ';') {
      part += c;
    } else if (!part.empty()) {
      parts.push_back(std::exchange(part, {}));
    }
  }
  return parts;
}

std::string shop_codes(const PlacesFacts& facts, const staff::Employee& employee) {
  std::string codes;
  for (const LocationId shop : employee.shops)
    codes += (codes.empty() ? "" : ", ") + code_of_id(facts.places, shop);
  return codes;
}

std::string day_text(const std::optional<BusinessDate>& day) { return day ? day->to_iso() : ""; }

bool is_known(const staff::Employee& e) { return !e.provisional && !e.bound_to; }

/// Where a role holds; "@NORD" may be a place, a channel or a company.
Result<staff::RoleGift> gift_of(const PlacesFacts& facts, const std::string& text) {
  staff::RoleGift gift;
  std::size_t begin = std::min(text.find('@'), text.size());
  const auto* role = staff::role_with_code(facts.roles, text.substr(0, begin));
  if (!role) return Refusal{RefusalCode::role_unknown, {{"role", text.substr(0, begin)}}};
  gift.role = role->code;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('@', begin + 1), text.size());
    const std::string where = text.substr(begin + 1, end - begin - 1);
    if (has_code(facts.places, where))
      gift.location = where;
    else if (has_code(facts.channels, where))
      gift.channel = where;
    else if (has_code(facts.entities, where))
      gift.entity = where;
    else
      return Refusal{RefusalCode::location_unknown, {{"location", where}}};
    begin = end;
  }
  return gift;
}

}  // namespace

std::string roles_text(const PlacesFacts& facts, EmployeeId employee) {
  std::string text;
  for (const auto& one : facts.given) {
    if (one.employee != employee) continue;
    text += (text.empty() ? "" : ", ") + one.role;
    for (const std::string& code : {code_of_id(facts.entities, one.scope.entity),
                                    code_of_id(facts.places, one.scope.location),
                                    code_of_id(facts.channels, one.scope.channel)})
      if (!code.empty()) text += "@" + code;
  }
  return text;
}

Result<std::vector<staff::RoleGift>> roles_in(const PlacesFacts& facts, const std::string& text) {
  std::vector<staff::RoleGift> gifts;
  for (const std::string& part : comma_parts(text)) {
    auto gift = gift_of(facts, part);
    if (!gift) return gift.refusal();
    gifts.push_back(std::move(*gift));
  }
  return gifts;
}

EmployeesPresenter::EmployeesPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                       Executor& executor, Language language)
    : ThingsPresenter(view, std::move(book), executor, std::move(language)) {
  const Language& t = m_language;
  set_columns(
      {text_column("code", t.text("Code"), 104), text_column("name", t.text("Name"), 160, true),
       text_column("roles", t.text("Roles"), 160), text_column("shops", t.text("Shops"), 136),
       date_column("hired", t.text("First day"), 104), date_column("left", t.text("Last day"), 104),
       text_column("entity", t.text("Company"), 136)});
}

void EmployeesPresenter::add_rows() {
  const auto day = [&](const std::optional<BusinessDate>& date) {
    return date ? Value{{m_language.date(*date), Tone::normal, {}}, date->to_iso()} : Value();
  };
  for (const auto& e : m_facts.employees) {
    if (!is_known(e)) continue;
    const std::string roles = e.owner ? m_language.text("Owner") : roles_text(m_facts, e.id);
    add_thing(e.code, {plain(e.code), plain(e.name), plain(roles), plain(shop_codes(m_facts, e)),
                       day(e.hired), day(e.left), plain(entity_name(e.entity))});
  }
}

std::string EmployeesPresenter::footer() const {
  return m_language.plural("{n} employee", "{n} employees", static_cast<std::int64_t>(rows()));
}

std::vector<FormField> EmployeeForm::common(const staff::Employee& employee) const {
  const Language& t = m_language;
  FormField shops{"shops", t.text("Shops"), t.text("Codes of places, parted by commas.")};
  shops.stored = shop_codes(m_facts, employee);
  FormField entity{"entity", t.text("Company"), {}, FormField::Kind::choice};
  entity.choices.emplace_back("", t.text("Not said"));
  for (const auto& one : m_facts.entities) {
    entity.choices.emplace_back(one.code, one.name);
    if (one.id == employee.entity) entity.stored = one.code;
  }
  FormField hired{"hired", t.text("First day"), t.text("As 2026-10-31."), FormField::Kind::text,
                  120};
  hired.stored = day_text(employee.hired);
  FormField left{"left", t.text("Last day"), {}, FormField::Kind::text, 120};
  left.hint = t.text("Who has left stays in the book and may do nothing more.");
  left.stored = day_text(employee.left);
  FormField roles{"roles", t.text("Roles")};
  roles.hint = t.text("Codes of roles, each with where it holds: SELLER@NORD.");
  roles.stored = roles_text(m_facts, employee.id);
  if (employee.owner) {
    roles.kind = FormField::Kind::fixed;
    roles.hint = t.text("The owner of the book keeps all rights.");
    roles.stored = t.text("Owner");
  }
  return {std::move(entity), std::move(shops), std::move(hired), std::move(left), std::move(roles)};
}

bool EmployeeForm::fill_thing(const std::string& code) {
  const auto found = std::ranges::find(m_facts.employees, code, &staff::Employee::code);
  if (found == m_facts.employees.end()) return false;
  auto fields = common(*found);
  fields.insert(fields.begin(),
                {name_field(m_language, found->name), code_field(m_language, found->code, false)});
  fill(found->name, false, std::move(fields));
  return true;
}

void EmployeeForm::fill_new() {
  auto fields = common({});
  fields.insert(fields.begin(), {name_field(m_language, {}), code_field(m_language, {}, true)});
  fill(m_language.text("New employee"), true, std::move(fields));
}

void EmployeeForm::check() {
  ThingForm::check();
  for (const char* id : {"hired", "left"}) {
    const std::string text = value(id);
    if (text.empty() || BusinessDate::parse_iso(text)) continue;
    fail(id, m_language.sentence(Refusal{RefusalCode::value_not_date,
                                         {{"column", field(id).label}, {"value", text}}}));
  }
  if (field("roles").kind == FormField::Kind::fixed) return;
  if (const auto roles = roles_in(m_facts, value("roles")); !roles)
    fail("roles", m_language.sentence(roles.refusal()));
}

std::string EmployeeForm::field_of(const Refusal& refusal) const {
  switch (refusal.code) {
    case RefusalCode::employee_exists:
      return "code";
    case RefusalCode::entity_unknown:
      return "entity";
    case RefusalCode::location_unknown:
      return "shops";
    case RefusalCode::date_range_invalid:
      return "left";
    case RefusalCode::own_rights:
    case RefusalCode::role_unknown:
      return "roles";
    default:
      return ThingForm::field_of(refusal);
  }
}

FormPresenter::Saver EmployeeForm::saver() const {
  staff::EmployeeWish wish;
  wish.name = value("name");
  wish.entity = value("entity");
  wish.shops = comma_parts(value("shops"));
  wish.hired = BusinessDate::parse_iso(value("hired"));
  wish.left = BusinessDate::parse_iso(value("left"));
  // Who may not give roles may save the rest.
  if (const FormField& roles = field("roles"); roles.value != roles.stored)
    if (auto typed = roles_in(m_facts, roles.value)) wish.roles = std::move(*typed);
  if (is_new()) wish.code = value("code");
  return [wish, is_new = is_new(), code = code()](OpenBook& book) -> Outcome {
    auto team = book.team_work();
    const auto saved = is_new ? team.add(wish) : team.set(code, wish);
    if (!saved) return saved.refusal();
    return saved->code;
  };
}

RolesPresenter::RolesPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                               Language language)
    : ThingsPresenter(view, std::move(book), executor, std::move(language)) {
  const Language& t = m_language;
  set_columns(
      {text_column("code", t.text("Code"), 128), text_column("name", t.text("Name"), 160, true),
       text_column("kind", t.text("Kind"), 120), figure_column("rights", t.text("Rights"), 88),
       text_column("who", t.text("Who has it"), 240)});
}

void RolesPresenter::add_rows() {
  const Language& t = m_language;
  for (const auto& role : m_facts.roles) {
    std::vector<std::string> who;
    for (const auto& e : m_facts.employees) {
      const bool has = std::ranges::any_of(m_facts.given, [&](const staff::GivenRole& one) {
        return one.employee == e.id && one.role == role.code;
      });
      if (has || (e.owner && role.code == staff::owner_role)) who.push_back(e.name);
    }
    const auto count = static_cast<std::int64_t>(role.permissions.size());
    add_thing(
        role.code,
        {plain(role.code), plain(t.role_name(role.code, role.name)),
         plain(role.name.empty() ? t.text("Ready-made") : t.text_in("role", "Own")),
         Value{{t.count(count), Tone::normal, {}}, std::to_string(count)}, plain(t.joined(who))});
  }
}

std::string RolesPresenter::footer() const {
  return m_language.plural("{n} role", "{n} roles", std::ssize(m_facts.roles));
}

std::vector<FormField> RoleForm::rights(const staff::Role& role, bool fixed) const {
  const Language& t = m_language;
  std::vector<FormField> fields;
  for (const auto right : company::all_permissions()) {
    FormField field{std::string(company::name_of(right)), t.name(right)};
    field.kind = fixed ? FormField::Kind::fixed : FormField::Kind::flag;
    const bool has = role.permissions.contains(right);
    field.stored = fixed ? t.text(has ? "Yes" : "No") : has ? right_on : "";
    std::vector<std::string> who;
    for (const auto& held : staff::held_rights(m_facts.employees, m_facts.roles, m_facts.given,
                                               m_facts.today, {{}, right}))
      if (who.empty() || who.back() != held.employee.name) who.push_back(held.employee.name);
    field.hint = who.empty() ? t.text("Nobody whom you may see may do this.")
                             : t.text("Who may do this: {names}", {{"names", t.joined(who)}});
    fields.push_back(std::move(field));
  }
  return fields;
}

bool RoleForm::fill_thing(const std::string& code) {
  const auto* role = staff::role_with_code(m_facts.roles, code);
  if (!role) return false;
  const Language& t = m_language;
  const std::string name = t.role_name(role->code, role->name);
  const bool ready_made = role->name.empty();
  auto fields = rights(*role, ready_made);
  FormField named = name_field(t, name);
  if (ready_made) {
    named.kind = FormField::Kind::fixed;
    named.hint =
        t.text("It is part of Kontor and stays as it is. Make a role of your own instead.");
  }
  fields.insert(fields.begin(), {std::move(named), code_field(t, role->code, false)});
  fill(name, false, std::move(fields));
  return true;
}

void RoleForm::fill_new() {
  auto fields = rights({}, false);
  fields.insert(fields.begin(), {name_field(m_language, {}), code_field(m_language, {}, true)});
  fill(m_language.text("New role"), true, std::move(fields));
}

std::string RoleForm::field_of(const Refusal& refusal) const {
  return refusal.code == RefusalCode::role_exists ? "code" : ThingForm::field_of(refusal);
}

FormPresenter::Saver RoleForm::saver() const {
  staff::RoleWish wish;
  wish.name = value("name");
  wish.code = is_new() ? value("code") : code();
  for (const auto right : company::all_permissions()) {
    const std::string name(company::name_of(right));
    (value(name) == right_on ? wish.with : wish.without).push_back(name);
  }
  return [wish, is_new = is_new()](OpenBook& book) -> Outcome {
    auto work = book.role_work();
    const auto saved = is_new ? work.add(wish) : work.set(wish);
    if (!saved) return saved.refusal();
    return saved->code;
  };
}

}  // namespace kontor::gui
