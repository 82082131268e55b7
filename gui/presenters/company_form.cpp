#include "gui/presenters/company_form.h"

#include <algorithm>

#include "domain/company/setup.h"
#include "i18n/sealed.h"
#include "reports/report.h"

namespace kontor::gui {

namespace {

/// What the book does where nobody said anything.
constexpr const char* usual_duplicate_skus = "keep";

FormField tax_field(const Language& t, const std::string& scheme) {
  FormField field{"tax", t.text("Tax scheme"), {}, FormField::Kind::choice, 200};
  field.hint = t.text("How sales are taxed");
  field.choices = {{"vat", t.text("VAT, in prices")},
                   {"sales-tax", t.text("Sales tax, added to prices")},
                   {"none", t.text("No tax")}};
  field.stored = scheme;
  return field;
}

FormField duplicate_skus_field(const Language& t, const std::string& policy) {
  FormField field{"skus", t.text("Shared SKUs"), {}, FormField::Kind::choice, 320};
  field.hint = t.text("What imports do with products that share a SKU; of the whole book.");
  field.choices = {{"keep", t.text("All keep it")},
                   {"refuse", t.text("The first has it, the others are refused")},
                   {"first", t.text("The first has it, the others come in without")},
                   {"suffix", t.text("The others get -2, -3 behind it")}};
  field.stored = policy.empty() ? usual_duplicate_skus : policy;
  return field;
}

FormField locked_field(const Language& t, const company::Entity& e) {
  FormField field{"locked", t.text("Books closed up to"), {}, FormField::Kind::text, 136};
  field.hint = t.text("No entry gets a date up to this day any more. It never moves back.");
  if (e.locked_to) field.stored = e.locked_to->to_iso();
  return field;
}

FormField fixed_field(const std::string& id, const std::string& label, const std::string& hint,
                      const std::string& value) {
  FormField field{id, label, hint, FormField::Kind::fixed, 120};
  field.stored = value;
  return field;
}

/// Who closes periods and changes nothing else of the company is shown the rest.
void only_locks(const Language& t, std::vector<FormField>& fields) {
  for (FormField& one : fields) {
    if (one.id == "locked" || one.kind == FormField::Kind::fixed) continue;
    const auto chosen =
        std::ranges::find(one.choices, one.stored, &FormField::Choices::value_type::first);
    if (chosen != one.choices.end()) one.stored = chosen->second;
    one.kind = FormField::Kind::fixed;
    one.hint = t.text("To change it takes the right “{right}”.",
                      {{"right", t.name(company::Permission::edit_company)}});
  }
}

/// Those of the companies of which this actor may change something; all of them where there is
/// none.
std::vector<company::Entity> to_change(const company::Actor& actor,
                                       const std::vector<company::Entity>& all) {
  std::vector<company::Entity> own;
  for (const auto& entity : all)
    for (const auto right : {company::Permission::edit_company, company::Permission::close_periods})
      if (actor.may(right, {entity.id, {}, {}}) && (own.empty() || own.back().id != entity.id))
        own.push_back(entity);
  return own.empty() ? all : own;
}

}  // namespace

CompanyForm::CompanyForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language)
    : FormPresenter(std::move(book), executor, std::move(language)),
      m_reading(executor, Lane::read) {}

void CompanyForm::load() {
  m_reading.run(
      [book = m_book](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          return Facts{to_change(book->actor(), book->company().entities(unit)),
                       book->company().setting(unit, company::duplicate_skus_setting)};
        });
      },
      [this](Facts facts) {
        fail_whole({});
        m_entities = std::move(facts.entities);
        m_duplicate_skus = std::move(facts.duplicate_skus);
        if (!m_entity && !m_entities.empty()) m_entity = m_entities.front().id;
        if (fields().empty() || !changed()) fill_entity();
        show();
        if (on_read) on_read();
      },
      [this](const Failure& failure) {
        fail_whole(m_language.sentence(failure));
        show();
      });
}

void CompanyForm::choose(EntityId entity) {
  if (entity == m_entity) return;
  m_entity = entity;
  m_sealed.clear();
  fill_entity();
}

void CompanyForm::fill_entity() {
  const Language& t = m_language;
  const auto found = std::ranges::find(m_entities, m_entity, &company::Entity::id);
  if (found == m_entities.end()) return;
  const auto& e = *found;
  const std::string stays = t.text("Every figure of its books is in it: it stays.");
  FormField month{"month", t.text("Fiscal year begins in month"), {}, FormField::Kind::choice, 96};
  for (int i = 1; i <= 12; ++i) month.choices.emplace_back(std::to_string(i), t.count(i));
  month.stored = std::to_string(e.fiscal_year_month);
  FormField start{"start", t.text("First day"), {}, FormField::Kind::text, 136};
  start.hint = t.text(
      "The first day that this book keeps: 2026-12-31. Openings are of the day "
      "before.");
  start.stored = e.start ? e.start->to_iso() : std::string();
  std::vector<FormField> all{
      name_field(t, e.name),
      code_field(t, e.code, false),
      fixed_field("country", t.text("Country"), t.text("Taxes and addresses follow it: it stays."),
                  e.country),
      fixed_field("currency", t.text("Currency"), stays, std::string(e.currency.code())),
      zone_field(t, e.zone),
      tax_field(t, e.tax_scheme),
      std::move(month),
      std::move(start),
      locked_field(t, e),
      duplicate_skus_field(t, m_duplicate_skus)};
  const auto actor = m_book->actor();
  if (!actor.may(company::Permission::edit_company, {e.id, {}, {}}) &&
      actor.may(company::Permission::close_periods, {e.id, {}, {}}))
    only_locks(t, all);
  fill(e.name, false, std::move(all));
}

void CompanyForm::check() {
  const Language& t = m_language;
  if (value("name").empty()) fail("name", t.sentence(Refusal{RefusalCode::name_missing, {}}));
  if (value("zone").empty())
    fail("zone", t.sentence(Refusal{RefusalCode::zone_unknown, {{"zone", std::string()}}}));
  const std::string start = value("start");
  if (!start.empty() && !BusinessDate::parse_iso(start)) {
    fail("start", t.text("{text} is no date: year, month, day", {{"text", start}}));
  } else if (start.empty() && !field("start").stored.empty()) {
    fail("start", t.text("The first day can be another one, but not none any more."));
  }
  const FormField& locked = field("locked");
  if (locked.value == locked.stored) return;
  if (locked.value.empty()) {
    fail("locked", t.sentence(Refusal{RefusalCode::period_locked, {{"date", locked.stored}}}));
  } else if (!BusinessDate::parse_iso(locked.value)) {
    fail("locked", t.text("{text} is no date: year, month, day", {{"text", locked.value}}));
  }
}

FormPresenter::Saver CompanyForm::saver() const {
  company::EntityDraft draft;
  draft.name = value("name");
  draft.zone = value("zone");
  draft.tax_scheme = value("tax");
  // Shown only, it is in the words of a language.
  if (field("month").kind == FormField::Kind::choice)
    draft.fiscal_year_month = std::stoi(value("month"));
  draft.start = BusinessDate::parse_iso(value("start"));
  const auto is_changed = [this](const char* id) { return field(id).value != field(id).stored; };
  const bool skus = is_changed("skus");
  const auto lock = is_changed("locked") ? BusinessDate::parse_iso(value("locked")) : std::nullopt;
  const bool facts = std::ranges::any_of(fields(), [](const FormField& one) {
    return one.id != "skus" && one.id != "locked" && one.value != one.stored;
  });
  *m_close = {};
  return [draft, code = value("code"), policy = value("skus"), skus, facts, lock,
          close = m_close](OpenBook& book) -> Outcome {
    auto setup = book.day_one().setup();
    if (facts) {
      const auto changed = setup.set_entity(code, draft);
      if (!changed) return changed.refusal();
    }
    if (skus) {
      const auto kept = setup.put_setting(company::duplicate_skus_setting, policy);
      if (!kept) return kept.refusal();
    }
    if (lock) {
      const auto closed = book.day_one().close_days(code, *lock);
      if (!closed) return closed.refusal();
      *close = {*closed, true};
    }
    return code;
  };
}

std::string CompanyForm::field_of(const Refusal& refusal) const {
  switch (refusal.code) {
    case RefusalCode::zone_unknown:
      return "zone";
    case RefusalCode::name_missing:
      return "name";
    case RefusalCode::period_locked:
      return "locked";
    default:
      return {};
  }
}

void CompanyForm::was_saved(const std::string&) {
  m_duplicate_skus = value("skus");
  m_sealed.clear();
  if (m_close->done) tell_close();
}

bool CompanyForm::may_see_paper() const {
  const auto* paper = reports::report_named("day-close");
  return paper && !reports::refused(*paper, m_book->actor());
}

void CompanyForm::tell_close() {
  m_sealed = i18n::sealed_lines(*m_language.catalogue(), m_close->chain);
  const auto found = std::ranges::find(m_entities, m_entity, &company::Entity::id);
  m_closed = {};
  m_closed.entity = m_entity;
  m_closed.period.name = PeriodName::custom;
  m_closed.period.to = BusinessDate::parse_iso(value("locked"));
  if (found == m_entities.end() || !found->locked_to || !m_closed.period.to) return;
  const BusinessDate before = *found->locked_to;
  if (before < *m_closed.period.to) m_closed.period.from = before + 1;
}

}  // namespace kontor::gui
