#include "channels/low_levels.h"

#include "channels/read_list.h"

namespace kontor::channels {

namespace {

class LowLevelReader {
 public:
  using Row = stock::LowWish;
  static constexpr const char* kind = "low-stock levels";

  explicit LowLevelReader(Table& table)
      : m_table(table),
        m_sku(table.column("sku")),
        m_location(table.column("location")),
        m_level(table.column("low_at")) {}

  std::vector<std::string> missing() const {
    std::vector<std::string> names;
    if (!m_sku) names.emplace_back("sku");
    if (!m_level) names.emplace_back("low_at");
    return names;
  }

  std::optional<Row> row(Values& values) {
    const Cell level = m_table.cell(m_level);
    auto wish = stock::low_wish_of(unguarded(level.text));
    if (!wish) {
      values.refuse(RefusalCode::value_not_number, level);
      return std::nullopt;
    }
    wish->product = unguarded(m_table.cell(m_sku).text);
    wish->location = unguarded(m_table.cell(m_location).text);
    return wish;
  }

 private:
  Table& m_table;
  Column m_sku, m_location, m_level;
};

}  // namespace

Result<ListFile<stock::LowWish>> read_low_levels(const std::filesystem::path& path) {
  return read_list_file<LowLevelReader>(path);
}

}  // namespace kontor::channels
