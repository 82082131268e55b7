#include "gui/presenters/batch_card.h"

#include <algorithm>
#include <filesystem>

#include "domain/intake/cost_words.h"
#include "gui/presenters/batches_presenter.h"
#include "gui/presenters/reach.h"

namespace kontor::gui {

namespace {

constexpr int shown_refusals = 1000;

/// Imports belong to their channel.
bool may_see(OpenBook& book, Unit& unit, ChannelId of) {
  if (book.actor().may(company::Permission::import_files)) return true;
  const auto channels = import_channels(book, unit);
  return std::ranges::find(channels, of) != channels.end();
}

}  // namespace

BatchCard::BatchCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language)
    : ReadDetail(view, std::move(book), executor, std::move(language)),
      m_refused({text_column("file", m_language.text("File"), 200),
                 figure_column("line", m_language.text("Line"), 80),
                 text_column("reason", m_language.text("Why it was refused"), 480, true)}),
      m_files({text_column("name", m_language.text("File"), 240),
               text_column("folder", m_language.text("Folder"), 480, true)}) {}

void BatchCard::read() {
  read_by(
      [](OpenBook& book, Unit& unit, std::int64_t number) {
        Facts facts;
        facts.batch = book.batches().by_number(unit, number);
        if (facts.batch && !may_see(book, unit, facts.batch->channel)) facts.batch.reset();
        if (facts.batch)
          facts.refusals = book.batches().refusals(unit, facts.batch->id, 0, shown_refusals);
        const auto actor = book.actor();
        for (auto& row : facts.refusals)
          row = intake::shown_to(actor, std::move(row), !facts.batch->mapping.empty());
        return facts;
      },
      [this](const Facts& facts) { take(facts); });
}

void BatchCard::take(const Facts& facts) {
  m_error.clear();
  m_refused.clear();
  m_files.clear();
  if (!facts.batch) return m_view.show_detail();
  m_title = m_language.text("Import {number}", {{"number", m_language.count(m_subject)}});
  const std::int64_t refused = facts.batch->counts.refuse;
  m_subtitle = m_language.joined(
      {m_language.file_kind(kind_of(*facts.batch)), m_language.name(facts.batch->state),
       refused == 0 ? m_language.text("no row was refused")
                    : m_language.plural("{n} row was refused", "{n} rows were refused", refused)});
  for (const auto& refusal : facts.refusals) {
    m_refused.add({{{refusal.file, Tone::normal, {}}, {}},
                   {{m_language.count(refusal.row), Tone::normal, {}}, std::to_string(refusal.row)},
                   {{m_language.sentence(refusal.refusal), Tone::normal, {}}, {}}});
  }
  for (const auto& file : facts.batch->files) {
    const std::filesystem::path path(file);
    m_files.add({{{path.filename().string(), Tone::normal, {}}, {}},
                 {{path.parent_path().string(), Tone::dimmed, {}}, {}}});
  }
  m_view.show_detail();
}

}  // namespace kontor::gui
