#include "gui/presenters/customer_card.h"

#include <algorithm>
#include <map>
#include <optional>

#include "gui/presenters/customers_presenter.h"
#include "gui/presenters/reach.h"

namespace kontor::gui {

namespace {

constexpr int orders_of_a_card = 200;

std::vector<Column> profile_columns(const Language& t) {
  return {text_column("what", t.text("What"), 176),
          text_column("value", t.text_in("field", "Value"), 480, true)};
}

std::vector<Column> customer_order_columns(const Language& t) {
  return {date_column("placed", t.text("Placed"), 112),
          text_column("number", t.text("Order"), 144, true),
          text_column("channel", t.text("Channel"), 144),
          text_column("state", t.text("State"), 128),
          figure_column("total", t.text("Total"), 112),
          figure_column("refunded", t.text("Refunded"), 112)};
}

std::vector<Column> identity_columns(const Language& t) {
  return {text_column("channel", t.text("Channel"), 176),
          text_column("kind", t.text("Known by"), 176),
          text_column("key", t.text_in("field", "Value"), 320, true)};
}

std::vector<Column> customer_version_columns(const Language& t) {
  return {figure_column("version", t.text("Version"), 72), text_column("time", t.text("When"), 168),
          text_column("import", t.text("Import"), 104), text_column("state", t.text("State"), 104),
          text_column("what", t.text("What it says"), 400, true)};
}

std::vector<Column> merged_columns(const Language& t) {
  return {text_column("code", t.text("Customer"), 88), text_column("name", t.text("Name"), 176),
          text_column("email", t.text("E-mail"), 200, true),
          text_column("time", t.text("Merged"), 168), text_column("by", t.text("By"), 144)};
}

std::string place_of(const customers::CustomerRecord& r) {
  std::string place;
  for (const std::string* part :
       {&r.street, &r.street2, &r.postal_code, &r.city, &r.region, &r.country})
    if (!part->empty()) place += (place.empty() ? "" : ", ") + *part;
  return place;
}

}  // namespace

struct CustomerCard::Facts {
  std::optional<customers::Customer> customer;
  std::vector<customers::CustomerOrder> orders;
  std::optional<customers::CustomerOrders> sums;
  std::vector<customers::CustomerIdentity> identities;
  std::vector<customers::CustomerVersion> versions;
  std::vector<customers::Merge> merges;
  std::map<CustomerId, customers::CustomerRecord> aliases;
  std::map<EmployeeId, std::string> people;  ///< who merged them
  std::vector<company::Channel> channels;
  std::string zone;

  std::string channel_of(const std::string& code) const {
    for (const auto& channel : channels)
      if (channel.code == code) return channel.name;
    return code;
  }
};

/// Of somebody whose right does not hold everywhere: no other channel's ids and files.
void CustomerCard::leave_known_here(const company::Actor& actor, Facts& facts) {
  std::erase_if(facts.identities, [&](const customers::CustomerIdentity& identity) {
    return identity.channel &&
           std::none_of(facts.channels.begin(), facts.channels.end(), [&](const auto& channel) {
             return channel.id == identity.channel &&
                    actor.may(company::Permission::read_customers, company::scope_of(channel));
           });
  });
  facts.versions.clear();
}

void CustomerCard::read_merges(OpenBook& book, Unit& unit, Facts& facts) {
  auto& store = book.stores().merges;
  const auto aliases = store.aliases(unit, {facts.customer->id});
  if (aliases.empty()) return;
  facts.merges = store.merges(unit, aliases);
  for (auto& one : book.customers().by_ids(unit, aliases)) facts.aliases[one.id] = one.record;
  for (const auto& each : book.employees().list(unit)) facts.people[each.id] = each.name;
}

CustomerCard::CustomerCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                           Language language)
    : ReadDetail(view, std::move(book), executor, std::move(language)),
      m_profile(profile_columns(m_language)),
      m_orders(customer_order_columns(m_language)),
      m_identities(identity_columns(m_language)),
      m_versions(customer_version_columns(m_language)),
      m_merged(merged_columns(m_language)) {}

void CustomerCard::read() {
  read_by(
      [](OpenBook& book, Unit& unit, CustomerId customer) {
        Facts facts;
        // Who was merged with somebody since is shown as that person.
        const auto found = book.customers().people(unit, {customer});
        if (found.empty()) return facts;
        customer = found.front().id;
        const auto at = as_permitted(book, unit, customers::CustomerFilter()).at;
        auto& reader = book.customer_facts();
        facts.orders = reader.newest_orders(unit, customer, orders_of_a_card, at);
        // Who ordered elsewhere only is nobody that they know.
        if (!at.empty() && facts.orders.empty()) return facts;
        facts.customer = found.front();
        const auto sums = reader.orders(unit, {customer}, at);
        if (!sums.empty()) facts.sums = sums.front();
        facts.channels = book.company().channels(unit);
        facts.identities = reader.identities(unit, customer);
        facts.versions = reader.versions(unit, customer);
        if (at.empty())
          read_merges(book, unit, facts);
        else
          leave_known_here(book.actor(), facts);
        const auto entities = book.company().entities(unit);
        if (!entities.empty()) facts.zone = entities.front().zone;
        return facts;
      },
      [this](const Facts& facts) { take(facts); });
}

void CustomerCard::take(const Facts& facts) {
  for (auto* table : {&m_profile, &m_orders, &m_identities, &m_versions, &m_merged}) table->clear();
  m_documents.clear();
  m_aliases.clear();
  m_error.clear();
  if (!facts.customer) {
    return show_error(m_language.text("This customer is no longer in the book."));
  }
  m_title = title_of(*facts.customer);
  std::vector<std::string> parts{customers::code_of(facts.customer->id)};
  const std::int64_t orders = facts.sums ? facts.sums->orders : 0;
  parts.push_back(m_language.plural("{n} order", "{n} orders", orders));
  if (facts.sums)
    for (const Money& sum : facts.sums->placed) parts.push_back(m_language.money(sum));
  m_subtitle = m_language.joined(parts);
  fill_profile(facts.customer->record);
  fill_orders(facts);
  fill_identities(facts);
  fill_versions(facts);
  fill_merged(facts);
  m_view.show_detail();
}

void CustomerCard::fill_profile(const customers::CustomerRecord& r) {
  const Language& t = m_language;
  const auto add = [&](const std::string& what, const std::string& value) {
    if (value.empty()) return;
    m_profile.add({{{what, Tone::dimmed, {}}, {}}, {{value, Tone::normal, {}}, {}}});
  };
  const auto yes_or_no = [&](const std::optional<bool>& flag) {
    return !flag ? std::string() : *flag ? t.text("yes") : t.text("no");
  };
  add(t.text("Name"), r.name);
  add(t.text("Firm"), r.company);
  add(t.text("E-mail"), r.email);
  add(t.text("Phone"), t.isolated(r.phone));
  add(t.text("Address"), place_of(r));
  add(t.text("Accepts e-mail advertising"), yes_or_no(r.accepts_email));
  add(t.text("Accepts text messages"), yes_or_no(r.accepts_sms));
  add(t.text("Tax exempt"), yes_or_no(r.tax_exempt));
  add(t.text("Tags"), r.tags);
  add(t.text("Note"), r.note);
}

void CustomerCard::fill_orders(const Facts& facts) {
  const auto money = [&](const Money& amount, Tone tone) -> RowTable::Value {
    const std::string raw = amount.to_decimal() + " " + std::string(amount.currency.code());
    if (amount.minor == 0) return {{Language::nothing(), Tone::dimmed, {}}, raw};
    return {{m_language.money(amount), tone, {}}, raw};
  };
  for (const auto& order : facts.orders) {
    m_documents.push_back(order.document);
    m_orders.add(
        {{{m_language.date(order.placed_date), Tone::normal, {}}, order.placed_date.to_iso()},
         {{order.number, Tone::normal, {}}, {}},
         {{facts.channel_of(order.channel), Tone::normal, {}}, {}},
         {{m_language.name(orders::order_state_named(order.state)), Tone::normal, {}}, {}},
         money(order.total, Tone::normal),
         money(order.refunded, Tone::warning)});
  }
}

void CustomerCard::fill_identities(const Facts& facts) {
  const Language& t = m_language;
  for (const auto& identity : facts.identities) {
    std::string channel = t.text("All channels");
    for (const auto& each : facts.channels)
      if (each.id == identity.channel) channel = each.name;
    const std::string kind = identity.kind == "email"   ? t.text("E-mail")
                             : identity.kind == "phone" ? t.text("Phone")
                                                        : t.text("The channel's customer id");
    m_identities.add(
        {{{channel, Tone::normal, {}}, {}},
         {{kind, Tone::dimmed, {}}, {}},
         {{identity.kind == "phone" ? t.isolated(identity.key) : identity.key, Tone::normal, {}},
          {}}});
  }
}

void CustomerCard::fill_versions(const Facts& facts) {
  const Language& t = m_language;
  const TimeZone zone = TimeZone::find(facts.zone).value_or(TimeZone::utc());
  for (const auto& version : facts.versions) {
    const auto& r = version.record;
    std::vector<std::string> says;
    for (const auto& text : {r.name, r.email, r.phone, place_of(r)})
      if (!text.empty()) says.push_back(text);
    m_versions.add(
        {{{t.count(version.version), Tone::normal, {}}, std::to_string(version.version)},
         {{version.at ? t.time(*version.at, zone) : std::string(), Tone::normal, {}},
          version.at ? version.at->to_iso() : ""},
         {{version.batch == 0 ? Language::nothing() : std::to_string(version.batch),
           Tone::dimmed,
           {}},
          {}},
         {{version.undone ? t.text("taken back") : std::string(), Tone::warning, {}}, {}},
         {{t.joined(says), version.undone ? Tone::dimmed : Tone::normal, {}}, {}}});
  }
}

void CustomerCard::fill_merged(const Facts& facts) {
  const Language& t = m_language;
  const TimeZone zone = TimeZone::find(facts.zone).value_or(TimeZone::utc());
  for (const auto& merge : facts.merges) {
    const auto found = facts.aliases.find(merge.alias);
    if (found == facts.aliases.end()) continue;
    const auto person = facts.people.find(merge.by);
    m_aliases.push_back(merge.alias);
    m_merged.add(
        {{{customers::code_of(merge.alias), Tone::dimmed, {}}, {}},
         {{title_of({merge.alias, found->second}), Tone::normal, {}}, {}},
         {{t.isolated(found->second.email), Tone::normal, {}}, found->second.email},
         {{t.time(merge.at, zone), Tone::normal, {}}, merge.at.to_iso()},
         {{person == facts.people.end() ? std::string() : person->second, Tone::normal, {}}, {}}});
  }
}

DocumentId CustomerCard::order_at(std::size_t row) const {
  return row < m_documents.size() ? m_documents[row] : DocumentId();
}

}  // namespace kontor::gui
