#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/detail.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One customer: what is known of them, what they ordered, by what each channel knows them, and
/// what was known before.
class CustomerCard : public Detail {
 public:
  CustomerCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
               Language language);

  /// Shows a customer; the same again reads them anew.
  void show(CustomerId customer);
  void close() override;
  void refresh() override;

  bool open() const override { return bool(m_customer); }
  std::int64_t shown() const override { return m_customer.value; }
  bool loading() const override { return m_reading.busy(); }
  const std::string& error() const override { return m_error; }
  const std::string& title() const override { return m_title; }
  const std::string& subtitle() const override { return m_subtitle; }
  RowTable& profile() { return m_profile; }
  RowTable& orders() { return m_orders; }
  RowTable& identities() { return m_identities; }
  RowTable& versions() { return m_versions; }

  /// The order of a row; none where the row is not here.
  DocumentId order_at(std::size_t row) const;

 private:
  struct Facts;
  void read();
  static void leave_known_here(const company::Actor& actor, Facts& facts);
  void take(const Facts& facts);
  void fill_profile(const customers::CustomerRecord& record);
  void fill_orders(const Facts& facts);
  void fill_identities(const Facts& facts);
  void fill_versions(const Facts& facts);

  DetailView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  CustomerId m_customer;
  std::string m_title, m_subtitle, m_error;
  RowTable m_profile, m_orders, m_identities, m_versions;
  std::vector<DocumentId> m_documents;
  Slot m_reading;
};

}  // namespace kontor::gui
