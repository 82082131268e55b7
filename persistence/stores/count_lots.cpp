#include "persistence/stores/count_lots.h"

#include <algorithm>

#include "persistence/stores/count_sheet_store.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

void read_counted_lots(Unit& unit, DocumentId count, std::vector<stock::CountSheetLine>& lines) {
  if (lines.empty()) return;
  std::map<ProductId, std::vector<stock::CountedLot>> lots;
  stock::Lot lot;
  ProductId product;
  Quantity counted;
  std::optional<std::int64_t> expected;
  Query q(unit,
          "select l.product_id, l.lot_id, coalesce(t.number, ''), t.expires_on, l.counted_milli, "
          "l.expected_milli from count_sheet_lot l left join lot t on t.id = l.lot_id "
          "where l.document_id = :document");
  q.bind("document", count);
  q.into(product, lot.id, lot.number, lot.expires, counted, expected);
  while (q.next()) {
    lot.product = product;
    lots[product].push_back({lot.id ? std::optional(lot) : std::nullopt, counted,
                             expected ? std::optional(Quantity{*expected}) : std::nullopt});
  }
  if (lots.empty()) return;
  const auto first = [](const stock::CountedLot& a, const stock::CountedLot& b) {
    if (!a.lot || !b.lot) return a.lot.has_value() && !b.lot.has_value();
    return stock::goes_before(*a.lot, *b.lot);
  };
  for (auto& line : lines) {
    const auto found = lots.find(line.product);
    if (found == lots.end()) continue;
    line.lots = found->second;
    std::sort(line.lots.begin(), line.lots.end(), first);
  }
}

void write_counted_lots(Unit& unit, DocumentId count,
                        const std::vector<stock::CountSheetLine>& lines) {
  in_parts(lines, list_part, [&](const std::vector<stock::CountSheetLine>& part) {
    std::vector<ProductId> products;
    for (const auto& line : part) products.push_back(line.product);
    Query q(unit, "delete from count_sheet_lot where document_id = :document and " +
                      in_ids(unit, "product_id", "products"));
    q.bind("document", count).bind_ids("products", products);
    q.execute();
  });
  const auto has_lots = [](const stock::CountSheetLine& line) { return !line.lots.empty(); };
  if (std::none_of(lines.begin(), lines.end(), has_lots)) return;
  BulkInsert rows(sql(unit), "count_sheet_lot",
                  {"document_id", "product_id", "lot_id", "counted_milli", "expected_milli"});
  for (const auto& line : lines)
    for (const auto& part : line.lots) {
      rows.add(count.value).add(line.product.value).add(part.lot ? part.lot->id.value : 0);
      rows.add(part.counted.milli);
      rows.add(part.expected ? std::optional(part.expected->milli) : std::nullopt);
      rows.end_row();
    }
  rows.finish();
}

std::map<ProductId, std::vector<stock::LotPart>> SqlCountSheetStore::expected_lots(
    Unit& unit, DocumentId count, LocationId location) {
  std::map<ProductId, std::vector<stock::LotPart>> expected;
  const std::string named =
      "(select x.document_id, x.product_id, s.counted_at from count_sheet_lot x join "
      "count_sheet_line s on s.document_id = x.document_id and s.product_id = x.product_id where "
      "x.document_id = :document and s.counted_at is not null group by x.document_id, "
      "x.product_id, s.counted_at) c";
  const std::string later =
      " join movement_lot l on l.product_id = c.product_id join movement m on m.entry_id = "
      "l.entry_id and m.line_no = l.line_no and m.event_at > c.counted_at ";
  stock::Lot lot;
  Quantity quantity;
  Query q(unit,
          "select r.product_id, t.id, t.number, t.expires_on, cast(sum(r.milli) as bigint) from ("
          "select c.product_id as product_id, v.lot_id as lot_id, v.quantity_milli as milli from " +
              named +
              " join lot_level v on v.product_id = c.product_id and v.location_id = :location "
              "union all select c.product_id, l.to_lot, -l.quantity_milli from " +
              named + later +
              "and m.to_location = :location where l.to_lot <> 0 "
              "union all select c.product_id, l.from_lot, l.quantity_milli from " +
              named + later +
              "and m.from_location = :location where l.from_lot <> 0) r join lot t on t.id = "
              "r.lot_id group by r.product_id, t.id, t.number, t.expires_on having sum(r.milli) <> "
              "0");
  q.bind("document", count).bind("location", location);
  q.into(lot.product, lot.id, lot.number, lot.expires, quantity);
  while (q.next()) expected[lot.product].push_back({lot, quantity});
  for (auto& [product, parts] : expected)
    std::sort(parts.begin(), parts.end(), [](const stock::LotPart& a, const stock::LotPart& b) {
      return stock::goes_before(*a.lot, *b.lot);
    });
  return expected;
}

}  // namespace kontor::persistence
