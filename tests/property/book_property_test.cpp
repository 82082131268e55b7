// Seeded random trading on both engines: whatever files come, in whatever order, taken back or not,
// the promises of design.md 8 hold, and both engines tell the same figures.

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include "persistence/admin/digest.h"
#include "persistence/check/check.h"
#include "tests/property/goods_acts.h"
#include "tests/property/pace.h"
#include "tests/property/shop_world.h"
#include "tests/support/memory_records.h"
#include "tests/support/new_book.h"

namespace kontor::test {

namespace {

constexpr std::int64_t acts_short = 5'000, acts_long = 100'000;
constexpr std::int64_t day_ms = 86'400'000;

/// Seed 7 once sold below zero, took the goods back at another cost and did not balance.
std::vector<std::uint64_t> property_seeds() {
  const std::string given = environment("KONTOR_SEED");
  if (!given.empty()) return {std::stoull(given)};
  if (long_run()) return {20'261'121};
  return {20'261'121, 7};
}

std::string figures_of(app::OpenBook& book) {
  return book.book().read([](Unit& unit) { return persistence::figures_digest(unit); });
}

app::NewBook property_book() {
  app::NewBook draft;
  draft.entity.name = "Property";
  draft.entity.country = "DE";
  draft.entity.currency = "EUR";
  draft.entity.zone = "Europe/Berlin";
  return draft;
}

/// Trades at random until enough acts are done.
class Trading {
 public:
  Trading(app::OpenBook& book, FixedClock& clock, std::uint64_t seed, std::string engine)
      : m_book(book), m_clock(clock), m_world(seed), m_engine(std::move(engine)) {
    auto setup = book.setup();
    BOOST_REQUIRE(static_cast<bool>(
        setup.put_rate({m_world.today().days - 10}, "USD", "EUR", Decimal{9213, 4})));
    for (const char* place : {"North", "South", "East"})
      BOOST_REQUIRE(static_cast<bool>(setup.add_location({"", place, "", "store", "", 0})));
    company::ChannelDraft till;
    till.name = "till";
    till.recognise = "order";
    BOOST_REQUIRE(static_cast<bool>(setup.add_channel(till)));
    import("shop", m_world.catalogue());
    // Some products are kept by lot, whatever channels know of it.
    for (const std::string& sku : m_by_lot) BOOST_REQUIRE(book.lots().keep(sku, true).value());
    for (const char* currency : {"EUR", "USD"}) {
      goods::SupplierDraft supplier;
      supplier.name = std::string("From ") + currency;
      supplier.currency = currency;
      BOOST_REQUIRE(static_cast<bool>(book.suppliers().add(supplier)));
    }
    open_second_company();
  }

  /// One that trades with the first, in another currency, and goods of a supplier.
  void open_second_company() {
    auto setup = m_book.setup();
    for (const char* name : {"web", "usd"}) {
      company::ChannelDraft channel;
      channel.name = name;
      BOOST_REQUIRE(static_cast<bool>(setup.add_channel(channel)));
    }
    BOOST_REQUIRE(m_book.consignment().keep({{}, "P-7", "FROM-EUR", Decimal{512, 2}}).value());
    company::EntityDraft second;
    second.name = "Second";
    second.country = "US";
    second.currency = "USD";
    second.zone = "America/New_York";
    BOOST_REQUIRE(static_cast<bool>(setup.add_entity(second)));
    company::LocationDraft west;
    west.name = "West";
    west.entity = "SECOND";
    BOOST_REQUIRE(static_cast<bool>(setup.add_location(west)));
    auto trade = m_book.entity_trade();
    BOOST_REQUIRE(trade.agree({"PROPERTY", "SECOND", "7.5", {}}).value());
    BOOST_REQUIRE(trade.agree({"SECOND", "PROPERTY", "0", {}}).value());
  }

  void run(std::int64_t acts) {
    while (m_acts < acts) {
      step();
      if (m_whole.due(m_acts)) check();
      m_pace.tell(m_engine, m_acts);
    }
    check();
  }

  std::int64_t acts() const { return m_acts; }

 private:
  void step() {
    const std::int64_t what = m_world.dice().below(100);
    if (what < 58)
      trade();
    else if (what < 65)
      move_goods();
    else if (what < 68)
      buy_goods();
    else if (what < 70)
      count_goods();
    else if (what < 78)
      import("shop", m_world.count());
    else if (what < 83)
      import("shop", m_world.catalogue());
    else if (what < 90)
      take_back();
    else if (what < 95)
      trade_and_take_back();
    else if (what < 97)
      bind();
    else if (what < 99)
      lock();
    else
      set_low_level();
  }

  std::string any_channel() {
    constexpr const char* names[] = {"web", "usd", "till"};
    return names[m_world.dice().below(3)];
  }

  void trade() {
    const std::string channel = any_channel();
    auto items = m_world.orders(channel, m_world.dice().between(3, 40));
    import(channel, items);
    if (!m_world.dice().chance(20) || !m_figures.due(m_acts)) return;
    const std::string before = figures();
    const auto again = import(channel, items);
    BOOST_TEST(again.counts.create == 0);
    BOOST_TEST(again.counts.update == 0);
    BOOST_TEST(figures() == before);
  }

  /// Import then undo = before.
  void trade_and_take_back() {
    if (!m_figures.due(m_acts)) return;
    const std::string before = figures();
    const std::string channel = any_channel();
    ShopWorld other = m_world;
    const auto report = import(channel, other.orders(channel, 12));
    m_batches.pop_back();
    undo(report.batch_number);
    BOOST_TEST(figures() == before);
    m_world.dice() = other.dice();
  }

  void take_back() {
    if (m_batches.empty()) return;
    const auto at =
        static_cast<std::size_t>(m_world.dice().below(static_cast<std::int64_t>(m_batches.size())));
    undo(m_batches[at]);
    m_batches.erase(m_batches.begin() + static_cast<std::ptrdiff_t>(at));
  }

  void undo(std::int64_t batch) {
    m_clock.set({m_clock.now().ms + 1000});
    const auto undone =
        m_pace.spend("undo", [&] { return app::undo_batch(m_book, batch, m_nobody); });
    BOOST_TEST(static_cast<bool>(undone));
    ++m_acts;
  }

  void bind() {
    const std::string from = m_world.unknown_sku();
    const std::string to = m_world.known_sku();
    const auto bound =
        m_pace.spend("bind", [&] { return app::bind_product(m_book, from, to, m_nobody); });
    // Not yet sold, or bound before: both are refusals that a person may meet.
    if (!bound)
      BOOST_TEST((bound.refusal().code == RefusalCode::product_unknown ||
                  bound.refusal().code == RefusalCode::product_not_provisional));
    ++m_acts;
  }

  void lock() {
    const BusinessDate to{m_world.today().days - 20};
    const auto locked =
        m_book.setup().lock_period(m_world.dice().chance(50) ? "PROPERTY" : "SECOND", to);
    if (!locked) BOOST_TEST((locked.refusal().code == RefusalCode::period_locked));
    ++m_acts;
  }

  void move_goods() {
    m_clock.set({m_clock.now().ms + 1000});
    m_pace.spend("goods", [&] { m_goods.move_goods(); });
    ++m_acts;
  }

  void buy_goods() {
    m_clock.set({m_clock.now().ms + 1000});
    m_pace.spend("purchases", [&] { m_goods.buy_goods(); });
    ++m_acts;
  }

  /// Some products of a place are counted at a moment before now, while facts of the time before it
  /// still come: book check proves that on hand then is what was counted.
  void count_goods() {
    ++m_acts;
    goods::NewCount wanted;
    constexpr const char* names[] = {"NORTH", "SOUTH", "EAST"};
    wanted.location = names[m_world.dice().below(3)];
    wanted.blind = m_world.dice().chance(50);
    const auto made = m_book.counts().create(wanted);
    if (!made) {
      BOOST_TEST((made.refusal().code == RefusalCode::count_without_lines));
      return;
    }
    std::vector<goods::CountWish> found;
    const auto view = m_book.book().read([&](Unit& unit) {
      return *goods::view_count(unit, m_book.stores(), made->sheet.number, m_clock.now());
    });
    for (const auto& line : view.lines) {
      if (m_world.dice().chance(50)) continue;
      goods::CountWish wish;
      wish.product = line.line.sku;
      wish.quantity = Quantity::of_units(m_world.dice().below(30));
      wish.counted_at = Instant{m_clock.now().ms - m_world.dice().below(2 * day_ms)};
      found.push_back(wish);
      if (!m_by_lot.contains(wish.product)) continue;
      // All of it by lot, or the rest of it.
      for (std::int64_t lots = m_world.dice().below(3); lots > 0; --lots) {
        wish.quantity = Quantity::of_units(m_world.dice().below(12));
        wish.lot = goods::LotName{"L" + std::to_string(lots), {}};
        found.push_back(wish);
      }
    }
    const auto entered = m_book.counts().enter(made->sheet.number, found);
    BOOST_REQUIRE(static_cast<bool>(entered));
    BOOST_TEST(entered->refusals.empty());
    m_clock.set({m_clock.now().ms + 1000});
    if (found.empty()) return;
    BOOST_REQUIRE(
        static_cast<bool>(m_book.counts().approve(made->sheet.number, goods::Uncounted::leave)));
    const auto uncounted =
        m_world.dice().chance(20) ? goods::Uncounted::zero : goods::Uncounted::leave;
    const auto posted =
        m_pace.spend("count", [&] { return m_book.counts().post(made->sheet.number, uncounted); });
    BOOST_REQUIRE(static_cast<bool>(posted));
    BOOST_TEST(posted->posted + posted->superseded + posted->left == made->lines);
  }

  /// Of a product or any, at a place or all: book check proves what the levels carry of it.
  void set_low_level() {
    const auto chance = [&](std::int64_t percent) { return m_world.dice().chance(percent); };
    stock::LowWish wish;
    if (chance(70)) wish.product = m_world.known_sku();
    if (chance(50)) wish.location = "NORTH";
    wish.inherit = chance(20);
    if (!wish.inherit && chance(80)) wish.level = Quantity{m_world.dice().between(0, 20'000)};
    BOOST_REQUIRE(static_cast<bool>(m_book.low_stock().put({wish})));
    ++m_acts;
  }

  intake::ImportReport import(const std::string& channel, std::vector<intake::Item> items) {
    m_clock.set({std::max(m_clock.now().ms, (m_world.today().days + 1) * day_ms) + 1000});
    intake::SourceInfo info;
    info.profile = "property";
    info.files = {"world"};
    info.channel_name = channel;
    intake::ImportRequest request;
    request.channel = channel;
    request.as_of = m_clock.now();
    m_acts += static_cast<std::int64_t>(items.size());
    MemoryRecords source(std::move(items));
    const Stores stores = m_book.stores();
    auto report = m_pace.spend("import", [&] {
      return intake::import_records(m_book.book(), stores, m_clock, m_book.hands(), info, source,
                                    request, m_nobody);
    });
    BOOST_REQUIRE(static_cast<bool>(report));
    for (const auto& refused : report->refusals)
      BOOST_TEST_INFO("refused: " << name_of(refused.refusal.code));
    m_batches.push_back(report->batch_number);
    if (m_world.dice().chance(20)) m_pace.spend("settle", [&] { app::settle_down(m_book); });
    return std::move(*report);
  }

  void check() {
    const auto findings =
        m_pace.spend("check", [&] { return persistence::check_book(m_book.book(), m_nobody); });
    for (const auto& f : findings) BOOST_TEST_MESSAGE(f.check << ": " << f.what);
    BOOST_TEST(findings.size() == 0U);
    const auto open = m_book.book().read(
        [&](Unit& unit) { return m_book.stores().ledger.trial_balance(unit, {}); });
    std::int64_t balance = 0;
    for (const auto& row : open) balance += row.debit_minor - row.credit_minor;
    BOOST_TEST(balance == 0);
  }

  std::string figures() {
    return m_pace.spend("figures", [&] { return figures_of(m_book); });
  }

  app::OpenBook& m_book;
  FixedClock& m_clock;
  ShopWorld m_world;
  std::string m_engine;
  Pace m_pace;
  LookAgain m_whole{1'000, 10}, m_figures{0, 1};
  NoProgress m_nobody;
  const std::set<std::string> m_by_lot{"P-0", "P-3", "P-6", "P-9", "P-12"};
  std::vector<std::int64_t> m_batches;
  GoodsActs m_goods{m_book, m_world};
  std::int64_t m_acts = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(book_property)

BOOST_AUTO_TEST_CASE(whatever_is_traded_the_promises_hold_and_both_engines_agree) {
  const std::int64_t acts = long_run() ? acts_long : acts_short;
  for (const std::uint64_t seed : property_seeds()) {
    std::vector<std::string> told;
    const NewBookTest trade = [&](app::OpenBook& book, FixedClock& clock) {
      Trading trading(book, clock, seed, told.empty() ? "SQLite" : "PostgreSQL");
      trading.run(acts);
      app::settle_down(book);
      told.push_back(figures_of(book));
      std::printf("property: seed %llu, %lld acts, figures %s\n",
                  static_cast<unsigned long long>(seed), static_cast<long long>(trading.acts()),
                  told.back().c_str());
      std::fflush(stdout);
    };
    on_new_sqlite_book(property_book(), trade);
    on_new_postgresql_book(property_book(), trade);
    BOOST_TEST(told[0] == told[1]);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
