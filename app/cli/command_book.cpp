#include "app/cli/book_work.h"
#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "i18n/mark.h"
#include "persistence/admin/create.h"
#include "persistence/admin/digest.h"
#include "persistence/admin/grant.h"

namespace kontor::cli {

namespace {

struct CreateOptions {
  std::string name, country, currency, zone;
};

persistence::BookAddress own_address(Session& session) {
  return take(persistence::parse_address(session.address()));
}

Status book_create(Session& session, const CreateOptions& o) {
  app::NewBook draft;
  draft.entity.name = o.name;
  draft.entity.country = o.country;
  draft.entity.currency = o.currency;
  draft.entity.zone = o.zone;
  draft.entity.tax_scheme.clear();
  const auto book = take(app::create_book(session.address(), draft, session.clock()));
  auto& company = book->stores().company;
  session.console().say(
      session.console().text("The book {book} was made.", {{"book", book->book().address().text}}));
  show_entities(session, book->book().read([&](Unit& unit) { return company.entities(unit); }));
  return Status::done;
}

Status book_migrate(Session& session) {
  const int applied = take(persistence::migrate_book(own_address(session), session.clock()));
  Console& console = session.console();
  console.say(applied == 0
                  ? console.text("The book is up to date.")
                  : console.texts().plural("{n} step brought the book up to date.",
                                           "{n} steps brought the book up to date.", applied));
  return Status::done;
}

/// Why rights can't be given, in words; empty: they can.
std::string grant_sentence(Session& session, const persistence::Granted& granted) {
  Console& console = session.console();
  switch (granted.refusal) {
    case persistence::GrantRefusal::without_server:
      return console.text(
          "{book} is a file, and who can read a file sees all of it. Rights need a book on "
          "PostgreSQL: copy it there with “kontor book copy”.",
          {{"book", session.address()}});
    case persistence::GrantRefusal::login_unknown:
      return console.text(
          "The database has no log-in {login}. Let its administrator make it first.",
          {{"login", granted.log_in}});
    case persistence::GrantRefusal::login_unbound:
      return console.text(
          "The log-in {login} owns the book's tables or the server, so that no "
          "rights bind it. Give people another one.",
          {{"login", granted.log_in}});
    case persistence::GrantRefusal::none:
      break;
  }
  return {};
}

Status book_grant(Session& session, const persistence::GrantLogIns& log_ins) {
  const auto granted = take(persistence::grant_book(own_address(session), log_ins));
  Console& console = session.console();
  if (granted.refusal != persistence::GrantRefusal::none) {
    console.say(grant_sentence(session, granted));
    return Status::refused;
  }
  if (granted.left.empty()) {
    console.say(console.text("The rights are given; nothing is left to do."));
    return Status::done;
  }
  console.say(console.text("Let the administrator of the database run this:"));
  for (const std::string& statement : granted.left) console.out().write(statement + ";\n");
  return Status::done;
}

Status book_digest(Session& session, bool figures) {
  const std::string digest = session.book().book().read([&](Unit& unit) {
    return figures ? persistence::figures_digest(unit) : persistence::book_digest(unit);
  });
  if (session.console().form() == reports::OutputForm::json) {
    Listing list(session.console(), {session.column("digest", KONTOR_TEXT("Digest"))},
                 Listing::Shape::object);
    list.row({digest});
    list.end();
  } else {
    session.console().out().write(digest + "\n");
  }
  return Status::done;
}

void add_create(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto o = options<CreateOptions>();
  Command create =
      tree.command(group, "create", KONTOR_TEXT("Make a book with one company and one location"));
  create.option("--entity", o->name, "NAME", KONTOR_TEXT("Name of the company"));
  create.option("--country", o->country, "CC", KONTOR_TEXT("Country, two letters"));
  create.option("--currency", o->currency, "CUR", KONTOR_TEXT("Currency of its ledger"));
  create.option("--time-zone", o->zone, "ZONE", KONTOR_TEXT("IANA name, such as Europe/Berlin"));
  create.open_to_all();
  create.does([&session, o] { return book_create(session, *o); });
}

void add_grant(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto o = options<persistence::GrantLogIns>();
  Command grant = tree.command(group, "grant",
                               KONTOR_TEXT("Give the database's roles for Kontor their rights"));
  grant.option("--desk", o->app, "LOGIN",
               KONTOR_TEXT("A log-in for desks: it posts, and sees nothing of customers"));
  grant.option("--people", o->people, "LOGIN",
               KONTOR_TEXT("A log-in for desks that deal with customers, too"));
  grant.option("--figures", o->figures, "LOGIN",
               KONTOR_TEXT("A log-in of other programs: it only reads, and nothing of people"));
  grant.needs({Permission::manage_book});
  grant.does([&session, o] { return book_grant(session, *o); });
}

}  // namespace

void add_book(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("book", KONTOR_TEXT("The book as a whole"));
  add_create(tree, group);
  tree.command(group, "migrate", KONTOR_TEXT("Bring an older book up to date"))
      .open_to_all()  // a book that is older than the program has no roles to ask
      .does([&session] { return book_migrate(session); });
  add_book_work(tree, group);
  const auto figures = options<bool>();
  Command digest = tree.command(
      group, "digest", KONTOR_TEXT("Print one line that is equal for books with equal content"));
  digest.flag("--figures", *figures,
              KONTOR_TEXT("Only of figures: without ids, imports and times of recording"));
  digest.needs({Permission::manage_book});
  digest.does([&session, figures] { return book_digest(session, *figures); });
  add_grant(tree, group);
  add_book_key(tree, group);
}

}  // namespace kontor::cli
