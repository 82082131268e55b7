#pragma once

#include "domain/base/clock.h"
#include "domain/stores.h"
#include "persistence/stores/alert_store.h"
#include "persistence/stores/batch_store.h"
#include "persistence/stores/coaching_store.h"
#include "persistence/stores/commission_store.h"
#include "persistence/stores/company_store.h"
#include "persistence/stores/consign_store.h"
#include "persistence/stores/count_sheet_store.h"
#include "persistence/stores/count_store.h"
#include "persistence/stores/customer_store.h"
#include "persistence/stores/duplicate_store.h"
#include "persistence/stores/employee_store.h"
#include "persistence/stores/ledger_store.h"
#include "persistence/stores/lot_store.h"
#include "persistence/stores/low_stock_store.h"
#include "persistence/stores/merge_store.h"
#include "persistence/stores/money_store.h"
#include "persistence/stores/offer_store.h"
#include "persistence/stores/order_store.h"
#include "persistence/stores/price_store.h"
#include "persistence/stores/product_store.h"
#include "persistence/stores/promotion_store.h"
#include "persistence/stores/purchase_store.h"
#include "persistence/stores/replenish_store.h"
#include "persistence/stores/role_store.h"
#include "persistence/stores/statement_store.h"
#include "persistence/stores/stock_document_store.h"
#include "persistence/stores/stock_store.h"
#include "persistence/stores/supplier_store.h"
#include "persistence/stores/today_store.h"
#include "persistence/stores/zone_store.h"

namespace kontor::persistence {

/// The stores of a book, for the composition root. They hold no session: one set serves every
/// book and thread. The clock must outlive them.
class SqlStores {
 public:
  explicit SqlStores(const Clock& clock) : m_products(clock), m_orders(clock), m_money(clock) {}

  Stores all() {
    return {m_company,      m_products,   m_stock,      m_customers,       m_employees,
            m_orders,       m_ledger,     m_batches,    m_counts,          m_money,
            m_today,        m_roles,      m_low_stock,  m_stock_documents, m_stock_reasons,
            m_count_sheets, m_offers,     m_suppliers,  m_purchases,       m_replenish,
            m_alerts,       m_statements, m_duplicates, m_merges,          m_lots,
            m_prices,       m_promotions, m_consigned,  m_coaching,        m_commissions,
            m_zones};
  }

 private:
  SqlCompanyStore m_company;
  SqlProductStore m_products;
  SqlStockStore m_stock;
  SqlCustomerStore m_customers;
  SqlEmployeeStore m_employees;
  SqlOrderStore m_orders;
  SqlLedgerStore m_ledger;
  SqlBatchStore m_batches;
  SqlCountStore m_counts;
  SqlMoneyStore m_money;
  SqlTodayStore m_today;
  SqlRoleStore m_roles;
  SqlLowStockStore m_low_stock;
  SqlStockDocumentStore m_stock_documents;
  SqlStockReasonStore m_stock_reasons;
  SqlCountSheetStore m_count_sheets;
  SqlOfferStore m_offers;
  SqlSupplierStore m_suppliers;
  SqlPurchaseStore m_purchases;
  SqlReplenishStore m_replenish;
  SqlAlertStore m_alerts;
  SqlStatementStore m_statements;
  SqlDuplicateStore m_duplicates;
  SqlMergeStore m_merges;
  SqlLotStore m_lots;
  SqlPriceStore m_prices;
  SqlPromotionStore m_promotions;
  SqlConsignStore m_consigned;
  SqlCoachingStore m_coaching;
  SqlCommissionStore m_commissions;
  SqlZoneStore m_zones;
};

}  // namespace kontor::persistence
