// What a sheet shows of its lines.

#include <algorithm>

#include "gui/presenters/transfer_sheet.h"

namespace kontor::gui {

namespace {

/// " · 3 × L12": of which lots somebody said that goods are.
std::string lots_text(const Language& t, const std::vector<goods::LotWish>& lots) {
  std::string text;
  for (const auto& part : lots)
    text += (text.empty() ? " · " : ", ") + t.quantity(part.quantity) + " × " + part.lot.number;
  return text;
}

}  // namespace

std::string decimal_text(const Decimal& decimal) {
  std::string digits = std::to_string(decimal.mantissa < 0 ? -decimal.mantissa : decimal.mantissa);
  const auto scale = static_cast<std::size_t>(decimal.scale);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  if (scale > 0) digits.insert(digits.size() - scale, ".");
  return digits;
}

std::string TransferSheet::title() const {
  const Args named{{"number", m_number}};
  if (m_task == SheetTask::ship) return m_language.text("Send {number}", named);
  if (m_task == SheetTask::receive) return m_language.text("Receive {number}", named);
  if (m_task == SheetTask::invoice) return m_language.text("Invoice for {number}", named);
  if (m_task == SheetTask::charge)
    return m_language.text("Later freight and duty of {number}", named);
  if (m_task == SheetTask::give_back) return m_language.text("Goods of {number} go back", named);
  if (m_number.empty() && purchase()) return m_language.text("New order with a supplier");
  return m_number.empty() ? m_language.text("New transfer")
                          : m_language.text("Change {number}", named);
}

void TransferSheet::fill() {
  const Language& t = m_language;
  m_table.clear();
  const auto figure = [&](Quantity q, Tone tone = Tone::normal) -> RowTable::Value {
    return {{t.grid_quantity(q), q.milli == 0 ? Tone::dimmed : tone, {}}, q.to_decimal()};
  };
  for (const Line& line : m_lines) {
    std::vector<RowTable::Value> row{
        {{goods::label_of(line.product), Tone::normal, {}}, {}},
        {{line.product.name + lots_text(t, line.good_lots) + lots_text(t, line.bad_lots),
          Tone::normal,
          {}},
         {}}};
    if (m_task == SheetTask::write) {
      const Quantity there = line.available.value_or(Quantity());
      const Tone tone = !purchase() && there < line.good ? Tone::problem : Tone::normal;
      row.push_back(figure(there, tone));
      row.push_back(figure(line.good, tone));
      if (m_price_column) {
        // Seen by who may see costs where the goods come to.
        const std::string price =
            m_with_prices && line.cost ? decimal_text(*line.cost) : std::string();
        row.push_back({{line.cost ? price : t.text("supplier's"), Tone::dimmed, {}}, price});
      }
    } else if (m_task == SheetTask::ship) {
      row.push_back(figure(line.asked));
      row.push_back(figure(line.most));
      row.push_back(figure(line.good, Tone::positive));
    } else if (m_task != SheetTask::receive) {
      row.push_back(figure(line.most));
      if (m_task != SheetTask::charge) row.push_back(figure(line.good, Tone::positive));
      if (m_task == SheetTask::invoice && m_price_column) fill_bill_row(line, row);
    } else {
      row.push_back(figure(line.most));
      row.push_back(figure(line.good, Tone::positive));
      row.push_back(figure(line.bad, Tone::warning));
      row.push_back(figure(line.most - line.good - line.bad, Tone::information));
    }
    m_table.add(std::move(row));
  }
  foresee();
  m_view.show_lines();
}

std::string TransferSheet::summary() const {
  Quantity units;
  std::int64_t short_lines = 0;
  for (const Line& line : m_lines) {
    units = units + line.good + line.bad;
    const bool lacks = !purchase() && line.available && *line.available < line.good;
    if (m_task == SheetTask::write && lacks) ++short_lines;
  }
  const Language& t = m_language;
  std::vector<std::string> parts{
      t.plural("{n} line", "{n} lines", std::ssize(m_lines)),
      t.text("{label}: {value}", {{"label", t.text("Quantity")}, {"value", t.quantity(units)}})};
  if (m_task == SheetTask::charge) parts.pop_back();  // no goods are billed
  if (short_lines > 0)
    parts.push_back(
        t.plural("{n} line with less available", "{n} lines with less available", short_lines));
  return t.joined(parts);
}

bool TransferSheet::nothing_scanned() const {
  return std::ranges::none_of(
      m_lines, [](const Line& line) { return line.good.milli > 0 || line.bad.milli > 0; });
}

std::string TransferSheet::act_label() const {
  const Language& t = m_language;
  switch (m_task) {
    case SheetTask::write:
      return purchase() ? t.text("Order now") : t.text("Make ready");
    case SheetTask::ship:
      return nothing_scanned() ? t.text("Send all") : t.text("Send");
    case SheetTask::receive:
      return nothing_scanned() ? t.text("Receive all") : t.text("Receive");
    case SheetTask::invoice:
      if (m_bill.credit) return t.text("Note the credit note");
      return nothing_scanned() ? t.text("Note all as invoiced") : t.text("Note the invoice");
    case SheetTask::charge:
      return t.text("Note the invoice");
    case SheetTask::give_back:
      return t.text("Send back");
  }
  return {};
}

bool TransferSheet::can_act() const {
  if (busy() || loading()) return false;
  // Of goods only those go back that somebody named; charges may come when no goods are left.
  if (m_task == SheetTask::give_back) return !nothing_scanned();
  return of_bill() || !m_lines.empty();
}

}  // namespace kontor::gui
