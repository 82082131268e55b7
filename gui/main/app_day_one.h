#pragma once

#include "app/context.h"
#include "gui/presenters/day_one.h"

namespace kontor::gui {

/// Sets up as `kontor setup` does.
class AppDayOne : public DayOne {
 public:
  explicit AppDayOne(app::OpenBook& book) : m_book(book) {}

  company::Setup setup() override { return m_book.setup(); }
  Result<desk::SealedChain> close_days(const std::string& entity, BusinessDate to) override;
  ProposedImport opening(OpeningFileKind kind, const std::string& file) override;
  Result<intake::OpeningPreview> preview(const std::vector<ProposedImport>& files,
                                         const ImportWish& wish) override;
  void write_template(OpeningFileKind kind, const std::string& path,
                      const i18n::Catalogue& texts) override;
  Result<CompareAnswer> compare(const CompareWish& wish) override;

 private:
  app::OpenBook& m_book;
};

}  // namespace kontor::gui
