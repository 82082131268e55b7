#include "gui/presenters/statement_acts.h"

#include <cstdio>
#include <utility>

#include "gui/presenters/reach.h"
#include "gui/presenters/statements_presenter.h"
#include "gui/presenters/transfer_acts.h"

namespace kontor::gui {

namespace {

/// The reason of a form that posts nothing.
constexpr const char* leave_open = "";

Args statement_named(std::int64_t number) {
  return {{"number", stock::statement_number_text(number)}};
}

/// "2026-11-23", the end of that day, or "2026-11-23 08:30", at the place.
std::optional<Instant> moment_of(const std::string& text, const TimeZone& zone) {
  constexpr std::size_t date_length = 10;
  constexpr int seconds_per_minute = 60;
  const auto date = BusinessDate::parse_iso(text.substr(0, date_length));
  if (!date) return std::nullopt;
  if (text.size() == date_length) return Instant{zone.instant({*date + 1, 0}).ms - 1};
  int hour = 0, minute = 0;
  char sign = 0, rest = 0;
  const std::string time = text.substr(date_length);
  if (std::sscanf(time.c_str(), " %2d%c%2d%c", &hour, &sign, &minute, &rest) != 3) return {};
  constexpr int hours = 24, minutes = 60;
  if (sign != ':' || hour < 0 || hour >= hours || minute < 0 || minute >= minutes) return {};
  return zone.instant({*date, (hour * minutes + minute) * seconds_per_minute});
}

/// The products that were named, with blanks or commas between them.
std::vector<goods::SettleWish> named_lines(const std::string& text) {
  std::vector<goods::SettleWish> wishes;
  std::string name;
  for (const char c : text + " ") {
    if (c != ' ' && c != ',' && c != ';' && c != '\n' && c != '\t') {
      name += c;
    } else if (!name.empty()) {
      wishes.push_back({std::ssize(wishes) + 1, std::exchange(name, {}), {}});
    }
  }
  return wishes;
}

}  // namespace

ReadStatementForm::ReadStatementForm(std::shared_ptr<OpenBook> book, Executor& executor,
                                     Language language, std::string file)
    : FormPresenter(std::move(book), executor, std::move(language)),
      m_file(std::move(file)),
      m_reading(executor, Lane::read) {}

void ReadStatementForm::load() {
  m_reading.run(
      [book = m_book](const Cancel&) {
        return book->book().read(
            [&](Unit& unit) { return places_with(*book, unit, company::Permission::count_stock); });
      },
      [this](const std::vector<company::Location>& places) {
        const Language& t = m_language;
        FormField file{"file", t.text("File"), {}, FormField::Kind::fixed, 320};
        file.stored = m_file.substr(m_file.find_last_of('/') + 1);
        FormField place{"place", t.text("Warehouse"), {}, FormField::Kind::choice, 240};
        for (const auto& one : places)
          if (kept_outside(one)) place.choices.emplace_back(one.code, one.name);
        if (!place.choices.empty()) place.stored = place.choices.front().first;
        place.hint = t.text("Outside warehouses and marketplace centres are places of that kind.");
        FormField as_of{"as_of", t.text("As of"), {}, FormField::Kind::text, 160};
        as_of.hint = t.text(
            "The moment of which the file tells, at the warehouse: 2026-11-23 08:30, or a day for "
            "its end. Empty: when the file was last written.");
        FormField named{"named", t.text("Called in the file"), {}, FormField::Kind::text, 240};
        named.hint = t.text("Where the file names several places: what it calls this one.");
        FormField listed{
            "listed", t.text("The file names only some products"), {}, FormField::Kind::flag};
        fill(t.text("Compare with the book"), true,
             {std::move(file), std::move(place), std::move(as_of), std::move(named),
              std::move(listed)});
      },
      [this](const Failure& failure) {
        fail_whole(m_language.sentence(failure));
        show();
      });
}

void ReadStatementForm::check() {
  if (value("place").empty())
    fail("place",
         m_language.text("There is no outside warehouse yet: add one under Setup, Places."));
  const std::string as_of = value("as_of");
  if (!as_of.empty() && !moment_of(as_of, TimeZone::utc()))
    fail("as_of",
         m_language.text("{text} is no moment such as 2026-11-23 08:30", {{"text", as_of}}));
}

FormPresenter::Saver ReadStatementForm::saver() const {
  goods::NewStatement wanted;
  wanted.location = value("place");
  wanted.theirs = value("named");
  wanted.listed = !value("listed").empty();
  return [wanted, as_of = value("as_of"), file = m_file, told = m_told,
          t = m_language](OpenBook& book) -> Outcome {
    std::optional<Instant> moment;
    if (!as_of.empty()) {
      auto zone = TimeZone::utc();
      book.book().read([&](Unit& unit) {
        for (const auto& place : book.company().locations(unit))
          if (place.code == wanted.location) zone = TimeZone::find(place.zone).value_or(zone);
      });
      moment = moment_of(as_of, zone);
    }
    const auto made = book.read_statement(wanted, file, moment);
    if (!made) return made.refusal();
    const std::int64_t number = made->statement.number;
    if (number == 0) return made->refusals.front().refusal;
    *told = t.plural("{number} has {n} line.", "{number} has {n} lines.", made->lines,
                     statement_named(number));
    if (!made->refusals.empty()) *told += " " + rows_in_words(t, made->refusals);
    return std::to_string(number);
  };
}

std::string ReadStatementForm::field_of(const Refusal& refusal) const {
  switch (refusal.code) {
    case RefusalCode::location_unknown:
    case RefusalCode::statement_not_outside:
      return "place";
    case RefusalCode::statement_in_future:
    case RefusalCode::statement_closed:
      return "as_of";
    case RefusalCode::statement_place_missing:
      return "named";
    default:
      return {};
  }
}

void ReadStatementForm::was_saved(const std::string& code) { m_made = std::stoll(code); }

SettleStatementForm::SettleStatementForm(std::shared_ptr<OpenBook> book, Executor& executor,
                                         Language language, std::int64_t number,
                                         std::string product)
    : FormPresenter(std::move(book), executor, std::move(language)),
      m_number(number),
      m_product(std::move(product)),
      m_reading(executor, Lane::read) {}

void SettleStatementForm::load() {
  m_reading.run(
      [book = m_book](const Cancel&) {
        return book->book().read(
            [&](Unit& unit) { return stock::all_reasons(book->stores().stock_reasons.own(unit)); });
      },
      [this](const std::vector<stock::StockReason>& reasons) {
        const Language& t = m_language;
        FormField lines{"lines", t.text("Lines"), {}, FormField::Kind::text, 320};
        lines.stored = m_product;
        lines.hint = t.text("SKUs with blanks between them; empty: all lines that are open.");
        FormField reason{"reason", t.text("Why"), {}, FormField::Kind::choice, 280};
        reason.choices.emplace_back(leave_open, t.text("Not known yet: leave open"));
        for (const auto& one : reasons)
          reason.choices.emplace_back(one.code, i18n::reason_name(*t.catalogue(), one));
        reason.hint = t.text(
            "With a reason the difference is posted as of the statement’s moment; what is left "
            "open stands in the next statement.");
        FormField note{"note", t.text("Note"), {}, FormField::Kind::text, 320};
        fill(t.text("Settle {number}", statement_named(m_number)), true,
             {std::move(lines), std::move(reason), std::move(note)});
      },
      [this](const Failure& failure) {
        fail_whole(m_language.sentence(failure));
        show();
      });
}

void SettleStatementForm::check() {
  if (value("reason").empty() && value("note").empty())
    fail("note", m_language.text("Say why it stays open."));
}

FormPresenter::Saver SettleStatementForm::saver() const {
  return [number = m_number, lines = named_lines(value("lines")), reason = value("reason"),
          note = value("note"), told = m_told, t = m_language](OpenBook& book) -> Outcome {
    auto statements = book.statement_work();
    const auto settled = reason.empty() ? statements.leave(number, lines, note)
                                        : statements.settle(number, lines, reason, note);
    if (!settled) return settled.refusal();
    if (!settled->refusals.empty()) return settled->refusals.front().refusal;
    *told = reason.empty()
                ? t.plural("{n} line of {number} stays open.", "{n} lines of {number} stay open.",
                           settled->lines, statement_named(number))
                : t.plural("{n} line of {number} is posted.", "{n} lines of {number} are posted.",
                           settled->lines, statement_named(number));
    return stock::statement_number_text(number);
  };
}

std::string SettleStatementForm::field_of(const Refusal& refusal) const {
  switch (refusal.code) {
    case RefusalCode::statement_line_unknown:
    case RefusalCode::statement_line_settled:
    case RefusalCode::duplicate_in_file:
      return "lines";
    case RefusalCode::reason_unknown:
      return "reason";
    case RefusalCode::statement_note_missing:
      return "note";
    default:
      return {};
  }
}

void StatementActs::close(std::int64_t number) {
  run([number, t = m_language](OpenBook& book, LongWork&) -> Result<Told> {
    const auto closed = book.statement_work().close(number);
    if (!closed) return closed.refusal();
    return Told{t.text("{number} is closed.", statement_named(number))};
  });
}

}  // namespace kontor::gui
