#include "domain/intake/undo.h"

#include <algorithm>
#include <set>

#include "domain/intake/forget_told.h"
#include "domain/intake/money_post.h"
#include "domain/intake/money_undo.h"
#include "domain/intake/opening_balance.h"
#include "domain/intake/reverse.h"
#include "domain/orders/effect.h"

namespace kontor::intake {

namespace {

constexpr int documents_per_chunk = 200;
constexpr std::int64_t ids_per_document = 64;
constexpr int products_per_chunk = 500;
constexpr int customers_per_chunk = 1000;

class Undo {
 public:
  Undo(Book& book, const Stores& stores, const Clock& clock, const Hands& hands, Progress& progress)
      : m_book(book), m_stores(stores), m_clock(clock), m_hands(hands), m_progress(progress) {}

  Result<UndoReport> run(std::int64_t number) {
    if (auto refusal = begin(number)) return *refusal;
    m_report.batch_number = number;
    // Money first: a document that no transaction leans on any more is free with its order.
    undo_money();
    while (undo_orders()) tell();
    forget_orders();
    undo_counts();
    undo_products();
    undo_customers();
    undo_employees();
    finish();
    books::Occasion when = occasion();
    when.batch = {};
    refresh_opening_balances(m_book, m_stores, when);
    return std::move(m_report);
  }

 private:
  books::Occasion occasion() const {
    return {m_clock.now(), m_batch.id, m_hands.actor.employee, m_hands.actor.machine,
            m_hands.actor.approved_by};
  }

  std::optional<Refusal> begin(std::int64_t number) {
    m_book.ids().reserve(64);
    return m_book.write([&](Unit& unit) -> std::optional<Refusal> {
      const auto batch = m_stores.batches.by_number(unit, number);
      if (!batch) return Refusal{RefusalCode::batch_unknown, {{"batch", std::to_string(number)}}};
      m_batch = *batch;
      if (m_batch.state == BatchState::running) {
        if (m_hands.at_work(m_batch))
          return Refusal{RefusalCode::import_running,
                         {{"channel", ""}, {"batch", std::to_string(number)}}};
        m_batch.state = BatchState::stopped;
      }
      const bool goes_on = m_batch.state == BatchState::undoing;
      if (!goes_on && !may_become(m_batch.state, BatchState::undoing))
        return Refusal{
            RefusalCode::batch_not_undoable,
            {{"batch", std::to_string(number)}, {"state", std::string(name_of(m_batch.state))}}};
      m_batch.state = BatchState::undoing;
      m_stores.batches.update(unit, m_batch);
      return std::nullopt;
    });
  }

  void tell() {
    const std::int64_t total = m_batch.counts.total();
    m_progress.at("undo", std::min(m_report.documents + m_rows, total), total);
  }

  /// Takes back the next documents; false when there are none left.
  bool undo_orders() {
    m_book.ids().reserve(documents_per_chunk * ids_per_document);
    std::vector<DocumentId> documents;
    std::vector<DocumentId> stays;
    m_book.write([&](Unit& unit) {
      documents = m_stores.orders.of_batch(unit, m_batch.id, m_after, documents_per_chunk);
      if (documents.empty()) return;
      stays = m_stores.orders.undo(unit, m_batch.id, documents);
      std::vector<DocumentId> undone;
      for (const DocumentId d : documents)
        if (std::find(stays.begin(), stays.end(), d) == stays.end()) undone.push_back(d);
      take_back(unit, undone);
      open_again(unit, documents);
    });
    if (documents.empty()) return false;
    m_after = documents.back();
    m_report.documents += static_cast<std::int64_t>(documents.size() - stays.size());
    return true;
  }

  /// Orders that another import told of since know nothing any more of what the batch told beside
  /// their base; and nothing of how they were paid that its payments alone told.
  void forget_orders() {
    Forgotten all;
    const auto step = [&](auto next) {
      DocumentId after;
      while (true) {
        m_book.ids().reserve(documents_per_chunk * ids_per_document);
        std::pair<DocumentId, std::vector<DocumentId>> part;
        Forgotten done;
        m_book.write([&](Unit& unit) {
          part = next(unit, after);
          done = forget_told(unit, m_stores, m_book.ids(), occasion(), part.second);
          if (done.documents > 0) open_again(unit, part.second);
        });
        if (!part.first) return;
        after = part.first;
        all.documents += done.documents;
        all.stays += done.stays;
        tell();
      }
    };
    step([&](Unit& unit, DocumentId after) {
      auto orders = m_stores.orders.of_batch(unit, m_batch.id, after, documents_per_chunk);
      return std::pair(orders.empty() ? DocumentId() : orders.back(), std::move(orders));
    });
    const std::int64_t stays = all.stays;
    step([&](Unit& unit, DocumentId after) {
      const auto told = m_stores.money.orders_told(unit, m_batch.id, after, documents_per_chunk);
      std::set<DocumentId> orders;
      for (const auto& [payment, order] : told)
        if (order) orders.insert(order);
      return std::pair(told.empty() ? DocumentId() : told.back().first,
                       std::vector<DocumentId>(orders.begin(), orders.end()));
    });
    m_report.documents += all.documents;
    if (stays > 0)
      m_report.stays.push_back(
          {NoteCode::stays, {{"name", "order"}, {"count", std::to_string(stays)}}});
  }

  /// What was open of these orders on the first day is open again, and not the batch's.
  void open_again(Unit& unit, const std::vector<DocumentId>& documents) {
    const auto openings = m_stores.money.openings_of(unit, documents);
    if (openings.empty()) return;
    books::Occasion when = occasion();
    when.batch = {};
    books::Journal journal(unit, m_stores, m_book.ids(), when);
    std::set<EntityId> entities;
    for (const auto& m : m_stores.money.current(unit, openings)) entities.insert(m.entity);
    journal.prepare(entities, {});
    repost(journal, openings);
    journal.flush();
  }

  void take_back(Unit& unit, const std::vector<DocumentId>& documents) {
    std::map<DocumentId, orders::Order> earlier;
    for (auto& order : m_stores.orders.current(unit, documents))
      earlier.emplace(order.document, std::move(order));
    auto entries = m_stores.ledger.standing_entries(unit, documents);
    // A document that goes back to an earlier version keeps what that version posted.
    std::erase_if(entries, [&](const books::Entry& e) {
      return earlier.contains(e.document) && e.batch != m_batch.id;
    });
    books::Journal journal(unit, m_stores, m_book.ids(), occasion());
    const auto open = m_stores.stock.open_commitments(unit, documents);
    const auto pending = m_stores.stock.pending_before(unit, m_batch.id, documents);
    auto cells = cells_of(journal, entries);
    for (const auto& c : open) cells.insert(c.cell);
    for (const auto& [id, order] : earlier)
      for (const auto& line : order.lines)
        for (const auto& goods : orders::goods_of(line, line.quantity))
          cells.insert({goods.product, order.location});
    journal.prepare(entities_of(entries, earlier), cells);
    for (const auto& c : open) journal.end_commitment(c, stock::CommitmentEnd::released);
    for (const auto& b : m_stores.stock.backorders(unit, documents))
      journal.set_backorder({b.document, b.line, b.product, Quantity{}});
    // Newest first: costs go back the way they came.
    for (auto e = entries.rbegin(); e != entries.rend(); ++e) reverse(journal, *e);
    m_oversold = m_stores.stock.oversold_cells(unit, {cells.begin(), cells.end()});
    for (const auto& [id, order] : earlier) commit_again(journal, order, pending);
    journal.flush();
  }

  static std::set<EntityId> entities_of(const std::vector<books::Entry>& entries,
                                        const std::map<DocumentId, orders::Order>& earlier) {
    std::set<EntityId> ids;
    for (const auto& e : entries) ids.insert(e.entity);
    for (const auto& [id, order] : earlier) ids.insert(order.entity);
    return ids;
  }

  /// Pends again what the earlier version had pending, as far as it is still there: a cell that
  /// nothing from outside oversold is not committed below zero.
  void commit_again(books::Journal& journal, const orders::Order& order,
                    const std::vector<stock::Commitment>& pending) const {
    const auto effect = orders::effect_of(order, order.placed_at);
    for (const auto& p : effect.commitments) {
      const stock::Cell cell{p.product, order.location};
      std::int64_t had = 0;
      for (const auto& c : pending)
        if (c.document == order.document && c.line == p.line && c.cell == cell)
          had += c.quantity.milli;
      had = std::min(had, p.quantity.milli);
      if (!m_oversold.contains(cell))
        had = std::clamp<std::int64_t>(journal.level(cell).available().milli, 0, had);
      if (had > 0)
        journal.open_commitment(
            {{}, order.document, p.line, cell, {had}, order.location_provisional});
      if (had < p.quantity.milli)
        journal.set_backorder({order.document, p.line, p.product, {p.quantity.milli - had}});
    }
  }

  /// Calls `step` in units of their own until it gives no place to go on at.
  template <class Step>
  void in_steps(BatchId as, Step step) {
    in_steps(as, step, [] {});
  }
  template <class Step, class Done>
  void in_steps(BatchId as, Step step, Done done) {
    DocumentId last;
    do {
      const DocumentId after = last;
      m_book.ids().reserve(documents_per_chunk * ids_per_document);
      m_book.write([&](Unit& unit) {
        books::Occasion when = occasion();
        when.batch = as;
        books::Journal journal(unit, m_stores, m_book.ids(), when);
        last = step(journal, after);
        journal.flush();
      });
      done();
    } while (last);
  }

  /// Takes back transactions, payouts and bank lines.
  void undo_money() {
    std::int64_t stays = 0;
    in_steps(
        m_batch.id,
        [&](books::Journal& journal, DocumentId after) {
          m_money = take_back_money(journal, m_batch.id, after, documents_per_chunk);
          return m_money.last;
        },
        [&] {
          m_report.documents += m_money.documents;
          stays += m_money.stays;
          tell();
        });
    if (stays > 0)
      m_report.stays.push_back(
          {NoteCode::stays, {{"name", "payment"}, {"count", std::to_string(stays)}}});
    in_steps(m_batch.id, [&](books::Journal& journal, DocumentId after) {
      return reverse_reposted(journal, m_batch.id, after, documents_per_chunk);
    });
    // From here on nothing belongs to the batch: a second run must not take it back again.
    in_steps(BatchId(), [&](books::Journal& journal, DocumentId after) {
      return rematch_after_undo(journal, m_batch.id, after);
    });
    in_steps(BatchId(), [&](books::Journal& journal, DocumentId after) {
      return repost_after_undo(journal, m_batch.id, after, documents_per_chunk);
    });
  }

  void undo_counts() {
    const auto counts =
        m_book.read([&](Unit& unit) { return m_stores.counts.of_batch(unit, m_batch.id); });
    for (const DocumentId count : counts) {
      m_book.ids().reserve(1024);
      m_book.write([&](Unit& unit) {
        const auto entries = m_stores.ledger.standing_entries(unit, {count});
        books::Journal journal(unit, m_stores, m_book.ids(), occasion());
        journal.prepare(entities_of(entries, {}), cells_of(journal, entries));
        for (auto e = entries.rbegin(); e != entries.rend(); ++e) reverse(journal, *e);
        journal.flush();
        m_stores.counts.undo(unit, m_batch.id, count);
      });
      ++m_report.documents;
    }
  }

  /// Products in chunks too; those that stay are named in the end.
  void undo_products() {
    std::vector<std::string> stays;
    std::vector<ProductId> products;
    while (true) {
      const ProductId after = products.empty() ? ProductId() : products.back();
      products = m_book.read([&](Unit& unit) {
        return m_stores.products.of_batch(unit, m_batch.id, after, products_per_chunk);
      });
      if (products.empty()) break;
      const auto codes = m_book.write(
          [&](Unit& unit) { return m_stores.products.undo(unit, m_batch.id, products); });
      stays.insert(stays.end(), codes.begin(), codes.end());
      m_rows += std::ssize(products);
      tell();
    }
    std::sort(stays.begin(), stays.end());
    for (const std::string& code : stays)
      m_report.stays.push_back({NoteCode::stays, {{"name", code}, {"count", "1"}}});
  }

  /// What the batch told of customers, in chunks too.
  void undo_customers() {
    auto& store = m_stores.customers;
    const auto held = m_book.read([&](Unit& unit) { return store.held(unit, m_batch.id); });
    std::vector<CustomerId> profiles;
    while (true) {
      const CustomerId after = profiles.empty() ? CustomerId() : profiles.back();
      profiles = m_book.read(
          [&](Unit& unit) { return store.of_batch(unit, m_batch.id, after, customers_per_chunk); });
      if (profiles.empty()) return;
      m_book.write([&](Unit& unit) { store.undo(unit, m_batch.id, profiles, held); });
      m_rows += std::ssize(profiles);
      tell();
    }
  }

  /// Employees that only this batch named.
  void undo_employees() {
    auto& store = m_stores.employees;
    const auto unused = m_book.read([&](Unit& unit) { return store.unused(unit, m_batch.id); });
    m_book.write([&](Unit& unit) { store.undo(unit, unused); });
  }

  void finish() {
    m_book.ids().reserve(64);
    m_book.write([&](Unit& unit) {
      m_batch.state = BatchState::undone;
      m_batch.ended_at = m_clock.now();
      m_stores.batches.update(unit, m_batch);
      books::Journal journal(unit, m_stores, m_book.ids(), occasion());
      journal.audit("import.undo", "batch", m_batch.id.value, {}, {});
      journal.flush();
    });
  }

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const Hands& m_hands;
  Progress& m_progress;
  Batch m_batch;
  DocumentId m_after;
  MoneyUndone m_money;
  std::int64_t m_rows = 0;  ///< products and customers gone through
  std::set<stock::Cell> m_oversold;
  UndoReport m_report;
};

}  // namespace

Result<UndoReport> undo_batch(Book& book, const Stores& stores, const Clock& clock,
                              const Hands& hands, std::int64_t batch_number, Progress& progress) {
  // What an import brought belongs to its channel.
  const auto scope = book.read([&](Unit& unit) {
    const auto batch = stores.batches.by_number(unit, batch_number);
    return batch ? scope_of_channel(unit, stores, batch->channel) : company::Scope();
  });
  if (const auto refusal = company::refused(hands.actor, company::Permission::undo_import, scope))
    return *refusal;
  return Undo(book, stores, clock, hands, progress).run(batch_number);
}

}  // namespace kontor::intake
