#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct SetupOptions {
  std::string entity, country, currency, tax_scheme, zone, fiscal_year, start, duplicate_skus;
  std::vector<std::string> locations, channels;
};

/// "CODE", "CODE=NAME" or "CODE:WORD=NAME".
struct SetupItem {
  std::string code, word, name;
};

SetupItem setup_item(const std::string& text) {
  SetupItem item;
  const std::size_t equals = std::min(text.find('='), text.size());
  std::string head = text.substr(0, equals);
  const std::size_t colon = std::min(head.find(':'), head.size());
  item.code = head.substr(0, colon);
  if (colon < head.size()) item.word = head.substr(colon + 1);
  item.name = equals < text.size() ? text.substr(equals + 1) : item.code;
  return item;
}

/// What setup did, one row a thing: added, changed or unchanged.
class SetupRun {
 public:
  SetupRun(Session& session, const SetupOptions& o)
      : m_session(session),
        m_options(o),
        m_list(session.console(), {session.column("what", KONTOR_TEXT("What")),
                                   session.column("code", KONTOR_TEXT("Code")),
                                   session.column("name", KONTOR_TEXT("Name")),
                                   session.column("done", KONTOR_TEXT("Done"))}) {}

  void run() {
    const std::string entity = entity_code();
    for (const auto& text : m_options.locations) location(entity, setup_item(text));
    for (const auto& text : m_options.channels) channel(entity, setup_item(text));
    if (!m_options.duplicate_skus.empty()) duplicate_skus();
    m_list.end();
  }

 private:
  enum class What { entity, location, channel, duplicate_skus };
  enum class Done { added, changed, unchanged };

  void tell(What what, const std::string& code, const std::string& name, Done done) {
    Console& c = m_session.console();
    static constexpr const char* kinds[] = {"entity", "location", "channel", "duplicate_skus"};
    static constexpr const char* codes[] = {"added", "changed", "unchanged"};
    const std::string shown[] = {c.text("Company"), c.text("Location"), c.text("Channel"),
                                 c.text("Shared SKUs")};
    const std::string results[] = {c.text("added"), c.text("changed"), c.text("unchanged")};
    const auto w = static_cast<std::size_t>(what);
    const auto d = static_cast<std::size_t>(done);
    m_list.row({c.coded(kinds[w], shown[w]), code, name, c.coded(codes[d], results[d])});
  }

  /// The company that is meant: named so, or the only one that still has the name it was made with.
  std::optional<company::Entity> known_entity() {
    auto& book = m_session.book();
    const auto all =
        book.book().read([&](Unit& unit) { return book.stores().company.entities(unit); });
    for (const auto& e : all) {
      if (e.code == m_options.entity || e.name == m_options.entity) return e;
    }
    const bool any = m_options.entity.empty() || (all.size() == 1 && unnamed(all.front()));
    if (all.size() == 1 && any) return all.front();
    if (m_options.entity.empty()) throw Stop({RefusalCode::entity_unknown, {{"entity", ""}}});
    return std::nullopt;
  }

  bool unnamed(const company::Entity& e) const {
    const bool fits = (m_options.country.empty() || m_options.country == e.country) &&
                      (m_options.currency.empty() || m_options.currency == e.currency.code());
    return fits && e.name == app::local_defaults().name;
  }

  company::EntityDraft draft(const company::EntityDraft& otherwise) const {
    const auto given = [](const std::string& value, const std::string& other) {
      return value.empty() ? other : value;
    };
    const auto& o = m_options;
    company::EntityDraft d{otherwise.code,
                           given(o.entity, otherwise.name),
                           given(o.country, otherwise.country),
                           given(o.currency, otherwise.currency),
                           given(o.zone, otherwise.zone),
                           otherwise.fiscal_year_month,
                           given(o.tax_scheme, otherwise.tax_scheme),
                           otherwise.start};
    if (!o.fiscal_year.empty()) {
      d.fiscal_year_month = bounded(m_session, "--fiscal-year", o.fiscal_year, 1, 12, 1);
    }
    if (!o.start.empty()) d.start = parse_date("--start", o.start);
    return d;
  }

  std::string entity_code() {
    const auto known = known_entity();
    auto setup = m_session.book().setup();
    if (!known) {
      const auto made = take(setup.add_entity(draft(app::local_defaults())));
      tell(What::entity, made.code, made.name, Done::added);
      return made.code;
    }
    const company::EntityDraft before{known->code,       known->name,
                                      known->country,    std::string(known->currency.code()),
                                      known->zone,       known->fiscal_year_month,
                                      known->tax_scheme, known->start};
    auto wanted = draft(before);
    if (m_options.entity == known->code) wanted.name = known->name;
    if (wanted.country != before.country || wanted.currency != before.currency) {
      throw Stop({RefusalCode::entity_exists, {{"code", known->code}, {"entity", known->name}}});
    }
    const bool same = wanted.name == before.name && wanted.zone == before.zone &&
                      wanted.fiscal_year_month == before.fiscal_year_month &&
                      wanted.tax_scheme == before.tax_scheme && wanted.start == before.start;
    if (!same) take(setup.set_entity(known->code, wanted));
    tell(What::entity, known->code, wanted.name, same ? Done::unchanged : Done::changed);
    return known->code;
  }

  void duplicate_skus() {
    auto& book = m_session.book();
    const auto key = company::duplicate_skus_setting;
    const std::string before =
        book.book().read([&](Unit& unit) { return book.stores().company.setting(unit, key); });
    const bool same = before == m_options.duplicate_skus;
    take(book.setup().put_setting(key, m_options.duplicate_skus));
    tell(What::duplicate_skus, m_options.duplicate_skus, m_options.duplicate_skus,
         same ? Done::unchanged : Done::changed);
  }

  void location(const std::string& entity, const SetupItem& item) {
    const auto names = company_names(m_session);
    for (const auto& l : names.locations()) {
      if (l.code != item.code) continue;
      const bool same = item.name == item.code || item.name == l.name;
      if (!same) {
        take(m_session.book().setup().set_location(l.code,
                                                   {{}, item.name, {}, {}, {}, l.day_start_hour}));
      }
      tell(What::location, l.code, same ? l.name : item.name,
           same ? Done::unchanged : Done::changed);
      return;
    }
    company::LocationDraft d;
    d.code = item.code;
    d.name = item.name;
    d.entity = entity;
    if (!item.word.empty()) d.kind = item.word;
    const auto made = take(m_session.book().setup().add_location(d));
    tell(What::location, made.code, made.name, Done::added);
  }

  void channel(const std::string& entity, const SetupItem& item) {
    auto& book = m_session.book();
    const auto all =
        book.book().read([&](Unit& unit) { return book.stores().company.channels(unit); });
    company::ChannelDraft d;
    for (const auto& c : all) {
      if (c.code != item.code) continue;
      const bool same = (item.name == item.code || item.name == c.name) &&
                        (item.word.empty() || item.word == name_of(c.recognise));
      d.name = item.name == item.code ? "" : item.name;
      d.recognise = item.word;
      d.day_start_hour = c.day_start_hour;
      d.sku_case_matters = c.sku_case_matters;
      if (!same) take(book.setup().set_channel(c.code, d));
      tell(What::channel, c.code, d.name.empty() ? c.name : d.name,
           same ? Done::unchanged : Done::changed);
      return;
    }
    d.code = item.code;
    d.name = item.name;
    d.entity = entity;
    if (!item.word.empty()) d.recognise = item.word;
    const auto made = take(book.setup().add_channel(d));
    tell(What::channel, made.code, made.name, Done::added);
  }

  Session& m_session;
  const SetupOptions& m_options;
  Listing m_list;
};

}  // namespace

void add_setup(Tree& tree) {
  Session& session = tree.session();
  const auto o = options<SetupOptions>();
  Command setup = tree.command(
      "setup", KONTOR_TEXT("Set up company, locations and channels; may be run again"));
  setup.option("--entity", o->entity, "NAME", KONTOR_TEXT("Name of the company"));
  setup.option("--country", o->country, "CC", KONTOR_TEXT("Country, two letters"));
  setup.option("--currency", o->currency, "CUR", KONTOR_TEXT("Currency of its ledger"));
  setup.option("--tax-scheme", o->tax_scheme, "vat|sales-tax|none",
               KONTOR_TEXT("How sales are taxed"));
  setup.option("--time-zone", o->zone, "ZONE", KONTOR_TEXT("IANA name, such as Europe/Berlin"));
  setup.option("--fiscal-year", o->fiscal_year, "MONTH",
               KONTOR_TEXT("First month of the fiscal year, 1 to 12"));
  setup.option("--start", o->start, "DATE", KONTOR_TEXT("First day that this book keeps"));
  setup.option("--location", o->locations, "CODE:KIND=NAME",
               KONTOR_TEXT("A location; kind and name may be left out; several times"));
  setup.option("--channel", o->channels, "CODE:WHEN=NAME",
               KONTOR_TEXT("A channel; when a sale counts (order, paid, fulfilled) and name may be "
                           "left out; several times"));
  setup.option("--duplicate-skus", o->duplicate_skus, "keep|refuse|first|suffix",
               KONTOR_TEXT("What imports do with products that share a SKU; else all keep it"));
  setup.needs({Permission::edit_company});
  setup.does([&session, o] {
    SetupRun(session, *o).run();
    return Status::done;
  });
  CLI::App& words = *tree.app().get_subcommand("setup");
  add_setup_opening(tree, words);
  add_setup_compare(tree, words);
}

}  // namespace kontor::cli
