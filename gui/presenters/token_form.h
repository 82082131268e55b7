#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/form_presenter.h"

namespace kontor::gui {

/// A new token: its name, for which commands, for whom it acts, the file that it is written to.
class TokenForm : public FormPresenter {
 public:
  TokenForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language);

  /// Reads for whom it may act.
  void load();
  bool reading() const { return m_reading.busy(); }
  /// What was made, in words.
  std::string done() const;

  /// A new one is not wanted any more.
  std::function<void()> on_dropped;

 private:
  void check() override;
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string&) override {}
  void dropped() override {
    if (on_dropped) on_dropped();
  }

  std::string m_name, m_file;
  Slot m_reading;
};

}  // namespace kontor::gui
