#include "domain/customers/duplicates.h"

#include <algorithm>
#include <array>
#include <map>

#include "domain/base/failure.h"
#include "domain/base/fields.h"
#include "domain/post_audit.h"

namespace kontor::customers {

namespace duplicates_detail {

constexpr auto pair_state_names = std::to_array<std::string_view>({"open", "apart", "merged"});
constexpr int taken_at_once = 2'000;
constexpr int blocks_at_once = 1'000;
constexpr std::int64_t sampled_profiles = 2'000;
/// So many pairs teach what agreements are worth.
constexpr std::int64_t learned_pairs = 300'000;
constexpr std::int64_t million = 1'000'000;

void tell(const FindProgress& progress, std::string_view stage, std::int64_t done,
          std::int64_t total) {
  if (!progress(stage, done, total)) throw Failure(FailureCode::cancelled);
}

/// How far a walk over hashes came: they are spread evenly.
std::int64_t thousandths(Block block) {
  constexpr int bits = 53;
  return (block >> bits) * 1'000 >> (63 - bits);
}

}  // namespace duplicates_detail

std::string_view name_of(PairState state) {
  return duplicates_detail::pair_state_names.at(static_cast<std::size_t>(state));
}

std::optional<PairState> pair_state_named(std::string_view name) {
  const auto& names = duplicates_detail::pair_state_names;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<PairState>(i);
  return std::nullopt;
}

std::int64_t count_open(Unit& unit, DuplicateStore& store, std::int64_t above_ppm) {
  DuplicateFilter filter;
  filter.above_ppm = above_ppm;
  filter.limit = duplicates_detail::taken_at_once;
  std::int64_t counted = 0;
  do {
    const auto page = store.open_pairs(unit, filter);
    counted += std::ssize(page.rows);
    filter.after = page.next;
  } while (!filter.after.empty() && counted < most_pairs_counted);
  return counted;
}

DuplicatePair pair_of(const MatchModel& model, const MatchRow& a, const MatchRow& b,
                      const statistics::Agreement& agreement) {
  DuplicatePair pair;
  pair.first = std::min(a.customer, b.customer);
  pair.second = std::max(a.customer, b.customer);
  pair.agreement = agreement;
  pair.weight_milli = weight_milli(model, agreement);
  pair.probability_ppm = probability_ppm(model, agreement);
  return pair;
}

MatchModel Duplicates::learn(const FindProgress& progress, std::int64_t profiles,
                             const std::unordered_set<Block>& too_large) {
  using namespace duplicates_detail;
  if (profiles < fewest_profiles) return usual_model();
  const auto sample =
      m_book.read([&](Unit& unit) { return m_stores.duplicates.sample(unit, sampled_profiles); });
  statistics::Agreements pairs;
  std::int64_t compared = 0;
  Block after = -1;
  while (compared < learned_pairs) {
    const auto page = m_book.read(
        [&](Unit& unit) { return m_stores.duplicates.blocks(unit, after, blocks_at_once); });
    if (page.empty()) break;
    after = page.back().block;
    for (const BlockRows& block : page)
      each_pair(block.block, block.rows, too_large,
                [&](const MatchRow&, const MatchRow&, statistics::Agreement agreement) {
                  ++pairs[std::move(agreement)];
                  ++compared;
                });
    tell(progress, "read", compared, learned_pairs);
  }
  return fit_model(pairs, sample);
}

void Duplicates::compare_all(const FindProgress& progress,
                             const std::unordered_set<Block>& too_large, DuplicateRun& run) {
  using namespace duplicates_detail;
  std::int64_t wrong_ppm = 0;
  Block after = -1;
  tell(progress, "check", 0, 1'000);
  while (true) {
    const auto page = m_book.read(
        [&](Unit& unit) { return m_stores.duplicates.blocks(unit, after, blocks_at_once); });
    if (page.empty()) break;
    after = page.back().block;
    std::vector<DuplicatePair> found;
    for (const BlockRows& block : page)
      each_pair(block.block, block.rows, too_large,
                [&](const MatchRow& a, const MatchRow& b, const statistics::Agreement& agreement) {
                  ++run.compared;
                  auto pair = pair_of(run.model, a, b, agreement);
                  if (pair.probability_ppm < run.above_ppm) return;
                  pair.found_at = run.at;
                  found.push_back(std::move(pair));
                });
    for (const auto& pair : found) wrong_ppm += million - pair.probability_ppm;
    run.found += std::ssize(found);
    if (!found.empty())
      m_book.write([&](Unit& unit) { m_stores.duplicates.put_found(unit, found); });
    tell(progress, "check", thousandths(after), 1'000);
  }
  run.expected_wrong_ppm = run.found > 0 ? wrong_ppm / run.found : 0;
}

Result<DuplicateRun> Duplicates::find(std::int64_t above_ppm, const FindProgress& progress) {
  using namespace duplicates_detail;
  if (const auto no = company::refused(m_actor, company::Permission::edit_customers)) return *no;
  if (above_ppm < least_certainty_ppm || above_ppm > most_certainty_ppm)
    return Refusal{RefusalCode::certainty_invalid, {}};
  DuplicateRun run;
  run.at = m_clock.now();
  run.above_ppm = above_ppm;
  for (CustomerId after;;) {
    after = m_book.write(
        [&](Unit& unit) { return m_stores.duplicates.take_in(unit, after, taken_at_once); });
    if (!after) break;
    tell(progress, "write", 0, 0);
  }
  const auto large = m_book.read([&](Unit& unit) {
    run.profiles = m_stores.duplicates.profiles(unit);
    return m_stores.duplicates.large_blocks(unit);
  });
  const std::unordered_set<Block> too_large(large.begin(), large.end());
  run.left_out = std::ssize(large);
  run.model = learn(progress, run.profiles, too_large);
  compare_all(progress, too_large, run);
  m_book.write([&](Unit& unit) {
    m_stores.duplicates.drop_older(unit, run.at);
    m_stores.duplicates.put_run(unit, run);
    books::post_audit(unit, m_stores.ledger,
                      books::audit_row(m_actor, m_clock.now(), "customer.duplicates", "book", 0, "",
                                       named_fields({{"count", std::to_string(run.found)}})));
  });
  return run;
}

Result<std::vector<DuplicatePair>> Duplicates::of(Unit& unit, CustomerId customer,
                                                  std::int64_t above_ppm) const {
  auto& store = m_stores.duplicates;
  const auto own = store.rows(unit, {customer});
  if (own.empty()) return Refusal{RefusalCode::customer_unknown, {{"customer", code_of(customer)}}};
  const auto run = store.last_run(unit);
  const MatchModel model = run ? run->model : usual_model();
  std::vector<DuplicatePair> pairs;
  for (const MatchRow& other : store.candidates(unit, own.front().blocks, own.front().customer)) {
    auto pair = pair_of(model, own.front(), other, agreement_of(own.front().facts, other.facts));
    if (pair.probability_ppm < above_ppm) continue;
    const auto known = store.pair(unit, pair.first, pair.second);
    if (!known || known->state == PairState::open) pairs.push_back(std::move(pair));
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const DuplicatePair& a, const DuplicatePair& b) {
    return a.probability_ppm > b.probability_ppm;
  });
  return pairs;
}

Result<bool> Duplicates::set_apart(CustomerId a, CustomerId b) {
  if (const auto no = company::refused(m_actor, company::Permission::edit_customers)) return *no;
  if (a == b) return Refusal{RefusalCode::customer_same, {{"customer", code_of(a)}}};
  return m_book.write([&](Unit& unit) -> Result<bool> {
    std::map<CustomerId, MatchRow> rows;
    for (auto& row : m_stores.duplicates.rows(unit, {a, b})) rows.emplace(row.customer, row);
    for (const CustomerId id : {a, b})
      if (!rows.contains(id))
        return Refusal{RefusalCode::customer_unknown, {{"customer", code_of(id)}}};
    auto pair = m_stores.duplicates.pair(unit, std::min(a, b), std::max(a, b));
    if (pair && pair->state == PairState::apart) return false;
    if (!pair) {
      pair = pair_of(usual_model(), rows.at(a), rows.at(b),
                     agreement_of(rows.at(a).facts, rows.at(b).facts));
      pair->found_at = m_clock.now();
    }
    pair->state = PairState::apart;
    pair->decided_by = m_actor.employee;
    pair->decided_at = m_clock.now();
    m_stores.duplicates.put_pair(unit, *pair);
    books::post_audit(unit, m_stores.ledger,
                      books::audit_row(m_actor, m_clock.now(), "customer.apart", "customer",
                                       pair->first.value, "", code_of(pair->second)));
    return true;
  });
}

}  // namespace kontor::customers
