#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/context.h"
#include "gui/main/app_desk.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// Opens and makes books as `kontor` does.
class AppBookOpener : public BookOpener {
 public:
  /// `person`: code of the employee who acts in books that ask nobody, for pictures of what they
  /// see; empty: the owner.
  explicit AppBookOpener(const Clock& clock, DeskPlace place = {}, std::string person = {})
      : m_clock(clock),
        m_place(std::make_shared<DeskPlace>(std::move(place))),
        m_person(std::move(person)) {}
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
  std::string m_person;
};

}  // namespace kontor::gui
