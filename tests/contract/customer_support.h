#pragma once

#include <boost/test/unit_test.hpp>

#include "domain/customers/customer.h"

namespace kontor::test {

/// Takes a batch's customers back in chunks of two, as an undo takes them by the thousand.
inline void undo_customers(Book& book, customers::CustomerStore& store, std::int64_t batch) {
  const BatchId of(batch);
  const auto held = book.read([&](Unit& u) { return store.held(u, of); });
  CustomerId after;
  for (bool more = true; more;) {
    book.write([&](Unit& u) {
      const auto profiles = store.of_batch(u, of, after, 2);
      BOOST_TEST(profiles.size() <= 2U);
      store.undo(u, of, profiles, held);
      more = !profiles.empty();
      if (more) after = profiles.back();
    });
  }
}

}  // namespace kontor::test
