#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "channels/profile.h"
#include "domain/company/setup.h"
#include "domain/customers/duplicates.h"
#include "domain/customers/merges.h"
#include "domain/desk/approval.h"
#include "domain/goods/bundles.h"
#include "domain/goods/consignment.h"
#include "domain/goods/entity_trade.h"
#include "domain/goods/lots.h"
#include "domain/goods/purchases.h"
#include "domain/goods/replenish.h"
#include "domain/goods/stock_acts.h"
#include "domain/goods/stock_counts.h"
#include "domain/goods/stock_statements.h"
#include "domain/goods/suppliers.h"
#include "domain/goods/transfers.h"
#include "domain/goods/zones.h"
#include "domain/intake/bind_employee.h"
#include "domain/intake/bind_product.h"
#include "domain/intake/credit_order.h"
#include "domain/intake/import.h"
#include "domain/intake/undo.h"
#include "domain/pricing/prices.h"
#include "domain/pricing/promotions.h"
#include "domain/staff/roles.h"
#include "domain/staff/targets.h"
#include "domain/staff/team.h"
#include "domain/stock/offer.h"
#include "persistence/engine/open.h"
#include "persistence/stores.h"

namespace kontor::app {

/// The machine's clock.
class SystemClock : public Clock {
 public:
  Instant now() const override;
};

/// A book with everything that use cases need: made once per program by its main.
class OpenBook {
 public:
  /// Refuses what persistence::open_book and parse_address refuse; throws Failure.
  static Result<std::unique_ptr<OpenBook>> open(const std::string& address, const Clock& clock);
  /// Takes over an opened book.
  OpenBook(std::shared_ptr<persistence::SqlBook> book, const Clock& clock);

  persistence::SqlBook& book() { return *m_book; }
  Stores stores() { return m_stores.all(); }
  const Clock& clock() const { return m_clock; }
  /// Who acts: the owner until someone else signs in.
  const company::Actor& actor() const { return m_hands.actor; }
  /// What an employee may do here and today, by their roles. Nothing for who has left or is
  /// provisional.
  company::Actor actor_of(EmployeeId employee);
  company::Actor actor_in(Unit& unit, EmployeeId employee);
  /// From now on this employee acts, with their rights and no others: what a sign-in ends with.
  /// Not while another thread acts.
  void act_as(EmployeeId employee) { m_hands.actor = actor_of(employee); }
  /// As the audit is to call this machine; else it is the host's name.
  void set_machine(const std::string& name) { m_hands.actor.machine = name; }
  /// The same open book for another actor: an employee, or this one with an approval for one act.
  /// What is under way here keeps its own. Any thread may call both.
  std::unique_ptr<OpenBook> as(EmployeeId employee);
  std::unique_ptr<OpenBook> approved(const desk::Approval& approval) const;
  const intake::Hands& hands() const { return m_hands; }
  company::Setup setup();
  staff::Team team();
  staff::Targets targets();
  staff::Coaching coaching();
  staff::Commissions commissions();
  staff::Roles roles();
  stock::LowStock low_stock();
  goods::Zones zones();
  goods::Transfers transfers();
  goods::StockActs stock_acts();
  goods::StockCounts counts();
  goods::StockStatements statements();
  stock::Offers offers();
  goods::Suppliers suppliers();
  goods::Bundles bundles();
  goods::LotActs lots();
  goods::Consignment consignment();
  goods::EntityTrade entity_trade();
  goods::Purchases purchases();
  goods::Replenishment replenishment();
  stock::Alerts alerts();
  customers::Duplicates duplicates();
  customers::Merges merges();
  pricing::Prices prices();
  pricing::Promotions promotions();

 private:
  OpenBook(std::shared_ptr<persistence::SqlBook> book, const Clock& clock, company::Actor actor);

  std::shared_ptr<persistence::SqlBook> m_book;
  const Clock& m_clock;
  persistence::SqlStores m_stores;
  Stores m_all;
  intake::Hands m_hands;
};

/// What `book create` makes; empty fields come from the machine's locale and time zone.
struct NewBook {
  company::EntityDraft entity;
  std::string location_name;  ///< empty: the entity's name
};

/// What the machine's locale and time zone say: country, currency, zone.
company::EntityDraft local_defaults();
/// The date where the machine stands.
BusinessDate local_today(const Clock& clock);

/// Makes a usable book: schema, owner, one entity, one location with code MAIN. Refuses what
/// persistence::create_book and company::Setup refuse; nothing is left of a SQLite file then.
Result<std::unique_ptr<OpenBook>> create_book(const std::string& address, const NewBook& draft,
                                              const Clock& clock);

/// Which files to import, and as what.
struct ImportJob {
  std::string profile;  ///< a profile's name, or "auto"
  std::string mapping;  ///< for "mapped": name or path
  std::vector<std::filesystem::path> files;
  intake::ImportRequest request;  ///< paths are filled in
};

/// Opens the files and imports them; ends with folded summaries and a seal unless it is a dry run.
Result<intake::ImportReport> import_files(OpenBook& book, const ImportJob& job,
                                          intake::Progress& progress);
/// Finishes a stopped batch from the files that it names.
Result<intake::ImportReport> resume_batch(OpenBook& book, std::int64_t number,
                                          intake::Progress& progress);
Result<intake::UndoReport> undo_batch(OpenBook& book, std::int64_t number,
                                      intake::Progress& progress);
Result<intake::BindReport> bind_product(OpenBook& book, const std::string& provisional,
                                        const std::string& real, intake::Progress& progress);
Result<intake::BindReport> bind_employee(OpenBook& book, const std::string& provisional,
                                         const std::string& real, intake::Progress& progress);
/// As intake::credit_order.
Result<orders::Order> credit_order(OpenBook& book, const intake::CreditWish& wish);

/// Folds the summaries' deltas and seals the audit: the end of every long act.
void settle_down(OpenBook& book);

}  // namespace kontor::app
