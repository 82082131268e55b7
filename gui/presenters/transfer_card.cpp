#include "gui/presenters/transfer_card.h"

#include <map>

#include "domain/goods/line_plan.h"
#include "domain/stock/stock_reason.h"
#include "gui/presenters/transfers_presenter.h"

namespace kontor::gui {

namespace {

constexpr int transfer_card_figure = 72;

std::vector<Column> transfer_line_columns(const Language& t) {
  return {text_column("sku", t.text("SKU"), 120),
          text_column("product", t.text("Product"), 200, true),
          figure_column("available", t.text("Available there"), transfer_card_figure),
          figure_column("asked", t.text("Asked for"), transfer_card_figure),
          figure_column("sent", t.text("Sent"), transfer_card_figure),
          figure_column("accepted", t.text("Accepted"), transfer_card_figure),
          figure_column("rejected", t.text("Rejected"), transfer_card_figure),
          figure_column("on-the-way", t.text("On the way"), transfer_card_figure),
          figure_column("lost", t.text("Lost"), transfer_card_figure),
          text_column("reason", t.text("Reason"), 120)};
}

std::vector<Column> transfer_act_columns(const Language& t) {
  return {date_column("time", t.text("When"), 176),
          text_column("what", t.text("What happened"), 176),
          text_column("who", t.text("Employee"), 160),
          text_column("reason", t.text("Reason"), 200, true)};
}

std::vector<Column> transfer_paper_columns(const Language& t) {
  return {text_column("paper", t.text("Paper"), 160),
          text_column("about", t.text("What it has"), 320, true)};
}

}  // namespace

struct TransferCard::Facts {
  std::optional<stock::StockDocument> document;
  std::map<ProductId, catalog::Product> products;
  std::map<ProductId, Quantity> available;  ///< at the source
  std::vector<stock::DocumentAct> acts;
  std::map<EmployeeId, std::string> people;
  std::map<LocationId, std::string> places;
  std::vector<stock::StockReason> reasons;
  TimeZone zone = TimeZone::utc();
};

std::string transfer_act_name(const Language& t, const std::string& act) {
  if (act == "create") return t.text("Written down");
  if (act == "change") return t.text("Written anew");
  if (act == "ready") return t.text("Goods committed");
  if (act == "reopen") return t.text("Made a draft again");
  if (act == "ship") return t.text_in("transfer", "Goods sent");
  if (act == "receive") return t.text("Goods taken in");
  if (act == "complete") return t.text("Sent and received at once");
  if (act == "close") return t.text_in("transfer", "Closed");
  if (act == "cancel") return t.text_in("transfer", "Cancelled");
  return act;
}

TransferCard::TransferCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                           Language language)
    : ReadDetail(view, std::move(book), executor, std::move(language)),
      m_lines(transfer_line_columns(m_language)),
      m_timeline(transfer_act_columns(m_language)),
      m_papers(transfer_paper_columns(m_language)) {
  const auto add = [this](const std::string& paper, const std::string& about) {
    m_papers.add({{{paper, Tone::normal, {}}, {}}, {{about, Tone::dimmed, {}}, {}}});
  };
  const Language& t = m_language;
  add(t.text("Picking list"), t.text("What is still to be sent, with barcodes, to collect it by"));
  add(t.text("Delivery note"), t.text("What was sent, with barcodes, to go with the goods"));
}

void TransferCard::show(DocumentId document, const std::string& number) {
  m_subject = document;
  m_number = number;
  read();
}

void TransferCard::read() {
  read_by(
      [number = m_number](OpenBook& book, Unit& unit, DocumentId) {
        const Stores& stores = book.stores();
        Facts facts;
        auto found = stores.stock_documents.find(unit, stock::DocumentType::transfer, number);
        if (!found) return facts;
        const auto actor = book.actor();
        bool may = false;
        for (const auto& place : book.company().locations(unit)) {
          facts.places[place.id] = place.name;
          if (place.id == found->from || place.id == found->to)
            may = may || actor.may(company::Permission::read_stock, company::scope_of(place));
        }
        if (!may) return facts;
        std::vector<ProductId> ids;
        std::vector<stock::Cell> cells;
        for (const auto& line : found->lines) {
          ids.push_back(line.product);
          cells.push_back({line.product, found->from});
        }
        for (auto& product : stores.products.by_ids(unit, ids))
          facts.products.emplace(product.id, std::move(product));
        for (const auto& level : stores.stock.levels(unit, cells))
          facts.available[level.cell.product] = level.available();
        facts.acts = stores.stock_documents.acts(unit, found->id);
        for (const auto& employee : stores.employees.list(unit))
          facts.people[employee.id] = employee.name;
        facts.reasons = stock::all_reasons(stores.stock_reasons.own(unit));
        for (const auto& entity : book.company().entities(unit))
          if (entity.id == found->entity)
            facts.zone = TimeZone::find(entity.zone).value_or(TimeZone::utc());
        facts.document = std::move(found);
        return facts;
      },
      [this](const Facts& facts) { take(facts); });
}

void TransferCard::take(const Facts& facts) {
  m_lines.clear();
  m_timeline.clear();
  m_error.clear();
  if (!facts.document) {
    return show_error(m_language.text("This transfer is not to be seen here."));
  }
  const auto& d = *facts.document;
  m_title = d.number;
  const auto place = [&](LocationId id) {
    const auto found = facts.places.find(id);
    return found == facts.places.end() ? std::string() : found->second;
  };
  std::vector<std::string> parts{
      m_language.text("{from} to {to}", {{"from", place(d.from)}, {"to", place(d.to)}}),
      m_language.name(d.state)};
  if (!d.note.empty()) parts.push_back(d.note);
  m_subtitle = m_language.joined(parts);
  fill_lines(facts);
  fill_timeline(facts);
  m_view.show_detail();
}

RowTable::Value TransferCard::figure(Quantity quantity, Tone tone) const {
  return {{m_language.grid_quantity(quantity), quantity.milli == 0 ? Tone::dimmed : tone, {}},
          quantity.to_decimal()};
}

void TransferCard::fill_lines(const Facts& facts) {
  for (const auto& line : facts.document->lines) {
    const auto product = facts.products.find(line.product);
    const bool known = product != facts.products.end();
    const auto there = facts.available.find(line.product);
    const Quantity available = there == facts.available.end() ? Quantity() : there->second;
    // Goods that are committed are no longer available: they are this transfer's own.
    const bool short_of =
        facts.document->state == stock::DocumentState::draft && available < line.unsent();
    m_lines.add({{{known ? goods::label_of(product->second) : "", Tone::normal, {}}, {}},
                 {{known ? product->second.name : "", Tone::normal, {}}, {}},
                 figure(available, short_of ? Tone::problem : Tone::normal),
                 figure(line.asked),
                 figure(line.sent),
                 figure(line.accepted),
                 figure(line.rejected, Tone::warning),
                 figure(line.outstanding(), Tone::information),
                 figure(line.lost, Tone::problem),
                 {{line.reason, Tone::dimmed, {}}, {}}});
  }
}

void TransferCard::fill_timeline(const Facts& facts) {
  for (const auto& act : facts.acts) {
    const auto person = facts.people.find(act.by);
    const auto* reason = stock::reason_with_code(facts.reasons, act.reason);
    std::string why = act.reason;
    if (reason) why = i18n::reason_name(*m_language.catalogue(), *reason);
    m_timeline.add(
        {{{m_language.time(act.at, facts.zone), Tone::normal, {}}, act.at.to_iso()},
         {{transfer_act_name(m_language, act.act), Tone::normal, {}}, {}},
         {{person == facts.people.end() ? std::string() : person->second, Tone::normal, {}}, {}},
         {{why, Tone::dimmed, {}}, {}}});
  }
}

}  // namespace kontor::gui
