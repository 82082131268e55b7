// What becomes of a sheet's lines: a draft, goods sent, goods taken in.

#include "gui/presenters/transfer_acts.h"
#include "gui/presenters/transfer_sheet.h"

namespace kontor::gui {

std::vector<goods::LineWish> TransferSheet::wishes(Quantity Line::*share) const {
  std::vector<goods::LineWish> wishes;
  for (const Line& line : m_lines) {
    if ((line.*share).milli <= 0) continue;
    // By code, which is one product's alone; a SKU may be several ones'.
    const auto add = [&](Quantity quantity, const std::optional<goods::LotName>& lot) {
      if (quantity.milli > 0)
        wishes.push_back({std::ssize(wishes) + 1, line.product.code, quantity,
                          m_task == SheetTask::invoice ? line.billed : line.cost, lot});
    };
    Quantity rest = line.*share;
    for (const auto& part : share == &Line::good ? line.good_lots : line.bad_lots) {
      add(part.quantity, part.lot);
      rest = rest - part.quantity;
    }
    add(rest, std::nullopt);
  }
  return wishes;
}

goods::TransferWish TransferSheet::wish() const {
  return {m_from, m_to, wishes(&Line::good), {}, m_note};
}

void TransferSheet::save() {
  if (m_task != SheetTask::write || !can_act()) return;
  if (purchase()) {
    save_order();
    return;
  }
  run(
      [wish = wish(), number = m_number](OpenBook& book) -> Done {
        auto work = book.transfer_work();
        auto made = number.empty() ? work.create(wish) : work.change(number, wish);
        const std::string kept = made ? made->document.number : std::string();
        return {kept, false, std::move(made)};
      },
      false);
}

void TransferSheet::act() {
  if (!can_act()) return;
  if (purchase()) {
    if (m_task == SheetTask::write) order_now();
    if (m_task == SheetTask::receive) take_delivery();
    if (of_bill()) take_bill();
    if (m_task == SheetTask::give_back) send_back();
    return;
  }
  switch (m_task) {
    case SheetTask::write:
      run(
          [wish = wish(), number = m_number, changed = m_changed](OpenBook& book) -> Done {
            auto work = book.transfer_work();
            // A draft that stands as it is kept has nothing to say of a change.
            if (!number.empty() && !changed) return {number, true, work.ready(number)};
            auto made = number.empty() ? work.create(wish) : work.change(number, wish);
            if (!made || !made->refusals.empty()) return {number, false, std::move(made)};
            const std::string kept = made->document.number;
            return {kept, true, work.ready(kept)};
          },
          true);
      break;
    case SheetTask::ship:
      run(
          [wish = goods::ShipWish{wishes(&Line::good), {}},
           number = m_number](OpenBook& book) -> Done {
            return {number, false, book.transfer_work().ship(number, wish)};
          },
          true);
      break;
    case SheetTask::receive:
      run(
          [wish = goods::ReceiveWish{wishes(&Line::good), wishes(&Line::bad), m_reason, {}},
           number = m_number](OpenBook& book) -> Done {
            return {number, false, book.transfer_work().receive(number, wish)};
          },
          true);
      break;
    default:
      break;  // of orders only
  }
}

std::optional<goods::PurchaseWish> TransferSheet::order_wish() {
  std::optional<BusinessDate> expected;
  if (!m_expected.empty()) {
    expected = BusinessDate::parse_iso(m_expected);
    if (!expected) {
      say_wrong(m_language.text("{text} is no date: year, month, day", {{"text", m_expected}}));
      return std::nullopt;
    }
  }
  return goods::PurchaseWish{m_from, m_to, wishes(&Line::good), expected, {}, m_note};
}

void TransferSheet::save_order() {
  auto wish = order_wish();
  if (!wish) return;
  run(
      [wish = *wish, number = m_number](OpenBook& book) -> Done {
        auto work = book.purchase_work();
        auto made = number.empty() ? work.create(wish) : work.change(number, wish);
        const std::string kept = made ? made->document.number : std::string();
        return {kept, false, std::move(made)};
      },
      false);
}

void TransferSheet::order_now() {
  auto wish = order_wish();
  if (!wish) return;
  run(
      [wish = *wish, number = m_number, changed = m_changed](OpenBook& book) -> Done {
        auto work = book.purchase_work();
        if (!number.empty() && !changed) return {number, true, work.order(number)};
        auto made = number.empty() ? work.create(wish) : work.change(number, wish);
        if (!made || !made->refusals.empty()) return {number, false, std::move(made)};
        const std::string kept = made->document.number;
        return {kept, true, work.order(kept)};
      },
      true);
}

std::string TransferSheet::read_charges(std::optional<Decimal>& freight,
                                        std::optional<Decimal>& duty) const {
  for (const auto& [text, charge] : {std::pair(&m_freight, &freight), std::pair(&m_duty, &duty)}) {
    if (text->empty() || !may_charge()) continue;
    *charge = Decimal::parse(*text);
    if (!*charge) return m_language.text("{text} is no amount: 12.50", {{"text", *text}});
  }
  return {};
}

void TransferSheet::take_delivery() {
  goods::DeliveryWish wish;
  const std::string wrong = read_charges(wish.freight, wish.duty);
  if (!wrong.empty()) {
    say_wrong(wrong);
    return;
  }
  wish.accepted = wishes(&Line::good);
  wish.rejected = wishes(&Line::bad);
  // Prices are the order's.
  for (auto* lines : {&wish.accepted, &wish.rejected})
    for (auto& line : *lines) line.cost.reset();
  wish.reason = m_reason;
  run(
      [wish, number = m_number](OpenBook& book) -> Done {
        return {number, false, book.purchase_work().receive(number, wish)};
      },
      true);
}

void TransferSheet::run(Act act, bool ready) { run_in(m_book, std::move(act), ready); }

void TransferSheet::run_in(std::shared_ptr<OpenBook> book, Act act, bool ready) {
  say_nothing();
  m_saving.run(
      [act, book = std::move(book)](const Cancel&) { return act(*book); },
      [this, act, ready](const Done& done) { end(done, act, ready); },
      [this](const Failure& failure) { say(Tone::problem, m_language.sentence(failure)); });
  m_view.show_lines();
}

void TransferSheet::end(const Done& done, const Act& act, bool ready) {
  if (done.result && done.result->refusals.empty()) {
    m_changed = false;
    m_number = done.result->document.number;
    if (on_done) on_done(m_number, done_words(m_number, ready));
    return;
  }
  if (done.drafted) {
    // The draft stands: the next try changes it instead of making another.
    m_number = done.number;
    m_changed = false;
  }
  if (done.result) {
    for (const auto& row : done.result->refusals) add_problem(row);
    const auto rows = static_cast<std::int64_t>(done.result->refusals.size());
    const std::string why =
        m_language.plural("{n} line is refused.", "{n} lines are refused.", rows);
    say_wrong(done.drafted
                  ? why + " " +
                        m_language.text("{number} is kept as a draft.", {{"number", m_number}})
                  : why);
    return;
  }
  refuse(done.result.refusal(), m_alive.guard([this, act, ready](std::shared_ptr<OpenBook> lent) {
    run_in(std::move(lent), act, ready);
  }));
}

std::string TransferSheet::done_words(const std::string& number, bool ready) const {
  const Language& t = m_language;
  const Args named{{"number", number}};
  switch (m_task) {
    case SheetTask::write:
      if (ready && purchase()) return t.text("{number} is ordered: its goods are incoming.", named);
      return ready ? t.text("{number} is ready: its goods are committed.", named)
                   : t.text("{number} is kept as a draft.", named);
    case SheetTask::ship:
      return t.text("The goods of {number} are on their way.", named);
    case SheetTask::receive:
      return t.text("The goods of {number} are taken in.", named);
    case SheetTask::invoice:
    case SheetTask::charge:
      return m_bill.credit ? t.text("The credit note {bill} for {number} is noted.",
                                    {{"bill", m_bill.number}, {"number", number}})
                           : t.text("The invoice {bill} for {number} is noted.",
                                    {{"bill", m_bill.number}, {"number", number}});
    case SheetTask::give_back:
      return t.text("The goods of {number} have gone back.", named);
  }
  return {};
}

}  // namespace kontor::gui
