#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"

namespace kontor::gui {

/// What the source map needs beside its rows.
struct SourceFacts {
  std::map<std::int64_t, std::string> channels;  ///< names by id
};

/// Which product each key of the channels' files means.
class SourceMapPresenter : public PagedPresenter<catalog::KeyRow, SourceFacts> {
 public:
  SourceMapPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language);

  /// Kinds of keys, in the order of the list.
  static const std::vector<std::string>& kinds();
  std::string kind_name(const std::string& kind) const;
  /// Empty: all.
  void choose_kind(const std::string& kind);
  const std::string& kind() const { return m_kind; }

  /// By the beginning of the key.
  const std::string& searched() const override { return m_search; }
  void search(const std::string& text) override;
  bool filtered() const override { return !m_search.empty() || !m_kind.empty(); }
  void clear_filters() override;
  std::vector<FilterChip> chips() const override;
  void remove_chip(const std::string& id) override;
  std::string footer() const override;
  std::optional<std::size_t> row_of(ProductId product) const;

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override { return cell(row, column).text; }

 private:
  List::Source source() const override;
  void opened(SourceFacts facts) override { m_facts = std::move(facts); }

  std::shared_ptr<OpenBook> m_book;
  std::string m_search, m_kind;
  std::vector<Column> m_columns;
  SourceFacts m_facts;
};

}  // namespace kontor::gui
