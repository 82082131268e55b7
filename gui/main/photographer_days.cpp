#include <wx/datetime.h>

#include <array>
#include <fstream>
#include <iostream>

#include "gui/main/photographer.h"

namespace kontor::gui {

namespace {

constexpr const char* opening_items_for_pictures =
    "kind,number,partner,channel,gateway,due,currency,amount\n"
    "receivable,INV-0771,Muster GmbH,,,2025-01-14,,11900.00\n"
    "receivable,INV-0772,Rad & Tat KG,,,2025-01-20,,480.50\n"
    "payable,ER-5501,Lampen AG,,,2025-01-10,,7000.00\n"
    "gift_card,GC-1,,,,,,25.00\n"
    "gift_card,GC-2,,,,,,50.00\n"
    "store_credit,SC-9,Anna,,,,,19.90\n"
    "payable,ER-5502,Schlauch & Co,,,,,minus\n";

}  // namespace

bool Photographer::channels() {
  m_app.window()->go_to(Area::channels);
  auto* page = m_app.window()->channels_page();
  auto* batches = page->batches();
  const auto settled = [&] {
    return run_until([&] {
      return !batches->presenter().busy() && !batches->card()->card().loading() &&
             !page->import_panel()->presenter().busy();
    });
  };
  if (!settled() || !take("channels")) return false;
  std::size_t chosen = 0;
  for (std::size_t row = 0; row < std::min(batches->presenter().rows(), block_rows); ++row) {
    const auto* batch = batches->presenter().at(row);
    if (batch && batch->counts.refuse > 0) chosen = row;
  }
  batches->list()->choose_row(chosen);
  batches->open_chosen();
  if (!settled() || !take("channels-import")) return false;
  const auto* batch = batches->presenter().at(chosen);
  if (!batch || !std::filesystem::exists(batch->files.front())) return true;
  page->look_at(batch->files);
  if (!settled()) return false;
  for (const auto& channel : page->import_panel()->presenter().channels()) {
    if (channel.id == batch->channel) page->import_panel()->presenter().choose({channel.code, {}});
  }
  return settled() && take("import-plan") && cleaning() && mapping() && folder();
}

bool Photographer::cleaning() {
  const auto file = m_pictures.folder / "products_export.csv";
  std::ofstream(file)
      << "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,"
         "Variant Price,Variant Barcode,Status\n"
         "a,  Desk  lamp ,Nord,Title,Default Title,LAMP-1,shopify,49.00,4006381 333931,active\n"
         "b,Floor lamp , Nord,Title,Default Title,LAMP-1,shopify,89.00,x00-ab12,active\n";
  auto* page = m_app.window()->channels_page();
  auto* panel = page->import_panel();
  const auto ready = [&] { return run_until([&] { return !panel->presenter().busy(); }); };
  page->look_at({file.string()});
  bool good = ready();
  ImportWish wish = panel->presenter().wish();
  wish.duplicate_skus = intake::DuplicateSkus::suffix;
  // The invented retailer has several companies.
  if (!panel->presenter().channels().empty())
    wish.channel = panel->presenter().channels().front().code;
  panel->presenter().choose(wish);
  panel->tabs()->SetSelection(1);
  good = good && ready() && take("import-cleaning");
  panel->tabs()->SetSelection(0);
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  return good;
}

bool Photographer::mapping() {
  const auto file = m_pictures.folder / "Lieferant.csv";
  std::ofstream(file) << "Order No,Order Date,SKU,Description,Qty,Price,VAT\n"
                         "1,01/02/2026,LAMP-1,Desk lamp,1,49.00,7.82\n"
                         "2,03/04/2026,DESK-2,Writing desk,2,\"1,199.50\",191.52\n";
  auto* page = m_app.window()->channels_page();
  page->look_at({file.string()});
  const bool looked = run_until([&] { return !page->import_panel()->presenter().busy(); });
  bool good = looked && take("import-unread");
  page->import_panel()->on_mapping();
  good = good && run_until([&] { return !page->mapping_panel()->presenter().busy(); }) &&
         take("import-mapping");
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  return good;
}

bool Photographer::folder() {
  const auto watched = m_pictures.folder / "exports";
  std::error_code ignored;
  std::filesystem::create_directories(watched, ignored);
  std::ofstream(watched / "cats.csv") << "Meow,Purr\n1,2\n";
  auto* page = m_app.window()->channels_page();
  m_app.window()->go({Area::channels, ChannelsPageState{}});
  page->tabs()->SetSelection(page->tabs()->GetPageCount() - 1);
  auto& presenter = *m_app.window()->watched_folder();
  presenter.watch(watched.string());
  bool good = run_until([&] { return presenter.rows().rows() == 1; });
  m_app.window()->notices().clear();
  good = good && take("channels-folder-watched");
  std::filesystem::remove_all(watched, ignored);
  good = good && run_until([&] { return !presenter.said().empty(); });
  m_app.window()->notices().clear();
  good = good && take("channels-folder-away");
  presenter.stop();
  return good;
}

bool Photographer::setup() {
  m_app.window()->go({Area::setup, SetupPageState{}});
  auto* page = m_app.window()->setup_page();
  if (!run_until([&] { return !page->company()->form().reading(); }) || !take("setup-company"))
    return false;
  const std::array things = {"setup-places", "setup-channels"};
  for (std::size_t tab = 0; tab < things.size(); ++tab) {
    page->tabs()->SetSelection(tab + 1);
    const bool read = run_until([&] {
      return !page->places()->presenter().busy() && !page->sales_channels()->presenter().busy();
    });
    if (!read || !take(things[tab])) return false;
  }
  page->sales_channels()->form().begin_new();
  if (!take("setup-channel-new")) return false;
  page->sales_channels()->form().revert();
  page->show(SetupPageState{SetupView::people});
  if (!run_until([&] { return !page->people()->presenter().busy(); }) || !take("setup-employees"))
    return false;
  page->show(SetupPageState{SetupView::roles});
  if (!run_until([&] { return !page->roles()->presenter().busy(); }) || !take("setup-roles"))
    return false;
  page->show(SetupPageState{SetupView::opening});
  const auto settled = [&] {
    return run_until([&] {
      return !page->opening()->presenter().busy() && !page->comparison()->presenter().busy() &&
             !page->comparison()->card()->card().loading();
    });
  };
  if (!settled() || !take("setup-opening-empty")) return false;
  const auto items = m_pictures.folder / "open-items.csv";
  std::ofstream(items) << opening_items_for_pictures;
  auto& opening = page->opening()->presenter();
  opening.choose_day(opening.day_of_balances() ? "" : "2024-12-31");
  opening.choose_file(OpeningFileKind::items, items.string());
  if (!settled() || !take("setup-opening")) return false;
  page->opening()->tabs()->SetSelection(1);
  if (!take("setup-opening-rows")) return false;
  page->opening()->tabs()->SetSelection(0);
  opening.leave();
  page->show(SetupPageState{SetupView::comparison});
  if (!settled() || !take("setup-comparison-empty")) return false;
  return comparison(*page, settled) && take("setup-comparison");
}

bool Photographer::comparison(SetupPage& page, const std::function<bool()>& settled) {
  const auto totals = m_pictures.folder / "old-totals.csv";
  const auto last = period_named(PeriodName::last_month, this_day());
  std::ofstream out(totals);
  out << "date,net_sales,orders\n";
  for (auto day = *last.from; day <= *last.to; day = day + 1)
    out << day.to_iso() << ",1000.00,12\n";
  out.close();
  page.comparison()->look_at({totals.string()});
  if (!settled()) return false;
  for (std::size_t row = 0; row < page.comparison()->presenter().rows(); ++row) {
    if (page.comparison()->presenter().at(row)->documents.empty()) continue;
    page.comparison()->list()->choose_row(row);
    page.comparison()->open_chosen();
    break;
  }
  const bool ready = settled();
  std::error_code failed;
  std::filesystem::remove(totals, failed);
  std::filesystem::remove(m_pictures.folder / "open-items.csv", failed);
  return ready;
}

}  // namespace kontor::gui
