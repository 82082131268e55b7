#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/importer.h"

namespace kontor::test {

/// What a watched folder shows at the next look, and what taking it in brings.
struct FakeSight {
  std::vector<gui::FolderEvent> seen, taken;
  bool ready = false;
  int looks = 0, takes = 0;
  std::optional<Failure> lost;
};

struct FakeEye : gui::FolderEye {
  explicit FakeEye(std::shared_ptr<FakeSight> sight) : m_sight(std::move(sight)) {}
  bool look(std::vector<gui::FolderEvent>& told) override {
    ++m_sight->looks;
    told = std::move(m_sight->seen);
    m_sight->seen.clear();
    return m_sight->ready;
  }
  void take_in(std::vector<gui::FolderEvent>& told, intake::Progress& progress) override {
    ++m_sight->takes;
    progress.at("write", 1, 4);
    told = m_sight->taken;
    if (m_sight->lost) throw Failure(*m_sight->lost);
  }

 private:
  std::shared_ptr<FakeSight> m_sight;
};

/// Answers as it is told to, and remembers what it was asked.
struct FakeImporter : gui::Importer {
  std::optional<Refusal> unknown;
  std::optional<Failure> lost;
  std::vector<std::string> asked;
  std::int64_t batches = 0;
  std::vector<intake::CleanedField> cleaned;  ///< what each dry run tells
  std::optional<gui::MappingDraft> draft;
  std::shared_ptr<FakeSight> sight = std::make_shared<FakeSight>();  ///< of every folder

  Result<std::vector<gui::ProposedImport>> propose(const std::vector<std::string>& files,
                                                   const gui::ImportWish& wish) override {
    if (unknown && wish.dates.empty()) return *unknown;
    std::vector<gui::ProposedImport> all;
    for (const auto& file : files) {
      all.push_back({"shopify-" + file,
                     {},
                     {"/in/" + file},
                     {file},
                     {{intake::NoteCode::profile_recognised,
                       {{"file", file}, {"profile", "shopify-" + file}, {"columns", "Name, SKU"}}}},
                     file == "products"});
    }
    return all;
  }
  static intake::ImportReport report(const gui::ProposedImport& files) {
    intake::ImportReport report;
    report.channel = "WEB";
    report.counts = {2, 1, 0, 1};
    report.rows = {{2, files.names.front(), "A-1", intake::Verdict::create, {}},
                   {3, files.names.front(), "A-2", intake::Verdict::create, {}},
                   {4, files.names.front(), "A-3", intake::Verdict::update, {}},
                   {5, files.names.front(), "A-4", intake::Verdict::refuse, refusal()}};
    return report;
  }
  static Refusal refusal() {
    return {RefusalCode::duplicate_in_file, {{"row", "5"}, {"name", "A-4"}}};
  }
  Result<intake::ImportReport> dry_run(const gui::ProposedImport& files,
                                       const gui::ImportWish& wish, intake::Progress&) override {
    asked.push_back("plan " + files.names.front() + " " + wish.channel + "@" + wish.location);
    if (wish.duplicate_skus)
      asked.back() += " " + std::string(intake::name_of(*wish.duplicate_skus));
    for (const auto& change : cleaned) wish.cleaned(change);
    return report(files);
  }
  Result<std::int64_t> bind_product(const std::string& provisional, const std::string& real,
                                    intake::Progress&) override {
    asked.push_back("bind " + provisional + " " + real);
    if (real == "GONE") return Refusal{RefusalCode::product_unknown, {{"product", real}}};
    return std::int64_t{3};
  }
  Result<std::int64_t> bind_employee(const std::string& provisional, const std::string& real,
                                     intake::Progress&) override {
    asked.push_back("bind employee " + provisional + " " + real);
    if (real == "GONE") return Refusal{RefusalCode::employee_unknown, {{"employee", real}}};
    return std::int64_t{2};
  }
  Outcome keep_employee(const std::string& provisional) override {
    asked.push_back("keep employee " + provisional);
    return Done{};
  }
  Result<intake::ImportReport> run(const gui::ProposedImport& files, const gui::ImportWish& wish,
                                   intake::Progress&) override {
    asked.push_back("run " + files.names.front() + " " + wish.channel);
    if (wish.duplicate_skus)
      asked.back() += " " + std::string(intake::name_of(*wish.duplicate_skus));
    if (lost && batches == 1) throw Failure(*lost);
    auto done = report(files);
    done.rows.clear();
    done.batch_number = ++batches;
    done.refusals = {{5, files.names.front(), refusal()}};
    return done;
  }
  Result<intake::ImportReport> resume(std::int64_t batch, intake::Progress&) override {
    asked.push_back("resume " + std::to_string(batch));
    return intake::ImportReport{};
  }
  Result<gui::MappingDraft> suggest(const std::vector<std::string>& files,
                                    const gui::ImportWish&) override {
    asked.push_back("suggest " + files.front());
    if (!draft) return *unknown;
    return *draft;
  }
  std::optional<gui::MappingMistake> mistake_in(const std::string& mapping) override {
    if (mapping.find("wrong") == std::string::npos) return std::nullopt;
    return gui::MappingMistake{
        Refusal{RefusalCode::mapping_invalid,
                {{"mapping", ""}, {"path", "orders"}, {"why", "unknown_key"}}},
        3};
  }
  std::string keep_mapping(const std::string& name, const std::string& text) override {
    asked.push_back("keep " + name + " " + text);
    return "/own/" + name + ".json";
  }
  std::unique_ptr<gui::FolderEye> watch(const std::string& folder) override {
    asked.push_back("watch " + folder);
    return std::make_unique<FakeEye>(sight);
  }
  Result<intake::UndoReport> undo(std::int64_t batch, intake::Progress&) override {
    asked.push_back("undo " + std::to_string(batch));
    if (unknown) return *unknown;
    return intake::UndoReport{batch, 3, {}};
  }
};

}  // namespace kontor::test
