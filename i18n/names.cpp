#include "i18n/names.h"

#include <array>

#include "i18n/mark.h"

namespace kontor::i18n {

std::string name(const Catalogue& catalogue, orders::OrderState state) {
  using enum orders::OrderState;
  switch (state) {
    case open:
      return catalogue.text_in("order", "Open");
    case partly_fulfilled:
      return catalogue.text_in("order", "Partly fulfilled");
    case fulfilled:
      return catalogue.text_in("order", "Fulfilled");
    case cancelled:
      return catalogue.text_in("order", "Cancelled");
  }
  return {};
}

std::string name(const Catalogue& catalogue, books::EntryKind kind) {
  using enum books::EntryKind;
  switch (kind) {
    case payment:
      return catalogue.text_in("entry", "Payment");
    case sale:
      return catalogue.text_in("entry", "Sale");
    case refund:
      return catalogue.text_in("entry", "Refund");
    case goods_back:
      return catalogue.text_in("entry", "Goods back");
    case opening_count:
      return catalogue.text_in("entry", "Opening count");
    case settlement:
      return catalogue.text_in("entry", "Settlement");
    case opening:
      return catalogue.text_in("entry", "Opening balance");
    case reversal:
      return catalogue.text_in("entry", "Reversal");
    case transfer:
      return catalogue.text_in("entry", "Transfer");
    case set_aside:
      return catalogue.text_in("entry", "Set aside");
    case adjustment:
      return catalogue.text_in("entry", "Adjustment");
    case count:
      return catalogue.text_in("entry", "Count");
    case purchase:
      return catalogue.text_in("entry", "Purchase");
  }
  return {};
}

std::string name(const Catalogue& catalogue, books::AccountType type) {
  using enum books::AccountType;
  switch (type) {
    case asset:
      return catalogue.text_in("account type", "Assets");
    case liability:
      return catalogue.text_in("account type", "Liabilities");
    case equity:
      return catalogue.text_in("account type", "Equity");
    case income:
      return catalogue.text_in("account type", "Income");
    case expense:
      return catalogue.text_in("account type", "Expenses");
  }
  return {};
}

std::string name(const Catalogue& catalogue, company::LocationKind kind) {
  using enum company::LocationKind;
  switch (kind) {
    case store:
      return catalogue.text_in("location", "Store");
    case warehouse:
      return catalogue.text_in("location", "Warehouse");
    case marketplace:
      return catalogue.text_in("location", "Marketplace centre");
    case third_party:
      return catalogue.text_in("location", "Logistics partner");
    case transit:
      return catalogue.text_in("location", "In transit");
    case supplier:
      return catalogue.text_in("location", "Supplier");
    case customer:
      return catalogue.text_in("location", "Customer");
    case loss:
      return catalogue.text_in("location", "Loss");
    case gain:
      return catalogue.text_in("location", "Gain");
    case opening:
      return catalogue.text_in("location", "Opening balance");
  }
  return {};
}

std::string name(const Catalogue& catalogue, company::Recognise recognise) {
  using enum company::Recognise;
  switch (recognise) {
    case order:
      return catalogue.text_in("sale counts", "When ordered");
    case paid:
      return catalogue.text_in("sale counts", "When paid");
    case fulfilled:
      return catalogue.text_in("sale counts", "When fulfilled");
  }
  return {};
}

std::string name(const Catalogue& catalogue, company::Permission permission) {
  using enum company::Permission;
  switch (permission) {
    case manage_book:
      return catalogue.text_in("right", "Manage the book");
    case edit_company:
      return catalogue.text_in("right", "Change company, locations and channels");
    case edit_catalog:
      return catalogue.text_in("right", "Change products");
    case import_files:
      return catalogue.text_in("right", "Import files");
    case undo_import:
      return catalogue.text_in("right", "Undo imports");
    case read_stock:
      return catalogue.text_in("right", "See stock");
    case read_orders:
      return catalogue.text_in("right", "See orders");
    case read_ledger:
      return catalogue.text_in("right", "See the books");
    case export_ledger:
      return catalogue.text_in("right", "Export the books");
    case read_cost:
      return catalogue.text_in("right", "See costs");
    case read_customers:
      return catalogue.text_in("right", "See customers");
    case read_staff:
      return catalogue.text_in("right", "See the team and its sales");
    case edit_staff:
      return catalogue.text_in("right", "Change employees and hours");
    case edit_roles:
      return catalogue.text_in("right", "Give and change roles");
    case close_periods:
      return catalogue.text_in("right", "Close periods and enter rates");
    case manage_devices:
      return catalogue.text_in("right", "Enrol machines");
    case read_audit:
      return catalogue.text_in("right", "See who did what");
    case move_stock:
      return catalogue.text_in("right", "Send, receive and set goods aside");
    case adjust_stock:
      return catalogue.text_in("right", "Correct stock and write it off");
    case count_stock:
      return catalogue.text_in("right", "Count stock");
    case approve_counts:
      return catalogue.text_in("right", "Approve counts");
    case order_goods:
      return catalogue.text_in("right", "Order from suppliers");
    case edit_customers:
      return catalogue.text_in("right", "Merge customers");
    case edit_prices:
      return catalogue.text_in("right", "Set prices and promotions");
    case approve_prices:
      return catalogue.text_in("right", "Approve prices");
    case redeem_coupons:
      return catalogue.text_in("right", "Redeem coupons");
    case coach_staff:
      return catalogue.text_in("right", "Coach employees");
    case set_commission:
      return catalogue.text_in("right", "Set and issue commission");
  }
  return {};
}

std::string name(const Catalogue& catalogue, stock::StatementState state) {
  return state == stock::StatementState::open ? catalogue.text_in("statement", "Open")
                                              : catalogue.text_in("statement", "Closed");
}

std::string name(const Catalogue& catalogue, stock::LineVerdict verdict) {
  using enum stock::LineVerdict;
  switch (verdict) {
    case matched:
      return catalogue.text_in("statement", "Matches");
    case explained:
      return catalogue.text_in("statement", "Explained");
    case settled:
      return catalogue.text_in("statement", "Posted");
    case left:
      return catalogue.text_in("statement", "Left open");
    case unexplained:
      return catalogue.text_in("statement", "Unexplained");
  }
  return {};
}

std::string name(const Catalogue& catalogue, stock::CauseKind kind) {
  using enum stock::CauseKind;
  switch (kind) {
    case counted:
      return catalogue.text("counted since");
    case coming:
      return catalogue.text("on its way there");
    case since:
      return catalogue.text("in the book since");
    case committed:
      return catalogue.text("promised, not sent");
    case just_before:
      return catalogue.text("in the book just before");
  }
  return {};
}

std::string name(const Catalogue& catalogue, stock::CountState state) {
  using enum stock::CountState;
  switch (state) {
    case draft:
      return catalogue.text_in("count", "Draft");
    case counting:
      return catalogue.text_in("count", "Being counted");
    case recount:
      return catalogue.text_in("count", "To be counted again");
    case approved:
      return catalogue.text_in("count", "Approved");
    case posted:
      return catalogue.text_in("count", "Posted");
    case cancelled:
      return catalogue.text_in("count", "Cancelled");
  }
  return {};
}

std::string name(const Catalogue& catalogue, stock::CountChoice choice) {
  using enum stock::CountChoice;
  switch (choice) {
    case all:
      return catalogue.text_in("count", "Everything there");
    case list:
      return catalogue.text_in("count", "Named products");
    case vendor:
      return catalogue.text_in("count", "One vendor");
    case cycle:
      return catalogue.text_in("count", "Not counted for long");
    case zone:
      return catalogue.text_in("count", "One zone");
  }
  return {};
}

std::string name(const Catalogue& catalogue, catalog::ProductStatus status) {
  using enum catalog::ProductStatus;
  switch (status) {
    case active:
      return catalogue.text_in("product", "Active");
    case draft:
      return catalogue.text_in("product", "Draft");
    case archived:
      return catalogue.text_in("product", "Archived");
  }
  return {};
}

std::string name(const Catalogue& catalogue, stock::State state) {
  using enum stock::State;
  switch (state) {
    case available:
      return catalogue.text_in("stock", "Available");
    case unavailable:
      return catalogue.text_in("stock", "Unavailable");
    case reserved:
      return catalogue.text_in("stock", "Reserved");
    case damaged:
      return catalogue.text_in("stock", "Damaged");
    case quality:
      return catalogue.text_in("stock", "Quality control");
    case safety:
      return catalogue.text_in("stock", "Safety stock");
  }
  return {};
}

std::string name(const Catalogue& catalogue, stock::DocumentState state) {
  using enum stock::DocumentState;
  switch (state) {
    case draft:
      return catalogue.text_in("transfer", "Draft");
    case ready:
      return catalogue.text_in("transfer", "Ready");
    case in_transit:
      return catalogue.text_in("transfer", "In transit");
    case partly_received:
      return catalogue.text_in("transfer", "Partly received");
    case received:
      return catalogue.text_in("transfer", "Received");
    case closed:
      return catalogue.text_in("transfer", "Closed");
    case cancelled:
      return catalogue.text_in("transfer", "Cancelled");
    case ordered:
      return catalogue.text_in("purchase", "Ordered");
  }
  return {};
}

std::string reason_name(const Catalogue& catalogue, const stock::StockReason& reason) {
  static constexpr auto names = std::to_array<std::pair<std::string_view, const char*>>(
      {{"LOST", KONTOR_TEXT("Lost on the way")},
       {"DAMAGED", KONTOR_TEXT("Damaged beyond sale")},
       {"STOLEN", KONTOR_TEXT("Stolen")},
       {"EXPIRED", KONTOR_TEXT("Past its date")},
       {"FOUND", KONTOR_TEXT("Found")},
       {"MISCOUNTED", KONTOR_TEXT("Miscounted before")},
       {"OWN-USE", KONTOR_TEXT("Used in the shop")},
       {"SAMPLE", KONTOR_TEXT("Given as a sample")}});
  if (!reason.name.empty()) return reason.name;
  for (const auto& [code, text] : names)
    if (code == reason.code) return catalogue.text(text);
  return reason.code;
}

std::string name(const Catalogue& catalogue, stock::CommitmentEnd end) {
  using enum stock::CommitmentEnd;
  switch (end) {
    case posted:
      return catalogue.text_in("commitment", "Posted");
    case released:
      return catalogue.text_in("commitment", "Released");
    case expired:
      return catalogue.text_in("commitment", "Expired");
  }
  return {};
}

std::string name(const Catalogue& catalogue, intake::LineKind kind) {
  using enum intake::LineKind;
  switch (kind) {
    case goods:
      return catalogue.text_in("line", "Goods");
    case free_issue:
      return catalogue.text_in("line", "Given away");
    case write_off:
      return catalogue.text_in("line", "Written off");
    case carriage:
      return catalogue.text_in("line", "Carriage");
    case fee:
      return catalogue.text_in("line", "Fee");
    case discount:
      return catalogue.text_in("line", "Discount");
    case manual:
      return catalogue.text_in("line", "Manual amount");
    case sample:
      return catalogue.text_in("line", "Sample");
    case voucher:
      return catalogue.text_in("line", "Voucher");
    case tip:
      return catalogue.text_in("line", "Tip");
    case unitemised:
      return catalogue.text_in("line", "Goods, not itemised");
  }
  return {};
}

std::string name(const Catalogue& catalogue, intake::Verdict verdict) {
  using enum intake::Verdict;
  switch (verdict) {
    case create:
      return catalogue.text_in("import row", "New");
    case update:
      return catalogue.text_in("import row", "Changed");
    case unchanged:
      return catalogue.text_in("import row", "Unchanged");
    case refuse:
      return catalogue.text_in("import row", "Refused");
  }
  return {};
}

std::string name(const Catalogue& catalogue, intake::BatchState state) {
  using enum intake::BatchState;
  switch (state) {
    case running:
      return catalogue.text_in("import", "running");
    case done:
      return catalogue.text_in("import", "done");
    case stopped:
      return catalogue.text_in("import", "stopped");
    case undoing:
      return catalogue.text_in("import", "being undone");
    case undone:
      return catalogue.text_in("import", "undone");
  }
  return {};
}

std::string name(const Catalogue& catalogue, intake::PayoutState state) {
  using enum intake::PayoutState;
  switch (state) {
    case announced:
      return catalogue.text_in("payout", "Announced");
    case carried:
      return catalogue.text_in("payout", "Carried over");
    case sent:
      return catalogue.text_in("payout", "On its way");
    case arrived:
      return catalogue.text_in("payout", "At the bank");
  }
  return {};
}

std::string name(const Catalogue& catalogue, intake::SettledKind kind) {
  using enum intake::SettledKind;
  switch (kind) {
    case charge:
      return catalogue.text_in("transaction", "Charge");
    case refund:
      return catalogue.text_in("transaction", "Refund");
    case chargeback:
      return catalogue.text_in("transaction", "Chargeback");
    case adjustment:
      return catalogue.text_in("transaction", "Adjustment");
  }
  return {};
}

std::string name(const Catalogue& catalogue, intake::UnmatchedReason reason) {
  using enum intake::UnmatchedReason;
  switch (reason) {
    case no_payout:
      return catalogue.text_in("bank line", "No payout of this amount");
    case date:
      return catalogue.text_in("bank line", "The amount fits, the date does not");
    case ambiguous:
      return catalogue.text_in("bank line", "Several payouts fit");
  }
  return {};
}

}  // namespace kontor::i18n
