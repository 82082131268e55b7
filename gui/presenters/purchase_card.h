#pragma once

#include <memory>
#include <string>

#include "gui/presenters/read_detail.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One order with a supplier: its lines, what came when and at what cost, what was invoiced, what
/// was done to it.
class PurchaseCard : public ReadDetail<DocumentId> {
 public:
  PurchaseCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
               Language language);

  void show(DocumentId document, const std::string& number);

  const std::string& number() const { return m_number; }
  /// Ordered, received and still to come; prices only for who may see costs.
  RowTable& lines() { return m_lines; }
  /// What each delivery brought; what it cost, only for who may see costs.
  RowTable& deliveries() { return m_deliveries; }
  /// What suppliers asked for it, and gave back.
  RowTable& invoices() { return m_invoices; }
  RowTable& timeline() { return m_timeline; }

 private:
  struct Facts;
  void read() override;
  void take(const Facts& facts);
  void fill_lines(const Facts& facts);
  void fill_deliveries(const Facts& facts);
  void fill_invoices(const Facts& facts);
  void fill_timeline(const Facts& facts);
  std::string not_invoiced(const Facts& facts) const;
  RowTable::Value figure(Quantity quantity, Tone tone = Tone::normal) const;
  RowTable::Value amount(std::int64_t minor, Currency currency) const;

  bool m_with_costs;  ///< at some place at least
  std::string m_number;
  RowTable m_lines, m_deliveries, m_invoices, m_timeline;
};

/// What an act of an order is called in its history.
std::string purchase_act_name(const Language& language, const std::string& act);

}  // namespace kontor::gui
