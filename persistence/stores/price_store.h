#pragma once

#include "domain/pricing/price_store.h"

namespace kontor::persistence {

class SqlPriceStore final : public pricing::PriceStore {
 public:
  std::vector<pricing::PriceList> list_versions(Unit&) override;
  void add_version(Unit&, const pricing::PriceList&, EmployeeId by) override;
  pricing::PricedPage products(Unit&, const pricing::PricedFilter&) override;
  void add_facts(Unit&, const std::vector<pricing::PriceFact>&) override;
  std::int64_t next_revision(Unit&) override;
  std::vector<pricing::PriceFact> facts(Unit&, const std::vector<ProductId>&) override;
  std::int64_t take_number(Unit&) override;
  void add_change(Unit&, const pricing::PriceChange&,
                  const std::vector<pricing::ChangeLine>&) override;
  void set_change(Unit&, const pricing::PriceChange&) override;
  std::optional<pricing::PriceChange> change(Unit&, std::int64_t number, bool lock) override;
  std::vector<pricing::PriceChange> changes(Unit&, std::int64_t before, int limit) override;
  std::vector<pricing::ChangeLine> lines(Unit&, std::int64_t number) override;
  std::vector<pricing::ShownChangeLine> shown_lines(Unit&, std::int64_t number, std::int64_t after,
                                                    int limit) override;
  std::vector<pricing::ApprovedDifference> approved_differences(Unit&) override;
  void add(Unit&, const pricing::ApprovedDifference&) override;
};

}  // namespace kontor::persistence
