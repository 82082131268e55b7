#include "domain/intake/money_intake.h"
#include "domain/orders/interpret.h"

namespace kontor::intake {

namespace {

using books::DocumentKind;

class PlannedBankLines : public PlannedRecords {
 public:
  PlannedBankLines(Unit& unit, const Stores& stores, const Target& target, const Chunk& chunk) {
    for (const Item& item : chunk.items)
      m_planned.push_back(interpret(std::get<IncomingBankLine>(item.what), item.row, target));
    judged = judge_money(unit, stores, target, DocumentKind::bank_line, m_planned);
    for (std::size_t i = 0; i < judged.size(); ++i)
      if (too_large({m_planned[i].now.amount_minor, m_planned[i].now.currency}))
        refuse_too_large(judged[i], m_planned[i], "amount");
  }

  void take_in(books::Journal& journal, Target& target, std::vector<Note>&) override {
    std::vector<PlannedMoney*> posting;
    for (std::size_t i = 0; i < judged.size(); ++i) {
      const Verdict v = judged[i].verdict;
      if (v != Verdict::create && v != Verdict::update) continue;
      m_planned[i].now.channel = target.channel.id;
      posting.push_back(&m_planned[i]);
    }
    take_in_money(journal, target, posting);
  }

 private:
  static PlannedMoney interpret(const IncomingBankLine& in, std::int64_t row,
                                const Target& target) {
    PlannedMoney p = planned_money(target, row, DocumentKind::bank_line,
                                   company::code_from_name(in.account, "BANK"), in.key, in.at,
                                   in.amount.currency);
    MoneyDocument& m = p.now;
    m.amount_minor = in.amount.minor;
    m.reference = in.reference + " " + in.text;
    m.content_hash = content_hash(in);
    return p;
  }

  std::vector<PlannedMoney> m_planned;
};

}  // namespace

std::unique_ptr<PlannedRecords> plan_bank_lines(Unit& unit, const Stores& stores,
                                                const Target& target, const Chunk& chunk) {
  return std::make_unique<PlannedBankLines>(unit, stores, target, chunk);
}

}  // namespace kontor::intake
