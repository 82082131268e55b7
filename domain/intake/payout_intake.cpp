#include "domain/intake/money_intake.h"
#include "domain/orders/interpret.h"

namespace kontor::intake {

namespace {

using books::DocumentKind;

class PlannedPayouts : public PlannedRecords {
 public:
  PlannedPayouts(Unit& unit, const Stores& stores, const Target& target, const Chunk& chunk) {
    for (const Item& item : chunk.items)
      m_planned.push_back(interpret(std::get<IncomingPayout>(item.what), item.row, target));
    judged = judge_money(unit, stores, target, DocumentKind::payout, m_planned);
    for (std::size_t i = 0; i < judged.size(); ++i)
      if (large(std::get<IncomingPayout>(chunk.items[i].what)))
        refuse_too_large(judged[i], m_planned[i], "total");
  }

  void take_in(books::Journal& journal, Target& target, std::vector<Note>&) override {
    std::vector<PlannedMoney*> posting;
    std::map<std::string, std::string> carries;
    for (std::size_t i = 0; i < judged.size(); ++i) {
      const Verdict v = judged[i].verdict;
      if (v != Verdict::create && v != Verdict::update) continue;
      // The channel may have been made after the plan.
      m_planned[i].now.channel = target.channel.id;
      posting.push_back(&m_planned[i]);
      if (m_planned[i].now.amount_minor < 0)
        carries[carry_key(m_planned[i].now)] = carry_key(m_planned[i].now);
    }
    const auto known = documents_named(journal, target, DocumentKind::carry, carries);
    for (PlannedMoney* p : posting)
      if (p->now.amount_minor < 0) p->now.carry = known.at(carry_key(p->now));
    take_in_money(journal, target, posting);
  }

 private:
  static bool large(const IncomingPayout& in) { return too_large(in.total) || too_large(in.parts); }

  static PlannedMoney interpret(const IncomingPayout& in, std::int64_t row, const Target& target) {
    PlannedMoney p =
        planned_money(target, row, DocumentKind::payout, orders::gateway_code(in.gateway), in.key,
                      in.at, in.total.currency);
    MoneyDocument& m = p.now;
    m.amount_minor = in.total.minor;
    m.paid = in.paid;
    m.summed = in.summed;
    m.reference = in.bank_reference;
    m.content_hash = content_hash(in);
    if (!large(in))
      for (const SettledPart& part : in.parts) m.sums[at(payout_use_of(part))] += part.amount.minor;
    return p;
  }

  /// What buyers paid stands in a payout's file beside the rest; it is told by no one else's sum.
  static MoneyUse payout_use_of(const SettledPart& part) {
    switch (part.kind) {
      case PartKind::goods:
      case PartKind::shipping:
      case PartKind::wrapping:
      case PartKind::discount:
      case PartKind::tax:
      case PartKind::tip:
      case PartKind::duties:
        return MoneyUse::order;
      default:
        return use_of(part, SettledKind::adjustment);
    }
  }

  std::vector<PlannedMoney> m_planned;
};

}  // namespace

std::unique_ptr<PlannedRecords> plan_payouts(Unit& unit, const Stores& stores, const Target& target,
                                             const Chunk& chunk) {
  return std::make_unique<PlannedPayouts>(unit, stores, target, chunk);
}

}  // namespace kontor::intake
