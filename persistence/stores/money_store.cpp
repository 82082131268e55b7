#include "persistence/stores/money_store.h"

#include <set>

#include "persistence/stores/query.h"

namespace kontor::persistence {

using intake::BankAmount;
using intake::BankSide;
using intake::BankWanted;
using intake::MoneyDocument;
using intake::MoneySums;
using intake::MoneyUse;

namespace money_store_detail {

constexpr const char* head_columns[] = {"document_id",
                                        "kind",
                                        "entity_id",
                                        "channel_id",
                                        "gateway",
                                        "number",
                                        "version",
                                        "date",
                                        "currency",
                                        "amount_minor",
                                        "bank_minor",
                                        "settled_kind",
                                        "paid",
                                        "payout_id",
                                        "order_id",
                                        "match_id",
                                        "fee_minor",
                                        "fee_tax_minor",
                                        "marketplace_tax_minor",
                                        "reserve_minor",
                                        "reimbursement_minor",
                                        "chargeback_minor",
                                        "adjustment_minor",
                                        "hidden"};

void remove_heads(Unit& unit, const std::vector<DocumentId>& documents) {
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    Query(unit, "delete from money_head where " + in_ids(unit, "document_id", "ids"))
        .bind_ids("ids", part)
        .execute();
  });
}

/// Makes these versions the current ones. What a bank line was found to be is found again.
void put_heads(Unit& unit, const std::vector<MoneyDocument>& all) {
  std::vector<DocumentId> documents;
  for (const MoneyDocument& m : all) documents.push_back(m.document);
  remove_heads(unit, documents);
  BulkInsert rows(sql(unit), "money_head", {std::begin(head_columns), std::end(head_columns)});
  for (const MoneyDocument& m : all) {
    rows.add(m.document.value).add(intake::money_kind_name(m.kind)).add(m.entity.value);
    rows.add(m.channel.value).add(std::string_view(m.gateway)).add(std::string_view(m.number));
    rows.add(std::int64_t{m.version}).add(std::int64_t{m.date.days}).add(m.currency.code());
    rows.add(m.amount_minor).add(m.bank_minor());
    rows.add(name_of(m.settled)).add(m.paid).add(m.payout.value);
    rows.add(m.order.value).add(std::int64_t{0});
    for (const MoneyUse use :
         {MoneyUse::fee, MoneyUse::fee_tax, MoneyUse::marketplace_tax, MoneyUse::reserve,
          MoneyUse::reimbursement, MoneyUse::chargeback, MoneyUse::adjustment})
      rows.add(m.of(use));
    rows.add(false).end_row();
  }
  rows.finish();
}

std::map<DocumentId, int> last_money_versions(Unit& unit,
                                              const std::vector<DocumentId>& documents) {
  std::map<DocumentId, int> last;
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    DocumentId id;
    std::int32_t version = 0;
    Query q(unit, "select document_id, max(version) from money_version where " +
                      in_ids(unit, "document_id", "ids") + " group by document_id");
    q.bind_ids("ids", part).into(id, version);
    while (q.next()) last[id] = version;
  });
  return last;
}

std::vector<DocumentId> money_ids(Query& q) {
  std::vector<DocumentId> found;
  DocumentId document;
  q.into(document);
  while (q.next()) found.push_back(document);
  return found;
}

/// Reads stored versions; the query gives document, version, time of the file, hash, content,
/// match, and the amount of the head, which a summed payout has from its transactions.
std::vector<BankSide> money_versions(Query& q) {
  std::vector<BankSide> found;
  DocumentId document, match;
  std::int32_t version = 0;
  std::int64_t amount = 0;
  Instant exported_at;
  std::string hash, content;
  q.into(document, version, exported_at, hash, content, match, amount);
  while (q.next()) {
    BankSide side{intake::parse_money(content), match};
    side.money.exported_at = exported_at;
    if (side.money.summed) side.money.amount_minor = amount;
    side.money.document = document;
    side.money.version = version;
    side.money.content_hash = hash;
    found.push_back(std::move(side));
  }
  return found;
}

constexpr const char* money_version_columns =
    "select v.document_id, v.version, v.exported_at, v.content_hash, v.content, ";

std::vector<BankAmount> bank_amounts(Query& q) {
  std::vector<BankAmount> found;
  BankAmount amount;
  q.into(amount.entity, amount.currency, amount.minor);
  while (q.next()) found.push_back(amount);
  return found;
}

}  // namespace money_store_detail

namespace detail = money_store_detail;

std::vector<MoneyDocument> SqlMoneyStore::current(Unit& unit,
                                                  const std::vector<DocumentId>& documents) {
  std::vector<MoneyDocument> found;
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    Query q(unit, std::string(detail::money_version_columns) +
                      "h.match_id, h.amount_minor from money_head h join money_version v "
                      "on v.document_id = h.document_id and v.version = h.version "
                      "where not h.hidden and " +
                      in_ids(unit, "h.document_id", "ids") + " order by v.document_id");
    q.bind_ids("ids", part);
    for (BankSide& side : detail::money_versions(q)) found.push_back(std::move(side.money));
  });
  return found;
}

void SqlMoneyStore::add_versions(Unit& unit, const std::vector<MoneyDocument>& documents,
                                 BatchId batch, Instant exported_at) {
  if (documents.empty()) return;
  std::vector<DocumentId> ids;
  for (const MoneyDocument& m : documents) ids.push_back(m.document);
  const auto last = detail::last_money_versions(unit, ids);
  std::vector<MoneyDocument> all = documents;
  for (MoneyDocument& m : all) {
    const auto before = last.find(m.document);
    m.version = before == last.end() ? 1 : before->second + 1;
  }
  {
    BulkInsert rows(sql(unit), "money_version",
                    {"document_id", "version", "batch_id", "recorded_at", "exported_at",
                     "content_hash", "content", "undone", "payout_id", "currency", "bank_minor"});
    for (const MoneyDocument& m : all) {
      rows.add(m.document.value).add(std::int64_t{m.version}).add(batch.value);
      rows.add(m_clock.now().ms).add(exported_at.ms).add(std::string_view(m.content_hash));
      rows.add(std::string_view(canonical_content(m))).add(false).add(m.payout.value);
      rows.add(m.currency.code()).add(m.bank_minor()).end_row();
    }
    rows.finish();
  }
  detail::put_heads(unit, all);
}

std::vector<DocumentId> SqlMoneyStore::undo(Unit& unit, BatchId batch,
                                            const std::vector<DocumentId>& documents) {
  std::vector<DocumentId> kept, undone;
  std::set<std::pair<DocumentId, std::int64_t>> restored;
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    DocumentId document;
    std::int64_t own = 0;
    std::optional<std::int64_t> other;
    Query q(unit,
            "select document_id, min(case when batch_id = :batch then version end), "
            "max(case when batch_id <> :batch then version end) from money_version "
            "where not undone and " +
                in_ids(unit, "document_id", "ids") +
                " group by document_id having min(case when batch_id = :batch then version end) "
                "is not null order by document_id");
    q.bind("batch", batch).bind_ids("ids", part).into(document, own, other);
    while (q.next()) {
      (other && *other > own ? kept : undone).push_back(document);
      if (other && *other < own) restored.emplace(document, *other);
    }
  });
  in_parts(undone, list_part, [&](const std::vector<DocumentId>& part) {
    Query(unit,
          "update money_version set undone = true where batch_id = :batch and not undone and " +
              in_ids(unit, "document_id", "ids"))
        .bind("batch", batch)
        .bind_ids("ids", part)
        .execute();
  });
  detail::remove_heads(unit, undone);
  std::vector<DocumentId> again;
  for (const auto& [document, version] : restored) again.push_back(document);
  std::vector<MoneyDocument> heads;
  in_parts(again, list_part, [&](const std::vector<DocumentId>& part) {
    Query q(unit, std::string(detail::money_version_columns) +
                      "0, 0 from money_version v where not v.undone and " +
                      in_ids(unit, "v.document_id", "ids"));
    q.bind_ids("ids", part);
    for (BankSide& side : detail::money_versions(q))
      if (restored.contains({side.money.document, side.money.version}))
        heads.push_back(std::move(side.money));
  });
  detail::put_heads(unit, heads);
  return kept;
}

std::vector<DocumentId> SqlMoneyStore::of_batch(Unit& unit, BatchId batch, DocumentId after,
                                                int limit) {
  Query q(unit,
          "select distinct document_id from money_version where batch_id = :batch "
          "and document_id > :after and not undone order by document_id limit :limit");
  q.bind("batch", batch).bind("after", after).bind("limit", limit);
  return detail::money_ids(q);
}

std::vector<std::pair<DocumentId, DocumentId>> SqlMoneyStore::orders_told(Unit& unit, BatchId batch,
                                                                          DocumentId after,
                                                                          int limit) {
  // All versions of a document name the same order.
  Query q(unit,
          "select v.document_id, v.content from money_version v join (select document_id, "
          "max(version) as version from money_version where batch_id = :batch "
          "and document_id > :after group by document_id order by document_id limit :limit) own "
          "on own.document_id = v.document_id and own.version = v.version order by v.document_id");
  q.bind("batch", batch).bind("after", after).bind("limit", limit);
  DocumentId document;
  std::string content;
  q.into(document, content);
  std::vector<std::pair<DocumentId, DocumentId>> told;
  while (q.next()) told.emplace_back(document, intake::parse_money(content).order);
  return told;
}

std::vector<DocumentId> SqlMoneyStore::reposted_by(Unit& unit, BatchId batch, DocumentId after,
                                                   int limit) {
  Query q(unit,
          "select distinct e.document_id from entry e where e.batch_id = :batch "
          "and e.kind in ('settlement', 'opening') and e.document_id > :after "
          "and not exists (select 1 from entry r where r.corrects_id = e.id and r.corrects_id <> 0 "
          "and r.kind = 'reversal') and not exists (select 1 from money_version v "
          "where v.document_id = e.document_id and v.batch_id = :batch and not v.undone) "
          "order by e.document_id limit :limit");
  q.bind("batch", batch).bind("after", after).bind("limit", limit);
  return detail::money_ids(q);
}

std::vector<DocumentId> SqlMoneyStore::touched_by(Unit& unit, BatchId batch, DocumentId after,
                                                  int limit) {
  Query q(unit,
          "select document_id from money_version where batch_id = :batch and document_id > :after "
          "union select o.payout_id from money_version v join money_version o "
          "on o.document_id = v.document_id where v.batch_id = :batch and o.payout_id > :after "
          "order by 1 limit :limit");
  q.bind("batch", batch).bind("after", after).bind("limit", limit);
  return detail::money_ids(q);
}

std::vector<BankAmount> SqlMoneyStore::amounts_of(Unit& unit, BatchId batch) {
  Query q(unit,
          "select distinct d.entity_id, o.currency, o.bank_minor from money_version v "
          "join money_version o on o.document_id = v.document_id "
          "join document d on d.id = v.document_id "
          "where v.batch_id = :batch and o.bank_minor <> 0 "
          // A summed payout has its amount in the head alone: what was found to be it is known.
          "union select h.entity_id, h.currency, h.bank_minor from money_version v "
          "join money_head h on h.match_id = v.document_id and h.match_id <> 0 "
          "where v.batch_id = :batch and h.bank_minor <> 0 order by 1, 2, 3");
  q.bind("batch", batch);
  return detail::bank_amounts(q);
}

std::vector<DocumentId> SqlMoneyStore::of_orders(Unit& unit,
                                                 const std::vector<DocumentId>& orders) {
  std::vector<DocumentId> found;
  in_parts(orders, list_part, [&](const std::vector<DocumentId>& part) {
    Query q(unit, "select document_id from money_head where order_id <> 0 and not hidden and " +
                      in_ids(unit, "order_id", "ids") + " order by document_id");
    q.bind_ids("ids", part);
    for (const DocumentId d : detail::money_ids(q)) found.push_back(d);
  });
  return found;
}

std::vector<DocumentId> SqlMoneyStore::openings_of(Unit& unit,
                                                   const std::vector<DocumentId>& orders) {
  std::vector<DocumentId> found;
  in_parts(orders, list_part, [&](const std::vector<DocumentId>& part) {
    Query q(unit,
            "select document_id from money_head where order_id <> 0 and kind = 'opening' "
            "and not hidden and " +
                in_ids(unit, "order_id", "ids") + " order by document_id");
    q.bind_ids("ids", part);
    for (const DocumentId d : detail::money_ids(q)) found.push_back(d);
  });
  return found;
}

std::map<DocumentId, ChannelId> SqlMoneyStore::order_channels(
    Unit& unit, const std::vector<DocumentId>& orders) {
  std::map<DocumentId, ChannelId> channels;
  in_parts(orders, list_part, [&](const std::vector<DocumentId>& part) {
    DocumentId order;
    ChannelId channel;
    Query q(unit, "select document_id, channel_id from order_head where not hidden and " +
                      in_ids(unit, "document_id", "ids"));
    q.bind_ids("ids", part).into(order, channel);
    while (q.next()) channels[order] = channel;
  });
  return channels;
}

std::map<DocumentId, MoneySums> SqlMoneyStore::told(Unit& unit,
                                                    const std::vector<DocumentId>& payouts) {
  std::map<DocumentId, MoneySums> sums;
  in_parts(payouts, list_part, [&](const std::vector<DocumentId>& part) {
    DocumentId payout;
    MoneySums s{};
    const auto sum = [](const char* column) {
      return ", cast(sum(" + std::string(column) + ") as bigint)";
    };
    Query q(unit, "select payout_id" + sum("fee_minor") + sum("fee_tax_minor") +
                      sum("marketplace_tax_minor") + sum("reserve_minor") +
                      sum("reimbursement_minor") + sum("chargeback_minor") +
                      sum("adjustment_minor") +
                      " from money_head where payout_id <> 0 and not hidden and " +
                      in_ids(unit, "payout_id", "ids") + " group by payout_id");
    q.bind_ids("ids", part)
        .into(payout, s[at(MoneyUse::fee)], s[at(MoneyUse::fee_tax)],
              s[at(MoneyUse::marketplace_tax)], s[at(MoneyUse::reserve)],
              s[at(MoneyUse::reimbursement)], s[at(MoneyUse::chargeback)],
              s[at(MoneyUse::adjustment)]);
    while (q.next()) sums[payout] = s;
  });
  return sums;
}

std::map<DocumentId, std::int64_t> SqlMoneyStore::sums_of_payouts(
    Unit& unit, const std::vector<DocumentId>& payouts) {
  std::map<DocumentId, std::int64_t> sums;
  in_parts(payouts, list_part, [&](const std::vector<DocumentId>& part) {
    DocumentId payout;
    std::int64_t sum = 0;
    Query q(unit,
            "select payout_id, cast(sum(amount_minor) as bigint) from money_head "
            "where payout_id <> 0 and kind = 'settled' and not hidden and " +
                in_ids(unit, "payout_id", "ids") + " group by payout_id");
    q.bind_ids("ids", part).into(payout, sum);
    while (q.next()) sums[payout] = sum;
  });
  return sums;
}

void SqlMoneyStore::set_payout_amounts(Unit& unit,
                                       const std::map<DocumentId, std::int64_t>& amounts) {
  if (amounts.empty()) return;
  ValueList rows(unit, {{"payout", ValueType::integer}, {"minor", ValueType::integer}});
  for (const auto& [payout, minor] : amounts) rows.add(payout).add(minor).end_row();
  Query q(unit, "update money_head set amount_minor = v.minor, bank_minor = v.minor from " +
                    rows.from("v") + " where money_head.document_id = v.payout");
  rows.bind(q);
  q.execute();
}

std::vector<BankSide> SqlMoneyStore::with_amounts(Unit& unit,
                                                  const std::vector<BankWanted>& wanted) {
  std::vector<BankSide> found;
  in_parts(wanted, list_part, [&](const std::vector<BankWanted>& part) {
    ValueList rows(unit, {{"entity_id", ValueType::integer},
                          {"currency", ValueType::text},
                          {"bank_minor", ValueType::integer},
                          {"from_day", ValueType::integer},
                          {"to_day", ValueType::integer}});
    for (const BankWanted& w : part) {
      rows.add(w.amount.entity).add(w.amount.currency.code()).add(w.amount.minor);
      rows.add(std::int64_t{w.from.days}).add(std::int64_t{w.to.days}).end_row();
    }
    // Beside the days: what has no other side outside of them.
    Query q(unit, std::string(detail::money_version_columns) + "h.match_id, h.amount_minor from " +
                      rows.from("w") +
                      " join money_head h on h.bank_minor = w.bank_minor and h.bank_minor <> 0 "
                      "and h.currency = w.currency and h.entity_id = w.entity_id and not h.hidden "
                      "and (h.date between w.from_day and w.to_day "
                      "or (h.kind = 'bank_line' and not exists (select 1 from money_head o "
                      "where o.document_id = h.match_id "
                      "and o.date not between w.from_day and w.to_day)) "
                      "or (h.kind <> 'bank_line' and not exists (select 1 from money_head o "
                      "where o.match_id = h.document_id and o.match_id <> 0 and not o.hidden "
                      "and o.bank_minor = h.bank_minor "
                      "and o.date not between w.from_day and w.to_day))) "
                      "join money_version v on v.document_id = h.document_id "
                      "and v.version = h.version order by v.document_id");
    rows.bind(q, "w");
    for (BankSide& side : detail::money_versions(q)) found.push_back(std::move(side));
  });
  return found;
}

std::vector<MoneyDocument> SqlMoneyStore::invoices(Unit& unit, EntityId entity, Currency currency) {
  Query q(unit, std::string(detail::money_version_columns) +
                    "h.match_id, h.amount_minor from money_head h join money_version v "
                    "on v.document_id = h.document_id and v.version = h.version "
                    "where h.kind = 'opening' and not h.hidden and h.bank_minor <> 0 "
                    "and h.entity_id = :entity and h.currency = :currency order by v.document_id");
  q.bind("entity", entity).bind("currency", currency.code());
  std::vector<MoneyDocument> found;
  for (BankSide& side : detail::money_versions(q))
    if (side.money.opening != intake::OpeningKind::settlement)
      found.push_back(std::move(side.money));
  return found;
}

std::vector<BankSide> SqlMoneyStore::payments_of_openings(Unit& unit, EntityId entity,
                                                          Currency currency, bool unmatched) {
  const std::string of_openings =
      "exists (select 1 from money_head o where o.document_id = h.match_id "
      "and o.kind = 'opening')";
  Query q(unit, std::string(detail::money_version_columns) +
                    "h.match_id, h.amount_minor from money_head h join money_version v "
                    "on v.document_id = h.document_id and v.version = h.version "
                    "where h.kind = 'bank_line' and not h.hidden and h.bank_minor <> 0 "
                    "and h.entity_id = :entity and h.currency = :currency and " +
                    (unmatched ? "(h.match_id = 0 or " + of_openings + ")"
                               : "h.match_id <> 0 and " + of_openings) +
                    " order by v.document_id");
  q.bind("entity", entity).bind("currency", currency.code());
  return detail::money_versions(q);
}

std::vector<BankAmount> SqlMoneyStore::unmatched_amounts(Unit& unit,
                                                         const std::vector<EntityId>& of_or_all,
                                                         const std::optional<BankAmount>& after,
                                                         int limit) {
  Query q(unit, std::string("select distinct entity_id, currency, bank_minor from money_head "
                            "where not hidden and bank_minor <> 0 and kind = 'bank_line' "
                            "and match_id = 0") +
                    (of_or_all.empty() ? "" : " and " + in_ids(unit, "entity_id", "companies")) +
                    (after ? " and (entity_id, currency, bank_minor) > (cast(:entity as bigint), "
                             ":currency, cast(:minor as bigint))"
                           : "") +
                    " order by 1, 2, 3 limit :limit");
  if (after)
    q.bind("entity", after->entity)
        .bind("currency", after->currency.code())
        .bind("minor", after->minor);
  if (!of_or_all.empty()) q.bind_ids("companies", of_or_all);
  q.bind("limit", limit);
  return detail::bank_amounts(q);
}

void SqlMoneyStore::set_matches(Unit& unit, const std::map<DocumentId, DocumentId>& matches) {
  if (matches.empty()) return;
  ValueList rows(unit, {{"line", ValueType::integer}, {"paid_by", ValueType::integer}});
  for (const auto& [line, paid_by] : matches) rows.add(line).add(paid_by).end_row();
  Query q(unit, "update money_head set match_id = v.paid_by from " + rows.from("v") +
                    " where money_head.document_id = v.line");
  rows.bind(q);
  q.execute();
}

std::map<DocumentId, DocumentId> SqlMoneyStore::matches(Unit& unit,
                                                        const std::vector<DocumentId>& lines) {
  std::map<DocumentId, DocumentId> found;
  in_parts(lines, list_part, [&](const std::vector<DocumentId>& part) {
    DocumentId line, paid_by;
    Query q(unit,
            "select document_id, match_id from money_head where not hidden and "
            "match_id <> 0 and " +
                in_ids(unit, "document_id", "ids"));
    q.bind_ids("ids", part).into(line, paid_by);
    while (q.next()) found[line] = paid_by;
  });
  return found;
}

}  // namespace kontor::persistence
