#include "domain/intake/money_intake.h"

#include <algorithm>
#include <set>

#include "domain/intake/export_time.h"
#include "domain/orders/interpret.h"

namespace kontor::intake {

namespace {

using books::DocumentKind;

void refuse_money(Judged& judged, const PlannedMoney& p, RefusalCode code, Args args) {
  args.insert(args.begin(), {{"row", std::to_string(p.row)}, {"order", p.now.number}});
  judged = {Verdict::refuse, Refusal{code, std::move(args)}};
}

}  // namespace

std::string gateway_key(const std::string& gateway, const std::string& key) {
  return gateway + ":" + key;
}

std::string carry_key(const MoneyDocument& m) {
  return gateway_key(m.gateway, std::string(m.currency.code()));
}

bool too_large(const std::vector<SettledPart>& parts) {
  return parts.size() > max_parts ||
         std::ranges::any_of(parts, [](const SettledPart& p) { return too_large(p.amount); });
}

void refuse_too_large(Judged& judged, const PlannedMoney& p, std::string column) {
  judged = {Verdict::refuse,
            Refusal{RefusalCode::value_too_large,
                    {{"row", std::to_string(p.row)}, {"column", std::move(column)}}}};
}

BusinessDate day_of(const FileTime& time, const TimeZone& zone) {
  if (!time.offset_minutes) return time.local.date;
  return zone.business_date(orders::instant_of(time, zone), 0);
}

PlannedMoney planned_money(const Target& target, std::int64_t row, DocumentKind kind,
                           const std::string& gateway, const std::string& key, const FileTime& at,
                           Currency currency) {
  const TimeZone& zone = target.zones.of(target.channel.zone);
  PlannedMoney p;
  p.row = row;
  MoneyDocument& m = p.now;
  m.kind = kind;
  m.entity = target.entity.id;
  m.channel = target.channel.id;
  m.gateway = gateway;
  m.key = gateway_key(gateway, key);
  m.number = key;
  m.at = orders::instant_of(at, zone);
  m.date = kind == DocumentKind::settled ? zone.business_date(m.at, target.channel.day_start_hour)
                                         : day_of(at, zone);
  m.currency = currency;
  m.settled = SettledKind::adjustment;
  return p;
}

std::vector<Judged> judge_money(Unit& unit, const Stores& stores, const Target& target,
                                DocumentKind kind, std::vector<PlannedMoney>& planned) {
  std::vector<std::string> keys;
  for (const PlannedMoney& p : planned) keys.push_back(p.now.key);
  std::map<std::string, DocumentId> documents;
  std::vector<DocumentId> ids;
  if (target.channel.id || kind == DocumentKind::opening)
    for (const auto& d : stores.ledger.documents(unit, kind, target.channel.id, keys)) {
      documents[d.external_key] = d.id;
      ids.push_back(d.id);
    }
  std::map<DocumentId, MoneyDocument> current;
  for (auto& m : stores.money.current(unit, ids)) current.emplace(m.document, std::move(m));
  const auto rates = stores.company.rates(unit);
  std::vector<Judged> judged(planned.size());
  for (std::size_t i = 0; i < planned.size(); ++i) {
    PlannedMoney& p = planned[i];
    if (const auto d = documents.find(p.now.key); d != documents.end()) {
      p.now.document = d->second;
      if (const auto c = current.find(d->second); c != current.end()) p.current = c->second;
    }
    if (p.current && p.current->content_hash == p.now.content_hash)
      judged[i].verdict = Verdict::unchanged;
    else if (p.current && kind != DocumentKind::opening &&
             is_older_export(target.exported_at, p.current->exported_at))
      // What a newer file told stays (rules.md 3, versions). Openings have the day as their time.
      judged[i].verdict = Verdict::unchanged;
    else if (p.current && p.current->currency != p.now.currency)
      refuse_money(judged[i], p, RefusalCode::currency_changed,
                   {{"was", std::string(p.current->currency.code())},
                    {"now", std::string(p.now.currency.code())}});
    else if (!rate_known(rates, p.now.currency, target.entity.currency, p.now.date))
      refuse_money(judged[i], p, RefusalCode::rate_missing,
                   {{"from", std::string(p.now.currency.code())},
                    {"to", std::string(target.entity.currency.code())},
                    {"date", p.now.date.to_iso()}});
    else
      judged[i].verdict = p.current ? Verdict::update : Verdict::create;
  }
  return judged;
}

std::map<std::string, DocumentId> documents_named(books::Journal& journal, const Target& target,
                                                  DocumentKind kind,
                                                  const std::map<std::string, std::string>& keys) {
  std::map<std::string, DocumentId> documents;
  std::vector<std::string> wanted;
  for (const auto& [key, number] : keys) wanted.push_back(key);
  for (const auto& d :
       journal.stores().ledger.documents(journal.unit(), kind, target.channel.id, wanted))
    documents[d.external_key] = d.id;
  for (const auto& [key, number] : keys) {
    if (documents.contains(key)) continue;
    const auto id = journal.ids().make<DocumentId>();
    journal.add_document({id, kind, target.entity.id, target.channel.id, key, number});
    documents[key] = id;
  }
  return documents;
}

void take_in_money(books::Journal& journal, const Target& target,
                   std::vector<PlannedMoney*> planned) {
  if (planned.empty()) return;
  Unit& unit = journal.unit();
  const Stores& stores = journal.stores();
  std::vector<MoneyDocument> versions;
  std::set<DocumentId> touched, payouts;
  std::map<BankAmount, BankWanted> amounts;
  MoneyBefore before;
  const auto widen = [&](const BankWanted& w) {
    BankWanted& wanted = amounts.try_emplace(w.amount, w).first->second;
    wanted.from = std::min(wanted.from, w.from);
    wanted.to = std::max(wanted.to, w.to);
  };
  const auto leans = [&](const MoneyDocument& m) {
    touched.insert(m.document);
    if (m.payout) touched.insert(m.payout);
    if (m.payout || m.kind == DocumentKind::payout)
      payouts.insert(m.payout ? m.payout : m.document);
    if (m.bank_minor() == 0) return;
    widen(wanted_about(m, m.bank_minor()));
  };
  for (PlannedMoney* p : planned) {
    if (!p->now.document) {
      p->now.document = journal.ids().make<DocumentId>();
      // What was open on the first day is the company's, whatever channel it stands on.
      const bool opening = p->now.kind == DocumentKind::opening;
      journal.add_document({p->now.document, p->now.kind, p->now.entity,
                            opening ? ChannelId() : p->now.channel, p->now.key, p->now.number});
    }
    leans(p->now);
    if (p->current) {
      leans(*p->current);
      before.emplace(p->now.document, *p->current);
    }
    versions.push_back(p->now);
  }
  journal.prepare({target.entity.id}, {});
  stores.money.add_versions(unit, versions, journal.occasion().batch, target.exported_at);
  for (const BankWanted& w : resum(unit, stores, {payouts.begin(), payouts.end()})) widen(w);
  std::vector<BankWanted> wanted;
  for (const auto& [amount, days] : amounts) wanted.push_back(days);
  const Rematched rematched = rematch(unit, stores, wanted);
  touched.insert(rematched.changed.begin(), rematched.changed.end());
  repost(journal, {touched.begin(), touched.end()}, before);
}

}  // namespace kontor::intake
