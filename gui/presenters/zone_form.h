#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/form_presenter.h"

namespace kontor::gui {

/// Asks where in a place products lie, and sets it.
class ZoneForm : public FormPresenter {
 public:
  /// `place`: the one that is asked for at first; none: one that has the first product.
  ZoneForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
           std::vector<stock::PoolRow> products, const std::vector<company::Location>& places,
           LocationId place);

  /// It is not wanted any more.
  std::function<void()> on_dropped;

 private:
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string&) override {}

  std::vector<stock::PoolRow> m_products;
};

}  // namespace kontor::gui
