#include <fmt/format.h>

#include "domain/base/fields.h"
#include "persistence/stores/low_stock_store.h"
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

std::string in_order(const PoolFilter& f, const std::string& key, const std::string& id,
                     const std::string& limit = ":limit") {
  const std::string direction = f.descending ? " desc" : "";
  return " order by " + key + direction + ", " + id + direction +
         (limit.empty() ? std::string() : " limit " + limit);
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

std::string text_key(const PoolFilter& f) {
  return f.sort == PoolSort::name ? "p.name_sort" : "p.code";
}

/// Which of the first `limit` marks of a list are wanted.
enum class Wanted { all, last };

/// The end of a select, of which all of `:limit` rows are wanted or the last of them.
std::string ordered_marks(const PoolFilter& f, const std::string& key, const std::string& id,
                          Wanted wanted) {
  return in_order(f, key, id, wanted == Wanted::all ? ":limit" : "1 offset :passed");
}

void bind_wanted(Query& q, int limit, Wanted wanted) {
  if (wanted == Wanted::all) {
    q.bind("limit", limit);
  } else {
    q.bind("passed", limit - 1);
  }
}

std::vector<PoolMark> texts_of(Unit& unit, const PoolFilter& f, const PoolCondition& condition,
                               int limit, const std::string& rows, bool all_rows,
                               Wanted wanted = Wanted::all) {
  const std::string key = text_key(f);
  const auto after = mark_after(f);
  Query q(unit, "select " + key + ", p.id from " + rows + " where " + condition.sql() +
                    (after ? behind(f, key, "p.id") : "") + ordered_marks(f, key, "p.id", wanted));
  condition.bind(q, all_rows);
  bind_mark(q, f, after);
  bind_wanted(q, limit, wanted);
  PoolMark mark;
  q.into(mark.text, mark.product);
  std::vector<PoolMark> marks;
  while (q.next()) marks.push_back(mark);
  return marks;
}

std::vector<PoolMark> by_text(Unit& unit, const PoolFilter& f, const PoolCondition& condition,
                              int limit) {
  if (!condition.picks() || f.few() || condition.named())
    return texts_of(unit, f, condition, limit, "product p", false);
  if (limit <= near_rows) {
    const std::string key = text_key(f);
    const std::string rows =
        condition.near_rows_by(key, mark_after(f) ? behind(f, key, "p.id") : std::string());
    auto marks = texts_of(unit, f, condition, limit, rows, false);
    if (std::ssize(marks) == limit) return marks;
  }
  return texts_of(unit, f, condition, limit, condition.rows(), true);
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
  const std::string today = f.somewhere() ? "stock_level" : "stock_total_all";
  const std::string cells = moment ? "(" + figures_at(*moment, "") + ")" : today;
  const auto after = mark_after(f);
  const std::string place = at_places(unit, f);
  Query q(unit,
          "select product_id, value from (select p.id as product_id, "
          "cast(coalesce(sum(" +
              figure(f, "l") + "), 0) as bigint) as value from " + condition.rows() +
              " left join " + cells + " l on l.product_id = p.id" + place + " where " +
              condition.sql() + " group by p.id) sums where 1 = 1" +
              (after ? behind(f, "value", "product_id") : "") + in_order(f, "value", "product_id"));
  condition.bind(q, true);
  bind_mark(q, f, after);
  q.bind("limit", limit);
  if (moment) bind_moment(q, *moment);
  return numbered(q);
}

/// Figures of one place today: one row a product, sorted from the index of places alone; only the
/// first `most` of them are looked up, 0 for all.
std::vector<PoolMark> levels_of(Unit& unit, const PoolFilter& f, const PoolCondition& condition,
                                int limit, int most) {
  const auto after = mark_after(f);
  const std::string value = figure(f, "l");
  const std::string levels =
      "(select l.product_id, " + value + " as value from stock_level l where " +
      "l.location_id = :location" + (after ? behind(f, value, "l.product_id") : "") +
      in_order(f, value, "l.product_id", most > 0 ? std::to_string(most) : "") + ") here";
  Query q(unit, "select here.product_id, here.value from " + levels +
                    " cross join product p where p.id = here.product_id and " + condition.sql() +
                    in_order(f, "here.value", "here.product_id"));
  condition.bind(q);
  bind_mark(q, f, after);
  q.bind("limit", limit);
  return numbered(q);
}

std::vector<PoolMark> by_level(Unit& unit, const PoolFilter& f, const PoolCondition& condition,
                               int limit) {
  if (limit <= near_rows) {
    // Without a search all but hidden products are in the list.
    auto marks = levels_of(unit, f, condition, limit, condition.searches() ? near_rows : 2 * limit);
    if (std::ssize(marks) == limit) return marks;
  }
  // The products that the index finds may be many fewer than those of the place.
  if (condition.searches()) return by_sum(unit, f, condition, limit, std::nullopt);
  return levels_of(unit, f, condition, limit, 0);
}

/// Along an index of stock_total, which has a row for each product; only the first `most` are
/// looked at, 0 for all. On PostgreSQL those with unfolded changes, which are few, are summed
/// apart.
std::vector<PoolMark> by_total(Unit& unit, const PoolFilter& f, const PoolCondition& condition,
                               int limit, int most = 0, Wanted wanted = Wanted::all) {
  const bool postgresql = sql(unit).dialect().postgresql();
  const auto after = mark_after(f);
  const std::string value = figure(f, "t");
  const std::string totals =
      most == 0 ? std::string("stock_total t")
                : "(select t.* from stock_total t where 1 = 1" +
                      (after ? behind(f, value, "t.product_id") : "") +
                      in_order(f, value, "t.product_id", std::to_string(most)) + ") t";
  const std::string folded = "select t.product_id as product_id, " + value + " as value from " +
                             totals + " cross join product p where p.id = t.product_id and " +
                             condition.sql() + (after ? behind(f, value, "t.product_id") : "");
  const std::string order = ordered_marks(f, value, "t.product_id", wanted);
  const std::string fresh =
      "select p.id as product_id, cast(sum(" + value + ") as bigint) as value " +
      "from stock_total_all t join product p on p.id = t.product_id "
      "where t.product_id in (select product_id from stock_total_delta) and " +
      condition.sql() + " group by p.id";
  const std::string text =
      postgresql ? "select product_id, value from ((" + folded +
                       " and not exists (select 1 from stock_total_delta d "
                       "where d.product_id = t.product_id)" +
                       in_order(f, value, "t.product_id") +
                       ") union all (select product_id, value from (" + fresh +
                       ") sums where 1 = 1" + (after ? behind(f, "value", "product_id") : "") +
                       ")) both_kinds" + ordered_marks(f, "value", "product_id", wanted)
                 : folded + order;
  Query q(unit, text);
  condition.bind(q);
  bind_mark(q, f, after);
  // Either part alone may have all that is wanted.
  if (postgresql || wanted == Wanted::all) q.bind("limit", limit);
  if (wanted == Wanted::last) q.bind("passed", limit - 1);
  return numbered(q);
}

/// Whether the list is that of all products by a figure of today.
bool by_plain_total(const PoolFilter& f, const PoolCondition& condition) {
  return !sorts_by_text(f) && !condition.picks();
}

}  // namespace stock_marks_detail

std::string at_places(Unit& unit, const stock::PoolFilter& filter) {
  if (filter.location) return " and l.location_id = :location";
  return filter.places.empty() ? std::string() : " and " + in_ids(unit, "l.location_id", "places");
}

void bind_places(Query& query, const stock::PoolFilter& filter) {
  if (filter.location)
    query.bind("location", filter.location);
  else if (!filter.places.empty())
    query.bind_ids("places", filter.places);
}

PoolCondition::PoolCondition(Unit& unit, const stock::PoolFilter& filter)
    : m_filter(filter),
      m_postgresql(persistence::sql(unit).dialect().postgresql()),
      m_search(unit, filter.search) {
  const bool postgresql = m_postgresql;
  const std::string here = at_places(unit, filter);
  // SQLite would take the index of names for any condition on `hidden`; the plus says not to, where
  // another order or the few oversold lead.
  const bool by_name = filter.sort == stock::PoolSort::name && !filter.few() && !named();
  m_sql = postgresql || by_name ? "p.hidden = false and " : "+p.hidden = false and ";
  if (filter.somewhere()) {
    m_sql += "exists (select 1 from stock_level l where l.product_id = p.id" + here + ")";
  } else {
    m_sql +=
        "((p.tracked = true and p.provisional = false) or exists (select 1 from stock_level l "
        "where l.product_id = p.id limit 1 offset 0))";
  }
  if (m_filter.oversold_only) {
    // The totals name the few products in question, the levels decide.
    m_sql += " and p.id in (select product_id from stock_total where oversold_cells > 0" +
             std::string(postgresql ? " union select product_id from stock_total_delta" : "") +
             ") and exists (select 1 from stock_level l where l.product_id = p.id" + here +
             " and l.on_hand_milli - l.committed_milli - l.unavailable_milli < 0)";
  }
  if (m_filter.low_only) {
    m_sql +=
        " and p.id in (select l.product_id from stock_level l where " + is_low("l") + here + ")";
  }
  if (searches()) m_sql += " and " + m_search.condition();
  if (named()) m_sql += " and " + in_ids(unit, "p.id", "only");
}

namespace stock_marks_detail {

constexpr const char* pool_columns =
    "p.id, p.code, p.name_sort, p.search_key, p.tracked, p.provisional, p.hidden";

}  // namespace stock_marks_detail

std::string PoolCondition::rows() const {
  const std::string columns = stock_marks_detail::pool_columns;
  if (m_search.indexed()) return m_search.found(columns);
  if (!m_filter.location || m_filter.few()) return "product p";
  // The `offset` as in ProductSearch::found.
  return "(select " + columns +
         " from stock_level here cross join product p where p.id = here.product_id "
         "and here.location_id = :location" +
         (m_postgresql ? " offset 0) p" : ") p");
}

std::string PoolCondition::near_rows_by(const std::string& key, const std::string& behind) const {
  const std::string way = m_filter.descending ? " desc" : "";
  const bool by_name = m_filter.sort == stock::PoolSort::name;
  return std::string("(select ") + stock_marks_detail::pool_columns + " from product p where " +
         (m_postgresql || by_name ? "" : "+") + "p.hidden = false" + behind + " order by " + key +
         way + ", p.id" + way + " limit " + std::to_string(near_rows) + ") p";
}

void PoolCondition::bind(Query& query, bool with_rows) const {
  bind_places(query, m_filter);
  m_search.bind(query, with_rows && m_search.indexed());
  if (named()) query.bind_ids("only", m_filter.only);
}

std::vector<PoolMark> pool_marks(Unit& unit, const stock::PoolFilter& filter, int limit,
                                 const std::optional<PoolMoment>& moment) {
  using namespace stock_marks_detail;
  const PoolCondition condition(unit, filter);
  if (sorts_by_text(filter)) return by_text(unit, filter, condition, limit);
  if (condition.named()) return by_sum(unit, filter, condition, limit, moment);
  if (filter.location && !moment) return by_level(unit, filter, condition, limit);
  if (moment || filter.oversold_only || filter.somewhere())
    return by_sum(unit, filter, condition, limit, moment);
  if (condition.searches()) {
    if (limit <= near_rows) {
      auto marks = by_total(unit, filter, condition, limit, near_rows);
      if (std::ssize(marks) == limit) return marks;
    }
    return by_sum(unit, filter, condition, limit, moment);
  }
  return by_total(unit, filter, condition, limit);
}

std::optional<PoolMark> pool_mark_at(Unit& unit, const stock::PoolFilter& filter, int rows) {
  using namespace stock_marks_detail;
  const PoolCondition condition(unit, filter);
  std::vector<PoolMark> marks;
  if (sorts_by_text(filter) && !condition.picks()) {
    marks = texts_of(unit, filter, condition, rows, "product p", false, Wanted::last);
  } else if (by_plain_total(filter, condition)) {
    marks = by_total(unit, filter, condition, rows, 0, Wanted::last);
  } else {
    marks = pool_marks(unit, filter, rows, std::nullopt);
    if (std::ssize(marks) < rows) marks.clear();
  }
  if (marks.empty()) return std::nullopt;
  return marks.back();
}

}  // namespace kontor::persistence
