#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/stock/supplier.h"
#include "gui/presenters/read_detail.h"
#include "gui/presenters/row_table.h"
#include "gui/presenters/whole_list.h"

namespace kontor::gui {

/// Who sells goods to the shop, by code.
class SuppliersPresenter : public WholeListPresenter<std::vector<stock::Supplier>> {
 public:
  SuppliersPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language, std::string search = {});

  const std::string& searched() const override { return m_search; }
  void search(const std::string& text) override;
  bool filtered() const override { return !m_search.empty(); }
  void clear_filters() override { search({}); }
  std::string footer() const override;

  const stock::Supplier* at(std::size_t row) const;
  std::optional<std::size_t> row_of(SupplierId supplier) const;
  /// Whether whoever sits here may change suppliers, which are the whole book's.
  bool may_change() const;

 private:
  std::function<std::vector<stock::Supplier>()> reader() const override;
  void fill(const std::vector<stock::Supplier>& all) override;

  std::shared_ptr<OpenBook> m_book;
  std::string m_search;
  std::vector<stock::Supplier> m_listed;
};

/// One supplier: what it sells, and on what terms.
class SupplierCard : public ReadDetail<SupplierId> {
 public:
  SupplierCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
               Language language);

  /// More of what it sells.
  void show_more();

  /// What is shown, as it was read last.
  const stock::Supplier& supplier() const { return m_supplier; }
  /// Products with the supplier's terms; prices only for who may see costs.
  RowTable& offers() { return m_table; }
  const stock::OfferLine* offer(std::size_t row) const;
  bool more() const { return !m_next.empty(); }

 private:
  struct Facts {
    std::optional<stock::Supplier> supplier;
    std::vector<stock::OfferLine> offers;
    std::string next;
  };
  void read() override;
  void take(Facts facts);
  RowTable::Value lead_days(std::int64_t days, bool own) const;

  bool m_with_costs;
  stock::Supplier m_supplier;
  std::size_t m_wanted;  ///< so many products
  std::vector<stock::OfferLine> m_offers;
  std::string m_next;
  RowTable m_table;
};

}  // namespace kontor::gui
