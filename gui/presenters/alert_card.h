#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/stock/alert.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/form_presenter.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/read_detail.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One alert: what other places have of the product, and who cleared it before and why.
class AlertCard : public ReadDetail<stock::Cell> {
 public:
  AlertCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
            Language language);

  const stock::Cell& cell() const { return m_subject; }
  /// The product at all places that this person may see, the alert's own first.
  RowTable& levels() { return m_levels; }
  /// Clearings of the product at the place, the newest first.
  RowTable& clearings() { return m_clearings; }

 private:
  struct Facts;
  void read() override;
  void take(const Facts& facts);
  void fill_levels(const Facts& facts);
  void fill_clearings(const Facts& facts);

  RowTable m_levels, m_clearings;
};

/// What is to be cleared: a product's code and a place's.
struct AlertToClear {
  std::string product, place;
};

/// Asks why nothing is to be done about alerts, and clears them.
class ClearAlertsForm : public FormPresenter {
 public:
  /// `about`: what is cleared, in words.
  ClearAlertsForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                  std::vector<AlertToClear> alerts, const std::string& about);
  /// It is not wanted any more.
  std::function<void()> on_dropped;
  /// What was done, in words.
  std::string done() const;

 private:
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string&) override {}

  std::vector<AlertToClear> m_alerts;
};

/// How many alerts wait at the places that the person at the window may see.
class AlertBadge {
 public:
  /// `changed`: there are more or fewer.
  AlertBadge(std::shared_ptr<OpenBook> book, Executor& executor, std::function<void()> changed);
  void load();
  const stock::AlertCounts& counts() const { return m_counts; }

 private:
  std::shared_ptr<OpenBook> m_book;
  std::function<void()> m_changed;
  stock::AlertCounts m_counts;
  Slot m_reading;
};

}  // namespace kontor::gui
