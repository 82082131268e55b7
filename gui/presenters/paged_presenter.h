#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/presenters/language.h"
#include "gui/presenters/list_presenter.h"
#include "gui/presenters/paged_list.h"
#include "gui/presenters/paged_walk.h"

namespace kontor::gui {

/// A list page over a PagedList: what all of them share. `Facts` is what else the page needs from
/// the snapshot of the first page.
template <class Row, class Facts>
class PagedPresenter : public ListPresenter {
 public:
  State state() const override {
    if (m_list.count() > 0) return State::ready;
    if (!m_error.empty()) return State::failed;
    if (m_list.loading()) return State::loading;
    return filtered() ? State::nothing_found : State::empty;
  }
  bool busy() const override { return reading() || m_list.counting(); }
  /// Rows are read; counting alone is no reason to wait.
  bool reading() const { return m_list.loading() || m_list.fetching(); }
  const std::string& error() const override { return m_error; }
  std::size_t rows() const override { return m_list.count(); }

  void load() override {
    m_another_list = true;
    uncounted();
    m_list.load(source());
    m_view.show_state();
  }
  void refresh(std::size_t top) override { m_list.refresh(top); }
  void cancel() override {
    m_list.cancel();
    m_view.show_state();
  }

  const Row* at(std::size_t row) { return m_list.row(row); }

  bool here(std::size_t row) const override { return m_list.here(row); }
  std::unique_ptr<RowWalk> walk(std::vector<std::size_t> columns) override {
    return std::make_unique<PagedWalk<Row, Facts>>(
        m_executor, source(), [this, columns = std::move(columns)](const Row& row) {
          std::vector<std::string> values;
          m_list.instead(row, [&] {
            for (const std::size_t column : columns) values.push_back(raw(0, column));
          });
          return values;
        });
  }

 protected:
  using List = PagedList<Row, Facts>;

  PagedPresenter(ListView& view, Executor& executor, Language language)
      : m_view(view),
        m_executor(executor),
        m_language(std::move(language)),
        m_list(executor, {[this](Facts facts) { take(std::move(facts)); },
                          [this] {
                            m_view.show_more();
                            m_view.show_state();
                          },
                          [this](const Failure& failure) { failed(failure); },
                          [this](Facts facts) {
                            counted(std::move(facts));
                            m_view.show_rows(false);
                            m_view.show_state();
                          }}) {}

  virtual typename List::Source source() const = 0;
  /// Before the view shows the new rows.
  virtual void opened(Facts facts) = 0;
  /// Another list is asked for: what the old one counted no longer holds.
  virtual void uncounted() {}
  /// What was counted after the first rows were shown.
  virtual void counted(Facts) {}
  /// After it: time for what is added up off the thread.
  virtual void shown() {}

  void failed(const Failure& failure) {
    m_error = m_language.sentence(failure);
    m_view.show_state();
  }

  ListView& m_view;
  Executor& m_executor;
  Language m_language;
  List m_list;

 private:
  void take(Facts facts) {
    m_error.clear();
    opened(std::move(facts));
    m_view.show_rows(m_another_list);
    m_another_list = false;
    m_view.show_state();
    shown();
  }

  std::string m_error;
  bool m_another_list = true;
};

}  // namespace kontor::gui
