#include "persistence/stores/offer_store.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "domain/catalog/catalog.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

using stock::ChannelBuffer;
using stock::ChannelOffer;
using stock::ChannelOfferFilter;
using stock::ChannelOfferPage;

namespace offer_store_detail {

constexpr std::size_t rows_at_once = 1000;
constexpr std::int64_t milli_per_unit = 1000;

/// A product of the page, and whether it is sold at all and stands at a source.
struct Candidate {
  ChannelOffer offer;
  bool sold = false;
  bool at_source = false;
  bool bundle = false;
};

std::vector<Candidate> candidates(Unit& unit, const ChannelOfferFilter& filter) {
  std::vector<Candidate> rows;
  Candidate row;
  Query q(unit,
          "select p.id, p.sku, p.code, p.name, p.style, p.options, (p.tracked or p.bundle) and not "
          "p.hidden and not p.provisional and not p.gift_card and p.status = 'active', p.bundle "
          "from product p where "
          "p.id > :after and ((p.tracked or p.bundle) and not p.hidden or exists (select 1 from "
          "published_offer "
          "o where o.channel_id = :channel and o.product_id = p.id)) order by p.id limit :limit");
  q.bind("after", filter.after).bind("channel", filter.channel).bind("limit", filter.limit);
  q.into(row.offer.product, row.offer.sku, row.offer.code, row.offer.name, row.offer.style,
         row.offer.options, row.sold, row.bundle);
  while (q.next()) {
    rows.push_back(row);
    rows.back().offer.available.resize(filter.sources.size());
  }
  return rows;
}

/// What is read of the products of one page.
class PageOfOffers {
 public:
  PageOfOffers(Unit& unit, const ChannelOfferFilter& filter)
      : m_unit(unit), m_filter(filter), m_rows(candidates(unit, filter)) {
    for (Candidate& row : m_rows) {
      m_by_id[row.offer.product.value] = &row;
      m_ids.push_back(row.offer.product);
    }
  }

  ChannelOfferPage read() {
    ChannelOfferPage page;
    if (m_rows.empty()) return page;
    if (static_cast<int>(m_rows.size()) == m_filter.limit) page.last = m_ids.back();
    add_levels();
    add_bundles();
    add_centres();
    add_buffers();
    add_published();
    for (Candidate& row : m_rows)
      if (row.at_source || row.offer.before) page.rows.push_back(std::move(row.offer));
    return page;
  }

 private:
  /// Tells what is available of each product at each source, by the source's number.
  template <class Visit>
  void each_level(const std::vector<ProductId>& products, Visit visit) {
    ProductId product;
    LocationId place;
    Quantity available;
    Query q(m_unit,
            "select product_id, location_id, on_hand_milli - committed_milli - unavailable_milli "
            "from stock_level where " +
                in_ids(m_unit, "product_id", "products") + " and " +
                in_ids(m_unit, "location_id", "places"));
    q.bind_ids("products", products).bind_ids("places", m_filter.sources);
    q.into(product, place, available);
    while (q.next()) {
      const auto at = std::find(m_filter.sources.begin(), m_filter.sources.end(), place);
      visit(product, static_cast<std::size_t>(at - m_filter.sources.begin()), available);
    }
  }

  void add_levels() {
    each_level(m_ids, [&](ProductId product, std::size_t source, Quantity available) {
      Candidate& row = *m_by_id.at(product.value);
      if (!row.sold || row.bundle) return;
      row.at_source = true;
      row.offer.available[source] = available;
    });
  }

  std::map<ProductId, std::vector<catalog::BundlePart>> bundles_on_sale() {
    std::vector<ProductId> ids;
    for (const Candidate& row : m_rows)
      if (row.bundle && row.sold) ids.push_back(row.offer.product);
    std::map<ProductId, std::vector<catalog::BundlePart>> bundles;
    if (ids.empty()) return bundles;
    ProductId bundle;
    catalog::BundlePart part;
    Query q(m_unit, "select product_id, part_id, quantity_milli from product_part where " +
                        in_ids(m_unit, "product_id", "products"));
    q.bind_ids("products", ids).into(bundle, part.product, part.quantity);
    while (q.next()) bundles[bundle].push_back(part);
    return bundles;
  }

  /// At a source a bundle is there as often as its parts at that source allow (rules.md 5).
  void add_bundles() {
    const auto bundles = bundles_on_sale();
    std::map<ProductId, std::vector<Quantity>> available;
    for (const auto& [bundle, parts] : bundles)
      for (const auto& part : parts) available[part.product].resize(m_filter.sources.size());
    if (available.empty()) return;
    std::vector<ProductId> parts_sold;
    for (const auto& [part, at] : available) parts_sold.push_back(part);
    each_level(parts_sold, [&](ProductId part, std::size_t source, Quantity here) {
      available.at(part)[source] = here;
    });
    for (const auto& [bundle, parts] : bundles) {
      Candidate& row = *m_by_id.at(bundle.value);
      row.at_source = true;
      for (std::size_t source = 0; source < m_filter.sources.size(); ++source) {
        std::vector<Quantity> here;
        for (const auto& part : parts) here.push_back(available.at(part.product)[source]);
        row.offer.available[source] = {catalog::bundles_of(parts, here) * milli_per_unit};
      }
    }
  }

  void add_centres() {
    if (m_filter.centres.empty()) return;
    std::int64_t product = 0;
    Query q(m_unit, "select distinct product_id from stock_level where on_hand_milli > 0 and " +
                        in_ids(m_unit, "product_id", "products") + " and " +
                        in_ids(m_unit, "location_id", "places"));
    q.bind_ids("products", m_ids).bind_ids("places", m_filter.centres).into(product);
    while (q.next()) m_by_id.at(product)->offer.kept_by_channel = true;
  }

  void add_buffers() {
    std::int64_t product = 0;
    Quantity buffer;
    // That of any product comes first.
    Query q(m_unit,
            "select product_id, buffer_milli from channel_buffer where channel_id = :channel and "
            "(product_id = 0 or " +
                in_ids(m_unit, "product_id", "products") + ") order by product_id");
    q.bind("channel", m_filter.channel).bind_ids("products", m_ids).into(product, buffer);
    while (q.next()) {
      if (product != 0) {
        m_by_id.at(product)->offer.buffer = buffer;
      } else {
        for (Candidate& row : m_rows) row.offer.buffer = buffer;
      }
    }
  }

  void add_published() {
    std::int64_t product = 0;
    std::string units;
    Query q(m_unit,
            "select product_id, units from published_offer where channel_id = :channel "
            "and " +
                in_ids(m_unit, "product_id", "products"));
    q.bind("channel", m_filter.channel).bind_ids("products", m_ids).into(product, units);
    while (q.next()) {
      ChannelOffer& offer = m_by_id.at(product)->offer;
      offer.before = stock::units_in(units);
      offer.published = units;
    }
  }

  Unit& m_unit;
  const ChannelOfferFilter& m_filter;
  std::vector<Candidate> m_rows;
  std::unordered_map<std::int64_t, Candidate*> m_by_id;
  std::vector<ProductId> m_ids;
};

}  // namespace offer_store_detail

ChannelOfferPage SqlOfferStore::offers(Unit& unit, const ChannelOfferFilter& filter) {
  return offer_store_detail::PageOfOffers(unit, filter).read();
}

void SqlOfferStore::note(Unit& unit, ChannelId channel,
                         const std::vector<std::pair<ProductId, std::string>>& told, Instant now) {
  for (std::size_t begin = 0; begin < told.size(); begin += offer_store_detail::rows_at_once) {
    const std::size_t end = std::min(told.size(), begin + offer_store_detail::rows_at_once);
    ValueList rows(unit, {{"product", ValueType::integer}, {"units", ValueType::text}});
    for (std::size_t i = begin; i < end; ++i)
      rows.add(told[i].first.value).add(told[i].second).end_row();
    Query q(unit,
            "insert into published_offer (channel_id, product_id, units, published_at) select "
            "cast(:channel as bigint), v.product, v.units, cast(:now as bigint) from " +
                rows.from("v") +
                " where true on conflict (channel_id, product_id) do update set units = "
                "excluded.units, published_at = excluded.published_at");
    q.bind("channel", channel).bind("now", now);
    rows.bind(q);
    q.execute();
  }
}

std::vector<ChannelBuffer> SqlOfferStore::buffers(Unit& unit, ChannelId channel, ProductId after,
                                                  int limit) {
  std::vector<ChannelBuffer> rows;
  ChannelBuffer row;
  row.channel = channel;
  Query q(unit,
          "select b.product_id, b.buffer_milli, coalesce(case when p.sku = '' then p.code else "
          "p.sku end, ''), coalesce(p.name, '') from channel_buffer b left join product p on p.id "
          "= b.product_id where b.channel_id = :channel and b.product_id > :after order by "
          "b.product_id limit :limit");
  q.bind("channel", channel).bind("after", after).bind("limit", limit);
  q.into(row.product, row.buffer, row.sku, row.name);
  while (q.next()) rows.push_back(row);
  return rows;
}

std::optional<Quantity> SqlOfferStore::buffer(Unit& unit, ChannelId channel, ProductId product) {
  Quantity buffer;
  Query q(unit,
          "select buffer_milli from channel_buffer where channel_id = :channel and "
          "product_id = :product");
  q.bind("channel", channel).bind("product", product).into(buffer);
  std::optional<Quantity> found;
  while (q.next()) found = buffer;
  return found;
}

void SqlOfferStore::put_buffer(Unit& unit, ChannelId channel, ProductId product,
                               std::optional<Quantity> buffer) {
  if (!buffer) {
    Query(unit, "delete from channel_buffer where channel_id = :channel and product_id = :product")
        .bind("channel", channel)
        .bind("product", product)
        .execute();
    return;
  }
  Query q(unit,
          "insert into channel_buffer (channel_id, product_id, buffer_milli) values (:channel, "
          ":product, :buffer) on conflict (channel_id, product_id) do update set buffer_milli = "
          "excluded.buffer_milli");
  q.bind("channel", channel).bind("product", product).bind("buffer", *buffer).execute();
}

}  // namespace kontor::persistence
