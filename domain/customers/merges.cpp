#include "domain/customers/merges.h"

#include <algorithm>
#include <set>

#include "domain/base/failure.h"
#include "domain/post_audit.h"

namespace kontor::customers {

namespace merges_detail {

Refusal about(RefusalCode code, CustomerId customer, CustomerId other = {}) {
  Refusal refusal{code, {{"customer", code_of(customer)}}};
  if (other) refusal.args.emplace_back("other", code_of(other));
  return refusal;
}

/// The golden profile and the aliases to be, each once.
std::vector<CustomerId> named(const MergeWish& wish) {
  std::vector<CustomerId> all{wish.golden};
  for (const CustomerId alias : wish.aliases)
    if (std::find(all.begin() + 1, all.end(), alias) == all.end()) all.push_back(alias);
  return all;
}

}  // namespace merges_detail

TakenParts taken_by(const std::vector<Merge>& merges, const std::vector<PersonProfile>& profiles) {
  TakenParts taken;
  for (const Merge& merge : merges)
    for (const auto& [part, from] : merge.taken)
      if (std::any_of(profiles.begin(), profiles.end(),
                      [id = from](const PersonProfile& p) { return p.id == id; }))
        taken[part] = from;
  return taken;
}

/// Locks whom it names, so that what it finds holds until the unit ends.
Result<MergedPerson> Merges::planned(Unit& unit, const MergeWish& wish) {
  using namespace merges_detail;
  if (const auto no = company::refused(m_actor, company::Permission::edit_customers)) return *no;
  auto ids = named(wish);
  if (ids.size() < 2 || std::count(ids.begin(), ids.end(), wish.golden) > 1)
    return about(RefusalCode::customer_same, wish.golden);
  const auto exist = m_stores.merges.lock(unit, ids);
  for (const CustomerId id : ids)
    if (std::find(exist.begin(), exist.end(), id) == exist.end())
      return about(RefusalCode::customer_unknown, id);
  const auto merged = m_stores.merges.persons(unit, ids);
  if (!merged.empty())
    return about(RefusalCode::customer_merged, merged.begin()->first, merged.begin()->second);
  for (const CustomerId alias : m_stores.merges.aliases(unit, ids)) ids.push_back(alias);
  for (const auto& [part, from] : wish.take)
    if (std::find(ids.begin(), ids.end(), from) == ids.end())
      return about(RefusalCode::customer_not_merged, from, wish.golden);
  MergedPerson person;
  person.profiles = m_stores.merges.profiles(unit, ids);
  person.taken = survivors(person.profiles);
  for (const auto& [part, from] : wish.take) person.taken[part] = from;
  person.record = person_record(person.profiles, person.taken);
  return person;
}

Result<MergedPerson> Merges::preview(const MergeWish& wish) {
  return m_book.write([&](Unit& unit) { return planned(unit, wish); });
}

void Merges::tell(Unit& unit, const char* action, CustomerId person, const std::string& before,
                  const std::string& after) {
  books::post_audit(
      unit, m_stores.ledger,
      books::audit_row(m_actor, m_clock.now(), action, "customer", person.value, before, after));
}

void Merges::decide_pairs(Unit& unit, const std::vector<CustomerId>& profiles) {
  const auto persons = m_stores.merges.persons(unit, profiles);
  const auto person_of = [&](CustomerId id) {
    const auto found = persons.find(id);
    return found == persons.end() ? id : found->second;
  };
  for (DuplicatePair& pair : m_stores.duplicates.pairs_among(unit, profiles)) {
    const bool one = person_of(pair.first) == person_of(pair.second);
    if (one && pair.state == PairState::open) {
      pair.state = PairState::merged;
      pair.decided_by = m_actor.employee;
      pair.decided_at = m_clock.now();
    } else if (!one && pair.state == PairState::merged) {
      pair.state = PairState::open;
      pair.decided_by = {};
      pair.decided_at.reset();
    } else {
      continue;
    }
    m_stores.duplicates.put_pair(unit, pair);
  }
}

Result<MergedPerson> Merges::merged(Unit& unit, const MergeWish& wish) {
  auto person = planned(unit, wish);
  if (!person) return person;
  auto ids = merges_detail::named(wish);
  for (std::size_t i = 1; i < ids.size(); ++i) {
    m_stores.merges.add(unit,
                        {ids[i], wish.golden, m_clock.now(), m_actor.employee, person->taken});
    tell(unit, "customer.merge", wish.golden, code_of(ids[i]), code_of(wish.golden));
  }
  std::vector<CustomerId> all;
  for (const PersonProfile& profile : person->profiles) all.push_back(profile.id);
  decide_pairs(unit, all);
  return person;
}

Result<MergedPerson> Merges::merge(const MergeWish& wish) {
  return m_book.write([&](Unit& unit) { return merged(unit, wish); });
}

bool Merges::told_apart(Unit& unit, const std::vector<CustomerId>& profiles) {
  const auto pairs = m_stores.duplicates.pairs_among(unit, profiles);
  return std::any_of(pairs.begin(), pairs.end(),
                     [](const DuplicatePair& pair) { return pair.state == PairState::apart; });
}

Result<MergedPairs> Merges::merge_certain(std::int64_t above_ppm, const FindProgress& progress) {
  if (const auto no = company::refused(m_actor, company::Permission::edit_customers)) return *no;
  if (above_ppm < least_certainty_ppm || above_ppm > most_certainty_ppm)
    return Refusal{RefusalCode::certainty_invalid, {}};
  MergedPairs done;
  DuplicateFilter filter;
  filter.above_ppm = above_ppm;
  const std::int64_t total =
      m_book.read([&](Unit& unit) { return count_open(unit, m_stores.duplicates, above_ppm); });
  do {
    const auto page =
        m_book.read([&](Unit& unit) { return m_stores.duplicates.open_pairs(unit, filter); });
    for (const DuplicatePair& pair : page.rows) {
      if (!progress("write", done.merged + done.left, total)) throw Failure(FailureCode::cancelled);
      const bool one = m_book.write([&](Unit& unit) {
        auto all = m_stores.merges.aliases(unit, {pair.first, pair.second});
        all.push_back(pair.first);
        all.push_back(pair.second);
        return !told_apart(unit, all) &&
               static_cast<bool>(merged(unit, {pair.first, {pair.second}, {}}));
      });
      ++(one ? done.merged : done.left);
    }
    filter.after = page.next;
  } while (!filter.after.empty());
  return done;
}

Result<CustomerId> Merges::unmerge(CustomerId alias) {
  using merges_detail::about;
  if (const auto no = company::refused(m_actor, company::Permission::edit_customers)) return *no;
  return m_book.write([&](Unit& unit) -> Result<CustomerId> {
    // Whoever merges or parts the person locks its golden profile, which may change meanwhile.
    CustomerId person;
    while (true) {
      if (m_stores.merges.lock(unit, {alias, person ? person : alias}).empty())
        return about(RefusalCode::customer_unknown, alias);
      const auto persons = m_stores.merges.persons(unit, {alias});
      if (persons.empty()) return about(RefusalCode::customer_not_merged, alias);
      if (persons.at(alias) == person) break;
      person = persons.at(alias);
    }
    auto all = m_stores.merges.aliases(unit, {person});
    all.push_back(person);
    m_stores.merges.end(unit, alias, m_clock.now(), m_actor.employee);
    tell(unit, "customer.unmerge", person, code_of(person), code_of(alias));
    decide_pairs(unit, all);
    return person;
  });
}

}  // namespace kontor::customers
