#include "bench/shop_book.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "bench/measures.h"
#include "domain/base/digest.h"
#include "domain/intake/import.h"
#include "domain/orders/interpret.h"
#include "domain/orders/post_order.h"

namespace kontor::bench {

namespace {

constexpr const char* size_key = "bench.shop";
constexpr const char* done_key = "bench.orders";
constexpr const char* batch_key = "bench.batch";
constexpr std::int64_t orders_at_once = 20'000;
constexpr int customers_at_once = 10'000;
/// One product of so many is watched: low at the level.
constexpr std::size_t watched_of = 50, watched_at_once = 200;
constexpr Quantity low_level{5'000};

template <class T>
T expect(Result<T> result, const std::string& what) {
  if (!result) throw std::runtime_error(what + ": " + std::string(name_of(result.refusal().code)));
  return std::move(*result);
}

/// Records in memory as an import's source.
class Records : public intake::RecordSource {
 public:
  explicit Records(std::vector<intake::Item> items) : m_items(std::move(items)) {}
  std::optional<intake::Item> next() override {
    if (m_next == m_items.size()) return std::nullopt;
    return m_items[m_next++];
  }
  const std::optional<Refusal>& problem() const override { return m_problem; }
  void rewind() override { m_next = 0; }
  std::pair<std::int64_t, std::int64_t> progress() const override {
    return {static_cast<std::int64_t>(m_next), static_cast<std::int64_t>(m_items.size())};
  }

 private:
  std::vector<intake::Item> m_items;
  std::size_t m_next = 0;
  std::optional<Refusal> m_problem;
};

class NoProgress : public intake::Progress {
 public:
  void at(std::string_view, std::int64_t, std::int64_t) override {}
};

template <class Record>
intake::Item item(Record record, std::size_t row) {
  return {std::move(record), static_cast<std::int64_t>(row) + 2};
}

}  // namespace

ShopBook::ShopBook(app::OpenBook& book, const ShopPlan& plan)
    : m_book(book), m_plan(plan), m_stores(book.stores()) {}

std::string ShopBook::setting(const char* key) {
  return m_book.book().read([&](Unit& u) { return m_stores.company.setting(u, key); });
}

void ShopBook::put_setting(Unit& unit, const char* key, const std::string& value) {
  m_stores.company.put_setting(unit, key, value);
}

void ShopBook::fill(const Told& told) {
  const std::string made = setting(size_key);
  if (!made.empty() && made != m_plan.size().text())
    throw std::runtime_error("the book was made with other numbers: " + made);
  set_up();
  std::vector<intake::Item> products;
  for (int n = 0; n < m_plan.size().products; ++n)
    products.push_back(item(m_plan.product(n), products.size()));
  take_in("products", 0, std::move(products));
  told("products", m_plan.size().products, m_plan.size().products);
  for (int place = 0; place < m_plan.size().places; ++place) {
    std::vector<intake::Item> counts;
    for (auto& count : m_plan.counts(place))
      counts.push_back(item(std::move(count), counts.size()));
    take_in("counts", 0, std::move(counts));
    told("counts", place + 1, m_plan.size().places);
  }
  load();
  add_customers(told);
  add_orders(told);
  settle(told);
  watch_levels(told);
  app::settle_down(m_book);
}

void ShopBook::watch_levels(const Told& told) {
  constexpr const char* key = "bench.low";
  if (!setting(key).empty()) return;
  std::vector<stock::LowRule> rules;
  for (std::size_t n = 0; n < m_products.size(); n += watched_of)
    rules.push_back({m_products[n], {}, low_level});
  for (std::size_t done = 0; done < rules.size(); done += watched_at_once) {
    const auto begin = rules.begin() + static_cast<std::ptrdiff_t>(done);
    const auto left = std::min(watched_at_once, rules.size() - done);
    m_book.book().write([&](Unit& u) {
      m_stores.low_stock.lock(u);
      m_stores.low_stock.put(u, {begin, begin + static_cast<std::ptrdiff_t>(left)}, {});
    });
    told("watched products", static_cast<std::int64_t>(done + left), std::ssize(rules));
  }
  m_book.book().write([&](Unit& u) { put_setting(u, key, "done"); });
}

void ShopBook::set_up() {
  if (!setting(size_key).empty()) return;
  auto setup = m_book.setup();
  const auto [places, channels] = m_book.book().read([&](Unit& u) {
    return std::pair(m_stores.company.locations(u), m_stores.company.channels(u));
  });
  const auto has = [](const auto& all, const std::string& name) {
    return std::ranges::any_of(all, [&](const auto& one) { return one.name == name; });
  };
  for (int n = 1; n < m_plan.size().places; ++n)
    if (const auto name = ShopPlan::place_name(n); !has(places, name))
      expect(setup.add_location({"", name, "", "store", "", 0}), name);
  for (int n = 0; n < m_plan.size().channels; ++n)
    if (const auto code = ShopPlan::channel_code(n); !has(channels, code)) {
      company::ChannelDraft draft;
      draft.code = draft.name = code;
      expect(setup.add_channel(draft), code);
    }
  auto& ids = m_book.book().ids();
  ids.reserve(m_plan.size().employees + 8);
  m_book.book().write([&](Unit& u) {
    for (int n = 0; n < m_plan.size().employees; ++n) {
      staff::Employee e;
      e.id = ids.make<EmployeeId>();
      e.code = fmt::format("E{:04}", n);
      e.name = ShopPlan::employee_name(n);
      m_stores.employees.add(u, e);
    }
    put_setting(u, size_key, m_plan.size().text());
  });
}

void ShopBook::take_in(const char* what, int channel, std::vector<intake::Item> items) {
  if (items.empty()) return;
  const std::string mark = fmt::format("bench.{}.{}", what, items.size());
  const auto* stock = std::get_if<intake::IncomingStock>(&items.front().what);
  const std::string key = mark + (stock ? stock->location : std::to_string(channel));
  if (!setting(key.c_str()).empty()) return;
  Records records(std::move(items));
  intake::SourceInfo info;
  info.profile = "bench";
  info.files = {std::string(what)};
  info.content_hash = sha256_hex(m_plan.size().text() + key);
  intake::ImportRequest request;
  request.channel = ShopPlan::channel_code(channel);
  request.as_of = stock ? m_plan.opening() : at_offset({m_plan.size().last + 1, 0}, 0);
  request.duplicate_skus = intake::DuplicateSkus::keep;
  NoProgress nobody;
  const auto report = expect(intake::import_records(m_book.book(), m_stores, m_book.clock(),
                                                    m_book.hands(), info, records, request, nobody),
                             what);
  if (report.counts.refuse > 0)
    throw std::runtime_error(fmt::format("{}: {} refused, the first as {}", what,
                                         report.counts.refuse,
                                         name_of(report.refusals.front().refusal.code)));
  m_book.book().write([&](Unit& u) { put_setting(u, key.c_str(), "done"); });
}

void ShopBook::load() {
  m_book.book().read([&](Unit& u) {
    m_entity = m_stores.company.entities(u).front();
    std::map<std::string, LocationId> places;
    for (const auto& l : m_stores.company.locations(u)) places[l.name] = l.id;
    std::map<std::string, ChannelId> channels;
    for (const auto& c : m_stores.company.channels(u)) channels[c.code] = c.id;
    std::map<std::string, EmployeeId> people;
    for (const auto& e : m_stores.employees.list(u)) people[e.code] = e.id;
    for (int n = 0; n < m_plan.size().places; ++n)
      m_places.push_back(places.at(ShopPlan::place_name(n)));
    for (int n = 0; n < m_plan.size().channels; ++n)
      m_channels.push_back(channels.at(ShopPlan::channel_code(n)));
    for (int n = 0; n < m_plan.size().employees; ++n)
      m_employees.push_back(people.at(fmt::format("E{:04}", n)));
    m_products.resize(static_cast<std::size_t>(m_plan.size().products));
    std::vector<catalog::ProductKey> keys;
    for (std::size_t n = 0; n < m_products.size(); ++n) {
      const std::string sku = ShopPlan::sku(static_cast<int>(n));
      m_by_sku[sku] = n;
      keys.push_back({"sku", sku, {}});
      if (keys.size() < 5'000 && n + 1 < m_products.size()) continue;
      for (const auto& match : m_stores.products.find(u, keys))
        m_products[m_by_sku.at(match.key.key)] = match.product;
      keys.clear();
    }
    return 0;
  });
}

void ShopBook::find_customers() {
  std::unordered_map<std::string, std::size_t> by_email;
  for (int n = 0; n < m_plan.size().customers; ++n)
    by_email[ShopPlan::email(n)] = static_cast<std::size_t>(n);
  m_book.book().read([&](Unit& u) {
    std::vector<customers::BuyerFacts> facts;
    for (int n = 0; n < m_plan.size().customers; ++n) {
      facts.emplace_back().email = ShopPlan::email(n);
      if (std::ssize(facts) < customers_at_once && n + 1 < m_plan.size().customers) continue;
      for (const auto& match : m_stores.customers.find(u, m_channels.front(), facts))
        m_customers[by_email.at(match.facts.email)] = match.profile;
      facts.clear();
    }
    return 0;
  });
}

void ShopBook::add_customers(const Told& told) {
  m_customers.resize(static_cast<std::size_t>(m_plan.size().customers));
  find_customers();
  auto& ids = m_book.book().ids();
  int n = 0;
  while (n < m_plan.size().customers && m_customers[static_cast<std::size_t>(n)]) ++n;
  while (n < m_plan.size().customers) {
    std::vector<customers::ProfileMatch> made;
    ids.reserve(customers_at_once);
    for (; n < m_plan.size().customers && std::ssize(made) < customers_at_once; ++n) {
      customers::BuyerFacts facts;
      facts.email = ShopPlan::email(n);
      facts.name = ShopPlan::customer_name(n);
      const auto id = ids.make<CustomerId>();
      m_customers[static_cast<std::size_t>(n)] = id;
      made.push_back({std::move(facts), id});
    }
    m_book.book().write(
        [&](Unit& u) { m_stores.customers.add(u, m_channels.front(), made, BatchId()); });
    told("customers", n, m_plan.size().customers);
  }
}

void ShopBook::begin_orders() {
  if (const std::string number = setting(batch_key); !number.empty()) {
    m_batch = m_book.book()
                  .read([&](Unit& u) { return m_stores.batches.by_number(u, std::stoll(number)); })
                  .value();
    return;
  }
  m_book.book().ids().reserve(8);
  m_book.book().write([&](Unit& u) {
    m_batch = {};
    m_batch.id = m_book.book().ids().make<BatchId>();
    m_batch.channel = m_channels.front();
    m_batch.profile = "bench";
    m_batch.files = {m_plan.size().text()};
    m_batch.content_hash = sha256_hex(m_plan.size().text());
    m_batch.options = "{}";
    m_batch.started_at = m_batch.heartbeat = m_book.clock().now();
    m_batch.holder = m_book.hands().holder;
    m_stores.batches.add(u, m_batch);
    put_setting(u, batch_key, std::to_string(m_batch.number));
  });
}

void ShopBook::add_orders(const Told& told) {
  begin_orders();
  const std::string was = setting(done_key);
  std::int64_t done = was.empty() ? 0 : std::stoll(was);
  while (done < m_plan.size().orders) {
    std::vector<PlannedSale> sales;
    const std::int64_t end = std::min(m_plan.size().orders, done + orders_at_once);
    for (std::int64_t n = done; n < end; ++n) sales.push_back(m_plan.sale(n));
    m_book.book().ids().reserve(orders_at_once * 16);
    m_book.book().write([&](Unit& u) {
      write_orders(u, sales);
      note_progress(u, end);
    });
    for (const auto& sale : sales) m_lines += std::ssize(sale.products);
    done = end;
    told("orders", done, m_plan.size().orders);
    if (done / orders_at_once % 10 == 0) app::settle_down(m_book);
  }
}

orders::Order ShopBook::order_of(const PlannedSale& sale, const books::Journal& journal) {
  const ChannelId channel = m_channels[static_cast<std::size_t>(sale.channel)];
  const auto& of = journal.channel(channel);
  const orders::ChannelRules rules{channel, m_entity.id, of.recognise, &journal.zone(of.zone),
                                   of.day_start_hour};
  orders::Order order;
  const auto take = [&](const orders::IncomingOrder& in, bool first) {
    auto now = expect(orders::interpret(in, first ? nullptr : &order, rules), in.number);
    order = std::move(now.order);
    for (const auto& u : now.unresolved)
      for (orders::Line& line : order.lines) {
        if (line.part != u.part || line.no != u.no) continue;
        line.product = m_products[m_by_sku.at(u.facts->sku)];
        line.tracked = true;
      }
  };
  take(sale.whole, true);
  if (sale.refund) take(*sale.refund, false);
  if (sale.back) take(*sale.back, false);
  order.location = m_places[static_cast<std::size_t>(sale.place)];
  for (auto& back : order.goods_back) back.location = order.location;
  if (sale.employee >= 0) order.employee = m_employees[static_cast<std::size_t>(sale.employee)];
  if (sale.customer >= 0) order.customer = m_customers[static_cast<std::size_t>(sale.customer)];
  return order;
}

void ShopBook::write_orders(Unit& unit, const std::vector<PlannedSale>& sales) {
  books::Journal journal(
      unit, m_stores, m_book.book().ids(),
      {m_book.clock().now(), m_batch.id, m_book.actor().employee, m_book.actor().machine});
  const Instant exported = at_offset({m_plan.size().last + 1, 0}, 0);
  std::vector<orders::Order> versions;
  std::vector<orders::OrderBefore> before(sales.size());
  std::set<stock::Cell> cells;
  orders::ProductMap products;
  for (std::size_t n = 0; n < sales.size(); ++n) {
    orders::Order order = order_of(sales[n], journal);
    order.document = journal.ids().make<DocumentId>();
    order.exported_at = exported;
    for (auto& mark : order.marks) {
      mark.exported_at = exported;
      mark.batch = m_batch.id;
    }
    before[n].exported_at = exported;
    before[n].posted.document = order.document;
    for (const auto& cell : orders::cells_of(order, before[n])) cells.insert(cell);
    for (const int sold : sales[n].products) {
      catalog::Product& product = products[m_products[static_cast<std::size_t>(sold)]];
      product.id = m_products[static_cast<std::size_t>(sold)];
      product.cost = UnitPrice{ShopPlan::price_minor(sold) * 55 / 100 * 10'000, m_entity.currency};
    }
    versions.push_back(std::move(order));
  }
  journal.prepare({m_entity.id}, cells);
  for (std::size_t n = 0; n < versions.size(); ++n) {
    const orders::Order& order = versions[n];
    journal.add_document({order.document, books::DocumentKind::order, order.entity, order.channel,
                          order.key, order.number});
    orders::post_order(journal, order, before[n], orders::change_time(order, exported), products);
  }
  m_stores.orders.add_versions(unit, versions, m_batch.id, exported);
  journal.flush();
}

void ShopBook::note_progress(Unit& unit, std::int64_t done) {
  intake::Batch batch = m_batch;
  batch.position = done / orders_at_once;
  batch.counts.create = done;
  batch.heartbeat = m_book.clock().now();
  if (done == m_plan.size().orders) {
    batch.state = intake::BatchState::done;
    batch.ended_at = batch.heartbeat;
  }
  m_stores.batches.update(unit, batch);
  put_setting(unit, done_key, std::to_string(done));
}

ShopSize ShopBook::more_sales(app::OpenBook& book) {
  const Stores stores = book.stores();
  const std::string text =
      book.book().read([&](Unit& u) { return stores.company.setting(u, size_key); });
  const auto number = [&](const std::string& name) {
    const auto at = (" " + text).find(" " + name + "=");
    if (at == std::string::npos) throw std::runtime_error("no book of bench/generate");
    return std::stoi(text.substr(at + name.size() + 1));
  };
  ShopSize size;
  size.customers = number("customers");
  size.products = number("products");
  size.places = number("places");
  size.channels = number("channels");
  size.employees = number("employees");
  size.orders = 1'000'000;
  size.lines_each = 3;
  size.seed += 1000;
  // Other programs may post at the same time.
  size.mark = fmt::format("{}-{}-", clock_us(CLOCK_REALTIME), getpid());
  return size;
}

void ShopBook::learn() {
  load();
  m_customers.resize(static_cast<std::size_t>(m_plan.size().customers));
  find_customers();
  begin_orders();
}

void ShopBook::post(const PlannedSale& sale) {
  m_book.book().ids().reserve(64);
  m_book.book().write([&](Unit& u) { write_orders(u, {sale}); });
}

std::vector<intake::Item> ShopBook::settlements(int channel) {
  const BusinessDate from = m_plan.size().last + -m_plan.size().settled_days;
  const auto time = [](BusinessDate day) { return orders::FileTime{{day, 43'200}, 0}; };
  std::vector<intake::Item> items;
  std::map<BusinessDate, std::int64_t> payouts;
  const Currency euro = m_entity.currency;
  const auto tell = [&](const PlannedSale& sale, bool refund) {
    intake::IncomingSettled settled;
    settled.kind = refund ? intake::SettledKind::refund : intake::SettledKind::charge;
    settled.gateway = sale.whole.gateways.front();
    settled.key = (refund ? "R-" : "T-") + sale.whole.key;
    settled.order = sale.whole.key;
    settled.at = refund ? sale.refund->placed : *sale.whole.fulfilled;
    settled.currency = euro;
    // Paid out on the Monday behind it.
    const int days = settled.at.local.date.days;
    const BusinessDate payout{days + 7 - (days + 3) % 7};
    settled.payout = fmt::format("P{}-{}", channel, payout.to_iso());
    const std::int64_t total = sale.whole.total->minor * (refund ? -1 : 1);
    const std::int64_t fee = refund ? 0 : -(total * 19 / 1000 + 25);
    settled.parts = {{intake::PartKind::goods, "", "", "", "", {}, {total, euro}}};
    if (fee != 0)
      settled.parts.push_back({intake::PartKind::fee, "Fee", "", "", "", {}, {fee, euro}});
    payouts[payout] += total + fee;
    items.push_back(item(std::move(settled), items.size()));
  };
  for (std::int64_t n = m_plan.first_sale_of(from); n < m_plan.size().orders; ++n) {
    const PlannedSale sale = m_plan.sale(n);
    if (sale.channel != channel || !sale.settles) continue;
    tell(sale, false);
    if (sale.refund) tell(sale, true);
  }
  std::vector<intake::IncomingBankLine> bank;
  for (const auto& [day, total] : payouts) {
    if (day > m_plan.size().last || total <= 0) continue;
    intake::IncomingPayout payout;
    payout.gateway = "Web payments";
    payout.key = fmt::format("P{}-{}", channel, day.to_iso());
    payout.at = time(day);
    payout.total = {total, euro};
    items.push_back(item(payout, items.size()));
    // The newest have not reached the bank.
    if (day + 3 > m_plan.size().last) continue;
    bank.push_back({"", "B-" + payout.key, time(day + 1), payout.total, payout.key, ""});
  }
  for (auto& line : bank) items.push_back(item(std::move(line), items.size()));
  return items;
}

void ShopBook::settle(const Told& told) {
  for (int channel = 0; channel < m_plan.size().channels; ++channel) {
    if (!m_plan.is_till(channel)) take_in("payouts", channel, settlements(channel));
    told("payouts", channel + 1, m_plan.size().channels);
  }
}

}  // namespace kontor::bench
