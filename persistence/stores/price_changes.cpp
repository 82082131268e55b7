#include "domain/base/failure.h"
#include "persistence/stores/price_store.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

using pricing::ChangeLine;
using pricing::PriceChange;

namespace price_changes_detail {

constexpr const char* change_columns =
    "number, state, note, effective_at, made_at, made_by, applied_at, applied_by, approved_by, "
    "reverts, reverted_by, line_count, below_floor, large_count";

/// Reads the columns above.
class ChangeReader {
 public:
  void into(Query& q) {
    PriceChange& c = m_change;
    q.into(c.number, m_state, c.note, c.effective, c.made_at, c.made_by, c.applied_at, c.applied_by,
           c.approved_by, c.reverts, c.reverted_by, c.lines, c.below_floor, c.large);
  }
  PriceChange change() const {
    PriceChange change = m_change;
    const auto state = pricing::change_state_named(m_state);
    if (!state) throw Failure(FailureCode::database_damaged, {{"detail", "price_change"}});
    change.state = *state;
    return change;
  }

 private:
  PriceChange m_change;
  std::string m_state;
};

void bind_state(Query& q, const PriceChange& c) {
  q.bind("number", c.number).bind("state", pricing::name_of(c.state)).bind("note", c.note);
  q.bind("effective", c.effective).bind("applied", c.applied_at).bind("by", c.applied_by);
  q.bind("approved", c.approved_by).bind("reverts", c.reverts).bind("reverted", c.reverted_by);
}

constexpr const char* line_columns =
    "l.list_id, l.product_id, l.quantity_milli, l.own_micro, l.own_compare_micro, l.old_micro, "
    "l.new_micro, l.new_compare_micro, l.cost_micro, l.competitor_micro, l.below_floor, l.large";

template <class... More>
void into_line(Query& q, ChangeLine& l, More&... more) {
  q.into(l.list, l.product, l.from_quantity, l.own_micro, l.own_compare_micro, l.old_micro,
         l.new_micro, l.new_compare_micro, l.cost_micro, l.competitor_micro, l.below_floor, l.large,
         more...);
}

}  // namespace price_changes_detail

void SqlPriceStore::add_change(Unit& unit, const PriceChange& c,
                               const std::vector<ChangeLine>& lines) {
  Query q(unit,
          "insert into price_change (number, state, note, effective_at, made_at, made_by, "
          "applied_at, applied_by, approved_by, reverts, reverted_by, line_count, below_floor, "
          "large_count) values (:number, :state, :note, :effective, :made, :maker, :applied, :by, "
          ":approved, :reverts, :reverted, :lines, :below, :large)");
  price_changes_detail::bind_state(q, c);
  q.bind("made", c.made_at).bind("maker", c.made_by).bind("lines", c.lines);
  q.bind("below", c.below_floor).bind("large", c.large);
  q.execute();
  BulkInsert rows(sql(unit), "price_change_line",
                  {"change_number", "line_no", "list_id", "product_id", "quantity_milli",
                   "own_micro", "own_compare_micro", "old_micro", "new_micro", "new_compare_micro",
                   "cost_micro", "competitor_micro", "below_floor", "large"});
  std::int64_t number = 0;
  for (const ChangeLine& l : lines) {
    rows.add(c.number).add(++number).add(l.list.value).add(l.product.value);
    rows.add(l.from_quantity.milli).add(l.own_micro).add(l.own_compare_micro).add(l.old_micro);
    rows.add(l.new_micro).add(l.new_compare_micro).add(l.cost_micro).add(l.competitor_micro);
    rows.add(l.below_floor).add(l.large).end_row();
  }
  rows.finish();
}

void SqlPriceStore::set_change(Unit& unit, const PriceChange& c) {
  Query q(unit,
          "update price_change set state = :state, note = :note, effective_at = :effective, "
          "applied_at = :applied, applied_by = :by, approved_by = :approved, reverts = :reverts, "
          "reverted_by = :reverted where number = :number");
  price_changes_detail::bind_state(q, c);
  q.execute();
}

std::optional<PriceChange> SqlPriceStore::change(Unit& unit, std::int64_t number, bool lock) {
  Query q(unit, std::string("select ") + price_changes_detail::change_columns +
                    " from price_change where number = :number" +
                    (lock ? sql(unit).dialect().for_update() : ""));
  q.bind("number", number);
  price_changes_detail::ChangeReader reader;
  reader.into(q);
  std::optional<PriceChange> found;
  while (q.next()) found = reader.change();
  return found;
}

std::vector<PriceChange> SqlPriceStore::changes(Unit& unit, std::int64_t before, int limit) {
  Query q(unit, std::string("select ") + price_changes_detail::change_columns +
                    " from price_change where number < :before order by number desc limit :limit");
  q.bind("before", before).bind("limit", limit);
  price_changes_detail::ChangeReader reader;
  reader.into(q);
  std::vector<PriceChange> all;
  while (q.next()) all.push_back(reader.change());
  return all;
}

std::vector<ChangeLine> SqlPriceStore::lines(Unit& unit, std::int64_t number) {
  std::vector<ChangeLine> all;
  ChangeLine line;
  Query q(unit, std::string("select ") + price_changes_detail::line_columns +
                    " from price_change_line l where l.change_number = :number order by l.line_no");
  q.bind("number", number);
  price_changes_detail::into_line(q, line);
  while (q.next()) all.push_back(line);
  return all;
}

std::vector<pricing::ShownChangeLine> SqlPriceStore::shown_lines(Unit& unit, std::int64_t number,
                                                                 std::int64_t after, int limit) {
  std::vector<pricing::ShownChangeLine> all;
  pricing::ShownChangeLine shown;
  Query q(unit, std::string("select ") + price_changes_detail::line_columns +
                    ", case when p.sku = '' then p.code else p.sku end, p.name from "
                    "price_change_line l join product p on p.id = l.product_id where "
                    "l.change_number = :number and l.line_no > :after order by l.line_no limit "
                    ":limit");
  q.bind("number", number).bind("after", after).bind("limit", limit);
  price_changes_detail::into_line(q, shown.line, shown.sku, shown.name);
  while (q.next()) all.push_back(shown);
  return all;
}

}  // namespace kontor::persistence
