#include "gui/presenters/batches_presenter.h"

#include <filesystem>

#include "gui/presenters/reach.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

namespace {

constexpr int batch_count_width = 72;

enum BatchColumn : std::size_t {
  batch_number,
  batch_started,
  batch_channel,
  batch_kind,
  batch_files,
  batch_state,
  batch_created,
  batch_updated,
  batch_unchanged,
  batch_refused
};

Tone tone_of_batch(intake::BatchState state) {
  switch (state) {
    case intake::BatchState::done:
      return Tone::positive;
    case intake::BatchState::stopped:
      return Tone::problem;
    case intake::BatchState::undone:
      return Tone::dimmed;
    default:
      return Tone::information;
  }
}

std::string names_of_files(const std::vector<std::string>& paths) {
  std::string names;
  for (const auto& path : paths) {
    names += (names.empty() ? "" : ", ") + std::filesystem::path(path).filename().string();
  }
  return names;
}

std::int64_t count_in(const intake::Batch& batch, std::size_t column) {
  switch (column) {
    case batch_created:
      return batch.counts.create;
    case batch_updated:
      return batch.counts.update;
    case batch_unchanged:
      return batch.counts.unchanged;
    default:
      return batch.counts.refuse;
  }
}

bool imports_everywhere(OpenBook& book) {
  return book.actor().may(company::Permission::import_files);
}

}  // namespace

std::string kind_of(const intake::Batch& batch) {
  return batch.mapping.empty() ? batch.profile
                               : std::filesystem::path(batch.mapping).stem().string();
}

BatchesPresenter::BatchesPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                   Executor& executor, Language language)
    : PagedPresenter(view, executor, std::move(language)), m_book(std::move(book)) {
  const Language& t = m_language;
  m_columns = {
      figure_column("number", t.text("Import"), 64),
      date_column("started", t.text("Started"), 168),
      text_column("channel", t.text("Channel"), 120),
      text_column("kind", t.text("Kind of file"), 136),
      text_column("files", t.text("Files"), 136, true),
      text_column("state", t.text("State"), 80),
      figure_column("created", t.text("New"), batch_count_width),
      figure_column("updated", t.text("Changed"), batch_count_width),
      figure_column("unchanged", t.text("Unchanged"), batch_count_width),
      figure_column("refused", t.text("Refused"), batch_count_width),
  };
}

BatchesPresenter::List::Source BatchesPresenter::source() const {
  const auto read_page = [](OpenBook& book, Unit& unit, std::int64_t before) {
    constexpr int limit = static_cast<int>(block_rows);
    List::Page page;
    page.rows = imports_everywhere(book)
                    ? book.batches().list(unit, before, limit)
                    : book.batches().list_of(unit, import_channels(book, unit), before, limit);
    const bool more = page.rows.size() == block_rows && page.rows.back().number > 1;
    if (more) page.next = std::to_string(page.rows.back().number);
    return page;
  };
  return {[book = m_book, read_page] {
            return book->book().read([&](Unit& unit) {
              List::Opening opening;
              opening.first = read_page(*book, unit, 0);
              // Numbers have no gaps; those of some channels have.
              if (!imports_everywhere(*book))
                opening.count = book->batches().count_of(unit, import_channels(*book, unit));
              else if (!opening.first.rows.empty())
                opening.count = opening.first.rows.front().number;
              for (const auto& channel : book->company().channels(unit))
                opening.facts.channels[channel.id.value] = channel.name;
              const auto entities = book->company().entities(unit);
              const auto zone =
                  entities.empty() ? std::nullopt : TimeZone::find(entities.front().zone);
              if (zone) opening.facts.zone = *zone;
              return opening;
            });
          },
          [book = m_book, read_page](const std::string& after) {
            return book->book().read(
                [&](Unit& unit) { return read_page(*book, unit, std::stoll(after)); });
          }};
}

void BatchesPresenter::opened(BatchFacts facts) { m_facts = std::move(facts); }

std::string BatchesPresenter::footer() const {
  return m_language.plural("{n} import", "{n} imports", static_cast<std::int64_t>(rows()));
}

bool BatchesPresenter::may_undo(std::size_t row) {
  const auto* batch = at(row);
  return batch && (intake::may_become(batch->state, intake::BatchState::undoing) ||
                   batch->state == intake::BatchState::undoing);
}

bool BatchesPresenter::may_resume(std::size_t row) {
  const auto* batch = at(row);
  return batch && batch->state == intake::BatchState::stopped;
}

std::optional<std::size_t> BatchesPresenter::row_of(std::int64_t number) const {
  return m_list.find([&](const intake::Batch& batch) { return batch.number == number; });
}

std::string BatchesPresenter::channel_name(const intake::Batch& batch) const {
  const auto found = m_facts.channels.find(batch.channel.value);
  return found == m_facts.channels.end() ? std::string() : found->second;
}

Cell BatchesPresenter::cell(std::size_t index, std::size_t column) {
  const intake::Batch* batch = at(index);
  if (!batch) return {};
  switch (column) {
    case batch_number:
      return {m_language.count(batch->number), Tone::normal, {}};
    case batch_started:
      return {m_language.time(batch->started_at, m_facts.zone), Tone::normal, {}};
    case batch_channel:
      return {channel_name(*batch), Tone::normal, {}};
    case batch_kind:
      return {m_language.file_kind(kind_of(*batch)), Tone::normal, {}};
    case batch_files:
      return {names_of_files(batch->files), Tone::dimmed, {}};
    case batch_state:
      return {
          m_language.capitalised(m_language.name(batch->state)), tone_of_batch(batch->state), {}};
    default:
      break;
  }
  const std::int64_t count = count_in(*batch, column);
  if (count == 0) return {Language::nothing(), Tone::dimmed, {}};
  return {m_language.count(count), column == batch_refused ? Tone::problem : Tone::normal, {}};
}

std::string BatchesPresenter::raw(std::size_t index, std::size_t column) {
  const intake::Batch* batch = at(index);
  if (!batch) return {};
  if (column == batch_number) return std::to_string(batch->number);
  if (column == batch_started) return batch->started_at.to_iso();
  if (column >= batch_created) return std::to_string(count_in(*batch, column));
  return cell(index, column).text;
}

}  // namespace kontor::gui
