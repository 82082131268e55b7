// What undoing a batch has to know of the time before it.

#include "persistence/stores/query.h"
#include "persistence/stores/stock_store.h"

namespace kontor::persistence {

std::vector<stock::Commitment> SqlStockStore::pending_before(
    Unit& unit, BatchId batch, const std::vector<DocumentId>& documents) {
  std::vector<stock::Commitment> commitments;
  in_parts(documents, list_part, [&](const std::vector<DocumentId>& part) {
    stock::Commitment c;
    Query q(unit,
            "select c.id, c.document_id, c.line_no, c.product_id, c.location_id, "
            "c.quantity_milli, c.provisional_location from commitment c "
            "left join commitment_end e on e.commitment_id = c.id "
            "where c.batch_id <> :batch and (e.commitment_id is null or e.batch_id = :batch) "
            "and " +
                in_ids(unit, "c.document_id", "documents") +
                " order by c.document_id, c.line_no, c.id");
    q.bind("batch", batch).bind_ids("documents", part);
    q.into(c.id, c.document, c.line, c.cell.product, c.cell.location, c.quantity,
           c.provisional_location);
    while (q.next()) commitments.push_back(c);
  });
  return commitments;
}

std::set<stock::Cell> SqlStockStore::oversold_cells(Unit& unit,
                                                    const std::vector<stock::Cell>& cells) {
  std::set<ProductId> products;
  for (const auto& cell : cells) products.insert(cell.product);
  std::set<stock::Cell> known;
  in_parts(std::vector<ProductId>(products.begin(), products.end()), list_part,
           [&](const std::vector<ProductId>& part) {
             stock::Cell cell;
             Query q(unit, "select distinct product_id, location_id from oversold where " +
                               in_ids(unit, "product_id", "products"));
             q.bind_ids("products", part).into(cell.product, cell.location);
             while (q.next()) known.insert(cell);
           });
  return known;
}

}  // namespace kontor::persistence
