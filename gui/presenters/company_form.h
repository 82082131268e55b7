#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/form_presenter.h"

namespace kontor::gui {

/// The facts of a company, and what the whole book does with shared SKUs.
class CompanyForm : public FormPresenter {
 public:
  CompanyForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language);

  /// Reads the companies; what is typed and not saved stays.
  void load();
  void choose(EntityId entity);
  const std::vector<company::Entity>& entities() const { return m_entities; }
  EntityId shown() const { return m_entity; }
  bool reading() const { return m_reading.busy(); }

  /// They were read.
  std::function<void()> on_read;

 private:
  struct Facts {
    std::vector<company::Entity> entities;
    std::string duplicate_skus;
  };
  void fill_entity();
  void check() override;
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string& code) override;

  std::vector<company::Entity> m_entities;
  std::string m_duplicate_skus;
  EntityId m_entity;
  Slot m_reading;
};

}  // namespace kontor::gui
