#include "gui/presenters/transfer_acts.h"

#include <algorithm>

#include "domain/stock/stock_reason.h"

namespace kontor::gui {

namespace {

constexpr std::ptrdiff_t most_rows_told = 3;

}  // namespace

TransferRights rights_on(const stock::StockDocument& d, const company::Location& from,
                         const company::Location& to, const company::Actor& actor) {
  using enum stock::DocumentState;
  const auto may = [&](const company::Location& place) {
    return actor.may(company::Permission::move_stock, company::scope_of(place));
  };
  const auto leads_to = [&](stock::DocumentState state) {
    return stock::may_become(stock::DocumentType::transfer, d.state, state);
  };
  const bool over = d.state == closed || d.state == cancelled;
  TransferRights rights;
  rights.change = d.state == draft && may(from);
  rights.ready = d.state == draft && may(from);
  rights.reopen = d.state == ready && may(from);
  // What was asked for and not sent can follow.
  rights.ship = !over && d.state != received && may(from);
  rights.receive = (d.state == in_transit || d.state == partly_received) && may(to);
  rights.close = leads_to(closed) && may(to);
  rights.cancel = leads_to(cancelled) && may(from);
  return rights;
}

std::string rows_in_words(const Language& t, const std::vector<RefusedRow>& rows) {
  std::string words;
  for (std::ptrdiff_t i = 0; i < std::min(std::ssize(rows), most_rows_told); ++i)
    words += (i == 0 ? "" : " ") + t.sentence(rows[static_cast<std::size_t>(i)].refusal);
  const std::int64_t more = std::ssize(rows) - most_rows_told;
  if (more > 0)
    words += " " + t.plural("{n} more line is refused.", "{n} more lines are refused.", more);
  return words;
}

void TransferActs::ready(const std::string& number) {
  run(m_language.text("{number} is ready: its goods are committed.", {{"number", number}}),
      [number](OpenBook& book) { return book.transfer_work().ready(number); });
}

void TransferActs::reopen(const std::string& number) {
  run(m_language.text("{number} is a draft again.", {{"number", number}}),
      [number](OpenBook& book) { return book.transfer_work().reopen(number); });
}

void TransferActs::cancel(const std::string& number) {
  run(m_language.text("{number} is cancelled.", {{"number", number}}),
      [number](OpenBook& book) { return book.transfer_work().cancel(number, {}); });
}

void TransferActs::order(const std::string& number) {
  run(m_language.text("{number} is ordered: its goods are incoming.", {{"number", number}}),
      [number](OpenBook& book) { return book.purchase_work().order(number); });
}

void TransferActs::close_order(const std::string& number) {
  run(m_language.text("{number} is closed.", {{"number", number}}),
      [number](OpenBook& book) { return book.purchase_work().close(number, {}); });
}

void TransferActs::cancel_order(const std::string& number) {
  run(m_language.text("{number} is cancelled.", {{"number", number}}),
      [number](OpenBook& book) { return book.purchase_work().cancel(number, {}); });
}

void TransferActs::run(const std::string& done, Step step) {
  BookActs::run(
      [step = std::move(step), done, t = m_language](OpenBook& book, LongWork&) -> Result<Told> {
        const auto result = step(book);
        if (!result) return result.refusal();
        if (!result->refusals.empty()) return Told{rows_in_words(t, result->refusals), true};
        return Told{done};
      });
}

CloseTransferForm::CloseTransferForm(std::shared_ptr<OpenBook> book, Executor& executor,
                                     Language language, std::string number)
    : FormPresenter(std::move(book), executor, std::move(language)),
      m_number(std::move(number)),
      m_reading(executor, Lane::read) {}

void CloseTransferForm::load() {
  struct Facts {
    std::vector<stock::StockReason> reasons;
    Quantity open;
  };
  m_reading.run(
      [book = m_book, number = m_number](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          Facts facts{stock::all_reasons(book->stores().stock_reasons.own(unit)), {}};
          const auto found =
              book->stores().stock_documents.find(unit, stock::DocumentType::transfer, number);
          if (found)
            for (const auto& line : found->lines) facts.open = facts.open + line.outstanding();
          return facts;
        });
      },
      [this](const Facts& facts) {
        const Language& t = m_language;
        FormField reason{"reason", t.text("Why it is missing"), {}, FormField::Kind::choice, 280};
        reason.choices.emplace_back("", Language::nothing());
        for (const auto& one : facts.reasons)
          reason.choices.emplace_back(one.code, i18n::reason_name(*t.catalogue(), one));
        reason.hint = facts.open.milli == 0
                          ? t.text("Nothing is on the way any more: no reason is needed.")
                          : t.text(
                                "{units} never came: what they cost goes to the account of the "
                                "reason.",
                                {{"units", t.quantity(facts.open)}});
        FormField carrier{
            "carrier", t.text("Claim on the carrier"), {}, FormField::Kind::text, 240};
        carrier.hint =
            t.text("Who has to pay for it; empty: nobody, and the company bears the loss.");
        fill(t.text("Close {number}", {{"number", m_number}}), true,
             {std::move(reason), std::move(carrier)});
      },
      [this](const Failure& failure) {
        fail_whole(m_language.sentence(failure));
        show();
      });
}

std::string CloseTransferForm::done() const {
  return m_language.text("{number} is closed.", {{"number", m_number}});
}

FormPresenter::Saver CloseTransferForm::saver() const {
  const goods::CloseWish wish{value("reason"), value("carrier"), {}};
  return [wish, number = m_number](OpenBook& book) -> Outcome {
    const auto result = book.transfer_work().close(number, wish);
    if (!result) return result.refusal();
    if (!result->refusals.empty()) return result->refusals.front().refusal;
    return result->document.number;
  };
}

std::string CloseTransferForm::field_of(const Refusal& refusal) const {
  switch (refusal.code) {
    case RefusalCode::reason_missing:
    case RefusalCode::reason_unknown:
      return "reason";
    default:
      return {};
  }
}

}  // namespace kontor::gui
