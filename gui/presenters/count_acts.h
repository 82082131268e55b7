#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "domain/goods/stock_counts.h"
#include "gui/presenters/book_acts.h"
#include "gui/presenters/form_presenter.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// The steps of a count, one at a time.
class CountActs : public BookActs {
 public:
  /// `changed`: it began, ended or failed.
  CountActs(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
            std::function<void()> changed)
      : BookActs(std::move(book), executor, std::move(language), std::move(changed)) {}

  void recount(std::int64_t number);
  void approve(std::int64_t number, goods::Uncounted uncounted);
  void post(std::int64_t number, goods::Uncounted uncounted);
  void cancel(std::int64_t number);
};

/// Asks where and what is to be counted, and makes the count.
class NewCountForm : public FormPresenter {
 public:
  NewCountForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language);
  void load();
  /// It is not wanted any more.
  std::function<void()> on_dropped;
  /// The number of the count that was made; 0: none.
  std::int64_t made() const { return m_made; }
  /// What was done, in words, and what of a list was left out.
  std::string done() const { return *m_told; }

 private:
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  void check() override;
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string& code) override;

  std::int64_t m_made = 0;
  std::shared_ptr<std::string> m_told = std::make_shared<std::string>();  ///< set by the worker
  Slot m_reading;
};

}  // namespace kontor::gui
