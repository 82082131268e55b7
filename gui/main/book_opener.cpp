#include "gui/main/book_opener.h"

#include <cstdlib>
#include <filesystem>

#include "app/changes.h"
#include "app/lists.h"
#include "gui/main/app_importer.h"

namespace kontor::gui {

namespace {

class AppOpenBook : public OpenBook, public ChangeSource {
 public:
  AppOpenBook(std::unique_ptr<app::OpenBook> opened, std::string address)
      : m_opened(std::move(opened)),
        m_stores(m_opened->stores()),
        m_importer(*m_opened),
        m_address(std::move(address)) {}

  Book& book() override { return m_opened->book(); }
  company::CompanyStore& company() override { return m_stores.company; }
  catalog::ProductStore& products() override { return m_stores.products; }
  stock::StockStore& stock() override { return m_stores.stock; }
  staff::EmployeeStore& employees() override { return m_stores.employees; }
  orders::OrderStore& orders() override { return m_stores.orders; }
  books::LedgerStore& ledger() override { return m_stores.ledger; }
  intake::BatchStore& batches() override { return m_stores.batches; }
  Importer& importer() override { return m_importer; }
  ChangeSource& changes() override { return *this; }
  orders::OrderList& order_list() override { return m_lists.orders; }
  stock::StockHistory& stock_history() override { return m_lists.history; }
  catalog::SourceKeys& source_keys() override { return m_lists.keys; }
  const Clock& clock() const override { return m_opened->clock(); }
  const std::string& address() const override { return m_address; }
  std::int64_t last_change() override { return app::last_change(*m_opened); }

 private:
  std::unique_ptr<app::OpenBook> m_opened;
  Stores m_stores;
  app::BookLists m_lists;
  AppImporter m_importer;
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
