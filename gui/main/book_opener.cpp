#include "gui/main/book_opener.h"

#include <cstdlib>
#include <filesystem>

#include "app/demo/demo.h"
#include "gui/main/app_open_book.h"

namespace kontor::gui {

namespace {

Result<std::shared_ptr<OpenBook>> for_window(Result<std::unique_ptr<app::OpenBook>> opened,
                                             const std::string& address,
                                             const std::shared_ptr<const DeskPlace>& place) {
  if (!opened) return opened.refusal();
  const bool asks = app::Desk(**opened, place->keys, place->cost).asks();
  // Nobody has no right at all.
  auto book = asks ? (*opened)->as(EmployeeId()) : std::move(*opened);
  return std::shared_ptr<OpenBook>(std::make_shared<AppOpenBook>(
      std::move(book), address, asks ? Seat::empty : Seat::open, place));
}

}  // namespace

Result<std::shared_ptr<OpenBook>> AppBookOpener::open(const std::string& address) {
  auto opened = app::OpenBook::open(address, m_clock);
  if (opened && !m_person.empty() && !app::Desk(**opened, m_place->keys, m_place->cost).asks()) {
    EmployeeId found;
    auto& book = **opened;
    const auto all =
        book.book().read([&](Unit& unit) { return book.stores().employees.list(unit); });
    for (const auto& one : all)
      if (one.code == m_person) found = one.id;
    if (!found) return Refusal{RefusalCode::employee_unknown, {{"employee", m_person}}};
    opened = (*opened)->as(found);
  }
  return for_window(std::move(opened), address, m_place);
}

Result<std::shared_ptr<OpenBook>> AppBookOpener::create(const NewBook& wanted) {
  app::NewBook draft;
  draft.entity.name = wanted.entity_name;
  draft.entity.country = wanted.country;
  draft.entity.currency = wanted.currency;
  draft.entity.zone = wanted.zone;
  return for_window(app::create_book(wanted.address, draft, m_clock), wanted.address, m_place);
}

Result<AddressTest> AppBookOpener::test(const std::string& address) {
  auto opened = app::OpenBook::open(address, m_clock);
  if (!opened) {
    using Found = AddressTest::Found;
    const bool server = address.starts_with("postgres");
    const RefusalCode code = opened.refusal().code;
    if (code == RefusalCode::book_missing)
      return AddressTest{server ? Found::server : Found::room, {}};
    if (server && code == RefusalCode::book_not_kontor) return AddressTest{Found::database, {}};
    return opened.refusal();
  }
  auto& book = **opened;
  const auto entities =
      book.book().read([&](Unit& unit) { return book.stores().company.entities(unit); });
  return AddressTest{AddressTest::Found::book,
                     entities.empty() ? std::string() : entities.front().name};
}

Result<std::shared_ptr<OpenBook>> AppBookOpener::open_demo(intake::Progress& progress) {
  app::DemoOptions demo;
  demo.dir = demo_folder();
  demo.today = app::local_today(m_clock);
  const auto made = app::make_demo(demo, m_clock, progress);
  if (made) return open(made->address);
  // One that was made on another day is as good, and may hold what a person tried out in it.
  const auto file = demo.dir / "demo.kontor";
  std::error_code ignored;
  if (made.refusal().code == RefusalCode::demo_dir_not_empty &&
      std::filesystem::exists(file, ignored)) {
    return open("sqlite://" + file.string());
  }
  return made.refusal();
}

std::filesystem::path AppBookOpener::demo_folder() {
  const char* data = std::getenv("XDG_DATA_HOME");
  if (data && *data) return std::filesystem::path(data) / "kontor" / "demo";
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home && *home ? home : "/tmp") / ".local/share/kontor/demo";
}

NewBook AppBookOpener::defaults() {
  const auto local = app::local_defaults();
  const char* home = std::getenv("HOME");
  std::filesystem::path folder = home && *home ? home : "/tmp";
  // Where people look for their papers, if the desktop has such a folder.
  std::error_code ignored;
  if (std::filesystem::is_directory(folder / "Documents", ignored)) folder /= "Documents";
  return {folder.string(), {}, local.country, local.currency, local.zone};
}

}  // namespace kontor::gui
