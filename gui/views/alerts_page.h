#pragma once

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "gui/presenters/alert_card.h"
#include "gui/presenters/alerts_presenter.h"
#include "gui/views/form_dialog.h"
#include "gui/views/list_page.h"
#include "gui/views/place_filter.h"

namespace kontor::gui {

/// One alert below the list: what other places have, who cleared it before.
class AlertCardPanel : public DetailPanel {
 public:
  AlertCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~AlertCardPanel() override { DestroyChildren(); }  // they read m_card

  AlertCard& card() { return m_card; }

 private:
  Detail& detail() override { return m_card; }

  AlertCard m_card;
};

/// Asks why nothing is to be done about alerts.
class ClearAlertsDialog : public FormDialog {
 public:
  ClearAlertsDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                    std::shared_ptr<OpenBook> book, std::vector<AlertToClear> alerts,
                    const std::string& about);
  ~ClearAlertsDialog() override { DestroyChildren(); }  // they read m_form

  ClearAlertsForm& form() { return m_form; }
  /// It ends; what was done in words, empty: nothing.
  std::function<void(const std::string& done)> on_close;

 private:
  void dropped() override { end({}); }
  void end(const std::string& done);

  ClearAlertsForm m_form;
};

/// What is oversold or low where: a tab of the stock.
class AlertsPage : public ListPage {
 public:
  AlertsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
             const AlertsChoice& choice, bool dense);
  ~AlertsPage() override { DestroyChildren(); }  // they read m_presenter

  AlertsPresenter& presenter() { return m_presenter; }
  AlertCardPanel* card() {
    need_detail();
    return m_card;
  }
  ClearAlertsDialog* clear_dialog() const { return m_clear_dialog; }
  wxButton* clear_button() const { return m_clear; }
  wxButton* product_button() const { return m_product; }
  /// Asks why the chosen alerts are to be cleared.
  void ask_clear();
  void show_alerts(const AlertsChoice& choice) { m_presenter.choose(choice); }
  /// All that is known of a product is wanted.
  std::function<void(ProductId)> on_product;

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
  /// The chosen alerts that may be cleared; none where some may not, or are not read yet.
  std::vector<stock::Alert> chosen();
  void open_product();

  std::shared_ptr<OpenBook> m_open;
  AlertsPresenter m_presenter;
  PlaceFilter m_place;
  wxChoice* m_kind = nullptr;
  wxCheckBox* m_cleared = nullptr;
  wxButton* m_product = nullptr;
  wxButton* m_clear = nullptr;
  AlertCardPanel* m_card = nullptr;
  ClearAlertsDialog* m_clear_dialog = nullptr;
};

}  // namespace kontor::gui
