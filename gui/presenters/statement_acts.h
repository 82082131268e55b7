#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "domain/goods/stock_statements.h"
#include "gui/presenters/book_acts.h"
#include "gui/presenters/form_presenter.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// Takes in the stock file of an outside warehouse: of which one, and of which moment it tells.
class ReadStatementForm : public FormPresenter {
 public:
  ReadStatementForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                    std::string file);
  void load();
  /// It is not wanted any more.
  std::function<void()> on_dropped;
  /// The number of the statement that was read; 0: none.
  std::int64_t made() const { return m_made; }
  /// What was read, in words, and which rows were left out.
  std::string done() const { return *m_told; }

 private:
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  void check() override;
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string& code) override;

  std::string m_file;
  std::int64_t m_made = 0;
  std::shared_ptr<std::string> m_told = std::make_shared<std::string>();  ///< set by the worker
  Slot m_reading;
};

/// Says why a statement's lines differ and posts that, or leaves them open with a note.
class SettleStatementForm : public FormPresenter {
 public:
  /// `product`: the line that it begins with; empty: all that are open.
  SettleStatementForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                      std::int64_t number, std::string product);
  void load();
  /// It is not wanted any more.
  std::function<void()> on_dropped;
  /// What was done, in words.
  std::string done() const { return *m_told; }

 private:
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  void check() override;
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string&) override {}

  std::int64_t m_number;
  std::string m_product;
  std::shared_ptr<std::string> m_told = std::make_shared<std::string>();  ///< set by the worker
  Slot m_reading;
};

/// Closes statements, one at a time.
class StatementActs : public BookActs {
 public:
  /// `changed`: it began, ended or failed.
  StatementActs(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                std::function<void()> changed)
      : BookActs(std::move(book), executor, std::move(language), std::move(changed)) {}

  void close(std::int64_t number);
};

}  // namespace kontor::gui
