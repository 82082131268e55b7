#include "persistence/stores/audit_reader.h"

#include <charconv>
#include <set>
#include <unordered_map>

#include "domain/base/fields.h"
#include "persistence/admin/seal.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

using desk::AuditFilter;
using desk::AuditLine;
using desk::AuditPage;

namespace audit_reader_detail {

/// Machines are those of so many of the newest acts.
constexpr const char* newest_acts = "5000";

/// Where the codes of subjects stand; ids are of one allocator, so that each names one thing.
struct CodeTable {
  const char* table;
  const char* code;
};
constexpr CodeTable code_tables[] = {{"document", "number"},
                                     {"product", "code"},
                                     {"channel", "code"},
                                     {"location", "code"},
                                     {"entity", "code"},
                                     {"employee", "code"},
                                     {"batch", "cast(number as text)"}};

class AuditLineReader {
 public:
  void into(Query& q) {
    auto& r = m_line.row;
    q.into(m_line.seq, r.at, r.actor, r.machine, r.action, r.subject, r.subject_id, r.before,
           r.after, r.digest, r.approved_by, m_line.actor_code, m_line.actor_name,
           m_line.approver_code, m_sealed_to);
  }
  AuditLine line() const {
    AuditLine line = m_line;
    line.sealed = line.seq <= m_sealed_to;
    return line;
  }

 private:
  AuditLine m_line;
  std::int64_t m_sealed_to = 0;
};

std::string select_audit(const std::string& rest) {
  return "select a.seq, a.at, a.actor_id, a.machine, a.action, a.subject, a.subject_id, a.before, "
         "a.after, a.digest, a.approved_by, coalesce(e.code, ''), coalesce(p.name, ''), "
         "coalesce(v.code, ''), coalesce((select max(s.to_seq) from seal s), 0) from audit a "
         "left join employee e on e.id = a.actor_id "
         "left join employee_person p on p.employee_id = a.actor_id "
         "left join employee v on v.id = a.approved_by where " +
         rest;
}

/// Other acts than postings stand in an index of their own.
bool wants_postings(const AuditFilter& f) {
  return f.postings &&
         (f.action.empty() || f.action.starts_with("entry") || f.action.starts_with("commitment"));
}

/// "role.give", and not "role".
bool whole_action(const AuditFilter& f) { return f.action.find('.') != std::string::npos; }

std::string conditions(Unit& unit, const AuditFilter& f) {
  std::string where = "a.seq > 0";
  if (f.from) where += " and a.at >= :from_at";
  if (f.to) where += " and a.at <= :to_at";
  if (f.actor) where += " and a.actor_id = :actor";
  // The index of approvals leaves out what nobody approved.
  if (f.approver) where += " and a.approved_by <> 0 and a.approved_by = :approver";
  if (!f.machine.empty()) where += " and a.machine = :machine";
  // A whole action, which an index holds in the order of time, or all that begin with it: '/'
  // follows '.' in every order of bytes.
  if (whole_action(f)) where += " and a.action = :action";
  // An empty text behind it keeps planners from reading whole kinds and sorting them.
  else if (!f.action.empty())
    where +=
        " and (a.action || '' = :action or (a.action || '' > :action_dot and a.action || '' < "
        ":action_end))";
  if (!f.subject.empty()) where += " and a.subject = :subject";
  if (!wants_postings(f))
    where += " and a.action <> 'entry.post' and a.action <> 'commitment.post'";
  // The index of subjects leaves out acts on nothing.
  if (!f.code.empty())
    where += " and a.subject_id <> 0 and " + in_ids(unit, "a.subject_id", "subjects");
  return where;
}

std::vector<std::int64_t> ids_of_code(Unit& unit, const std::string& code) {
  std::vector<std::int64_t> ids;
  for (const CodeTable& t : code_tables) {
    const bool batch = std::string_view(t.table) == "batch";
    std::int64_t number = 0;
    const auto parsed = std::from_chars(code.data(), code.data() + code.size(), number);
    if (batch && (parsed.ec != std::errc() || parsed.ptr != code.data() + code.size())) continue;
    Query q(unit, std::string("select id from ") + t.table + " where " +
                      (batch ? "number" : t.code) + " = :code");
    if (batch) {
      q.bind("code", number);
    } else {
      q.bind("code", code);
    }
    std::int64_t id = 0;
    q.into(id);
    while (q.next()) ids.push_back(id);
  }
  return ids;
}

void bind_filter(Query& q, const AuditFilter& f, const std::vector<std::int64_t>& subjects) {
  if (f.from) q.bind("from_at", *f.from);
  if (f.to) q.bind("to_at", *f.to);
  if (f.actor) q.bind("actor", f.actor);
  if (f.approver) q.bind("approver", f.approver);
  if (!f.machine.empty()) q.bind("machine", f.machine);
  if (!f.action.empty()) {
    q.bind("action", f.action);
    if (!whole_action(f)) q.bind("action_dot", f.action + ".").bind("action_end", f.action + "/");
  }
  if (!f.subject.empty()) q.bind("subject", f.subject);
  if (!f.code.empty()) q.bind_ids("subjects", subjects);
}

/// What stands behind the filter's cursor, newest first; what was done to one thing is little: it
/// is found first and sorted then.
std::string behind_newest(const AuditFilter& f) {
  return std::string(f.after.empty() ? "" : " and (a.at, a.seq) < (:after_at, :after_seq)") +
         (f.code.empty() ? " order by a.at desc, a.seq desc" : " order by +a.at desc, +a.seq desc");
}

void bind_behind(Query& q, const AuditFilter& f) {
  if (f.after.empty()) return;
  FieldReader cursor(f.after);
  cursor.next_record();
  q.bind("after_at", cursor.number());
  q.bind("after_seq", cursor.number());
}

std::vector<std::int64_t> subjects_of(Unit& unit, const AuditFilter& f) {
  return f.code.empty() ? std::vector<std::int64_t>() : ids_of_code(unit, f.code);
}

/// Puts what people call the subjects into the rows.
void name_subjects(Unit& unit, std::vector<AuditLine>& lines) {
  std::set<std::int64_t> wanted;
  for (const AuditLine& line : lines)
    if (line.row.subject_id != 0) wanted.insert(line.row.subject_id);
  const std::vector<std::int64_t> ids(wanted.begin(), wanted.end());
  if (ids.empty()) return;
  std::unordered_map<std::int64_t, std::string> codes;
  for (const CodeTable& t : code_tables) {
    Query q(unit, std::string("select id, ") + t.code + " from " + t.table + " where " +
                      in_ids(unit, "id", "ids"));
    q.bind_ids("ids", ids);
    std::int64_t id = 0;
    std::string code;
    q.into(id, code);
    while (q.next()) codes[id] = code;
  }
  for (AuditLine& line : lines)
    if (const auto found = codes.find(line.row.subject_id); found != codes.end())
      line.code = found->second;
}

std::vector<AuditLine> read_lines(Query& q) {
  AuditLineReader reader;
  reader.into(q);
  std::vector<AuditLine> lines;
  while (q.next()) lines.push_back(reader.line());
  return lines;
}

std::string cursor_of(Instant at, std::int64_t seq) {
  return FieldWriter().add(at.ms).add(seq).text();
}

}  // namespace audit_reader_detail

AuditPage SqlAuditReader::list(Unit& unit, const AuditFilter& filter) {
  using namespace audit_reader_detail;
  const auto subjects = subjects_of(unit, filter);
  AuditPage page;
  {
    Query q(unit, select_audit(conditions(unit, filter)) + behind_newest(filter) + " limit :rows");
    bind_filter(q, filter, subjects);
    bind_behind(q, filter);
    q.bind("rows", filter.limit + 1);
    page.rows = read_lines(q);
  }
  if (std::ssize(page.rows) > filter.limit) {
    page.rows.pop_back();
    page.next = cursor_of(page.rows.back().row.at, page.rows.back().seq);
  }
  name_subjects(unit, page.rows);
  return page;
}

std::string SqlAuditReader::place_behind(Unit& unit, const AuditFilter& filter, std::int64_t rows) {
  using namespace audit_reader_detail;
  const auto subjects = subjects_of(unit, filter);
  Query q(unit, "select a.at, a.seq from audit a where " + conditions(unit, filter) +
                    behind_newest(filter) + " limit 1 offset :passed");
  bind_filter(q, filter, subjects);
  bind_behind(q, filter);
  Instant at;
  std::int64_t seq = 0;
  q.bind("passed", rows - 1).into(at, seq);
  std::string place;
  while (q.next()) place = cursor_of(at, seq);
  return place;
}

desk::AuditCount SqlAuditReader::count(Unit& unit, const AuditFilter& filter) {
  using namespace audit_reader_detail;
  const auto subjects = subjects_of(unit, filter);
  desk::AuditCount count;
  Query q(unit, "select count(*) from (select 1 from audit a where " + conditions(unit, filter) +
                    " limit :most) as counted");
  bind_filter(q, filter, subjects);
  q.bind("most", desk::most_audit_counted + 1).into(count.rows);
  while (q.next()) {
  }
  count.more = count.rows > desk::most_audit_counted;
  if (count.more) count.rows = desk::most_audit_counted;
  return count;
}

std::optional<AuditLine> SqlAuditReader::row(Unit& unit, std::int64_t seq) {
  using namespace audit_reader_detail;
  std::vector<AuditLine> lines;
  {
    Query q(unit, select_audit("a.seq = :seq"));
    q.bind("seq", seq);
    lines = read_lines(q);
  }
  if (lines.empty()) return std::nullopt;
  name_subjects(unit, lines);
  return lines.front();
}

desk::AuditPeople SqlAuditReader::people(Unit& unit) {
  using namespace audit_reader_detail;
  desk::AuditPeople people;
  {
    desk::AuditPeople::Person person;
    Query q(unit,
            "select e.id, e.code, coalesce(p.name, '') from employee e "
            "left join employee_person p on p.employee_id = e.id "
            "where e.provisional = false order by e.code");
    q.into(person.id, person.code, person.name);
    while (q.next()) people.actors.push_back(person);
  }
  std::string machine;
  Query q(unit, std::string("select distinct machine from (select machine from audit order by seq "
                            "desc limit ") +
                    newest_acts + ") as newest where machine <> '' order by machine");
  q.into(machine);
  while (q.next()) people.machines.push_back(machine);
  return people;
}

desk::SealedChain SqlAuditReader::sealed(Unit& unit) { return sealed_chain(unit); }

}  // namespace kontor::persistence
