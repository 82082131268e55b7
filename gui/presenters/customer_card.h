#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/read_detail.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One customer: what is known of them, what they ordered, by what each channel knows them, what
/// was known before, and who was merged with them.
class CustomerCard : public ReadDetail<CustomerId> {
 public:
  CustomerCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
               Language language);

  RowTable& profile() { return m_profile; }
  RowTable& orders() { return m_orders; }
  RowTable& identities() { return m_identities; }
  RowTable& versions() { return m_versions; }

  /// Who was merged with them, in the order of merges.
  RowTable& merged() { return m_merged; }
  /// The merged customer of a row; none where the row is not here.
  CustomerId merged_at(std::size_t row) const {
    return row < m_aliases.size() ? m_aliases[row] : CustomerId();
  }

  /// The order of a row; none where the row is not here.
  DocumentId order_at(std::size_t row) const;

 private:
  struct Facts;
  void read() override;
  static void leave_known_here(const company::Actor& actor, Facts& facts);
  static void read_merges(OpenBook& book, Unit& unit, Facts& facts);
  void take(const Facts& facts);
  void fill_profile(const customers::CustomerRecord& record);
  void fill_orders(const Facts& facts);
  void fill_identities(const Facts& facts);
  void fill_versions(const Facts& facts);
  void fill_merged(const Facts& facts);

  RowTable m_profile, m_orders, m_identities, m_versions, m_merged;
  std::vector<DocumentId> m_documents;
  std::vector<CustomerId> m_aliases;
};

}  // namespace kontor::gui
