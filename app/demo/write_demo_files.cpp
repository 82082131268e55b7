#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "app/demo/demo.h"
#include "app/demo/order_plan.h"
#include "app/demo/readme.h"
#include "app/demo/shopify_files.h"
#include "domain/base/failure.h"

namespace kontor::app {

namespace {

void write_demo_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (!out) throw Failure(FailureCode::file_unwritable, {{"file", path.string()}});
}

BusinessDate next_month(BusinessDate month_start) {
  constexpr int surely_next_month = 31;
  return (month_start + surely_next_month).month_start();
}

/// Writes one store's files.
class StoreFiles {
 public:
  StoreFiles(const DemoOptions& options, const demo::Shop& shop, demo::Random& random)
      : m_options(options), m_shop(shop), m_random(random) {}

  void write(const std::vector<demo::Buyer>& buyers, std::vector<DemoFile>& files) {
    const auto orders = demo::make_orders(m_shop, buyers, m_options.today, m_random);
    const auto counted = demo::count_stock(m_shop, orders, m_options.today, m_random);
    const Instant counted_at = m_shop.at(m_options.today, demo::counted_at_hour);
    add(files, "products", "shopify-products", counted_at, demo::products_csv(m_shop));
    add(files, "inventory", "shopify-inventory", counted_at, demo::inventory_csv(counted));
    add_orders(files, orders);
  }

 private:
  void add(std::vector<DemoFile>& files, const std::string& name, const std::string& profile,
           Instant as_of, const std::string& text) const {
    const auto path = m_options.dir / "files" / (m_shop.key + "-" + name + ".csv");
    write_demo_file(path, text);
    files.push_back({path, profile, m_shop.channel, as_of});
  }

  /// A file a month, exported a week into the next one, so that its refunds have a date near
  /// theirs.
  void add_orders(std::vector<DemoFile>& files, const std::vector<demo::ShopOrder>& orders) const {
    constexpr int export_day = 7;
    constexpr int export_hour = 9;
    const Instant end = m_shop.at(m_options.today, demo::demo_ends_at_hour);
    std::size_t first = 0;
    while (first < orders.size()) {
      const BusinessDate month = month_of(orders[first]);
      std::vector<const demo::ShopOrder*> of_month;
      for (; first < orders.size() && month_of(orders[first]) == month; ++first)
        of_month.push_back(&orders[first]);
      const Instant exported = m_shop.at(next_month(month) + export_day, export_hour);
      add(files, "orders-" + month.to_iso().substr(0, 7), "shopify-orders", std::min(exported, end),
          demo::orders_csv(m_shop, of_month));
    }
  }

  BusinessDate month_of(const demo::ShopOrder& order) const {
    return m_shop.zone.local(order.created).date.month_start();
  }

  const DemoOptions& m_options;
  const demo::Shop& m_shop;
  demo::Random& m_random;
};

}  // namespace

std::vector<DemoFile> write_demo_files(const DemoOptions& options) {
  std::error_code error;
  std::filesystem::create_directories(options.dir / "files", error);
  if (error)
    throw Failure(FailureCode::file_unwritable,
                  {{"file", (options.dir / "files").string()}, {"detail", error.message()}});
  std::vector<DemoFile> files;
  demo::Random random(options.seed);
  const demo::Shop berlin = demo::berlin_shop();
  StoreFiles(options, berlin, random).write(demo::berlin_buyers(random), files);
  const demo::Shop kyoto = demo::kyoto_shop();
  StoreFiles(options, kyoto, random).write(demo::kyoto_buyers(random), files);
  write_demo_file(options.dir / "README.txt", demo::readme_text(options.today));
  return files;
}

}  // namespace kontor::app
