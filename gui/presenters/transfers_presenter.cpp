#include "gui/presenters/transfers_presenter.h"

#include <algorithm>
#include <array>

#include "gui/presenters/reach.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

namespace {

enum TransferColumn : std::size_t {
  transfer_number,
  transfer_state,
  transfer_from,
  transfer_to,
  transfer_lines,
  transfer_asked,
  transfer_sent,
  transfer_accepted,
  transfer_rejected,
  transfer_open,
  transfer_written,
  transfer_note
};

constexpr int transfer_figure_width = 72;

constexpr std::array board_states = {
    stock::DocumentState::draft,      stock::DocumentState::ready,
    stock::DocumentState::in_transit, stock::DocumentState::partly_received,
    stock::DocumentState::received,   stock::DocumentState::closed,
    stock::DocumentState::cancelled};

const Quantity& figure_in(const stock::DocumentRow& row, std::size_t column) {
  switch (column) {
    case transfer_asked:
      return row.asked;
    case transfer_sent:
      return row.sent;
    case transfer_accepted:
      return row.accepted;
    case transfer_rejected:
      return row.rejected;
    default:
      return row.outstanding;
  }
}

TransfersFacts transfers_facts(OpenBook& book, Unit& unit) {
  TransfersFacts facts;
  facts.places.seen = places_with(book, unit, company::Permission::read_stock);
  for (const auto& place : book.company().locations(unit)) facts.places.all[place.id] = place;
  const auto entities = book.company().entities(unit);
  const auto zone = entities.empty() ? std::nullopt : TimeZone::find(entities.front().zone);
  if (zone) facts.zone = *zone;
  return facts;
}

}  // namespace

std::span<const stock::DocumentState> transfer_states() { return board_states; }

Tone tone_of(stock::DocumentState state) {
  switch (state) {
    case stock::DocumentState::ready:
    case stock::DocumentState::ordered:
    case stock::DocumentState::in_transit:
      return Tone::information;
    case stock::DocumentState::partly_received:
      return Tone::warning;
    case stock::DocumentState::received:
      return Tone::positive;
    case stock::DocumentState::cancelled:
    case stock::DocumentState::closed:
      return Tone::dimmed;
    case stock::DocumentState::draft:
      return Tone::normal;
  }
  return Tone::normal;
}

std::string transfer_number_of(const std::string& typed) {
  std::string number;
  for (const char c : typed)
    if (c != ' ') number += c == 't' ? 'T' : c;
  const std::string prefix(stock::prefix_of(stock::DocumentType::transfer));
  const bool bare = !number.empty() && number.front() >= '0' && number.front() <= '9';
  return bare ? prefix + number : number;
}

TransfersPresenter::TransfersPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                       Executor& executor, Language language,
                                       TransfersChoice choice)
    : PagedPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_choice(std::move(choice)) {
  const Language& t = m_language;
  m_columns = {
      text_column("number", t.text("Number"), 80),
      text_column("state", t.text("State"), 112),
      text_column("from", t.text("From"), 120),
      text_column("to", t.text("To"), 120),
      figure_column("lines", t.text("Lines"), 56),
      figure_column("asked", t.text("Asked for"), transfer_figure_width),
      figure_column("sent", t.text("Sent"), transfer_figure_width),
      figure_column("accepted", t.text("Accepted"), transfer_figure_width),
      figure_column("rejected", t.text("Rejected"), transfer_figure_width),
      figure_column("on-the-way", t.text("On the way"), transfer_figure_width),
      date_column("written", t.text("Written"), 136),
      text_column("note", t.text("Note"), 120, true),
  };
}

stock::DocumentFilter TransfersPresenter::filter() const {
  stock::DocumentFilter filter;
  filter.number = transfer_number_of(m_choice.search);
  filter.location = m_choice.place;
  if (m_choice.state) filter.states = {*m_choice.state};
  filter.limit = static_cast<int>(block_rows);
  return filter;
}

TransfersPresenter::List::Source TransfersPresenter::source() const {
  const auto read_page = [](OpenBook& book, Unit& unit, const stock::DocumentFilter& wanted) {
    auto page = book.stores().stock_documents.list(unit, wanted);
    return List::Page{std::move(page.rows), std::move(page.next)};
  };
  return {[book = m_book, filter = filter(), read_page] {
            return book->book().read([&](Unit& unit) {
              const auto permitted = as_permitted(*book, unit, filter);
              List::Opening opening;
              opening.facts = transfers_facts(*book, unit);
              opening.facts.places.narrowed = permitted.location;
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

void TransfersPresenter::opened(TransfersFacts facts) {
  m_places = std::move(facts.places);
  m_zone = facts.zone;
  // Of places that somebody may not see the list shows none, whatever was chosen.
  if (m_places.narrowed) m_choice.place = m_places.narrowed;
}

void TransfersPresenter::choose(TransfersChoice next) {
  if (next == m_choice) return;
  m_choice = std::move(next);
  load();
}

void TransfersPresenter::search(const std::string& text) {
  TransfersChoice next = m_choice;
  next.search = text;
  choose(std::move(next));
}

void TransfersPresenter::choose_place(LocationId place) {
  TransfersChoice next = m_choice;
  next.place = place;
  choose(std::move(next));
}

void TransfersPresenter::choose_state(std::optional<stock::DocumentState> state) {
  TransfersChoice next = m_choice;
  next.state = state;
  choose(std::move(next));
}

void TransfersPresenter::clear_filters() { choose({}); }

std::vector<FilterChip> TransfersPresenter::chips() const {
  const Language& t = m_language;
  std::vector<FilterChip> chips;
  m_places.add_chip(t, m_choice.place, chips);
  if (m_choice.state)
    chips.push_back({"state", t.text("State: {name}", {{"name", t.name(*m_choice.state)}})});
  return chips;
}

void TransfersPresenter::remove_chip(const std::string& id) {
  if (id == "place") choose_place({});
  if (id == "state") choose_state({});
}

std::int64_t TransfersPresenter::all() const {
  std::int64_t sum = 0;
  if (m_counts)
    for (const auto& [state, count] : *m_counts) sum += count;
  return sum;
}

std::string TransfersPresenter::board_label(stock::DocumentState state) const {
  if (!m_counts) return m_language.name(state);
  const auto found = m_counts->find(state);
  const std::int64_t count = found == m_counts->end() ? 0 : found->second;
  return m_language.text("{name} ({n})",
                         {{"name", m_language.name(state)}, {"n", m_language.count(count)}});
}

std::string TransfersPresenter::board_label() const {
  const std::string name = m_language.text_in("transfers", "All");
  if (!m_counts) return name;
  return m_language.text("{name} ({n})", {{"name", name}, {"n", m_language.count(all())}});
}

std::string TransfersPresenter::footer() const {
  if (!m_counts) return {};
  return m_language.plural("{n} transfer", "{n} transfers", static_cast<std::int64_t>(rows()));
}

TransferRights TransfersPresenter::rights(const stock::StockDocument& transfer,
                                          const company::Actor& actor) const {
  const auto* from = m_places.find(transfer.from);
  const auto* to = m_places.find(transfer.to);
  if (!from || !to) return {};
  return rights_on(transfer, *from, *to, actor);
}

std::optional<std::size_t> TransfersPresenter::row_of(DocumentId document) const {
  return m_list.find([&](const stock::DocumentRow& row) { return row.document.id == document; });
}

Cell TransfersPresenter::cell(std::size_t index, std::size_t column) {
  const stock::DocumentRow* row = at(index);
  if (!row) return {};
  const auto& d = row->document;
  switch (column) {
    case transfer_number:
      return {m_language.isolated(d.number), Tone::normal, {}};
    case transfer_state:
      return {m_language.name(d.state), tone_of(d.state), {}};
    case transfer_from:
      return {m_places.name(d.from), Tone::normal, {}};
    case transfer_to:
      return {m_places.name(d.to), Tone::normal, {}};
    case transfer_lines:
      return {m_language.count(row->lines), Tone::normal, {}};
    case transfer_written:
      return {moment(d.made_at), Tone::normal, {}};
    case transfer_note:
      return {d.note, Tone::dimmed, {}};
    default:
      break;
  }
  const Quantity figure = figure_in(*row, column);
  const bool lacking = column == transfer_rejected || column == transfer_open;
  const Tone some = lacking ? Tone::warning : Tone::normal;
  return {m_language.grid_quantity(figure), figure.milli == 0 ? Tone::dimmed : some, {}};
}

std::string TransfersPresenter::raw(std::size_t index, std::size_t column) {
  const stock::DocumentRow* row = at(index);
  if (!row) return {};
  switch (column) {
    case transfer_number:
      return row->document.number;
    case transfer_written:
      return row->document.made_at.to_iso();
    case transfer_lines:
      return std::to_string(row->lines);
    case transfer_asked:
    case transfer_sent:
    case transfer_accepted:
    case transfer_rejected:
    case transfer_open:
      return figure_in(*row, column).to_decimal();
    default:
      return cell(index, column).text;
  }
}

}  // namespace kontor::gui
