#include "domain/books/entry.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <map>
#include <tuple>

#include "domain/base/check.h"
#include "domain/base/digest.h"

namespace kontor::books {

namespace {

constexpr std::array<std::string_view, 13> entry_kind_names = {
    "payment",  "sale",     "refund",    "goods_back", "opening_count", "settlement", "opening",
    "reversal", "transfer", "set_aside", "adjustment", "count",         "purchase"};

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

/// Every entry is hashed when it is posted and when the book is checked, so that its text is put
/// together without a formatting library.
class FactsText {
 public:
  FactsText& word(std::string_view text) {
    m_text += text;
    return *this;
  }
  /// A blank and the number, or the text.
  FactsText& add(std::int64_t number) {
    std::array<char, 21> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    m_text += ' ';
    m_text.append(digits.data(), end);
    return *this;
  }
  template <class Tag>
  FactsText& add(Id<Tag> id) {
    return add(id.value);
  }
  FactsText& add(std::string_view text) {
    m_text += ' ';
    m_text += text;
    return *this;
  }
  /// Free text, with its length.
  FactsText& free(std::string_view text) {
    add(static_cast<std::int64_t>(text.size())).word(":").word(text);
    return *this;
  }
  std::string take() { return std::move(m_text); }

 private:
  std::string m_text;
};

void add_line(FactsText& to, const Posting& p) {
  to.word("posting").add(p.account).add(p.channel).add(p.location).add(p.item);
  to.add(p.amount.minor).add(p.amount.currency.code()).add(p.entity_minor);
  to.word(p.red ? " red\n" : "\n");
}

void add_line(FactsText& to, const stock::Movement& m) {
  // The owner stands last and with its length, since it is the only free text of the line.
  to.word("movement").add(m.line).add(m.product).add(m.from).add(stock::name_of(m.from_state));
  to.add(m.to).add(stock::name_of(m.to_state)).add(m.quantity.milli).add(m.value_minor);
  to.free(m.owner).word("\n");
  for (const stock::LotShare& share : m.lots)
    to.word("lot").add(share.from).add(share.to).add(share.quantity.milli).word("\n");
}

void add_line(FactsText& to, const SaleFact& s) {
  to.word("sale").add(s.line).add(s.product).add(s.channel).add(s.location).add(s.employee);
  to.add(s.customer).add(s.currency.code()).add(s.orders).add(s.lines).add(s.units.milli);
  to.add(s.gross_minor).add(s.discount_minor).add(s.returns_minor).add(s.shipping_minor);
  to.add(s.tax_minor).add(s.cost_minor);
  // What most facts don't have leaves no trace, so that the hashes of older entries stay.
  if (s.credit || s.credit_ppm != 0) to.word(s.credit ? " credit" : " share").add(s.credit_ppm);
  if (s.add_on) to.word(" add-on");
  if (s.sold_on.days != 0) to.word(" sold").add(std::int64_t{s.sold_on.days});
  if (s.manual_minor != 0) to.word(" manual").add(s.manual_minor);
  to.word("\n");
}

template <class Rows>
void add_in_order(FactsText& to, const Rows& rows) {
  if (std::ranges::is_sorted(rows)) {
    for (const auto& row : rows) add_line(to, row);
  } else {
    for (const auto& row : in_order(rows)) add_line(to, row);
  }
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

SaleFact SaleFact::dimensions() const {
  SaleFact d;
  d.line = line;
  d.product = product;
  d.channel = channel;
  d.location = location;
  d.employee = employee;
  d.customer = customer;
  d.currency = currency;
  d.credit = credit;
  d.add_on = add_on;
  d.sold_on = sold_on;
  return d;
}

void SaleFact::add(const SaleFact& other, std::int64_t sign) {
  orders += sign * other.orders;
  lines += sign * other.lines;
  units.milli += sign * other.units.milli;
  gross_minor += sign * other.gross_minor;
  discount_minor += sign * other.discount_minor;
  returns_minor += sign * other.returns_minor;
  shipping_minor += sign * other.shipping_minor;
  tax_minor += sign * other.tax_minor;
  cost_minor += sign * other.cost_minor;
  manual_minor += sign * other.manual_minor;
  credit_ppm += sign * other.credit_ppm;
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
  FactsText text;
  text.word("entry").add(e.id).add(e.entity).add(name_of(e.kind)).add(e.document);
  text.add(e.corrects).word("\ntime").add(e.event_at.to_iso()).add(e.business_date.to_iso());
  text.add(e.accounting_date.to_iso()).add(e.late ? "late" : "in-time");
  text.add(e.date_estimated ? "estimated" : "dated").add(e.recorded_at.to_iso());
  text.word("\nactor").add(e.actor).word("\nkey").free(e.key).word("\n");
  if (e.part != 0) text.word("part").add(e.part).word("\n");
  add_in_order(text, e.postings);
  add_in_order(text, e.movements);
  add_in_order(text, e.sales);
  return text.take();
}

std::string digest_of(const Entry& e) { return sha256_hex(canonical_facts(e)); }

}  // namespace kontor::books
