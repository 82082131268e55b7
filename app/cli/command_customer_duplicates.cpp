#include <algorithm>
#include <map>

#include "app/cli/commands.h"
#include "app/cli/customer_rows.h"
#include "app/cli/progress.h"
#include "i18n/customer_names.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using customers::DuplicatePair;
using customers::MatchModel;
using reports::ColumnType;

struct DuplicateOptions {
  bool find = false, merge = false;
  std::string above, of;
  std::vector<std::string> apart;
};

struct MergeOptions {
  std::string golden, alias;
  std::vector<std::string> aliases, take;
  bool preview = false;
};

/// A certainty between 0 and 1 as millionths.
std::int64_t certainty_of(const std::string& text, std::int64_t if_none) {
  if (text.empty()) return if_none;
  const auto ppm = customers::parse_certainty(text);
  if (!ppm) throw Stop({RefusalCode::certainty_invalid, {}});
  return *ppm;
}

/// "last_name +7.215, city -0.312": what speaks for it and what against, in bits.
std::string reasons_text(Session& session, const MatchModel& model, const DuplicatePair& pair) {
  std::string text;
  for (const auto& reason : customers::reasons_of(model, pair.agreement)) {
    const Console& console = session.console();
    text += text.empty() ? "" : ", ";
    text += console.for_people() ? i18n::name(console.texts(), reason.field)
                                 : std::string(customers::name_of(reason.field));
    text += reason.weight_milli < 0 ? " " : " +";
    text += Quantity{reason.weight_milli}.to_decimal();
  }
  return text;
}

/// One row a pair, with both names as the list of customers has them.
class PairListing {
 public:
  PairListing(Session& session, MatchModel model)
      : m_session(session),
        m_model(std::move(model)),
        m_list(session.console(),
               {session.column("certainty", KONTOR_TEXT("Certainty"), ColumnType::decimal),
                session.column("customer", KONTOR_TEXT("Customer")),
                session.column("name", KONTOR_TEXT("Name")),
                session.column("other", KONTOR_TEXT("Other customer")),
                session.column("other_name", KONTOR_TEXT("Name of the other")),
                session.column("weight", KONTOR_TEXT("Weight in bits"), ColumnType::decimal),
                session.column("reasons", KONTOR_TEXT("Reasons"))}) {}

  void row(const DuplicatePair& pair, const std::map<CustomerId, std::string>& names) {
    Console& console = m_session.console();
    const auto name_of = [&](CustomerId id) {
      const auto found = names.find(id);
      return found == names.end() ? reports::Cell() : text_or_null(found->second);
    };
    m_list.row({console.decimal(customers::certainty_text(pair.probability_ppm)),
                customers::code_of(pair.first), name_of(pair.first),
                customers::code_of(pair.second), name_of(pair.second),
                console.quantity(Quantity{pair.weight_milli}),
                reasons_text(m_session, m_model, pair)});
  }
  void end() { m_list.end(); }

 private:
  Session& m_session;
  MatchModel m_model;
  Listing m_list;
};

std::map<CustomerId, std::string> names_in(Unit& unit, const Stores& stores,
                                           const std::vector<DuplicatePair>& pairs) {
  std::vector<CustomerId> ids;
  for (const auto& pair : pairs) {
    ids.push_back(pair.first);
    ids.push_back(pair.second);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::map<CustomerId, std::string> names;
  for (const auto& c : stores.customers.by_ids(unit, ids)) names[c.id] = c.record.name;
  return names;
}

MatchModel model_in_use(Session& session) {
  const auto run = session.book().book().read(
      [&](Unit& unit) { return session.book().stores().duplicates.last_run(unit); });
  return run ? run->model : customers::usual_model();
}

/// What was found of all profiles, the most certain first.
void list_found(Session& session, std::int64_t above_ppm) {
  customers::DuplicateFilter filter;
  filter.above_ppm = above_ppm;
  const Stores stores = session.book().stores();
  PairListing list(session, model_in_use(session));
  RowLimit limit(session);
  for (bool more = true; more;) {
    std::map<CustomerId, std::string> names;
    const auto page = session.book().book().read([&](Unit& unit) {
      auto found = stores.duplicates.open_pairs(unit, filter);
      names = names_in(unit, stores, found.rows);
      return found;
    });
    for (const auto& pair : page.rows) {
      if (!limit.admits()) {
        more = false;
        break;
      }
      list.row(pair, names);
    }
    more = more && !page.next.empty();
    filter.after = page.next;
  }
  list.end();
}

/// Who may be the same as one person, compared now.
void list_of(Session& session, const std::string& who, std::int64_t above_ppm) {
  const CustomerId customer = customer_named(session, who);
  const Stores stores = session.book().stores();
  auto duplicates = session.book().duplicates();
  std::map<CustomerId, std::string> names;
  const auto pairs =
      take(session.book().book().read([&](Unit& unit) -> Result<std::vector<DuplicatePair>> {
        auto found = duplicates.of(unit, customer, above_ppm);
        if (found) names = names_in(unit, stores, *found);
        return found;
      }));
  PairListing list(session, model_in_use(session));
  for (const auto& pair : pairs) list.row(pair, names);
  list.end();
}

void find_all(Session& session, std::int64_t above_ppm) {
  const auto run = [&] {
    BarProgress progress(session.console());
    return take(session.book().duplicates().find(
        above_ppm, [&](std::string_view stage, std::int64_t done, std::int64_t total) {
          progress.at(stage, done, total);
          return !progress.cancelled();
        }));
  }();
  app::settle_down(session.book());
  Console& console = session.console();
  console.say(console.texts().plural("{n} pair was found.", "{n} pairs were found.", run.found));
  console.say(console.text("Of these a share of {share} is expected to be of two people.",
                           {{"share", customers::certainty_text(run.expected_wrong_ppm)}}));
  if (!run.model.fitted)
    console.say(
        console.text("There are too few customers to learn from: usual weights were taken."));
  if (run.left_out > 0)
    console.say(console.texts().plural(
        "{n} thing that more than 200 customers have in common was not looked at.",
        "{n} things that more than 200 customers have in common were not looked at.",
        run.left_out));
}

void merge_certain(Session& session, std::int64_t above_ppm) {
  const auto done = [&] {
    BarProgress progress(session.console());
    return take(session.book().merges().merge_certain(
        above_ppm, [&](std::string_view stage, std::int64_t at, std::int64_t total) {
          progress.at(stage, at, total);
          return !progress.cancelled();
        }));
  }();
  app::settle_down(session.book());
  Console& console = session.console();
  console.say(
      console.texts().plural("{n} pair was merged.", "{n} pairs were merged.", done.merged));
  if (done.left > 0)
    console.say(console.texts().plural(
        "{n} pair was left: it has something to do with others that were merged or told apart.",
        "{n} pairs were left: they have something to do with others that were merged or told "
        "apart.",
        done.left));
}

Status customer_duplicates(Session& session, const DuplicateOptions& o) {
  if (!o.apart.empty()) {
    if (o.apart.size() != 2) throw Stop({RefusalCode::customer_same, {{"customer", o.apart[0]}}});
    take(session.book().duplicates().set_apart(customer_named(session, o.apart[0]),
                                               customer_named(session, o.apart[1])));
    return Status::done;
  }
  if (!o.of.empty()) {
    list_of(session, o.of, certainty_of(o.above, customers::usual_certainty_ppm));
    return Status::done;
  }
  if (o.find) find_all(session, certainty_of(o.above, customers::usual_certainty_ppm));
  if (o.merge) merge_certain(session, certainty_of(o.above, customers::usual_certainty_ppm));
  list_found(session, certainty_of(o.above, 0));
  return Status::done;
}

/// Parts that somebody chose by hand: "email=C7".
customers::TakenParts parts_taken(Session& session, const std::vector<std::string>& texts) {
  customers::TakenParts taken;
  for (const std::string& text : texts) {
    const auto sign = text.find('=');
    const auto part = customers::person_part_named(text.substr(0, sign));
    if (!part || sign == std::string::npos)
      throw Stop({RefusalCode::customer_field_unknown, {{"value", text}}});
    taken[*part] = customer_named(session, text.substr(sign + 1));
  }
  return taken;
}

/// One row a part and profile: whose part the person shows.
void show_merged(Session& session, const customers::MergedPerson& person) {
  Listing list(session.console(),
               {session.column("part", KONTOR_TEXT("Part")),
                session.column("customer", KONTOR_TEXT("Customer")),
                session.column("value", KONTOR_TEXT("Value")),
                session.column("taken", KONTOR_TEXT("Taken"), ColumnType::boolean)});
  Console& console = session.console();
  for (const auto part : customers::person_parts) {
    const auto taken = person.taken.find(part);
    for (const auto& profile : person.profiles) {
      const std::string value = customers::part_text(profile.record, part);
      if (value.empty()) continue;
      list.row({console.coded(customers::name_of(part), i18n::name(console.texts(), part)),
                customers::code_of(profile.id), value,
                taken != person.taken.end() && taken->second == profile.id});
    }
  }
  list.end();
}

Status customer_merge(Session& session, const MergeOptions& o) {
  customers::MergeWish wish;
  wish.golden = customer_named(session, o.golden);
  for (const auto& alias : o.aliases) wish.aliases.push_back(customer_named(session, alias));
  wish.take = parts_taken(session, o.take);
  auto merges = session.book().merges();
  show_merged(session, take(o.preview ? merges.preview(wish) : merges.merge(wish)));
  return Status::done;
}

Status customer_unmerge(Session& session, const MergeOptions& o) {
  const CustomerId person = take(session.book().merges().unmerge(customer_named(session, o.alias)));
  Listing list(session.console(), {session.column("customer", KONTOR_TEXT("Customer"))});
  list.row({customers::code_of(person)});
  list.end();
  return Status::done;
}

}  // namespace

void add_customer_duplicates(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto found = options<DuplicateOptions>();
  Command duplicates = tree.command(
      group, "duplicates", KONTOR_TEXT("Find customers who may be one person, with the reasons"));
  duplicates.flag("--find", found->find, KONTOR_TEXT("Compare all customers first"));
  duplicates.option("--above", found->above, "CERTAINTY",
                    KONTOR_TEXT("Only pairs as certain as this, 0.5 to 0.999999; 0.9 if not said"));
  duplicates.flag("--merge", found->merge,
                  KONTOR_TEXT("Merge all pairs as certain as --above, and list what is left"));
  duplicates.option("--of", found->of, "CUSTOMER",
                    KONTOR_TEXT("Only who may be the same as this customer, compared now"));
  duplicates.option("--apart", found->apart, "CUSTOMER",
                    KONTOR_TEXT("Say, with two customers, that they are two people"));
  duplicates.needs({Permission::read_customers, Permission::edit_customers});
  duplicates.does([&session, found] { return customer_duplicates(session, *found); });

  const auto merged = options<MergeOptions>();
  Command merge = tree.command(
      group, "merge", KONTOR_TEXT("Say that customers are one person, and what that one shows"));
  merge.argument("CUSTOMER", merged->golden, KONTOR_TEXT("Whose code the person keeps"));
  merge.argument("OTHER", merged->aliases, KONTOR_TEXT("Who else they are"));
  merge.option("--take", merged->take, "PART=CUSTOMER",
               KONTOR_TEXT("Whose name, company, email, phone, address or note is shown; who has "
                           "most of it and was told of last if not said"));
  merge.flag("--preview", merged->preview, KONTOR_TEXT("Only show what it would be"));
  merge.needs({Permission::read_customers, Permission::edit_customers});
  merge.does([&session, merged] { return customer_merge(session, *merged); });

  const auto ended = options<MergeOptions>();
  Command unmerge =
      tree.command(group, "unmerge", KONTOR_TEXT("Make a customer of their own of one again"));
  unmerge.argument("CUSTOMER", ended->alias, KONTOR_TEXT("Who was merged with another"));
  unmerge.needs({Permission::read_customers, Permission::edit_customers});
  unmerge.does([&session, ended] { return customer_unmerge(session, *ended); });
}

}  // namespace kontor::cli
