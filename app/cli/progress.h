#pragma once

#include <chrono>

#include "app/cli/console.h"
#include "domain/intake/import.h"

namespace kontor::cli {

/// A bar on standard error where that is a terminal. While it lives, the first interrupt asks the
/// work to stop at the next safe place; a second one ends the program at once.
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
  std::chrono::steady_clock::time_point m_shown;
};

}  // namespace kontor::cli
