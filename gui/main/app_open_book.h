#pragma once

#include <memory>
#include <string>

#include "app/changes.h"
#include "app/line_files.h"
#include "app/list_files.h"
#include "app/lists.h"
#include "app/readers.h"
#include "app/reports.h"
#include "gui/main/app_day_one.h"
#include "gui/main/app_desk.h"
#include "gui/main/app_importer.h"
#include "gui/main/app_ledger_exporter.h"
#include "gui/main/app_offer_files.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// A book as one person uses it in the window: whoever signs in, or has an act approved, gets one
/// of their own over the same connections, so that what is under way stays whose it is.
class AppOpenBook : public OpenBook, public ChangeSource {
 public:
  AppOpenBook(std::unique_ptr<app::OpenBook> opened, std::string address, Seat seat,
              std::shared_ptr<const DeskPlace> place)
      : m_opened(std::move(opened)),
        m_stores(m_opened->stores()),
        m_importer(*m_opened),
        m_exporter(*m_opened),
        m_day_one(*m_opened),
        m_reports(*m_opened),
        m_desk(*m_opened, std::move(place), address),
        m_seat(seat),
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
  staff::Coaching coaching_work() override { return m_opened->coaching(); }
  staff::Commissions commission_work() override { return m_opened->commissions(); }
  stock::LowStock low_stock_work() override { return m_opened->low_stock(); }
  goods::Zones zone_work() override { return m_opened->zones(); }
  goods::Transfers transfer_work() override { return m_opened->transfers(); }
  goods::StockCounts count_work() override { return m_opened->counts(); }
  goods::StockStatements statement_work() override { return m_opened->statements(); }
  Result<goods::MadeStatement> read_statement(const goods::NewStatement& wanted,
                                              const std::string& file,
                                              std::optional<Instant> as_of) override {
    return app::read_statement(*m_opened, wanted, file, {}, as_of);
  }
  stock::Alerts alert_work() override { return m_opened->alerts(); }
  goods::Replenishment replenish_work() override { return m_opened->replenishment(); }
  goods::Purchases purchase_work() override { return m_opened->purchases(); }
  goods::Suppliers supplier_work() override { return m_opened->suppliers(); }
  stock::Offers offer_work() override { return m_opened->offers(); }
  customers::Duplicates duplicate_work() override { return m_opened->duplicates(); }
  customers::Merges merge_work() override { return m_opened->merges(); }
  const OfferFiles& offer_files() const override { return m_offer_files; }
  Result<goods::LineList> read_lines(const std::string& file, goods::Prices prices) override {
    return app::read_line_file(file, prices);
  }
  Result<ListReport> import_supplier_terms(const std::string& file, bool dry_run) override {
    return app::import_supplier_terms(*m_opened, file, dry_run);
  }
  Result<ListReport> take_in_staff(StaffFile kind, const std::string& file, bool dry_run) override {
    return kind == StaffFile::hours ? app::import_hours(*m_opened, file, dry_run)
                                    : app::import_employees(*m_opened, file, dry_run);
  }
  const Stores& stores() override { return m_stores; }
  reports::ReportSource reports() override { return m_reports.source(); }
  ChangeSource& changes() override { return *this; }
  orders::OrderList& order_list() override { return m_lists.orders; }
  stock::PoolList& pool_list() override { return m_lists.pool; }
  stock::StockHistory& stock_history() override { return m_lists.history; }
  catalog::NearNames& near_names() override { return m_readers.near_names(); }
  catalog::SourceKeys& source_keys() override { return m_lists.keys; }
  const Clock& clock() const override { return m_opened->clock(); }
  company::Actor actor() override { return m_opened->actor(); }
  Seat seat() const override { return m_seat; }
  Desk& desk() override { return m_desk; }
  const std::string& address() const override { return m_address; }
  std::int64_t last_change() override { return app::last_change(*m_opened); }

 private:
  std::unique_ptr<app::OpenBook> m_opened;
  Stores m_stores;
  app::BookLists m_lists;
  app::Readers m_readers;
  AppImporter m_importer;
  AppLedgerExporter m_exporter;
  AppOfferFiles m_offer_files;
  AppDayOne m_day_one;
  app::BookReports m_reports;
  AppDesk m_desk;
  Seat m_seat;
  std::string m_address;
};

}  // namespace kontor::gui
