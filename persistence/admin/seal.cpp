#include "persistence/admin/seal.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/base/digest.h"
#include "persistence/admin/digest.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

/// Rows under one seal, so that a seal is a short write.
constexpr std::int64_t kRowsPerSeal = 50000;

/// The hash of the first form did not cover the seal's own time, that of the second not who
/// approved an act: there was no such thing yet.
constexpr std::int64_t kSealForm = 3;
constexpr std::int64_t kFormWithApproval = 3;
constexpr std::string_view kApproval = "approved_by";

Table sealed_columns(std::int64_t form) {
  Table audit = book_table("audit");
  if (form < kFormWithApproval) {
    std::erase_if(audit.columns, [](const TableColumn& c) { return c.name == kApproval; });
  }
  return audit;
}

/// Approvals that were written into rows which were sealed without one.
bool approved_later(Unit& unit, std::int64_t form, std::int64_t from, std::int64_t to) {
  return form < kFormWithApproval &&
         select_number(sql(unit).session(),
                       fmt::format("select count(*) from audit where approved_by <> 0 and "
                                   "seq >= {} and seq <= {}",
                                   from, to)) != 0;
}

struct SealRow {
  std::int64_t to_seq = 0;
  std::int64_t from_seq = 0;
  std::int64_t rows = 0;
  std::string previous;
  std::string hash;
  Instant sealed_at;
  std::int64_t form = kSealForm;
};

/// A seal as it must be: its hash over the rows of its range, and how many rows that are.
SealRow hashed(Unit& unit, SealRow seal) {
  const Table audit = sealed_columns(seal.form);
  Sha256 hash;
  hash.add(seal.previous);
  if (seal.form != 1) {
    hash.add(fmt::format("seal {} {} {} {}\n", seal.form, seal.from_seq, seal.to_seq,
                         seal.sealed_at.ms));
  }
  seal.rows = 0;
  std::string line;
  const std::string query =
      fmt::format("select {} from audit where seq >= {} and seq <= {} order by seq",
                  fmt::join(audit.column_names(), ", "), seal.from_seq, seal.to_seq);
  for_each_row(sql(unit), query, column_kinds(audit), [&](std::span<const Cell> row) {
    line.clear();
    append_canonical(line, row);
    hash.add(line);
    ++seal.rows;
  });
  seal.hash = hash.hex();
  return seal;
}

SealRow last_seal(Unit& unit) {
  SealRow seal;
  sql(unit).session() << "select to_seq, hash from seal order by to_seq desc limit 1",
      soci::into(seal.to_seq), soci::into(seal.hash);
  return seal;
}

/// The highest number below which no row can appear any more. Numbers are given before their
/// transactions end; the lock waits for those that are under way.
std::int64_t final_seq(SqlBook& book) {
  return book.write([](Unit& unit) {
    if (sql(unit).dialect().postgresql()) {
      run_script(sql(unit).session(), Engine::postgresql,
                 "set local lock_timeout = '10s'; select kontor_lock_audit()");
    }
    return select_number(sql(unit).session(), "select max(seq) from audit");
  });
}

/// Puts one seal on rows up to `to`. False when nothing was left.
bool seal_next(Unit& unit, std::int64_t to, Instant now) {
  if (sql(unit).dialect().postgresql()) {
    run_script(sql(unit).session(), Engine::postgresql, "select pg_advisory_xact_lock(7305419461)");
  }
  const SealRow last = last_seal(unit);
  const std::int64_t from = last.to_seq + 1;
  if (from > to) return false;
  const std::int64_t end = std::min(to, from + kRowsPerSeal - 1);
  const SealRow seal = hashed(unit, {end, from, 0, last.hash, {}, now, kSealForm});
  sql(unit).session()
      << "insert into seal (to_seq, from_seq, row_count, previous, hash, sealed_at, form) "
         "values (:to_seq, :from_seq, :row_count, :previous, :hash, :at, :form)",
      soci::use(seal.to_seq, "to_seq"), soci::use(seal.from_seq, "from_seq"),
      soci::use(seal.rows, "row_count"), soci::use(seal.previous, "previous"),
      soci::use(seal.hash, "hash"), soci::use(seal.sealed_at.ms, "at"),
      soci::use(seal.form, "form");
  return true;
}

std::vector<SealRow> all_seals(Unit& unit) {
  std::vector<SealRow> seals;
  SealRow row;
  soci::statement rows =
      (sql(unit).session().prepare
           << "select to_seq, from_seq, row_count, previous, hash, sealed_at, form from seal "
              "order by to_seq",
       soci::into(row.to_seq), soci::into(row.from_seq), soci::into(row.rows),
       soci::into(row.previous), soci::into(row.hash), soci::into(row.sealed_at.ms),
       soci::into(row.form));
  rows.execute();
  while (rows.fetch()) seals.push_back(row);
  return seals;
}

}  // namespace

std::string seal_book(SqlBook& book, const Clock& clock) {
  const std::int64_t to = final_seq(book);
  const Instant now = clock.now();
  while (book.write([&](Unit& unit) { return seal_next(unit, to, now); })) {
  }
  return book.read([](Unit& unit) { return last_seal(unit).hash; });
}

desk::SealedChain sealed_chain(Unit& unit) {
  desk::SealedChain chain;
  const auto read = [&](const char* which, desk::SealedRange& range) {
    sql(unit).session() << "select from_seq, to_seq, sealed_at, hash from seal where to_seq = "
                           "(select " +
                               std::string(which) + "(to_seq) from seal)",
        soci::into(range.from), soci::into(range.to), soci::into(range.sealed_at.ms),
        soci::into(range.hash);
  };
  chain.seals = select_number(sql(unit).session(), "select count(*) from seal");
  if (chain.seals == 0) return chain;
  read("min", chain.first);
  read("max", chain.last);
  return chain;
}

SealReport verify_seals(Unit& unit) {
  SealReport report;
  SealRow last;
  for (const SealRow& seal : all_seals(unit)) {
    ++report.seals;
    const SealRow again = hashed(unit, seal);
    const bool linked = seal.from_seq == last.to_seq + 1 && seal.previous == last.hash;
    if (!linked || seal.rows != again.rows || seal.hash != again.hash ||
        approved_later(unit, seal.form, seal.from_seq, seal.to_seq)) {
      report.broken.push_back({seal.from_seq, seal.to_seq, seal.sealed_at});
    } else if (report.holds()) {
      report.sealed_to = seal.to_seq;
      report.head = seal.hash;
    }
    last = seal;
  }
  report.unsealed = select_number(
      sql(unit).session(), fmt::format("select count(*) from audit where seq > {}", last.to_seq));
  return report;
}

std::optional<SealPlace> find_head(Unit& unit, const std::string& head) {
  for (const SealRow& seal : all_seals(unit)) {
    if (seal.hash == head) return SealPlace{seal.to_seq, seal.sealed_at};
  }
  return std::nullopt;
}

}  // namespace kontor::persistence
