#include <algorithm>
#include <numeric>

#include "domain/goods/line_plan.h"
#include "domain/goods/purchase_work.h"

// How invoices of suppliers end what was received and not invoiced.
namespace kontor::goods {

namespace {

using company::Permission;
using stock::DocumentState;
using stock::PurchaseBill;
using stock::PurchaseBillLine;
using stock::StockDocument;
using stock::Unbilled;

bool has_come(const StockDocument& d) {
  return d.state == DocumentState::partly_received || d.state == DocumentState::received ||
         d.state == DocumentState::closed;
}

/// What an invoice bills.
struct BillPlan {
  PurchaseBill bill;
  std::vector<PurchaseBillLine> lines;
  std::vector<RefusedRow> refusals;
};

RefusedRow refused_line(DocumentWork& work, const PlannedLine& p, RefusalCode code, Quantity left) {
  return {p.row,
          {},
          {code,
           {{"row", std::to_string(p.row)},
            {"product", label_of(p.product)},
            {"column", "cost"},
            {"value", p.quantity.to_decimal()},
            {"number", work.document().number},
            {"left", left.to_decimal()},
            {"wanted", p.quantity.to_decimal()}}}};
}

/// A line of an invoice or, with `sign` -1, of a credit note.
std::optional<RefusedRow> plan_line(DocumentWork& work, BillPlan& plan, const PlannedLine& p,
                                    const std::map<std::int32_t, Unbilled>& balances,
                                    Currency currency, std::int64_t sign) {
  const auto* line = work.document().line_of(p.product.id);
  if (line == nullptr) return refused_line(work, p, RefusalCode::not_in_document, {});
  const auto found = balances.find(line->no);
  const Unbilled balance = found == balances.end() ? Unbilled{} : found->second;
  const Quantity most{std::max<std::int64_t>(0, sign * balance.quantity.milli)};
  if (most < p.quantity) return refused_line(work, p, RefusalCode::more_than_billable, most);
  const Unbilled cleared = balance.part(Quantity{sign * p.quantity.milli});
  PurchaseBillLine billed;
  billed.line = line->no;
  billed.quantity = cleared.quantity;
  billed.cleared_minor = billed.goods_minor = cleared.goods_minor;
  billed.cleared_value_minor = cleared.value_minor;
  if (p.cost) {
    const auto cost = UnitPrice::from_decimal(*p.cost, currency);
    if (!cost || cost->micro < 0 || !fits(*cost, p.quantity))
      return refused_line(work, p, RefusalCode::value_too_large, most);
    billed.goods_minor = sign * line_amount(*cost, p.quantity).minor;
  }
  plan.lines.push_back(billed);
  return std::nullopt;
}

/// All that has come and was not billed.
void plan_all(BillPlan& plan, const std::map<std::int32_t, Unbilled>& balances) {
  for (const auto& [no, balance] : balances) {
    if (balance.quantity.milli <= 0) continue;
    PurchaseBillLine line;
    line.line = no;
    line.quantity = balance.quantity;
    line.goods_minor = line.cleared_minor = balance.goods_minor;
    line.cleared_value_minor = balance.value_minor;
    plan.lines.push_back(line);
  }
}

/// Freight and duty that deliveries were given and no invoice has ended.
std::int64_t expected_charges(DocumentWork& work) {
  std::int64_t sum = 0;
  auto& purchases = work.stores().purchases;
  for (const auto& r : purchases.receipts(work.unit(), work.document().id)) sum += r.charges_minor;
  for (const auto& b : purchases.bills(work.unit(), work.document().id))
    sum -= b.cleared_charges_minor;
  return sum;
}

std::optional<Refusal> plan_charges(DocumentWork& work, BillPlan& plan, const BillWish& wish) {
  for (const auto& said : {wish.freight, wish.duty}) {
    const auto charge = charge_of(said, work.entity().currency);
    if (!charge) return charge.refusal();
    plan.bill.charges_minor += *charge;
  }
  const std::int64_t expected = expected_charges(work);
  plan.bill.cleared_charges_minor =
      wish.last_charges ? expected : std::min(expected, plan.bill.charges_minor);
  return std::nullopt;
}

Result<stock::Supplier> sender_of(DocumentWork& work, const BillWish& wish,
                                  const stock::PurchaseTerms& terms) {
  const auto suppliers = work.stores().suppliers.all(work.unit());
  for (const auto& supplier : suppliers)
    if (wish.supplier.empty() && supplier.id == terms.supplier) return supplier;
  const auto* named = stock::supplier_named(suppliers, wish.supplier);
  if (named == nullptr)
    return Refusal{RefusalCode::supplier_unknown, {{"supplier", wish.supplier}}};
  return *named;
}

Result<BillPlan> plan_of(DocumentWork& work, const BillWish& wish,
                         const stock::PurchaseTerms& terms) {
  BillPlan plan;
  if (wish.bill.empty() && !work.foresees()) return Refusal{RefusalCode::bill_number_missing, {}};
  const auto sender = sender_of(work, wish, terms);
  if (!sender) return sender.refusal();
  if (work.stores().purchases.has_bill(work.unit(), sender->id, wish.bill))
    return Refusal{RefusalCode::bill_known, {{"bill", wish.bill}, {"supplier", sender->code}}};
  plan.bill.document = work.document().id;
  plan.bill.act = static_cast<std::int32_t>(work.acts_before() + 1);
  plan.bill.supplier = sender->id;
  plan.bill.number = wish.bill;
  plan.bill.date = wish.date;
  const auto balances = balances_of(work, true);
  const auto lines = plan_lines(work.unit(), work.stores(), wish.lines);
  plan.refusals = lines.refusals;
  for (const PlannedLine& p : lines.lines)
    if (auto row = plan_line(work, plan, p, balances, terms.currency, wish.credit ? -1 : 1))
      plan.refusals.push_back(std::move(*row));
  if (wish.all) plan_all(plan, balances);
  if (auto no = plan_charges(work, plan, wish)) return *no;
  if (plan.refusals.empty() && plan.lines.empty() && plan.bill.charges_minor == 0 &&
      plan.bill.cleared_charges_minor == 0)
    return Refusal{RefusalCode::nothing_to_bill, {{"number", work.document().number}}};
  for (auto& line : plan.lines) {
    line.document = plan.bill.document;
    line.act = plan.bill.act;
    plan.bill.goods_minor += line.goods_minor;
  }
  return plan;
}

/// Posts an invoice. Levels and costs are locked.
class BillPosting {
 public:
  BillPosting(DocumentWork& work, BillPlan& plan, const stock::PurchaseTerms& terms,
              const company::Rate& rate)
      : m_work(work), m_plan(plan), m_terms(terms), m_rate(rate), m_own(work.entity().currency) {}

  void post(stock::Spread spread) {
    std::int64_t cleared = 0, value = 0;
    for (auto& line : m_plan.lines) {
      cleared += line.cleared_minor;
      value += line.cleared_value_minor;
      differ(line);
    }
    put("goods_received", {cleared, m_terms.currency}, value);
    put("payable", {-m_plan.bill.goods_minor, m_terms.currency}, -(value + m_difference));
    if (m_terms.currency != m_own) {
      put("currency_exchange", {m_plan.bill.goods_minor - cleared, m_terms.currency}, m_difference);
      put("currency_exchange", {-m_difference, m_own}, std::nullopt);
    }
    charges(spread);
    m_work.set_rate(m_rate);
  }

 private:
  void put(const char* account, Money amount, std::optional<std::int64_t> in_own) {
    if (amount.minor == 0 && in_own.value_or(0) == 0) return;
    books::DraftPosting draft{account, {}, {}, {}, amount};
    if (amount.currency != m_own) draft.entity_minor = in_own;
    m_work.debit(draft);
  }

  /// What a line was billed beyond the price at which its goods came, at the rate at which they
  /// came.
  void differ(PurchaseBillLine& billed) {
    const std::int64_t difference = billed.goods_minor - billed.cleared_minor;
    if (difference == 0) return;
    std::int64_t worth = difference;
    if (m_terms.currency != m_own)
      worth = billed.cleared_minor != 0
                  ? mul_div_half_up(difference, billed.cleared_value_minor, billed.cleared_minor)
                  : company::convert({difference, m_terms.currency}, m_rate).minor;
    m_difference += worth;
    const Quantity came{std::abs(billed.quantity.milli)};
    add(billed, came, worth);
  }

  void add(PurchaseBillLine& billed, Quantity came, std::int64_t worth) {
    const StockDocument& d = m_work.document();
    const auto& line = d.lines.at(static_cast<std::size_t>(billed.line) - 1);
    const auto parts = m_work.revalue(line, came, worth, d.from, d.to);
    billed.stock_minor += parts.stock_minor;
    billed.variance_minor += parts.variance_minor;
  }

  /// Freight and duty beyond what was expected, divided over all that has come and stayed.
  void charges(stock::Spread spread) {
    const auto& bill = m_plan.bill;
    put("payable", {-bill.charges_minor, m_own}, std::nullopt);
    put("landed_costs", {bill.cleared_charges_minor, m_own}, std::nullopt);
    const std::int64_t late = bill.charges_minor - bill.cleared_charges_minor;
    if (late == 0) return;
    std::vector<std::int64_t> values, quantities;
    std::vector<std::pair<std::int32_t, Quantity>> lines;
    for (const auto& [no, balance] : balances_of(m_work, false)) {
      if (balance.quantity.milli <= 0) continue;
      lines.emplace_back(no, balance.quantity);
      values.push_back(balance.value_minor);
      quantities.push_back(balance.quantity.milli);
    }
    const bool worthless =
        std::all_of(values.begin(), values.end(), [](std::int64_t v) { return v == 0; });
    if (lines.empty()) {
      // All went back: there are no goods to bear it.
      m_work.debit({"cost_variance", {}, {}, m_work.document().to, {late, m_own}});
      return;
    }
    const auto parts =
        allocate(late, spread == stock::Spread::quantity || worthless ? quantities : values);
    for (std::size_t i = 0; i < lines.size(); ++i)
      add(line_of(lines[i].first), lines[i].second, parts[i]);
  }

  /// The invoice's line, with nothing billed where only charges fall on it.
  PurchaseBillLine& line_of(std::int32_t no) {
    for (auto& line : m_plan.lines)
      if (line.line == no) return line;
    PurchaseBillLine line;
    line.document = m_plan.bill.document;
    line.act = m_plan.bill.act;
    line.line = no;
    return m_plan.lines.emplace_back(line);
  }

  DocumentWork& m_work;
  BillPlan& m_plan;
  const stock::PurchaseTerms& m_terms;
  const company::Rate m_rate;
  const Currency m_own;
  std::int64_t m_difference = 0;  ///< of goods, in the entity's currency
};

Result<DocumentResult> take_bill(DocumentWork& work, const BillWish& wish, const ActName& name) {
  StockDocument& d = work.document();
  if (!has_come(d)) return not_in_this_state(d);
  const auto terms = work.stores().purchases.find(work.unit(), d.id);
  KONTOR_ASSERT(terms.has_value());
  work.lock_levels(cells_at(d, {d.to}));
  work.lock_costs();
  // What is on consignment is owed for when it is sold, not when it comes.
  for (const auto& line : d.lines)
    if (work.journal().consigned(d.entity, line.product) != nullptr)
      return Refusal{RefusalCode::nothing_to_bill, {{"number", d.number}}};
  auto plan = plan_of(work, wish, *terms);
  if (!plan) return plan.refusal();
  if (!plan->refusals.empty()) return DocumentResult{d, false, plan->refusals};
  const Currency own = work.entity().currency;
  const auto rate = work.journal().rate(terms->currency, own, work.business_date());
  if (!rate)
    return Refusal{RefusalCode::rate_missing,
                   {{"from", std::string(terms->currency.code())},
                    {"to", std::string(own.code())},
                    {"date", work.business_date().to_iso()}}};
  BillPosting(work, *plan, *terms, *rate).post(wish.spread);
  if (!work.foresees()) work.stores().purchases.add_bill(work.unit(), plan->bill, plan->lines);
  work.finish(name, books::EntryKind::purchase, d.state);
  return DocumentResult{d, false, {}};
}

}  // namespace

std::map<std::int32_t, Unbilled> balances_of(DocumentWork& work, bool billed) {
  auto& purchases = work.stores().purchases;
  const DocumentId id = work.document().id;
  std::vector<PurchaseBillLine> lines;
  if (billed) lines = purchases.bill_lines(work.unit(), id);
  return stock::unbilled_of(purchases.receipts(work.unit(), id), purchases.returns(work.unit(), id),
                            lines);
}

Result<DocumentResult> Purchases::bill(const std::string& number, const BillWish& wish) {
  const ActName name{"bill", wish.reference, wish.bill};
  const ActOn on{stock::DocumentType::purchase, number, Permission::order_goods};
  return on_document(m_book, m_stores, m_clock, m_actor, on, name, purchase_place,
                     [&](DocumentWork& work) { return take_bill(work, wish, name); });
}

Result<Foresight> Purchases::foresee_bill(const std::string& number, const BillWish& wish) {
  const ActName name{"bill", {}, wish.bill};
  const ActOn on{stock::DocumentType::purchase, number, Permission::order_goods};
  return foresee_document(m_book, m_stores, m_clock, m_actor, on, name, purchase_place,
                          [&](DocumentWork& work) { return take_bill(work, wish, name); });
}

}  // namespace kontor::goods
