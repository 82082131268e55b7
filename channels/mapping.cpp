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
  if (products) all.push_back(&*products);
  if (stock) all.push_back(&*stock);
  if (orders) all.push_back(&*orders);
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
  return parse_mapping(mapping_stem(path.filename().string()), text);
}

std::optional<std::pair<Mapping, FileForm>> recognise_mapping(const formats::Header& header) {
  for (const MappingFile& file : mapping_files()) {
    auto mapping = parse_mapping(mapping_stem(file.name), file.text);
    if (!mapping) continue;
    const FileForm* form = mapping->form_of(header);
    if (form == nullptr) continue;
    FileForm found = *form;
    return std::pair{std::move(*mapping), std::move(found)};
  }
  return std::nullopt;
}

}  // namespace kontor::channels
