#pragma once

#include <chrono>

#include "app/cli/console.h"
#include "domain/intake/import.h"

namespace kontor::cli {

/// While one lives, the first interrupt or request to end asks the work to stop at the next safe
/// place; a second one ends the program at once. May stand inside another one.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  static bool wanted();

 private:
  bool m_outermost;
};

/// A bar on standard error where that is a terminal. Minds interrupts while it lives.
class BarProgress : public intake::Progress {
 public:
  explicit BarProgress(Console& console);
  ~BarProgress() override;
  BarProgress(const BarProgress&) = delete;
  BarProgress& operator=(const BarProgress&) = delete;

  void at(std::string_view stage, std::int64_t done, std::int64_t total) override;
  bool cancelled() override;

 private:
  std::string stage_name(std::string_view stage) const;

  Console& m_console;
  Interrupts m_interrupts;
  std::chrono::steady_clock::time_point m_shown;
};

}  // namespace kontor::cli
