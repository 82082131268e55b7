// What a sheet knows of a supplier's invoices and of goods that go back: what it would post, and
// doing it.

#include <algorithm>

#include "gui/presenters/transfer_acts.h"
#include "gui/presenters/transfer_sheet.h"

namespace kontor::gui {

std::vector<std::string> TransferSheet::buckets() {
  return {"", "quality", "damaged", "reserved", "safety"};
}

std::string TransferSheet::bucket_name(const std::string& bucket) const {
  const auto state = stock::state_named(bucket);
  if (bucket.empty() || !state) return m_language.text("Available goods");
  return m_language.name(*state);
}

void TransferSheet::type_bill(const TypedBill& bill) {
  if (bill == m_bill) return;
  const bool other_way = bill.credit != m_bill.credit;
  m_bill = bill;
  m_changed = true;
  if (other_way && m_task == SheetTask::invoice) choose_billed();
  fill();
}

void TransferSheet::choose_bucket(const std::string& bucket) {
  if (bucket == m_bucket) return;
  m_bucket = bucket;
  m_changed = true;
  fill();
}

void TransferSheet::type_freight(const std::string& amount) {
  if (amount == m_freight) return;
  m_freight = amount;
  m_changed = true;
  if (of_bill()) fill();
}

void TransferSheet::type_duty(const std::string& amount) {
  if (amount == m_duty) return;
  m_duty = amount;
  m_changed = true;
  if (of_bill()) fill();
}

/// An invoice is for what came and was not billed, a credit note for what was billed and went back.
void TransferSheet::choose_billed() {
  m_lines.clear();
  for (Line line : m_all) {
    line.most = m_bill.credit ? -line.unbilled : line.unbilled;
    if (line.most.milli > 0) m_lines.push_back(std::move(line));
  }
}

std::optional<goods::BillWish> TransferSheet::bill_wish(std::string& wrong) const {
  goods::BillWish wish;
  wish.bill = m_bill.number;
  wish.supplier = m_bill.sender;
  wish.credit = m_bill.credit;
  wish.last_charges = m_bill.last_charges;
  wish.spread = m_bill.by_quantity ? stock::Spread::quantity : stock::Spread::value;
  if (!m_bill.date.empty()) {
    wish.date = BusinessDate::parse_iso(m_bill.date);
    if (!wish.date)
      wrong = m_language.text("{text} is no date: year, month, day", {{"text", m_bill.date}});
  }
  if (wrong.empty()) wrong = read_charges(wish.freight, wish.duty);
  if (!wrong.empty()) return std::nullopt;
  if (m_task == SheetTask::charge) return wish;
  wish.lines = wishes(&Line::good);
  if (!nothing_scanned()) return wish;
  if (!m_bill.credit) {
    wish.all = true;
  } else {
    // Of a credit note nobody says "all": these are all of them.
    for (const Line& line : m_lines)
      wish.lines.push_back({std::ssize(wish.lines) + 1, line.product.code, line.most});
  }
  return wish;
}

goods::SendBackWish TransferSheet::back_wish() const {
  goods::SendBackWish wish;
  wish.lines = wishes(&Line::good);
  for (auto& line : wish.lines) line.cost.reset();
  wish.bucket = m_bucket;
  wish.reason = m_reason;
  return wish;
}

void TransferSheet::take_bill() {
  std::string wrong;
  const auto wish = bill_wish(wrong);
  if (!wish) {
    say_wrong(wrong);
    return;
  }
  run(
      [wish = *wish, number = m_number](OpenBook& book) -> Done {
        return {number, false, book.purchase_work().bill(number, wish)};
      },
      true);
}

void TransferSheet::send_back() {
  run(
      [wish = back_wish(), number = m_number](OpenBook& book) -> Done {
        return {number, false, book.purchase_work().send_back(number, wish)};
      },
      true);
}

void TransferSheet::foresee() {
  if (!foresees() || loading() || saving()) return;
  std::function<Result<goods::Foresight>(OpenBook&)> ask;
  if (m_task == SheetTask::give_back) {
    if (nothing_scanned()) return foresee_nothing({});
    ask = [wish = back_wish(), number = m_number](OpenBook& book) {
      return book.purchase_work().foresee_send_back(number, wish);
    };
  } else {
    std::string wrong;
    const auto wish = bill_wish(wrong);
    if (!wish) return foresee_nothing(wrong);
    ask = [wish = *wish, number = m_number](OpenBook& book) {
      return book.purchase_work().foresee_bill(number, wish);
    };
  }
  m_foreseeing.run([book = m_book, ask](const Cancel&) { return ask(*book); },
                   [this](const Result<goods::Foresight>& seen) { take_foresight(seen); },
                   [this](const Failure& failure) {
                     foresee_nothing(m_language.sentence(failure));
                     m_view.show_lines();
                   });
}

void TransferSheet::foresee_nothing(const std::string& why) {
  m_foreseeing.cancel();
  m_foreseen.clear();
  m_foreseen_refusal = why;
}

void TransferSheet::take_foresight(const Result<goods::Foresight>& foresight) {
  m_foreseen.clear();
  m_foreseen_refusal.clear();
  if (!foresight) {
    m_foreseen_refusal = m_language.sentence(foresight.refusal());
  } else if (!foresight->result.refusals.empty()) {
    m_foreseen_refusal = rows_in_words(m_language, foresight->result.refusals);
  } else {
    for (const auto& posting : foresight->postings) {
      const auto side = [&](std::int64_t minor) -> RowTable::Value {
        const Money money{std::max<std::int64_t>(minor, 0), posting.entity_amount.currency};
        const std::string code(money.currency.code());
        return {{minor > 0 ? m_language.money(money) : std::string(), Tone::normal, {}},
                money.to_decimal() + " " + code};
      };
      m_foreseen.add({{{posting.account.code, Tone::normal, {}}, {}},
                      {{m_language.account_name(posting.account.key, posting.account.detail_name),
                        Tone::normal,
                        {}},
                       {}},
                      side(posting.entity_amount.minor),
                      side(-posting.entity_amount.minor)});
    }
  }
  m_view.show_lines();
}

void TransferSheet::fill_bill_row(const Line& line, std::vector<RowTable::Value>& row) const {
  const auto plain = [](std::string text, Tone tone = Tone::normal) -> RowTable::Value {
    return {{std::move(text), tone, {}}, {}};
  };
  if (!m_with_prices) {
    row.insert(row.end(), 3, plain({}));
    return;
  }
  row.push_back(plain(line.cost ? decimal_text(*line.cost) : std::string(), Tone::dimmed));
  const auto& price = line.billed ? line.billed : line.cost;
  const Quantity share = nothing_scanned() ? line.most : line.good;
  const auto unit = price ? UnitPrice::from_decimal(*price, m_currency) : std::nullopt;
  const Tone other = line.billed ? Tone::warning : Tone::normal;
  const bool of_it = share.milli > 0 && unit.has_value();
  row.push_back(plain(of_it ? decimal_text(*price) : std::string(),
                      nothing_scanned() ? Tone::dimmed : other));
  if (!of_it) {
    row.push_back(plain({}));
    return;
  }
  const Money amount = line_amount(*unit, share);
  row.push_back({{m_language.money(amount), nothing_scanned() ? Tone::dimmed : Tone::normal, {}},
                 amount.to_decimal() + " " + std::string(amount.currency.code())});
}

}  // namespace kontor::gui
