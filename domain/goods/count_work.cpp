#include "domain/goods/count_work.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "domain/base/check.h"
#include "domain/base/fields.h"
#include "domain/post_audit.h"

namespace kontor::goods {

using stock::CostBook;

namespace {

constexpr std::array<std::string_view, 6> undivided_units = {"",      "pcs",    "pc",
                                                             "piece", "pieces", "ea"};

std::string said_of(CountState state, const std::string& said) {
  FieldWriter writer;
  writer.add("state").add(name_of(state));
  writer.end_record();
  if (!said.empty()) {
    writer.add("lines").add(said);
    writer.end_record();
  }
  return writer.text();
}

/// Values variances at the average of the count's products.
class CountValues {
 public:
  CountValues(Unit& unit, const Stores& stores, const CountSheet& sheet,
              const std::vector<CountSheetLine>& lines)
      : m_entity(sheet.entity) {
    for (const auto& cost : stores.count_sheets.costs(unit, sheet.entity, sheet.id))
      m_costs.load(cost);
    for (const auto& entity : stores.company.entities(unit))
      if (entity.id == sheet.entity) m_currency = entity.currency;
    std::vector<ProductId> ids;
    for (const auto& line : lines) ids.push_back(line.product);
    for (auto& p : stores.products.by_ids(unit, ids)) m_catalogue[p.id] = p.cost;
  }

  std::int64_t of(ProductId product, Quantity variance) const {
    if (variance.milli == 0) return 0;
    const auto cost = m_catalogue.find(product);
    const std::int64_t worth = m_costs.value_at_average(
        m_entity, product, Quantity{std::llabs(variance.milli)},
        cost == m_catalogue.end() ? std::nullopt : cost->second, m_currency);
    return variance.milli < 0 ? -worth : worth;
  }

 private:
  EntityId m_entity;
  Currency m_currency;
  CostBook m_costs;
  std::map<ProductId, std::optional<UnitPrice>> m_catalogue;
};

}  // namespace

std::optional<Refusal> CountWork::take(std::int64_t number) {
  const auto found = m_stores.count_sheets.find(m_unit, number);
  if (!found)
    return Refusal{RefusalCode::count_unknown, {{"number", stock::count_number_text(number)}}};
  m_stores.company.lock_periods_shared(m_unit, found->entity);
  m_sheet = *m_stores.count_sheets.lock(m_unit, number);
  m_before = m_sheet.state;
  for (const auto& place : m_stores.company.locations(m_unit))
    if (place.id == m_sheet.location) m_place = place;
  return lacks(company::Permission::count_stock);
}

std::optional<Refusal> CountWork::lacks(company::Permission needed) const {
  return company::refused(m_actor, needed, company::scope_of(m_place));
}

std::optional<Refusal> CountWork::closed() const {
  if (m_sheet.state != CountState::posted && m_sheet.state != CountState::cancelled)
    return std::nullopt;
  return Refusal{RefusalCode::count_closed, number_args()};
}

std::optional<Refusal> CountWork::not_begun() const {
  if (m_sheet.state != CountState::draft) return std::nullopt;
  return Refusal{RefusalCode::count_not_begun, number_args()};
}

void CountWork::become(CountState state) {
  if (m_sheet.state == state) return;
  KONTOR_ASSERT(may_become(m_sheet.state, state));
  if (m_sheet.state == CountState::approved && state != CountState::posted) {
    m_sheet.approved_minor.reset();
    m_sheet.approved_by = {};
  }
  m_sheet.state = state;
}

books::AuditRow CountWork::audit_row(const std::string& action, const std::string& said) const {
  return books::audit_row(m_actor, m_now, action, "count", m_sheet.id.value, said_of(m_before, {}),
                          said_of(m_sheet.state, said));
}

void CountWork::finish(const std::string& action, const std::string& said) {
  m_sheet.changed_at = m_now;
  m_stores.count_sheets.set(m_unit, m_sheet);
  books::post_audit(m_unit, m_stores.ledger, audit_row(action, said));
}

bool beyond(const CountLimits& limits, Quantity expected, Quantity variance,
            std::int64_t value_minor) {
  const std::int64_t units = std::llabs(variance.milli);
  if (units == 0) return false;
  if (limits.units && units > limits.units->milli) return true;
  if (limits.value_minor && std::llabs(value_minor) > *limits.value_minor) return true;
  constexpr std::int64_t whole = 100;
  return limits.percent &&
         units > mul_div_half_up(std::llabs(expected.milli), *limits.percent, whole);
}

CountFigures count_figures(Unit& unit, const Stores& stores, const CountSheet& sheet, Instant now,
                           bool zero) {
  CountFigures figures;
  const auto lines = stores.count_sheets.lines(unit, sheet.id);
  const CountValues values(unit, stores, sheet, lines);
  const auto expected = stores.count_sheets.expected(unit, sheet.id, sheet.location, now);
  for (const CountSheetLine& line : lines) {
    CountViewLine view{line, {}, {}, {}, false};
    const auto book = expected.find(line.product);
    view.expected = book == expected.end() ? Quantity{} : book->second;
    if (!line.counted) ++figures.uncounted;
    if (line.counted || zero) {
      view.variance = line.counted.value_or(Quantity{}) - *view.expected;
      view.value_minor = values.of(line.product, *view.variance);
      view.large = beyond(sheet.limits, *view.expected, *view.variance, *view.value_minor);
      figures.difference_minor += std::llabs(*view.value_minor);
    }
    figures.lines.push_back(std::move(view));
  }
  return figures;
}

bool counted_whole(const std::string& unit) {
  return std::find(undivided_units.begin(), undivided_units.end(), unit) != undivided_units.end();
}

Result<CountView> view_count(Unit& unit, const Stores& stores, std::int64_t number, Instant now) {
  const auto found = stores.count_sheets.find(unit, number);
  if (!found)
    return Refusal{RefusalCode::count_unknown, {{"number", stock::count_number_text(number)}}};
  CountView view;
  view.sheet = *found;
  for (const auto& place : stores.company.locations(unit))
    if (place.id == found->location) view.place = place;
  for (const auto& entity : stores.company.entities(unit))
    if (entity.id == found->entity) view.currency = entity.currency;
  if (found->state == CountState::posted) {
    for (auto& line : stores.count_sheets.lines(unit, found->id)) {
      CountViewLine told{line, line.expected, {}, line.value_minor, false};
      if (line.counted && line.expected) told.variance = *line.counted - *line.expected;
      view.lines.push_back(std::move(told));
    }
    return view;
  }
  view.lines = count_figures(unit, stores, *found, now, false).lines;
  if (view.open()) return view;
  for (CountViewLine& line : view.lines) line = {line.line, {}, {}, {}, false};
  return view;
}

}  // namespace kontor::goods
