#include <fmt/format.h>

#include <map>

#include "domain/intake/money.h"
#include "persistence/check/check_unit.h"

namespace kontor::persistence {

namespace money_checks_detail {

using intake::MoneyDocument;
using intake::MoneyUse;

constexpr int money_page = 1000;

/// What money_head shows of a document, in one text.
std::string money_head_text(const MoneyDocument& m, std::int64_t version) {
  std::string text = fmt::format(
      "{} {} {} {} {} {} {} {} {} {} {} {} {} {}", intake::money_kind_name(m.kind), m.entity.value,
      m.channel.value, m.gateway, m.number, version, m.date.days, m.currency.code(), m.amount_minor,
      m.bank_minor(), name_of(m.settled), m.paid, m.payout.value, m.order.value);
  for (const MoneyUse use :
       {MoneyUse::fee, MoneyUse::fee_tax, MoneyUse::marketplace_tax, MoneyUse::reserve,
        MoneyUse::reimbursement, MoneyUse::chargeback, MoneyUse::adjustment})
    text += fmt::format(" {}", m.of(use));
  return text;
}

struct MoneyHead {
  std::string number, text;
};

/// The rows of money_head behind a document, in order.
std::map<DocumentId, MoneyHead> money_heads(SqlUnit& u, DocumentId after, DocumentId last) {
  std::map<DocumentId, MoneyHead> heads;
  DocumentId document;
  std::string kind, gateway, number, currency, settled;
  std::int64_t entity = 0, channel = 0, version = 0, date = 0, amount = 0, bank = 0;
  std::int64_t payout = 0, order = 0, fee = 0, fee_tax = 0, tax = 0, reserve = 0;
  std::int64_t reimbursement = 0, chargeback = 0, adjustment = 0;
  bool paid = false;
  Query q(u,
          "select document_id, kind, entity_id, channel_id, gateway, number, version, date, "
          "currency, amount_minor, bank_minor, settled_kind, paid, payout_id, order_id, fee_minor, "
          "fee_tax_minor, marketplace_tax_minor, reserve_minor, reimbursement_minor, "
          "chargeback_minor, adjustment_minor from money_head where not hidden "
          "and document_id > :after and document_id <= :last");
  q.bind("after", after).bind("last", last);
  q.into(document, kind, entity, channel, gateway, number, version, date, currency, amount, bank,
         settled, paid, payout, order, fee, fee_tax, tax, reserve, reimbursement, chargeback,
         adjustment);
  while (q.next())
    heads[document] = {
        number, fmt::format("{} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {}", kind,
                            entity, channel, gateway, number, version, date, currency, amount, bank,
                            settled, paid, payout, order, fee, fee_tax, tax, reserve, reimbursement,
                            chargeback, adjustment)};
  return heads;
}

/// The newest versions that stand, of the next documents that have any, as heads must show them.
std::map<DocumentId, MoneyHead> newest_money(SqlUnit& u, DocumentId after) {
  std::map<DocumentId, MoneyHead> newest;
  DocumentId document;
  std::int64_t version = 0, sum = 0;
  std::string content;
  // A summed payout amounts to what its transactions do.
  Query q(u,
          "select v.document_id, v.version, v.content, (select cast(coalesce(sum(s.amount_minor), "
          "0) as bigint) from money_head s where s.payout_id = v.document_id and s.payout_id <> 0 "
          "and s.kind = 'settled' and not s.hidden) from money_version v "
          "join (select document_id, max(version) as version from money_version "
          "where undone = false and document_id > :after group by document_id "
          "order by document_id limit :page) newest "
          "on newest.document_id = v.document_id and newest.version = v.version "
          "order by v.document_id");
  q.bind("after", after).bind("page", money_page).into(document, version, content, sum);
  while (q.next()) {
    MoneyDocument m = intake::parse_money(content);
    if (m.summed) m.amount_minor = sum;
    newest[document] = {m.number, money_head_text(m, version)};
  }
  return newest;
}

void check_money_heads(SqlUnit& u, Findings& findings) {
  DocumentId after;
  while (!findings.full()) {
    const auto newest = newest_money(u, after);
    const DocumentId last = newest.empty() ? DocumentId(INT64_MAX) : newest.rbegin()->first;
    auto shown = money_heads(u, after, last);
    for (const auto& [document, must] : newest) {
      const auto head = shown.find(document);
      if (head == shown.end() || head->second.text != must.text) findings.add(must.number);
      if (head != shown.end()) shown.erase(head);
    }
    // Heads that no version stands behind.
    for (const auto& [document, head] : shown) findings.add(head.number);
    if (newest.empty()) return;
    after = last;
  }
}

/// An open item is a document, and what a bank line was found to be stands.
void check_items(SqlUnit& u, Findings& findings) {
  std::string code;
  std::int64_t count = 0;
  Query q(
      u,
      "select a.code, count(*) from posting p join account a on a.id = p.account_id "
      "where a.itemised = true and not exists (select 1 from document d where d.id = p.item_id) "
      "group by a.code order by a.code");
  q.into(code, count);
  while (q.next()) findings.add(fmt::format("{} postings={} without a document", code, count));
}

void check_matches(SqlUnit& u, Findings& findings) {
  std::string number;
  Query q(u,
          "select h.number from money_head h where h.hidden = false and h.match_id <> 0 "
          "and not exists (select 1 from money_head p where p.document_id = h.match_id "
          "and p.hidden = false and p.currency = h.currency and (p.bank_minor = h.bank_minor "
          "or (p.kind = 'opening' and p.bank_minor > h.bank_minor and h.bank_minor > 0) "
          "or (p.kind = 'opening' and p.bank_minor < h.bank_minor and h.bank_minor < 0)) "
          "and p.entity_id = h.entity_id and p.kind <> 'bank_line') order by h.document_id limit " +
              std::to_string(most_findings + 1));
  q.into(number);
  while (q.next()) findings.add(number);
}

}  // namespace money_checks_detail

std::vector<Check> money_checks() {
  using namespace money_checks_detail;
  return {{"money_head", check_money_heads},
          {"open_item_document", check_items},
          {"bank_match", check_matches}};
}

}  // namespace kontor::persistence
