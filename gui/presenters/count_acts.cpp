#include "gui/presenters/count_acts.h"

#include <algorithm>

#include "gui/presenters/reach.h"
#include "gui/presenters/transfer_acts.h"

namespace kontor::gui {

namespace {

/// A whole number that is not negative; nothing where it is none.
std::optional<std::int64_t> whole_number(const std::string& text) {
  const auto number = Decimal::parse(text);
  if (!number || number->scale != 0 || number->mantissa < 0) return std::nullopt;
  return number->mantissa;
}

Args count_named(std::int64_t number) { return {{"number", stock::count_number_text(number)}}; }

}  // namespace

void CountActs::recount(std::int64_t number) {
  run([number, t = m_language](OpenBook& book, LongWork&) -> Result<Told> {
    const auto asked = book.count_work().recount(number, {});
    if (!asked) return asked.refusal();
    return Told{
        t.plural("{n} line is to be counted again.", "{n} lines are to be counted again.", *asked)};
  });
}

void CountActs::approve(std::int64_t number, goods::Uncounted uncounted) {
  run([number, uncounted, t = m_language](OpenBook& book, LongWork&) -> Result<Told> {
    const auto approved = book.count_work().approve(number, uncounted);
    if (!approved) return approved.refusal();
    return Told{t.text("{number} is approved as it stands.", count_named(number))};
  });
}

void CountActs::post(std::int64_t number, goods::Uncounted uncounted) {
  run([number, uncounted, t = m_language](OpenBook& book, LongWork&) -> Result<Told> {
    const auto posted = book.count_work().post(number, uncounted);
    if (!posted) return posted.refusal();
    const std::int64_t differ = posted->posted - posted->right;
    return Told{t.plural("{number} is posted: {n} line with a difference.",
                         "{number} is posted: {n} lines with a difference.", differ,
                         count_named(number))};
  });
}

void CountActs::cancel(std::int64_t number) {
  run([number, t = m_language](OpenBook& book, LongWork&) -> Result<Told> {
    const auto sheet = book.count_work().cancel(number);
    if (!sheet) return sheet.refusal();
    return Told{t.text("{number} is cancelled.", count_named(number))};
  });
}

NewCountForm::NewCountForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language)
    : FormPresenter(std::move(book), executor, std::move(language)),
      m_reading(executor, Lane::read) {}

void NewCountForm::load() {
  m_reading.run(
      [book = m_book](const Cancel&) {
        return book->book().read(
            [&](Unit& unit) { return places_with(*book, unit, company::Permission::count_stock); });
      },
      [this](const std::vector<company::Location>& places) {
        const Language& t = m_language;
        FormField place{"place", t.text("Place"), {}, FormField::Kind::choice, 240};
        for (const auto& one : places) place.choices.emplace_back(one.code, one.name);
        if (!places.empty()) place.stored = places.front().code;
        FormField choice{"choice", t.text("What is counted"), {}, FormField::Kind::choice, 240};
        for (const auto one :
             {stock::CountChoice::all, stock::CountChoice::zone, stock::CountChoice::cycle,
              stock::CountChoice::vendor, stock::CountChoice::list})
          choice.choices.emplace_back(std::string(stock::name_of(one)), t.capitalised(t.name(one)));
        choice.stored = std::string(stock::name_of(stock::CountChoice::all));
        FormField of{"of", t.text("Which"), {}, FormField::Kind::text, 240};
        of.hint = t.text(
            "Of one vendor or zone: its name. Not counted for a while: for how many days. Of a "
            "list: the "
            "SKUs or barcodes, with blanks between them.");
        FormField most{"most", t.text("At most"), {}, FormField::Kind::text, 96};
        most.hint = t.text("So many products of those not counted for a while; empty: all.");
        FormField blind{
            "blind", t.text("Blind: nobody is told what is expected"), {}, FormField::Kind::flag};
        fill(t.text("New count"), true,
             {std::move(place), std::move(choice), std::move(of), std::move(most),
              std::move(blind)});
      },
      [this](const Failure& failure) {
        fail_whole(m_language.sentence(failure));
        show();
      });
}

void NewCountForm::check() {
  const auto choice = stock::count_choice_named(value("choice"));
  const std::string of = value("of");
  if (choice != stock::CountChoice::all && of.empty())
    fail("of", m_language.text("Say which."));
  else if (choice == stock::CountChoice::cycle && !whole_number(of))
    fail("of", m_language.text("{text} is no number of days", {{"text", of}}));
  if (!value("most").empty() && !whole_number(value("most")))
    fail("most", m_language.text("{text} is no number of products", {{"text", value("most")}}));
}

FormPresenter::Saver NewCountForm::saver() const {
  goods::NewCount wanted;
  wanted.location = value("place");
  wanted.choice = stock::count_choice_named(value("choice"));
  wanted.blind = !value("blind").empty();
  const std::string of = value("of");
  if (wanted.choice == stock::CountChoice::vendor) wanted.vendor = of;
  if (wanted.choice == stock::CountChoice::zone) wanted.zone = of;
  if (wanted.choice == stock::CountChoice::cycle) {
    wanted.cycle_days = whole_number(of).value_or(0);
    wanted.most = whole_number(value("most")).value_or(0);
  }
  if (wanted.choice == stock::CountChoice::list) {
    std::string name;
    for (const char c : of + " ") {
      if (c != ' ' && c != ',' && c != ';' && c != '\n' && c != '\t') {
        name += c;
      } else if (!name.empty()) {
        goods::CountWish wish;
        wish.row = std::ssize(wanted.products) + 1;
        wish.product = std::exchange(name, {});
        wanted.products.push_back(std::move(wish));
      }
    }
  }
  return [wanted, told = m_told, t = m_language](OpenBook& book) -> Outcome {
    const auto made = book.count_work().create(wanted);
    if (!made) return made.refusal();
    *told =
        t.plural("{number} is made: {n} line to count.", "{number} is made: {n} lines to count.",
                 made->lines, count_named(made->sheet.number));
    if (!made->refusals.empty()) *told += " " + rows_in_words(t, made->refusals);
    return std::to_string(made->sheet.number);
  };
}

std::string NewCountForm::field_of(const Refusal& refusal) const {
  switch (refusal.code) {
    case RefusalCode::location_unknown:
      return "place";
    case RefusalCode::count_without_lines:
    case RefusalCode::product_unknown:
      return "of";
    default:
      return {};
  }
}

void NewCountForm::was_saved(const std::string& code) { m_made = std::stoll(code); }

}  // namespace kontor::gui
