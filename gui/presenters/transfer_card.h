#pragma once

#include <memory>
#include <optional>
#include <string>

#include "domain/stock/stock_document.h"
#include "gui/presenters/detail.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// The papers of a document, in the order of their table.
enum class TransferPaper { picking_list, delivery_note };

/// One transfer: its lines, what was done to it, its papers.
class TransferCard : public Detail {
 public:
  TransferCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
               Language language);

  void show(DocumentId document, const std::string& number);
  void close() override;
  void refresh() override;

  bool open() const override { return bool(m_document); }
  std::int64_t shown() const override { return m_document.value; }
  /// Of what is shown.
  const std::string& number() const { return m_number; }
  bool loading() const override { return m_reading.busy(); }
  const std::string& error() const override { return m_error; }
  const std::string& title() const override { return m_title; }
  const std::string& subtitle() const override { return m_subtitle; }
  RowTable& lines() { return m_lines; }
  RowTable& timeline() { return m_timeline; }
  RowTable& papers() { return m_papers; }

 private:
  struct Facts;
  void read();
  void take(const Facts& facts);
  void fill_lines(const Facts& facts);
  void fill_timeline(const Facts& facts);
  RowTable::Value figure(Quantity quantity, Tone tone = Tone::normal) const;

  DetailView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  DocumentId m_document;
  std::string m_number, m_title, m_subtitle, m_error;
  RowTable m_lines, m_timeline, m_papers;
  Slot m_reading;
};

/// What an act of a transfer is called in its history.
std::string transfer_act_name(const Language& language, const std::string& act);

}  // namespace kontor::gui
