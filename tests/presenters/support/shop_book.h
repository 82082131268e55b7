#pragma once

#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "gui/presenters/open_book.h"
#include "persistence/stores.h"
#include "persistence/stores/audit_reader.h"
#include "persistence/stores/batch_store.h"
#include "persistence/stores/customer_reader.h"
#include "persistence/stores/customer_store.h"
#include "persistence/stores/employee_store.h"
#include "persistence/stores/entry_reader.h"
#include "persistence/stores/figure_store.h"
#include "persistence/stores/ledger_store.h"
#include "persistence/stores/near_names.h"
#include "persistence/stores/order_list.h"
#include "persistence/stores/order_store.h"
#include "persistence/stores/pool_list.h"
#include "persistence/stores/source_keys.h"
#include "persistence/stores/stock_history.h"
#include "persistence/stores/team_reader.h"
#include "persistence/stores/today_store.h"
#include "tests/contract/ledger_world.h"
#include "tests/presenters/support/fake_desk.h"

namespace kontor::test {

/// Exports as the program does, without its seal.
class PlainExporter : public gui::LedgerExporter {
 public:
  PlainExporter(Book& book, company::CompanyStore& company, books::LedgerStore& ledger)
      : m_source{book, company, ledger} {
    m_actor.permissions = company::all_permissions();
  }
  Result<reports::LedgerExportResult> write(reports::LedgerExport& job,
                                            const i18n::Catalogue& names,
                                            reports::ByteSink& out) override {
    return reports::export_ledger(m_source, m_actor, job, names, out);
  }
  Result<reports::LedgerExportResult> write_file(reports::LedgerExport& job,
                                                 const i18n::Catalogue& names,
                                                 const std::string& path) override {
    return reports::export_ledger_file(m_source, m_actor, job, names, path);
  }

 private:
  reports::LedgerSource m_source;
  company::Actor m_actor;
};

/// Offers as lines of text: "A 13".
class PlainOfferFiles : public gui::OfferFiles {
 public:
  std::vector<std::string> forms() const override { return {"shopify-inventory", "plain"}; }
  std::string form_of(const std::string&) const override { return {}; }
  /// Shopify knows products by their handle; these have none.
  bool names(const std::string& form, const stock::ChannelOffer&) const override {
    return form == "plain";
  }
  std::unique_ptr<stock::OfferSink> file(const std::string&,
                                         const std::string& path) const override {
    struct Lines : stock::OfferSink {
      explicit Lines(const std::string& path) : out(path) {
        if (!out) throw std::system_error(std::make_error_code(std::errc::permission_denied));
      }
      bool takes(const stock::ChannelOffer&) const override { return true; }
      void begin(const std::vector<company::Location>&) override {}
      void offer(const stock::ChannelOffer& one) override {
        out << one.sku << ' ' << one.total() << '\n';
      }
      void commit() override { out.flush(); }
      std::ofstream out;
    };
    return std::make_unique<Lines>(path);
  }
};

/// The open book of a window: a real book, that can be made to fail.
class ShopBook : public gui::OpenBook, public gui::ChangeSource, private Book {
 public:
  ShopBook(Book& inner, const Clock& clock, std::string address)
      : m_inner(inner),
        m_clock(clock),
        m_products(clock),
        m_orders(clock),
        m_stores(clock),
        m_address(std::move(address)) {}

  /// Every read fails from now on, until it is called without a code.
  void fail_with(std::optional<FailureCode> code) { m_failure = code; }
  int reads() const { return m_reads; }

  Book& book() override { return *this; }
  company::CompanyStore& company() override { return m_company; }
  catalog::ProductStore& products() override { return m_products; }
  stock::StockStore& stock() override { return m_stock; }
  staff::EmployeeStore& employees() override { return m_employees; }
  staff::RoleStore& roles() override { return m_roles; }
  orders::OrderStore& orders() override { return m_orders; }
  books::LedgerStore& ledger() override { return m_ledger; }
  books::EntryReader& entries() override { return m_entries; }
  desk::AuditReader& audit() override { return m_audit; }
  customers::CustomerStore& customers() override { return m_customers; }
  customers::CustomerReader& customer_facts() override { return m_customer_facts; }
  staff::TeamReader& team() override { return m_team; }
  intake::BatchStore& batches() override { return m_batches; }
  insight::TodayStore& today() override { return m_today; }
  gui::Importer& importer() override { return *importer_of_test; }
  gui::LedgerExporter& ledger_exporter() override { return m_exporter; }
  gui::DayOne& day_one() override { return *day_one_of_test; }
  staff::Team team_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  staff::Coaching coaching_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  staff::Commissions commission_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  stock::LowStock low_stock_work() override {
    return {*this, m_all, m_all.low_stock, m_clock, actor_of_test};
  }
  goods::Zones zone_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  goods::Transfers transfer_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  goods::StockCounts count_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  goods::StockStatements statement_work() override {
    return {*this, m_all, m_clock, actor_of_test};
  }
  Result<goods::MadeStatement> read_statement(const goods::NewStatement& wanted,
                                              const std::string& file,
                                              std::optional<Instant> as_of) override {
    if (file != "/stock.csv") return Refusal{RefusalCode::file_not_found, {{"file", file}}};
    goods::NewStatement statement = wanted;
    statement.as_of = as_of.value_or(m_clock.now());
    statement.file = "stock.csv";
    statement.lines = statement_of_test;
    return statement_work().read(statement);
  }
  /// What the file /stock.csv has.
  std::vector<goods::StatementWish> statement_of_test;
  stock::Alerts alert_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  goods::Replenishment replenish_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  goods::Purchases purchase_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  goods::Suppliers supplier_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  stock::Offers offer_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  customers::Duplicates duplicate_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  customers::Merges merge_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  const gui::OfferFiles& offer_files() const override { return m_offer_files; }
  Result<goods::LineList> read_lines(const std::string& file, goods::Prices prices) override {
    if (file != "/list.txt") return Refusal{RefusalCode::file_not_found, {{"file", file}}};
    return goods::read_lines(list_of_test, prices);
  }
  /// The file /terms.csv has wishes_of_test.
  Result<ListReport> import_supplier_terms(const std::string& file, bool dry_run) override {
    if (file != "/terms.csv") return Refusal{RefusalCode::file_not_found, {{"file", file}}};
    return supplier_work().put(wishes_of_test, dry_run);
  }
  std::vector<goods::OfferWish> wishes_of_test;
  /// What the file /list.txt has.
  std::string list_of_test;
  Result<ListReport> take_in_staff(gui::StaffFile kind, const std::string& file,
                                   bool dry_run) override {
    staff_files.push_back({kind, file, dry_run});
    return staff_report;
  }
  struct StaffFileAsked {
    gui::StaffFile kind;
    std::string file;
    bool dry_run;
  };
  /// What was asked for, and what a file of employees or hours brings.
  std::vector<StaffFileAsked> staff_files;
  Result<ListReport> staff_report = ListReport{};
  const Stores& stores() override { return m_all; }
  staff::Roles role_work() override { return {*this, m_all, m_clock, actor_of_test}; }
  reports::ReportSource reports() override {
    return {*this, m_stores.all(), m_figures, m_clock, actor_of_test, m_audit};
  }
  /// Who sits at the window; an owner until the test says otherwise.
  company::Actor actor_of_test{EmployeeId(41), "till", company::all_permissions()};
  gui::ChangeSource& changes() override { return *this; }
  orders::OrderList& order_list() override { return m_order_list; }
  stock::PoolList& pool_list() override { return m_pool_list; }
  stock::StockHistory& stock_history() override { return m_history; }
  catalog::NearNames& near_names() override { return m_near_names; }
  catalog::SourceKeys& source_keys() override { return m_keys; }
  const Clock& clock() const override { return m_clock; }
  company::Actor actor() override { return actor_of_test; }
  gui::Seat seat() const override { return seat_of_test; }
  gui::Desk& desk() override { return desk_of_test; }
  /// Who may come to it.
  FakeDesk desk_of_test;
  gui::Seat seat_of_test = gui::Seat::open;
  /// What takes in files; the test's own.
  gui::Importer* importer_of_test = nullptr;
  /// What sets up and compares; the test's own.
  gui::DayOne* day_one_of_test = nullptr;
  Stores all_stores() { return m_stores.all(); }

  const std::string& address() const override { return m_address; }

  std::int64_t last_change() override {
    return read([](Unit& u) {
      long long seq = 0;
      persistence::sql(u).session() << "select coalesce(max(seq), 0) from audit", soci::into(seq);
      return static_cast<std::int64_t>(seq);
    });
  }

 private:
  IdSource& ids() override { return m_inner.ids(); }
  void run_read(const Work& work) override {
    ++m_reads;
    if (m_failure) throw Failure(*m_failure);
    m_inner.read(work);
  }
  void run_write(const Work& work) override { m_inner.write(work); }

  Book& m_inner;
  const Clock& m_clock;
  persistence::SqlCompanyStore m_company;
  persistence::SqlAuditReader m_audit;
  persistence::SqlProductStore m_products;
  persistence::SqlStockStore m_stock;
  persistence::SqlEmployeeStore m_employees;
  persistence::SqlRoleStore m_roles;
  persistence::SqlOrderStore m_orders;
  persistence::SqlLedgerStore m_ledger;
  persistence::SqlEntryReader m_entries;
  persistence::SqlCustomerStore m_customers;
  persistence::SqlCustomerReader m_customer_facts;
  persistence::SqlTeamReader m_team;
  persistence::SqlBatchStore m_batches;
  persistence::SqlTodayStore m_today;
  persistence::SqlOrderList m_order_list;
  persistence::SqlPoolList m_pool_list;
  persistence::SqlStockHistory m_history;
  persistence::SqlNearNames m_near_names;
  persistence::SqlSourceKeys m_keys;
  persistence::SqlStores m_stores;
  Stores m_all = m_stores.all();
  persistence::SqlFigureStore m_figures;
  PlainOfferFiles m_offer_files;
  PlainExporter m_exporter{*this, m_company, m_ledger};
  std::string m_address;
  std::optional<FailureCode> m_failure;
  int m_reads = 0;
};

/// A bicycle shop with a store and a warehouse, filled by entries.
struct ShopWorld : LedgerWorld {
  using LedgerWorld::LedgerWorld;

  /// Adds a product with what the store and the warehouse have of it.
  ProductId add_product(const std::string& sku, const std::string& name, std::int64_t in_store,
                        std::int64_t in_warehouse) {
    const ProductId id(++m_last_id);
    add_products({product(id.value, sku, name)});
    if (in_store != 0) move_in(id, shop, in_store);
    if (in_warehouse != 0) move_in(id, house, in_warehouse);
    return id;
  }

  void move_in(ProductId product, LocationId at, std::int64_t units) {
    const std::int64_t document = ++m_last_id;
    books::Entry e = entry(++m_last_id, document, books::EntryKind::opening_count, test_now());
    add_opening(e, product.value, at, units, 500);
    post_one(std::move(e), document, books::DocumentKind::count);
  }

  void sell(ProductId product, std::int64_t units) {
    const std::int64_t document = ++m_last_id;
    books::Entry e = entry(++m_last_id, document, books::EntryKind::sale, test_now());
    add_sale(e, product.value, units, 1200, 500);
    post_one(std::move(e), document, books::DocumentKind::order);
  }

  std::int64_t last_document() const { return m_last_document; }

 private:
  void post_one(books::Entry e, std::int64_t document_id, books::DocumentKind kind) {
    m_last_document = document_id;
    auto set =
        set_of({std::move(e)}, {document(document_id, "R-" + std::to_string(document_id), kind)});
    set.audit = {
        {test_now(), EmployeeId(41), "till", "entry.post", "order", document_id, "", "after", "d"}};
    post(set);
  }

  std::int64_t m_last_id = 10'000;
  std::int64_t m_last_document = 0;
};

}  // namespace kontor::test
