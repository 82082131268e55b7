#include "domain/intake/import.h"

#include <algorithm>
#include <array>
#include <map>

#include "domain/base/check.h"
#include "domain/base/failure.h"
#include "domain/company/reach.h"
#include "domain/company/setup.h"
#include "domain/intake/cost_words.h"
#include "domain/intake/import_options.h"
#include "domain/intake/opening_balance.h"
#include "domain/intake/people_source.h"
#include "domain/intake/plan.h"
#include "domain/intake/undo.h"

namespace kontor::intake {

namespace {

constexpr std::array import_note_names = {
#define KONTOR_NOTE_NAME(name) std::string_view(#name),
    KONTOR_NOTES(KONTOR_NOTE_NAME)
#undef KONTOR_NOTE_NAME
};

/// What the first pass found out: one verdict a record, and what the whole would do.
struct Plan {
  std::vector<Verdict> verdicts;
  std::map<std::size_t, std::size_t> refusals;  ///< of a refused record: its place in the report
  std::set<std::string> openings;
  ImportReport report;
};

/// Ids that a chunk may need at most, asked for before its write.
std::int64_t ids_for(const Chunk& chunk) {
  std::int64_t ids = 64;
  for (const Item& item : chunk.items) {
    ids += 16;
    if (const auto* order = std::get_if<IncomingOrder>(&item.what))
      ids += static_cast<std::int64_t>(order->lines.size()) * 3;
    else
      ids += ids_for(item);
  }
  return ids;
}

class Import {
 public:
  Import(Book& book, const Stores& stores, const Clock& clock, const Hands& hands,
         const SourceInfo& info, RecordSource& source, ImportRequest request, Progress& progress)
      : m_book(book),
        m_stores(stores),
        m_clock(clock),
        m_hands(hands),
        m_info(info),
        m_people(source),
        m_source(m_people, {}),
        m_request(std::move(request)),
        m_progress(progress) {}

  Result<ImportReport> run() {
    if (auto refusal = make_plan()) return *refusal;
    if (m_request.dry_run) return std::move(m_report);
    if (m_request.strict && m_plan.report.counts.refuse > 0) return strict_refusal();
    if (auto refusal = begin()) return *refusal;
    m_report.refusals.clear();
    return commit();
  }

  Result<ImportReport> resume(const Batch& batch) {
    m_batch = batch;
    m_request.channel = m_book.read([&](Unit& unit) {
      for (const auto& c : m_stores.company.channels(unit))
        if (c.id == batch.channel) return c.code;
      return std::string();
    });
    if (auto refusal = make_plan()) return *refusal;
    m_plan.openings = openings_of(batch);
    if (auto refusal = take_over()) return *refusal;
    m_report.refusals.clear();
    return commit();
  }

 private:
  std::string file() const { return m_info.files.empty() ? "" : m_info.files.front(); }

  Refusal strict_refusal() const {
    return {RefusalCode::strict_refused,
            {{"file", file()}, {"count", std::to_string(m_plan.report.counts.refuse)}}};
  }

  /// What the request says, else the book, else they keep it.
  DuplicateSkus duplicate_skus(Unit& unit) const {
    if (m_request.duplicate_skus) return *m_request.duplicate_skus;
    const auto set =
        duplicate_skus_named(m_stores.company.setting(unit, company::duplicate_skus_setting));
    return set.value_or(DuplicateSkus::keep);
  }

  /// First pass: reads to the end without writing (design.md 4).
  std::optional<Refusal> make_plan() {
    auto target = m_book.read(
        [&](Unit& unit) { return find_target(unit, m_stores, m_info, m_request, m_clock.now()); });
    if (!target) return target.refusal();
    m_target = std::move(*target);
    if (auto refusal = may_not_feed(m_hands.actor, m_target)) return refusal;
    m_report.notes = m_info.readings;
    m_request.duplicate_skus = m_book.read([&](Unit& unit) { return duplicate_skus(unit); });
    m_source.clean_by({*m_request.duplicate_skus, m_target.entity.country, file()});
    m_source.look_for_owners([this](const std::vector<const IncomingProduct*>& products) {
      return m_book.read([&](Unit& unit) {
        return other_owners_of_skus(unit, m_stores, m_request.coming, products);
      });
    });
    m_people.at_home_in(m_target.entity.country);
    m_source.tell(m_request.cleaned);
    const auto facts = coming_for(m_request, m_target);
    Planner planner(m_stores, m_target, m_target.exported_at, m_request.coming, facts.get());
    Chunker chunks(m_source);
    while (auto chunk = chunks.next()) {
      // Nothing is written yet: there is no batch to go on with.
      if (m_progress.cancelled()) throw Failure(FailureCode::cancelled);
      const auto planned =
          m_book.read([&](Unit& unit) { return planner.plan(unit, *chunk, true); });
      m_plan.verdicts.resize(std::max(m_plan.verdicts.size(), chunk->index.back() + 1));
      remember(*chunk, planned);
      report_progress("read");
    }
    m_source.tell({});
    if (m_source.problem()) return m_source.problem();
    for (Note& note : m_source.readings()) m_report.notes.push_back(std::move(note));
    m_plan.openings = planner.openings();
    if (m_request.dry_run) m_report.coming = planner.coming();
    if (m_request.dry_run) m_report.coming_facts = facts;
    if (planner.linked_orders() > 0)
      m_report.notes.push_back(
          {NoteCode::linked_orders, {{"count", std::to_string(planner.linked_orders())}}});
    m_report.counts = m_plan.report.counts;
    if (m_report.counts.total() == 0) return Refusal{RefusalCode::file_empty, {{"file", file()}}};
    m_report.refusals = m_plan.report.refusals;
    m_report.channel = m_target.channel.code;
    if (m_target.is_new)
      m_report.notes.push_back(
          {NoteCode::channel_made,
           {{"channel", m_target.channel.name}, {"code", m_target.channel.code}}});
    return std::nullopt;
  }

  void remember(const Chunk& chunk, const PlannedChunk& planned) {
    std::vector<RowRefusal> refusals;
    tell(chunk, planned, file(), m_plan.report.counts, refusals);
    std::size_t place = m_plan.report.refusals.size();
    for (std::size_t i = 0; i < chunk.items.size(); ++i) {
      const std::size_t most = *std::max_element(chunk.index.begin(), chunk.index.end());
      if (m_plan.verdicts.size() <= most) m_plan.verdicts.resize(most + 1);
      m_plan.verdicts[chunk.index[i]] = planned.verdicts[i];
      if (planned.refusals[i] && place < report_refusals) m_plan.refusals[chunk.index[i]] = place++;
    }
    if (m_request.dry_run) keep_rows(chunk, planned);
    keep_refusals(m_plan.report, refusals);
  }

  void keep_rows(const Chunk& chunk, const PlannedChunk& planned) {
    for (std::size_t i = 0; i < chunk.items.size(); ++i) {
      std::size_t& kept = m_kept[planned.verdicts[i]];
      if (kept == planned_rows_each) continue;
      ++kept;
      const auto* refused = std::get_if<RowRefusal>(&chunk.items[i].what);
      const bool named = refused && !refused->file.empty();
      m_report.rows.push_back({chunk.items[i].row, named ? refused->file : file(),
                               shown_name(chunk.items[i]), planned.verdicts[i],
                               planned.refusals[i]});
    }
  }

  static void keep_refusals(ImportReport& report, std::vector<RowRefusal>& refusals) {
    for (RowRefusal& r : refusals)
      if (report.refusals.size() < report_refusals) report.refusals.push_back(std::move(r));
  }

  void report_progress(std::string_view stage) {
    const auto [done, total] = m_source.progress();
    m_progress.at(stage, done, total);
  }

  std::optional<Refusal> running(Unit& unit, ChannelId channel) {
    auto other = m_stores.batches.running_on(unit, channel);
    if (!other || other->id == m_batch.id) return std::nullopt;
    if (m_hands.at_work(*other))
      return Refusal{
          RefusalCode::import_running,
          {{"channel", m_target.channel.code}, {"batch", std::to_string(other->number)}}};
    other->state = BatchState::stopped;
    other->ended_at = m_clock.now();
    m_stores.batches.update(unit, *other);
    return std::nullopt;
  }

  std::optional<Refusal> begin() {
    m_book.ids().reserve(64);
    const Target planned = m_target;
    const Batch fresh = m_batch;
    return m_book.write([&](Unit& unit) -> std::optional<Refusal> {
      m_target = planned;
      m_batch = fresh;
      auto again = find_target(unit, m_stores, m_info, m_request, m_clock.now());
      if (!again) return again.refusal();
      m_target = std::move(*again);
      m_target.exported_at = planned.exported_at;
      if (!m_target.is_new)
        if (auto refusal = running(unit, m_target.channel.id)) return refusal;
      m_batch.id = m_book.ids().make<BatchId>();
      books::Journal journal(unit, m_stores, m_book.ids(), occasion());
      if (m_target.is_new) make_channel(journal, m_target);
      describe_batch();
      m_stores.batches.add(unit, m_batch);
      journal.audit("import.start", "batch", m_batch.id.value, {}, m_batch.content_hash);
      journal.flush();
      return std::nullopt;
    });
  }

  void describe_batch() {
    m_batch.channel = m_target.channel.id;
    m_batch.profile = m_info.profile;
    m_batch.mapping = m_info.mapping;
    m_batch.files = m_request.paths;
    m_batch.content_hash = m_info.content_hash;
    m_batch.options = options_text(m_request, m_target.exported_at, m_plan.openings);
    m_batch.started_at = m_batch.heartbeat = m_clock.now();
    m_batch.holder = m_hands.holder;
  }

  std::optional<Refusal> take_over() {
    m_book.ids().reserve(64);
    return m_book.write([&](Unit& unit) -> std::optional<Refusal> {
      if (auto refusal = running(unit, m_target.channel.id)) return refusal;
      const auto now = m_stores.batches.by_number(unit, m_batch.number);
      KONTOR_ASSERT(now.has_value());
      const bool crashed = now->state == BatchState::running && !m_hands.at_work(*now);
      if (!crashed && now->state != BatchState::stopped)
        return Refusal{RefusalCode::batch_not_resumable,
                       {{"batch", std::to_string(m_batch.number)},
                        {"state", std::string(name_of(now->state))}}};
      m_batch = *now;
      m_batch.state = BatchState::running;
      m_batch.holder = m_hands.holder;
      m_batch.heartbeat = m_clock.now();
      m_stores.batches.update(unit, m_batch);
      audit(unit, "import.resume");
      return std::nullopt;
    });
  }

  void audit(Unit& unit, std::string action) {
    books::Journal journal(unit, m_stores, m_book.ids(), occasion());
    journal.audit(std::move(action), "batch", m_batch.id.value, {}, m_batch.content_hash);
    journal.flush();
  }

  books::Occasion occasion() const {
    return {m_clock.now(), m_batch.id, m_hands.actor.employee, m_hands.actor.machine,
            m_hands.actor.approved_by};
  }

  /// What is posted again because of the batch is not the batch's own.
  books::Occasion after_batch() const {
    books::Occasion when = occasion();
    when.batch = {};
    return when;
  }

  /// Second pass: commits whole documents, chunk by chunk, with the batch's progress.
  Result<ImportReport> commit() {
    m_source.rewind();
    Chunker chunks(m_source);
    std::int64_t position = 0;
    while (auto chunk = chunks.next()) {
      if (position++ < m_batch.position) continue;
      if (m_progress.cancelled()) return stop();
      commit_chunk(*chunk);
      report_progress("write");
      if (m_request.strict && m_batch.counts.refuse > 0) return take_all_back();
    }
    if (m_source.problem()) return m_source.problem().value();
    finish(BatchState::done);
    refresh_opening_balances(m_book, m_stores, after_batch());
    return result();
  }

  ImportReport result() {
    m_report.batch_number = m_batch.number;
    m_report.channel = m_target.channel.code;
    m_report.counts = m_batch.counts;
    if (!m_without_cost.empty())
      m_report.notes.push_back(
          {NoteCode::no_cost, {{"count", std::to_string(m_without_cost.size())}}});
    return std::move(m_report);
  }

  void commit_chunk(const Chunk& chunk) {
    m_book.ids().reserve(ids_for(chunk));
    const Target target_before = m_target;
    const Batch batch_before = m_batch;
    std::vector<RowRefusal> refusals;
    std::vector<Note> notes;
    const std::set<ProductId> without_cost_before = m_without_cost;
    m_book.write([&](Unit& unit) {
      m_target = target_before;
      m_batch = batch_before;
      m_without_cost = without_cost_before;
      refusals.clear();
      notes.clear();
      write_chunk(unit, chunk, refusals, notes);
    });
    keep_refusals(m_report, refusals);
    for (Note& note : notes) add_note(std::move(note));
  }

  /// Notes that differ only in their count are told once, with the sum.
  void add_note(Note note) {
    const auto without_count = [](Note n) {
      std::erase_if(n.args, [](const auto& arg) { return arg.first == "count"; });
      return n;
    };
    for (Note& told : m_report.notes) {
      if (!(without_count(told) == without_count(note))) continue;
      for (auto& [name, value] : told.args)
        if (name == "count")
          value = std::to_string(std::stoll(value) +
                                 std::stoll(std::string(find_arg(note.args, name))));
      return;
    }
    m_report.notes.push_back(std::move(note));
  }

  void write_chunk(Unit& unit, const Chunk& chunk, std::vector<RowRefusal>& refusals,
                   std::vector<Note>& notes) {
    Planner planner(m_stores, m_target, m_target.exported_at);
    PlannedChunk planned = planner.plan(unit, chunk, false);
    hold_to_plan(chunk, planned);
    books::Journal journal(unit, m_stores, m_book.ids(), occasion());
    if (chunk.kind == RecordKind::product) take_in_products(journal, planned.products);
    if (chunk.kind == RecordKind::order) take_in_orders(journal, m_target, planned.orders, notes);
    if (chunk.kind == RecordKind::stock && !planned.unchanged_count) {
      const CountPart part = part_of(chunk, planned);
      if (!part.rows.empty())
        m_without_cost.merge(take_in_count(journal, m_target, part,
                                           m_plan.openings.contains(chunk.location),
                                           m_target.exported_at, chunk.part, notes));
    }
    if (planned.others) planned.others->take_in(journal, m_target, notes);
    journal.flush();
    if (const auto count = journal.estimated_dates(); count > 0)
      notes.push_back({NoteCode::dates_estimated, {{"count", std::to_string(count)}}});
    tell(chunk, planned, file(), m_batch.counts, refusals);
    ++m_batch.position;
    m_batch.heartbeat = m_clock.now();
    m_stores.batches.update(unit, m_batch);
    if (!refusals.empty()) m_stores.batches.add_refusals(unit, m_batch.id, refusals);
  }

  /// A record does what the dry run said, or is refused: the book may have moved since.
  void hold_to_plan(const Chunk& chunk, PlannedChunk& planned) {
    for (std::size_t i = 0; i < chunk.items.size(); ++i) {
      const Verdict said = m_plan.verdicts[chunk.index[i]];
      Verdict& now = planned.verdicts[i];
      if (now == said) continue;
      if (now != Verdict::refuse)
        planned.refusals[i] = said == Verdict::refuse
                                  ? first_refusal(chunk.index[i], chunk.items[i])
                                  : changed(chunk.items[i], said, now);
      now = Verdict::refuse;
      if (chunk.kind == RecordKind::product) planned.products[i].verdict = now;
      if (chunk.kind == RecordKind::order) planned.orders[i].verdict = now;
      if (chunk.kind == RecordKind::stock) planned.stock[i].verdict = now;
      if (planned.others) planned.others->judged[i].verdict = now;
    }
  }

  /// The reason that the first pass gave a record that looks fine alone; beyond the reasons that a
  /// report holds: it stands twice in the file.
  Refusal first_refusal(std::size_t index, const Item& item) const {
    const auto said = m_plan.refusals.find(index);
    if (said != m_plan.refusals.end()) return m_plan.report.refusals[said->second].refusal;
    return {RefusalCode::duplicate_in_file,
            {{"row", std::to_string(item.row)}, {"name", shown_name(item)}}};
  }

  static Refusal changed(const Item& item, Verdict said, Verdict now) {
    return {RefusalCode::verdict_changed,
            {{"row", std::to_string(item.row)},
             {"was", std::string(name_of(said))},
             {"now", std::string(name_of(now))}}};
  }

  void finish(BatchState state) {
    m_book.ids().reserve(64);
    m_book.write([&](Unit& unit) {
      m_batch.state = state;
      m_batch.ended_at = m_clock.now();
      m_stores.batches.update(unit, m_batch);
      audit(unit, state == BatchState::done ? "import.done" : "import.stop");
    });
  }

  Result<ImportReport> stop() {
    finish(BatchState::stopped);
    refresh_opening_balances(m_book, m_stores, after_batch());
    throw Failure(FailureCode::cancelled, {{"batch", std::to_string(m_batch.number)}});
  }

  Result<ImportReport> take_all_back() {
    finish(BatchState::stopped);
    const auto undone = undo_batch(m_book, m_stores, m_clock, m_hands, m_batch.number, m_progress);
    if (!undone) return undone.refusal();
    return strict_refusal();
  }

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const Hands& m_hands;
  const SourceInfo& m_info;
  PeopleSource m_people;
  CleaningSource m_source;
  ImportRequest m_request;
  Progress& m_progress;
  Target m_target;
  Plan m_plan;
  Batch m_batch;
  ImportReport m_report;
  std::set<ProductId> m_without_cost;  ///< taken in without value
  std::map<Verdict, std::size_t> m_kept;
};

}  // namespace

std::string_view name_of(NoteCode code) {
  return import_note_names.at(static_cast<std::size_t>(code));
}

std::size_t note_count() { return import_note_names.size(); }

namespace {

/// What the report tells to who asked for the import.
Result<ImportReport> as_shown_to(Result<ImportReport> report, const Hands& hands, bool mapped) {
  if (!report || hands.actor.may(company::Permission::read_cost)) return report;
  for (RowRefusal& row : report->refusals) row = shown_to(hands.actor, std::move(row), mapped);
  for (PlannedRow& row : report->rows)
    if (row.refusal)
      row.refusal = shown_to(hands.actor, {row.row, row.file, *row.refusal}, mapped).refusal;
  return report;
}

}  // namespace

Result<ImportReport> import_records(Book& book, const Stores& stores, const Clock& clock,
                                    const Hands& hands, const SourceInfo& info,
                                    RecordSource& source, const ImportRequest& request,
                                    Progress& progress) {
  // A person without it anywhere learns nothing of the file; where it has to hold, the plan asks.
  if (!company::may_somewhere(hands.actor, company::Permission::import_files))
    return *company::refused(hands.actor, company::Permission::import_files);
  return as_shown_to(Import(book, stores, clock, hands, info, source, request, progress).run(),
                     hands, !info.mapping.empty());
}

Result<ImportReport> resume_import(Book& book, const Stores& stores, const Clock& clock,
                                   const Hands& hands, const SourceInfo& info, RecordSource& source,
                                   const Batch& batch, Progress& progress) {
  const auto scope =
      book.read([&](Unit& unit) { return scope_of_channel(unit, stores, batch.channel); });
  if (const auto refusal = company::refused(hands.actor, company::Permission::import_files, scope))
    return *refusal;
  if (info.content_hash != batch.content_hash)
    return Refusal{RefusalCode::batch_file_changed,
                   {{"batch", std::to_string(batch.number)},
                    {"file", info.files.empty() ? "" : info.files.front()}}};
  return as_shown_to(
      Import(book, stores, clock, hands, info, source, request_of(batch), progress).resume(batch),
      hands, !info.mapping.empty());
}

}  // namespace kontor::intake
