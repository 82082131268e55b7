#include "gui/presenters/suppliers_presenter.h"

#include <algorithm>

#include "domain/base/fold.h"
#include "domain/company/reach.h"

namespace kontor::gui {

namespace {

constexpr std::size_t offers_at_once = 200;

std::vector<Column> offer_columns(const Language& t, bool with_costs) {
  std::vector<Column> columns{text_column("sku", t.text("SKU"), 120),
                              text_column("product", t.text("Product"), 200, true),
                              text_column("their-sku", t.text("Their SKU"), 104),
                              figure_column("lead", t.text("Lead time in days"), 96),
                              figure_column("spread", t.text("Varies by"), 72),
                              figure_column("minimum", t.text("Minimum order"), 96),
                              figure_column("pack", t.text("Pack"), 64),
                              text_column("preferred", t.text("Asked first"), 88)};
  if (with_costs) columns.push_back(money_column("price", t.text("Price"), 96));
  return columns;
}

RowTable::Value supplier_words(const std::string& text, Tone tone = Tone::normal) {
  return {{text, tone, {}}, {}};
}

}  // namespace

SuppliersPresenter::SuppliersPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                       Executor& executor, Language language, std::string search)
    : WholeListPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_search(std::move(search)) {
  const Language& t = m_language;
  set_columns({text_column("code", t.text("Code"), 120), text_column("name", t.text("Name"), 200),
               text_column("currency", t.text("Currency"), 80),
               figure_column("lead", t.text("Lead time in days"), 112),
               figure_column("spread", t.text("Varies by"), 80),
               figure_column("review", t.text("Days between orders"), 128),
               text_column("note", t.text("Note"), 160, true)});
}

std::function<std::vector<stock::Supplier>()> SuppliersPresenter::reader() const {
  return [book = m_book] {
    if (!company::may_somewhere(book->actor(), company::Permission::read_stock))
      return std::vector<stock::Supplier>();
    return book->book().read([&](Unit& unit) { return book->stores().suppliers.all(unit); });
  };
}

void SuppliersPresenter::fill(const std::vector<stock::Supplier>& all) {
  const Language& t = m_language;
  clear_rows();
  m_listed.clear();
  const std::string wanted = fold(m_search);
  for (const auto& s : all) {
    if (fold(s.code + ' ' + s.name).find(wanted) == std::string::npos) continue;
    const Quantity spread{s.lead.spread_milli};
    const auto days = [&](std::int64_t n) -> Value {
      return {{n == 0 ? t.grid_quantity({}) : t.count(n), n == 0 ? Tone::dimmed : Tone::normal, {}},
              std::to_string(n)};
    };
    add_row({supplier_words(t.isolated(s.code)),
             supplier_words(s.name),
             supplier_words(std::string(s.currency.code())),
             days(s.lead.days),
             {{t.grid_quantity(spread), Tone::dimmed, {}}, spread.to_decimal()},
             days(s.review_days),
             supplier_words(s.note, Tone::dimmed)});
    m_listed.push_back(s);
  }
}

void SuppliersPresenter::search(const std::string& text) {
  if (text == m_search) return;
  m_search = text;
  load();
}

std::string SuppliersPresenter::footer() const {
  return m_language.plural("{n} supplier", "{n} suppliers", std::ssize(m_listed));
}

const stock::Supplier* SuppliersPresenter::at(std::size_t row) const {
  return row < m_listed.size() ? &m_listed[row] : nullptr;
}

std::optional<std::size_t> SuppliersPresenter::row_of(SupplierId supplier) const {
  const auto found = std::ranges::find(m_listed, supplier, &stock::Supplier::id);
  if (found == m_listed.end()) return std::nullopt;
  return static_cast<std::size_t>(found - m_listed.begin());
}

bool SuppliersPresenter::may_change() const {
  return m_book->actor().may(company::Permission::order_goods);
}

SupplierCard::SupplierCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                           Language language)
    : ReadDetail(view, std::move(book), executor, std::move(language)),
      // Terms hold for the whole book: costs of a place alone show none.
      m_with_costs(m_book->actor().may(company::Permission::read_cost)),
      m_wanted(offers_at_once),
      m_table(offer_columns(m_language, m_with_costs)) {}

void SupplierCard::show_more() {
  if (!more()) return;
  m_wanted = m_offers.size() + offers_at_once;
  read();
}

void SupplierCard::read() {
  if (m_subject != m_supplier.id) m_wanted = offers_at_once;
  read_by(
      [wanted = m_wanted](OpenBook& book, Unit& unit, SupplierId supplier) {
        auto& suppliers = book.stores().suppliers;
        Facts facts;
        for (auto& one : suppliers.all(unit))
          if (one.id == supplier) facts.supplier = std::move(one);
        if (!facts.supplier) return facts;
        stock::OfferFilter filter;
        filter.supplier = supplier;
        filter.limit = static_cast<int>(wanted);
        auto page = suppliers.offers(unit, filter);
        facts.offers = std::move(page.rows);
        facts.next = std::move(page.next);
        return facts;
      },
      [this](Facts facts) { take(std::move(facts)); });
}

RowTable::Value SupplierCard::lead_days(std::int64_t days, bool own) const {
  // What the supplier says of all it sells is dimmed.
  return {{m_language.count(days), own ? Tone::normal : Tone::dimmed, {}}, std::to_string(days)};
}

void SupplierCard::take(Facts facts) {
  const Language& t = m_language;
  m_error.clear();
  m_table.clear();
  m_offers = std::move(facts.offers);
  m_next = std::move(facts.next);
  if (facts.supplier) m_supplier = std::move(*facts.supplier);
  m_title = m_supplier.name;
  std::vector<std::string> parts{t.isolated(m_supplier.code),
                                 std::string(m_supplier.currency.code()),
                                 t.plural("{n} day from order to receipt",
                                          "{n} days from order to receipt", m_supplier.lead.days)};
  if (!m_supplier.note.empty()) parts.push_back(m_supplier.note);
  m_subtitle = t.joined(parts);
  for (const auto& line : m_offers) {
    const auto& offer = line.offer;
    const auto lead = offer.lead.value_or(m_supplier.lead);
    const bool own = offer.lead.has_value();
    const Quantity spread{lead.spread_milli};
    const auto figure = [&](Quantity q, Tone tone) -> RowTable::Value {
      return {{t.grid_quantity(q), q.milli == 0 ? Tone::dimmed : tone, {}}, q.to_decimal()};
    };
    std::vector<RowTable::Value> row{
        supplier_words(line.sku),
        supplier_words(line.name),
        supplier_words(offer.their_sku),
        lead_days(lead.days, own),
        figure(spread, own ? Tone::normal : Tone::dimmed),
        figure(offer.minimum, Tone::normal),
        figure(offer.pack, Tone::normal),
        supplier_words(offer.preferred ? t.text("Asked first") : std::string(), Tone::positive)};
    if (m_with_costs) {
      RowTable::Value price;
      if (offer.cost)
        price = {{t.unit_price(*offer.cost) + " " + std::string(m_supplier.currency.code()),
                  Tone::normal,
                  {}},
                 offer.cost->to_decimal()};
      row.push_back(std::move(price));
    }
    m_table.add(std::move(row));
  }
  m_view.show_detail();
}

const stock::OfferLine* SupplierCard::offer(std::size_t row) const {
  return row < m_offers.size() ? &m_offers[row] : nullptr;
}

}  // namespace kontor::gui
