#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/date.h"
#include "domain/base/money.h"
#include "domain/customers/customer.h"

namespace kontor::customers {

/// What a profile has ordered, cancelled orders left out. Orders placed are no sales: they count
/// by the day of the order (rules.md 2).
struct CustomerOrders {
  CustomerId customer;
  std::int64_t orders = 0;
  std::optional<BusinessDate> first, last;
  std::vector<Money> placed;  ///< what the orders come to, by currency
};

/// One of a profile's orders.
struct CustomerOrder {
  DocumentId document;
  std::string number;
  std::string channel;  ///< code
  BusinessDate placed_date;
  std::string state;  ///< by its stored name
  Money total, refunded;
};

/// By what a profile is known.
struct CustomerIdentity {
  std::string kind;  ///< "channel", "email", "phone"
  std::string key;
  ChannelId channel;  ///< of the channel's own id; none: on every channel
};

/// What was known of a profile at some time. Personal data.
struct CustomerVersion {
  std::int64_t version = 0;   ///< 0: what orders had told
  std::int64_t batch = 0;     ///< number of the import; 0 where it is not known
  std::optional<Instant> at;  ///< when that import began
  bool undone = false;
  CustomerRecord record;
};

/// How many profiles a search finds, looked at no further than most_customers_counted.
struct CustomerCount {
  std::int64_t customers = 0;
  bool more = false;
};
inline constexpr std::int64_t most_customers_counted = 100'000;

/// Questions that the list of customers asks; reads only. What is asked of a person counts their
/// aliases too.
class CustomerReader {
 public:
  virtual ~CustomerReader() = default;
  virtual CustomerCount count(Unit&, const CustomerFilter&) = 0;
  /// The cursor behind so many rows of the list, counted from the filter's `after`, without reading
  /// them; empty: there are not so many.
  virtual std::string place_behind(Unit&, const CustomerFilter&, std::int64_t rows) = 0;
  /// In no order; profiles without orders are left out. `at`: only orders at one of these places
  /// and channels; none said: all.
  virtual std::vector<CustomerOrders> orders(Unit&, const std::vector<CustomerId>&,
                                             const std::vector<company::Scope>& at) = 0;
  /// Newest first; `at` as above.
  virtual std::vector<CustomerOrder> newest_orders(Unit&, CustomerId, int limit,
                                                   const std::vector<company::Scope>& at) = 0;
  virtual std::vector<CustomerIdentity> identities(Unit&, CustomerId) = 0;
  /// Newest first.
  virtual std::vector<CustomerVersion> versions(Unit&, CustomerId) = 0;
};

}  // namespace kontor::customers
