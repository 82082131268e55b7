#pragma once

#include <wx/button.h>
#include <wx/choice.h>

#include <functional>
#include <memory>
#include <string>

#include "gui/presenters/batch_acts.h"
#include "gui/presenters/source_map_presenter.h"
#include "gui/presenters/unknown_products_presenter.h"
#include "gui/views/list_page.h"
#include "gui/views/product_card_panel.h"

namespace kontor::gui {

/// Which product each key of the channels' files means.
class SourceMapPage : public ListPage {
 public:
  SourceMapPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                BusyBar& busy, bool dense);
  ~SourceMapPage() override { DestroyChildren(); }  // they read m_presenter

  SourceMapPresenter& presenter() { return m_presenter; }
  PageState state() override { return {}; }
  void show(const PageState&) override {}

 private:
  void add_filters(const Language& t) override;
  DetailPanel* make_detail(wxWindow* parent) override;
  ProductCardPanel* card() {
    need_detail();
    return m_card;
  }
  Detail& detail() override {
    return m_card ? static_cast<Detail&>(m_card->card()) : ListPage::detail();
  }
  void show_row(std::size_t row) override;
  std::optional<std::size_t> shown_row() override;
  StatePanel::Content empty_content() override;
  void fill_filters() override;

  std::shared_ptr<OpenBook> m_open;
  SourceMapPresenter m_presenter;
  wxChoice* m_kind = nullptr;
  ProductCardPanel* m_card = nullptr;
};

/// Products that an import did not know, and the act that says what they are.
class UnknownProductsPage : public ListPage {
 public:
  /// `acts` outlives the page.
  UnknownProductsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                      BusyBar& busy, BatchActs& acts, bool dense);
  ~UnknownProductsPage() override { DestroyChildren(); }  // they read m_presenter

  UnknownProductsPresenter& presenter() { return m_presenter; }
  PageState state() override { return {}; }
  void show(const PageState&) override {}
  /// The chosen product is the one with this SKU or code.
  void bind_chosen(const std::string& real);
  /// An act ended or began.
  void show_act();

 private:
  void add_filters(const Language& t) override;
  void add_acts(std::vector<RowAct>& acts) override;
  DetailPanel* make_detail(wxWindow* parent) override;
  ProductCardPanel* card() {
    need_detail();
    return m_card;
  }
  Detail& detail() override {
    return m_card ? static_cast<Detail&>(m_card->card()) : ListPage::detail();
  }
  void show_row(std::size_t row) override;
  std::optional<std::size_t> shown_row() override;
  StatePanel::Content empty_content() override;
  void fill_filters() override;
  bool may_bind();
  void ask_product();

  std::shared_ptr<OpenBook> m_open;
  UnknownProductsPresenter m_presenter;
  BatchActs& m_acts;
  wxButton* m_bind = nullptr;
  ProductCardPanel* m_card = nullptr;
};

}  // namespace kontor::gui
