#pragma once

#include <memory>
#include <string>

#include "gui/presenters/read_detail.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One import: the rows that it refused, each with its reason, and its files.
class BatchCard : public ReadDetail<std::int64_t> {
 public:
  BatchCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
            Language language);

  RowTable& refused() { return m_refused; }
  RowTable& files() { return m_files; }

 private:
  struct Facts {
    std::optional<intake::Batch> batch;
    std::vector<intake::RowRefusal> refusals;
  };
  void read() override;
  void take(const Facts& facts);

  RowTable m_refused, m_files;
};

}  // namespace kontor::gui
