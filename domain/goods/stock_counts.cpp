#include "domain/goods/stock_counts.h"

#include <algorithm>

#include "domain/base/fold.h"
#include "domain/goods/count_lots.h"
#include "domain/goods/count_work.h"
#include "domain/stores.h"

namespace kontor::goods {

using stock::CountProducts;
using stock::CountTally;

namespace {

/// No place holds more of a product; sums of it stay far from the end of the numbers.
constexpr std::int64_t most_counted_milli = 1'000'000'000'000;
/// A cycle count looks back so many days to see what moved.
constexpr int cycle_moves_days = 90;
constexpr std::int64_t ms_per_count_day = 86'400'000;

Refusal wrong_quantity(RefusalCode code, const std::string& text, std::int64_t row) {
  return {code, {{"row", std::to_string(row)}, {"column", "quantity"}, {"value", text}}};
}

std::optional<company::Location> counted_place(Unit& unit, const Stores& stores,
                                               const std::string& wanted) {
  std::optional<company::Location> by_name;
  for (auto& place : stores.company.locations(unit)) {
    if (!company::holds_stock(place.kind)) continue;
    if (place.code == wanted) return place;
    if (fold(place.code) == fold(wanted) || fold(place.name) == fold(wanted)) by_name = place;
  }
  return by_name;
}

/// Products that a list names, each once.
class NamedProducts {
 public:
  NamedProducts(Unit& unit, const Stores& stores) : m_unit(unit), m_stores(stores) {}

  Result<catalog::Product> find(const CountWish& wish) {
    auto found = m_stores.products.by_sku_or_code(m_unit, wish.product);
    if (found.empty()) found = with_barcode(wish.product);
    if (found.empty()) return Refusal{RefusalCode::product_unknown, {{"product", wish.product}}};
    if (!found.front().tracked)
      return Refusal{RefusalCode::product_not_tracked, {{"product", wish.product}}};
    return std::move(found.front());
  }

 private:
  /// What several bear names none of them.
  std::vector<catalog::Product> with_barcode(const std::string& barcode) {
    const auto matches = m_stores.products.with_barcodes(m_unit, {barcode});
    if (matches.size() != 1) return {};
    return m_stores.products.by_ids(m_unit, {matches.front().product});
  }

  Unit& m_unit;
  const Stores& m_stores;
};

std::optional<Refusal> take_once(std::set<ProductId>& seen, ProductId product,
                                 const CountWish& wish) {
  if (seen.insert(product).second) return std::nullopt;
  return Refusal{RefusalCode::duplicate_in_file,
                 {{"row", std::to_string(wish.row)}, {"name", wish.product}}};
}

std::vector<ProductId> listed_products(Unit& unit, const Stores& stores, const NewCount& wanted,
                                       std::vector<RefusedRow>& refusals) {
  std::vector<ProductId> products;
  std::set<ProductId> seen;
  NamedProducts named(unit, stores);
  for (const CountWish& wish : wanted.products) {
    const auto product = named.find(wish);
    auto refusal = product ? take_once(seen, product->id, wish) : product.refusal();
    if (refusal) {
      refusals.push_back({wish.row, wish.file, *refusal});
    } else {
      products.push_back(product->id);
    }
  }
  return products;
}

std::vector<ProductId> chosen_products(Unit& unit, const Stores& stores, const NewCount& wanted,
                                       const company::Location& place, Instant now) {
  CountProducts choice;
  choice.location = place.id;
  choice.choice = wanted.choice;
  choice.vendor = wanted.vendor;
  choice.zone = wanted.zone;
  choice.most = wanted.most;
  choice.not_counted_since = {now.ms - wanted.cycle_days * ms_per_count_day};
  const auto zone = TimeZone::find(place.zone).value_or(TimeZone::utc());
  choice.moved_since = zone.business_date(now, place.day_start_hour) + -cycle_moves_days;
  return stores.count_sheets.choose(unit, choice);
}

std::string choice_words(const NewCount& wanted) {
  if (wanted.choice == CountChoice::vendor) return wanted.vendor;
  if (wanted.choice == CountChoice::zone) return wanted.zone;
  if (wanted.choice == CountChoice::cycle) return std::to_string(wanted.cycle_days);
  return {};
}

std::optional<Refusal> count_once(std::set<std::pair<ProductId, LotId>>& seen, ProductId product,
                                  LotId lot, const CountWish& wish) {
  if (seen.insert({product, lot}).second) return std::nullopt;
  return Refusal{RefusalCode::duplicate_in_file,
                 {{"row", std::to_string(wish.row)}, {"name", wish.product}}};
}

/// What one list of counted goods brings: lines and tallies, line-wise refusals.
class CountEntry {
 public:
  CountEntry(Unit& unit, const Stores& stores, IdSource& ids, CountWork& work,
             const company::Actor& actor, const CountEntering& how)
      : m_unit(unit), m_stores(stores), m_ids(ids), m_work(work), m_actor(actor), m_how(how) {}

  ListReport take(const std::vector<CountWish>& wishes) {
    look_up(wishes);
    for (const CountWish& wish : wishes) {
      const auto refusal = take(wish);
      if (refusal) m_report.refusals.push_back({wish.row, wish.file, *refusal});
    }
    return m_report;
  }

  bool changed() const { return !m_tallies.empty(); }

  void write() {
    auto& sheets = m_stores.count_sheets;
    const DocumentId id = m_work.sheet().id;
    std::vector<CountSheetLine> lines;
    for (const ProductId product : m_touched) lines.push_back(m_lines.at(product));
    if (!m_added.empty()) sheets.add_lines(m_unit, id, m_added);
    sheets.set_lines(m_unit, id, lines);
    sheets.add_tallies(m_unit, id, m_tallies);
  }

 private:
  void look_up(const std::vector<CountWish>& wishes) {
    std::vector<std::string> names;
    for (const CountWish& wish : wishes) names.push_back(wish.product);
    // A SKU goes before a code, a code before a barcode of another product.
    auto found = m_stores.count_sheets.lines_named(m_unit, m_work.sheet().id, names);
    for (CountSheetLine& line : found) {
      if (!line.barcode.empty()) m_named.emplace(line.barcode, line.product);
    }
    for (CountSheetLine& line : found) {
      if (!line.sku.empty()) m_named[line.sku] = line.product;
      m_lines.emplace(line.product, std::move(line));
    }
  }

  std::optional<Refusal> take(const CountWish& wish) {
    if (!wish.location.empty()) {
      const auto place = counted_place(m_unit, m_stores, wish.location);
      if (!place || place->id != m_work.place().id)
        return Refusal{RefusalCode::count_elsewhere,
                       {{"product", wish.product},
                        {"location", wish.location},
                        {"number", stock::count_number_text(m_work.sheet().number)},
                        {"place", m_work.place().code}}};
    }
    auto product = line_of(wish);
    if (!product) return product.refusal();
    CountSheetLine line = m_lines.at(*product);
    if (const auto refusal = unfit(wish, line)) return refusal;
    const auto lot = counted_lot(m_unit, m_stores, m_ids, line, wish);
    if (!lot) return lot.refusal();
    if (!wish.more) {
      const LotId id = *lot ? (*lot)->id : LotId();
      if (auto twice = count_once(m_set, *product, id, wish)) return twice;
    }
    note(wish, *lot, std::move(line));
    return std::nullopt;
  }

  Result<ProductId> line_of(const CountWish& wish) {
    const auto named = m_named.find(wish.product);
    if (named != m_named.end()) return named->second;
    NamedProducts products(m_unit, m_stores);
    auto product = products.find(wish);
    if (!product) return product.refusal();
    if (m_lines.contains(product->id)) return product->id;
    if (!m_how.new_lines)
      return Refusal{
          RefusalCode::count_line_unknown,
          {{"product", wish.product}, {"number", stock::count_number_text(m_work.sheet().number)}}};
    CountSheetLine line;
    line.product = product->id;
    line.sku = product->sku;
    line.unit = product->unit;
    m_lines.emplace(product->id, line);
    m_pending_new.insert(product->id);
    return product->id;
  }

  std::optional<Refusal> unfit(const CountWish& wish, const CountSheetLine& line) const {
    const Args args = {{"product", wish.product}, {"value", wish.quantity.to_decimal()}};
    if (wish.quantity.milli < 0) return Refusal{RefusalCode::count_negative, args};
    if (counted_whole(line.unit) && wish.quantity.milli % Quantity::of_units(1).milli != 0)
      return Refusal{RefusalCode::quantity_not_whole, args};
    if (counted_at(wish) > m_work.now())
      return Refusal{RefusalCode::count_in_future,
                     {{"product", wish.product}, {"value", counted_at(wish).to_iso()}}};
    if (line.recount == Recount::asked && line.counted_by == m_actor.employee)
      return Refusal{RefusalCode::count_same_person, {{"product", wish.product}}};
    return std::nullopt;
  }

  Instant counted_at(const CountWish& wish) const {
    if (wish.counted_at) return *wish.counted_at;
    return m_how.counted_at.value_or(m_work.now());
  }

  void note(const CountWish& wish, const std::optional<stock::Lot>& lot, CountSheetLine line) {
    const Instant at = counted_at(wish);
    const bool before = line.counted.has_value();
    const bool changes = count_into(line, lot, wish);
    const bool same =
        !changes && !wish.more && line.counted_at == at && line.counted_by == m_actor.employee;
    if (same) {
      ++m_report.unchanged;
      return;
    }
    ++(before ? m_report.updated : m_report.created);
    if (line.recount == Recount::asked) line.recount = Recount::done;
    line.counted_at = at;
    line.counted_by = m_actor.employee;
    ++line.tallies;
    m_tallies.push_back({line.product, line.tallies, counted_of(line, lot), at, m_work.now(),
                         m_actor.employee, lot ? lot->id : LotId()});
    if (m_pending_new.erase(line.product) > 0) m_added.push_back(line.product);
    m_touched.insert(line.product);
    m_lines[line.product] = std::move(line);
  }

  Unit& m_unit;
  const Stores& m_stores;
  IdSource& m_ids;
  CountWork& m_work;
  const company::Actor& m_actor;
  const CountEntering& m_how;
  std::map<ProductId, CountSheetLine> m_lines;
  std::map<std::string, ProductId> m_named;
  std::set<ProductId> m_touched, m_pending_new;
  std::set<std::pair<ProductId, LotId>> m_set;
  std::vector<ProductId> m_added;
  std::vector<CountTally> m_tallies;
  ListReport m_report;
};

bool any_asked(Unit& unit, const Stores& stores, DocumentId count) {
  const auto lines = stores.count_sheets.lines(unit, count);
  return std::any_of(lines.begin(), lines.end(),
                     [](const CountSheetLine& l) { return l.recount == Recount::asked; });
}

}  // namespace

Result<CountWish> counted_quantity(const std::string& text, std::int64_t row) {
  CountWish wish;
  wish.row = row;
  wish.more = text.starts_with('+');
  const auto number = Decimal::parse(wish.more ? text.substr(1) : text);
  if (!number) return wrong_quantity(RefusalCode::value_not_number, text, row);
  const auto quantity = Quantity::from_decimal(*number);
  if (!quantity) return wrong_quantity(RefusalCode::value_too_precise, text, row);
  if (quantity->milli > most_counted_milli)
    return wrong_quantity(RefusalCode::value_too_large, text, row);
  wish.quantity = *quantity;
  return wish;
}

Result<CountWish> count_wish_of(const std::string& text, std::int64_t row) {
  const std::size_t mark = text.rfind('#');
  if (mark != std::string::npos) {
    auto wish = count_wish_of(text.substr(0, mark), row);
    const auto lot = lot_name_of(text.substr(mark + 1));
    if (wish && lot) {
      wish->lot = lot;
      return wish;
    }
  }
  const std::size_t at = text.rfind('=');
  if (at == std::string::npos || at == 0)
    return wrong_quantity(RefusalCode::value_not_number, text, row);
  auto wish = counted_quantity(text.substr(at + 1), row);
  if (wish) wish->product = text.substr(0, at);
  return wish;
}

Result<MadeCount> StockCounts::create(const NewCount& wanted) {
  m_book.ids().reserve(2);
  return m_book.write([&](Unit& unit) -> Result<MadeCount> {
    const auto place = counted_place(unit, m_stores, wanted.location);
    if (!place) return Refusal{RefusalCode::location_unknown, {{"location", wanted.location}}};
    const auto scope = company::scope_of(*place);
    if (auto refusal = company::refused(m_actor, company::Permission::count_stock, scope))
      return *refusal;
    // Whoever sets the limits could else post what only others may approve.
    if (wanted.limits)
      if (auto refusal = company::refused(m_actor, company::Permission::approve_counts, scope))
        return *refusal;
    m_stores.company.lock_periods_shared(unit, place->entity);
    books::Journal journal(
        unit, m_stores, m_book.ids(),
        {m_clock.now(), {}, m_actor.employee, m_actor.machine, m_actor.approved_by});
    MadeCount made;
    const Instant now = journal.occasion().now;
    const auto products = wanted.choice == CountChoice::list
                              ? listed_products(unit, m_stores, wanted, made.refusals)
                              : chosen_products(unit, m_stores, wanted, *place, now);
    if (products.empty())
      return Refusal{RefusalCode::count_without_lines, {{"location", place->code}}};
    CountSheet& sheet = made.sheet;
    sheet.id = m_book.ids().make<DocumentId>();
    sheet.entity = place->entity;
    sheet.location = place->id;
    sheet.choice = wanted.choice;
    sheet.choice_text = choice_words(wanted);
    sheet.blind = wanted.blind;
    sheet.limits =
        wanted.limits.value_or(stock::usual_limits(journal.entity(place->entity).currency));
    sheet.made_at = sheet.changed_at = now;
    sheet.made_by = m_actor.employee;
    m_stores.count_sheets.add(unit, sheet, products);
    made.lines = static_cast<std::int64_t>(products.size());
    const std::string number = std::to_string(sheet.number);
    journal.add_document({sheet.id,
                          books::DocumentKind::count,
                          sheet.entity,
                          {},
                          "count:" + number,
                          stock::count_number_text(sheet.number)});
    journal.audit("count.create", "count", sheet.id.value, {},
                  "lines\t" + std::to_string(made.lines) + "\n");
    journal.flush();
    return made;
  });
}

Result<ListReport> StockCounts::enter(std::int64_t number, const std::vector<CountWish>& wishes,
                                      const CountEntering& how) {
  m_book.ids().reserve(lots_named(wishes));
  return m_book.write([&](Unit& unit) -> Result<ListReport> {
    CountWork work(unit, m_stores, m_clock, m_actor);
    if (auto refusal = work.take(number)) return *refusal;
    if (auto refusal = work.closed()) return *refusal;
    CountEntry entry(unit, m_stores, m_book.ids(), work, m_actor, how);
    const ListReport report = entry.take(wishes);
    if (!entry.changed()) return report;
    entry.write();
    const bool again =
        work.sheet().state == CountState::recount && any_asked(unit, m_stores, work.sheet().id);
    if (!again) work.become(CountState::counting);
    work.finish("count.enter", std::to_string(report.created + report.updated));
    return report;
  });
}

Result<std::int64_t> StockCounts::recount(std::int64_t number,
                                          const std::vector<std::string>& products) {
  return m_book.write([&](Unit& unit) -> Result<std::int64_t> {
    CountWork work(unit, m_stores, m_clock, m_actor);
    if (auto refusal = work.take(number)) return *refusal;
    if (auto refusal = work.closed()) return *refusal;
    if (auto refusal = work.not_begun()) return *refusal;
    const DocumentId id = work.sheet().id;
    std::set<ProductId> named;
    for (const std::string& product : products) {
      const auto lines = m_stores.count_sheets.lines_named(unit, id, {product});
      if (lines.empty())
        return Refusal{RefusalCode::count_line_unknown,
                       {{"product", product}, {"number", stock::count_number_text(number)}}};
      named.insert(lines.front().product);
    }
    std::vector<CountSheetLine> asked;
    std::int64_t open = 0;
    for (auto& line : count_figures(unit, m_stores, work.sheet(), work.now(), false).lines) {
      const bool wanted = products.empty() ? line.large && line.line.recount == Recount::none
                                           : named.contains(line.line.product);
      if (line.line.recount == Recount::asked) ++open;
      if (!wanted || !line.line.counted || line.line.recount == Recount::asked) continue;
      line.line.recount = Recount::asked;
      asked.push_back(line.line);
    }
    if (asked.empty()) return open;
    m_stores.count_sheets.set_lines(unit, id, asked);
    work.become(CountState::recount);
    work.finish("count.recount", std::to_string(asked.size()));
    return open + static_cast<std::int64_t>(asked.size());
  });
}

Result<std::int64_t> StockCounts::approve(std::int64_t number, Uncounted uncounted) {
  return m_book.write([&](Unit& unit) -> Result<std::int64_t> {
    CountWork work(unit, m_stores, m_clock, m_actor);
    if (auto refusal = work.take(number)) return *refusal;
    if (auto refusal = work.lacks(company::Permission::approve_counts)) return *refusal;
    if (auto refusal = work.closed()) return *refusal;
    if (auto refusal = work.not_begun()) return *refusal;
    const auto figures =
        count_figures(unit, m_stores, work.sheet(), work.now(), uncounted == Uncounted::zero);
    work.become(CountState::approved);
    work.sheet().approved_minor = figures.difference_minor;
    work.sheet().approved_by = m_actor.approved_by ? m_actor.approved_by : m_actor.employee;
    work.finish("count.approve", {});
    return figures.difference_minor;
  });
}

Result<CountSheet> StockCounts::cancel(std::int64_t number) {
  return m_book.write([&](Unit& unit) -> Result<CountSheet> {
    CountWork work(unit, m_stores, m_clock, m_actor);
    if (auto refusal = work.take(number)) return *refusal;
    if (work.sheet().state == CountState::cancelled) return work.sheet();
    if (auto refusal = work.closed()) return *refusal;
    work.become(CountState::cancelled);
    work.finish("count.cancel", {});
    return work.sheet();
  });
}

}  // namespace kontor::goods
