#include <algorithm>

#include "domain/customers/match.h"
#include "domain/intake/money_post.h"
#include "domain/intake/order_intake.h"
#include "domain/intake/resolve_products.h"
#include "domain/orders/credit.h"

namespace kontor::intake {

namespace {

/// Posted itself, not with a later record of the same order.
bool is_posted(const PlannedOrder& p) {
  return !p.superseded && (p.verdict == Verdict::create || p.verdict == Verdict::update);
}

bool names_product(LineKind kind) {
  return kind == LineKind::goods || kind == LineKind::free_issue || kind == LineKind::write_off;
}

/// Resolves what the orders of one chunk name, and posts them.
class Committer {
 public:
  Committer(books::Journal& journal, Target& target, std::vector<PlannedOrder>& planned,
            std::vector<Note>& notes)
      : m_journal(journal),
        m_unit(journal.unit()),
        m_stores(journal.stores()),
        m_target(target),
        m_planned(planned),
        m_notes(notes) {}

  void run() {
    resolve_places();
    resolve_employees();
    resolve_customers();
    resolve_products();
    load_before();
    post();
  }

 private:
  const BatchId& batch() const { return m_journal.occasion().batch; }

  void note(NoteCode code, Args args) { m_notes.push_back({code, std::move(args)}); }

  void resolve_places() {
    auto locations = m_stores.company.locations(m_unit);
    for (PlannedOrder& p : m_planned) {
      if (!is_posted(p)) continue;
      orders::Order& o = p.order;
      for (orders::GoodsBack& back : o.goods_back)
        if (!back.location && !back.place.empty())
          back.location = found_or_made(locations, o, back.place);
      if (!p.location.empty()) {
        o.location = found_or_made(locations, o, p.location);
        o.location_provisional = false;
      } else if (p.current && !m_target.location) {
        o.location = p.current->location;
        o.location_provisional = p.current->location_provisional;
      } else {
        o.location_provisional = true;
        o.location = m_target.location ? m_target.location : first_source(o.channel);
      }
    }
  }

  LocationId found_or_made(std::vector<company::Location>& locations, const orders::Order& o,
                           const std::string& named) {
    if (const auto place = find_location(locations, o.entity, named)) return place->id;
    const auto place = make_location(m_journal, m_target.entity, named, o.channel);
    locations.push_back(place);
    note(NoteCode::location_made, {{"location", place.name}});
    return place.id;
  }

  LocationId first_source(ChannelId channel) {
    const auto& sources = m_journal.channel(channel).sources;
    if (!sources.empty()) return sources.front();
    // A channel without sources serves from the first place of its entity.
    for (const auto& [id, l] : m_journal.locations())
      if (l.entity == m_target.entity.id && company::holds_stock(l.kind) &&
          l.kind != company::LocationKind::transit)
        return id;
    const auto made = make_location(m_journal, m_target.entity, m_target.entity.name, channel);
    note(NoteCode::location_made, {{"location", made.name}});
    return made.id;
  }

  void resolve_employees() {
    std::map<ChannelId, std::map<std::string, EmployeeId>> known;
    for (const PlannedOrder& p : m_planned)
      if (is_posted(p) && !p.employee.empty()) known[p.channel][p.employee];
    for (auto& [channel, aliases] : known) {
      std::vector<std::string> wanted;
      for (const auto& [alias, id] : aliases) wanted.push_back(alias);
      for (const auto& m : m_stores.employees.find(m_unit, channel, wanted))
        aliases[m.alias] = m.employee;
      for (auto& [alias, id] : aliases)
        if (!id) id = make_employee(channel, alias);
    }
    for (PlannedOrder& p : m_planned)
      if (is_posted(p)) p.order.employee = employee_of(p, known[p.channel]);
  }

  /// A file that names nobody leaves who is known.
  static EmployeeId employee_of(const PlannedOrder& p,
                                const std::map<std::string, EmployeeId>& known) {
    if (!p.employee.empty()) return known.at(p.employee);
    return p.current && p.in->facet != orders::Facet::whole ? p.current->employee : EmployeeId();
  }

  EmployeeId make_employee(ChannelId channel, const std::string& alias) {
    staff::Employee e;
    e.id = m_journal.ids().make<EmployeeId>();
    e.name = alias;
    e.provisional = true;
    std::vector<std::string> codes;
    for (const auto& other : m_stores.employees.list(m_unit)) codes.push_back(other.code);
    const std::string base = company::code_from_name(alias, "STAFF");
    e.code = base;
    for (int i = 2; std::find(codes.begin(), codes.end(), e.code) != codes.end(); ++i)
      e.code = base + "-" + std::to_string(i);
    m_stores.employees.add(m_unit, e);
    m_stores.employees.add_alias(m_unit, channel, {alias, e.id}, batch());
    // Without the name: no personal data in rows that cannot be erased.
    m_journal.audit("employee.add", "employee", e.id.value, {}, "provisional");
    note(NoteCode::employee_made, {{"employee", alias}});
    return e.id;
  }

  customers::BuyerFacts buyer_of(const PlannedOrder& p) const {
    return customers::normalise(p.buyer, m_target.entity.country);
  }

  void resolve_customers() {
    std::map<ChannelId, std::map<customers::BuyerFacts, CustomerId>> known;
    for (const PlannedOrder& p : m_planned)
      if (is_posted(p))
        if (const auto facts = buyer_of(p); facts.identifies()) known[p.channel][facts];
    for (auto& [channel, profiles] : known) find_or_make(channel, profiles);
    for (PlannedOrder& p : m_planned)
      if (is_posted(p)) {
        const auto facts = buyer_of(p);
        if (facts.identifies())
          p.order.customer = known[p.channel][facts];
        else if (p.current && p.in->facet != orders::Facet::whole)
          p.order.customer = p.current->customer;
      }
  }

  void find_or_make(ChannelId channel, std::map<customers::BuyerFacts, CustomerId>& profiles) {
    const auto made =
        customers::match_profiles(m_unit, m_stores.customers, m_journal.ids(), channel, profiles);
    if (!made.empty()) m_stores.customers.add(m_unit, channel, made, batch());
    std::set<CustomerId> profiles_made;
    for (const auto& m : made)
      if (profiles_made.insert(m.profile).second)
        m_journal.audit("customer.add", "customer", m.profile.value, {}, {});
  }

  void resolve_products() {
    std::map<ChannelId, std::vector<PlannedOrder*>> by_channel;
    for (PlannedOrder& p : m_planned)
      if (is_posted(p)) by_channel[p.channel].push_back(&p);
    std::size_t made = 0;
    for (auto& [channel, orders] : by_channel) {
      ProductResolver resolver(m_journal, m_journal.channel(channel));
      std::vector<const IncomingLine*> lines;
      for (const PlannedOrder* p : orders)
        for (const auto& u : p->unresolved)
          if (names_product(u.facts->kind)) lines.push_back(u.facts);
      resolver.load(lines);
      for (PlannedOrder* p : orders) resolve_lines(resolver, *p);
      made += resolver.store();
      m_products.insert(resolver.products().begin(), resolver.products().end());
    }
    if (made > 0) note(NoteCode::provisional_products, {{"count", std::to_string(made)}});
  }

  static void resolve_lines(ProductResolver& resolver, PlannedOrder& p) {
    // The lines stand in the order of their facts, but for those of several records.
    auto at = p.order.lines.begin();
    for (const auto& u : p.unresolved) {
      if (!names_product(u.facts->kind)) continue;
      const auto fits = [&](const orders::Line& l) { return l.part == u.part && l.no == u.no; };
      at = std::find_if(at, p.order.lines.end(), fits);
      if (at == p.order.lines.end()) at = std::ranges::find_if(p.order.lines, fits);
      at->product = resolver.resolve(*u.facts);
      const catalog::Product& product = resolver.products().at(at->product);
      at->tracked = product.tracked;
      at->parts = product.parts;
    }
  }

  void load_posted(const std::vector<DocumentId>& existing) {
    m_last_versions = m_stores.orders.last_versions(m_unit, existing);
    for (auto& posted : m_stores.ledger.posted(m_unit, existing))
      m_before[posted.document].posted = std::move(posted);
    for (const auto& c : m_stores.stock.open_commitments(m_unit, existing))
      m_before[c.document].open.push_back(c);
    for (const auto& b : m_stores.stock.backorders(m_unit, existing))
      m_before[b.document].backorders.push_back(b);
  }

  /// What an order's lines sell or take from stock, as far as it is not known yet.
  void add_products(const orders::Order& order, std::set<ProductId>& to) const {
    const auto add = [&](ProductId id) {
      if (id && !m_products.contains(id)) to.insert(id);
    };
    for (const auto& line : order.lines) {
      add(line.product);
      for (const auto& part : line.parts) add(part.product);
    }
  }

  void load_before() {
    std::vector<DocumentId> existing;
    for (const PlannedOrder& p : m_planned)
      if (is_posted(p) && p.document) existing.push_back(p.document);
    for (const PlannedOrder& p : m_planned)
      if (is_posted(p) && p.current) m_before[p.document].version = p.current;
    if (!existing.empty()) load_posted(existing);
    std::set<ProductId> more;
    for (const auto& [id, before] : m_before)
      if (before.version) add_products(*before.version, more);
    for (const PlannedOrder& p : m_planned)
      if (is_posted(p)) add_products(p.order, more);
    if (more.empty()) return;
    for (auto& p : m_stores.products.by_ids(m_unit, {more.begin(), more.end()}))
      m_products.emplace(p.id, std::move(p));
  }

  void post() {
    std::set<stock::Cell> cells;
    static const orders::OrderBefore nothing;
    for (PlannedOrder& p : m_planned) {
      if (!is_posted(p)) continue;
      const auto found = m_before.find(p.document);
      const auto touched =
          orders::cells_of(p.order, found == m_before.end() ? nothing : found->second);
      cells.insert(touched.begin(), touched.end());
    }
    m_journal.prepare({m_target.entity.id}, cells);
    std::vector<orders::Order> versions;
    std::vector<DocumentId> moved;
    for (PlannedOrder& p : m_planned) {
      if (!is_posted(p)) continue;
      const ChannelId was = p.current ? p.current->channel : m_target.channel.id;
      if (p.document && was != p.channel) moved.push_back(p.document);
      post_one(p);
      versions.push_back(p.order);
    }
    m_stores.orders.add_versions(m_unit, versions, batch(), m_target.exported_at);
    // Money that came before the order's own file stands on the channel that the file was for.
    std::set<DocumentId> leaning;
    if (!moved.empty())
      for (const DocumentId d : m_stores.money.of_orders(m_unit, moved)) leaning.insert(d);
    // What was open of an order on the first day gives way to what its own file tells.
    std::vector<DocumentId> existing;
    for (const PlannedOrder& p : m_planned)
      if (is_posted(p) && p.document) existing.push_back(p.document);
    for (const DocumentId d : m_stores.money.openings_of(m_unit, existing)) leaning.insert(d);
    repost(m_journal, {leaning.begin(), leaning.end()});
  }

  void post_one(PlannedOrder& p) {
    orders::Order& o = p.order;
    // A document without a version waits for its first file: others have named it.
    o.document = p.document ? p.document : m_journal.ids().make<DocumentId>();
    const auto last = m_last_versions.find(o.document);
    o.version = last == m_last_versions.end() ? 1 : last->second + 1;
    if (!p.document)
      m_journal.add_document(
          {o.document, books::DocumentKind::order, o.entity, o.channel, o.key, o.number});
    orders::OrderBefore before;
    if (const auto found = m_before.find(o.document); found != m_before.end())
      before = std::move(found->second);
    before.exported_at = m_target.exported_at;
    before.posted.document = o.document;
    stamp(o, p.current);
    if (p.current) orders::carry_credit(o, *p.current);
    orders::post_order(m_journal, o, before, orders::change_time(o, m_target.exported_at),
                       m_products);
  }

  /// Notes from which file and import the order knows what it did not know before as it is.
  void stamp(orders::Order& o, const std::optional<orders::Order>& was) const {
    if (o.marks.empty()) o.exported_at = m_target.exported_at;
    for (orders::FacetMark& m : o.marks) {
      const bool known = was && (was->marks.empty() ? m.facet == orders::Facet::whole &&
                                                          m.hash == was->content_hash
                                                    : std::ranges::count(was->marks, m) > 0);
      if (known) continue;
      m.exported_at = m_target.exported_at;
      m.batch = batch();
    }
  }

  books::Journal& m_journal;
  Unit& m_unit;
  const Stores& m_stores;
  Target& m_target;
  std::vector<PlannedOrder>& m_planned;
  std::vector<Note>& m_notes;
  orders::ProductMap m_products;
  std::map<DocumentId, orders::OrderBefore> m_before;
  std::map<DocumentId, int> m_last_versions;
};

}  // namespace

void take_in_orders(books::Journal& journal, Target& target, std::vector<PlannedOrder>& planned,
                    std::vector<Note>& notes) {
  Committer(journal, target, planned, notes).run();
}

}  // namespace kontor::intake
