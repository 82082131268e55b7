#include "gui/presenters/count_entry.h"

#include <algorithm>

#include "gui/presenters/transfer_acts.h"

namespace kontor::gui {

namespace {

constexpr std::size_t most_entries_shown = 200;

}  // namespace

CountEntry::CountEntry(ScannedLinesView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                       Language language, std::int64_t number)
    : ScannedLines(view, std::move(book), executor, std::move(language)),
      m_number(number),
      m_table({text_column("sku", m_language.text("SKU"), 128),
               text_column("product", m_language.text("Product"), 240, true),
               figure_column("counted", m_language.text("Counted"), 96)}),
      m_saving(executor, Lane::write) {}

std::string CountEntry::title() const {
  return m_language.text("Count {number}", {{"number", stock::count_number_text(m_number)}});
}

void CountEntry::scan(const std::string& code, const std::string& quantity) {
  if (code.empty()) return;
  auto wish = goods::counted_quantity(quantity.empty() ? "+1" : quantity, 1);
  if (!wish) {
    say_wrong(m_language.sentence(wish.refusal()));
    return;
  }
  wish->product = code;
  m_waiting.push_back({std::move(*wish)});
  next();
}

void CountEntry::take_list(const goods::LineList& list) {
  std::vector<goods::CountWish> wishes;
  for (const auto& line : list.lines) {
    goods::CountWish wish;
    wish.row = line.row;
    wish.product = line.product;
    wish.quantity = line.quantity;
    wishes.push_back(std::move(wish));
  }
  if (!wishes.empty()) m_waiting.push_back(std::move(wishes));
  next();
}

void CountEntry::next() {
  if (m_saving.busy() || m_waiting.empty()) {
    m_view.show_lines();
    return;
  }
  auto wishes = std::move(m_waiting.front());
  m_waiting.pop_front();
  run(m_book, std::move(wishes));
}

void CountEntry::run(std::shared_ptr<OpenBook> book, std::vector<goods::CountWish> wishes) {
  m_saving.run(
      [book = std::move(book), wishes, number = m_number, new_lines = m_new_lines](const Cancel&) {
        Counted counted;
        goods::CountEntering how;
        how.new_lines = new_lines;
        const auto report = book->count_work().enter(number, wishes, how);
        if (!report) {
          counted.refusal = report.refusal();
          return counted;
        }
        counted.refused = report->refusals;
        counted.noted = report->created + report->updated;
        std::vector<std::string> names;
        for (const auto& wish : wishes) names.push_back(wish.product);
        counted.lines = book->book().read([&](Unit& unit) {
          auto& sheets = book->stores().count_sheets;
          const auto sheet = sheets.find(unit, number);
          return sheet ? sheets.lines_named(unit, sheet->id, names)
                       : std::vector<stock::CountSheetLine>();
        });
        return counted;
      },
      [this, wishes](const Counted& counted) { end(counted, wishes); },
      [this](const Failure& failure) { say(Tone::problem, m_language.sentence(failure)); });
  m_view.show_lines();
}

void CountEntry::end(const Counted& counted, const std::vector<goods::CountWish>& wishes) {
  const bool list = wishes.size() > 1;
  m_noted += counted.noted;
  for (const auto& line : counted.lines) {
    if (!line.counted) continue;
    std::erase_if(m_last, [&](const auto& other) { return other.product == line.product; });
    m_last.push_front(line);
  }
  if (m_last.size() > most_entries_shown) m_last.resize(most_entries_shown);
  m_table.clear();
  for (const auto& line : m_last)
    m_table.add(
        {{{line.sku, Tone::normal, {}}, {}},
         {{line.name, Tone::normal, {}}, {}},
         {{m_language.quantity(*line.counted), Tone::positive, {}}, line.counted->to_decimal()}});
  if (counted.refusal) {
    refuse(*counted.refusal, m_alive.guard([this, wishes](std::shared_ptr<OpenBook> lent) {
      run(std::move(lent), wishes);
    }));
  } else if (list) {
    for (const auto& row : counted.refused) add_problem(row);
    say_list();
  } else if (!counted.refused.empty()) {
    say_wrong(rows_in_words(m_language, counted.refused));
  } else if (!counted.lines.empty()) {
    const auto& line = counted.lines.front();
    say(Tone::normal, m_language.joined({line.sku, line.name}));
  }
  next();
}

std::string CountEntry::summary() const {
  return m_language.plural("{n} entry noted", "{n} entries noted", m_noted);
}

}  // namespace kontor::gui
