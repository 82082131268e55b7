#include "persistence/stores/purchase_store.h"
#include "persistence/stores/query.h"

// What suppliers billed, and what went back to them.
namespace kontor::persistence {

namespace purchase_bills_detail {

/// Rows of numbers into a table, by one statement a part of the list.
template <class Row, class Numbers>
void add_rows(Unit& unit, const std::string& table, const std::vector<std::string>& columns,
              const std::vector<Row>& all, Numbers numbers) {
  in_parts(all, list_part, [&](const std::vector<Row>& part) {
    std::vector<ValueList::Column> types;
    std::string names, values;
    for (const std::string& column : columns) {
      types.push_back({column, ValueType::integer});
      names += (names.empty() ? "" : ", ") + column;
      values += (values.empty() ? "v." : ", v.") + column;
    }
    ValueList rows(unit, types);
    for (const Row& row : part) {
      for (const std::int64_t number : numbers(row)) rows.add(number);
      rows.end_row();
    }
    Query q(unit, "insert into " + table + " (" + names + ") select " + values + " from " +
                      rows.from("v"));
    rows.bind(q);
    q.execute();
  });
}

}  // namespace purchase_bills_detail

void SqlPurchaseStore::add_bill(Unit& unit, const stock::PurchaseBill& bill,
                                const std::vector<stock::PurchaseBillLine>& lines) {
  Query q(unit,
          "insert into purchase_bill (document_id, act_no, supplier_id, number, billed_on, "
          "goods_minor, charges_minor, cleared_charges_minor) values (:document, :act, :supplier, "
          ":number, :date, :goods, :charges, :cleared)");
  q.bind("document", bill.document).bind("act", bill.act).bind("supplier", bill.supplier);
  q.bind("number", bill.number).bind("date", bill.date).bind("goods", bill.goods_minor);
  q.bind("charges", bill.charges_minor).bind("cleared", bill.cleared_charges_minor);
  q.execute();
  purchase_bills_detail::add_rows(
      unit, "purchase_bill_line",
      {"document_id", "act_no", "line_no", "quantity_milli", "goods_minor", "cleared_minor",
       "cleared_value_minor", "stock_minor", "variance_minor"},
      lines, [](const stock::PurchaseBillLine& l) {
        return std::vector<std::int64_t>{l.document.value,      l.act,         l.line,
                                         l.quantity.milli,      l.goods_minor, l.cleared_minor,
                                         l.cleared_value_minor, l.stock_minor, l.variance_minor};
      });
}

std::vector<stock::PurchaseBill> SqlPurchaseStore::bills(Unit& unit, DocumentId document) {
  std::vector<stock::PurchaseBill> bills;
  stock::PurchaseBill b;
  b.document = document;
  Query q(unit,
          "select act_no, supplier_id, number, billed_on, goods_minor, charges_minor, "
          "cleared_charges_minor from purchase_bill where document_id = :document order by act_no");
  q.bind("document", document);
  q.into(b.act, b.supplier, b.number, b.date, b.goods_minor, b.charges_minor,
         b.cleared_charges_minor);
  while (q.next()) bills.push_back(b);
  return bills;
}

std::vector<stock::PurchaseBillLine> SqlPurchaseStore::bill_lines(Unit& unit, DocumentId document) {
  std::vector<stock::PurchaseBillLine> lines;
  stock::PurchaseBillLine l;
  l.document = document;
  Query q(unit,
          "select act_no, line_no, quantity_milli, goods_minor, cleared_minor, "
          "cleared_value_minor, stock_minor, variance_minor from purchase_bill_line where "
          "document_id = :document order by act_no, line_no");
  q.bind("document", document);
  q.into(l.act, l.line, l.quantity, l.goods_minor, l.cleared_minor, l.cleared_value_minor,
         l.stock_minor, l.variance_minor);
  while (q.next()) lines.push_back(l);
  return lines;
}

bool SqlPurchaseStore::has_bill(Unit& unit, SupplierId supplier, std::string_view number) {
  std::int64_t count = 0;
  Query q(unit,
          "select count(*) from purchase_bill where supplier_id = :supplier and number = :number");
  q.bind("supplier", supplier).bind("number", number).into(count);
  while (q.next()) {
  }
  return count > 0;
}

void SqlPurchaseStore::add_returns(Unit& unit, const std::vector<stock::PurchaseReturn>& returns) {
  purchase_bills_detail::add_rows(unit, "purchase_return",
                                  {"document_id", "act_no", "line_no", "quantity_milli",
                                   "goods_minor", "value_minor", "cost_minor"},
                                  returns, [](const stock::PurchaseReturn& r) {
                                    return std::vector<std::int64_t>{
                                        r.document.value, r.act,         r.line,
                                        r.quantity.milli, r.goods_minor, r.value_minor,
                                        r.cost_minor};
                                  });
}

std::vector<stock::PurchaseReturn> SqlPurchaseStore::returns(Unit& unit, DocumentId document) {
  std::vector<stock::PurchaseReturn> returns;
  stock::PurchaseReturn r;
  r.document = document;
  Query q(unit,
          "select act_no, line_no, quantity_milli, goods_minor, value_minor, cost_minor from "
          "purchase_return where document_id = :document order by act_no, line_no");
  q.bind("document", document);
  q.into(r.act, r.line, r.quantity, r.goods_minor, r.value_minor, r.cost_minor);
  while (q.next()) returns.push_back(r);
  return returns;
}

}  // namespace kontor::persistence
