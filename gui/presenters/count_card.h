#pragma once

#include <memory>
#include <optional>
#include <string>

#include "domain/goods/stock_counts.h"
#include "gui/presenters/read_detail.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One count: its lines with what was found, and what the book expects where that may be told.
class CountCard : public ReadDetail<std::int64_t> {
 public:
  CountCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
            Language language);

  RowTable& lines() { return m_lines; }

 private:
  struct Facts;
  void read() override;
  void take(const Facts& facts);
  void add_line(const goods::CountView& view, const goods::CountViewLine& line, const Facts& facts);

  RowTable m_lines;
};

}  // namespace kontor::gui
