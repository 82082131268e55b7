#include "domain/pricing/price_plan.h"

#include <algorithm>

namespace kontor::pricing {

namespace price_plan_detail {

constexpr int products_at_once = 10'000;
constexpr std::int64_t whole_milli = 100'000;

Refusal about(RefusalCode code, const PriceWish& wish, const std::string& value) {
  return {code,
          {{"row", std::to_string(wish.row)},
           {"product", wish.product},
           {"list", wish.list},
           {"column", "price"},
           {"value", value}}};
}

std::optional<std::int64_t> micro_of(const std::optional<UnitPrice>& price) {
  if (!price) return std::nullopt;
  return price->micro;
}

/// What a unit costs the shop, in a currency; the moving average goes before the catalogue.
std::optional<std::int64_t> cost_in(const PricedProduct& product, Currency currency, Instant at) {
  if (product.average_cost && product.average_cost->currency == currency)
    return product.average_cost->micro;
  const auto* catalogue = catalogue_at(product.prices, at);
  if (catalogue == nullptr || !catalogue->cost || catalogue->cost->currency != currency)
    return std::nullopt;
  return catalogue->cost->micro;
}

/// A decimal as a price; nothing where no price is so high, or below 0.
std::optional<std::int64_t> micro_in(const Decimal& decimal, Currency currency) {
  const auto price = UnitPrice::from_decimal(decimal, currency);
  if (!price || price->micro < 0 || price->micro > most_price_micro) return std::nullopt;
  return price->micro;
}

}  // namespace price_plan_detail

PriceAnswer answer_of(const std::vector<PriceList>& lists, const PriceList& list,
                      const ProductPrices& product, Quantity quantity, Instant at) {
  std::vector<PriceList> some;
  for (const PriceList& other : lists)
    if (other.id == list.id || other.kind == ListKind::base) some.push_back(other);
  PriceQuestion question;
  if (!list.channels.empty()) question.channel = list.channels.front();
  question.currency = list.currency;
  question.at = list.from && at < *list.from ? *list.from : at;
  if (quantity.milli > 0) question.quantity = quantity;
  if (!list.group.empty()) question.groups = {list.group};
  return ListOrder(some, question).price_of(product);
}

PlanWork::PlanWork(Unit& unit, const Stores& stores, Instant begins)
    : m_unit(unit), m_stores(stores), m_begins(begins), m_limits(price_limits(unit, stores)) {
  const auto entities = stores.company.entities(unit);
  if (!entities.empty()) {
    m_entity = entities.front().id;
    m_currency = entities.front().currency;
  }
  m_lists = lists_at(stores.prices.list_versions(unit), begins);
}

std::optional<Refusal> PlanWork::work_out(const PlanWish& wish) {
  take_prices(wish.prices);
  if (wish.rule) return take_rule(*wish.rule);
  return std::nullopt;
}

const PriceList* PlanWork::list_or_base(const std::string& code) {
  if (!code.empty()) return list_named(m_lists, code);
  for (const PriceList& list : m_lists)
    if (list.kind == ListKind::base && list.currency == m_currency && !list.withdrawn) return &list;
  PriceList base;
  base.since = m_begins;
  base.code = base_list_code;
  base.name = base_list_code;
  base.kind = ListKind::base;
  base.currency = m_currency;
  if (list_named(m_lists, base.code) != nullptr) return nullptr;
  m_new_base = base;
  m_lists.push_back(base);
  return &m_lists.back();
}

void PlanWork::give_base(PriceListId id) {
  for (ChangeLine& line : m_lines)
    if (!line.list) line.list = id;
  if (m_new_base) m_new_base->id = id;
}

void PlanWork::find_products(const std::vector<PriceWish>& wishes) {
  std::set<catalog::ProductKey> keys;
  for (const PriceWish& wish : wishes) {
    keys.insert({"sku", wish.product, {}});
    keys.insert({"code", wish.product, {}});
  }
  std::set<ProductId> ids;
  for (const auto& match : m_stores.products.find(m_unit, {keys.begin(), keys.end()})) {
    (match.key.kind == "sku" ? m_by_sku : m_by_code)[match.key.key].insert(match.product);
    ids.insert(match.product);
  }
  PricedFilter filter;
  filter.products.assign(ids.begin(), ids.end());
  filter.entity = m_entity;
  filter.limit = static_cast<int>(ids.size());
  if (ids.empty()) return;
  for (PricedProduct& product : m_stores.prices.products(m_unit, filter).rows)
    m_products.emplace(product.prices.product, std::move(product));
}

Result<const PricedProduct*> PlanWork::product_named(const PriceWish& wish) const {
  using price_plan_detail::about;
  for (const auto* keys : {&m_by_sku, &m_by_code}) {
    const auto named = keys->find(wish.product);
    if (named == keys->end()) continue;
    std::vector<const PricedProduct*> found;
    for (const ProductId id : named->second)
      if (const auto product = m_products.find(id); product != m_products.end())
        found.push_back(&product->second);
    if (found.size() == 1) return found.front();
    if (found.size() > 1) return about(RefusalCode::product_key_ambiguous, wish, {});
  }
  return about(RefusalCode::product_unknown, wish, {});
}

void PlanWork::take_prices(const std::vector<PriceWish>& wishes) {
  find_products(wishes);
  for (const PriceWish& wish : wishes)
    if (auto refusal = take(wish))
      m_report.refusals.push_back({wish.row, wish.file, std::move(*refusal)});
}

std::optional<Refusal> PlanWork::take(const PriceWish& wish) {
  using namespace price_plan_detail;
  const PriceList* list = list_or_base(wish.list);
  if (list == nullptr) return about(RefusalCode::price_list_unknown, wish, wish.list);
  const auto product = product_named(wish);
  if (!product) return product.refusal();
  if (!wish.price && !wish.removed) return about(RefusalCode::value_missing, wish, {});
  ChangeLine line;
  line.list = list->id;
  line.product = (*product)->prices.product;
  line.from_quantity = wish.from_quantity;
  struct Said {
    const std::optional<Decimal>& decimal;
    std::optional<std::int64_t>& micro;
  };
  for (const Said& said :
       {Said{wish.price, line.new_micro}, Said{wish.compare_at, line.new_compare_micro},
        Said{wish.competitor, line.competitor_micro}}) {
    if (!said.decimal) continue;
    said.micro = micro_in(*said.decimal, list->currency);
    if (!said.micro) return about(RefusalCode::value_too_large, wish, "…");
  }
  if (wish.removed) line.new_micro = line.new_compare_micro = std::nullopt;
  if (!m_seen.emplace(line.list, line.product, line.from_quantity).second)
    return Refusal{RefusalCode::duplicate_in_file,
                   {{"row", std::to_string(wish.row)}, {"name", wish.product + " " + list->code}}};
  note(*list, **product, line);
  return std::nullopt;
}

std::optional<Refusal> PlanWork::take_rule(const RuleWish& rule) {
  using namespace price_plan_detail;
  const auto formula = parse_formula(rule.formula);
  if (!formula) return formula.refusal();
  const PriceList* list = list_or_base(rule.list);
  if (list == nullptr) return Refusal{RefusalCode::price_list_unknown, {{"list", rule.list}}};
  if (!fits(*formula, list->currency))
    return Refusal{RefusalCode::formula_invalid, {{"value", rule.formula}}};
  const PriceList chosen = *list;
  PricedFilter filter = rule.products;
  filter.entity = m_entity;
  filter.limit = products_at_once;
  do {
    const auto page = m_stores.prices.products(m_unit, filter);
    for (const PricedProduct& product : page.rows) {
      const auto now = answer_of(m_lists, chosen, product.prices, rule.from_quantity, m_begins);
      std::optional<UnitPrice> from = formula->from == FormulaBase::base ? now.base : now.price;
      if (formula->from == FormulaBase::cost) {
        const auto cost = cost_in(product, chosen.currency, m_begins);
        from = cost ? std::optional(UnitPrice{*cost, chosen.currency}) : std::nullopt;
      }
      if (!from || from->currency != chosen.currency) continue;
      ChangeLine line;
      line.list = chosen.id;
      line.product = product.prices.product;
      line.from_quantity = rule.from_quantity;
      line.new_micro = apply(*formula, *from).micro;
      note(chosen, product, line);
    }
    filter.after = page.next;
  } while (!filter.after.empty());
  return std::nullopt;
}

void PlanWork::note(const PriceList& list, const PricedProduct& product, ChangeLine line) {
  const PriceFact* own = exact_fact(product.prices, list.id, line.from_quantity, m_begins);
  if (own != nullptr) {
    line.own_micro = own->price_micro;
    line.own_compare_micro = own->compare_at_micro;
  }
  if (line.own_micro == line.new_micro && line.own_compare_micro == line.new_compare_micro) {
    ++m_report.unchanged;
    return;
  }
  ++(line.own_micro ? m_report.updated : m_report.created);
  judge(list, product, line);
  m_lines.push_back(line);
}

void PlanWork::judge(const PriceList& list, const PricedProduct& product, ChangeLine& line) const {
  using namespace price_plan_detail;
  const auto before = answer_of(m_lists, list, product.prices, line.from_quantity, m_begins);
  line.old_micro = micro_of(before.price);
  line.cost_micro = cost_in(product, list.currency, m_begins);
  if (!line.new_micro) return;
  if (line.cost_micro && m_limits.floor_milli) {
    const auto net = without_tax({*line.new_micro, list.currency}, list.tax_included, list.tax_ppm);
    const auto margin = margin_milli(net, {*line.cost_micro, list.currency});
    line.below_floor = !margin || *margin < *m_limits.floor_milli;
  }
  if (line.old_micro && *line.old_micro > 0 && m_limits.large_milli) {
    const std::int64_t change = *line.new_micro - *line.old_micro;
    line.large = mul_div_half_up(change < 0 ? -change : change, whole_milli, *line.old_micro) >
                 *m_limits.large_milli;
  }
}

PlannedChange PlanWork::result() const {
  PlannedChange planned;
  planned.lines = m_lines;
  planned.report = m_report;
  planned.change.lines = std::ssize(m_lines);
  for (const ChangeLine& line : m_lines) {
    planned.change.below_floor += line.below_floor ? 1 : 0;
    planned.change.large += line.large ? 1 : 0;
  }
  return planned;
}

}  // namespace kontor::pricing
