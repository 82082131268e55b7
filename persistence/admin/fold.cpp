#include "persistence/admin/fold.h"

#include <fmt/format.h>

#include "persistence/admin/tables.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

constexpr std::int64_t kRowsPerFold = 20000;

struct FoldText {
  std::string fold;   ///< gives the rows taken and the rows that became all zero
  std::string clean;  ///< removes rows of zeros; empty where they stay
};

FoldText fold_text(const Table& table) {
  std::string sums;
  std::string additions;
  std::string zero;
  for (const std::string& value : table.values()) {
    sums += fmt::format(", cast(sum({0}) as bigint) as {0}", value);
    additions += fmt::format("{}{} = s.{} + excluded.{}", additions.empty() ? "" : ", ", value,
                             value, value);
    zero += fmt::format("{}{} = 0", zero.empty() ? "" : " and ", value);
  }
  const std::string key = fmt::format("{}", fmt::join(table.key, ", "));
  const std::string columns = fmt::format("{}, {}", key, fmt::join(table.values(), ", "));
  FoldText text;
  text.fold = fmt::format(
      "with gone as (delete from {0}_delta where seq in (select seq from {0}_delta order by seq "
      "limit {1}) returning {2}), sums as (select {3}{4} from gone group by {3}), put as (insert "
      "into {0} as s ({2}) select {2} from sums order by {3} on conflict ({3}) do update set {5} "
      "returning ({6}) as zero) select (select count(*) from gone), (select count(*) from put "
      "where zero)",
      table.name, kRowsPerFold, columns, key, sums, additions, zero);
  if (!table.keeps_zeros) text.clean = fmt::format("delete from {} where {}", table.name, zero);
  return text;
}

/// Folds one piece; returns the delta rows taken, or -1 when another process is folding.
std::int64_t fold_piece(Unit& unit, const FoldText& text) {
  soci::session& session = sql(unit).session();
  if (select_number(session,
                    "select case when pg_try_advisory_xact_lock(7305419462) then 1 else 0 end") ==
      0) {
    return -1;
  }
  std::int64_t taken = 0;
  std::int64_t zeros = 0;
  session << text.fold, soci::into(taken), soci::into(zeros);
  if (zeros > 0 && !text.clean.empty()) session << text.clean;
  return taken;
}

}  // namespace

std::int64_t fold_deltas(SqlBook& book) {
  if (book.engine() == Engine::sqlite) return 0;
  std::int64_t folded = 0;
  for (const Table& table : book_tables()) {
    if (!table.has_delta) continue;
    const FoldText text = fold_text(table);
    const std::string any =
        fmt::format("select count(*) from (select 1 from {}_delta limit 1) d", table.name);
    while (book.read([&](Unit& u) { return select_number(sql(u).session(), any); }) > 0) {
      const std::int64_t taken = book.write([&](Unit& unit) { return fold_piece(unit, text); });
      if (taken < 0) return folded;
      folded += taken;
    }
  }
  return folded;
}

}  // namespace kontor::persistence
