#pragma once

#include "gui/presenters/day_one.h"
#include "tests/presenters/support/shop_book.h"

namespace kontor::test {

/// Answers as it is told to; changes of the company are real.
struct FakeDayOne : gui::DayOne {
  FakeDayOne(ShopBook& book, const Clock& clock) : m_book(book), m_clock(clock) {
    m_stores = std::make_unique<Stores>(book.all_stores());
  }

  company::Setup setup() override { return {m_book.book(), *m_stores, m_clock, actor}; }
  /// Locks; what is sealed is `chain`.
  Result<desk::SealedChain> close_days(const std::string& entity, BusinessDate to) override {
    const auto locked = setup().lock_period(entity, to);
    if (!locked) return locked.refusal();
    return chain;
  }
  gui::ProposedImport opening(gui::OpeningFileKind kind, const std::string& file) override {
    const bool items = kind == gui::OpeningFileKind::items;
    return {items ? "opening-items" : "opening-balances", {}, {file}, {file}, {}};
  }
  Result<intake::OpeningPreview> preview(const std::vector<gui::ProposedImport>& files,
                                         const gui::ImportWish& wish) override {
    std::string all;
    for (const auto& one : files) all += one.profile + " ";
    previewed.push_back(all + wish.entity);
    if (lost) throw Failure(*lost);
    if (refusal) return *refusal;
    return answer;
  }
  void write_template(gui::OpeningFileKind, const std::string& path,
                      const i18n::Catalogue&) override {
    if (path.starts_with("/no"))
      throw std::system_error(std::make_error_code(std::errc::permission_denied));
    written.push_back(path);
  }
  Result<gui::CompareAnswer> compare(const gui::CompareWish& wish) override {
    compared.push_back(wish);
    if (refusal) return *refusal;
    return comparison;
  }

  company::Actor actor{EmployeeId(41), "till", company::all_permissions()};
  std::optional<Refusal> refusal;
  std::optional<Failure> lost;
  intake::OpeningPreview answer;
  gui::CompareAnswer comparison;
  desk::SealedChain chain;
  std::vector<std::string> previewed, written;
  std::vector<gui::CompareWish> compared;

 private:
  ShopBook& m_book;
  const Clock& m_clock;
  std::unique_ptr<Stores> m_stores;
};

}  // namespace kontor::test
