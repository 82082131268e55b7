#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>

#include <memory>

#include "gui/presenters/stock_presenter.h"
#include "gui/presenters/zone_form.h"
#include "gui/views/form_dialog.h"
#include "gui/views/list_page.h"
#include "gui/views/low_level_dialog.h"
#include "gui/views/place_filter.h"
#include "gui/views/product_card_panel.h"

namespace kontor::gui {

using ZoneDialog = AskDialog<ZoneForm>;

/// The stock of all places: search, filters, list, and the card of the chosen product.
class StockPage : public ListPage {
 public:
  StockPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
            const StockPageState& state, bool dense);
  ~StockPage() override { DestroyChildren(); }  // they read m_presenter

  StockPresenter& presenter() { return m_presenter; }
  ProductCardPanel* card() {
    need_detail();
    return m_card;
  }
  PageState state() override;
  void show(const PageState& wanted) override;
  void show_oversold_only(bool only) { m_presenter.show_oversold_only(only); }
  void show_low_only(bool only) { m_presenter.show_low_only(only); }
  void show_product(ProductId product);
  /// Asks at what level the chosen products are low.
  void ask_low_level();
  LowLevelDialog* low_level_dialog() const { return m_low_level; }
  /// Asks where in a place the chosen products lie.
  void ask_zone();
  ZoneDialog* zone_dialog() const { return m_zone; }
  /// Gives these places a column each, by code, and remembers them; none: the first ones.
  void show_places(const std::vector<std::string>& codes);

 private:
  void add_filters(const Language& t) override;
  DetailPanel* make_detail(wxWindow* parent) override;
  Detail& detail() override {
    return m_card ? static_cast<Detail&>(m_card->card()) : ListPage::detail();
  }
  void show_row(std::size_t row) override;
  std::optional<std::size_t> shown_row() override;
  StatePanel::Content empty_content() override;
  void fill_filters() override;
  void add_acts(std::vector<RowAct>& acts) override;
  void choose_places();
  /// The chosen products, in the order of the list; none where some are not read yet.
  std::vector<stock::PoolRow> chosen();

  std::shared_ptr<OpenBook> m_open;
  StockPresenter m_presenter;
  PlaceFilter m_place;
  wxCheckBox* m_oversold = nullptr;
  wxCheckBox* m_low = nullptr;
  LowLevelDialog* m_low_level = nullptr;
  ZoneDialog* m_zone = nullptr;
  wxChoice* m_figure = nullptr;
  wxButton* m_places = nullptr;
  ProductCardPanel* m_card = nullptr;
};

}  // namespace kontor::gui
