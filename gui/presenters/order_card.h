#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/read_detail.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One order: its lines, what happened to it, how it was paid, what it posted.
class OrderCard : public ReadDetail<DocumentId> {
 public:
  OrderCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
            Language language);

  RowTable& lines() { return m_lines; }
  RowTable& timeline() { return m_timeline; }
  RowTable& payments() { return m_payments; }
  RowTable& entries() { return m_entries; }

 private:
  struct Facts;
  void read() override;
  void take(const Facts& facts);
  void fill_lines(const orders::Order& order, const std::map<EmployeeId, std::string>& staff);
  void add_charge(const orders::Order& order, const std::string& name, std::int64_t net,
                  std::int64_t tax);
  void fill_timeline(const orders::Order& order, const TimeZone& zone);
  void fill_payments(const orders::Order& order, const TimeZone& zone);
  void fill_entries(const Facts& facts);
  RowTable::Value money(std::int64_t minor, Currency currency, Tone tone = Tone::normal) const;

  RowTable m_lines, m_timeline, m_payments, m_entries;
};

}  // namespace kontor::gui
