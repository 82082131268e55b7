#include "gui/presenters/entries_presenter.h"

#include <algorithm>
#include <mutex>

#include "gui/presenters/reach.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

namespace {

enum EntryColumn : std::size_t {
  entry_date,
  entry_kind,
  entry_document,
  entry_number,
  entry_channel,
  entry_entity,
  entry_marks,
  entry_debit,  ///< without an account: the turnover
  entry_credit
};

constexpr int entry_money_width = 112;

/// The list as the person at the window may see it.
books::EntriesOfParts listed_entries(OpenBook& book, Unit& unit, const books::EntryFilter& filter) {
  return {book.entries(), entry_parts(book, unit, filter)};
}

/// What a count told of the days of a list, for the places that are asked for after it. Both happen
/// on workers.
class KnownDays {
 public:
  void keep(std::vector<books::EntriesOfDay> days) {
    const std::lock_guard lock(m_lock);
    m_days = std::move(days);
  }
  std::vector<books::EntriesOfDay> days() {
    const std::lock_guard lock(m_lock);
    return m_days;
  }

 private:
  std::mutex m_lock;
  std::vector<books::EntriesOfDay> m_days;
};

}  // namespace

std::string document_name(books::DocumentKind kind, const Language& t) {
  switch (kind) {
    case books::DocumentKind::order:
      return t.text("Order");
    case books::DocumentKind::count:
      return t.text("Stock count");
    case books::DocumentKind::settled:
      return t.text("Gateway transaction");
    case books::DocumentKind::payout:
      return t.text("Payout");
    case books::DocumentKind::bank_line:
      return t.text("Bank line");
    case books::DocumentKind::carry:
      return t.text("Balance carried over");
    case books::DocumentKind::opening:
      return t.text("Opening");
    case books::DocumentKind::transfer:
      return t.text("Transfer");
    case books::DocumentKind::set_aside:
      return t.text("Set aside");
    case books::DocumentKind::adjustment:
      return t.text("Adjustment");
    case books::DocumentKind::purchase:
      return t.text("Purchase");
    case books::DocumentKind::statement:
      return t.text("Warehouse statement");
  }
  return {};
}

std::string marks_of(const books::EntryRow& row, const Language& t) {
  std::vector<std::string> marks;
  if (row.late) marks.push_back(t.text("late"));
  if (row.date_estimated) marks.push_back(t.text("date estimated"));
  if (row.corrects)
    marks.push_back(row.kind == books::EntryKind::reversal ? t.text("takes another back")
                                                           : t.text("corrects another"));
  return t.joined(marks);
}

EntriesPresenter::EntriesPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                   Executor& executor, Language language, EntriesChoice choice)
    : PagedPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_choice(std::move(choice)) {
  m_of_account = bool(m_choice.account);
  make_columns();
}

void EntriesPresenter::make_columns() {
  const Language& t = m_language;
  m_columns = {
      date_column("date", t.text("Date"), 104),
      text_column("kind", t.text("What happened"), 128),
      text_column("document", t.text("Document"), 128),
      text_column("number", t.text("Number"), 136, true),
      text_column("channel", t.text("Channel"), 128),
      text_column("entity", t.text("Company"), 120),
      text_column("marks", t.text("Marks"), 136),
      figure_column("debit", m_of_account ? t.text("Debit") : t.text("Turnover"),
                    entry_money_width),
      figure_column("credit", t.text("Credit"), entry_money_width),
  };
  m_columns[entry_entity].hidden = !m_several;
  m_columns[entry_credit].hidden = !m_of_account;
}

books::EntryFilter EntriesPresenter::filter() const {
  books::EntryFilter filter;
  filter.entity = m_choice.entity;
  filter.account = m_choice.account;
  filter.all_channels = m_choice.side.all;
  filter.channel = m_choice.side.channel;
  filter.from = m_choice.period.from;
  filter.to = m_choice.period.to;
  filter.number = m_choice.search;
  filter.late = m_choice.late;
  filter.in_transit = m_choice.in_transit;
  filter.limit = static_cast<int>(block_rows);
  return filter;
}

EntriesPresenter::List::Source EntriesPresenter::source() const {
  const auto read_page = [](OpenBook& book, Unit& unit, const books::EntryFilter& wanted) {
    auto page = listed_entries(book, unit, wanted).list(unit, wanted);
    return List::Page{std::move(page.rows), std::move(page.next)};
  };
  const auto known = std::make_shared<KnownDays>();
  return {[book = m_book, filter = filter(), read_page] {
            return book->book().read([&](Unit& unit) {
              List::Opening opening;
              opening.first = read_page(*book, unit, filter);
              opening.facts.books = books_facts(*book, unit);
              return opening;
            });
          },
          [book = m_book, filter = filter(), read_page](const std::string& after) {
            auto wanted = filter;
            wanted.after = after;
            return book->book().read([&](Unit& unit) { return read_page(*book, unit, wanted); });
          },
          [book = m_book, filter = filter(), known] {
            return book->book().read([&](Unit& unit) {
              List::Counted counted;
              auto entries = listed_entries(*book, unit, filter);
              counted.facts.count = entries.count(unit, filter);
              known->keep(counted.facts.count.days);
              counted.facts.turnover = entries.turnover(unit, filter);
              counted.count = counted.facts.count.entries;
              return counted;
            });
          },
          [book = m_book, filter = filter(), known](const std::string& after, std::size_t rows) {
            auto wanted = filter;
            wanted.after = after;
            wanted.days = known->days();
            return book->book().read([&](Unit& unit) {
              return listed_entries(*book, unit, wanted)
                  .place_behind(unit, wanted, static_cast<std::int64_t>(rows));
            });
          }};
}

void EntriesPresenter::opened(EntriesFacts facts) {
  m_books = std::move(facts.books);
  const bool several = m_books.entities.size() > 1;
  const bool of_account = bool(m_choice.account);
  if (several == m_several && of_account == m_of_account) return;
  m_several = several;
  m_of_account = of_account;
  make_columns();
  m_view.show_columns();
}

void EntriesPresenter::choose(EntriesChoice next) {
  if (next == m_choice) return;
  m_choice = std::move(next);
  load();
}

void EntriesPresenter::search(const std::string& text) {
  EntriesChoice next = m_choice;
  next.search = text;
  choose(std::move(next));
}

void EntriesPresenter::clear_filters() { choose({}); }

std::vector<FilterChip> EntriesPresenter::chips() const {
  std::vector<FilterChip> chips;
  if (m_choice.late) chips.push_back({"late", m_language.text("Only late items")});
  if (m_choice.in_transit) {
    chips.push_back({"in-transit", m_language.text("Only payouts not yet met by the bank")});
  }
  return chips;
}

void EntriesPresenter::remove_chip(const std::string& id) {
  EntriesChoice next = m_choice;
  if (id == "late") next.late = false;
  if (id == "in-transit") next.in_transit = false;
  choose(std::move(next));
}

std::string EntriesPresenter::footer() const {
  if (!m_facts) return {};
  const Language& t = m_language;
  if (m_facts->count.more)
    return t.text("The newest {n} entries: choose a period to see the others",
                  {{"n", t.count(m_facts->count.entries)}});
  std::vector<std::string> parts{t.plural("{n} entry", "{n} entries", m_facts->count.entries)};
  // Sums are of the account and the period, not of what was picked out of them.
  if (m_choice.search.empty() && !m_choice.late && !m_choice.in_transit) {
    for (const auto& sum : m_facts->turnover) {
      const Args sides{{"debit", t.money({sum.debit_minor, sum.currency})},
                       {"credit", t.money({sum.credit_minor, sum.currency})},
                       {"balance", t.money({sum.debit_minor - sum.credit_minor, sum.currency})}};
      parts.push_back(t.text("Debit {debit} \xE2\x88\x92 credit {credit} = {balance}", sides));
    }
  }
  return t.joined(parts);
}

std::optional<std::size_t> EntriesPresenter::row_of(EntryId entry) const {
  return m_list.find([&](const books::EntryRow& row) { return row.id == entry; });
}

std::string EntriesPresenter::channel_name(const std::string& code) const {
  for (const auto& channel : m_books.channels)
    if (channel.code == code) return channel.name;
  return code.empty() ? m_language.text("Common") : code;
}

std::string EntriesPresenter::entity_name(EntityId entity) const {
  for (const auto& each : m_books.entities)
    if (each.id == entity) return each.name;
  return {};
}

Cell EntriesPresenter::amount(const books::EntryRow& row, bool debit) const {
  const std::int64_t minor = debit ? row.amount.minor : -row.amount.minor;
  if (minor == 0 || (m_of_account && minor < 0)) return {Language::nothing(), Tone::dimmed, {}};
  return {m_language.money({minor, row.amount.currency}), Tone::normal, {}};
}

Cell EntriesPresenter::cell(std::size_t index, std::size_t column) {
  const books::EntryRow* row = at(index);
  if (!row) return {};
  switch (column) {
    case entry_date:
      return {m_language.date(row->accounting_date), Tone::normal, {}};
    case entry_kind:
      return {m_language.name(row->kind),
              row->kind == books::EntryKind::reversal ? Tone::warning : Tone::normal,
              {}};
    case entry_document:
      return {document_name(row->document_kind, m_language), Tone::dimmed, {}};
    case entry_number:
      return {row->number, Tone::normal, {}};
    case entry_channel:
      return {channel_name(row->channel), Tone::normal, {}};
    case entry_entity:
      return {entity_name(row->entity), Tone::normal, {}};
    case entry_marks:
      return {marks_of(*row, m_language), Tone::warning, {}};
    case entry_debit:
      return amount(*row, true);
    default:
      return amount(*row, false);
  }
}

std::string EntriesPresenter::raw(std::size_t index, std::size_t column) {
  const books::EntryRow* row = at(index);
  if (!row) return {};
  const auto money = [&](std::int64_t minor) {
    return Money{std::max<std::int64_t>(minor, 0), row->amount.currency}.to_decimal() + " " +
           std::string(row->amount.currency.code());
  };
  switch (column) {
    case entry_date:
      return row->accounting_date.to_iso();
    case entry_debit:
      return money(row->amount.minor);
    case entry_credit:
      return money(-row->amount.minor);
    default:
      return cell(index, column).text;
  }
}

}  // namespace kontor::gui
