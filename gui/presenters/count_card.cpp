#include "gui/presenters/count_card.h"

#include <map>

#include "domain/goods/lots.h"
#include "gui/presenters/closed_area.h"

namespace kontor::gui {

namespace {

constexpr int count_card_figure = 80;

std::vector<Column> count_line_columns(const Language& t) {
  return {text_column("sku", t.text("SKU"), 120),
          text_column("product", t.text("Product"), 200, true),
          figure_column("counted", t.text("Counted"), count_card_figure),
          date_column("when", t.text("When"), 136),
          text_column("who", t.text("By"), 128),
          figure_column("expected", t.text("Expected"), count_card_figure),
          figure_column("difference", t.text("Difference"), count_card_figure),
          figure_column("value", t.text("Value"), count_card_figure),
          text_column("state", t.text("State"), 160),
          text_column("lots", t.text("Lots"), 200)};
}

/// "10 × L12 (2026-12-31), 5 × no lot"; nothing where nobody named a lot.
std::string counted_lots_text(const Language& t, const stock::CountSheetLine& line) {
  std::vector<stock::LotPart> parts;
  for (const auto& part : line.lots) parts.push_back({part.lot, part.counted});
  return goods::parts_text(
      parts, t.text("no lot"), [&](Quantity q) { return t.quantity(q); },
      [&](BusinessDate day) { return t.date(day); });
}

}  // namespace

struct CountCard::Facts {
  std::optional<Refusal> refusal;
  std::optional<goods::CountView> view;
  std::map<EmployeeId, std::string> people;
  TimeZone zone = TimeZone::utc();
  bool costs = false;
};

CountCard::CountCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language)
    : ReadDetail(view, std::move(book), executor, std::move(language)),
      m_lines(count_line_columns(m_language)) {}

void CountCard::read() {
  read_by(
      [](OpenBook& book, Unit& unit, std::int64_t number) {
        Facts facts;
        auto view = goods::view_count(unit, book.stores(), number, book.clock().now());
        if (!view) {
          facts.refusal = view.refusal();
          return facts;
        }
        const auto actor = book.actor();
        const auto scope = company::scope_of(view->place);
        facts.refusal = company::refused(actor, company::Permission::read_stock, scope);
        if (facts.refusal) return facts;
        facts.costs = actor.may(company::Permission::read_cost, scope);
        for (const auto& employee : book.employees().list(unit))
          facts.people[employee.id] = employee.name;
        facts.zone = TimeZone::find(view->place.zone).value_or(TimeZone::utc());
        facts.view = std::move(*view);
        return facts;
      },
      [this](const Facts& facts) { take(facts); });
}

void CountCard::take(const Facts& facts) {
  m_lines.clear();
  m_error.clear();
  if (!facts.view) {
    return show_error(m_language.sentence(*facts.refusal));
  }
  const auto& view = *facts.view;
  m_title = stock::count_number_text(view.sheet.number);
  std::vector<std::string> parts{view.place.name,
                                 m_language.capitalised(m_language.name(view.sheet.state))};
  if (!view.open())
    parts.push_back(m_language.text("Blind: what is expected is told once it is posted"));
  m_subtitle = m_language.joined(parts);
  for (const auto& line : view.lines) add_line(view, line, facts);
  m_view.show_detail();
}

void CountCard::add_line(const goods::CountView& view, const goods::CountViewLine& row,
                         const Facts& facts) {
  const Language& t = m_language;
  const auto& line = row.line;
  const auto figure = [&](const std::optional<Quantity>& q, Tone tone) -> RowTable::Value {
    if (!q) return {{{}, Tone::dimmed, {}}, {}};
    return {{t.quantity(*q), tone, {}}, q->to_decimal()};
  };
  RowTable::Value value{{{}, Tone::dimmed, {}}, {}};
  if (facts.costs && row.value_minor) {
    const Money money{*row.value_minor, view.currency};
    value = {{t.amount(money), Tone::normal, {}}, money.to_decimal()};
  }
  std::string state;
  Tone tone = Tone::normal;
  if (line.recount == stock::Recount::asked) {
    state = t.text("To be counted again");
    tone = Tone::warning;
  } else if (line.outcome == stock::CountOutcome::left) {
    state = t.capitalised(t.text("left as it was"));
  } else if (line.outcome == stock::CountOutcome::superseded) {
    state = t.capitalised(t.text("counted again later"));
  } else if (row.large) {
    state = t.text("Large difference");
    tone = Tone::warning;
  } else if (!line.counted) {
    state = t.text("Not counted yet");
    tone = Tone::dimmed;
  }
  const bool differs = row.variance && row.variance->milli != 0;
  const auto person = facts.people.find(line.counted_by);
  const bool known = line.counted && person != facts.people.end();
  m_lines.add(
      {{{line.sku, Tone::normal, {}}, {}},
       {{line.name, Tone::normal, {}}, {}},
       figure(line.counted, Tone::normal),
       {{line.counted_at ? t.time(*line.counted_at, facts.zone) : std::string(), Tone::normal, {}},
        line.counted_at ? line.counted_at->to_iso() : std::string()},
       {{known ? person->second : std::string(), Tone::normal, {}}, {}},
       figure(row.expected, Tone::normal),
       row.variance ? RowTable::Value{{t.signed_quantity(*row.variance),
                                       differs ? Tone::warning : Tone::dimmed,
                                       {}},
                                      row.variance->to_decimal()}
                    : figure({}, Tone::dimmed),
       value,
       {{state, tone, {}}, {}},
       {{counted_lots_text(t, line), Tone::normal, {}}, {}}});
}

}  // namespace kontor::gui
