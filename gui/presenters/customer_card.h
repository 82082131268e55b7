#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/read_detail.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One customer: what is known of them, what they ordered, by what each channel knows them, and
/// what was known before.
class CustomerCard : public ReadDetail<CustomerId> {
 public:
  CustomerCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
               Language language);

  RowTable& profile() { return m_profile; }
  RowTable& orders() { return m_orders; }
  RowTable& identities() { return m_identities; }
  RowTable& versions() { return m_versions; }

  /// The order of a row; none where the row is not here.
  DocumentId order_at(std::size_t row) const;

 private:
  struct Facts;
  void read() override;
  static void leave_known_here(const company::Actor& actor, Facts& facts);
  void take(const Facts& facts);
  void fill_profile(const customers::CustomerRecord& record);
  void fill_orders(const Facts& facts);
  void fill_identities(const Facts& facts);
  void fill_versions(const Facts& facts);

  RowTable m_profile, m_orders, m_identities, m_versions;
  std::vector<DocumentId> m_documents;
};

}  // namespace kontor::gui
