#include "domain/intake/money_intake.h"
#include "domain/intake/order_intake.h"
#include "domain/intake/settled_facet.h"
#include "domain/orders/interpret.h"

namespace kontor::intake {

namespace {

using books::DocumentKind;

/// An order as a transaction names it: its document and the channel that it stands on.
struct NamedOrder {
  DocumentId document;
  ChannelId channel;
};

class PlannedSettled : public PlannedRecords {
 public:
  PlannedSettled(Unit& unit, const Stores& stores, const Target& target, const Chunk& chunk) {
    for (const Item& item : chunk.items) {
      m_in.push_back(&std::get<IncomingSettled>(item.what));
      m_planned.push_back(interpret(*m_in.back(), item.row, target));
    }
    judged = judge_money(unit, stores, target, DocumentKind::settled, m_planned);
    for (std::size_t i = 0; i < judged.size(); ++i)
      if (too_large(m_in[i]->parts)) refuse_too_large(judged[i], m_planned[i], "amount");
    plan_facets(unit, stores, target);
  }

  void take_in(books::Journal& journal, Target& target, std::vector<Note>& notes) override {
    for (std::size_t i = 0; i < m_orders.size(); ++i)
      if (judged[m_facet_rows[i]].verdict == Verdict::refuse) m_orders[i].verdict = Verdict::refuse;
    take_in_orders(journal, target, m_orders, notes);
    std::vector<PlannedMoney*> posting;
    std::map<std::string, std::string> orders, payouts, carries;
    each_posting([&](PlannedMoney& p, const IncomingSettled& in) {
      posting.push_back(&p);
      p.now.channel = target.channel.id;
      if (!in.order.empty()) orders[in.order] = in.order;
      if (!in.payout.empty()) payouts[gateway_key(p.now.gateway, in.payout)] = in.payout;
      if (p.now.of(MoneyUse::carried_over) != 0) carries[carry_key(p.now)] = carry_key(p.now);
    });
    const auto order_ids = find_orders(journal, target, orders);
    const auto payout_ids = documents_named(journal, target, DocumentKind::payout, payouts);
    const auto carry_ids = documents_named(journal, target, DocumentKind::carry, carries);
    each_posting([&](PlannedMoney& p, const IncomingSettled& in) {
      if (!in.order.empty()) {
        p.now.order = order_ids.at(in.order).document;
        p.now.order_channel = order_ids.at(in.order).channel;
      }
      if (!in.payout.empty()) p.now.payout = payout_ids.at(gateway_key(p.now.gateway, in.payout));
      if (p.now.of(MoneyUse::carried_over) != 0) p.now.carry = carry_ids.at(carry_key(p.now));
    });
    take_in_money(journal, target, posting);
  }

 private:
  template <class Fn>
  void each_posting(Fn fn) {
    for (std::size_t i = 0; i < judged.size(); ++i)
      if (judged[i].verdict == Verdict::create || judged[i].verdict == Verdict::update)
        fn(m_planned[i], *m_in[i]);
  }

  /// What transactions tell of their orders; an order that cannot take it refuses the transaction.
  void plan_facets(Unit& unit, const Stores& stores, const Target& target) {
    for (std::size_t i = 0; i < judged.size(); ++i) {
      if (judged[i].verdict != Verdict::create && judged[i].verdict != Verdict::update) continue;
      const IncomingSettled& in = *m_in[i];
      auto facet = facet_of(in, m_planned[i].row);
      auto write_off = write_off_of(in, m_planned[i].row);
      if (!facet && in.kind == SettledKind::charge && !in.order.empty())
        facet = tender_facet(m_planned[i].now, in.order, m_planned[i].row);
      for (auto* told : {&facet, &write_off}) {
        if (!*told) continue;
        m_facets.push_back(std::make_unique<IncomingOrder>(std::move(**told)));
        m_facet_rows.push_back(i);
      }
    }
    std::vector<const IncomingOrder*> in;
    for (const auto& facet : m_facets) in.push_back(facet.get());
    m_orders = plan_orders(unit, stores, target, in);
    for (std::size_t i = 0; i < m_orders.size(); ++i)
      if (m_orders[i].verdict == Verdict::refuse)
        judged[m_facet_rows[i]] = {Verdict::refuse, m_orders[i].refusal};
  }

  /// An order stands on the import's channel, or on one that the source map sends orders to. One
  /// that no file has told yet gets its document now.
  std::map<std::string, NamedOrder> find_orders(
      books::Journal& journal, const Target& target,
      const std::map<std::string, std::string>& wanted) const {
    std::map<std::string, NamedOrder> found;
    for (const PlannedOrder& p : m_orders) {
      const DocumentId id = p.order.document ? p.order.document : p.document;
      if (id && !p.linked && !p.superseded && p.verdict != Verdict::refuse)
        found[p.in->key] = {id, p.channel};
    }
    std::vector<ChannelId> channels{target.channel.id};
    for (const auto& rule : target.rules) channels.push_back(rule.target);
    std::vector<std::string> keys;
    for (const auto& [key, number] : wanted) keys.push_back(key);
    for (const ChannelId channel : channels)
      for (const auto& d :
           journal.stores().ledger.documents(journal.unit(), DocumentKind::order, channel, keys))
        found.emplace(d.external_key, NamedOrder{d.id, channel});
    std::map<std::string, std::string> missing;
    for (const auto& [key, number] : wanted)
      if (!found.contains(key)) missing[key] = number;
    for (const auto& [key, id] : documents_named(journal, target, DocumentKind::order, missing))
      found.emplace(key, NamedOrder{id, target.channel.id});
    return found;
  }

  static PlannedMoney interpret(const IncomingSettled& in, std::int64_t row, const Target& target) {
    PlannedMoney p = planned_money(target, row, DocumentKind::settled,
                                   orders::gateway_code(in.gateway), in.key, in.at, in.currency);
    MoneyDocument& m = p.now;
    m.settled = in.kind;
    m.content_hash = content_hash(in);
    if (too_large(in.parts)) return p;
    for (const SettledPart& part : in.parts) {
      m.sums[at(use_of(part, in.kind))] += part.amount.minor;
      m.amount_minor += part.amount.minor;
    }
    return p;
  }

  std::vector<const IncomingSettled*> m_in;
  std::vector<PlannedMoney> m_planned;
  std::vector<std::unique_ptr<IncomingOrder>> m_facets;
  std::vector<std::size_t> m_facet_rows;  ///< the row of each
  std::vector<PlannedOrder> m_orders;
};

}  // namespace

std::unique_ptr<PlannedRecords> plan_settled(Unit& unit, const Stores& stores, const Target& target,
                                             const Chunk& chunk) {
  return std::make_unique<PlannedSettled>(unit, stores, target, chunk);
}

}  // namespace kontor::intake
