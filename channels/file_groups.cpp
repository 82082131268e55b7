#include "channels/file_groups.h"

#include <algorithm>
#include <array>
#include <utility>

#include "channels/mapping.h"
#include "channels/profile_list.h"
#include "channels/row_source.h"

namespace kontor::channels {

namespace {

enum class Rank { products, counts, customers, orders, payments, payouts, bank, openings };

/// What a word of a profile's name says of its records.
struct RankWord {
  std::string_view word;
  Rank rank;
};
constexpr std::array rank_words{
    RankWord{"product", Rank::products},     RankWord{"catalog", Rank::products},
    RankWord{"listing", Rank::products},     RankWord{"inventory", Rank::counts},
    RankWord{"stock", Rank::counts},         RankWord{"customer", Rank::customers},
    RankWord{"payout", Rank::payouts},       RankWord{"deposit", Rank::payouts},
    RankWord{"payment", Rank::payments},     RankWord{"settlement", Rank::payments},
    RankWord{"transaction", Rank::payments}, RankWord{"bank", Rank::bank},
    RankWord{"opening", Rank::openings}};

Rank rank_of(const Mapping& mapping) {
  if (!mapping.products.empty()) return Rank::products;
  if (mapping.stock) return Rank::counts;
  if (mapping.customers) return Rank::customers;
  return mapping.orders ? Rank::orders : Rank::bank;
}

/// A file with its header read, and the dedicated profile that knows it.
struct Seen {
  std::filesystem::path path;
  formats::Header header;
  std::optional<Proposal> proposal;
  bool by_given_mapping = false;
};

Result<Seen> look_at(const std::filesystem::path& path, const std::optional<Mapping>& given,
                     const Reading& reading) {
  auto input = open_input(path);
  if (!input) return input.refusal();
  const auto table = Table::open(std::move(*input), reading, [&](const formats::Header& header) {
    return (given && given->form_of(header) != nullptr) || recognise_header(header).has_value();
  });
  if (!table) return table.refusal();
  Seen seen{path, (*table)->header(), std::nullopt, false};
  seen.by_given_mapping = given && given->form_of(seen.header) != nullptr;
  if (seen.by_given_mapping) return seen;
  seen.proposal = recognise_header(seen.header);
  if (seen.proposal) return seen;
  const auto nobody = recognise_file(path, reading);  // says which columns are missing
  return nobody ? Refusal{RefusalCode::profile_unknown, {{"file", path.filename().string()}}}
                : nobody.refusal();
}

Recognition recognition_by(const Mapping& mapping, const formats::Header& header) {
  const FileForm* form = mapping.form_of(header);
  return {Certainty::certain,
          "columns_found",
          {{"columns", joined(form->columns)}, {"mapping", mapping.name}},
          0,
          form->columns.size()};
}

void add_profile_groups(const std::vector<Seen>& all, std::vector<FileGroup>& groups) {
  for (const Seen& seen : all) {
    if (!seen.proposal || seen.proposal->profile == &mapped()) continue;
    auto group = std::find_if(groups.begin(), groups.end(), [&](const FileGroup& g) {
      return g.profile == seen.proposal->profile;
    });
    if (group == groups.end()) {
      groups.push_back({seen.proposal->profile, {}, {}, {}});
      group = groups.end() - 1;
    }
    group->files.push_back(seen.path);
    group->why.push_back(seen.proposal->recognition);
  }
}

void add_given_group(const std::vector<Seen>& all, const Mapping& given, const std::string& name,
                     std::vector<FileGroup>& groups) {
  FileGroup group{&mapped(), name, {}, {}};
  for (const Seen& seen : all) {
    if (!seen.by_given_mapping) continue;
    group.files.push_back(seen.path);
    group.why.push_back(recognition_by(given, seen.header));
  }
  if (!group.files.empty()) groups.push_back(std::move(group));
}

/// Several shipped mappings may know one file: the mapping that knows most files takes them all,
/// then the next the rest.
void add_mapped_groups(const std::vector<Seen>& all, std::vector<FileGroup>& groups) {
  std::vector<const Seen*> left;
  for (const Seen& seen : all) {
    if (seen.proposal && seen.proposal->profile == &mapped()) left.push_back(&seen);
  }
  while (!left.empty()) {
    std::vector<const formats::Header*> headers;
    for (const Seen* seen : left) headers.push_back(&seen->header);
    const auto mapping = recognise_set(headers);
    if (!mapping) return;
    FileGroup group{&mapped(), mapping->name, {}, {}};
    std::erase_if(left, [&](const Seen* seen) {
      if (mapping->form_of(seen->header) == nullptr) return false;
      group.files.push_back(seen->path);
      group.why.push_back(recognition_by(*mapping, seen->header));
      return true;
    });
    groups.push_back(std::move(group));
  }
}

}  // namespace

int intake_rank(const Profile& profile, const std::string& mapping) {
  Rank rank = Rank::orders;
  const auto rules = mapping.empty() ? Result<Mapping>(Refusal{}) : load_mapping(mapping);
  if (rules) {
    rank = rank_of(*rules);
  } else {
    for (const RankWord& known : rank_words) {
      if (profile.name().find(known.word) == std::string_view::npos) continue;
      rank = known.rank;
      break;
    }
  }
  return static_cast<int>(rank);
}

Result<std::vector<FileGroup>> group_files(const std::vector<std::filesystem::path>& files,
                                           const std::string& mapping, const Reading& reading) {
  std::optional<Mapping> given;
  if (!mapping.empty()) {
    auto loaded = load_mapping(mapping);
    if (!loaded) return loaded.refusal();
    given = std::move(*loaded);
  }
  std::vector<Seen> all;
  for (const std::filesystem::path& file : files) {
    auto seen = look_at(file, given, reading);
    if (!seen) return seen.refusal();
    all.push_back(std::move(*seen));
  }
  std::vector<FileGroup> groups;
  add_profile_groups(all, groups);
  if (given) add_given_group(all, *given, mapping, groups);
  add_mapped_groups(all, groups);
  std::stable_sort(groups.begin(), groups.end(), [](const FileGroup& a, const FileGroup& b) {
    return intake_rank(*a.profile, a.mapping) < intake_rank(*b.profile, b.mapping);
  });
  return groups;
}

}  // namespace kontor::channels
