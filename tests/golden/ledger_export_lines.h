#pragma once

#include <string>
#include <vector>

#include "reports/ledger_export.h"
#include "tests/support/paths.h"

namespace kontor::test {

using books::Account;
using books::AccountType;
using books::LedgerLine;
using reports::LedgerFormat;

inline company::Entity export_entity(const std::string& code, const std::string& name,
                                     const std::string& currency) {
  company::Entity entity;
  entity.code = code;
  entity.name = name;
  entity.currency = Currency::of(currency);
  return entity;
}

inline reports::LedgerHead export_head() {
  reports::LedgerHead head;
  head.entities = {export_entity("KWT", "دراجات", "KWD"),
                   export_entity("MAIN", "Velo\nGmbH", "EUR"),
                   export_entity("TOKYO", "自転車", "JPY")};
  Account current{{}, "channel_current", "1990-SHOP", AccountType::asset, false, "SHOP", "SHOP"};
  Account clearing{{}, "clearing", "1400-PAYPAL", AccountType::asset, true, "PAYPAL", "=Pay\"Pal"};
  Account sales{{}, "sales", "4000", AccountType::income, false, "", ""};
  head.accounts = {clearing, current, sales};
  return head;
}

inline LedgerLine export_line(std::int64_t entry, const Account& account, Money amount) {
  LedgerLine line;
  line.entry_number = entry;
  line.kind = "sale";
  line.document_number = "#1001";
  line.accounting_date = line.business_date = BusinessDate::of(2026, 3, 1);
  line.account = account.code;
  line.account_key = account.key;
  line.account_detail_name = account.detail_name;
  line.account_type = account.type;
  line.entity = "MAIN";
  line.channel = "SHOP";
  line.amount = line.entity_amount = amount;
  return line;
}

/// Euro with a dollar original, late and hostile; yen; dinar below one with a sign of its own.
inline std::vector<LedgerLine> export_lines() {
  const auto head = export_head();
  const Account& clearing = head.accounts[0];
  const Account& sales = head.accounts[2];
  const auto money = [](std::int64_t minor, const char* code) {
    return Money{minor, Currency::of(code)};
  };
  std::vector<LedgerLine> lines = {
      export_line(1, clearing, money(11'900, "EUR")), export_line(1, sales, money(-11'900, "EUR")),
      export_line(2, clearing, money(-1'190, "JPY")), export_line(2, sales, money(1'190, "JPY")),
      export_line(3, clearing, money(5, "KWD")),      export_line(3, sales, money(-5, "KWD"))};
  for (int i : {0, 1}) {
    LedgerLine& line = lines[static_cast<std::size_t>(i)];
    line.document_number = "=1;\"2|3\n\\4% ";
    line.business_date = BusinessDate::of(2026, 2, 27);
    line.late = line.date_estimated = true;
    line.amount = money(i == 0 ? 13'001 : -13'001, "USD");
  }
  lines[1].location = "CLJ";
  for (int i : {2, 3}) {
    LedgerLine& line = lines[static_cast<std::size_t>(i)];
    line.kind = "refund";
    line.entity = "TOKYO";
  }
  for (int i : {4, 5}) {
    LedgerLine& line = lines[static_cast<std::size_t>(i)];
    line.entity = "KWT";
    line.channel = "";
    line.document_number = "";
  }
  return lines;
}

struct Exported {
  std::string text;
  reports::LedgerExportResult result;
};

inline Exported exported(LedgerFormat format, const std::string& language = "en",
                         const std::vector<LedgerLine>& lines = export_lines()) {
  reports::LedgerExport job;
  job.format = format;
  job.book = "Velo \"1\"";
  job.chain = {3,
               {1, 40, Instant{1'772'000'000'000}, "f00d"},
               {90, 120, Instant{1'772'100'000'000}, "c0ffee"}};
  job.filter.to = BusinessDate::of(2026, 3, 31);
  const reports::LedgerHead head = export_head();
  const auto names = i18n::Catalogue::load(language, locale_dir());
  formats::MemorySink sink;
  reports::LedgerStream stream(job, head, *names, sink);
  for (const LedgerLine& line : lines) stream.line(line);
  reports::LedgerExportResult result = stream.finish();
  return {sink.bytes(), result};
}

}  // namespace kontor::test
