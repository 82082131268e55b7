#include "persistence/stores/batch_store.h"

#include "domain/base/fields.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

namespace batch_detail {

std::string files_text(const std::vector<std::string>& files) {
  FieldWriter writer;
  for (const std::string& file : files) {
    writer.add(std::string_view(file));
    writer.end_record();
  }
  return writer.text();
}

std::vector<std::string> files_of(const std::string& text) {
  std::vector<std::string> files;
  FieldReader reader(text);
  while (reader.next_record()) files.push_back(reader.text());
  return files;
}

std::string args_text(const Args& args) {
  FieldWriter writer;
  for (const auto& [name, value] : args) {
    writer.add(std::string_view(name)).add(std::string_view(value));
    writer.end_record();
  }
  return writer.text();
}

Args args_of(const std::string& text) {
  Args args;
  FieldReader reader(text);
  while (reader.next_record()) {
    std::string name = reader.text();
    args.emplace_back(std::move(name), reader.text());
  }
  return args;
}

/// The batches that a condition on `batch` selects.
std::vector<intake::Batch> batches_where(
    Unit& unit, const std::string& rest,
    const std::vector<std::pair<std::string, std::int64_t>>& binds,
    const std::vector<ChannelId>& channels = {}) {
  std::vector<intake::Batch> batches;
  intake::Batch b;
  std::string files, state;
  Query q(unit,
          "select id, number, channel_id, profile, mapping, files, content_hash, options, state, "
          "started_at, ended_at, created_count, updated_count, unchanged_count, refused_count, "
          "position, holder, heartbeat from batch where " +
              rest);
  for (const auto& [name, value] : binds) q.bind(name, value);
  if (!channels.empty()) q.bind_ids("channels", channels);
  q.into(b.id, b.number, b.channel, b.profile, b.mapping, files, b.content_hash, b.options, state,
         b.started_at, b.ended_at, b.counts.create, b.counts.update, b.counts.unchanged,
         b.counts.refuse, b.position, b.holder, b.heartbeat);
  while (q.next()) {
    b.files = files_of(files);
    b.state = intake::batch_state_named(state);
    batches.push_back(b);
  }
  return batches;
}

std::optional<intake::Batch> first_of(std::vector<intake::Batch> batches) {
  if (batches.empty()) return std::nullopt;
  return std::move(batches.front());
}

void bind_progress(Query& q, const intake::Batch& b) {
  q.bind("state", name_of(b.state)).bind("ended_at", b.ended_at);
  q.bind("created", b.counts.create).bind("updated", b.counts.update);
  q.bind("unchanged", b.counts.unchanged).bind("refused", b.counts.refuse);
  q.bind("position", b.position).bind("holder", b.holder).bind("heartbeat", b.heartbeat);
  q.bind("id", b.id);
}

}  // namespace batch_detail

void SqlBatchStore::add(Unit& unit, intake::Batch& batch) {
  SqlUnit& u = sql(unit);
  if (u.dialect().postgresql()) {
    // Numbers count without gaps, so that givers wait for each other; any number serves as the key.
    Query lock(unit, "select cast(pg_advisory_xact_lock(:key) as text)");
    std::string nothing;
    lock.bind("key", 0x6b6f6e62617463).into(nothing);
    while (lock.next()) {
    }
  }
  Query last(unit, "select coalesce(max(number), 0) from batch");
  last.into(batch.number);
  while (last.next()) {
  }
  ++batch.number;
  Query q(unit,
          "insert into batch (id, number, channel_id, profile, mapping, files, content_hash, "
          "options, state, started_at, ended_at, created_count, updated_count, unchanged_count, "
          "refused_count, position, holder, heartbeat) values (:id, :number, :channel, :profile, "
          ":mapping, :files, :content_hash, :options, :state, :started_at, :ended_at, :created, "
          ":updated, :unchanged, :refused, :position, :holder, :heartbeat)");
  q.bind("number", batch.number).bind("channel", batch.channel).bind("profile", batch.profile);
  q.bind("mapping", batch.mapping).bind("files", batch_detail::files_text(batch.files));
  q.bind("content_hash", batch.content_hash).bind("options", batch.options);
  q.bind("started_at", batch.started_at);
  batch_detail::bind_progress(q, batch);
  q.execute();
}

void SqlBatchStore::update(Unit& unit, const intake::Batch& batch) {
  Query q(unit,
          "update batch set channel_id = :channel, files = :files, state = :state, "
          "ended_at = :ended_at, created_count = :created, updated_count = :updated, "
          "unchanged_count = :unchanged, refused_count = :refused, position = :position, "
          "holder = :holder, heartbeat = :heartbeat where id = :id");
  q.bind("channel", batch.channel).bind("files", batch_detail::files_text(batch.files));
  batch_detail::bind_progress(q, batch);
  q.execute();
}

std::optional<intake::Batch> SqlBatchStore::by_number(Unit& unit, std::int64_t number) {
  return batch_detail::first_of(
      batch_detail::batches_where(unit, "number = :number", {{"number", number}}));
}

std::vector<intake::Batch> SqlBatchStore::list(Unit& unit, std::int64_t before_number, int limit) {
  const std::string condition = before_number > 0 ? "number < :number" : "number > :number";
  return batch_detail::batches_where(unit, condition + " order by number desc limit :limit",
                                     {{"number", before_number}, {"limit", limit}});
}

std::vector<intake::Batch> SqlBatchStore::list_of(Unit& unit,
                                                  const std::vector<ChannelId>& channels,
                                                  std::int64_t before_number, int limit) {
  if (channels.empty()) return {};
  const std::string condition = before_number > 0 ? "number < :number" : "number > :number";
  return batch_detail::batches_where(unit,
                                     condition + " and " + in_ids(unit, "channel_id", "channels") +
                                         " order by number desc limit :limit",
                                     {{"number", before_number}, {"limit", limit}}, channels);
}

std::int64_t SqlBatchStore::count_of(Unit& unit, const std::vector<ChannelId>& channels) {
  std::int64_t count = 0;
  Query q(unit, "select count(*) from batch where " + in_ids(unit, "channel_id", "channels"));
  q.bind_ids("channels", channels).into(count);
  while (q.next()) {
  }
  return count;
}

std::optional<intake::Batch> SqlBatchStore::running_on(Unit& unit, ChannelId channel) {
  return batch_detail::first_of(batch_detail::batches_where(
      unit,
      "channel_id = :channel and state in ('running', 'undoing') order by number desc limit 1",
      {{"channel", channel.value}}));
}

void SqlBatchStore::add_refusals(Unit& unit, BatchId batch,
                                 const std::vector<intake::RowRefusal>& refusals) {
  if (refusals.empty()) return;
  std::int64_t ordinal = 0;
  Query last(unit, "select coalesce(max(ordinal), 0) from batch_refusal where batch_id = :batch");
  last.bind("batch", batch).into(ordinal);
  while (last.next()) {
  }
  BulkInsert rows(sql(unit), "batch_refusal",
                  {"batch_id", "row_no", "ordinal", "file", "code", "args"});
  for (const intake::RowRefusal& r : refusals) {
    rows.add(batch.value).add(r.row).add(++ordinal).add(std::string_view(r.file));
    rows.add(name_of(r.refusal.code))
        .add(std::string_view(batch_detail::args_text(r.refusal.args)));
    rows.end_row();
  }
  rows.finish();
}

std::vector<intake::RowRefusal> SqlBatchStore::refusals(Unit& unit, BatchId batch,
                                                        std::int64_t after_row, int limit) {
  std::vector<intake::RowRefusal> refusals;
  std::int64_t row = 0;
  std::string file, code, args;
  Query q(unit,
          "select row_no, file, code, args from batch_refusal where batch_id = :batch "
          "and row_no > :row order by row_no, ordinal limit :limit");
  q.bind("batch", batch).bind("row", after_row).bind("limit", limit);
  q.into(row, file, code, args);
  while (q.next()) {
    refusals.push_back({row, file, {refusal_named(code), batch_detail::args_of(args)}});
  }
  return refusals;
}

}  // namespace kontor::persistence
