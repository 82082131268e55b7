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

struct SealRow {
  std::int64_t to_seq = 0;
  std::int64_t from_seq = 0;
  std::int64_t rows = 0;
  std::string previous;
  std::string hash;
};

/// The chain's next hash over the rows of a range, and how many rows that are.
SealRow hash_range(Unit& unit, std::int64_t from, std::int64_t to, const std::string& previous) {
  const Table audit = book_table("audit");
  SealRow seal{to, from, 0, previous, {}};
  Sha256 hash;
  hash.add(previous);
  std::string line;
  const std::string query =
      fmt::format("select {} from audit where seq >= {} and seq <= {} order by seq",
                  fmt::join(audit.column_names(), ", "), from, to);
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
  const SealRow seal = hash_range(unit, from, end, last.hash);
  sql(unit).session()
      << "insert into seal (to_seq, from_seq, row_count, previous, hash, sealed_at) "
         "values (:to_seq, :from_seq, :row_count, :previous, :hash, :at)",
      soci::use(seal.to_seq, "to_seq"), soci::use(seal.from_seq, "from_seq"),
      soci::use(seal.rows, "row_count"), soci::use(seal.previous, "previous"),
      soci::use(seal.hash, "hash"), soci::use(now.ms, "at");
  return true;
}

std::vector<SealRow> all_seals(Unit& unit) {
  std::vector<SealRow> seals;
  SealRow row;
  soci::statement rows =
      (sql(unit).session().prepare
           << "select to_seq, from_seq, row_count, previous, hash from seal order by to_seq",
       soci::into(row.to_seq), soci::into(row.from_seq), soci::into(row.rows),
       soci::into(row.previous), soci::into(row.hash));
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

SealReport verify_seals(Unit& unit) {
  SealReport report;
  for (const SealRow& seal : all_seals(unit)) {
    ++report.seals;
    const SealRow again = hash_range(unit, seal.from_seq, seal.to_seq, report.head);
    if (seal.from_seq != report.sealed_to + 1 || seal.previous != report.head ||
        seal.rows != again.rows || seal.hash != again.hash) {
      report.broken_from = seal.from_seq;
      return report;
    }
    report.sealed_to = seal.to_seq;
    report.head = seal.hash;
  }
  return report;
}

}  // namespace kontor::persistence
