#include "domain/pricing/prices.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "domain/base/fields.h"
#include "domain/post_audit.h"

namespace kontor::pricing {

namespace prices_detail {

using company::Permission;

constexpr std::int64_t most_tax_ppm = ppm_of_one;
constexpr const char* floor_setting = "price.floor_milli";
constexpr const char* large_setting = "price.large_milli";
constexpr auto state_names =
    std::to_array<std::string_view>({"planned", "applied", "reverted", "dropped"});

Refusal list_refusal(RefusalCode code, const std::string& list) { return {code, {{"list", list}}}; }

std::string audit_text_of(const PriceList& list) {
  return named_fields({{"code", list.code},
                       {"name", list.name},
                       {"kind", std::string(name_of(list.kind))},
                       {"currency", std::string(list.currency.code())},
                       {"group", list.group},
                       {"formula", list.formula ? text_of(*list.formula) : ""},
                       {"from", list.from ? list.from->to_iso() : ""},
                       {"until", list.until ? list.until->to_iso() : ""},
                       {"withdrawn", list.withdrawn ? "1" : ""}});
}

std::optional<std::int64_t> number_in(const std::string& text) {
  std::int64_t number = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (text.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

std::optional<Refusal> take_channels(Unit& unit, const Stores& stores, const ListDraft& draft,
                                     PriceList& list) {
  if (!draft.channels) return std::nullopt;
  list.channels.clear();
  const auto all = stores.company.channels(unit);
  for (const std::string& code : *draft.channels) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const company::Channel& c) { return c.code == code; });
    if (found == all.end()) return Refusal{RefusalCode::channel_unknown, {{"channel", code}}};
    list.channels.push_back(found->id);
  }
  std::sort(list.channels.begin(), list.channels.end());
  list.channels.erase(std::unique(list.channels.begin(), list.channels.end()), list.channels.end());
  return std::nullopt;
}

std::optional<Refusal> take_formula(const ListDraft& draft, PriceList& list) {
  if (draft.formula && draft.formula->empty()) list.formula.reset();
  if (draft.formula && !draft.formula->empty()) {
    const auto formula = parse_formula(*draft.formula);
    if (!formula) return formula.refusal();
    list.formula = *formula;
  }
  const bool of_price = list.formula && list.formula->from == FormulaBase::price;
  if (list.formula &&
      (of_price || list.kind == ListKind::base || !fits(*list.formula, list.currency)))
    return Refusal{RefusalCode::formula_invalid, {{"value", text_of(*list.formula)}}};
  return std::nullopt;
}

/// What a draft changes; refuses what can't be. The currency is set already.
std::optional<Refusal> take(Unit& unit, const Stores& stores, const ListDraft& draft,
                            PriceList& list) {
  if (!draft.name.empty()) list.name = draft.name;
  list.kind = draft.kind.value_or(list.kind);
  list.tax_included = draft.tax_included.value_or(list.tax_included);
  list.tax_ppm = draft.tax_ppm.value_or(list.tax_ppm);
  if (list.tax_ppm < 0 || list.tax_ppm > most_tax_ppm)
    return Refusal{RefusalCode::value_too_large,
                   {{"column", "tax"}, {"value", std::to_string(list.tax_ppm)}}};
  list.personal = draft.personal.value_or(list.personal);
  list.group = draft.group.value_or(list.group);
  list.from = draft.from.value_or(list.from);
  list.until = draft.until.value_or(list.until);
  if (list.from && list.until && *list.until <= *list.from)
    return Refusal{RefusalCode::date_range_invalid,
                   {{"from", list.from->to_iso()}, {"to", list.until->to_iso()}}};
  list.rank = draft.rank.value_or(list.rank);
  list.withdrawn = draft.withdrawn.value_or(list.withdrawn);
  if (auto no = take_channels(unit, stores, draft, list)) return no;
  return take_formula(draft, list);
}

/// Whose prices are made of costs could tell them from the prices.
std::optional<Refusal> needs_costs(const company::Actor& actor, const ListDraft& draft) {
  if (!draft.formula || !draft.formula->starts_with("cost")) return std::nullopt;
  return company::refused(actor, Permission::read_cost);
}

/// The currency of the first channel's company, or of the first company.
std::optional<Currency> usual_currency(Unit& unit, const Stores& stores, const ListDraft& draft) {
  const auto entities = stores.company.entities(unit);
  if (entities.empty()) return std::nullopt;
  Currency currency = entities.front().currency;
  if (!draft.channels || draft.channels->empty()) return currency;
  for (const auto& channel : stores.company.channels(unit))
    if (channel.code == draft.channels->front())
      for (const auto& entity : entities)
        if (entity.id == channel.entity) currency = entity.currency;
  return currency;
}

bool same_letters(const std::string& a, const std::string& b) {
  const auto large = [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return large(x) == large(y); });
}

}  // namespace prices_detail

std::string_view name_of(ChangeState state) {
  return prices_detail::state_names[static_cast<std::size_t>(state)];
}

std::optional<ChangeState> change_state_named(std::string_view name) {
  using prices_detail::state_names;
  const auto found = std::find(state_names.begin(), state_names.end(), name);
  if (found == state_names.end()) return std::nullopt;
  return static_cast<ChangeState>(found - state_names.begin());
}

const PriceList* list_named(const std::vector<PriceList>& lists, const std::string& code) {
  for (const PriceList& list : lists)
    if (prices_detail::same_letters(list.code, code)) return &list;
  return nullptr;
}

PriceLimits price_limits(Unit& unit, const Stores& stores) {
  using namespace prices_detail;
  return {number_in(stores.company.setting(unit, floor_setting)),
          number_in(stores.company.setting(unit, large_setting))};
}

Result<PriceList> Prices::add_list(const ListDraft& draft) {
  using namespace prices_detail;
  if (const auto no = company::refused(m_actor, Permission::edit_prices)) return *no;
  if (const auto no = needs_costs(m_actor, draft)) return *no;
  if (draft.name.empty()) return Refusal{RefusalCode::name_missing, {}};
  PriceList made;
  made.code = draft.code.empty() ? company::code_from_name(draft.name, "LIST") : draft.code;
  if (company::code_from_name(made.code, "") != made.code)
    return Refusal{RefusalCode::code_invalid, {{"code", draft.code}}};
  m_book.ids().reserve(1);
  made.id = m_book.ids().make<PriceListId>();
  made.since = m_clock.now();
  return m_book.write([&](Unit& unit) -> Result<PriceList> {
    PriceList list = made;
    for (const PriceList& other : m_stores.prices.list_versions(unit)) {
      if (other.id == made.id) return other;  // the answer of a commit was lost
      if (other.code == made.code) return list_refusal(RefusalCode::price_list_exists, made.code);
    }
    const auto currency = draft.currency.empty() ? usual_currency(unit, m_stores, draft)
                                                 : Currency::parse(draft.currency);
    if (!currency) return Refusal{RefusalCode::currency_unknown, {{"currency", draft.currency}}};
    list.currency = *currency;
    if (auto no = take(unit, m_stores, draft, list)) return *no;
    m_stores.prices.add_version(unit, list, m_actor.employee);
    books::post_audit(unit, m_stores.ledger,
                      books::audit_row(m_actor, m_clock.now(), "price_list.add", "price_list",
                                       list.id.value, {}, audit_text_of(list)));
    return list;
  });
}

Result<PriceList> Prices::set_list(const std::string& code, const ListDraft& draft) {
  using namespace prices_detail;
  if (const auto no = company::refused(m_actor, Permission::edit_prices)) return *no;
  if (const auto no = needs_costs(m_actor, draft)) return *no;
  return m_book.write([&](Unit& unit) -> Result<PriceList> {
    m_stores.prices.next_revision(unit);  // nobody else changes a list meanwhile
    const Instant now = m_clock.now();
    const auto lists = lists_at(m_stores.prices.list_versions(unit), now);
    const PriceList* before = list_named(lists, code);
    if (before == nullptr) return list_refusal(RefusalCode::price_list_unknown, code);
    PriceList list = *before;
    if (auto no = take(unit, m_stores, draft, list)) return *no;
    if (list == *before) return list;
    list.version = before->version + 1;
    list.since = now;
    m_stores.prices.add_version(unit, list, m_actor.employee);
    books::post_audit(unit, m_stores.ledger,
                      books::audit_row(m_actor, now, "price_list.set", "price_list", list.id.value,
                                       audit_text_of(*before), audit_text_of(list)));
    return list;
  });
}

Result<ApprovedDifference> Prices::approve(const DifferenceWish& wish) {
  using namespace prices_detail;
  if (const auto no = company::refused(m_actor, Permission::edit_prices)) return *no;
  if (wish.reason.empty()) return Refusal{RefusalCode::difference_reason_missing, {}};
  const Instant now = m_clock.now();
  if (wish.until && *wish.until <= now)
    return Refusal{RefusalCode::price_in_past, {{"value", wish.until->to_iso()}}};
  return m_book.write([&](Unit& unit) -> Result<ApprovedDifference> {
    ApprovedDifference approved;
    for (const auto& channel : m_stores.company.channels(unit))
      if (channel.code == wish.channel) approved.channel = channel.id;
    if (!approved.channel)
      return Refusal{RefusalCode::channel_unknown, {{"channel", wish.channel}}};
    if (!wish.product.empty()) {
      const auto found = m_stores.products.by_sku_or_code(unit, wish.product);
      if (found.empty()) return Refusal{RefusalCode::product_unknown, {{"product", wish.product}}};
      approved.product = found.front().id;
    }
    approved.since = now;
    approved.until = wish.until;
    approved.reason = wish.reason;
    approved.by = m_actor.employee;
    m_stores.prices.add(unit, approved);
    books::post_audit(
        unit, m_stores.ledger,
        books::audit_row(m_actor, now, "price.difference", "channel", approved.channel.value, {},
                         named_fields({{"product", wish.product},
                                       {"reason", wish.reason},
                                       {"until", wish.until ? wish.until->to_iso() : ""}})));
    return approved;
  });
}

Outcome Prices::set_limits(const PriceLimits& limits) {
  using namespace prices_detail;
  if (const auto no = company::refused(m_actor, Permission::approve_prices)) return *no;
  return m_book.write([&](Unit& unit) -> Outcome {
    const auto text = [](const std::optional<std::int64_t>& milli) {
      return milli ? std::to_string(*milli) : std::string();
    };
    m_stores.company.put_setting(unit, floor_setting, text(limits.floor_milli));
    m_stores.company.put_setting(unit, large_setting, text(limits.large_milli));
    books::post_audit(unit, m_stores.ledger,
                      books::audit_row(m_actor, m_clock.now(), "price.limits", "book", 0, {},
                                       named_fields({{"floor", text(limits.floor_milli)},
                                                     {"large", text(limits.large_milli)}})));
    return Done{};
  });
}

}  // namespace kontor::pricing
