#include "app/cli/commands.h"
#include "app/cli/document_rows.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;
using stock::DocumentType;

struct BillOptions {
  std::string number, bill, supplier, date, file, freight, duty, reference, reason, bucket;
  std::string spread = "value";
  std::vector<std::string> lines;
  bool all = false, credit = false, last = false;
};

/// Refused rows are said, prices left out for who may not see costs; true where there are none.
bool readable_bill(Session& session, const GivenLines& given) {
  if (given.refusals.empty()) return true;
  tell_rows(session, given.refusals);
  return false;
}

Status purchase_bill(Session& session, const BillOptions& o) {
  const auto given = lines_of(o.lines, o.file, goods::Prices::wanted);
  if (!readable_bill(session, given)) return Status::refused;
  goods::BillWish wish;
  wish.bill = o.bill;
  wish.supplier = o.supplier;
  if (!o.date.empty()) wish.date = parse_date("--date", o.date);
  wish.lines = given.lines;
  wish.credit = o.credit;
  wish.freight = amount_option("--freight", o.freight);
  wish.duty = amount_option("--duty", o.duty);
  wish.last_charges = o.last;
  // An invoice of which nothing is said bills all goods that have come.
  wish.all = o.all || (given.lines.empty() && !wish.freight && !wish.duty && !o.last);
  wish.spread = o.spread == "quantity" ? stock::Spread::quantity : stock::Spread::value;
  wish.reference = o.reference;
  return show_result(session, take(session.book().purchases().bill(o.number, wish)));
}

Status purchase_return(Session& session, const BillOptions& o) {
  const auto given = lines_of(o.lines, o.file);
  if (!readable_bill(session, given)) return Status::refused;
  return show_result(session, take(session.book().purchases().send_back(
                                  o.number, {given.lines, o.bucket, o.reason, o.reference})));
}

Status purchase_bills(Session& session, const BillOptions& o) {
  const auto document = document_named(session, DocumentType::purchase, o.number);
  auto& book = session.book();
  const auto stores = book.stores();
  Console& console = session.console();
  Listing list(
      console,
      {session.column("bill", KONTOR_TEXT("Invoice")),
       session.column("supplier", KONTOR_TEXT("Supplier")),
       session.column("date", KONTOR_TEXT("Date"), ColumnType::date),
       session.column("currency", KONTOR_TEXT("Currency")),
       session.column("goods", KONTOR_TEXT("Goods"), ColumnType::decimal),
       session.column("charges", KONTOR_TEXT("Freight and duty"), ColumnType::decimal),
       session.column("to_stock", KONTOR_TEXT("Difference to stock"), ColumnType::decimal),
       session.column("to_variance", KONTOR_TEXT("Difference to cost"), ColumnType::decimal)});
  struct View {
    std::vector<stock::PurchaseBill> bills;
    std::vector<stock::PurchaseBillLine> lines;
    std::map<SupplierId, std::string> suppliers;
    Currency currency, own;
  };
  const auto view = book.book().read([&](Unit& unit) {
    View v;
    v.bills = stores.purchases.bills(unit, document.id);
    v.lines = stores.purchases.bill_lines(unit, document.id);
    for (const auto& s : stores.suppliers.all(unit)) v.suppliers[s.id] = s.code;
    v.currency = stores.purchases.find(unit, document.id)->currency;
    for (const auto& e : stores.company.entities(unit))
      if (e.id == document.entity) v.own = e.currency;
    return v;
  });
  RowLimit limit(session);
  for (const auto& bill : view.bills) {
    if (!limit.admits()) break;
    std::int64_t stock = 0, variance = 0;
    for (const auto& line : view.lines) {
      if (line.act != bill.act) continue;
      stock += line.stock_minor;
      variance += line.variance_minor;
    }
    list.row({bill.number, view.suppliers.at(bill.supplier),
              bill.date ? console.date(*bill.date) : reports::Cell(),
              std::string(view.currency.code()), console.money({bill.goods_minor, view.currency}),
              console.money({bill.charges_minor, view.own}), console.money({stock, view.own}),
              console.money({variance, view.own})});
  }
  list.end();
  return Status::done;
}

void add_bill(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto o = options<BillOptions>();
  Command bill =
      tree.command(group, "invoice", KONTOR_TEXT("Note a supplier’s invoice for what has come"));
  bill.argument("NUMBER", o->number, KONTOR_TEXT("Number of the order"));
  bill.argument("SKU=QUANTITY[@PRICE]", o->lines,
                KONTOR_TEXT("What it bills; without a price at the order’s"))
      .optional();
  bill.option("--file", o->file, "FILE",
              KONTOR_TEXT("More of them from a file, a product a line; - is what is piped in"));
  bill.option("--invoice", o->bill, "TEXT", KONTOR_TEXT("The number that stands on it")).required();
  bill.option("--supplier", o->supplier, "CODE",
              KONTOR_TEXT("Who sent it, where it is not the order’s supplier"));
  bill.option("--date", o->date, "DATE", KONTOR_TEXT("The day that stands on it"));
  bill.flag("--all", o->all, KONTOR_TEXT("It bills all goods that have come and were not billed"));
  bill.flag("--credit", o->credit,
            KONTOR_TEXT("It is a credit note, for goods that went back after their invoice"));
  bill.option("--freight", o->freight, "AMOUNT", KONTOR_TEXT("What it bills for bringing goods"));
  bill.option("--duty", o->duty, "AMOUNT", KONTOR_TEXT("What it bills for duty"));
  bill.flag("--last-charges", o->last, KONTOR_TEXT("No more freight and duty is to come"));
  bill.option("--spread", o->spread, "value|quantity",
              KONTOR_TEXT("How late freight and duty are divided; else by value"));
  bill.option("--reference", o->reference, "TEXT",
              KONTOR_TEXT("Your own key: the same again changes nothing"));
  bill.needs_somewhere({Permission::order_goods});
  bill.does([&session, o] { return purchase_bill(session, *o); });

  const auto listed = options<BillOptions>();
  Command bills = tree.command(group, "invoices",
                               KONTOR_TEXT("List the invoices for an order with a supplier"));
  bills.argument("NUMBER", listed->number, KONTOR_TEXT("Number of the order"));
  bills.needs_somewhere({Permission::order_goods});
  bills.does([&session, listed] { return purchase_bills(session, *listed); });
}

}  // namespace

void add_purchase_bills(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  add_bill(tree, group);
  const auto o = options<BillOptions>();
  Command back = tree.command(group, "return", KONTOR_TEXT("Send goods back to their supplier"));
  back.argument("NUMBER", o->number, KONTOR_TEXT("Number of the order"));
  back.argument("SKU=QUANTITY", o->lines, KONTOR_TEXT("What goes back")).optional();
  back.option("--file", o->file, "FILE",
              KONTOR_TEXT("More of them from a file, a product a line; - is what is piped in"));
  back.option("--bucket", o->bucket, "reserved|damaged|quality|safety",
              KONTOR_TEXT("As what they were set aside, where they were"));
  back.option("--reason", o->reason, "TEXT", KONTOR_TEXT("Why"));
  back.option("--reference", o->reference, "TEXT",
              KONTOR_TEXT("Your own key: the same again changes nothing"));
  back.needs_somewhere({Permission::move_stock});
  back.does([&session, o] { return purchase_return(session, *o); });
}

}  // namespace kontor::cli
