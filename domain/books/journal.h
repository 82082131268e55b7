#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/base/zone.h"
#include "domain/books/journal_draft.h"
#include "domain/books/ledger_store.h"
#include "domain/stock/consign.h"
#include "domain/stock/lot.h"
#include "domain/stores.h"

namespace kontor::books {

/// Who posts, when, and as part of what.
struct Occasion {
  Instant now;
  BatchId batch;
  EmployeeId actor;
  std::string machine;
  EmployeeId approved_by = {};  ///< who let the actor do it
};

/// What one chunk posts. It loads what postings need, keeps levels and costs in memory while
/// entries are built one after the other, and writes everything at once, in the lock order of
/// design.md 3. Lives inside one unit.
class Journal {
 public:
  Journal(Unit& unit, const Stores& stores, IdSource& ids, Occasion occasion);

  const company::Entity& entity(EntityId id) const;
  const company::Location& location(LocationId id) const;
  const company::Channel& channel(ChannelId id) const;
  const std::map<LocationId, company::Location>& locations() const { return m_locations; }
  /// A place that was made in this unit, after the journal loaded them.
  void add_location(const company::Location& made) { m_locations[made.id] = made; }
  /// The entity's virtual place of a kind (customer, supplier, loss, gain, opening, transit).
  LocationId place(EntityId entity, company::LocationKind kind) const;
  bool holds_stock(LocationId id) const;
  const TimeZone& zone(const std::string& name) const { return m_zones.of(name); }
  const std::map<AccountId, Account>& accounts_by_id() const { return m_accounts_by_id; }
  const Occasion& occasion() const { return m_occasion; }
  Unit& unit() { return m_unit; }
  const Stores& stores() { return m_stores; }
  IdSource& ids() { return m_ids; }

  /// The newest rate on or before the date, the inverse of the other direction where only that
  /// exists; 1 for equal currencies.
  std::optional<company::Rate> rate(Currency from, Currency to, BusinessDate date) const;

  /// Locks and loads the cells and costs that the chunk will touch: once, before any posting.
  void prepare(const std::set<EntityId>& entities, const std::set<stock::Cell>& cells);
  /// The same in steps, for who locks a document between them or moves no value: each at most once,
  /// in this order.
  void lock_periods(const std::set<EntityId>& entities);
  void lock_levels(const std::set<stock::Cell>& cells);
  void lock_costs(EntityId entity, const std::set<ProductId>& products);

  stock::CostBook& costs() { return m_costs; }
  /// Whose goods an entity has of a product, where they are not its own; null: its own. Levels are
  /// locked.
  const stock::Consigned* consigned(EntityId entity, ProductId product) const;
  /// Lots of the cells that were locked, as the entries so far left them.
  const stock::LotBook& lots() const { return m_lots; }
  /// Loads what a document brought of which lots.
  void load_lots(DocumentId document);
  stock::Level level(stock::Cell cell) const;
  /// The newest anchor of a cell at or after an instant (rules.md 4).
  const stock::Anchor* anchor_after(stock::Cell cell, Instant event) const;
  /// The same of counts that are not opening counts: those are never taken back.
  const stock::Anchor* count_after(stock::Cell cell, Instant event) const;
  /// When an act of now on these cells happened: behind every count of them, also where the clock
  /// of a count ran ahead.
  Instant event_now(const std::set<stock::Cell>& cells) const;

  void add_document(const Document& document) { m_set.documents.push_back(document); }
  /// Completes an entry and takes it in: converts amounts at `rate`, balances channel and common
  /// through current accounts, merges, sets dates by the locks, applies its movements to the
  /// levels in memory and notes what was oversold. `drafts` are in transaction currency or in the
  /// entity's. Movements and facts stand in the entry already.
  EntryId post(Entry entry, const std::vector<DraftPosting>& drafts, const company::Rate& rate);
  /// The postings that `post` makes of drafts: converted, with those of current accounts, merged.
  std::vector<Posting> postings_of(const Entry& entry, const std::vector<DraftPosting>& drafts,
                                   const company::Rate& rate);
  /// Takes in an entry whose postings are final (a reversal).
  EntryId post_final(Entry entry);
  /// An entry that was taken in, as it is now.
  const Entry& posted(EntryId id) const;

  void open_commitment(stock::Commitment commitment);
  void end_commitment(const stock::Commitment& commitment, stock::CommitmentEnd how);
  void change_incoming(stock::Cell cell, Quantity change);
  /// The last word on a document's line counts.
  void set_backorder(const stock::Backorder& b) {
    m_backorders[{b.document, b.line, b.product}] = b;
  }
  void add_anchor(const stock::Anchor& anchor) { m_set.anchors.push_back(anchor); }
  void audit(std::string action, std::string subject, std::int64_t subject_id, std::string before,
             std::string after);

  /// Writes all that was taken in. The last act of a chunk.
  void flush();
  std::size_t entries() const { return m_set.entries.size(); }
  /// How many of them, reversals apart, have a date that no file gave.
  std::int64_t estimated_dates() const;

  /// The account of a chart key and detail; made when it does not exist yet.
  AccountId account(const std::string& key, const std::string& detail);
  /// The same; `name` is what people call it, when it is made now.
  AccountId account(const std::string& key, const std::string& detail, const std::string& name);

 private:
  void load_lots(const std::vector<stock::Cell>& cells);
  void load_consigned(const std::set<stock::Cell>& cells);
  void owe_consignors(const Entry& entry, std::vector<Posting>& postings);
  void assign_lots(Entry& entry);
  void apply_movements(const Entry& entry);

  Unit& m_unit;
  const Stores m_stores;
  IdSource& m_ids;
  Occasion m_occasion;
  std::map<EntityId, company::Entity> m_entities;
  std::map<LocationId, company::Location> m_locations;
  std::map<ChannelId, company::Channel> m_channels;
  /// All there are, once two currencies meet.
  mutable std::optional<std::vector<company::Rate>> m_rates;
  ZoneCache m_zones;
  std::map<std::pair<std::string, std::string>, Account> m_accounts;
  std::map<AccountId, Account> m_accounts_by_id;
  std::vector<Account> m_new_accounts;
  std::map<stock::Cell, stock::Level> m_levels;
  std::map<stock::Cell, std::vector<stock::Anchor>> m_anchors;
  stock::CostBook m_costs;
  stock::LotBook m_lots;
  std::map<std::pair<EntityId, ProductId>, stock::Consigned> m_consigned;
  std::map<std::tuple<DocumentId, std::int32_t, ProductId>, stock::Backorder> m_backorders;
  PostingSet m_set;
};

/// Amounts of `drafts` in the entity's currency, adding up to zero per transaction currency: the
/// residue of rounding goes to the largest amount. Balanced drafts only.
std::vector<std::int64_t> convert_balanced(const std::vector<DraftPosting>& drafts,
                                           const company::Rate& rate, Currency entity_currency);

}  // namespace kontor::books
