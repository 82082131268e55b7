#include <fmt/format.h>

#include <algorithm>

#include "domain/base/fields.h"
#include "persistence/stores/stock_pool.h"

namespace kontor::persistence {

namespace stock_marks_detail {

using stock::PoolFilter;
using stock::PoolSort;

bool sorts_by_text(const PoolFilter& f) {
  return f.sort == PoolSort::name || f.sort == PoolSort::code;
}

/// The figure that is sorted by, of a row with alias `a`.
std::string figure(const PoolFilter& f, const std::string& a) {
  if (f.sort == PoolSort::on_hand) return a + ".on_hand_milli";
  return fmt::format("({0}.on_hand_milli - {0}.committed_milli - {0}.unavailable_milli)", a);
}

std::optional<PoolMark> mark_after(const PoolFilter& f) {
  FieldReader reader(f.after);
  if (f.after.empty() || !reader.next_record()) return std::nullopt;
  PoolMark mark;
  mark.text = reader.text();
  mark.number = reader.number();
  mark.product = ProductId(reader.number());
  return mark;
}

/// " and (key, id) lies behind the mark", with a redundant condition on the key alone that the
/// index serves.
std::string behind(const PoolFilter& f, const std::string& key, const std::string& id) {
  const std::string than = f.descending ? "<" : ">";
  return fmt::format(" and {0} {2}= :mark and ({0} {2} :mark or {1} {2} :mark_id)", key, id, than);
}

std::string in_order(const PoolFilter& f, const std::string& key, const std::string& id) {
  const std::string direction = f.descending ? " desc" : "";
  return " order by " + key + direction + ", " + id + direction + " limit :limit";
}

void bind_mark(Query& q, const PoolFilter& f, const std::optional<PoolMark>& mark) {
  if (!mark) return;
  if (sorts_by_text(f)) {
    q.bind("mark", mark->text);
  } else {
    q.bind("mark", mark->number);
  }
  q.bind("mark_id", mark->product);
}

std::vector<PoolMark> by_text(Unit& unit, const PoolFilter& f, const PoolCondition& condition,
                              int limit) {
  const std::string key = f.sort == PoolSort::name ? "p.name_sort" : "p.code";
  const auto after = mark_after(f);
  Query q(unit, "select " + key + ", p.id from product p where " + condition.sql() +
                    (after ? behind(f, key, "p.id") : "") + in_order(f, key, "p.id"));
  condition.bind(q);
  bind_mark(q, f, after);
  q.bind("limit", limit);
  PoolMark mark;
  q.into(mark.text, mark.product);
  std::vector<PoolMark> marks;
  while (q.next()) marks.push_back(mark);
  return marks;
}

/// The marks of a select of product_id and figure named `value`, `q` with its parameters bound.
std::vector<PoolMark> numbered(Query& q) {
  PoolMark mark;
  q.into(mark.product, mark.number);
  std::vector<PoolMark> marks;
  while (q.next()) marks.push_back(mark);
  return marks;
}

/// Figures that are summed first and sorted then: of a search or a past moment. The cost
/// grows with the products that the condition selects.
std::vector<PoolMark> by_sum(Unit& unit, const PoolFilter& f, const PoolCondition& condition,
                             int limit, const std::optional<PoolMoment>& moment) {
  const std::string cells =
      moment ? "(" + figures_at(*moment, "") + ")" : std::string("stock_total_all");
  const auto after = mark_after(f);
  const std::string place = f.location ? " and l.location_id = :location" : "";
  Query q(unit,
          "select product_id, value from (select p.id as product_id, "
          "cast(coalesce(sum(" +
              figure(f, "l") + "), 0) as bigint) as value from product p left join " + cells +
              " l on l.product_id = p.id" + place + " where " + condition.sql() +
              " group by p.id) sums where 1 = 1" + (after ? behind(f, "value", "product_id") : "") +
              in_order(f, "value", "product_id"));
  condition.bind(q);
  bind_mark(q, f, after);
  q.bind("limit", limit);
  if (moment) bind_moment(q, *moment);
  return numbered(q);
}

/// Figures of one place today: one row a product, found by the place.
std::vector<PoolMark> by_level(Unit& unit, const PoolFilter& f, const PoolCondition& condition,
                               int limit) {
  const auto after = mark_after(f);
  const std::string value = figure(f, "here");
  Query q(unit, "select here.product_id, " + value +
                    " from stock_level here cross join product p where p.id = here.product_id "
                    "and here.location_id = :location and " +
                    condition.sql() + (after ? behind(f, value, "here.product_id") : "") +
                    in_order(f, value, "here.product_id"));
  condition.bind(q);
  bind_mark(q, f, after);
  q.bind("limit", limit);
  return numbered(q);
}

/// Products with a row of stock_total, along its index; on PostgreSQL those with unfolded changes
/// are summed apart, which are few.
std::vector<PoolMark> with_total(Unit& unit, const PoolFilter& f, const PoolCondition& condition,
                                 int limit) {
  const bool postgresql = sql(unit).dialect().postgresql();
  const auto after = mark_after(f);
  const std::string value = figure(f, "t");
  const std::string folded =
      "select t.product_id as product_id, " + value +
      " as value from stock_total t cross join product p where p.id = t.product_id and " +
      condition.sql() + (after ? behind(f, value, "t.product_id") : "");
  const std::string order = in_order(f, value, "t.product_id");
  const std::string fresh =
      "select p.id as product_id, cast(sum(" + value + ") as bigint) as value " +
      "from stock_total_all t join product p on p.id = t.product_id "
      "where t.product_id in (select product_id from stock_total_delta) and " +
      condition.sql() + " group by p.id";
  const std::string text = postgresql ? "select product_id, value from ((" + folded +
                                            " and not exists (select 1 from stock_total_delta d "
                                            "where d.product_id = t.product_id)" +
                                            order + ") union all (select product_id, value from (" +
                                            fresh + ") sums where 1 = 1" +
                                            (after ? behind(f, "value", "product_id") : "") +
                                            ")) both_kinds" + in_order(f, "value", "product_id")
                                      : folded + order;
  Query q(unit, text);
  condition.bind(q);
  bind_mark(q, f, after);
  q.bind("limit", limit);
  return numbered(q);
}

/// Products that never had stock: their figures are zero.
std::vector<PoolMark> without_total(Unit& unit, const PoolFilter& f, const PoolCondition& condition,
                                    int limit) {
  const auto after = mark_after(f);
  const std::string than = f.descending ? "<" : ">";
  if (after && (f.descending ? after->number < 0 : after->number > 0)) return {};
  const bool among_zeros = after && after->number == 0;
  Query q(unit, "select p.id, cast(0 as bigint) from product p where " + condition.sql() +
                    " and not exists (select 1 from stock_total_all t where t.product_id = p.id)" +
                    (among_zeros ? " and p.id " + than + " :mark_id" : "") + " order by p.id" +
                    (f.descending ? " desc" : "") + " limit :limit");
  condition.bind(q);
  if (among_zeros) q.bind("mark_id", after->product);
  q.bind("limit", limit);
  return numbered(q);
}

bool comes_before(const PoolFilter& f, const PoolMark& a, const PoolMark& b) {
  const auto left = std::pair(a.number, a.product);
  const auto right = std::pair(b.number, b.product);
  return f.descending ? left > right : left < right;
}

std::vector<PoolMark> by_total(Unit& unit, const PoolFilter& f, const PoolCondition& condition,
                               int limit) {
  std::vector<PoolMark> marks = with_total(unit, f, condition, limit);
  const bool full = std::ssize(marks) == limit;
  if (full && (f.descending ? marks.back().number > 0 : marks.back().number < 0)) return marks;
  const std::vector<PoolMark> zeros = without_total(unit, f, condition, limit);
  marks.insert(marks.end(), zeros.begin(), zeros.end());
  std::ranges::sort(marks,
                    [&](const PoolMark& a, const PoolMark& b) { return comes_before(f, a, b); });
  marks.resize(std::min(marks.size(), static_cast<std::size_t>(limit)));
  return marks;
}

}  // namespace stock_marks_detail

PoolCondition::PoolCondition(Unit& unit, const stock::PoolFilter& filter)
    : m_filter(filter), m_search(unit, filter.search) {
  const bool postgresql = persistence::sql(unit).dialect().postgresql();
  const std::string here = filter.location ? " and l.location_id = :location" : "";
  // SQLite would take the index of names for any condition on `hidden`; the plus says not to, where
  // another order or the few oversold lead.
  const bool by_name = filter.sort == stock::PoolSort::name && !filter.oversold_only;
  m_sql = postgresql || by_name ? "p.hidden = false and " : "+p.hidden = false and ";
  if (filter.location) {
    m_sql += "exists (select 1 from stock_level l where l.product_id = p.id" + here + ")";
  } else {
    m_sql +=
        "((p.tracked = true and p.provisional = false) or exists (select 1 from stock_level l "
        "where l.product_id = p.id))";
  }
  if (m_filter.oversold_only) {
    // The totals name the few products in question, the levels decide.
    m_sql += " and p.id in (select product_id from stock_total where oversold_cells > 0" +
             std::string(postgresql ? " union select product_id from stock_total_delta" : "") +
             ") and exists (select 1 from stock_level l where l.product_id = p.id" + here +
             " and l.on_hand_milli - l.committed_milli - l.unavailable_milli < 0)";
  }
  if (searches()) m_sql += " and " + m_search.condition();
}

void PoolCondition::bind(Query& query) const {
  if (m_filter.location) query.bind("location", m_filter.location);
  m_search.bind(query);
}

std::vector<PoolMark> pool_marks(Unit& unit, const stock::PoolFilter& filter, int limit,
                                 const std::optional<PoolMoment>& moment) {
  using namespace stock_marks_detail;
  const PoolCondition condition(unit, filter);
  if (sorts_by_text(filter)) return by_text(unit, filter, condition, limit);
  if (filter.location && !moment) return by_level(unit, filter, condition, limit);
  if (moment || filter.oversold_only || condition.searches()) {
    return by_sum(unit, filter, condition, limit, moment);
  }
  return by_total(unit, filter, condition, limit);
}

}  // namespace kontor::persistence
