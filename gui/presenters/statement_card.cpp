#include "gui/presenters/statement_card.h"

#include <algorithm>

#include "gui/presenters/closed_area.h"
#include "gui/presenters/entries_presenter.h"
#include "gui/presenters/statements_presenter.h"

namespace kontor::gui {

namespace {

constexpr int statement_card_figure = 80;

std::vector<Column> statement_line_columns(const Language& t) {
  const auto figure = [&](const char* id, const std::string& title) {
    return figure_column(id, title, statement_card_figure);
  };
  return {text_column("sku", t.text("SKU"), 120),
          text_column("product", t.text("Product"), 180, true),
          figure("theirs", t.text("Theirs")),
          figure("book", t.text("In the book")),
          figure("difference", t.text("Difference")),
          figure("explained", t.text("Explained")),
          figure("settled", t.text("Posted")),
          figure("rest", t.text("Still open")),
          figure("before", t.text("Open before")),
          text_column("verdict", t.text("State"), 112),
          text_column("because", t.text("Because of"), 200)};
}

std::vector<Column> cause_columns(const Language& t) {
  return {text_column("sku", t.text("SKU"), 120),
          text_column("document", t.text("Document"), 200, true),
          text_column("why", t.text("Why"), 200),
          date_column("when", t.text("When"), 136),
          figure_column("moved", t.text("Quantity"), statement_card_figure),
          figure_column("used", t.text("Explains"), statement_card_figure)};
}

std::vector<Column> statement_act_columns(const Language& t) {
  return {date_column("when", t.text("When"), 136),
          text_column("who", t.text("By"), 128),
          text_column("sku", t.text("SKU"), 120),
          figure_column("quantity", t.text("Quantity"), statement_card_figure),
          text_column("what", t.text("What"), 120),
          text_column("reason", t.text("Reason"), 120),
          text_column("note", t.text("Note"), 200, true),
          text_column("adjustment", t.text("Adjustment"), 88)};
}

/// What the ledger calls a kind of document, in words.
std::string document_words(const std::string& kind, const Language& t) {
  using books::DocumentKind;
  if (kind == "order") return document_name(DocumentKind::order, t);
  if (kind == "transfer") return document_name(DocumentKind::transfer, t);
  if (kind == "purchase") return document_name(DocumentKind::purchase, t);
  if (kind == "count") return document_name(DocumentKind::count, t);
  if (kind == "adjustment") return document_name(DocumentKind::adjustment, t);
  return {};
}

}  // namespace

struct StatementCard::Facts {
  std::optional<Refusal> refusal;
  std::optional<goods::StatementView> view;
  std::map<EmployeeId, std::string> people;
  TimeZone zone = TimeZone::utc();
};

StatementCard::StatementCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                             Language language)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_open(statement_line_columns(m_language)),
      m_explained(statement_line_columns(m_language)),
      m_lines(statement_line_columns(m_language)),
      m_causes(cause_columns(m_language)),
      m_acts(statement_act_columns(m_language)),
      m_reading(executor, Lane::read) {}

void StatementCard::show(std::int64_t number) {
  m_number = number;
  read();
}

void StatementCard::close() {
  m_number = 0;
  m_reading.cancel();
  m_view.show_detail();
}

void StatementCard::refresh() {
  if (open()) read();
}

void StatementCard::read() {
  m_reading.run(
      [book = m_book, number = m_number](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Facts facts;
          auto view = goods::view_statement(unit, book->stores(), number);
          if (!view) {
            facts.refusal = view.refusal();
            return facts;
          }
          facts.refusal = company::refused(book->actor(), company::Permission::read_stock,
                                           company::scope_of(view->place));
          if (facts.refusal) return facts;
          for (const auto& employee : book->employees().list(unit))
            facts.people[employee.id] = employee.name;
          facts.zone = TimeZone::find(view->place.zone).value_or(TimeZone::utc());
          facts.view = std::move(*view);
          return facts;
        });
      },
      [this](const Facts& facts) { take(facts); },
      [this](const Failure& failure) {
        m_error = m_language.sentence(failure);
        m_view.show_detail();
      });
  m_view.show_detail();
}

void StatementCard::take(const Facts& facts) {
  for (RowTable* table : {&m_open, &m_explained, &m_lines, &m_causes, &m_acts}) table->clear();
  m_documents.clear();
  m_open_products.clear();
  m_error.clear();
  if (!facts.view) {
    m_error = m_language.sentence(*facts.refusal);
    m_view.show_detail();
    return;
  }
  const auto& view = *facts.view;
  const Language& t = m_language;
  m_title = stock::statement_number_text(view.statement.number);
  std::vector<std::string> parts{
      view.place.name, t.text("as of {time}", {{"time", t.time(view.statement.as_of, facts.zone)}}),
      t.capitalised(t.name(view.statement.state))};
  if (view.previous)
    parts.push_back(
        t.text("before it {number}", {{"number", stock::statement_number_text(*view.previous)}}));
  m_subtitle = t.joined(parts);
  for (const auto& line : view.lines) {
    add_line(line);
    add_causes(line, facts);
  }
  add_acts(facts);
  m_view.show_detail();
}

void StatementCard::add_line(const goods::StatementViewLine& row) {
  const Language& t = m_language;
  const auto figure = [&](Quantity q) {
    return RowTable::Value{{t.grid_quantity(q), q.milli == 0 ? Tone::dimmed : Tone::normal, {}},
                           q.to_decimal()};
  };
  const auto change = [&](Quantity q, Tone tone) {
    if (q.milli == 0) return RowTable::Value{{Language::nothing(), Tone::dimmed, {}}, "0"};
    return RowTable::Value{{t.signed_quantity(q), tone, {}}, q.to_decimal()};
  };
  std::vector<std::string> because;
  for (const auto& cause : row.causes) because.push_back(t.isolated(cause.number));
  if (!row.line.in_file) because.insert(because.begin(), t.text("not in the file"));
  const bool open = row.rest.milli != 0;
  const std::vector<RowTable::Value> values{
      {{row.line.sku, Tone::normal, {}}, {}},
      {{row.line.name, Tone::normal, {}}, {}},
      figure(row.line.theirs),
      figure(row.book),
      change(row.difference, Tone::normal),
      change(row.explained, Tone::information),
      change(row.settled, Tone::positive),
      change(row.rest, tone_of(row.verdict)),
      change(row.before.value_or(Quantity{}), Tone::warning),
      {{t.capitalised(t.name(row.verdict)), tone_of(row.verdict), {}}, {}},
      {{t.joined(because), Tone::normal, {}}, {}}};
  m_lines.add(values);
  if (open) {
    m_open.add(values);
    m_open_products.push_back(row.line.sku);
  } else if (row.verdict == stock::LineVerdict::explained) {
    m_explained.add(values);
  }
}

void StatementCard::add_causes(const goods::StatementViewLine& row, const Facts& facts) {
  const Language& t = m_language;
  for (const auto& cause : row.causes) {
    m_documents.push_back(cause);
    m_causes.add(
        {{{row.line.sku, Tone::normal, {}}, {}},
         {{t.joined({document_words(cause.document_kind, t), t.isolated(cause.number)}),
           Tone::normal,
           {}},
          {}},
         {{t.capitalised(t.name(cause.kind)), Tone::normal, {}}, {}},
         {{t.time(cause.at, facts.zone), Tone::normal, {}}, cause.at.to_iso()},
         {{t.signed_quantity(cause.quantity), Tone::normal, {}}, cause.quantity.to_decimal()},
         {{t.signed_quantity(cause.used), Tone::information, {}}, cause.used.to_decimal()}});
  }
}

void StatementCard::add_acts(const Facts& facts) {
  const Language& t = m_language;
  std::map<ProductId, std::string> skus;
  for (const auto& line : facts.view->lines) skus[line.line.product] = line.line.sku;
  auto rows = facts.view->settlements;
  std::reverse(rows.begin(), rows.end());
  for (const auto& act : rows) {
    const auto person = facts.people.find(act.by);
    const auto what = act.posted ? stock::LineVerdict::settled : stock::LineVerdict::left;
    m_acts.add(
        {{{t.time(act.at, facts.zone), Tone::normal, {}}, act.at.to_iso()},
         {{person == facts.people.end() ? std::string() : person->second, Tone::normal, {}}, {}},
         {{skus[act.product], Tone::normal, {}}, {}},
         {{t.signed_quantity(act.quantity), Tone::normal, {}}, act.quantity.to_decimal()},
         {{t.capitalised(t.name(what)), tone_of(what), {}}, {}},
         {{act.reason, Tone::normal, {}}, {}},
         {{act.note, Tone::normal, {}}, {}},
         {{t.isolated(act.adjustment_number), Tone::normal, {}}, {}}});
  }
}

}  // namespace kontor::gui
