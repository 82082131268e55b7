#pragma once

#include <memory>
#include <string>

#include "gui/presenters/detail.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One import: the rows that it refused, each with its reason, and its files.
class BatchCard : public Detail {
 public:
  BatchCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
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
  RowTable& refused() { return m_refused; }
  RowTable& files() { return m_files; }

 private:
  struct Facts {
    std::optional<intake::Batch> batch;
    std::vector<intake::RowRefusal> refusals;
  };
  void read();
  void take(const Facts& facts);

  DetailView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::int64_t m_number = 0;
  std::string m_title, m_subtitle, m_error;
  RowTable m_refused, m_files;
  Slot m_reading;
};

}  // namespace kontor::gui
