#include "persistence/check/check.h"

#include <algorithm>
#include <iterator>

#include "domain/base/failure.h"
#include "persistence/check/check_unit.h"

namespace kontor::persistence {

namespace check_detail {

std::vector<Check> checks_of(const std::vector<std::string>& only) {
  std::vector<Check> all;
  for (auto& some : {entry_checks(), summary_checks(), stock_checks(), order_checks(),
                     money_checks(), search_checks(), customer_checks(), audit_checks()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  std::erase_if(all, [&](const Check& check) {
    return !only.empty() && std::ranges::find(only, check.name) == only.end();
  });
  return all;
}

/// The checks that say whether what was posted and sealed is as it was.
const std::vector<std::string>& seal_checks() {
  static const std::vector<std::string> names = {"entry_balance", "entry_whole", "entry_digest",
                                                 "audit_seal", "audit_facts"};
  return names;
}

}  // namespace check_detail

std::vector<std::string> check_names() {
  std::vector<std::string> names;
  for (const Check& check : check_detail::checks_of({})) names.push_back(check.name);
  return names;
}

std::vector<Finding> check_unit(Unit& unit, intake::Progress& progress,
                                const std::vector<std::string>& only) {
  const std::vector<Check> checks = check_detail::checks_of(only);
  std::vector<Finding> found;
  std::int64_t done = 0;
  for (const Check& check : checks) {
    if (progress.cancelled()) throw Failure(FailureCode::cancelled);
    progress.at("check", done++, std::ssize(checks));
    Findings findings(check.name);
    check.run(sql(unit), findings);
    std::vector<Finding> some = findings.take();
    std::move(some.begin(), some.end(), std::back_inserter(found));
  }
  progress.at("check", done, std::ssize(checks));
  return found;
}

std::vector<Finding> check_book(Book& book, intake::Progress& progress,
                                const std::vector<std::string>& only) {
  return book.read([&](Unit& unit) { return check_unit(unit, progress, only); });
}

std::vector<Finding> verify_audit(Book& book, intake::Progress& progress) {
  return check_book(book, progress, check_detail::seal_checks());
}

std::vector<Finding> verify_audit(Unit& unit, intake::Progress& progress) {
  return check_unit(unit, progress, check_detail::seal_checks());
}

}  // namespace kontor::persistence
