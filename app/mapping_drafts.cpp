#include "app/mapping_drafts.h"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>

#include "channels/mapping.h"
#include "channels/mapping_line.h"
#include "channels/suggest.h"
#include "domain/base/failure.h"

namespace kontor::app {

namespace {

std::optional<std::string> mapping_text_at(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Letters and digits of any language stay; what folders and shells know does not.
std::string mapping_file_name(const std::string& name) {
  std::string kept;
  for (const char c : name) {
    const bool good = static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
                      (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    kept += good ? c : '-';
  }
  return kept.empty() ? "mapping" : kept;
}

}  // namespace

Result<MappingDraft> draft_mapping(const std::vector<std::filesystem::path>& files,
                                   const std::string& encoding, const std::string& dates) {
  const auto reading = channels::reading_named(encoding, dates);
  if (!reading) return reading.refusal();
  auto made = channels::suggest_mapping(files, *reading);
  if (!made) return made.refusal();
  return MappingDraft{std::move(made->json), std::move(made->questions), made->without_currency};
}

std::optional<MappingMistake> mistake_in_mapping(const std::string& text) {
  const auto read = channels::parse_mapping({}, text);
  if (read) return std::nullopt;
  const Refusal& refusal = read.refusal();
  return MappingMistake{refusal, channels::mapping_line(text, find_arg(refusal.args, "path"))};
}

std::filesystem::path keep_mapping(const std::filesystem::path& folder, const std::string& name,
                                   const std::string& text) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  const std::string stem = mapping_file_name(name);
  std::filesystem::path path = folder / (stem + ".json");
  for (int n = 2;; ++n) {
    const auto there = mapping_text_at(path);
    if (there == text) return path;
    if (!there) break;
    path = folder / (stem + "-" + std::to_string(n) + ".json");
  }
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) {
    std::filesystem::remove(path, failed);
    throw Failure(errno == ENOSPC ? FailureCode::disk_full : FailureCode::file_unwritable,
                  {{"file", path.string()}});
  }
  return path;
}

}  // namespace kontor::app
