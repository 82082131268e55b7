#include <algorithm>

#include "domain/staff/commission.h"
#include "domain/staff/places.h"
#include "i18n/mark.h"
#include "reports/jobs/jobs.h"
#include "reports/report_rows.h"
#include "reports/report_text.h"

namespace kontor::reports {

namespace commission_paper_detail {

struct AskedStatement {
  staff::CommissionStatement statement;
  staff::Employee employee;
};

/// The statement, for who may see it.
AskedStatement asked(ReportRun& run) {
  const Stores& stores = run.source.stores;
  const Refusal unknown{RefusalCode::commission_unknown, {{"number", run.request.transfer}}};
  const auto number = staff::commission_number_of(run.request.transfer);
  const auto found = number ? stores.commissions.find(run.unit, *number) : std::nullopt;
  if (!found) throw ReportRefused{unknown};
  for (const auto& one : stores.employees.list(run.unit)) {
    if (one.id != found->employee) continue;
    if (const auto no = staff::may_not_change(run.source.actor, one, run.locations,
                                              company::Permission::set_commission))
      throw ReportRefused{*no};
    return {*found, one};
  }
  throw ReportRefused{unknown};
}

void rows(ReportRun& run) {
  constexpr std::int64_t ppm_of_hundredth = 100;  // of a percent
  const auto one = asked(run);
  const auto& s = one.statement;
  for (const auto& line : s.lines) {
    const bool own = line.of_month == s.month;
    const Coded what = own ? Coded{"month", run.texts.text("This month")}
                           : Coded{"difference", run.texts.text("Changed since it was stated")};
    run.row({Month{line.of_month}, what, text_or_none(line.goods_class),
             Percent{line.rate_ppm / ppm_of_hundredth}, std::string(s.currency.code()),
             Money{line.net_minor, s.currency}, Money{line.commission_minor, s.currency}});
  }
}

std::vector<std::string> notes(ReportRun& run) {
  const auto one = asked(run);
  const auto& t = run.texts;
  const auto& s = one.statement;
  const std::string name = one.employee.name.empty()
                               ? one.employee.code
                               : one.employee.name + " (" + one.employee.code + ")";
  return {t.text("Statement {number} of {employee} for {month}",
                 {{"number", staff::commission_number_text(s.number)},
                  {"employee", name},
                  {"month", month_text({s.month})}}),
          t.text("Issued on {date}",
                 {{"date", t.format().date(run.zone.business_date(s.issued_at, 0))}}),
          t.text("Net sales after returns, without tax, as credited. What changes later of a month "
                 "that was stated stands in the next statement.")};
}

}  // namespace commission_paper_detail

const Report& commission_statement_report() {
  using namespace commission_paper_detail;
  static const Report report{"commission-statement",
                             KONTOR_TEXT("Statement of commission"),
                             KONTOR_TEXT("What an employee gets for a month"),
                             {},
                             company::Permission::set_commission,
                             {{"month", KONTOR_TEXT("Month"), FieldType::month},
                              {"what", KONTOR_TEXT("What")},
                              {"class", KONTOR_TEXT("Class of goods")},
                              {"rate", KONTOR_TEXT("Rate %"), FieldType::percent},
                              {"currency", KONTOR_TEXT("Currency"), FieldType::currency},
                              {"net", KONTOR_TEXT("Net sales"), FieldType::money, true},
                              {"commission", KONTOR_TEXT("Commission"), FieldType::money, true}},
                             &rows,
                             &notes,
                             nullptr,
                             true};
  return report;
}

}  // namespace kontor::reports
