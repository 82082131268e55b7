#include "app/cli/commands.h"
#include "app/cli/document_rows.h"
#include "app/cli/paper_file.h"
#include "app/cli/scoped.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;
using stock::DocumentType;

struct PurchaseOptions {
  std::string number, supplier, to, file, expected, reference, note, reason, freight, duty;
  std::string spread = "value", state, location;
  std::vector<std::string> lines, rejected;
  bool dry_run = false, order = false, open = false, acts = false, deliveries = false;
};

/// Refused rows are said, without a price to who may not see costs; true where there are none.
bool readable(Session& session, std::vector<RefusedRow> rows, const std::vector<RefusedRow>& more) {
  rows.insert(rows.end(), more.begin(), more.end());
  if (!sees_costs(session))
    for (RefusedRow& row : rows)
      for (auto& [name, value] : row.refusal.args)
        if (const auto at = value.rfind('@'); at != std::string::npos)
          value = value.substr(0, at + 1) + "…";
  if (!rows.empty()) tell_rows(session, rows);
  return rows.empty();
}

goods::PurchaseWish purchase_wish(const PurchaseOptions& o,
                                  const std::vector<goods::LineWish>& lines) {
  goods::PurchaseWish wish{o.supplier, o.to, lines, {}, o.reference, o.note};
  if (!o.expected.empty()) wish.expected = parse_date("--expected", o.expected);
  return wish;
}

Status purchase_create(Session& session, const PurchaseOptions& o) {
  const auto lines = lines_of(o.lines, o.file, goods::Prices::wanted);
  if (!readable(session, lines.refusals, {})) return Status::refused;
  auto purchases = session.book().purchases();
  const auto wish = purchase_wish(o, lines.lines);
  if (o.dry_run) return show_result(session, take(purchases.preview(wish)));
  auto made = take(purchases.create(wish));
  if (o.order && made.refusals.empty() && made.document.state == stock::DocumentState::draft)
    made = take(purchases.order(made.document.number, o.reference));
  return show_result(session, made);
}

Status purchase_set(Session& session, const PurchaseOptions& o) {
  const auto lines = lines_of(o.lines, o.file, goods::Prices::wanted);
  if (!readable(session, lines.refusals, {})) return Status::refused;
  return show_result(
      session, take(session.book().purchases().change(o.number, purchase_wish(o, lines.lines))));
}

Status purchase_receive(Session& session, const PurchaseOptions& o) {
  const auto accepted = lines_of(o.lines, o.file);
  const auto rejected = lines_of(o.rejected, {});
  if (!readable(session, accepted.refusals, rejected.refusals)) return Status::refused;
  goods::DeliveryWish wish;
  wish.accepted = accepted.lines;
  wish.rejected = rejected.lines;
  wish.reason = o.reason;
  wish.freight = amount_option("--freight", o.freight);
  wish.duty = amount_option("--duty", o.duty);
  wish.spread = o.spread == "quantity" ? stock::Spread::quantity : stock::Spread::value;
  wish.reference = o.reference;
  return show_result(session, take(session.book().purchases().receive(o.number, wish)));
}

std::map<SupplierId, std::string> supplier_codes(Session& session) {
  auto& book = session.book();
  std::map<SupplierId, std::string> codes;
  for (const auto& s :
       book.book().read([&](Unit& unit) { return book.stores().suppliers.all(unit); }))
    codes[s.id] = s.code;
  return codes;
}

std::vector<reports::Column> purchase_columns(Session& session) {
  return {session.column("number", KONTOR_TEXT("Number")),
          session.column("state", KONTOR_TEXT("State")),
          session.column("supplier", KONTOR_TEXT("Supplier")),
          session.column("to", KONTOR_TEXT("To")),
          session.column("made_at", KONTOR_TEXT("Written"), ColumnType::date),
          session.column("changed_at", KONTOR_TEXT("Changed"), ColumnType::date),
          session.column("expected", KONTOR_TEXT("Expected on"), ColumnType::date),
          session.column("lines", KONTOR_TEXT("Lines"), ColumnType::integer),
          session.column("ordered", KONTOR_TEXT("Asked for"), ColumnType::decimal),
          session.column("accepted", KONTOR_TEXT("Accepted"), ColumnType::decimal),
          session.column("rejected", KONTOR_TEXT("Rejected"), ColumnType::decimal),
          session.column("to_come", KONTOR_TEXT("Still to come"), ColumnType::decimal),
          session.column("reference", KONTOR_TEXT("Reference")),
          session.column("note", KONTOR_TEXT("Note"))};
}

/// A page of documents with their terms.
struct PurchasePage {
  struct Row {
    stock::DocumentRow row;
    stock::PurchaseTerms terms;
  };
  std::vector<Row> rows;
  std::string next;
};

PurchasePage purchase_page(const Stores& stores, Unit& unit, const stock::DocumentFilter& filter) {
  const auto documents = stores.stock_documents.list(unit, filter);
  std::vector<DocumentId> ids;
  for (const auto& row : documents.rows) ids.push_back(row.document.id);
  const auto terms = stores.purchases.heads(unit, ids);
  PurchasePage page;
  page.next = documents.next;
  for (const auto& row : documents.rows) page.rows.push_back({row, terms.at(row.document.id)});
  return page;
}

Status purchase_list(Session& session, const PurchaseOptions& o) {
  const auto names = company_names(session);
  const auto suppliers = supplier_codes(session);
  Console& console = session.console();
  stock::DocumentFilter filter;
  filter.type = DocumentType::purchase;
  show_permitted_places(session, Permission::read_stock, o.location, filter);
  using enum stock::DocumentState;
  if (!o.state.empty()) filter.states.insert(*stock::document_state_named(o.state));
  if (o.open)
    for (const auto state : {draft, ordered, partly_received, received})
      filter.states.insert(state);
  std::string only = o.supplier;
  if (!only.empty()) {
    auto& book = session.book();
    const auto all = book.book().read([&](Unit& u) { return book.stores().suppliers.all(u); });
    const auto* named = stock::supplier_named(all, only);
    if (named == nullptr) throw Stop({RefusalCode::supplier_unknown, {{"supplier", only}}});
    only = named->code;
  }
  Listing list(console, purchase_columns(session));
  RowLimit limit(session);
  const auto stores = session.book().stores();
  each_page(
      session, filter,
      [&](Unit& unit, const stock::DocumentFilter& page) {
        return purchase_page(stores, unit, page);
      },
      [&](const PurchasePage::Row& row) {
        const std::string& supplier = suppliers.at(row.terms.supplier);
        if (!only.empty() && supplier != only) return true;
        if (!limit.admits()) return false;
        const auto& d = row.row.document;
        list.row({d.number, state_cell(console, d.state), supplier, names.location_code(d.to),
                  console.instant(d.made_at), console.instant(d.changed_at),
                  row.terms.expected ? console.date(*row.terms.expected) : reports::Cell(),
                  row.row.lines, console.quantity(row.row.asked),
                  console.quantity(row.row.accepted), console.quantity(row.row.rejected),
                  console.quantity(row.row.outstanding), text_or_null(d.reference),
                  text_or_null(d.note)});
        return true;
      });
  list.end();
  return Status::done;
}

/// A purchase with all that is shown of it.
struct PurchaseView {
  stock::StockDocument document;
  stock::PurchaseTerms terms;
  std::vector<stock::PurchaseReceipt> receipts;
  std::map<ProductId, catalog::Product> products;
  Currency own;  ///< of the company's books
};

PurchaseView purchase_view(Session& session, const std::string& number) {
  PurchaseView view;
  view.document = document_named(session, DocumentType::purchase, number);
  auto& book = session.book();
  const auto stores = book.stores();
  book.book().read([&](Unit& unit) {
    view.terms = *stores.purchases.find(unit, view.document.id);
    view.receipts = stores.purchases.receipts(unit, view.document.id);
    std::vector<ProductId> ids;
    for (const auto& line : view.document.lines) ids.push_back(line.product);
    for (auto& p : stores.products.by_ids(unit, ids)) view.products.emplace(p.id, p);
  });
  view.own = company_names(session).entity(view.document.entity)->currency;
  return view;
}

Status show_deliveries(Session& session, const PurchaseView& view) {
  Console& console = session.console();
  const bool with_costs = sees_costs(session);
  std::vector<reports::Column> columns = {
      session.column("delivery", KONTOR_TEXT("Delivery"), ColumnType::integer),
      session.column("sku", KONTOR_TEXT("SKU")), session.column("name", KONTOR_TEXT("Name")),
      session.column("accepted", KONTOR_TEXT("Accepted"), ColumnType::decimal),
      session.column("rejected", KONTOR_TEXT("Rejected"), ColumnType::decimal)};
  if (with_costs)
    for (const auto& [key, title] :
         {std::pair("goods", KONTOR_TEXT("Price")), std::pair("value", KONTOR_TEXT("Value")),
          std::pair("charges", KONTOR_TEXT("Freight and duty"))})
      columns.push_back(session.column(key, title, ColumnType::decimal));
  Listing list(console, columns);
  RowLimit limit(session);
  std::int64_t delivery = 0;
  std::int32_t act = 0;
  for (const auto& r : view.receipts) {
    if (!limit.admits()) break;
    if (r.act != act) ++delivery;
    act = r.act;
    const auto& product =
        view.products.at(view.document.lines.at(static_cast<std::size_t>(r.line) - 1).product);
    std::vector<reports::Cell> cells = {delivery, goods::label_of(product), product.name,
                                        console.quantity(r.accepted), console.quantity(r.rejected)};
    if (with_costs) {
      cells.push_back(console.money({r.goods_minor, view.terms.currency}));
      cells.push_back(console.money({r.value_minor, view.own}));
      cells.push_back(console.money({r.charges_minor, view.own}));
    }
    list.row(cells);
  }
  list.end();
  return Status::done;
}

std::vector<reports::Column> purchase_line_columns(Session& session, bool with_costs) {
  std::vector<reports::Column> columns = {
      session.column("number", KONTOR_TEXT("Number")),
      session.column("state", KONTOR_TEXT("State")),
      session.column("supplier", KONTOR_TEXT("Supplier")),
      session.column("to", KONTOR_TEXT("To")),
      session.column("line", KONTOR_TEXT("Line"), ColumnType::integer),
      session.column("sku", KONTOR_TEXT("SKU")),
      session.column("name", KONTOR_TEXT("Name")),
      session.column("ordered", KONTOR_TEXT("Asked for"), ColumnType::decimal),
      session.column("accepted", KONTOR_TEXT("Accepted"), ColumnType::decimal),
      session.column("rejected", KONTOR_TEXT("Rejected"), ColumnType::decimal),
      session.column("given_up", KONTOR_TEXT("Given up"), ColumnType::decimal),
      session.column("to_come", KONTOR_TEXT("Still to come"), ColumnType::decimal)};
  if (!with_costs) return columns;
  columns.push_back(session.column("cost", KONTOR_TEXT("Cost"), ColumnType::decimal));
  columns.push_back(session.column("currency", KONTOR_TEXT("Currency")));
  return columns;
}

Status purchase_show(Session& session, const PurchaseOptions& o) {
  if (!o.file.empty()) {
    reports::ReportRequest request;
    request.transfer = o.number;
    // Whose letterhead it has.
    request.entity = document_named(session, DocumentType::purchase, o.number).entity;
    return write_paper(session, reports::purchase_order_report(), request, o.file);
  }
  const auto view = purchase_view(session, o.number);
  const auto& d = view.document;
  if (o.acts) return show_acts(session, d);
  if (o.deliveries) return show_deliveries(session, view);
  Console& console = session.console();
  const auto names = company_names(session);
  const std::string supplier = supplier_codes(session).at(view.terms.supplier);
  const bool with_costs = sees_costs(session);
  Listing list(console, purchase_line_columns(session, with_costs));
  for (const auto& line : d.lines) {
    const auto& product = view.products.at(line.product);
    std::vector<reports::Cell> cells = {d.number,
                                        state_cell(console, d.state),
                                        supplier,
                                        names.location_code(d.to),
                                        std::int64_t{line.no},
                                        goods::label_of(product),
                                        product.name,
                                        console.quantity(line.asked),
                                        console.quantity(line.accepted),
                                        console.quantity(line.rejected),
                                        console.quantity(line.lost),
                                        console.quantity(line.outstanding())};
    if (with_costs) {
      const UnitPrice cost{view.terms.cost_micro.at(line.no), view.terms.currency};
      cells.push_back(console.decimal(cost.to_decimal()));
      cells.emplace_back(std::string(view.terms.currency.code()));
    }
    list.row(cells);
  }
  list.end();
  return Status::done;
}

void with_key(Command& command, PurchaseOptions& o) {
  command.option("--reference", o.reference, "TEXT",
                 KONTOR_TEXT("Your own key: the same again changes nothing"));
}

void with_order(Command& command, PurchaseOptions& o) {
  command.option("--supplier", o.supplier, "CODE", KONTOR_TEXT("Code or name of the supplier"));
  command.required();
  command.option("--to", o.to, "CODE", KONTOR_TEXT("Where the goods are to come")).required();
  command
      .argument("SKU=QUANTITY[@COST]", o.lines,
                KONTOR_TEXT("A product, how many of it, and what one costs"))
      .optional();
  command.option("--file", o.file, "FILE",
                 KONTOR_TEXT("More of them from a file, a product a line; - is what is piped in"));
  command.option("--expected", o.expected, "DATE", KONTOR_TEXT("When they are to come"));
  command.option("--note", o.note, "TEXT", KONTOR_TEXT("What people should know of it"));
}

void add_purchase_writing(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto made = options<PurchaseOptions>();
  Command create = tree.command(group, "create", KONTOR_TEXT("Write an order down"));
  with_order(create, *made);
  with_key(create, *made);
  create.flag("--order", made->order, KONTOR_TEXT("The supplier is told at once"));
  create.flag("--dry-run", made->dry_run, KONTOR_TEXT("Only say what would happen"));
  create.needs_somewhere({Permission::order_goods});
  create.does([&session, made] { return purchase_create(session, *made); });

  const auto changed = options<PurchaseOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Write a draft anew"));
  set.argument("NUMBER", changed->number, KONTOR_TEXT("Number of the order"));
  with_order(set, *changed);
  set.needs_somewhere({Permission::order_goods});
  set.does([&session, changed] { return purchase_set(session, *changed); });

  const auto sent = options<PurchaseOptions>();
  Command order = tree.command(group, "order",
                               KONTOR_TEXT("Note that the supplier was told: the goods are "
                                           "incoming"));
  order.argument("NUMBER", sent->number, KONTOR_TEXT("Number of the order"));
  with_key(order, *sent);
  order.needs_somewhere({Permission::order_goods});
  order.does([&session, sent] {
    return show_result(session,
                       take(session.book().purchases().order(sent->number, sent->reference)));
  });
}

void add_purchase_ends(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto taken = options<PurchaseOptions>();
  Command receive = tree.command(group, "receive", KONTOR_TEXT("Take in what has come"));
  receive.argument("NUMBER", taken->number, KONTOR_TEXT("Number of the order"));
  receive
      .argument("SKU=QUANTITY", taken->lines,
                KONTOR_TEXT("What came and is good; else all that is to come"))
      .optional();
  receive.option("--file", taken->file, "FILE",
                 KONTOR_TEXT("More of them from a file, a product a line; - is what is piped in"));
  receive.option("--rejected", taken->rejected, "SKU=QUANTITY",
                 KONTOR_TEXT("What came and is not: set aside for quality control"));
  receive.option("--reason", taken->reason, "TEXT", KONTOR_TEXT("Why it was rejected"));
  receive.option("--freight", taken->freight, "AMOUNT",
                 KONTOR_TEXT("What bringing it cost: divided over this delivery"));
  receive.option("--duty", taken->duty, "AMOUNT", KONTOR_TEXT("Duty, divided the same way"));
  receive.option("--spread", taken->spread, "value|quantity",
                 KONTOR_TEXT("How they are divided; else by value"));
  with_key(receive, *taken);
  receive.needs_somewhere({Permission::move_stock});
  receive.does([&session, taken] { return purchase_receive(session, *taken); });

  const auto ended = options<PurchaseOptions>();
  Command close =
      tree.command(group, "close", KONTOR_TEXT("End it: what has not come is not waited for"));
  close.argument("NUMBER", ended->number, KONTOR_TEXT("Number of the order"));
  close.option("--reason", ended->reason, "TEXT", KONTOR_TEXT("Why"));
  with_key(close, *ended);
  close.needs_somewhere({Permission::order_goods});
  close.does([&session, ended] {
    auto& o = *ended;
    return show_result(session,
                       take(session.book().purchases().close(o.number, o.reason, o.reference)));
  });

  const auto left = options<PurchaseOptions>();
  Command cancel = tree.command(group, "cancel", KONTOR_TEXT("Give it up before anything came"));
  cancel.argument("NUMBER", left->number, KONTOR_TEXT("Number of the order"));
  cancel.option("--reason", left->reason, "TEXT", KONTOR_TEXT("Why"));
  with_key(cancel, *left);
  cancel.needs_somewhere({Permission::order_goods});
  cancel.does([&session, left] {
    auto& o = *left;
    return show_result(session,
                       take(session.book().purchases().cancel(o.number, o.reason, o.reference)));
  });
}

}  // namespace

void add_purchase(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("purchase", KONTOR_TEXT("Orders with suppliers"));
  add_purchase_writing(tree, group);
  add_purchase_ends(tree, group);
  add_purchase_bills(tree, group);

  const auto listed = options<PurchaseOptions>();
  Command list =
      tree.command(group, "list", KONTOR_TEXT("List the orders with suppliers, newest first"));
  list.option("--location", listed->location, "CODE", KONTOR_TEXT("Only to this location"));
  list.option("--supplier", listed->supplier, "CODE", KONTOR_TEXT("Only with this supplier"));
  list.option("--state", listed->state, "draft|ordered|partly_received|received|closed|cancelled",
              KONTOR_TEXT("Only in this state"));
  list.flag("--open", listed->open, KONTOR_TEXT("Only those that are not done"));
  list.needs_somewhere({Permission::read_stock});
  list.does([&session, listed] { return purchase_list(session, *listed); });

  const auto shown = options<PurchaseOptions>();
  Command show =
      tree.command(group, "show", KONTOR_TEXT("Show the lines of an order with a supplier"));
  show.argument("NUMBER", shown->number, KONTOR_TEXT("Number of the order"));
  show.flag("--acts", shown->acts, KONTOR_TEXT("Who did what to it instead"));
  show.option("--to-file", shown->file, "FILE",
              KONTOR_TEXT("Write it as a csv, xlsx or pdf file for the supplier, with barcodes"));
  show.flag("--deliveries", shown->deliveries, KONTOR_TEXT("What each delivery brought instead"));
  show.needs_somewhere({Permission::read_stock});
  show.does([&session, shown] { return purchase_show(session, *shown); });
}

}  // namespace kontor::cli
