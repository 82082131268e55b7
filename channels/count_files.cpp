#include "channels/count_files.h"

#include "channels/read_list.h"

namespace kontor::channels {

namespace {

class CountedReader {
 public:
  using Row = goods::CountWish;
  static constexpr const char* kind = "counted goods";

  explicit CountedReader(Table& table)
      : m_table(table),
        m_sku(table.column("sku")),
        m_counted(table.column("counted")),
        m_location(table.column("location")),
        m_at(table.column("counted_at")),
        m_lot(table.column("lot")),
        m_expires(table.column("expires")) {
    if (!m_counted) m_counted = table.column("quantity");
  }

  std::vector<std::string> missing() const {
    std::vector<std::string> names;
    if (!m_sku) names.emplace_back("sku");
    if (!m_counted) names.emplace_back("counted");
    return names;
  }

  std::optional<Row> row(Values& values) {
    const Cell counted = m_table.cell(m_counted);
    const std::string text = unguarded(counted.text);
    if (text.empty()) return std::nullopt;
    auto wish = goods::counted_quantity(text, 0);
    if (!wish) {
      values.refuse(wish.refusal().code, counted);
      return std::nullopt;
    }
    const Cell at = m_table.cell(m_at);
    if (!at.text.empty()) {
      wish->counted_at = Instant::parse_iso(at.text);
      if (!wish->counted_at) {
        values.refuse(RefusalCode::value_not_date, at);
        return std::nullopt;
      }
    }
    if (!take_lot(values, *wish)) return std::nullopt;
    wish->product = unguarded(m_table.cell(m_sku).text);
    wish->location = unguarded(m_table.cell(m_location).text);
    return *wish;
  }

 private:
  bool take_lot(Values& values, Row& wish) {
    const Cell lot = m_table.cell(m_lot);
    const std::string text = unguarded(lot.text);
    if (text.empty()) return true;
    const Cell expires = m_table.cell(m_expires);
    goods::LotName name{text, {}};
    if (!expires.text.empty()) name.expires = BusinessDate::parse_iso(expires.text);
    if (!goods::lot_name_of(text)) return values.refuse(RefusalCode::value_too_large, lot), false;
    if (!expires.text.empty() && !name.expires)
      return values.refuse(RefusalCode::value_not_date, expires), false;
    wish.lot = std::move(name);
    return true;
  }

  Table& m_table;
  Column m_sku, m_counted, m_location, m_at, m_lot, m_expires;
};

class ToCountReader {
 public:
  using Row = goods::CountWish;
  static constexpr const char* kind = "products to count";

  explicit ToCountReader(Table& table) : m_table(table), m_sku(table.column("sku")) {}
  std::vector<std::string> missing() const {
    return m_sku ? std::vector<std::string>() : std::vector<std::string>{"sku"};
  }
  std::optional<Row> row(Values&) {
    Row wish;
    wish.product = unguarded(m_table.cell(m_sku).text);
    return wish;
  }

 private:
  Table& m_table;
  Column m_sku;
};

}  // namespace

Result<ListFile<goods::CountWish>> read_counted(const std::filesystem::path& path) {
  return read_list_file<CountedReader>(path);
}

Result<ListFile<goods::CountWish>> read_products_to_count(const std::filesystem::path& path) {
  return read_list_file<ToCountReader>(path);
}

}  // namespace kontor::channels
