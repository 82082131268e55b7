#pragma once

#include <span>
#include <string>
#include <string_view>

#include "domain/base/ids.h"

namespace kontor::books {

enum class AccountType { asset, liability, equity, income, expense };
std::string_view name_of(AccountType type);
AccountType account_type_named(std::string_view name);

/// The accounts that posting rules name. The chart gives each an ASCII code; their names in four
/// languages are in i18n under the key "account.<key>".
struct ChartAccount {
  std::string_view key;
  std::string_view code;
  AccountType type;
  bool itemised;  ///< its balance is a list of open items, one a document
};

/// The standard chart, by code.
std::span<const ChartAccount> standard_chart();
const ChartAccount& chart_account(std::string_view key);

/// An account of the book. Accounts that exist once per gateway (clearing) or channel (current
/// account) carry it in `detail`; their code is "<code>-<DETAIL>".
struct Account {
  AccountId id;
  std::string key;
  std::string code;
  AccountType type = AccountType::asset;
  bool itemised = false;
  std::string detail;       ///< gateway or channel code, else empty
  std::string detail_name;  ///< as people write it
};

}  // namespace kontor::books
