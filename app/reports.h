#pragma once

#include "app/context.h"
#include "persistence/stores/audit_reader.h"
#include "persistence/stores/figure_store.h"
#include "reports/report.h"

namespace kontor::app {

/// What reports on a book read, made where everything is put together.
class BookReports {
 public:
  explicit BookReports(OpenBook& book) : m_book(book) {}
  /// Good as long as this and the book are.
  reports::ReportSource source() {
    return {m_book.book(), m_book.stores(), m_figures, m_book.clock(), m_book.actor(), m_audit};
  }

 private:
  OpenBook& m_book;
  persistence::SqlFigureStore m_figures;
  persistence::SqlAuditReader m_audit;
};

}  // namespace kontor::app
