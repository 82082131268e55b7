#include "domain/customers/customer.h"
#include "persistence/check/check_unit.h"
#include "persistence/stores/customer_matches.h"

namespace kontor::persistence {

namespace customer_checks_detail {

constexpr int looked_at_once = 2'000;

/// What profiles are compared by is what they say. Names no texts: they are personal data.
void check_matches(SqlUnit& u, Findings& findings) {
  CustomerId after;
  do {
    after = each_wrong_match(u, after, looked_at_once, [&](CustomerId wrong) {
      if (!findings.full())
        findings.add("customer_match " + customers::code_of(wrong) +
                     " is compared by other facts than its own");
    });
  } while (after && !findings.full());
  std::vector<CustomerId> astray;
  CustomerId id;
  Query q(u,
          "select distinct b.customer_id from customer_block b where not exists (select 1 from "
          "customer_match m where m.customer_id = b.customer_id) order by b.customer_id limit " +
              std::to_string(most_findings + 1));
  q.into(id);
  while (q.next()) astray.push_back(id);
  for (const CustomerId wrong : astray)
    findings.add("customer_block " + customers::code_of(wrong) + " is looked for without facts");
}

}  // namespace customer_checks_detail

std::vector<Check> customer_checks() {
  return {{"customer_match", customer_checks_detail::check_matches}};
}

}  // namespace kontor::persistence
