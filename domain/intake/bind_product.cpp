#include "domain/intake/bind_product.h"

#include "domain/intake/rebind.h"

namespace kontor::intake {

namespace {

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
    m_book.ids().reserve(orders_per_rebind * 64);
    std::vector<DocumentId> documents;
    m_book.write([&](Unit& unit) {
      documents = m_stores.orders.with_product(unit, m_from.id, m_after, orders_per_rebind);
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
    return {m_clock.now(), BatchId(), m_hands.actor.employee, m_hands.actor.machine,
            m_hands.actor.approved_by};
  }

  void rebind(Unit& unit, const std::vector<DocumentId>& documents) {
    const auto change = [&](orders::Order& order) {
      for (orders::Line& line : order.lines)
        if (line.product == m_from.id) {
          line.product = m_to.id;
          line.tracked = m_to.tracked;
          line.parts = m_to.parts;
        }
    };
    rebind_orders(unit, m_stores, m_book.ids(), occasion(), documents, change, {m_from.id});
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
  if (const auto refusal = company::refused(hands.actor, company::Permission::edit_catalog))
    return *refusal;
  Binding binding(book, stores, clock, hands);
  if (auto refusal = binding.find(provisional, real)) return *refusal;
  binding.mark();
  while (binding.step()) progress.at("bind", binding.report().orders, 0);
  return binding.report();
}

}  // namespace kontor::intake
