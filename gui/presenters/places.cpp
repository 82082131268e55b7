#include "gui/presenters/places.h"

#include <algorithm>

#include "domain/company/setup.h"
#include "domain/staff/places.h"
#include "gui/presenters/today.h"

namespace kontor::gui {

namespace {

const company::Location* place_with(const PlacesFacts& facts, LocationId id) {
  const auto found = std::ranges::find(facts.places, id, &company::Location::id);
  return found == facts.places.end() ? nullptr : &*found;
}

/// The codes of the places that serve a channel, in order: "MAIN, HOUSE".
std::string source_codes(const PlacesFacts& facts, const company::Channel& channel) {
  std::string codes;
  for (const LocationId id : channel.sources)
    if (const auto* place = place_with(facts, id))
      codes += (codes.empty() ? "" : ", ") + place->code;
  return codes;
}

std::vector<std::string> codes_in(const std::string& text) {
  std::vector<std::string> codes;
  std::string code;
  for (const char c : text + ",") {
    if (c != ',' && c != ' ' && c != ';') {
      code += c;
    } else if (!code.empty()) {
      codes.push_back(std::exchange(code, {}));
    }
  }
  return codes;
}

constexpr const char* flag_on = "yes";

}  // namespace

std::function<PlacesFacts()> places_reader(std::shared_ptr<OpenBook> book) {
  return [book = std::move(book)] {
    return book->book().read([&](Unit& unit) {
      PlacesFacts facts{book->company().entities(unit),
                        book->company().locations(unit),
                        book->company().channels(unit),
                        book->employees().list(unit),
                        staff::all_roles(book->roles().own(unit)),
                        book->roles().given(unit),
                        {}};
      facts.today = today_of(book->clock(), facts.entities);
      facts.employees = staff::seen_by(book->actor(), std::move(facts.employees), facts.places);
      std::erase_if(facts.places, [](const company::Location& place) {
        return !holds_stock(place.kind) || place.kind == company::LocationKind::transit;
      });
      return facts;
    });
  };
}

// --- lists

void ThingsPresenter::fill(const PlacesFacts& facts) {
  m_facts = facts;
  m_codes.clear();
  clear_rows();
  auto shown = columns();
  for (auto& column : shown) {
    if (column.id == "entity") column.hidden = facts.entities.size() < 2;
  }
  set_columns(std::move(shown));
  add_rows();
  if (on_read) on_read();
}

void ThingsPresenter::add_thing(const std::string& code, std::vector<Value> row) {
  m_codes.push_back(code);
  add_row(std::move(row));
}

std::optional<std::size_t> ThingsPresenter::row_of(const std::string& code) const {
  const auto found = std::ranges::find(m_codes, code);
  if (found == m_codes.end()) return std::nullopt;
  return static_cast<std::size_t>(found - m_codes.begin());
}

std::string ThingsPresenter::entity_name(EntityId id) const {
  const auto found = std::ranges::find(m_facts.entities, id, &company::Entity::id);
  return found == m_facts.entities.end() ? std::string() : found->name;
}

PlacesPresenter::PlacesPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                                 Language language)
    : ThingsPresenter(view, std::move(book), executor, std::move(language)) {
  const Language& t = m_language;
  set_columns(
      {text_column("code", t.text("Code"), 104), text_column("name", t.text("Name"), 160, true),
       text_column("kind", t.text("Kind"), 104), text_column("zone", t.text("Time zone"), 136),
       figure_column("hour", t.text("Day begins at hour"), 72),
       text_column("entity", t.text("Company"), 136)});
}

void PlacesPresenter::add_rows() {
  for (const auto& place : m_facts.places) {
    add_thing(place.code,
              {plain(place.code), plain(place.name), plain(m_language.name(place.kind)),
               plain(place.zone, Tone::dimmed), plain(m_language.count(place.day_start_hour)),
               plain(entity_name(place.entity))});
  }
}

std::string PlacesPresenter::footer() const {
  return m_language.plural("{n} place", "{n} places", std::ssize(m_facts.places));
}

SalesChannelsPresenter::SalesChannelsPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                               Executor& executor, Language language)
    : ThingsPresenter(view, std::move(book), executor, std::move(language)) {
  const Language& t = m_language;
  set_columns({text_column("code", t.text("Code"), 104),
               text_column("name", t.text("Name"), 160, true),
               text_column("recognise", t.text("A sale counts when"), 136),
               text_column("sources", t.text("Served from"), 136),
               text_column("zone", t.text("Time zone"), 136),
               text_column("entity", t.text("Company"), 136)});
}

void SalesChannelsPresenter::add_rows() {
  for (const auto& channel : m_facts.channels) {
    add_thing(channel.code,
              {plain(channel.code), plain(channel.name), plain(m_language.name(channel.recognise)),
               plain(source_codes(m_facts, channel)), plain(channel.zone, Tone::dimmed),
               plain(entity_name(channel.entity))});
  }
}

std::string SalesChannelsPresenter::footer() const {
  return m_language.plural("{n} channel", "{n} channels", std::ssize(m_facts.channels));
}

// --- forms

void ThingForm::take(const PlacesFacts& facts) {
  m_facts = facts;
  if (changed() || is_new()) return;
  if (!m_code.empty() && fill_thing(m_code)) return;
  if (empty()) fill({}, false, {});
}

void ThingForm::keep_left() {
  if (!changed()) return;
  m_left_code = m_code;
  m_left_title = title();
  m_left_new = is_new();
  m_left_values.clear();
  for (const auto& one : fields())
    if (one.value != one.stored) m_left_values[one.id] = one.value;
}

void ThingForm::show_thing(const std::string& code) {
  if (busy() || (code == m_code && !is_new())) return;
  keep_left();
  m_code = code;
  fill_thing(code);
}

void ThingForm::begin_new() {
  if (busy() || is_new()) return;
  keep_left();
  m_before = std::exchange(m_code, {});
  fill_new();
}

void ThingForm::bring_back() {
  if (busy() || m_left_title.empty()) return;
  const auto values = std::exchange(m_left_values, {});
  const std::string code = m_left_code;
  m_left_title.clear();
  if (m_left_new) {
    m_before = std::exchange(m_code, {});
    fill_new();
  } else {
    m_code = code;
    if (!fill_thing(code)) return;
  }
  for (const auto& [id, value] : values) type(id, value);
  if (on_shown) on_shown(m_code);
}

void ThingForm::was_saved(const std::string& code) {
  m_code = code;
  m_left_title.clear();
}

void ThingForm::dropped() {
  m_code = m_before;
  if (m_code.empty() || !fill_thing(m_code)) fill({}, false, {});
  if (on_shown) on_shown(m_code);
}

FormField ThingForm::entity_field() const {
  FormField field{"entity", m_language.text("Company"), {}, FormField::Kind::choice, 200};
  for (const auto& entity : m_facts.entities) field.choices.emplace_back(entity.code, entity.name);
  if (!m_facts.entities.empty()) field.stored = m_facts.entities.front().code;
  return field;
}

void ThingForm::check() {
  if (value("name").empty())
    fail("name", m_language.sentence(Refusal{RefusalCode::name_missing, {}}));
}

std::string ThingForm::field_of(const Refusal& refusal) const {
  switch (refusal.code) {
    case RefusalCode::zone_unknown:
      return "zone";
    case RefusalCode::name_missing:
      return "name";
    case RefusalCode::code_invalid:
    case RefusalCode::location_exists:
    case RefusalCode::channel_exists:
      return "code";
    case RefusalCode::location_unknown: {
      const bool serves =
          std::ranges::any_of(fields(), [](const FormField& one) { return one.id == "sources"; });
      return serves ? "sources" : "";
    }
    default:
      return {};
  }
}

bool PlaceForm::fill_thing(const std::string& code) {
  const auto found = std::ranges::find(m_facts.places, code, &company::Location::code);
  if (found == m_facts.places.end()) return false;
  const Language& t = m_language;
  FormField kind{"kind", t.text("Kind"), {}, FormField::Kind::fixed, 160};
  kind.hint = t.text("What its stock was counted as: it stays.");
  kind.stored = t.name(found->kind);
  fill(found->name, false,
       {name_field(t, found->name), code_field(t, found->code, false), std::move(kind),
        zone_field(t, found->zone), hour_field(t, found->day_start_hour)});
  return true;
}

void PlaceForm::fill_new() {
  const Language& t = m_language;
  FormField kind{"kind", t.text("Kind"), {}, FormField::Kind::choice, 200};
  for (const auto one : {company::LocationKind::store, company::LocationKind::warehouse,
                         company::LocationKind::marketplace, company::LocationKind::third_party})
    kind.choices.emplace_back(std::string(company::name_of(one)), t.name(one));
  kind.stored = company::name_of(company::LocationKind::store);
  std::vector<FormField> fields{name_field(t, {}), code_field(t, {}, true), std::move(kind),
                                zone_field(t, zone_of_first()), hour_field(t, 0)};
  if (m_facts.entities.size() > 1) fields.insert(fields.begin(), entity_field());
  fill(t.text("New place"), true, std::move(fields));
}

FormPresenter::Saver PlaceForm::saver() const {
  company::LocationDraft draft;
  draft.name = value("name");
  draft.zone = value("zone");
  draft.day_start_hour = std::stoi(value("hour"));
  if (!is_new()) {
    return [draft, code = code()](OpenBook& book) -> Outcome {
      const auto set = book.day_one().setup().set_location(code, draft);
      if (!set) return set.refusal();
      return set->code;
    };
  }
  draft.code = value("code");
  draft.kind = value("kind");
  if (m_facts.entities.size() > 1) draft.entity = value("entity");
  return [draft](OpenBook& book) -> Outcome {
    const auto made = book.day_one().setup().add_location(draft);
    if (!made) return made.refusal();
    return made->code;
  };
}

std::vector<FormField> SalesChannelForm::common(const company::Channel& channel) const {
  const Language& t = m_language;
  FormField recognise{"recognise", t.text("A sale counts when"), {}, FormField::Kind::choice, 200};
  recognise.hint = t.text("When an order becomes a sale in the books.");
  for (const auto one :
       {company::Recognise::order, company::Recognise::paid, company::Recognise::fulfilled})
    recognise.choices.emplace_back(std::string(company::name_of(one)), t.name(one));
  recognise.stored = company::name_of(channel.recognise);
  FormField sources{"sources", t.text("Served from"), {}, FormField::Kind::text, 240};
  sources.hint = t.text("Codes of places, in order: the first serves orders that name none.");
  sources.stored = source_codes(m_facts, channel);
  FormField letters{"case", t.text("SKUs differ by case"), {}, FormField::Kind::flag};
  letters.stored = channel.sku_case_matters ? flag_on : "";
  return {std::move(recognise), std::move(sources), std::move(letters), zone_field(t, channel.zone),
          hour_field(t, channel.day_start_hour)};
}

bool SalesChannelForm::fill_thing(const std::string& code) {
  const auto found = std::ranges::find(m_facts.channels, code, &company::Channel::code);
  if (found == m_facts.channels.end()) return false;
  auto fields = common(*found);
  fields.insert(fields.begin(),
                {name_field(m_language, found->name), code_field(m_language, found->code, false)});
  fill(found->name, false, std::move(fields));
  return true;
}

void SalesChannelForm::fill_new() {
  company::Channel fresh;
  fresh.zone = zone_of_first();
  auto fields = common(fresh);
  fields.insert(fields.begin(), {name_field(m_language, {}), code_field(m_language, {}, true)});
  if (m_facts.entities.size() > 1) fields.insert(fields.begin(), entity_field());
  fill(m_language.text("New channel"), true, std::move(fields));
}

FormPresenter::Saver SalesChannelForm::saver() const {
  company::ChannelDraft draft;
  draft.name = value("name");
  draft.zone = value("zone");
  draft.day_start_hour = std::stoi(value("hour"));
  draft.recognise = value("recognise");
  draft.sku_case_matters = value("case") == flag_on;
  draft.sources = codes_in(value("sources"));
  if (!is_new()) {
    return [draft, code = code()](OpenBook& book) -> Outcome {
      const auto set = book.day_one().setup().set_channel(code, draft);
      if (!set) return set.refusal();
      return code;
    };
  }
  draft.code = value("code");
  if (m_facts.entities.size() > 1) draft.entity = value("entity");
  return [draft](OpenBook& book) -> Outcome {
    const auto made = book.day_one().setup().add_channel(draft);
    if (!made) return made.refusal();
    return made->code;
  };
}

}  // namespace kontor::gui
