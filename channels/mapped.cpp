// The profile `mapped`: any delimited files by a mapping. Each file of the set is recognised by its
// columns; products come first, then counts, customers, orders and bank lines.

#include <algorithm>
#include <utility>

#include "channels/mapped_readings.h"
#include "channels/mapped_set.h"
#include "channels/profile_list.h"
#include "domain/base/check.h"

namespace kontor::channels {

namespace {

/// Record sources one after another.
class SequenceSource final : public intake::RecordSource {
 public:
  explicit SequenceSource(std::vector<std::unique_ptr<RowSource>> sources)
      : m_sources(std::move(sources)) {}

  std::optional<intake::Item> next() override {
    for (; m_at < m_sources.size(); ++m_at) {
      if (auto item = m_sources[m_at]->next()) return item;
      if (m_sources[m_at]->problem()) break;
    }
    return std::nullopt;
  }
  const std::optional<Refusal>& problem() const override {
    return m_sources[std::min(m_at, m_sources.size() - 1)]->problem();
  }
  void rewind() override {
    for (const auto& source : m_sources) source->rewind();
    m_at = 0;
  }
  std::vector<intake::Note> readings() const override {
    std::vector<intake::Note> all;
    for (const auto& source : m_sources) {
      for (intake::Note& note : source->readings()) all.push_back(std::move(note));
    }
    return all;
  }
  std::pair<std::int64_t, std::int64_t> progress() const override {
    std::pair<std::int64_t, std::int64_t> sum{0, 0};
    for (const auto& source : m_sources) {
      const auto [read, all] = source->progress();
      sum.first += read;
      sum.second += all;
    }
    return sum;
  }

 private:
  std::vector<std::unique_ptr<RowSource>> m_sources;
  std::size_t m_at = 0;
};

Refusal no_form(const Mapping& mapping, const Table& table) {
  if (const auto other = recognise_header(table.header()); other && other->profile != &mapped()) {
    return {RefusalCode::file_other_profile,
            {{"file", table.file()},
             {"profile", "mapped"},
             {"other", std::string(other->profile->name())}}};
  }
  std::vector<std::string> fewest;
  for (const FileForm& form : mapping.files) {
    std::vector<std::string> missing = table.header().require(form.columns);
    if (fewest.empty() || missing.size() < fewest.size()) fewest = std::move(missing);
  }
  return {RefusalCode::file_missing_columns,
          {{"file", table.file()}, {"profile", "mapped"}, {"columns", joined(fewest)}}};
}

bool has_form(const SetFiles& files, const std::string& form) {
  return std::any_of(files.begin(), files.end(),
                     [&](const SetFile& file) { return file.form == form; });
}

std::vector<std::string> used_forms(const RecordRules& rules) {
  std::vector<std::string> forms{rules.file};
  for (const LookUp& look_up : rules.look_ups) forms.push_back(look_up.file);
  return forms;
}

Refusal missing_form(const Mapping& mapping, const std::string& form) {
  return {RefusalCode::mapping_file_missing, {{"mapping", mapping.name}, {"file", form}}};
}

/// The kinds whose main file is there. Refuses when a file that they need is missing, and when a
/// given file would be of no use because its main file was forgotten.
Result<std::vector<const RecordRules*>> given_kinds(const Mapping& mapping, const SetFiles& files) {
  std::vector<const RecordRules*> kinds;
  std::vector<std::string> used;
  for (const RecordRules* rules : mapping.rules()) {
    if (!has_form(files, rules->file)) continue;
    for (std::string& form : used_forms(*rules)) {
      if (!has_form(files, form)) return missing_form(mapping, form);
      used.push_back(std::move(form));
    }
    kinds.push_back(rules);
  }
  for (const SetFile& file : files) {
    if (std::find(used.begin(), used.end(), file.form) != used.end()) continue;
    for (const RecordRules* rules : mapping.rules()) {
      const std::vector<std::string> forms = used_forms(*rules);
      const bool wanted = std::find(forms.begin(), forms.end(), file.form) != forms.end();
      if (wanted && !has_form(files, rules->file)) return missing_form(mapping, rules->file);
    }
  }
  if (kinds.empty()) return missing_form(mapping, mapping.rules().back()->file);
  return kinds;
}

Result<LoadedLookUps> load_look_ups(const RecordRules& rules, SetFiles& files) {
  LoadedLookUps loaded;
  for (const LookUp& look_up : rules.look_ups) {
    std::vector<Table*> tables;
    for (SetFile& file : files) {
      if (file.form == look_up.file) tables.push_back(file.table.get());
    }
    auto table = LookUpTable::load(look_up, tables);
    if (!table) return table.refusal();
    loaded.push_back(std::move(*table));
  }
  return loaded;
}

/// The main files of a kind, at their beginnings. A file may be the main file of several kinds.
Result<Tables> open_main(const RecordRules& rules, const SetFiles& files) {
  Tables tables;
  for (const SetFile& file : files) {
    if (file.form != rules.file) continue;
    const auto columns = find_columns(*file.table, rules.columns);
    if (!columns) return columns.refusal();
    tables.push_back(file.table->reopened());
  }
  return tables;
}

/// The source of one kind's records.
std::unique_ptr<RowSource> source_of(const RecordRules* rules, Tables tables, SharedSet set) {
  const Mapping& mapping = set->mapping;
  for (const ProductRules& products : mapping.products) {
    if (rules == &products) return mapped_products(std::move(tables), std::move(set), products);
  }
  if (mapping.stock && rules == &*mapping.stock)
    return mapped_stock(std::move(tables), std::move(set), *mapping.stock);
  if (mapping.customers && rules == &*mapping.customers)
    return mapped_customers(std::move(tables), std::move(set), *mapping.customers);
  if (mapping.bank && rules == &*mapping.bank)
    return mapped_bank(std::move(tables), std::move(set), *mapping.bank);
  KONTOR_ASSERT(mapping.orders && rules == &*mapping.orders);
  return mapped_orders(std::move(tables), std::move(set), *mapping.orders);
}

/// Orders and bank lines without a currency of their own are in the company's.
std::optional<Refusal> give_currency(Mapping& mapping, const std::optional<Currency>& own) {
  std::vector<RecordRules*> rules;
  if (mapping.orders) rules.push_back(&*mapping.orders);
  if (mapping.bank) rules.push_back(&*mapping.bank);
  for (RecordRules* kind : rules) {
    if (kind->currency) continue;
    if (!own) {
      return Refusal{RefusalCode::mapping_invalid,
                     {{"mapping", mapping.name}, {"path", "currency"}, {"why", "missing"}}};
    }
    kind->currency.from = Expression::From::constant;
    kind->currency.text = std::string(own->code());
    mapping.currency = own;
  }
  return std::nullopt;
}

class MappedProfile final : public Profile {
 public:
  std::string_view name() const override { return "mapped"; }

  Recognition recognise(const formats::Header& header) const override {
    const auto found = recognise_mapping(header);
    if (!found) return {Certainty::none, "columns_missing", {}};
    return {Certainty::certain,
            "columns_found",
            {{"columns", joined(found->second.columns)}, {"mapping", found->first.name}},
            0,
            found->second.columns.size()};
  }

  using Profile::open;
  Result<OpenedSource> open(std::vector<Input> inputs,
                            const ProfileOptions& options) const override {
    KONTOR_ASSERT(!inputs.empty());
    SetFiles files;
    std::optional<Mapping> named;
    if (!options.mapping.empty()) {
      auto loaded = load_mapping(options.mapping);
      if (!loaded) return loaded.refusal();
      named = std::move(*loaded);
    }
    const auto known = [&](const formats::Header& header) {
      return named ? named->form_of(header) != nullptr : recognise_mapping(header).has_value();
    };
    for (Input& input : inputs) {
      auto table = Table::open(std::move(input), options.reading, known);
      if (!table) return table.refusal();
      files.push_back({std::move(*table), {}});
    }
    auto mapping = named ? Result<Mapping>(std::move(*named)) : choose_mapping(files);
    if (!mapping) return mapping.refusal();
    if (auto refusal = give_currency(*mapping, options.entity_currency)) return *refusal;
    for (SetFile& file : files) {
      const FileForm* form = mapping->form_of(file.table->header());
      if (form == nullptr) return no_form(*mapping, *file.table);
      file.form = form->name;
    }
    return open_set(std::move(*mapping), std::move(files));
  }

 private:
  /// Without a name, the shipped mapping that knows most of the files.
  static Result<Mapping> choose_mapping(const SetFiles& files) {
    std::vector<const formats::Header*> headers;
    for (const SetFile& file : files) headers.push_back(&file.table->header());
    if (auto found = recognise_set(headers)) return std::move(*found);
    return load_mapping("");
  }

  static Result<OpenedSource> open_set(Mapping mapping, SetFiles files) {
    OpenedSource opened;
    describe_set(opened.info, mapping, files);
    const auto set = std::make_shared<MappedSet>();
    set->mapping = std::move(mapping);
    const auto kinds = given_kinds(set->mapping, files);
    if (!kinds) return kinds.refusal();
    if (auto refusal = decide_readings(set->mapping, files, opened.info.readings)) return *refusal;
    std::vector<std::unique_ptr<RowSource>> sources;
    for (const RecordRules* kind : *kinds) {
      auto loaded = load_look_ups(*kind, files);
      if (!loaded) return loaded.refusal();
      set->look_ups.emplace(kind, std::move(*loaded));
      auto tables = open_main(*kind, files);
      if (!tables) return tables.refusal();
      sources.push_back(source_of(kind, std::move(*tables), set));
    }
    opened.source = std::make_unique<SequenceSource>(std::move(sources));
    return opened;
  }

  static void describe_set(intake::SourceInfo& info, const Mapping& mapping,
                           const SetFiles& files) {
    std::vector<const Table*> tables;
    for (const SetFile& file : files) tables.push_back(file.table.get());
    describe_files(info, tables);
    info.profile = "mapped";
    info.mapping = mapping.origin;
    info.channel_name = mapping.channel;
    info.zone = mapping.zone;
    info.currency = mapping.currency;
    info.sku_case_matters = mapping.sku_case_matters;
    info.recognise_at_order = mapping.orders && mapping.orders->recognise_at_order;
    info.recognise_at_payment = mapping.orders && mapping.orders->recognise_at_payment;
  }
};

}  // namespace

const Profile& mapped() {
  static const MappedProfile profile;
  return profile;
}

}  // namespace kontor::channels
