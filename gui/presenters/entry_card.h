#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/books_choice.h"
#include "gui/presenters/detail.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One entry: its postings, the document it hangs on, when it happened and was accounted, what it
/// takes back and what takes it back.
class EntryCard : public Detail {
 public:
  EntryCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
            Language language);

  /// Shows an entry; the same again reads it anew.
  void show(EntryId entry);
  void close() override;
  void refresh() override;

  bool open() const override { return bool(m_entry); }
  std::int64_t shown() const override { return m_entry.value; }
  bool loading() const override { return m_reading.busy(); }
  const std::string& error() const override { return m_error; }
  const std::string& title() const override { return m_title; }
  const std::string& subtitle() const override { return m_subtitle; }
  RowTable& postings() { return m_postings; }
  /// What is known of it, a line a fact.
  RowTable& facts() { return m_facts; }

  /// The order that it belongs to; none for documents of other kinds.
  DocumentId order() const { return m_order; }
  /// The entry that a line of facts() names; none where it names none.
  EntryId entry_at(std::size_t fact) const;

 private:
  struct Read;
  void read();
  void take(const Read& read);
  static void leave_what_may_be_read(const company::Actor& actor,
                                     const std::vector<company::Channel>& channels, Read& read);
  void fill_postings(const Read& read);
  void fill_facts(const Read& read);
  void add_fact(const std::string& what, const std::string& text, Tone tone = Tone::normal,
                EntryId leads_to = {});
  std::string other_entry(const books::EntryRow& row) const;

  DetailView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  EntryId m_entry;
  DocumentId m_order;
  std::string m_title, m_subtitle, m_error;
  RowTable m_postings, m_facts;
  std::vector<EntryId> m_leads_to;
  Slot m_reading;
};

}  // namespace kontor::gui
