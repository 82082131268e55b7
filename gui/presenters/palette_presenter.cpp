#include "gui/presenters/palette_presenter.h"

#include <algorithm>

#include "domain/base/fold.h"
#include "gui/presenters/near_notice.h"

namespace kontor::gui {

namespace {

constexpr int most_of_a_source = 8;
constexpr std::size_t remembered_commands = 6;
constexpr const char* recent_commands_key = "recent-commands";

std::vector<Column> palette_columns(const Language& t) {
  Column what = text_column("what", t.text("Found"), 240, true);
  what.icon = true;
  return {what, text_column("kind", t.text("What it is"), 260),
          text_column("keys", t.text("Keys"), 96)};
}

}  // namespace

PalettePresenter::PalettePresenter(PaletteView& view, std::shared_ptr<OpenBook> book,
                                   PaletteSources sources, Commands commands, Settings& settings,
                                   Executor& executor, Language language)
    : m_view(view),
      m_book(std::move(book)),
      m_sources(std::move(sources)),
      m_commands(std::move(commands)),
      m_settings(settings),
      m_language(std::move(language)),
      m_table(palette_columns(m_language)),
      m_learning(executor, Lane::read),
      m_searching(executor, Lane::read) {
  learn_keys();
}

void PalettePresenter::learn_keys() {
  std::vector<std::string> texts;
  for (const auto& row : m_commands()) {
    texts.push_back(row.title);
    texts.push_back(row.subtitle);
  }
  m_learning.run(
      [texts = std::move(texts)](const Cancel&) {
        std::map<std::string, std::string> keys;
        for (const auto& text : texts) keys[text] = search_key(text);
        return keys;
      },
      [this](std::map<std::string, std::string> keys) {
        m_keys = std::move(keys);
        if (!m_typed.empty()) show();
      },
      [this](const Failure& failure) { m_error = m_language.sentence(failure); });
}

std::string_view PalettePresenter::key_of(const std::string& text) const {
  const auto found = m_keys.find(text);
  return found == m_keys.end() ? std::string_view() : std::string_view(found->second);
}

void PalettePresenter::search(const std::string& typed) {
  m_typed = typed;
  m_error.clear();
  m_searching.cancel();
  m_things = {};
  if (!m_book || m_sources.empty() || fold(typed).empty()) {
    show();
    return;
  }
  m_searching.run(
      [book = m_book, sources = m_sources, typed](const Cancel& cancel) {
        return book->book().read(
            [&](Unit& unit) { return look_for(unit, sources, typed, cancel); });
      },
      [this](Found found) {
        m_things = std::move(found);
        show();
      },
      [this](const Failure& failure) {
        m_error = m_language.sentence(failure);
        show();
      });
  // Commands are here at once; things follow.
  show();
}

PalettePresenter::Found PalettePresenter::look_for(Unit& unit, const PaletteSources& sources,
                                                   const std::string& typed, const Cancel& cancel) {
  Found found;
  for (const bool near : {false, true}) {
    found.near = near;
    for (const auto& source : sources) {
      if (cancel.requested()) return found;
      auto rows = near ? source->near(unit, typed, most_of_a_source)
                       : source->find(unit, typed, most_of_a_source);
      std::move(rows.begin(), rows.end(), std::back_inserter(found.rows));
    }
    if (!found.rows.empty()) break;
  }
  return found;
}

std::vector<std::string> PalettePresenter::recent() const {
  std::vector<std::string> ids;
  const std::string stored = m_settings.get(recent_commands_key);
  for (std::size_t begin = 0; begin < stored.size();) {
    const std::size_t end = std::min(stored.find('\n', begin), stored.size());
    if (end > begin) ids.push_back(stored.substr(begin, end - begin));
    begin = end + 1;
  }
  return ids;
}

void PalettePresenter::ran(const PaletteRow& row) {
  if (row.command.empty()) return;
  auto ids = recent();
  std::erase(ids, row.command);
  ids.insert(ids.begin(), row.command);
  if (ids.size() > remembered_commands) ids.resize(remembered_commands);
  std::string joined;
  for (const auto& id : ids) joined += id + '\n';
  m_settings.set(recent_commands_key, joined);
}

std::vector<PaletteRow> PalettePresenter::commands() const {
  const auto ids = recent();
  const bool all = fold(m_typed).empty();
  std::vector<PaletteRow> rows;
  for (auto& row : m_commands()) {
    const auto at = std::find(ids.begin(), ids.end(), row.command) - ids.begin();
    if (all) {
      row.rank = static_cast<int>(at);
    } else if (const auto rank = match_rank(m_typed, row.title, key_of(row.title))) {
      row.rank = *rank;
    } else if (match_rank(m_typed, row.subtitle, key_of(row.subtitle))) {
      row.rank = rank_elsewhere;
    } else {
      continue;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

void PalettePresenter::show() {
  m_rows = commands();
  // Beside a command that is called so, what is near only would look as if it were called so too.
  m_near = m_things.near && m_rows.empty();
  if (m_near || !m_things.near)
    m_rows.insert(m_rows.end(), m_things.rows.begin(), m_things.rows.end());
  std::stable_sort(m_rows.begin(), m_rows.end(),
                   [](const auto& a, const auto& b) { return a.rank < b.rank; });
  m_table.clear();
  for (const auto& row : m_rows) {
    m_table.add({{{row.title, Tone::normal, row.icon}, {}},
                 {{row.subtitle, Tone::dimmed, {}}, {}},
                 {{row.keys, Tone::dimmed, {}}, {}}});
  }
  m_view.show_palette();
}

std::string PalettePresenter::sentence() const {
  if (!m_error.empty()) return m_error;
  if (m_near && !m_rows.empty()) return near_notice(m_language, m_typed);
  if (!m_rows.empty()) {
    return m_language.plural("{n} found", "{n} found", static_cast<std::int64_t>(m_rows.size()));
  }
  return busy() ? m_language.text("Searching...")
                : m_language.text("Nothing found. Try a part of a name, a SKU or a number.");
}

}  // namespace kontor::gui
