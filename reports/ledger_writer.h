#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "formats/delimited/writer.h"
#include "reports/ledger_export.h"
#include "reports/ledger_text.h"

namespace kontor::reports {

/// What an export says of itself, a line each behind `mark`: above the postings ...
std::string ledger_preamble(const LedgerExport& job, const LedgerHead& head,
                            std::string_view language, std::string_view mark);
/// ... and below them.
std::string ledger_summary(const LedgerExportResult& result, std::string_view mark);

/// The names of all accounts by code, looked up once.
using AccountNames = std::map<std::string, std::string, std::less<>>;
AccountNames account_names(const LedgerHead& head, const i18n::Catalogue& names);

/// One format.
class LedgerWriter {
 public:
  LedgerWriter() = default;
  LedgerWriter(const LedgerWriter&) = delete;
  LedgerWriter& operator=(const LedgerWriter&) = delete;
  virtual ~LedgerWriter() = default;

  virtual void line(const books::LedgerLine& line, bool first_of_entry) = 0;
  /// Closes the text and gives its hash. The result has everything but it.
  virtual std::string finish(const LedgerExportResult& result) = 0;
};

class LedgerCsv final : public LedgerWriter {
 public:
  LedgerCsv(const LedgerHead& head, const i18n::Catalogue& names, formats::ByteSink& sink);
  void line(const books::LedgerLine& line, bool first_of_entry) override;
  std::string finish(const LedgerExportResult& result) override;

 private:
  void amounts(const books::LedgerLine& line);

  HashedSink m_sink;
  formats::CsvWriter m_csv;
  AccountNames m_names;
  LastDate m_accounting, m_business;
  std::string m_scratch;
};

/// What the three journal dialects share: a preamble of comments, declarations, entries, a summary
/// of comments whose last line is the hash of all bytes above it.
class LedgerJournal : public LedgerWriter {
 public:
  LedgerJournal(const LedgerExport& job, const LedgerHead& head, const i18n::Catalogue& names,
                formats::ByteSink& sink);
  void line(const books::LedgerLine& line, bool first_of_entry) final;
  std::string finish(const LedgerExportResult& result) final;

 protected:
  const LedgerHead& head() const { return m_head; }
  std::string name_of(const books::Account& account) const;
  /// What stands before the first entry, which is of the given day.
  virtual void declare(BusinessDate first_day) = 0;
  virtual void header(const books::LedgerLine& line) = 0;
  virtual void posting(const books::LedgerLine& line) = 0;
  /// "sale #1001", with what a line cannot hold escaped.
  static void append_description(std::string& out, const books::LedgerLine& line);

  const LedgerExport& m_job;
  std::string m_text;  ///< handed over in large pieces
  LastDate m_accounting, m_business;

 private:
  void hand_over();
  void begin(BusinessDate first_day);

  const LedgerHead& m_head;
  const i18n::Catalogue& m_catalogue;
  formats::ByteSink& m_raw;
  HashedSink m_sink;
  bool m_begun = false;
};

/// The journal of `ledger` and that of `hledger`, which differ in how they declare a currency
/// without decimals and in how they write several tags.
class PlainTextJournal final : public LedgerJournal {
 public:
  using LedgerJournal::LedgerJournal;

 private:
  bool hledger() const { return m_job.format == LedgerFormat::hledger; }
  void declare(BusinessDate first_day) override;
  void header(const books::LedgerLine& line) override;
  void posting(const books::LedgerLine& line) override;
  void tag(std::string_view key, std::string_view value);
  void end_tags();

  bool m_tagged = false;
  std::string m_scratch;
};

class BeancountJournal final : public LedgerJournal {
 public:
  using LedgerJournal::LedgerJournal;

 private:
  void declare(BusinessDate first_day) override;
  void header(const books::LedgerLine& line) override;
  void posting(const books::LedgerLine& line) override;
};

}  // namespace kontor::reports
