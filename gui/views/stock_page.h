#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/simplebook.h>
#include <wx/splitter.h>
#include <wx/srchctrl.h>
#include <wx/timer.h>

#include <memory>

#include "gui/presenters/stock_presenter.h"
#include "gui/views/product_card_panel.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/busy_bar.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/state_panel.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// What survives a change of language and going away.
struct StockPageState {
  StockChoice choice;
  ProductId product;
  bool dense = false;
};

/// The stock of all places: search, filters, list, and the card of the chosen product.
class StockPage : public wxPanel, public StockView {
 public:
  StockPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
            const StockPageState& state);
  ~StockPage() override { DestroyChildren(); }  // they read m_presenter

  void show_columns() override;
  void show_rows(bool another_list) override;
  void show_more() override;
  void show_state() override;

  StockPresenter& presenter() { return m_presenter; }
  wxSearchCtrl* search_field() const { return m_search; }
  VirtualList* list() const { return m_list; }
  ProductCardPanel* card() const { return m_card; }
  StatePanel* state_panel() const { return m_empty; }
  wxStaticText* footer() const { return m_footer; }

  StockPageState state();
  void find();
  void refresh();
  /// Somebody committed.
  void book_changed();
  void clear_filters();
  void show_oversold_only(bool only);
  void set_dense(bool dense);
  void show_product(ProductId product);
  void open_chosen();
  void close_product();
  /// Copies from the list that has the focus; false when nothing is chosen there.
  bool copy();
  void remember();

 private:
  wxSizer* make_filters(const Language& t);
  wxWindow* make_list(wxWindow* parent, const Language& t);
  void bind_filters();
  void fill_places();
  void search_now();
  void row_chosen();
  void on_key(wxKeyEvent& event);
  StatePanel::Content empty_content();

  Surroundings m_around;
  BusyBar& m_busy;
  StockPresenter m_presenter;
  ProductId m_product;
  bool m_dense = false;
  wxSearchCtrl* m_search = nullptr;
  wxChoice* m_place = nullptr;
  wxCheckBox* m_oversold = nullptr;
  wxChoice* m_figure = nullptr;
  InfoRow* m_info = nullptr;
  wxSplitterWindow* m_splitter = nullptr;
  wxSimplebook* m_book = nullptr;
  VirtualList* m_list = nullptr;
  StatePanel* m_empty = nullptr;
  wxStaticText* m_footer = nullptr;
  ProductCardPanel* m_card = nullptr;
  wxTimer m_typing;
};

}  // namespace kontor::gui
