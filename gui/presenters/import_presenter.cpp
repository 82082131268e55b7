#include "gui/presenters/import_presenter.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace kontor::gui {

namespace {

constexpr std::array all_verdicts = {intake::Verdict::create, intake::Verdict::update,
                                     intake::Verdict::unchanged, intake::Verdict::refuse};

std::int64_t count_in(const intake::Counts& counts, intake::Verdict verdict) {
  switch (verdict) {
    case intake::Verdict::create:
      return counts.create;
    case intake::Verdict::update:
      return counts.update;
    case intake::Verdict::unchanged:
      return counts.unchanged;
    case intake::Verdict::refuse:
      return counts.refuse;
  }
  return 0;
}

Tone tone_of_verdict(intake::Verdict verdict) {
  switch (verdict) {
    case intake::Verdict::create:
      return Tone::positive;
    case intake::Verdict::update:
      return Tone::information;
    case intake::Verdict::unchanged:
      return Tone::dimmed;
    case intake::Verdict::refuse:
      return Tone::problem;
  }
  return Tone::normal;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

}  // namespace

ImportPresenter::ImportPresenter(ImportView& view, std::shared_ptr<OpenBook> book,
                                 Executor& executor, Language language)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_kinds({text_column("kind", m_language.text("Kind of file"), 184),
               text_column("files", m_language.text("Files"), 280),
               text_column("why", m_language.text("Why"), 480, true)}),
      m_rows({text_column("verdict", m_language.text("What would happen"), 136),
              text_column("file", m_language.text("File"), 200),
              figure_column("line", m_language.text("Line"), 80),
              text_column("name", m_language.text("Name"), 200),
              text_column("reason", m_language.text("Why it was refused"), 320, true)}),
      m_cleaning(m_language),
      m_working(executor, Lane::write) {}

void ImportPresenter::begin(Step step) {
  m_step = step;
  m_error.clear();
  m_refused_act.reset();
  m_work = std::make_shared<LongWork>();
}

void ImportPresenter::look_at(std::vector<std::string> files) {
  if (files.empty()) return;
  m_files = std::move(files);
  m_known.clear();
  m_lent.reset();
  m_wish = {};
  m_only.reset();
  m_planned.clear();
  m_batches.clear();
  plan();
}

void ImportPresenter::look_at_known(std::vector<ProposedImport> known, ImportWish wish) {
  if (known.empty()) return;
  m_files.clear();
  for (const auto& one : known) m_files.insert(m_files.end(), one.files.begin(), one.files.end());
  m_known = std::move(known);
  m_lent.reset();
  m_wish = std::move(wish);
  m_only.reset();
  m_planned.clear();
  m_batches.clear();
  plan();
}

void ImportPresenter::choose(ImportWish wish) {
  if (m_files.empty()) return;
  m_lent.reset();
  m_wish = std::move(wish);
  plan();
}

ImportPresenter::Looked ImportPresenter::look(OpenBook& book, const std::vector<std::string>& files,
                                              const std::vector<ProposedImport>& known,
                                              const ImportWish& wish, LongWork& work) {
  Looked looked;
  book.book().read([&](Unit& unit) {
    looked.channels = book.company().channels(unit);
    looked.places = book.company().locations(unit);
  });
  std::erase_if(looked.channels, [actor = book.actor()](const company::Channel& channel) {
    return !actor.may(company::Permission::import_files, company::scope_of(channel));
  });
  std::erase_if(looked.places, [](const company::Location& place) {
    return !company::holds_stock(place.kind) || place.kind == company::LocationKind::transit;
  });
  auto proposed = known.empty() ? book.importer().propose(files, wish)
                                : Result<std::vector<ProposedImport>>(known);
  if (!proposed) {
    looked.refusal = proposed.refusal();
    return looked;
  }
  // Each is planned as if what those before it bring were there.
  ImportWish after = wish;
  after.cleaned = [&](const intake::CleanedField& change) { looked.cleaned.add(change); };
  for (auto& group : *proposed) {
    Planned one{std::move(group), {}, {}};
    auto report = book.importer().dry_run(one.files, after, work);
    if (report) {
      after.coming = std::move(report->coming);
      after.coming_facts = std::move(report->coming_facts);
      one.report = std::move(*report);
    } else {
      one.refusal = report.refusal();
    }
    looked.planned.push_back(std::move(one));
  }
  return looked;
}

void ImportPresenter::plan() {
  begin(Step::looking);
  m_working.run([book = acting(), files = m_files, known = m_known, wish = m_wish,
                 work = m_work](const Cancel&) { return look(*book, files, known, wish, *work); },
                [this](Looked looked) { planned(std::move(looked)); },
                [this](const Failure& failure) { failed(failure, Step::none); });
  m_view.show_import();
}

void ImportPresenter::planned(Looked looked) {
  m_channels = std::move(looked.channels);
  m_places = std::move(looked.places);
  m_planned = std::move(looked.planned);
  m_cleaning.show(std::move(looked.cleaned));
  m_refusal = looked.refusal;
  if (looked.refusal) m_error = m_language.sentence(*looked.refusal);
  m_step = m_planned.empty() ? Step::none : Step::planned;
  note_missing_right();
  fill_kinds();
  fill_rows();
  m_view.show_import();
}

void ImportPresenter::note_missing_right() {
  // Looked at so, they are taken in so.
  const auto again = m_alive.guard([this](std::shared_ptr<OpenBook> lent) {
    m_lent = std::move(lent);
    plan();
  });
  if (m_refusal) m_refused_act = gui::refused_act(*m_refusal, again);
  for (const auto& one : m_planned)
    if (one.refusal && !m_refused_act) m_refused_act = gui::refused_act(*one.refusal, again);
}

ImportPresenter::Taken ImportPresenter::take_in(OpenBook& book, std::vector<Planned> all,
                                                const ImportWish& wish, LongWork& work) {
  Taken taken;
  for (auto& one : all) {
    if (one.refusal) {
      taken.done.push_back(std::move(one));
      continue;
    }
    try {
      auto report = book.importer().run(one.files, wish, work);
      if (report) {
        one.report = std::move(*report);
      } else {
        one.refusal = report.refusal();
      }
      taken.done.push_back(std::move(one));
    } catch (const Failure& failure) {
      // What was taken in before stands and is shown beside the reason.
      taken.failure = failure;
      break;
    }
  }
  return taken;
}

void ImportPresenter::import() {
  if (!can_import()) return;
  begin(Step::importing);
  m_working.run([book = acting(), all = m_planned, wish = m_wish,
                 work = m_work](const Cancel&) { return take_in(*book, all, wish, *work); },
                [this](Taken result) { taken(std::move(result)); },
                [this](const Failure& failure) { failed(failure, Step::planned); });
  m_view.show_import();
}

void ImportPresenter::taken(Taken result) {
  m_lent.reset();
  m_planned = std::move(result.done);
  m_batches.clear();
  for (const auto& one : m_planned) {
    if (one.report.batch_number != 0) m_batches.push_back(one.report.batch_number);
  }
  m_step = Step::done;
  m_only = intake::Verdict::refuse;
  if (result.failure) m_error = m_language.sentence(*result.failure);
  fill_kinds();
  fill_rows();
  m_view.show_import();
}

void ImportPresenter::undo() {
  if (can_undo()) undo_in(m_book);
}

void ImportPresenter::undo_in(std::shared_ptr<OpenBook> lender) {
  begin(Step::undoing);
  // The last first: earlier ones may hold what later ones stand on.
  m_working.run(
      [book = std::move(lender), batches = m_batches,
       work = m_work](const Cancel&) -> std::optional<Refusal> {
        for (auto batch = batches.rbegin(); batch != batches.rend(); ++batch) {
          const auto undone = book->importer().undo(*batch, *work);
          if (!undone) return undone.refusal();
        }
        return std::nullopt;
      },
      [this](const std::optional<Refusal>& refusal) {
        if (refusal) {
          m_step = Step::done;
          m_error = m_language.sentence(*refusal);
          m_refused_act =
              gui::refused_act(*refusal, m_alive.guard([this](std::shared_ptr<OpenBook> lent) {
                if (can_undo()) undo_in(std::move(lent));
              }));
          m_view.show_import();
        } else {
          m_batches.clear();
          plan();
        }
      },
      [this](const Failure& failure) { failed(failure, Step::done); });
  m_view.show_import();
}

void ImportPresenter::failed(const Failure& failure, Step back_to) {
  m_step = back_to;
  m_error = m_language.sentence(failure);
  m_view.show_import();
}

void ImportPresenter::stop() {
  if (m_work) m_work->stop();
}

void ImportPresenter::leave() {
  m_working.cancel();
  stop();
  m_step = Step::none;
  m_files.clear();
  m_known.clear();
  m_planned.clear();
  m_cleaning.clear();
  m_batches.clear();
  m_lent.reset();
  m_refused_act.reset();
  m_error.clear();
  m_refusal.reset();
  fill_kinds();
  fill_rows();
  m_view.show_import();
}

void ImportPresenter::show_only(std::optional<intake::Verdict> verdict) {
  m_only = verdict;
  fill_rows();
  m_view.show_import();
}

std::string ImportPresenter::activity() const {
  switch (m_step) {
    case Step::looking:
      return m_language.text("Reading the files...");
    case Step::importing:
      return m_work && m_work->writing() ? m_language.text("Taking in the files...")
                                         : m_language.text("Reading the files...");
    case Step::undoing:
      return m_language.text("Taking the import back...");
    default:
      return {};
  }
}

std::int64_t ImportPresenter::count_of(intake::Verdict verdict) const {
  std::int64_t count = 0;
  for (const auto& one : m_planned) count += count_in(one.report.counts, verdict);
  return count;
}

bool ImportPresenter::can_import() const {
  return m_step == Step::planned && !busy() &&
         count_of(intake::Verdict::create) + count_of(intake::Verdict::update) > 0;
}

std::string ImportPresenter::summary() const {
  std::vector<std::string> parts;
  for (const auto verdict : all_verdicts) {
    const std::int64_t count = count_of(verdict);
    if (count == 0) continue;
    parts.push_back(m_language.text("{verdict}: {count}", {{"verdict", m_language.name(verdict)},
                                                           {"count", m_language.count(count)}}));
  }
  return m_language.joined(parts);
}

bool ImportPresenter::asks_for(RefusalCode code) const {
  if (m_refusal && m_refusal->code == code) return true;
  return std::any_of(m_planned.begin(), m_planned.end(),
                     [&](const Planned& one) { return one.refusal && one.refusal->code == code; });
}

std::vector<std::string> ImportPresenter::encodings() const {
  std::vector<std::string> names;
  if (!asks_for(RefusalCode::file_encoding_unclear) && m_wish.encoding.empty()) return names;
  for (const char* name : {"UTF-8", "windows-1252", "Shift_JIS", "GB18030", "UTF-16LE"})
    names.emplace_back(name);
  return names;
}

bool ImportPresenter::dates_unclear() const {
  return asks_for(RefusalCode::file_dates_unclear) || !m_wish.dates.empty();
}

bool ImportPresenter::needs_mapping() const {
  if (busy() || m_files.empty()) return false;
  constexpr std::array unread = {RefusalCode::profile_unknown, RefusalCode::file_missing_columns};
  return (!m_wish.mapping.empty() && (m_refusal || refused())) ||
         std::any_of(unread.begin(), unread.end(),
                     [&](RefusalCode code) { return asks_for(code); });
}

bool ImportPresenter::products() const {
  return std::any_of(m_planned.begin(), m_planned.end(),
                     [](const Planned& one) { return one.files.products; });
}

bool ImportPresenter::refused() const {
  return std::any_of(m_planned.begin(), m_planned.end(),
                     [](const Planned& one) { return one.refusal.has_value(); });
}

void ImportPresenter::fill_kinds() {
  m_kinds.clear();
  for (const auto& one : m_planned) {
    std::string why;
    Tone tone = Tone::dimmed;
    if (one.refusal) {
      why = m_language.sentence(*one.refusal);
      tone = Tone::problem;
    } else if (!one.files.why.empty()) {
      why = m_language.sentence(one.files.why.front());
    }
    // A person's own mapping is known by its file.
    const std::string kind = std::filesystem::path(one.files.kind()).stem().string();
    m_kinds.add({{{m_language.file_kind(kind), Tone::normal, {}}, {}},
                 {{joined(one.files.names), Tone::normal, {}}, {}},
                 {{std::move(why), tone, {}}, {}}});
  }
}

void ImportPresenter::fill_rows() {
  m_rows.clear();
  const auto add = [&](intake::Verdict verdict, const std::string& file, std::int64_t line,
                       const std::string& name, const std::optional<Refusal>& refusal) {
    if (m_only && *m_only != verdict) return;
    m_rows.add({{{m_language.name(verdict), tone_of_verdict(verdict), {}}, {}},
                {{file, Tone::normal, {}}, {}},
                {{m_language.count(line), Tone::normal, {}}, std::to_string(line)},
                {{name, Tone::normal, {}}, {}},
                {{refusal ? m_language.sentence(*refusal) : std::string(), Tone::normal, {}}, {}}});
  };
  for (const auto& one : m_planned) {
    for (const auto& row : one.report.rows)
      add(row.verdict, row.file, row.row, row.name, row.refusal);
    if (m_step != Step::done) continue;
    for (const auto& row : one.report.refusals)
      add(intake::Verdict::refuse, row.file, row.row, {}, row.refusal);
  }
}

std::vector<std::string> ImportPresenter::notes() const {
  std::vector<std::string> sentences;
  for (const auto& one : m_planned) {
    for (const auto& note : one.report.notes) {
      // Why a file was recognised stands in its row.
      if (note.code == intake::NoteCode::profile_recognised) continue;
      sentences.push_back(m_language.sentence(note));
    }
  }
  return sentences;
}

}  // namespace kontor::gui
