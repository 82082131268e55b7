#include <algorithm>

#include "domain/goods/purchase_work.h"
#include "domain/goods/transfer_lines.h"

// How goods go back to their supplier.
namespace kontor::goods {

namespace {

using company::Permission;
using stock::DocumentState;
using stock::PurchaseReturn;
using stock::StockDocument;
using stock::Unbilled;

/// What of a line is here to be sent back: in the bucket, or available. Levels are locked.
Quantity left_to_send(DocumentWork& work, ProductId product, stock::State state) {
  const stock::Cell cell{product, work.document().to};
  if (!stock::set_aside(state)) return work.journal().level(cell).available();
  for (const auto& aside : work.stores().stock.set_aside(work.unit(), {cell}))
    if (aside.state == state) return aside.quantity;
  return {};
}

/// Sends a share of a line back. Refuses stock_short, bucket_short, and what name_lots does.
class ReturnPosting {
 public:
  ReturnPosting(DocumentWork& work, stock::PurchaseTerms terms, stock::State state)
      : m_work(work),
        m_terms(std::move(terms)),
        m_state(state),
        m_balances(balances_of(work, false)) {}

  std::optional<Refusal> send(const stock::DocumentLine& line, const catalog::Product& product,
                              Quantity share, const std::vector<LotWish>& lots) {
    const StockDocument& d = m_work.document();
    const Quantity left = left_to_send(m_work, line.product, m_state);
    if (left < share) {
      auto no = stock_short(label_of(product), m_work.journal().location(d.to), left, share);
      if (stock::set_aside(m_state)) {
        no.code = RefusalCode::bucket_short;
        no.args.emplace_back("bucket", std::string(stock::name_of(m_state)));
      }
      return no;
    }
    stock::Movement m;
    m.line = line.no;
    m.product = line.product;
    m.from = d.to;
    m.to = d.from;
    m.from_state = m_state;
    m.quantity = share;
    if (auto no = name_lots(m_work, m, lots, LotUse::leave)) return no;
    const Unbilled part = m_balances.at(line.no).part(share);
    if (m_work.journal().consigned(d.entity, line.product) != nullptr) {
      // It was never ours: nothing is owed, and nothing is lost.
      m_work.move(m);
      const auto act = static_cast<std::int32_t>(m_work.acts_before() + 1);
      m_returns.push_back({d.id, act, line.no, share, 0, 0, 0});
      return std::nullopt;
    }
    const std::int64_t cost =
        m_work.lose(m, product, {"cost_variance", {}, {}, d.to, {0, m_work.entity().currency}});
    const auto act = static_cast<std::int32_t>(m_work.acts_before() + 1);
    m_returns.push_back({d.id, act, line.no, share, part.goods_minor, part.value_minor, cost});
    return std::nullopt;
  }

  void post(const company::Rate& rate) {
    std::int64_t goods = 0, value = 0;
    for (const auto& r : m_returns) {
      goods += r.goods_minor;
      value += r.value_minor;
    }
    const Currency own = m_work.entity().currency;
    const auto put = [&](const char* account, Money amount, std::int64_t in_own) {
      if (amount.minor == 0 && in_own == 0) return;
      books::DraftPosting draft{account, {}, {}, {}, amount};
      if (amount.currency != own) draft.entity_minor = in_own;
      m_work.debit(draft);
    };
    put("goods_received", {goods, m_terms.currency}, value);
    if (m_terms.currency != own) {
      put("currency_exchange", {-goods, m_terms.currency}, -value);
      put("currency_exchange", {value, own}, value);
    }
    if (value != 0) m_work.debit({"cost_variance", {}, {}, m_work.document().to, {-value, own}});
    m_work.set_rate(rate);
    if (!m_work.foresees()) m_work.stores().purchases.add_returns(m_work.unit(), m_returns);
  }

 private:
  DocumentWork& m_work;
  const stock::PurchaseTerms m_terms;
  const stock::State m_state;
  const std::map<std::int32_t, Unbilled> m_balances;
  std::vector<PurchaseReturn> m_returns;
};

/// How many of each line have come and did not go back.
std::map<std::int32_t, Quantity> still_here(DocumentWork& work) {
  std::map<std::int32_t, Quantity> here;
  for (const auto& [no, balance] : balances_of(work, false)) here[no] = balance.quantity;
  return here;
}

Result<DocumentResult> send_goods_back(DocumentWork& work, const SendBackWish& wish,
                                       const ActName& name) {
  StockDocument& d = work.document();
  if (d.state != DocumentState::partly_received && d.state != DocumentState::received &&
      d.state != DocumentState::closed)
    return not_in_this_state(d);
  const auto state =
      wish.bucket.empty() ? stock::State::available : stock::state_named(wish.bucket);
  if (!state || (!wish.bucket.empty() && !stock::set_aside(*state)))
    return Refusal{RefusalCode::bucket_unknown, {{"bucket", wish.bucket}}};
  if (wish.lines.empty()) return Refusal{RefusalCode::lines_missing, {}};
  const auto here = still_here(work);
  const auto chosen = choose_shares(work, wish.lines, RefusalCode::more_than_received,
                                    [&](const stock::DocumentLine& line) {
                                      const auto found = here.find(line.no);
                                      return found == here.end() ? Quantity{} : found->second;
                                    });
  if (!chosen.refusals.empty()) return DocumentResult{d, false, chosen.refusals};
  const auto terms = work.stores().purchases.find(work.unit(), d.id);
  KONTOR_ASSERT(terms.has_value());
  work.lock_levels(cells_at(d, {d.to}));
  work.lock_costs();
  ReturnPosting posting(work, *terms, *state);
  std::vector<ProductId> ids;
  for (const auto& [no, share] : chosen.shares)
    ids.push_back(d.lines.at(static_cast<std::size_t>(no) - 1).product);
  std::vector<RefusedRow> rows;
  for (const auto& product : work.stores().products.by_ids(work.unit(), ids)) {
    const auto& line = *d.line_of(product.id);
    if (auto no =
            posting.send(line, product, chosen.shares.at(line.no), lots_of(chosen.lots, line.no)))
      rows.push_back({line.no, {}, std::move(*no)});
  }
  if (!rows.empty()) return DocumentResult{d, false, rows};
  const Currency own = work.entity().currency;
  const auto same = work.journal().rate(own, own, work.business_date());
  posting.post(*same);
  work.finish(name, books::EntryKind::purchase, d.state);
  return DocumentResult{d, false, {}};
}

}  // namespace

Result<DocumentResult> Purchases::send_back(const std::string& number, const SendBackWish& wish) {
  const ActName name{"return", wish.reference, wish.reason};
  const ActOn on{stock::DocumentType::purchase, number, Permission::move_stock};
  return on_document(m_book, m_stores, m_clock, m_actor, on, name, purchase_place,
                     [&](DocumentWork& work) { return send_goods_back(work, wish, name); });
}

Result<Foresight> Purchases::foresee_send_back(const std::string& number,
                                               const SendBackWish& wish) {
  const ActName name{"return", {}, wish.reason};
  const ActOn on{stock::DocumentType::purchase, number, Permission::move_stock};
  return foresee_document(m_book, m_stores, m_clock, m_actor, on, name, purchase_place,
                          [&](DocumentWork& work) { return send_goods_back(work, wish, name); });
}

}  // namespace kontor::goods
