#include "app/cli/commands.h"
#include "app/cli/document_rows.h"
#include "app/cli/paper_file.h"
#include "app/cli/scoped.h"
#include "app/cli/staff_rows.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct TransferOptions {
  std::string number, from, to, file, reference, note, reason, carrier, location, state;
  std::vector<std::string> lines, rejected;
  bool dry_run = false, complete = false, ready = false, open = false, acts = false;
};

/// Runs an act with lines, none of it where one of them says nothing.
template <class Act>
Status with_lines(Session& session, const TransferOptions& o, Act act) {
  const auto accepted = lines_of(o.lines, o.file);
  const auto rejected = lines_of(o.rejected, {});
  auto refusals = accepted.refusals;
  refusals.insert(refusals.end(), rejected.refusals.begin(), rejected.refusals.end());
  if (!refusals.empty()) {
    tell_rows(session, refusals);
    return Status::refused;
  }
  return show_result(session, take(act(accepted.lines, rejected.lines)));
}

Status transfer_create(Session& session, const TransferOptions& o) {
  return with_lines(
      session, o, [&](const auto& lines, const auto&) -> Result<goods::TransferResult> {
        const goods::TransferWish wish{o.from, o.to, lines, o.reference, o.note};
        auto transfers = session.book().transfers();
        if (o.dry_run) return transfers.preview(wish);
        if (o.complete) return transfers.complete(wish);
        if (!o.ready) return transfers.create(wish);
        auto made = transfers.create_ready(wish);
        // What the reference stands for may wait as a draft.
        if (!made || !made->refusals.empty() || made->document.state != stock::DocumentState::draft)
          return made;
        return transfers.ready(made->document.number, o.reference);
      });
}

Status transfer_set(Session& session, const TransferOptions& o) {
  return with_lines(session, o, [&](const auto& lines, const auto&) {
    const goods::TransferWish wish{o.from, o.to, lines, {}, o.note};
    return session.book().transfers().change(o.number, wish);
  });
}

Status transfer_ship(Session& session, const TransferOptions& o) {
  return with_lines(session, o, [&](const auto& lines, const auto&) {
    return session.book().transfers().ship(o.number, {lines, o.reference});
  });
}

Status transfer_receive(Session& session, const TransferOptions& o) {
  return with_lines(session, o, [&](const auto& lines, const auto& rejected) {
    return session.book().transfers().receive(o.number, {lines, rejected, o.reason, o.reference});
  });
}

std::vector<reports::Column> transfer_columns(Session& session) {
  return {session.column("number", KONTOR_TEXT("Number")),
          session.column("state", KONTOR_TEXT("State")),
          session.column("from", KONTOR_TEXT("From")),
          session.column("to", KONTOR_TEXT("To")),
          session.column("made_at", KONTOR_TEXT("Written"), ColumnType::date),
          session.column("changed_at", KONTOR_TEXT("Changed"), ColumnType::date),
          session.column("lines", KONTOR_TEXT("Lines"), ColumnType::integer),
          session.column("asked", KONTOR_TEXT("Asked for"), ColumnType::decimal),
          session.column("sent", KONTOR_TEXT("Sent"), ColumnType::decimal),
          session.column("accepted", KONTOR_TEXT("Accepted"), ColumnType::decimal),
          session.column("rejected", KONTOR_TEXT("Rejected"), ColumnType::decimal),
          session.column("on_the_way", KONTOR_TEXT("On the way"), ColumnType::decimal),
          session.column("reference", KONTOR_TEXT("Reference")),
          session.column("note", KONTOR_TEXT("Note"))};
}

Status transfer_list(Session& session, const TransferOptions& o) {
  const auto names = company_names(session);
  Console& console = session.console();
  stock::DocumentFilter filter;
  show_permitted_places(session, Permission::read_stock, o.location, filter);
  if (!o.state.empty()) filter.states.insert(*stock::document_state_named(o.state));
  if (o.open)
    for (const auto state : {stock::DocumentState::draft, stock::DocumentState::ready,
                             stock::DocumentState::in_transit,
                             stock::DocumentState::partly_received, stock::DocumentState::received})
      filter.states.insert(state);
  Listing list(console, transfer_columns(session));
  RowLimit limit(session);
  auto& store = session.book().stores().stock_documents;
  each_page(
      session, filter,
      [&](Unit& unit, const stock::DocumentFilter& page) { return store.list(unit, page); },
      [&](const stock::DocumentRow& row) {
        if (!limit.admits()) return false;
        const auto& d = row.document;
        list.row({d.number, state_cell(console, d.state), names.location_code(d.from),
                  names.location_code(d.to), console.instant(d.made_at),
                  console.instant(d.changed_at), row.lines, console.quantity(row.asked),
                  console.quantity(row.sent), console.quantity(row.accepted),
                  console.quantity(row.rejected), console.quantity(row.outstanding),
                  text_or_null(d.reference), text_or_null(d.note)});
        return true;
      });
  list.end();
  return Status::done;
}

Status transfer_show(Session& session, const TransferOptions& o) {
  const auto d = document_named(session, stock::DocumentType::transfer, o.number);
  if (o.acts) return show_acts(session, d);
  auto& book = session.book();
  Console& console = session.console();
  const auto names = company_names(session);
  std::vector<ProductId> ids;
  for (const auto& line : d.lines) ids.push_back(line.product);
  std::map<ProductId, catalog::Product> products;
  for (auto& p : book.book().read([&](Unit& u) { return book.stores().products.by_ids(u, ids); }))
    products.emplace(p.id, p);
  Listing list(
      console,
      {session.column("number", KONTOR_TEXT("Number")),
       session.column("state", KONTOR_TEXT("State")), session.column("from", KONTOR_TEXT("From")),
       session.column("to", KONTOR_TEXT("To")),
       session.column("line", KONTOR_TEXT("Line"), ColumnType::integer),
       session.column("sku", KONTOR_TEXT("SKU")), session.column("name", KONTOR_TEXT("Name")),
       session.column("asked", KONTOR_TEXT("Asked for"), ColumnType::decimal),
       session.column("sent", KONTOR_TEXT("Sent"), ColumnType::decimal),
       session.column("accepted", KONTOR_TEXT("Accepted"), ColumnType::decimal),
       session.column("rejected", KONTOR_TEXT("Rejected"), ColumnType::decimal),
       session.column("returned", KONTOR_TEXT("Returned"), ColumnType::decimal),
       session.column("lost", KONTOR_TEXT("Lost"), ColumnType::decimal),
       session.column("on_the_way", KONTOR_TEXT("On the way"), ColumnType::decimal),
       session.column("reason", KONTOR_TEXT("Reason"))});
  for (const auto& line : d.lines) {
    const auto& product = products[line.product];
    list.row({d.number, state_cell(console, d.state), names.location_code(d.from),
              names.location_code(d.to), std::int64_t{line.no}, goods::label_of(product),
              product.name, console.quantity(line.asked), console.quantity(line.sent),
              console.quantity(line.accepted), console.quantity(line.rejected),
              console.quantity(line.returned), console.quantity(line.lost),
              console.quantity(line.outstanding()), text_or_null(line.reason)});
  }
  list.end();
  return Status::done;
}

void with_reference(Command& command, TransferOptions& o) {
  command.option("--reference", o.reference, "TEXT",
                 KONTOR_TEXT("Your own key: the same again changes nothing"));
}

void with_lines_option(Command& command, TransferOptions& o, std::string_view help) {
  command.argument("SKU=QUANTITY", o.lines, help).optional();
  command.option("--file", o.file, "FILE",
                 KONTOR_TEXT("More of them from a file, a product a line; - is what is piped in"));
}

void add_writing(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto made = options<TransferOptions>();
  Command create = tree.command(group, "create", KONTOR_TEXT("Write a transfer down"));
  create.option("--from", made->from, "CODE", KONTOR_TEXT("Where the goods are")).required();
  create.option("--to", made->to, "CODE", KONTOR_TEXT("Where they are to go")).required();
  with_lines_option(create, *made, KONTOR_TEXT("A product and how many of it"));
  with_reference(create, *made);
  create.option("--note", made->note, "TEXT", KONTOR_TEXT("What people should know of it"));
  create.flag("--ready", made->ready, KONTOR_TEXT("Commit the goods at once"));
  create.flag("--complete", made->complete,
              KONTOR_TEXT("The goods change hands now: sent and received at once"));
  create.flag("--dry-run", made->dry_run, KONTOR_TEXT("Only say what would happen"));
  create.needs_somewhere({Permission::move_stock});
  create.does([&session, made] { return transfer_create(session, *made); });

  const auto changed = options<TransferOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Write a draft anew"));
  set.argument("NUMBER", changed->number, KONTOR_TEXT("Number of the transfer"));
  set.option("--from", changed->from, "CODE", KONTOR_TEXT("Where the goods are")).required();
  set.option("--to", changed->to, "CODE", KONTOR_TEXT("Where they are to go")).required();
  with_lines_option(set, *changed, KONTOR_TEXT("A product and how many of it"));
  set.option("--note", changed->note, "TEXT", KONTOR_TEXT("What people should know of it"));
  set.needs_somewhere({Permission::move_stock});
  set.does([&session, changed] { return transfer_set(session, *changed); });

  const auto readied = options<TransferOptions>();
  Command ready = tree.command(group, "ready", KONTOR_TEXT("Commit the goods at their place"));
  ready.argument("NUMBER", readied->number, KONTOR_TEXT("Number of the transfer"));
  with_reference(ready, *readied);
  ready.needs_somewhere({Permission::move_stock});
  ready.does([&session, readied] {
    auto& o = *readied;
    return show_result(session, take(session.book().transfers().ready(o.number, o.reference)));
  });

  const auto opened = options<TransferOptions>();
  Command reopen = tree.command(group, "reopen", KONTOR_TEXT("Make it a draft again"));
  reopen.argument("NUMBER", opened->number, KONTOR_TEXT("Number of the transfer"));
  with_reference(reopen, *opened);
  reopen.needs_somewhere({Permission::move_stock});
  reopen.does([&session, opened] {
    auto& o = *opened;
    return show_result(session, take(session.book().transfers().reopen(o.number, o.reference)));
  });
}

void add_moving(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto sent = options<TransferOptions>();
  Command ship = tree.command(group, "ship", KONTOR_TEXT("Send the goods, all or some"));
  ship.argument("NUMBER", sent->number, KONTOR_TEXT("Number of the transfer"));
  with_lines_option(ship, *sent, KONTOR_TEXT("What is sent now; else all that is left"));
  with_reference(ship, *sent);
  ship.needs_somewhere({Permission::move_stock});
  ship.does([&session, sent] { return transfer_ship(session, *sent); });

  const auto taken = options<TransferOptions>();
  Command receive = tree.command(group, "receive", KONTOR_TEXT("Take in what has come"));
  receive.argument("NUMBER", taken->number, KONTOR_TEXT("Number of the transfer"));
  with_lines_option(receive, *taken, KONTOR_TEXT("What came and is good; else all on the way"));
  receive.option("--rejected", taken->rejected, "SKU=QUANTITY",
                 KONTOR_TEXT("What came and is not: set aside for quality control"));
  receive.option("--reason", taken->reason, "TEXT", KONTOR_TEXT("Why it was rejected"));
  with_reference(receive, *taken);
  receive.needs_somewhere({Permission::move_stock});
  receive.does([&session, taken] { return transfer_receive(session, *taken); });

  const auto ended = options<TransferOptions>();
  Command close = tree.command(group, "close",
                               KONTOR_TEXT("End it: what never came is written off or claimed"));
  close.argument("NUMBER", ended->number, KONTOR_TEXT("Number of the transfer"));
  close.option("--reason", ended->reason, "CODE",
               KONTOR_TEXT("Why something never came: see “stock reason list”"));
  close.option("--claim", ended->carrier, "CARRIER", KONTOR_TEXT("Who has to pay for it"));
  with_reference(close, *ended);
  close.needs_somewhere({Permission::move_stock});
  close.does([&session, ended] {
    auto& o = *ended;
    return show_result(session, take(session.book().transfers().close(
                                    o.number, {o.reason, o.carrier, o.reference})));
  });

  const auto left = options<TransferOptions>();
  Command cancel = tree.command(
      group, "cancel", KONTOR_TEXT("Give it up: what is on the way goes back to its place"));
  cancel.argument("NUMBER", left->number, KONTOR_TEXT("Number of the transfer"));
  cancel.option("--reason", left->reason, "TEXT", KONTOR_TEXT("Why"));
  with_reference(cancel, *left);
  cancel.needs_somewhere({Permission::move_stock});
  cancel.does([&session, left] {
    auto& o = *left;
    return show_result(session,
                       take(session.book().transfers().cancel(o.number, o.reason, o.reference)));
  });
}

void add_paper(Tree& tree, CLI::App& group, const char* name, const char* help,
               const reports::Report& report) {
  Session& session = tree.session();
  const auto o = options<TransferOptions>();
  Command paper = tree.command(group, name, help);
  paper.argument("NUMBER", o->number, KONTOR_TEXT("Number of the transfer"));
  paper.option("--to-file", o->file, "FILE", KONTOR_TEXT("A csv, xlsx or pdf file")).required();
  paper.needs_somewhere({Permission::read_stock});
  paper.does([&session, o, &report] {
    reports::ReportRequest request;
    request.transfer = o->number;
    const auto type = stock::DocumentType::transfer;
    request.entity = document_named(session, type, o->number).entity;  // whose letterhead it has
    return write_paper(session, report, request, o->file);
  });
}

}  // namespace

void add_transfer(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("transfer", KONTOR_TEXT("Goods between the shop’s own places"));
  add_writing(tree, group);
  add_moving(tree, group);

  const auto listed = options<TransferOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List the transfers, newest first"));
  list.option("--location", listed->location, "CODE", KONTOR_TEXT("Only from or to this location"));
  list.option("--state", listed->state,
              "draft|ready|in_transit|partly_received|received|closed|cancelled",
              KONTOR_TEXT("Only in this state"));
  list.flag("--open", listed->open, KONTOR_TEXT("Only those that are not done"));
  list.needs_somewhere({Permission::read_stock});
  list.does([&session, listed] { return transfer_list(session, *listed); });

  const auto shown = options<TransferOptions>();
  Command show = tree.command(group, "show", KONTOR_TEXT("Show the lines of a transfer"));
  show.argument("NUMBER", shown->number, KONTOR_TEXT("Number of the transfer"));
  show.flag("--acts", shown->acts, KONTOR_TEXT("Who did what to it instead"));
  show.needs_somewhere({Permission::read_stock});
  show.does([&session, shown] { return transfer_show(session, *shown); });

  add_paper(tree, group, "picking-list",
            KONTOR_TEXT("Write the list to collect the goods by, with barcodes"),
            reports::picking_list_report());
  add_paper(tree, group, "delivery-note",
            KONTOR_TEXT("Write the note that goes with the goods, with barcodes"),
            reports::delivery_note_report());
}

}  // namespace kontor::cli
