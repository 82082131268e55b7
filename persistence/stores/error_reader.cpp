// What was put right of somebody's work (domain/staff/errors.h), from three places: sales that
// were told otherwise, orders cancelled before anything was sent, documents that somebody made.

#include <algorithm>
#include <limits>

#include "domain/base/fields.h"
#include "domain/stock/stock_document.h"
#include "persistence/stores/query.h"
#include "persistence/stores/team_reader.h"

namespace kontor::persistence {

using staff::ErrorFilter;
using staff::ErrorKind;
using staff::ErrorRow;

namespace error_reader_detail {

enum Source { told_otherwise, never_sent, by_hand };

/// A row with its place among all: by time, then by where it comes from, then by its number.
struct Found {
  ErrorRow row;
  Source source = told_otherwise;
  std::int64_t number = 0;
  auto place() const { return std::tuple(row.at.ms, static_cast<int>(source), number); }
};

/// Where the page before ended; at first behind all.
class Cursor {
 public:
  explicit Cursor(const ErrorFilter& filter) {
    if (filter.after.empty()) return;
    FieldReader r(filter.after);
    r.next_record();
    m_at = r.number();
    m_source = r.number();
    m_number = r.number();
  }
  static std::string behind(const Found& last) {
    return FieldWriter().add(last.row.at.ms).add(std::int64_t{last.source}).add(last.number).text();
  }
  /// Rows of a source stand behind the cursor where (at, number) is less than this.
  void bind(Query& q, Source source) const {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const std::int64_t number = source == m_source ? m_number : source < m_source ? most : 0;
    q.bind("after_at", m_at).bind("after_number", number);
  }

 private:
  std::int64_t m_at = std::numeric_limits<std::int64_t>::max(), m_source = by_hand + 1,
               m_number = std::numeric_limits<std::int64_t>::max();
};

void bind_filter(Query& q, const ErrorFilter& filter, const Cursor& cursor, Source source) {
  q.bind("employee", filter.employee).bind("from_at", filter.from).bind("to_at", filter.to);
  cursor.bind(q, source);
  q.bind("most", filter.limit + 1);
}

// What one file changed of a sale is one row, though a sale that moves to another day is taken
// back there and told anew here. Whose it is or which product does not change what was sold.
constexpr const char* changes_of_a_sale =
    "from sale_fact f join entry x on x.id = f.entry_id where x.document_id = c.document_id "
    "and x.recorded_at = c.recorded_at and x.kind = 'sale' and x.corrects_id <> 0 "
    "and f.credit = false";
constexpr const char* net = "sum(f.gross_minor - f.discount_minor - f.returns_minor)";

void read_told_otherwise(Unit& unit, const ErrorFilter& filter, const Cursor& cursor,
                         std::vector<Found>& found) {
  const auto sum = [](const std::string& figure) {
    return "(select cast(" + figure + " as bigint) " + changes_of_a_sale + ")";
  };
  Query q(unit,
          "select c.recorded_at, c.id, c.actor_id, h.document_id, h.number, h.entity_id, "
          "h.location_id, h.channel_id, h.currency, " +
              sum("sum(f.orders)") + ", " + sum(net) +
              " from entry c join order_head h on h.document_id = c.document_id "
              "where c.corrects_id <> 0 and c.kind = 'sale' and h.employee_id = :employee "
              "and h.hidden = false and c.recorded_at >= :from_at and c.recorded_at <= :to_at "
              "and (c.recorded_at, c.id) < (:after_at, :after_number) "
              "and c.id = (select max(l.id) from entry l where l.document_id = c.document_id "
              "and l.recorded_at = c.recorded_at and l.kind = 'sale' and l.corrects_id <> 0) "
              "and exists (select 1 " +
              changes_of_a_sale +
              " group by x.document_id having sum(f.orders) <> 0 or sum(f.units_milli) <> 0 or " +
              net + " <> 0) order by c.recorded_at desc, c.id desc limit :most");
  bind_filter(q, filter, cursor, told_otherwise);
  Found one;
  std::int64_t orders = 0, changed = 0;
  q.into(one.row.at, one.number, one.row.by, one.row.document, one.row.number, one.row.place.entity,
         one.row.place.location, one.row.place.channel, one.row.currency, orders, changed);
  while (q.next()) {
    one.row.kind = orders < 0 ? ErrorKind::voided : ErrorKind::corrected;
    one.row.net_minor = changed;
    found.push_back(one);
  }
}

void read_never_sent(Unit& unit, const ErrorFilter& filter, const Cursor& cursor,
                     std::vector<Found>& found) {
  Query q(unit,
          "select h.placed_at, h.document_id, h.number, h.entity_id, h.location_id, h.channel_id, "
          "h.currency from order_head h where h.hidden = false and h.state = 'cancelled' "
          "and h.employee_id = :employee and h.placed_at >= :from_at and h.placed_at <= :to_at "
          "and (h.placed_at, h.document_id) < (:after_at, :after_number) and not exists "
          "(select 1 from entry e where e.document_id = h.document_id and e.kind = 'sale') "
          "order by h.placed_at desc, h.document_id desc limit :most");
  bind_filter(q, filter, cursor, never_sent);
  Found one;
  one.source = never_sent;
  one.row.kind = ErrorKind::voided;
  q.into(one.row.at, one.row.document, one.row.number, one.row.place.entity, one.row.place.location,
         one.row.place.channel, one.row.currency);
  while (q.next()) {
    one.number = one.row.document.value;
    found.push_back(one);
  }
}

books::DocumentKind kind_of(const std::string& type) {
  if (type == stock::name_of(stock::DocumentType::transfer)) return books::DocumentKind::transfer;
  if (type == stock::name_of(stock::DocumentType::purchase)) return books::DocumentKind::purchase;
  return books::DocumentKind::adjustment;
}

void read_by_hand(Unit& unit, const ErrorFilter& filter, const Cursor& cursor,
                  std::vector<Found>& found) {
  Query q(unit,
          "select a.at, a.seq, a.actor_id, d.document_id, d.type, d.number, d.reason, d.entity_id, "
          // A supplier is no place of one's own.
          "case when d.type = 'purchase' then d.to_location else d.from_location end "
          "from stock_document d join audit a on a.subject_id = d.document_id "
          "where a.subject_id <> 0 and d.made_by = :employee and a.action in "
          "('adjustment.post', 'transfer.cancel', 'purchase.cancel') "
          "and a.at >= :from_at and a.at <= :to_at "
          "and (a.at, a.seq) < (:after_at, :after_number) "
          "order by a.at desc, a.seq desc limit :most");
  bind_filter(q, filter, cursor, by_hand);
  Found one;
  one.source = by_hand;
  std::string type;
  q.into(one.row.at, one.number, one.row.by, one.row.document, type, one.row.number, one.row.reason,
         one.row.place.entity, one.row.place.location);
  while (q.next()) {
    one.row.type = kind_of(type);
    const bool adjusted = one.row.type == books::DocumentKind::adjustment;
    one.row.kind = adjusted ? ErrorKind::adjusted : ErrorKind::voided;
    if (!adjusted) one.row.reason.clear();
    found.push_back(one);
  }
}

}  // namespace error_reader_detail

staff::ErrorPage SqlTeamReader::errors(Unit& unit, const ErrorFilter& filter) {
  using namespace error_reader_detail;
  const Cursor cursor(filter);
  std::vector<Found> found;
  read_told_otherwise(unit, filter, cursor, found);
  read_never_sent(unit, filter, cursor, found);
  read_by_hand(unit, filter, cursor, found);
  std::ranges::sort(found, std::ranges::greater(), &Found::place);
  staff::ErrorPage page;
  const auto most = static_cast<std::size_t>(filter.limit);
  for (std::size_t i = 0; i < std::min(most, found.size()); ++i) page.rows.push_back(found[i].row);
  if (found.size() > most && most > 0) page.next = Cursor::behind(found[most - 1]);
  return page;
}

}  // namespace kontor::persistence
