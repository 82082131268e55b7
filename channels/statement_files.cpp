#include "channels/statement_files.h"

#include <array>

#include "channels/profile.h"
#include "channels/row_source.h"
#include "channels/values.h"

namespace kontor::channels {

namespace {

using StatementRows = ListFile<goods::StatementWish>;

Column statement_column(const Table& table, const std::string& said,
                        std::initializer_list<std::string_view> usual) {
  return said.empty() ? table.column(usual) : table.column(said);
}

Refusal too_many_rows() {
  return {RefusalCode::list_too_long, {{"count", std::to_string(goods::most_statement_rows)}}};
}

Result<StatementRows> read_columns(const std::filesystem::path& path,
                                   const StatementColumns& columns) {
  auto input = open_input(path);
  if (!input) return input.refusal();
  auto opened = Table::open(std::move(*input));
  if (!opened) return opened.refusal();
  Table& table = **opened;
  // What files of warehouses call these columns; Amazon's reports are among them.
  const Column sku =
      statement_column(table, columns.sku,
                       {"sku", "seller-sku", "seller sku", "merchant sku", "msku", "item",
                        "item code", "product code", "product", "article", "code"});
  const Column quantity = statement_column(
      table, columns.quantity,
      {"on_hand", "on hand", "on-hand", "afn-total-quantity", "quantity on hand", "quantity", "qty",
       "counted", "stock", "quantity available", "available", "units"});
  const Column location = statement_column(
      table, columns.location, {"location", "warehouse", "fulfillment-center-id", "site"});
  std::vector<std::string> missing;
  if (!sku) missing.push_back(columns.sku.empty() ? "sku" : columns.sku);
  if (!quantity) missing.push_back(columns.quantity.empty() ? "quantity" : columns.quantity);
  if (!location && !columns.location.empty()) missing.push_back(columns.location);
  if (!missing.empty())
    return Refusal{
        RefusalCode::file_missing_columns,
        {{"file", table.file()}, {"profile", "stock of a place"}, {"columns", joined(missing)}}};
  StatementRows read;
  while (table.next()) {
    const Cell theirs = table.cell(quantity);
    if (table.blank_row() || theirs.text.empty()) continue;
    if (read.rows.size() == goods::most_statement_rows) return too_many_rows();
    Values values;
    values.at(table.line());
    goods::StatementWish wish;
    wish.row = table.line();
    wish.file = table.file();
    wish.product = unguarded(values.needed(table.cell(sku)));
    wish.location = unguarded(table.cell(location).text);
    wish.theirs = values.needed_quantity(theirs);
    if (values.ok()) {
      read.rows.push_back(std::move(wish));
    } else {
      read.refusals.push_back({table.line(), table.file(), *values.refusal()});
    }
  }
  if (table.problem()) return *table.problem();
  return read;
}

Result<StatementRows> read_profile(const std::filesystem::path& path, const Profile& profile) {
  auto opened = profile.open(std::vector{path}, ProfileOptions{});
  if (!opened) return opened.refusal();
  const std::string file = path.filename().string();
  StatementRows read;
  while (auto item = opened->source->next()) {
    if (const auto* refused = std::get_if<intake::RowRefusal>(&item->what)) {
      read.refusals.push_back({refused->row, refused->file, refused->refusal});
    } else if (const auto* stock = std::get_if<intake::IncomingStock>(&item->what)) {
      if (read.rows.size() == goods::most_statement_rows) return too_many_rows();
      const std::string& key = stock->sku.empty() ? stock->code : stock->sku;
      read.rows.push_back(
          {item->row, file, key.empty() ? stock->name : key, stock->location, stock->counted});
    }
  }
  if (const auto& problem = opened->source->problem()) return *problem;
  return read;
}

/// The profiles whose files say what lies somewhere.
constexpr std::array<std::string_view, 2> stock_profiles = {"shopify-inventory",
                                                            "amazon-fba-inventory"};

}  // namespace

Result<StatementRows> read_statement(const std::filesystem::path& path,
                                     const StatementColumns& columns) {
  if (columns.sku.empty() && columns.quantity.empty() && columns.location.empty()) {
    const auto proposal = recognise_file(path);
    if (proposal)
      for (const std::string_view name : stock_profiles)
        if (proposal->profile->name() == name) return read_profile(path, *proposal->profile);
  }
  return read_columns(path, columns);
}

Result<Instant> written_at(const std::filesystem::path& path) {
  auto input = open_input(path);
  if (!input) return input.refusal();
  return input->modified;
}

}  // namespace kontor::channels
