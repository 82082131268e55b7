#include "domain/intake/record_intake.h"

#include "domain/base/check.h"

namespace kontor::intake {

std::unique_ptr<PlannedRecords> plan_records(Unit&, const Stores&, const Target&,
                                             const Chunk& chunk) {
  // Each kind's case stands here; products, counts, orders and refusals never come.
  KONTOR_ASSERT(chunk.kind > RecordKind::refused);
  return nullptr;
}

std::string identity_of(const Item& item) {
  if (const auto* t = std::get_if<IncomingSettled>(&item.what)) return "t" + t->key;
  if (const auto* p = std::get_if<IncomingPayout>(&item.what)) return "p" + p->key;
  if (const auto* b = std::get_if<IncomingBankLine>(&item.what)) return "b" + b->key;
  return {};
}

std::int64_t ids_for(const Item& item) {
  if (const auto* t = std::get_if<IncomingSettled>(&item.what))
    return static_cast<std::int64_t>(t->parts.size()) * 3;
  return 0;
}

}  // namespace kontor::intake
