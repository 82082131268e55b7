#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "domain/books/journal.h"
#include "domain/company/company.h"
#include "domain/goods/document_result.h"
#include "domain/stock/stock_document.h"

namespace kontor::goods {

/// What has a name in an act: who acts, on which document, with what key.
struct ActName {
  std::string act;  ///< "ship"
  std::string reference;
  std::string reason;
};

/// One act on one document in one unit: a journal, the document's entry under way, and its end.
/// The caller locks periods first, then the document, then levels and costs (design.md 3).
class DocumentWork {
 public:
  DocumentWork(Unit& unit, const Stores& stores, IdSource& ids, const Clock& clock,
               const company::Actor& actor);

  books::Journal& journal() { return m_journal; }
  Unit& unit() { return m_journal.unit(); }
  const Stores& stores() { return m_journal.stores(); }

  /// Takes the document under the journal, locked, as it is now. Its acts so far are known. `key`
  /// is the call's own, made before the unit: where the answer of a commit was lost, the unit that
  /// runs again finds it (already_did).
  void take(const stock::StockDocument& found, std::int64_t key);
  /// A document that this act makes.
  void begin(const stock::StockDocument& made);
  stock::StockDocument& document() { return m_document; }
  const company::Entity& entity() const { return m_journal.entity(m_document.entity); }
  /// Nothing is written from here on: `finish` keeps what it would post instead.
  void foresee() { m_foresees = true; }
  bool foresees() const { return m_foresees; }
  const std::vector<ForeseenPosting>& foreseen() const { return m_foreseen; }
  bool done_before(const ActName& name) const;
  bool already_did() const;

  void lock_levels(const std::set<stock::Cell>& cells);
  /// Of the document's company, and of the one that its goods go to.
  void lock_costs();

  /// Adds a movement to the act's entry.
  void move(const stock::Movement& movement) { m_entry.movements.push_back(movement); }
  void debit(const books::DraftPosting& posting) { m_drafts.push_back(posting); }
  /// Goods out of the entity's stock at the average, over an account; gives their value.
  std::int64_t lose(const stock::Movement& movement, const catalog::Product& product,
                    const books::DraftPosting& over);
  /// Goods that are worth so much, in the entity's currency, into its stock. The caller posts the
  /// other side: `worth` in all.
  void take_in(const stock::Movement& movement, std::int64_t worth);
  /// Goods found: into the stock at the average.
  std::int64_t gain(const stock::Movement& movement, const catalog::Product& product,
                    const books::DraftPosting& over);

  /// The goods of a line that have come turn out to be worth more, or less: what of them is still
  /// owned becomes so, the rest is a variance of cost (rules.md 5). Posts both; the caller posts
  /// the other side. `came`: how many the difference is of; `from`: where they came from.
  struct Revalued {
    std::int64_t stock_minor = 0, variance_minor = 0;
  };
  Revalued revalue(const stock::DocumentLine& line, Quantity came, std::int64_t difference_minor,
                   LocationId from, LocationId at);

  std::vector<stock::Commitment> open_commitments();
  /// How many acts the document had before this one.
  std::int64_t acts_before() const { return std::ssize(m_acts); }
  /// The day of the act where it takes place. Levels are locked.
  BusinessDate business_date() const;
  Instant now() const { return m_now; }
  /// What the act is about happened then, not now. No count of its cells may be later.
  void happened(Instant at) { m_event = at; }
  /// The act has another company's side: an entry of its own, posted behind the document's.
  /// `rate`: from the price's currency to that company's.
  void begin_other_side(EntityId entity, const company::Rate& rate);
  /// That company buys what the last movement of the act brought out of this one, of the same lots.
  void other_side_buys(const stock::Movement& goods, Money price, const std::string& seller);
  /// For entries with another currency than the entity's.
  void set_rate(const company::Rate& rate) { m_rate = rate; }

  /// Posts the entry, if there is anything in it, writes document, act and audit. The last step.
  /// `before`: the document's state until now; nothing for a new one.
  void finish(const ActName& name, books::EntryKind kind,
              const std::optional<stock::DocumentState>& before);

 private:
  struct OtherSide {
    EntityId entity;
    company::Rate rate;
    std::vector<stock::Movement> movements;
    std::vector<std::size_t> of;  ///< which movement of the act each takes over
    std::vector<books::DraftPosting> drafts;
  };

  void post_entry(const ActName& name, books::EntryKind kind);
  void post_other_side(EntryId sold);
  void foresee_postings(const company::Rate& rate);
  const company::Location& place_of_act(const std::string& act) const;

  books::Journal m_journal;
  Instant m_now;
  const company::Actor& m_actor;
  stock::StockDocument m_document;
  bool m_new = false;
  bool m_foresees = false;
  std::vector<ForeseenPosting> m_foreseen;
  std::int64_t m_key = 0;
  std::vector<stock::DocumentAct> m_acts;
  std::set<stock::Cell> m_cells;
  books::Entry m_entry;
  std::optional<Instant> m_event;
  std::optional<OtherSide> m_other;
  std::optional<company::Rate> m_rate;
  std::vector<books::DraftPosting> m_drafts;
};

/// A document's key in the ledger's table of documents.
std::string external_key_of(const stock::StockDocument& document);

/// The refusal of an own act for which there is not enough; `left`: what there is.
Refusal stock_short(const std::string& product, const company::Location& place, Quantity left,
                    Quantity wanted);

/// The place of a code that holds goods and is no transit; people may write small letters or its
/// name.
Result<company::Location> own_place(const std::map<LocationId, company::Location>& all,
                                    const std::string& code);

}  // namespace kontor::goods
