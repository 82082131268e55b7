#pragma once

#include <memory>
#include <string>

#include "app/context.h"
#include "tests/support/kontor.h"
#include "tests/support/shop_files.h"

namespace kontor::test {

/// The lamp shop after two weeks, in a new book.
inline Shop lamp_shop(const std::string& address) {
  const TempDir dir;
  Shop shop(address);
  write_products(dir / "products.csv");
  write_inventory(dir / "inventory.csv");
  write_orders(dir / "orders.csv", second_week());
  shop.expect(0, {"book", "create", "--entity", "Lampen", "--country", "DE", "--currency", "EUR",
                  "--time-zone", "Europe/Berlin"});
  for (const char* file : {"products.csv", "inventory.csv", "orders.csv"}) {
    shop.expect(
        0, {"import", "auto", (dir / file).string(), "--channel", "WEB", "--as-of", "2026-03-14"});
  }
  return shop;
}

/// Orders whose quantity is no number: each row is refused.
inline void write_broken_orders(const std::filesystem::path& file, int rows) {
  write_orders(file, {});
  std::string text = read_file(file);
  for (int i = 0; i < rows; ++i) {
    text += "#B" + std::to_string(i) +
            ",paid,,,,,EUR,5.00,0.00,0.00,5.00,0.00,0.00,,,,,2026-03-09 10:00:00 +0100,many,Lamp,"
            "5.00,LAMP-1,pending\n";
  }
  write_file(file, text);
}

inline std::unique_ptr<app::OpenBook> take_open(const std::string& address, const Clock& clock) {
  auto book = app::OpenBook::open(address, clock);
  BOOST_REQUIRE(static_cast<bool>(book));
  return std::move(*book);
}

}  // namespace kontor::test
