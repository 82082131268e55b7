#include "persistence/stores/purchase_store.h"

#include "persistence/stores/query.h"

namespace kontor::persistence {

void SqlPurchaseStore::put(Unit& unit, const stock::PurchaseTerms& terms) {
  Query head(unit,
             "insert into purchase (document_id, supplier_id, currency, expected_on) values "
             "(:document, :supplier, :currency, :expected) on conflict (document_id) do update set "
             "supplier_id = excluded.supplier_id, currency = excluded.currency, expected_on = "
             "excluded.expected_on");
  head.bind("document", terms.document).bind("supplier", terms.supplier);
  head.bind("currency", terms.currency.code()).bind("expected", terms.expected);
  head.execute();
  Query(unit, "delete from purchase_line where document_id = :document")
      .bind("document", terms.document)
      .execute();
  ValueList rows(unit, {{"line", ValueType::integer}, {"cost", ValueType::integer}});
  const auto write = [&] {
    if (rows.empty()) return;
    Query q(unit,
            "insert into purchase_line (document_id, line_no, cost_micro) select "
            "cast(:document as bigint), v.line, v.cost from " +
                rows.from("v"));
    q.bind("document", terms.document);
    rows.bind(q);
    q.execute();
  };
  for (const auto& [line, cost] : terms.cost_micro) {
    rows.add(std::int64_t{line}).add(cost).end_row();
    if (rows.size() < list_part) continue;
    write();
    rows = ValueList(unit, {{"line", ValueType::integer}, {"cost", ValueType::integer}});
  }
  write();
}

std::map<DocumentId, stock::PurchaseTerms> SqlPurchaseStore::heads(
    Unit& unit, const std::vector<DocumentId>& documents) {
  std::map<DocumentId, stock::PurchaseTerms> heads;
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    stock::PurchaseTerms terms;
    Query q(unit, "select document_id, supplier_id, currency, expected_on from purchase where " +
                      in_ids(unit, "document_id", "documents"));
    q.bind_ids("documents", part);
    q.into(terms.document, terms.supplier, terms.currency, terms.expected);
    while (q.next()) heads[terms.document] = terms;
  });
  return heads;
}

std::optional<stock::PurchaseTerms> SqlPurchaseStore::find(Unit& unit, DocumentId document) {
  auto found = heads(unit, {document});
  if (found.empty()) return std::nullopt;
  stock::PurchaseTerms terms = std::move(found.begin()->second);
  std::int32_t line = 0;
  std::int64_t cost = 0;
  Query q(unit, "select line_no, cost_micro from purchase_line where document_id = :document");
  q.bind("document", document).into(line, cost);
  while (q.next()) terms.cost_micro[line] = cost;
  return terms;
}

void SqlPurchaseStore::add_receipts(Unit& unit,
                                    const std::vector<stock::PurchaseReceipt>& receipts) {
  in_parts(receipts, list_part, [&](const std::vector<stock::PurchaseReceipt>& part) {
    ValueList rows(unit, {{"document", ValueType::integer},
                          {"act", ValueType::integer},
                          {"line", ValueType::integer},
                          {"accepted", ValueType::integer},
                          {"rejected", ValueType::integer},
                          {"goods", ValueType::integer},
                          {"value", ValueType::integer},
                          {"charges", ValueType::integer}});
    for (const auto& r : part) {
      rows.add(r.document).add(std::int64_t{r.act}).add(std::int64_t{r.line});
      rows.add(r.accepted.milli).add(r.rejected.milli);
      rows.add(r.goods_minor).add(r.value_minor).add(r.charges_minor);
      rows.end_row();
    }
    Query q(unit,
            "insert into purchase_receipt (document_id, act_no, line_no, accepted_milli, "
            "rejected_milli, goods_minor, value_minor, charges_minor) select v.document, v.act, "
            "v.line, v.accepted, v.rejected, v.goods, v.value, v.charges from " +
                rows.from("v"));
    rows.bind(q);
    q.execute();
  });
}

std::vector<stock::PurchaseReceipt> SqlPurchaseStore::receipts(Unit& unit, DocumentId document) {
  std::vector<stock::PurchaseReceipt> receipts;
  stock::PurchaseReceipt r;
  r.document = document;
  Query q(unit,
          "select act_no, line_no, accepted_milli, rejected_milli, goods_minor, value_minor, "
          "charges_minor from purchase_receipt where document_id = :document "
          "order by act_no, line_no");
  q.bind("document", document);
  q.into(r.act, r.line, r.accepted, r.rejected, r.goods_minor, r.value_minor, r.charges_minor);
  while (q.next()) receipts.push_back(r);
  return receipts;
}

}  // namespace kontor::persistence
