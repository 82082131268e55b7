#include <algorithm>
#include <cstdlib>

#include "domain/goods/count_lots.h"
#include "domain/goods/count_work.h"
#include "domain/stores.h"

namespace kontor::goods {

using stock::Anchor;
using stock::Cell;
using stock::CostBook;
using stock::CountOutcome;
using stock::CountTally;
using stock::Movement;

namespace {

using books::DraftPosting;
using company::LocationKind;

/// Posts the differences of one count: an entry for each instant at which lines with a difference
/// were counted, so that on hand equals the count then (rules.md 4).
class CountPosting {
 public:
  CountPosting(books::Journal& journal, CountWork& work, std::vector<CountSheetLine> lines,
               std::map<ProductId, catalog::Product> products)
      : m_journal(journal),
        m_work(work),
        m_lines(std::move(lines)),
        m_products(std::move(products)),
        m_loss(journal.place(work.sheet().entity, LocationKind::loss)),
        m_gain(journal.place(work.sheet().entity, LocationKind::gain)) {}

  PostedCount post(const std::map<ProductId, Quantity>& expected, const BookedLots& lots) {
    std::map<Instant, std::vector<CountSheetLine*>> by_instant;
    for (CountSheetLine& line : m_lines) {
      if (!line.counted) {
        line.outcome = CountOutcome::left;
        ++m_posted.left;
        continue;
      }
      const auto book = expected.find(line.product);
      line.expected = book == expected.end() ? Quantity{} : book->second;
      line.value_minor = 0;
      const Cell cell{line.product, m_work.sheet().location};
      const Anchor* later = m_journal.anchor_after(cell, *line.counted_at);
      if (later != nullptr && later->at > *line.counted_at) {
        line.outcome = CountOutcome::superseded;
        ++m_posted.superseded;
        continue;
      }
      line.outcome = CountOutcome::posted;
      ++m_posted.posted;
      m_journal.add_anchor({cell, *line.counted_at, m_work.sheet().id, m_loss});
      if (line.counted == line.expected) ++m_posted.right;
      const LotChanges changes = lot_changes(line, lots);
      if (line.counted != line.expected || !changes.within.empty())
        by_instant[*line.counted_at].push_back(&line);
      m_changes[line.product] = changes;
    }
    std::int64_t part = 0;
    for (const auto& [at, lines] : by_instant) post_entry(at, lines, part++);
    return m_posted;
  }

  const std::vector<CountSheetLine>& lines() const { return m_lines; }

 private:
  void post_entry(Instant at, const std::vector<CountSheetLine*>& lines, std::int64_t part) {
    const CountSheet& sheet = m_work.sheet();
    const company::Location& place = m_work.place();
    const Currency own = m_journal.entity(sheet.entity).currency;
    books::Entry entry;
    entry.entity = sheet.entity;
    entry.kind = books::EntryKind::count;
    entry.document = sheet.id;
    entry.part = part;
    entry.event_at = at;
    entry.business_date = m_journal.zone(place.zone).business_date(at, place.day_start_hour);
    entry.key = "k" + std::to_string(sheet.id.value) + ":" + std::to_string(part);
    std::vector<DraftPosting> drafts;
    for (CountSheetLine* line : lines) {
      const LotChanges& changes = m_changes[line->product];
      if (!changes.within.empty()) entry.movements.push_back(renamed(*line, changes));
      if (line->counted != line->expected) entry.movements.push_back(difference(*line, drafts));
    }
    const auto rate = m_journal.rate(own, own, entry.business_date);
    m_journal.post(std::move(entry), drafts, *rate);
  }

  /// Goods that are of another lot than the book had them.
  Movement renamed(const CountSheetLine& line, const LotChanges& changes) const {
    Movement m;
    m.line = line.no;
    m.product = line.product;
    m.from = m.to = m_work.sheet().location;
    m.lots = changes.within;
    for (const auto& share : changes.within) m.quantity = m.quantity + share.quantity;
    return m;
  }

  Movement difference(CountSheetLine& line, std::vector<DraftPosting>& drafts) {
    const CountSheet& sheet = m_work.sheet();
    const Currency own = m_journal.entity(sheet.entity).currency;
    const auto& catalogue = m_products.at(line.product).cost;
    const Quantity change = *line.counted - *line.expected;
    const auto draft = [&](const char* account, std::int64_t minor) {
      if (minor != 0) drafts.push_back({account, {}, {}, sheet.location, {minor, own}});
    };
    CostBook& costs = m_journal.costs();
    Movement m;
    m.line = line.no;
    m.product = line.product;
    m.quantity = Quantity{std::llabs(change.milli)};
    m.from = change.milli > 0 ? m_gain : sheet.location;
    m.to = change.milli > 0 ? sheet.location : m_loss;
    m.lots = m_changes[line.product].beyond;
    if (change.milli > 0) {
      const std::int64_t worth =
          costs.value_at_average(sheet.entity, m.product, m.quantity, catalogue, own);
      const auto receipt = costs.receive(sheet.entity, m.product, m.quantity, worth, own);
      m.value_minor = receipt.value_minor - receipt.variance_minor;
      draft("stock", m.value_minor);
      draft("negative_stock_variance", receipt.variance_minor);
      draft("count_difference", -receipt.value_minor);
      line.value_minor = receipt.value_minor;
      m_posted.gain_minor += receipt.value_minor;
    } else {
      m.value_minor = costs.issue(sheet.entity, m.product, m.quantity, catalogue, own).value_minor;
      draft("stock", -m.value_minor);
      draft("count_difference", m.value_minor);
      line.value_minor = -m.value_minor;
      m_posted.loss_minor += m.value_minor;
    }
    return m;
  }

  books::Journal& m_journal;
  CountWork& m_work;
  std::vector<CountSheetLine> m_lines;
  std::map<ProductId, catalog::Product> m_products;
  std::map<ProductId, LotChanges> m_changes;
  LocationId m_loss, m_gain;
  PostedCount m_posted;
};

/// What a posted count brought, from its lines.
PostedCount posted_before(const CountSheet& sheet, const std::vector<CountSheetLine>& lines) {
  PostedCount posted;
  posted.sheet = sheet;
  posted.before = true;
  for (const CountSheetLine& line : lines) {
    posted.posted += line.outcome == CountOutcome::posted ? 1 : 0;
    posted.left += line.outcome == CountOutcome::left ? 1 : 0;
    posted.superseded += line.outcome == CountOutcome::superseded ? 1 : 0;
    posted.right += line.outcome == CountOutcome::posted && line.counted == line.expected ? 1 : 0;
    const std::int64_t value = line.value_minor.value_or(0);
    (value < 0 ? posted.loss_minor : posted.gain_minor) += std::llabs(value);
  }
  return posted;
}

std::int64_t open_recounts(const CountFigures& figures) {
  return std::count_if(figures.lines.begin(), figures.lines.end(), [](const CountViewLine& l) {
    return l.line.counted &&
           (l.line.recount == Recount::asked || (l.large && l.line.recount == Recount::none));
  });
}

/// Why a count may not be posted as it stands.
std::optional<Refusal> not_to_post(CountWork& work, const CountFigures& figures,
                                   Uncounted uncounted) {
  const CountSheet& sheet = work.sheet();
  const auto counted = [&](RefusalCode code, std::int64_t count) {
    Args args = work.number_args();
    args.emplace_back("count", std::to_string(count));
    return Refusal{code, std::move(args)};
  };
  if (uncounted == Uncounted::refuse && figures.uncounted > 0)
    return counted(RefusalCode::count_uncounted, figures.uncounted);
  const std::int64_t again = open_recounts(figures);
  if (sheet.state != CountState::approved && again > 0)
    return counted(RefusalCode::count_recount_open, again);
  const bool large =
      sheet.limits.approve_minor && figures.difference_minor > *sheet.limits.approve_minor;
  const bool approved = sheet.approved_minor && figures.difference_minor <= *sheet.approved_minor;
  if (large && !approved) return work.lacks(company::Permission::approve_counts);
  return std::nullopt;
}

void count_as_nothing(std::vector<CountSheetLine>& lines, std::vector<CountTally>& tallies,
                      Instant now, EmployeeId actor) {
  for (CountSheetLine& line : lines) {
    if (line.counted) continue;
    line.counted = Quantity{};
    line.counted_at = now;
    line.counted_by = actor;
    ++line.tallies;
    tallies.push_back({line.product, line.tallies, Quantity{}, now, now, actor});
  }
}

}  // namespace

Result<PostedCount> StockCounts::post(std::int64_t number, Uncounted uncounted) {
  // An entry a line at most, and the accounts.
  const auto lines_now = m_book.read([&](Unit& unit) -> std::int64_t {
    const auto sheet = m_stores.count_sheets.find(unit, number);
    return sheet ? std::ssize(m_stores.count_sheets.lines(unit, sheet->id)) : 0;
  });
  m_book.ids().reserve(lines_now + 8);
  return m_book.write([&](Unit& unit) -> Result<PostedCount> {
    CountWork work(unit, m_stores, m_clock, m_actor);
    if (auto refusal = work.take(number)) return *refusal;
    CountSheet& sheet = work.sheet();
    if (sheet.state == CountState::posted)
      return posted_before(sheet, m_stores.count_sheets.lines(unit, sheet.id));
    if (auto refusal = work.closed()) return *refusal;
    if (auto refusal = work.not_begun()) return *refusal;

    books::Journal journal(
        unit, m_stores, m_book.ids(),
        {work.now(), {}, m_actor.employee, m_actor.machine, m_actor.approved_by});
    auto lines = m_stores.count_sheets.lines(unit, sheet.id);
    std::set<Cell> cells;
    std::vector<ProductId> ids;
    for (const CountSheetLine& line : lines) {
      cells.insert({line.product, sheet.location});
      ids.push_back(line.product);
    }
    journal.prepare({sheet.entity}, cells);
    const auto figures =
        count_figures(unit, m_stores, sheet, work.now(), uncounted == Uncounted::zero);
    if (auto refusal = not_to_post(work, figures, uncounted)) return *refusal;

    const auto expected =
        m_stores.count_sheets.expected(unit, sheet.id, sheet.location, work.now());
    std::vector<CountTally> tallies;
    if (uncounted == Uncounted::zero)
      count_as_nothing(lines, tallies, work.now(), m_actor.employee);
    std::map<ProductId, catalog::Product> products;
    for (auto& p : m_stores.products.by_ids(unit, ids)) products.emplace(p.id, p);
    CountPosting posting(journal, work, std::move(lines), std::move(products));
    PostedCount posted =
        posting.post(expected, m_stores.count_sheets.expected_lots(unit, sheet.id, sheet.location));
    work.become(CountState::posted);
    sheet.posted_at = sheet.changed_at = work.now();
    sheet.posted_by = m_actor.employee;
    if (m_actor.approved_by) sheet.approved_by = m_actor.approved_by;
    m_stores.count_sheets.set_lines(unit, sheet.id, posting.lines());
    m_stores.count_sheets.add_tallies(unit, sheet.id, tallies);
    m_stores.count_sheets.set(unit, sheet);
    const auto row = work.audit_row("count.post", std::to_string(posted.posted));
    journal.audit(row.action, row.subject, row.subject_id, row.before, row.after);
    journal.flush();
    posted.sheet = sheet;
    return posted;
  });
}

}  // namespace kontor::goods
