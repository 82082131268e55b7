#include "gui/presenters/purchases_presenter.h"

#include <algorithm>
#include <array>

#include "gui/presenters/reach.h"
#include "gui/presenters/row_table.h"
#include "gui/presenters/transfers_presenter.h"

namespace kontor::gui {

namespace {

enum PurchaseColumn : std::size_t {
  purchase_number,
  purchase_state,
  purchase_supplier,
  purchase_to,
  purchase_lines,
  purchase_asked,
  purchase_accepted,
  purchase_rejected,
  purchase_open,
  purchase_written,
  purchase_expected,
  purchase_note
};

constexpr int purchase_figure_width = 72;

constexpr std::array listed_purchase_states = {
    stock::DocumentState::draft,           stock::DocumentState::ordered,
    stock::DocumentState::partly_received, stock::DocumentState::received,
    stock::DocumentState::closed,          stock::DocumentState::cancelled};

const Quantity& purchase_figure(const stock::DocumentRow& row, std::size_t column) {
  switch (column) {
    case purchase_asked:
      return row.asked;
    case purchase_accepted:
      return row.accepted;
    case purchase_rejected:
      return row.rejected;
    default:
      return row.outstanding;
  }
}

/// The number that somebody means: its letter may be left out or small.
std::string purchase_number_of(const std::string& typed) {
  std::string number;
  for (const char c : typed)
    if (c != ' ') number += c == 'p' ? 'P' : c;
  const std::string prefix(stock::prefix_of(stock::DocumentType::purchase));
  const bool bare = !number.empty() && number.front() >= '0' && number.front() <= '9';
  return bare ? prefix + number : number;
}

}  // namespace

std::span<const stock::DocumentState> purchase_states() { return listed_purchase_states; }

PurchasesPresenter::PurchasesPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                       Executor& executor, Language language,
                                       PurchasesChoice choice)
    : PagedPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_choice(std::move(choice)) {
  const Language& t = m_language;
  m_columns = {
      text_column("number", t.text("Number"), 80),
      text_column("state", t.text("State"), 112),
      text_column("supplier", t.text("Supplier"), 136),
      text_column("to", t.text("To"), 120),
      figure_column("lines", t.text("Lines"), 56),
      figure_column("asked", t.text("Asked for"), purchase_figure_width),
      figure_column("accepted", t.text("Accepted"), purchase_figure_width),
      figure_column("rejected", t.text("Rejected"), purchase_figure_width),
      figure_column("to-come", t.text("Still to come"), purchase_figure_width),
      date_column("written", t.text("Written"), 136),
      date_column("expected", t.text("Expected on"), 96),
      text_column("note", t.text("Note"), 96, true),
  };
  // The others have room in a window of usual width.
  for (const auto column : {purchase_lines, purchase_written}) m_columns[column].spare = true;
}

stock::DocumentFilter PurchasesPresenter::filter() const {
  stock::DocumentFilter filter;
  filter.type = stock::DocumentType::purchase;
  filter.number = purchase_number_of(m_choice.search);
  filter.location = m_choice.place;
  if (m_choice.state) filter.states = {*m_choice.state};
  filter.limit = static_cast<int>(block_rows);
  return filter;
}

PurchasesPresenter::List::Source PurchasesPresenter::source() const {
  const auto read_page = [](OpenBook& book, Unit& unit, const stock::DocumentFilter& wanted) {
    const auto page = book.stores().stock_documents.list(unit, wanted);
    std::vector<DocumentId> ids;
    for (const auto& row : page.rows) ids.push_back(row.document.id);
    const auto terms = book.stores().purchases.heads(unit, ids);
    List::Page rows;
    for (const auto& row : page.rows) rows.rows.push_back({row, terms.at(row.document.id)});
    rows.next = page.next;
    return rows;
  };
  return {[book = m_book, filter = filter(), read_page] {
            return book->book().read([&](Unit& unit) {
              const auto permitted = as_permitted(*book, unit, filter);
              List::Opening opening;
              auto& facts = opening.facts;
              facts.places.seen = places_with(*book, unit, company::Permission::read_stock);
              for (const auto& place : book->company().locations(unit))
                facts.places.all[place.id] = place;
              for (const auto& supplier : book->stores().suppliers.all(unit))
                facts.suppliers[supplier.id] = supplier.name;
              const auto entities = book->company().entities(unit);
              if (!entities.empty())
                facts.zone = TimeZone::find(entities.front().zone).value_or(TimeZone::utc());
              facts.places.narrowed = permitted.location;
              opening.first = read_page(*book, unit, permitted);
              return opening;
            });
          },
          [book = m_book, filter = filter(), read_page](const std::string& after) {
            return book->book().read([&](Unit& unit) {
              auto wanted = as_permitted(*book, unit, filter);
              wanted.after = after;
              return read_page(*book, unit, wanted);
            });
          },
          [book = m_book, filter = filter()] {
            return book->book().read([&](Unit& unit) {
              List::Counted counted;
              counted.facts.counts =
                  book->stores().stock_documents.count(unit, as_permitted(*book, unit, filter));
              for (const auto& [state, count] : counted.facts.counts)
                if (filter.states.empty() || filter.states.contains(state)) counted.count += count;
              return counted;
            });
          }};
}

void PurchasesPresenter::opened(PurchasesFacts facts) {
  m_facts = std::move(facts);
  // Of places that somebody may not see the list shows none, whatever was chosen.
  if (m_facts.places.narrowed) m_choice.place = m_facts.places.narrowed;
}

void PurchasesPresenter::choose(PurchasesChoice next) {
  if (next == m_choice) return;
  m_choice = std::move(next);
  load();
}

void PurchasesPresenter::search(const std::string& text) {
  PurchasesChoice next = m_choice;
  next.search = text;
  choose(std::move(next));
}

void PurchasesPresenter::choose_place(LocationId place) {
  PurchasesChoice next = m_choice;
  next.place = place;
  choose(std::move(next));
}

void PurchasesPresenter::choose_state(std::optional<stock::DocumentState> state) {
  PurchasesChoice next = m_choice;
  next.state = state;
  choose(std::move(next));
}

std::vector<FilterChip> PurchasesPresenter::chips() const {
  const Language& t = m_language;
  std::vector<FilterChip> chips;
  m_facts.places.add_chip(t, m_choice.place, chips);
  if (m_choice.state)
    chips.push_back({"state", t.text("State: {name}", {{"name", t.name(*m_choice.state)}})});
  return chips;
}

void PurchasesPresenter::remove_chip(const std::string& id) {
  if (id == "place") choose_place({});
  if (id == "state") choose_state({});
}

std::string PurchasesPresenter::state_label(std::optional<stock::DocumentState> state) const {
  const Language& t = m_language;
  const std::string name = state ? t.capitalised(t.name(*state)) : t.text("All states");
  if (!m_counts) return name;
  std::int64_t count = 0;
  for (const auto& [of, n] : *m_counts)
    if (!state || of == *state) count += n;
  return t.text("{name} ({n})", {{"name", name}, {"n", t.count(count)}});
}

std::string PurchasesPresenter::footer() const {
  if (!m_counts) return {};
  return m_language.plural("{n} order with suppliers", "{n} orders with suppliers",
                           static_cast<std::int64_t>(rows()));
}

std::optional<std::size_t> PurchasesPresenter::row_of(DocumentId document) const {
  return m_list.find([&](const PurchaseRow& row) { return row.row.document.id == document; });
}

PurchaseRights PurchasesPresenter::rights(const stock::StockDocument& order,
                                          const company::Actor& actor) const {
  const auto* place = m_facts.places.find(order.to);
  if (!place) return {};
  using enum stock::DocumentState;
  const auto scope = company::scope_of(*place);
  const bool may_order = actor.may(company::Permission::order_goods, scope);
  const auto leads_to = [&](stock::DocumentState state) {
    return stock::may_become(stock::DocumentType::purchase, order.state, state);
  };
  PurchaseRights rights;
  rights.change = order.state == draft && may_order;
  rights.order = order.state == draft && may_order;
  rights.receive = (order.state == ordered || order.state == partly_received) &&
                   actor.may(company::Permission::move_stock, scope);
  rights.close = leads_to(closed) && may_order;
  rights.cancel = leads_to(cancelled) && may_order;
  const bool came =
      order.state == partly_received || order.state == received || order.state == closed;
  rights.invoice = came && may_order;
  rights.give_back = came && actor.may(company::Permission::move_stock, scope);
  return rights;
}

Cell PurchasesPresenter::cell(std::size_t index, std::size_t column) {
  const PurchaseRow* row = at(index);
  if (!row) return {};
  const Language& t = m_language;
  const auto& d = row->row.document;
  const auto plain = [](std::string text) { return Cell{std::move(text), Tone::normal, {}}; };
  switch (column) {
    case purchase_number:
      return plain(t.isolated(d.number));
    case purchase_state:
      return {t.capitalised(t.name(d.state)), tone_of(d.state), {}};
    case purchase_supplier: {
      const auto found = m_facts.suppliers.find(row->terms.supplier);
      return plain(found == m_facts.suppliers.end() ? std::string() : found->second);
    }
    case purchase_to:
      return plain(m_facts.places.name(d.to));
    case purchase_lines:
      return plain(t.count(row->row.lines));
    case purchase_written:
      return plain(t.time(d.made_at, m_facts.zone));
    case purchase_expected:
      return plain(row->terms.expected ? t.date(*row->terms.expected) : std::string());
    case purchase_note:
      return {d.note, Tone::dimmed, {}};
    default:
      break;
  }
  const Quantity& figure = purchase_figure(row->row, column);
  Tone tone = figure.milli == 0 ? Tone::dimmed : Tone::normal;
  if (figure.milli > 0 && column == purchase_rejected) tone = Tone::warning;
  if (figure.milli > 0 && column == purchase_open) tone = Tone::information;
  return {t.grid_quantity(figure), tone, {}};
}

std::string PurchasesPresenter::raw(std::size_t index, std::size_t column) {
  const PurchaseRow* row = at(index);
  if (!row) return {};
  switch (column) {
    case purchase_number:
      return row->row.document.number;
    case purchase_lines:
      return std::to_string(row->row.lines);
    case purchase_asked:
    case purchase_accepted:
    case purchase_rejected:
    case purchase_open:
      return purchase_figure(row->row, column).to_decimal();
    case purchase_written:
      return row->row.document.made_at.to_iso();
    case purchase_expected:
      return row->terms.expected ? row->terms.expected->to_iso() : std::string();
    default:
      return cell(index, column).text;
  }
}

}  // namespace kontor::gui
