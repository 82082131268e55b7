#include "gui/presenters/supplier_forms.h"

#include "gui/presenters/replenish_words.h"

namespace kontor::gui {

namespace {

constexpr int days_width = 96;

FormField supplier_field(const std::string& id, const std::string& label, const std::string& hint,
                         int width, std::string stored) {
  FormField field{id, label, hint, FormField::Kind::text, width};
  field.stored = std::move(stored);
  return field;
}

std::string number_or_nothing(Quantity quantity) {
  return quantity.milli == 0 ? std::string() : quantity.to_decimal();
}

/// What was typed as a quantity, nothing where nothing was: then it is none.
Quantity quantity_in(const std::string& text) {
  return text.empty() ? Quantity() : quantity_typed(text).value_or(Quantity());
}

}  // namespace

SupplierForm::SupplierForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                           const std::optional<stock::Supplier>& supplier)
    : FormPresenter(std::move(book), executor, std::move(language)) {
  const Language& t = m_language;
  const stock::Supplier s = supplier.value_or(stock::Supplier());
  const bool is_new = !supplier;
  FormField currency = supplier_field(
      "currency", t.text("Currency of its prices"),
      is_new ? t.text("Such as EUR; empty: the company's. It stays.") : t.text("It stays."), 96,
      is_new ? std::string() : std::string(s.currency.code()));
  if (!is_new) currency.kind = FormField::Kind::fixed;
  fill(is_new ? t.text("New supplier") : s.name, is_new,
       {name_field(t, s.name), code_field(t, s.code, is_new), std::move(currency),
        supplier_field("lead", t.text("Days from order to receipt"), {}, days_width,
                       is_new ? std::string() : std::to_string(s.lead.days)),
        supplier_field("spread", t.text("How far they vary, in days"),
                       t.text("One standard deviation, such as 2.5"), days_width,
                       number_or_nothing(Quantity{s.lead.spread_milli})),
        supplier_field("review", t.text("Days between orders"),
                       t.text("0: whenever something is needed"), days_width,
                       is_new ? std::string() : std::to_string(s.review_days)),
        supplier_field("note", t.text("Note"), {}, 280, s.note)});
}

void SupplierForm::check() {
  const Language& t = m_language;
  if (value("name").empty()) fail("name", t.sentence(Refusal{RefusalCode::name_missing, {}}));
  for (const char* id : {"lead", "review"})
    if (!value(id).empty() && !days_typed(value(id)))
      fail(id, t.text("{text} are no days: 14", {{"text", value(id)}}));
  if (!value("spread").empty() && !quantity_typed(value("spread")))
    fail("spread", t.text("{text} are no days: 14", {{"text", value("spread")}}));
}

FormPresenter::Saver SupplierForm::saver() const {
  goods::SupplierDraft draft;
  draft.name = value("name");
  draft.lead_days = days_typed(value("lead")).value_or(0);
  draft.spread_milli = quantity_in(value("spread")).milli;
  draft.review_days = days_typed(value("review")).value_or(0);
  draft.note = value("note");
  if (!is_new()) {
    return [draft, code = value("code")](OpenBook& book) -> Outcome {
      const auto set = book.supplier_work().set(code, draft);
      if (!set) return set.refusal();
      return set->code;
    };
  }
  draft.code = value("code");
  draft.currency = value("currency");
  return [draft](OpenBook& book) -> Outcome {
    const auto made = book.supplier_work().add(draft);
    if (!made) return made.refusal();
    return made->code;
  };
}

std::string SupplierForm::field_of(const Refusal& refusal) const {
  switch (refusal.code) {
    case RefusalCode::name_missing:
      return "name";
    case RefusalCode::code_invalid:
    case RefusalCode::supplier_exists:
      return "code";
    case RefusalCode::currency_unknown:
      return "currency";
    case RefusalCode::days_invalid:
      return "lead";
    default:
      return {};
  }
}

SupplierTermsForm::SupplierTermsForm(std::shared_ptr<OpenBook> book, Executor& executor,
                                     Language language, const stock::Supplier& supplier,
                                     const std::optional<stock::OfferLine>& line)
    : FormPresenter(std::move(book), executor, std::move(language)), m_supplier(supplier.code) {
  const Language& t = m_language;
  const stock::Offer offer = line ? line->offer : stock::Offer();
  const bool with_costs = m_book->actor().may(company::Permission::read_cost);
  FormField product = supplier_field("product", t.text("Product"), t.text("Its SKU or code"), 200,
                                     line ? line->sku : std::string());
  if (line) {
    product.kind = FormField::Kind::fixed;
    product.hint = line->name;
  }
  const std::string theirs = t.plural("Empty: the supplier's {n} day",
                                      "Empty: the supplier's {n} days", supplier.lead.days);
  FormField preferred{
      "preferred", t.text("This supplier is asked first, of several"), {}, FormField::Kind::flag};
  if (offer.preferred) preferred.stored = "yes";
  std::vector<FormField> fields{
      std::move(product),
      supplier_field("their-sku", t.text("Their SKU"), {}, 160, offer.their_sku),
      // Who may not see prices may still name one.
      supplier_field("price",
                     t.text("Price of one unit, in {currency}",
                            {{"currency", std::string(supplier.currency.code())}}),
                     t.text("Empty: it stays as it is"), 120,
                     with_costs && offer.cost ? offer.cost->to_decimal() : std::string()),
      supplier_field("lead", t.text("Days from order to receipt"), theirs, days_width,
                     offer.lead ? std::to_string(offer.lead->days) : std::string()),
      supplier_field(
          "spread", t.text("How far they vary, in days"), {}, days_width,
          offer.lead ? number_or_nothing(Quantity{offer.lead->spread_milli}) : std::string()),
      supplier_field("minimum", t.text("Minimum order"), {}, days_width,
                     number_or_nothing(offer.minimum)),
      supplier_field("pack", t.text("Pack"), t.text("Orders are multiples of it"), days_width,
                     number_or_nothing(offer.pack)),
      std::move(preferred)};
  if (line)
    fields.push_back(
        {"removed", t.text("They do not sell it any more"), {}, FormField::Kind::flag});
  fill(line ? line->name : t.text("New product of {name}", {{"name", supplier.name}}), !line,
       std::move(fields));
}

void SupplierTermsForm::check() {
  const Language& t = m_language;
  if (value("product").empty()) fail("product", t.text("Say which."));
  const std::string price = value("price");
  if (!price.empty() && !Decimal::parse(price))
    fail("price", t.text("{text} is no amount: 12.50", {{"text", price}}));
  const std::string days = value("lead");
  if (!days.empty() && !days_typed(days))
    fail("lead", t.text("{text} are no days: 14", {{"text", days}}));
  if (days.empty() && !field("lead").stored.empty())
    fail("lead", t.text("Days of its own can be others, but not none any more."));
  for (const char* id : {"spread", "minimum", "pack"})
    if (!value(id).empty() && !quantity_typed(value(id)))
      fail(id, t.text("{text} is no quantity: 12", {{"text", value(id)}}));
}

FormPresenter::Saver SupplierTermsForm::saver() const {
  goods::OfferWish wish;
  wish.row = 1;
  wish.supplier = m_supplier;
  wish.product = value("product");
  wish.their_sku = value("their-sku");
  if (!value("price").empty()) wish.cost = Decimal::parse(value("price"));
  if (!value("lead").empty()) wish.lead_days = days_typed(value("lead"));
  if (!value("spread").empty() || !field("spread").stored.empty())
    wish.spread_milli = quantity_in(value("spread")).milli;
  wish.minimum = quantity_in(value("minimum"));
  wish.pack = quantity_in(value("pack"));
  // The first terms of a product are its preferred ones, unless somebody says no.
  if (value("preferred") != field("preferred").stored || !is_new())
    wish.preferred = !value("preferred").empty();
  // Only what is known can be taken away.
  wish.removed = !is_new() && !value("removed").empty();
  return [wish](OpenBook& book) -> Outcome {
    const auto report = book.supplier_work().put({wish});
    if (!report) return report.refusal();
    if (!report->refusals.empty()) return report->refusals.front().refusal;
    return wish.product;
  };
}

std::string SupplierTermsForm::field_of(const Refusal& refusal) const {
  switch (refusal.code) {
    case RefusalCode::product_unknown:
    case RefusalCode::product_not_tracked:
      return "product";
    case RefusalCode::days_invalid:
      return "lead";
    case RefusalCode::quantity_not_whole:
      return "pack";
    default:
      return {};
  }
}

SupplierFile::SupplierFile(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                           std::function<void()> changed)
    : m_book(std::move(book)),
      m_language(std::move(language)),
      m_changed(std::move(changed)),
      m_problems({figure_column("line", m_language.text("Line"), 56),
                  text_column("what", m_language.text("Why not"), 320, true)}),
      m_working(executor, Lane::write) {}

void SupplierFile::look_at(const std::string& file) {
  m_file = file;
  m_done = false;
  run(m_book, true);
}

void SupplierFile::take_in() {
  if (can_take_in()) run(m_book, false);
}

bool SupplierFile::can_take_in() const { return !busy() && !m_done && m_brings; }

void SupplierFile::run(std::shared_ptr<OpenBook> book, bool dry_run) {
  m_brings = false;
  m_said.clear();
  m_refused.reset();
  m_working.run([book = std::move(book), file = m_file,
                 dry_run](const Cancel&) { return book->import_supplier_terms(file, dry_run); },
                [this, dry_run](const Result<ListReport>& report) { take(report, dry_run); },
                [this](const Failure& failure) {
                  m_said = m_language.sentence(failure);
                  m_tone = Tone::problem;
                  m_changed();
                });
  m_changed();
}

void SupplierFile::take(const Result<ListReport>& report, bool dry_run) {
  const Language& t = m_language;
  m_problems.clear();
  if (!report) {
    m_said = t.sentence(report.refusal());
    m_tone = Tone::problem;
    m_refused = refused_act(report.refusal(),
                            m_alive.guard([this, dry_run](std::shared_ptr<OpenBook> lent) {
                              run(std::move(lent), dry_run);
                            }));
    m_changed();
    return;
  }
  for (const auto& row : report->refusals)
    m_problems.add({{{t.count(row.row), Tone::normal, {}}, std::to_string(row.row)},
                    {{t.sentence(row.refusal), Tone::problem, {}}, {}}});
  m_brings = report->created + report->updated > 0;
  m_done = !dry_run;
  const std::string lead =
      dry_run ? t.text("What the file would bring:") : t.text("The file is in:");
  m_said = lead + " " +
           t.joined({t.text("{n} new", {{"n", t.count(report->created)}}),
                     t.text("{n} changed", {{"n", t.count(report->updated)}}),
                     t.text("{n} unchanged", {{"n", t.count(report->unchanged)}}),
                     t.text("{n} refused", {{"n", t.count(std::ssize(report->refusals))}})});
  m_tone = !report->refusals.empty() ? Tone::warning : dry_run ? Tone::information : Tone::positive;
  m_changed();
}

}  // namespace kontor::gui
