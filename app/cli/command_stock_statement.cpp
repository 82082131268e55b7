#include "app/cli/commands.h"
#include "app/cli/document_rows.h"
#include "app/cli/scoped.h"
#include "app/cli/statement_rows.h"
#include "app/list_files.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct StatementOptions {
  std::string number, location, file, as_of, named, sku, quantity, place_column, state, reason,
      note;
  std::vector<std::string> lines, verdicts;
  bool listed = false, open = false;
};

std::int64_t statement_of(const StatementOptions& o) {
  const auto number = stock::statement_number_of(o.number);
  if (!number) throw Stop({RefusalCode::statement_unknown, {{"number", o.number}}});
  return *number;
}

Status statement_read(Session& session, const StatementOptions& o) {
  goods::NewStatement wanted;
  wanted.location = o.location;
  wanted.theirs = o.named;
  wanted.listed = o.listed;
  std::optional<Instant> as_of;
  if (!o.as_of.empty())
    as_of = parse_moment("--as-of", o.as_of, company_names(session).home_zone());
  const auto made = take(app::read_statement(session.book(), wanted, o.file,
                                             {o.sku, o.quantity, o.place_column}, as_of));
  tell_rows(session, made.refusals);
  if (made.statement.number == 0) return Status::refused;
  show_statement_rows(session, {made.statement});
  return made.refusals.empty() ? Status::done : Status::refused;
}

Status statement_list(Session& session, const StatementOptions& o) {
  stock::StatementFilter filter;
  show_permitted_places(session, Permission::read_stock, o.location, filter);
  if (!o.state.empty()) filter.states = {*stock::statement_state_named(o.state)};
  std::vector<stock::Statement> rows;
  RowLimit limit(session);
  each_page(
      session, filter,
      [&](Unit& unit, const stock::StatementFilter& page) {
        return session.book().stores().statements.list(unit, page);
      },
      [&](const stock::Statement& row) {
        if (!limit.admits()) return false;
        rows.push_back(row);
        return true;
      });
  show_statement_rows(session, rows);
  return Status::done;
}

Status statement_show(Session& session, const StatementOptions& o) {
  std::set<goods::LineVerdict> only;
  if (o.open) only = {goods::LineVerdict::unexplained, goods::LineVerdict::left};
  for (const std::string& word : o.verdicts)
    if (const auto verdict = stock::line_verdict_named(word)) only.insert(*verdict);
  return show_statement(session, statement_of(o), only);
}

/// The lines that were named; ends the command where one can't be read.
std::vector<goods::SettleWish> wishes_of(const StatementOptions& o) {
  std::vector<goods::SettleWish> wishes;
  std::vector<RefusedRow> unread;
  for (const std::string& line : o.lines) {
    const std::int64_t row = std::ssize(wishes) + std::ssize(unread) + 1;
    auto wish = goods::settle_wish_of(line, row);
    if (wish) {
      wishes.push_back(std::move(*wish));
    } else {
      unread.push_back({row, {}, wish.refusal()});
    }
  }
  if (unread.empty()) return wishes;
  throw Stop(unread.front().refusal);
}

Status show_settled(Session& session, const goods::SettledStatement& settled) {
  tell_rows(session, settled.refusals);
  if (!settled.refusals.empty()) return Status::refused;
  return show_statement(session, settled.statement.number, {});
}

Status statement_settle(Session& session, const StatementOptions& o) {
  const auto wishes = wishes_of(o);
  return show_settled(
      session, take(session.book().statements().settle(statement_of(o), wishes, o.reason, o.note)));
}

Status statement_leave(Session& session, const StatementOptions& o) {
  const auto wishes = wishes_of(o);
  return show_settled(session,
                      take(session.book().statements().leave(statement_of(o), wishes, o.note)));
}

Status statement_close(Session& session, const StatementOptions& o) {
  show_statement_rows(session, {take(session.book().statements().close(statement_of(o)))});
  return Status::done;
}

void add_reading(Tree& tree, CLI::App& stock) {
  Session& session = tree.session();
  const auto o = options<StatementOptions>();
  Command read = tree.command(
      stock, "reconcile", KONTOR_TEXT("Compare an outside warehouse’s stock file with the book"));
  read.argument("FILE", o->file,
                KONTOR_TEXT("Shopify’s inventory, Amazon’s FBA inventory, or any list of products "
                            "and quantities"));
  read.option("--location", o->location, "CODE", KONTOR_TEXT("The warehouse that it is of"));
  read.required();
  read.option("--as-of", o->as_of, "TIME",
              KONTOR_TEXT("The moment of which it tells; else when it was last written"));
  read.option("--named", o->named, "NAME",
              KONTOR_TEXT("What the file calls the warehouse, where it names several"));
  read.option("--sku", o->sku, "COLUMN", KONTOR_TEXT("The column of products; else by its name"));
  read.option("--quantity", o->quantity, "COLUMN",
              KONTOR_TEXT("The column of what is on hand; else by its name"));
  read.option("--place", o->place_column, "COLUMN",
              KONTOR_TEXT("The column of places; else by its name"));
  read.flag("--listed", o->listed,
            KONTOR_TEXT("The file names only some products: others are not taken as nothing"));
  read.needs_somewhere({Permission::count_stock});
  read.does([&session, o] { return statement_read(session, *o); });
}

void add_looking_at(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto l = options<StatementOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List the statements, the newest first"));
  list.option("--location", l->location, "CODE", KONTOR_TEXT("Only this location"));
  list.option("--state", l->state, "open|closed", KONTOR_TEXT("Only statements of this state"));
  list.needs_somewhere({Permission::read_stock});
  list.does([&session, l] { return statement_list(session, *l); });

  const auto s = options<StatementOptions>();
  Command show = tree.command(group, "show", KONTOR_TEXT("Show the lines of a statement"));
  show.argument("NUMBER", s->number, KONTOR_TEXT("Number of the statement"));
  show.option("--verdict", s->verdicts, "matched|explained|settled|left|unexplained",
              KONTOR_TEXT("Only lines that stand so; may be given several times"));
  show.flag("--open", s->open, KONTOR_TEXT("Only lines that are open"));
  show.needs({Permission::read_stock});
  show.does([&session, s] { return statement_show(session, *s); });
}

void add_settling(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const char* number = KONTOR_TEXT("Number of the statement");
  const auto o = options<StatementOptions>();
  Command settle =
      tree.command(group, "settle", KONTOR_TEXT("Post what nothing accounts for, with a reason"));
  settle.argument("NUMBER", o->number, number);
  settle
      .argument("SKU", o->lines,
                KONTOR_TEXT("Which lines; “SKU=-2” settles a part; else all that are open"))
      .optional();
  settle.option("--reason", o->reason, "CODE", KONTOR_TEXT("Why: see “stock reason list”"))
      .required();
  settle.option("--note", o->note, "TEXT", KONTOR_TEXT("What people should know of it"));
  settle.needs_somewhere({Permission::adjust_stock});
  settle.does([&session, o] { return statement_settle(session, *o); });

  const auto l = options<StatementOptions>();
  Command leave = tree.command(
      group, "leave", KONTOR_TEXT("Leave lines open, so that the next statement tells of them"));
  leave.argument("NUMBER", l->number, number);
  leave.argument("SKU", l->lines, KONTOR_TEXT("Which lines; else all that are open")).optional();
  leave.option("--note", l->note, "TEXT", KONTOR_TEXT("Why they stay open")).required();
  leave.needs_somewhere({Permission::count_stock});
  leave.does([&session, l] { return statement_leave(session, *l); });

  const auto c = options<StatementOptions>();
  Command close = tree.command(
      group, "close", KONTOR_TEXT("Close a statement of which every line is accounted for"));
  close.argument("NUMBER", c->number, number);
  close.needs_somewhere({Permission::count_stock});
  close.does([&session, c] { return statement_close(session, *c); });
}

}  // namespace

void add_stock_statements(Tree& tree, CLI::App& stock) {
  add_reading(tree, stock);
  CLI::App& group = *stock.add_subcommand(
      "statement", tree.session().text("What outside warehouses say that they have"));
  group.require_subcommand(1);
  add_looking_at(tree, group);
  add_settling(tree, group);
}

}  // namespace kontor::cli
