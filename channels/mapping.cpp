#include "channels/mapping.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "channels/input.h"
#include "channels/mapping_files.h"

namespace kontor::channels {

namespace {

constexpr std::size_t max_mapping_bytes = 1024 * 1024;
constexpr std::string_view mapping_ending = ".json";

std::string mapping_stem(std::string_view file_name) {
  if (file_name.ends_with(mapping_ending)) file_name.remove_suffix(mapping_ending.size());
  return std::string(file_name);
}

Refusal unknown_mapping(const std::string& name) {
  std::string shipped;
  for (const MappingFile& file : mapping_files()) {
    if (!shipped.empty()) shipped += ", ";
    shipped += mapping_stem(file.name);
  }
  return {RefusalCode::mapping_unknown, {{"mapping", name}, {"shipped", shipped}}};
}

}  // namespace

const FileForm* Mapping::form_of(const formats::Header& header) const {
  const FileForm* best = nullptr;
  for (const FileForm& form : files) {
    if (!header.require(form.columns).empty()) continue;
    if (best == nullptr || form.columns.size() > best->columns.size()) best = &form;
  }
  return best;
}

std::vector<const RecordRules*> Mapping::rules() const {
  std::vector<const RecordRules*> all;
  for (const ProductRules& one : products) all.push_back(&one);
  if (stock) all.push_back(&*stock);
  if (customers) all.push_back(&*customers);
  if (orders) all.push_back(&*orders);
  if (bank) all.push_back(&*bank);
  return all;
}

Result<Mapping> load_mapping(const std::string& name_or_path) {
  for (const MappingFile& file : mapping_files()) {
    if (mapping_stem(file.name) == mapping_stem(name_or_path)) {
      return parse_mapping(mapping_stem(file.name), file.text);
    }
  }
  const std::filesystem::path path(name_or_path);
  const auto input = open_input(path);
  if (!input) return unknown_mapping(name_or_path);
  const auto stream = input->open();
  std::string text(max_mapping_bytes, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const std::size_t got = stream->read(text.data() + size, text.size() - size);
    if (got == 0) break;
    size += got;
  }
  text.resize(size);
  auto mapping = parse_mapping(mapping_stem(path.filename().string()), text);
  if (mapping) mapping->origin = std::filesystem::absolute(path).string();
  return mapping;
}

std::optional<std::pair<Mapping, FileForm>> recognise_mapping(const formats::Header& header) {
  std::optional<std::pair<Mapping, FileForm>> best;
  for (const MappingFile& file : mapping_files()) {
    auto mapping = parse_mapping(mapping_stem(file.name), file.text);
    if (!mapping) continue;
    const FileForm* form = mapping->form_of(header);
    if (form == nullptr) continue;
    if (best && best->second.columns.size() >= form->columns.size()) continue;
    FileForm found = *form;
    best.emplace(std::move(*mapping), std::move(found));
  }
  return best;
}

std::optional<Mapping> recognise_set(const std::vector<const formats::Header*>& headers) {
  std::optional<Mapping> best;
  std::pair<std::size_t, std::size_t> most{0, 0};
  for (const MappingFile& file : mapping_files()) {
    auto mapping = parse_mapping(mapping_stem(file.name), file.text);
    if (!mapping) continue;
    std::pair<std::size_t, std::size_t> known{0, 0};
    for (const formats::Header* header : headers) {
      const FileForm* form = mapping->form_of(*header);
      if (form == nullptr) continue;
      ++known.first;
      known.second += form->columns.size();
    }
    if (known <= most) continue;
    most = known;
    best = std::move(*mapping);
  }
  return best;
}

}  // namespace kontor::channels
