#include "gui/presenters/transfer_sheet.h"

#include <algorithm>

#include "gui/presenters/reach.h"
#include "gui/presenters/transfer_acts.h"

namespace kontor::gui {

namespace {

constexpr int sheet_figure_width = 88;

std::vector<Column> sheet_columns(SheetTask task, const Language& t) {
  std::vector<Column> columns{text_column("sku", t.text("SKU"), 128),
                              text_column("product", t.text("Product"), 200, true)};
  const auto add = [&](const char* id, const std::string& title) {
    columns.push_back(figure_column(id, title, sheet_figure_width));
  };
  switch (task) {
    case SheetTask::write:
      add("available", t.text("Available there"));
      add("quantity", t.text("Quantity"));
      break;
    case SheetTask::ship:
      add("asked", t.text("Asked for"));
      add("left", t.text("To send"));
      add("now", t.text("Now"));
      break;
    case SheetTask::receive:
      add("left", t.text("On the way"));
      add("good", t.text("Good"));
      add("rejected", t.text("Rejected"));
      add("open", t.text("Open"));
      break;
  }
  return columns;
}

std::vector<Column> problem_columns(const Language& t) {
  return {figure_column("line", t.text("Line"), 56),
          text_column("what", t.text("Why not"), 320, true)};
}

/// Most goods come from a warehouse.
std::string usual_source(const std::vector<company::Location>& own) {
  const auto house =
      std::ranges::find(own, company::LocationKind::warehouse, &company::Location::kind);
  if (house != own.end()) return house->code;
  return own.empty() ? std::string() : own.front().code;
}

std::string place_code(const std::vector<company::Location>& places, LocationId id) {
  const auto found = std::ranges::find(places, id, &company::Location::id);
  return found == places.end() ? std::string() : found->code;
}

}  // namespace

struct TransferSheet::Facts {
  std::vector<company::Location> places;
  std::string own;  ///< code of a place that this person moves goods at
  std::optional<stock::StockDocument> document;
  std::map<ProductId, catalog::Product> products;
  std::map<ProductId, Quantity> available;
};

namespace {

std::map<ProductId, Quantity> available_at(OpenBook& book, Unit& unit, LocationId place,
                                           const std::vector<ProductId>& products) {
  std::vector<stock::Cell> cells;
  for (const ProductId product : products) cells.push_back({product, place});
  std::map<ProductId, Quantity> available;
  for (const ProductId product : products) available[product] = Quantity();
  for (const auto& level : book.stores().stock.levels(unit, cells))
    available[level.cell.product] = level.available();
  return available;
}

}  // namespace

TransferSheet::TransferSheet(TransferSheetView& view, std::shared_ptr<OpenBook> book,
                             Executor& executor, Language language)
    : m_view(view),
      m_book(std::move(book)),
      m_language(std::move(language)),
      m_table(sheet_columns(SheetTask::write, m_language)),
      m_problem_table(problem_columns(m_language)),
      m_reading(executor, Lane::read),
      m_looking(executor, Lane::read),
      m_leveling(executor, Lane::read),
      m_filing(executor, Lane::read),
      m_saving(executor, Lane::write) {}

void TransferSheet::begin(SheetTask task, const std::string& number) {
  m_task = task;
  m_number = number;
  m_table = RowTable(sheet_columns(task, m_language));
  m_reading.run(
      [book = m_book, number](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Facts facts;
          for (auto& place : book->company().locations(unit))
            if (company::holds_stock(place.kind) && place.kind != company::LocationKind::transit)
              facts.places.push_back(std::move(place));
          facts.own = usual_source(places_with(*book, unit, company::Permission::move_stock));
          if (number.empty()) return facts;
          facts.document =
              book->stores().stock_documents.find(unit, stock::DocumentType::transfer, number);
          if (!facts.document) return facts;
          std::vector<ProductId> ids;
          for (const auto& line : facts.document->lines) ids.push_back(line.product);
          for (auto& product : book->stores().products.by_ids(unit, ids))
            facts.products.emplace(product.id, std::move(product));
          facts.available = available_at(*book, unit, facts.document->from, ids);
          return facts;
        });
      },
      [this](const Facts& facts) { take(facts); },
      [this](const Failure& failure) { say(Tone::problem, m_language.sentence(failure)); });
  m_view.show_sheet();
}

void TransferSheet::take(const Facts& facts) {
  m_places = facts.places;
  m_lines.clear();
  if (facts.document) {
    const auto& d = *facts.document;
    m_from = place_code(m_places, d.from);
    m_to = place_code(m_places, d.to);
    m_source = d.from;
    m_note = d.note;
    for (const auto& line : d.lines) {
      const auto product = facts.products.find(line.product);
      if (product == facts.products.end()) continue;
      Line one{product->second, {}, line.asked};
      if (m_task == SheetTask::write) one.good = line.asked;
      if (m_task == SheetTask::ship) one.most = line.unsent();
      if (m_task == SheetTask::receive) one.most = line.outstanding();
      one.available = facts.available.at(line.product);
      if (m_task == SheetTask::write || one.most.milli > 0) m_lines.push_back(std::move(one));
    }
  } else if (!m_number.empty()) {
    say(Tone::problem,
        m_language.sentence(Refusal{RefusalCode::document_unknown, {{"number", m_number}}}));
  } else {
    m_from = facts.own;
    for (const auto& place : m_places)
      if (m_to.empty() && place.code != m_from && place.kind == company::LocationKind::store)
        m_to = place.code;
    for (const auto& place : m_places)
      if (m_to.empty() && place.code != m_from) m_to = place.code;
    const auto from = std::ranges::find(m_places, m_from, &company::Location::code);
    if (from != m_places.end()) m_source = from->id;
  }
  fill();
}

std::string TransferSheet::title() const {
  const Args named{{"number", m_number}};
  if (m_task == SheetTask::ship) return m_language.text("Send {number}", named);
  if (m_task == SheetTask::receive) return m_language.text("Receive {number}", named);
  return m_number.empty() ? m_language.text("New transfer")
                          : m_language.text("Change {number}", named);
}

void TransferSheet::choose_from(const std::string& code) {
  if (m_task != SheetTask::write || code == m_from) return;
  m_from = code;
  m_changed = true;
  const auto from = std::ranges::find(m_places, code, &company::Location::code);
  if (from != m_places.end()) m_source = from->id;
  read_levels();
}

void TransferSheet::choose_to(const std::string& code) {
  if (m_task != SheetTask::write || code == m_to) return;
  m_to = code;
  m_changed = true;
  m_view.show_sheet();
}

void TransferSheet::type_note(const std::string& note) {
  if (note == m_note) return;
  m_note = note;
  m_changed = true;
  m_view.show_sheet();
}

void TransferSheet::reject(bool rejecting) {
  m_rejecting = rejecting && m_task == SheetTask::receive;
  m_view.show_sheet();
}

void TransferSheet::read_levels() {
  std::vector<ProductId> ids;
  for (const auto& line : m_lines) ids.push_back(line.product.id);
  m_leveling.run(
      [book = m_book, place = m_source, ids](const Cancel&) {
        return book->book().read([&](Unit& unit) { return available_at(*book, unit, place, ids); });
      },
      [this](const std::map<ProductId, Quantity>& available) {
        for (auto& line : m_lines) {
          const auto found = available.find(line.product.id);
          if (found != available.end()) line.available = found->second;
        }
        fill();
      },
      [this](const Failure& failure) { say(Tone::problem, m_language.sentence(failure)); });
  m_view.show_sheet();
}

// --- lines come in

void TransferSheet::scan(const std::string& text, const std::string& quantity) {
  if (text.empty() || saving() || loading()) return;
  auto wish = goods::read_line(quantity.empty() ? text : text + "=" + quantity, 1);
  if (!wish) {
    say(Tone::problem, m_language.sentence(wish.refusal()));
    m_view.beep();
    return;
  }
  const std::string edited = std::exchange(m_edited, {});
  if (!edited.empty() && edited == text && !quantity.empty()) {
    const auto line = std::ranges::find_if(
        m_lines, [&](const Line& one) { return goods::label_of(one.product) == edited; });
    if (line != m_lines.end()) {
      set(*line, *wish);
      return;
    }
  }
  m_waiting.push_back(std::move(*wish));
  m_single = true;
  look_up();
}

void TransferSheet::set(Line& line, const goods::LineWish& wish) {
  const Args args{{"row", "1"}, {"product", wish.product}, {"value", wish.quantity.to_decimal()}};
  std::optional<Refusal> no;
  Quantity& share = m_rejecting ? line.bad : line.good;
  const Quantity before = std::exchange(share, Quantity());
  if (goods::counted_whole(line.product) && wish.quantity.milli % Quantity::of_units(1).milli != 0)
    no = Refusal{RefusalCode::quantity_not_whole, args};
  if (!no) no = put({1, line.product, wish.quantity}, line.available);
  if (no) {
    share = before;
    say(Tone::problem, m_language.sentence(*no));
    m_view.beep();
    return;
  }
  m_changed = true;
  say(Tone::normal, m_language.joined({wish.product, line.product.name}));
  fill();
}

void TransferSheet::paste(const std::string& text) {
  if (text.size() > goods::most_list_bytes) {
    say(Tone::problem,
        m_language.sentence(Refusal{RefusalCode::list_too_long,
                                    {{"count", std::to_string(goods::most_list_lines)}}}));
    return;
  }
  const auto list = goods::read_lines(text);
  if (!list) {
    say(Tone::problem, m_language.sentence(list.refusal()));
    return;
  }
  m_problem_table.clear();
  for (const auto& row : list->refusals) add_problem(row.row, m_language.sentence(row.refusal));
  m_waiting.insert(m_waiting.end(), list->lines.begin(), list->lines.end());
  m_single = false;
  look_up();
}

void TransferSheet::take_file(const std::string& file) {
  m_filing.run(
      [book = m_book, file](const Cancel&) { return book->read_lines(file); },
      [this](const Result<goods::LineList>& list) {
        if (!list) {
          say(Tone::problem, m_language.sentence(list.refusal()));
          return;
        }
        m_problem_table.clear();
        for (const auto& row : list->refusals)
          add_problem(row.row, m_language.sentence(row.refusal));
        m_waiting.insert(m_waiting.end(), list->lines.begin(), list->lines.end());
        m_single = false;
        look_up();
      },
      [this](const Failure& failure) { say(Tone::problem, m_language.sentence(failure)); });
  m_view.show_sheet();
}

void TransferSheet::look_up() {
  // What is scanned meanwhile waits: nothing that a scanner sends is lost.
  if (m_looking.busy()) return;
  if (m_waiting.empty()) {
    fill();
    return;
  }
  const bool single = m_single;
  m_looking.run(
      [book = m_book, place = m_source, wishes = std::exchange(m_waiting, {})](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Found found;
          found.plan = goods::plan_lines(unit, book->stores(), wishes);
          std::vector<ProductId> ids;
          for (const auto& line : found.plan.lines) ids.push_back(line.product.id);
          found.available = available_at(*book, unit, place, ids);
          return found;
        });
      },
      [this, single](const Found& found) {
        merge(found, single);
        if (!m_waiting.empty()) look_up();
      },
      [this](const Failure& failure) { say(Tone::problem, m_language.sentence(failure)); });
  m_view.show_sheet();
}

void TransferSheet::merge(const Found& found, bool single) {
  std::vector<RefusedRow> refused = found.plan.refusals;
  const goods::PlannedLine* last = nullptr;
  for (const auto& planned : found.plan.lines) {
    const auto there = found.available.find(planned.product.id);
    const auto no =
        put(planned, there == found.available.end() ? std::optional<Quantity>() : there->second);
    if (no) {
      refused.push_back({planned.row, {}, *no});
    } else {
      last = &planned;
    }
  }
  if (last != nullptr) m_changed = true;
  if (!refused.empty()) {
    if (single) {
      say(Tone::problem, rows_in_words(m_language, refused));
    } else {
      for (const auto& row : refused) add_problem(row.row, m_language.sentence(row.refusal));
    }
    m_view.beep();
  }
  if (!single) {
    const auto rows = static_cast<std::int64_t>(m_problem_table.rows());
    say(rows > 0 ? Tone::warning : Tone::positive,
        rows > 0 ? m_language.plural("{n} line of the list was left out.",
                                     "{n} lines of the list were left out.", rows)
                 : m_language.text("The list is in."));
  } else if (refused.empty() && last != nullptr) {
    say(Tone::normal, m_language.joined({goods::label_of(last->product), last->product.name}));
  }
  fill();
}

std::optional<Refusal> TransferSheet::put(const goods::PlannedLine& planned,
                                          std::optional<Quantity> available) {
  auto line = std::ranges::find_if(
      m_lines, [&](const Line& one) { return one.product.id == planned.product.id; });
  if (m_task == SheetTask::write) {
    if (line == m_lines.end()) {
      m_lines.push_back({planned.product, {}, {}});
      line = std::prev(m_lines.end());
    }
    line->available = available;
    line->good = line->good + planned.quantity;
    return std::nullopt;
  }
  const auto refuse = [&](RefusalCode code, Quantity left, Quantity wanted) {
    return Refusal{code,
                   {{"row", std::to_string(planned.row)},
                    {"product", goods::label_of(planned.product)},
                    {"number", m_number},
                    {"left", left.to_decimal()},
                    {"wanted", wanted.to_decimal()}}};
  };
  if (line == m_lines.end()) return refuse(RefusalCode::not_in_document, {}, planned.quantity);
  const Quantity all = line->good + line->bad + planned.quantity;
  if (line->most < all)
    return refuse(
        m_task == SheetTask::ship ? RefusalCode::more_than_asked : RefusalCode::more_than_sent,
        line->most, all);
  auto& share = m_rejecting ? line->bad : line->good;
  share = share + planned.quantity;
  return std::nullopt;
}

TransferSheet::Edited TransferSheet::edit(std::size_t row) {
  if (row >= m_lines.size()) return {};
  const Line& line = m_lines[row];
  m_edited = goods::label_of(line.product);
  return {m_edited, (m_rejecting ? line.bad : line.good).to_decimal()};
}

void TransferSheet::remove(std::size_t row) {
  if (row >= m_lines.size() || saving()) return;
  if (m_task == SheetTask::write) {
    m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(row));
  } else {
    m_lines[row].good = m_lines[row].bad = Quantity();
  }
  m_changed = true;
  fill();
}

void TransferSheet::add_problem(std::int64_t row, const std::string& sentence) {
  m_problem_table.add({{{m_language.count(row), Tone::normal, {}}, std::to_string(row)},
                       {{sentence, Tone::problem, {}}, {}}});
}

// --- what is shown

void TransferSheet::fill() {
  const Language& t = m_language;
  m_table.clear();
  const auto figure = [&](Quantity q, Tone tone = Tone::normal) -> RowTable::Value {
    return {{t.grid_quantity(q), q.milli == 0 ? Tone::dimmed : tone, {}}, q.to_decimal()};
  };
  for (const Line& line : m_lines) {
    std::vector<RowTable::Value> row{{{goods::label_of(line.product), Tone::normal, {}}, {}},
                                     {{line.product.name, Tone::normal, {}}, {}}};
    if (m_task == SheetTask::write) {
      const Quantity there = line.available.value_or(Quantity());
      row.push_back(figure(there, there < line.good ? Tone::problem : Tone::normal));
      row.push_back(figure(line.good, there < line.good ? Tone::problem : Tone::normal));
    } else if (m_task == SheetTask::ship) {
      row.push_back(figure(line.asked));
      row.push_back(figure(line.most));
      row.push_back(figure(line.good, Tone::positive));
    } else {
      row.push_back(figure(line.most));
      row.push_back(figure(line.good, Tone::positive));
      row.push_back(figure(line.bad, Tone::warning));
      row.push_back(figure(line.most - line.good - line.bad, Tone::information));
    }
    m_table.add(std::move(row));
  }
  m_view.show_sheet();
}

std::string TransferSheet::summary() const {
  Quantity units;
  std::int64_t short_lines = 0;
  for (const Line& line : m_lines) {
    units = units + line.good + line.bad;
    const bool lacks = line.available && *line.available < line.good;
    if (m_task == SheetTask::write && lacks) ++short_lines;
  }
  const Language& t = m_language;
  std::vector<std::string> parts{
      t.plural("{n} line", "{n} lines", std::ssize(m_lines)),
      t.text("{label}: {value}", {{"label", t.text("Quantity")}, {"value", t.quantity(units)}})};
  if (short_lines > 0)
    parts.push_back(
        t.plural("{n} line with less available", "{n} lines with less available", short_lines));
  return t.joined(parts);
}

void TransferSheet::say(Tone tone, std::string sentence) {
  m_said = std::move(sentence);
  m_said_tone = tone;
  m_refused.reset();
  m_view.show_sheet();
}

bool TransferSheet::nothing_scanned() const {
  return std::ranges::none_of(
      m_lines, [](const Line& line) { return line.good.milli > 0 || line.bad.milli > 0; });
}

std::string TransferSheet::act_label() const {
  const Language& t = m_language;
  switch (m_task) {
    case SheetTask::write:
      return t.text("Make ready");
    case SheetTask::ship:
      return nothing_scanned() ? t.text("Send all") : t.text("Send");
    case SheetTask::receive:
      return nothing_scanned() ? t.text("Receive all") : t.text("Receive");
  }
  return {};
}

bool TransferSheet::can_act() const { return !busy() && !loading() && !m_lines.empty(); }

}  // namespace kontor::gui
