#include <map>

#include "persistence/stores/order_rows.h"
#include "persistence/stores/order_store.h"

namespace kontor::persistence {

using orders::Order;

namespace {

/// What is left of documents when a batch's versions go.
struct OrderUndo {
  std::vector<DocumentId> kept;    ///< another batch's version lies above one of the batch
  std::vector<DocumentId> undone;  ///< the batch's versions go
  std::vector<DocumentId> gone;    ///< of those: nothing is left
  std::map<DocumentId, std::int64_t> restored;  ///< of those: this version becomes current
};

OrderUndo sort_orders_by_what_is_left(Unit& unit, BatchId batch,
                                      const std::vector<DocumentId>& documents) {
  OrderUndo undo;
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    DocumentId document;
    std::int64_t first_own = 0;
    std::optional<std::int64_t> other;
    Query q(unit,
            "select document_id, min(case when batch_id = :batch then version end), "
            "max(case when batch_id <> :batch then version end) from order_version "
            "where not undone and " +
                in_ids(unit, "document_id", "ids") +
                " group by document_id having min(case when batch_id = :batch then version end) "
                "is not null order by document_id");
    q.bind("batch", batch).bind_ids("ids", part).into(document, first_own, other);
    while (q.next()) {
      if (other && *other > first_own) {
        undo.kept.push_back(document);
        continue;
      }
      undo.undone.push_back(document);
      if (other) {
        undo.restored[document] = *other;
      } else {
        undo.gone.push_back(document);
      }
    }
  });
  return undo;
}

void run_on_documents(Unit& unit, BatchId batch, const std::string& statement,
                      const std::string& column, const std::vector<DocumentId>& documents) {
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    Query(unit, statement + in_ids(unit, column, "ids"))
        .bind("batch", batch)
        .bind_ids("ids", part)
        .execute();
  });
}

void hide_orders(Unit& unit, const std::vector<DocumentId>& documents) {
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    Query(unit, "update order_head set hidden = true where " + in_ids(unit, "document_id", "ids"))
        .bind_ids("ids", part)
        .execute();
  });
}

void restore_orders(Unit& unit, const std::map<DocumentId, std::int64_t>& versions) {
  if (versions.empty()) return;
  ValueList rows(unit, {{"document_id", ValueType::integer}, {"version", ValueType::integer}});
  for (const auto& [document, version] : versions) rows.add(document).add(version).end_row();
  std::vector<Order> restored;
  DocumentId document;
  std::int64_t version = 0;
  std::string content;
  std::string hash;
  Query q(unit,
          "select o.document_id, o.version, o.content, o.content_hash from " + rows.from("v") +
              " join order_version o on o.document_id = v.document_id and o.version = v.version");
  rows.bind(q);
  q.into(document, version, content, hash);
  while (q.next()) restored.push_back(order_of_version(content, document, version, hash));
  update_order_heads(unit, restored);
}

}  // namespace

std::vector<orders::StoredVersion> SqlOrderStore::standing_versions(
    Unit& unit, const std::vector<DocumentId>& documents) {
  std::vector<orders::StoredVersion> found;
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    DocumentId document;
    BatchId import;
    Instant exported_at;
    std::int64_t version = 0;
    std::string content;
    std::string hash;
    Query q(unit,
            "select document_id, version, batch_id, exported_at, content, content_hash "
            "from order_version where not undone and " +
                in_ids(unit, "document_id", "ids") + " order by document_id, version");
    q.bind_ids("ids", part).into(document, version, import, exported_at, content, hash);
    while (q.next())
      found.push_back({order_of_version(content, document, version, hash), import, exported_at});
  });
  return found;
}

void SqlOrderStore::take_away(Unit& unit, BatchId batch, const std::vector<DocumentId>& documents) {
  run_on_documents(unit, batch,
                   "update order_version set undone = true where batch_id = :batch "
                   "and not undone and ",
                   "document_id", documents);
}

std::vector<DocumentId> SqlOrderStore::undo(Unit& unit, BatchId batch,
                                            const std::vector<DocumentId>& documents) {
  const OrderUndo undo = sort_orders_by_what_is_left(unit, batch, documents);
  run_on_documents(unit, batch,
                   "update order_version set undone = true where batch_id = :batch "
                   "and not undone and ",
                   "document_id", undo.undone);
  // The document's key becomes free: importing it again is new, not a duplicate. What money leans
  // on stays, without a version, until its file comes again.
  run_on_documents(unit, batch,
                   "update document set undone_by = :batch where not exists (select 1 from "
                   "money_head h where h.order_id = document.id and h.order_id <> 0 "
                   "and not h.hidden) and ",
                   "id", undo.gone);
  hide_orders(unit, undo.gone);
  restore_orders(unit, undo.restored);
  return undo.kept;
}

}  // namespace kontor::persistence
