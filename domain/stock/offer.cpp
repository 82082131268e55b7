#include "domain/stock/offer.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "domain/base/fields.h"
#include "domain/post_audit.h"
#include "domain/stores.h"

namespace kontor::stock {

namespace offer_detail {

constexpr std::int64_t unit_milli = 1000;
/// No shop withholds more; sums of it stay far from the end of the numbers.
constexpr std::int64_t most_buffer_milli = 1'000'000'000'000;

/// ⌊milli ÷ 1000⌋, also below zero.
std::int64_t whole_units(std::int64_t milli) {
  return milli / unit_milli - (milli % unit_milli < 0 ? 1 : 0);
}

std::optional<company::Channel> channel_of(Unit& unit, const Stores& stores,
                                           const std::string& code) {
  for (const auto& channel : stores.company.channels(unit))
    if (channel.code == code) return channel;
  return std::nullopt;
}

/// A channel and what one needs to tell it anything.
struct OfferTerms {
  company::Channel channel;
  std::vector<company::Location> sources;
};

Result<OfferTerms> terms_of(Unit& unit, const Stores& stores, const company::Actor& actor,
                            const std::string& code) {
  auto channel = channel_of(unit, stores, code);
  if (!channel) return Refusal{RefusalCode::channel_unknown, {{"channel", code}}};
  if (auto refusal =
          company::refused(actor, company::Permission::edit_catalog, company::scope_of(*channel)))
    return *refusal;
  OfferTerms terms{*channel, sources_of(*channel, stores.company.locations(unit))};
  if (terms.sources.empty())
    return Refusal{RefusalCode::channel_without_source, {{"channel", code}}};
  return terms;
}

bool serves(const company::Channel& channel, LocationId place) {
  return std::find(channel.sources.begin(), channel.sources.end(), place) != channel.sources.end();
}

std::string audit_field(std::string_view key, const std::string& value) {
  FieldWriter writer;
  writer.add(key).add(std::string_view(value)).end_record();
  return writer.text();
}

}  // namespace offer_detail

std::vector<std::int64_t> offered_units(const std::vector<Quantity>& available, Quantity buffer) {
  using namespace offer_detail;
  std::int64_t sum = -buffer.milli;
  std::vector<std::int64_t> units;
  for (const Quantity& here : available) {
    sum += here.milli;
    units.push_back(std::max<std::int64_t>(0, whole_units(here.milli)));
  }
  const std::int64_t wanted = std::max<std::int64_t>(0, whole_units(sum));
  std::int64_t over = std::accumulate(units.begin(), units.end(), std::int64_t{0}) - wanted;
  for (auto it = units.rbegin(); it != units.rend() && over > 0; ++it) {
    const std::int64_t taken = std::min(*it, over);
    *it -= taken;
    over -= taken;
  }
  return units;
}

std::int64_t ChannelOffer::total() const {
  return std::accumulate(units.begin(), units.end(), std::int64_t{0});
}

std::string units_text(const std::vector<LocationId>& sources,
                       const std::vector<std::int64_t>& units) {
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i)
    text += (i == 0 ? "" : " ") + std::to_string(sources[i].value) + "=" + std::to_string(units[i]);
  return text;
}

std::int64_t units_in(const std::string& text) {
  std::int64_t sum = 0;
  for (std::size_t at = text.find('='); at != std::string::npos; at = text.find('=', at + 1)) {
    std::int64_t units = 0;
    std::from_chars(text.data() + at + 1, text.data() + text.size(), units);
    sum += units;
  }
  return sum;
}

std::vector<company::Location> sources_of(const company::Channel& channel,
                                          const std::vector<company::Location>& all) {
  std::vector<company::Location> sources;
  for (const LocationId id : channel.sources)
    for (const auto& place : all)
      if (place.id == id && place.kind != company::LocationKind::marketplace)
        sources.push_back(place);
  if (!channel.sources.empty()) return sources;
  for (const auto& place : all) {
    const bool ours = place.kind == company::LocationKind::store ||
                      place.kind == company::LocationKind::warehouse;
    if (ours && place.entity == channel.entity) sources.push_back(place);
  }
  return sources;
}

Result<PublishReport> Offers::publish(const PublishWish& wish, OfferSink& sink) {
  using namespace offer_detail;
  PublishReport report;
  std::vector<LocationId> sources, centres;
  std::vector<ChannelOffer> changed;
  // The file is written behind the reading: what reads may run twice.
  const auto terms = m_book.read([&](Unit& unit) -> Result<OfferTerms> {
    report = {};
    sources.clear();
    centres.clear();
    changed.clear();
    auto found = terms_of(unit, m_stores, m_actor, wish.channel);
    if (!found) return found;
    for (const auto& source : found->sources) sources.push_back(source.id);
    for (const auto& place : m_stores.company.locations(unit))
      if (place.kind == company::LocationKind::marketplace && serves(found->channel, place.id))
        centres.push_back(place.id);
    ChannelOfferFilter filter{found->channel.id, sources, centres, {}};
    do {
      ChannelOfferPage page = m_stores.offers.offers(unit, filter);
      report.products += std::ssize(page.rows);
      for (ChannelOffer& offer : page.rows) {
        offer.units = offered_units(offer.available, offer.buffer);
        if (!wish.all && offer.published == units_text(sources, offer.units)) continue;
        if (!sink.takes(offer)) {
          ++report.left_out;
        } else {
          changed.push_back(std::move(offer));
        }
      }
      filter.after = page.last;
    } while (filter.after);
    return found;
  });
  if (!terms) return terms.refusal();
  report.told = std::ssize(changed);
  if (changed.empty()) return report;
  sink.begin(terms->sources);
  for (const ChannelOffer& offer : changed) sink.offer(offer);
  sink.commit();
  if (!wish.dry_run) note(terms->channel, sources, changed);
  return report;
}

void Offers::note(const company::Channel& channel, const std::vector<LocationId>& sources,
                  const std::vector<ChannelOffer>& told) {
  using namespace offer_detail;
  m_book.write([&](Unit& unit) {
    const Instant now = m_clock.now();
    std::vector<std::pair<ProductId, std::string>> rows;
    for (const ChannelOffer& offer : told)
      rows.emplace_back(offer.product, units_text(sources, offer.units));
    m_stores.offers.note(unit, channel.id, rows, now);
    books::post_audit(unit, m_stores.ledger,
                      books::audit_row(m_actor, now, "stock.publish", "channel", channel.id.value,
                                       {}, audit_field("products", std::to_string(told.size()))));
  });
}

Result<bool> Offers::set_buffer(const std::string& channel, const std::string& product,
                                std::optional<Quantity> buffer) {
  using namespace offer_detail;
  if (buffer && (buffer->milli < 0 || buffer->milli > most_buffer_milli))
    return Refusal{RefusalCode::value_too_large,
                   {{"row", "1"}, {"column", "UNITS"}, {"value", buffer->to_decimal()}}};
  return m_book.write([&](Unit& unit) -> Result<bool> {
    const auto terms = terms_of(unit, m_stores, m_actor, channel);
    if (!terms) return terms.refusal();
    ProductId id;
    if (!product.empty()) {
      const auto found = m_stores.products.by_sku_or_code(unit, product);
      if (found.empty()) return Refusal{RefusalCode::product_unknown, {{"product", product}}};
      id = found.front().id;
    }
    const auto before = m_stores.offers.buffer(unit, terms->channel.id, id);
    if (before == buffer) return false;
    m_stores.offers.put_buffer(unit, terms->channel.id, id, buffer);
    const auto said = [&](const std::optional<Quantity>& value) {
      return value ? audit_field("buffer",
                                 (product.empty() ? "" : product + " ") + value->to_decimal())
                   : std::string();
    };
    books::post_audit(unit, m_stores.ledger,
                      books::audit_row(m_actor, m_clock.now(), "stock.buffer", "channel",
                                       terms->channel.id.value, said(before), said(buffer)));
    return true;
  });
}

}  // namespace kontor::stock
