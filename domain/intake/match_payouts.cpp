#include "domain/intake/match_payouts.h"

#include <set>

#include "domain/company/reach.h"
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

/// The companies whose bank lines somebody may match; none: of all.
Result<std::vector<EntityId>> matched_by(Book& book, const Stores& stores,
                                         const company::Actor& actor) {
  const std::vector rights{company::Permission::import_files};
  const auto company =
      book.read([&](Unit& unit) { return company::read_company(unit, stores.company); });
  const auto parts = company::reached(actor, rights, {}, {.entity = true}, company);
  if (parts.empty()) return *company::refused(actor, rights.front());
  std::vector<EntityId> companies;
  for (const auto& part : parts)
    if (part.entity) companies.push_back(part.entity);
  return companies;
}

MatchStep match_step(Unit& unit, books::Journal& journal, const std::vector<EntityId>& companies,
                     const std::optional<BankAmount>& after) {
  MatchStep step;
  const Stores& stores = journal.stores();
  step.amounts = stores.money.unmatched_amounts(unit, companies, after, amounts_per_step);
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
  const auto companies = matched_by(book, stores, hands.actor);
  if (!companies) return companies.refusal();
  MatchReport report;
  std::optional<BankAmount> after;
  while (true) {
    book.ids().reserve(1024);
    MatchStep step;
    book.write([&](Unit& unit) {
      books::Journal journal(unit, stores, book.ids(),
                             {clock.now(), BatchId(), hands.actor.employee, hands.actor.machine,
                              hands.actor.approved_by});
      step = match_step(unit, journal, *companies, after);
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
