#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/books_choice.h"
#include "gui/presenters/detail.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/paged_presenter.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// What the list of the audit needs beside its rows.
struct AuditFacts {
  desk::AuditPeople people;
  std::vector<company::Entity> entities;
  desk::AuditCount count;
};

/// Who did what, newest first.
class AuditPresenter : public PagedPresenter<desk::AuditLine, AuditFacts> {
 public:
  AuditPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                 Language language, AuditChoice choice = {});

  const std::string& searched() const override { return m_choice.search; }
  void search(const std::string& text) override;
  /// Another choice as a whole; the same again changes nothing.
  void choose(AuditChoice next);
  void clear_filters() override { choose({}); }
  bool filtered() const override { return m_choice != AuditChoice{}; }
  const AuditChoice& choice() const { return m_choice; }

  const desk::AuditPeople& people() const { return m_people; }
  const std::vector<company::Entity>& entities() const { return m_entities; }
  std::string footer() const override;
  std::optional<std::size_t> row_of(std::int64_t seq) const;

  const std::vector<Column>& columns() const override { return m_columns; }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  List::Source source() const override;
  void opened(AuditFacts facts) override;
  void uncounted() override { m_count.reset(); }
  void counted(AuditFacts facts) override { m_count = facts.count; }
  desk::AuditFilter filter() const;
  std::string change_of(const desk::AuditLine& line) const;

  std::shared_ptr<OpenBook> m_book;
  AuditChoice m_choice;
  std::vector<Column> m_columns;
  desk::AuditPeople m_people;
  std::vector<company::Entity> m_entities;
  TimeZone m_zone;  ///< that times are told in: the first company's
  std::optional<desk::AuditCount> m_count;
};

/// "Product · LAMP-1": what an act was done to.
std::string audit_subject(const desk::AuditLine& line, const Language& language);
/// "Ana Pop", else the code; a word for nobody.
std::string audit_actor(const desk::AuditLine& line, const Language& language);

/// One row of the audit: its fields before and after, when, by whom, from where, under which seal.
class AuditCard : public Detail {
 public:
  AuditCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
            Language language);

  void show(std::int64_t seq);
  void close() override;
  void refresh() override;

  bool open() const override { return m_seq != 0; }
  std::int64_t shown() const override { return m_seq; }
  bool loading() const override { return m_reading.busy(); }
  const std::string& error() const override { return m_error; }
  const std::string& title() const override { return m_title; }
  const std::string& subtitle() const override { return m_subtitle; }
  RowTable& changes() { return m_changes; }
  RowTable& facts() { return m_facts; }

 private:
  struct Read;
  void read();
  void take(const Read& read);
  void add_fact(const std::string& what, const std::string& text);

  DetailView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  std::int64_t m_seq = 0;
  std::string m_title, m_subtitle, m_error;
  RowTable m_changes, m_facts;
  Slot m_reading;
};

}  // namespace kontor::gui
