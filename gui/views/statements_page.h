#pragma once

#include <wx/button.h>
#include <wx/choice.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/statement_acts.h"
#include "gui/presenters/statement_card.h"
#include "gui/presenters/statements_presenter.h"
#include "gui/views/form_dialog.h"
#include "gui/views/list_page.h"
#include "gui/views/place_filter.h"

namespace kontor::gui {

/// One statement below the list: its lines by how they stand, and why.
class StatementCardPanel : public DetailPanel {
 public:
  StatementCardPanel(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book);
  ~StatementCardPanel() override { DestroyChildren(); }  // they read m_card

  StatementCard& card() { return m_card; }
  /// A document that accounts for a difference is wanted; an open line is to be settled.
  std::function<void(const stock::Cause&)> on_document;
  std::function<void(const std::string& product)> on_settle;

 private:
  Detail& detail() override { return m_card; }

  StatementCard m_card;
};

/// A form about statements: which file, or why lines differ. It ends; what was done in words,
/// empty: nothing.
class ReadStatementDialog : public FormDialog {
 public:
  ReadStatementDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                      std::shared_ptr<OpenBook> book, const std::string& file);
  ~ReadStatementDialog() override { DestroyChildren(); }  // they read m_form

  ReadStatementForm& form() { return m_form; }
  /// The number of the statement that was read; 0: none.
  std::function<void(std::int64_t made, const std::string& done)> on_close;

 private:
  void dropped() override { end(0); }
  void end(std::int64_t made);

  ReadStatementForm m_form;
};

class SettleStatementDialog : public FormDialog {
 public:
  SettleStatementDialog(wxWindow* parent, const Surroundings& around, BusyBar& busy,
                        std::shared_ptr<OpenBook> book, std::int64_t number,
                        const std::string& product);
  ~SettleStatementDialog() override { DestroyChildren(); }  // they read m_form

  SettleStatementForm& form() { return m_form; }
  std::function<void(const std::string& done)> on_close;

 private:
  void dropped() override { end({}); }
  void end(const std::string& done);

  SettleStatementForm m_form;
};

/// What outside warehouses say that they have, line by line against the book: a tab of the stock.
class StatementsPage : public ListPage {
 public:
  StatementsPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book,
                 BusyBar& busy, const StatementsChoice& choice, std::int64_t statement, bool dense);
  ~StatementsPage() override { DestroyChildren(); }  // they read m_presenter

  StatementsPresenter& presenter() { return m_presenter; }
  StatementActs& acts() { return m_acts; }
  StatementCardPanel* card() {
    need_detail();
    return m_card;
  }
  ReadStatementDialog* read_dialog() const { return m_read_dialog; }
  SettleStatementDialog* settle_dialog() const { return m_settle_dialog; }
  wxButton* main_button() const { return m_main; }
  /// The number of the statement that is open below; 0: none.
  std::int64_t shown() { return detail().shown(); }
  /// Asks of which warehouse a file is.
  void read_file(const std::string& file);
  /// Asks why a product's line differs, or all that are open.
  void settle(std::int64_t number, const std::string& product);
  void show_statement(std::int64_t number);
  void show_statements(const StatementsChoice& choice, std::int64_t statement);
  /// A document is wanted where it lives.
  std::function<void(const stock::Cause&)> on_document;

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
  std::optional<StatementRow> chosen();
  bool may_read() const;
  bool free() const { return !m_acts.busy() && !m_read_dialog && !m_settle_dialog; }
  std::optional<RowAct> next_act(const StatementRow& row);
  void ask_file();
  void show_act();

  std::shared_ptr<OpenBook> m_open;
  StatementsPresenter m_presenter;
  StatementActs m_acts;
  PlaceFilter m_place;
  wxChoice* m_state = nullptr;
  wxButton* m_read = nullptr;
  wxButton* m_main = nullptr;
  StatementCardPanel* m_card = nullptr;
  ReadStatementDialog* m_read_dialog = nullptr;
  SettleStatementDialog* m_settle_dialog = nullptr;
};

}  // namespace kontor::gui
