#include "gui/presenters/purchase_card.h"

#include <algorithm>
#include <map>
#include <optional>

#include "domain/base/zone.h"
#include "domain/company/reach.h"
#include "domain/goods/line_plan.h"
#include "domain/stock/purchase.h"

namespace kontor::gui {

namespace {

constexpr int purchase_card_figure = 80;

// Who sees no costs anywhere has no columns of them; where somebody sees them at other places only,
// they are empty: the list is made before the place is known.
std::vector<Column> purchase_line_columns(const Language& t, bool with_costs) {
  std::vector<Column> columns = {
      text_column("sku", t.text("SKU"), 120),
      text_column("product", t.text("Product"), 200, true),
      figure_column("asked", t.text("Asked for"), purchase_card_figure),
      figure_column("accepted", t.text("Accepted"), purchase_card_figure),
      figure_column("rejected", t.text("Rejected"), purchase_card_figure),
      figure_column("given-up", t.text("Given up"), purchase_card_figure),
      figure_column("to-come", t.text("Still to come"), purchase_card_figure)};
  if (with_costs) columns.push_back(figure_column("price", t.text("Price"), purchase_card_figure));
  return columns;
}

std::vector<Column> purchase_delivery_columns(const Language& t, bool with_costs) {
  std::vector<Column> columns = {
      date_column("time", t.text("When"), 144), text_column("sku", t.text("SKU"), 120),
      text_column("product", t.text("Product"), 176, true),
      figure_column("accepted", t.text("Accepted"), purchase_card_figure),
      figure_column("rejected", t.text("Rejected"), purchase_card_figure)};
  if (with_costs) {
    columns.push_back(money_column("value", t.text("Value"), 104));
    columns.push_back(money_column("charges", t.text("Freight and duty"), 104));
  }
  return columns;
}

std::vector<Column> purchase_invoice_columns(const Language& t, bool with_costs) {
  std::vector<Column> columns = {text_column("invoice", t.text("Invoice"), 128),
                                 text_column("sender", t.text("Supplier"), 144),
                                 date_column("date", t.text("Date"), 104),
                                 text_column("state", t.text("State"), 176, true)};
  if (with_costs) {
    columns.push_back(money_column("goods", t.text("Goods"), 104));
    columns.push_back(money_column("charges", t.text("Freight and duty"), 104));
    columns.push_back(money_column("to-stock", t.text("Difference to stock"), 104));
    columns.push_back(money_column("to-cost", t.text("Difference to cost"), 104));
  }
  return columns;
}

std::vector<Column> purchase_act_columns(const Language& t) {
  return {date_column("time", t.text("When"), 176),
          text_column("what", t.text("What happened"), 176),
          text_column("who", t.text("Employee"), 160),
          text_column("reason", t.text("Reason"), 200, true)};
}

}  // namespace

struct PurchaseCard::Facts {
  std::optional<stock::StockDocument> document;
  stock::PurchaseTerms terms;
  std::string supplier, to;
  Currency own;  ///< of the company's books
  bool with_costs = false;
  std::vector<stock::PurchaseReceipt> receipts;
  std::vector<stock::PurchaseReturn> returns;
  std::vector<stock::PurchaseBill> bills;
  std::vector<stock::PurchaseBillLine> bill_lines;
  std::map<SupplierId, std::string> suppliers;
  std::map<ProductId, catalog::Product> products;
  std::vector<stock::DocumentAct> acts;
  std::map<EmployeeId, std::string> people;
  TimeZone zone = TimeZone::utc();
};

std::string purchase_act_name(const Language& t, const std::string& act) {
  if (act == "create") return t.text("Written down");
  if (act == "change") return t.text("Written anew");
  if (act == "order") return t.text("Ordered");
  if (act == "receive") return t.text("Goods taken in");
  if (act == "bill") return t.text("Invoice noted");
  if (act == "return") return t.text("Goods sent back");
  if (act == "close") return t.text_in("transfer", "Closed");
  if (act == "cancel") return t.text_in("transfer", "Cancelled");
  return act;
}

PurchaseCard::PurchaseCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                           Language language)
    : ReadDetail(view, std::move(book), executor, std::move(language)),
      m_with_costs(company::may_somewhere(m_book->actor(), company::Permission::read_cost)),
      m_lines(purchase_line_columns(m_language, m_with_costs)),
      m_deliveries(purchase_delivery_columns(m_language, m_with_costs)),
      m_invoices(purchase_invoice_columns(m_language, m_with_costs)),
      m_timeline(purchase_act_columns(m_language)) {}

void PurchaseCard::show(DocumentId document, const std::string& number) {
  m_subject = document;
  m_number = number;
  read();
}

void PurchaseCard::read() {
  read_by(
      [number = m_number](OpenBook& book, Unit& unit, DocumentId) {
        const Stores& stores = book.stores();
        Facts facts;
        auto found = stores.stock_documents.find(unit, stock::DocumentType::purchase, number);
        if (!found) return facts;
        const auto actor = book.actor();
        bool may = false;
        for (const auto& place : book.company().locations(unit)) {
          if (place.id != found->to) continue;
          may = actor.may(company::Permission::read_stock, company::scope_of(place));
          facts.with_costs = actor.may(company::Permission::read_cost, company::scope_of(place));
          facts.to = place.name;
        }
        if (!may) return facts;
        facts.terms = stores.purchases.find(unit, found->id).value_or(stock::PurchaseTerms());
        for (const auto& supplier : stores.suppliers.all(unit))
          facts.suppliers[supplier.id] = supplier.name;
        facts.supplier = facts.suppliers[facts.terms.supplier];
        facts.receipts = stores.purchases.receipts(unit, found->id);
        facts.returns = stores.purchases.returns(unit, found->id);
        facts.bills = stores.purchases.bills(unit, found->id);
        facts.bill_lines = stores.purchases.bill_lines(unit, found->id);
        std::vector<ProductId> ids;
        for (const auto& line : found->lines) ids.push_back(line.product);
        for (auto& product : stores.products.by_ids(unit, ids))
          facts.products.emplace(product.id, std::move(product));
        facts.acts = stores.stock_documents.acts(unit, found->id);
        for (const auto& employee : stores.employees.list(unit))
          facts.people[employee.id] = employee.name;
        for (const auto& entity : book.company().entities(unit)) {
          if (entity.id != found->entity) continue;
          facts.zone = TimeZone::find(entity.zone).value_or(TimeZone::utc());
          facts.own = entity.currency;
        }
        facts.document = std::move(found);
        return facts;
      },
      [this](const Facts& facts) { take(facts); });
}

void PurchaseCard::take(const Facts& facts) {
  m_lines.clear();
  m_deliveries.clear();
  m_invoices.clear();
  m_timeline.clear();
  m_error.clear();
  if (!facts.document) {
    show_error(m_language.text("This order is not to be seen here."));
    return;
  }
  const auto& d = *facts.document;
  m_title = d.number;
  std::vector<std::string> parts{
      m_language.text("{from} to {to}", {{"from", facts.supplier}, {"to", facts.to}}),
      m_language.name(d.state)};
  if (facts.terms.expected)
    parts.push_back(
        m_language.text("expected on {date}", {{"date", m_language.date(*facts.terms.expected)}}));
  const std::string open = not_invoiced(facts);
  if (!open.empty()) parts.push_back(open);
  if (!d.note.empty()) parts.push_back(d.note);
  m_subtitle = m_language.joined(parts);
  fill_lines(facts);
  fill_deliveries(facts);
  fill_invoices(facts);
  fill_timeline(facts);
  m_view.show_detail();
}

RowTable::Value PurchaseCard::figure(Quantity quantity, Tone tone) const {
  return {{m_language.grid_quantity(quantity), quantity.milli == 0 ? Tone::dimmed : tone, {}},
          quantity.to_decimal()};
}

RowTable::Value PurchaseCard::amount(std::int64_t minor, Currency currency) const {
  const Money money{minor, currency};
  return {{m_language.money(money), Tone::normal, {}},
          money.to_decimal() + " " + std::string(currency.code())};
}

void PurchaseCard::fill_lines(const Facts& facts) {
  for (const auto& line : facts.document->lines) {
    const auto product = facts.products.find(line.product);
    const bool known = product != facts.products.end();
    RowTable::Value price;
    const auto cost = facts.terms.cost_micro.find(line.no);
    if (facts.with_costs && cost != facts.terms.cost_micro.end()) {
      const UnitPrice unit{cost->second, facts.terms.currency};
      const std::string code(facts.terms.currency.code());
      price = {{m_language.unit_price(unit) + " " + code, Tone::normal, {}}, unit.to_decimal()};
    }
    std::vector<RowTable::Value> row{
        {{known ? goods::label_of(product->second) : "", Tone::normal, {}}, {}},
        {{known ? product->second.name : "", Tone::normal, {}}, {}},
        figure(line.asked),
        figure(line.accepted, Tone::positive),
        figure(line.rejected, Tone::warning),
        figure(line.lost, Tone::problem),
        figure(line.outstanding(), Tone::information)};
    if (m_with_costs) row.push_back(std::move(price));
    m_lines.add(std::move(row));
  }
}

void PurchaseCard::fill_deliveries(const Facts& facts) {
  for (const auto& receipt : facts.receipts) {
    const auto& lines = facts.document->lines;
    const auto line = std::ranges::find(lines, receipt.line, &stock::DocumentLine::no);
    const auto product =
        line == lines.end() ? facts.products.end() : facts.products.find(line->product);
    const bool known = product != facts.products.end();
    const auto act = std::ranges::find(facts.acts, receipt.act, &stock::DocumentAct::no);
    RowTable::Value when, value, charges;
    if (act != facts.acts.end())
      when = {{m_language.time(act->at, facts.zone), Tone::normal, {}}, act->at.to_iso()};
    if (facts.with_costs) {
      value = amount(receipt.value_minor, facts.own);
      charges = amount(receipt.charges_minor, facts.own);
    }
    std::vector<RowTable::Value> row{
        std::move(when),
        {{known ? goods::label_of(product->second) : "", Tone::normal, {}}, {}},
        {{known ? product->second.name : "", Tone::normal, {}}, {}},
        figure(receipt.accepted, Tone::positive),
        figure(receipt.rejected, Tone::warning)};
    if (m_with_costs) {
      row.push_back(std::move(value));
      row.push_back(std::move(charges));
    }
    m_deliveries.add(std::move(row));
  }
}

/// How much of what came still waits for its invoice, or was billed and went back since.
std::string PurchaseCard::not_invoiced(const Facts& facts) const {
  Quantity waits, owed_back;
  for (const auto& [line, balance] :
       stock::unbilled_of(facts.receipts, facts.returns, facts.bill_lines)) {
    if (balance.quantity.milli > 0) waits = waits + balance.quantity;
    if (balance.quantity.milli < 0) owed_back = owed_back - balance.quantity;
  }
  std::vector<std::string> parts;
  if (waits.milli > 0)
    parts.push_back(
        m_language.text("{units} not invoiced", {{"units", m_language.quantity(waits)}}));
  if (owed_back.milli > 0)
    parts.push_back(m_language.text("a credit note for {units} is to come",
                                    {{"units", m_language.quantity(owed_back)}}));
  return m_language.joined(parts);
}

void PurchaseCard::fill_invoices(const Facts& facts) {
  for (const auto& bill : facts.bills) {
    std::int64_t stock = 0, cost = 0, other_price = 0;
    for (const auto& line : facts.bill_lines) {
      if (line.act != bill.act) continue;
      stock += line.stock_minor;
      cost += line.variance_minor;
      if (line.goods_minor != line.cleared_minor) ++other_price;
    }
    const bool late = bill.charges_minor != bill.cleared_charges_minor;
    const std::string state = other_price > 0 ? m_language.text("Another price than agreed")
                              : late          ? m_language.text("Freight or duty not expected so")
                                              : m_language.text("As agreed");
    const auto sender = facts.suppliers.find(bill.supplier);
    std::vector<RowTable::Value> row{
        {{bill.number, Tone::normal, {}}, {}},
        {{sender == facts.suppliers.end() ? std::string() : sender->second, Tone::normal, {}}, {}},
        {{bill.date ? m_language.date(*bill.date) : std::string(), Tone::normal, {}},
         bill.date ? bill.date->to_iso() : std::string()},
        {{state, other_price > 0 || late ? Tone::warning : Tone::positive, {}}, {}}};
    if (m_with_costs && facts.with_costs) {
      row.push_back(amount(bill.goods_minor, facts.terms.currency));
      row.push_back(amount(bill.charges_minor, facts.own));
      row.push_back(amount(stock, facts.own));
      row.push_back(amount(cost, facts.own));
    } else if (m_with_costs) {
      row.resize(row.size() + 4);
    }
    m_invoices.add(std::move(row));
  }
}

void PurchaseCard::fill_timeline(const Facts& facts) {
  for (const auto& act : facts.acts) {
    const auto person = facts.people.find(act.by);
    m_timeline.add(
        {{{m_language.time(act.at, facts.zone), Tone::normal, {}}, act.at.to_iso()},
         {{purchase_act_name(m_language, act.act), Tone::normal, {}}, {}},
         {{person == facts.people.end() ? std::string() : person->second, Tone::normal, {}}, {}},
         {{act.reason, Tone::dimmed, {}}, {}}});
  }
}

}  // namespace kontor::gui
