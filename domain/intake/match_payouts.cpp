#include "domain/intake/match_payouts.h"

#include <set>

#include "domain/intake/money_post.h"

namespace kontor::intake {

namespace {

constexpr int amounts_per_step = 50;

/// What one step found; it may run again.
struct MatchStep {
  std::vector<BankAmount> amounts;
  std::vector<UnmatchedLine> stay;
  std::int64_t changed = 0;
};

MatchStep match_step(Unit& unit, books::Journal& journal, const std::optional<BankAmount>& after) {
  MatchStep step;
  const Stores& stores = journal.stores();
  step.amounts = stores.money.unmatched_amounts(unit, after, amounts_per_step);
  const Rematched found = rematch(unit, stores, step.amounts);
  std::set<EntityId> entities;
  for (const BankAmount& a : step.amounts) entities.insert(a.entity);
  journal.prepare(entities, {});
  repost(journal, found.changed);
  step.changed = std::ssize(found.changed);
  std::vector<DocumentId> lines;
  for (const auto& [line, reason] : found.unmatched) lines.push_back(line);
  for (auto& m : stores.money.current(unit, lines)) {
    const UnmatchedReason reason = found.unmatched.at(m.document);
    step.stay.push_back({std::move(m), reason});
  }
  return step;
}

}  // namespace

Result<MatchReport> match_payouts(Book& book, const Stores& stores, const Clock& clock,
                                  const Hands& hands,
                                  const std::function<void(const UnmatchedLine&)>& visit) {
  if (const auto refusal = company::refused(hands.actor, company::Permission::import_files))
    return *refusal;
  MatchReport report;
  std::optional<BankAmount> after;
  while (true) {
    book.ids().reserve(1024);
    MatchStep step;
    book.write([&](Unit& unit) {
      books::Journal journal(unit, stores, book.ids(),
                             {clock.now(), BatchId(), hands.actor.employee, hands.actor.machine,
                              hands.actor.approved_by});
      step = match_step(unit, journal, after);
      journal.flush();
    });
    if (step.amounts.empty()) return report;
    after = step.amounts.back();
    report.matched += step.changed;
    report.unmatched += std::ssize(step.stay);
    for (const UnmatchedLine& line : step.stay) visit(line);
  }
}

}  // namespace kontor::intake
