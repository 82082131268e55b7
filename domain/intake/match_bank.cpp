#include "domain/intake/match_bank.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <set>

#include "domain/base/fold.h"

namespace kontor::intake {

namespace {

/// Shorter ones stand in other numbers by chance.
constexpr std::size_t shortest_reference = 5;

/// Letters and digits only: banks break references with blanks, dashes and line ends.
std::string plain_reference(std::string_view text) {
  std::string plain;
  for (const char c : fold(text))
    if (static_cast<unsigned char>(c) > 0x7f || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      plain += c;
  return plain;
}

bool names(const std::string& plain_text, std::string_view reference) {
  const std::string wanted = plain_reference(reference);
  return wanted.size() >= shortest_reference && plain_text.find(wanted) != std::string::npos;
}

/// Pairs what fits: a pair is made when each is the only best of the other.
class BankMatcher {
 public:
  BankMatcher(const std::vector<BankExpected>& expected, const std::vector<BankSeen>& seen)
      : m_expected(expected), m_seen(seen), m_taken(expected.size()), m_done(seen.size()) {}

  BankMatches run() {
    std::vector<std::string> texts;
    for (const BankSeen& line : m_seen) texts.push_back(plain_reference(line.text));
    pair([&](std::size_t e, std::size_t s) -> std::optional<int> {
      if (too_early(e, s)) return std::nullopt;
      if (!names(texts[s], m_expected[e].reference) && !names(texts[s], m_expected[e].key))
        return std::nullopt;
      return std::abs(m_seen[s].date.days - m_expected[e].date.days);
    });
    const auto by_date = [&](std::size_t e, std::size_t s) -> std::optional<int> {
      const int days = m_seen[s].date.days - m_expected[e].date.days;
      const bool fits = days >= 0 && days <= m_expected[e].days && !too_early(e, s);
      return fits ? std::optional(days) : std::nullopt;
    };
    pair(by_date);
    for (std::size_t s = 0; s < m_seen.size(); ++s)
      if (!m_done[s]) m_matches.unmatched[m_seen[s].document] = reason(s, by_date);
    return std::move(m_matches);
  }

 private:
  bool too_early(std::size_t e, std::size_t s) const {
    return m_expected[e].after && m_seen[s].date <= *m_expected[e].after;
  }

  /// The only free one with the least distance; none when two share it.
  template <class Distance>
  static std::optional<std::size_t> only_best(const std::vector<bool>& taken, Distance distance) {
    std::optional<std::size_t> best;
    std::optional<int> least;
    bool shared = false;
    for (std::size_t i = 0; i < taken.size(); ++i) {
      if (taken[i]) continue;
      const std::optional<int> d = distance(i);
      if (!d || (least && *d > *least)) continue;
      shared = least && *d == *least;
      least = d;
      best = i;
    }
    return shared ? std::nullopt : best;
  }

  template <class Distance>
  void pair(Distance distance) {
    // Pairs of one round do not touch each other, so that the order of the lists does not matter.
    for (bool found = true; found;) {
      std::vector<std::pair<std::size_t, std::size_t>> round;
      for (std::size_t s = 0; s < m_seen.size(); ++s) {
        if (m_done[s]) continue;
        const auto e = only_best(m_taken, [&](std::size_t i) { return distance(i, s); });
        if (!e) continue;
        const auto back = only_best(m_done, [&](std::size_t i) { return distance(*e, i); });
        if (back == s) round.emplace_back(*e, s);
      }
      for (const auto& [e, s] : round) {
        m_taken[e] = m_done[s] = true;
        m_matches.paid_by[m_seen[s].document] = m_expected[e].document;
      }
      found = !round.empty();
    }
  }

  template <class Distance>
  UnmatchedReason reason(std::size_t s, Distance by_date) const {
    bool free = false;
    for (std::size_t e = 0; e < m_expected.size(); ++e) {
      if (m_taken[e]) continue;
      free = true;
      if (by_date(e, s)) return UnmatchedReason::ambiguous;
    }
    return free ? UnmatchedReason::date : UnmatchedReason::no_payout;
  }

  const std::vector<BankExpected>& m_expected;
  const std::vector<BankSeen>& m_seen;
  std::vector<bool> m_taken, m_done;
  BankMatches m_matches;
};

}  // namespace

std::string_view name_of(UnmatchedReason reason) {
  constexpr std::array<std::string_view, 3> reasons = {"no_payout", "date", "ambiguous"};
  return reasons.at(static_cast<std::size_t>(reason));
}

std::map<DocumentId, DocumentId> match_parts(const std::vector<PartlyPayable>& invoices,
                                             std::vector<PartSeen> lines) {
  std::ranges::sort(lines, {}, [](const PartSeen& l) { return std::pair(l.date, l.key); });
  std::map<DocumentId, std::int64_t> paid;
  std::map<DocumentId, DocumentId> parts;
  for (const PartSeen& line : lines) {
    const std::string text = plain_reference(line.text);
    const auto only_named = [&](std::string PartlyPayable::*by) -> const PartlyPayable* {
      const PartlyPayable* named = nullptr;
      for (const PartlyPayable& invoice : invoices) {
        const bool same_sign = (invoice.open_minor < 0) == (line.minor < 0);
        if (!same_sign || line.date <= invoice.after || !names(text, invoice.*by)) continue;
        if (named) return nullptr;
        named = &invoice;
      }
      return named;
    };
    const PartlyPayable* invoice = only_named(&PartlyPayable::number);
    if (!invoice) invoice = only_named(&PartlyPayable::partner);
    if (!invoice) continue;
    std::int64_t& sum = paid[invoice->document];
    if (std::llabs(sum + line.minor) > std::llabs(invoice->open_minor)) continue;
    sum += line.minor;
    parts[line.document] = invoice->document;
  }
  return parts;
}

BankMatches match_bank(const std::vector<BankExpected>& expected,
                       const std::vector<BankSeen>& seen) {
  return BankMatcher(expected, seen).run();
}

}  // namespace kontor::intake
