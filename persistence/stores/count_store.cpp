#include "persistence/stores/count_store.h"

#include "persistence/stores/query.h"

namespace kontor::persistence {

bool SqlCountStore::has_opening(Unit& unit, LocationId location) {
  std::int64_t count = 0;
  Query q(unit,
          "select count(*) from stock_count where location_id = :location and opening = true "
          "and undone = false");
  q.bind("location", location).into(count);
  while (q.next()) {
  }
  return count > 0;
}

std::optional<DocumentId> SqlCountStore::find(Unit& unit, LocationId location,
                                              std::string_view content_hash) {
  std::optional<DocumentId> found;
  DocumentId document;
  Query q(unit,
          "select document_id from stock_count where location_id = :location "
          "and content_hash = :content_hash and undone = false order by document_id limit 1");
  q.bind("location", location).bind("content_hash", content_hash).into(document);
  while (q.next()) found = document;
  return found;
}

void SqlCountStore::add(Unit& unit, const intake::CountDocument& count, BatchId batch) {
  Query q(unit,
          "insert into stock_count (document_id, location_id, channel_id, as_of, opening, "
          "content_hash, batch_id, undone) values (:document, :location, :channel, :as_of, "
          ":opening, :content_hash, :batch, :undone)");
  q.bind("document", count.document).bind("location", count.location);
  q.bind("channel", count.channel).bind("as_of", count.as_of).bind("opening", count.opening);
  q.bind("content_hash", count.content_hash).bind("batch", batch).bind("undone", false);
  q.execute();
  if (count.lines.empty()) return;
  BulkInsert rows(sql(unit), "stock_count_line",
                  {"document_id", "product_id", "counted_milli", "unavailable_milli"});
  for (const intake::CountLine& line : count.lines) {
    rows.add(count.document.value).add(line.product.value).add(line.counted.milli);
    rows.add(line.unavailable.milli);
    rows.end_row();
  }
  rows.finish();
}

std::vector<DocumentId> SqlCountStore::of_batch(Unit& unit, BatchId batch) {
  std::vector<DocumentId> documents;
  DocumentId document;
  Query q(unit,
          "select document_id from stock_count where batch_id = :batch and undone = false "
          "order by document_id");
  q.bind("batch", batch).into(document);
  while (q.next()) documents.push_back(document);
  return documents;
}

void SqlCountStore::undo(Unit& unit, BatchId batch, DocumentId count) {
  // What was an anchor no longer is one: later facts before it move the stock again.
  Query(unit, "delete from stock_anchor where document_id = :count").bind("count", count).execute();
  Query(unit, "update document set undone_by = :batch where undone_by = 0 and id = :count")
      .bind("batch", batch)
      .bind("count", count)
      .execute();
  Query(unit, "update stock_count set undone = true where document_id = :count and undone = false")
      .bind("count", count)
      .execute();
}

std::vector<intake::CountDocument> SqlCountStore::drafts(Unit& unit) {
  std::vector<intake::CountDocument> drafts;
  intake::CountDocument c;
  Query q(unit,
          "select document_id, location_id, channel_id, as_of, content_hash from stock_count "
          "where opening = false and undone = false order by as_of, content_hash, document_id");
  q.into(c.document, c.location, c.channel, c.as_of, c.content_hash);
  while (q.next()) drafts.push_back(c);
  return drafts;
}

}  // namespace kontor::persistence
