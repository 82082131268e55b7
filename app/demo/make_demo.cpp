#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "app/context.h"
#include "app/demo/demo.h"
#include "app/demo/goods_acts.h"
#include "app/import_jobs.h"
#include "domain/base/failure.h"

namespace kontor::app {

namespace {

/// Raised when the generator's files or the acts on the book change for the same seed.
constexpr int demo_version = 4;
constexpr const char* demo_marker = "demo.marker";
constexpr const char* demo_book = "demo.kontor";

std::string demo_marker_text(const DemoOptions& options, std::string_view state) {
  return fmt::format("kontor demo {}\nseed {}\ntoday {}\n{}\n", demo_version, options.seed,
                     options.today.to_iso(), state);
}

std::string read_demo_marker(const std::filesystem::path& dir) {
  std::ifstream in(dir / demo_marker, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_demo_marker(const DemoOptions& options, std::string_view state) {
  const auto path = options.dir / demo_marker;
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << demo_marker_text(options, state);
  out.close();
  if (!out) throw Failure(FailureCode::file_unwritable, {{"file", path.string()}});
}

std::string demo_address(const std::filesystem::path& dir) {
  return "sqlite://" + (std::filesystem::absolute(dir).lexically_normal() / demo_book).string();
}

Failure cannot_write(const std::filesystem::path& path, const std::error_code& error) {
  return Failure(FailureCode::file_unwritable,
                 {{"file", path.string()}, {"detail", error.message()}});
}

/// Whether something lies in the folder, or it is none.
bool demo_dir_taken(const std::filesystem::path& dir) {
  std::error_code error;
  if (!std::filesystem::exists(dir, error)) return false;
  if (!std::filesystem::is_directory(dir, error)) return true;
  const bool empty = std::filesystem::is_empty(dir, error);
  if (error) throw cannot_write(dir, error);
  return !empty;
}

/// Takes away what an earlier run made before it was broken off.
void clear_half_made_demo(const std::filesystem::path& dir) {
  const std::string book = demo_book;
  for (const std::string& name :
       {book, book + "-wal", book + "-shm", std::string("README.txt"), std::string("files")}) {
    std::error_code error;
    std::filesystem::remove_all(dir / name, error);
    if (error) throw cannot_write(dir / name, error);
  }
}

/// Sets up the retailer; the first refusal ends it.
class DemoCompany {
 public:
  DemoCompany(OpenBook& book, BusinessDate today) : m_setup(book.setup()), m_today(today) {}

  std::optional<Refusal> set_up() {
    take(m_setup.add_location(place("LEIPZIG", "Warehouse Leipzig", home, "warehouse")));
    take(m_setup.add_location(place("FBA", "Amazon FBA", home, "marketplace")));
    take(m_setup.add_entity(kyoto()));
    take(m_setup.add_location(place("KYOTO", "Shop Kyoto", abroad, "store")));
    // Orders without a place are sent from the first of the sources.
    channel("SHOPIFY-BERLIN", "Web shop Berlin", home, {"LEIPZIG", "MAIN", "FBA"});
    channel("TILL-BERLIN", "Till Berlin", home, {"MAIN"}, "order");
    channel("WHOLESALE", "Wholesale", home, {"LEIPZIG"});
    channel("AMAZON", "Amazon", home, {"FBA"});
    channel("ETSY", "Etsy", home, {"LEIPZIG"});
    channel("BANK-BERLIN", "Bank Berlin", home, {});
    channel("SHOPIFY-KYOTO", "Web shop Kyoto", abroad, {"KYOTO"});
    channel("TILL-KYOTO", "Till Kyoto", abroad, {"KYOTO"}, "order");
    channel("BANK-KYOTO", "Bank Kyoto", abroad, {});
    take(m_setup.put_source_rule("SHOPIFY-BERLIN", "shopify_draft_order", "", "WHOLESALE", false));
    take(m_setup.put_source_rule("SHOPIFY-BERLIN", "sell-on-amazon", "", "SHOPIFY-BERLIN", true));
    add_rates();
    return m_refusal;
  }

  static NewBook first_entity(BusinessDate today) {
    NewBook book;
    book.entity = {home, "Nordlicht GmbH", "DE", "EUR", "Europe/Berlin", 1, "vat", start(today)};
    book.location_name = "Shop Berlin";
    return book;
  }

 private:
  static constexpr const char* home = "NORDLICHT";
  static constexpr const char* abroad = "NORDLICHT-JP";

  /// Before the oldest fee of the marketplace.
  static BusinessDate start(BusinessDate today) {
    constexpr int days_kept = 760;
    return (today + -days_kept).month_start();
  }

  company::EntityDraft kyoto() const {
    constexpr int april = 4;
    return {abroad,        "ノルトリヒト京都 合同会社", "JP", "JPY", "Asia/Tokyo", april, "vat",
            start(m_today)};
  }

  static company::LocationDraft place(const char* code, const char* name, const char* entity,
                                      const char* kind) {
    return {code, name, entity, kind, {}, 0};
  }

  void channel(const char* code, const char* name, const char* entity,
               std::vector<std::string> sources, const char* recognise = "fulfilled") {
    take(m_setup.add_channel({code, name, entity, {}, 0, recognise, true, std::move(sources)}));
  }

  /// For sums over both companies: an invented rate a quarter.
  void add_rates() {
    constexpr std::int64_t yen_cents[] = {16'020, 16'110, 16'350, 16'180, 16'425,
                                          16'310, 16'590, 16'470, 16'350};
    constexpr int quarter = 92;
    BusinessDate day = start(m_today);
    for (const std::int64_t rate : yen_cents) {
      if (day > m_today) break;
      take(m_setup.put_rate(day, "EUR", "JPY", {rate, 2}));
      day = day + quarter;
    }
  }

  template <class T>
  void take(const Result<T>& result) {
    if (!result && !m_refusal) m_refusal = result.refusal();
  }

  company::Setup m_setup;
  BusinessDate m_today;
  std::optional<Refusal> m_refusal;
};

void add_counts(intake::Counts& sum, const intake::Counts& more) {
  sum.create += more.create;
  sum.update += more.update;
  sum.unchanged += more.unchanged;
  sum.refuse += more.refuse;
}

}  // namespace

Result<DemoReport> make_demo_book(const std::string& address, const std::vector<DemoFile>& files,
                                  BusinessDate today, const Clock& clock,
                                  intake::Progress& progress) {
  auto book = create_book(address, DemoCompany::first_entity(today), clock);
  if (!book) return book.refusal();
  if (auto refusal = DemoCompany(**book, today).set_up()) return *refusal;
  DemoReport report;
  report.address = address;
  for (const DemoFile& file : files) {
    ImportJob job;
    job.profile = "auto";
    job.files = {file.path};
    job.request.channel = file.channel;
    job.request.as_of = file.as_of;
    const auto planned = plan_imports(job);
    if (!planned) return planned.refusal();
    const auto imported = run_import(**book, planned->front(), progress);
    if (!imported) return imported.refusal();
    ++report.files;
    add_counts(report.counts, imported->counts);
  }
  // Without the files there are no goods to act on.
  if (!files.empty())
    if (auto refusal = demo::make_goods_acts(**book, today)) return *refusal;
  settle_down(**book);
  return report;
}

Result<DemoReport> make_demo(const DemoOptions& options, const Clock& clock,
                             intake::Progress& progress) {
  DemoReport there;
  there.address = demo_address(options.dir);
  const std::string marker = read_demo_marker(options.dir);
  if (marker == demo_marker_text(options, "done")) {
    there.already_there = true;
    return there;
  }
  if (marker.starts_with("kontor demo ") && marker.ends_with("\nmaking\n")) {
    clear_half_made_demo(options.dir);
  } else if (demo_dir_taken(options.dir)) {
    return Refusal{RefusalCode::demo_dir_not_empty, {{"dir", options.dir.string()}}};
  }
  std::error_code error;
  std::filesystem::create_directories(options.dir, error);
  if (error) throw cannot_write(options.dir, error);
  write_demo_marker(options, "making");
  const auto files = write_demo_files(options).files;
  auto report = make_demo_book(there.address, files, options.today, clock, progress);
  if (report) write_demo_marker(options, "done");
  return report;
}

}  // namespace kontor::app
