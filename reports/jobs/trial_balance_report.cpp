#include <map>

#include "i18n/language.h"
#include "i18n/mark.h"
#include "i18n/names.h"
#include "reports/jobs/jobs.h"

namespace kontor::reports {

namespace trial_balance_report_detail {

books::LedgerFilter filter_of(const ReportRequest& request) {
  books::LedgerFilter filter;
  filter.entity = request.entity;
  filter.all_channels = !request.common && !request.channel;
  filter.channel = request.channel;
  filter.from = request.from;
  filter.to = request.to;
  return filter;
}

void rows(ReportRun& run) {
  books::LedgerStore& ledger = run.source.stores.ledger;
  std::map<std::string, std::string> names;
  std::map<std::string, AccountId> ids;
  for (const books::Account& account : ledger.accounts(run.unit)) {
    names[account.code] =
        i18n::strip_marks(i18n::account_name(run.texts, account.key, account.detail_name));
    ids[account.code] = account.id;
  }
  for (const auto& row : ledger.trial_balance(run.unit, filter_of(run.request))) {
    const auto side = [&](std::int64_t minor) {
      return minor == 0 ? Value() : Value(Money{minor, row.currency});
    };
    run.row({row.account, names[row.account], text_or_none(row.channel),
             std::string(row.currency.code()), side(row.debit_minor), side(row.credit_minor)},
            of_account(run, ids[row.account], row.channel, run.request.from, run.request.to));
  }
}

}  // namespace trial_balance_report_detail

Report trial_balance_report() {
  using enum FieldType;
  return {
      "trial-balance",
      KONTOR_TEXT("Trial balance"),
      KONTOR_TEXT("The balance of each account on each channel, by accounting date"),
      {Parameter::from, Parameter::to, Parameter::entity, Parameter::channel, Parameter::common},
      company::Permission::read_ledger,
      {{"account", KONTOR_TEXT("Account")},
       {"account_name", KONTOR_TEXT("Name")},
       {"channel", KONTOR_TEXT("Channel")},
       {"currency", KONTOR_TEXT("Currency"), currency},
       {"debit", KONTOR_TEXT("Debit"), money, true},
       {"credit", KONTOR_TEXT("Credit"), money, true}},
      &trial_balance_report_detail::rows};
}

}  // namespace kontor::reports
