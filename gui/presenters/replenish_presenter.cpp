#include "gui/presenters/replenish_presenter.h"

#include <algorithm>

#include "domain/base/fold.h"
#include "gui/presenters/reach.h"
#include "gui/presenters/replenish_words.h"
#include "gui/presenters/row_table.h"
#include "gui/presenters/whole_list.h"
#include "i18n/replenish_terms.h"

namespace kontor::gui {

namespace {

enum ReplenishColumn : std::size_t {
  replenish_whom,
  replenish_sku,
  replenish_product,
  replenish_available,
  replenish_incoming,
  replenish_position,
  replenish_mean,
  replenish_cover,
  replenish_up_to,
  replenish_suggested,
  replenish_wanted,
  replenish_then,
  replenish_there_before,
  replenish_there_then,
  replenish_price,
  replenish_why
};

constexpr int replenish_figure = 72;
constexpr std::int64_t micro_per_milli = 1000;

/// The number of the book's newest change.
std::int64_t newest_change(OpenBook& book, Unit& unit) {
  desk::AuditFilter filter;
  filter.limit = 1;
  const auto page = book.audit().list(unit, filter);
  return page.rows.empty() ? 0 : page.rows.front().seq;
}

/// The first place where things are sold, else the first.
std::string first_place(const std::vector<company::Location>& places) {
  const auto shop =
      std::ranges::find(places, company::LocationKind::store, &company::Location::kind);
  if (shop != places.end()) return shop->code;
  return places.empty() ? std::string() : places.front().code;
}

}  // namespace

ReplenishPresenter::ReplenishPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                       Executor& executor, Language language,
                                       ReplenishChoice choice)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_choice(std::move(choice)),
      m_reading(executor, Lane::read),
      m_looking(executor, Lane::read),
      m_drafting(executor, Lane::write) {
  make_columns();
}

void ReplenishPresenter::make_columns() {
  const Language& t = m_language;
  const bool transfer = m_choice.by_transfer;
  m_columns = {
      text_column("whom", transfer ? t.text("From") : t.text("Supplier"), 120),
      text_column("sku", t.text("SKU"), 112),
      text_column("product", t.text("Product"), 160, true),
      figure_column("available", t.text("Available"), replenish_figure, true),
      figure_column("incoming", t.text("Incoming"), replenish_figure),
      figure_column("position", t.text("Position"), replenish_figure),
      figure_column("mean", t.text("Sold a day"), replenish_figure),
      figure_column("cover", t.text("Days of cover"), replenish_figure, true),
      figure_column("up-to", t.text("Order up to"), replenish_figure),
      figure_column("suggested", t.text("Suggested"), replenish_figure, true),
      figure_column("wanted", transfer ? t.text("To move") : t.text("To order"), replenish_figure),
      figure_column("then", t.text("Cover then"), replenish_figure),
      figure_column("there-before", t.text("Cover there"), replenish_figure),
      figure_column("there-then", t.text("There then"), replenish_figure),
      figure_column("price", t.text("Price"), replenish_figure),
      text_column("why", t.text("Why"), 200),
  };
  for (const auto column : {replenish_then, replenish_there_before, replenish_there_then})
    m_columns.at(column).hidden = !transfer;
  m_columns.at(replenish_price).hidden = transfer || !m_facts->with_costs;
  m_columns.at(replenish_up_to).hidden = transfer;
  for (const auto column : {replenish_sku, replenish_product}) m_columns.at(column).sortable = true;
}

ReplenishPresenter::State ReplenishPresenter::state() const {
  if (!m_listed.empty()) return State::ready;
  if (!m_error.empty()) return State::failed;
  if (!m_read || m_reading.busy()) return State::loading;
  return filtered() ? State::nothing_found : State::empty;
}

ReplenishPresenter::Facts ReplenishPresenter::read(OpenBook& book, const ReplenishChoice& choice) {
  Facts facts;
  book.book().read([&](Unit& unit) {
    // Before it is looked at: what is committed meanwhile is news.
    facts.change = newest_change(book, unit);
    facts.places = places_with(book, unit, company::Permission::read_stock);
    for (const auto& place : book.company().locations(unit)) facts.all[place.id] = place;
  });
  const auto seen = std::ranges::find(facts.places, choice.place, &company::Location::code);
  facts.place = seen == facts.places.end() ? first_place(facts.places) : choice.place;
  if (facts.place.empty()) return facts;
  goods::ReplenishWish wish;
  wish.location = facts.place;
  wish.supplier = choice.by_transfer ? std::string() : choice.supplier;
  if (choice.by_transfer) wish.by = goods::ReplenishBy::transfer;
  auto plan = book.replenish_work().plan(wish);
  if (!plan) {
    facts.refusal = plan.refusal();
    return facts;
  }
  facts.plan = std::move(*plan);
  for (const auto& supplier : facts.plan.suppliers) facts.suppliers[supplier.id] = supplier.name;
  const auto place = facts.all.at(facts.plan.location);
  facts.with_costs = book.actor().may(company::Permission::read_cost, company::scope_of(place));
  for (std::size_t i = 0; i < facts.plan.rows.size(); ++i) {
    const auto& suggestion = facts.plan.rows[i];
    facts.keys.push_back(fold(suggestion.cell.sku + ' ' + suggestion.cell.name));
    if (!choice.by_transfer) facts.rows.push_back({i, std::nullopt});
    for (std::size_t g = 0; g < suggestion.giving.size(); ++g) facts.rows.push_back({i, g});
  }
  return facts;
}

void ReplenishPresenter::load() {
  m_stale = false;
  m_reading.run([book = m_book, choice = m_choice](
                    const Cancel&) { return std::make_shared<const Facts>(read(*book, choice)); },
                [this](std::shared_ptr<const Facts> facts) { take(std::move(facts)); },
                [this](const Failure& failure) {
                  m_error = m_language.sentence(failure);
                  m_view.show_state();
                });
  m_view.show_state();
}

void ReplenishPresenter::take(std::shared_ptr<const Facts> facts) {
  m_facts = std::move(facts);
  m_read = true;
  m_error = m_facts->refusal ? m_language.sentence(*m_facts->refusal) : std::string();
  m_changed.clear();
  m_listed.clear();  // its rows are those of what was kept before
  make_columns();
  m_view.show_columns();
  list_rows();
}

void ReplenishPresenter::list_rows() {
  m_listed.clear();
  const std::string wanted = fold(m_choice.search);
  for (const Row& row : m_facts->rows)
    if (wanted.empty() || m_facts->keys[row.suggestion].find(wanted) != std::string::npos)
      m_listed.push_back(row);
  if (m_columns.at(m_order.column).sortable) {
    const auto text = [&](const Row& row) -> const std::string& {
      const auto& cell = suggestion(row).cell;
      return m_order.column == replenish_sku ? cell.sku : cell.name;
    };
    const bool by_text = m_order.column == replenish_sku || m_order.column == replenish_product;
    std::ranges::stable_sort(m_listed, [&](const Row& a, const Row& b) {
      const Row& first = m_order.descending ? b : a;
      const Row& second = m_order.descending ? a : b;
      if (by_text) return text(first) < text(second);
      return figure(first, m_order.column) < figure(second, m_order.column);
    });
  }
  m_view.show_rows(true);
  m_view.show_state();
}

void ReplenishPresenter::cancel() {
  m_reading.cancel();
  m_read = true;
  m_view.show_state();
}

void ReplenishPresenter::sort(SortOrder order) {
  if (order == m_order || order.column >= m_columns.size()) return;
  m_order = order;
  list_rows();
}

void ReplenishPresenter::choose(ReplenishChoice next) {
  if (next == m_choice) return;
  auto searched = m_choice;
  searched.search = next.search;
  const bool search_only = searched == next;
  m_choice = std::move(next);
  if (search_only) {
    list_rows();
  } else {
    load();
  }
}

void ReplenishPresenter::search(const std::string& text) {
  auto next = m_choice;
  next.search = text;
  choose(std::move(next));
}

void ReplenishPresenter::choose_place(const std::string& code) {
  auto next = m_choice;
  next.place = code;
  choose(std::move(next));
}

void ReplenishPresenter::choose_supplier(const std::string& code) {
  auto next = m_choice;
  next.supplier = code;
  choose(std::move(next));
}

void ReplenishPresenter::choose_transfer(bool by_transfer) {
  auto next = m_choice;
  next.by_transfer = by_transfer;
  if (by_transfer) next.supplier.clear();
  choose(std::move(next));
}

void ReplenishPresenter::clear_filters() {
  auto next = m_choice;
  next.search.clear();
  next.supplier.clear();
  choose(std::move(next));
}

std::vector<FilterChip> ReplenishPresenter::chips() const {
  if (m_choice.supplier.empty()) return {};
  const auto found = std::ranges::find(suppliers(), m_choice.supplier, &stock::Supplier::code);
  const std::string name = found == suppliers().end() ? m_choice.supplier : found->name;
  return {{"supplier", m_language.text("Supplier: {name}", {{"name", name}})}};
}

void ReplenishPresenter::remove_chip(const std::string& id) {
  if (id == "supplier") choose_supplier({});
}

std::unique_ptr<RowWalk> ReplenishPresenter::walk(std::vector<std::size_t> columns) {
  RowWalk::Rows all;
  for (std::size_t row = 0; row < rows(); ++row) {
    auto& values = all.emplace_back();
    for (const std::size_t column : columns) values.push_back(raw(row, column));
  }
  return std::make_unique<WholeWalk>(std::move(all));
}

std::string ReplenishPresenter::place_code() const { return m_facts->place; }

void ReplenishPresenter::book_changed() {
  if (m_reading.busy() || m_stale || !m_read) return;
  const auto look = [book = m_book](const Cancel&) {
    return book->book().read([&](Unit& unit) { return newest_change(*book, unit); });
  };
  m_looking.run(
      look,
      [this](std::int64_t change) {
        if (change == m_facts->change) return;
        m_stale = true;
        m_view.show_state();
      },
      [](const Failure&) {});
}

const goods::Suggestion* ReplenishPresenter::at(std::size_t row) const {
  return row < m_listed.size() ? &suggestion(m_listed[row]) : nullptr;
}

std::string ReplenishPresenter::supplier_name(SupplierId supplier) const {
  const auto found = m_facts->suppliers.find(supplier);
  return found == m_facts->suppliers.end() ? std::string() : found->second;
}

std::string ReplenishPresenter::whom(const Row& row) const {
  const auto& s = suggestion(row);
  if (!row.giving) return supplier_name(s.supplier);
  const auto place = m_facts->all.find(s.giving.at(*row.giving).from);
  return place == m_facts->all.end() ? std::string() : place->second.name;
}

Quantity ReplenishPresenter::wanted(const Row& row) const {
  const auto changed = m_changed.find(row);
  if (changed != m_changed.end()) return changed->second;
  const auto& s = suggestion(row);
  return row.giving ? s.giving.at(*row.giving).quantity : s.terms.suggested;
}

Quantity ReplenishPresenter::wanted(std::size_t row) const {
  return row < m_listed.size() ? wanted(m_listed[row]) : Quantity{};
}

std::optional<std::string> ReplenishPresenter::change(std::size_t at, const std::string& text) {
  if (at >= m_listed.size()) return std::nullopt;
  const Row row = m_listed[at];
  const auto quantity = quantity_typed(text);
  if (!quantity || quantity->milli < 0)
    return m_language.text("{text} is no quantity: 12, or 0 to leave it out.", {{"text", text}});
  const Quantity step = suggestion(row).terms.step;
  if (quantity->milli % step.milli != 0)
    return m_language.text("{product} is counted in whole units.",
                           {{"product", suggestion(row).cell.sku}});
  m_changed.erase(row);
  if (*quantity != wanted(row)) m_changed[row] = *quantity;
  m_view.show_more();
  m_view.show_state();
  return std::nullopt;
}

std::optional<std::size_t> ReplenishPresenter::row_of(ProductId product) const {
  const auto found = std::ranges::find_if(
      m_listed, [&](const Row& row) { return suggestion(row).cell.product == product; });
  if (found == m_listed.end()) return std::nullopt;
  return static_cast<std::size_t>(found - m_listed.begin());
}

std::string ReplenishPresenter::footer() const {
  if (!m_read || m_listed.empty()) return {};
  const auto& plan = m_facts->plan;
  return m_language.joined(
      {m_language.plural("{n} suggestion", "{n} suggestions", std::ssize(m_listed)),
       m_language.text("sales from {from} to {to}",
                       {{"from", m_language.date(plan.from)}, {"to", m_language.date(plan.to)}}),
       m_language.text("service level {percent} %",
                       {{"percent", m_language.quantity(Quantity{plan.policy.service_milli})}})});
}

std::optional<std::int64_t> ReplenishPresenter::figure(const Row& row, std::size_t column) const {
  const auto& s = suggestion(row);
  const auto* giving = row.giving ? &s.giving.at(*row.giving) : nullptr;
  switch (column) {
    case replenish_available:
      return s.terms.available().milli;
    case replenish_incoming:
      return s.terms.incoming.milli;
    case replenish_position:
      return s.terms.position().milli;
    case replenish_mean:
      return (s.terms.demand.mean_micro + micro_per_milli / 2) / micro_per_milli;
    case replenish_cover:
      return stock::cover_milli(s.terms.available(), s.terms.demand);
    case replenish_up_to:
      return s.terms.order_up_to.milli;
    case replenish_suggested:
      return s.terms.suggested.milli;
    case replenish_wanted:
      return wanted(row).milli;
    case replenish_then:
      return s.cover_after;
    case replenish_there_before:
      return giving ? giving->cover_before : std::nullopt;
    case replenish_there_then:
      return giving ? giving->cover_after : std::nullopt;
    default:
      return std::nullopt;
  }
}

Cell ReplenishPresenter::cell(std::size_t index, std::size_t column) {
  if (index >= m_listed.size()) return {};
  const Row& row = m_listed[index];
  const auto& s = suggestion(row);
  const Language& t = m_language;
  switch (column) {
    case replenish_whom: {
      const std::string name = whom(row);
      return name.empty() ? Cell{t.text("no supplier"), Tone::warning, {}}
                          : Cell{name, Tone::normal, {}};
    }
    case replenish_sku:
      return {s.cell.sku, Tone::normal, {}};
    case replenish_product:
      return {s.cell.name, Tone::normal, {}};
    case replenish_price:
      return {
          s.cost && m_facts->with_costs ? t.unit_price(*s.cost) : std::string(), Tone::normal, {}};
    case replenish_why:
      return {i18n::replenish_reason(*t.catalogue(), s.terms), Tone::dimmed, {}};
    default:
      break;
  }
  const auto milli = figure(row, column);
  if (!milli) return {Language::nothing(), Tone::dimmed, {}};
  const bool days = column == replenish_cover || column == replenish_then ||
                    column == replenish_there_before || column == replenish_there_then;
  // Whole days are precise enough to be looked at.
  const Quantity shown = days ? Quantity{(*milli + 500) / 1000 * 1000} : Quantity{*milli};
  Tone tone = *milli == 0 ? Tone::dimmed : *milli < 0 ? Tone::problem : Tone::normal;
  if (column == replenish_wanted && m_changed.contains(row)) tone = Tone::information;
  return {column == replenish_wanted ? t.quantity(shown) : t.grid_quantity(shown), tone, {}};
}

std::string ReplenishPresenter::raw(std::size_t index, std::size_t column) {
  if (index >= m_listed.size()) return {};
  const Row& row = m_listed[index];
  const auto milli = figure(row, column);
  if (milli) return Quantity{*milli}.to_decimal();
  if (column == replenish_price) {
    const auto& cost = suggestion(row).cost;
    return cost && m_facts->with_costs ? cost->to_decimal() : std::string();
  }
  if (column == replenish_whom) return whom(row);
  const bool words =
      column == replenish_sku || column == replenish_product || column == replenish_why;
  return words ? cell(index, column).text : std::string();
}

}  // namespace kontor::gui
