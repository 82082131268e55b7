#pragma once

#include <memory>
#include <optional>
#include <string>

#include "domain/stock/stock_document.h"
#include "gui/presenters/read_detail.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// The papers of a document, in the order of their table.
enum class TransferPaper { picking_list, delivery_note };

/// One transfer: its lines, what was done to it, its papers.
class TransferCard : public ReadDetail<DocumentId> {
 public:
  TransferCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
               Language language);

  void show(DocumentId document, const std::string& number);

  /// Of what is shown.
  const std::string& number() const { return m_number; }
  RowTable& lines() { return m_lines; }
  RowTable& timeline() { return m_timeline; }
  RowTable& papers() { return m_papers; }

 private:
  struct Facts;
  void read() override;
  void take(const Facts& facts);
  void fill_lines(const Facts& facts);
  void fill_timeline(const Facts& facts);
  RowTable::Value figure(Quantity quantity, Tone tone = Tone::normal) const;

  std::string m_number;
  RowTable m_lines, m_timeline, m_papers;
};

/// What an act of a transfer is called in its history.
std::string transfer_act_name(const Language& language, const std::string& act);

}  // namespace kontor::gui
