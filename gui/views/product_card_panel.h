#pragma once

#include <wx/bmpbuttn.h>
#include <wx/notebook.h>
#include <wx/panel.h>

#include <functional>
#include <memory>

#include "gui/presenters/product_card.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// One product below the stock list: its levels by place, its movements.
class ProductCardPanel : public wxPanel, public ProductCardView {
 public:
  ProductCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~ProductCardPanel() override { DestroyChildren(); }  // they read m_card

  void show_card() override;

  ProductCard& card() { return m_card; }
  VirtualList* levels() const { return m_levels; }
  VirtualList* movements() const { return m_movements; }
  wxNotebook* tabs() const { return m_tabs; }
  /// The list of the tab that is shown.
  VirtualList* shown_list() const;
  void set_dense(bool dense);
  void remember_widths();

  std::function<void()> on_close;

 private:
  wxWindow* make_header(const Language& t);
  wxWindow* make_movements(const Language& t);

  Surroundings m_around;
  ProductCard m_card;
  ProductId m_shown;
  wxStaticText* m_title = nullptr;
  wxStaticText* m_subtitle = nullptr;
  InfoRow* m_info = nullptr;
  wxNotebook* m_tabs = nullptr;
  VirtualList* m_levels = nullptr;
  VirtualList* m_movements = nullptr;
  wxButton* m_older = nullptr;
};

}  // namespace kontor::gui
