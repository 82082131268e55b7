#pragma once

#include <memory>
#include <optional>
#include <string>

#include "domain/goods/stock_counts.h"
#include "gui/presenters/detail.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One count: its lines with what was found, and what the book expects where that may be told.
class CountCard : public Detail {
 public:
  CountCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
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
  RowTable& lines() { return m_lines; }

 private:
  struct Facts;
  void read();
  void take(const Facts& facts);
  void add_line(const goods::CountView& view, const goods::CountViewLine& line, const Facts& facts);

  DetailView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::int64_t m_number = 0;
  std::string m_title, m_subtitle, m_error;
  RowTable m_lines;
  Slot m_reading;
};

}  // namespace kontor::gui
