#include "persistence/stores/count_sheet_store.h"

#include <charconv>

#include "domain/base/check.h"
#include "persistence/stores/count_lots.h"
#include "persistence/stores/names.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace count_sheet_detail {

using stock::CountSheet;
using stock::CountSheetLine;

constexpr StoredNames<stock::Recount, 3> recount_names{{"none", "asked", "done"}};
constexpr StoredNames<stock::CountOutcome, 4> outcome_names{
    {"open", "posted", "left", "superseded"}};

constexpr const char* sheet_columns =
    "s.document_id, s.number, s.entity_id, s.location_id, s.choice, s.choice_text, s.blind, "
    "s.state, s.recount_milli, s.recount_minor, s.recount_percent, s.approve_minor, s.made_at, "
    "s.made_by, s.changed_at, s.approved_by, s.approved_minor, s.posted_at, s.posted_by";

/// Reads the columns above.
class SheetReader {
 public:
  void into(Query& q) {
    q.into(m_sheet.id, m_sheet.number, m_sheet.entity, m_sheet.location, m_choice,
           m_sheet.choice_text, m_sheet.blind, m_state, m_units, m_sheet.limits.value_minor,
           m_sheet.limits.percent, m_sheet.limits.approve_minor, m_sheet.made_at, m_sheet.made_by,
           m_sheet.changed_at, m_sheet.approved_by, m_sheet.approved_minor, m_sheet.posted_at,
           m_sheet.posted_by);
  }
  CountSheet sheet() const {
    CountSheet sheet = m_sheet;
    sheet.choice = stock::count_choice_named(m_choice);
    sheet.state = stock::count_state_named(m_state);
    if (m_units) sheet.limits.units = Quantity{*m_units};
    return sheet;
  }

 private:
  CountSheet m_sheet;
  std::string m_choice, m_state;
  std::optional<std::int64_t> m_units;
};

std::optional<std::int64_t> milli_of(const std::optional<Quantity>& quantity) {
  return quantity ? std::optional(quantity->milli) : std::nullopt;
}

void bind_state(Query& q, const CountSheet& s) {
  q.bind("document", s.id).bind("state", stock::name_of(s.state));
  q.bind("changed_at", s.changed_at).bind("approved_by", s.approved_by);
  q.bind("approved_minor", s.approved_minor).bind("posted_at", s.posted_at);
  q.bind("posted_by", s.posted_by);
}

std::optional<CountSheet> sheet_of(Unit& unit, std::int64_t number, const std::string& tail) {
  std::optional<CountSheet> found;
  SheetReader reader;
  Query q(unit, std::string("select ") + sheet_columns +
                    " from count_sheet s where s.number = :number" + tail);
  q.bind("number", number);
  reader.into(q);
  while (q.next()) found = reader.sheet();
  return found;
}

std::vector<CountSheetLine> read_lines(Query& q) {
  std::vector<CountSheetLine> lines;
  CountSheetLine line;
  std::optional<std::int64_t> counted, expected;
  std::string recount, outcome;
  q.into(line.product, line.no, counted, line.counted_at, line.counted_by, line.tallies, recount,
         outcome, expected, line.value_minor, line.sku, line.name, line.barcode, line.unit,
         line.zone);
  while (q.next()) {
    line.counted = counted ? std::optional(Quantity{*counted}) : std::nullopt;
    line.expected = expected ? std::optional(Quantity{*expected}) : std::nullopt;
    line.recount = recount_names.value(recount);
    line.outcome = outcome_names.value(outcome);
    lines.push_back(line);
  }
  return lines;
}

constexpr const char* select_lines =
    "select l.product_id, l.line_no, l.counted_milli, l.counted_at, l.counted_by, l.tallies, "
    "l.recount, l.outcome, l.expected_milli, l.value_minor, "
    "case when p.sku = '' then p.code else p.sku end, p.name, p.barcode, p.unit, "
    "coalesce(z.zone, '') "
    "from count_sheet_line l join count_sheet h on h.document_id = l.document_id "
    "join product p on p.id = l.product_id left join stock_zone z on "
    "z.location_id = h.location_id and z.product_id = l.product_id "
    "where l.document_id = :document";

/// Numbers count without gaps, so that makers wait for each other; any number serves as the key.
std::int64_t next_number(Unit& unit) {
  if (sql(unit).dialect().postgresql()) {
    Query lock(unit, "select cast(pg_advisory_xact_lock(:key) as text)");
    std::string nothing;
    lock.bind("key", 0x6b6f6e636f756e74).into(nothing);
    while (lock.next()) {
    }
  }
  std::int64_t number = 0;
  Query last(unit, "select coalesce(max(number), 0) from count_sheet");
  last.into(number);
  while (last.next()) {
  }
  return number + 1;
}

std::int64_t number_behind(const std::string& after) {
  std::int64_t number = INT64_MAX;
  std::from_chars(after.data(), after.data() + after.size(), number);
  return number;
}

std::string at_places(Unit& unit, const stock::CountSheetFilter& filter) {
  if (filter.location) return " and s.location_id = :location";
  return filter.places.empty() ? std::string() : " and " + in_ids(unit, "s.location_id", "places");
}

void bind_places(Query& q, const stock::CountSheetFilter& filter) {
  if (filter.location) {
    q.bind("location", filter.location);
  } else if (!filter.places.empty()) {
    q.bind_ids("places", filter.places);
  }
}

}  // namespace count_sheet_detail

void SqlCountSheetStore::add(Unit& unit, stock::CountSheet& s,
                             const std::vector<ProductId>& products) {
  using namespace count_sheet_detail;
  s.number = next_number(unit);
  Query q(unit,
          "insert into count_sheet (document_id, number, entity_id, location_id, choice, "
          "choice_text, blind, state, recount_milli, recount_minor, recount_percent, "
          "approve_minor, made_at, made_by, changed_at, approved_by, approved_minor, posted_at, "
          "posted_by) values (:document, :number, :entity, :location, :choice, :choice_text, "
          ":blind, :state, :recount_milli, :recount_minor, :recount_percent, :approve_minor, "
          ":made_at, :made_by, :changed_at, :approved_by, :approved_minor, :posted_at, "
          ":posted_by)");
  bind_state(q, s);
  q.bind("number", s.number).bind("entity", s.entity).bind("location", s.location);
  q.bind("choice", stock::name_of(s.choice)).bind("choice_text", s.choice_text);
  q.bind("blind", s.blind).bind("recount_milli", milli_of(s.limits.units));
  q.bind("recount_minor", s.limits.value_minor).bind("recount_percent", s.limits.percent);
  q.bind("approve_minor", s.limits.approve_minor).bind("made_at", s.made_at);
  q.bind("made_by", s.made_by);
  q.execute();
  add_lines(unit, s.id, products);
}

void SqlCountSheetStore::set(Unit& unit, const stock::CountSheet& s) {
  using namespace count_sheet_detail;
  Query q(unit,
          "update count_sheet set state = :state, changed_at = :changed_at, approved_by = "
          ":approved_by, approved_minor = :approved_minor, posted_at = :posted_at, posted_by = "
          ":posted_by where document_id = :document");
  bind_state(q, s);
  q.execute();
}

std::optional<stock::CountSheet> SqlCountSheetStore::find(Unit& unit, std::int64_t number) {
  using namespace count_sheet_detail;
  return sheet_of(unit, number, "");
}

std::optional<stock::CountSheet> SqlCountSheetStore::lock(Unit& unit, std::int64_t number) {
  using namespace count_sheet_detail;
  return sheet_of(unit, number, sql(unit).dialect().for_update());
}

stock::CountSheetPage SqlCountSheetStore::list(Unit& unit, const stock::CountSheetFilter& filter) {
  using namespace count_sheet_detail;
  std::vector<std::string> states;
  for (const auto state : filter.states) states.emplace_back(stock::name_of(state));
  std::string text = std::string("select ") + sheet_columns +
                     ", (select count(*) from count_sheet_line l where l.document_id = "
                     "s.document_id), (select count(*) from count_sheet_line l where "
                     "l.document_id = s.document_id and l.counted_milli is not null), "
                     "(select count(*) from count_sheet_line l where l.document_id = "
                     "s.document_id and l.recount = 'asked') from count_sheet s "
                     "where s.number < :behind";
  text += at_places(unit, filter);
  if (!states.empty()) text += " and " + in_texts(unit, "s.state", "states");
  Query q(unit, text + " order by s.number desc limit :limit");
  q.bind("behind", number_behind(filter.after)).bind("limit", filter.limit + 1);
  bind_places(q, filter);
  if (!states.empty()) q.bind_texts("states", states);
  SheetReader reader;
  stock::CountSheetRow row;
  reader.into(q);
  q.into(row.lines, row.counted, row.asked);
  stock::CountSheetPage page;
  while (q.next()) {
    if (std::ssize(page.rows) == filter.limit) {
      page.next = std::to_string(page.rows.back().sheet.number);
      continue;
    }
    row.sheet = reader.sheet();
    page.rows.push_back(row);
  }
  return page;
}

std::int64_t SqlCountSheetStore::count(Unit& unit, const stock::CountSheetFilter& filter) {
  using namespace count_sheet_detail;
  std::vector<std::string> states;
  for (const auto state : filter.states) states.emplace_back(stock::name_of(state));
  std::string text = "select count(*) from count_sheet s where 1 = 1";
  text += at_places(unit, filter);
  if (!states.empty()) text += " and " + in_texts(unit, "s.state", "states");
  Query q(unit, text);
  bind_places(q, filter);
  if (!states.empty()) q.bind_texts("states", states);
  std::int64_t sheets = 0;
  q.into(sheets);
  while (q.next()) {
  }
  return sheets;
}

std::vector<stock::CountSheetLine> SqlCountSheetStore::lines(Unit& unit, DocumentId count) {
  using namespace count_sheet_detail;
  Query q(unit, std::string(select_lines) + " order by l.line_no");
  q.bind("document", count);
  auto lines = read_lines(q);
  read_counted_lots(unit, count, lines);
  return lines;
}

std::vector<stock::CountSheetLine> SqlCountSheetStore::lines_named(
    Unit& unit, DocumentId count, const std::vector<std::string>& names) {
  using namespace count_sheet_detail;
  std::vector<stock::CountSheetLine> found;
  in_parts(names, list_part, [&](const std::vector<std::string>& part) {
    Query q(unit, std::string(select_lines) + " and (" + in_texts(unit, "p.sku", "names") + " or " +
                      in_texts(unit, "p.code", "names") + " or " +
                      in_texts(unit, "p.barcode", "names") + ") order by l.line_no");
    q.bind("document", count).bind_texts("names", part);
    for (auto& line : read_lines(q)) found.push_back(std::move(line));
  });
  read_counted_lots(unit, count, found);
  return found;
}

void SqlCountSheetStore::add_lines(Unit& unit, DocumentId count,
                                   const std::vector<ProductId>& products) {
  using namespace count_sheet_detail;
  if (products.empty()) return;
  std::int64_t no = 0;
  Query last(unit,
             "select coalesce(max(line_no), 0) from count_sheet_line where document_id = "
             ":document");
  last.bind("document", count).into(no);
  while (last.next()) {
  }
  BulkInsert rows(
      sql(unit), "count_sheet_line",
      {"document_id", "product_id", "line_no", "counted_by", "tallies", "recount", "outcome"});
  for (const ProductId product : products) {
    rows.add(count.value).add(product.value).add(++no).add(std::int64_t{0}).add(std::int64_t{0});
    rows.add(recount_names.name(stock::Recount::none));
    rows.add(outcome_names.name(stock::CountOutcome::open));
    rows.end_row();
  }
  rows.finish();
}

void SqlCountSheetStore::set_lines(Unit& unit, DocumentId count,
                                   const std::vector<stock::CountSheetLine>& lines) {
  using namespace count_sheet_detail;
  constexpr std::size_t lines_at_once = 2000;
  in_parts(lines, lines_at_once, [&](const std::vector<stock::CountSheetLine>& part) {
    ValueList rows(unit, {{"product", ValueType::integer},
                          {"line_no", ValueType::integer},
                          {"counted", ValueType::integer},
                          {"counted_at", ValueType::integer},
                          {"counted_by", ValueType::integer},
                          {"tallies", ValueType::integer},
                          {"recount", ValueType::text},
                          {"outcome", ValueType::text},
                          {"expected", ValueType::integer},
                          {"value_minor", ValueType::integer}});
    for (const auto& l : part) {
      rows.add(l.product).add(l.no).add(milli_of(l.counted));
      rows.add(l.counted_at ? std::optional(l.counted_at->ms) : std::optional<std::int64_t>());
      rows.add(l.counted_by).add(l.tallies).add(recount_names.name(l.recount));
      rows.add(outcome_names.name(l.outcome)).add(milli_of(l.expected)).add(l.value_minor);
      rows.end_row();
    }
    // The lines are there: the conflict finds each by its key, an update from a list would not.
    Query q(unit,
            "insert into count_sheet_line (document_id, product_id, line_no, counted_milli, "
            "counted_at, counted_by, tallies, recount, outcome, expected_milli, value_minor) "
            "select cast(:document as bigint), v.product, v.line_no, v.counted, v.counted_at, "
            "v.counted_by, v.tallies, v.recount, v.outcome, v.expected, v.value_minor from " +
                rows.from("v") +
                " where true on conflict (document_id, product_id) do update set counted_milli = "
                "excluded.counted_milli, counted_at = excluded.counted_at, counted_by = "
                "excluded.counted_by, tallies = excluded.tallies, recount = excluded.recount, "
                "outcome = excluded.outcome, expected_milli = excluded.expected_milli, "
                "value_minor = excluded.value_minor");
    rows.bind(q);
    q.bind("document", count).execute();
  });
  write_counted_lots(unit, count, lines);
}

void SqlCountSheetStore::add_tallies(Unit& unit, DocumentId count,
                                     const std::vector<stock::CountTally>& tallies) {
  using namespace count_sheet_detail;
  if (tallies.empty()) return;
  BulkInsert rows(sql(unit), "count_tally",
                  {"document_id", "product_id", "tally_no", "counted_milli", "counted_at",
                   "recorded_at", "counted_by", "lot_id"});
  for (const auto& t : tallies) {
    rows.add(count.value).add(t.product.value).add(t.no).add(t.counted.milli);
    rows.add(t.counted_at.ms).add(t.recorded_at.ms).add(t.counted_by.value);
    rows.add(t.lot.value);
    rows.end_row();
  }
  rows.finish();
}

std::vector<stock::CountTally> SqlCountSheetStore::tallies(Unit& unit, DocumentId count,
                                                           ProductId product) {
  using namespace count_sheet_detail;
  std::vector<stock::CountTally> tallies;
  stock::CountTally t;
  Query q(unit,
          "select product_id, tally_no, counted_milli, counted_at, recorded_at, counted_by, "
          "lot_id from count_tally where document_id = :document and product_id = :product order "
          "by tally_no");
  q.bind("document", count).bind("product", product);
  q.into(t.product, t.no, t.counted, t.counted_at, t.recorded_at, t.counted_by, t.lot);
  while (q.next()) tallies.push_back(t);
  return tallies;
}

std::vector<ProductId> SqlCountSheetStore::choose(Unit& unit, const stock::CountProducts& choice) {
  using namespace count_sheet_detail;
  const bool cycle = choice.choice == stock::CountChoice::cycle;
  std::string text =
      "select p.id from stock_level s join product p on p.id = s.product_id "
      "left join stock_zone z on z.location_id = s.location_id and z.product_id = s.product_id "
      "where s.location_id = :location and p.tracked = true and p.hidden = false";
  if (choice.choice == stock::CountChoice::vendor) text += " and p.vendor = :vendor";
  if (choice.choice == stock::CountChoice::zone) text += " and z.zone = :zone";
  if (cycle)
    text +=
        " and not exists (select 1 from stock_anchor a where a.product_id = s.product_id and "
        "a.location_id = s.location_id and a.at >= :since)";
  text += " order by ";
  if (cycle)
    text +=
        "coalesce((select sum(abs(d.change_milli)) from stock_day_all d where d.product_id = "
        "s.product_id and d.location_id = s.location_id and d.date >= :moved), 0) desc, ";
  text += "coalesce(z.zone, ''), p.code, p.id";
  if (choice.most > 0) text += " limit :most";
  std::vector<ProductId> products;
  ProductId product;
  Query q(unit, text);
  q.bind("location", choice.location);
  if (choice.choice == stock::CountChoice::vendor) q.bind("vendor", choice.vendor);
  if (choice.choice == stock::CountChoice::zone) q.bind("zone", choice.zone);
  if (cycle) q.bind("since", choice.not_counted_since).bind("moved", choice.moved_since);
  if (choice.most > 0) q.bind("most", choice.most);
  q.into(product);
  while (q.next()) products.push_back(product);
  return products;
}

std::map<ProductId, Quantity> SqlCountSheetStore::expected(Unit& unit, DocumentId count,
                                                           LocationId location, Instant now) {
  using namespace count_sheet_detail;
  std::map<ProductId, Quantity> expected;
  ProductId product;
  Quantity quantity;
  Query q(unit,
          "select l.product_id, cast(coalesce(s.on_hand_milli, 0) - coalesce((select sum("
          "case when m.to_location = :location then m.quantity_milli else 0 end - "
          "case when m.from_location = :location then m.quantity_milli else 0 end) "
          "from movement m where m.product_id = l.product_id "
          "and m.event_at > coalesce(l.counted_at, :now)), 0) as bigint) "
          "from count_sheet_line l left join stock_level s on s.product_id = l.product_id "
          "and s.location_id = :location where l.document_id = :document");
  q.bind("location", location).bind("now", now).bind("document", count);
  q.into(product, quantity);
  while (q.next()) expected[product] = quantity;
  return expected;
}

std::vector<stock::Cost> SqlCountSheetStore::costs(Unit& unit, EntityId entity, DocumentId count) {
  using namespace count_sheet_detail;
  std::vector<stock::Cost> costs;
  stock::Cost cost;
  cost.entity = entity;
  Query q(unit,
          "select c.product_id, c.quantity_milli, c.value_minor, c.last_cost_micro "
          "from count_sheet_line l join stock_cost c on c.entity_id = :entity and c.product_id = "
          "l.product_id where l.document_id = :document");
  q.bind("entity", entity).bind("document", count);
  q.into(cost.product, cost.quantity, cost.value_minor, cost.last_cost_micro);
  while (q.next()) costs.push_back(cost);
  return costs;
}

}  // namespace kontor::persistence
