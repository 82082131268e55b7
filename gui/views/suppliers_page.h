#pragma once

#include <wx/button.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "gui/presenters/supplier_forms.h"
#include "gui/presenters/suppliers_presenter.h"
#include "gui/views/form_dialog.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// One supplier below the list: what it sells, and on what terms.
class SupplierCardPanel : public DetailPanel {
 public:
  SupplierCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~SupplierCardPanel() override { DestroyChildren(); }  // they read m_card

  SupplierCard& card() { return m_card; }
  /// The terms of a product are to be changed.
  std::function<void(const stock::OfferLine&)> on_offer;

 private:
  Detail& detail() override { return m_card; }
  void filled(std::size_t tab) override;
  VirtualList* make_offers(wxWindow* page);

  SupplierCard m_card;
  wxButton* m_more = nullptr;
};

using SupplierDialog = AskDialog<SupplierForm>;
using SupplierTermsDialog = AskDialog<SupplierTermsForm>;

/// A file of what suppliers sell: what it would bring, and the act that takes it in.
class SupplierFileDialog : public wxDialog {
 public:
  SupplierFileDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                     std::shared_ptr<OpenBook> book, const std::string& file);
  ~SupplierFileDialog() override { DestroyChildren(); }  // they read m_file

  SupplierFile& file() { return m_file; }
  wxButton* take_button() const { return m_take; }
  InfoRow* info() const { return m_info; }
  /// It ends; whether something was taken in.
  std::function<void(bool taken)> on_close;

 private:
  void show_file();
  void end();

  Surroundings m_around;
  BusyBar& m_busy;
  SupplierFile m_file;
  InfoRow* m_info = nullptr;
  VirtualList* m_problems = nullptr;
  wxButton* m_take = nullptr;
  bool m_ended = false;
};

/// Who sells goods to the shop, and on what terms: a tab of the stock.
class SuppliersPage : public ListPage {
 public:
  SuppliersPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                BusyBar& busy, const std::string& search, bool dense);
  ~SuppliersPage() override { DestroyChildren(); }  // they read m_presenter

  SuppliersPresenter& presenter() { return m_presenter; }
  SupplierCardPanel* card() {
    need_detail();
    return m_card;
  }
  void new_supplier() { ask_supplier(std::nullopt); }
  void ask_supplier(const std::optional<stock::Supplier>& supplier);
  /// Asks for the terms of a product; none: of one more.
  void ask_terms(const std::optional<stock::OfferLine>& offer);
  void look_at(const std::string& file);
  SupplierDialog* supplier_dialog() const { return m_dialog; }
  SupplierTermsDialog* terms_dialog() const { return m_terms; }
  SupplierFileDialog* file_dialog() const { return m_file; }

  PageState state() override { return {}; }  // the area keeps it
  void show(const PageState&) override {}

 private:
  void add_filters(const Language& t) override;
  void add_acts(std::vector<RowAct>& acts) override;
  DetailPanel* make_detail(wxWindow* parent) override;
  Detail& detail() override {
    return m_card ? static_cast<Detail&>(m_card->card()) : ListPage::detail();
  }
  void show_row(std::size_t row) override;
  std::optional<std::size_t> shown_row() override;
  StatePanel::Content empty_content() override;
  void fill_filters() override;
  wxButton* add_act(const std::string& id, const std::string& label, std::function<void()> act,
                    Space before);
  std::optional<stock::Supplier> chosen();
  bool free() const { return !m_dialog && !m_terms && !m_file; }
  void ask_file();
  /// The list or the card has something else now.
  void changed(const std::string& sentence);

  std::shared_ptr<OpenBook> m_open;
  SuppliersPresenter m_presenter;
  wxButton* m_new = nullptr;
  wxButton* m_change = nullptr;
  wxButton* m_product = nullptr;
  wxButton* m_from_file = nullptr;
  SupplierCardPanel* m_card = nullptr;
  SupplierDialog* m_dialog = nullptr;
  SupplierTermsDialog* m_terms = nullptr;
  SupplierFileDialog* m_file = nullptr;
};

}  // namespace kontor::gui
