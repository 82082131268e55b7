#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/ids.h"
#include "domain/company/company.h"

namespace kontor::customers {

/// What is known of a person or firm, cleaned. Personal data: it lives in side rows that can be
/// erased, and in no posted, hashed or logged text.
struct CustomerRecord {
  std::string name, email;
  std::string phone;  ///< E.164, or as given where it can't be read as a phone
  std::string first_name, last_name, company;
  std::string street, street2, city, region, postal_code;
  std::string country;  ///< ISO 3166 code of two letters, or as given
  std::optional<bool> accepts_email, accepts_sms, tax_exempt;
  std::string tags, note;
  bool operator==(const CustomerRecord&) const = default;
};

/// The canonical text of a record: what a version stores.
std::string canonical_content(const CustomerRecord& record);
/// Reads canonical_content back.
CustomerRecord parse_customer(std::string_view content);

/// A profile with what the book knows of it.
struct Customer {
  CustomerId id;
  CustomerRecord record;
  bool listed = false;      ///< a customer list told of it, not orders alone
  std::int64_t orders = 0;  ///< its orders that stand
};

/// What people call a profile: "C1042".
std::string code_of(CustomerId id);
/// The profile of such a code; none when the text is no code.
CustomerId customer_of_code(std::string_view code);

struct CustomerFilter {
  std::string search;                   ///< part of a name, e-mail or phone
  std::vector<CustomerId> only = {};    ///< only these, which are few; none said: all
  std::vector<company::Scope> at = {};  ///< only who ordered at one of these; none: all
  std::string after;
  int limit = 100;
};
struct CustomerPage {
  std::vector<Customer> rows;  ///< without `orders`
  std::string next;
};

}  // namespace kontor::customers
