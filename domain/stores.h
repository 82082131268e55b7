#pragma once

#include "domain/books/ledger_store.h"
#include "domain/catalog/catalog.h"
#include "domain/company/company_store.h"
#include "domain/customers/customer.h"
#include "domain/customers/duplicate_store.h"
#include "domain/customers/merge_store.h"
#include "domain/insight/today.h"
#include "domain/intake/batch.h"
#include "domain/intake/money_store.h"
#include "domain/orders/order_store.h"
#include "domain/pricing/price_store.h"
#include "domain/pricing/promotion_store.h"
#include "domain/staff/coaching.h"
#include "domain/staff/commission.h"
#include "domain/staff/employee.h"
#include "domain/staff/role.h"
#include "domain/stock/alert.h"
#include "domain/stock/consign.h"
#include "domain/stock/count_sheet.h"
#include "domain/stock/lot_store.h"
#include "domain/stock/low_stock.h"
#include "domain/stock/offer.h"
#include "domain/stock/purchase.h"
#include "domain/stock/replenish.h"
#include "domain/stock/statement.h"
#include "domain/stock/stock_document.h"
#include "domain/stock/stock_reason.h"
#include "domain/stock/stock_store.h"
#include "domain/stock/supplier.h"
#include "domain/stock/zone.h"

namespace kontor {

/// The stores that the composition root made; use cases take the two or three that they need, the
/// import takes all.
struct Stores {
  company::CompanyStore& company;
  catalog::ProductStore& products;
  stock::StockStore& stock;
  customers::CustomerStore& customers;
  staff::EmployeeStore& employees;
  orders::OrderStore& orders;
  books::LedgerStore& ledger;
  intake::BatchStore& batches;
  intake::CountStore& counts;
  intake::MoneyStore& money;
  insight::TodayStore& today;
  staff::RoleStore& roles;
  stock::LowStockStore& low_stock;
  stock::StockDocumentStore& stock_documents;
  stock::StockReasonStore& stock_reasons;
  stock::CountSheetStore& count_sheets;
  stock::OfferStore& offers;
  stock::SupplierStore& suppliers;
  stock::PurchaseStore& purchases;
  stock::ReplenishStore& replenish;
  stock::AlertStore& alerts;
  stock::StatementStore& statements;
  customers::DuplicateStore& duplicates;
  customers::MergeStore& merges;
  stock::LotStore& lots;
  pricing::PriceStore& prices;
  pricing::PromotionStore& promotions;
  stock::ConsignStore& consigned;
  staff::CoachingStore& coaching;
  staff::CommissionStore& commissions;
  stock::ZoneStore& zones;
};

}  // namespace kontor
