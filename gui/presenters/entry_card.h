#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/books_choice.h"
#include "gui/presenters/read_detail.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One entry: its postings, the document it hangs on, when it happened and was accounted, what it
/// takes back and what takes it back.
class EntryCard : public ReadDetail<EntryId> {
 public:
  EntryCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
            Language language);

  RowTable& postings() { return m_postings; }
  /// What is known of it, a line a fact.
  RowTable& facts() { return m_facts; }

  /// The order that it belongs to; none for documents of other kinds.
  DocumentId order() const { return m_order; }
  /// The entry that a line of facts() names; none where it names none.
  EntryId entry_at(std::size_t fact) const;

 private:
  struct Read;
  void read() override;
  void take(const Read& read);
  static void leave_what_may_be_read(const company::Actor& actor,
                                     const std::vector<company::Channel>& channels, Read& read);
  void fill_postings(const Read& read);
  void fill_facts(const Read& read);
  void add_fact(const std::string& what, const std::string& text, Tone tone = Tone::normal,
                EntryId leads_to = {});
  std::string other_entry(const books::EntryRow& row) const;

  DocumentId m_order;
  RowTable m_postings, m_facts;
  std::vector<EntryId> m_leads_to;
};

}  // namespace kontor::gui
