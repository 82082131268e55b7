#include "domain/intake/bind_product.h"

#include "domain/orders/post_order.h"

namespace kontor::intake {

namespace {

constexpr int orders_per_bind_chunk = 200;

using catalog::Product;

/// Binds one provisional product, chunk by chunk of orders.
class Binding {
 public:
  Binding(Book& book, const Stores& stores, const Clock& clock, const Hands& hands)
      : m_book(book), m_stores(stores), m_clock(clock), m_hands(hands) {}

  std::optional<Refusal> find(const std::string& provisional, const std::string& real) {
    return m_book.read([&](Unit& unit) -> std::optional<Refusal> {
      for (const Product& p : m_stores.products.by_sku_or_code(unit, provisional))
        if (p.provisional && !m_from.id) m_from = p;
      for (const Product& p : m_stores.products.by_sku_or_code(unit, real))
        if (!p.provisional && !m_to.id) m_to = p;
      if (provisional == real && !m_to.id)
        return Refusal{RefusalCode::product_bind_to_itself, {{"product", real}}};
      if (!m_from.id)
        return Refusal{m_stores.products.by_sku_or_code(unit, provisional).empty()
                           ? RefusalCode::product_unknown
                           : RefusalCode::product_not_provisional,
                       {{"product", provisional}}};
      if (!m_to.id)
        return Refusal{m_stores.products.by_sku_or_code(unit, real).empty()
                           ? RefusalCode::product_unknown
                           : RefusalCode::product_is_provisional,
                       {{"product", real}}};
      return std::nullopt;
    });
  }

  /// From now on files find the real product.
  void mark() {
    m_book.ids().reserve(64);
    m_book.write([&](Unit& unit) {
      Product bound = m_from;
      bound.bound_to = m_to.id;
      m_stores.products.change(unit, {bound}, BatchId());
      books::Journal journal(unit, m_stores, m_book.ids(), occasion());
      journal.audit("product.bind", "product", m_from.id.value, m_from.code, m_to.code);
      journal.flush();
    });
  }

  /// Rebinds the next orders; false when none are left.
  bool step() {
    m_book.ids().reserve(orders_per_bind_chunk * 64);
    std::vector<DocumentId> documents;
    m_book.write([&](Unit& unit) {
      documents = m_stores.orders.with_product(unit, m_from.id, m_after, orders_per_bind_chunk);
      if (!documents.empty()) rebind(unit, documents);
    });
    if (documents.empty()) return false;
    m_after = documents.back();
    m_report.orders += static_cast<std::int64_t>(documents.size());
    return true;
  }

  const BindReport& report() const { return m_report; }

 private:
  books::Occasion occasion() const {
    return {m_clock.now(), BatchId(), m_hands.actor.employee, m_hands.actor.machine};
  }

  orders::Order bound(orders::Order order) const {
    for (orders::Line& line : order.lines)
      if (line.product == m_from.id) {
        line.product = m_to.id;
        line.tracked = m_to.tracked;
      }
    return order;
  }

  void rebind(Unit& unit, const std::vector<DocumentId>& documents) {
    std::map<DocumentId, orders::OrderBefore> before;
    for (auto& o : m_stores.orders.current(unit, documents))
      before[o.document].version = std::move(o);
    for (auto& p : m_stores.ledger.posted(unit, documents))
      before[p.document].posted = std::move(p);
    for (const auto& c : m_stores.stock.open_commitments(unit, documents))
      before[c.document].open.push_back(c);
    for (const auto& b : m_stores.stock.backorders(unit, documents))
      before[b.document].backorders.push_back(b);

    books::Journal journal(unit, m_stores, m_book.ids(), occasion());
    const auto last = m_stores.orders.last_versions(unit, documents);
    std::vector<orders::Order> versions;
    std::set<stock::Cell> cells;
    std::set<EntityId> entities;
    std::set<ProductId> products;
    for (auto& [id, b] : before) {
      orders::Order now = bound(*b.version);
      now.version = last.at(id) + 1;
      const auto touched = orders::cells_of(now, b);
      cells.insert(touched.begin(), touched.end());
      entities.insert(now.entity);
      for (const auto& line : now.lines)
        if (line.product) products.insert(line.product);
      versions.push_back(std::move(now));
    }
    products.insert(m_from.id);
    orders::ProductMap map;
    for (auto& p : m_stores.products.by_ids(unit, {products.begin(), products.end()}))
      map.emplace(p.id, std::move(p));
    journal.prepare(entities, cells);
    for (const orders::Order& now : versions)
      orders::post_order(journal, now, before[now.document], m_clock.now(), map, true);
    m_stores.orders.add_versions(unit, versions, BatchId(), m_clock.now());
    journal.flush();
  }

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const Hands& m_hands;
  Product m_from, m_to;
  DocumentId m_after;
  BindReport m_report;
};

}  // namespace

Result<BindReport> bind_product(Book& book, const Stores& stores, const Clock& clock,
                                const Hands& hands, const std::string& provisional,
                                const std::string& real, Progress& progress) {
  if (!hands.actor.may(company::Permission::edit_catalog))
    return Refusal{RefusalCode::permission_missing, {{"permission", "edit_catalog"}}};
  Binding binding(book, stores, clock, hands);
  if (auto refusal = binding.find(provisional, real)) return *refusal;
  binding.mark();
  while (binding.step()) progress.at("bind", binding.report().orders, 0);
  return binding.report();
}

}  // namespace kontor::intake
