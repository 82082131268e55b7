#include "domain/books/journal.h"

#include <algorithm>
#include <cstdlib>

#include "domain/base/check.h"
#include "domain/books/audit_facts.h"

namespace kontor::books {

namespace {

constexpr std::int64_t nano_one = 1'000'000'000;

/// Movements leave or enter levels only at places that hold stock.
void apply(stock::Level& level, Quantity q, stock::State state) {
  level.on_hand = level.on_hand + q;
  if (stock::set_aside(state)) level.unavailable = level.unavailable + q;
}

}  // namespace

Journal::Journal(Unit& unit, const Stores& stores, IdSource& ids, Occasion occasion)
    : m_unit(unit), m_stores(stores), m_ids(ids), m_occasion(std::move(occasion)) {
  for (auto& e : stores.company.entities(unit)) m_entities.emplace(e.id, e);
  for (auto& l : stores.company.locations(unit)) m_locations.emplace(l.id, l);
  for (auto& c : stores.company.channels(unit)) m_channels.emplace(c.id, c);
  for (auto& a : stores.ledger.accounts(unit)) {
    m_accounts[{a.key, a.detail}] = a;
    m_accounts_by_id[a.id] = a;
  }
}

const company::Entity& Journal::entity(EntityId id) const { return m_entities.at(id); }
const company::Location& Journal::location(LocationId id) const { return m_locations.at(id); }
const company::Channel& Journal::channel(ChannelId id) const { return m_channels.at(id); }

LocationId Journal::place(EntityId entity, company::LocationKind kind) const {
  for (const auto& [id, location] : m_locations)
    if (location.entity == entity && location.kind == kind) return id;
  KONTOR_ASSERT(!"every entity has its virtual places");
  return {};
}

bool Journal::holds_stock(LocationId id) const {
  return company::holds_stock(m_locations.at(id).kind);
}

std::optional<company::Rate> Journal::rate(Currency from, Currency to, BusinessDate date) const {
  if (from == to) return company::Rate{date, from, to, nano_one};
  const company::Rate* best = nullptr;
  const company::Rate* inverse = nullptr;
  if (!m_rates) m_rates = m_stores.company.rates(m_unit);
  for (const company::Rate& r : *m_rates) {
    if (r.date > date) continue;
    if (r.from == from && r.to == to && (!best || best->date < r.date)) best = &r;
    if (r.from == to && r.to == from && (!inverse || inverse->date < r.date)) inverse = &r;
  }
  if (best) return *best;
  if (!inverse) return std::nullopt;
  return company::Rate{inverse->date, from, to, mul_div_half_up(nano_one, nano_one, inverse->nano)};
}

void Journal::prepare(const std::set<EntityId>& entities, const std::set<stock::Cell>& cells) {
  lock_periods(entities);
  if (cells.empty()) return;
  lock_levels(cells);
  std::set<ProductId> products;
  for (const auto& cell : cells) products.insert(cell.product);
  for (const EntityId id : entities) lock_costs(id, products);
}

void Journal::lock_periods(const std::set<EntityId>& entities) {
  for (const EntityId id : entities)
    m_entities.at(id).locked_to = m_stores.company.lock_periods_shared(m_unit, id);
}

void Journal::lock_levels(const std::set<stock::Cell>& cells) {
  const std::vector<stock::Cell> list(cells.begin(), cells.end());
  for (const auto& level : m_stores.stock.lock_levels(m_unit, list)) m_levels[level.cell] = level;
  for (const auto& anchor : m_stores.stock.anchors(m_unit, list))
    m_anchors[anchor.cell].push_back(anchor);
  load_lots(list);
  load_consigned(cells);
}

void Journal::load_lots(const std::vector<stock::Cell>& cells) {
  std::set<ProductId> products;
  for (const auto& cell : cells) products.insert(cell.product);
  const auto kept = m_stores.lots.kept(m_unit, {products.begin(), products.end()});
  if (kept.empty()) return;
  std::vector<stock::Cell> of_lots;
  for (const auto& cell : cells)
    if (kept.contains(cell.product)) of_lots.push_back(cell);
  for (const ProductId product : kept) m_lots.keep(product);
  for (const auto& cell : of_lots) m_lots.load(cell, level(cell).on_hand);
  for (const auto& level : m_stores.lots.levels(m_unit, of_lots)) m_lots.load(level);
}

void Journal::load_lots(DocumentId document) {
  if (!m_lots.knows(document)) m_lots.load(document, m_stores.lots.of_document(m_unit, document));
}

void Journal::assign_lots(Entry& entry) {
  const bool any = std::ranges::any_of(
      entry.movements, [&](const stock::Movement& m) { return m_lots.keeps(m.product); });
  if (!any) return;
  load_lots(entry.document);
  std::map<LocationId, stock::LotPlace> places;
  for (const stock::Movement& m : entry.movements)
    for (const LocationId id : {m.from, m.to}) {
      const auto kind = location(id).kind;
      if (!company::holds_stock(kind)) continue;
      places[id] = kind == company::LocationKind::transit ? stock::LotPlace::transit
                                                          : stock::LotPlace::shelf;
    }
  m_lots.assign(entry.document, entry.kind == EntryKind::reversal, places, entry.movements);
}

void Journal::lock_costs(EntityId entity, const std::set<ProductId>& products) {
  for (const auto& cost :
       m_stores.stock.lock_costs(m_unit, entity, {products.begin(), products.end()}))
    m_costs.load(cost);
}

stock::Level Journal::level(stock::Cell cell) const {
  const auto found = m_levels.find(cell);
  return found == m_levels.end() ? stock::Level{cell, {}, {}, {}, {}} : found->second;
}

const stock::Anchor* Journal::anchor_after(stock::Cell cell, Instant event) const {
  const auto found = m_anchors.find(cell);
  if (found == m_anchors.end()) return nullptr;
  const stock::Anchor* newest = nullptr;
  for (const auto& anchor : found->second)
    if (anchor.at >= event && (!newest || anchor.at > newest->at)) newest = &anchor;
  return newest;
}

Instant Journal::event_now(const std::set<stock::Cell>& cells) const {
  Instant at = m_occasion.now;
  for (const auto& cell : cells)
    if (const auto* anchor = anchor_after(cell, at)) at.ms = std::max(at.ms, anchor->at.ms + 1);
  return at;
}

const stock::Anchor* Journal::count_after(stock::Cell cell, Instant event) const {
  const auto found = m_anchors.find(cell);
  if (found == m_anchors.end()) return nullptr;
  const stock::Anchor* newest = nullptr;
  for (const auto& anchor : found->second) {
    const bool opening = location(anchor.other_side).kind == company::LocationKind::opening;
    if (!opening && anchor.at >= event && (!newest || anchor.at > newest->at)) newest = &anchor;
  }
  return newest;
}

AccountId Journal::account(const std::string& key, const std::string& detail) {
  return account(key, detail, detail);
}

AccountId Journal::account(const std::string& key, const std::string& detail,
                           const std::string& name) {
  const auto found = m_accounts.find({key, detail});
  if (found != m_accounts.end()) return found->second.id;
  const ChartAccount& chart = chart_account(key);
  Account account;
  account.id = m_ids.make<AccountId>();
  account.key = key;
  account.code = std::string(chart.code) + (detail.empty() ? "" : "-" + detail);
  account.type = chart.type;
  account.itemised = chart.itemised;
  account.detail = detail;
  account.detail_name = name;
  m_accounts[{key, detail}] = account;
  m_accounts_by_id[account.id] = account;
  m_new_accounts.push_back(account);
  return account.id;
}

std::vector<std::int64_t> convert_balanced(const std::vector<DraftPosting>& drafts,
                                           const company::Rate& rate, Currency entity_currency) {
  std::vector<std::int64_t> converted;
  std::int64_t residue = 0;
  std::size_t largest = drafts.size();
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const Money& amount = drafts[i].amount;
    const bool own = amount.currency == entity_currency;
    const auto& said = drafts[i].entity_minor;
    converted.push_back(own ? amount.minor : said ? *said : company::convert(amount, rate).minor);
    if (own || said) continue;
    residue += converted.back();
    if (largest == drafts.size() || std::llabs(converted.back()) > std::llabs(converted[largest]))
      largest = i;
  }
  if (largest < drafts.size()) converted[largest] -= residue;
  return converted;
}

EntryId Journal::post(Entry entry, const std::vector<DraftPosting>& drafts,
                      const company::Rate& rate) {
  for (Posting& p : postings_of(entry, drafts, rate)) entry.postings.push_back(p);
  return post_final(std::move(entry));
}

std::vector<Posting> Journal::postings_of(const Entry& entry,
                                          const std::vector<DraftPosting>& drafts,
                                          const company::Rate& rate) {
  std::vector<Posting> postings;
  const company::Entity& owner = m_entities.at(entry.entity);
  const auto converted = convert_balanced(drafts, rate, owner.currency);
  std::map<std::pair<ChannelId, Currency>, std::pair<std::int64_t, std::int64_t>> sides;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const DraftPosting& d = drafts[i];
    const bool itemised = chart_account(d.account).itemised;
    const DocumentId item = d.item ? d.item : entry.document;
    postings.push_back({account(d.account, d.detail), d.channel,
                        itemised ? LocationId() : d.location, itemised ? item : DocumentId(),
                        d.amount, converted[i]});
    if (!d.channel) continue;
    auto& [amount, own] = sides[{d.channel, d.amount.currency}];
    amount += d.amount.minor;
    own += converted[i];
  }
  for (const auto& [side, sum] : sides) {
    if (sum.first == 0 && sum.second == 0) continue;
    const AccountId current = account("channel_current", channel(side.first).code);
    const Money amount{sum.first, side.second};
    postings.push_back({current, side.first, {}, {}, -amount, -sum.second});
    postings.push_back({current, ChannelId(), {}, {}, amount, sum.second});
  }
  owe_consignors(entry, postings);
  merge_postings(postings);
  return postings;
}

EntryId Journal::post_final(Entry entry) {
  // A reversal goes back to its original's accounting date while that is open (rules.md 3).
  const BusinessDate wanted =
      entry.kind == EntryKind::reversal ? entry.accounting_date : entry.business_date;
  entry.accounting_date = company::accounting_date(m_entities.at(entry.entity), wanted).date;
  entry.late = entry.accounting_date != entry.business_date;
  entry.id = m_ids.make<EntryId>();
  entry.recorded_at = m_occasion.now;
  entry.batch = m_occasion.batch;
  entry.actor = m_occasion.actor;
  if (entry.kind != EntryKind::reversal)
    for (stock::Movement& m : entry.movements)
      if (const auto* goods = consigned(entry.entity, m.product)) m.owner = goods->owner;
  merge_postings(entry.postings);
  KONTOR_ASSERT(balances(entry));
  assign_lots(entry);
  entry.digest = digest_of(entry);
  const EntryId id = entry.id;
  apply_movements(entry);
  m_set.entries.push_back(std::move(entry));
  return id;
}

void Journal::apply_movements(const Entry& entry) {
  std::map<stock::Cell, Quantity> before;
  const auto touch = [&](LocationId at, const stock::Movement& m, Quantity q, stock::State s) {
    if (!holds_stock(at)) return;
    const stock::Cell cell{m.product, at};
    stock::Level& level = m_levels[cell];
    level.cell = cell;
    before.emplace(cell, level.available());
    apply(level, q, s);
  };
  for (const stock::Movement& m : entry.movements) {
    touch(m.from, m, -m.quantity, m.from_state);
    touch(m.to, m, m.quantity, m.to_state);
  }
  for (const auto& [cell, was] : before) {
    const Quantity now = m_levels.at(cell).available();
    if (now.milli >= 0 || now >= was) continue;
    const Quantity short_by{std::min(-now.milli, was.milli - now.milli)};
    m_set.oversold.push_back({entry.id, entry.document, cell, short_by});
  }
}

void Journal::open_commitment(stock::Commitment commitment) {
  commitment.id = m_ids.make<CommitmentId>();
  stock::Level& level = m_levels[commitment.cell];
  level.cell = commitment.cell;
  level.committed = level.committed + commitment.quantity;
  m_set.commitments.push_back(std::move(commitment));
}

void Journal::end_commitment(const stock::Commitment& commitment, stock::CommitmentEnd how) {
  stock::Level& level = m_levels[commitment.cell];
  level.cell = commitment.cell;
  level.committed = level.committed - commitment.quantity;
  m_set.ended_commitments.push_back({commitment, how});
}

void Journal::change_incoming(stock::Cell cell, Quantity change) {
  stock::Level& level = m_levels[cell];
  level.cell = cell;
  level.incoming = level.incoming + change;
  m_set.incoming.push_back({cell, change});
}

void Journal::audit(std::string action, std::string subject, std::int64_t subject_id,
                    std::string before, std::string after) {
  m_set.audit.push_back({m_occasion.now,
                         m_occasion.actor,
                         m_occasion.machine,
                         std::move(action),
                         std::move(subject),
                         subject_id,
                         std::move(before),
                         std::move(after),
                         {},
                         m_occasion.approved_by});
}

std::int64_t Journal::estimated_dates() const {
  return std::ranges::count_if(m_set.entries, [](const Entry& e) {
    return e.date_estimated && e.kind != EntryKind::reversal;
  });
}

void Journal::flush() {
  if (!m_new_accounts.empty()) m_stores.ledger.add_accounts(m_unit, m_new_accounts);
  m_set.batch = m_occasion.batch;
  m_set.costs = m_costs.changed();
  for (const auto& [key, backorder] : m_backorders) m_set.backorders.push_back(backorder);
  AuditRow by;
  by.at = m_occasion.now;
  by.actor = m_occasion.actor;
  by.machine = m_occasion.machine;
  by.approved_by = m_occasion.approved_by;
  for (AuditRow& row : audit_of_facts(m_set, by)) m_set.audit.push_back(std::move(row));
  m_stores.ledger.post(m_unit, m_set);
}

}  // namespace kontor::books
