#include "gui/main/book_opener.h"

#include <cstdlib>
#include <filesystem>

#include "app/changes.h"
#include "app/readers.h"
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
        m_address(std::move(address)) {}

  Book& book() override { return m_opened->book(); }
  company::CompanyStore& company() override { return m_stores.company; }
  catalog::ProductStore& products() override { return m_stores.products; }
  stock::StockStore& stock() override { return m_stores.stock; }
  staff::EmployeeStore& employees() override { return m_stores.employees; }
  orders::OrderStore& orders() override { return m_stores.orders; }
  books::LedgerStore& ledger() override { return m_stores.ledger; }
  books::EntryReader& entries() override { return m_readers.entries(); }
  customers::CustomerStore& customers() override { return m_stores.customers; }
  customers::CustomerReader& customer_facts() override { return m_readers.customers(); }
  staff::TeamReader& team() override { return m_readers.team(); }
  intake::BatchStore& batches() override { return m_stores.batches; }
  Importer& importer() override { return m_importer; }
  LedgerExporter& ledger_exporter() override { return m_exporter; }
  ChangeSource& changes() override { return *this; }
  const Clock& clock() const override { return m_opened->clock(); }
  const std::string& address() const override { return m_address; }
  std::int64_t last_change() override { return app::last_change(*m_opened); }

 private:
  std::unique_ptr<app::OpenBook> m_opened;
  Stores m_stores;
  app::Readers m_readers;
  AppImporter m_importer;
  AppLedgerExporter m_exporter;
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
