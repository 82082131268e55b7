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

/// One order: its lines, what happened to it, how it was paid, what it posted.
class OrderCard : public Detail {
 public:
  OrderCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
            Language language);

  /// Shows an order; the same again reads it anew.
  void show(DocumentId document);
  void close() override;
  void refresh() override;

  bool open() const override { return bool(m_document); }
  std::int64_t shown() const override { return m_document.value; }
  bool loading() const override { return m_reading.busy(); }
  const std::string& error() const override { return m_error; }
  const std::string& title() const override { return m_title; }
  const std::string& subtitle() const override { return m_subtitle; }
  RowTable& lines() { return m_lines; }
  RowTable& timeline() { return m_timeline; }
  RowTable& payments() { return m_payments; }
  RowTable& entries() { return m_entries; }

 private:
  struct Facts;
  void read();
  void take(const Facts& facts);
  void fill_lines(const orders::Order& order);
  void add_charge(const orders::Order& order, const std::string& name, std::int64_t net,
                  std::int64_t tax);
  void fill_timeline(const orders::Order& order, const TimeZone& zone);
  void fill_payments(const orders::Order& order, const TimeZone& zone);
  void fill_entries(const Facts& facts);
  RowTable::Value money(std::int64_t minor, Currency currency, Tone tone = Tone::normal) const;

  DetailView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  DocumentId m_document;
  std::string m_title, m_subtitle, m_error;
  RowTable m_lines, m_timeline, m_payments, m_entries;
  Slot m_reading;
};

}  // namespace kontor::gui
