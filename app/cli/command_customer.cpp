#include "app/cli/commands.h"
#include "app/cli/customer_rows.h"
#include "app/cli/near.h"
#include "app/cli/scoped.h"
#include "app/readers.h"
#include "domain/customers/cleaning.h"
#include "i18n/mark.h"

namespace kontor::cli {

std::vector<CustomerId> customers_named(Session& session, Unit& unit, const std::string& who) {
  if (const CustomerId id = customers::customer_of_code(who)) return {id};
  const Stores stores = session.book().stores();
  if (const auto email = customers::clean_email(who))
    return stores.customers.with_key(unit, *email);
  const auto entities = stores.company.entities(unit);
  const std::string home = entities.empty() ? "" : entities.front().country;
  const auto phone = customers::clean_phone(who, home);
  return phone ? stores.customers.with_key(unit, *phone) : std::vector<CustomerId>{};
}

CustomerId customer_named(Session& session, const std::string& who) {
  const auto found =
      session.book().book().read([&](Unit& unit) { return customers_named(session, unit, who); });
  if (found.empty()) throw Stop({RefusalCode::customer_unknown, {{"customer", who}}});
  return found.front();
}

const company::Narrows seller_parts{.location = true, .channel = true};

namespace {

using reports::ColumnType;

struct CustomerOptions {
  std::string search, who;
};

constexpr int most_orders_of_one = 1'000'000;

std::vector<reports::Column> customer_columns(Session& session) {
  return {session.column("code", KONTOR_TEXT("Code")), session.column("name", KONTOR_TEXT("Name")),
          session.column("email", KONTOR_TEXT("E-mail")),
          session.column("phone", KONTOR_TEXT("Phone")),
          session.column("country", KONTOR_TEXT("Country"))};
}

std::vector<reports::Cell> customer_cells(const customers::Customer& c) {
  return {customers::code_of(c.id), text_or_null(c.record.name), text_or_null(c.record.email),
          text_or_null(c.record.phone), text_or_null(c.record.country)};
}

Status customer_list(Session& session, const CustomerOptions& o) {
  customers::CustomerFilter filter;
  filter.search = o.search;
  filter.at = permitted_parts(session, {Permission::read_customers}, seller_parts);
  auto& store = session.book().stores().customers;
  Listing list(session.console(), customer_columns(session));
  RowLimit limit(session);
  bool found = false;
  each_page(
      session, filter,
      [&](Unit& unit, const customers::CustomerFilter& page) { return store.list(unit, page); },
      [&](const customers::Customer& customer) {
        found = true;
        if (!limit.admits()) return false;
        list.row(customer_cells(customer));
        return true;
      });
  list.end();
  if (!found) tell_near_customers(session, o.search, filter.at);
  return Status::done;
}

std::vector<reports::Column> detail_columns(Session& session) {
  auto columns = customer_columns(session);
  for (const auto& column :
       {session.column("first_name", KONTOR_TEXT("First name")),
        session.column("last_name", KONTOR_TEXT("Last name")),
        session.column("company", KONTOR_TEXT("Company")),
        session.column("street", KONTOR_TEXT("Street")),
        session.column("street2", KONTOR_TEXT("Street, second line")),
        session.column("city", KONTOR_TEXT("City")),
        session.column("region", KONTOR_TEXT("Region")),
        session.column("postal_code", KONTOR_TEXT("Postal code")),
        session.column("accepts_email", KONTOR_TEXT("Wants e-mails"), ColumnType::boolean),
        session.column("accepts_sms", KONTOR_TEXT("Wants text messages"), ColumnType::boolean),
        session.column("tax_exempt", KONTOR_TEXT("Tax exempt"), ColumnType::boolean),
        session.column("tags", KONTOR_TEXT("Tags")), session.column("note", KONTOR_TEXT("Note")),
        session.column("orders", KONTOR_TEXT("Orders"), ColumnType::integer)})
    columns.push_back(column);
  return columns;
}

reports::Cell flag_or_null(const std::optional<bool>& flag) {
  return flag ? reports::Cell(*flag) : reports::Cell();
}

std::vector<reports::Cell> detail_cells(const customers::Customer& c) {
  const customers::CustomerRecord& r = c.record;
  auto cells = customer_cells(c);
  for (const std::string* text : {&r.first_name, &r.last_name, &r.company, &r.street, &r.street2,
                                  &r.city, &r.region, &r.postal_code})
    cells.push_back(text_or_null(*text));
  for (const auto& flag : {r.accepts_email, r.accepts_sms, r.tax_exempt})
    cells.push_back(flag_or_null(flag));
  cells.push_back(text_or_null(r.tags));
  cells.push_back(text_or_null(r.note));
  cells.push_back(c.orders);
  return cells;
}

Status customer_show(Session& session, const CustomerOptions& o) {
  const auto at = permitted_parts(session, {Permission::read_customers}, seller_parts);
  const auto found = session.book().book().read([&](Unit& unit) {
    const Stores stores = session.book().stores();
    app::Readers readers;
    auto named = stores.customers.people(unit, customers_named(session, unit, o.who));
    if (at.empty()) return named;
    for (auto& one : named)
      one.orders =
          std::ssize(readers.customers().newest_orders(unit, one.id, most_orders_of_one, at));
    // Who ordered elsewhere only is nobody that they know.
    std::erase_if(named, [](const customers::Customer& one) { return one.orders == 0; });
    return named;
  });
  if (found.empty()) throw Stop({RefusalCode::customer_unknown, {{"customer", o.who}}});
  Listing list(session.console(), detail_columns(session));
  for (const auto& customer : found) list.row(detail_cells(customer));
  list.end();
  return Status::done;
}

}  // namespace

void add_customer(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("customer", KONTOR_TEXT("The people and firms who buy"));

  const auto listed = options<CustomerOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List the customers by name"));
  list.option("--search", listed->search, "TEXT",
              KONTOR_TEXT("Only customers with this in name, e-mail or phone"));
  list.needs_somewhere({Permission::read_customers});
  list.does([&session, listed] { return customer_list(session, *listed); });

  const auto shown = options<CustomerOptions>();
  Command show = tree.command(group, "show", KONTOR_TEXT("Show a customer"));
  show.argument("CUSTOMER", shown->who, KONTOR_TEXT("Code, e-mail or phone of the customer"));
  show.needs_somewhere({Permission::read_customers});
  show.does([&session, shown] { return customer_show(session, *shown); });
  add_customer_duplicates(tree, group);
  add_customer_value(tree, group);
}

}  // namespace kontor::cli
