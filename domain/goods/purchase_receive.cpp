#include <algorithm>

#include "domain/goods/purchase_work.h"
#include "domain/goods/transfer_lines.h"

// How what a supplier delivers comes into stock and books.
namespace kontor::goods {

namespace {

using company::Permission;
using stock::DocumentState;
using stock::StockDocument;

Quantity open_of(const stock::DocumentLine& line) { return line.outstanding(); }

Quantity part_of(const Shares& shares, std::int32_t line) {
  const auto found = shares.find(line);
  return found == shares.end() ? Quantity{} : found->second;
}

/// Lines of which more came than was ordered, good and bad together.
std::vector<RefusedRow> more_than_open(DocumentWork& work, const Shares& good, const Shares& bad) {
  std::vector<RefusedRow> rows;
  for (const auto& line : work.document().lines) {
    const Quantity came = part_of(good, line.no) + part_of(bad, line.no);
    if (came <= line.outstanding()) continue;
    const auto labels = labels_of(work.unit(), work.stores(), {line.product});
    rows.push_back({line.no,
                    {},
                    {RefusalCode::more_than_ordered,
                     {{"product", labels.at(line.product)},
                      {"number", work.document().number},
                      {"left", line.outstanding().to_decimal()},
                      {"wanted", came.to_decimal()}}}});
  }
  return rows;
}

/// What one delivery brings.
struct Delivery {
  Shares good, bad;
  LineLots good_lots, bad_lots;
  std::vector<std::int64_t> charges;  ///< in the entity's currency
};

/// Says what is wrong with a delivery, or what it brings.
Result<Delivery> delivery_of(DocumentWork& work, const company::Actor& actor,
                             const DeliveryWish& wish, std::vector<RefusedRow>& rows) {
  const StockDocument& d = work.document();
  Delivery delivery;
  if (wish.freight || wish.duty) {
    const auto& place = work.journal().location(d.to);
    if (const auto no = company::refused(actor, Permission::order_goods, company::scope_of(place)))
      return *no;
  }
  for (const auto& said : {wish.freight, wish.duty}) {
    const auto charge = charge_of(said, work.entity().currency);
    if (!charge) return charge.refusal();
    delivery.charges.push_back(*charge);
  }
  auto good = choose_shares(work, wish.accepted, RefusalCode::more_than_ordered, open_of);
  auto bad = choose_shares(work, wish.rejected, RefusalCode::more_than_ordered, open_of);
  rows = good.refusals;
  rows.insert(rows.end(), bad.refusals.begin(), bad.refusals.end());
  if (wish.accepted.empty() && wish.rejected.empty()) good.shares = all_shares(d, open_of);
  if (rows.empty()) rows = more_than_open(work, good.shares, bad.shares);
  delivery.good = std::move(good.shares);
  delivery.bad = std::move(bad.shares);
  delivery.good_lots = std::move(good.lots);
  delivery.bad_lots = std::move(bad.lots);
  if (rows.empty() && delivery.good.empty() && delivery.bad.empty())
    return Refusal{RefusalCode::nothing_on_the_way, {{"number", d.number}}};
  return delivery;
}

/// Books a delivery: goods into stock with their part of the charges, what is owed for them to the
/// accounts of what was not invoiced yet.
class DeliveryPosting {
 public:
  DeliveryPosting(DocumentWork& work, const Delivery& delivery, stock::PurchaseTerms terms,
                  company::Rate rate)
      : m_work(work), m_delivery(delivery), m_terms(std::move(terms)), m_rate(rate) {}

  /// Refuses lot_expires.
  std::optional<Refusal> post(stock::Spread spread, const std::string& reason) {
    std::vector<std::int64_t> goods;
    std::vector<Quantity> quantities;
    for (auto& line : m_work.document().lines) {
      const Quantity came = part_of(m_delivery.good, line.no) + part_of(m_delivery.bad, line.no);
      if (came.milli == 0) continue;
      m_lines.push_back(&line);
      quantities.push_back(came);
      const UnitPrice cost{m_terms.cost_micro.at(line.no), m_terms.currency};
      // What is on consignment is owed for when it is sold.
      const bool ours =
          m_work.journal().consigned(m_work.document().entity, line.product) == nullptr;
      goods.push_back(ours ? line_amount(cost, came).minor : 0);
    }
    std::int64_t sum = 0;
    for (const std::int64_t amount : goods) sum += amount;
    const std::int64_t worth = company::convert({sum, m_terms.currency}, m_rate).minor;
    const auto cost = stock::landed_cost(goods, worth, quantities, m_delivery.charges, spread);
    for (std::size_t i = 0; i < m_lines.size(); ++i)
      if (auto no = take_in(*m_lines[i], cost.lines[i], reason)) return no;
    for (std::size_t i = 0; i < m_lines.size(); ++i) note(*m_lines[i], goods[i], cost.lines[i]);
    owe(cost);
    return std::nullopt;
  }

  const std::vector<stock::PurchaseReceipt>& receipts() const { return m_receipts; }

 private:
  std::optional<Refusal> take_in(stock::DocumentLine& line, const stock::LandedLine& cost,
                                 const std::string& reason) {
    const StockDocument& d = m_work.document();
    const Quantity good = part_of(m_delivery.good, line.no);
    const Quantity bad = part_of(m_delivery.bad, line.no);
    const std::vector<std::int64_t> weights{good.milli, bad.milli};
    const auto worth = allocate(cost.value_minor + cost.charges_minor, weights);
    stock::Movement m;
    m.line = line.no;
    m.product = line.product;
    m.from = d.from;
    m.to = d.to;
    m.quantity = good;
    if (auto no = name_lots(m_work, m, lots_of(m_delivery.good_lots, line.no), LotUse::arrive))
      return no;
    if (good.milli > 0) m_work.take_in(m, worth[0]);
    m.quantity = bad;
    m.to_state = stock::State::quality;
    m.lots.clear();
    if (auto no = name_lots(m_work, m, lots_of(m_delivery.bad_lots, line.no), LotUse::arrive))
      return no;
    if (bad.milli > 0) {
      m_work.take_in(m, worth[1]);
      line.reason = reason;
    }
    m_work.journal().change_incoming({line.product, d.to}, -(good + bad));
    line.accepted = line.accepted + good;
    line.rejected = line.rejected + bad;
    return std::nullopt;
  }

  void note(const stock::DocumentLine& line, std::int64_t goods, const stock::LandedLine& cost) {
    const auto act = static_cast<std::int32_t>(m_work.acts_before() + 1);
    m_receipts.push_back({m_work.document().id, act, line.no, part_of(m_delivery.good, line.no),
                          part_of(m_delivery.bad, line.no), goods, cost.value_minor,
                          cost.charges_minor});
  }

  void owe(const stock::LandedCost& cost) {
    const Currency own = m_work.entity().currency;
    const auto put = [&](const char* account, std::int64_t minor, Currency currency) {
      if (minor != 0) m_work.debit({account, {}, {}, {}, {minor, currency}});
    };
    put("goods_received", -cost.goods_minor, m_terms.currency);
    if (m_terms.currency != own) {
      put("currency_exchange", cost.goods_minor, m_terms.currency);
      put("currency_exchange", -cost.value_minor, own);
    }
    std::int64_t charges = 0;
    for (const std::int64_t charge : m_delivery.charges) charges += charge;
    put("landed_costs", -charges, own);
    m_work.set_rate(m_rate);
  }

  DocumentWork& m_work;
  const Delivery& m_delivery;
  const stock::PurchaseTerms m_terms;
  const company::Rate m_rate;
  std::vector<stock::DocumentLine*> m_lines;
  std::vector<stock::PurchaseReceipt> m_receipts;
};

/// Why goods on consignment can't come so: from somebody else, or with freight and duty.
std::optional<Refusal> not_to_consign(DocumentWork& work, const Delivery& delivery,
                                      const stock::PurchaseTerms& terms) {
  const StockDocument& d = work.document();
  const bool charged = std::any_of(delivery.charges.begin(), delivery.charges.end(),
                                   [](std::int64_t charge) { return charge != 0; });
  for (const auto& line : d.lines) {
    if ((part_of(delivery.good, line.no) + part_of(delivery.bad, line.no)).milli == 0) continue;
    const auto* goods = work.journal().consigned(d.entity, line.product);
    if (goods == nullptr) continue;
    const auto label = labels_of(work.unit(), work.stores(), {line.product}).at(line.product);
    if (goods->supplier != terms.supplier)
      return Refusal{RefusalCode::consigned_supplier,
                     {{"product", label}, {"supplier", goods->owner}}};
    if (charged)
      return Refusal{RefusalCode::consigned_charges, {{"product", label}, {"number", d.number}}};
  }
  return std::nullopt;
}

Result<DocumentResult> take_delivery(DocumentWork& work, const company::Actor& actor,
                                     const DeliveryWish& wish, const ActName& name) {
  StockDocument& d = work.document();
  const auto before = d.state;
  if (before != DocumentState::ordered && before != DocumentState::partly_received)
    return not_in_this_state(d);
  std::vector<RefusedRow> rows;
  const auto delivery = delivery_of(work, actor, wish, rows);
  if (!delivery) return delivery.refusal();
  if (!rows.empty()) return DocumentResult{d, false, rows};
  work.lock_levels(cells_at(d, {d.to}));
  work.lock_costs();
  const auto terms = work.stores().purchases.find(work.unit(), d.id);
  KONTOR_ASSERT(terms.has_value());
  if (auto no = not_to_consign(work, *delivery, *terms)) return *no;
  const Currency own = work.entity().currency;
  const BusinessDate date = work.business_date();
  const auto rate = work.journal().rate(terms->currency, own, date);
  if (!rate)
    return Refusal{RefusalCode::rate_missing,
                   {{"from", std::string(terms->currency.code())},
                    {"to", std::string(own.code())},
                    {"date", date.to_iso()}}};
  DeliveryPosting posting(work, *delivery, *terms, *rate);
  if (auto no = posting.post(wish.spread, wish.reason)) return *no;
  work.stores().purchases.add_receipts(work.unit(), posting.receipts());
  const bool all_came = std::all_of(d.lines.begin(), d.lines.end(),
                                    [](const auto& l) { return l.outstanding().milli == 0; });
  const auto state = all_came ? DocumentState::received : DocumentState::partly_received;
  if (state != d.state)
    if (const auto no = stock::transition(d, state)) return *no;
  work.finish(name, books::EntryKind::purchase, before);
  return DocumentResult{d, false, {}};
}

}  // namespace

Result<DocumentResult> Purchases::receive(const std::string& number, const DeliveryWish& wish) {
  const ActName name{"receive", wish.reference, wish.reason};
  const ActOn on{stock::DocumentType::purchase, number, Permission::move_stock};
  return on_document(m_book, m_stores, m_clock, m_actor, on, name, purchase_place,
                     [&](DocumentWork& work) { return take_delivery(work, m_actor, wish, name); });
}

}  // namespace kontor::goods
