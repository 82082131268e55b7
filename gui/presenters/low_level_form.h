#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/form_presenter.h"

namespace kontor::gui {

/// Asks at what level products are low, at a place or at all of them, and sets it.
class LowLevelForm : public FormPresenter {
 public:
  /// `place`: the one that is asked for at first; none: all.
  LowLevelForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
               std::vector<stock::PoolRow> products, std::vector<company::Location> places,
               LocationId place);

  /// It is not wanted any more.
  std::function<void()> on_dropped;

 private:
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  std::string now_in_words() const;
  void check() override;
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string&) override {}

  std::vector<stock::PoolRow> m_products;
  std::vector<company::Location> m_places;
};

}  // namespace kontor::gui
