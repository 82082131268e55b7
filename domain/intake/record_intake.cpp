#include "domain/intake/record_intake.h"

#include "domain/base/check.h"
#include "domain/intake/customer_intake.h"
#include "domain/intake/money_intake.h"

namespace kontor::intake {

std::unique_ptr<PlannedRecords> plan_records(Unit& unit, const Stores& stores, const Target& target,
                                             const Chunk& chunk, PeopleBefore& before) {
  // Each kind's case stands here; products, counts, orders and refusals never come.
  if (chunk.kind == RecordKind::customer)
    return plan_customers(unit, stores, target, chunk, before);
  if (chunk.kind == RecordKind::settled) return plan_settled(unit, stores, target, chunk);
  if (chunk.kind == RecordKind::payout) return plan_payouts(unit, stores, target, chunk);
  if (chunk.kind == RecordKind::bank_line) return plan_bank_lines(unit, stores, target, chunk);
  if (chunk.kind == RecordKind::opening) return plan_openings(unit, stores, target, chunk);
  KONTOR_ASSERT(!"no such kind of record");
  return nullptr;
}

std::string identity_of(const Item& item) {
  if (const auto* c = std::get_if<IncomingCustomer>(&item.what)) {
    const std::string identity = identity_text(*c);
    return identity.empty() ? identity : "c" + identity;
  }
  if (const auto* t = std::get_if<IncomingSettled>(&item.what))
    return "t" + t->gateway + "\x1f" + t->key;
  if (const auto* p = std::get_if<IncomingPayout>(&item.what))
    return "p" + p->gateway + "\x1f" + p->key;
  if (const auto* b = std::get_if<IncomingBankLine>(&item.what))
    return "b" + b->account + "\x1f" + b->key;
  if (const auto* o = std::get_if<IncomingOpening>(&item.what))
    return "n" + std::string(name_of(o->kind)) + "\x1f" + o->channel + "\x1f" + o->number;
  return {};
}

std::int64_t ids_for(const Item& item) {
  if (const auto* t = std::get_if<IncomingSettled>(&item.what))
    return 2 * ids_per_money + static_cast<std::int64_t>(t->parts.size()) * 4;
  if (const auto* o = std::get_if<IncomingOpening>(&item.what))
    return 3 * ids_per_money + static_cast<std::int64_t>(o->balances.size()) * 2;
  return std::holds_alternative<IncomingProduct>(item.what) ? 0 : 2 * ids_per_money;
}

}  // namespace kontor::intake
