#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/clock.h"
#include "domain/base/result.h"
#include "domain/books/entry_list.h"
#include "domain/books/ledger_store.h"
#include "domain/catalog/near_names.h"
#include "domain/catalog/source_keys.h"
#include "domain/company/company_store.h"
#include "domain/customers/customer_reader.h"
#include "domain/customers/duplicates.h"
#include "domain/customers/merges.h"
#include "domain/desk/audit_list.h"
#include "domain/goods/purchases.h"
#include "domain/goods/replenish.h"
#include "domain/goods/stock_counts.h"
#include "domain/goods/stock_statements.h"
#include "domain/goods/suppliers.h"
#include "domain/goods/transfers.h"
#include "domain/goods/zones.h"
#include "domain/insight/today.h"
#include "domain/intake/batch.h"
#include "domain/orders/order_list.h"
#include "domain/staff/employee.h"
#include "domain/staff/roles.h"
#include "domain/staff/team.h"
#include "domain/staff/team_reader.h"
#include "domain/stock/alert.h"
#include "domain/stock/low_stock.h"
#include "domain/stock/offer.h"
#include "domain/stock/pool_list.h"
#include "domain/stock/stock_history.h"
#include "domain/stock/stock_store.h"
#include "gui/presenters/change_source.h"
#include "gui/presenters/day_one.h"
#include "gui/presenters/desk.h"
#include "gui/presenters/importer.h"
#include "gui/presenters/ledger_exporter.h"
#include "gui/presenters/offer_files.h"
#include "gui/presenters/staff_file.h"
#include "reports/report.h"

namespace kontor::gui {

/// A book that the window has open: the way in, the stores that pages read, its change feed.
class OpenBook {
 public:
  virtual ~OpenBook() = default;
  virtual Book& book() = 0;
  virtual company::CompanyStore& company() = 0;
  virtual catalog::ProductStore& products() = 0;
  virtual stock::StockStore& stock() = 0;
  virtual staff::EmployeeStore& employees() = 0;
  virtual staff::RoleStore& roles() = 0;
  virtual orders::OrderStore& orders() = 0;
  virtual books::LedgerStore& ledger() = 0;
  virtual books::EntryReader& entries() = 0;
  virtual desk::AuditReader& audit() = 0;
  virtual customers::CustomerStore& customers() = 0;
  virtual customers::CustomerReader& customer_facts() = 0;
  virtual staff::TeamReader& team() = 0;
  virtual intake::BatchStore& batches() = 0;
  virtual insight::TodayStore& today() = 0;
  virtual Importer& importer() = 0;
  virtual LedgerExporter& ledger_exporter() = 0;
  virtual DayOne& day_one() = 0;
  /// What makes and changes roles, as the person at the window may.
  virtual staff::Roles role_work() = 0;
  /// The same of employees.
  virtual staff::Team team_work() = 0;
  virtual staff::Coaching coaching_work() = 0;
  virtual staff::Commissions commission_work() = 0;
  /// The same of levels at which stock is low.
  virtual stock::LowStock low_stock_work() = 0;
  /// The same of where in a place products lie.
  virtual goods::Zones zone_work() = 0;
  /// The same of transfers and of counts.
  virtual goods::Transfers transfer_work() = 0;
  virtual goods::StockCounts count_work() = 0;
  virtual goods::StockStatements statement_work() = 0;
  /// Takes in an outside warehouse's stock file, as of an instant, else of when it was written.
  virtual Result<goods::MadeStatement> read_statement(const goods::NewStatement& wanted,
                                                      const std::string& file,
                                                      std::optional<Instant> as_of) = 0;
  /// The same of alerts, replenishment, orders with suppliers, suppliers, what channels may sell.
  virtual stock::Alerts alert_work() = 0;
  virtual goods::Replenishment replenish_work() = 0;
  virtual goods::Purchases purchase_work() = 0;
  virtual goods::Suppliers supplier_work() = 0;
  virtual stock::Offers offer_work() = 0;
  /// The same of customers who may be one person, and of who is.
  virtual customers::Duplicates duplicate_work() = 0;
  virtual customers::Merges merge_work() = 0;
  virtual const OfferFiles& offer_files() const = 0;
  /// A list of goods as a file has it. Refuses file_not_found, file_unreadable, list_too_long.
  virtual Result<goods::LineList> read_lines(const std::string& file, goods::Prices prices) = 0;
  /// A file of what suppliers sell, or what it would bring. Refuses as the use case does, and what
  /// can't be read.
  virtual Result<ListReport> import_supplier_terms(const std::string& file, bool dry_run) = 0;
  /// Takes in a list of people or their hours, or tells what it would bring. Refuses files that
  /// are none.
  virtual Result<ListReport> take_in_staff(StaffFile kind, const std::string& file,
                                           bool dry_run) = 0;
  /// The stores of the use cases that only read.
  virtual const Stores& stores() = 0;
  /// What reports on this book read; good as long as the book.
  virtual reports::ReportSource reports() = 0;
  virtual ChangeSource& changes() = 0;
  virtual orders::OrderList& order_list() = 0;
  virtual stock::PoolList& pool_list() = 0;
  virtual stock::StockHistory& stock_history() = 0;
  virtual catalog::NearNames& near_names() = 0;
  virtual catalog::SourceKeys& source_keys() = 0;
  virtual const Clock& clock() const = 0;
  /// Who sits at the window, and what they may do.
  virtual company::Actor actor() = 0;
  virtual Seat seat() const = 0;
  /// Who may come to it.
  virtual Desk& desk() = 0;
  /// The address without secrets, as it can be opened again.
  virtual const std::string& address() const = 0;
};

/// What a new book needs: one legal person with one place, and where the book lies.
struct NewBook {
  std::string address;
  std::string entity_name;
  std::string country;   ///< ISO 3166-1 alpha-2
  std::string currency;  ///< ISO 4217
  std::string zone;      ///< IANA name
};

/// What was found at an address.
struct AddressTest {
  /// A book; room for a new file; a server's database without a book; a server without the
  /// database.
  enum class Found { book, room, database, server };
  Found found = Found::room;
  std::string company;  ///< whose book it is
};

/// Opens and makes books. All are called on a worker and throw Failure.
class BookOpener {
 public:
  virtual ~BookOpener() = default;
  virtual Result<std::shared_ptr<OpenBook>> open(const std::string& address) = 0;
  virtual Result<std::shared_ptr<OpenBook>> create(const NewBook& wanted) = 0;
  /// Looks at what an address leads to and lets go of it again.
  virtual Result<AddressTest> test(const std::string& address) = 0;
  /// The invented retailer in the person's own data folder: made, or the one that is there.
  virtual Result<std::shared_ptr<OpenBook>> open_demo(intake::Progress& progress) = 0;
};

/// Small facts that a person's desktop remembers between runs: recent books, column widths.
class Settings {
 public:
  virtual ~Settings() = default;
  virtual std::string get(const std::string& key) const = 0;  ///< empty when never set
  virtual void set(const std::string& key, const std::string& value) = 0;
};

}  // namespace kontor::gui
