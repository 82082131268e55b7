#include "channels/price_files.h"

#include "channels/read_list.h"

namespace kontor::channels {

namespace price_files_detail {

using pricing::PriceWish;

/// Reads the rows of an open file.
class PriceRows {
 public:
  PriceRows(Table& table, const PriceColumns& wanted)
      : m_table(table),
        m_wanted(wanted),
        m_sku(table.column(wanted.sku)),
        m_list(table.column("list")),
        m_price(table.column("price")),
        m_quantity(table.column("quantity")),
        m_compare_at(table.column("compare_at")),
        m_competitor(table.column("competitor")) {
    for (const auto& [header, list] : wanted.prices) m_columns.push_back(table.column(header));
  }

  std::vector<std::string> missing() const {
    std::vector<std::string> names;
    if (!m_sku) names.push_back(m_wanted.sku);
    if (m_columns.empty() && !m_price) names.emplace_back("price");
    for (const Column& column : m_columns)
      if (!column) names.push_back(column.name);
    return names;
  }

  void row(ListFile<PriceWish>& read) {
    if (m_columns.empty()) {
      add(read, [this](Values& values, PriceWish& wish) {
        if (m_list) wish.list = unguarded(m_table.cell(m_list).text);
        if (wish.list.empty()) wish.list = m_wanted.list;
        wish.price = values.needed_decimal(m_table.cell(m_price));
        if (m_compare_at) wish.compare_at = values.decimal(m_table.cell(m_compare_at));
        if (m_competitor) wish.competitor = values.decimal(m_table.cell(m_competitor));
        if (m_quantity)
          if (const auto quantity = values.quantity(m_table.cell(m_quantity)))
            wish.from_quantity = *quantity;
      });
      return;
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
      const Cell cell = m_table.cell(m_columns[i]);
      if (cell.text.empty()) continue;
      add(read, [&](Values& values, PriceWish& wish) {
        wish.list = m_wanted.prices[i].second;
        wish.price = values.decimal(cell);
      });
    }
  }

 private:
  template <class Fill>
  void add(ListFile<PriceWish>& read, Fill fill) {
    Values values;
    values.at(m_table.line());
    PriceWish wish;
    wish.row = m_table.line();
    wish.file = m_table.file();
    wish.product = unguarded(values.needed(m_table.cell(m_sku)));
    fill(values, wish);
    if (values.ok())
      read.rows.push_back(std::move(wish));
    else
      read.refusals.push_back({wish.row, wish.file, *values.refusal()});
  }

  Table& m_table;
  const PriceColumns& m_wanted;
  Column m_sku, m_list, m_price, m_quantity, m_compare_at, m_competitor;
  std::vector<Column> m_columns;
};

}  // namespace price_files_detail

Result<ListFile<pricing::PriceWish>> read_prices(const std::filesystem::path& path,
                                                 const PriceColumns& columns) {
  auto input = open_input(path);
  if (!input) return input.refusal();
  auto opened = Table::open(std::move(*input));
  if (!opened) return opened.refusal();
  Table& table = **opened;
  price_files_detail::PriceRows rows(table, columns);
  if (const auto absent = rows.missing(); !absent.empty())
    return Refusal{RefusalCode::file_missing_columns,
                   {{"file", table.file()}, {"profile", "prices"}, {"columns", joined(absent)}}};
  ListFile<pricing::PriceWish> read;
  while (table.next()) {
    if (table.blank_row()) continue;
    if (read.rows.size() + read.refusals.size() >= most_listed_rows)
      return Refusal{RefusalCode::list_too_long, {{"count", std::to_string(most_listed_rows)}}};
    rows.row(read);
  }
  if (table.problem()) return *table.problem();
  return read;
}

}  // namespace kontor::channels
