#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/open_book.h"
#include "gui/presenters/whole_list.h"

namespace kontor::gui {

/// What a comparison needs and gives.
struct CompareFacts {
  std::vector<company::Entity> entities;
  std::vector<company::Channel> channels;
  std::vector<company::Location> places;
  std::optional<CompareAnswer> answer;  ///< none: no files are chosen
  std::optional<Refusal> refusal;
};

/// The old system's figures beside ours, for a month in which both run: per day, channel and
/// figure.
class ComparePresenter : public WholeListPresenter<CompareFacts> {
 public:
  ComparePresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                   Language language);

  /// Other files with the old system's totals; they are compared at once.
  void choose_files(std::vector<std::string> files);
  /// By how much amounts may differ, as typed; empty: by nothing.
  void choose_tolerance(const std::string& text);
  void choose_entity(EntityId entity);
  void show_only_differences(bool only);

  const std::vector<std::string>& files() const { return m_files; }
  /// Their names, without folders.
  std::string file_names() const;
  const std::string& tolerance() const { return m_tolerance; }
  /// Why the tolerance is none; empty when it is one.
  const std::string& tolerance_error() const { return m_tolerance_error; }
  bool only_differences() const { return m_only; }
  const std::vector<company::Entity>& entities() const { return m_facts.entities; }
  EntityId entity() const;
  /// Why the files could not be compared, in words; empty when they could.
  const std::string& refused() const { return m_refused; }
  /// Rows of the files that could not be read, a sentence each.
  const std::vector<std::string>& unread() const { return m_unread; }
  bool compared() const { return m_facts.answer.has_value(); }
  std::int64_t differing() const { return compared() ? m_facts.answer->report.differing : 0; }

  /// What a row shows; null behind the last.
  const insight::ComparedRow* at(std::size_t row) const;
  std::optional<std::size_t> row_of(const insight::ComparedKey& key) const;
  /// "2 Mar 2026", or the month.
  std::string period_text(const insight::ComparedPeriod& period) const;
  std::string channel_text(const std::string& code) const;
  std::string figure_text(const insight::ComparedKey& key) const;
  std::string amount_text(const insight::ComparedKey& key, std::int64_t value) const;

  std::string raw(std::size_t row, std::size_t column) override;
  std::string footer() const override;
  const std::string& searched() const override { return m_nothing; }
  void search(const std::string&) override {}
  bool filtered() const override { return m_only; }
  void clear_filters() override { show_only_differences(false); }

 private:
  std::function<CompareFacts()> reader() const override;
  void fill(const CompareFacts& facts) override;
  void fill_answer();
  bool judge_tolerance();
  Currency currency() const;
  /// For other programs: "12.50 EUR", or a count.
  std::string plain(const insight::ComparedKey& key, std::int64_t value) const;
  std::string tolerance_decimal() const;

  std::shared_ptr<OpenBook> m_book;
  std::vector<std::string> m_files;
  std::string m_tolerance, m_tolerance_error, m_refused, m_nothing;
  std::vector<std::string> m_unread;
  EntityId m_entity;  ///< none: the first
  bool m_only = false;
  CompareFacts m_facts;
  std::vector<std::size_t> m_shown;  ///< rows of the answer, in the order of the list
};

/// What people call a figure.
std::string title_of(insight::ComparedFigure figure, const Language& language);

}  // namespace kontor::gui
