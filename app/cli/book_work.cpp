#include "app/cli/book_work.h"

#include "app/cli/progress.h"
#include "i18n/mark.h"
#include "persistence/admin/copy.h"
#include "persistence/admin/create.h"
#include "persistence/admin/info.h"
#include "persistence/check/check.h"
#include "persistence/stores/desk_store.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

Status book_check(Session& session) {
  auto& book = session.book();
  const auto findings = [&] {
    BarProgress progress(session.console());
    return persistence::check_book(book.book(), progress);
  }();
  Console& console = session.console();
  Listing list(console, {session.column("check", KONTOR_TEXT("Check")),
                         session.column("what", KONTOR_TEXT("What is wrong"))});
  RowLimit limit(session);
  for (const auto& finding : findings) {
    if (!limit.admits()) break;
    list.row({finding.check, finding.what});
  }
  list.end();
  if (findings.empty()) {
    console.say(console.text("The book is clean."));
    return Status::done;
  }
  console.say(console.texts().plural("{n} thing is wrong. Restore the last good backup.",
                                     "{n} things are wrong. Restore the last good backup.",
                                     static_cast<std::int64_t>(findings.size())));
  return Status::refused;
}

Status book_backup(Session& session, const std::string& file) {
  take(persistence::backup_book(session.book().book(), std::filesystem::absolute(file),
                                session.clock()));
  session.console().say(session.console().text("The book was saved to {file}.", {{"file", file}}));
  return Status::done;
}

/// An empty book at the address, made where there is none. Refuses a book that has companies.
std::unique_ptr<persistence::SqlBook> empty_target(Session& session, const std::string& address) {
  const auto parsed = take(persistence::parse_address(address));
  const auto made = persistence::create_book(parsed, session.clock());
  if (!made && made.refusal().code != RefusalCode::book_exists) throw Stop(made.refusal());
  return take(persistence::open_book(parsed));
}

/// Takes a file away that this command made, unless all went well.
class NewFile {
 public:
  explicit NewFile(const persistence::BookAddress& address)
      : m_path(address.path), m_ours(!m_path.empty() && !std::filesystem::exists(m_path)) {}
  ~NewFile() {
    if (!m_ours) return;
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm"}) {
      std::filesystem::remove(m_path.string() + end, ignored);
    }
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  void keep() { m_ours = false; }

 private:
  std::filesystem::path m_path;
  bool m_ours;
};

Status book_restore(Session& session, const std::string& file) {
  NewFile made(take(persistence::parse_address(session.address())));
  const auto book = empty_target(session, session.address());
  take(persistence::restore_book(*book, std::filesystem::absolute(file)));
  made.keep();
  session.console().say(
      session.console().text("The book was restored from {file}.", {{"file", file}}));
  persistence::SqlDeskStore desk;
  if (book->read([&](Unit& unit) { return desk.pins_off(unit); }))
    session.console().say(session.console().text(
        "PINs are off in it until an administrator has signed in by password."));
  return Status::done;
}

Status book_copy(Session& session, const std::string& address) {
  auto& from = session.book();
  NewFile made(take(persistence::parse_address(address)));
  const auto to = empty_target(session, address);
  take(persistence::copy_book(from.book(), *to));
  made.keep();
  session.console().say(
      session.console().text("The book was copied to {book}.", {{"book", to->address().text}}));
  return Status::done;
}

Status book_info(Session& session) {
  persistence::OpenOptions any;
  any.any_schema = true;
  const auto address = take(persistence::parse_address(session.address()));
  // An older or newer one has nobody to ask.
  if (persistence::open_book(address)) session.book();
  const auto book = take(persistence::open_book(address, any));
  const auto info = persistence::book_info(*book);
  const bool sqlite = info.engine == persistence::Engine::sqlite;
  std::vector<reports::Column> columns = {
      session.column("engine", KONTOR_TEXT("Engine")),
      session.column("engine_version", KONTOR_TEXT("Version of the engine")),
      session.column("address", KONTOR_TEXT("Address")),
      session.column("schema", KONTOR_TEXT("Schema"), ColumnType::integer),
      session.column("compatible_with", KONTOR_TEXT("Compatible with"), ColumnType::integer),
      session.column("size_bytes", KONTOR_TEXT("Bytes"), ColumnType::integer),
      session.column("last_audit", KONTOR_TEXT("Last audit row"), ColumnType::integer),
      session.column("sealed_to", KONTOR_TEXT("Sealed to"), ColumnType::integer)};
  std::vector<reports::Cell> cells = {std::string(sqlite ? "sqlite" : "postgresql"),
                                      info.engine_version,
                                      info.address,
                                      info.schema,
                                      info.compatible_with,
                                      info.size_bytes,
                                      info.last_audit,
                                      info.sealed_to};
  for (const auto& [table, count] : info.counts) {
    columns.push_back({"count_" + table, table, ColumnType::integer});
    cells.emplace_back(count);
  }
  Listing list(session.console(), columns, Listing::Shape::object);
  list.row(cells);
  list.end();
  return Status::done;
}

void book_file_command(Tree& tree, CLI::App& group, const std::string& name,
                       const std::string& argument, std::string_view help,
                       std::string_view argument_help,
                       Status (*work)(Session&, const std::string&)) {
  Session& session = tree.session();
  const auto value = options<std::string>();
  Command command = tree.command(group, name, help);
  command.argument(argument, *value, argument_help);
  // Where a book is restored to, nobody has rights yet.
  if (work == book_restore)
    command.open_to_all();
  else
    command.needs({Permission::manage_book});
  command.does([&session, value, work] { return work(session, *value); });
}

}  // namespace

void add_book_work(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  tree.command(group, "check", KONTOR_TEXT("Prove every figure, and name each row that is wrong"))
      .needs({Permission::manage_book})
      .does([&session] { return book_check(session); });
  book_file_command(tree, group, "backup", "FILE", KONTOR_TEXT("Save the book to a file"),
                    KONTOR_TEXT("The new file, which is a whole book itself"), book_backup);
  book_file_command(tree, group, "restore", "FILE", KONTOR_TEXT("Fill an empty book from a backup"),
                    KONTOR_TEXT("The backup"), book_restore);
  book_file_command(tree, group, "copy", "ADDRESS",
                    KONTOR_TEXT("Copy the book to another place or engine"),
                    KONTOR_TEXT("An empty book, or where to make one"), book_copy);
  tree.command(group, "info", KONTOR_TEXT("Say what the book is and how much it holds"))
      .open_to_all()
      .does([&session] { return book_info(session); });
}

}  // namespace kontor::cli
