#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "domain/intake/import.h"

namespace kontor::gui {

/// How far a long act on a worker is; shared by the worker that tells and the page that looks.
class LongWork : public intake::Progress {
 public:
  void at(std::string_view stage, std::int64_t done, std::int64_t total) override {
    m_writing = stage != "read";
    m_done = done;
    m_total = total;
  }
  bool cancelled() override { return m_stop; }

  void stop() { m_stop = true; }
  bool writing() const { return m_writing; }
  /// 0 to 100; below zero where it is not known.
  int percent() const {
    const std::int64_t total = m_total;
    return total > 0 ? static_cast<int>(m_done * 100 / total) : -1;
  }

 private:
  std::atomic<bool> m_stop{false};
  std::atomic<bool> m_writing{false};
  std::atomic<std::int64_t> m_done{0}, m_total{0};
};

}  // namespace kontor::gui
