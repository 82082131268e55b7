#pragma once

#include <memory>

#include "gui/presenters/product_card.h"
#include "gui/views/detail_panel.h"

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

 private:
  Detail& detail() override { return m_card; }
  void filled() override;
  void add_movements(const Language& t, const std::string& id);

  ProductCard m_card;
  wxButton* m_older = nullptr;
};

}  // namespace kontor::gui
