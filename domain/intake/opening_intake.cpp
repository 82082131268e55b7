#include <fmt/format.h>

#include <cstdlib>

#include "domain/base/fold.h"
#include "domain/intake/money_intake.h"
#include "domain/intake/opening.h"
#include "domain/intake/opening_balance.h"

namespace kontor::intake {

namespace {

using books::DocumentKind;

/// By code, or by name without regard to case, among an entity's channels.
const company::Channel* channel_named(const Target& target, const std::string& name) {
  for (const auto& [id, c] : target.channels)
    if (c.entity == target.entity.id && (c.code == name || fold(c.name) == fold(name))) return &c;
  return nullptr;
}

class PlannedOpenings : public PlannedRecords {
 public:
  PlannedOpenings(Unit& unit, const Stores& stores, const Target& target, const Chunk& chunk) {
    std::vector<std::optional<Refusal>> refusals;
    for (const Item& item : chunk.items) {
      m_in.push_back(&std::get<IncomingOpening>(item.what));
      m_row = item.row;
      m_refusal.reset();
      m_planned.push_back(interpret(*m_in.back(), target));
      refusals.push_back(m_refusal);
    }
    judged = judge_money(unit, stores, target, DocumentKind::opening, m_planned);
    for (std::size_t i = 0; i < judged.size(); ++i)
      if (refusals[i]) judged[i] = {Verdict::refuse, refusals[i]};
  }

  void take_in(books::Journal& journal, Target& target, std::vector<Note>& notes) override {
    std::vector<PlannedMoney*> posting;
    for (std::size_t i = 0; i < judged.size(); ++i) {
      const Verdict v = judged[i].verdict;
      if (v == Verdict::create || v == Verdict::update) posting.push_back(&m_planned[i]);
    }
    name_documents(journal, posting);
    take_in_money(journal, target, posting);
    for (const PlannedMoney* p : posting)
      if (p->now.opening == OpeningKind::balance) tell(journal, *p, notes);
  }

 private:
  void refuse(RefusalCode code, Args args) {
    if (m_refusal) return;
    args.insert(args.begin(), {"row", std::to_string(m_row)});
    m_refusal = Refusal{code, std::move(args)};
  }

  PlannedMoney interpret(const IncomingOpening& in, const Target& target) {
    PlannedMoney p;
    p.row = m_row;
    MoneyDocument& m = p.now;
    m.kind = DocumentKind::opening;
    m.entity = target.entity.id;
    m.opening = in.kind;
    m.at = target.exported_at;
    m.date = target.zones.of(target.entity.zone).business_date(m.at, 0);
    m.currency = in.amount.currency;
    m.settled = SettledKind::adjustment;
    m.amount_minor = in.amount.minor;
    m.reference = in.partner;
    m.due = in.due;
    m.content_hash = content_hash(in, m.date);
    m.channel = channel_of(in.channel, target);
    if (in.kind == OpeningKind::balance) {
      m.number = "TB-" + m.date.to_iso();
      m.key = opening_balance_key(target.entity);
      take_balances(in, target, m);
      return p;
    }
    m.number = in.number;
    if (!in.gateway.empty()) m.gateway = orders::gateway_code(in.gateway);
    m.key = fmt::format("{}:{}:{}:{}:{}", name_of(in.kind), target.entity.code, in.channel,
                        m.gateway, in.number);
    if (too_large(in.amount)) refuse(RefusalCode::value_too_large, {{"column", "amount"}});
    const bool on_channel = in.kind == OpeningKind::order || in.kind == OpeningKind::settlement;
    if (on_channel && in.channel.empty())
      refuse(RefusalCode::value_missing, {{"column", "channel"}});
    if (in.kind == OpeningKind::settlement && in.gateway.empty())
      refuse(RefusalCode::value_missing, {{"column", "gateway"}});
    return p;
  }

  ChannelId channel_of(const std::string& name, const Target& target) {
    if (name.empty()) return {};
    if (const auto* c = channel_named(target, name)) return c->id;
    refuse(RefusalCode::channel_unknown, {{"channel", name}});
    return {};
  }

  void take_balances(const IncomingOpening& in, const Target& target, MoneyDocument& m) {
    std::int64_t debit = 0, credit = 0;
    for (const OpeningBalance& b : in.balances) {
      (b.minor > 0 ? debit : credit) += std::llabs(b.minor);
      if (too_large({b.minor, m.currency}))
        refuse(RefusalCode::value_too_large, {{"column", "debit, credit"}});
      m.balances.push_back({b, channel_of(b.channel, target)});
    }
    const auto text = [&](std::int64_t minor) { return Money{minor, m.currency}.to_decimal(); };
    if (debit != credit)
      refuse(RefusalCode::trial_balance_unbalanced,
             {{"debit", text(debit)},
              {"credit", text(credit)},
              {"difference", text(std::llabs(debit - credit))},
              {"currency", std::string(m.currency.code())}});
    if (m.currency != target.entity.currency)
      refuse(RefusalCode::currency_changed, {{"order", m.number},
                                             {"was", std::string(target.entity.currency.code())},
                                             {"now", std::string(m.currency.code())}});
  }

  /// Orders and payouts that the rows name; they may come later, or never.
  static void name_documents(books::Journal& journal, const std::vector<PlannedMoney*>& posting) {
    std::map<std::pair<DocumentKind, ChannelId>, std::map<std::string, std::vector<PlannedMoney*>>>
        wanted;
    for (PlannedMoney* p : posting) {
      MoneyDocument& m = p->now;
      if (!m.channel) continue;
      if (m.opening == OpeningKind::order || m.opening == OpeningKind::receivable)
        wanted[{DocumentKind::order, m.channel}][m.number].push_back(p);
      if (m.opening == OpeningKind::settlement)
        wanted[{DocumentKind::payout, m.channel}][gateway_key(m.gateway, m.number)].push_back(p);
    }
    for (auto& [where, by_key] : wanted) {
      std::vector<std::string> keys;
      for (const auto& [key, rows] : by_key) keys.push_back(key);
      std::map<std::string, DocumentId> known;
      for (const auto& d :
           journal.stores().ledger.documents(journal.unit(), where.first, where.second, keys))
        known[d.external_key] = d.id;
      for (auto& [key, rows] : by_key) {
        DocumentId& id = known[key];
        if (!id) {
          id = journal.ids().make<DocumentId>();
          journal.add_document({id, where.first, rows.front()->now.entity, where.second, key,
                                rows.front()->now.number});
        }
        for (PlannedMoney* p : rows) attach(p->now, where.first, id);
      }
    }
  }

  static void attach(MoneyDocument& m, DocumentKind kind, DocumentId id) {
    if (kind == DocumentKind::payout) {
      m.payout = id;
      return;
    }
    m.order = id;
    m.order_channel = m.channel;
  }

  /// What of the trial balance is in no open item, and where its stock is not that of the counts.
  static void tell(books::Journal& journal, const PlannedMoney& p, std::vector<Note>& notes) {
    const MoneyDocument& m = p.now;
    std::vector<books::PostedDocument> own =
        journal.stores().ledger.posted(journal.unit(), {m.document});
    const auto posting = opening_posting(journal, m, own.empty() ? nullptr : &own.front(),
                                         p.current ? p.current->date : m.date);
    const auto amount = [&](std::int64_t minor) {
      return Args{{"amount", Money{minor, m.currency}.to_decimal()},
                  {"currency", std::string(m.currency.code())}};
    };
    for (const auto& d : posting.drafts) {
      const auto& chart = books::chart_account(d.account);
      if (!chart.itemised) continue;
      Args args = amount(d.amount.minor);
      args.emplace_back("account",
                        std::string(chart.code) + (d.detail.empty() ? "" : "-" + d.detail));
      notes.push_back({NoteCode::opening_not_itemised, std::move(args)});
    }
    if (posting.stock_minor != 0)
      notes.push_back({NoteCode::opening_stock_differs, amount(posting.stock_minor)});
  }

  std::vector<const IncomingOpening*> m_in;
  std::vector<PlannedMoney> m_planned;
  std::int64_t m_row = 0;
  std::optional<Refusal> m_refusal;
};

}  // namespace

std::unique_ptr<PlannedRecords> plan_openings(Unit& unit, const Stores& stores,
                                              const Target& target, const Chunk& chunk) {
  return std::make_unique<PlannedOpenings>(unit, stores, target, chunk);
}

}  // namespace kontor::intake
