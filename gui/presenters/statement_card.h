#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "domain/goods/stock_statements.h"
#include "gui/presenters/detail.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One statement of an outside warehouse: its lines by how they stand, the documents that account
/// for differences, and what was done about the rest.
class StatementCard : public Detail {
 public:
  StatementCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                Language language);

  void show(std::int64_t number);
  void close() override;
  void refresh() override;

  bool open() const override { return m_number != 0; }
  std::int64_t shown() const override { return m_number; }
  bool loading() const override { return m_reading.busy(); }
  const std::string& error() const override { return m_error; }
  const std::string& title() const override { return m_title; }
  const std::string& subtitle() const override { return m_subtitle; }
  /// Lines of which something is open; those that documents account for; all.
  RowTable& open_lines() { return m_open; }
  RowTable& explained() { return m_explained; }
  RowTable& lines() { return m_lines; }
  /// A row for each document that accounts for something.
  RowTable& causes() { return m_causes; }
  /// What was posted or left open, the last first.
  RowTable& acts() { return m_acts; }
  /// The document of a row of `causes`.
  const stock::Cause& cause(std::size_t row) const { return m_documents.at(row); }
  /// The product of a row of `open_lines`, as it is called.
  const std::string& open_product(std::size_t row) const { return m_open_products.at(row); }

 private:
  struct Facts;
  void read();
  void take(const Facts& facts);
  void add_line(const goods::StatementViewLine& line);
  void add_causes(const goods::StatementViewLine& line, const Facts& facts);
  void add_acts(const Facts& facts);

  DetailView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::int64_t m_number = 0;
  std::string m_title, m_subtitle, m_error;
  RowTable m_open, m_explained, m_lines, m_causes, m_acts;
  std::vector<stock::Cause> m_documents;
  std::vector<std::string> m_open_products;
  Slot m_reading;
};

}  // namespace kontor::gui
