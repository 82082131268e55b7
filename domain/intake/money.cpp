#include "domain/intake/money.h"

#include <algorithm>
#include <utility>

#include "domain/base/check.h"
#include "domain/base/digest.h"
#include "domain/base/fields.h"
#include "domain/intake/money_store.h"
#include "domain/intake/opening.h"

namespace kontor::intake {

namespace {

using books::DocumentKind;
using books::DraftPosting;

/// The uses that a payout's file may tell and nobody else, with the account they are posted to.
struct UseAccount {
  MoneyUse use;
  const char* account;
  bool common;
};
constexpr UseAccount money_use_accounts[] = {{MoneyUse::fee, "channel_fees", false},
                                             {MoneyUse::fee_tax, "input_tax", true},
                                             {MoneyUse::marketplace_tax, "marketplace_tax", false},
                                             {MoneyUse::reserve, "reserve", false},
                                             {MoneyUse::reimbursement, "reimbursements", false},
                                             {MoneyUse::chargeback, "chargebacks", false},
                                             {MoneyUse::adjustment, "gateway_adjustments", false}};

/// Collects the postings of one document.
class MoneyPoster {
 public:
  explicit MoneyPoster(const MoneyDocument& m) : m_money(m) {}

  void clearing(DocumentId item, std::int64_t minor, ChannelId channel = {}) {
    add("clearing", m_money.gateway, channel ? channel : m_money.channel, item, minor);
  }
  void common(const char* account, DocumentId item, std::int64_t minor,
              const std::string& detail = {}) {
    add(account, detail, ChannelId(), item, minor);
  }
  /// An amount of the gateway's account and the account over against it.
  void against(const UseAccount& use, DocumentId item, std::int64_t minor) {
    add(use.account, {}, use.common ? ChannelId() : m_money.channel, {}, -minor);
    clearing(item, minor);
  }
  std::vector<DraftPosting> take() { return std::move(m_drafts); }

 private:
  void add(const char* account, const std::string& detail, ChannelId channel, DocumentId item,
           std::int64_t minor) {
    if (minor == 0) return;
    m_drafts.push_back({account, detail, channel, {}, {minor, m_money.currency}, item});
  }

  const MoneyDocument& m_money;
  std::vector<DraftPosting> m_drafts;
};

/// The buyer's money moves from the order's item to the payout's; fees and the like change what the
/// gateway owes us.
std::vector<DraftPosting> effect_of_settled(const MoneyDocument& m) {
  MoneyPoster post(m);
  const DocumentId carrier = m.payout ? m.payout : m.document;
  const std::int64_t paid = m.of(MoneyUse::order);
  post.clearing(m.order ? m.order : m.document, -paid, m.order ? m.order_channel : m.channel);
  post.clearing(carrier, paid);
  for (const UseAccount& use : money_use_accounts) post.against(use, carrier, m.of(use.use));
  post.clearing(m.carry, -m.of(MoneyUse::carried_over));
  post.clearing(carrier, m.of(MoneyUse::carried_over));
  post.common("cash_in_transit", m.document, -m.of(MoneyUse::our_payment));
  post.clearing(carrier, m.of(MoneyUse::our_payment));
  return post.take();
}

/// What is sent lies in transit until the bank has it; what cannot be sent is carried over.
std::vector<DraftPosting> effect_of_payout(const MoneyDocument& m, const MoneySums& told) {
  MoneyPoster post(m);
  if (!m.paid) return {};
  if (m.summed || m.amount_minor > 0)
    post.common("cash_in_transit", m.document, m.amount_minor);
  else
    post.clearing(m.carry, m.amount_minor);
  post.clearing(m.document, -m.amount_minor);
  MoneySums in_file = m.sums;
  MoneySums by_transactions = told;
  // A payout's file tells disputes and reimbursements among its adjustments.
  for (const MoneyUse use : {MoneyUse::chargeback, MoneyUse::reimbursement}) {
    in_file[at(MoneyUse::adjustment)] += in_file[at(use)];
    by_transactions[at(MoneyUse::adjustment)] += by_transactions[at(use)];
    in_file[at(use)] = 0;
  }
  // And the tax on fees in its fees, where it does not tell it apart.
  if (in_file[at(MoneyUse::fee_tax)] == 0)
    by_transactions[at(MoneyUse::fee)] += std::exchange(by_transactions[at(MoneyUse::fee_tax)], 0);
  for (const UseAccount& use : money_use_accounts)
    post.against(use, m.document, untold(in_file[at(use.use)], by_transactions[at(use.use)]));
  return post.take();
}

std::vector<DraftPosting> effect_of_bank_line(const MoneyDocument& m, DocumentId paid_by) {
  MoneyPoster post(m);
  post.common("bank", {}, m.amount_minor, m.gateway);
  if (paid_by)
    post.common("cash_in_transit", paid_by, -m.amount_minor);
  else
    post.common("bank_unmatched", m.document, -m.amount_minor);
  return post.take();
}

constexpr std::pair<DocumentKind, std::string_view> money_kinds[] = {
    {DocumentKind::settled, "settled"},
    {DocumentKind::payout, "payout"},
    {DocumentKind::bank_line, "bank_line"},
    {DocumentKind::opening, "opening"}};

void add_time(FieldWriter& w, const FileTime& time) {
  w.add(std::int64_t{time.local.date.days}).add(std::int64_t{time.local.second_of_day});
  w.add(std::int64_t{time.offset_minutes.value_or(100000)});
}

void add_part(FieldWriter& w, const SettledPart& p) {
  w.add(name_of(p.kind)).add(p.code).add(p.sku).add(p.name).add(p.item);
  w.add(p.quantity.milli).add(p.amount.minor).add(p.amount.currency.code());
  w.end_record();
}

}  // namespace

SettledKind settled_kind_named(std::string_view name) {
  for (const SettledKind kind :
       {SettledKind::charge, SettledKind::refund, SettledKind::chargeback, SettledKind::adjustment})
    if (name_of(kind) == name) return kind;
  fail_damaged_text();
}

std::string_view money_kind_name(DocumentKind kind) {
  for (const auto& [known, name] : money_kinds)
    if (known == kind) return name;
  KONTOR_ASSERT(false);
  return {};
}

DocumentKind money_kind_named(std::string_view name) {
  for (const auto& [kind, known] : money_kinds)
    if (known == name) return kind;
  fail_damaged_text();
}

MoneyUse use_of(const SettledPart& part, SettledKind kind) {
  switch (part.kind) {
    case PartKind::fee:
      return MoneyUse::fee;
    case PartKind::fee_tax:
      return MoneyUse::fee_tax;
    case PartKind::reserve:
      return MoneyUse::reserve;
    case PartKind::carried_over:
      return MoneyUse::carried_over;
    case PartKind::our_payment:
      return MoneyUse::our_payment;
    case PartKind::reimbursement:
      return MoneyUse::reimbursement;
    case PartKind::marketplace_tax:
      // Collected from the buyer with a sale, given back with a refund: the order's. The rest is
      // what the marketplace keeps of it.
      if (kind == SettledKind::charge && part.amount.minor > 0) return MoneyUse::order;
      if (kind == SettledKind::refund && part.amount.minor < 0) return MoneyUse::order;
      return MoneyUse::marketplace_tax;
    default:
      break;
  }
  if (kind == SettledKind::chargeback) return MoneyUse::chargeback;
  return kind == SettledKind::adjustment ? MoneyUse::adjustment : MoneyUse::order;
}

std::int64_t MoneyDocument::bank_minor() const {
  if (kind == DocumentKind::bank_line) return amount_minor;
  if (kind == DocumentKind::payout) return paid && (summed || amount_minor > 0) ? amount_minor : 0;
  if (kind == DocumentKind::opening) return bank_minor_of_opening(*this);
  return kind == DocumentKind::settled ? -of(MoneyUse::our_payment) : 0;
}

std::int64_t untold(std::int64_t in_file, std::int64_t told) {
  const std::int64_t rest = in_file - told;
  if (in_file > 0) return std::clamp<std::int64_t>(rest, 0, in_file);
  return std::clamp<std::int64_t>(rest, in_file, 0);
}

std::vector<DraftPosting> effect_of(const MoneyDocument& m, const MoneySums& told,
                                    DocumentId paid_by) {
  if (m.kind == DocumentKind::settled) return effect_of_settled(m);
  if (m.kind == DocumentKind::payout) return effect_of_payout(m, told);
  if (m.kind == DocumentKind::opening) return effect_of_opening(m, told[at(MoneyUse::order)]);
  return effect_of_bank_line(m, paid_by);
}

std::string content_hash(const IncomingSettled& in) {
  FieldWriter w;
  w.add(name_of(in.kind)).add(in.gateway).add(in.key).add(in.order).add(in.payout);
  add_time(w, in.at);
  w.add(in.currency.code()).flag(in.tells_sale).add(in.location).end_record();
  for (const SettledPart& p : in.parts) add_part(w, p);
  return sha256_hex(w.text());
}

std::string content_hash(const IncomingPayout& in) {
  FieldWriter w;
  w.add(in.gateway).add(in.key);
  add_time(w, in.at);
  w.add(in.total.minor).add(in.total.currency.code()).flag(in.paid).add(in.bank_reference);
  if (in.summed) w.flag(true);
  w.end_record();
  for (const SettledPart& p : in.parts) add_part(w, p);
  return sha256_hex(w.text());
}

std::string content_hash(const IncomingBankLine& in) {
  FieldWriter w;
  w.add(in.account).add(in.key);
  add_time(w, in.at);
  w.add(in.amount.minor).add(in.amount.currency.code()).add(in.text).add(in.reference);
  w.end_record();
  return sha256_hex(w.text());
}

std::string canonical_content(const MoneyDocument& m) {
  FieldWriter w;
  w.add(money_kind_name(m.kind)).add(m.entity.value).add(m.channel.value);
  w.add(m.key).add(m.number).add(m.gateway).add(m.at.ms).add(std::int64_t{m.date.days});
  w.add(m.currency.code()).add(name_of(m.settled)).add(m.summed ? 0 : m.amount_minor);
  for (const std::int64_t sum : m.sums) w.add(sum);
  w.flag(m.paid).add(m.order.value).add(m.order_channel.value).add(m.payout.value);
  w.add(m.carry.value).add(m.reference);
  if (m.summed) w.flag(true);
  w.end_record();
  if (m.kind == DocumentKind::opening) add_opening(w, m);
  return w.text();
}

MoneyDocument parse_money(std::string_view content) {
  FieldReader r(content);
  if (!r.next_record()) fail_damaged_text();
  MoneyDocument m;
  m.kind = money_kind_named(r.text());
  m.entity = EntityId(r.number());
  m.channel = ChannelId(r.number());
  m.key = r.text();
  m.number = r.text();
  m.gateway = r.text();
  m.at = Instant{r.number()};
  m.date.days = static_cast<decltype(m.date.days)>(r.number());
  const auto currency = Currency::parse(r.text());
  if (!currency) fail_damaged_text();
  m.currency = *currency;
  m.settled = settled_kind_named(r.text());
  m.amount_minor = r.number();
  for (std::int64_t& sum : m.sums) sum = r.number();
  m.paid = r.flag();
  m.order = DocumentId(r.number());
  m.order_channel = ChannelId(r.number());
  m.payout = DocumentId(r.number());
  m.carry = DocumentId(r.number());
  m.reference = r.text();
  if (!r.at_end_of_record()) m.summed = r.flag();
  if (m.kind == DocumentKind::opening) read_opening(r, m);
  return m;
}

std::string_view name_of(PayoutState state) {
  constexpr std::array<std::string_view, 4> states = {"announced", "carried", "sent", "arrived"};
  return states.at(static_cast<std::size_t>(state));
}

}  // namespace kontor::intake
