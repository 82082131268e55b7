#include "app/cli/price_rows.h"

#include <algorithm>
#include <map>

#include "app/cli/document_rows.h"
#include "domain/base/zone.h"
#include "persistence/stores/money_channels.h"

namespace kontor::cli {

std::vector<company::Channel> priced_channels(Session& session, const std::string& named) {
  const auto names = company_names(session);
  const auto& actor = session.book().actor();
  std::vector<company::Channel> channels;
  if (!named.empty()) {
    const auto& channel = names.channel_named(named);
    if (const auto no =
            company::refused(actor, company::Permission::read_stock, company::scope_of(channel)))
      throw Stop(*no);
    return {channel};
  }
  const auto money =
      session.book().book().read([](Unit& unit) { return persistence::money_channels(unit); });
  for (const auto& channel : names.company().channels)
    if (!std::binary_search(money.begin(), money.end(), channel.id) &&
        actor.may(company::Permission::read_stock, company::scope_of(channel)))
      channels.push_back(channel);
  if (channels.empty() && names.company().channels.size() > money.size())
    throw Stop(*company::refused(actor, company::Permission::read_stock));
  return channels;
}

std::optional<Instant> beginning(Session& session, const std::string& option,
                                 const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (const auto instant = Instant::parse_iso(text)) return *instant;
  const BusinessDate date = parse_date(option, text);
  const auto zone = TimeZone::find(company_names(session).home_zone());
  return (zone ? *zone : TimeZone::utc()).instant({date, 0});
}

Instant moment_or_now(Session& session, const std::string& option, const std::string& text) {
  if (text.empty()) return session.clock().now();
  return parse_moment(option, text, company_names(session).home_zone());
}

std::optional<Decimal> decimal_of(const std::string& option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto decimal = Decimal::parse(text);
  if (!decimal) throw Stop({RefusalCode::value_not_number, {{"column", option}, {"value", text}}});
  return decimal;
}

std::optional<std::int64_t> percent_milli_of(const std::string& option, const std::string& text) {
  const auto decimal = decimal_of(option, text);
  if (!decimal) return std::nullopt;
  const auto milli = Quantity::from_decimal(*decimal);
  if (!milli) throw Stop({RefusalCode::value_not_number, {{"column", option}, {"value", text}}});
  return milli->milli;
}

std::optional<std::int64_t> ppm_of(const std::string& option, const std::string& text) {
  constexpr std::int64_t ppm_per_percent_milli = 10;
  const auto milli = percent_milli_of(option, text);
  if (!milli) return std::nullopt;
  return *milli * ppm_per_percent_milli;
}

Quantity least_quantity(const std::string& option, const std::string& text) {
  if (text.empty()) return {};
  const Quantity quantity = quantity_of(option, text);
  if (quantity.milli < 0)
    throw Stop({RefusalCode::value_not_number, {{"column", option}, {"value", text}}});
  return quantity;
}

std::vector<pricing::Promotion> promotions_over_time(Session& session) {
  auto& book = session.book();
  return book.book().read([&](Unit& unit) {
    std::vector<pricing::Promotion> promotions;
    std::map<std::int64_t, Instant> superseded;
    Instant at = session.clock().now();
    // From the latest version back, by the instants at which versions began.
    for (;;) {
      const auto versions = book.stores().promotions.all(unit, at);
      if (versions.empty()) return promotions;
      Instant latest = versions.front().since;
      for (const auto& one : versions) latest = std::max(latest, one.since);
      for (const auto& one : versions) {
        if (one.since != latest) continue;
        pricing::Promotion p = one.promotion;
        p.from = std::max(p.from.value_or(one.since), one.since);
        const auto next = superseded.find(p.id);
        if (next != superseded.end())
          p.until = std::min(p.until.value_or(next->second), next->second);
        superseded[p.id] = one.since;
        if (!one.ended) promotions.push_back(std::move(p));
      }
      at = Instant{latest.ms - 1};
    }
  });
}

reports::Cell price_cell(const Console& console, const std::optional<UnitPrice>& price) {
  return price ? console.decimal(price->to_decimal()) : reports::Cell();
}

reports::Cell micro_cell(const Console& console, const std::optional<std::int64_t>& micro,
                         Currency currency) {
  return micro ? console.decimal(UnitPrice{*micro, currency}.to_decimal()) : reports::Cell();
}

reports::Cell percent_cell(const Console& console, const std::optional<std::int64_t>& milli) {
  return milli ? console.decimal(Quantity{*milli}.to_decimal()) : reports::Cell();
}

reports::Cell moment_cell(const Console& console, const std::optional<Instant>& at) {
  return at && at->ms > 0 ? console.instant(*at) : reports::Cell();
}

reports::Cell quantity_break_cell(const Console& console, Quantity from) {
  return from.milli > 0 ? console.quantity(from) : reports::Cell();
}

std::vector<pricing::PricedProduct> priced_products(Session& session, const std::string& sku,
                                                    bool history) {
  auto& book = session.book();
  auto found = book.book().read([&](Unit& unit) {
    pricing::PricedFilter filter;
    for (const auto& product : book.stores().products.by_sku_or_code(unit, sku))
      filter.products.push_back(product.id);
    filter.catalogue_history = history;
    if (filter.products.empty()) return std::vector<pricing::PricedProduct>();
    return book.stores().prices.products(unit, filter).rows;
  });
  if (found.empty()) throw Stop({RefusalCode::product_unknown, {{"product", sku}}});
  return found;
}

}  // namespace kontor::cli
