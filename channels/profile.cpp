#include "channels/profile.h"

#include <utility>

#include "channels/profile_list.h"
#include "channels/row_source.h"
#include "channels/table.h"

namespace kontor::channels {

const std::vector<const Profile*>& profiles() {
  static const std::vector<const Profile*> all{
      &shopify_products(),   &shopify_inventory(),   &shopify_orders(),
      &shopify_payments(),   &shopify_payouts(),     &shopify_customers(),
      &amazon_settlement(),  &amazon_all_orders(),   &amazon_fba_inventory(),
      &amazon_fba_returns(), &etsy_orders(),         &etsy_items(),
      &square_items(),       &square_transactions(), &woocommerce_products(),
      &opening_items(),      &opening_balances(),    &mapped()};
  return all;
}

Result<const Profile*> find_profile(std::string_view name) {
  for (const Profile* profile : profiles()) {
    if (profile->name() == name) return profile;
  }
  return Refusal{RefusalCode::profile_unknown, {{"profile", std::string(name)}}};
}

Result<OpenedSource> Profile::open(const std::vector<std::filesystem::path>& files,
                                   const ProfileOptions& options) const {
  std::vector<Input> inputs;
  for (const std::filesystem::path& file : files) {
    auto input = open_input(file);
    if (!input) return input.refusal();
    inputs.push_back(std::move(*input));
  }
  return open(std::move(inputs), options);
}

std::optional<Proposal> recognise_header(const formats::Header& header) {
  for (const Profile* profile : profiles()) {
    Recognition recognition = profile->recognise(header);
    if (recognition.certainty == Certainty::none) continue;
    std::string mapping(find_arg(recognition.args, "mapping"));
    return Proposal{profile, std::move(recognition), std::move(mapping)};
  }
  return std::nullopt;
}

namespace {

/// The profile most of whose columns are there: the file was meant for it.
Refusal nearest_refusal(const Table& table) {
  Refusal refusal{RefusalCode::profile_unknown,
                  {{"file", table.file()}, {"columns", joined(table.header().names())}}};
  std::size_t fewest = table.header().size();
  for (const Profile* profile : profiles()) {
    const Recognition near = profile->recognise(table.header());
    if (near.missing * 2 >= near.needed || near.missing >= fewest) continue;
    fewest = near.missing;
    refusal = {RefusalCode::file_missing_columns,
               {{"file", table.file()},
                {"profile", std::string(profile->name())},
                {"columns", std::string(find_arg(near.args, "columns"))}}};
  }
  return refusal;
}

}  // namespace

Result<Proposal> recognise_file(const std::filesystem::path& path, const Reading& reading) {
  auto input = open_input(path);
  if (!input) return input.refusal();
  const auto table = Table::open(std::move(*input), reading, [](const formats::Header& header) {
    return recognise_header(header).has_value();
  });
  if (!table) return table.refusal();
  if (auto proposal = recognise_header((*table)->header())) return std::move(*proposal);
  return nearest_refusal(**table);
}

}  // namespace kontor::channels
