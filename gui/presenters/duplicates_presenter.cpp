#include "gui/presenters/duplicates_presenter.h"

#include <algorithm>
#include <map>

#include "gui/presenters/row_table.h"
#include "i18n/customer_names.h"

namespace kontor::gui {

namespace {

enum PairColumn : std::size_t {
  pair_certainty,
  pair_first,
  pair_first_name,
  pair_second,
  pair_second_name,
  pair_for,
  pair_against
};

constexpr std::int64_t ppm_a_permille = 1'000;

/// Pairs with the names that lists have.
std::vector<PairRow> with_names(OpenBook& book, Unit& unit,
                                const std::vector<customers::DuplicatePair>& pairs) {
  std::vector<CustomerId> ids;
  for (const auto& pair : pairs) ids.insert(ids.end(), {pair.first, pair.second});
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::map<CustomerId, std::string> names;
  for (const auto& one : book.customers().by_ids(unit, ids))
    names[one.id] = one.record.name.empty() ? one.record.company : one.record.name;
  std::vector<PairRow> rows;
  for (const auto& pair : pairs) rows.push_back({pair, names[pair.first], names[pair.second]});
  return rows;
}

}  // namespace

std::string certainty_words(const Language& language, std::int64_t ppm) {
  return language.percent(std::min(ppm, customers::most_certainty_ppm) / ppm_a_permille);
}

DuplicatesPresenter::DuplicatesPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                         Executor& executor, Language language)
    : PagedPresenter(view, executor, std::move(language)), m_book(std::move(book)) {
  const Language& t = m_language;
  m_columns = {
      figure_column("certainty", t.text("Certainty"), 96),
      text_column("first", t.text("Customer"), 80),
      text_column("first-name", t.text("Name"), 160),
      text_column("second", t.text("Other customer"), 112),
      text_column("second-name", t.text("Name of the other"), 160),
      text_column("for", t.text("Speaks for it"), 200, true),
      text_column("against", t.text("Speaks against it"), 160),
  };
}

bool DuplicatesPresenter::may_merge() const {
  return m_book->actor().may(company::Permission::edit_customers);
}

DuplicatesPresenter::List::Source DuplicatesPresenter::source() const {
  customers::DuplicateFilter filter;
  filter.limit = static_cast<int>(block_rows);
  const auto read_page = [](OpenBook& book, Unit& unit, const customers::DuplicateFilter& wanted) {
    auto page = book.stores().duplicates.open_pairs(unit, wanted);
    return List::Page{with_names(book, unit, page.rows), std::move(page.next)};
  };
  return {[book = m_book, filter, read_page] {
            return book->book().read([&](Unit& unit) {
              List::Opening opening;
              opening.facts.run = book->stores().duplicates.last_run(unit);
              if (opening.facts.run) opening.facts.model = opening.facts.run->model;
              opening.first = read_page(*book, unit, filter);
              return opening;
            });
          },
          [book = m_book, filter, read_page](const std::string& after) {
            auto wanted = filter;
            wanted.after = after;
            return book->book().read([&](Unit& unit) { return read_page(*book, unit, wanted); });
          },
          [book = m_book, filter] {
            return book->book().read([&](Unit& unit) {
              List::Counted counted;
              counted.count =
                  customers::count_open(unit, book->stores().duplicates, filter.above_ppm);
              counted.facts.count = counted.count;
              return counted;
            });
          },
          {}};
}

std::string DuplicatesPresenter::footer() const {
  if (!m_count) return {};
  return m_language.plural("{n} pair of customers who may be one person",
                           "{n} pairs of customers who may be one person", *m_count);
}

std::optional<std::size_t> DuplicatesPresenter::row_of(const PairKey& pair) const {
  return m_list.find([&](const PairRow& row) { return row.key() == pair; });
}

std::string DuplicatesPresenter::fields_of(const customers::DuplicatePair& pair,
                                           bool in_favour) const {
  std::vector<std::string> names;
  for (const auto& reason : customers::reasons_of(m_facts.model, pair.agreement))
    if (reason.weight_milli != 0 && (reason.weight_milli > 0) == in_favour)
      names.push_back(i18n::name(*m_language.catalogue(), reason.field));
  return m_language.joined(names);
}

Cell DuplicatesPresenter::cell(std::size_t index, std::size_t column) {
  const PairRow* row = at(index);
  if (!row) return {};
  switch (column) {
    case pair_certainty:
      return {certainty_words(m_language, row->pair.probability_ppm), Tone::normal, {}};
    case pair_first:
      return {customers::code_of(row->pair.first), Tone::dimmed, {}};
    case pair_first_name:
      return {row->first_name, Tone::normal, {}};
    case pair_second:
      return {customers::code_of(row->pair.second), Tone::dimmed, {}};
    case pair_second_name:
      return {row->second_name, Tone::normal, {}};
    case pair_for:
      return {fields_of(row->pair, true), Tone::normal, {}};
    default:
      return {fields_of(row->pair, false), Tone::dimmed, {}};
  }
}

std::string DuplicatesPresenter::raw(std::size_t index, std::size_t column) {
  const PairRow* row = at(index);
  if (!row) return {};
  return column == pair_certainty ? customers::certainty_text(row->pair.probability_ppm)
                                  : cell(index, column).text;
}

void DuplicateActs::find() {
  run(m_language.text("Comparing all customers..."),
      [t = m_language](OpenBook& book, LongWork& work) -> Result<Told> {
        const auto found = book.duplicate_work().find(
            customers::usual_certainty_ppm,
            [&](std::string_view stage, std::int64_t done, std::int64_t total) {
              work.at(stage, done, total);
              return !work.cancelled();
            });
        if (!found) return found.refusal();
        const std::string share = t.percent(found->expected_wrong_ppm / ppm_a_permille);
        return Told{t.plural(
            "{n} pair was found. Of such pairs {share} are expected to be of two people.",
            "{n} pairs were found. Of such pairs {share} are expected to be of two people.",
            found->found, {{"share", share}})};
      });
}

void DuplicateActs::set_apart(const std::vector<PairKey>& pairs) {
  run([pairs, t = m_language](OpenBook& book, LongWork&) -> Result<Told> {
    for (const PairKey& pair : pairs) {
      const auto said = book.duplicate_work().set_apart(pair.first, pair.second);
      if (!said) return said.refusal();
    }
    return Told{t.plural("{n} pair is of two people: it is not shown again.",
                         "{n} pairs are of two people each: they are not shown again.",
                         std::ssize(pairs))};
  });
}

void DuplicateActs::merge_certain(std::int64_t above_ppm) {
  run(m_language.text("Merging customers..."),
      [above_ppm, t = m_language](OpenBook& book, LongWork& work) -> Result<Told> {
        const auto done = book.merge_work().merge_certain(
            above_ppm, [&](std::string_view stage, std::int64_t at, std::int64_t total) {
              work.at(stage, at, total);
              return !work.cancelled();
            });
        if (!done) return done.refusal();
        std::string sentence =
            t.plural("{n} pair was merged.", "{n} pairs were merged.", done->merged);
        if (done->left > 0)
          sentence += " " + t.plural(
                                "{n} pair was left: it has something to do with others that "
                                "were merged or told apart.",
                                "{n} pairs were left: they have something to do with others "
                                "that were merged or told apart.",
                                done->left);
        return Told{sentence};
      });
}

void DuplicateActs::unmerge(CustomerId alias) {
  run([alias, t = m_language](OpenBook& book, LongWork&) -> Result<Told> {
    const auto person = book.merge_work().unmerge(alias);
    if (!person) return person.refusal();
    return Told{
        t.text("{other} is a customer of their own again, beside {customer}.",
               {{"other", customers::code_of(alias)}, {"customer", customers::code_of(*person)}})};
  });
}

}  // namespace kontor::gui
