#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/compare_presenter.h"
#include "gui/presenters/detail.h"

namespace kontor::gui {

/// One compared figure: what makes ours, to find why it differs.
class CompareCard : public Detail {
 public:
  /// `list` says what things are called, and outlives the card.
  CompareCard(DetailView& view, const ComparePresenter& list, std::shared_ptr<OpenBook> book,
              Executor& executor, Language language);

  void show(const insight::ComparedRow& row);
  void close() override;
  void refresh() override;
  bool open() const override { return m_row.has_value(); }
  std::int64_t shown() const override { return m_row ? m_number : 0; }
  bool loading() const override { return m_reading.busy(); }
  const std::string& error() const override { return m_error; }
  const std::string& title() const override { return m_title; }
  const std::string& subtitle() const override { return m_subtitle; }

  /// The row that is shown; none while closed.
  const std::optional<insight::ComparedRow>& row() const { return m_row; }
  /// Our documents of that day, orders with what is known of them.
  RowTable& documents() { return m_documents; }
  /// What stands in place of the documents while there are none.
  std::string nothing() const;
  /// The order of a row of documents; none where it is no order.
  DocumentId order_at(std::size_t row) const;

 private:
  struct Found {
    std::string number;
    std::optional<orders::OrderRow> order;
  };
  struct Facts {
    std::vector<Found> documents;
    std::string zone;
  };
  static Facts find(OpenBook& book, const insight::ComparedRow& row);
  void read();
  void take(const Facts& facts);

  DetailView& m_view;
  const ComparePresenter& m_list;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::optional<insight::ComparedRow> m_row;
  std::int64_t m_number = 0;  ///< counts what was shown
  std::string m_title, m_subtitle, m_error;
  RowTable m_documents;
  std::vector<DocumentId> m_orders;
  Slot m_reading;
};

}  // namespace kontor::gui
