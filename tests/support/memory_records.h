#pragma once

#include <vector>

#include "domain/intake/import.h"

namespace kontor::test {

/// Records in memory as an import source.
class MemoryRecords : public intake::RecordSource {
 public:
  explicit MemoryRecords(std::vector<intake::Item> items) : m_items(std::move(items)) {}
  std::optional<intake::Item> next() override {
    if (m_next == m_items.size()) return std::nullopt;
    return m_items[m_next++];
  }
  const std::optional<Refusal>& problem() const override { return m_problem; }
  void rewind() override { m_next = 0; }
  std::pair<std::int64_t, std::int64_t> progress() const override {
    return {static_cast<std::int64_t>(m_next), static_cast<std::int64_t>(m_items.size())};
  }

 private:
  std::vector<intake::Item> m_items;
  std::size_t m_next = 0;
  std::optional<Refusal> m_problem;
};

/// Somebody who looks at nothing and stops nothing.
class NoProgress : public intake::Progress {
 public:
  void at(std::string_view, std::int64_t, std::int64_t) override {}
};

}  // namespace kontor::test
