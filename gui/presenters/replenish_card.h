#pragma once

#include <functional>
#include <memory>
#include <string>

#include "domain/goods/replenish.h"
#include "gui/presenters/detail.h"
#include "gui/presenters/form_presenter.h"
#include "gui/presenters/language.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// Why so much of a product is suggested: every term, and how each follows from the others.
class ReplenishCard : public Detail {
 public:
  ReplenishCard(DetailView& view, Language language);

  /// What is shown is a copy: the list may be worked out anew meanwhile.
  void show(const goods::Suggestion& suggestion, const std::string& whom);
  void close() override;
  void refresh() override {}

  bool open() const override { return bool(m_product); }
  std::int64_t shown() const override { return m_product.value; }
  ProductId product() const { return m_product; }
  bool loading() const override { return false; }
  const std::string& error() const override { return m_error; }
  const std::string& title() const override { return m_title; }
  const std::string& subtitle() const override { return m_subtitle; }
  RowTable& terms() { return m_terms; }

 private:
  DetailView& m_view;
  Language m_language;
  ProductId m_product;
  std::string m_title, m_subtitle, m_error;
  RowTable m_terms;
};

/// How a place is replenished, or all places without settings of their own.
class ReplenishSettingsForm : public FormPresenter {
 public:
  /// `place`: the code of the one that is asked for; empty: all places.
  ReplenishSettingsForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                        std::string place);
  void load();
  /// It is not wanted any more.
  std::function<void()> on_dropped;

 private:
  struct Facts;
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  void take(const Facts& facts);
  void check() override;
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string&) override {}

  std::string m_place;
  Slot m_reading;
};

}  // namespace kontor::gui
