#include "persistence/stores/supplier_store.h"

#include "domain/base/fields.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace supplier_detail {

constexpr const char* offer_columns =
    "o.supplier_id, o.product_id, o.their_sku, o.cost_micro, s.currency, o.lead_days, "
    "o.lead_spread_milli, o.minimum_milli, o.pack_milli, o.preferred";

/// Reads the columns above.
class OfferReader {
 public:
  template <class... More>
  void into(Query& q, More&... more) {
    q.into(m_offer.supplier, m_offer.product, m_offer.their_sku, m_cost, m_currency, m_days,
           m_spread, m_offer.minimum, m_offer.pack, m_offer.preferred, more...);
  }
  stock::Offer offer() const {
    stock::Offer offer = m_offer;
    if (m_cost) offer.cost = UnitPrice{*m_cost, m_currency};
    if (m_days) offer.lead = stock::LeadTime{*m_days, m_spread.value_or(0)};
    return offer;
  }

 private:
  stock::Offer m_offer;
  std::optional<std::int64_t> m_cost, m_days, m_spread;
  Currency m_currency;
};

struct OfferMark {
  std::int64_t supplier = 0, product = 0;
};

OfferMark offer_mark_of(const std::string& after) {
  if (after.empty()) return {};
  FieldReader reader(after);
  reader.next_record();
  const std::int64_t supplier = reader.number();
  return {supplier, reader.number()};
}

void bind_supplier(Query& q, const stock::Supplier& s) {
  q.bind("id", s.id).bind("name", s.name).bind("days", s.lead.days);
  q.bind("spread", s.lead.spread_milli).bind("review", s.review_days).bind("note", s.note);
}

}  // namespace supplier_detail

std::vector<stock::Supplier> SqlSupplierStore::all(Unit& unit) {
  std::vector<stock::Supplier> all;
  stock::Supplier s;
  Query q(unit,
          "select id, code, name, currency, lead_days, lead_spread_milli, review_days, note "
          "from supplier order by code");
  q.into(s.id, s.code, s.name, s.currency, s.lead.days, s.lead.spread_milli, s.review_days, s.note);
  while (q.next()) all.push_back(s);
  return all;
}

void SqlSupplierStore::add(Unit& unit, const stock::Supplier& s) {
  Query q(unit,
          "insert into supplier (id, code, name, currency, lead_days, lead_spread_milli, "
          "review_days, note) values (:id, :code, :name, :currency, :days, :spread, :review, "
          ":note)");
  supplier_detail::bind_supplier(q, s);
  q.bind("code", s.code).bind("currency", s.currency.code());
  q.execute();
}

void SqlSupplierStore::set(Unit& unit, const stock::Supplier& s) {
  Query q(unit,
          "update supplier set name = :name, lead_days = :days, lead_spread_milli = :spread, "
          "review_days = :review, note = :note where id = :id");
  supplier_detail::bind_supplier(q, s);
  q.execute();
}

void SqlSupplierStore::lock(Unit& unit, SupplierId supplier) {
  SupplierId found;
  Query q(unit, "select id from supplier where id = :id" + sql(unit).dialect().for_update());
  q.bind("id", supplier).into(found);
  while (q.next()) {
  }
}

stock::OfferPage SqlSupplierStore::offers(Unit& unit, const stock::OfferFilter& filter) {
  using namespace supplier_detail;
  const OfferMark behind = offer_mark_of(filter.after);
  std::string where =
      "(o.supplier_id, o.product_id) > (cast(:supplier as bigint), "
      "cast(:product as bigint)) and p.hidden = false";
  if (filter.supplier) where += " and o.supplier_id = :only";
  if (!filter.products.empty()) where += " and " + in_ids(unit, "o.product_id", "products");
  Query q(unit, std::string("select ") + offer_columns +
                    ", case when p.sku = '' then p.code else p.sku end, p.name "
                    "from supplier_product o join supplier s on s.id = o.supplier_id "
                    "join product p on p.id = o.product_id where " +
                    where + " order by o.supplier_id, o.product_id limit :limit");
  q.bind("supplier", behind.supplier).bind("product", behind.product);
  if (filter.supplier) q.bind("only", filter.supplier);
  if (!filter.products.empty()) q.bind_ids("products", filter.products);
  q.bind("limit", filter.limit + 1);
  OfferReader reader;
  stock::OfferLine line;
  reader.into(q, line.sku, line.name);
  stock::OfferPage page;
  while (q.next()) {
    line.offer = reader.offer();
    page.rows.push_back(line);
  }
  if (std::ssize(page.rows) > filter.limit) {
    page.rows.pop_back();
    FieldWriter writer;
    writer.add(page.rows.back().offer.supplier.value).add(page.rows.back().offer.product.value);
    writer.end_record();
    page.next = writer.text();
  }
  return page;
}

std::vector<stock::Offer> SqlSupplierStore::offers_of(Unit& unit,
                                                      const std::vector<ProductId>& products) {
  using namespace supplier_detail;
  std::vector<stock::Offer> offers;
  in_parts(products, list_part, [&](const std::vector<ProductId>& part) {
    Query q(unit, std::string("select ") + offer_columns +
                      " from supplier_product o join supplier s on s.id = o.supplier_id where " +
                      in_ids(unit, "o.product_id", "products") +
                      " order by o.product_id, o.preferred desc, s.code");
    q.bind_ids("products", part);
    OfferReader reader;
    reader.into(q);
    while (q.next()) offers.push_back(reader.offer());
  });
  return offers;
}

void SqlSupplierStore::put_offers(Unit& unit, const std::vector<stock::Offer>& offers) {
  in_parts(offers, list_part, [&](const std::vector<stock::Offer>& part) {
    ValueList rows(unit, {{"supplier", ValueType::integer},
                          {"product", ValueType::integer},
                          {"their_sku", ValueType::text},
                          {"cost", ValueType::integer},
                          {"days", ValueType::integer},
                          {"spread", ValueType::integer},
                          {"minimum", ValueType::integer},
                          {"pack", ValueType::integer},
                          {"preferred", ValueType::boolean}});
    std::vector<ProductId> preferred;
    for (const auto& o : part) {
      const auto number = [](bool known, std::int64_t value) {
        return known ? std::optional(value) : std::nullopt;
      };
      const auto lead = o.lead.value_or(stock::LeadTime{});
      rows.add(o.supplier).add(o.product).add(o.their_sku);
      rows.add(number(o.cost.has_value(), o.cost ? o.cost->micro : 0));
      rows.add(number(o.lead.has_value(), lead.days));
      rows.add(number(o.lead.has_value(), lead.spread_milli));
      rows.add(o.minimum.milli).add(o.pack.milli).add(o.preferred);
      rows.end_row();
      if (o.preferred) preferred.push_back(o.product);
    }
    Query others(unit, "update supplier_product set preferred = false where preferred = true and " +
                           in_ids(unit, "product_id", "products"));
    others.bind_ids("products", preferred);
    if (!preferred.empty()) others.execute();
    Query q(unit,
            "insert into supplier_product (supplier_id, product_id, their_sku, cost_micro, "
            "lead_days, lead_spread_milli, minimum_milli, pack_milli, preferred) select "
            "v.supplier, v.product, v.their_sku, v.cost, v.days, v.spread, v.minimum, v.pack, "
            "v.preferred from " +
                rows.from("v") +
                " where true on conflict (supplier_id, product_id) do update set their_sku = "
                "excluded.their_sku, cost_micro = excluded.cost_micro, lead_days = "
                "excluded.lead_days, lead_spread_milli = excluded.lead_spread_milli, "
                "minimum_milli = excluded.minimum_milli, pack_milli = excluded.pack_milli, "
                "preferred = excluded.preferred");
    rows.bind(q);
    q.execute();
  });
}

void SqlSupplierStore::remove_offers(Unit& unit, SupplierId supplier,
                                     const std::vector<ProductId>& products) {
  Query q(unit, "delete from supplier_product where supplier_id = :supplier and " +
                    in_ids(unit, "product_id", "products"));
  q.bind("supplier", supplier).bind_ids("products", products);
  q.execute();
}

}  // namespace kontor::persistence
