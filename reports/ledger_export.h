#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/result.h"
#include "domain/books/ledger_store.h"
#include "domain/company/company.h"
#include "domain/company/company_store.h"
#include "domain/desk/seal.h"
#include "formats/bytes/sink.h"
#include "i18n/catalogue.h"

namespace kontor::reports {

/// What the ledger leaves as; docs/EXPORTS.md describes each.
enum class LedgerFormat { csv, ledger, hledger, beancount };
std::string_view name_of(LedgerFormat format);
std::optional<LedgerFormat> ledger_format_named(std::string_view name);

/// Which part of the ledger leaves the book, and how. Equal jobs on equal books give equal bytes.
struct LedgerExport {
  LedgerFormat format = LedgerFormat::csv;
  books::LedgerFilter filter;
  std::string channels = "all";  ///< the same selection in words: "all", "common" or a code
  std::string book;              ///< the book's name; may be empty
  desk::SealedChain chain;       ///< what of the audit is sealed
  /// Told how many postings there are so far. What it throws ends the export, and no file is left.
  std::function<void(std::int64_t rows)> watch = {};
};

/// The small tables of the book that stand before the postings.
struct LedgerHead {
  std::vector<company::Entity> entities;  ///< of the filter only
  std::vector<books::Account> accounts;   ///< every account that a posting may name
};

/// Sums of one currency. An export's debits equal its credits.
struct LedgerTotal {
  Currency currency;
  std::int64_t debit_minor = 0;
  std::int64_t credit_minor = 0;
  auto operator<=>(const LedgerTotal&) const = default;
};

struct LedgerExportResult {
  std::int64_t rows = 0;  ///< postings
  std::int64_t entries = 0;
  std::vector<LedgerTotal> totals;  ///< in the entities' currencies, by code
  std::string sha256;  ///< CSV: of all bytes; journals: of all bytes above the last line
};

class LedgerWriter;

/// Writes postings as they come; memory does not grow with their number. Throws what the sink
/// throws (std::system_error).
class LedgerStream {
 public:
  /// All arguments outlive the stream.
  LedgerStream(const LedgerExport& job, const LedgerHead& head, const i18n::Catalogue& names,
               formats::ByteSink& sink);
  ~LedgerStream();
  LedgerStream(const LedgerStream&) = delete;
  LedgerStream& operator=(const LedgerStream&) = delete;

  /// In the order of LedgerStore::each_line; the lines of an entry stand together.
  void line(const books::LedgerLine& line);
  /// Closes the text; nothing may follow.
  LedgerExportResult finish();

 private:
  std::unique_ptr<LedgerWriter> m_writer;
  LedgerExportResult m_result;
  std::optional<std::int64_t> m_entry;
};

/// What an export reads.
struct LedgerSource {
  Book& book;
  company::CompanyStore& company;
  books::LedgerStore& ledger;
};

/// Exports within one read of the book, which is one moment of it. Needs the permission
/// export_ledger (permission_missing). Throws Failure, and what the sink throws.
Result<LedgerExportResult> export_ledger(const LedgerSource& source, const company::Actor& actor,
                                         const LedgerExport& job, const i18n::Catalogue& names,
                                         formats::ByteSink& sink);

/// The same into a file, which is there whole or not at all. A CSV file gets FILE.sum beside it,
/// because it is a pure table: what a journal says at its head and end, and the hash in the form
/// that `sha256sum --check` reads.
Result<LedgerExportResult> export_ledger_file(const LedgerSource& source,
                                              const company::Actor& actor, const LedgerExport& job,
                                              const i18n::Catalogue& names,
                                              const std::filesystem::path& file);

}  // namespace kontor::reports
