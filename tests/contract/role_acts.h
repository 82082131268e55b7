#pragma once

#include <string>
#include <vector>

namespace kontor::test {

/// One act of the program: a command, who may do it, and how it is tried.
struct RoleAct {
  std::string command;  ///< words, as in `kontor stock list`
  /// Who may: o owner, m store manager, k stock keeper, s seller, t trainer, a accountant,
  /// g marketing, d administrator; n: someone without a role.
  std::string may;
  /// What is tried; `{dir}` is a folder with the files of write_act_files. Empty: not on a book
  /// that exists.
  std::vector<std::string> arguments;
};

inline constexpr const char* everyone = "omkstagdn";

/// Acts on the book, the company and imports.
inline std::vector<RoleAct> company_acts() {
  return {
      {"book create", everyone, {}},
      {"book migrate", everyone, {"book", "migrate"}},
      {"book check", "od", {"book", "check"}},
      {"book backup", "od", {"book", "backup", "{dir}/new.backup"}},
      {"book restore", everyone, {}},
      {"book copy", "od", {"book", "copy", "sqlite://{dir}/copy.kontor"}},
      {"book info", everyone, {"book", "info"}},
      {"book digest", "od", {"book", "digest"}},
      {"book grant", "od", {"book", "grant"}},
      {"book key export", "od", {"book", "key", "export", "{dir}/key"}},
      {"book key import", "od", {"book", "key", "import", "{dir}/nothing.csv"}},
      {"setup", "od", {"setup", "--location", "SUD=Sud"}},
      {"setup opening", "oa", {"setup", "opening", "--items", "{dir}/nothing.csv", "--dry-run"}},
      {"setup template", everyone, {"setup", "template", "items"}},
      {"setup compare", "oa", {"setup", "compare", "{dir}/old.csv"}},
      {"entity add", "od", {"entity", "add", "Second"}},
      {"entity list", everyone, {"entity", "list"}},
      {"entity transfer-price list", "oa", {"entity", "transfer-price", "list"}},
      {"entity transfer-price set",
       "od",
       {"entity", "transfer-price", "set", "A", "B", "--cost-plus", "5"}},
      {"entity set", "od", {"entity", "set", "SHOP", "--name", "Shop 2"}},
      {"location add", "od", {"location", "add", "Sud"}},
      {"location list", everyone, {"location", "list"}},
      {"location set", "od", {"location", "set", "LAGER", "--name", "Lager 2"}},
      {"channel add", "od", {"channel", "add", "Fair"}},
      {"channel list", everyone, {"channel", "list"}},
      {"channel set", "od", {"channel", "set", "WEB", "--name", "Web 2"}},
      {"channel source", "od", {"channel", "source", "WEB", "--source", "pos", "--to", "WEB"}},
      {"rate add", "oa", {"rate", "add", "USD", "EUR", "2026-03-01", "0.9"}},
      {"rate set", "oa", {"rate", "set", "USD", "EUR", "2026-03-01", "0.9"}},
      {"rate list", everyone, {"rate", "list"}},
      {"account list", everyone, {"account", "list"}},
      {"period list", everyone, {"period", "list"}},
      {"period lock", "oa", {"period", "lock", "2026-03-01"}},
      {"import", "omka", {"import", "shopify-products", "{dir}/products.csv", "--dry-run"}},
      {"batch list", "omka", {"batch", "list"}},
      {"batch show", "omka", {"batch", "show", "4", "--refused"}},
      {"batch resume", "omka", {"batch", "resume", "1"}},
      {"batch undo", "oma", {"batch", "undo", "3"}},
      {"profiles", everyone, {"profiles"}},
  };
}

/// Acts on what channels are told.
inline std::vector<RoleAct> offer_acts() {
  return {
      {"stock publish",
       "omk",
       {"stock", "publish", "--channel", "WEB", "--form", "plain", "--dry-run"}},
      {"stock buffer list", "omksag", {"stock", "buffer", "list", "--channel", "WEB"}},
      {"stock buffer set",
       "omk",
       {"stock", "buffer", "set", "1", "--channel", "WEB", "--sku", "LAMP-7"}},
  };
}

/// Acts on customers.
inline std::vector<RoleAct> customer_acts() {
  return {
      {"customer list", "omsg", {"customer", "list"}},
      {"customer show", "omsg", {"customer", "show", "buyer@example.com"}},
      {"customer duplicates", "omg", {"customer", "duplicates"}},
      {"customer merge", "omg", {"customer", "merge", "buyer@example.com", "C1", "--preview"}},
      {"customer unmerge", "omg", {"customer", "unmerge", "buyer@example.com"}},
      {"customer value", "omsg", {"customer", "value"}},
      {"customer rfm", "omsg", {"customer", "rfm"}},
      {"customer retention", "omsg", {"customer", "retention"}},
  };
}

/// Acts on prices.
inline std::vector<RoleAct> price_acts() {
  return {
      {"price-list add", "omg", {"price-list", "add", "Summer"}},
      {"price-list set", "omg", {"price-list", "set", "NONE", "--rank", "1"}},
      {"price-list list", "omksag", {"price-list", "list"}},
      {"price list", "omksag", {"price", "list"}},
      {"price why", "omksag", {"price", "why", "LAMP-7"}},
      {"price history", "omksag", {"price", "history", "LAMP-7"}},
      {"price set", "omg", {"price", "set", "LAMP-7", "30.00"}},
      {"price import", "omg", {"price", "import", "{dir}/prices.csv"}},
      {"price plan", "omg", {"price", "plan", "--formula", "base+1%"}},
      {"price show", "omg", {"price", "show", "1"}},
      {"price changes", "omg", {"price", "changes"}},
      {"price apply", "omg", {"price", "apply", "9"}},
      {"price revert", "omg", {"price", "revert", "9"}},
      {"price drop", "omg", {"price", "drop", "9"}},
      {"price limits", "omg", {"price", "limits"}},
      {"price parity", "omksag", {"price", "parity"}},
      {"price differ", "omg", {"price", "differ", "--channel", "WEB", "--reason", "rent"}},
      {"price prior", "omksag", {"price", "prior", "LAMP-7"}},
      {"promotion add", "omg", {"promotion", "add", "Ten", "--percent", "10"}},
      {"promotion list", "omksag", {"promotion", "list"}},
      {"promotion extend", "omg", {"promotion", "extend", "NONE", "--channels", "WEB"}},
      {"promotion end", "omg", {"promotion", "end", "NONE"}},
      {"coupon generate", "omg", {"coupon", "generate", "NONE", "--count", "1"}},
      {"coupon list", "omg", {"coupon", "list", "NONE"}},
      {"coupon check", "oms", {"coupon", "check", "NONE", "--channel", "WEB"}},
      {"coupon redeem",
       "oms",
       {"coupon", "redeem", "NONE", "--channel", "WEB", "--reference", "#1"}},
  };
}

/// Acts on goods, people and money.
inline std::vector<RoleAct> daily_acts() {
  return {
      {"product list", "omksag", {"product", "list"}},
      {"product show", "omksag", {"product", "show", "LAMP-7"}},
      {"product bind", "omk", {"product", "bind", "UNKNOWN", "LAMP-7"}},
      {"product bundle", "omk", {"product", "bundle", "GIFT", "LAMP-7=2"}},
      {"product parts", "omksag", {"product", "parts", "LAMP-7"}},
      {"stock list", "omksag", {"stock", "list"}},
      {"stock show", "omksag", {"stock", "show", "LAMP-7"}},
      {"stock moves", "omksag", {"stock", "moves", "LAMP-7"}},
      {"stock low list", "omksag", {"stock", "low", "list"}},
      {"stock low set", "omk", {"stock", "low", "set", "--sku", "LAMP-7", "3"}},
      {"stock low import", "omk", {"stock", "low", "import", "{dir}/low.csv"}},
      {"stock zone list", "omksag", {"stock", "zone", "list"}},
      {"stock zone set",
       "omk",
       {"stock", "zone", "set", "LAMP-7", "--location", "LAGER", "--zone", "A 1"}},
      {"stock zone import", "omk", {"stock", "zone", "import", "{dir}/zones.csv"}},
      {"count create", "omk", {"count", "create", "--location", "LAGER", "--all"}},
      {"count sheet", "omksag", {"count", "sheet", "C1", "--to-file", "{dir}/sheet.csv"}},
      {"count enter", "omk", {"count", "enter", "C1", "LAMP-7=3"}},
      {"count list", "omksag", {"count", "list"}},
      {"count show", "omksag", {"count", "show", "C1"}},
      {"count recount", "omk", {"count", "recount", "C1"}},
      {"count approve", "om", {"count", "approve", "C1"}},
      {"count post", "omk", {"count", "post", "C1", "--uncounted", "leave"}},
      {"count cancel", "omk", {"count", "cancel", "C1"}},
      {"order list", "omstag", {"order", "list"}},
      {"order show", "omstag", {"order", "show", "#1001"}},
      {"role list", everyone, {"role", "list"}},
      {"role rights", everyone, {"role", "rights"}},
      {"role add", "od", {"role", "add", "Buyer", "--like", "seller"}},
      {"role set", "od", {"role", "set", "OWN", "--with", "read_stock"}},
      {"role may", "omtd", {"role", "may", "SELLER"}},
      {"role who", "omtd", {"role", "who", "read_cost"}},
      {"device enrol", "od", {"device", "enrol", "--name", "till"}},
      {"device code", "od", {"device", "code"}},
      {"device list", "od", {"device", "list"}},
      {"device revoke", "od", {"device", "revoke", "till"}},
      {"token add",
       "od",
       {"token", "add", "nightly", "--commands", "stock list", "--file", "{dir}/token"}},
      {"token list", "od", {"token", "list"}},
      {"token revoke", "od", {"token", "revoke", "nightly"}},
      {"audit list", "oad", {"audit", "list"}},
      {"audit verify", "oad", {"audit", "verify"}},
      {"payout list", "oa", {"payout", "list"}},
      {"payout show", "oa", {"payout", "show", "P-1"}},
      {"payout match", "omka", {"payout", "match"}},
      {"ledger entries", "oa", {"ledger", "entries"}},
      {"ledger trial-balance", "oa", {"ledger", "trial-balance"}},
      {"ledger open-items", "oa", {"ledger", "open-items"}},
      {"ledger export", "oa", {"ledger", "export", "--file", "{dir}/books.csv"}},
      {"report list", everyone, {"report", "list"}},
      {"report run", everyone, {}},  // each report below
      {"demo", everyone, {}},
      {"man", everyone, {"man"}},
      {"completion", everyone, {"completion", "bash"}},
  };
}

/// Acts on the people of the shop.
inline std::vector<RoleAct> people_acts() {
  return {
      {"employee list", "omtd", {"employee", "list"}},
      {"employee add", "omd", {"employee", "add", "New"}},
      {"employee set", "omd", {"employee", "set", "SELLER", "--name", "Sella"}},
      {"employee alias", "omd", {"employee", "alias", "SELLER", "Sel", "--channel", "WEB"}},
      {"employee bind", "omd", {"employee", "bind", "NOBODY", "SELLER"}},
      {"employee import", "omd", {"employee", "import", "{dir}/people.csv"}},
      {"employee role", "od", {"employee", "role", "NEUTRAL", "seller"}},
      {"employee pin", "omd", {"employee", "pin", "NEUTRAL"}},
      {"employee password", everyone, {"employee", "password"}},
      {"employee hours set", "omd", {"employee", "hours", "set", "SELLER", "2026-03-02", "8"}},
      {"employee hours list", "omtd", {"employee", "hours", "list"}},
      {"employee hours import", "omd", {"employee", "hours", "import", "{dir}/hours.csv"}},
      {"employee credit", "omd", {"employee", "credit", "#1001", "--helped", "SELLER=100"}},
      {"employee performance", everyone, {"employee", "performance"}},
      {"employee errors", "omtn", {"employee", "errors", "NEUTRAL"}},
      {"employee target set", "omd", {"employee", "target", "set", "SELLER", "2026-09", "900"}},
      {"employee target list", everyone, {"employee", "target", "list"}},
      {"employee target import", "omd", {"employee", "target", "import", "{dir}/targets.csv"}},
      {"employee coach review", everyone, {"employee", "coach", "review"}},
      {"employee coach note", "omt", {"employee", "coach", "note", "SELLER", "--topic", "Lamps"}},
      {"employee coach follow-up", "omt", {"employee", "coach", "follow-up", "7"}},
      {"employee coach notes", everyone, {"employee", "coach", "notes"}},
      {"employee coach topics", everyone, {"employee", "coach", "topics"}},
      {"employee coach topic", "omt", {"employee", "coach", "topic", "order_value", "Lamps"}},
      {"employee coach onboarding", "omtn", {"employee", "coach", "onboarding", "NEUTRAL"}},
      {"employee commission rule", "oa", {"employee", "commission", "rule", "2"}},
      {"employee commission rules", "oa", {"employee", "commission", "rules"}},
      {"employee commission class", "oa", {"employee", "commission", "class", "x", "LAMP-7"}},
      {"employee commission state",
       "oan",
       {"employee", "commission", "state", "NEUTRAL", "2026-02"}},
      {"employee commission list", everyone, {"employee", "commission", "list"}},
  };
}

/// Acts on the shop's own goods.
inline std::vector<RoleAct> goods_acts() {
  return {
      {"stock hold",
       "omk",
       {"stock", "hold", "LAMP-7", "--location", "LAGER", "--quantity", "1", "--bucket",
        "damaged"}},
      {"stock release",
       "omk",
       {"stock", "release", "LAMP-7", "--location", "LAGER", "--quantity", "1", "--bucket",
        "damaged"}},
      {"stock adjust",
       "omk",
       {"stock", "adjust", "LAMP-7", "--location", "LAGER", "--by=-1", "--reason", "DAMAGED"}},
      {"stock lots", "omksag", {"stock", "lots"}},
      {"stock expiring", "omksag", {"stock", "expiring"}},
      {"stock lot keep", "omk", {"stock", "lot", "keep", "LAMP-7"}},
      {"stock lot set", "omk", {"stock", "lot", "set", "LAMP-7", "L1", "--expires", "never"}},
      {"stock lot assign",
       "omk",
       {"stock", "lot", "assign", "LAMP-7", "1", "--location", "LAGER", "--to", "L1"}},
      {"stock lot moves", "omksag", {"stock", "lot", "moves", "LAMP-7", "L1"}},
      {"stock lot propose",
       "omksag",
       {"stock", "lot", "propose", "LAMP-7", "1", "--location", "LAGER"}},
      {"stock reason list", everyone, {"stock", "reason", "list"}},
      {"stock reason add",
       "od",
       {"stock", "reason", "add", "MOTHS", "--name", "Moths", "--account", "5100"}},
      {"transfer create",
       "omk",
       {"transfer", "create", "--from", "LAGER", "--to", "MAIN", "LAMP-7=1", "--dry-run"}},
      {"transfer set",
       "omk",
       {"transfer", "set", "T-1", "--from", "LAGER", "--to", "MAIN", "LAMP-7=1"}},
      {"transfer ready", "omk", {"transfer", "ready", "T-1"}},
      {"transfer reopen", "omk", {"transfer", "reopen", "T-1"}},
      {"transfer ship", "omk", {"transfer", "ship", "T-1"}},
      {"transfer receive", "omk", {"transfer", "receive", "T-1"}},
      {"transfer close", "omk", {"transfer", "close", "T-1"}},
      {"transfer cancel", "omk", {"transfer", "cancel", "T-1"}},
      {"transfer list", "omksag", {"transfer", "list"}},
      {"transfer show", "omksag", {"transfer", "show", "T-1"}},
      {"transfer picking-list",
       "omksag",
       {"transfer", "picking-list", "T-1", "--to-file", "{dir}/list.pdf"}},
      {"transfer delivery-note",
       "omksag",
       {"transfer", "delivery-note", "T-1", "--to-file", "{dir}/note.pdf"}},
  };
}

/// Acts on suppliers and orders with them.
inline std::vector<RoleAct> supply_acts() {
  return {
      {"consign list", "omksag", {"consign", "list"}},
      {"consign set",
       "om",
       {"consign", "set", "LAMP-7", "--supplier", "MILL", "--cost", "2", "--entity", "NOWHERE"}},
      {"consign end", "om", {"consign", "end", "LAMP-7", "--entity", "NOWHERE"}},
      {"consign statement", "oa", {"consign", "statement", "MILL"}},
      {"supplier add", "om", {"supplier", "add", "Mill"}},
      {"supplier set", "om", {"supplier", "set", "MILL", "--lead-days", "3"}},
      {"supplier list", "omksag", {"supplier", "list"}},
      {"supplier product", "om", {"supplier", "product", "MILL", "LAMP-7", "--cost", "2"}},
      {"supplier products", "omksag", {"supplier", "products"}},
      {"supplier import", "om", {"supplier", "import", "{dir}/terms.csv"}},
      {"purchase create",
       "om",
       {"purchase", "create", "--supplier", "MILL", "--to", "LAGER", "LAMP-7=1", "--dry-run"}},
      {"purchase set",
       "om",
       {"purchase", "set", "P-1", "--supplier", "MILL", "--to", "LAGER", "LAMP-7=1"}},
      {"purchase order", "om", {"purchase", "order", "P-1"}},
      {"purchase receive", "omk", {"purchase", "receive", "P-1"}},
      {"purchase close", "om", {"purchase", "close", "P-1"}},
      {"purchase cancel", "om", {"purchase", "cancel", "P-1"}},
      {"purchase invoice", "om", {"purchase", "invoice", "P-1", "--invoice", "R1"}},
      {"purchase invoices", "om", {"purchase", "invoices", "P-1"}},
      {"purchase return", "omk", {"purchase", "return", "P-1", "LAMP-7=1"}},
      {"purchase list", "omksag", {"purchase", "list"}},
      {"purchase show", "omksag", {"purchase", "show", "P-1"}},
      {"replenish", "omksag", {"replenish", "--location", "LAGER"}},
      {"stock replenishment list", "omksag", {"stock", "replenishment", "list"}},
      {"stock replenishment set", "om", {"stock", "replenishment", "set", "--window", "60"}},
      {"stock alerts", "omksag", {"stock", "alerts"}},
      {"stock alert clear",
       "omk",
       {"stock", "alert", "clear", "LAMP-7", "--location", "LAGER", "--reason", "seen"}},
      {"stock alert history", "omksag", {"stock", "alert", "history"}},
      {"stock reconcile", "omk", {"stock", "reconcile", "{dir}/terms.csv", "--location", "LAGER"}},
      {"stock statement list", "omksag", {"stock", "statement", "list"}},
      {"stock statement show", "omksag", {"stock", "statement", "show", "R1"}},
      {"stock statement settle", "omk", {"stock", "statement", "settle", "R1", "--reason", "LOST"}},
      {"stock statement leave", "omk", {"stock", "statement", "leave", "R1", "--note", "asked"}},
      {"stock statement close", "omk", {"stock", "statement", "close", "R1"}},
  };
}

/// Every command that there is. A new one without a line here fails the test.
inline std::vector<RoleAct> role_acts() {
  auto acts = company_acts();
  for (const auto& more : {offer_acts(), customer_acts(), price_acts(), daily_acts(), people_acts(),
                           goods_acts(), supply_acts()})
    acts.insert(acts.end(), more.begin(), more.end());
  return acts;
}

/// Every report, with who may run it.
inline const std::vector<RoleAct>& role_reports() {
  static const std::vector<RoleAct> acts = {
      {"sales-by-month", "omstag", {}},    {"sales-by-product", "omstag", {}},
      {"stock-adjustments", "omksag", {}}, {"stock-value", "omksag", {}},
      {"trial-balance", "oa", {}},         {"day-close", "oa", {}},
      {"open-orders", "omstag", {}},       {"import-result", "omka", {}},
      {"count-accuracy", "omksag", {}},    {"shrinkage", "oa", {}},
      {"stock-flow", "omksag", {}},        {"stock-ageing", "omksag", {}},
      {"stock-turnover", "oa", {}},        {"abc", "omstag", {}},
      {"stock-movements", "omksag", {}},   {"fill-rate", "omksag", {}},
  };
  return acts;
}

}  // namespace kontor::test
