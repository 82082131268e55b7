#include "channels/old_figures.h"

#include <array>

#include "channels/row_source.h"
#include "channels/values.h"
#include "domain/orders/order.h"

namespace kontor::channels {

namespace {

using insight::ComparedFigure;
using insight::ComparedPeriod;

class OldFigureReader {
 public:
  OldFigureReader(Table& table, Currency currency) : m_table(table), m_currency(currency) {
    m_date = table.column("date");
    m_channel = table.column("channel");
    m_gateway = table.column("gateway");
    m_sku = table.column("sku");
    m_location = table.column("location");
    for (std::size_t i = 0; i < m_figures.size(); ++i)
      m_figures[i] = table.column(name_of(static_cast<ComparedFigure>(i)));
  }

  /// Names of columns without which nothing can be compared.
  std::vector<std::string> missing() const {
    std::vector<std::string> names;
    if (!m_date) names.emplace_back("date");
    bool any = false;
    for (const Column& c : m_figures) any = any || c;
    if (!any) names.emplace_back(name_of(ComparedFigure::net_sales));
    return names;
  }

  Result<OldFigures> run() {
    while (m_table.next())
      if (!m_table.blank_row()) row();
    if (m_table.problem()) return *m_table.problem();
    return std::move(m_out);
  }

 private:
  void row() {
    Values values;
    values.at(m_table.line());
    insight::ComparedKey key;
    key.period = period(values);
    key.channel = unguarded(m_table.cell(m_channel).text);
    std::vector<insight::OldFigure> figures;
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
      const Cell cell = m_table.cell(m_figures[i]);
      if (cell.text.empty()) continue;
      key.figure = static_cast<ComparedFigure>(i);
      name(key, values);
      const std::int64_t value = insight::is_money(key.figure)
                                     ? values.money_or_zero(cell, m_currency).minor
                                     : values.needed_quantity(cell).milli;
      figures.push_back({key, value, m_table.line()});
    }
    if (!values.ok())
      m_out.refusals.push_back({m_table.line(), m_table.file(), *values.refusal()});
    else
      m_out.figures.insert(m_out.figures.end(), figures.begin(), figures.end());
  }

  /// What a figure is of, beside its channel.
  void name(insight::ComparedKey& key, Values& values) const {
    key.name.clear();
    key.location.clear();
    if (key.figure == ComparedFigure::payments)
      key.name = orders::gateway_code(unguarded(values.needed(m_table.cell(m_gateway))));
    if (key.figure != ComparedFigure::on_hand) return;
    key.name = unguarded(values.needed(m_table.cell(m_sku)));
    key.location = unguarded(m_table.cell(m_location).text);
  }

  ComparedPeriod period(Values& values) const {
    const Cell cell = m_table.cell(m_date);
    constexpr std::size_t month_length = 7;  // "2026-11"
    if (cell.text.size() == month_length) {
      const auto first = BusinessDate::parse_iso(std::string(cell.text) + "-01");
      if (first) return {*first, (*first + 31).month_start() + -1, true};
    }
    const BusinessDate day = values.needed_time(cell).local.date;
    return {day, day, false};
  }

  Table& m_table;
  Currency m_currency;
  Column m_date, m_channel, m_gateway, m_sku, m_location;
  std::array<Column, insight::compared_figures> m_figures;
  OldFigures m_out;
};

}  // namespace

Result<OldFigures> read_old_figures(const std::filesystem::path& path, Currency currency) {
  auto input = open_input(path);
  if (!input) return input.refusal();
  auto table = Table::open(std::move(*input));
  if (!table) return table.refusal();
  OldFigureReader reader(**table, currency);
  if (const auto absent = reader.missing(); !absent.empty())
    return Refusal{
        RefusalCode::file_missing_columns,
        {{"file", (*table)->file()}, {"profile", "old-figures"}, {"columns", joined(absent)}}};
  return reader.run();
}

}  // namespace kontor::channels
