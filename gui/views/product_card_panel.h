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
  VirtualList* levels() const { return list(0); }
  VirtualList* movements() const { return list(1); }
  ChartView* sold_chart() const { return m_sold; }
  ChartView* on_hand_chart() const { return m_on_hand; }

 private:
  Detail& detail() override { return m_card; }
  void filled() override;
  void add_movements(const Language& t, const std::string& id);

  ProductCard m_card;
  /// A chart with its figures as a table beside it.
  ChartView* add_chart(Table& figures, const std::string& id, const std::string& title,
                       const std::string& nothing);
  void fill_charts();

  wxButton* m_older = nullptr;
  ChartView* m_sold = nullptr;
  ChartView* m_on_hand = nullptr;
};

}  // namespace kontor::gui
