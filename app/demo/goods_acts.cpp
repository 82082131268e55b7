#include "app/demo/goods_acts.h"

#include <array>
#include <string_view>

#include "app/context.h"
#include "domain/base/check.h"

namespace kontor::app::demo {

namespace {

struct Supplied {
  const char *sku, *theirs;
  Decimal cost;  ///< in the supplier's currency
  std::int64_t pack;
};
struct SupplierStory {
  const char *code, *name, *currency, *note;
  std::int64_t lead_days, spread_milli, review_days;
  std::vector<Supplied> terms;
};

const std::vector<SupplierStory>& supplier_stories() {
  static const std::vector<SupplierStory> all = {{"ROLLFIX",
                                                  "Rollfix Reifen GmbH",
                                                  "EUR",
                                                  "Orders until noon leave the same day.",
                                                  6,
                                                  1500,
                                                  7,
                                                  {{"RF-28-SV", "28SV40", {205, 2}, 50},
                                                   {"RF-28-DV", "28DV40", {205, 2}, 50},
                                                   {"RF-28-AV", "28AV40", {210, 2}, 50},
                                                   {"RF-20-DV", "20DV40", {175, 2}, 25},
                                                   {"RF-RA-37", "RA37-622", {1450, 2}, 10},
                                                   {"RF-RA-42", "RA42-622", {1560, 2}, 10},
                                                   {"RF-FZ-1", "FLICK-1", {125, 2}, 20}}},
                                                 {"KETTENWERK",
                                                  "Kettenwerk Antriebe KG",
                                                  "EUR",
                                                  "",
                                                  9,
                                                  2000,
                                                  14,
                                                  {{"0004711", "K8-114", {545, 2}, 5},
                                                   {"KW-BB-2", "BB-2", {360, 2}, 20},
                                                   {"KW-OE-100", "OEL-100", {255, 2}, 12}}},
                                                 {"NAJM",
                                                  "النجم للدراجات",
                                                  "EUR",
                                                  "By sea: five weeks.",
                                                  35,
                                                  6000,
                                                  30,
                                                  {{"NJ-HL-S", "H-S", {2350, 2}, 6},
                                                   {"NJ-HL-M", "H-M", {2350, 2}, 6},
                                                   {"NJ-HL-L", "H-L", {2350, 2}, 6},
                                                   {"NJ-QF-1", "Q-1", {950, 2}, 10},
                                                   {"NJ-SL-1", "S-1", {1210, 2}, 4}}},
                                                 {"SUZUNE",
                                                  "鈴音",
                                                  "JPY",
                                                  "",
                                                  28,
                                                  5000,
                                                  30,
                                                  {{"SZ-BE-G", "BE-G", {1180, 0}, 10},
                                                   {"SZ-BE-K", "BE-K", {1050, 0}, 10},
                                                   {"SZ-LH-1", "LH-1", {2260, 0}, 5}}}};
  return all;
}

/// A line of an order or a transfer: what was asked for, what came of it.
struct AskedLine {
  const char* sku;
  std::int64_t asked, came;
};

enum class Until { draft, agreed, sent, come, closed, cancelled };

struct OrderStory {
  const char *supplier, *to, *note;
  int expected_in_days;
  Until until;  ///< agreed: ordered
  std::optional<Decimal> freight, duty;
  std::vector<AskedLine> parts;
};

const std::vector<OrderStory>& order_stories() {
  static const std::vector<OrderStory> all = {
      {"ROLLFIX",
       "LEIPZIG",
       "Spring stock",
       4,
       Until::come,
       Decimal{1850, 2},
       {},
       {{"RF-28-SV", 100, 100}, {"RF-28-DV", 50, 30}, {"RF-RA-37", 20, 0}}},
      {"NAJM",
       "LEIPZIG",
       "",
       21,
       Until::agreed,
       {},
       {},
       {{"NJ-HL-S", 12, 0}, {"NJ-HL-M", 18, 0}, {"NJ-SL-1", 8, 0}}},
      {"SUZUNE",
       "MAIN",
       "By air",
       1,
       Until::come,
       Decimal{4200, 2},
       Decimal{1736, 2},
       {{"SZ-BE-G", 20, 20}, {"SZ-LH-1", 10, 10}}},
      {"KETTENWERK",
       "MAIN",
       "",
       12,
       Until::draft,
       {},
       {},
       {{"KW-BB-2", 40, 0}, {"0004711", 15, 0}}}};
  return all;
}

struct TransferStory {
  const char *from, *to, *note;
  Until until;  ///< agreed: ready
  std::vector<AskedLine> parts;
};

const std::vector<TransferStory>& transfer_stories() {
  static const std::vector<TransferStory> all = {
      {"LEIPZIG", "MAIN", "", Until::come, {{"RF-28-SV", 20, 20}, {"KW-BB-2", 10, 10}}},
      {"LEIPZIG", "MAIN", "One parcel came torn", Until::closed, {{"SG-BG-1", 6, 5}}},
      {"LEIPZIG", "FBA", "", Until::cancelled, {{"NL-LT-60", 4, 0}}},
      {"LEIPZIG",
       "MAIN",
       "Two of three boxes",
       Until::come,
       {{"RF-28-DV", 24, 18}, {"SZ-BE-K", 8, 8}}},
      {"LEIPZIG",
       "MAIN",
       "With the van on Tuesday",
       Until::sent,
       {{"RF-FZ-1", 12, 0}, {"TC-PS-1", 6, 0}}},
      {"LEIPZIG", "FBA", "", Until::agreed, {{"NL-RG-1", 10, 0}}},
      {"LEIPZIG", "FBA", "", Until::sent, {{"NL-LT-60", 6, 0}}},
      {"MAIN", "LEIPZIG", "Back to the warehouse", Until::draft, {{"RF-20-DV", 5, 0}}}};
  return all;
}

/// What was counted beside what the book said.
struct Found {
  const char* sku;
  std::int64_t more;
};
constexpr const char* counted_place = "MAIN";
constexpr std::array<Found, 6> found_there = {{{"NL-RG-1", 1},
                                               {"KW-OE-100", 0},
                                               {"RF-20-DV", -2},
                                               {"NL-GW-1", 0},
                                               {"SG-FK-90", -1},
                                               {"AC-SF-12", 0}}};

/// What Amazon's stock file says beside what the book says. The first is on its way there.
constexpr const char* stated_place = "FBA";
constexpr std::array<Found, 3> stated_there = {{{"NL-LT-60", 6}, {"NL-RG-1", -7}, {"SG-BG-1", 1}}};
/// What of it was posted as lost. Orders that are promised there may explain some of the rest.
constexpr Found stated_lost = {"NL-RG-1", -2};

std::string name_of_place(std::string_view code) {
  if (code == "MAIN") return "Shop Berlin";
  return code == "LEIPZIG" ? "Warehouse Leipzig" : "Amazon FBA";
}

std::vector<goods::LineWish> wishes(const std::vector<AskedLine>& parts,
                                    std::int64_t AskedLine::*units) {
  std::vector<goods::LineWish> lines;
  for (const AskedLine& part : parts)
    if (part.*units > 0)
      lines.push_back({std::ssize(lines) + 1, part.sku, Quantity::of_units(part.*units)});
  return lines;
}

/// The acts one after the other; the first refusal ends them.
class GoodsStory {
 public:
  GoodsStory(OpenBook& book, BusinessDate today) : m_book(book), m_today(today) {}

  std::optional<Refusal> tell() {
    low_levels();
    zones();
    for (const SupplierStory& story : supplier_stories()) supplier(story);
    for (const OrderStory& story : order_stories()) order(story);
    for (const TransferStory& story : transfer_stories()) transfer(story);
    count_some();
    begin_blind_count();
    read_statement();
    return m_refusal;
  }

 private:
  /// A usual level for each place, and what sells fast at the warehouse has its own.
  void low_levels() {
    whole(m_book.low_stock().put({{1, {}, {}, "MAIN", false, Quantity::of_units(4)},
                                  {2, {}, {}, "LEIPZIG", false, Quantity::of_units(6)},
                                  {3, {}, "RF-28-SV", "LEIPZIG", false, Quantity::of_units(60)},
                                  {4, {}, "RF-28-DV", "LEIPZIG", false, Quantity::of_units(60)}}));
  }

  void zones() {
    std::vector<goods::ZoneWish> wishes;
    const auto lie = [&](const char* place, const char* zone,
                         const std::vector<std::string>& skus) {
      for (const std::string& sku : skus)
        wishes.push_back({std::ssize(wishes) + 1, {}, sku, place, zone});
    };
    lie("LEIPZIG", "A 1", {"RF-28-SV", "RF-28-DV"});
    lie("LEIPZIG", "B 2", {"SG-FK-90"});
    whole(m_book.zones().put(wishes));
  }

  void supplier(const SupplierStory& story) {
    done(m_book.suppliers().add({story.code, story.name, story.currency, story.lead_days,
                                 story.spread_milli, story.review_days, story.note}));
    std::vector<goods::OfferWish> terms;
    for (const Supplied& one : story.terms) {
      goods::OfferWish wish;
      wish.row = std::ssize(terms) + 1;
      wish.supplier = story.code;
      wish.product = one.sku;
      wish.their_sku = one.theirs;
      wish.cost = one.cost;
      wish.pack = Quantity::of_units(one.pack);
      terms.push_back(std::move(wish));
    }
    whole(m_book.suppliers().put(terms));
  }

  void order(const OrderStory& story) {
    const auto made = m_book.purchases().create({story.supplier,
                                                 story.to,
                                                 wishes(story.parts, &AskedLine::asked),
                                                 m_today + story.expected_in_days,
                                                 {},
                                                 story.note});
    if (!whole(made) || story.until == Until::draft) return;
    const std::string number = made->document.number;
    if (!whole(m_book.purchases().order(number)) || story.until == Until::agreed) return;
    goods::DeliveryWish delivery;
    delivery.accepted = wishes(story.parts, &AskedLine::came);
    delivery.freight = story.freight;
    delivery.duty = story.duty;
    whole(m_book.purchases().receive(number, delivery));
  }

  void transfer(const TransferStory& story) {
    auto transfers = m_book.transfers();
    const auto made = transfers.create(
        {story.from, story.to, wishes(story.parts, &AskedLine::asked), {}, story.note});
    if (!whole(made) || story.until == Until::draft) return;
    const std::string number = made->document.number;
    if (!whole(transfers.ready(number)) || story.until == Until::agreed) return;
    if (story.until == Until::cancelled) {
      whole(transfers.cancel(number, "Not needed any more"));
      return;
    }
    if (!whole(transfers.ship(number, {})) || story.until == Until::sent) return;
    goods::ReceiveWish receipt;
    receipt.accepted = wishes(story.parts, &AskedLine::came);
    if (!whole(transfers.receive(number, receipt)) || story.until == Until::come) return;
    whole(transfers.close(number, {"LOST", {}, {}}));
  }

  /// A count of some products, posted with its small differences.
  void count_some() {
    goods::NewCount wanted;
    wanted.location = counted_place;
    wanted.choice = stock::CountChoice::list;
    for (const Found& one : found_there)
      wanted.products.push_back({std::ssize(wanted.products) + 1, {}, one.sku});
    const auto made = m_book.counts().create(wanted);
    if (!done(made)) return;
    const std::int64_t number = made->sheet.number;
    const auto view = m_book.book().read([&](Unit& unit) {
      return goods::view_count(unit, m_book.stores(), number, m_book.clock().now());
    });
    if (!done(view)) return;
    KONTOR_ASSERT(view->lines.size() == found_there.size());
    for (std::size_t i = 0; i < found_there.size(); ++i)
      wanted.products[i].quantity =
          *view->lines[i].expected + Quantity::of_units(found_there[i].more);
    if (whole(m_book.counts().enter(number, wanted.products)))
      done(m_book.counts().post(number, goods::Uncounted::refuse));
  }

  /// One that is still to be gone on with; nobody is told what is expected.
  void begin_blind_count() {
    goods::NewCount wanted;
    wanted.location = "LEIPZIG";
    wanted.choice = stock::CountChoice::vendor;
    wanted.vendor = "Schlossgut";
    wanted.blind = true;
    const auto made = m_book.counts().create(wanted);
    if (!done(made)) return;
    constexpr std::int64_t counted = 21;
    whole(m_book.counts().enter(made->sheet.number,
                                {{1, {}, "SG-FK-90", Quantity::of_units(counted)}}));
  }

  /// Amazon's word of what it has: what is on its way there explains itself, some of what is
  /// missing was posted as lost, the rest is still open.
  void read_statement() {
    goods::NewStatement wanted;
    wanted.location = stated_place;
    wanted.as_of = m_book.clock().now();
    wanted.file = "amazon-inventory.txt";
    m_book.book().read([&](Unit& unit) {
      stock::PoolFilter filter;
      for (const auto& place : m_book.stores().company.locations(unit))
        if (place.code == stated_place) filter.location = place.id;
      filter.limit = 1000;
      for (const auto& row : m_book.stores().stock.pool(unit, filter).rows) {
        Quantity theirs = row.on_hand;
        for (const Found& one : stated_there)
          if (row.sku == one.sku) theirs = theirs + Quantity::of_units(one.more);
        if (theirs.milli < 0) continue;
        wanted.lines.push_back({std::ssize(wanted.lines) + 2, wanted.file, row.sku, {}, theirs});
      }
    });
    const auto read = m_book.statements().read(wanted);
    if (!whole(read)) return;
    whole(m_book.statements().settle(read->statement.number,
                                     {{1, stated_lost.sku, Quantity::of_units(stated_lost.more)}},
                                     "LOST", "Not found in the centre"));
  }

  template <class T>
  bool done(const Result<T>& result) {
    if (!result && !m_refusal) m_refusal = result.refusal();
    return bool(result);
  }
  /// No row of it may be refused either.
  template <class T>
  bool whole(const Result<T>& result) {
    if (!done(result)) return false;
    if (!result->refusals.empty() && !m_refusal) m_refusal = result->refusals.front().refusal;
    return result->refusals.empty();
  }

  OpenBook& m_book;
  BusinessDate m_today;
  std::optional<Refusal> m_refusal;
};

}  // namespace

std::vector<GoodsChange> goods_changes() {
  std::vector<GoodsChange> all;
  for (const OrderStory& order : order_stories())
    for (const AskedLine& part : order.parts)
      if (order.until == Until::come) all.push_back({part.sku, name_of_place(order.to), part.came});
  for (const TransferStory& one : transfer_stories()) {
    if (one.until != Until::sent && one.until != Until::come && one.until != Until::closed)
      continue;
    for (const AskedLine& part : one.parts) {
      all.push_back({part.sku, name_of_place(one.from), -part.asked});
      all.push_back({part.sku, name_of_place(one.to), part.came});
    }
  }
  for (const Found& one : found_there)
    all.push_back({one.sku, name_of_place(counted_place), one.more});
  all.push_back({stated_lost.sku, name_of_place(stated_place), stated_lost.more});
  return all;
}

std::optional<Refusal> make_goods_acts(OpenBook& book, BusinessDate today) {
  return GoodsStory(book, today).tell();
}

}  // namespace kontor::app::demo
