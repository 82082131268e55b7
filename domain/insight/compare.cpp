#include "domain/insight/compare.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "domain/base/fold.h"
#include "domain/base/zone.h"
#include "domain/books/summaries.h"

namespace kontor::insight {

namespace {

constexpr std::array<std::string_view, compared_figures> compared_names = {
    "gross_sales", "discounts", "returns", "net_sales", "shipping", "tax",
    "total_sales", "orders",    "units",   "payments",  "on_hand"};

std::int64_t figure_of(const books::SalesSums& s, ComparedFigure figure) {
  using enum ComparedFigure;
  constexpr std::int64_t thousandths = 1000;
  const std::int64_t net = s.gross_minor - s.discount_minor - s.returns_minor;
  switch (figure) {
    case gross_sales:
      return s.gross_minor;
    case discounts:
      return s.discount_minor;
    case returns:
      return s.returns_minor;
    case net_sales:
      return net;
    case shipping:
      return s.shipping_minor;
    case tax:
      return s.tax_minor;
    case total_sales:
      return net + s.shipping_minor + s.tax_minor;
    case orders:
      return s.orders * thousandths;
    case units:
      return s.units_milli;
    default:
      return 0;
  }
}

bool is_of_sales(ComparedFigure f) { return f < ComparedFigure::payments; }

/// Finds our side of every row.
class Comparison {
 public:
  Comparison(Unit& unit, const Stores& stores, const CompareRequest& request)
      : m_unit(unit), m_stores(stores), m_request(request) {
    for (const auto& c : stores.company.channels(unit)) m_channels.emplace(c.id, c);
    m_locations = stores.company.locations(unit);
    m_entities = stores.company.entities(unit);
  }

  Result<CompareReport> run() {
    for (const OldFigure& old : m_request.old_figures)
      if (auto refusal = take(old)) return *refusal;
    if (m_rows.empty()) return CompareReport{};
    add_sales();
    add_payments();
    add_stock();
    return report();
  }

 private:
  std::optional<Refusal> take(const OldFigure& old) {
    ComparedKey key = old.key;
    if (!key.channel.empty()) {
      const auto* channel = channel_named(key.channel);
      if (!channel)
        return Refusal{RefusalCode::channel_unknown,
                       {{"row", std::to_string(old.row)}, {"channel", key.channel}}};
      key.channel = channel->code;
    }
    if (!key.location.empty()) {
      const auto* place = location_named(key.location);
      if (!place)
        return Refusal{RefusalCode::location_unknown,
                       {{"row", std::to_string(old.row)}, {"location", key.location}}};
      key.location = place->code;
    }
    // What stands twice in the file is one figure: systems list shops or tills line by line.
    auto& row = m_rows[key];
    row.key = key;
    row.old_value = row.old_value.value_or(0) + old.value;
    if (key.figure == ComparedFigure::on_hand) return std::nullopt;
    auto& range = m_asked[key.channel]
                      .try_emplace({key.figure, key.period.month}, key.period.from, key.period.to)
                      .first->second;
    range.first = std::min(range.first, key.period.from);
    range.second = std::max(range.second, key.period.to);
    m_first = std::min(m_first.value_or(key.period.from), key.period.from);
    m_last = std::max(m_last.value_or(key.period.to), key.period.to);
    return std::nullopt;
  }

  const company::Channel* channel_named(const std::string& name) const {
    for (const auto& [id, c] : m_channels)
      if (c.code == name || fold(c.name) == fold(name)) return &c;
    return nullptr;
  }

  const company::Location* location_named(const std::string& name) const {
    for (const auto& l : m_locations)
      if (company::holds_stock(l.kind) && (l.code == name || fold(l.name) == fold(name))) return &l;
    return nullptr;
  }

  static ComparedPeriod period_of(BusinessDate date, bool month) {
    if (!month) return {date, date, false};
    BusinessDate next = date.month_start() + 31;
    return {date.month_start(), next.month_start() + -1, true};
  }

  /// Adds to the row of a figure that the old system tells on this channel, or over all of them.
  void add(BusinessDate date, const std::string& channel, ComparedFigure figure,
           const std::string& name, std::int64_t value) {
    for (const std::string& of : {channel, std::string()}) {
      const auto asked = m_asked.find(of);
      if (asked == m_asked.end()) continue;
      for (const bool month : {false, true}) {
        const auto range = asked->second.find({figure, month});
        if (range == asked->second.end() || date < range->second.first ||
            range->second.second < date)
          continue;
        const ComparedKey key{period_of(date, month), of, figure, name, {}};
        auto& row = m_rows[key];
        row.key = key;
        row.our_value += value;
      }
      if (channel.empty()) return;
    }
  }

  void add_sales() {
    if (!m_first) return;
    m_stores.ledger.each_sales_day(m_unit, m_request.entity, *m_first, *m_last,
                                   [&](const books::SalesKey& key, const books::SalesSums& sums) {
                                     for (std::size_t i = 0; i < compared_figures; ++i) {
                                       const auto figure = static_cast<ComparedFigure>(i);
                                       if (!is_of_sales(figure)) continue;
                                       if (is_money(figure) && key.currency != m_request.currency)
                                         continue;
                                       add(key.date, m_channels.at(key.channel).code, figure, {},
                                           figure_of(sums, figure));
                                     }
                                   });
  }

  void add_payments() {
    const bool any = std::ranges::any_of(m_asked, [](const auto& asked) {
      return std::ranges::any_of(
          asked.second, [](const auto& f) { return f.first.first == ComparedFigure::payments; });
    });
    if (!any) return;
    m_stores.ledger.each_received(m_unit, m_request.entity, *m_first, *m_last, m_request.currency,
                                  [&](const books::ReceivedSum& sum) {
                                    const auto channel = m_channels.find(sum.channel);
                                    add(sum.date,
                                        channel == m_channels.end() ? "" : channel->second.code,
                                        ComparedFigure::payments, sum.gateway, sum.minor);
                                  });
  }

  /// On hand at the end of a day in the zone of its company, of the SKUs that the file names.
  void add_stock() {
    std::map<std::pair<ComparedPeriod, std::string>, std::map<std::string, ComparedRow*>> wanted;
    for (auto& [key, row] : m_rows)
      if (key.figure == ComparedFigure::on_hand)
        wanted[{key.period, key.location}][key.name] = &row;
    for (auto& [where, rows] : wanted) {
      stock::PoolFilter filter;
      filter.limit = 500;
      const auto* place = where.second.empty() ? nullptr : location_named(where.second);
      if (place) filter.location = place->id;
      const Instant at = end_of(where.first.to, place ? place->zone : std::string());
      do {
        const auto page = m_stores.stock.pool_as_of(m_unit, filter, at, false);
        for (const auto& row : page.rows)
          if (const auto found = rows.find(row.sku); found != rows.end())
            found->second->our_value += row.on_hand.milli;
        filter.after = page.next;
      } while (!filter.after.empty());
    }
  }

  Instant end_of(BusinessDate day, const std::string& zone) const {
    const std::string& name = !zone.empty() || m_entities.empty() ? zone : m_entities.front().zone;
    const Instant next = m_zones.of(name).instant({day + 1, 0});
    return Instant{next.ms - 1};
  }

  bool agrees(const ComparedRow& row) const {
    if (!row.old_value && row.our_value == 0) return true;
    const std::int64_t tolerance = is_money(row.key.figure) ? m_request.tolerance_minor : 0;
    return std::llabs(row.difference()) <= tolerance;
  }

  CompareReport report() {
    CompareReport out;
    for (auto& [key, row] : m_rows) {
      if (!row.old_value && row.our_value == 0) continue;
      row.agrees = agrees(row);
      if (!row.agrees) {
        ++out.differing;
        if (key.figure != ComparedFigure::on_hand && !key.period.month) {
          const auto* channel = key.channel.empty() ? nullptr : channel_named(key.channel);
          row.documents = m_stores.ledger.documents_of_day(m_unit, m_request.entity,
                                                           channel ? channel->id : ChannelId(),
                                                           key.period.from, compared_documents);
        }
      }
      out.rows.push_back(row);
    }
    return out;
  }

  Unit& m_unit;
  const Stores& m_stores;
  const CompareRequest& m_request;
  std::map<ChannelId, company::Channel> m_channels;
  std::vector<company::Location> m_locations;
  std::vector<company::Entity> m_entities;
  ZoneCache m_zones;
  std::map<ComparedKey, ComparedRow> m_rows;
  /// By channel: which figures the file has, of days or of months, and from when to when.
  std::map<std::string,
           std::map<std::pair<ComparedFigure, bool>, std::pair<BusinessDate, BusinessDate>>>
      m_asked;
  std::optional<BusinessDate> m_first, m_last;
};

}  // namespace

std::string_view name_of(ComparedFigure figure) {
  return compared_names.at(static_cast<std::size_t>(figure));
}

bool is_money(ComparedFigure figure) {
  using enum ComparedFigure;
  return figure != orders && figure != units && figure != on_hand;
}

std::string ComparedPeriod::to_iso() const {
  constexpr std::size_t year_and_month = 7;
  return month ? from.to_iso().substr(0, year_and_month) : from.to_iso();
}

Result<CompareReport> compare_figures(Book& book, const Stores& stores, const company::Actor& actor,
                                      const CompareRequest& request) {
  if (const auto refusal = company::refused(actor, company::Permission::read_ledger))
    return *refusal;
  return book.read([&](Unit& unit) { return Comparison(unit, stores, request).run(); });
}

}  // namespace kontor::insight
