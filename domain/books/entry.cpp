#include "domain/books/entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <tuple>

#include "domain/base/check.h"
#include "domain/base/digest.h"

namespace kontor::books {

namespace {

constexpr std::array<std::string_view, 8> entry_kind_names = {
    "payment",       "sale",       "refund",  "goods_back",
    "opening_count", "settlement", "opening", "reversal"};

auto dimensions_of(const Posting& p) {
  return std::tuple(p.account, p.channel, p.location, p.amount.currency, p.item, p.red);
}

/// What says on which side it stands: rounding residues have an entity amount only.
std::int64_t side_of(const Posting& p) {
  return p.amount.minor != 0 ? p.amount.minor : p.entity_minor;
}

template <class Key>
bool all_zero(const std::map<Key, std::int64_t>& sums) {
  return std::ranges::all_of(sums, [](const auto& sum) { return sum.second == 0; });
}

template <class Row>
std::vector<Row> in_order(std::vector<Row> rows) {
  std::ranges::sort(rows);
  return rows;
}

std::string_view place_name(stock::State state) {
  return state == stock::State::available ? "available" : "unavailable";
}

std::string line_of(const Posting& p) {
  return fmt::format("posting {} {} {} {} {} {} {}{}\n", p.account.value, p.channel.value,
                     p.location.value, p.item.value, p.amount.minor, p.amount.currency.code(),
                     p.entity_minor, p.red ? " red" : "");
}

std::string line_of(const stock::Movement& m) {
  // The owner stands last and with its length, since it is the only free text of the line.
  return fmt::format("movement {} {} {} {} {} {} {} {} {}:{}\n", m.line, m.product.value,
                     m.from.value, place_name(m.from_state), m.to.value, place_name(m.to_state),
                     m.quantity.milli, m.value_minor, m.owner.size(), m.owner);
}

std::string line_of(const SaleFact& s) {
  return fmt::format("sale {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {}\n", s.line,
                     s.product.value, s.channel.value, s.location.value, s.employee.value,
                     s.customer.value, s.currency.code(), s.orders, s.lines, s.units.milli,
                     s.gross_minor, s.discount_minor, s.returns_minor, s.shipping_minor,
                     s.tax_minor, s.cost_minor);
}

}  // namespace

std::string_view name_of(EntryKind kind) {
  return entry_kind_names.at(static_cast<std::size_t>(kind));
}

EntryKind entry_kind_named(std::string_view name) {
  const auto found = std::ranges::find(entry_kind_names, name);
  KONTOR_ASSERT(found != entry_kind_names.end());
  return static_cast<EntryKind>(found - entry_kind_names.begin());
}

void merge_postings(std::vector<Posting>& postings) {
  std::ranges::sort(postings, {}, dimensions_of);
  std::vector<Posting> merged;
  for (const Posting& p : postings) {
    if (!merged.empty() && dimensions_of(merged.back()) == dimensions_of(p)) {
      merged.back().amount = merged.back().amount + p.amount;
      merged.back().entity_minor += p.entity_minor;
    } else {
      merged.push_back(p);
    }
  }
  std::erase_if(merged,
                [](const Posting& p) { return p.amount.minor == 0 && p.entity_minor == 0; });
  postings = std::move(merged);
}

void take_back_in_red(std::vector<Posting>& postings, const std::vector<Posting>& posted) {
  std::vector<Posting> beyond;
  for (Posting& p : postings) {
    const auto was = std::ranges::find(posted, dimensions_of(p), dimensions_of);
    if (was == posted.end() || (side_of(*was) > 0) == (side_of(p) > 0)) continue;
    p.red = true;
    if (std::llabs(side_of(p)) <= std::llabs(side_of(*was))) continue;
    Posting rest = p;
    rest.red = false;
    rest.amount = p.amount + was->amount;
    rest.entity_minor = p.entity_minor + was->entity_minor;
    p.amount = -was->amount;
    p.entity_minor = -was->entity_minor;
    beyond.push_back(rest);
  }
  postings.insert(postings.end(), beyond.begin(), beyond.end());
  merge_postings(postings);
}

bool balances(const Entry& entry) {
  std::map<Currency, std::int64_t> by_currency;
  std::map<ChannelId, std::int64_t> by_side;
  for (const Posting& p : entry.postings) {
    by_currency[p.amount.currency] += p.amount.minor;
    by_side[p.channel] += p.entity_minor;
  }
  // When every side is zero, so is the sum in the entity's currency.
  return all_zero(by_currency) && all_zero(by_side);
}

std::string canonical_facts(const Entry& e) {
  std::string text =
      fmt::format("entry {} {} {} {} {}\ntime {} {} {} {} {} {}\nactor {}\nkey {}:{}\n", e.id.value,
                  e.entity.value, name_of(e.kind), e.document.value, e.corrects.value,
                  e.event_at.to_iso(), e.business_date.to_iso(), e.accounting_date.to_iso(),
                  e.late ? "late" : "in-time", e.date_estimated ? "estimated" : "dated",
                  e.recorded_at.to_iso(), e.actor.value, e.key.size(), e.key);
  if (e.part != 0) text += fmt::format("part {}\n", e.part);
  for (const Posting& p : in_order(e.postings)) text += line_of(p);
  for (const stock::Movement& m : in_order(e.movements)) text += line_of(m);
  for (const SaleFact& s : in_order(e.sales)) text += line_of(s);
  return text;
}

std::string digest_of(const Entry& e) { return sha256_hex(canonical_facts(e)); }

}  // namespace kontor::books
