#include <map>

#include "domain/base/fields.h"
#include "persistence/stores/duplicate_store.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

using customers::DuplicatePair;
using customers::DuplicateRun;

namespace duplicate_pairs_detail {

constexpr std::size_t pair_part = 2000;

ValueList pair_rows(Unit& unit, const std::vector<DuplicatePair>& pairs) {
  ValueList rows(unit, {{"first_id", ValueType::integer},
                        {"second_id", ValueType::integer},
                        {"agreement", ValueType::text},
                        {"weight_milli", ValueType::integer},
                        {"probability_ppm", ValueType::integer},
                        {"found_at", ValueType::integer}});
  for (const DuplicatePair& p : pairs) {
    rows.add(p.first).add(p.second).add(customers::agreement_text(p.agreement));
    rows.add(p.weight_milli).add(p.probability_ppm).add(p.found_at.ms).end_row();
  }
  return rows;
}

/// Reads the columns of a pair.
class PairRows {
 public:
  static std::string columns() {
    return "first_id, second_id, agreement, weight_milli, probability_ppm, found_at, state, "
           "decided_by, decided_at";
  }
  void into(Query& q) {
    q.into(m_pair.first, m_pair.second, m_agreement, m_pair.weight_milli, m_pair.probability_ppm,
           m_pair.found_at, m_state, m_pair.decided_by, m_pair.decided_at);
  }
  DuplicatePair pair() const {
    DuplicatePair pair = m_pair;
    pair.agreement = customers::parse_agreement(m_agreement);
    const auto state = customers::pair_state_named(m_state);
    if (!state) fail_damaged_text();
    pair.state = *state;
    return pair;
  }

 private:
  DuplicatePair m_pair;
  std::string m_agreement, m_state;
};

}  // namespace duplicate_pairs_detail

void SqlDuplicateStore::put_found(Unit& unit, const std::vector<DuplicatePair>& pairs) {
  // One a key: through aliases two persons may be found together more than once.
  std::map<std::pair<CustomerId, CustomerId>, DuplicatePair> best;
  for (const DuplicatePair& p : pairs) {
    const auto [at, fresh] = best.try_emplace({p.first, p.second}, p);
    if (!fresh && at->second.probability_ppm < p.probability_ppm) at->second = p;
  }
  std::vector<DuplicatePair> once;
  for (auto& [key, pair] : best)
    if (pair.first != pair.second) once.push_back(std::move(pair));
  in_parts(once, duplicate_pairs_detail::pair_part, [&](const std::vector<DuplicatePair>& part) {
    const ValueList rows = duplicate_pairs_detail::pair_rows(unit, part);
    Query q(unit,
            "insert into customer_pair (first_id, second_id, agreement, weight_milli, "
            "probability_ppm, found_at, state, decided_by, decided_at) select first_id, second_id, "
            "agreement, weight_milli, probability_ppm, found_at, 'open', 0, cast(null as bigint) "
            "from " +
                rows.from("v") +
                " where true on conflict (first_id, second_id) do update set "
                "agreement = excluded.agreement, weight_milli = excluded.weight_milli, "
                "probability_ppm = excluded.probability_ppm, found_at = excluded.found_at "
                "where customer_pair.state = 'open' and (customer_pair.found_at < "
                "excluded.found_at or customer_pair.probability_ppm < excluded.probability_ppm)");
    rows.bind(q);
    q.execute();
  });
}

void SqlDuplicateStore::drop_older(Unit& unit, Instant at) {
  Query(unit, "delete from customer_pair where state = 'open' and found_at < :at")
      .bind("at", at)
      .execute();
}

customers::DuplicatePage SqlDuplicateStore::open_pairs(Unit& unit,
                                                       const customers::DuplicateFilter& filter) {
  // Who was merged since is compared again as the person by the next search.
  std::string where =
      "state = 'open' and probability_ppm >= :above and not exists (select 1 from customer_alias a "
      "where a.alias_id = first_id or a.alias_id = second_id)";
  if (filter.of) where += " and (first_id = :of or second_id = :of)";
  if (!filter.after.empty())
    where +=
        " and (-probability_ppm, first_id, second_id) > (cast(:less as bigint), "
        "cast(:first as bigint), cast(:second as bigint)) and probability_ppm <= :least";
  duplicate_pairs_detail::PairRows reader;
  Query q(unit, "select " + duplicate_pairs_detail::PairRows::columns() +
                    " from customer_pair where " + where +
                    " order by probability_ppm desc, first_id, second_id limit :limit");
  q.bind("above", filter.above_ppm).bind("limit", filter.limit + 1);
  if (filter.of) q.bind("of", filter.of);
  if (!filter.after.empty()) {
    FieldReader after(filter.after);
    after.next_record();
    const std::int64_t ppm = after.number(), first = after.number();
    q.bind("less", -ppm).bind("first", first).bind("second", after.number()).bind("least", ppm);
  }
  reader.into(q);
  customers::DuplicatePage page;
  while (q.next()) {
    if (std::ssize(page.rows) == filter.limit) {
      const DuplicatePair& last = page.rows.back();
      FieldWriter next;
      next.add(last.probability_ppm).add(last.first.value).add(last.second.value).end_record();
      page.next = next.text();
      continue;
    }
    page.rows.push_back(reader.pair());
  }
  return page;
}

std::optional<DuplicatePair> SqlDuplicateStore::pair(Unit& unit, CustomerId first,
                                                     CustomerId second) {
  duplicate_pairs_detail::PairRows reader;
  Query q(unit, "select " + duplicate_pairs_detail::PairRows::columns() +
                    " from customer_pair where first_id = :first and second_id = :second");
  q.bind("first", first).bind("second", second);
  reader.into(q);
  std::optional<DuplicatePair> found;
  while (q.next()) found = reader.pair();
  return found;
}

std::vector<DuplicatePair> SqlDuplicateStore::pairs_among(Unit& unit,
                                                          const std::vector<CustomerId>& profiles) {
  duplicate_pairs_detail::PairRows reader;
  Query q(unit, "select " + duplicate_pairs_detail::PairRows::columns() +
                    " from customer_pair where " + in_ids(unit, "first_id", "firsts") + " and " +
                    in_ids(unit, "second_id", "seconds") + " order by first_id, second_id");
  q.bind_ids("firsts", profiles).bind_ids("seconds", profiles);
  reader.into(q);
  std::vector<DuplicatePair> found;
  while (q.next()) found.push_back(reader.pair());
  return found;
}

void SqlDuplicateStore::put_pair(Unit& unit, const DuplicatePair& pair) {
  Query(unit, "delete from customer_pair where first_id = :first and second_id = :second")
      .bind("first", pair.first)
      .bind("second", pair.second)
      .execute();
  Query q(unit,
          "insert into customer_pair (first_id, second_id, agreement, weight_milli, "
          "probability_ppm, found_at, state, decided_by, decided_at) values (:first, :second, "
          ":agreement, :weight, :probability, :found, :state, :by, :at)");
  q.bind("first", pair.first).bind("second", pair.second);
  q.bind("agreement", customers::agreement_text(pair.agreement));
  q.bind("weight", pair.weight_milli).bind("probability", pair.probability_ppm);
  q.bind("found", pair.found_at).bind("state", customers::name_of(pair.state));
  q.bind("by", pair.decided_by).bind("at", pair.decided_at);
  q.execute();
}

std::optional<DuplicateRun> SqlDuplicateStore::last_run(Unit& unit) {
  DuplicateRun run;
  std::string model;
  Query q(unit,
          "select at, above_ppm, profiles, compared, left_out, found, expected_wrong_ppm, model "
          "from customer_match_run");
  q.into(run.at, run.above_ppm, run.profiles, run.compared, run.left_out, run.found,
         run.expected_wrong_ppm, model);
  std::optional<DuplicateRun> found;
  while (q.next()) {
    run.model = customers::parse_model(model);
    found = run;
  }
  return found;
}

void SqlDuplicateStore::put_run(Unit& unit, const DuplicateRun& run) {
  Query(unit, "delete from customer_match_run").execute();
  Query q(unit,
          "insert into customer_match_run (number, at, above_ppm, profiles, compared, left_out, "
          "found, expected_wrong_ppm, model) values (1, :at, :above, :profiles, :compared, "
          ":left_out, :found, :wrong, :model)");
  q.bind("at", run.at).bind("above", run.above_ppm).bind("profiles", run.profiles);
  q.bind("compared", run.compared).bind("left_out", run.left_out).bind("found", run.found);
  q.bind("wrong", run.expected_wrong_ppm).bind("model", customers::model_text(run.model));
  q.execute();
}

}  // namespace kontor::persistence
