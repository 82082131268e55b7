#include "channels/supplier_terms.h"

#include "channels/read_list.h"

namespace kontor::channels {

namespace {

class SupplierTermsReader {
 public:
  using Row = goods::OfferWish;
  static constexpr const char* kind = "supplier terms";

  explicit SupplierTermsReader(Table& table)
      : m_table(table),
        m_supplier(table.column("supplier")),
        m_sku(table.column("sku")),
        m_cost(table.column("cost")),
        m_their_sku(table.column("their_sku")),
        m_days(table.column("lead_days")),
        m_spread(table.column("lead_spread")),
        m_minimum(table.column("minimum")),
        m_pack(table.column("pack")),
        m_preferred(table.column("preferred")) {}

  std::vector<std::string> missing() const {
    std::vector<std::string> names;
    if (!m_supplier) names.emplace_back("supplier");
    if (!m_sku) names.emplace_back("sku");
    return names;
  }

  std::optional<Row> row(Values& values) {
    Row wish;
    wish.supplier = unguarded(values.needed(m_table.cell(m_supplier)));
    wish.product = unguarded(values.needed(m_table.cell(m_sku)));
    if (m_cost) wish.cost = values.decimal(m_table.cell(m_cost));
    if (const auto text = unguarded(m_table.cell(m_their_sku).text); !text.empty())
      wish.their_sku = text;
    if (const auto spread = thousandths(values, m_spread)) wish.spread_milli = spread->milli;
    if (const auto days = thousandths(values, m_days)) {
      if (days->milli % 1000 != 0)
        values.refuse(RefusalCode::value_too_precise, m_table.cell(m_days));
      wish.lead_days = days->milli / 1000;
    }
    wish.minimum = thousandths(values, m_minimum);
    wish.pack = thousandths(values, m_pack);
    const Cell first = m_table.cell(m_preferred);
    const std::string said = ascii_lower(unguarded(first.text));
    if (said == "true" || said == "yes" || said == "1") wish.preferred = true;
    if (said == "false" || said == "no" || said == "0") wish.preferred = false;
    if (!said.empty() && !wish.preferred) values.refuse(RefusalCode::value_unknown, first);
    return wish;
  }

 private:
  std::optional<Quantity> thousandths(Values& values, const Column& column) const {
    return column ? values.quantity(m_table.cell(column)) : std::nullopt;
  }

  Table& m_table;
  Column m_supplier, m_sku, m_cost, m_their_sku, m_days, m_spread, m_minimum, m_pack, m_preferred;
};

}  // namespace

Result<ListFile<goods::OfferWish>> read_supplier_terms(const std::filesystem::path& path) {
  return read_list_file<SupplierTermsReader>(path);
}

}  // namespace kontor::channels
