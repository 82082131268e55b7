#pragma once

#include <filesystem>
#include <memory>

#include "app/context.h"
#include "gui/main/app_desk.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// Opens and makes books as `kontor` does.
class AppBookOpener : public BookOpener {
 public:
  explicit AppBookOpener(const Clock& clock, DeskPlace place = {})
      : m_clock(clock), m_place(std::make_shared<DeskPlace>(std::move(place))) {}
  Result<std::shared_ptr<OpenBook>> open(const std::string& address) override;
  Result<std::shared_ptr<OpenBook>> create(const NewBook& wanted) override;
  Result<AddressTest> test(const std::string& address) override;
  Result<std::shared_ptr<OpenBook>> open_demo(intake::Progress& progress) override;

  /// What the machine says of country, currency and zone; as address the folder for new books.
  static NewBook defaults();
  /// `$XDG_DATA_HOME/kontor/demo`, else below `~/.local/share`.
  static std::filesystem::path demo_folder();

 private:
  const Clock& m_clock;
  std::shared_ptr<const DeskPlace> m_place;
};

}  // namespace kontor::gui
