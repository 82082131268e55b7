#include "domain/goods/document_work.h"

#include <algorithm>

#include "domain/base/check.h"
#include "domain/base/fields.h"
#include "domain/base/fold.h"

namespace kontor::goods {

namespace {

std::string state_text(stock::DocumentState state) {
  FieldWriter writer;
  writer.add("state").add(stock::name_of(state));
  writer.end_record();
  return writer.text();
}

books::DocumentKind ledger_kind(stock::DocumentType type) {
  switch (type) {
    case stock::DocumentType::transfer:
      return books::DocumentKind::transfer;
    case stock::DocumentType::set_aside:
      return books::DocumentKind::set_aside;
    case stock::DocumentType::adjustment:
      return books::DocumentKind::adjustment;
    case stock::DocumentType::purchase:
      return books::DocumentKind::purchase;
  }
  return books::DocumentKind::transfer;
}

}  // namespace

std::string external_key_of(const stock::StockDocument& document) {
  // A reference may look like somebody else's number.
  return document.reference.empty() ? "number:" + document.number : "ref:" + document.reference;
}

Refusal stock_short(const std::string& product, const company::Location& place, Quantity left,
                    Quantity wanted) {
  return {RefusalCode::stock_short,
          {{"product", product},
           {"location", place.code},
           {"left", std::max(left, Quantity{}).to_decimal()},
           {"wanted", wanted.to_decimal()}}};
}

Result<company::Location> own_place(const std::map<LocationId, company::Location>& all,
                                    const std::string& code) {
  const std::string folded = fold(code);
  const company::Location* by_fold = nullptr;
  for (const auto& [id, place] : all) {
    if (!company::holds_stock(place.kind) || place.kind == company::LocationKind::transit) continue;
    if (place.code == code) return place;
    if (fold(place.code) == folded || fold(place.name) == folded) by_fold = &place;
  }
  if (by_fold != nullptr) return *by_fold;
  return Refusal{RefusalCode::location_unknown, {{"location", code}}};
}

DocumentWork::DocumentWork(Unit& unit, const Stores& stores, IdSource& ids, const Clock& clock,
                           const company::Actor& actor)
    : m_journal(unit, stores, ids,
                {clock.now(), {}, actor.employee, actor.machine, actor.approved_by}),
      m_now(m_journal.occasion().now),
      m_actor(actor) {}

void DocumentWork::take(const stock::StockDocument& found, std::int64_t key) {
  m_key = key;
  m_journal.lock_periods({found.entity, m_journal.location(found.to).entity});
  m_document = *m_journal.stores().stock_documents.lock(unit(), found.id);
  m_acts = m_journal.stores().stock_documents.acts(unit(), found.id);
}

void DocumentWork::begin(const stock::StockDocument& made) {
  m_journal.lock_periods({made.entity, m_journal.location(made.to).entity});
  m_document = made;
  m_document.id = m_journal.ids().make<DocumentId>();
  m_document.made_at = m_now;
  m_document.made_by = m_actor.employee;
  m_new = true;
  m_journal.add_document({m_document.id, ledger_kind(made.type), made.entity, ChannelId(),
                          external_key_of(made), made.number});
}

bool DocumentWork::done_before(const ActName& name) const {
  return !name.reference.empty() && std::any_of(m_acts.begin(), m_acts.end(), [&](const auto& a) {
    return a.act == name.act && a.reference == name.reference;
  });
}

bool DocumentWork::already_did() const {
  return std::any_of(m_acts.begin(), m_acts.end(), [&](const auto& a) { return a.key == m_key; });
}

void DocumentWork::lock_levels(const std::set<stock::Cell>& cells) {
  m_cells = cells;
  m_journal.lock_levels(cells);
}

void DocumentWork::lock_costs() {
  std::set<ProductId> products;
  for (const auto& cell : m_cells) products.insert(cell.product);
  const std::set<EntityId> owners{m_document.entity, m_journal.location(m_document.to).entity};
  for (const EntityId owner : owners) m_journal.lock_costs(owner, products);
}

std::vector<stock::Commitment> DocumentWork::open_commitments() {
  return m_journal.stores().stock.open_commitments(unit(), {m_document.id});
}

std::int64_t DocumentWork::lose(const stock::Movement& movement, const catalog::Product& product,
                                const books::DraftPosting& over) {
  const Currency own = entity().currency;
  stock::Movement m = movement;
  m.value_minor = m_journal.costs()
                      .issue(m_document.entity, product.id, movement.quantity, product.cost, own)
                      .value_minor;
  m_entry.movements.push_back(m);
  if (m.value_minor == 0) return 0;
  m_drafts.push_back({"stock", {}, {}, movement.from, {-m.value_minor, own}});
  books::DraftPosting counter = over;
  counter.amount = {m.value_minor, own};
  m_drafts.push_back(counter);
  return m.value_minor;
}

void DocumentWork::take_in(const stock::Movement& movement, std::int64_t worth) {
  const Currency own = entity().currency;
  const auto receipt =
      m_journal.costs().receive(m_document.entity, movement.product, movement.quantity, worth, own);
  stock::Movement m = movement;
  m.value_minor = receipt.value_minor - receipt.variance_minor;
  m_entry.movements.push_back(m);
  if (m.value_minor != 0) m_drafts.push_back({"stock", {}, {}, movement.to, {m.value_minor, own}});
  if (receipt.variance_minor != 0)
    m_drafts.push_back(
        {"negative_stock_variance", {}, {}, movement.to, {receipt.variance_minor, own}});
}

std::int64_t DocumentWork::gain(const stock::Movement& movement, const catalog::Product& product,
                                const books::DraftPosting& over) {
  const Currency own = entity().currency;
  const std::int64_t worth = m_journal.costs().value_at_average(
      m_document.entity, product.id, movement.quantity, product.cost, own);
  take_in(movement, worth);
  if (worth != 0) {
    books::DraftPosting counter = over;
    counter.amount = {-worth, own};
    m_drafts.push_back(counter);
  }
  return worth;
}

DocumentWork::Revalued DocumentWork::revalue(const stock::DocumentLine& line, Quantity came,
                                             std::int64_t difference_minor, LocationId from,
                                             LocationId at) {
  if (difference_minor == 0) return {};
  const stock::Cost cost = m_journal.costs().of(m_document.entity, line.product);
  const Quantity there = std::min(came, std::max(cost.quantity, Quantity{}));
  Revalued parts;
  if (there.milli > 0)
    parts.stock_minor = mul_div_half_up(difference_minor, there.milli, came.milli);
  // Goods are never worth less than nothing.
  parts.stock_minor = std::max(parts.stock_minor, -cost.value_minor);
  parts.variance_minor = difference_minor - parts.stock_minor;
  const Currency own = entity().currency;
  if (parts.stock_minor != 0) {
    const std::int64_t rest =
        m_journal.costs().adjust(m_document.entity, line.product, {}, parts.stock_minor);
    KONTOR_ASSERT(rest == 0);
    // Value moves only with goods: they go out and come back, worth more.
    stock::Movement m;
    m.line = line.no;
    m.product = line.product;
    m.quantity = there;
    m.from = at;
    m.to = from;
    m_entry.movements.push_back(m);
    std::swap(m.from, m.to);
    m.value_minor = parts.stock_minor;
    m_entry.movements.push_back(m);
    m_drafts.push_back({"stock", {}, {}, at, {parts.stock_minor, own}});
  }
  if (parts.variance_minor != 0)
    m_drafts.push_back({"cost_variance", {}, {}, at, {parts.variance_minor, own}});
  return parts;
}

const company::Location& DocumentWork::place_of_act(const std::string& act) const {
  const bool there = act == "receive" || m_document.type == stock::DocumentType::purchase;
  return m_journal.location(there ? m_document.to : m_document.from);
}

BusinessDate DocumentWork::business_date() const {
  const auto& place = place_of_act("receive");
  return m_journal.zone(place.zone)
      .business_date(m_journal.event_now(m_cells), place.day_start_hour);
}

void DocumentWork::post_entry(const ActName& name, books::EntryKind kind) {
  if (m_entry.movements.empty() && m_drafts.empty()) return;
  const std::int64_t number = std::ssize(m_acts) + 1;
  const auto& place = place_of_act(name.act);
  m_entry.entity = m_document.entity;
  m_entry.kind = kind;
  m_entry.document = m_document.id;
  m_entry.part = number;
  m_entry.event_at = m_event ? *m_event : m_journal.event_now(m_cells);
  m_entry.business_date =
      m_journal.zone(place.zone).business_date(m_entry.event_at, place.day_start_hour);
  m_entry.key = "d" + std::to_string(m_document.id.value) + ":" + std::to_string(number);
  const Currency own = entity().currency;
  const auto rate = m_rate ? m_rate : m_journal.rate(own, own, m_entry.business_date);
  if (m_foresees) {
    foresee_postings(*rate);
    return;
  }
  const EntryId posted = m_journal.post(std::move(m_entry), m_drafts, *rate);
  if (m_other) post_other_side(posted);
}

void DocumentWork::begin_other_side(EntityId entity, const company::Rate& rate) {
  m_other = OtherSide{entity, rate, {}, {}, {}};
}

void DocumentWork::other_side_buys(const stock::Movement& goods, Money price,
                                   const std::string& seller) {
  const Currency own = m_journal.entity(m_other->entity).currency;
  const std::int64_t worth = company::convert(price, m_other->rate).minor;
  const auto receipt =
      m_journal.costs().receive(m_other->entity, goods.product, goods.quantity, worth, own);
  stock::Movement m = goods;
  m.lots.clear();
  m.value_minor = receipt.value_minor - receipt.variance_minor;
  m_other->movements.push_back(m);
  m_other->of.push_back(m_entry.movements.size() - 1);
  const auto put = [&](const char* account, const std::string& detail, LocationId at, Money money) {
    if (money.minor != 0) m_other->drafts.push_back({account, detail, {}, at, money});
  };
  put("stock", {}, m.to, {m.value_minor, own});
  put("negative_stock_variance", {}, m.to, {receipt.variance_minor, own});
  put("due_to", seller, {}, -price);
  if (price.currency == own) return;
  put("currency_exchange", {}, {}, price);
  put("currency_exchange", {}, {}, {-worth, own});
}

void DocumentWork::post_other_side(EntryId sold) {
  books::Entry entry;
  {
    const books::Entry& mine = m_journal.posted(sold);
    entry.kind = mine.kind;
    entry.document = mine.document;
    entry.part = mine.part;
    entry.event_at = mine.event_at;
    entry.key = mine.key + ":b";
    for (std::size_t i = 0; i < m_other->movements.size(); ++i)
      for (const auto& share : mine.movements.at(m_other->of[i]).lots)
        m_other->movements[i].lots.push_back(
            {{}, share.from ? share.from : share.to, share.quantity});
  }
  const auto& place = m_journal.location(m_document.to);
  entry.entity = m_other->entity;
  entry.business_date =
      m_journal.zone(place.zone).business_date(entry.event_at, place.day_start_hour);
  entry.movements = std::move(m_other->movements);
  m_journal.post(std::move(entry), m_other->drafts, m_other->rate);
}

void DocumentWork::foresee_postings(const company::Rate& rate) {
  // Also of accounts that are only made for it.
  for (const auto& posting : m_journal.postings_of(m_entry, m_drafts, rate))
    m_foreseen.push_back({m_journal.accounts_by_id().at(posting.account), posting.amount,
                          Money{posting.entity_minor, entity().currency}});
  std::stable_sort(m_foreseen.begin(), m_foreseen.end(),
                   [](const auto& a, const auto& b) { return a.account.code < b.account.code; });
}

void DocumentWork::finish(const ActName& name, books::EntryKind kind,
                          const std::optional<stock::DocumentState>& before) {
  post_entry(name, kind);
  if (m_foresees) return;
  auto& documents = m_journal.stores().stock_documents;
  m_document.changed_at = m_now;
  const std::string subject(stock::name_of(m_document.type));
  m_journal.audit(subject + "." + name.act, subject, m_document.id.value,
                  before ? state_text(*before) : std::string(), state_text(m_document.state));
  if (m_new) {
    documents.add(unit(), m_document);
  } else {
    documents.set(unit(), m_document);
  }
  documents.add_act(
      unit(), {m_document.id, static_cast<std::int32_t>(std::ssize(m_acts) + 1), name.act, m_now,
               m_actor.employee, name.reference, name.reason, m_key});
  m_journal.flush();
}

}  // namespace kontor::goods
