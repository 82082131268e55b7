#include "app/cli/commands.h"
#include "app/cli/progress.h"
#include "app/cli/sealed.h"
#include "app/cli/staff_rows.h"
#include "app/readers.h"
#include "domain/base/zone.h"
#include "domain/staff/people.h"
#include "i18n/audit_names.h"
#include "i18n/mark.h"
#include "persistence/admin/seal.h"
#include "persistence/check/check.h"
#include "reports/list_file.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct AuditOptions {
  std::string from, to, employee, approver, machine, action, subject, code, file;
  bool acts = false;
};

/// An instant, or a date: its first moment in the zone.
Instant first_moment(const std::string& option, const std::string& text, const std::string& zone) {
  if (const auto instant = Instant::parse_iso(text)) return *instant;
  const auto found = TimeZone::find(zone);
  return (found ? *found : TimeZone::utc()).instant({parse_date(option, text), 0});
}

desk::AuditFilter audit_filter(Session& session, const AuditOptions& o) {
  const std::string zone = company_names(session).home_zone();
  desk::AuditFilter filter;
  if (!o.from.empty()) filter.from = first_moment("--from", o.from, zone);
  if (!o.to.empty()) filter.to = parse_moment("--to", o.to, zone);
  if (filter.from && filter.to && *filter.to < *filter.from) {
    throw Stop({RefusalCode::date_range_invalid, {{"from", o.from}, {"to", o.to}}});
  }
  const auto one = [&](const std::string& wanted) {
    if (wanted.empty()) return EmployeeId();
    return take(staff::employee_named(all_staff(session), wanted)).id;
  };
  filter.actor = one(o.employee);
  filter.approver = one(o.approver);
  filter.machine = o.machine;
  filter.action = o.action;
  filter.subject = o.subject;
  filter.code = o.code;
  filter.postings = !o.acts;
  return filter;
}

std::vector<reports::Column> audit_columns(Session& session) {
  return {session.column("number", KONTOR_TEXT("Number"), ColumnType::integer),
          session.column("at", KONTOR_TEXT("Time"), ColumnType::date),
          session.column("employee", KONTOR_TEXT("Employee")),
          session.column("approved_by", KONTOR_TEXT("Approved by")),
          session.column("machine", KONTOR_TEXT("Machine")),
          session.column("action", KONTOR_TEXT("What happened")),
          session.column("subject", KONTOR_TEXT("To what")),
          session.column("code", KONTOR_TEXT("Code")),
          session.column("before", KONTOR_TEXT("Before")),
          session.column("after", KONTOR_TEXT("After")),
          session.column("sealed", KONTOR_TEXT("Sealed"), ColumnType::boolean)};
}

/// One side of a change: "price: 30.00 EUR; status: active".
std::string side_of(Console& console, const std::vector<desk::AuditField>& fields, bool before) {
  std::vector<desk::AuditField> one;
  for (const auto& field : fields) {
    const std::string& value = before ? field.before : field.after;
    if (value.empty()) continue;
    const bool words = console.for_people();
    one.push_back(
        {field.name, {}, words ? i18n::audit_value(console.texts(), field.name, value) : value});
  }
  return desk::change_line(one, [&](const std::string& name) {
    return console.for_people() ? i18n::audit_field_name(console.texts(), name) : name;
  });
}

std::vector<reports::Cell> audit_cells(Session& session, const desk::AuditLine& line) {
  Console& console = session.console();
  const auto& row = line.row;
  const auto& actor = session.book().actor();
  const auto fields = desk::fields_of(row, actor.may(company::Permission::read_cost));
  return {line.seq,
          console.instant(row.at),
          text_or_null(line.actor_code),
          text_or_null(line.approver_code),
          text_or_null(row.machine),
          console.coded(row.action, i18n::audit_action_name(console.texts(), row.action)),
          console.coded(row.subject, i18n::audit_subject_name(console.texts(), row.subject)),
          text_or_null(line.code),
          text_or_null(side_of(console, fields, true)),
          text_or_null(side_of(console, fields, false)),
          line.sealed};
}

template <class Show>
void each_audit_row(Session& session, const desk::AuditFilter& filter, Show show) {
  app::Readers readers;
  RowLimit limit(session);
  each_page(
      session, filter,
      [&](Unit& unit, const desk::AuditFilter& f) { return readers.audit().list(unit, f); },
      [&](const desk::AuditLine& line) {
        if (!limit.admits()) return false;
        show(audit_cells(session, line));
        return true;
      });
}

void audit_to_file(Session& session, const desk::AuditFilter& filter, const std::string& name) {
  Console& console = session.console();
  const std::filesystem::path file = name;
  const std::string end = file.extension();
  if (end != ".csv" && end != ".xlsx") {
    throw WrongUsage(console.text("{option} takes one of these: {words}.",
                                  {{"option", "--to-file"}, {"words", "FILE.csv, FILE.xlsx"}}));
  }
  // Sealed first, so that the head that is told covers all that is written.
  persistence::seal_book(session.book().book(), session.clock());
  const auto chain =
      session.book().book().read([](Unit& unit) { return persistence::sealed_chain(unit); });
  reports::ListHead head{console.text("Audit"),
                         console.text("Currency"),
                         console.texts().rtl(),
                         app::local_today(session.clock()),
                         {}};
  for (const auto& column : audit_columns(session)) {
    const bool number = column.type == ColumnType::integer;
    head.columns.push_back(
        {column.title, number ? reports::ListValue::number : reports::ListValue::text});
  }
  const auto list = reports::ListFile::create(
      file, end == ".csv" ? reports::ListFormat::csv : reports::ListFormat::xlsx, head);
  std::int64_t rows = 0;
  each_audit_row(session, filter, [&](const std::vector<reports::Cell>& cells) {
    std::vector<std::string> values;
    for (const auto& cell : cells) values.push_back(reports::plain_text(cell));
    list->row(values);
    ++rows;
  });
  list->finish();
  console.say(console.texts().plural("{n} row was exported.", "{n} rows were exported.", rows));
  say_sealed(console, chain);
}

Status audit_list(Session& session, const AuditOptions& o) {
  const auto& actor = session.book().actor();
  if (const auto refusal = desk::may_not_read_audit(actor)) throw Stop(*refusal);
  const auto filter = audit_filter(session, o);
  if (!o.file.empty()) {
    audit_to_file(session, filter, o.file);
    return Status::done;
  }
  Listing list(session.console(), audit_columns(session));
  each_audit_row(session, filter,
                 [&](const std::vector<reports::Cell>& cells) { list.row(cells); });
  list.end();
  return Status::done;
}

/// Says what is known of a head that was printed once. False when the chain does not have it.
bool say_place(Session& session, const std::string& head) {
  Console& console = session.console();
  const auto place =
      session.book().book().read([&](Unit& unit) { return persistence::find_head(unit, head); });
  if (!place) {
    console.say(
        console.text("The chain has no seal with this head. Rows that were sealed when it "
                     "was printed are gone or were changed."));
    return false;
  }
  console.say(
      console.text("The head was set at {time}; it covers rows up to {row}.",
                   {{"time", place->sealed_at.to_iso()}, {"row", std::to_string(place->to_seq)}}));
  return true;
}

void say_chain(Session& session) {
  Console& console = session.console();
  const auto report =
      session.book().book().read([](Unit& unit) { return persistence::verify_seals(unit); });
  console.say(console.texts().plural("{n} seal holds, up to row {row}.",
                                     "{n} seals hold, up to row {row}.", report.seals,
                                     {{"row", std::to_string(report.sealed_to)}}));
  if (report.unsealed > 0) {
    console.say(console.texts().plural("{n} row came after the last seal.",
                                       "{n} rows came after the last seal.", report.unsealed));
  }
  say_sealed(console, session.book().book().read(
                          [](Unit& unit) { return persistence::sealed_chain(unit); }));
}

Status audit_verify(Session& session, const std::string& head) {
  auto& book = session.book();
  if (const auto refusal = desk::may_not_read_audit(book.actor())) throw Stop(*refusal);
  const auto findings = [&] {
    BarProgress progress(session.console());
    return persistence::verify_audit(book.book(), progress);
  }();
  Console& console = session.console();
  Listing list(console, {session.column("check", KONTOR_TEXT("Check")),
                         session.column("what", KONTOR_TEXT("What is wrong"))});
  for (const auto& finding : findings) list.row({finding.check, finding.what});
  list.end();
  const bool known = head.empty() || say_place(session, head);
  if (findings.empty()) {
    say_chain(session);
  } else {
    console.say(console.texts().plural("{n} thing is wrong. Restore the last good backup.",
                                       "{n} things are wrong. Restore the last good backup.",
                                       static_cast<std::int64_t>(findings.size())));
  }
  return findings.empty() && known ? Status::done : Status::refused;
}

void add_list(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto o = options<AuditOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List who did what, newest first"));
  list.option("--from", o->from, "DATE", KONTOR_TEXT("First day or instant"));
  list.option("--to", o->to, "DATE", KONTOR_TEXT("Last day or instant"));
  list.option("--employee", o->employee, "CODE", KONTOR_TEXT("Only acts of this employee"));
  list.option("--approved-by", o->approver, "CODE",
              KONTOR_TEXT("Only acts that this employee approved"));
  list.option("--machine", o->machine, "NAME", KONTOR_TEXT("Only acts from this machine"));
  list.option("--action", o->action, "ACTION",
              KONTOR_TEXT("Only this act, such as product.change, or all of its kind: product"));
  list.option("--subject", o->subject, "KIND",
              KONTOR_TEXT("Only acts on this kind of thing, such as batch or product"));
  list.option("--code", o->code, "CODE",
              KONTOR_TEXT("Only acts on the thing of this code or number"));
  list.flag("--acts", o->acts, KONTOR_TEXT("Leave out the rows of posted entries"));
  list.option("--to-file", o->file, "FILE",
              KONTOR_TEXT("Write to this file; its ending, csv or xlsx, says in which form"));
  list.needs({Permission::read_audit});
  list.does([&session, o] { return audit_list(session, *o); });
}

}  // namespace

void add_audit(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("audit", KONTOR_TEXT("Who did what, and the chain that seals it"));
  add_list(tree, group);
  const auto head = options<std::string>();
  Command verify = tree.command(
      group, "verify", KONTOR_TEXT("Prove that nothing that was sealed has been changed since"));
  verify.option("--head", *head, "HASH",
                KONTOR_TEXT("A chain's head printed on an export or a day close: is it here?"));
  verify.needs({Permission::read_audit});
  verify.does([&session, head] { return audit_verify(session, *head); });
}

}  // namespace kontor::cli
