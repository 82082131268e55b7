#include "gui/presenters/compare_presenter.h"

#include <algorithm>
#include <filesystem>

namespace kontor::gui {

namespace {

constexpr std::size_t column_old = 5;

/// A name by code; the code where nothing has it.
template <class T>
std::string name_by_code(const std::vector<T>& all, const std::string& code) {
  const auto found = std::ranges::find(all, code, &T::code);
  return found == all.end() ? code : found->name;
}

}  // namespace

std::string title_of(insight::ComparedFigure figure, const Language& t) {
  using enum insight::ComparedFigure;
  switch (figure) {
    case gross_sales:
      return t.text("Gross sales");
    case discounts:
      return t.text("Discounts");
    case returns:
      return t.text("Returns");
    case net_sales:
      return t.text("Net sales");
    case shipping:
      return t.text("Shipping");
    case tax:
      return t.text("Tax");
    case total_sales:
      return t.text("Total sales");
    case orders:
      return t.text("Orders");
    case units:
      return t.text("Units");
    case payments:
      return t.text("Payments");
    case on_hand:
      return t.text("On hand");
  }
  return {};
}

ComparePresenter::ComparePresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                   Executor& executor, Language language)
    : WholeListPresenter(view, executor, std::move(language)), m_book(std::move(book)) {
  const Language& t = m_language;
  set_columns(
      {date_column("date", t.text("Date"), 104), text_column("channel", t.text("Channel"), 136),
       text_column("figure", t.text("Figure"), 136, true), text_column("name", t.text("Name"), 120),
       text_column("location", t.text("Location"), 112),
       money_column("old", t.text("Old system"), 112),
       money_column("kontor", t.text("Kontor"), 112),
       money_column("difference", t.text("Difference"), 112),
       text_column("agrees", t.text("Agrees"), 96)});
}

void ComparePresenter::choose_files(std::vector<std::string> files) {
  m_files = std::move(files);
  m_facts.answer.reset();
  load();
}

void ComparePresenter::choose_tolerance(const std::string& text) {
  if (text == m_tolerance) return;
  m_tolerance = text;
  if (judge_tolerance()) {
    load();
  } else {
    m_view.show_state();
  }
}

void ComparePresenter::choose_entity(EntityId entity) {
  if (entity == m_entity) return;
  m_entity = entity;
  load();
}

void ComparePresenter::show_only_differences(bool only) {
  if (only == m_only) return;
  m_only = only;
  fill_answer();
  m_view.show_rows(true);
  m_view.show_state();
}

std::string ComparePresenter::file_names() const {
  std::string names;
  for (const auto& file : m_files)
    names += (names.empty() ? "" : ", ") + std::filesystem::path(file).filename().string();
  return names;
}

EntityId ComparePresenter::entity() const {
  const auto& all = m_facts.entities;
  if (std::ranges::find(all, m_entity, &company::Entity::id) != all.end()) return m_entity;
  return all.empty() ? EntityId() : all.front().id;
}

Currency ComparePresenter::currency() const {
  for (const auto& one : m_facts.entities)
    if (one.id == entity()) return one.currency;
  return {};
}

std::string ComparePresenter::tolerance_decimal() const {
  // People type the mark of their language; amounts have one at most.
  std::string text = m_tolerance;
  std::ranges::replace(text, ',', '.');
  return text;
}

bool ComparePresenter::judge_tolerance() {
  m_tolerance_error.clear();
  const std::string text = tolerance_decimal();
  const auto decimal = Decimal::parse(text);
  const bool good = text.empty() || (decimal && decimal->mantissa >= 0 &&
                                     Money::from_decimal(*decimal, currency()));
  if (!good) m_tolerance_error = m_language.text("{text} is no amount", {{"text", m_tolerance}});
  return good;
}

std::function<CompareFacts()> ComparePresenter::reader() const {
  return [book = m_book, files = m_files, wanted = m_entity,
          tolerance = m_tolerance_error.empty() ? tolerance_decimal() : std::string()] {
    CompareFacts facts;
    book->book().read([&](Unit& unit) {
      facts.entities = book->company().entities(unit);
      facts.channels = book->company().channels(unit);
      facts.places = book->company().locations(unit);
    });
    if (files.empty() || facts.entities.empty()) return facts;
    CompareWish wish{files, facts.entities.front(), tolerance};
    for (const auto& one : facts.entities)
      if (one.id == wanted) wish.entity = one;
    auto answer = book->day_one().compare(wish);
    if (answer) {
      facts.answer = std::move(*answer);
    } else {
      facts.refusal = answer.refusal();
    }
    return facts;
  };
}

void ComparePresenter::fill(const CompareFacts& facts) {
  m_facts = facts;
  m_refused = facts.refusal ? m_language.sentence(*facts.refusal) : std::string();
  m_unread.clear();
  if (facts.answer) {
    for (const auto& row : facts.answer->refusals) {
      m_unread.push_back(m_language.text("{file}, line {line}: {sentence}",
                                         {{"file", row.file},
                                          {"line", std::to_string(row.row)},
                                          {"sentence", m_language.sentence(row.refusal)}}));
    }
  }
  fill_answer();
}

void ComparePresenter::fill_answer() {
  clear_rows();
  m_shown.clear();
  if (!m_facts.answer) return;
  const Language& t = m_language;
  const auto& rows = m_facts.answer->report.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    if (m_only && row.agrees) continue;
    m_shown.push_back(i);
    const auto figure = [&](std::int64_t value, Tone tone) -> Value {
      return {{amount_text(row.key, value), tone, {}}, plain(row.key, value)};
    };
    const Cell dash{Language::nothing(), Tone::dimmed, {}};
    add_row({{{period_text(row.key.period), Tone::normal, {}}, row.key.period.to_iso()},
             {{channel_text(row.key.channel), Tone::normal, {}}, {}},
             {{title_of(row.key.figure, t), Tone::normal, {}}, {}},
             {{row.key.name, Tone::normal, {}}, {}},
             {{name_by_code(m_facts.places, row.key.location), Tone::normal, {}}, {}},
             row.old_value ? figure(*row.old_value, Tone::normal) : Value{dash, {}},
             figure(row.our_value, Tone::normal),
             row.difference() == 0
                 ? Value{dash, plain(row.key, 0)}
                 : figure(row.difference(), row.agrees ? Tone::dimmed : Tone::problem),
             {{row.agrees ? t.text("agrees") : t.text("differs"),
               row.agrees ? Tone::positive : Tone::problem,
               {}},
              {}}});
  }
}

std::string ComparePresenter::plain(const insight::ComparedKey& key, std::int64_t value) const {
  if (!insight::is_money(key.figure)) return Quantity{value}.to_decimal();
  return Money{value, currency()}.to_decimal() + " " + std::string(currency().code());
}

std::string ComparePresenter::raw(std::size_t row, std::size_t column) {
  const auto* compared = at(row);
  // A dash is for people.
  if (column == column_old && compared && !compared->old_value) return {};
  return WholeListPresenter::raw(row, column);
}

std::string ComparePresenter::period_text(const insight::ComparedPeriod& period) const {
  return period.month ? period.to_iso() : m_language.date(period.from);
}

std::string ComparePresenter::channel_text(const std::string& code) const {
  return code.empty() ? m_language.text("All channels") : name_by_code(m_facts.channels, code);
}

std::string ComparePresenter::figure_text(const insight::ComparedKey& key) const {
  std::vector<std::string> parts{title_of(key.figure, m_language)};
  if (!key.name.empty()) parts.push_back(key.name);
  if (!key.location.empty()) parts.push_back(name_by_code(m_facts.places, key.location));
  return m_language.joined(parts);
}

std::string ComparePresenter::amount_text(const insight::ComparedKey& key,
                                          std::int64_t value) const {
  return insight::is_money(key.figure) ? m_language.money({value, currency()})
                                       : m_language.quantity(Quantity{value});
}

const insight::ComparedRow* ComparePresenter::at(std::size_t row) const {
  if (!m_facts.answer || row >= m_shown.size()) return nullptr;
  return &m_facts.answer->report.rows.at(m_shown[row]);
}

std::optional<std::size_t> ComparePresenter::row_of(const insight::ComparedKey& key) const {
  for (std::size_t row = 0; row < m_shown.size(); ++row)
    if (at(row)->key == key) return row;
  return std::nullopt;
}

std::string ComparePresenter::footer() const {
  if (!compared()) return {};
  const Language& t = m_language;
  const auto figures = std::ssize(m_facts.answer->report.rows);
  return t.joined({t.plural("{n} figure was compared", "{n} figures were compared", figures),
                   differing() == 0
                       ? t.text("all agree")
                       : t.plural("{n} figure differs.", "{n} figures differ.", differing())});
}

}  // namespace kontor::gui
