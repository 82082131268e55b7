#include "domain/goods/entity_sale.h"

#include <algorithm>

#include "domain/goods/line_plan.h"
#include "domain/pricing/price_list.h"

namespace kontor::goods {

namespace entity_sale_detail {

constexpr std::int64_t whole_milli = 100'000;

Refusal no_rate(Currency from, Currency to, BusinessDate date) {
  return {RefusalCode::rate_missing,
          {{"from", std::string(from.code())},
           {"to", std::string(to.code())},
           {"date", date.to_iso()}}};
}

/// The list's own net prices of products, for one piece.
std::map<ProductId, std::optional<UnitPrice>> listed(Unit& unit, const Stores& stores,
                                                     const pricing::PriceList& list,
                                                     const std::vector<ProductId>& products,
                                                     Instant at) {
  std::map<ProductId, pricing::ProductPrices> known;
  for (auto& fact : stores.prices.facts(unit, products)) {
    auto& prices = known[fact.product];
    prices.product = fact.product;
    prices.facts.push_back(std::move(fact));
  }
  std::map<ProductId, std::optional<UnitPrice>> found;
  for (const auto& [product, prices] : known) {
    const auto* fact = pricing::fact_for(prices, list.id, Quantity::of_units(1), at);
    if (fact != nullptr && fact->price_micro)
      found[product] = pricing::without_tax(UnitPrice{*fact->price_micro, list.currency},
                                            list.tax_included, list.tax_ppm);
  }
  return found;
}

std::optional<pricing::PriceList> list_with(Unit& unit, const Stores& stores,
                                            const std::string& code, Instant at) {
  for (auto& list : pricing::lists_at(stores.prices.list_versions(unit), at))
    if (list.code == code && !list.withdrawn) return list;
  return std::nullopt;
}

}  // namespace entity_sale_detail

std::optional<company::TransferTerms> terms_between(Unit& unit, const Stores& stores,
                                                    EntityId seller, EntityId buyer) {
  for (const auto& terms : stores.company.transfer_terms(unit))
    if (terms.seller == seller && terms.buyer == buyer) return terms;
  return std::nullopt;
}

bool is_sale(DocumentWork& work) {
  return work.journal().location(work.document().to).entity != work.document().entity;
}

std::optional<Refusal> EntitySale::begin() {
  using namespace entity_sale_detail;
  const stock::StockDocument& d = m_work.document();
  auto& journal = m_work.journal();
  m_seller = journal.entity(d.entity);
  m_buyer = journal.entity(journal.location(d.to).entity);
  const auto terms = terms_between(m_work.unit(), m_work.stores(), m_seller.id, m_buyer.id);
  if (!terms)
    return Refusal{RefusalCode::transfer_between_entities,
                   {{"from", journal.location(d.from).code}, {"to", journal.location(d.to).code}}};
  m_terms = *terms;
  m_currency = m_seller.currency;
  std::vector<ProductId> ids;
  for (const auto& line : d.lines) ids.push_back(line.product);
  for (auto& p : m_work.stores().products.by_ids(m_work.unit(), ids)) m_products.emplace(p.id, p);
  if (!m_terms.price_list.empty()) {
    const auto list = list_with(m_work.unit(), m_work.stores(), m_terms.price_list, m_work.now());
    if (list) {
      m_currency = list->currency;
      m_prices = listed(m_work.unit(), m_work.stores(), *list, ids, m_work.now());
    }
  }
  const BusinessDate date = m_work.business_date();
  const auto sold_at = journal.rate(m_currency, m_seller.currency, date);
  if (!sold_at) return no_rate(m_currency, m_seller.currency, date);
  const auto bought_at = journal.rate(m_currency, m_buyer.currency, date);
  if (!bought_at) return no_rate(m_currency, m_buyer.currency, date);
  m_bought_at = *bought_at;
  m_work.set_rate(*sold_at);
  m_work.begin_other_side(m_buyer.id, m_bought_at);
  m_work.lock_costs();
  return std::nullopt;
}

std::optional<Money> EntitySale::price_of(const catalog::Product& product, Quantity quantity,
                                          std::int64_t cost_minor) {
  using entity_sale_detail::whole_milli;
  if (m_terms.price_list.empty())
    return Money{mul_div_half_up(cost_minor, whole_milli + m_terms.markup_milli, whole_milli),
                 m_currency};
  const auto listed = m_prices.find(product.id);
  if (listed == m_prices.end() || !listed->second) return std::nullopt;
  return line_amount(*listed->second, quantity);
}

std::optional<Refusal> EntitySale::hand_over(const stock::Movement& goods) {
  using company::LocationKind;
  auto& journal = m_work.journal();
  const catalog::Product& product = m_products.at(goods.product);
  stock::Movement sold = goods;
  sold.to = journal.place(m_seller.id, LocationKind::customer);
  sold.to_state = stock::State::available;
  const std::int64_t cost = m_work.lose(
      sold, product, {"entity_cost", m_buyer.code, {}, goods.from, {0, m_seller.currency}});
  const auto price = price_of(product, goods.quantity, cost);
  if (!price)
    return Refusal{RefusalCode::transfer_price_missing,
                   {{"product", label_of(product)}, {"list", m_terms.price_list}}};
  journal.account("due_from", m_buyer.code, m_buyer.name);
  journal.account("entity_sales", m_buyer.code, m_buyer.name);
  journal.account("entity_cost", m_buyer.code, m_buyer.name);
  journal.account("due_to", m_seller.code, m_seller.name);
  if (price->minor != 0) {
    m_work.debit({"due_from", m_buyer.code, {}, {}, *price});
    m_work.debit({"entity_sales", m_buyer.code, {}, {}, -*price});
  }
  stock::Movement bought = goods;
  bought.from = journal.place(m_buyer.id, LocationKind::supplier);
  m_work.other_side_buys(bought, *price, m_seller.code);
  return std::nullopt;
}

}  // namespace kontor::goods
