#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/textctrl.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/replenish_card.h"
#include "gui/presenters/replenish_presenter.h"
#include "gui/views/form_dialog.h"
#include "gui/views/list_page.h"

namespace kontor::gui {

/// Why so much of a product is suggested, below the list.
class ReplenishCardPanel : public DetailPanel {
 public:
  ReplenishCardPanel(wxWindow* parent, Surroundings around);
  ~ReplenishCardPanel() override { DestroyChildren(); }  // they read m_card

  ReplenishCard& card() { return m_card; }

 private:
  Detail& detail() override { return m_card; }

  ReplenishCard m_card;
};

/// How a place is replenished.
class ReplenishSettingsDialog : public FormDialog {
 public:
  ReplenishSettingsDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                          std::shared_ptr<OpenBook> book, const std::string& place);
  ~ReplenishSettingsDialog() override { DestroyChildren(); }  // they read m_form

  ReplenishSettingsForm& form() { return m_form; }
  /// It ends, with other settings or not.
  std::function<void(bool set)> on_close;

 private:
  void dropped() override { end(false); }
  void end(bool set);

  ReplenishSettingsForm m_form;
};

/// What a place needs, from suppliers or from places with too much: a tab of the stock.
class ReplenishPage : public ListPage {
 public:
  ReplenishPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                BusyBar& busy, const ReplenishChoice& choice, bool dense);
  ~ReplenishPage() override { DestroyChildren(); }  // they read m_presenter

  ReplenishPresenter& presenter() { return m_presenter; }
  ReplenishCardPanel* card() {
    need_detail();
    return m_card;
  }
  wxButton* draft_button() const { return m_draft; }
  wxTextCtrl* quantity_field() const { return m_quantity; }
  ReplenishSettingsDialog* settings_dialog() const { return m_settings_dialog; }
  /// Asks how places are replenished; empty: all of them.
  void ask_settings(const std::string& place);
  void show_suggestions(const ReplenishChoice& choice) { m_presenter.choose(choice); }
  /// All that is known of a product is wanted.
  std::function<void(ProductId)> on_product;

  PageState state() override { return {}; }  // the area keeps it
  void show(const PageState&) override {}
  void book_changed() override { m_presenter.book_changed(); }
  void show_state() override;
  bool unsaved() const override { return m_presenter.changed(); }
  std::vector<KeyHelp> keys() const override;

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
  wxButton* add_button(const std::string& id, const std::string& label, std::function<void()> act,
                       Space before);
  /// Takes what was typed as the quantity of the chosen row.
  void take_quantity();
  void change_quantity();
  void leave_out();
  void open_product();
  void tell_drafts();
  bool may_draft() const;

  std::shared_ptr<OpenBook> m_open;
  ReplenishPresenter m_presenter;
  wxChoice* m_place = nullptr;
  wxChoice* m_by = nullptr;
  wxChoice* m_supplier = nullptr;
  wxTextCtrl* m_quantity = nullptr;
  wxButton* m_draft = nullptr;
  std::vector<std::string> m_places_listed, m_suppliers_listed;  ///< codes as the filters have them
  bool m_told_stale = false;
  ReplenishCardPanel* m_card = nullptr;
  ReplenishSettingsDialog* m_settings_dialog = nullptr;
};

}  // namespace kontor::gui
