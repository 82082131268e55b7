#include "gui/presenters/folder_presenter.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace kontor::gui {

namespace {

using FolderJson = nlohmann::json;

constexpr const char* folders_key = "watched-folders";
constexpr int folder_count_width = 72;

/// What is remembered of each book, by its address.
FolderJson remembered_folders(const Settings& settings) {
  auto all = FolderJson::parse(settings.get(folders_key), nullptr, false);
  return all.is_object() ? all : FolderJson::object();
}

Tone tone_of_event(const FolderEvent& event) {
  switch (event.what) {
    case FolderEvent::What::taken_in:
      return event.counts.refuse > 0 ? Tone::warning : Tone::positive;
    case FolderEvent::What::back_in_reach:
      return Tone::positive;
    default:
      return Tone::problem;
  }
}

/// A path keeps its own direction.
std::string path_in(const Language& language, const std::string& path) {
  return language.rtl() ? "\u2066" + path + "\u2069" : path;
}

TimeZone zone_of_book(OpenBook& book) {
  return book.book().read([&](Unit& unit) {
    const auto entities = book.company().entities(unit);
    const auto zone = entities.empty() ? std::nullopt : TimeZone::find(entities.front().zone);
    return zone.value_or(TimeZone::utc());
  });
}

}  // namespace

FolderPresenter::FolderPresenter(std::shared_ptr<OpenBook> book, Executor& executor,
                                 Settings& settings, Language language)
    : m_book(std::move(book)),
      m_settings(settings),
      m_language(std::move(language)),
      m_rows({date_column("at", m_language.text("When"), 168),
              text_column("what", m_language.text("What happened"), 136),
              text_column("files", m_language.text("Files"), 200),
              text_column("kind", m_language.text("Kind of file"), 136),
              figure_column("batch", m_language.text("Import"), 64),
              figure_column("created", m_language.text("New"), folder_count_width),
              figure_column("updated", m_language.text("Changed"), folder_count_width),
              figure_column("unchanged", m_language.text("Unchanged"), folder_count_width),
              figure_column("refused", m_language.text("Refused"), folder_count_width),
              text_column("reason", m_language.text("Why it was refused"), 280, true)}),
      m_looking(executor, Lane::read),
      m_importing(executor, Lane::write) {
  const FolderJson all = remembered_folders(m_settings);
  const auto mine = all.find(m_book->address());
  if (mine == all.end() || !mine->is_object()) return;
  const auto folder = mine->find("folder");
  if (folder == mine->end() || !folder->is_string()) return;
  m_folder = folder->get<std::string>();
  const auto watching = mine->find("watching");
  if (watching != mine->end() && *watching == true) watch(m_folder);
}

FolderPresenter::~FolderPresenter() {
  if (m_work) m_work->stop();
}

void FolderPresenter::remember() {
  FolderJson all = remembered_folders(m_settings);
  all[m_book->address()] = {{"folder", m_folder}, {"watching", m_watching}};
  m_settings.set(folders_key, all.dump(-1, ' ', false, FolderJson::error_handler_t::replace));
}

void FolderPresenter::watch(const std::string& folder) {
  if (folder.empty() || (m_watching && folder == m_folder)) return;
  stop();
  m_folder = folder;
  m_watching = true;
  m_taken = m_refused = 0;
  m_eye = m_book->importer().watch(folder);
  remember();
  if (events.changed) events.changed();
}

void FolderPresenter::stop() {
  if (!m_watching) return;
  m_looking.cancel();
  m_importing.cancel();
  if (m_work) m_work->stop();
  m_work.reset();
  m_eye.reset();
  m_watching = m_taking = m_lost = false;
  m_said.clear();
  remember();
  if (events.changed) events.changed();
}

void FolderPresenter::tick() {
  if (!m_watching || m_looking.busy() || m_importing.busy()) return;
  struct Looked {
    bool ready = false;
    std::optional<TimeZone> zone;
  };
  const auto told = std::make_shared<std::vector<FolderEvent>>();
  m_looking.run(
      [book = m_book, eye = m_eye, told, known = m_zone](const Cancel&) {
        Looked looked{eye->look(*told), known};
        if (!known) looked.zone = zone_of_book(*book);
        return looked;
      },
      [this, told](const Looked& looked) {
        m_zone = looked.zone;
        if (!told->empty()) heard(told);
        if (looked.ready) take_in();
      },
      [this, told](const Failure& failure) { failed(told, failure); });
}

void FolderPresenter::take_in() {
  m_taking = true;
  m_work = std::make_shared<LongWork>();
  const auto told = std::make_shared<std::vector<FolderEvent>>();
  m_importing.run(
      [book = m_book, eye = m_eye, work = m_work, told](const Cancel&) {
        eye->take_in(*told, *work);
        return true;
      },
      [this, told](bool) {
        m_taking = false;
        if (std::exchange(m_lost, false)) m_said.clear();
        heard(told);
      },
      [this, told](const Failure& failure) { failed(told, failure); });
  if (events.changed) events.changed();
}

/// The database is away, or the disk is full: the files are tried again at the next look.
void FolderPresenter::failed(const Told& told, const Failure& failure) {
  m_taking = false;
  heard(told);
  const bool first = !std::exchange(m_lost, true);
  m_said_tone = Tone::problem;
  m_said = m_language.sentence(failure);
  if (first && events.news) events.news(Tone::problem, m_said, 0);
  if (events.changed) events.changed();
}

/// Many files at once are one piece of news.
void FolderPresenter::heard(const Told& told) {
  for (const auto& event : *told) hear(event);
  fill_rows();
  if (events.changed) events.changed();
  if (told->empty() || !events.news) return;
  if (told->size() == 1) {
    const FolderEvent& only = told->front();
    events.news(tone_of_event(only), sentence_of(only), only.batch);
    return;
  }
  const auto taken = std::count_if(told->begin(), told->end(), [](const FolderEvent& event) {
    return event.what == FolderEvent::What::taken_in;
  });
  const bool all = taken == static_cast<std::ptrdiff_t>(told->size());
  events.news(all ? Tone::positive : Tone::warning,
              m_language.text(
                  "From the watched folder: imports: {taken}, refused files: {refused}",
                  {{"taken", m_language.count(taken)},
                   {"refused", m_language.count(static_cast<std::int64_t>(told->size()) - taken)}}),
              0);
}

void FolderPresenter::hear(const FolderEvent& event) {
  if (m_said_tone == Tone::positive) m_said.clear();  // that it is back has been said
  switch (event.what) {
    case FolderEvent::What::taken_in:
      ++m_taken;
      break;
    case FolderEvent::What::refused:
      ++m_refused;
      break;
    default:
      m_said_tone = tone_of_event(event);
      m_said = sentence_of(event);
      break;
  }
  m_events.push_front(event);
  if (m_events.size() > most_folder_events) m_events.pop_back();
}

std::string FolderPresenter::sentence_of(const FolderEvent& event) const {
  const auto& counts = event.counts;
  switch (event.what) {
    case FolderEvent::What::taken_in:
      return m_language.text(
          "{file}: import {batch} has {create} new, {update} changed, {unchanged} unchanged and "
          "{refuse} refused.",
          {{"file", event.files},
           {"batch", std::to_string(event.batch)},
           {"create", m_language.count(counts.create)},
           {"update", m_language.count(counts.update)},
           {"unchanged", m_language.count(counts.unchanged)},
           {"refuse", m_language.count(counts.refuse)}});
    case FolderEvent::What::refused:
      return m_language.text(
          "{file}: {sentence}",
          {{"file", event.files},
           {"sentence", event.refusal ? m_language.sentence(*event.refusal) : std::string()}});
    case FolderEvent::What::out_of_reach:
      return m_language.text(
          "The folder {folder} cannot be read just now. It is looked at again and again: what "
          "comes meanwhile is taken in when it is back.",
          {{"folder", path_in(m_language, m_folder)}});
    case FolderEvent::What::back_in_reach:
      break;
  }
  return m_language.text("The watched folder can be read again.");
}

void FolderPresenter::fill_rows() {
  const Language& t = m_language;
  const TimeZone zone = m_zone.value_or(TimeZone::utc());
  const auto count = [&](const FolderEvent& event, std::int64_t n) -> RowTable::Value {
    if (event.what != FolderEvent::What::taken_in) return {{{}, Tone::normal, {}}, {}};
    return {{n == 0 ? Language::nothing() : t.count(n), Tone::normal, {}}, std::to_string(n)};
  };
  const auto what = [&](const FolderEvent& event) {
    switch (event.what) {
      case FolderEvent::What::taken_in:
        return t.text("Taken in");
      case FolderEvent::What::refused:
        return t.text("Not taken in");
      case FolderEvent::What::out_of_reach:
        return t.text("Out of reach");
      case FolderEvent::What::back_in_reach:
        break;
    }
    return t.text("Back again");
  };
  m_rows.clear();
  for (const auto& event : m_events) {
    const std::string kind = std::filesystem::path(event.kind).stem().string();
    const std::string batch = event.batch == 0 ? std::string() : std::to_string(event.batch);
    const bool of_files =
        event.what == FolderEvent::What::taken_in || event.what == FolderEvent::What::refused;
    m_rows.add({{{t.time(event.at, zone), Tone::normal, {}}, event.at.to_iso()},
                {{what(event), tone_of_event(event), {}}, {}},
                {{event.files, Tone::normal, {}}, {}},
                {{kind.empty() ? std::string() : t.file_kind(kind), Tone::normal, {}}, {}},
                {{batch, Tone::normal, {}}, {}},
                count(event, event.counts.create),
                count(event, event.counts.update),
                count(event, event.counts.unchanged),
                count(event, event.counts.refuse),
                {{event.refusal && of_files ? t.sentence(*event.refusal) : std::string(),
                  Tone::normal,
                  {}},
                 {}}});
  }
}

std::int64_t FolderPresenter::batch_of(std::size_t row) const {
  return row < m_events.size() ? m_events[row].batch : 0;
}

std::string FolderPresenter::activity() const {
  return m_work && m_work->writing() ? m_language.text("Taking in the files...")
                                     : m_language.text("Reading the files...");
}

std::string FolderPresenter::summary() const {
  if (m_folder.empty()) return {};
  if (!m_watching)
    return m_language.text("{folder} is not watched.", {{"folder", path_in(m_language, m_folder)}});
  return m_language.text("Watching {folder}", {{"folder", path_in(m_language, m_folder)}});
}

std::string FolderPresenter::footer() const {
  if (m_folder.empty()) return {};
  std::vector<std::string> parts{m_language.text(
      "{verdict}: {count}",
      {{"verdict", m_language.text("Taken in")}, {"count", m_language.count(m_taken)}})};
  if (m_refused > 0)
    parts.push_back(m_language.text(
        "{verdict}: {count}",
        {{"verdict", m_language.text("Not taken in")}, {"count", m_language.count(m_refused)}}));
  return m_language.joined(parts);
}

}  // namespace kontor::gui
