#include "channels/zone_files.h"

#include "channels/read_list.h"

namespace kontor::channels {

namespace {

class ZoneReader {
 public:
  using Row = goods::ZoneWish;
  static constexpr const char* kind = "zones";

  explicit ZoneReader(Table& table)
      : m_table(table),
        m_sku(table.column("sku")),
        m_location(table.column("location")),
        m_zone(table.column("zone")) {}

  std::vector<std::string> missing() const {
    std::vector<std::string> names;
    if (!m_sku) names.emplace_back("sku");
    if (!m_location) names.emplace_back("location");
    if (!m_zone) names.emplace_back("zone");
    return names;
  }

  std::optional<Row> row(Values& values) {
    Row wish;
    wish.product = unguarded(values.needed(m_table.cell(m_sku)));
    wish.location = unguarded(values.needed(m_table.cell(m_location)));
    wish.zone = unguarded(m_table.cell(m_zone).text);
    return wish;
  }

 private:
  Table& m_table;
  Column m_sku, m_location, m_zone;
};

}  // namespace

Result<ListFile<goods::ZoneWish>> read_zones(const std::filesystem::path& path) {
  return read_list_file<ZoneReader>(path);
}

}  // namespace kontor::channels
