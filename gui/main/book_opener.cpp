#include "gui/main/book_opener.h"

#include <cstdlib>
#include <filesystem>

#include "app/changes.h"
#include "app/demo/demo.h"
#include "app/lists.h"
#include "app/readers.h"
#include "app/reports.h"
#include "gui/main/app_day_one.h"
#include "gui/main/app_importer.h"
#include "gui/main/app_ledger_exporter.h"

namespace kontor::gui {

namespace {

class AppOpenBook : public OpenBook, public ChangeSource {
 public:
  AppOpenBook(std::unique_ptr<app::OpenBook> opened, std::string address)
      : m_opened(std::move(opened)),
        m_stores(m_opened->stores()),
        m_importer(*m_opened),
        m_exporter(*m_opened),
        m_day_one(*m_opened),
        m_reports(*m_opened),
        m_address(std::move(address)) {}

  Book& book() override { return m_opened->book(); }
  company::CompanyStore& company() override { return m_stores.company; }
  catalog::ProductStore& products() override { return m_stores.products; }
  stock::StockStore& stock() override { return m_stores.stock; }
  staff::EmployeeStore& employees() override { return m_stores.employees; }
  staff::RoleStore& roles() override { return m_stores.roles; }
  orders::OrderStore& orders() override { return m_stores.orders; }
  books::LedgerStore& ledger() override { return m_stores.ledger; }
  books::EntryReader& entries() override { return m_readers.entries(); }
  desk::AuditReader& audit() override { return m_readers.audit(); }
  customers::CustomerStore& customers() override { return m_stores.customers; }
  customers::CustomerReader& customer_facts() override { return m_readers.customers(); }
  staff::TeamReader& team() override { return m_readers.team(); }
  intake::BatchStore& batches() override { return m_stores.batches; }
  insight::TodayStore& today() override { return m_stores.today; }
  Importer& importer() override { return m_importer; }
  LedgerExporter& ledger_exporter() override { return m_exporter; }
  DayOne& day_one() override { return m_day_one; }
  staff::Roles role_work() override { return m_opened->roles(); }
  staff::Team team_work() override { return m_opened->team(); }
  stock::LowStock low_stock_work() override { return m_opened->low_stock(); }
  reports::ReportSource reports() override { return m_reports.source(); }
  ChangeSource& changes() override { return *this; }
  orders::OrderList& order_list() override { return m_lists.orders; }
  stock::PoolList& pool_list() override { return m_lists.pool; }
  stock::StockHistory& stock_history() override { return m_lists.history; }
  catalog::SourceKeys& source_keys() override { return m_lists.keys; }
  const Clock& clock() const override { return m_opened->clock(); }
  company::Actor actor() override { return m_opened->actor(); }
  const std::string& address() const override { return m_address; }
  std::int64_t last_change() override { return app::last_change(*m_opened); }

 private:
  std::unique_ptr<app::OpenBook> m_opened;
  Stores m_stores;
  app::BookLists m_lists;
  app::Readers m_readers;
  AppImporter m_importer;
  AppLedgerExporter m_exporter;
  AppDayOne m_day_one;
  app::BookReports m_reports;
  std::string m_address;
};

Result<std::shared_ptr<OpenBook>> for_window(Result<std::unique_ptr<app::OpenBook>> opened,
                                             const std::string& address) {
  if (!opened) return opened.refusal();
  return std::shared_ptr<OpenBook>(std::make_shared<AppOpenBook>(std::move(*opened), address));
}

}  // namespace

Result<std::shared_ptr<OpenBook>> AppBookOpener::open(const std::string& address) {
  return for_window(app::OpenBook::open(address, m_clock), address);
}

Result<std::shared_ptr<OpenBook>> AppBookOpener::create(const NewBook& wanted) {
  app::NewBook draft;
  draft.entity.name = wanted.entity_name;
  draft.entity.country = wanted.country;
  draft.entity.currency = wanted.currency;
  draft.entity.zone = wanted.zone;
  return for_window(app::create_book(wanted.address, draft, m_clock), wanted.address);
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
