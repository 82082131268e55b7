#include <algorithm>
#include <map>

#include "i18n/language.h"
#include "i18n/mark.h"
#include "i18n/names.h"
#include "i18n/sealed.h"
#include "reports/jobs/jobs.h"

namespace kontor::reports {

namespace day_close_detail {

/// The companies that the paper is of.
std::vector<company::Entity> chosen(const ReportRun& run) {
  std::vector<company::Entity> all = run.entities;
  if (run.request.entity)
    std::erase_if(all, [&](const company::Entity& e) { return e.id != run.request.entity; });
  return all;
}

/// The last day that is closed anywhere; none: no day is.
std::optional<BusinessDate> last_closed(const ReportRun& run) {
  std::optional<BusinessDate> last;
  for (const auto& entity : chosen(run))
    if (entity.locked_to && (!last || *last < *entity.locked_to)) last = entity.locked_to;
  return last;
}

/// What was asked for; else the last closed day.
struct ClosedDays {
  std::optional<BusinessDate> from, to;
  bool none = false;  ///< nothing was asked for, and no day is closed
};

ClosedDays days_of(const ReportRun& run) {
  if (run.request.from || run.request.to) return {run.request.from, run.request.to};
  const auto last = last_closed(run);
  return {last, last, !last};
}

void rows(ReportRun& run) {
  const auto days = days_of(run);
  if (days.none) return;
  books::LedgerFilter filter;
  filter.entity = run.request.entity;
  filter.from = days.from;
  filter.to = days.to;
  books::LedgerStore& ledger = run.source.stores.ledger;
  std::map<std::string, std::string> names;
  std::map<std::string, AccountId> ids;
  for (const books::Account& account : ledger.accounts(run.unit)) {
    names[account.code] =
        i18n::strip_marks(i18n::account_name(run.texts, account.key, account.detail_name));
    ids[account.code] = account.id;
  }
  for (const auto& row : ledger.trial_balance(run.unit, filter)) {
    const auto side = [&](std::int64_t minor) {
      return minor == 0 ? Value() : Value(Money{minor, row.currency});
    };
    run.row({row.account, names[row.account], text_or_none(row.channel),
             std::string(row.currency.code()), side(row.debit_minor), side(row.credit_minor)},
            of_account(run, ids[row.account], row.channel, days.from, days.to));
  }
}

std::vector<std::string> notes(ReportRun& run) {
  const auto& texts = run.texts;
  std::vector<std::string> lines;
  const auto add = [&](const std::string& label, const std::string& value) {
    lines.push_back(texts.text("{label}: {value}", {{"label", label}, {"value", value}}));
  };
  const auto days = days_of(run);
  if (days.none) {
    lines.push_back(texts.text("No day is closed yet."));
  } else if (!run.request.from && !run.request.to) {
    add(texts.text("Date"), texts.format().date(*days.to));
  }
  const auto companies = chosen(run);
  for (const auto& entity : companies) {
    if (!entity.locked_to) continue;
    const std::string day = texts.format().date(*entity.locked_to);
    add(texts.text("Books closed up to"), companies.size() == 1 ? day : entity.code + " " + day);
  }
  const bool open = std::ranges::any_of(companies, [&](const company::Entity& entity) {
    return !entity.locked_to || !days.to || *entity.locked_to < *days.to;
  });
  if (open && !days.none)
    lines.push_back(texts.text("Not all of these days are closed: entries may still come."));
  for (std::string& line : i18n::sealed_lines(texts, run.source.audit.sealed(run.unit)))
    lines.push_back(std::move(line));
  return lines;
}

}  // namespace day_close_detail

Report day_close_report() {
  using enum FieldType;
  return {"day-close",
          KONTOR_TEXT("Day close"),
          KONTOR_TEXT("What closed days posted to each account, and which rows of the audit are "
                      "sealed; without dates the last closed day"),
          {Parameter::from, Parameter::to, Parameter::entity},
          company::Permission::read_ledger,
          {{"account", KONTOR_TEXT("Account")},
           {"account_name", KONTOR_TEXT("Name")},
           {"channel", KONTOR_TEXT("Channel")},
           {"currency", KONTOR_TEXT("Currency"), currency},
           {"debit", KONTOR_TEXT("Debit"), money, true},
           {"credit", KONTOR_TEXT("Credit"), money, true}},
          &day_close_detail::rows,
          &day_close_detail::notes,
          nullptr,
          false,
          KONTOR_TEXT("The last closed day")};
}

}  // namespace kontor::reports
