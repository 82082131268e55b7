#include "domain/intake/stock_intake.h"

#include <algorithm>

#include "domain/base/digest.h"
#include "domain/base/fields.h"

namespace kontor::intake {

namespace {

using books::DraftPosting;
using company::LocationKind;

std::vector<catalog::ProductKey> keys_of_row(const IncomingStock& in) {
  std::vector<catalog::ProductKey> keys;
  if (!in.style.empty()) keys.push_back({"style", catalog::style_key(in.style, in.options), {}});
  if (!in.code.empty()) keys.push_back({"code", in.code, {}});
  if (!in.sku.empty()) keys.push_back({"sku", in.sku, {}});
  return keys;
}

std::string name_of_row(const IncomingStock& in) {
  for (const std::string* text : {&in.sku, &in.code, &in.name, &in.style})
    if (!text->empty()) return *text;
  return {};
}

void refuse(PlannedStock& p, RefusalCode code) {
  p.verdict = Verdict::refuse;
  p.refusal = Refusal{code, {{"row", std::to_string(p.row)}, {"product", name_of_row(*p.in)}}};
}

/// Posts one opening count: goods from the opening balance into the location (rules.md 4).
class OpeningCount {
 public:
  OpeningCount(books::Journal& journal, const company::Entity& entity, LocationId location,
               DocumentId document, Instant as_of)
      : m_journal(journal),
        m_entity(entity),
        m_location(location),
        m_opening(journal.place(entity.id, LocationKind::opening)) {
    m_entry.entity = entity.id;
    m_entry.kind = books::EntryKind::opening_count;
    m_entry.document = document;
    m_entry.event_at = as_of;
    const auto& place = journal.location(location);
    m_entry.business_date = journal.zone(place.zone).business_date(as_of, place.day_start_hour);
    m_entry.key = "c" + std::to_string(document.value);
  }

  void add(const catalog::Product& product, Quantity counted, Quantity book, Quantity unavailable) {
    const stock::Cell cell{product.id, m_location};
    // A count of a later moment was posted before: what it found holds.
    const auto* later = m_journal.anchor_after(cell, m_entry.event_at);
    if (later != nullptr && later->at > m_entry.event_at) return;
    const Quantity change = counted - book;
    if (change.milli != 0) move(product, change);
    if (unavailable.milli > 0) {
      stock::Movement aside;
      aside.product = product.id;
      aside.from = aside.to = m_location;
      aside.to_state = stock::State::unavailable;
      aside.quantity = unavailable;
      m_entry.movements.push_back(aside);
    }
    m_journal.add_anchor({cell, m_entry.event_at, m_entry.document, m_opening});
  }

  const std::set<ProductId>& without_cost() const { return m_without_cost; }

  void post() {
    const Currency own = m_entity.currency;
    std::vector<DraftPosting> drafts;
    if (m_value != 0) {
      drafts.push_back({"stock", {}, {}, m_location, {m_value, own}});
      drafts.push_back({"opening_balance", {}, {}, m_location, {-(m_value + m_variance), own}});
    }
    if (m_variance != 0)
      drafts.push_back({"negative_stock_variance", {}, {}, m_location, {m_variance, own}});
    if (m_value == 0 && m_variance != 0)
      drafts.push_back({"opening_balance", {}, {}, m_location, {-m_variance, own}});
    const auto rate = m_journal.rate(own, own, m_entry.business_date);
    m_journal.post(std::move(m_entry), drafts, *rate);
  }

 private:
  void move(const catalog::Product& product, Quantity change) {
    auto& costs = m_journal.costs();
    const bool ours = m_journal.consigned(m_entity.id, product.id) == nullptr;
    stock::Movement m;
    m.product = product.id;
    m.quantity = Quantity{std::abs(change.milli)};
    if (change.milli > 0) {
      // Goods of a supplier are worth nothing until they are sold.
      const std::int64_t worth = ours ? costs.value_at_average(m_entity.id, product.id, change,
                                                               product.cost, m_entity.currency)
                                      : 0;
      if (ours && worth == 0) m_without_cost.insert(product.id);
      const auto receipt = costs.receive(m_entity.id, product.id, change, worth, m_entity.currency);
      m.from = m_opening;
      m.to = m_location;
      m.value_minor = receipt.value_minor - receipt.variance_minor;
      m_value += m.value_minor;
      m_variance += receipt.variance_minor;
    } else {
      m.from = m_location;
      m.to = m_opening;
      if (ours)
        m.value_minor =
            costs.issue(m_entity.id, product.id, m.quantity, product.cost, m_entity.currency)
                .value_minor;
      m_value -= m.value_minor;
    }
    m_entry.movements.push_back(m);
  }

  books::Journal& m_journal;
  const company::Entity& m_entity;
  LocationId m_location, m_opening;
  books::Entry m_entry;
  std::int64_t m_value = 0, m_variance = 0;
  std::set<ProductId> m_without_cost;
};

LocationId place_of(books::Journal& journal, Target& target, const std::string& name,
                    std::vector<Note>& notes) {
  const auto& stores = journal.stores();
  const auto all = stores.company.locations(journal.unit());
  if (name.empty()) {
    if (target.location) return target.location;
    if (!target.channel.sources.empty()) return target.channel.sources.front();
  } else if (const auto found = find_location(all, target.entity.id, name)) {
    return found->id;
  }
  const auto made = make_location(journal, target.entity, name.empty() ? target.entity.name : name,
                                  target.channel.id);
  notes.push_back({NoteCode::location_made, {{"location", made.name}}});
  return made.id;
}

std::set<ProductId> post_opening(books::Journal& journal, const Target& target,
                                 const CountDocument& count, const CountPart& part) {
  std::vector<stock::Cell> cells;
  std::vector<ProductId> ids;
  for (const auto& line : count.lines) {
    cells.push_back({line.product, count.location});
    ids.push_back(line.product);
  }
  journal.prepare({target.entity.id}, {cells.begin(), cells.end()});
  auto& stores = journal.stores();
  const auto book = stores.stock.on_hand_as_of(journal.unit(), cells, count.as_of);
  std::map<ProductId, catalog::Product> products;
  for (auto& p : stores.products.by_ids(journal.unit(), ids)) products.emplace(p.id, p);

  OpeningCount opening(journal, target.entity, count.location, count.document, count.as_of);
  std::size_t row = 0;
  for (const auto& line : count.lines) {
    const stock::Cell cell{line.product, count.location};
    const auto known = book.find(cell);
    Quantity counted = line.counted;
    // A file of available quantities leaves out what is promised to orders.
    if (part.rows[row++]->in->counted_is_available)
      counted = counted + journal.level(cell).committed;
    opening.add(products.at(line.product), counted,
                known == book.end() ? Quantity{} : known->second, line.unavailable);
  }
  opening.post();
  return opening.without_cost();
}

/// Two rows may name one product by different keys; a count has it once.
void refuse_counted_twice(std::vector<PlannedStock>& planned) {
  std::set<std::pair<std::string, ProductId>> counted;
  for (PlannedStock& p : planned) {
    if (!p.product || p.verdict == Verdict::refuse) continue;
    if (counted.emplace(p.location, p.product).second) continue;
    p.verdict = Verdict::refuse;
    p.refusal = Refusal{RefusalCode::duplicate_in_file,
                        {{"row", std::to_string(p.row)}, {"name", name_of_row(*p.in)}}};
  }
}

}  // namespace

std::vector<PlannedStock> plan_stock(
    Unit& unit, const Stores& stores, const ComingKeys& coming,
    const std::vector<std::pair<std::int64_t, const IncomingStock*>>& in) {
  std::vector<PlannedStock> planned;
  std::set<catalog::ProductKey> keys;
  for (const auto& [row, stock] : in) {
    PlannedStock p;
    p.in = stock;
    p.row = row;
    p.location = stock->location;
    for (auto& key : keys_of_row(*stock)) keys.insert(std::move(key));
    planned.push_back(std::move(p));
  }
  std::map<catalog::ProductKey, std::set<ProductId>> found;
  std::set<ProductId> ids;
  for (const auto& m : stores.products.find(unit, {keys.begin(), keys.end()})) {
    found[m.key].insert(m.product);
    ids.insert(m.product);
  }
  std::map<ProductId, bool> tracked;
  for (const auto& p : stores.products.by_ids(unit, {ids.begin(), ids.end()}))
    tracked[p.id] = p.tracked;
  for (PlannedStock& p : planned) {
    bool ambiguous = false;
    bool comes = false;
    for (const auto& key : keys_of_row(*p.in)) {
      std::set<ProductId> fits;
      for (const ProductId id : found[key])
        if (tracked[id]) fits.insert(id);
      ambiguous = ambiguous || fits.size() > 1;
      comes = comes || coming.contains(key);
      if (fits.size() == 1 && !p.product) p.product = *fits.begin();
    }
    if (!p.product && !comes)
      refuse(p, ambiguous ? RefusalCode::product_key_ambiguous : RefusalCode::product_unknown);
  }
  refuse_counted_twice(planned);
  return planned;
}

std::string hash_of(const CountPart& part, Instant as_of) {
  FieldWriter w;
  w.add(as_of.to_iso());
  w.end_record();
  for (const PlannedStock* p : part.rows) {
    w.add(p->product.value).add(p->in->counted.milli).add(p->in->unavailable.milli);
    w.flag(p->in->counted_is_available);
    w.end_record();
  }
  return sha256_hex(w.text());
}

namespace {

/// The location of a count as far as it exists; none when the import will make it.
LocationId known_place(Unit& unit, const Stores& stores, const Target& target,
                       const std::string& name) {
  if (name.empty() && target.location) return target.location;
  if (name.empty())
    return target.channel.sources.empty() ? LocationId() : target.channel.sources.front();
  const auto found = find_location(stores.company.locations(unit), target.entity.id, name);
  return found ? found->id : LocationId();
}

}  // namespace

bool is_unchanged(Unit& unit, const Stores& stores, const Target& target, const CountPart& part,
                  Instant as_of) {
  const LocationId location = known_place(unit, stores, target, part.location);
  return location && stores.counts.find(unit, location, hash_of(part, as_of)).has_value();
}

bool needs_opening(Unit& unit, const Stores& stores, const Target& target,
                   const std::string& location) {
  const LocationId place = known_place(unit, stores, target, location);
  return !place || !stores.counts.has_opening(unit, place);
}

std::set<ProductId> take_in_count(books::Journal& journal, Target& target, const CountPart& part,
                                  bool opening, Instant as_of, int part_no,
                                  std::vector<Note>& notes) {
  CountDocument count;
  count.document = journal.ids().make<DocumentId>();
  count.location = place_of(journal, target, part.location, notes);
  count.channel = target.channel.id;
  count.as_of = as_of;
  count.opening = opening;
  count.content_hash = hash_of(part, as_of);
  for (const PlannedStock* p : part.rows)
    count.lines.push_back({p->product, p->in->counted, p->in->unavailable});
  const std::string place = journal.location(count.location).code;
  const std::string key = as_of.to_iso() + "|" + place + "|" + std::to_string(part_no) + "|" +
                          count.content_hash.substr(0, 16);
  journal.add_document(
      {count.document, books::DocumentKind::count, target.entity.id, target.channel.id, key,
       "C-" + place + "-" + as_of.to_iso().substr(0, 10) + "-" + std::to_string(part_no)});
  std::set<ProductId> without_cost;
  if (opening) without_cost = post_opening(journal, target, count, part);
  journal.stores().counts.add(journal.unit(), count, journal.occasion().batch);
  notes.push_back({opening ? NoteCode::opening_count : NoteCode::draft_count,
                   {{"location", journal.location(count.location).name},
                    {"count", std::to_string(count.lines.size())}}});
  return without_cost;
}

}  // namespace kontor::intake
