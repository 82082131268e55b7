#pragma once

#include <memory>

#include "gui/presenters/product_card.h"
#include "gui/views/detail_panel.h"
#include "gui/widgets/chart_view.h"

namespace kontor::gui {

/// One product below the stock list: its levels by place, its movements.
class ProductCardPanel : public DetailPanel {
 public:
  /// `id`: what the controls' ids begin with.
  ProductCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                   const std::string& id = "product");
  ~ProductCardPanel() override { DestroyChildren(); }  // they read m_card

  ProductCard& card() { return m_card; }
  /// An entry of the ledger, or a part of the bundle, is to be shown.
  std::function<void(EntryId)> on_entry;
  std::function<void(ProductId)> on_part;
  VirtualList* levels() { return list(0); }
  VirtualList* movements() { return list(1); }
  // None while nobody has looked at their tabs.
  ChartView* sold_chart() const { return m_sold; }
  ChartView* on_hand_chart() const { return m_on_hand; }

 private:
  Detail& detail() override { return m_card; }
  void filled(std::size_t tab) override;
  VirtualList* make_movements(wxWindow* page, const std::string& id);
  /// A list that is read by pages, with a button for the next.
  VirtualList* make_paged(wxWindow* page, Table& table, wxButton*& older,
                          const VirtualList::Names& names, const std::string& label,
                          std::function<void()> more);
  /// A chart with its figures as a table beside it.
  void add_chart(ChartView*& chart, Table& figures, const std::string& id, const std::string& title,
                 const std::string& nothing);
  void fill_chart(ChartView& view, formats::ChartKind kind, const std::string& title,
                  const std::string& series, const std::vector<ProductCard::Figure>& all) const;

  ProductCard m_card;
  wxButton* m_older = nullptr;
  wxButton* m_older_entries = nullptr;
  ChartView* m_sold = nullptr;
  ChartView* m_on_hand = nullptr;
};

}  // namespace kontor::gui
