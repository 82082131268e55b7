#include "app/cli/commands.h"
#include "app/cli/count_rows.h"
#include "app/cli/paper_file.h"
#include "app/cli/scoped.h"
#include "app/cli/staff_rows.h"
#include "app/list_files.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

struct CountOptions {
  std::string number, location, skus, vendor, zone, cycle, most, file, at, uncounted, to_file,
      state;
  std::string recount_units, recount_value, recount_percent, approve_above;
  std::vector<std::string> lines;
  bool all = false, blind = false, new_lines = false;
};

std::int64_t number_of(const CountOptions& o) {
  const auto number = stock::count_number_of(o.number);
  if (!number) throw Stop({RefusalCode::count_unknown, {{"number", o.number}}});
  return *number;
}

Refusal not_number(const std::string& option, const std::string& text) {
  return {RefusalCode::value_not_number, {{"column", option}, {"value", text}}};
}

Decimal decimal_of(const std::string& option, const std::string& text) {
  const auto number = Decimal::parse(text);
  if (!number || number->mantissa < 0) throw Stop(not_number(option, text));
  return *number;
}

std::int64_t whole_of(const std::string& option, const std::string& text) {
  const Decimal number = decimal_of(option, text);
  if (number.scale != 0) throw Stop(not_number(option, text));
  return number.mantissa;
}

/// "never": the limit is not looked at.
template <class T, class Read>
void set_limit(std::optional<T>& limit, const std::string& text, Read read) {
  if (text.empty()) return;
  limit = text == "never" ? std::optional<T>() : std::optional<T>(read(text));
}

std::optional<stock::CountLimits> limits_of(const CountOptions& o, Currency currency) {
  if (o.recount_units.empty() && o.recount_value.empty() && o.recount_percent.empty() &&
      o.approve_above.empty())
    return std::nullopt;
  auto limits = stock::usual_limits(currency);
  const auto money = [&](const std::string& text) {
    const auto amount = Money::from_decimal(decimal_of("--approve-above", text), currency);
    if (!amount) throw Stop(not_number("--approve-above", text));
    return amount->minor;
  };
  set_limit(limits.units, o.recount_units, [](const std::string& text) {
    const auto quantity = Quantity::from_decimal(decimal_of("--recount-units", text));
    if (!quantity) throw Stop(not_number("--recount-units", text));
    return *quantity;
  });
  set_limit(limits.value_minor, o.recount_value, money);
  set_limit(limits.percent, o.recount_percent,
            [](const std::string& text) { return whole_of("--recount-percent", text); });
  set_limit(limits.approve_minor, o.approve_above, money);
  return limits;
}

goods::NewCount wanted_count(Session& session, const CountOptions& o) {
  const int choices = (o.all ? 1 : 0) + (o.skus.empty() ? 0 : 1) + (o.vendor.empty() ? 0 : 1) +
                      (o.zone.empty() ? 0 : 1) + (o.cycle.empty() ? 0 : 1);
  if (choices != 1)
    throw WrongUsage(session.text("Say one of --all, --skus, --vendor, --zone and --cycle."));
  const auto names = company_names(session);
  const auto& place = names.location_named(o.location);
  goods::NewCount wanted;
  wanted.location = place.code;
  wanted.blind = o.blind;
  if (!o.vendor.empty()) {
    wanted.choice = stock::CountChoice::vendor;
    wanted.vendor = o.vendor;
  }
  if (!o.zone.empty()) {
    wanted.choice = stock::CountChoice::zone;
    wanted.zone = o.zone;
  }
  if (!o.cycle.empty()) {
    wanted.choice = stock::CountChoice::cycle;
    wanted.cycle_days = whole_of("--cycle", o.cycle);
  }
  if (!o.most.empty()) wanted.most = whole_of("--most", o.most);
  wanted.limits = limits_of(o, names.entity(place.entity)->currency);
  return wanted;
}

Status count_create(Session& session, const CountOptions& o) {
  auto& book = session.book();
  const auto wanted = wanted_count(session, o);
  const auto made = take(o.skus.empty() ? book.counts().create(wanted)
                                        : app::create_listed_count(book, wanted, o.skus));
  for (const auto& refused : made.refusals) session.console().say(refused_line(session, refused));
  show_count_rows(session, {{made.sheet, made.lines, 0, 0}});
  return made.refusals.empty() ? Status::done : Status::refused;
}

goods::CountEntering entering_of(Session& session, const CountOptions& o) {
  goods::CountEntering how;
  how.new_lines = o.new_lines;
  if (!o.at.empty())
    how.counted_at = parse_moment("--at", o.at, company_names(session).home_zone());
  return how;
}

Status count_enter(Session& session, const CountOptions& o) {
  auto& book = session.book();
  if (o.lines.empty() == o.file.empty())
    throw WrongUsage(session.text("Say what was counted: SKU=QUANTITY, or --file."));
  const auto how = entering_of(session, o);
  if (!o.file.empty())
    return show_list_report(session, take(app::enter_counted(book, number_of(o), o.file, how)));
  std::vector<goods::CountWish> wishes;
  std::vector<RefusedRow> unread;
  for (const std::string& line : o.lines) {
    const std::int64_t row = std::ssize(wishes) + std::ssize(unread) + 1;
    auto wish = goods::count_wish_of(line, row);
    if (wish) {
      wishes.push_back(std::move(*wish));
    } else {
      unread.push_back({row, {}, wish.refusal()});
    }
  }
  auto report = take(book.counts().enter(number_of(o), wishes, how));
  report.refusals.insert(report.refusals.end(), unread.begin(), unread.end());
  return show_list_report(session, report);
}

Status count_recount(Session& session, const CountOptions& o) {
  const auto asked = take(session.book().counts().recount(number_of(o), o.lines));
  session.console().say(session.console().texts().plural(
      "{n} line is to be counted again.", "{n} lines are to be counted again.", asked));
  return count_show(session, number_of(o));
}

goods::Uncounted uncounted_of(const CountOptions& o) {
  if (o.uncounted == "zero") return goods::Uncounted::zero;
  return o.uncounted == "leave" ? goods::Uncounted::leave : goods::Uncounted::refuse;
}

Status count_approve(Session& session, const CountOptions& o) {
  take(session.book().counts().approve(number_of(o), uncounted_of(o)));
  return count_show(session, number_of(o));
}

Status count_post(Session& session, const CountOptions& o) {
  const auto posted = take(session.book().counts().post(number_of(o), uncounted_of(o)));
  if (posted.before) session.console().say(session.text("It had been posted before."));
  show_posted_count(session, posted);
  return Status::done;
}

Status count_cancel(Session& session, const CountOptions& o) {
  const auto sheet = take(session.book().counts().cancel(number_of(o)));
  show_count_rows(session, {{sheet, 0, 0, 0}});
  return Status::done;
}

Status count_sheet(Session& session, const CountOptions& o) {
  reports::ReportRequest request;
  request.count = number_of(o);
  return write_paper(session, reports::count_sheet_report(), request, o.to_file);
}

Status count_list(Session& session, const CountOptions& o) {
  stock::CountSheetFilter filter;
  show_permitted_places(session, Permission::read_stock, o.location, filter);
  if (!o.state.empty()) filter.states = {stock::count_state_named(o.state)};
  std::vector<stock::CountSheetRow> rows;
  RowLimit limit(session);
  each_page(
      session, filter,
      [&](Unit& unit, const stock::CountSheetFilter& page) {
        return session.book().stores().count_sheets.list(unit, page);
      },
      [&](const stock::CountSheetRow& row) {
        if (!limit.admits()) return false;
        rows.push_back(row);
        return true;
      });
  show_count_rows(session, rows);
  return Status::done;
}

void add_making(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto o = options<CountOptions>();
  Command create = tree.command(group, "create", KONTOR_TEXT("Make a count of a location"));
  create.option("--location", o->location, "CODE", KONTOR_TEXT("Where it is counted")).required();
  create.flag("--all", o->all, KONTOR_TEXT("All that there is or was"));
  create.option("--skus", o->skus, "FILE", KONTOR_TEXT("The products of a list with a column sku"));
  create.option("--vendor", o->vendor, "NAME", KONTOR_TEXT("The products of one vendor"));
  create.option("--zone", o->zone, "NAME",
                KONTOR_TEXT("The products of one zone of the location: “stock zone”"));
  create.option("--cycle", o->cycle, "N",
                KONTOR_TEXT("What was not counted for so many days, first what moved most in the "
                            "last 90"));
  create.option("--most", o->most, "N", KONTOR_TEXT("With --cycle: at most so many products"));
  create.flag("--blind", o->blind,
              KONTOR_TEXT("Tell nobody what is expected before the count is posted"));
  create.option("--recount-units", o->recount_units, "QUANTITY",
                KONTOR_TEXT("A difference beyond it is counted again, or “never”; else 10"));
  create.option("--recount-value", o->recount_value, "AMOUNT",
                KONTOR_TEXT("The same by its value, or “never”; else 100"));
  create.option("--recount-percent", o->recount_percent, "N",
                KONTOR_TEXT("The same in percent of what is expected; else never"));
  create.option("--approve-above", o->approve_above, "AMOUNT",
                KONTOR_TEXT("Differences worth more need an approval, or “never”; else 250"));
  create.needs_somewhere({Permission::count_stock});
  create.does([&session, o] { return count_create(session, *o); });

  const auto s = options<CountOptions>();
  Command sheet = tree.command(group, "sheet", KONTOR_TEXT("Write the sheet to count with"));
  sheet.argument("NUMBER", s->number, KONTOR_TEXT("Number of the count"));
  sheet.option("--to-file", s->to_file, "FILE", KONTOR_TEXT("A csv, xlsx or pdf file")).required();
  sheet.needs_somewhere({Permission::read_stock});
  sheet.does([&session, s] { return count_sheet(session, *s); });

  const auto e = options<CountOptions>();
  Command enter = tree.command(group, "enter", KONTOR_TEXT("Note what was counted"));
  enter.argument("NUMBER", e->number, KONTOR_TEXT("Number of the count"));
  enter
      .argument("SKU=QUANTITY", e->lines,
                KONTOR_TEXT("What was found of a product; “=+2” adds to what was counted of it"))
      .optional();
  enter.option("--file", e->file, "FILE",
               KONTOR_TEXT("A list instead: sku, counted; also location and counted_at"));
  enter.option("--at", e->at, "TIME", KONTOR_TEXT("When it was counted; else now"));
  enter.flag("--new-lines", e->new_lines,
             KONTOR_TEXT("Take products into the count that are not in it"));
  enter.needs_somewhere({Permission::count_stock});
  enter.does([&session, e] { return count_enter(session, *e); });
}

void add_looking(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto l = options<CountOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List the counts, the newest first"));
  list.option("--location", l->location, "CODE", KONTOR_TEXT("Only this location"));
  list.option("--state", l->state, "draft|counting|recount|approved|posted|cancelled",
              KONTOR_TEXT("Only counts of this state"));
  list.needs_somewhere({Permission::read_stock});
  list.does([&session, l] { return count_list(session, *l); });

  const auto s = options<CountOptions>();
  Command show = tree.command(group, "show", KONTOR_TEXT("Show the lines of a count"));
  show.argument("NUMBER", s->number, KONTOR_TEXT("Number of the count"));
  show.needs({Permission::read_stock});
  show.does([&session, s] { return count_show(session, number_of(*s)); });
}

using CountAct = Status (*)(Session&, const CountOptions&);

Command count_act(Tree& tree, CLI::App& group, const char* name, const char* help,
                  const std::shared_ptr<CountOptions>& o, CountAct act) {
  Session& session = tree.session();
  Command command = tree.command(group, name, help);
  command.argument("NUMBER", o->number, KONTOR_TEXT("Number of the count"));
  command.does([&session, o, act] { return act(session, *o); });
  return command;
}

}  // namespace

void add_count(Tree& tree) {
  CLI::App& group = tree.group("count", KONTOR_TEXT("Counts of goods, while selling goes on"));
  add_making(tree, group);
  add_looking(tree, group);

  const char* uncounted = KONTOR_TEXT("Lines that nobody counted stay as they are, or count as 0");
  const auto r = options<CountOptions>();
  count_act(tree, group, "recount",
            KONTOR_TEXT("Ask for lines to be counted again by somebody else"), r, &count_recount)
      .argument("SKU", r->lines, KONTOR_TEXT("Which; else all with a large difference"))
      .optional()
      .needs_somewhere({Permission::count_stock});
  const auto a = options<CountOptions>();
  count_act(tree, group, "approve", KONTOR_TEXT("Approve a count as it stands"), a, &count_approve)
      .option("--uncounted", a->uncounted, "leave|zero", uncounted)
      .needs_somewhere({Permission::approve_counts});
  const auto p = options<CountOptions>();
  count_act(tree, group, "post", KONTOR_TEXT("Post the differences of a count"), p, &count_post)
      .option("--uncounted", p->uncounted, "leave|zero", uncounted)
      .needs_somewhere({Permission::count_stock});
  const auto c = options<CountOptions>();
  count_act(tree, group, "cancel", KONTOR_TEXT("Cancel a count that is not posted"), c,
            &count_cancel)
      .needs_somewhere({Permission::count_stock});
}

}  // namespace kontor::cli
