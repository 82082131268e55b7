#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/list_presenter.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// Walks through rows that are all here: they are handed over at once, as they are now.
class WholeWalk : public RowWalk {
 public:
  explicit WholeWalk(Rows rows) : m_rows(std::move(rows)), m_count(std::ssize(m_rows)) {}
  void next(Taken then, Failed) override { then(std::exchange(m_rows, {})); }
  std::int64_t count() const override { return m_count; }

 private:
  Rows m_rows;
  std::int64_t m_count;
};

/// A list page whose rows are few enough to be read at once, such as the accounts: what all of
/// them share. `Facts` is what a worker reads.
template <class Facts>
class WholeListPresenter : public ListPresenter {
 public:
  State state() const override {
    if (!m_rows.empty()) return State::ready;
    if (!m_error.empty()) return State::failed;
    if (!m_read || busy()) return State::loading;
    return filtered() ? State::nothing_found : State::empty;
  }
  bool busy() const override { return m_reading.busy(); }
  const std::string& error() const override { return m_error; }

  void load() override {
    m_another_list = true;
    read();
  }
  void refresh(std::size_t) override { read(); }
  void cancel() override {
    m_reading.cancel();
    m_view.show_state();
  }

  const std::vector<Column>& columns() const override { return m_columns; }
  std::size_t rows() const override { return m_rows.size(); }
  Cell cell(std::size_t row, std::size_t column) override {
    return row < m_rows.size() && column < m_rows[row].size() ? m_rows[row][column].cell : Cell{};
  }
  std::string raw(std::size_t row, std::size_t column) override {
    if (row >= m_rows.size() || column >= m_rows[row].size()) return {};
    const auto& value = m_rows[row][column];
    return value.raw.empty() ? value.cell.text : value.raw;
  }
  std::unique_ptr<RowWalk> walk(std::vector<std::size_t> columns) override {
    RowWalk::Rows all;
    for (std::size_t row = 0; row < rows(); ++row) {
      auto& values = all.emplace_back();
      for (const std::size_t column : columns) values.push_back(raw(row, column));
    }
    return std::make_unique<WholeWalk>(std::move(all));
  }

 protected:
  using Value = RowTable::Value;

  WholeListPresenter(ListView& view, Executor& executor, Language language)
      : m_view(view), m_language(std::move(language)), m_reading(executor, Lane::read) {}

  /// What the worker does; it may throw Failure.
  virtual std::function<Facts()> reader() const = 0;
  /// Makes columns and rows of what was read.
  virtual void fill(const Facts& facts) = 0;

  /// Other columns: the view shows them before the rows.
  void set_columns(std::vector<Column> columns) {
    m_other_columns = m_other_columns || !same_columns(columns, m_columns);
    m_columns = std::move(columns);
  }
  void clear_rows() { m_rows.clear(); }
  void add_row(std::vector<Value> row) { m_rows.push_back(std::move(row)); }

  ListView& m_view;
  Language m_language;

 private:
  static bool same_columns(const std::vector<Column>& a, const std::vector<Column>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
      return x.id == y.id && x.title == y.title && x.hidden == y.hidden;
    });
  }

  void read() {
    m_reading.run([work = reader()](const Cancel&) { return work(); },
                  [this](const Facts& facts) {
                    m_error.clear();
                    m_read = true;
                    fill(facts);
                    if (std::exchange(m_other_columns, false)) m_view.show_columns();
                    m_view.show_rows(std::exchange(m_another_list, false));
                    m_view.show_state();
                  },
                  [this](const Failure& failure) {
                    m_error = m_language.sentence(failure);
                    m_view.show_state();
                  });
    m_view.show_state();
  }

  std::vector<Column> m_columns;
  std::vector<std::vector<Value>> m_rows;
  std::string m_error;
  bool m_another_list = true, m_read = false, m_other_columns = false;
  Slot m_reading;
};

}  // namespace kontor::gui
