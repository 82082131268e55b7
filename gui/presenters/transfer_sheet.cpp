#include "gui/presenters/transfer_sheet.h"

#include <algorithm>

#include "gui/presenters/reach.h"
#include "gui/presenters/transfer_acts.h"

namespace kontor::gui {

namespace {

constexpr int sheet_figure_width = 88;

std::vector<Column> foreseen_columns(const Language& t) {
  return {
      text_column("account", t.text("Account"), 72), text_column("name", t.text("Name"), 240, true),
      money_column("debit", t.text("Debit"), 112), money_column("credit", t.text("Credit"), 112)};
}

std::vector<Column> sheet_columns(SheetTask task, const Language& t, bool purchase = false,
                                  bool with_prices = false) {
  std::vector<Column> columns{text_column("sku", t.text("SKU"), 128),
                              text_column("product", t.text("Product"), 200, true)};
  const auto add = [&](const char* id, const std::string& title) {
    columns.push_back(figure_column(id, title, sheet_figure_width));
  };
  switch (task) {
    case SheetTask::write:
      add("available", t.text("Available there"));
      add("quantity", t.text("Quantity"));
      if (with_prices) add("price", t.text("Price"));
      break;
    case SheetTask::ship:
      add("asked", t.text("Asked for"));
      add("left", t.text("To send"));
      add("now", t.text("Now"));
      break;
    case SheetTask::receive:
      add("left", purchase ? t.text("Still to come") : t.text("On the way"));
      add("good", t.text("Accepted"));
      add("rejected", t.text("Rejected"));
      add("open", t.text("Remaining"));
      break;
    case SheetTask::invoice:
      add("left", t.text("Not invoiced"));
      add("good", t.text("Invoiced"));
      if (with_prices) add("price", t.text("Price agreed"));
      if (with_prices) add("billed", t.text("Price invoiced"));
      if (with_prices) add("amount", t.text("Amount"));
      break;
    case SheetTask::charge:
      add("left", t.text("Came and stayed"));
      break;
    case SheetTask::give_back:
      add("left", t.text("Came and stayed"));
      add("good", t.text("Goes back"));
      break;
  }
  return columns;
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
  std::vector<stock::Supplier> suppliers;
  std::optional<stock::PurchaseTerms> terms;
  std::map<std::int32_t, stock::Unbilled> unbilled, stayed;  ///< by line
  bool may_charge = false, with_prices = false;
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

TransferSheet::TransferSheet(ScannedLinesView& view, std::shared_ptr<OpenBook> book,
                             Executor& executor, Language language)
    : ScannedLines(view, std::move(book), executor, std::move(language)),
      m_table(sheet_columns(SheetTask::write, m_language)),
      m_foreseen(foreseen_columns(m_language)),
      m_reading(executor, Lane::read),
      m_looking(executor, Lane::read),
      m_leveling(executor, Lane::read),
      m_saving(executor, Lane::write),
      m_foreseeing(executor, Lane::write) {}

void TransferSheet::begin(SheetTask task, const std::string& number, stock::DocumentType type) {
  m_task = task;
  m_number = number;
  m_type = type;
  m_price_column =
      purchase() && company::may_somewhere(m_book->actor(), company::Permission::read_cost);
  m_table = RowTable(sheet_columns(task, m_language, purchase(), m_price_column));
  m_reading.run(
      [book = m_book, number, type](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Facts facts;
          for (auto& place : book->company().locations(unit))
            if (company::holds_stock(place.kind) && place.kind != company::LocationKind::transit)
              facts.places.push_back(std::move(place));
          const bool purchase = type == stock::DocumentType::purchase;
          facts.own = usual_source(places_with(
              *book, unit,
              purchase ? company::Permission::order_goods : company::Permission::move_stock));
          if (purchase) facts.suppliers = book->stores().suppliers.all(unit);
          const auto actor = book->actor();
          using company::Permission::read_cost;
          facts.with_prices = purchase && company::may_somewhere(actor, read_cost);
          if (number.empty()) return facts;
          facts.document = book->stores().stock_documents.find(unit, type, number);
          if (!facts.document) return facts;
          if (purchase) {
            facts.terms = book->stores().purchases.find(unit, facts.document->id);
            const auto to =
                std::ranges::find(facts.places, facts.document->to, &company::Location::id);
            const auto scope = to == facts.places.end() ? company::Scope() : company::scope_of(*to);
            facts.with_prices = actor.may(read_cost, scope);
            facts.may_charge =
                facts.with_prices && actor.may(company::Permission::order_goods, scope);
            auto& purchases = book->stores().purchases;
            const auto came = purchases.receipts(unit, facts.document->id);
            const auto back = purchases.returns(unit, facts.document->id);
            facts.unbilled =
                stock::unbilled_of(came, back, purchases.bill_lines(unit, facts.document->id));
            facts.stayed = stock::unbilled_of(came, back, {});
          }
          std::vector<ProductId> ids;
          for (const auto& line : facts.document->lines) ids.push_back(line.product);
          for (auto& product : book->stores().products.by_ids(unit, ids))
            facts.products.emplace(product.id, std::move(product));
          facts.available =
              available_at(*book, unit, purchase ? facts.document->to : facts.document->from, ids);
          return facts;
        });
      },
      [this](const Facts& facts) { take(facts); },
      [this](const Failure& failure) { say(Tone::problem, m_language.sentence(failure)); });
  m_view.show_lines();
}

namespace {

/// A line of a document as the sheet begins with it.
template <class Line, class Facts>
Line sheet_line(SheetTask task, const stock::DocumentLine& line, const catalog::Product& product,
                const Facts& facts) {
  Line one{product, {}, line.asked};
  if (task == SheetTask::write) one.good = line.asked;
  if (task == SheetTask::ship) one.most = line.unsent();
  if (task == SheetTask::receive) one.most = line.outstanding();
  if (const auto at = facts.unbilled.find(line.no); at != facts.unbilled.end())
    one.unbilled = at->second.quantity;
  const auto stayed = facts.stayed.find(line.no);
  if ((task == SheetTask::charge || task == SheetTask::give_back) && stayed != facts.stayed.end())
    one.most = stayed->second.quantity;
  one.available = facts.available.at(line.product);
  if (!facts.terms) return one;
  const auto cost = facts.terms->cost_micro.find(line.no);
  if (cost != facts.terms->cost_micro.end())
    one.cost = Decimal::parse(UnitPrice{cost->second, facts.terms->currency}.to_decimal());
  return one;
}

}  // namespace

void TransferSheet::take(const Facts& facts) {
  m_places = facts.places;
  m_lines.clear();
  m_all.clear();
  m_sources.clear();
  m_may_charge = facts.may_charge;
  m_with_prices = facts.with_prices;
  if (purchase()) {
    for (const auto& supplier : facts.suppliers)
      m_sources.push_back({supplier.code, supplier.name});
  } else {
    for (const auto& place : m_places) m_sources.push_back({place.code, place.name});
  }
  if (facts.document) {
    const auto& d = *facts.document;
    m_from = place_code(m_places, d.from);
    m_to = place_code(m_places, d.to);
    m_source = purchase() ? d.to : d.from;
    if (facts.terms) {
      m_currency = facts.terms->currency;
      if (facts.terms->expected) m_expected = facts.terms->expected->to_iso();
      for (const auto& supplier : facts.suppliers)
        if (supplier.id == facts.terms->supplier) m_from = supplier.code;
      m_bill.sender = m_from;
    }
    m_note = d.note;
    for (const auto& line : d.lines) {
      const auto product = facts.products.find(line.product);
      if (product == facts.products.end()) continue;
      auto one = sheet_line<Line>(m_task, line, product->second, facts);
      if (m_task == SheetTask::invoice) {
        m_all.push_back(std::move(one));
      } else if (m_task == SheetTask::write || one.most.milli > 0) {
        m_lines.push_back(std::move(one));
      }
    }
    if (m_task == SheetTask::invoice) choose_billed();
  } else if (!m_number.empty()) {
    say(Tone::problem,
        m_language.sentence(Refusal{RefusalCode::document_unknown, {{"number", m_number}}}));
  } else if (purchase()) {
    if (m_sources.empty())
      say(Tone::warning,
          m_language.text("No supplier is known yet: add one on the Suppliers tab."));
    if (!m_sources.empty()) m_from = m_sources.front().code;
    m_to = facts.own;
    const auto to = std::ranges::find(m_places, m_to, &company::Location::code);
    if (to != m_places.end()) m_source = to->id;
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

void TransferSheet::choose_from(const std::string& code) {
  if (m_task != SheetTask::write || code == m_from) return;
  m_from = code;
  m_changed = true;
  if (purchase()) {
    m_view.show_lines();
    return;
  }
  const auto from = std::ranges::find(m_places, code, &company::Location::code);
  if (from != m_places.end()) m_source = from->id;
  read_levels();
}

void TransferSheet::choose_to(const std::string& code) {
  if (m_task != SheetTask::write || code == m_to) return;
  m_to = code;
  m_changed = true;
  const auto to = std::ranges::find(m_places, code, &company::Location::code);
  if (purchase() && to != m_places.end()) {
    m_source = to->id;
    read_levels();
    return;
  }
  m_view.show_lines();
}

void TransferSheet::type_note(const std::string& note) {
  if (note == m_note) return;
  m_note = note;
  m_changed = true;
  m_view.show_lines();
}

void TransferSheet::type_expected(const std::string& date) {
  if (date == m_expected) return;
  m_expected = date;
  m_changed = true;
  m_view.show_lines();
}

void TransferSheet::reject(bool rejecting) {
  m_rejecting = rejecting && m_task == SheetTask::receive;
  m_view.show_lines();
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
  m_view.show_lines();
}

// --- lines come in

void TransferSheet::scan(const std::string& text, const std::string& quantity) {
  if (text.empty() || saving() || loading()) return;
  auto wish = goods::read_line(quantity.empty() ? text : text + "=" + quantity, 1, prices());
  if (!wish) {
    say_wrong(m_language.sentence(wish.refusal()));
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
  auto& lots = m_rejecting ? line.bad_lots : line.good_lots;
  const Quantity before = std::exchange(share, Quantity());
  const auto lots_before = std::exchange(lots, {});
  if (goods::counted_whole(line.product) && wish.quantity.milli % Quantity::of_units(1).milli != 0)
    no = Refusal{RefusalCode::quantity_not_whole, args};
  std::vector<goods::LotWish> named;
  if (wish.lot) named.push_back({*wish.lot, wish.quantity});
  if (!no) no = put({1, line.product, wish.quantity, wish.cost, named}, line.available);
  if (no) {
    share = before;
    lots = lots_before;
    say_wrong(m_language.sentence(*no));
    return;
  }
  m_changed = true;
  say(Tone::normal, m_language.joined({wish.product, line.product.name}));
  fill();
}

void TransferSheet::take_list(const goods::LineList& list) {
  m_waiting.insert(m_waiting.end(), list.lines.begin(), list.lines.end());
  m_single = false;
  look_up();
}

void TransferSheet::look_up() {
  // What is scanned meanwhile waits: nothing that a scanner sends is lost.
  if (m_looking.busy()) return;
  if (m_waiting.empty()) {
    fill();
    return;
  }
  const bool single = m_single;
  // A draft names none: which lot goes is known when it goes.
  const auto lots = m_task == SheetTask::write ? goods::Lots::none : goods::Lots::wanted;
  m_looking.run(
      [book = m_book, place = m_source, lots,
       wishes = std::exchange(m_waiting, {})](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Found found;
          found.plan = goods::plan_lines(unit, book->stores(), wishes, lots);
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
  m_view.show_lines();
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
  if (!single) {
    for (const auto& row : refused) add_problem(row);
    say_list();
  } else if (!refused.empty()) {
    say_wrong(rows_in_words(m_language, refused));
  } else if (last != nullptr) {
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
    if (planned.cost) line->cost = planned.cost;
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
    return refuse(m_task == SheetTask::ship        ? RefusalCode::more_than_asked
                  : m_task == SheetTask::invoice   ? RefusalCode::more_than_billable
                  : m_task == SheetTask::give_back ? RefusalCode::more_than_received
                  : purchase()                     ? RefusalCode::more_than_ordered
                                                   : RefusalCode::more_than_sent,
                  line->most, all);
  if (planned.cost) line->billed = planned.cost;
  auto& share = m_rejecting ? line->bad : line->good;
  share = share + planned.quantity;
  auto& lots = m_rejecting ? line->bad_lots : line->good_lots;
  lots.insert(lots.end(), planned.lots.begin(), planned.lots.end());
  return std::nullopt;
}

TransferSheet::Edited TransferSheet::edit(std::size_t row) {
  if (row >= m_lines.size()) return {};
  const Line& line = m_lines[row];
  m_edited = goods::label_of(line.product);
  Edited fields{m_edited, (m_rejecting ? line.bad : line.good).to_decimal()};
  // Of a line that nothing was billed of yet all of it is offered, at the price agreed.
  if (m_task == SheetTask::invoice) {
    if (line.good.milli == 0) fields.quantity = line.most.to_decimal();
    const auto& price = line.billed ? line.billed : line.cost;
    if (price && m_with_prices) fields.quantity += "@" + decimal_text(*price);
  }
  return fields;
}

void TransferSheet::remove(std::size_t row) {
  if (row >= m_lines.size() || saving()) return;
  if (m_task == SheetTask::write) {
    m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(row));
  } else {
    m_lines[row].good = m_lines[row].bad = Quantity();
    m_lines[row].good_lots.clear();
    m_lines[row].bad_lots.clear();
    m_lines[row].billed.reset();
  }
  m_changed = true;
  fill();
}

}  // namespace kontor::gui
