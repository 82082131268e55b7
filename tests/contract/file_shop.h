#pragma once

#include "channels/profile.h"
#include "persistence/admin/digest.h"
#include "tests/contract/money_shop.h"

namespace kontor::test {

/// A file as its channel wrote it.
struct ChannelFile {
  std::string profile, text;
};

/// A shop that takes in files by their profiles.
class FileShop {
 public:
  explicit FileShop(TestBook& tb) : m_shop(tb) {}

  intake::ImportReport take_in(const ChannelFile& file) {
    std::vector<channels::Input> inputs;
    inputs.push_back(channels::memory_input(file.profile + ".csv", file.text));
    channels::ProfileOptions options;
    options.entity_currency = eur();
    auto opened = (*channels::find_profile(file.profile))->open(std::move(inputs), options);
    BOOST_REQUIRE(static_cast<bool>(opened));
    intake::ImportRequest request;
    request.as_of = *Instant::parse_iso("2026-09-20T12:00:00Z");
    NoProgress progress;
    auto report =
        intake::import_records(m_shop.book(), m_shop.stores(), m_shop.clock(), m_shop.hands(),
                               opened->info, *opened->source, request, progress);
    BOOST_REQUIRE(static_cast<bool>(report));
    for (const auto& r : report->refusals)
      BOOST_ERROR(file.profile << " row " << r.row << " refused: " << name_of(r.refusal.code));
    return *report;
  }

  std::string figures() {
    return m_shop.book().read([](Unit& unit) { return persistence::figures_digest(unit); });
  }
  std::vector<std::string> balances() { return m_shop.balances(BusinessDate::of(2026, 12, 31)); }
  void undo(std::int64_t batch) { m_shop.undo(batch); }
  void check() { m_shop.check(); }
  /// For what no profile reads here: records in memory.
  MoneyShop& money() { return m_shop; }

 private:
  MoneyShop m_shop;
};

}  // namespace kontor::test
