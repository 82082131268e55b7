#include "domain/pricing/price_list.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "domain/base/check.h"
#include "domain/base/fields.h"

namespace kontor::pricing {

namespace price_list_detail {

constexpr auto kind_names = std::to_array<std::string_view>({"base", "replacing", "sale"});
constexpr auto verdict_names = std::to_array<std::string_view>(
    {"price_set", "formula", "no_price", "no_start", "behind", "not_yet", "over", "withdrawn",
     "not_here", "not_theirs", "not_currency", "not_public"});
static_assert(verdict_names.size() == static_cast<std::size_t>(ListVerdict::not_public) + 1);
constexpr auto source_names =
    std::to_array<std::string_view>({"none", "price_set", "formula", "catalogue"});
/// 100 % in thousandths of a percent.
constexpr std::int64_t whole_milli = 100'000;

auto order_of(const PriceFact& f) {
  return std::tuple(f.list, f.from_quantity, f.valid_from, f.revision);
}

std::optional<Instant> instant_in(FieldReader& reader) {
  if (!reader.flag()) {
    reader.number();
    return std::nullopt;
  }
  return Instant{reader.number()};
}

void write_instant(FieldWriter& writer, const std::optional<Instant>& at) {
  writer.flag(at.has_value()).add(at ? at->ms : 0);
}

/// Why a list has no say; nothing where it has one.
std::optional<ListVerdict> passed_over(const PriceList& list, const PriceQuestion& q) {
  if (list.withdrawn) return ListVerdict::withdrawn;
  if (list.currency != q.currency) return ListVerdict::not_currency;
  if (!list.channels.empty() &&
      std::find(list.channels.begin(), list.channels.end(), q.channel) == list.channels.end())
    return ListVerdict::not_here;
  if (q.offered_to_all && (list.personal || !list.group.empty())) return ListVerdict::not_public;
  if (!list.group.empty() &&
      std::find(q.groups.begin(), q.groups.end(), list.group) == q.groups.end())
    return ListVerdict::not_theirs;
  if (list.from && q.at < *list.from) return ListVerdict::not_yet;
  if (list.until && q.at >= *list.until) return ListVerdict::over;
  return std::nullopt;
}

std::optional<UnitPrice> price_in(const std::optional<std::int64_t>& micro, Currency currency) {
  if (!micro) return std::nullopt;
  return UnitPrice{*micro, currency};
}

void take_fact(PriceAnswer& answer, const PriceList& list, const PriceFact& fact) {
  answer.price = price_in(fact.price_micro, list.currency);
  answer.compare_at = price_in(fact.compare_at_micro, list.currency);
  answer.source = PriceSource::fact;
  answer.fact = fact;
}

void take_list(PriceAnswer& answer, const PriceList& list) {
  answer.list = list.id;
  answer.list_code = list.code;
  answer.tax_included = list.tax_included;
  answer.tax_ppm = list.tax_ppm;
}

/// What a formula starts from, in the list's currency.
std::optional<UnitPrice> start_of(const PriceList& list, const std::optional<UnitPrice>& base,
                                  const CatalogueState* catalogue) {
  const auto from = list.formula->from == FormulaBase::cost
                        ? (catalogue != nullptr ? catalogue->cost : std::nullopt)
                        : base;
  if (!from || from->currency != list.currency) return std::nullopt;
  return from;
}

}  // namespace price_list_detail

std::string_view name_of(ListKind kind) {
  return price_list_detail::kind_names[static_cast<std::size_t>(kind)];
}

std::optional<ListKind> list_kind_named(std::string_view name) {
  using price_list_detail::kind_names;
  const auto found = std::find(kind_names.begin(), kind_names.end(), name);
  if (found == kind_names.end()) return std::nullopt;
  return static_cast<ListKind>(found - kind_names.begin());
}

std::string_view name_of(ListVerdict verdict) {
  return price_list_detail::verdict_names[static_cast<std::size_t>(verdict)];
}

std::string_view name_of(PriceSource source) {
  return price_list_detail::source_names[static_cast<std::size_t>(source)];
}

std::string content_of(const PriceList& list) {
  FieldWriter w;
  w.add(std::string_view(list.name)).add(name_of(list.kind)).add(list.currency.code());
  w.flag(list.tax_included).add(list.tax_ppm).flag(list.personal);
  w.add(std::string_view(list.group)).add(list.rank).flag(list.withdrawn);
  price_list_detail::write_instant(w, list.from);
  price_list_detail::write_instant(w, list.until);
  w.add(std::string_view(list.formula ? text_of(*list.formula) : std::string()));
  w.end_record();
  for (const ChannelId channel : list.channels) w.add(channel.value);
  w.end_record();
  return w.text();
}

void read_content(std::string_view content, PriceList& list) {
  FieldReader r(content);
  if (!r.next_record()) fail_damaged_text();
  list.name = r.text();
  const auto kind = list_kind_named(r.text());
  const auto currency = Currency::parse(r.text());
  if (!kind || !currency) fail_damaged_text();
  list.kind = *kind;
  list.currency = *currency;
  list.tax_included = r.flag();
  list.tax_ppm = r.number();
  list.personal = r.flag();
  list.group = r.text();
  list.rank = r.number();
  list.withdrawn = r.flag();
  list.from = price_list_detail::instant_in(r);
  list.until = price_list_detail::instant_in(r);
  const std::string formula = r.text();
  list.formula.reset();
  if (!formula.empty()) {
    const auto parsed = parse_formula(formula);
    if (!parsed) fail_damaged_text();
    list.formula = *parsed;
  }
  list.channels.clear();
  if (!r.next_record()) return;
  while (!r.at_end_of_record()) {
    const std::string channel = r.text();
    if (!channel.empty()) list.channels.emplace_back(std::stoll(channel));
  }
}

std::vector<PriceList> lists_at(const std::vector<PriceList>& versions, Instant at) {
  std::vector<PriceList> lists;
  for (const PriceList& version : versions) {
    if (version.since > at) continue;
    const auto known = std::find_if(lists.begin(), lists.end(),
                                    [&](const PriceList& l) { return l.id == version.id; });
    if (known == lists.end()) {
      lists.push_back(version);
    } else if (known->version < version.version) {
      *known = version;
    }
  }
  std::sort(lists.begin(), lists.end(),
            [](const PriceList& a, const PriceList& b) { return a.code < b.code; });
  return lists;
}

bool goes_before(const PriceList& a, const PriceList& b) {
  const auto order = [](const PriceList& l) {
    return std::tuple(l.kind == ListKind::base, l.group.empty(), l.channels.empty(),
                      !l.until.has_value(), -l.rank, -(l.from ? l.from->ms : INT64_MIN / 2));
  };
  const auto first = order(a), second = order(b);
  return first != second ? first < second : a.code < b.code;
}

ListOrder::ListOrder(const std::vector<PriceList>& lists, PriceQuestion question)
    : m_question(std::move(question)) {
  for (const PriceList& list : lists) {
    if (const auto why = price_list_detail::passed_over(list, m_question)) {
      m_passed_over.push_back({list.id, list.code, *why});
    } else {
      (list.kind == ListKind::base ? m_bases : m_lists).push_back(&list);
    }
  }
  const auto before = [](const PriceList* a, const PriceList* b) { return goes_before(*a, *b); };
  std::sort(m_lists.begin(), m_lists.end(), before);
  std::sort(m_bases.begin(), m_bases.end(), before);
}

PriceAnswer ListOrder::price_of(const ProductPrices& product, bool explain) const {
  using namespace price_list_detail;
  PriceAnswer answer;
  const CatalogueState* catalogue = catalogue_at(product, m_question.at);
  // The base first: formulas and references start from it.
  const PriceList* base_list = nullptr;
  for (const PriceList* list : m_bases) {
    const auto* fact = fact_for(product, list->id, m_question.quantity, m_question.at);
    if (fact == nullptr) continue;
    take_fact(answer, *list, *fact);
    take_list(answer, *list);
    base_list = list;
    break;
  }
  if (base_list == nullptr && catalogue != nullptr && catalogue->price &&
      catalogue->price->currency == m_question.currency) {
    answer.price = catalogue->price;
    answer.compare_at = catalogue->compare_at;
    answer.source = PriceSource::catalogue;
    if (!m_bases.empty()) {
      answer.tax_included = m_bases.front()->tax_included;
      answer.tax_ppm = m_bases.front()->tax_ppm;
    }
  }
  answer.base = answer.price;
  bool found = false;
  for (const PriceList* list : m_lists) {
    ListVerdict verdict = found ? ListVerdict::behind : ListVerdict::no_price;
    if (!found) {
      const auto* fact = fact_for(product, list->id, m_question.quantity, m_question.at);
      if (fact != nullptr) {
        take_fact(answer, *list, *fact);
        verdict = ListVerdict::price_set;
      } else if (list->formula) {
        const auto start = start_of(*list, answer.base, catalogue);
        verdict = start ? ListVerdict::formula : ListVerdict::no_start;
        if (start) {
          answer.price = apply(*list->formula, *start);
          answer.compare_at.reset();
          answer.fact.reset();
          answer.source = PriceSource::formula;
        }
      }
      found = verdict == ListVerdict::price_set || verdict == ListVerdict::formula;
      if (found) {
        take_list(answer, *list);
        if (list->kind == ListKind::sale && !answer.compare_at && answer.base &&
            *answer.base > *answer.price)
          answer.compare_at = answer.base;
      }
    }
    if (found && !explain) break;
    if (explain) answer.considered.push_back({list->id, list->code, verdict});
  }
  if (!explain) return answer;
  for (const PriceList* list : m_bases) {
    const bool mine = list == base_list;
    const ListVerdict verdict =
        mine ? (found ? ListVerdict::behind : ListVerdict::price_set)
             : (found || base_list != nullptr ? ListVerdict::behind : ListVerdict::no_price);
    answer.considered.push_back({list->id, list->code, verdict});
  }
  answer.considered.insert(answer.considered.end(), m_passed_over.begin(), m_passed_over.end());
  return answer;
}

const PriceFact* exact_fact(const ProductPrices& product, PriceListId list, Quantity quantity,
                            Instant at) {
  // The first fact behind those that have begun; what stands before it holds.
  const auto behind = std::upper_bound(product.facts.begin(), product.facts.end(),
                                       std::tuple(list, quantity, at, INT64_MAX),
                                       [](const auto& wanted, const PriceFact& f) {
                                         return wanted < price_list_detail::order_of(f);
                                       });
  if (behind == product.facts.begin()) return nullptr;
  const PriceFact& fact = *(behind - 1);
  return fact.list == list && fact.from_quantity == quantity ? &fact : nullptr;
}

const PriceFact* fact_for(const ProductPrices& product, PriceListId list, Quantity quantity,
                          Instant at) {
  const auto first =
      std::lower_bound(product.facts.begin(), product.facts.end(), list,
                       [](const PriceFact& f, PriceListId wanted) { return f.list < wanted; });
  const PriceFact* found = nullptr;
  for (auto it = first; it != product.facts.end() && it->list == list;) {
    const Quantity reached = it->from_quantity;
    if (reached > quantity) break;
    const PriceFact* holds = nullptr;
    for (; it != product.facts.end() && it->list == list && it->from_quantity == reached; ++it)
      if (it->valid_from <= at) holds = &*it;
    if (holds != nullptr && holds->price_micro) found = holds;
  }
  return found;
}

const CatalogueState* catalogue_at(const ProductPrices& product, Instant at) {
  const CatalogueState* found = nullptr;
  for (const CatalogueState& state : product.catalogue)
    if (state.since <= at) found = &state;
  return found;
}

void sort_facts(std::vector<PriceFact>& facts) {
  std::sort(facts.begin(), facts.end(), [](const PriceFact& a, const PriceFact& b) {
    return price_list_detail::order_of(a) < price_list_detail::order_of(b);
  });
}

UnitPrice with_tax(UnitPrice price, bool included, std::int64_t tax_ppm) {
  if (included) return price;
  return {mul_div_half_up(price.micro, ppm_of_one + tax_ppm, ppm_of_one), price.currency};
}

UnitPrice without_tax(UnitPrice price, bool included, std::int64_t tax_ppm) {
  if (!included) return price;
  return {mul_div_half_up(price.micro, ppm_of_one, ppm_of_one + tax_ppm), price.currency};
}

std::optional<std::int64_t> margin_milli(UnitPrice net_price, UnitPrice cost) {
  if (net_price.currency != cost.currency || net_price.micro <= 0) return std::nullopt;
  return mul_div_half_up(net_price.micro - cost.micro, price_list_detail::whole_milli,
                         net_price.micro);
}

}  // namespace kontor::pricing
