#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "domain/stock/supplier.h"
#include "gui/presenters/form_presenter.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// What is to be known of a supplier, or of a new one.
class SupplierForm : public FormPresenter {
 public:
  SupplierForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
               const std::optional<stock::Supplier>& supplier);
  /// It is not wanted any more.
  std::function<void()> on_dropped;

 private:
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  void check() override;
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string&) override {}
};

/// The terms at which a supplier sells a product, or one more.
class SupplierTermsForm : public FormPresenter {
 public:
  SupplierTermsForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                    const stock::Supplier& supplier, const std::optional<stock::OfferLine>& offer);
  std::function<void()> on_dropped;

 private:
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  void check() override;
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string&) override {}

  std::string m_supplier;  ///< its code
};

/// A file of what suppliers sell: first what it would bring, then taken in.
class SupplierFile {
 public:
  /// `changed`: looked at, taken in, or neither could be.
  SupplierFile(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
               std::function<void()> changed);

  void look_at(const std::string& file);
  void take_in();
  bool busy() const { return m_working.busy(); }
  bool can_take_in() const;
  bool taken_in() const { return m_done; }
  /// What it would bring, or brought, in words; what went wrong with the whole.
  const std::string& said() const { return m_said; }
  Tone tone() const { return m_tone; }
  const std::optional<RefusedAct>& refused() const { return m_refused; }
  /// Rows that are refused, and why.
  RowTable& problems() { return m_problems; }

 private:
  void run(std::shared_ptr<OpenBook> book, bool dry_run);
  void take(const Result<ListReport>& report, bool dry_run);

  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::function<void()> m_changed;
  std::string m_file, m_said;
  Tone m_tone = Tone::normal;
  bool m_brings = false, m_done = false;
  RowTable m_problems;
  std::optional<RefusedAct> m_refused;
  Alive m_alive;
  Slot m_working;
};

}  // namespace kontor::gui
