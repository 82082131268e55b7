#include "domain/goods/zones.h"

#include <algorithm>
#include <map>

#include "domain/base/fields.h"
#include "domain/stores.h"

namespace kontor::goods {

namespace zones_detail {

using stock::Cell;
using stock::ProductZone;

/// Wishes judged by what the book has and what the rows before them say.
class ZonePlan {
 public:
  ZonePlan(Unit& unit, const Stores& stores, const company::Actor& actor)
      : m_unit(unit), m_stores(stores), m_actor(actor) {
    for (const auto& place : stores.company.locations(unit))
      if (company::holds_stock(place.kind)) m_places[place.code] = place;
  }

  ListReport judge(const std::vector<ZoneWish>& wishes) {
    for (const ZoneWish& wish : wishes)
      if (const auto refusal = take(wish))
        m_report.refusals.push_back({wish.row, wish.file, *refusal});
    compare();
    return m_report;
  }

  bool empty() const { return m_rows.empty() && m_removed.empty(); }

  void write(books::PostingSet& set, Instant now) {
    m_stores.zones.put(m_unit, m_rows, m_removed);
    for (const ProductZone& row : m_rows) audit(set, now, row.cell, row.zone);
    for (const Cell& cell : m_removed) audit(set, now, cell, {});
  }

 private:
  std::optional<Refusal> take(const ZoneWish& wish) {
    const auto place = m_places.find(wish.location);
    if (place == m_places.end())
      return Refusal{RefusalCode::location_unknown, {{"location", wish.location}}};
    if (auto refusal = company::refused(m_actor, company::Permission::edit_catalog,
                                        company::scope_of(place->second)))
      return refusal;
    const auto found = m_stores.products.by_sku_or_code(m_unit, wish.product);
    if (found.empty()) return Refusal{RefusalCode::product_unknown, {{"product", wish.product}}};
    if (!m_wanted.emplace(Cell{found.front().id, place->second.id}, wish.zone).second)
      return Refusal{
          RefusalCode::duplicate_in_file,
          {{"row", std::to_string(wish.row)}, {"name", wish.product + " " + wish.location}}};
    return std::nullopt;
  }

  void compare() {
    std::vector<Cell> cells;
    for (const auto& [cell, zone] : m_wanted) cells.push_back(cell);
    for (const ProductZone& row : m_stores.zones.of(m_unit, cells)) m_before[row.cell] = row.zone;
    for (const auto& [cell, zone] : m_wanted) {
      const auto before = m_before.find(cell);
      const bool known = before != m_before.end();
      if (known ? zone == before->second : zone.empty()) {
        ++m_report.unchanged;
        continue;
      }
      ++(known ? m_report.updated : m_report.created);
      if (zone.empty()) {
        m_removed.push_back(cell);
      } else {
        m_rows.push_back({cell, zone});
      }
    }
  }

  void audit(books::PostingSet& set, Instant now, const Cell& cell, const std::string& zone) const {
    const auto place = std::ranges::find_if(
        m_places, [&](const auto& known) { return known.second.id == cell.location; });
    const auto named = [&](const std::string& text) {
      if (text.empty()) return text;
      FieldWriter writer;
      writer.add(std::string_view("zone")).add(std::string_view(place->first + " " + text));
      writer.end_record();
      return writer.text();
    };
    const auto before = m_before.find(cell);
    set.audit.push_back(books::audit_row(
        m_actor, now, "product.zone", "product", cell.product.value,
        before == m_before.end() ? std::string() : named(before->second), named(zone)));
  }

  Unit& m_unit;
  const Stores& m_stores;
  const company::Actor& m_actor;
  std::map<std::string, company::Location> m_places;
  std::map<Cell, std::string> m_wanted, m_before;
  std::vector<ProductZone> m_rows;
  std::vector<Cell> m_removed;
  ListReport m_report;
};

}  // namespace zones_detail

Result<ListReport> Zones::put(const std::vector<ZoneWish>& wishes, bool dry_run) {
  using namespace zones_detail;
  if (dry_run) {
    return m_book.read([&](Unit& unit) {
      return unless_none_may(ZonePlan(unit, m_stores, m_actor).judge(wishes));
    });
  }
  return m_book.write([&](Unit& unit) {
    ZonePlan plan(unit, m_stores, m_actor);
    const auto report = unless_none_may(plan.judge(wishes));
    if (plan.empty()) return report;
    books::PostingSet set;
    plan.write(set, m_clock.now());
    m_stores.ledger.post(unit, set);
    return report;
  });
}

}  // namespace kontor::goods
