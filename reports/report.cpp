#include "reports/report.h"

#include <algorithm>
#include <array>

#include "domain/company/reach.h"
#include "i18n/mark.h"
#include "reports/report_rows.h"

namespace kontor::reports {

namespace report_detail {

std::string name_or_code(const std::string& name, const std::string& code) {
  return name.empty() ? code : name;
}

template <class Rows, class Id>
std::string name_of_id(const Rows& rows, Id id) {
  const auto found = std::ranges::find(rows, id, [](const auto& row) { return row.id; });
  return found == rows.end() ? std::string() : name_or_code(found->name, found->code);
}

std::string period_words(const i18n::Catalogue& texts, const ReportRequest& request) {
  const auto day = [&](const std::optional<BusinessDate>& d) {
    return d ? texts.format().date(*d) : std::string();
  };
  const Args days = {{"from", day(request.from)}, {"to", day(request.to)}};
  if (request.from && request.to) return texts.text("{from} to {to}", days);
  return request.from ? texts.text("from {from}", days) : texts.text("until {to}", days);
}

/// What was asked for, a line each.
std::vector<std::string> choice_lines(const Report& report, const ReportRun& run) {
  std::vector<std::string> lines;
  const ReportRequest& request = run.request;
  const auto add = [&](const std::string& label, const std::string& value) {
    lines.push_back(run.texts.text("{label}: {value}", {{"label", label}, {"value", value}}));
  };
  const auto chosen = [&](Parameter parameter, bool given) {
    return given && report.takes(parameter);
  };
  if (chosen(Parameter::from, request.from.has_value()) ||
      chosen(Parameter::to, request.to.has_value())) {
    add(run.texts.text("Period"), period_words(run.texts, request));
  }
  if (chosen(Parameter::entity, static_cast<bool>(request.entity))) {
    add(run.texts.text("Company"), name_of_id(run.entities, request.entity));
  }
  if (chosen(Parameter::channel, static_cast<bool>(request.channel))) {
    add(run.texts.text("Channel"), name_of_id(run.channels, request.channel));
  }
  if (chosen(Parameter::common, request.common)) {
    add(run.texts.text("Channel"), run.texts.text("none: what all channels have in common"));
  }
  if (chosen(Parameter::location, static_cast<bool>(request.location))) {
    add(run.texts.text("Location"), name_of_id(run.locations, request.location));
  }
  return lines;
}

/// The companies that the report is of, for its letterhead.
std::string letterhead(const ReportRun& run) {
  constexpr std::size_t most = 3;
  std::string names;
  std::size_t count = 0;
  for (const company::Entity& entity : run.entities) {
    if (run.request.entity && entity.id != run.request.entity) continue;
    if (++count > most) return names + ", …";
    names += (names.empty() ? "" : ", ") + name_or_code(entity.name, entity.code);
  }
  return names;
}

ReportHead head_of(const Report& report, ReportRun& run, const company::Scope& scope) {
  ReportHead head;
  head.id = report.id;
  head.title = run.texts.text(report.title);
  head.company = letterhead(run);
  head.notes = choice_lines(report, run);
  if (report.notes != nullptr) {
    for (std::string& note : report.notes(run)) head.notes.push_back(std::move(note));
  }
  for (const Field& field : report.fields) {
    if (field.needs && !run.source.actor.may(*field.needs, scope)) continue;
    head.fields.push_back(field);
    head.titles.push_back(run.texts.text(field.title));
  }
  if (report.barcode != nullptr) head.barcode = report.barcode(run);
  head.made_on = run.today;
  return head;
}

TimeZone zone_of(const std::vector<company::Entity>& entities) {
  const auto zone = entities.empty() ? std::nullopt : TimeZone::find(entities.front().zone);
  return zone ? *zone : TimeZone::utc();
}

/// Accounts of stock and of costs tell what goods cost.
std::vector<company::Permission> rights_of(const Report& report) {
  if (report.permission == company::Permission::read_ledger)
    return {company::Permission::read_cost, report.permission};
  return {report.permission};
}

/// What of the company a report shows to this actor, put into the request; throws ReportRefused.
company::Scope narrow(const Report& report, const company::Actor& actor,
                      const company::Company& company, ReportRequest& request) {
  if (report.of_document) return {};
  const company::Narrows by{report.takes(Parameter::entity), report.takes(Parameter::location),
                            report.takes(Parameter::channel) && !request.common};
  const auto scope = company::narrowed(
      actor, rights_of(report), {request.entity, request.location, request.channel}, by, company);
  if (!scope) throw ReportRefused{scope.refusal()};
  if (by.entity) request.entity = scope->entity;
  request.location = scope->location;
  request.channel = scope->channel;
  return company::whole(*scope, company);
}

ReportResult stream(Unit& unit, const ReportSource& source, const ReportJob& job,
                    ReportSink& sink) {
  const auto company = company::read_company(unit, source.stores.company);
  const auto& entities = company.entities;
  ReportRequest request = job.request;
  const auto scope = narrow(*job.report, source.actor, company, request);
  const TimeZone zone = zone_of(entities);
  ReportRun run{unit,
                source,
                request,
                *job.texts,
                zone,
                zone.business_date(source.clock.now(), 0),
                entities,
                company.channels,
                company.locations,
                nullptr};
  const ReportHead head = head_of(*job.report, run, scope);
  ReportRows rows(job.report->fields, source.actor, job.texts->text("Total"), scope);
  sink.begin(head);
  ReportResult result;
  run.take = [&](const Values& values, const RowTarget& target) {
    sink.leads(target);
    sink.row(rows.ready(values));
    ++result.rows;
    if (job.watch) job.watch(result.rows);
  };
  try {
    job.report->rows(run);
    for (const Values& total : rows.totals()) sink.total(total);
  } catch (const RowsEnough&) {
    // The rows that were asked for are out; sums of a part would mislead.
  }
  sink.end();
  return result;
}

}  // namespace report_detail

bool Report::takes(Parameter parameter) const {
  return std::ranges::find(parameters, parameter) != parameters.end();
}

const Report* report_named(std::string_view id) {
  const auto all = all_reports();
  const auto found = std::ranges::find(all, id, &Report::id);
  return found == all.end() ? nullptr : &*found;
}

std::optional<Refusal> refused(const Report& report, const company::Actor& actor) {
  for (const auto right : report_detail::rights_of(report))
    if (!company::may_somewhere(actor, right)) return company::refused(actor, right);
  return std::nullopt;
}

Result<ReportResult> run_report(const ReportSource& source, const ReportJob& job,
                                ReportSink& sink) {
  const auto refusal = refused(*job.report, source.actor);
  if (refusal) return *refusal;
  const auto& from = job.request.from;
  const auto& to = job.request.to;
  if (from && to && *to < *from) {
    return Refusal{RefusalCode::date_range_invalid,
                   {{"from", from->to_iso()}, {"to", to->to_iso()}}};
  }
  try {
    // Writing is an effect, but a read is never run again.
    return source.book.read(
        [&](Unit& unit) { return report_detail::stream(unit, source, job, sink); });
  } catch (const ReportRefused& refused) {
    return refused.refusal;
  }
}

}  // namespace kontor::reports
