#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct ChannelOptions {
  std::string code, name, entity, zone, day_start, recognise, sku_case, sources;
};

struct SourceOptions {
  std::string channel, source, location, target;
  bool linked_only = false;
};

std::vector<std::string> channel_sources(Session& session, const std::string& wanted) {
  std::vector<std::string> codes;
  if (wanted.empty()) return codes;
  const auto names = company_names(session);
  for (const std::string& part : parts_of(wanted)) codes.push_back(names.location_named(part).code);
  return codes;
}

Status channel_add(Session& session, const ChannelOptions& o) {
  company::ChannelDraft draft;
  draft.code = o.code;
  draft.name = o.name;
  if (!o.entity.empty()) draft.entity = company_names(session).entity_named(o.entity).code;
  draft.zone = o.zone;
  draft.day_start_hour = bounded(session, "--day-start", o.day_start, 0, 23, 0);
  if (!o.recognise.empty()) draft.recognise = o.recognise;
  draft.sku_case_matters = o.sku_case != "ignore";
  draft.sources = channel_sources(session, o.sources);
  show_channels(session, {take(session.book().setup().add_channel(draft))});
  return Status::done;
}

Status channel_set(Session& session, const ChannelOptions& o) {
  const auto now = company_names(session).channel_named(o.code);
  company::ChannelDraft draft;
  draft.name = o.name;
  draft.zone = o.zone;
  draft.day_start_hour = bounded(session, "--day-start", o.day_start, 0, 23, now.day_start_hour);
  draft.recognise = o.recognise;
  draft.sku_case_matters = o.sku_case.empty() ? now.sku_case_matters : o.sku_case == "matters";
  draft.sources = channel_sources(session, o.sources);
  show_channels(session, {take(session.book().setup().set_channel(now.code, draft))});
  return Status::done;
}

Status channel_list(Session& session) {
  auto& book = session.book();
  show_channels(session,
                book.book().read([&](Unit& unit) { return book.stores().company.channels(unit); }));
  return Status::done;
}

void show_source_rules(Session& session, const company::Channel& channel) {
  auto& book = session.book();
  const auto names = company_names(session);
  const auto rules = book.book().read(
      [&](Unit& unit) { return book.stores().company.source_rules(unit, channel.id); });
  Listing list(session.console(), {session.column("channel", KONTOR_TEXT("Channel")),
                                   session.column("source", KONTOR_TEXT("Source")),
                                   session.column("location", KONTOR_TEXT("Location")),
                                   session.column("target", KONTOR_TEXT("Belongs to")),
                                   session.column("linked_only", KONTOR_TEXT("Only linked"),
                                                  reports::ColumnType::boolean)});
  for (const auto& rule : rules) {
    list.row({channel.code, text_or_null(rule.source), text_or_null(rule.location),
              names.channel_code(rule.target), rule.linked_only});
  }
  list.end();
}

Status channel_source(Session& session, const SourceOptions& o) {
  const auto names = company_names(session);
  const auto channel = names.channel_named(o.channel);
  const bool asks = o.source.empty() && o.location.empty() && o.target.empty() && !o.linked_only;
  if (!asks) {
    const std::string target = o.target.empty() ? "" : names.channel_named(o.target).code;
    take(session.book().setup().put_source_rule(channel.code, o.source, o.location, target,
                                                o.linked_only));
  }
  show_source_rules(session, channel);
  return Status::done;
}

void channel_common(Command& command, ChannelOptions& o) {
  command.option("--time-zone", o.zone, "ZONE",
                 KONTOR_TEXT("Zone of its files where they name none; else the company's"));
  command.option("--day-start", o.day_start, "HOUR",
                 KONTOR_TEXT("Local hour at which its business day begins"));
  command.option("--recognise", o.recognise, "order|paid|fulfilled",
                 KONTOR_TEXT("When a sale counts; else when it is fulfilled"));
  command.option("--sku-case", o.sku_case, "matters|ignore",
                 KONTOR_TEXT("Whether SKUs that differ only by case are different"));
  command.option("--sources", o.sources, "CODES",
                 KONTOR_TEXT("Locations that serve it, in order, parted by commas; else all"));
}

}  // namespace

void add_channel(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("channel", KONTOR_TEXT("Where orders come from"));

  const auto added = options<ChannelOptions>();
  Command add = tree.command(group, "add", KONTOR_TEXT("Add a channel"));
  add.argument("NAME", added->name, KONTOR_TEXT("Its name"));
  add.option("--code", added->code, "CODE", KONTOR_TEXT("Its code; else made from the name"));
  add.option("--entity", added->entity, "CODE", KONTOR_TEXT("Its company; else the only one"));
  channel_common(add, *added);
  add.needs_somewhere({Permission::edit_company});
  add.does([&session, added] { return channel_add(session, *added); });

  tree.command(group, "list", KONTOR_TEXT("List the channels")).open_to_all().does([&session] {
    return channel_list(session);
  });

  const auto changed = options<ChannelOptions>();
  Command set = tree.command(group, "set", KONTOR_TEXT("Change a channel"));
  set.argument("CODE", changed->code, KONTOR_TEXT("Code or name of the channel"));
  set.option("--name", changed->name, "NAME", KONTOR_TEXT("Its new name"));
  channel_common(set, *changed);
  set.needs_somewhere({Permission::edit_company});
  set.does([&session, changed] { return channel_set(session, *changed); });

  const auto ruled = options<SourceOptions>();
  Command source = tree.command(
      group, "source", KONTOR_TEXT("Say which orders of a channel's file belong to which channel"));
  source.argument("CHANNEL", ruled->channel, KONTOR_TEXT("Code or name of the file's channel"));
  source.option("--source", ruled->source, "TEXT",
                KONTOR_TEXT("What the file's Source column says; else anything"));
  source.option("--location", ruled->location, "TEXT",
                KONTOR_TEXT("What the file's Location column says; else anything"));
  source.option("--to", ruled->target, "CHANNEL",
                KONTOR_TEXT("The channel that such orders belong to; else the file's own"));
  source.flag("--linked-only", ruled->linked_only,
              KONTOR_TEXT("Do not post them: another channel's own file does"));
  source.needs_somewhere({Permission::edit_company});
  source.does([&session, ruled] { return channel_source(session, *ruled); });
}

}  // namespace kontor::cli
