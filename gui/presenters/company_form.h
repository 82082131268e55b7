#pragma once

#include <memory>
#include <string>
#include <vector>

#include "domain/desk/seal.h"
#include "gui/presenters/form_presenter.h"
#include "gui/presenters/report_choice.h"

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
  /// What the close of days that was just saved leaves on paper: which rows of the audit are
  /// sealed, a line each; empty while nothing was closed here.
  const std::vector<std::string>& sealed() const { return m_sealed; }
  /// The days that it closed, for the report on them.
  const ReportChoice& closed() const { return m_closed; }
  /// Whether who sits here may see that report.
  bool may_see_paper() const;

  /// They were read.
  std::function<void()> on_read;

 private:
  struct Facts {
    std::vector<company::Entity> entities;
    std::string duplicate_skus;
  };
  /// What saving found out on its worker.
  struct Close {
    desk::SealedChain chain;
    bool done = false;
  };
  void fill_entity();
  void tell_close();
  void check() override;
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string& code) override;

  std::vector<company::Entity> m_entities;
  std::string m_duplicate_skus;
  EntityId m_entity;
  std::shared_ptr<Close> m_close = std::make_shared<Close>();
  std::vector<std::string> m_sealed;
  ReportChoice m_closed;
  Slot m_reading;
};

}  // namespace kontor::gui
